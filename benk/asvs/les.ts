// OWASP ASVS 5.0 against what is shown here: which requirements apply, which a test shows, which a page of ours answers, which wait.
export type Metode = 'H' | 'U' | 'C' | 'D' | 'O' | 'N';

export interface Krav {
  readonly id: string;
  readonly niva: 1 | 2 | 3;
  readonly metode: Metode;
}

/** Not shown by a test, and why. `gjelderIkke`: nothing here it could apply to. `venter`: comes with a later part. `dokument`: a page. */
export interface Forklaring {
  readonly id: string;
  readonly slag: 'gjelderIkke' | 'venter' | 'dokument';
  readonly hvorfor: string;
}

export interface Kravsvar {
  readonly krav: Krav;
  readonly status: 'vist' | 'feilet' | 'dokument' | 'gjelderIkke' | 'venter' | 'mangler';
  readonly hvorfor?: string;
  readonly tester: readonly string[];
}

/** `req_id,level,method,reason`: one requirement a line. */
export function lesKrav(csv: string): Krav[] {
  return csv
    .split(/\r?\n/)
    .slice(1)
    .filter((l) => l !== '')
    .map((l) => {
      const [id = '', niva = '', metode = ''] = l.split(',');
      return { id: id.replace(/^V/, ''), niva: Number(niva) as Krav['niva'], metode: metode as Metode };
    });
}

const MERKE = /\[ASVS[- ]V?(\d+\.\d+\.\d+(?:, ?\d+\.\d+\.\d+)*)\]/g;

/** Requirements named in a title: «[ASVS 3.4.1, 3.4.3] …». */
export const kravI = (tittel: string): string[] => [...tittel.matchAll(MERKE)].flatMap((m) => (m[1] ?? '').split(/, ?/));

/** The rows `| 1.3.4 | gjelderIkke | why |` of docs/asvs.md. */
export function lesForklaringer(markdown: string): Forklaring[] {
  return [...markdown.matchAll(/^\| (\d+\.\d+\.\d+) \| (gjelderIkke|venter|dokument) \| (.+?) \|$/gm)].map((m) => ({
    id: m[1] ?? '',
    slag: m[2] as Forklaring['slag'],
    hvorfor: m[3] ?? '',
  }));
}

/** How each requirement stands. A test that shows it goes before what a page says. */
export function avgjorKrav(
  krav: readonly Krav[],
  forklaringer: readonly Forklaring[],
  tester: readonly { readonly fil: string; readonly tittel: string; readonly status: string }[],
): Kravsvar[] {
  const vist = new Map<string, { fil: string; tittel: string; status: string }[]>();
  for (const t of tester) for (const id of kravI(t.tittel)) vist.set(id, [...(vist.get(id) ?? []), t]);
  const sagt = new Map(forklaringer.map((f) => [f.id, f]));
  return krav.map((k) => {
    const egne = vist.get(k.id) ?? [];
    const gode = [...new Set(egne.filter((t) => t.status === 'passed').map((t) => t.fil))];
    if (k.metode === 'N') return { krav: k, status: 'gjelderIkke', tester: gode };
    if (egne.some((t) => t.status === 'failed')) return { krav: k, status: 'feilet', tester: gode };
    if (gode.length > 0) return { krav: k, status: 'vist', tester: gode };
    const f = sagt.get(k.id);
    return f === undefined
      ? { krav: k, status: 'mangler', tester: [] }
      : { krav: k, status: f.slag, hvorfor: f.hvorfor, tester: [] };
  });
}

export interface Nivatall {
  /** Applies to what exists so far and can be shown by a machine. */
  readonly automatiserbare: number;
  readonly vist: number;
  readonly andel: number;
  readonly mangler: readonly string[];
  readonly venter: number;
  readonly gjelderIkke: number;
  readonly dokumenter: number;
}

/** Verified of applicable at one level, of those a machine can show (H, U, C). */
export function tallFor(svar: readonly Kravsvar[], niva: 1 | 2 | 3): Nivatall {
  const pa = svar.filter((s) => s.krav.niva === niva);
  const maskin = pa.filter((s) => 'HUC'.includes(s.krav.metode) && s.status !== 'gjelderIkke' && s.status !== 'venter');
  const vist = maskin.filter((s) => s.status === 'vist').length;
  const antall = (st: Kravsvar['status']) => pa.filter((s) => s.status === st).length;
  return {
    automatiserbare: maskin.length,
    vist,
    andel: maskin.length === 0 ? 1 : Math.round((vist / maskin.length) * 1000) / 1000,
    mangler: maskin.filter((s) => s.status !== 'vist').map((s) => s.krav.id),
    venter: antall('venter'),
    gjelderIkke: antall('gjelderIkke'),
    dokumenter: antall('dokument'),
  };
}
