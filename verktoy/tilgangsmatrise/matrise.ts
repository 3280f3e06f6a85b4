// The access matrix: every act of the house against every role, read from the code itself.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { Handling, Visning } from '#grunn/handling/index.ts';
import { paSprak } from '#grunn/sprak/index.ts';
import { ROLLER, ROLLETEKST, type Relasjonsnavn, type Rollenavn } from '#tilgang/rolle/index.ts';

export type Akt = Handling | Visning;

const RELASJON: Readonly<Record<Relasjonsnavn, string>> = {
  heleKommunen: 'hele kommunen',
  egenSkole: 'egen skole',
  egenSfo: 'egen SFO',
  egenGruppe: 'egen gruppe',
  egetBarn: 'eget barn',
  segSelv: 'seg selv',
};

/** Where an act is declared: `export const x = handling({`. */
const DEKLARERT = /^(export )?const (\w+)(?:: [^=]+)? = (handling|visning)\(/gm;

/** Any act made at all, wherever it stands. */
const LAGET = /= (handling|visning)\(|\b(handling|visning)\(\{/g;

export interface Deklarasjon {
  readonly fil: string;
  readonly navn: string;
  readonly eksportert: boolean;
}

/** Every declaration of an act in `src/`, as the text says. An act that is not exported would be missing from the matrix. */
export function finnDeklarasjoner(rot: string): Deklarasjon[] {
  return kildefiler(rot).flatMap((fil) =>
    [...fs.readFileSync(path.join(rot, fil), 'utf8').matchAll(DEKLARERT)].map((m) => ({
      fil,
      navn: m[2] ?? '',
      eksportert: m[1] !== undefined,
    })),
  );
}

const kildefiler = (rot: string): string[] =>
  fs
    .readdirSync(path.join(rot, 'src'), { recursive: true, encoding: 'utf8' })
    .map((f) => `src/${f.split(path.sep).join('/')}`)
    .filter((f) => /\.tsx?$/.test(f) && !/\.test\.tsx?$/.test(f))
    .sort();

/** How many acts the text of `src/` makes: the same number as it declares, or one is hidden inside something else. */
export const tellLagde = (rot: string): number =>
  kildefiler(rot).reduce((n, fil) => n + [...fs.readFileSync(path.join(rot, fil), 'utf8').matchAll(LAGET)].length, 0);

const erAkt = (v: unknown): v is Akt =>
  typeof v === 'object' && v !== null && ['handling', 'visning'].includes((v as { slag?: string }).slag ?? '') && 'regel' in v;

/** Loads every declared act. @throws when one cannot be reached by its name. */
export async function lesAkter(rot: string): Promise<Akt[]> {
  const akter: Akt[] = [];
  for (const d of finnDeklarasjoner(rot)) {
    const modul = (await import(pathToFileURL(path.join(rot, d.fil)).href)) as Record<string, unknown>;
    const akt = modul[d.navn];
    if (!erAkt(akt)) throw new Error(`${d.fil}: ${d.navn} er ikke eksportert, og kan ikke stå i tilgangsmatrisen`);
    akter.push(akt);
  }
  return akter.sort((a, b) => (a.regel.navn < b.regel.navn ? -1 : 1));
}

/** What one role may do: «egen skole (uten merknad)», or a dash. */
export const celle = (akt: Akt, rolle: Rollenavn): string => {
  const gitt = akt.regel.hvem
    .filter((t) => t.rolle === rolle)
    .map((t) => `${RELASJON[t.relasjon as Relasjonsnavn]}${t.lukket.length > 0 ? ` (uten ${t.lukket.join(', ')})` : ''}`);
  return gitt.length === 0 ? '–' : gitt.join(', ');
};

interface Skjema {
  readonly properties?: Readonly<Record<string, Skjema>>;
  readonly additionalProperties?: Skjema | boolean;
  readonly items?: Skjema | boolean;
  readonly prefixItems?: readonly Skjema[];
  readonly anyOf?: readonly Skjema[];
  readonly oneOf?: readonly Skjema[];
  readonly allOf?: readonly Skjema[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Skjema>>;
}

/** Every field an act lets out, as a path: `barn[].navn`. A field that is not here cannot leave. */
export function felterUt(utdata: z.ZodType): string[] {
  const rot = z.toJSONSchema(utdata, { io: 'output', unrepresentable: 'any' }) as Skjema;
  const ut = new Set<string>();
  const ga = (s: Skjema, sti: string, pa: readonly string[]): void => {
    if (s.$ref !== undefined) {
      const navn = s.$ref.replace('#/$defs/', '');
      const mal = s.$ref === '#' ? rot : rot.$defs?.[navn];
      if (mal === undefined || pa.includes(s.$ref)) ut.add(`${sti}…`);
      else ga(mal, sti, [...pa, s.$ref]);
      return;
    }
    const under: (readonly [Skjema, string])[] = [
      ...Object.entries(s.properties ?? {}).map(([navn, v]) => [v, sti === '' ? navn : `${sti}.${navn}`] as const),
      ...[...(s.anyOf ?? []), ...(s.oneOf ?? []), ...(s.allOf ?? [])].map((v) => [v, sti] as const),
      ...[s.items, ...(s.prefixItems ?? [])].filter((v) => typeof v === 'object').map((v) => [v, `${sti}[]`] as const),
      ...(typeof s.additionalProperties === 'object' ? [[s.additionalProperties, `${sti}.*`] as const] : []),
    ];
    if (under.length === 0 && sti !== '') ut.add(sti);
    for (const [v, her] of under) ga(v, her, pa);
  };
  ga(rot, '', []);
  return [...ut].sort();
}

/** The whole matrix as Markdown: who, how far, and every field that may leave. A role that is not named is refused. */
export function tegnMatrise(akter: readonly Akt[]): string {
  return [
    '# Tilgangsmatrise',
    '',
    'Hver handling og visning, hvem som har den, hvor langt rollen rekker, og hvert felt som kan slippe ut. Laget av koden med',
    '`node verktoy/kjor.mjs verktoy/tilgangsmatrise.ts`; en test feiler når de to er ulike. En rolle som ikke er nevnt, er nektet; et felt som ikke er nevnt,',
    'slipper ikke ut.',
    '',
    ...akter.flatMap((a) => [
      `## \`${a.regel.navn}\` (${a.slag === 'handling' ? 'skriver' : 'leser'})`,
      '',
      `${storForbokstav(paSprak(a.regel.tekst, 'nb'))}.`,
      '',
      ...innlogging(a),
      ...ROLLER.map((r) => [paSprak(ROLLETEKST[r], 'nb'), celle(a, r)] as const)
        .filter(([, c]) => c !== '–')
        .map(([navn, c]) => `- ${navn}: ${c}`),
      '',
      `Felter: ${
        felterUt(a.utdata)
          .map((f) => `\`${f}\``)
          .join(', ') || 'ingen'
      }`,
      '',
    ]),
  ].join('\n');
}

/** What the login must be, where it is not the ordinary one. */
const innlogging = ({ regel }: Akt): string[] => {
  const krav = [
    ...(regel.niva === 'hoyt' ? ['Krever innlogging på høyt nivå.'] : []),
    ...(regel.enhetsokt === true ? ['Kan gjøres fra en husket enhet.'] : []),
  ];
  return krav.length === 0 ? [] : [krav.join(' '), ''];
};

const storForbokstav = (t: string): string => t.slice(0, 1).toUpperCase() + t.slice(1);
