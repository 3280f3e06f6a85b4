// Every text of the screens in both languages, read from the source: pairs of bokmål and nynorsk that stand for one another.
import path from 'node:path';
import { gaGjennom, lesTre, type Node } from './syntakstre.ts';

export interface Tekstpar {
  readonly sted: string;
  readonly nb: string;
  readonly nn: string;
}

const navnPa = (p: Node): string | undefined => {
  const k = p.key as Node | undefined;
  return k?.type === 'Identifier' ? (k.name as string) : k?.type === 'Literal' ? String(k.value) : undefined;
};
/** Without `as const`, `satisfies` and the like. */
function kjerne(n: Node): Node {
  return n.type === 'TSAsExpression' || n.type === 'TSSatisfiesExpression' ? kjerne(n.expression as Node) : n;
}
const felter = (n: Node): Map<string, Node> =>
  new Map(
    (n.properties as Node[]).flatMap((p) => {
      const navn = p.type === 'Property' ? navnPa(p) : undefined;
      return navn === undefined ? [] : [[navn, kjerne(p.value as Node)] as const];
    }),
  );

/** All that is written in a value: `«Hentet fra ….»`; several texts of a function stand after one another. Code is left out. */
function skrevet(n: Node): string {
  const ut: string[] = [];
  gaGjennom(n, (x, forelder) => {
    if (
      x.type === 'Literal' &&
      typeof x.value === 'string' &&
      forelder?.type !== 'BinaryExpression' &&
      forelder?.type !== 'MemberExpression'
    )
      ut.push(x.value);
    if (x.type === 'TemplateLiteral') ut.push((x.quasis as Node[]).map((q) => (q.value as { cooked: string }).cooked).join('…'));
  });
  return ut.join(' ');
}

function par(sted: string, nb: Node, nn: Node): Tekstpar[] {
  if (nb.type === 'ObjectExpression' && nn.type === 'ObjectExpression') {
    const b = felter(nn);
    return [...felter(nb)].flatMap(([navn, v]) => {
      const motpart = b.get(navn);
      return motpart === undefined ? [] : par(`${sted}.${navn}`, v, motpart);
    });
  }
  if (nb.type === 'ArrayExpression' && nn.type === 'ArrayExpression') {
    const [a, b] = [nb.elements as (Node | null)[], nn.elements as (Node | null)[]];
    return a.flatMap((v, i) => (v && b[i] ? par(`${sted}.${i}`, kjerne(v), kjerne(b[i])) : []));
  }
  if (nb.type === 'Identifier' || nn.type === 'Identifier') return [];
  return [{ sted, nb: skrevet(nb), nn: skrevet(nn) }];
}

/** The catalogues of a file that are constants of their own: `const nb = { … }`. */
function konstanter(tre: Node): Map<string, Node> {
  const ut = new Map<string, Node>();
  gaGjennom(tre, (n) => {
    if (n.type !== 'VariableDeclarator' || (n.id as Node).type !== 'Identifier' || n.init === null) return;
    const verdi = kjerne(n.init as Node);
    if (verdi.type === 'ObjectExpression') ut.set((n.id as Node).name as string, verdi);
  });
  return ut;
}

/** Every pair in the house: `{ nb, nn }`, `tosprak(nb, nn)`, and catalogues kept as constants, also one file for each language. */
export function lesTekstpar(filer: ReadonlyMap<string, string>): Tekstpar[] {
  const ut: Tekstpar[] = [];
  const kataloger = new Map<string, Node>();
  for (const [sti, kode] of filer) {
    if (!/\bn[bn]\b|tosprak|Nynorsk/.test(kode) || /\.test\.tsx?$/.test(sti)) continue;
    const tre = lesTre(sti, kode);
    for (const [navn, n] of konstanter(tre))
      if (/^(nb|nn)$|(Nb|Nn)$/.test(navn)) kataloger.set(`${path.dirname(sti)} ${navn}`, n);
    gaGjennom(tre, (n) => {
      if (n.type === 'ObjectExpression') {
        const f = felter(n);
        const [nb, nn] = [f.get('nb'), f.get('nn')];
        if (nb && nn) ut.push(...par(`${sti}:${kode.slice(0, n.start).split('\n').length}`, nb, nn));
      }
      if (n.type === 'CallExpression' && (n.callee as Node).name === 'tosprak') {
        const [nb, nn] = n.arguments as Node[];
        if (nb && nn) ut.push(...par(`${sti}:${kode.slice(0, n.start).split('\n').length}`, nb, nn));
      }
    });
  }
  for (const [navn, nb] of kataloger) {
    const motpart = kataloger.get(navn.replace(/(n|N)b$/, '$1n'));
    if (/(nb|Nb)$/.test(navn) && motpart !== undefined) ut.push(...par(navn, nb, motpart));
  }
  return ut;
}
