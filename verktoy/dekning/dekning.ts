// Which capability and which known fault is shown by which test. The ids stand in the titles: «[K07, K08] …», «F-21 …».
import { barn, lesTre, type Node, tekstAv } from '../syntakstre.ts';

export interface Punkt {
  readonly id: string;
  readonly tekst: string;
}
export interface Testtittel {
  readonly fil: string;
  /** Titles of the groups around it and its own, joined by « › ». */
  readonly tittel: string;
  readonly ider: readonly string[];
}
export interface Dekning {
  readonly punkt: Punkt;
  readonly tester: readonly Testtittel[];
}
export interface Oversikt {
  readonly kapabiliteter: readonly Dekning[];
  readonly feil: readonly Dekning[];
  /** Ids in titles that no list and no series has: a slip of the pen. */
  readonly ukjente: readonly { readonly id: string; readonly test: Testtittel }[];
}

const GRUPPE = /\[([A-Z]-?\d{2}(?:\s*,\s*[A-Z]-?\d{2})*)\]/g;
const FEIL = /\bF-\d{2}\b/g;

/** Series a title may name besides the two lists: the incidents (rows of hendelser.csv), and the lines of the two scorecards. First letters and how many there are. */
export const SERIER: Readonly<Record<string, number>> = { 'I-': 28, S: 15, R: 15 };
const iSerie = (id: string): boolean => {
  const [, serie = '', nr = ''] = /^([A-Z]-?)(\d+)$/.exec(id) ?? [];
  return Number(nr) >= 1 && Number(nr) <= (SERIER[serie] ?? 0);
};

/** Ids in one title: those in square brackets and fault ids anywhere. */
export function iderI(tittel: string): string[] {
  const klammer = [...tittel.matchAll(GRUPPE)].flatMap((m) => (m[1] ?? '').split(',').map((id) => id.trim()));
  return [...new Set([...klammer, ...(tittel.match(FEIL) ?? [])])];
}

/** The rows `- **K01** text` of a Markdown list. */
export function lesPunkter(markdown: string): Punkt[] {
  return [...markdown.matchAll(/^- \*\*([A-Z]-?\d{2})\*\* (.+)$/gm)].map((m) => ({ id: m[1] ?? '', tekst: m[2] ?? '' }));
}

/** The word a call starts with and the words after it: `test.skipIf(x).each(y)(…)` → ['test', 'skipIf', 'each']. */
function kalleord(n: Node): string[] {
  if (n.type === 'Identifier') return typeof n.name === 'string' ? [n.name] : [];
  if (n.type === 'MemberExpression') return [...kalleord(n.object as Node), ...kalleord(n.property as Node)];
  if (n.type === 'CallExpression') return kalleord(n.callee as Node);
  if (n.type === 'TaggedTemplateExpression') return kalleord(n.tag as Node);
  return [];
}

/** Strings inside the table of an `each`, where the ids of its rows may stand. */
function iTabell(n: Node): string[] {
  if (n.type === 'CallExpression' || n.type === 'TaggedTemplateExpression' || n.type === 'MemberExpression') {
    const under = [...barn(n)].flatMap(([felt, b]) => (felt === 'arguments' || felt === 'quasi' ? strenger(b) : iTabell(b)));
    return under;
  }
  return [];
}
const strenger = (n: Node): string[] => [tekstAv(n) ?? '', ...[...barn(n)].flatMap(([, b]) => strenger(b))];

/** The titles of the tests in one file. Tests that are skipped for good or only planned show nothing and are left out. */
export function lesTitler(fil: string, kode: string): Testtittel[] {
  const ut: Testtittel[] = [];
  const ga = (n: Node, grupper: readonly string[]): void => {
    if (n.type === 'CallExpression') {
      const ord = kalleord(n.callee as Node);
      const tittel = tekstAv((n.arguments as Node[])[0]);
      const start = ord[0] ?? '';
      if (tittel !== undefined && ['describe', 'test', 'it'].includes(start)) {
        if (ord.includes('skip') || ord.includes('todo')) return;
        const hele = [...grupper, tittel];
        if (start === 'describe') {
          for (const [, b] of barn(n)) ga(b, hele);
          return;
        }
        const fraRader = /\$|%/.test(tittel) ? iTabell(n.callee as Node) : [];
        const ider = [...new Set([...hele, ...fraRader].flatMap(iderI))];
        ut.push({ fil, tittel: hele.join(' › '), ider });
        return;
      }
    }
    for (const [, b] of barn(n)) ga(b, grupper);
  };
  ga(lesTre(fil, kode), []);
  return ut;
}

/** Joins the lists with the titles. */
export function lagOversikt(kapabiliteter: readonly Punkt[], feil: readonly Punkt[], titler: readonly Testtittel[]): Oversikt {
  const dekk = (punkter: readonly Punkt[]) =>
    punkter.map((punkt) => ({ punkt, tester: titler.filter((t) => t.ider.includes(punkt.id)) }));
  const kjente = new Set([...kapabiliteter, ...feil].map((p) => p.id));
  return {
    kapabiliteter: dekk(kapabiliteter),
    feil: dekk(feil),
    ukjente: titler.flatMap((test) => test.ider.filter((id) => !kjente.has(id) && !iSerie(id)).map((id) => ({ id, test }))),
  };
}

/** The report as lines of text, the summary last. */
export function tegnOversikt(o: Oversikt): string[] {
  const med = (d: readonly Dekning[]) => d.filter((x) => x.tester.length > 0);
  const uten = (d: readonly Dekning[]) => d.filter((x) => x.tester.length === 0);
  const liste = (d: readonly Dekning[]) =>
    med(d).flatMap((x) => [`${x.punkt.id}  ${x.punkt.tekst}`, ...x.tester.map((t) => `       ${t.fil}: ${t.tittel}`)]);
  const mangler = (d: readonly Dekning[]) => uten(d).map((x) => `${x.punkt.id}  ${x.punkt.tekst}`);
  return [
    '# Vist av tester',
    ...liste(o.kapabiliteter),
    ...liste(o.feil),
    '',
    '# Uten test',
    ...mangler(o.kapabiliteter),
    ...mangler(o.feil),
    '',
    ...o.ukjente.map((u) => `Ukjent nummer ${u.id} i ${u.test.fil}: ${u.test.tittel}`),
    `Kapabiliteter: ${med(o.kapabiliteter).length} av ${o.kapabiliteter.length} har tester. Feil: ${med(o.feil).length} av ${o.feil.length} har tester.`,
  ];
}
