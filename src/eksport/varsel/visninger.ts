import { z } from 'zod';
import { ingenPersoner, visning } from '#grunn/handling/index.ts';
import { kommunen } from '#grunn/innsyn/index.ts';
import { lesInnstilling } from '#grunn/innstilling/index.ts';
import { tilInstant } from '#grunn/tid/index.ts';
import { finnPerson } from '#register/person/index.ts';
import { hentVarseltall, tellEnheter } from './lager-oversikt.ts';
import { KANALER, TILSTANDER, varseloppsett } from './modell.ts';
import { varselTilgang } from './tilgang.ts';

/** How far back is counted. Days. */
export const DAGER = 30;

export const Utsending = z.object({
  rader: z.array(
    z.object({
      kanal: z.enum(KANALER).nullable(),
      tilstand: z.enum(TILSTANDER),
      grunn: z.string().nullable(),
      antall: z.number(),
    }),
  ),
  kanProves: z.number(),
  stanset: z.boolean(),
  stillFra: z.string(),
  stillTil: z.string(),
});
export type Utsending = z.infer<typeof Utsending>;

/** How it goes with the notices, in numbers. No person is shown. */
export const utsending = visning({
  regel: varselTilgang.les,
  inndata: z.object({}),
  utdata: Utsending,
  async hent(s) {
    const siden = tilInstant(s.na)
      .subtract({ hours: 24 * DAGER })
      .toString();
    const tall = await hentVarseltall(s.db, { siden, na: s.na });
    const { stanset, stillFra, stillTil } = await lesInnstilling(s.db, varseloppsett);
    return { rader: [...tall], kanProves: tall.reduce((n, t) => n + t.kanProves, 0), stanset, stillFra, stillTil };
  },
  viser: ingenPersoner,
});

export const Utsendingsoppsett = z.object({
  stanset: z.boolean(),
  stillFra: z.string(),
  stillTil: z.string(),
  ventMinutter: z.number(),
});
export type Utsendingsoppsett = z.infer<typeof Utsendingsoppsett>;

/** The form for when notices may leave. */
export const utsendingsoppsett = visning({
  regel: varselTilgang.sett,
  inndata: z.object({}),
  utdata: Utsendingsoppsett,
  gjelder: () => kommunen(),
  hent: (s) => lesInnstilling(s.db, varseloppsett),
  viser: ingenPersoner,
});

/** The question before what failed is sent again. */
export const provIgjenSide = visning({
  regel: varselTilgang.provIgjen,
  inndata: z.object({}),
  utdata: z.object({ kanProves: z.number() }),
  gjelder: () => kommunen(),
  async hent(s) {
    const siden = tilInstant(s.na)
      .subtract({ hours: 24 * DAGER })
      .toString();
    return { kanProves: (await hentVarseltall(s.db, { siden, na: s.na })).reduce((n, t) => n + t.kanProves, 0) };
  },
  viser: ingenPersoner,
});

export const Enhetsvarsler = z.object({
  personId: z.string(),
  /** Devices that are told now, this one too if it is one of them: only the browser knows. */
  enheter: z.number(),
  /** The kommune's public key; null where it has not opened this road. */
  nokkel: z.string().nullable(),
});
export type Enhetsvarsler = z.infer<typeof Enhetsvarsler>;

/** Whether one's own devices are told. */
export const enhetsvarsler = visning({
  regel: varselTilgang.seEnhet,
  inndata: z.object({}),
  utdata: Enhetsvarsler,
  gjelder: (s) => finnPerson(s, s.aktor.id),
  async hent(s, _inn, _utsnitt, meg) {
    return { personId: meg.personId, enheter: await tellEnheter(s.db, meg.personId), nokkel: s.tjenester.pushnokkel ?? null };
  },
  viser: (ut) => [ut.personId],
});
