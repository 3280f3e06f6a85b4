import { z } from 'zod';
import { brukFakta } from '#grunn/fakta/index.ts';
import { handling, visning, type Kontekst } from '#grunn/handling/index.ts';
import { tosprak, type Tekst } from '#grunn/sprak/index.ts';
import { erDato, leggTilManeder } from '#grunn/tid/index.ts';
import { arbeidsforholdFakta, personalressursFakta } from '#register/ansatt/index.ts';
import {
  ansattnavn,
  Begrunnelse,
  finnPerson,
  finnPersonPaNummer,
  lesNummer,
  navnFakta,
  oppslagsnokkel,
  opprettPersoner,
  personaliaFakta,
  registrerIdentifikatorer,
} from '#register/person/index.ts';
import { hentSkoler } from '../../roller/index.ts';
import * as lager from '../lager.ts';
import { erSkjermet } from '../regler.ts';
import { ansatteTilgang } from '../tilgang.ts';

/** No hand-registered employment lasts longer than this: it is looked at anew at least once a year (F-37). */
export const MAKS_MANEDER = 12;

const VELG_SKOLE = tosprak('Velg en skole.', 'Vel ein skule.');
const STILLING = tosprak('Skriv hvilken stilling det er.', 'Skriv kva stilling det er.');
const SLUTT = tosprak('Velg en sluttdato.', 'Vel ein sluttdato.');

const Inn = z.object({
  ...ansattnavn,
  skole: z.string({ error: VELG_SKOLE }).regex(/^\d{9}$/, VELG_SKOLE),
  stilling: z
    .string({ error: STILLING })
    .trim()
    .min(2, STILLING)
    .max(100, tosprak('Skriv stillingen kortere (høyst 100 tegn).', 'Skriv stillinga kortare (høgst 100 teikn).')),
  til: z.string({ error: SLUTT }).refine(erDato, SLUTT),
  begrunnelse: Begrunnelse,
});
type Inn = z.output<typeof Inn>;

/**
 * Writes down somebody who works here and whom HR does not tell of: a substitute from an agency, a vendor's technician (A05). Gives no role
 * by itself. With a number the entry is the same person when HR brings that number; the employee number is ours, never a made-up one of HR's.
 */
export const registrerAnsatt = handling({
  regel: ansatteTilgang.registrer,
  inndata: Inn,
  utdata: z.object({ personId: z.string() }),
  gjelder: (s, inn) => lager.finnSkole(s.db, inn.skole),
  async utfor(s, skole, inn) {
    krevSluttdato(s, inn.til);
    const nummer = lesNummer(s, inn);
    const kjent = await finnKjent(s, inn, nummer);
    if (kjent === s.aktor.id)
      throw felt(s, 'nummer', { nb: 'Ingen kan registrere seg selv.', nn: 'Ingen kan registrere seg sjølv.' });
    const personId = typeof kjent === 'string' ? kjent : crypto.randomUUID();
    const endringssett = crypto.randomUUID();
    const ansattnummer = `H-${endringssett.slice(0, 8).toUpperCase()}`;
    const skriv = { kilde: 'manuell', endringssett, na: s.na, heltBilde: false };
    if (kjent !== personId) await opprettPersoner(s.db, [personId], endringssett);
    // the position first: what is written about a new person is reached by way of the school
    await brukFakta(s.db, arbeidsforholdFakta, {
      ...skriv,
      subjekter: [ansattnummer],
      bareNye: true,
      rader: [
        {
          person_id: personId,
          ansattnummer,
          stillingsnummer: '1',
          stillingskode: null,
          stillingstittel: inn.stilling,
          hovedstilling: true,
          skole: skole.organisasjonsnummer,
          fra: s.idag,
          til: inn.til,
          permisjon: [],
        },
      ],
    });
    await brukFakta(s.db, personalressursFakta, {
      ...skriv,
      subjekter: [ansattnummer],
      bareNye: true,
      rader: [{ person_id: personId, ansattnummer, fra: s.idag, til: inn.til }],
    });
    await lager.skrivRegistrering(s.db, {
      personId,
      ansattnummer,
      skole: skole.organisasjonsnummer,
      til: inn.til,
      begrunnelse: inn.begrunnelse,
      na: s.na,
      av: s.aktor.id,
    });
    if (kjent !== personId) {
      const ny = { ...skriv, subjekter: [personId], bareNye: true };
      const { fornavn, mellomnavn = null, etternavn } = inn;
      await brukFakta(s.db, navnFakta, { ...ny, rader: [{ person_id: personId, fornavn, mellomnavn, etternavn }] });
      await brukFakta(s.db, personaliaFakta, {
        ...ny,
        rader: [{ person_id: personId, fodselsdato: inn.fodselsdato ?? null, statsborgerskap: [], dodfodt: false }],
      });
      if (nummer !== undefined && kjent === undefined)
        await registrerIdentifikatorer(s.db, s.nokler, { ...skriv, rader: [{ personId, ...nummer, status: 'iBruk' }] });
    }
    return { ut: { personId }, endringssett, gjelder: [personId], spor: { skole: skole.organisasjonsnummer, medNummer: nummer !== undefined, kjent: kjent === personId } }; // prettier-ignore
  },
});

const felt = (s: Kontekst, navn: string, melding: Tekst) =>
  s.feil('ugyldig_ansatt', { nb: 'Den ansatte kan ikke registreres slik.', nn: 'Den tilsette kan ikkje registrerast slik.' }, { felt: { [navn]: melding } }); // prettier-ignore

function krevSluttdato(s: Kontekst, til: string): void {
  if (til < s.idag) throw felt(s, 'til', { nb: 'Velg en dato fra i dag.', nn: 'Vel ein dato frå i dag.' });
  if (til > leggTilManeder(s.idag, MAKS_MANEDER))
    throw felt(s, 'til', {
      nb: 'En som er registrert for hånd, kan stå høyst ett år om gangen.',
      nn: 'Ein som er registrert for hand, kan stå høgst eitt år om gongen.',
    });
}

/**
 * Somebody we know by the number. null: known, protected and out of this reader's reach; the entry is then made without the number, so that
 * nobody learns by typing numbers who is protected. undefined: nobody we know.
 */
async function finnKjent(s: Kontekst, inn: Inn, nummer: ReturnType<typeof lesNummer>): Promise<string | null | undefined> {
  if (nummer === undefined) return undefined;
  const id = await finnPersonPaNummer(s.db, oppslagsnokkel(s.nokler, nummer.identifikator, nummer.type));
  if (id === undefined) return undefined;
  const person = await finnPerson(s, id);
  if (person !== undefined && !erSkjermet(person.gradering)) return id;
  return person !== undefined && s.kan(ansatteTilgang.les, person).tillatt ? id : null;
}

export const Registreringsside = z.object({
  idag: z.string(),
  skoler: z.array(z.object({ organisasjonsnummer: z.string(), navn: z.string() })),
});
export type Registreringsside = z.infer<typeof Registreringsside>;

/** The form. */
export const registreringsside = visning({
  regel: ansatteTilgang.registrer,
  inndata: z.object({}),
  utdata: Registreringsside,
  async hent(s, _inn, utsnitt) {
    const egne = new Set(utsnitt.omfang.egenSkole);
    return { idag: s.idag, skoler: (await hentSkoler(s.db)).filter((x) => utsnitt.alt || egne.has(x.organisasjonsnummer)) };
  },
  viser: () => [],
});
