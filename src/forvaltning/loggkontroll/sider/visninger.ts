import { z } from 'zod';
import { ingenPersoner, visning, type Kontekst } from '#grunn/handling/index.ts';
import { kommunen } from '#grunn/innsyn/index.ts';
import { lesInnstilling } from '#grunn/innstilling/index.ts';
import { utvalg } from '#grunn/utvalg/index.ts';
import { hentNavn } from '../../roller/index.ts';
import { gjelder } from '#grunn/tid/index.ts';
import { finnAlarm, hentAlarmer, hentSkjermede, type Alarmrad } from '../lager.ts';
import { ALARMSLAG, Terskler, terskler } from '../modell.ts';
import { loggkontrollTilgang } from '../tilgang.ts';

const Rad = z.object({
  id: z.string(),
  slag: z.enum(ALARMSLAG),
  dag: z.string(),
  antall: z.number(),
  grense: z.number(),
  aktorId: z.string(),
  navn: z.string(),
  /** The reader is protected: the name is for the personvernombud. */
  skjult: z.boolean(),
  utfall: z.enum(['falsk', 'avvik']).nullable(),
});

export const Alarmliste = z.object({ alarmer: z.array(Rad), kanSette: z.boolean() });
export type Alarmliste = z.infer<typeof Alarmliste>;

/** Only the personvernombud is told who is protected (docs of the breaches page). */
const serAlle = (s: Kontekst): boolean =>
  s.aktor.tilknytninger.some((t) => t.rolle === 'personvernombud' && gjelder(s.idag, t.fra, t.til));

async function skjulte(s: Kontekst, ider: readonly string[]): Promise<ReadonlySet<string>> {
  return serAlle(s) ? new Set() : await hentSkjermede(s.db, ider);
}

const tilRad = (a: Alarmrad, skjult: ReadonlySet<string>) => ({
  id: a.id,
  slag: a.slag,
  dag: a.dag,
  antall: a.antall,
  grense: a.grense,
  aktorId: a.aktorId,
  navn: skjult.has(a.aktorId) ? '' : a.navn,
  skjult: skjult.has(a.aktorId),
  utfall: a.utfall,
});

/** The alarms, those nobody has answered first. */
export const alarmliste = visning({
  regel: loggkontrollTilgang.les,
  inndata: utvalg({}),
  utdata: Alarmliste,
  async hent(s) {
    const alarmer = await hentAlarmer(s.db, s.aktor.id);
    const skjult = await skjulte(s, alarmer.map((a) => a.aktorId)); // prettier-ignore
    return { alarmer: alarmer.map((a) => tilRad(a, skjult)), kanSette: s.kan(loggkontrollTilgang.sett).tillatt };
  },
  viser: (ut) => ut.alarmer.filter((a) => !a.skjult).map((a) => a.aktorId),
});

export const Alarmkort = Rad.extend({
  forst: z.string(),
  sist: z.string(),
  begrunnelse: z.string().nullable(),
  svartAv: z.string().nullable(),
  personer: z.array(z.object({ id: z.string(), navn: z.string() })),
  /** Protected people who are left out for this reader. */
  utelatt: z.number(),
});
export type Alarmkort = z.infer<typeof Alarmkort>;

const VIS = 100;

/** One alarm: what was unusual, whom it was about, and the form that answers it. */
export const alarmkort = visning({
  regel: loggkontrollTilgang.svar,
  inndata: z.object({ id: z.uuid() }),
  utdata: Alarmkort,
  gjelder: (s, inn) => finnAlarm(s.db, inn.id, s.aktor.id),
  async hent(s, _inn, _u, a) {
    const skjult = await skjulte(s, [a.aktorId, ...a.personer]);
    const vist = a.personer.filter((p) => !skjult.has(p));
    const navn = await hentNavn(s.db, vist.slice(0, VIS), s.idag);
    return {
      ...tilRad(a, skjult),
      forst: a.forst,
      sist: a.sist,
      begrunnelse: a.begrunnelse,
      svartAv: a.svartAv,
      personer: vist.slice(0, VIS).map((id) => ({ id, navn: navn.get(id) ?? '' })),
      utelatt: a.personer.length - vist.length,
    };
  },
  viser: (ut) => [...(ut.skjult ? [] : [ut.aktorId]), ...ut.personer.map((p) => p.id)],
});

/** The form for how much may pass. */
export const terskelside = visning({
  regel: loggkontrollTilgang.sett,
  inndata: z.object({}),
  utdata: Terskler,
  gjelder: () => kommunen(),
  hent: (s) => lesInnstilling(s.db, terskler),
  viser: ingenPersoner,
});
