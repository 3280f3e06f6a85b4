// The mass of families: how children, parents and homes hang together, in about the shares Norway has.
import { leggTil, type Byggeplass } from './bygg.ts';
import { nyKrr, IKKE_I_KRR } from './krr.ts';
import type { Verdensadresse, Verdensforeldreansvar, Verdensperson } from './modell.ts';
import { nyttEtternavn, nyttFornavn } from './navn.ts';
import { adresseINabokommune, nyBostedsadresse, sperretPostadresse, type Krets } from './steder.ts';
import { blandFro, tilfeldig, type Tilfeldig } from './tilfeldig.ts';
import { alderPa, dagIAret, dagerEtter } from './tid.ts';

// Share of each way of living, in per mille.
const FAMILIEFORMER = [
  ['gift', 500],
  ['samboere', 190],
  ['hosMor', 110],
  ['hosFar', 35],
  ['deltBosted', 55],
  ['aleneMedMor', 55],
  ['aleneMedFar', 12],
  ['toModre', 13],
  ['enkemann', 4],
  ['enke', 6],
  ['utenIdentifikator', 6],
  ['barnevern', 3],
  ['andre', 4],
  ['ukjent', 1],
  ['fortrolig', 2],
  ['strengtFortrolig', 1],
  ['klientadresse', 1],
  ['utlandetsForelder', 2],
] as const;
type Familieform = (typeof FAMILIEFORMER)[number][0];
const VEKTER = FAMILIEFORMER.map(([, vekt]) => vekt);

/** Children under school age for each pupil: about 450 for 2 000 pupils. */
const FORSKOLEANDEL = 450 / 2000;
/** Share of the younger siblings of pupils who are under school age and already known. */
const FORSKOLESOSKEN = 0.9;
const STATSBORGERSKAP = [['POL'], ['SWE'], ['UKR'], ['SYR'], ['SOM', 'NOR'], ['ERI'], ['LTU'], ['XXX']].map(
  (land) => Object.freeze(land) as unknown as string[],
);

/** A pupil who is placed in a district and year, but not yet in a class. */
export interface Plassert {
  readonly person: Verdensperson;
  readonly krets: Krets;
  readonly arstrinn: number;
}

/** A parent in a home without a partner, who may turn up in a new family later: half-siblings. */
interface Ledig {
  readonly person: Verdensperson;
  readonly adresse: Verdensadresse;
}

/** Fills one district: `plasser[trinn - 1]` pupils in each year, with siblings, parents and children under school age. */
export function byggFamilier(plass: Byggeplass, krets: Krets, plasser: number[], ut: Plassert[]): void {
  const t = tilfeldig(blandFro(plass.fro, krets.nummer, 101));
  const ledige: Ledig[] = [];
  let rest = plasser.reduce((sum, n) => sum + n, 0);
  let forskole = Math.round(rest * FORSKOLEANDEL);
  while (rest > 0 || forskole > 0) {
    // arstrinn 0 starts next August, -5 is this year's newborn.
    const alle = sosken(t, plass, rest > 0 ? t.velgVektet(plasser) + 1 : t.heltall(-5, 0));
    const barn = alle.filter(({ arstrinn }) => {
      if (arstrinn < 1) {
        if (!t.skjer(FORSKOLESOSKEN)) return false;
        forskole -= 1;
        return true;
      }
      if (arstrinn > 10 || (plasser[arstrinn - 1] ?? 0) <= 0) return false;
      plasser[arstrinn - 1] = (plasser[arstrinn - 1] as number) - 1;
      rest -= 1;
      return true;
    });
    if (barn.length > 0) nyFamilie(t, plass, krets, barn, ledige, ut);
  }
}

interface Barn {
  readonly fodselsdato: string;
  readonly arstrinn: number;
}

/** The birth dates of one set of siblings around a child in the given year. Two to four years apart, now and then twins. */
function sosken(t: Tilfeldig, plass: Byggeplass, arstrinn: number): Barn[] {
  const fodselsar = plass.skolear - 5 - arstrinn;
  const barn: Barn[] = [{ fodselsdato: dagIAret(fodselsar, t.heltall(0, 364)), arstrinn }];
  const antall = 1 + t.velgVektet([28, 46, 20, 6]);
  let eldst = fodselsar;
  let yngst = fodselsar;
  for (let i = 1; i < antall; i++) {
    if (t.skjer(0.015)) {
      barn.push(barn[0] as Barn);
      continue;
    }
    const ar = t.skjer(0.5) ? (eldst -= t.heltall(2, 4)) : (yngst += t.heltall(2, 4));
    const fodselsdato = dagIAret(ar, t.heltall(0, 364));
    if (fodselsdato <= plass.dato) barn.push({ fodselsdato, arstrinn: plass.skolear - 5 - ar });
  }
  return barn;
}

function nyVoksen(
  t: Tilfeldig,
  plass: Byggeplass,
  kjonn: 'kvinne' | 'mann',
  fodselsar: number,
  adresse: Verdensadresse,
): Verdensperson {
  const navn = { fornavn: nyttFornavn(t), etternavn: nyttEtternavn(t) };
  const fodselsdato = dagIAret(fodselsar, t.heltall(0, 364));
  const utenlandsk = t.skjer(0.12);
  // A few parents work here on a D-number; a few have exchanged one for a fødselsnummer.
  const dNummer = utenlandsk && t.skjer(0.08);
  const hadde = utenlandsk && !dNummer && t.skjer(0.1) ? plass.serie.dNummer(fodselsdato, kjonn) : null;
  return leggTil(plass, {
    ...navn,
    kjonn,
    fodselsdato,
    ...(dNummer
      ? { identifikator: plass.serie.dNummer(fodselsdato, kjonn), identifikatortype: 'dNummer', personstatus: 'midlertidig' }
      : {}),
    ...(hadde === null ? {} : { tidligere: [{ identifikator: hadde, type: 'dNummer' }] }),
    ...(utenlandsk ? { statsborgerskap: t.velg(STATSBORGERSKAP) } : {}),
    adresser: [adresse],
    krr: nyKrr(t, navn, plass.neste, plass.dato),
    ajourholdt: ajourholdt(t, plass),
  });
}

function ajourholdt(t: Tilfeldig, plass: Byggeplass): string {
  return `${dagerEtter(plass.dato, -t.heltall(1, 1400))}T0${t.heltall(1, 9)}:${t.heltall(10, 59)}:00Z`;
}

function nyFamilie(t: Tilfeldig, plass: Byggeplass, krets: Krets, barn: readonly Barn[], ledige: Ledig[], ut: Plassert[]): void {
  const form: Familieform = (FAMILIEFORMER[t.velgVektet(VEKTER)] as (typeof FAMILIEFORMER)[number])[0];
  const forstefodte = Math.min(...barn.map((b) => Number(b.fodselsdato.slice(0, 4))));
  const sistefodte = Math.max(...barn.map((b) => Number(b.fodselsdato.slice(0, 4))));
  const morAr = Math.max(forstefodte - t.heltall(20, 38), sistefodte - 46);
  const farAr = Math.min(morAr - t.heltall(-3, 9), forstefodte - 19);
  const innflyttet = dagerEtter(plass.dato, -t.heltall(60, 5000));
  const hjem = familiensHjem(t, krets, form, innflyttet);
  const annetHjem = (): Verdensadresse =>
    t.skjer(0.15)
      ? adresseINabokommune(t, innflyttet)
      : nyBostedsadresse(t, t.skjer(0.6) ? krets : t.velg(plass.kretser), innflyttet);
  const voksen = (kjonn: 'kvinne' | 'mann', adresse: Verdensadresse): Verdensperson =>
    nyVoksen(t, plass, kjonn, kjonn === 'kvinne' ? morAr : farAr, adresse);

  const ramme = ansvarOgForeldre(t, plass, form, hjem, annetHjem, voksen, { ledige, forstefodte, ut });
  const felles = ramme.par === null ? t.velg(ramme.foreldre).person : t.velg(ramme.par);
  const etternavn = plass.personer.get(felles)?.etternavn ?? nyttEtternavn(t);
  const gradering = form === 'fortrolig' || form === 'strengtFortrolig' ? form : 'ugradert';
  if (gradering !== 'ugradert') {
    for (const f of ramme.beskyttet) (plass.personer.get(f) as Verdensperson).adressebeskyttelse = gradering;
  }
  const adresser = ramme.deltBosted === null ? [hjem] : [hjem, ramme.deltBosted];
  const barneAnsvar = ramme.ansvar;
  for (const b of barn) {
    const kjonn = t.skjer(0.5) ? 'kvinne' : 'mann';
    const duf = t.skjer(0.001);
    const dNummer = !duf && t.skjer(0.002);
    const person = leggTil(plass, {
      fornavn: nyttFornavn(t),
      etternavn,
      kjonn,
      fodselsdato: b.fodselsdato,
      ...(duf ? { identifikator: null, duf: plass.serie.duf(plass.skolear - 1), statsborgerskap: t.velg(STATSBORGERSKAP) } : {}),
      ...(dNummer
        ? { identifikator: plass.serie.dNummer(b.fodselsdato, kjonn), identifikatortype: 'dNummer', personstatus: 'midlertidig' }
        : {}),
      adressebeskyttelse: gradering,
      adresser,
      foreldreansvar: barneAnsvar,
      foreldre: ramme.foreldre,
      krr: IKKE_I_KRR,
      ajourholdt: ajourholdt(t, plass),
    });
    if (b.arstrinn >= 1) ut.push({ person, krets, arstrinn: b.arstrinn });
  }
}

function familiensHjem(t: Tilfeldig, krets: Krets, form: Familieform, fra: string): Verdensadresse {
  if (form === 'strengtFortrolig') return sperretPostadresse(fra);
  const hjem = nyBostedsadresse(t, krets, fra);
  if (form === 'fortrolig') return { ...hjem, gradering: 'fortrolig' };
  return form === 'klientadresse' ? { ...hjem, gradering: 'klientadresse' } : hjem;
}

interface Ramme {
  readonly foreldre: Verdensperson['foreldre'];
  readonly ansvar: Verdensforeldreansvar[];
  readonly deltBosted: Verdensadresse | null;
  /** Both parents where the surname may come from either. */
  readonly par: readonly string[] | null;
  /** Who shares the child's grading. */
  readonly beskyttet: readonly string[];
}

interface Omgivelser {
  readonly ledige: Ledig[];
  readonly forstefodte: number;
  readonly ut: readonly Plassert[];
}

type NyForelder = (kjonn: 'kvinne' | 'mann', adresse: Verdensadresse) => Verdensperson;

/** Who the parents are, who has foreldreansvar, and where the second home is. */
function ansvarOgForeldre(
  t: Tilfeldig,
  plass: Byggeplass,
  form: Familieform,
  hjem: Verdensadresse,
  annetHjem: () => Verdensadresse,
  voksen: NyForelder,
  rundt: Omgivelser,
): Ramme {
  const fra = (rolle: 'mor' | 'far' | 'medmor', p: Verdensperson): Verdensperson['foreldre'][number] => ({ person: p.id, rolle });
  const felles = (...p: readonly Verdensperson[]): Verdensforeldreansvar[] =>
    p.map((en) => ({ ansvar: 'felles', ansvarlig: en.id }));
  const lag = (foreldre: Verdensperson['foreldre'], ansvar: Verdensforeldreansvar[], mer: Partial<Ramme> = {}): Ramme => ({
    foreldre,
    ansvar,
    deltBosted: null,
    par: null,
    beskyttet: foreldre.map((f) => f.person),
    ...mer,
  });

  switch (form) {
    case 'gift':
    case 'samboere':
    case 'toModre': {
      const gjenbruk = form === 'samboere' && t.skjer(0.3) ? finnLedig(plass, rundt) : null;
      const mor = gjenbruk?.person.kjonn === 'kvinne' ? flyttTil(gjenbruk, hjem) : voksen('kvinne', hjem);
      if (form === 'toModre') {
        const medmor = voksen('kvinne', hjem);
        giftes(mor, medmor);
        return lag([fra('mor', mor), fra('medmor', medmor)], felles(mor, medmor), { par: [mor.id, medmor.id] });
      }
      const far = gjenbruk?.person.kjonn === 'mann' ? flyttTil(gjenbruk, hjem) : voksen('mann', hjem);
      if (form === 'gift') giftes(mor, far);
      return lag([fra('mor', mor), fra('far', far)], felles(mor, far), { par: [mor.id, far.id] });
    }
    case 'hosMor':
    case 'hosFar':
    case 'deltBosted': {
      const annet = annetHjem();
      const hosFar = form === 'hosFar';
      const mor = voksen('kvinne', hosFar ? annet : hjem);
      const far = voksen('mann', hosFar ? hjem : annet);
      rundt.ledige.push({ person: hosFar ? mor : far, adresse: annet });
      return lag([fra('mor', mor), fra('far', far)], felles(mor, far), {
        deltBosted: form === 'deltBosted' ? { ...annet, type: 'deltBosted' } : null,
      });
    }
    case 'aleneMedMor': {
      const mor = voksen('kvinne', hjem);
      const foreldre = [fra('mor', mor)];
      if (t.skjer(0.6)) foreldre.push(fra('far', voksen('mann', annetHjem()))); // known, without foreldreansvar
      return lag(foreldre, [{ ansvar: 'mor', ansvarlig: mor.id }]);
    }
    case 'aleneMedFar': {
      const far = voksen('mann', hjem);
      const mor = voksen('kvinne', annetHjem());
      return lag([fra('mor', mor), fra('far', far)], [{ ansvar: 'far', ansvarlig: far.id }]);
    }
    case 'enke':
    case 'enkemann': {
      const mor = voksen('kvinne', hjem);
      const far = voksen('mann', hjem);
      const dod = form === 'enke' ? far : mor;
      dod.personstatus = 'doed';
      dod.dodsdato = dagerEtter(plass.dato, -t.heltall(40, 1500));
      dod.krr = IKKE_I_KRR;
      const lever = form === 'enke' ? mor : far;
      return lag([fra('mor', mor), fra('far', far)], [{ ansvar: form === 'enke' ? 'mor' : 'far', ansvarlig: lever.id }]);
    }
    case 'utenIdentifikator': {
      const mor = voksen('kvinne', hjem);
      const uten = {
        navn: `${nyttFornavn(t)} ${nyttEtternavn(t)}`,
        fodselsdato: dagIAret(plass.skolear - 40, t.heltall(0, 364)),
        statsborgerskap: t.velg(STATSBORGERSKAP)[0] as string,
        kjonn: 'mann' as const,
      };
      return lag([fra('mor', mor)], [...felles(mor), { ansvar: 'felles', utenIdentifikator: uten }]);
    }
    case 'barnevern': {
      const mor = voksen('kvinne', annetHjem());
      return lag([fra('mor', mor)], [{ ansvar: 'andre', organisasjon: plass.barnevern.organisasjonsnummer }]);
    }
    case 'andre': {
      const mor = voksen('kvinne', annetHjem());
      const besteforelder = voksen(t.skjer(0.6) ? 'kvinne' : 'mann', hjem);
      return lag([fra('mor', mor)], [{ ansvar: 'andre', ansvarlig: besteforelder.id }]);
    }
    case 'ukjent': {
      const mor = voksen('kvinne', hjem);
      return lag([fra('mor', mor)], [{ ansvar: 'ukjent' }]);
    }
    case 'utlandetsForelder': {
      const mor = voksen('kvinne', hjem);
      const far = voksen('mann', utenlandskAdresse(hjem.fra));
      far.personstatus = 'utflyttet';
      return lag([fra('mor', mor), fra('far', far)], felles(mor, far));
    }
    case 'fortrolig':
    case 'strengtFortrolig':
    case 'klientadresse': {
      const mor = voksen('kvinne', hjem);
      const far = t.skjer(0.5) ? voksen('mann', annetHjem()) : null;
      const foreldre = far === null ? [fra('mor', mor)] : [fra('mor', mor), fra('far', far)];
      return lag(foreldre, [{ ansvar: 'mor', ansvarlig: mor.id }], { beskyttet: [mor.id] });
    }
  }
}

/** Somebody's address abroad, as postadresse i utlandet. */
export function utenlandskAdresse(fra: string): Verdensadresse {
  return {
    type: 'post',
    gradering: 'ugradert',
    gatenavn: 'Lilla Nygatan',
    husnummer: '7',
    postnummer: '111 28',
    poststed: 'STOCKHOLM',
    kommunenummer: '',
    landkode: 'SWE',
    fra,
  };
}

function giftes(a: Verdensperson, b: Verdensperson): void {
  a.ektefelle = b.id;
  b.ektefelle = a.id;
}

/** A separated parent who was at least 19 when the new family's first child was born. */
function finnLedig(plass: Byggeplass, rundt: Omgivelser): Ledig | null {
  const i = rundt.ledige.findIndex(({ person }) => alderPa(person.fodselsdato, `${rundt.forstefodte}-01-01`) >= 19);
  if (i < 0) return null;
  const [funnet] = rundt.ledige.splice(i, 1);
  // Children with delt bosted hold the old address; such a parent stays where they are.
  const harDelt = rundt.ut.some((p) =>
    p.person.adresser.some(
      (a) => a.type === 'deltBosted' && a.gatenavn === funnet?.adresse.gatenavn && a.husnummer === funnet.adresse.husnummer,
    ),
  );
  return harDelt || funnet === undefined || !plass.personer.has(funnet.person.id) ? null : funnet;
}

function flyttTil(ledig: Ledig, hjem: Verdensadresse): Verdensperson {
  ledig.person.adresser = [hjem];
  return ledig.person;
}
