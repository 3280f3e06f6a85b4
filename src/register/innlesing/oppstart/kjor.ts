import type { Avvik } from '#grunn/kilde/index.ts';
import { idag } from '#grunn/tid/index.ts';
import { lesOneRoster, oversettOneRoster, type Radfeil } from '#kilder/oneroster/index.ts';
import { lesOppstartsfil, tilOppstart, type Holdtpost, type Oppstartspost, type Skolebilde } from '#kilder/oppstart/index.ts';
import { lesPifu, oversettPifu } from '#kilder/pifu/index.ts';
import { skolearFor, skolearsgrenser } from '#register/skole/kjerne.ts';
import type { Innlesingsrad } from '../lager.ts';
import type { Holdt, Innlesingsmiljo, Kildehode, Mottatt } from '../modell.ts';
import { kjorInnlesing } from '../motor.ts';
import { finnSkoler } from './lager.ts';
import { oppstartInnlesing, type Oppstartsenhet } from './type.ts';

export interface Oppstartsvalg {
  readonly innhold: AsyncIterable<Uint8Array>;
  readonly kommunenummer: string;
  readonly utlostAv: string;
  /** Wait for a named person before anything is changed. */
  readonly seOver?: boolean;
}

/** More rows than this that cannot be read is another file; the rest are counted. */
const FLEST_HOLDTE_RADER = 500;

/**
 * Reads what the kommune's former school system has of pupils, classes and teachers: our own start file, a OneRoster 1.2 bundle or a
 * PIFU-IMS file, told apart by how they begin. Reading it again changes only what has changed in it.
 */
export async function kjorOppstart(m: Innlesingsmiljo, o: Oppstartsvalg): Promise<Innlesingsrad> {
  let hode: Kildehode = { heltBilde: true, avkortet: true };
  const sett = (h: Kildehode) => (hode = { ...h, heltBilde: true, ...(o.seOver ? { seOver: true } : {}) });
  async function* hent(): AsyncIterable<Mottatt<Oppstartsenhet>> {
    const [format, innhold] = await finnFormat(o.innhold);
    if (format === 'oppstart') yield* egenFil(innhold, o.kommunenummer, sett);
    else yield* annetSystem(m, format, innhold, sett);
  }
  return kjorInnlesing(m, oppstartInnlesing(), { slag: 'fil', utlostAv: o.utlostAv, hent: hent(), hode: () => hode });
}

type Format = 'oppstart' | 'oneroster' | 'pifu';

/** A zip begins with PK, XML with <; the rest is for the reader of our own file to refuse. */
async function finnFormat(innhold: AsyncIterable<Uint8Array>): Promise<[Format, AsyncIterable<Uint8Array>]> {
  const det = innhold[Symbol.asyncIterator]();
  const forste: Uint8Array[] = [];
  let byte = 0;
  while (byte < 4) {
    const { value, done } = await det.next();
    if (done) break;
    forste.push(value);
    byte += value.byteLength;
  }
  const start = Buffer.concat(forste);
  async function* alt() {
    yield start;
    for (;;) {
      const { value, done } = await det.next();
      if (done) return;
      yield value;
    }
  }
  if (start.subarray(0, 2).toString('latin1') === 'PK') return ['oneroster', alt()];
  const tegn = start.toString('utf8').replace(/^\uFEFF/, '').trimStart(); // prettier-ignore
  return [tegn.startsWith('<') ? 'pifu' : 'oppstart', alt()];
}

async function* egenFil(
  innhold: AsyncIterable<Uint8Array>,
  kommunenummer: string,
  sett: (h: Kildehode) => void,
): AsyncIterable<Mottatt<Oppstartsenhet>> {
  let lest = 0;
  let hode: Kildehode = {};
  for await (const p of lesOppstartsfil(innhold)) {
    if (p.slag === 'hode') {
      const { eksportert = null, antall: antallOppgitt } = p.hode;
      hode = {
        format: 'oppstart',
        eksportert,
        antallOppgitt,
        fremmede: p.hode.kommunenummer === kommunenummer ? 0 : antallOppgitt,
      };
      yield { ventet: antallOppgitt };
      continue;
    }
    if (p.slag !== 'gruppe') lest++;
    yield somMottatt(p);
  }
  sett({ ...hode, antallLest: lest });
}

async function* annetSystem(
  m: Innlesingsmiljo,
  format: 'oneroster' | 'pifu',
  innhold: AsyncIterable<Uint8Array>,
  sett: (h: Kildehode) => void,
): AsyncIterable<Mottatt<Oppstartsenhet>> {
  const lest = format === 'oneroster' ? await fraOneRoster(innhold) : await fraPifu(innhold);
  const dag = idag(m.klokke);
  const kjenteSkoler = [...(await finnSkoler(m.db))].map(([organisasjonsnummer, navn]) => ({ organisasjonsnummer, navn }));
  const { poster, avvik, skoler } = tilOppstart(lest.bilde, {
    idag: dag,
    skolear: skolearsgrenser(skolearFor(dag)),
    kjenteSkoler,
  });
  const elever = poster.filter((p) => p.slag !== 'gruppe').length;
  sett({ format, system: lest.system, eksportert: lest.eksportert ?? null, antallLest: elever, skoler });
  yield { ventet: elever };
  for (const f of lest.feil.slice(0, FLEST_HOLDTE_RADER)) yield { holdt: holdtRad(f) };
  const resten = lest.feil.slice(FLEST_HOLDTE_RADER).map((f): Avvik => ({ kode: f.kode, felt: `${f.fil} ${f.felt}` }));
  yield { avvik: [...lest.avvik, ...avvik, ...resten] };
  for (const p of poster) if (p.slag !== 'hode') yield somMottatt(p);
}

interface Lest {
  readonly bilde: Skolebilde;
  readonly avvik: readonly Avvik[];
  readonly feil: readonly Radfeil[];
  readonly system?: string | undefined;
  readonly eksportert?: string | undefined;
}

async function fraOneRoster(innhold: AsyncIterable<Uint8Array>): Promise<Lest> {
  const { pakke, system, ...lest } = await lesOneRoster(innhold);
  const { bilde, ...oversatt } = oversettOneRoster(pakke);
  return { bilde, system, avvik: [...lest.avvik, ...oversatt.avvik], feil: [...lest.feil, ...oversatt.feil] };
}

async function fraPifu(innhold: AsyncIterable<Uint8Array>): Promise<Lest> {
  const { fil, avvik } = await lesPifu(innhold);
  const { bilde, avvik: flere } = oversettPifu(fil);
  return { bilde, avvik: [...avvik, ...flere], feil: [], system: fil.properties.datasource, eksportert: fil.properties.datetime };
}

const holdtRad = (f: Radfeil): Holdt => ({
  arsak: 'uleselig_post',
  nokkel: `oppstart:${f.fil}:${f.linje}`,
  linje: f.linje,
  detaljer: { fil: f.fil, felt: f.felt, kode: f.kode },
});

function somMottatt(p: Exclude<Oppstartspost, { slag: 'hode' }>): Mottatt<Oppstartsenhet> {
  if (p.slag === 'gruppe') return { enhet: p.gruppe };
  return p.slag === 'elev' ? { enhet: p.elev } : { holdt: holdtPost(p) };
}

/** A line that could not be read, or a pupil that cannot come in as it stands: held under the pupil's own key where there is one. */
function holdtPost(p: Holdtpost): Holdt {
  return {
    arsak: p.kode === undefined ? 'uleselig_post' : p.kode === 'uten_skole' ? 'ukjent_skole' : 'motstrid',
    nokkel: p.lokalId === undefined ? `oppstart:linje:${p.linje}` : `oppstart:${p.lokalId}`,
    linje: p.linje,
    detaljer: { felt: p.felt, ...(p.kode ? { kode: p.kode } : {}), ...(p.fil ? { fil: p.fil } : {}) },
  };
}
