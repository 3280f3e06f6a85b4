import { z } from 'zod';
import { brukFakta } from '#grunn/fakta/index.ts';
import { handling, type Kontekst } from '#grunn/handling/index.ts';
import type { Tekst } from '#grunn/sprak/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import { kontaktinformasjonFakta } from '#register/kontaktinformasjon/index.ts';
import { ValgfriEpost, ValgfriTelefon } from '../inndata.ts';
import { hentKontaktfelt, leserplass, type Kontaktnavn } from '../kort.ts';
import { finnPerson } from '../lager-kort.ts';
import type { Kortfelt, Personref } from '../modell.ts';
import { skjermetKontakt } from '../regler.ts';
import { personTilgang } from '../tilgang.ts';

const HVA: Readonly<Record<Kontaktnavn, Tekst>> = {
  epostadresse: { nb: 'E-postadressen', nn: 'E-postadressa' },
  mobiltelefonnummer: { nb: 'Mobilnummeret', nn: 'Mobilnummeret' },
  telefonArbeid: { nb: 'Jobbtelefonen', nn: 'Jobbtelefonen' },
  telefonHjem: { nb: 'Hjemmetelefonen', nn: 'Heimetelefonen' },
};
const KOLONNE = {
  epostadresse: 'epostadresse',
  mobiltelefonnummer: 'mobiltelefonnummer',
  telefonArbeid: 'telefon_arbeid',
  telefonHjem: 'telefon_hjem',
} as const;

/** Why a field cannot be written by hand now; undefined: it can. */
function hindring(felt: Kortfelt<string>, navn: Kontaktnavn): Tekst | undefined {
  const hva = HVA[navn] as { nb: string; nn: string };
  if (felt.gjeldende?.kilde === 'overstyring')
    return {
      nb: `${hva.nb} er overstyrt. Opphev overstyringen før du skriver en ny verdi.`,
      nn: `${hva.nn} er overstyrt. Opphev overstyringa før du skriv ein ny verdi.`,
    };
  if (!felt.last) return undefined;
  return {
    nb: `${hva.nb} er hentet fra Kontakt- og reservasjonsregisteret og kan ikke endres her. Personen retter den selv på minprofil.kontaktregisteret.no, og den kommer hit av seg selv.`,
    nn: `${hva.nn} er henta frå Kontakt- og reservasjonsregisteret og kan ikkje endrast her. Personen rettar det sjølv på minprofil.kontaktregisteret.no, og det kjem hit av seg sjølv.`,
  };
}

/** The office writes down how to reach a person, where Kontakt- og reservasjonsregisteret has nothing. An empty field takes the value away. */
export const registrerKontakt = handling({
  regel: personTilgang.registrerKontakt,
  inndata: z.object({
    personId: z.uuid(),
    epostadresse: ValgfriEpost.optional(),
    mobiltelefonnummer: ValgfriTelefon.optional(),
    telefonArbeid: ValgfriTelefon.optional(),
    telefonHjem: ValgfriTelefon.optional(),
  }),
  /** `endringssett`: for taking it back; null when nothing was changed. */
  utdata: z.object({ personId: z.string(), endret: z.array(z.string()), endringssett: z.string().nullable() }),
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  versjon: (person) => person.kontaktversjon,
  async utfor(s, person, inn) {
    krevSynligKontakt(s, person);
    const { felt, rad } = await hentKontaktfelt(s, person);
    const ny: Record<string, string | null> = { ...rad };
    const feil: Record<string, Tekst> = {};
    const endret: string[] = [];
    for (const navn of Object.keys(KOLONNE) as Kontaktnavn[]) {
      const verdi = inn[navn];
      if (verdi === undefined || verdi === (felt[navn].gjeldende?.verdi ?? null)) continue;
      const nei = hindring(felt[navn], navn);
      if (nei !== undefined) feil[navn] = nei;
      else if (ny[KOLONNE[navn]] !== verdi) {
        ny[KOLONNE[navn]] = verdi;
        endret.push(navn);
      }
    }
    if (Object.keys(feil).length > 0)
      throw s.feil(
        'last_felt',
        { nb: 'Noen av opplysningene kan ikke endres her.', nn: 'Nokre av opplysningane kan ikkje endrast her.' },
        { felt: feil },
      );
    const endringssett = crypto.randomUUID();
    const tom = Object.values(ny).every((v) => v === null);
    if (endret.length > 0)
      await brukFakta(s.db, kontaktinformasjonFakta, {
        kilde: 'manuell',
        endringssett,
        na: s.na,
        subjekter: [person.personId],
        heltBilde: true,
        rader: tom ? [] : [{ person_id: person.personId, ...ny }],
      });
    return {
      ut: { personId: person.personId, endret, endringssett: endret.length === 0 ? null : endringssett },
      endringssett,
      spor: { felt: endret },
    };
  },
});

/** Contact details of somebody protected are written only by those who may see them. */
export const krevSynligKontakt = (s: Kontekst, person: Innsyn<Personref>): void => {
  if (skjermetKontakt(person.gradering, leserplass(s, person)) !== undefined) throw skjermetFeil(s);
};

const skjermetFeil = (s: Kontekst) =>
  s.feil(
    'skjermet',
    {
      nb: 'Personen er skjermet. Kontaktopplysningene føres av skolen personen hører til.',
      nn: 'Personen er skjerma. Kontaktopplysningane blir førte av skulen personen høyrer til.',
    },
    { status: 403 },
  );
