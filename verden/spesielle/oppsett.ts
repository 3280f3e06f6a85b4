// The stage the named people stand on: short ways to say «a mother», «a pupil in 6A», «a fresh e-mail address».
import { leggTil, type Byggeplass, type NyPerson } from '../bygg.ts';
import { IKKE_I_KRR, tidspunktFor } from '../krr.ts';
import type {
  Verdensadresse,
  Verdenselevforhold,
  Verdensforeldreansvar,
  Verdenskrr,
  Verdensperson,
  Verdensskole,
} from '../modell.ts';
import { asciinavn } from '../navn.ts';
import { KOMMUNENUMMER, type Krets } from '../steder.ts';
import { forsteSkoledag } from '../tid.ts';

/** The first five schools, which exist at every size. */
export interface Scene {
  readonly plass: Byggeplass;
  readonly nordbygda: Verdensskole;
  readonly solsiden: Verdensskole;
  readonly strandlia: Verdensskole;
  readonly ungdom: Verdensskole;
  readonly oyvaer: Verdensskole;
  /** Counts homes and phone numbers, so that each is used by one household only. */
  hus: number;
  telefon: number;
  /** Counts birthdays, so that the named people do not all share one. */
  bursdag: number;
  /** Last employee number handed out; 1–19 belong to the people of the descriptions. */
  ansatt: number;
}

/** Throws unless the five first schools are there. */
export function nyScene(plass: Byggeplass): Scene {
  const [nordbygda, solsiden, strandlia, ungdom, oyvaer] = plass.skoler;
  if (!nordbygda || !solsiden || !strandlia || !ungdom || !oyvaer) throw new Error('The world needs five schools');
  return { plass, nordbygda, solsiden, strandlia, ungdom, oyvaer, hus: 200, telefon: 0, bursdag: 0, ansatt: 19 };
}

/** A home of its own in the district of the school. The drawn families live in numbers below 200. */
export function hjemVed(scene: Scene, skole: Verdensskole, mer: Partial<Verdensadresse> = {}): Verdensadresse {
  const krets = scene.plass.kretser.find((k) => k.barneskole === skole || k.ungdomsskole === skole) as Krets;
  const nummer = (scene.hus += 1);
  return {
    type: 'bosted',
    gradering: 'ugradert',
    gatenavn: krets.gater[nummer % krets.gater.length] as string,
    husnummer: String(nummer),
    bruksenhetsnummer: 'H0101',
    postnummer: krets.postnummer,
    poststed: krets.poststed,
    kommunenummer: KOMMUNENUMMER,
    grunnkrets: 99_010_000 + krets.nummer,
    skolekrets: krets.nummer,
    fra: `${scene.plass.skolear - 4}-06-01`,
    ...mer,
  };
}

/** A place as pupil. Started at the school in its first year, or as told. */
export function elevVed(
  scene: Scene,
  skole: Verdensskole,
  arstrinn: number,
  bokstav: string,
  mer: Partial<Verdenselevforhold> = {},
): Verdenselevforhold {
  return {
    skole: skole.organisasjonsnummer,
    arstrinn,
    klasse: `${arstrinn}${bokstav}`,
    fra: forsteSkoledag(scene.plass.skolear - (arstrinn - skole.trinn[0])),
    sfo: arstrinn <= 4 && skole.sfo,
    ...mer,
  };
}

/** Birth date of a child who follows the usual year: 1. trinn in the calendar year they turn six. `dag` is MM-DD. */
export function fodtForTrinn(scene: Scene, arstrinn: number, dag: string): string {
  return `${scene.plass.skolear - 5 - arstrinn}-${dag}`;
}

/** Birth date of somebody who turns the given age in the calendar year the school year begins. */
export function fodtForAlder(scene: Scene, alder: number, dag: string): string {
  return `${scene.plass.skolear - alder}-${dag}`;
}

/** The next of the stage's birthdays, MM-DD. */
export function nesteBursdag(scene: Scene): string {
  const n = (scene.bursdag += 1);
  return `${String(1 + ((n * 5) % 12)).padStart(2, '0')}-${String(1 + ((n * 11) % 28)).padStart(2, '0')}`;
}

export interface KrrValg extends Partial<Verdenskrr> {
  /** Local part of the e-mail address; null = no e-mail. */
  readonly epost?: string | null;
  /** false = no mobile. */
  readonly mobil?: boolean;
  /** Days since the channel was last updated and confirmed. */
  readonly epostDager?: number;
  readonly mobilDager?: number;
}

/** An active entry, both channels fresh (100 days) unless told otherwise. */
export function aktivKrr(scene: Scene, epost: string, valg: KrrValg = {}): Verdenskrr {
  const { epost: lokal = epost, mobil = true, epostDager = 100, mobilDager = 100, ...mer } = valg;
  const { dato } = scene.plass;
  return {
    status: 'AKTIV',
    ...(lokal === null
      ? {}
      : {
          epostadresse: `${lokal}@epost.example`,
          epostOppdatert: tidspunktFor(dato, epostDager, 33_000),
          epostVerifisert: tidspunktFor(dato, epostDager, 33_060),
        }),
    ...(mobil
      ? {
          mobiltelefonnummer: `+4799900${String((scene.telefon += 1)).padStart(3, '0')}`,
          mobilOppdatert: tidspunktFor(dato, mobilDager, 34_000),
          mobilVerifisert: tidspunktFor(dato, mobilDager, 34_060),
        }
      : {}),
    sprak: 'nb',
    ...mer,
  };
}

type Mer = Partial<Omit<NyPerson, 'fornavn' | 'etternavn' | 'kjonn'>>;

/** Adds a person whose id is the role. Supporting people (a named pupil's mother) get an id like `elev-1.mor` and no role. */
export function person(
  scene: Scene,
  id: string,
  navn: string,
  kjonn: 'kvinne' | 'mann',
  mer: Mer & { fodselsdato: string },
): Verdensperson {
  const [fornavn = '', etternavn = ''] = navn.split('|');
  return leggTil(scene.plass, { id, ...(id.includes('.') ? {} : { rolle: id }), fornavn, etternavn, kjonn, ...mer });
}

/** An adult with a fresh KRR entry. */
export function voksen(
  scene: Scene,
  id: string,
  navn: string,
  kjonn: 'kvinne' | 'mann',
  adresse: Verdensadresse,
  mer: Mer = {},
): Verdensperson {
  const fodselsdato = mer.fodselsdato ?? fodtForAlder(scene, 35 + (scene.bursdag % 13), nesteBursdag(scene));
  const dod = mer.dodsdato !== undefined;
  return person(scene, id, navn, kjonn, {
    adresser: [adresse],
    krr: dod ? IKKE_I_KRR : aktivKrr(scene, asciinavn(navn.replace('|', '')).slice(0, 40)),
    ...mer,
    fodselsdato,
  });
}

/** foreldreansvar with one row for each person. */
export function ansvar(slag: Verdensforeldreansvar['ansvar'], ...hvem: readonly Verdensperson[]): Verdensforeldreansvar[] {
  return hvem.map((p) => ({ ansvar: slag, ansvarlig: p.id }));
}

/** Parents by gender: a woman is mor, a man is far. */
export function foreldre(...hvem: readonly Verdensperson[]): Verdensperson['foreldre'] {
  return hvem.map((p) => ({ person: p.id, rolle: p.kjonn === 'kvinne' ? 'mor' : 'far' }));
}

/** Registers two adults as spouses. */
export function gift(a: Verdensperson, b: Verdensperson): void {
  a.ektefelle = b.id;
  b.ektefelle = a.id;
}

export interface Kjernefamilie {
  readonly hjem: Verdensadresse;
  readonly mor: Verdensperson;
  readonly far: Verdensperson;
  /** To spread on the child: home, parents, joint foreldreansvar. */
  readonly barn: Pick<Verdensperson, 'adresser' | 'foreldre' | 'foreldreansvar'>;
}

/** A married couple in a home of their own, ids `<id>.mor` and `<id>.far`. */
export function parMedFelles(scene: Scene, id: string, etternavn: string, skole: Verdensskole): Kjernefamilie {
  const hjem = hjemVed(scene, skole);
  const mor = voksen(scene, `${id}.mor`, `Rolig|${etternavn}`, 'kvinne', hjem);
  const far = voksen(scene, `${id}.far`, `Stødig|${etternavn}`, 'mann', hjem);
  gift(mor, far);
  return { hjem, mor, far, barn: { adresser: [hjem], foreldre: foreldre(mor, far), foreldreansvar: ansvar('felles', mor, far) } };
}
