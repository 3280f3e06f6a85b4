import type { Kontekst } from '#grunn/handling/index.ts';
import { velg, type Opplysning } from '#grunn/opplysning/index.ts';
import { beslutt, utsnittFor } from '#grunn/tilgang/index.ts';
import { erVernet, tilhorighetFor, vernFor, type Sted } from '#register/skjerming/index.ts';
import * as lager from './lager-kort.ts';
import type { Ansvar, Personkort, Personlenke } from './modell.ts';
import { gjaldtDa, iso, personfelter, skjermetKontakt, type Kortsyn, type Leserplass } from './regler.ts';
import { personTilgang } from './tilgang.ts';

type Relaterte = Pick<
  Personkort,
  'foreldreansvar' | 'foreldreansvarTidligere' | 'ansvarFor' | 'familie' | 'sosken' | 'kontaktpersoner' | 'kontaktFor'
>;

/**
 * The people around the person. Someone protected whom this reader does not reach is left out altogether: not even that they
 * exist. Stillborn children are never listed (F-04). One statement.
 */
export async function byggRelasjoner(s: Kontekst, id: string, r: lager.Relasjonsrader, syn: Kortsyn): Promise<Relaterte> {
  const ider = [
    ...r.ansvar.map((a) => a.ansvarlig_id),
    ...r.ansvar_for.map((a) => a.person_id),
    ...r.familie.map((f) => f.relatert_id),
    ...r.sosken.map((x) => x.id),
    ...r.kontaktpersoner.map((k) => k.kontakt_id),
    ...r.kontakt_for.map((k) => k.person_id),
  ].filter((x) => x !== null);
  const lenker = await lager.hentLenker(s, [...new Set(ider)]);
  const finn = lenkefinner(s, lenker);
  const rolleTil = (annen: string | null) =>
    r.familie.find((f) => f.relatert_id === annen && f.rolle !== 'ukjent')?.rolle ?? null;
  const hentet = (a: lager.Ansvarsrad) => (a.kilde === 'manuell' ? null : (syn.dekning.get(a.kilde) ?? iso(a.kjent_fra)));
  const ansvar = (a: lager.Ansvarsrad): Ansvar[] => {
    const felles = {
      ansvar: a.ansvar,
      kilde: a.kilde,
      siden: iso(a.kjent_fra),
      kildetidspunkt: a.kildetidspunkt === null ? null : iso(a.kildetidspunkt),
      hentet: hentet(a),
    };
    if (a.ansvarlig_organisasjon !== null)
      return [{ ...felles, ansvarlig: { slag: 'organisasjon', organisasjonsnummer: a.ansvarlig_organisasjon } }];
    if (a.ansvarlig_uten_identifikator !== null) {
      const { navn = null, fodselsdato = null } = a.ansvarlig_uten_identifikator;
      return [{ ...felles, ansvarlig: { slag: 'utenIdentifikator', navn, fodselsdato } }];
    }
    if (a.ansvarlig_id === null) return [{ ...felles, ansvarlig: { slag: 'ukjent' } }];
    const person = finn(a.ansvarlig_id);
    return person === undefined ? [] : [{ ...felles, ansvarlig: { slag: 'person', person, rolle: rolleTil(a.ansvarlig_id) } }];
  };
  const gjeldende = r.ansvar.filter((a) => gjaldtDa(a, syn.kjentPer));
  const medAnsvar = new Set(gjeldende.map((a) => a.ansvarlig_id));
  return {
    foreldreansvar: gjeldende.flatMap(ansvar).toSorted((a, b) => plass(rolleI(a)) - plass(rolleI(b))),
    foreldreansvarTidligere: r.ansvar
      .filter((a) => a.kjent_til !== null && Date.parse(a.kjent_til) <= syn.kjentPer && a.kjent_fra !== a.kjent_til)
      .toSorted((a, b) => Date.parse(b.kjent_til ?? '') - Date.parse(a.kjent_til ?? ''))
      .flatMap((a) => ansvar(a).map((x) => ({ ...x, til: iso(a.kjent_til ?? '') }))),
    ansvarFor: r.ansvar_for
      .flatMap((a) => {
        const barn = finn(a.person_id);
        return barn === undefined
          ? []
          : [
              {
                barn,
                ansvar: a.ansvar,
                rolle: rolleTil(a.person_id),
                kilde: a.kilde,
                siden: iso(a.kjent_fra),
                hentet: hentet(a),
              },
            ];
      })
      .toSorted((a, b) => eldst(a.barn, b.barn)),
    familie: r.familie
      .flatMap((f) => {
        const person = f.relatert_id === null ? utenNummer(f) : finn(f.relatert_id);
        if (person === undefined || f.rolle === 'dodfodtBarn') return [];
        const harForeldreansvar = f.relatert_id !== null && medAnsvar.has(f.relatert_id);
        return [{ person, rolle: f.rolle, harForeldreansvar, kilde: f.kilde, siden: iso(f.kjent_fra) }];
      })
      .toSorted((a, b) => plass(a.rolle) - plass(b.rolle) || eldst(a.person, b.person)),
    sosken: r.sosken
      .flatMap((x) => {
        const person = x.id === id ? undefined : finn(x.id);
        return person === undefined ? [] : [{ person, felles: x.felles }];
      })
      .toSorted((a, b) => eldst(a.person, b.person)),
    kontaktpersoner: r.kontaktpersoner
      .filter((k) => !erSkjultFor(s, lenker.get(k.kontakt_id ?? '')))
      .map((k) => ({
        nokkel: k.nokkel,
        navn: k.navn,
        kontakttype: k.kontakttype,
        telefon: kontakttelefon(s, k, lenker.get(k.kontakt_id ?? '')),
        personId: k.kontakt_id === null ? null : (finn(k.kontakt_id)?.personId ?? null),
        registrert: iso(k.kjent_fra),
        registrertAv: syn.skrevetAv.get(k.apnet_av) ?? null,
      })),
    kontaktFor: r.kontakt_for.flatMap((k) => {
      const barn = finn(k.person_id);
      return barn === undefined ? [] : [{ barn, kontakttype: k.kontakttype, nokkel: k.nokkel }];
    }),
  };
}

/** The phone of a contact, as that person's protection lets this reader see it. */
export function kontakttelefon(
  s: Kontekst,
  k: { readonly telefon: string | null },
  hvem: Pick<lager.Lenkerad, 'id' | 'sted'> | undefined,
): string | null {
  if (hvem === undefined) return k.telefon;
  if (erSkjultFor(s, hvem)) return null;
  return skjermetKontakt(hvem.sted.gradering, leserplassI(s, hvem.sted)) === undefined ? k.telefon : null;
}

/** May this reader open the card of somebody the card points to? */
const kanApne = (s: Kontekst, l: Pick<lager.Lenkerad, 'id' | 'sted'>): boolean =>
  beslutt(personTilgang.les, s.aktor, s.idag, tilhorighetFor(l.id, l.sted), vernFor(l.sted)).tillatt;

/** Protected, and closed to this reader: not even that there is somebody. */
export const erSkjultFor = (s: Kontekst, l: Pick<lager.Lenkerad, 'id' | 'sted'> | undefined): boolean =>
  l !== undefined && erVernet(l.sted.gradering) && !kanApne(s, l);

const leserplassI = (s: Kontekst, sted: Sted): Leserplass => {
  const egne = utsnittFor(personTilgang.les, s.aktor, s.idag).omfang.egenSkole ?? [];
  return sted.krets || sted.skoler.some((skole) => egne.includes(skole)) ? 'skolen' : 'kommunen';
};

const ROLLER: readonly (lager.Rolle | null)[] = ['mor', 'far', 'medmor', 'ektefelleEllerPartner', 'barn', 'sosken', 'ukjent'];
const plass = (rolle: lager.Rolle | null): number => (ROLLER.includes(rolle) ? ROLLER.indexOf(rolle) : ROLLER.length);
const rolleI = (a: Ansvar): lager.Rolle | null => (a.ansvarlig.slag === 'person' ? a.ansvarlig.rolle : null);
/** The oldest first; those without a birth date last, by name. */
const eldst = (a: Personlenke, b: Personlenke): number =>
  (a.fodselsdato ?? '9').localeCompare(b.fodselsdato ?? '9') || a.navn.localeCompare(b.navn, 'nb');

/** Named in a relation, but without a number and so without a card. */
function utenNummer(f: lager.Relasjonsrad): Personlenke | undefined {
  if (f.relatert_navn === null) return undefined;
  return {
    personId: '',
    navn: f.relatert_navn,
    fodselsdato: null,
    dodsdato: null,
    skjermet: false,
    skole: null,
    klasse: null,
    kanApnes: false,
    kontakt: { slag: 'apen', epostadresse: null, epostKilde: null, mobiltelefonnummer: null, mobilKilde: null },
  };
}

/** Gives the line about somebody, as this reader may see it; undefined: not at all. */
function lenkefinner(s: Kontekst, lenker: ReadonlyMap<string, lager.Lenkerad>): (id: string) => Personlenke | undefined {
  return (id) => {
    const l = lenker.get(id);
    if (l === undefined || l.dodfodt || erSkjultFor(s, l)) return undefined;
    const { gradering } = l.sted;
    const plass = leserplassI(s, l.sted);
    const skjerming = skjermetKontakt(gradering, plass);
    // a school tells where somebody is: for kode 6 only those who are there themselves know it
    const skjulSkole = gradering === 'strengtFortrolig' && plass === 'kommunen';
    return {
      personId: l.id,
      navn: l.navn ?? '',
      fodselsdato: l.fodselsdato,
      dodsdato: l.dodsdato,
      skjermet: gradering !== 'ugradert',
      skole: l.skole === null || skjulSkole ? null : { organisasjonsnummer: l.skole, navn: l.skolenavn ?? l.skole },
      klasse: skjulSkole ? null : l.klasse,
      kanApnes: kanApne(s, l),
      kontakt: skjerming === undefined ? kontaktFor(l, s.idag) : { slag: 'skjermet', gradering: skjerming },
    };
  };
}

function kontaktFor(l: lager.Lenkerad, idag: string): Extract<Personlenke['kontakt'], { slag: 'apen' }> {
  const vinner = (felt: 'epostadresse' | 'mobiltelefonnummer'): Opplysning<string> | undefined => {
    const alle: Opplysning<string>[] = l.overstyring
      .filter((o) => o.felt === felt)
      .map((o) => ({ verdi: String(o.verdi), kilde: 'overstyring', gyldigTil: o.gyldig_til }));
    for (const k of l.kontakt) if (k[felt] !== null) alle.push({ verdi: k[felt], kilde: k.kilde });
    return velg(alle, personfelter[felt], idag).gjeldende;
  };
  const [epost, mobil] = [vinner('epostadresse'), vinner('mobiltelefonnummer')];
  return {
    slag: 'apen',
    epostadresse: epost?.verdi ?? null,
    epostKilde: epost?.kilde ?? null,
    mobiltelefonnummer: mobil?.verdi ?? null,
    mobilKilde: mobil?.kilde ?? null,
  };
}
