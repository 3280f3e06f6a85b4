import { CsvError, parse } from 'csv-parse/sync';
import { Kildefeil } from '#grunn/feil/index.ts';
import {
  FILROLLER,
  KOLONNER,
  NEKTEDE_ROLLER,
  type Feilrad,
  type Filrad,
  type Filrolle,
  type Kolonne,
  type Rollefil,
} from './modell.ts';

/** A large kommune has some ten thousand rows: a file ten times that is another file. */
const MAKS_BYTE = 8 * 1024 * 1024;

const uleselig = (melding: string) => new Kildefeil('tilgangslosning', 'uleselig', melding);

async function samle(kilde: AsyncIterable<Uint8Array>): Promise<string> {
  const biter: Uint8Array[] = [];
  let byte = 0;
  for await (const b of kilde) {
    byte += b.byteLength;
    if (byte > MAKS_BYTE) throw uleselig('Rollefila er større enn 8 MB.');
    biter.push(b);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(biter));
  } catch {
    throw uleselig('Rollefila er ikke tekst i UTF-8.');
  }
}

/** A date that exists, ÅÅÅÅ-MM-DD or DD.MM.ÅÅÅÅ; null for an empty field, undefined for one that is wrong. */
function dato(tekst: string): string | null | undefined {
  if (tekst === '') return null;
  const norsk = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(tekst);
  const iso = norsk ? `${norsk[3]}-${norsk[2]}-${norsk[1]}` : tekst;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return undefined;
  const d = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(d.getTime()) || d.toISOString().slice(0, 10) !== iso ? undefined : iso;
}

const erFilrolle = (rolle: string): rolle is Filrolle => Object.hasOwn(FILROLLER, rolle);

/** One row as a role, or what is wrong with it: the first field that is. */
function tolk(felt: Readonly<Record<Kolonne, string>>, linje: number): Filrad | Feilrad {
  const feil = (f: Kolonne, kode: Feilrad['kode']): Feilrad => ({ linje, felt: f, kode });
  const { rolle, skole } = felt;
  if (rolle === '') return feil('rolle', 'mangler_rolle');
  if ((NEKTEDE_ROLLER as readonly string[]).includes(rolle)) return feil('rolle', 'rolle_ikke_tillatt');
  if (!erFilrolle(rolle)) return feil('rolle', 'ukjent_rolle');
  if (FILROLLER[rolle] === 'skole') {
    if (skole === '') return feil('skole', 'mangler_skole');
    if (!/^\d{9}$/.test(skole)) return feil('skole', 'ugyldig_organisasjonsnummer');
  } else if (skole !== '') return feil('skole', 'skole_ikke_ventet');
  const fra = dato(felt.fra);
  if (fra === undefined) return feil('fra', 'ugyldig_dato');
  const til = dato(felt.til);
  if (til === undefined) return feil('til', 'ugyldig_dato');
  if (fra !== null && til !== null && til < fra) return feil('til', 'slutter_for_start');
  return { linje, rolle, skole: skole === '' ? null : skole, fra, til };
}

interface Rad {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function rader(tekst: string): readonly Rad[] {
  try {
    return parse(tekst, {
      bom: true,
      delimiter: [';', ','],
      trim: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 4096,
    }) as unknown as readonly Rad[];
  } catch (e) {
    if (e instanceof CsvError) {
      const linje: unknown = e['lines'];
      throw uleselig(`Rollefila kan ikke leses.${typeof linje === 'number' ? ` Den er ødelagt ved linje ${linje}.` : ''}`);
    }
    throw e;
  }
}

/** Which column each heading names. @throws Kildefeil when one is missing, unknown or stands twice. */
function plasser(hode: readonly string[]): ReadonlyMap<Kolonne, number> {
  const navn = hode.map((h) => h.toLowerCase());
  const kjente: readonly string[] = KOLONNER;
  if (navn.some((n, i) => !kjente.includes(n) || navn.indexOf(n) !== i) || KOLONNER.some((k) => !navn.includes(k)))
    throw uleselig(`Første linje i rollefila skal være: ${KOLONNER.join(';')}`);
  return new Map(KOLONNER.map((k) => [k, navn.indexOf(k)]));
}

/**
 * Reads the whole role file. A row that cannot be read is told of with its line and field, never its value.
 * @throws Kildefeil when it is no such file: no heading, not text, broken quotes, too large.
 */
export async function lesRollefil(kilde: AsyncIterable<Uint8Array>): Promise<Rollefil> {
  const [hode, ...resten] = rader(await samle(kilde));
  if (hode === undefined) throw uleselig('Rollefila er tom.');
  const plass = plasser(hode.record);
  const ansatte = new Map<string, { roller: Filrad[]; feil: Feilrad[] }>();
  const utenAnsatt: Feilrad[] = [];
  let like = 0;
  for (const { record, info } of resten) {
    const linje = info.lines;
    const verdi = (k: Kolonne) => record[plass.get(k)!] ?? '';
    const nummer = verdi('ansattnummer');
    if (!/^[A-Za-z0-9-]{1,32}$/.test(nummer)) {
      utenAnsatt.push({ linje, felt: 'ansattnummer', kode: nummer === '' ? 'mangler_ansattnummer' : 'ugyldig_ansattnummer' });
      continue;
    }
    const om = ansatte.get(nummer) ?? { roller: [], feil: [] };
    ansatte.set(nummer, om);
    const lest =
      record.length > KOLONNER.length
        ? { linje, felt: 'linje' as const, kode: 'for_mange_felt' as const }
        : tolk(
            { ansattnummer: nummer, rolle: verdi('rolle'), skole: verdi('skole'), fra: verdi('fra'), til: verdi('til') },
            linje,
          );
    if ('kode' in lest) {
      om.feil.push(lest);
      continue;
    }
    const samme = om.roller.find((r) => r.rolle === lest.rolle && r.skole === lest.skole);
    if (samme === undefined) om.roller.push(lest);
    else if (samme.fra === lest.fra && samme.til === lest.til) like++;
    else om.feil.push({ linje, felt: 'rolle', kode: 'gjentatt_rolle' });
  }
  return {
    ansatte: [...ansatte].map(([ansattnummer, om]) => ({ ansattnummer, ...om })),
    utenAnsatt,
    like,
    rader: resten.length,
  };
}
