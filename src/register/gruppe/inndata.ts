// What forms about groups send, read once.
import { z } from 'zod';
import { tosprak } from '#grunn/sprak/index.ts';
import { erDato } from '#grunn/tid/index.ts';
import { skolearvalg, utvalg, valgfritt } from '#grunn/utvalg/index.ts';
import { Skolenummer, Skolevalg } from '#register/skole/index.ts';
import { GRUPPESLAG, LARERROLLER } from './modell.ts';

export const Dato = z.string().trim().refine(erDato, tosprak('Skriv datoen som ÅÅÅÅ-MM-DD.', 'Skriv datoen som ÅÅÅÅ-MM-DD.'));

/** One or more ticked boxes of the same name. */
export const Elevvalg = z.preprocess(
  (v) => (v === undefined || v === '' ? [] : Array.isArray(v) ? v : [v]),
  z.array(z.uuid()).min(1, tosprak('Kryss av minst én elev.', 'Kryss av minst éin elev.')).max(2000),
);

/** Another group, or `ut`: out of this one. */
export const Mal = z
  .string()
  .refine((v) => v === 'ut' || z.uuid().safeParse(v).success, tosprak('Velg hvor elevene skal.', 'Vel kvar elevane skal.'));

export const Gruppenavn = z
  .string()
  .trim()
  .min(1, tosprak('Skriv et navn på gruppa.', 'Skriv eit namn på gruppa.'))
  .max(60, tosprak('Skriv et kortere navn.', 'Skriv eit kortare namn.'));

export const Slag = z.enum(GRUPPESLAG);
export const Rolle = z.enum(LARERROLLER);

/** Ticked years; none is allowed, for groups across years. */
export const Arstrinn = z.preprocess(
  (v) => (v === undefined || v === '' ? [] : Array.isArray(v) ? v : [v]),
  z.array(z.coerce.number().int().min(1).max(10)).transform((t) => [...new Set(t)].sort((a, b) => a - b)),
);

export const Fagkode = z.preprocess((v) => (v === '' || v === undefined ? null : v), z.string().max(12).nullable());

export const Skole = Skolenummer;
export const Skolear = z.coerce.number().int().min(1990).max(2100);

/** What a list is asked with. */
export const Listevalg = utvalg({
  skole: Skolevalg,
  skolear: skolearvalg,
  slag: valgfritt(Slag),
});
