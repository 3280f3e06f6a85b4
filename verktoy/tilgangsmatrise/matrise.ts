// The access matrix: every act of the house against every role, read from the code itself.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { feltsettAv, type Handling, type Visning } from '#grunn/handling/index.ts';
import { paSprak } from '#grunn/sprak/index.ts';
import { ROLLER, ROLLETEKST, type Relasjonsnavn, type Rollenavn } from '#tilgang/rolle/index.ts';

export type Akt = Handling | Visning;

const RELASJON: Readonly<Record<Relasjonsnavn, string>> = {
  heleKommunen: 'hele kommunen',
  egenSkole: 'egen skole',
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

/** The whole matrix as Markdown. The last column changes when a field is added to or taken from what the act lets out. */
export function tegnMatrise(akter: readonly Akt[]): string {
  const rad = (celler: readonly string[]) => `| ${celler.join(' | ')} |`;
  const hode = ['Akt', 'Hva', 'Slag', ...ROLLER.map((r) => paSprak(ROLLETEKST[r], 'nb')), 'Feltsett'];
  return [
    '# Tilgangsmatrise',
    '',
    'Hver handling og visning mot hver rolle, og hvor langt rollen rekker. Laget av koden med `node verktoy/kjor.mjs verktoy/tilgangsmatrise.ts`; en test feiler når',
    'de to er ulike. En strek betyr nektet. Feltsettet endrer navn når et felt kommer til eller går ut av det som vises.',
    '',
    rad(hode),
    rad(hode.map(() => '---')),
    ...akter.map((a) =>
      rad([
        `\`${a.regel.navn}\``,
        paSprak(a.regel.tekst, 'nb'),
        a.slag === 'handling' ? 'skriver' : 'leser',
        ...ROLLER.map((r) => celle(a, r)),
        `\`${feltsettAv(a.utdata)}\``,
      ]),
    ),
    '',
  ].join('\n');
}
