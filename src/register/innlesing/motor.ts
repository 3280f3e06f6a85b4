import { FunksjonellFeil, Kildefeil } from '#grunn/feil/index.ts';
import type { Avvik } from '#grunn/kilde/index.ts';
import { idag } from '#grunn/tid/index.ts';
import { brukBolk } from './bolk.ts';
import * as lager from './lager.ts';
import {
  type Brukskontekst,
  type Forhandslinje,
  type Innlesingskilde,
  type Innlesingsmiljo,
  type Innlesingsslag,
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
      na: m.klokke.na().toString(),
    });
    try {
      const stoppet = await motta(m, type, id, o);
      if (!stoppet) await brukMottatte(m, type, id);
    } catch (e) {
      if (!(e instanceof Kildefeil)) throw e;
      await lager.settInnlesing(m.db, id, {
        status: 'feilet',
        feil: { kode: e.kode, melding: e.message },
        ferdig: m.klokke.na().toString(),
      });
      await lager.tomMottak(m.db, id);
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
    if (rad.status === 'venter') {
      const svar = await lager.hentAvgjorelse(m.db, id);
      const foreldet = svar !== null && svar !== 'avvist' && (await lager.finnesNyereHele(m.db, rad));
      if (svar === 'avvist' || foreldet) {
        await lager.settInnlesing(m.db, id, {
          status: 'avvist',
          ferdig: m.klokke.na().toString(),
          ...(foreldet ? { feil: FORELDET } : {}),
        });
        await lager.tomMottak(m.db, id);
      } else if (svar) await brukMottatte(m, type, id);
    } else if (rad.status === 'klar' || rad.status === 'bruker') await brukMottatte(m, type, id);
    return (await lager.finnInnlesing(m.db, id))!;
  } finally {
    await slipp();
  }
}

const FORELDET = {
  kode: 'foreldet',
  melding: 'En nyere innlesing fra samme kilde er brukt mens denne ventet. Ingenting fra denne ble endret.',
};

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
    if (rad.status === 'mottar') {
      await lager.settInnlesing(m.db, rad.id, {
        status: 'feilet',
        feil: { kode: 'avbrutt', melding: 'Innlesingen ble avbrutt mens den hentet. Ingenting ble endret.' },
        ferdig: m.klokke.na().toString(),
      });
      await lager.tomMottak(m.db, rad.id);
    } else await brukMottatte(m, type, rad.id);
  }
}

async function kontekst(m: Innlesingsmiljo, id: string): Promise<Brukskontekst> {
  const utenBerorte = (await lager.hentAvgjorelse(m.db, id)) === 'godkjent_uten_berorte';
  return { endringssett: id, na: m.klokke.na().toString(), idag: idag(m.klokke), nokler: m.nokler, miljo: m.miljo, utenBerorte };
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
    tellere = leggSammen(tellere, { ...v.tellere, hentet: iBolk, holdtIgjen: v.holdt.length });
    naerSkjermet += v.naerSkjermet ?? 0;
    tell(v.avvik);
    await m.db.transaction().execute(async (tx) => {
      if (v.bruk.length > 0) {
        const antall = v.bruk.reduce((n, e) => n + type.antallPersoner(e), 0);
        tellere = leggSammen(tellere, { iBruk: antall });
        await lager.leggIMottak(tx, m.nokler, { innlesingId: id, nummer, haster: v.haster ?? false, enheter: v.bruk, antall });
      }
      await lager.skrivDekning(tx, { innlesingId: id, kilde: type.kilde, nummer: `${nummer}.uendret`, personer: v.uendret });
      await lager.holdIgjen(tx, m.nokler, id, type.kilde, v.holdt);
      await lager.skrivBilde(tx, { innlesingId: id, nummer, nokler: bildenokler });
      await lager.settInnlesing(tx, id, { tellere });
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
      await lager.holdIgjen(m.db, m.nokler, id, type.kilde, [mottatt.holdt]);
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
        grenser: type.bremser,
      });
  const feil = o.feil?.();
  await lager.settInnlesing(m.db, id, {
    ...(feil ? { feil: { kode: feil.kode, melding: feil.message } } : {}),
    status: stopp.length > 0 ? 'venter' : 'klar',
    tellere,
    bremser: stopp,
    hode: { ...hode, avvik: undefined },
    sekvensTil: o.sekvensTil?.(),
  });
  // an older run that still waits told of an older world: this one has all it had
  await lager.erstattVentende(m.db, type.kilde, { id, slag: o.slag }, m.klokke.na().toString());
  m.framdrift?.(id, type.kilde, tellere, stopp.length > 0 ? 'venter' : 'klar');
  if (stopp.length > 0 && type.brukSkjerming) await brukSkjermingNa(m, type, id);
  return stopp.length > 0;
}

/** Tighter protection does not wait for an approval: it is applied from the stopped run at once. */
async function brukSkjermingNa<E>(m: Innlesingsmiljo, type: Innlesingstype<E>, id: string): Promise<void> {
  const k = await kontekst(m, id);
  for await (const bolk of lager.alleBolker<E>(m.db, m.nokler, id))
    await m.db.transaction().execute((tx) => type.brukSkjerming!(tx, bolk.enheter, k));
}

async function brukMottatte<E>(m: Innlesingsmiljo, type: Innlesingstype<E>, id: string): Promise<void> {
  const rad = (await lager.finnInnlesing(m.db, id))!;
  let tellere = rad.tellere;
  await lager.settInnlesing(m.db, id, { status: 'bruker' });
  let brukte = 0;
  for (let b = await lager.nesteBolk<E>(m.db, m.nokler, id); b; b = await lager.nesteBolk<E>(m.db, m.nokler, id)) {
    tellere = await brukBolk(m, type, { innlesingId: id, bolk: b, tellere, kontekst: await kontekst(m, id) });
    m.framdrift?.(id, type.kilde, tellere, 'bruker');
    // after 1, 4, 16 … chunks: often while the tables are small, seldom when they are large
    if (Math.log2(++brukte) % 2 === 0) await lager.oppdaterStatistikk(m.db);
  }
  const k = await kontekst(m, id);
  await m.db.transaction().execute(async (tx) => {
    if (rad.hode.heltBilde && type.avslutt) await type.avslutt(tx, k, rad.hode);
    if (rad.sekvens_til !== null) await lager.settPosisjon(tx, type.kilde, rad.sekvens_til, null);
    await lager.tomMottak(tx, id);
    await lager.sporInnlesing(tx, {
      aktor: rad.utlost_av,
      handling: `register.innlesing.${type.kilde}`,
      endringssett: id,
      tellere,
    });
    await lager.settInnlesing(tx, id, { status: 'ferdig', tellere, ferdig: m.klokke.na().toString() });
  });
  m.framdrift?.(id, type.kilde, tellere, 'ferdig');
}
