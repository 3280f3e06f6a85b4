import type { Verden, Verdensperson, Verdensskole, Verdensstilling } from '#verden/index.ts';
import { nummerserie, type Nummerserie } from '#verden/nummer.ts';

/** An employee as the kommune's HR system knows them, salary and all. */
export interface HrAnsatt {
  readonly ansattnummer: string;
  readonly identifikator: string | null;
  readonly fodselsdato: string;
  readonly fornavn: string;
  readonly etternavn: string;
  readonly kjonn: 'kvinne' | 'mann';
  readonly brukernavn: string;
  readonly epostadresse: string;
  readonly telefon: string;
  /** Private; a reader must not take it in. */
  readonly mobil: string;
  readonly gate: string;
  readonly postnummer: string;
  readonly poststed: string;
  readonly stillinger: readonly Verdensstilling[];
}

export interface Utvalg {
  /**
   * Positions ended back in time: `mangler` as in the nightly file after the change (A03, F-32), `apen` as in the file from before it,
   * when nobody had ended anything.
   */
  readonly tilbakedaterte?: 'mangler' | 'apen';
  /** Made-up employees on top of the world's, for load. The same number always gives the same people. */
  readonly ekstra?: number;
}

/** Everyone HR knows, one at a time. People registered by hand in the school are not among them. */
export function* hrAnsatte(verden: Verden, { tilbakedaterte = 'mangler', ekstra = 0 }: Utvalg = {}): Generator<HrAnsatt> {
  for (const p of verden.personer.values()) {
    if (!p.ansatt?.iHr) continue;
    for (const [i, nummer] of (p.ansatt.tidligereAnsattnummer ?? []).entries()) yield tidligere(p, nummer, i);
    const stillinger = p.ansatt.stillinger.flatMap((s): Verdensstilling[] => {
      if (!s.sluttdatoTilbakedatert) return [s];
      return tilbakedaterte === 'mangler' ? [] : [{ ...s, til: undefined }];
    });
    // The whole person is gone from the file with the last position: that is what makes the end date never arrive.
    if (stillinger.length === 0 && p.ansatt.stillinger.length > 0) continue;
    yield somAnsatt(p, p.ansatt.ansattnummer, p.identifikator, stillinger);
  }
  const skoler = verden.skoler;
  const serie = nummerserie(verden.fro + 1);
  for (let i = 0; i < ekstra; i += 1) yield oppdiktet(i, skoler[i % skoler.length] as Verdensskole, verden, serie);
}

/** Who leads each school, by organisation number. */
export function ledere(verden: Verden): ReadonlyMap<string, string> {
  const ut = new Map<string, string>();
  for (const p of verden.personer.values()) {
    for (const s of p.ansatt?.stillinger ?? []) {
      if (s.skole !== null && /^rektor/i.test(s.tittel) && s.til === undefined && p.ansatt)
        ut.set(s.skole, p.ansatt.ansattnummer);
    }
  }
  return ut;
}

function somAnsatt(
  p: Verdensperson,
  ansattnummer: string,
  identifikator: string | null,
  stillinger: readonly Verdensstilling[],
): HrAnsatt {
  const bosted = p.adresser.find((a) => a.type === 'bosted');
  return {
    ansattnummer,
    identifikator,
    fodselsdato: p.fodselsdato,
    fornavn: [p.fornavn, p.mellomnavn].filter(Boolean).join(' '),
    etternavn: p.etternavn,
    kjonn: p.kjonn,
    brukernavn: p.ansatt?.brukernavn ?? '',
    epostadresse: p.ansatt?.arbeidsepost ?? '',
    telefon: p.manuellKontakt?.arbeidstelefon ?? '',
    mobil: p.krr.mobiltelefonnummer ?? '',
    gate: [bosted?.gatenavn, bosted?.husnummer, bosted?.husbokstav].filter(Boolean).join(' '),
    postnummer: bosted?.postnummer ?? '',
    poststed: bosted?.poststed ?? '',
    stillinger,
  };
}

/** The closed employment of somebody who was hired again under a new number (F-35): with the number they had then. */
function tidligere(p: Verdensperson, ansattnummer: string, i: number): HrAnsatt {
  const forst = p.ansatt?.stillinger[0];
  const ar = Number((forst?.fra ?? '2020-01-01').slice(0, 4)) - 2 - i;
  const stilling = forst && { ...forst, stillingsnummer: `${ansattnummer}-1`, fra: `${ar - 1}-08-01`, til: `${ar}-07-31` };
  return {
    ...somAnsatt(p, ansattnummer, p.tidligere[0]?.identifikator ?? p.identifikator, stilling ? [stilling] : []),
    epostadresse: '',
  };
}

const FORNAVN = ['Rask', 'Blid', 'Klok', 'Stille', 'Modig', 'Ivrig', 'Varsom', 'Munter', 'Presis', 'Trygg'];
const ETTERNAVN = ['Bøk', 'Lønn', 'Ås', 'Skjær', 'Ørret', 'Fjær', 'Kløver', 'Måne', 'Stær', 'Rype'];

function oppdiktet(i: number, skole: Verdensskole, verden: Verden, serie: Nummerserie): HrAnsatt {
  const fornavn = FORNAVN[i % FORNAVN.length] as string;
  const etternavn = ETTERNAVN[Math.floor(i / FORNAVN.length) % ETTERNAVN.length] as string;
  const dag = String((i % 28) + 1).padStart(2, '0');
  const maned = (i % 12) + 1;
  const ar = 1960 + (i % 40);
  const nummer = String(500_000 + i);
  const fodselsdato = `${ar}-${String(maned).padStart(2, '0')}-${dag}`;
  const kjonn = i % 3 === 0 ? 'mann' : 'kvinne';
  let identifikator = serie.fodselsnummer(fodselsdato, kjonn);
  while (verden.perIdentifikator.has(identifikator)) identifikator = serie.fodselsnummer(fodselsdato, kjonn);
  return {
    ansattnummer: nummer,
    identifikator,
    fodselsdato,
    fornavn,
    etternavn,
    kjonn,
    brukernavn: `last${nummer}`,
    epostadresse: `last${nummer}@fjordvik.example`,
    telefon: '',
    mobil: '',
    gate: `Prøveveien ${(i % 200) + 1}`,
    postnummer: '9990',
    poststed: 'FJORDVIK',
    stillinger: [
      {
        stillingsnummer: `${nummer}-1`,
        skole: skole.organisasjonsnummer,
        stillingskode: '7962',
        tittel: 'Adjunkt',
        prosent: i % 4 === 0 ? 60 : 100,
        hovedstilling: true,
        fra: `${2005 + (i % 20)}-08-01`,
      },
    ],
  };
}
