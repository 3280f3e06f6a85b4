import { z } from 'zod';
import { brukFakta } from '#grunn/fakta/index.ts';
import { handling, ikkeFunnet, type Kontekst } from '#grunn/handling/index.ts';
import { kontaktpersonFakta } from '#register/foresatt/index.ts';
import { Etternavn, Fornavn, ValgfriTelefon, ValgfrittNavn } from '../inndata.ts';
import { finnKontaktperson, lukkKontaktperson, type Handkontakt } from '../lager-beslutning.ts';
import { erSkjultFor, kontakttelefon } from '../kort-relasjoner.ts';
import { finnPerson, hentLenker } from '../lager-kort.ts';
import { navnFakta } from '../tabeller.ts';
import { personTilgang } from '../tilgang.ts';
import { fulltNavn, Kontakttype } from './registrer-person.ts';

const Hvem = z.object({ personId: z.uuid(), nokkel: z.uuid() });

async function krevKontakt(s: Kontekst, barnId: string, nokkel: string): Promise<Handkontakt> {
  const k = await finnKontaktperson(s.db, barnId, nokkel);
  if (k === undefined) throw ikkeFunnet(s.sprak);
  if (k.kontakt_id !== null && erSkjultFor(s, (await hentLenker(s, [k.kontakt_id])).get(k.kontakt_id))) throw ikkeFunnet(s.sprak);
  return k;
}

/** Is there a phone that this reader was not shown? Then an empty field means nothing. */
async function erSkjult(s: Kontekst, k: Handkontakt): Promise<boolean> {
  if (k.telefon === null || k.kontakt_id === null) return false;
  return kontakttelefon(s, k, (await hentLenker(s, [k.kontakt_id])).get(k.kontakt_id)) === null;
}

/** Changes a hand-written contact (V14). The name of somebody the registers know is theirs; then only the role and phone here change. */
export const endreKontaktperson = handling({
  regel: personTilgang.endreKontaktperson,
  inndata: Hvem.extend({
    fornavn: Fornavn,
    mellomnavn: ValgfrittNavn.optional(),
    etternavn: Etternavn,
    kontakttype: Kontakttype,
    telefon: ValgfriTelefon.optional(),
  }),
  utdata: z.object({ barnId: z.string(), nokkel: z.string() }),
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async utfor(s, barn, inn) {
    const k = await krevKontakt(s, barn.personId, inn.nokkel);
    const endringssett = crypto.randomUUID();
    const egetNavn = k.kontakt_id === null || k.bare_her;
    const skriv = { kilde: 'manuell', endringssett, na: s.na, heltBilde: false };
    await brukFakta(s.db, kontaktpersonFakta, {
      ...skriv,
      subjekter: [barn.personId],
      rader: [
        {
          person_id: barn.personId,
          nokkel: k.nokkel,
          kontakt_id: k.kontakt_id,
          navn: egetNavn ? fulltNavn(inn) : k.navn,
          kontakttype: inn.kontakttype,
          telefon: inn.telefon ?? (inn.telefon === undefined || (await erSkjult(s, k)) ? k.telefon : null),
        },
      ],
    });
    if (k.kontakt_id !== null && k.bare_her) {
      const { fornavn, mellomnavn = null, etternavn } = inn;
      await brukFakta(s.db, navnFakta, {
        ...skriv,
        subjekter: [k.kontakt_id],
        rader: [{ person_id: k.kontakt_id, fornavn, mellomnavn, etternavn }],
      });
    }
    return {
      ut: { barnId: barn.personId, nokkel: k.nokkel },
      endringssett,
      gjelder: [barn.personId, ...(k.kontakt_id === null ? [] : [k.kontakt_id])],
    };
  },
});

/** Takes a hand-written contact away (V14). What was written is closed, not deleted: the card as it was still shows it. */
export const fjernKontaktperson = handling({
  regel: personTilgang.fjernKontaktperson,
  inndata: Hvem,
  utdata: z.object({ barnId: z.string() }),
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async utfor(s, barn, inn) {
    const k = await krevKontakt(s, barn.personId, inn.nokkel);
    const endringssett = crypto.randomUUID();
    await lukkKontaktperson(s.db, {
      barnId: barn.personId,
      nokkel: k.nokkel,
      ogPerson: k.bare_her ? k.kontakt_id : null,
      endringssett,
      na: s.na,
    });
    return {
      ut: { barnId: barn.personId },
      endringssett,
      gjelder: [barn.personId, ...(k.kontakt_id === null ? [] : [k.kontakt_id])],
    };
  },
});
