import { z } from 'zod';
import type { Kontekst } from '#grunn/handling/index.ts';
import { finnPersonerPaOppslag, oppslagsnokkel } from '#register/person/index.ts';
import { lesHoldtpost } from '../lager-holdt.ts';
import { holdtePersoner, type Holdtrad } from '../lager-holdtvisning.ts';
import { finnPersoner, type Visningsperson } from '../lager-visning.ts';
import { kanProves, kanSlasSammen, personIPost, type Postperson } from '../regler-holdt.ts';
import { Kilde, Personvisning } from './modell.ts';
import { somPersonvisning } from './personvisning.ts';

export const Holdtvisning = z.object({
  id: z.uuid(),
  kilde: Kilde,
  arsak: z.string(),
  kode: z.string().nullable(),
  regel: z.string().nullable(),
  linje: z.number().nullable(),
  /** The file in a bundle, and the column that is wrong. */
  fil: z.string().nullable(),
  felt: z.string().nullable(),
  hvem: Personvisning,
  antallPersoner: z.number(),
  opprettet: z.string(),
  sistSett: z.string(),
  kjoring: z.uuid(),
  losning: z.string().nullable(),
  kanProves: z.boolean(),
  kanSlasSammen: z.boolean(),
});
export type Holdtvisning = z.infer<typeof Holdtvisning>;

const tekst = (v: unknown): string | null => (typeof v === 'string' && v !== '' ? v : null);

/**
 * Held records as the pages show them: by the register's name where we know the person, else by the record's own, unless somebody we know
 * as protected has the number in it.
 */
export async function somHoldtvisninger(s: Kontekst, rader: readonly Holdtrad[]): Promise<Holdtvisning[]> {
  const poster = new Map<string, Postperson>();
  const harPost = new Set<string>();
  for (const r of rader) {
    const post = lesHoldtpost(s.nokler, r.kryptert);
    if (post === undefined) continue;
    harPost.add(r.id);
    const p = personIPost(r.kilde, post);
    if (p !== undefined) poster.set(r.id, p);
  }
  const oppslag = new Map([...poster].map(([id, p]) => [id, p.numre.map((n) => oppslagsnokkel(s.nokler, n))]));
  const pa = await finnPersonerPaOppslag(s.db, [...oppslag.values()].flat());
  const personer = await finnPersoner(s.db, [...rader.flatMap(holdtePersoner), ...pa.values()], s.idag);
  return rader.map((r) => {
    const egne = holdtePersoner(r);
    const viaNummer = (oppslag.get(r.id) ?? []).map((o) => pa.get(o)).find((id) => id !== undefined);
    return {
      id: r.id,
      kilde: r.kilde,
      arsak: r.arsak,
      kode: tekst(r.detaljer['kode']),
      regel: tekst(r.detaljer['regel']),
      linje: r.linje,
      fil: tekst(r.detaljer['fil']),
      felt: tekst(r.detaljer['felt']),
      hvem: hvem(egne[0] ?? viaNummer, poster.get(r.id), personer),
      antallPersoner: egne.length,
      opprettet: r.opprettet,
      sistSett: r.sist_sett,
      kjoring: r.innlesing_id,
      losning: r.losning,
      kanProves: r.losning !== 'kom_gjennom' && kanProves({ kilde: r.kilde, harPost: harPost.has(r.id) }),
      kanSlasSammen: kanSlasSammen({ arsak: r.arsak, personer: egne }),
    };
  });
}

function hvem(
  id: string | undefined,
  post: Postperson | undefined,
  personer: ReadonlyMap<string, Visningsperson>,
): z.infer<typeof Personvisning> {
  const kjent = somPersonvisning(id ?? null, personer);
  if (kjent.slag !== 'ukjent') return kjent;
  if (post === undefined || post.navn === '') return kjent;
  return post.skjermet ? { slag: 'skjermet' } : { slag: 'navngitt', navn: post.navn, fodselsar: post.fodselsar };
}
