import { CsvError, parse } from 'csv-parse/sync';
import { Kildefeil } from '#grunn/feil/index.ts';
import type { Avvik } from '#grunn/kilde/index.ts';
import {
  FILER,
  KOLONNER,
  MA_VAERE_MED,
  RADER,
  type Fil,
  type Pakke,
  type Rad,
  type Radfeil,
  type Radfeilkode,
} from './kontrakt.ts';
import { lesZip, samleZip, ZIPGRENSER, type Zipgrenser } from './zip.ts';

export interface Lestpakke {
  readonly pakke: Pakke;
  readonly feil: readonly Radfeil[];
  readonly avvik: readonly Avvik[];
  /** The name the other system gives itself. */
  readonly system: string | undefined;
}

const KILDE = 'oneroster';
/** One row; the widest is a user with many guardians. */
const MAKS_RAD = 64 * 1024;
const uleselig = (melding: string) => new Kildefeil(KILDE, 'uleselig', melding);

interface Csvrad {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function csv(fil: string, innhold: Buffer): readonly Csvrad[] {
  let tekst: string;
  try {
    tekst = new TextDecoder('utf-8', { fatal: true }).decode(innhold);
  } catch {
    throw uleselig(`${fil} er ikke tekst i UTF-8.`);
  }
  if (tekst.includes('\0')) throw uleselig(`${fil} er ikke ren tekst.`);
  try {
    return parse(tekst, { bom: true, info: true, relax_column_count: true, skip_empty_lines: true, max_record_size: MAKS_RAD }) as unknown as readonly Csvrad[]; // prettier-ignore
  } catch (e) {
    if (!(e instanceof CsvError)) throw e;
    const linje: unknown = e['lines'];
    throw uleselig(`${fil} kan ikke leses.${typeof linje === 'number' ? ` Den er ødelagt ved linje ${linje}.` : ''}`);
  }
}

/**
 * Opens a OneRoster 1.2 CSV bundle: a zip with manifest.csv and whole files (bulk). A row that cannot be read is told of with its file, line
 * and column, never its value, and the others go on.
 * @throws Kildefeil when it is no such bundle, or it is locked, cut off, too large, of another version, or of changes only.
 */
export async function lesOneRoster(kilde: AsyncIterable<Uint8Array>, grenser: Zipgrenser = ZIPGRENSER): Promise<Lestpakke> {
  const { filer, iMapper } = lesZip(await samleZip(kilde, grenser), grenser);
  const avvik: Avvik[] = [];
  if (iMapper > 0) avvik.push({ kode: 'fil_i_mappe', felt: 'zip' });
  const manifest = lesManifest(filer.get('manifest.csv'));
  for (const navn of filer.keys()) {
    const fil = navn.replace(/\.csv$/, '');
    if (navn !== 'manifest.csv' && !(FILER as readonly string[]).includes(fil)) avvik.push({ kode: 'ukjent_fil', felt: 'zip' });
    else if (navn !== 'manifest.csv' && !(fil in KOLONNER)) avvik.push({ kode: 'ikke_brukt_fil', felt: 'zip', verdi: navn });
  }
  const feil: Radfeil[] = [];
  const les = <F extends Fil>(fil: F): readonly Rad<F>[] => {
    if (manifest.get(`file.${fil}`) !== 'bulk') {
      if (filer.has(`${fil}.csv`)) avvik.push({ kode: 'ikke_i_manifest', felt: 'manifest.csv', verdi: `${fil}.csv` });
      if (MA_VAERE_MED.includes(fil)) throw uleselig(`${fil}.csv mangler i pakka. Be om en hel pakke (bulk) med alle filene.`);
      return [];
    }
    const innhold = filer.get(`${fil}.csv`);
    if (innhold === undefined) throw uleselig(`manifest.csv sier at ${fil}.csv er med, men den er ikke i pakka.`);
    return lesFil(fil, innhold(), feil, avvik);
  };
  const pakke: Pakke = {
    academicSessions: les('academicSessions'),
    orgs: les('orgs'),
    courses: les('courses'),
    classes: les('classes'),
    users: les('users'),
    roles: les('roles'),
    enrollments: les('enrollments'),
    demographics: les('demographics'),
  };
  return { pakke, feil, avvik, system: manifest.get('source.systemName') || undefined };
}

function lesManifest(innhold: (() => Buffer) | undefined): ReadonlyMap<string, string> {
  if (innhold === undefined) throw uleselig('manifest.csv mangler i roten av zip-fila. En OneRoster-pakke har den alltid.');
  const manifest = new Map(csv('manifest.csv', innhold()).map((r) => [(r.record[0] ?? '').trim(), (r.record[1] ?? '').trim()]));
  const versjon = manifest.get('oneroster.version');
  if (versjon !== '1.2')
    throw new Kildefeil(KILDE, 'feil_svar', `Pakka er ikke OneRoster 1.2${versjon === '1.1' || versjon === '1.0' ? `, men ${versjon}` : ''}. Be om versjon 1.2.`); // prettier-ignore
  if (FILER.some((f) => manifest.get(`file.${f}`) === 'delta'))
    throw new Kildefeil(KILDE, 'feil_svar', 'Pakka har bare endringer (delta). Be om en hel pakke (bulk).');
  return manifest;
}

function lesFil<F extends Fil>(fil: F, innhold: Buffer, feil: Radfeil[], avvik: Avvik[]): Rad<F>[] {
  const navn = `${fil}.csv`;
  const [hode, ...resten] = csv(navn, innhold);
  const kolonner = hode?.record.map((k) => k.trim()) ?? [];
  const kjente: readonly string[] = KOLONNER[fil];
  const mangler = kjente.filter((k) => !kolonner.includes(k));
  const brukte = Object.keys(RADER[fil].shape);
  const nodvendige = mangler.filter((k) => brukte.includes(k));
  if (nodvendige.length > 0)
    throw uleselig(`${navn} mangler ${nodvendige.length === 1 ? 'kolonnen' : 'kolonnene'} ${nodvendige.join(', ')}.`);
  for (const k of mangler) avvik.push({ kode: 'mangler_kolonne', felt: navn, verdi: k });
  for (const k of kolonner)
    if (!kjente.includes(k) && !brukte.includes(k))
      avvik.push({ kode: 'ukjent_felt', felt: navn, verdi: /^[\w.-]{1,60}$/.test(k) ? k : '' });
  const plass = brukte.flatMap((k) => (kolonner.includes(k) ? [[k, kolonner.indexOf(k)] as const] : []));
  const status = kolonner.indexOf('status');
  const kontrakt = RADER[fil];
  const sett = new Set<string>();
  const harNokkel = 'sourcedId' in kontrakt.shape;
  const ut: Rad<F>[] = [];
  for (const { record, info } of resten) {
    const linje = info.lines;
    if (record.length > kolonner.length) {
      feil.push({ fil: navn, linje, felt: 'linje', kode: 'for_mange_felt' });
      continue;
    }
    // a whole bundle says nothing of what is gone; one that does all the same is believed
    if (status >= 0 && record[status] === 'tobedeleted') {
      avvik.push({ kode: 'slettet_rad', felt: navn });
      continue;
    }
    const lest = kontrakt.safeParse(Object.fromEntries(plass.map(([k, i]) => [k, (record[i] ?? '').trim()])));
    if (!lest.success) {
      const felt = String(lest.error.issues[0]?.path[0] ?? 'linje');
      feil.push({ fil: navn, linje, felt, kode: kodeFor(felt) });
      continue;
    }
    const id = harNokkel ? (lest.data as { sourcedId: string }).sourcedId : undefined;
    if (id !== undefined && sett.has(id)) {
      feil.push({ fil: navn, linje, felt: 'sourcedId', kode: 'gjentatt_nokkel' });
      continue;
    }
    if (id !== undefined) sett.add(id);
    ut.push({ ...lest.data, linje } as unknown as Rad<F>);
  }
  return ut;
}

const kodeFor = (felt: string): Radfeilkode => (felt.endsWith('Date') ? 'ugyldig_dato' : 'mangler_felt');
