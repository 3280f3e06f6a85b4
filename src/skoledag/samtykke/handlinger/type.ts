import { z } from 'zod';
import { handling } from '#grunn/handling/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { FORSLAG } from '../forslag.ts';
import { avsluttType, finnSkole, finnType, leggTilType } from '../lager.ts';
import { KREVER, SAMTYKKESLAG, VARER } from '../modell.ts';
import { samtykkeTilgang } from '../tilgang.ts';

const Skole = z
  .preprocess(
    (v) => (v === '' ? null : v),
    z
      .string()
      .regex(/^\d{9}$/)
      .nullable(),
  )
  .default(null);
const tekst = (maks: number) =>
  z
    .string()
    .trim()
    .min(3, tosprak('Skriv minst tre tegn.', 'Skriv minst tre teikn.'))
    .max(maks, tosprak('Skriv det kortere.', 'Skriv det kortare.'));
const Trinn = z.coerce.number().int().min(1).max(10);

/** Starts asking for something. What the law orders is not asked for. */
export const nySamtykketype = handling({
  regel: samtykkeTilgang.nyType,
  inndata: z
    .object({
      skole: Skole,
      slag: z.enum(SAMTYKKESLAG),
      navnNb: tekst(100),
      navnNn: tekst(100),
      omNb: tekst(500),
      omNn: tekst(500),
      krever: z.enum(KREVER),
      varer: z.enum(VARER),
      trinnFra: Trinn.default(1),
      trinnTil: Trinn.default(10),
    })
    .refine((t) => t.trinnTil >= t.trinnFra, {
      path: ['trinnTil'],
      message: tosprak('Siste trinn kan ikke være før første.', 'Siste trinn kan ikkje vere før første.'),
    }),
  utdata: z.object({}),
  gjelder: (s, inn) => finnSkole(inn.skole),
  async utfor(s, _skole, t) {
    const id = await leggTilType(s.db, {
      ...t,
      navn: { nb: t.navnNb, nn: t.navnNn },
      om: { nb: t.omNb, nn: t.omNn },
      na: s.na,
      av: s.aktor.id,
    });
    return { ut: {}, spor: { type: id, skole: t.skole } };
  },
});

/** Takes one of the proposals into use. */
export const taForslagIBruk = handling({
  regel: samtykkeTilgang.taForslag,
  inndata: z.object({ forslag: z.string().refine((k) => Object.hasOwn(FORSLAG, k)), skole: Skole }),
  utdata: z.object({}),
  gjelder: (s, inn) => finnSkole(inn.skole),
  async utfor(s, _skole, inn) {
    const id = await leggTilType(s.db, { ...FORSLAG[inn.forslag]!, skole: inn.skole, na: s.na, av: s.aktor.id });
    return { ut: {}, spor: { type: id, forslag: inn.forslag, skole: inn.skole } };
  },
});

/** Stops asking. What was answered stands as history. */
export const avsluttSamtykketype = handling({
  regel: samtykkeTilgang.avsluttType,
  inndata: z.object({ typeId: z.uuid() }),
  utdata: z.object({}),
  gjelder: (s, inn) => finnType(s.db, inn.typeId),
  async utfor(s, type) {
    await avsluttType(s.db, { typeId: type.typeId, na: s.na, av: s.aktor.id });
    return { ut: {}, spor: { type: type.typeId } };
  },
});
