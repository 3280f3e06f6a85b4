// The syntax tree of a TypeScript file, read with the bundler's own parser, and a walk through it.
import { parseSync } from 'rolldown/utils';

export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [felt: string]: unknown;
}

export const erNode = (x: unknown): x is Node => typeof x === 'object' && x !== null && typeof (x as Node).type === 'string';

/** Parses a file; `sti` decides whether it holds JSX. Throws when it cannot be read: an unread file is an unchecked file. */
export function lesTre(sti: string, kode: string): Node {
  const lest = parseSync(sti, kode, { lang: sti.endsWith('x') ? 'tsx' : 'ts', sourceType: 'module' });
  if (lest.errors.length > 0) throw new Error(`${sti}: ${lest.errors[0]?.message ?? 'unreadable'}`);
  return lest.program as unknown as Node;
}

/** The nodes right below a node, with the name of the field they stand in. */
export function* barn(node: Node): Generator<readonly [felt: string, barn: Node]> {
  for (const [felt, verdi] of Object.entries(node))
    for (const b of Array.isArray(verdi) ? verdi : [verdi]) if (erNode(b)) yield [felt, b];
}

/** Visits every node, parents first. */
export function gaGjennom(
  node: Node,
  besok: (n: Node, forelder: Node | undefined, felt: string) => void,
  forelder?: Node,
  felt = '',
): void {
  besok(node, forelder, felt);
  for (const [navn, b] of barn(node)) gaGjennom(b, besok, node, navn);
}

/** The text of a string literal or template; what is filled in shows as `…`. Undefined for anything else. */
export function tekstAv(n: Node | undefined): string | undefined {
  if (n?.type === 'Literal' && typeof n.value === 'string') return n.value;
  if (n?.type === 'TemplateLiteral') return (n.quasis as Node[]).map((q) => (q.value as { raw: string }).raw).join('…');
  return undefined;
}
