import { z } from 'zod';
import { brukFakta } from '#grunn/fakta/index.ts';
import { handling, ikkeFunnet, visning, type Kontekst } from '#grunn/handling/index.ts';
import { tosprak, type Tekst } from '#grunn/sprak/index.ts';
import {
  ansattnavn,
  finnesLik,
  finnPerson,
  finnPersonPaNummer,
  Fodselsdato,
  lesNummer,
  navnFakta,
  oppslagsnokkel,
  opprettPersoner,
  personaliaFakta,
  personTilgang,
  registrerIdentifikatorer,
} from '#register/person/index.ts';
import { finnSkole } from '#register/skole/index.ts';
import { finnSkoler } from '../lager.ts';
import { Nyelevside } from '../modell.ts';
import { trinnEtterAlder } from '../regler.ts';
import { flyttingTilgang } from '../tilgang.ts';
import { Dato, gjor, krevTrinn } from './flytt.ts';

const VELG_SKOLE = tosprak('Velg skole.', 'Vel skule.');

const Inn = z.object({
  ...ansattnavn,
  fodselsdato: Fodselsdato,
  skole: z.string({ error: VELG_SKOLE }).regex(/^\d{9}$/, VELG_SKOLE),
  /** Empty: the year by age. */
  arstrinn: z.preprocess((v) => (v === '' || v === undefined ? null : v), z.coerce.number().int().min(1).max(10).nullable()),
  fra: Dato,
  /** «ja»: there is another with the same name and birth date, and this is somebody else. */
  annenPerson: z.literal('ja').optional(),
});
type Inn = z.output<typeof Inn>;

/**
 * A pupil no register has told of, or one from another kommune, is entered and gets a place: with the number if there is one, else with a key of
 * our own, never a made-up number (E30), so that the two can be joined when the real one comes. Gives the guardians nothing by itself.
 * @throws FunksjonellFeil at the field that is wrong; 403 sentences when the child is the kommune's to place.
 */
export const registrerElev = handling({
  regel: flyttingTilgang.registrerElev,
  inndata: Inn,
  utdata: z.object({ personId: z.string(), sett: z.string() }),
  gjelder: (s, inn) => finnSkole(s.db, inn.skole),
  async utfor(s, skole, inn) {
    const mal = (await finnSkoler(s.db)).find((x) => x.skole === skole.organisasjonsnummer);
    if (mal === undefined) throw ikkeFunnet(s.sprak);
    const arstrinn = inn.arstrinn ?? trinnEtterAlder(inn.fodselsdato, inn.fra);
    if (arstrinn < 1 || arstrinn > 10)
      throw felt(s, 'arstrinn', {
        nb: 'Alderen gir ikke noe trinn på grunnskolen. Velg trinnet.',
        nn: 'Alderen gir ikkje noko trinn på grunnskulen. Vel trinnet.',
      });
    krevTrinn(s, mal, arstrinn);
    const nummer = lesNummer(s, inn);
    const kjent = await finnKjent(s, inn, nummer);
    const ny = kjent === undefined || kjent === 'skjult';
    const personId = ny ? crypto.randomUUID() : kjent;
    const personsett = crypto.randomUUID();
    if (ny) await opprettPersoner(s.db, [personId], personsett);
    // the place first: what is written about a new person is reached by way of the school
    const f = { personId, slag: 'inn' as const, fra: inn.fra, tilSkole: mal.skole, arstrinn };
    const sett = await gjor(s, f, { navn: `Begynte ved ${mal.navn}`, skole: mal.skole });
    if (ny) {
      const skriv = {
        kilde: 'manuell',
        endringssett: personsett,
        na: s.na,
        heltBilde: false,
        subjekter: [personId],
        bareNye: true,
      };
      const { fornavn, mellomnavn = null, etternavn, fodselsdato } = inn;
      await brukFakta(s.db, navnFakta, { ...skriv, rader: [{ person_id: personId, fornavn, mellomnavn, etternavn }] });
      await brukFakta(s.db, personaliaFakta, {
        ...skriv,
        rader: [{ person_id: personId, fodselsdato, statsborgerskap: [], dodfodt: false }],
      });
      if (nummer !== undefined && kjent === undefined)
        await registrerIdentifikatorer(s.db, s.nokler, {
          kilde: 'manuell',
          endringssett: personsett,
          na: s.na,
          rader: [{ personId, ...nummer, status: 'iBruk' }],
        });
    }
    const spor = { til: mal.skole, dato: inn.fra, trinn: arstrinn, medNummer: nummer !== undefined };
    return { ut: { personId, sett }, endringssett: sett, gjelder: [personId], spor };
  },
});

const felt = (s: Kontekst, navn: string, melding: Tekst) =>
  s.feil('ugyldig_elev', { nb: 'Eleven kan ikke registreres slik.', nn: 'Eleven kan ikkje registrerast slik.' }, { status: 400, felt: { [navn]: melding } }); // prettier-ignore

/**
 * Somebody we know by the number; undefined when an entry must be made. `skjult`: known, protected and out of reach; the entry is then made
 * without the number, so that nobody learns by typing numbers who is here. A child a school does not have is the kommune's to place.
 */
async function finnKjent(s: Kontekst, inn: Inn, nummer: ReturnType<typeof lesNummer>): Promise<string | undefined> {
  if (nummer !== undefined) {
    const id = await finnPersonPaNummer(s.db, oppslagsnokkel(s.nokler, nummer.identifikator, nummer.type));
    if (id !== undefined) {
      const person = await finnPerson(s, id);
      if (person === undefined) return 'skjult';
      if (s.kan(personTilgang.les, person).tillatt && person.personId !== s.aktor.id) return person.personId;
      if (person.gradering === 'fortrolig' || person.gradering === 'strengtFortrolig') return 'skjult';
      throw felt(s, 'nummer', {
        nb: 'Barnet er alt registrert i kommunen, uten plass her. Systemforvalteren gir plassen.',
        nn: 'Barnet er alt registrert i kommunen, utan plass her. Systemforvaltaren gir plassen.',
      });
    }
  }
  const lik = { fornavn: inn.fornavn, etternavn: inn.etternavn, fodselsdato: inn.fodselsdato };
  if (inn.annenPerson !== 'ja' && (await finnesLik(s.db, lik)))
    throw felt(s, 'annenPerson', {
      nb: 'Det finnes alt en person med samme navn og fødselsdato. Skriv nummeret hvis det er den samme, eller kryss av for at dette er en annen.',
      nn: 'Det finst alt ein person med same namn og fødselsdato. Skriv nummeret om det er den same, eller kryss av for at dette er ein annan.',
    });
  return undefined;
}

/** The form, with the schools the reader registers at. */
export const nyelevside = visning({
  regel: flyttingTilgang.registrerElev,
  inndata: z.object({}),
  utdata: Nyelevside,
  async hent(s, _inn, utsnitt) {
    const egne = new Set(utsnitt.omfang.egenSkole);
    return { idag: s.idag, skoler: (await finnSkoler(s.db)).filter((x) => utsnitt.alt || egne.has(x.skole)) };
  },
  viser: () => [],
});
