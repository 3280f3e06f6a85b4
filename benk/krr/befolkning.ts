// A register whose night asks about exactly so many people: guardians of active pupils, and employees. Grown from a seed, put straight in.
import fs from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { brukFakta, type Faktarad, type Faktatabell } from '#grunn/fakta/index.ts';
import { koble } from '#grunn/db/index.ts';
import { lesNokkelring } from '#grunn/krypto/index.ts';
import { arbeidsforholdFakta } from '#register/ansatt/index.ts';
import { elevforholdFakta } from '#register/elevforhold/index.ts';
import { foreldreansvarFakta } from '#register/foresatt/index.ts';
import { navnFakta, opprettPersoner, personaliaFakta, registrerIdentifikatorer } from '#register/person/index.ts';
import { nummerserie } from '#verden/nummer.ts';
import { tilfeldig } from '#verden/tilfeldig.ts';

export interface Befolkningsvalg {
  readonly url: string;
  readonly mappe: string;
  readonly antall: number;
  readonly fro: number;
  /** Today, YYYY-MM-DD. */
  readonly dato: string;
}

export const nokkelfil = (mappe: string): string => path.join(mappe, 'nokler.json');

const BOLK = 1000;
/** One in fifteen of those asked about is an employee and no guardian. */
const ANDEL_ANSATTE = 1 / 15;
const SKOLE = '310000018';

/** Fills the register; returns the numbers of those the night will ask about. Rows are written as imports write them. */
export async function byggBefolkning(v: Befolkningsvalg): Promise<string[]> {
  fs.mkdirSync(v.mappe, { recursive: true, mode: 0o700 });
  const nokler = lesNokkelring(nokkelfil(v.mappe), { lagHvisMangler: true });
  const db = koble({ url: v.url, rolle: 'friminutt_import', maks: 2 });
  const serie = nummerserie(v.fro);
  const t = tilfeldig(v.fro);
  const ar = Number(v.dato.slice(0, 4));
  const dag = (fra: number, til: number) =>
    `${t.heltall(ar - til, ar - fra)}-${String(t.heltall(1, 12)).padStart(2, '0')}-${String(t.heltall(1, 28)).padStart(2, '0')}`;
  const felles = { kilde: 'folkeregisteret', endringssett: crypto.randomUUID(), na: `${v.dato}T00:00:00Z` };
  const numre: string[] = [];
  const ansatte = Math.round(v.antall * ANDEL_ANSATTE);
  try {
    for (let i = 0; i < v.antall; i += BOLK) {
      const voksne = Array.from({ length: Math.min(BOLK, v.antall - i) }, (_, j) => {
        const fodselsdato = dag(27, 55);
        const kjonn = j % 2 === 0 ? ('kvinne' as const) : ('mann' as const);
        return {
          id: crypto.randomUUID(),
          fodselsdato,
          kjonn,
          nummer: serie.fodselsnummer(fodselsdato, kjonn),
          ansatt: i + j < ansatte,
        };
      });
      numre.push(...voksne.map((p) => p.nummer));
      const foresatte = voksne.filter((p) => !p.ansatt);
      const barn = Array.from({ length: Math.ceil(foresatte.length / 2) }, (_, j) => {
        const fodselsdato = dag(7, 15);
        return {
          id: crypto.randomUUID(),
          fodselsdato,
          kjonn: 'mann' as const,
          nummer: serie.fodselsnummer(fodselsdato, 'mann'),
          j,
        };
      });
      const alle = [...voksne, ...barn];
      await db.transaction().execute(async (tx) => {
        await opprettPersoner(
          tx,
          alle.map((p) => p.id),
          felles.endringssett,
        );
        await registrerIdentifikatorer(tx, nokler, {
          ...felles,
          rader: alle.map((p) => ({ personId: p.id, identifikator: p.nummer, type: 'fodselsnummer', status: 'iBruk' })),
        });
        const skriv = (tabell: Faktatabell, rader: Faktarad[], kilde = felles.kilde) =>
          brukFakta(tx, tabell, {
            ...felles,
            kilde,
            subjekter: rader.map((r) => r[tabell.subjekt] as string),
            heltBilde: false,
            rader,
          });
        await skriv(
          navnFakta,
          alle.map((p) => ({ person_id: p.id, fornavn: 'Rask', etternavn: 'Bøk' })),
        );
        await skriv(
          personaliaFakta,
          alle.map((p) => ({
            person_id: p.id,
            fodselsdato: p.fodselsdato,
            kjonn: p.kjonn,
            personstatus: 'bosatt',
            statsborgerskap: [],
            dodfodt: false,
          })),
        );
        await skriv(
          foreldreansvarFakta,
          barn.flatMap((b) =>
            foresatte
              .slice(b.j * 2, b.j * 2 + 2)
              .map((f) => ({ person_id: b.id, ansvarlig_id: f.id, ansvarlig_nokkel: `person:${f.id}`, ansvar: 'felles' })),
          ),
        );
        await skriv(
          elevforholdFakta,
          barn.map((b) => ({
            person_id: b.id,
            elevforhold_id: crypto.randomUUID(),
            skole: SKOLE,
            arstrinn: 5,
            klasse: '5A',
            fra: `${ar}-08-01`,
          })),
          'oppstart',
        );
        await skriv(
          arbeidsforholdFakta,
          voksne
            .filter((p) => p.ansatt)
            .map((p) => ({
              person_id: p.id,
              ansattnummer: p.nummer,
              stillingsnummer: '1',
              hovedstilling: true,
              fra: '2020-08-01',
              permisjon: [],
            })),
          'hr',
        );
      });
    }
    await sql`select register.oppdater_statistikk()`.execute(db);
  } finally {
    await db.destroy();
  }
  return numre;
}
