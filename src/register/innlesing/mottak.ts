import { Kildefeil } from '#grunn/feil/index.ts';
import { lesInnstilling } from '#grunn/innstilling/index.ts';
import type { Avvik } from '#grunn/kilde/index.ts';
import { medNyeForsok } from './bolk.ts';
import { bremserFor } from './innstillinger.ts';
import { overtatt } from './kontekst.ts';
import * as lager from './lager.ts';
import * as lagerHoldt from './lager-holdt.ts';
import {
  type Brems,
  type Brukskontekst,
  type Forhandslinje,
  type Innlesingsmiljo,
  type Innlesingstype,
  type Kildehode,
  type Kjoring,
  type Mottatt,
  NULLTELLERE,
  type Tellere,
} from './modell.ts';
import { bremser, leggSammen } from './regler.ts';

/** What a run has come to know while it receives. */
interface Regnskap {
  tellere: Tellere;
  naerSkjermet: number;
  /** Lines of the preview written so far. */
  linjer: number;
  readonly avvik: Map<string, { avvik: Avvik; antall: number }>;
}

/** The preview is for people to read; what is past this is counted only. */
const FLEST_LINJER = 5000;

function tellAvvik(r: Regnskap, liste: readonly Avvik[]): void {
  for (const a of liste) {
    const n = `${a.kode}\0${a.felt}\0${a.verdi ?? ''}`;
    const f = r.avvik.get(n);
    if (f) f.antall++;
    else if (r.avvik.size < 500) r.avvik.set(n, { avvik: a, antall: 1 });
  }
}

/** Receives, compares and stages. Returns true when the brakes stopped the run. */
export async function motta<E>(
  m: Innlesingsmiljo,
  type: Innlesingstype<E>,
  id: string,
  o: Kjoring<E>,
  k: Brukskontekst,
): Promise<boolean> {
  const r: Regnskap = { tellere: { ...NULLTELLERE, ventet: o.ventet ?? null }, naerSkjermet: 0, linjer: 0, avvik: new Map() };
  const innboks = lagInnboks(m, type, id, k, r);
  try {
    for await (const mottatt of o.hent) await innboks.taImot(mottatt);
    await innboks.avslutt();
  } catch (e) {
    await innboks.ventPaSiste();
    // a source that gave up has still told whom it did not answer for
    if (e instanceof Kildefeil) await lager.settInnlesing(m.db, id, { tellere: r.tellere });
    throw e;
  }

  const hode = o.hode();
  tellAvvik(r, hode.avvik ?? []);
  await lager.skrivAvvik(m.db, id, r.avvik);
  const stopp = await finnBremser(m, type, id, o, k, r, hode);
  const feil = o.feil?.();
  const stoppet = stopp.length > 0;
  // one transaction: a run that waits has already tightened what could not wait, and has taken the place of the one before it
  await medNyeForsok(m.db, async (tx) => {
    const satt = {
      ...(feil ? { feil: { kode: feil.kode, melding: feil.message } } : {}),
      status: stoppet ? ('venter' as const) : ('klar' as const),
      tellere: r.tellere,
      bremser: stopp,
      hode: { ...hode, avvik: undefined },
      sekvensTil: o.sekvensTil?.(),
    };
    if (!(await lager.settInnlesing(tx, id, satt, ['mottar']))) throw overtatt();
    await lager.erstattVentende(tx, type.kilde, { id, slag: o.slag }, m.klokke.na().toString());
    if (stoppet && type.brukSkjerming)
      for await (const b of lager.alleBolker<E>(tx, m.nokler, id)) await type.brukSkjerming(tx, b.enheter, k);
  });
  m.framdrift?.(id, type.kilde, r.tellere, stoppet ? 'venter' : 'klar');
  return stoppet;
}

async function finnBremser<E>(
  m: Innlesingsmiljo,
  type: Innlesingstype<E>,
  id: string,
  o: Kjoring<E>,
  k: Brukskontekst,
  r: Regnskap,
  hode: Kildehode,
): Promise<Brems[]> {
  const tause = hode.heltBilde && type.finnTause ? await type.finnTause(m.db, k) : { antall: 0, av: 0, forhandsvisning: [] };
  await skrivLinjer(m, id, r, tause.forhandsvisning);
  const { tellere } = r;
  r.tellere = leggSammen(tellere, { avsluttet: tause.antall });
  if (o.utenBremser) return [];
  const lest = tellere.uendret + tellere.endret;
  return bremser({
    hode,
    tellere,
    tause,
    naerSkjermet: r.naerSkjermet,
    forrige: await lager.sisteHele(m.db, type.kilde),
    kjente: Math.max(lest, o.slag === 'endring' ? await lager.antallKjente(m.db, type.kilde) : 0),
    grenser: await lesInnstilling(m.db, bremserFor(type.kilde, type.bremser)),
  });
}

async function skrivLinjer(m: Innlesingsmiljo, id: string, r: Regnskap, nye: readonly Forhandslinje[]): Promise<void> {
  const rom = nye.slice(0, Math.max(0, FLEST_LINJER - r.linjer));
  await lager.skrivForhandsvisning(m.db, id, r.linjer, rom);
  r.linjer += rom.length;
}

/** A chunk as it was received. */
interface Bunke<E> {
  readonly enheter: E[];
  antall: number;
  /** Keys of the whole picture. */
  readonly nokler: string[];
}
const nyBunke = <E>(): Bunke<E> => ({ enheter: [], antall: 0, nokler: [] });

interface Innboks<E> {
  readonly taImot: (mottatt: Mottatt<E>) => Promise<void>;
  readonly avslutt: () => Promise<void>;
  /** When the source has failed: lets what was begun end, however it ends. */
  readonly ventPaSiste: () => Promise<void>;
}

/**
 * Gathers what comes into chunks and compares each with the register, while the next is being read. What must be applied is staged in chunks
 * of its own, the urgent apart: a night in which little has happened is one or two, not one for each thousand people asked about.
 */
function lagInnboks<E>(m: Innlesingsmiljo, type: Innlesingstype<E>, id: string, k: Brukskontekst, r: Regnskap): Innboks<E> {
  let bunke = nyBunke<E>();
  let underArbeid: Promise<void> = Promise.resolve();
  let lest = 0;
  let lagt = 0;
  const iMottak = { haster: nyBunke<E>(), vanlig: nyBunke<E>() };

  /** Takes what is full out of the staging piles. */
  function* leggTilBruk(enheter: readonly E[], slag: 'haster' | 'vanlig') {
    for (const e of enheter) {
      const n = type.antallPersoner(e);
      if (iMottak[slag].antall > 0 && iMottak[slag].antall + n > m.bolk) yield* tomMottak(slag);
      iMottak[slag].enheter.push(e);
      iMottak[slag].antall += n;
    }
  }
  function* tomMottak(slag: 'haster' | 'vanlig') {
    const { enheter, antall } = iMottak[slag];
    iMottak[slag] = nyBunke();
    if (enheter.length > 0) yield { innlesingId: id, nummer: lagt++, haster: slag === 'haster', enheter, antall };
  }

  async function behandle(b: Bunke<E>): Promise<void> {
    const nummer = lest++;
    const v = await type.vurder(m.db, b.enheter, k);
    r.tellere = leggSammen(r.tellere, {
      ...v.tellere,
      hentet: b.antall - (v.gjentatt ?? 0),
      holdtIgjen: v.holdt.length,
      iBruk: v.bruk.reduce((n, e) => n + type.antallPersoner(e), 0),
    });
    r.naerSkjermet += v.naerSkjermet ?? 0;
    tellAvvik(r, v.avvik);
    const fulle = [...leggTilBruk(v.bruk, v.haster ? 'haster' : 'vanlig')];
    await m.db.transaction().execute(async (tx) => {
      for (const f of fulle) await lager.leggIMottak(tx, m.nokler, f);
      await lager.skrivDekning(tx, { innlesingId: id, kilde: type.kilde, nummer: `${nummer}.uendret`, personer: v.uendret });
      await lagerHoldt.holdIgjen(tx, m.nokler, id, type.kilde, v.holdt);
      await lagerHoldt.losHoldte(tx, m.nokler, type.kilde, v.gjennom ?? (() => []), 'kom_gjennom');
      await lager.skrivBilde(tx, { innlesingId: id, nummer, nokler: b.nokler });
      if (!(await lager.settInnlesing(tx, id, { tellere: r.tellere }, ['mottar']))) throw overtatt();
    });
    await skrivLinjer(m, id, r, v.forhandsvisning);
    m.framdrift?.(id, type.kilde, r.tellere, 'mottar');
  }

  /** One chunk at a time is compared; meanwhile the next is read. */
  async function sendVidere(): Promise<void> {
    if (bunke.enheter.length === 0) return;
    const b = bunke;
    bunke = nyBunke();
    await underArbeid;
    underArbeid = behandle(b);
    // told of where it is waited for
    underArbeid.catch(() => {});
  }

  return {
    async taImot(mottatt) {
      if ('enhet' in mottatt) {
        const n = type.antallPersoner(mottatt.enhet);
        if (bunke.antall > 0 && bunke.antall + n > m.bolk) await sendVidere();
        bunke.enheter.push(mottatt.enhet);
        bunke.antall += n;
        if (type.bildenokkel) bunke.nokler.push(...type.bildenokkel(mottatt.enhet));
      } else if ('holdt' in mottatt) {
        // it could not be read, but it was there: whoever is held is not silent
        if (type.bildenokkel) bunke.nokler.push(mottatt.holdt.nokkel);
        r.tellere = leggSammen(r.tellere, { hentet: 1, holdtIgjen: 1 });
        await lagerHoldt.holdIgjen(m.db, m.nokler, id, type.kilde, [mottatt.holdt]);
      } else if ('utenSvar' in mottatt) r.tellere = leggSammen(r.tellere, { utenSvar: mottatt.utenSvar });
      else if ('ventet' in mottatt) r.tellere = { ...r.tellere, ventet: mottatt.ventet };
      else tellAvvik(r, mottatt.avvik);
    },
    async avslutt() {
      await sendVidere();
      await underArbeid;
      const resten = [...tomMottak('haster'), ...tomMottak('vanlig')];
      await m.db.transaction().execute(async (tx) => {
        for (const rest of resten) await lager.leggIMottak(tx, m.nokler, rest);
        await lager.skrivBilde(tx, { innlesingId: id, nummer: lest, nokler: bunke.nokler });
        if (!(await lager.settInnlesing(tx, id, {}, ['mottar']))) throw overtatt();
      });
    },
    ventPaSiste: () => underArbeid.catch(() => {}),
  };
}
