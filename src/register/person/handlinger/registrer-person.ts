import { z } from 'zod';
import { brukFakta } from '#grunn/fakta/index.ts';
import { handling, type Kontekst } from '#grunn/handling/index.ts';
import { kontrollregelFor, valider } from '#grunn/id/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { kontaktpersonFakta } from '#register/foresatt/index.ts';
import { kontaktinformasjonFakta } from '#register/kontaktinformasjon/index.ts';
import {
  Etternavn,
  Fornavn,
  ValgfriEpost,
  ValgfriFodselsdato,
  ValgfriTelefon,
  ValgfrittNavn,
  ValgfrittNummer,
} from '../inndata.ts';
import { finnesLik } from '../lager-beslutning.ts';
import { finnPerson } from '../lager-kort.ts';
import {
  finnPersonPaNummer,
  oppslagsnokkel,
  opprettPersoner,
  registrerIdentifikatorer,
  type Identifikatorinn,
} from '../lager.ts';
import { erFortrolig } from '../regler.ts';
import { navnFakta, personaliaFakta } from '../tabeller.ts';
import { personTilgang } from '../tilgang.ts';

export const KONTAKTTYPER = ['foresatt', 'steforelder', 'fosterforelder', 'besteforelder', 'verge', 'annen'] as const;
export const Kontakttype = z.enum(KONTAKTTYPER, tosprak('Velg hva personen er for barnet.', 'Vel kva personen er for barnet.'));

const Inn = z.object({
  /** The child. */
  personId: z.uuid(),
  fornavn: Fornavn,
  mellomnavn: ValgfrittNavn.optional(),
  etternavn: Etternavn,
  fodselsdato: ValgfriFodselsdato.optional(),
  nummer: ValgfrittNummer.optional(),
  kontakttype: Kontakttype,
  epostadresse: ValgfriEpost.optional(),
  mobiltelefonnummer: ValgfriTelefon.optional(),
  telefonArbeid: ValgfriTelefon.optional(),
  /** «ja»: there is another with the same name and birth date, and this is somebody else. */
  annenPerson: z.literal('ja').optional(),
});
type Inn = z.output<typeof Inn>;

/**
 * Writes down somebody the home wants the school to know, whom no register tells of (V14, B11, B17). With a birth date or a number the
 * person gets a card of their own; the key is ours, never a made-up number (E30), so that the two can be merged if the real one comes.
 * Gives no access to the child: that takes consent.
 */
export const registrerPerson = handling({
  regel: personTilgang.registrerPerson,
  inndata: Inn,
  utdata: z.object({ barnId: z.string(), nokkel: z.string(), personId: z.string().nullable() }),
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async utfor(s, barn, inn) {
    const identifikator = lesNummer(s, inn);
    const endringssett = crypto.randomUUID();
    const harEgetKort = identifikator !== undefined || inn.fodselsdato != null;
    const nokkel = crypto.randomUUID();
    const telefon = inn.mobiltelefonnummer ?? inn.telefonArbeid ?? null;
    const knytt = (kontaktId: string | null) =>
      brukFakta(s.db, kontaktpersonFakta, {
        kilde: 'manuell',
        endringssett,
        na: s.na,
        subjekter: [barn.personId],
        heltBilde: false,
        rader: [
          {
            person_id: barn.personId,
            nokkel,
            kontakt_id: kontaktId,
            navn: fulltNavn(inn),
            kontakttype: inn.kontakttype,
            telefon,
          },
        ],
      });
    const kjent = harEgetKort ? await finnKjent(s, inn, identifikator) : null;
    if (kjent === barn.personId)
      throw s.feil('samme_person', {
        nb: 'Dette er barnet selv.',
        nn: 'Dette er barnet sjølv.',
      });
    // the link first: what is written about a new entry is reached by way of it
    const ny = kjent === undefined || kjent === 'skjult';
    const personId = ny ? crypto.randomUUID() : kjent;
    if (ny) await opprettPersoner(s.db, [personId!], endringssett);
    await knytt(personId);
    if (ny) await skrivNy(s, inn, { id: personId!, identifikator: kjent === 'skjult' ? undefined : identifikator, endringssett });
    return {
      ut: { barnId: barn.personId, nokkel, personId },
      endringssett,
      gjelder: personId === null ? [barn.personId] : [barn.personId, personId],
      spor: { kontakttype: inn.kontakttype, medNummer: identifikator !== undefined },
    };
  },
});

export const fulltNavn = (n: { fornavn: string; mellomnavn?: string | null | undefined; etternavn: string }): string =>
  [n.fornavn, n.mellomnavn, n.etternavn].filter(Boolean).join(' ');

type Lest = Pick<Identifikatorinn, 'identifikator' | 'type'>;

/** A number somebody typed; undefined when the field is empty. @throws when it cannot be anybody's. */
export function lesNummer(s: Kontekst, inn: Pick<Inn, 'nummer' | 'fodselsdato'>): Lest | undefined {
  if (inn.nummer == null) return undefined;
  const { miljo, idag } = s;
  const svar = valider(inn.nummer, {
    miljo,
    idag,
    kontrollregel: kontrollregelFor(idag, miljo),
    fodselsdato: inn.fodselsdato ?? null,
  });
  if (svar.ok && svar.type !== 'hNummer' && svar.type !== 'fhNummer') return { identifikator: svar.verdi, type: svar.type };
  const melding = svar.ok ? 'Bruk fødselsnummer, D-nummer eller DUF-nummer.' : svar.melding;
  throw s.feil(
    'ugyldig_nummer',
    { nb: 'Nummeret kan ikke brukes.', nn: 'Nummeret kan ikkje brukast.' },
    { felt: { nummer: melding } },
  );
}

/**
 * A contact's school reaches the contact's card (`register.skoler_for`). So a number alone must not open the card of somebody protected
 * elsewhere: then the contact is only what was written, as for one without a number.
 */
async function kanKnyttes(s: Kontekst, personId: string): Promise<boolean> {
  const kjent = await finnPerson(s, personId);
  return kjent !== undefined && (!erFortrolig(kjent.gradering) || s.kan(personTilgang.les, kjent).tillatt);
}

/**
 * Somebody we already know by the number; undefined when an entry must be made. `skjult`: known, protected and out of reach; the entry is then made
 * without the number, so that nobody learns by typing numbers who is here.
 */
async function finnKjent(s: Kontekst, inn: Inn, nummer: Lest | undefined): Promise<string | undefined> {
  if (nummer !== undefined) {
    const oppslag = oppslagsnokkel(s.nokler, nummer.identifikator, nummer.type);
    const kjent = await finnPersonPaNummer(s.db, oppslag);
    if (kjent !== undefined) return (await kanKnyttes(s, kjent)) ? kjent : 'skjult';
  }
  const lik = { fornavn: inn.fornavn, etternavn: inn.etternavn, fodselsdato: inn.fodselsdato ?? '' };
  if (inn.annenPerson !== 'ja' && inn.fodselsdato != null && (await finnesLik(s.db, lik)))
    throw s.feil(
      'mulig_dublett',
      { nb: 'Personen kan være registrert fra før.', nn: 'Personen kan vere registrert frå før.' },
      {
        felt: {
          annenPerson: {
            nb: 'Det finnes alt en person med samme navn og fødselsdato. Skriv nummeret hvis det er den samme, eller kryss av for at dette er en annen.',
            nn: 'Det finst alt ein person med same namn og fødselsdato. Skriv nummeret om det er den same, eller kryss av for at dette er ein annan.',
          },
        },
      },
    );
  return undefined;
}

/** What is written about a new entry. */
async function skrivNy(
  s: Kontekst,
  inn: Inn,
  o: { readonly id: string; readonly identifikator: Lest | undefined; readonly endringssett: string },
): Promise<void> {
  const { id, endringssett } = o;
  const skriv = { kilde: 'manuell', endringssett, na: s.na, subjekter: [id], heltBilde: false };
  const { fornavn, mellomnavn = null, etternavn } = inn;
  await brukFakta(s.db, navnFakta, { ...skriv, rader: [{ person_id: id, fornavn, mellomnavn, etternavn }] });
  await brukFakta(s.db, personaliaFakta, {
    ...skriv,
    rader: [{ person_id: id, fodselsdato: inn.fodselsdato ?? null, statsborgerskap: [], dodfodt: false }],
  });
  const kontakt = {
    epostadresse: inn.epostadresse ?? null,
    mobiltelefonnummer: inn.mobiltelefonnummer ?? null,
    telefon_arbeid: inn.telefonArbeid ?? null,
  };
  if (Object.values(kontakt).some((v) => v !== null))
    await brukFakta(s.db, kontaktinformasjonFakta, { ...skriv, rader: [{ person_id: id, ...kontakt }] });
  if (o.identifikator !== undefined)
    await registrerIdentifikatorer(s.db, s.nokler, {
      kilde: 'manuell',
      endringssett,
      na: s.na,
      rader: [{ personId: id, ...o.identifikator, status: 'iBruk' }],
    });
}
