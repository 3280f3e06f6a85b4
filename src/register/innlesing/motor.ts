import { FunksjonellFeil, Kildefeil } from '#grunn/feil/index.ts';
import { lesInnstilling } from '#grunn/innstilling/index.ts';
import type { Avvik } from '#grunn/kilde/index.ts';
import { idag, Temporal, tilInstant } from '#grunn/tid/index.ts';
import { brukBolk, medNyeForsok } from './bolk.ts';
import { bremserFor } from './innstillinger.ts';
import * as lager from './lager.ts';
import * as lagerHoldt from './lager-holdt.ts';
import {
  type Brukskontekst,
  type Forhandslinje,
  type Innlesingskilde,
  type Innlesingsmiljo,
  type Innlesingsslag,
  type Innlesingsstatus,
  type Innlesingstype,
  type Kildehode,
  type Mottatt,
  NULLTELLERE,
  type Tellere,
} from './modell.ts';
import { bremser, leggSammen } from './regler.ts';

export interface Kjoring<E> {
  readonly slag: Innlesingsslag;
  /** A system actor (`innlesing.krr`) or a person's id. */
  readonly utlostAv: string;
  readonly hent: AsyncIterable<Mottatt<E>>;
  /** What the source said of the whole, asked for when `hent` has ended. */
  readonly hode: () => Kildehode;
  readonly ventet?: number | null;
  readonly sekvensFra?: number;
  readonly sekvensTil?: () => number | undefined;
  /** What the source failed at although it answered for some; kept on the run for those who keep the system. */
  readonly feil?: () => Kildefeil | undefined;
  /** The brakes are for whole files and nights; one person read on request is let through. */
  readonly utenBremser?: boolean;
}

/**
 * Runs one reading of a source: receive → stage → preview → brakes → apply → report. One at a time per source, on any node;
 * a run whose process died is taken up again first. Returns the finished (or stopped, or failed) run.
 * @throws FunksjonellFeil `pagar` when another node is at it.
 */
export async function kjorInnlesing<E>(m: Innlesingsmiljo, type: Innlesingstype<E>, o: Kjoring<E>): Promise<lager.Innlesingsrad> {
  const slipp = o.slag === 'enkelt' && type.enkeltSamtidig ? async () => {} : await taKildelas(m, type.kilde);
  try {
    if (o.slag !== 'enkelt' || !type.enkeltSamtidig) await taOppAvbrutte(m, type);
    const id = crypto.randomUUID();
    await lager.apneInnlesing(m.db, {
      id,
      kilde: type.kilde,
      slag: o.slag,
      utlostAv: o.utlostAv,
      tellere: NULLTELLERE,
      sekvensFra: o.sekvensFra,
      na: await skrivetid(m),
    });
    try {
      const stoppet = await motta(m, type, id, o);
      if (!stoppet) await brukMottatte(m, type, id);
    } catch (e) {
      if (!(e instanceof Kildefeil)) throw e;
      await avslutt(m, id, { status: 'feilet', feil: { kode: e.kode, melding: e.message } }, ['mottar']);
    }
    return (await lager.finnInnlesing(m.db, id))!;
  } finally {
    await slipp();
  }
}

/** Goes on after a named person has decided, or after a crash. Safe to call again. */
export async function fortsettInnlesing<E>(
  m: Innlesingsmiljo,
  type: Innlesingstype<E>,
  id: string,
): Promise<lager.Innlesingsrad> {
  const slipp = await taKildelas(m, type.kilde);
  try {
    const rad = await lager.finnInnlesing(m.db, id);
    if (!rad) throw new FunksjonellFeil('finnes_ikke', 'Innlesingen finnes ikke.', { status: 404 });
    if (rad.status === 'venter') await utforAvgjorelse(m, type, rad);
    else if (rad.status === 'klar' || rad.status === 'bruker') await brukMottatte(m, type, id);
    return (await lager.finnInnlesing(m.db, id))!;
  } finally {
    await slipp();
  }
}

/** What a named person has decided of a waiting run; nothing when nobody has. */
async function utforAvgjorelse<E>(m: Innlesingsmiljo, type: Innlesingstype<E>, rad: lager.Innlesingsrad): Promise<void> {
  const svar = await lager.hentAvgjorelse(m.db, rad.id);
  if (!svar) return;
  if (svar === 'avvist') await avslutt(m, rad.id, { status: 'avvist' }, ['venter']);
  else await brukMottatte(m, type, rad.id);
}

/** Ends a run that is not applied; what it had staged goes with it. */
async function avslutt(
  m: Innlesingsmiljo,
  id: string,
  e: { status: 'feilet' | 'avvist'; feil?: { kode: string; melding: string } },
  bare: readonly Innlesingsstatus[],
): Promise<void> {
  await m.db.transaction().execute(async (tx) => {
    if (await lager.settInnlesing(tx, id, { ...e, ferdig: m.klokke.na().toString() }, bare)) await lager.tomMottak(tx, id);
  });
}

/**
 * The right to run a source; the caller gives it back.
 * @throws FunksjonellFeil `pagar` when someone else has it.
 */
export async function taKildelas(m: Innlesingsmiljo, kilde: Innlesingskilde): Promise<() => Promise<void>> {
  const slipp = await lager.taKildelas(m.db, kilde);
  if (slipp) return slipp;
  throw new FunksjonellFeil('pagar', 'En innlesing fra denne kilden er allerede i gang. Vent til den er ferdig.', {
    status: 409,
  });
}

/** What a dead process left: half received is failed and cleared, half applied is applied to the end. */
async function taOppAvbrutte<E>(m: Innlesingsmiljo, type: Innlesingstype<E>): Promise<void> {
  for (const rad of await lager.finnAvbrutte(m.db, type.kilde)) {
    if (rad.status === 'mottar') await avslutt(m, rad.id, { status: 'feilet', feil: AVBRUTT }, ['mottar']);
    else if (rad.status === 'venter') await utforAvgjorelse(m, type, rad);
    else await brukMottatte(m, type, rad.id);
  }
}

const AVBRUTT = { kode: 'avbrutt', melding: 'Innlesingen ble avbrutt mens den hentet. Ingenting ble endret.' };

/** Our session lost its right to the source, and another process has taken the run: it is theirs now. */
const overtatt = () =>
  new FunksjonellFeil('pagar', 'En annen prosess har tatt over innlesingen. Den fortsetter der.', { status: 409 });

/**
 * Now by this node's clock, but after all that other runs have written: nodes' clocks differ by seconds, and a row can't be closed before it
 * was opened. `id`: the run that asks.
 */
export async function skrivetid(m: Innlesingsmiljo, id?: string): Promise<string> {
  const na = m.klokke.na();
  const siste = await lager.sisteTid(m.db, id);
  if (siste === null || Temporal.Instant.compare(na, tilInstant(siste)) > 0) return na.toString();
  return tilInstant(siste).add({ milliseconds: 1 }).toString();
}

async function kontekst(m: Innlesingsmiljo, id: string): Promise<Brukskontekst> {
  const avgjorelse = await lager.hentAvgjorelse(m.db, id);
  return {
    endringssett: id,
    na: await skrivetid(m, id),
    idag: idag(m.klokke),
    nokler: m.nokler,
    miljo: m.miljo,
    utenBerorte: avgjorelse === 'godkjent_uten_berorte',
    avgjort: avgjorelse !== null,
  };
}

/** Receives, compares and stages. Returns true when the brakes stopped the run. */
async function motta<E>(m: Innlesingsmiljo, type: Innlesingstype<E>, id: string, o: Kjoring<E>): Promise<boolean> {
  const k = await kontekst(m, id);
  let tellere: Tellere = { ...NULLTELLERE, ventet: o.ventet ?? null };
  let nummer = 0;
  let linjer = 0;
  let naerSkjermet = 0;
  const avvik = new Map<string, { avvik: Avvik; antall: number }>();
  let bildenokler: string[] = [];
  let bolk: E[] = [];
  let iBolk = 0;

  const tell = (liste: readonly Avvik[]) => {
    for (const a of liste) {
      const n = `${a.kode}\0${a.felt}\0${a.verdi ?? ''}`;
      const f = avvik.get(n);
      if (f) f.antall++;
      else if (avvik.size < 500) avvik.set(n, { avvik: a, antall: 1 });
    }
  };
  const skrivLinjer = async (nye: readonly Forhandslinje[]) => {
    // the preview is for people to read; what is past this is counted only
    const rom = nye.slice(0, Math.max(0, 5000 - linjer));
    await lager.skrivForhandsvisning(m.db, id, linjer, rom);
    linjer += rom.length;
  };
  const tomBolk = async () => {
    if (bolk.length === 0) return;
    const v = await type.vurder(m.db, bolk, k);
    tellere = leggSammen(tellere, { ...v.tellere, hentet: iBolk - (v.gjentatt ?? 0), holdtIgjen: v.holdt.length });
    naerSkjermet += v.naerSkjermet ?? 0;
    tell(v.avvik);
    await m.db.transaction().execute(async (tx) => {
      if (v.bruk.length > 0) {
        const antall = v.bruk.reduce((n, e) => n + type.antallPersoner(e), 0);
        tellere = leggSammen(tellere, { iBruk: antall });
        await lager.leggIMottak(tx, m.nokler, { innlesingId: id, nummer, haster: v.haster ?? false, enheter: v.bruk, antall });
      }
      await lager.skrivDekning(tx, { innlesingId: id, kilde: type.kilde, nummer: `${nummer}.uendret`, personer: v.uendret });
      await lagerHoldt.holdIgjen(tx, m.nokler, id, type.kilde, v.holdt);
      await lagerHoldt.losHoldte(tx, m.nokler, type.kilde, v.gjennom ?? (() => []), 'kom_gjennom');
      await lager.skrivBilde(tx, { innlesingId: id, nummer, nokler: bildenokler });
      if (!(await lager.settInnlesing(tx, id, { tellere }, ['mottar']))) throw overtatt();
    });
    bildenokler = [];
    await skrivLinjer(v.forhandsvisning);
    nummer++;
    bolk = [];
    iBolk = 0;
    m.framdrift?.(id, type.kilde, tellere, 'mottar');
  };

  const taImot = async (mottatt: Mottatt<E>) => {
    if ('enhet' in mottatt) {
      const n = type.antallPersoner(mottatt.enhet);
      if (iBolk > 0 && iBolk + n > m.bolk) await tomBolk();
      bolk.push(mottatt.enhet);
      iBolk += n;
      if (type.bildenokkel) bildenokler.push(...type.bildenokkel(mottatt.enhet));
    } else if ('holdt' in mottatt) {
      // it could not be read, but it was there: whoever is held is not silent
      if (type.bildenokkel) bildenokler.push(mottatt.holdt.nokkel);
      tellere = leggSammen(tellere, { hentet: 1, holdtIgjen: 1 });
      await lagerHoldt.holdIgjen(m.db, m.nokler, id, type.kilde, [mottatt.holdt]);
    } else if ('utenSvar' in mottatt) tellere = leggSammen(tellere, { utenSvar: mottatt.utenSvar });
    else if ('ventet' in mottatt) tellere = { ...tellere, ventet: mottatt.ventet };
    else tell(mottatt.avvik);
  };
  try {
    for await (const mottatt of o.hent) await taImot(mottatt);
    await tomBolk();
  } catch (e) {
    // a source that gave up has still told whom it did not answer for
    if (e instanceof Kildefeil) await lager.settInnlesing(m.db, id, { tellere });
    throw e;
  }
  await lager.skrivBilde(m.db, { innlesingId: id, nummer, nokler: bildenokler });

  const hode = o.hode();
  tell(hode.avvik ?? []);
  await lager.skrivAvvik(m.db, id, avvik);
  const tause = hode.heltBilde && type.finnTause ? await type.finnTause(m.db, k) : { antall: 0, av: 0, forhandsvisning: [] };
  await skrivLinjer(tause.forhandsvisning);
  tellere = leggSammen(tellere, { avsluttet: tause.antall });
  const stopp = o.utenBremser
    ? []
    : bremser({
        hode,
        tellere: leggSammen(tellere, { avsluttet: -tause.antall }),
        tause,
        naerSkjermet,
        forrige: await lager.sisteHele(m.db, type.kilde),
        kjente: Math.max(tellere.uendret + tellere.endret, o.slag === 'endring' ? await lager.antallKjente(m.db, type.kilde) : 0),
        grenser: await lesInnstilling(m.db, bremserFor(type.kilde, type.bremser)),
      });
  const feil = o.feil?.();
  const stoppet = stopp.length > 0;
  // one transaction: a run that waits has already tightened what could not wait, and has taken the place of the one before it
  await medNyeForsok(m.db, async (tx) => {
    const satt = {
      ...(feil ? { feil: { kode: feil.kode, melding: feil.message } } : {}),
      status: stoppet ? ('venter' as const) : ('klar' as const),
      tellere,
      bremser: stopp,
      hode: { ...hode, avvik: undefined },
      sekvensTil: o.sekvensTil?.(),
    };
    if (!(await lager.settInnlesing(tx, id, satt, ['mottar']))) throw overtatt();
    await lager.erstattVentende(tx, type.kilde, { id, slag: o.slag }, m.klokke.na().toString());
    if (stoppet && type.brukSkjerming)
      for await (const b of lager.alleBolker<E>(tx, m.nokler, id)) await type.brukSkjerming(tx, b.enheter, k);
  });
  m.framdrift?.(id, type.kilde, tellere, stoppet ? 'venter' : 'klar');
  return stoppet;
}

async function brukMottatte<E>(m: Innlesingsmiljo, type: Innlesingstype<E>, id: string): Promise<void> {
  const rad = (await lager.finnInnlesing(m.db, id))!;
  let tellere = rad.tellere;
  if (!(await lager.settInnlesing(m.db, id, { status: 'bruker' }, ['klar', 'bruker', 'venter']))) return ferdigAvAndre(m, id);
  // a reading that makes the tables a good deal larger leaves the planner with old notions of them; a night does not
  const stor = rad.tellere.iBruk * 5 > (await lager.antallPersoner(m.db));
  let brukte = 0;
  for (let b = await lager.nesteBolk<E>(m.db, m.nokler, id); b; b = await lager.nesteBolk<E>(m.db, m.nokler, id)) {
    const svar = await brukBolk(m, type, { innlesingId: id, bolk: b, kontekst: await kontekst(m, id) });
    if (!svar && !(await lager.settInnlesing(m.db, id, {}, ['bruker']))) return ferdigAvAndre(m, id);
    tellere = svar ?? tellere;
    m.framdrift?.(id, type.kilde, tellere, 'bruker');
    // after 1, 4, 16 … chunks: often while the tables are small, seldom when they are large
    if (stor && Math.log2(++brukte) % 2 === 0) await lager.oppdaterStatistikk(m.db);
  }
  const k = await kontekst(m, id);
  const forst = await medNyeForsok(m.db, async (tx) => {
    if (!(await lager.settInnlesing(tx, id, { status: 'ferdig', ferdig: k.na }, ['bruker']))) return false;
    tellere = (await lager.finnInnlesing(tx, id))!.tellere;
    if (rad.hode.heltBilde && type.avslutt) await type.avslutt(tx, k, rad.hode);
    if (rad.sekvens_til !== null) await lager.settPosisjon(tx, type.kilde, rad.sekvens_til, null);
    if (rad.slag === 'fil') await lagerHoldt.losUleselige(tx, type.kilde, id);
    await lager.tomMottak(tx, id);
    await lager.sporInnlesing(tx, {
      aktor: rad.utlost_av,
      handling: `register.innlesing.${type.kilde}`,
      endringssett: id,
      tellere,
    });
    return true;
  });
  if (!forst) return ferdigAvAndre(m, id);
  m.framdrift?.(id, type.kilde, tellere, 'ferdig');
}

/** Another process has applied the run to its end: then so have we. */
async function ferdigAvAndre(m: Innlesingsmiljo, id: string): Promise<void> {
  if ((await lager.finnInnlesing(m.db, id))?.status !== 'ferdig') throw overtatt();
}
