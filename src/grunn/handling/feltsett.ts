import { z } from 'zod';
import type { Feltsett } from '#grunn/sporing/index.ts';
import { paSprak, type Tekst } from '#grunn/sprak/index.ts';
import { feltsettAv } from './handling.ts';
import { akterI, type Rutetabell } from './ruter.ts';

interface Skjema {
  readonly properties?: Readonly<Record<string, Skjema>>;
  readonly items?: Skjema | readonly Skjema[];
  readonly prefixItems?: readonly Skjema[];
  readonly additionalProperties?: Skjema | boolean;
  readonly anyOf?: readonly Skjema[];
  readonly oneOf?: readonly Skjema[];
  readonly allOf?: readonly Skjema[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Skjema>>;
}

/** The names of the fields of an answer, with dots between the levels: `adresse.linjer`. Lists count as what is in them. */
export function felterI(utdata: z.ZodType): string[] {
  const rot = z.toJSONSchema(utdata, { io: 'output', unrepresentable: 'any' }) as Skjema;
  const ut = new Set<string>();
  const ga = (s: Skjema | undefined, sti: string, over: ReadonlySet<string>): void => {
    if (s === undefined || typeof s !== 'object') return;
    if (s.$ref !== undefined) {
      // a schema that contains itself ends where it begins again
      if (over.has(s.$ref)) return;
      return ga(rot.$defs?.[s.$ref.split('/').at(-1)!], sti, new Set([...over, s.$ref]));
    }
    for (const [navn, del] of Object.entries(s.properties ?? {})) {
      const her = sti === '' ? navn : `${sti}.${navn}`;
      ut.add(her);
      ga(del, her, over);
    }
    for (const del of [s.items, s.prefixItems, s.anyOf, s.oneOf, s.allOf].flat()) ga(del, sti, over);
    if (typeof s.additionalProperties === 'object') ga(s.additionalProperties, sti, over);
  };
  ga(rot, '', new Set());
  return [...ut].sort();
}

/** Every view behind these addresses, with the version of its field set as the read log names it. */
export function feltsettI(tabeller: readonly Rutetabell[]): Feltsett[] {
  const sett = new Map<string, Feltsett>();
  for (const akt of tabeller.flatMap((t) => t.ruter.flatMap((r) => akterI(r)))) {
    if (akt.slag !== 'visning') continue;
    const f = { visning: akt.regel.navn, feltsett: feltsettAv(akt.utdata), felter: felterI(akt.utdata) };
    sett.set(`${f.visning} ${f.feltsett}`, f);
  }
  return [...sett.values()];
}

/**
 * What somebody saw, in words, by the name of the rule: for pages that tell the read log. A form is read under the rule of its act;
 * the words of the act would say that it was done when somebody only opened the form (the act itself stands in the trace).
 */
export function regeltekster(tabeller: readonly Rutetabell[]): ReadonlyMap<string, Tekst> {
  const akter = tabeller.flatMap((t) => t.ruter.flatMap((r) => akterI(r)));
  const gjor = new Set(akter.filter((a) => a.slag !== 'visning').map((a) => a.regel.navn));
  return new Map(akter.map(({ regel: r }) => [r.navn, gjor.has(r.navn) ? skjemaord(r.tekst) : r.gjort] as const));
}

const skjemaord = (t: Tekst): Tekst => ({
  nb: `åpnet skjemaet for å ${paSprak(t, 'nb')}`,
  nn: `opna skjemaet for å ${paSprak(t, 'nn')}`,
});
