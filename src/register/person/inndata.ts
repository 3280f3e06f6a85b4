// What people type about people: read once into typed values, with a sentence for each thing that can be wrong.
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { z } from 'zod';
import { tosprak } from '#grunn/sprak/index.ts';
import { erDato } from '#grunn/tid/index.ts';

export const Begrunnelse = z
  .string()
  .trim()
  .min(5, tosprak('Skriv en begrunnelse på minst fem tegn.', 'Skriv ei grunngiving på minst fem teikn.'))
  .max(500, tosprak('Skriv begrunnelsen kortere (høyst 500 tegn).', 'Skriv grunngivinga kortare (høgst 500 teikn).'));

/** Empty in a form means «none». */
const tomErNull = <T extends z.ZodType>(skjema: T) =>
  z.preprocess((v) => (typeof v === 'string' && v.trim() === '' ? null : v), skjema.nullable());

/** An e-mail address with its domain in lower case. */
export const Epost = z
  .string()
  .trim()
  .max(254, tosprak('E-postadressen er for lang.', 'E-postadressa er for lang.'))
  .pipe(z.email(tosprak('Skriv e-postadressen som navn@eksempel.no.', 'Skriv e-postadressa som namn@eksempel.no.')))
  .transform((e) => e.replace(/@.*$/, (d) => d.toLowerCase()));

/** A phone number in E.164; eight digits are Norwegian. */
export const Telefon = z
  .string()
  .trim()
  .max(30)
  .transform((t, ctx) => {
    const n = parsePhoneNumberFromString(t, 'NO');
    if (n?.isValid() === true) return n.number as string;
    ctx.addIssue({
      code: 'custom',
      message: tosprak(
        'Skriv telefonnummeret med åtte siffer, eller med + og landkode.',
        'Skriv telefonnummeret med åtte siffer, eller med + og landkode.',
      ),
    });
    return z.NEVER;
  });

export const ValgfriEpost = tomErNull(Epost);
export const ValgfriTelefon = tomErNull(Telefon);

const navnedel = (tom: string) =>
  z
    .string()
    .trim()
    .min(1, tom)
    .max(100, tosprak('Navnet er for langt.', 'Namnet er for langt.'))
    .refine(
      (n) => !/[\d<>@]/.test(n),
      tosprak('Et navn kan ikke ha siffer eller tegn som @.', 'Eit namn kan ikkje ha siffer eller teikn som @.'),
    );
export const Fornavn = navnedel(tosprak('Skriv fornavnet.', 'Skriv fornamnet.'));
export const Etternavn = navnedel(tosprak('Skriv etternavnet.', 'Skriv etternamnet.'));
export const ValgfrittNavn = tomErNull(navnedel(''));

export const Fodselsdato = z
  .string()
  .trim()
  .refine((d) => erDato(d) && d > '1900-01-01', tosprak('Velg en fødselsdato.', 'Vel ein fødselsdato.'));
export const ValgfriFodselsdato = tomErNull(Fodselsdato);
export const ValgfrittNummer = tomErNull(
  z
    .string()
    .trim()
    .transform((n) => n.replace(/[\s.]/g, '')),
);

export const Dato = z.string().refine(erDato, tosprak('Velg en dato.', 'Vel ein dato.'));

/** Who somebody is, as typed where an employee is registered by hand. */
export const ansattnavn = {
  fornavn: Fornavn,
  mellomnavn: ValgfrittNavn.optional(),
  etternavn: Etternavn,
  nummer: ValgfrittNummer.optional(),
  fodselsdato: ValgfriFodselsdato.optional(),
};
