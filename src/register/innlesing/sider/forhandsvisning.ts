import { z } from 'zod';
import type { Forhandsrad, Visningsperson } from '../lager-visning.ts';
import { Personvisning } from './modell.ts';
import { somPersonvisning } from './personvisning.ts';

export const VISNINGER = [
  'tilgang',
  'undervisning',
  'elever',
  'grupper',
  'roller',
  'vern',
  'stilling',
  'kontakt',
  'annet',
] as const;
export const Vis = z.enum(VISNINGER);
export type Vis = z.infer<typeof Vis>;

/** What belongs together when a person reads a preview. */
export const SLAG_I: Readonly<Record<Vis, readonly string[]>> = {
  tilgang: ['relasjon_ny', 'relasjon_borte'],
  undervisning: ['undervisning_ny', 'undervisning_borte'],
  elever: ['plass_ny', 'plass_endret', 'gruppe_ut'],
  grupper: ['gruppe_ny'],
  roller: ['rolle_ny', 'rolle_borte', 'rolle_endret'],
  vern: ['skjerming_ny', 'skjerming_borte'],
  stilling: ['stilling_taus', 'stilling_avsluttet', 'stilling_ny'],
  kontakt: ['kontakt_fjernet'],
  annet: ['dod', 'ny_person', 'identifikator_ny'],
};

/** One line: who it happens to, and which child it is about when it is about access. */
export const Forhandslinjevisning = z.object({
  nummer: z.number(),
  slag: z.string(),
  /** Somebody in the family is protected. */
  naerSkjermet: z.boolean(),
  hvem: Personvisning,
  nyPerson: z.boolean(),
  /** A body (barnevern), or somebody the register has no number for. */
  utenNummer: z.boolean(),
  barn: Personvisning.nullable(),
  ansvar: z.string().nullable(),
  rolle: z.string().nullable(),
  /** A role at work, and the school it reaches; null for the whole kommune. */
  tilgangsrolle: z.string().nullable(),
  skole: z.string().nullable(),
  /** A class or group at the school. */
  gruppe: z.string().nullable(),
  antall: z.number(),
  tilbake: z.number(),
  helePersonen: z.boolean(),
  kanaler: z.array(z.string()),
});
export type Forhandslinjevisning = z.infer<typeof Forhandslinjevisning>;

const tekst = (v: unknown): string | null => (typeof v === 'string' ? v : null);
const antall = (v: unknown, ellers: number): number => (typeof v === 'number' ? v : ellers);

/** A relation is shown from the grown-up's side («får tilgang til …»), everything else from the person's own. */
export function somForhandslinje(r: Forhandsrad, personer: ReadonlyMap<string, Visningsperson>): Forhandslinjevisning {
  const relasjon = r.slag === 'relasjon_ny' || r.slag === 'relasjon_borte';
  const hvem = somPersonvisning(relasjon ? r.motpart_id : r.person_id, personer);
  // where a protected pupil goes to school is what the protection is about
  const skjult = hvem.slag === 'skjermet' && SLAG_I.elever.includes(r.slag);
  return {
    nummer: r.nummer,
    slag: r.slag,
    naerSkjermet: relasjon && r.alvor >= 100,
    hvem,
    nyPerson: r.detaljer['nyPerson'] === true,
    utenNummer: relasjon && r.motpart_id === null && r.detaljer['nyPerson'] !== true,
    barn: relasjon ? somPersonvisning(r.person_id, personer) : null,
    ansvar: tekst(r.detaljer['ansvar']),
    rolle: r.rolle,
    tilgangsrolle: tekst(r.detaljer['rolle']),
    skole: skjult ? null : tekst(r.detaljer['skole']),
    gruppe: skjult ? null : tekst(r.detaljer['gruppe']),
    antall: antall(r.detaljer['antall'], 1),
    tilbake: antall(r.detaljer['tilbake'], 0),
    helePersonen: r.detaljer['helePersonen'] === true,
    kanaler: Array.isArray(r.detaljer['kanaler']) ? r.detaljer['kanaler'].filter((k) => typeof k === 'string') : [],
  };
}

export const personerILinjer = (rader: readonly Forhandsrad[]): string[] =>
  rader.flatMap((r) => [r.person_id, r.motpart_id]).filter((id) => id !== null);
