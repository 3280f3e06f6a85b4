// What one source file imports and calls, read with a real parser (the one the bundler uses), so that text in comments
// and strings never counts as code.
import path from 'node:path';
import { erNode, gaGjennom, lesTre, type Node, tekstAv } from '../syntakstre.ts';

export interface Innforsel {
  /** As written: `#grunn/db/index.ts`, `./lager.ts`, `node:fs`. */
  readonly tekst: string;
  /** Path from the root of the repository for our own files; undefined for packages. */
  readonly mal: string | undefined;
  /** `pg`, `node:fs`, `@navikt/fnrvalidator`; undefined for our own files. */
  readonly pakke: string | undefined;
  /** Gone when types are stripped. */
  readonly bareType: boolean;
  readonly navn: readonly string[];
  readonly linje: number;
}

export interface Kildefil {
  readonly sti: string;
  readonly linjer: number;
  readonly generert: boolean;
  readonly innforsler: readonly Innforsel[];
  /** Calls and references that reach for the clock, chance, the network or the environment. */
  readonly sideeffekter: readonly {
    readonly slag: 'klokke' | 'tilfeldighet' | 'nett' | 'miljo';
    readonly hva: string;
    readonly linje: number;
  }[];
  /** String and template literals that are SQL statements. */
  readonly sql: readonly { readonly linje: number }[];
}

/** Rooms outside `src/`, reached as `#verden/…` and so on. */
const UTENFOR = new Set(['verden', 'benk', 'verktoy', 'reiser']);

/** The path a specifier means, from the root; undefined for packages. */
export function losSti(fra: string, tekst: string): string | undefined {
  if (tekst.startsWith('.')) return path.posix.normalize(path.posix.join(path.posix.dirname(fra), tekst));
  if (!tekst.startsWith('#')) return undefined;
  const [rom = '', ...rest] = tekst.slice(1).split('/');
  return [...(UTENFOR.has(rom) ? [rom] : ['src', rom]), ...rest].join('/');
}

const pakkenavn = (tekst: string) =>
  tekst
    .split('/')
    .slice(0, tekst.startsWith('@') ? 2 : 1)
    .join('/');

// Statements, not prose: each keyword is followed by what SQL demands.
const SQL = [
  /^\s*select\s[\s\S]+\sfrom\s/i,
  /^\s*select\s+(set_config|pg_\w+|\w+\.\w+)\s*\(/i,
  /^\s*(insert|merge)\s+into\s/i,
  /^\s*update\s+[\w."]+\s+(as\s+\w+\s+|\w+\s+)?set\s/i,
  /^\s*delete\s+from\s/i,
  /^\s*(create|alter|drop)\s+(unlogged\s+|temp\s+|temporary\s+|or\s+replace\s+|unique\s+)*(table|schema|index|role|view|function|policy|trigger|database|extension|sequence)\s/i,
  /^\s*(truncate\s+\w|copy\s+[\w."(]+[\s\S]*\b(from|to)\s+std|with\s+(recursive\s+)?\w+\s+as\s*\(|set\s+(local|role|session)\s|grant\s+\w+[\s\S]*\son\s|lock\s+table\s)/i,
];
// «Select a school from the list» is prose: a statement's first word is never capitalised.
const erSql = (tekst: string) => !/^\s*[A-Z][a-z]/.test(tekst) && SQL.some((m) => m.test(tekst));

/** The name in the other file that an import or export specifier means. */
function importnavn(d: Node): string {
  const n = (d.imported ?? d.local) as Node | undefined;
  return typeof n?.name === 'string' ? n.name : '*';
}

/** `a.b` of a member expression with plain names, else undefined. */
function prikket(n: Node): string | undefined {
  if (n.type !== 'MemberExpression' || n.computed) return undefined;
  const [o, p] = [n.object as Node, n.property as Node];
  if (o.type === 'Identifier') return `${String(o.name)}.${String(p.name)}`;
  const indre = prikket(o);
  return indre && `${indre}.${String(p.name)}`;
}

const PRIKKET: Readonly<Record<string, Kildefil['sideeffekter'][number]['slag']>> = {
  'Date.now': 'klokke',
  'performance.now': 'klokke',
  'Temporal.Now': 'klokke',
  'Math.random': 'tilfeldighet',
  'crypto.randomUUID': 'tilfeldighet',
  'crypto.getRandomValues': 'tilfeldighet',
  fetch: 'nett', // as globalThis.fetch
  'process.env': 'miljo',
};

/** True when an identifier named `fetch` is the global function itself, not a field, a parameter or a type. */
function erGlobalFetch(n: Node, forelder: Node | undefined, felt: string): boolean {
  if (n.type !== 'Identifier' || n.name !== 'fetch' || forelder === undefined) return false;
  if (forelder.type === 'MemberExpression') return felt === 'object' || forelder.computed === true;
  if (forelder.type === 'Property' || forelder.type.endsWith('Definition')) return felt === 'value';
  return ['CallExpression', 'AssignmentPattern', 'VariableDeclarator', 'ConditionalExpression', 'LogicalExpression'].includes(
    forelder.type,
  )
    ? felt !== 'left' && felt !== 'id'
    : false;
}

/** Reads one file. Throws when it cannot be parsed: an unread file is an unchecked file. */
export function lesKildefil(sti: string, kode: string): Kildefil {
  const tre = lesTre(sti, kode);
  const linje = (posisjon: number) => kode.slice(0, posisjon).split('\n').length;
  const innforsler: Innforsel[] = [];
  const legg = (tekst: string, bareType: boolean, navn: readonly string[], posisjon: number) => {
    const mal = losSti(sti, tekst);
    innforsler.push({
      tekst,
      mal,
      pakke: mal === undefined ? pakkenavn(tekst) : undefined,
      bareType,
      navn,
      linje: linje(posisjon),
    });
  };
  const sideeffekter: Kildefil['sideeffekter'][number][] = [];
  const sql: { linje: number }[] = [];

  gaGjennom(tre, (n, forelder, felt) => {
    switch (n.type) {
      case 'ImportDeclaration':
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration': {
        if (!erNode(n.source)) return;
        const deler = (n.specifiers as Node[] | undefined) ?? [];
        const type = (x: Node) => x.importKind === 'type' || x.exportKind === 'type';
        const navn = deler.map(importnavn);
        const hele = deler.some((d) => d.type === 'ImportNamespaceSpecifier' || d.type === 'ImportDefaultSpecifier');
        legg(
          String(n.source.value),
          type(n) || (deler.length > 0 && deler.every(type)),
          hele || deler.length === 0 ? ['*'] : navn,
          n.start,
        );
        return;
      }
      case 'ImportExpression':
      case 'TSImportType': {
        const kilde = (n.source ?? n.argument) as Node | undefined;
        const verdi = kilde?.value ?? (kilde?.literal as Node | undefined)?.value;
        if (typeof verdi === 'string') legg(verdi, n.type === 'TSImportType', ['*'], n.start);
        return;
      }
      case 'NewExpression':
      case 'CallExpression': {
        const callee = n.callee as Node;
        const argumenter = n.arguments as unknown[];
        if (callee.type === 'Identifier' && callee.name === 'Date' && (n.type === 'CallExpression' || argumenter.length === 0))
          sideeffekter.push({
            slag: 'klokke',
            hva: n.type === 'CallExpression' ? 'Date()' : 'new Date()',
            linje: linje(n.start),
          });
        return;
      }
      case 'MemberExpression': {
        const navn = prikket(n)?.replace(/^(globalThis|window)\./, '');
        const slag = navn === undefined ? undefined : PRIKKET[navn];
        if (navn !== undefined && slag !== undefined) sideeffekter.push({ slag, hva: navn, linje: linje(n.start) });
        return;
      }
      case 'Identifier':
        if (erGlobalFetch(n, forelder, felt)) sideeffekter.push({ slag: 'nett', hva: 'fetch', linje: linje(n.start) });
        return;
      case 'Literal':
      case 'TemplateLiteral':
        if (erSql(tekstAv(n) ?? '')) sql.push({ linje: linje(n.start) });
        return;
      default:
    }
  });
  return {
    sti,
    linjer: kode.split('\n').length - (kode.endsWith('\n') ? 1 : 0),
    generert: /^\s*\/[/*][\s*]*(this file was )?(generated|generert) (by|from|av|fra)\b/i.test(kode),
    innforsler,
    sideeffekter,
    sql,
  };
}
