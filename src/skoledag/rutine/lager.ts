import { sql, type RawBuilder } from 'kysely';
import { tolkInnstilling } from '#grunn/innstilling/index.ts';
import type { Dato } from '#grunn/tid/index.ts';
import { KOMMUNEN } from '#register/skole/kjerne.ts';
import { rutineoppsett, Ruter, type Skoleoppsett } from './modell.ts';
import { skolearFor } from './regler.ts';

/**
 * The routines and the school calendars (skolerute), as one value inside another statement; `tolkOppsett` reads it. `skole` is the school asked
 * about, as SQL: its own calendars and the kommune's. `dato`: only the school year of that date and the next. Left out: all.
 */
export const oppsettFor = (o: { readonly skole?: RawBuilder<unknown>; readonly dato?: Dato } = {}): RawBuilder<unknown> => sql`
  (select jsonb_build_object(
    'verdi', (select i.verdi from grunn.innstilling i where i.navn = ${rutineoppsett.navn} order by i.satt desc limit 1),
    'ruter', coalesce((select jsonb_agg(jsonb_build_object('skole', r.skole, 'skolear', r.skolear, 'fra', r.forste_skoledag, 'til', r.siste_skoledag,
        'fri', coalesce((select jsonb_agg(jsonb_build_object('fra', f.fra, 'til', f.til)) from register.skolefri f where f.rute = r.rute and f.kjent_til is null), '[]')))
      from register.skolear r where r.kjent_til is null
        ${o.skole === undefined ? sql`` : sql`and r.skole in (${KOMMUNEN}, ${o.skole})`}
        ${o.dato === undefined ? sql`` : sql`and r.skolear between ${skolearFor(o.dato)}::int and ${skolearFor(o.dato) + 1}::int`}), '[]')))`;

/** What `oppsettFor` answered. What cannot be read counts as not set. */
export function tolkOppsett(ra: unknown): Skoleoppsett {
  const { verdi, ruter } = (ra ?? {}) as { readonly verdi?: unknown; readonly ruter?: unknown };
  const lest = Ruter.safeParse(ruter);
  return { ...tolkInnstilling(rutineoppsett, verdi), ruter: lest.success ? lest.data : [] };
}

/** The same from rows that each tell of their own school: the calendars of all of them. */
export function samleOppsett(rader: readonly { readonly oppsett: unknown }[]): Skoleoppsett {
  const [forste = tolkOppsett(undefined), ...flere] = rader.map((r) => tolkOppsett(r.oppsett));
  const ruter = new Map([forste, ...flere].flatMap((o) => o.ruter.map((r) => [`${r.skole}/${r.skolear}`, r])));
  return { ...forste, ruter: [...ruter.values()] };
}
