// Road E: a file somebody has put in a folder. Format: README.md.
import { Kildefeil } from '#grunn/feil/index.ts';
import { dekod, lesBom, lesLinjer, type Bytekilde } from '#grunn/tekst/index.ts';
import { lesElementer } from '#grunn/xml/index.ts';
import { lesPersonDefinisjon, lesPersondokument } from '../les.ts';
import type { Folkeregisterperson } from '../modell.ts';
import { xmlTilJson } from '../oversett-xml.ts';
import { nyttRegnskap, type Regnskap } from './regnskap.ts';
import { FILGRENSER, type Filgrenser, type Filpost } from './modell.ts';
import { lagVerdileser } from './verdier.ts';

const KILDE = 'folkeregisteret';

export interface Filvalg {
  readonly grenser?: Partial<Filgrenser>;
  /** The reader's own kommune, to count who lives elsewhere. */
  readonly kommunenummer?: string;
}

/**
 * Reads a file record by record: a header when there is one, people, records that must be held, and at last what the file was. Throws
 * Kildefeil when it cannot be read at all (`uleselig`: wrong encoding, broken XML; `for_stor`; `html`). Nothing read before an
 * error or before `slutt` may be used: only then is it known whether the file is whole. Memory: one record at a time.
 */
export async function* lesFil(kilde: Bytekilde, valg: Filvalg = {}): AsyncGenerator<Filpost> {
  const grenser = { ...FILGRENSER, ...valg.grenser };
  const { start, kilde: hele } = await tittPa(kilde);
  const forste = forsteTegn(start);
  if (forste === '<') return yield* lesXmlfil(hele, grenser, nyttRegnskap('xml', valg.kommunenummer));
  if (forste === '[') return yield* lesVerdier(hele, grenser, nyttRegnskap('json', valg.kommunenummer), true);
  if (forste === '{' && begynnerPent(start))
    return yield* lesVerdier(hele, grenser, nyttRegnskap('json', valg.kommunenummer), false);
  yield* lesNdjson(hele, grenser, nyttRegnskap('ndjson', valg.kommunenummer));
}

async function* lesNdjson(kilde: Bytekilde, grenser: Filgrenser, regnskap: Regnskap): AsyncGenerator<Filpost> {
  // A line that cannot be read is only known to be cut when no line comes after it.
  let brutt: number | undefined;
  for await (const { nummer, tekst } of lesLinjer(kilde, {
    kilde: KILDE,
    maksLinje: grenser.maksPost,
    maksTotalt: grenser.maksTotalt,
  })) {
    if (tekst.trim() === '') continue;
    if (brutt !== undefined) yield regnskap.hold(brutt, 'ugyldig_json');
    brutt = undefined;
    const ra = parse(tekst);
    if (ra === UGYLDIG) brutt = nummer;
    else yield* tolk(ra, nummer, grenser, regnskap);
  }
  if (brutt !== undefined) yield regnskap.hold(brutt, 'avkortet');
  regnskap.slutt();
  yield { slag: 'slutt', hode: regnskap.hode() };
}

async function* lesVerdier(kilde: Bytekilde, grenser: Filgrenser, regnskap: Regnskap, liste: boolean): AsyncGenerator<Filpost> {
  const leser = lagVerdileser({ kilde: KILDE, liste, maksVerdi: grenser.maksPost });
  const tekst = dekod(kilde, { kilde: KILDE, maksTotalt: grenser.maksTotalt, velgTegnsett: (_, bom) => bom ?? 'utf-8' });
  for await (const bit of tekst)
    for (const verdi of leser.les(bit)) {
      const ra = parse(verdi.tekst);
      if (ra === UGYLDIG) yield regnskap.hold(verdi.linje, 'ugyldig_json');
      else yield* tolk(ra, verdi.linje, grenser, regnskap);
    }
  const rest = leser.slutt();
  if (rest !== undefined && rest.tekst !== '') yield regnskap.hold(rest.linje, 'avkortet');
  else if (rest !== undefined) regnskap.merkAvkortet();
  if (leser.uventet) regnskap.meld('uventet_innhold', 'fil');
  regnskap.slutt();
  yield { slag: 'slutt', hode: regnskap.hode() };
}

async function* lesXmlfil(kilde: Bytekilde, grenser: Filgrenser, regnskap: Regnskap): AsyncGenerator<Filpost> {
  const noder = lesElementer(kilde, {
    kilde: KILDE,
    element: 'folkeregisterperson',
    grenser: { maksElement: grenser.maksPost, maksTotalt: grenser.maksTotalt },
  });
  for await (const node of noder) yield* tolk(xmlTilJson(node), null, grenser, regnskap);
  regnskap.slutt();
  yield { slag: 'slutt', hode: regnskap.hode() };
}

const UGYLDIG = Symbol('ugyldig');

function parse(tekst: string): unknown {
  try {
    return JSON.parse(tekst) as unknown;
  } catch {
    return UGYLDIG;
  }
}

function* tolk(ra: unknown, linje: number | null, grenser: Filgrenser, regnskap: Regnskap): Generator<Filpost> {
  const merke = (ra as { friminutt?: unknown } | null)?.friminutt;
  if (merke !== undefined) {
    if (regnskap.lesMerke(merke, ra as Readonly<Record<string, unknown>>) === 'hode')
      yield { slag: 'hode', hode: regnskap.hode() };
    return;
  }
  if (regnskap.poster >= grenser.maksPoster)
    throw new Kildefeil(KILDE, 'for_stor', `Fila har flere poster enn grensen på ${grenser.maksPoster}.`);
  const lest = lesPost(ra);
  if (lest === undefined) yield regnskap.hold(linje, 'ukjent_form');
  else yield regnskap.godta(linje, lest.innhold, lest.personer);
}

/** A person document has lists where a KS Fiks record has single values. */
function lesPost(
  ra: unknown,
): { readonly innhold: 'persondefinisjon' | 'persondokument'; readonly personer: readonly Folkeregisterperson[] } | undefined {
  if (ra === null || typeof ra !== 'object' || Array.isArray(ra)) return undefined;
  const { identifikasjonsnummer: nummer, navn } = ra as { identifikasjonsnummer?: unknown; navn?: unknown };
  if (Array.isArray(nummer) || Array.isArray(navn)) {
    const person = lesPersondokument(ra);
    return person && { innhold: 'persondokument', personer: [person] };
  }
  if (!('foreldreansvarlige' in ra) && (nummer === null || typeof nummer !== 'object')) return undefined;
  const post = lesPersonDefinisjon(ra);
  return post && { innhold: 'persondefinisjon', personer: [post.barn, ...post.ansvarlige] };
}

const TITT = 1024;

/** The first bytes, and the whole again. */
async function tittPa(kilde: Bytekilde): Promise<{ readonly start: Uint8Array; readonly kilde: Bytekilde }> {
  if (kilde instanceof Uint8Array) return { start: kilde.subarray(0, TITT), kilde };
  const biter = Symbol.asyncIterator in kilde ? kilde[Symbol.asyncIterator]() : kilde[Symbol.iterator]();
  const lest: Uint8Array[] = [];
  let antall = 0;
  while (antall < TITT) {
    const neste = await biter.next();
    if (neste.done === true) break;
    lest.push(neste.value);
    antall += neste.value.byteLength;
  }
  return {
    start: Buffer.concat(lest).subarray(0, TITT),
    kilde: (async function* () {
      yield* lest;
      try {
        for (let neste = await biter.next(); neste.done !== true; neste = await biter.next()) yield neste.value;
      } finally {
        await biter.return?.();
      }
    })(),
  };
}

function starttekst(start: Uint8Array): string {
  const bom = lesBom(start);
  return new TextDecoder(bom?.tegnsett ?? 'utf-8').decode(start.subarray(bom?.lengde ?? 0)).trimStart();
}

const forsteTegn = (start: Uint8Array): string => starttekst(start).slice(0, 1);

/** An object spread over lines for people to read: the first line opens more than it closes, and is short. */
function begynnerPent(start: Uint8Array): boolean {
  const tekst = starttekst(start);
  const linje = tekst.slice(0, tekst.indexOf('\n')).trimEnd();
  return tekst.includes('\n') && linje.length < 200 && /^\{("[^"]*":\s*[[{]?)?$|[[{,]$/.test(linje);
}
