import { z } from 'zod';
import { handling } from '#grunn/handling/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { leggTilManeder } from '#grunn/tid/index.ts';
import { Begrunnelse, Dato, Epost, Etternavn, Fodselsdato, Fornavn, Telefon, ValgfrittNavn } from '../inndata.ts';
import { lukkOverstyrt } from '../adressevern.ts';
import { opphevOverstyring as lagreOpphevet, settOverstyring } from '../lager-beslutning.ts';
import { finnPerson } from '../lager-kort.ts';
import { leserplass } from '../kort.ts';
import { erFortrolig, skjermetKontakt } from '../regler.ts';
import { fornyBrukernavn } from './brukernavn.ts';
import { personTilgang } from '../tilgang.ts';

const felles = { personId: z.uuid(), begrunnelse: Begrunnelse, gyldigTil: Dato };
const Adresseinn = {
  linjer: z
    .string()
    .trim()
    .min(1, tosprak('Skriv adressen.', 'Skriv adressa.'))
    .transform((t) =>
      t
        .split(/\r?\n/)
        .map((l) => l.trim())
        .filter((l) => l !== ''),
    ) // prettier-ignore
    .refine((l) => l.length <= 4, tosprak('Skriv høyst fire linjer.', 'Skriv høgst fire linjer.')),
  postnummer: z
    .string()
    .trim()
    .regex(/^\d{4}$/, tosprak('Skriv postnummeret med fire siffer.', 'Skriv postnummeret med fire siffer.')),
  poststed: z
    .string()
    .trim()
    .min(1, tosprak('Skriv poststedet.', 'Skriv poststaden.'))
    .transform((p) => p.toUpperCase()),
};

/** What can be overridden, each with its own shape. */
const Overstyring = z.discriminatedUnion('felt', [
  z.object({ ...felles, felt: z.literal('epostadresse'), verdi: Epost }),
  z.object({ ...felles, felt: z.literal('mobiltelefonnummer'), verdi: Telefon }),
  z.object({ ...felles, felt: z.literal('alias'), verdi: Fornavn }),
  z.object({ ...felles, felt: z.literal('fodselsdato'), verdi: Fodselsdato }),
  z.object({ ...felles, felt: z.literal('kjonn'), verdi: z.enum(['kvinne', 'mann']) }),
  z.object({ ...felles, felt: z.literal('navn'), fornavn: Fornavn, mellomnavn: ValgfrittNavn.optional(), etternavn: Etternavn }),
  z.object({ ...felles, felt: z.literal('bostedsadresse'), ...Adresseinn }),
  z.object({ ...felles, felt: z.literal('postadresse'), ...Adresseinn }),
]);

function verdiAv(o: z.output<typeof Overstyring>): unknown {
  if (o.felt === 'navn') return { fornavn: o.fornavn, mellomnavn: o.mellomnavn ?? null, etternavn: o.etternavn };
  if (o.felt !== 'bostedsadresse' && o.felt !== 'postadresse') return o.verdi;
  const { linjer, postnummer, poststed } = o;
  const uten = { bruksenhetsnummer: null, kommunenummer: null, skolekrets: null, fra: null, til: null };
  return { linjer, postnummer, poststed, landkode: 'NOR', ...uten };
}

const erAdresse = (o: { readonly felt: string }): boolean => o.felt === 'bostedsadresse' || o.felt === 'postadresse';

/** What a user name is made of. */
const erNavn = (felt: string): boolean => felt === 'navn' || felt === 'alias';

/** Lets a value count above what the registers say, for a time and with a reason. Lies beside the register's value, and survives every import. */
export const overstyrFelt = handling({
  regel: personTilgang.overstyr,
  inndata: Overstyring,
  utdata: z.object({ personId: z.string(), overstyringId: z.string() }),
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async utfor(s, person, inn) {
    if (inn.gyldigTil < s.idag || inn.gyldigTil > leggTilManeder(s.idag, 12))
      throw s.feil(
        'ugyldig_dato',
        { nb: 'Velg en annen sluttdato.', nn: 'Vel ein annan sluttdato.' },
        {
          felt: {
            gyldigTil: {
              nb: 'Velg en dato fra i dag og inntil ett år fram. Overstyringen kan fornyes.',
              nn: 'Vel ein dato frå i dag og inntil eitt år fram. Overstyringa kan fornyast.',
            },
          },
        },
      );
    if (erAdresse(inn) && erFortrolig(person.gradering))
      throw s.feil(
        'skjermet',
        {
          nb: 'Personen er skjermet. Adressen skal ikke skrives inn her.',
          nn: 'Personen er skjerma. Adressa skal ikkje skrivast inn her.',
        },
        { status: 403 },
      );
    const kontakt = inn.felt === 'epostadresse' || inn.felt === 'mobiltelefonnummer';
    if (kontakt && skjermetKontakt(person.gradering, leserplass(s, person)) !== undefined)
      throw s.feil(
        'skjermet',
        {
          nb: 'Personen er skjermet. Kontaktopplysningene skal ikke skrives inn her.',
          nn: 'Personen er skjerma. Kontaktopplysningane skal ikkje skrivast inn her.',
        },
        { status: 403 },
      );
    const id = crypto.randomUUID();
    await settOverstyring(s.db, {
      id,
      personId: person.personId,
      felt: inn.felt,
      verdi: erAdresse(inn) ? lukkOverstyrt(s.nokler, verdiAv(inn)) : verdiAv(inn),
      begrunnelse: inn.begrunnelse,
      gyldigTil: inn.gyldigTil,
      na: s.na,
      av: s.aktor.id,
    });
    const nyttBrukernavn = erNavn(inn.felt) && (await fornyBrukernavn(s, person.personId));
    return {
      ut: { personId: person.personId, overstyringId: id },
      spor: { felt: inn.felt, overstyring: id, gyldigTil: inn.gyldigTil, ...(nyttBrukernavn ? { nyttBrukernavn } : {}) },
    };
  },
});

/** Takes an override away: the register's value counts again, at once. */
export const opphevOverstyring = handling({
  regel: personTilgang.opphevOverstyring,
  inndata: z.object({ personId: z.uuid(), overstyringId: z.uuid(), begrunnelse: Begrunnelse }),
  utdata: z.object({ personId: z.string() }),
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async utfor(s, person, inn) {
    const felt = await lagreOpphevet(s.db, {
      id: inn.overstyringId,
      personId: person.personId,
      begrunnelse: inn.begrunnelse,
      na: s.na,
      av: s.aktor.id,
    });
    if (felt === undefined)
      throw s.feil('finnes_ikke', { nb: 'Overstyringen er alt opphevet.', nn: 'Overstyringa er alt oppheva.' }, { status: 409 });
    if (erNavn(felt)) await fornyBrukernavn(s, person.personId);
    return { ut: { personId: person.personId }, spor: { felt, overstyring: inn.overstyringId } };
  },
});
