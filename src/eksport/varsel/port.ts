// The one gate out of the house: who may be told is asked again for each notice at the moment it is sent, and nothing else can send.
import type { Db } from '#grunn/db/index.ts';
import { Kildefeil } from '#grunn/feil/index.ts';
import { lesInnstilling } from '#grunn/innstilling/index.ts';
import { logg, type Logg } from '#grunn/logg/index.ts';
import { tilInstant, type Klokke } from '#grunn/tid/index.ts';
import { erForeldet } from '#skoledag/hendelse/kjerne.ts';
import {
  avsluttPush,
  forny,
  hentGrunnlag,
  laasForfalte,
  skrivEndringer,
  type Endring,
  type Forfalt,
  type Grunnlag,
} from './lager.ts';
import {
  erVarselslag,
  SLAG,
  varseloppsett,
  type Forsendelse,
  type Kanal,
  type Kanaler,
  type Kanalnavn,
  type Statussvar,
  type Varseloppsett,
} from './modell.ts';
import {
  avgjorVarsel,
  dagen,
  FORSOK_PER_KANAL,
  LEIE_SEKUNDER,
  nesteForsok,
  nesteStatus,
  stilleTil,
  velgKanal,
} from './regler.ts';
import { varseltekst } from './tekster.ts';

export interface Portmiljo {
  /** The pool of the role `friminutt_system`. */
  readonly db: Db;
  readonly klokke: Klokke;
  readonly kanaler: Kanaler;
  readonly logg?: Logg;
  /** For tests: what dies between the provider's answer and our own note of it. */
  readonly etterSending?: (varselId: string) => Promise<void>;
}

const BOLK = 100;
const uendret = (v: Forfalt): Endring => ({
  id: v.id,
  tilstand: v.tilstand,
  grunn: null,
  kanal: v.kanal,
  provd: v.provd,
  forsok: v.forsok,
  referanse: v.referanse,
  neste: null,
  sendt: v.sendt === null ? null : tilInstant(v.sendt).toString(),
  fraForsok: v.forsok,
});

interface Klar {
  readonly varsel: Forfalt;
  readonly kanal: Kanalnavn;
  readonly forsendelse: Forsendelse;
}

/** One notice, judged now: what to write, and what to send when it may. */
function vurder(
  v: Forfalt,
  g: Grunnlag | undefined,
  o: { readonly na: string; readonly oppsett: Varseloppsett; readonly kanaler: Kanaler; readonly foreldet: boolean },
): { readonly endring: Endring; readonly klar?: Klar } {
  const nei = (tilstand: 'nektet' | 'feilet', grunn: string) => ({ endring: { ...uendret(v), tilstand, grunn } });
  const hold = (grunn: string, neste: string) => ({ endring: { ...uendret(v), tilstand: 'holdt' as const, grunn, neste } });
  if (tilInstant(v.utloper).epochMilliseconds <= tilInstant(o.na).epochMilliseconds) return nei('feilet', 'utlopt');
  if (g === undefined || !erVarselslag(v.slag)) return nei('nektet', 'ukjentSlag');
  const svar = avgjorVarsel(
    { slag: v.slag, mottakerId: v.mottakerId, anledningId: v.anledningId, fakta: g.fakta, syn: g.syn, vernet: new Set(g.vernet) },
    dagen(o.na),
  );
  if (svar.svar === 'nei') return nei('nektet', svar.grunn);
  if (o.foreldet) return nei('nektet', 'foreldet');
  const omEttMinutt = tilInstant(o.na).add({ minutes: 1 }).toString();
  if (svar.svar === 'vent') return hold(svar.grunn, omEttMinutt);
  const { klasse } = SLAG[v.slag];
  if (o.oppsett.stanset && klasse !== 'nod') return hold('stanset', omEttMinutt);
  const stille = v.haster ? undefined : stilleTil(o.oppsett, o.na);
  if (stille !== undefined) return hold('stilletid', stille);

  const apne = new Set(Object.keys(o.kanaler) as Kanalnavn[]);
  const valg = velgKanal(v.slag, g.adresser, { rekke: o.oppsett.kanaler[klasse], apne, provd: v.provd, na: o.na });
  if ('grunn' in valg) {
    // taken by somebody who has not confirmed it, and nobody else to ask: that is what is known
    if (v.sendt !== null) return { endring: { ...uendret(v), tilstand: 'sendt' } };
    return v.provd.length > 0 ? nei('feilet', 'ikkeLevert') : nei('nektet', valg.grunn);
  }
  const { kanal, til } = valg;
  const sprak = g.sprak === 'nn' ? 'nn' : 'nb';
  // the same key at each try on this channel, also when the one before died on its way back
  const forsendelse: Forsendelse = {
    nokkel: `${v.id}-${kanal}-${v.runde}`,
    til,
    ...(kanal === 'push' ? { push: g.adresser.push.find((p) => p.id === til)!, kvittering: v.kvittering } : {}),
    sprak,
    ...varseltekst(sprak, v.haster),
    haster: v.haster,
    utloper: tilInstant(v.utloper).toString(),
  };
  const neste = tilInstant(o.na).add({ seconds: LEIE_SEKUNDER }).toString();
  const forsok = v.kanal === kanal ? paKanalen(v) + 1 : 1;
  return {
    endring: { ...uendret(v), tilstand: 'koet', kanal, forsok: unik(v, forsok), neste },
    klar: { varsel: { ...v, tilstand: 'koet', kanal, forsok: unik(v, forsok) }, kanal, forsendelse },
  };
}

/** The count goes on over channels, so that a try is never taken for another one. */
const unik = (v: Forfalt, forsok: number): number => v.provd.length * 100 + forsok;
const paKanalen = (v: Forfalt): number => v.forsok % 100;

/** What the provider answered, as where the notice has come. */
async function sendEn(m: Portmiljo, k: Klar, oppsett: Varseloppsett): Promise<Endring> {
  const { varsel: v, kanal } = k;
  const uten = { ...uendret(v), provd: [...v.provd, kanal], kanal: null, referanse: null };
  const na = () => m.klokke.na().toString();
  try {
    const svar = await (m.kanaler[kanal] as Kanal).send(k.forsendelse);
    await m.etterSending?.(v.id);
    if (svar.utfall === 'avvist') {
      if (kanal === 'push' && svar.dodt === true) await avsluttPush(m.db, k.forsendelse.til, na());
      // the next channel, at once; a push to another of the person's devices before that
      const flere = kanal === 'push' && svar.dodt === true;
      return { ...(flere ? { ...uendret(v) } : uten), tilstand: 'koet', neste: na() };
    }
    const sendt = na();
    if (svar.utfall === 'bekreftet') return { ...uendret(v), tilstand: 'bekreftet', referanse: svar.referanse, sendt };
    const kanSporres = m.kanaler[kanal]?.status !== undefined;
    const neste =
      v.haster || kanSporres
        ? tilInstant(sendt)
            .add({ minutes: v.haster ? oppsett.ventMinutter : 1 })
            .toString()
        : null;
    return { ...uendret(v), tilstand: 'sendt', referanse: svar.referanse, sendt, neste };
  } catch (e) {
    if (!(e instanceof Kildefeil)) throw e;
    (m.logg ?? logg).warn({ kilde: e.kilde, kode: e.kode, forsok: paKanalen(v) }, 'Et varsel kom ikke ut');
    if (e.kode === 'ugyldig_sporring') return { ...uten, tilstand: 'koet', neste: na() };
    if (paKanalen(v) >= FORSOK_PER_KANAL) return { ...uten, tilstand: 'koet', neste: na() };
    // an urgent one does not wait for a provider that is down
    if (v.haster && paKanalen(v) >= 2) return { ...uten, tilstand: 'koet', neste: na() };
    return { ...uendret(v), tilstand: 'koet', neste: nesteForsok(na(), paKanalen(v), e.ventMs) };
  }
}

export interface Portsvar {
  readonly sendt: number;
  readonly bekreftet: number;
  readonly nektet: number;
  readonly holdt: number;
  readonly feilet: number;
}

/** Judges and sends what is due, or only the urgent of it, until nothing is or `signal` says stop. Safe on several nodes at once. */
export async function sendForfalte(
  m: Portmiljo,
  signal?: AbortSignal,
  valg: { readonly bareHaster?: boolean } = {},
): Promise<Portsvar> {
  const ut = { sendt: 0, bekreftet: 0, nektet: 0, holdt: 0, feilet: 0 };
  const tell = (e: Endring) => {
    if (e.tilstand !== 'koet') ut[e.tilstand] += 1;
  };
  while (signal?.aborted !== true) {
    const na = m.klokke.na().toString();
    const oppsett = await lesInnstilling(m.db, varseloppsett);
    const runde = await m.db.transaction().execute(async (tx) => {
      const varsler = await laasForfalte(tx, { na, hoyst: BOLK, tilstander: ['koet', 'holdt'], ...valg });
      const grunnlag = await hentGrunnlag(tx, varsler, dagen(na));
      const foreldet = await erForeldet(
        tx,
        varsler.map((v) => ({ slag: v.slag, omId: v.anledningId })),
      );
      const vurdert = varsler.map((v) =>
        vurder(v, grunnlag.get(v.id), { na, oppsett, kanaler: m.kanaler, foreldet: foreldet.has(v.anledningId) }),
      );
      await skrivEndringer(
        tx,
        vurdert.map((x) => x.endring),
        na,
      );
      return { antall: varsler.length, vurdert };
    });
    for (const { endring } of runde.vurdert) tell(endring);
    const svar = await Promise.allSettled(
      runde.vurdert.flatMap(({ klar }) => (klar === undefined ? [] : [sendEn(m, klar, oppsett)])),
    );
    const skrevet = svar.flatMap((s) => (s.status === 'fulfilled' ? [s.value] : []));
    await skrivEndringer(m.db, skrevet, m.klokke.na().toString());
    skrevet.forEach(tell);
    const feil = svar.find((s) => s.status === 'rejected');
    if (feil !== undefined) throw feil.reason;
    if (runde.antall === 0) return ut;
  }
  return ut;
}

/** What is known of one that was taken. */
async function spor(m: Portmiljo, v: Forfalt, oppsett: Varseloppsett): Promise<Endring> {
  const na = m.klokke.na().toString();
  const status = v.kanal === null ? undefined : m.kanaler[v.kanal]?.status;
  const sendt = tilInstant(v.sendt ?? na).toString();
  let svar: Statussvar = 'underveis';
  if (status !== undefined && v.referanse !== null)
    try {
      svar = await status(v.referanse);
    } catch (e) {
      if (!(e instanceof Kildefeil)) throw e;
    }
  if (svar === 'bekreftet') return { ...uendret(v), tilstand: 'bekreftet' };
  const videre: Endring = {
    ...uendret(v),
    tilstand: 'koet',
    provd: v.kanal === null ? v.provd : [...v.provd, v.kanal],
    kanal: null,
    referanse: null,
    neste: na,
  };
  if (svar === 'ikkeLevert') return { ...videre, sendt: null };
  const frist = tilInstant(sendt).add({ minutes: oppsett.ventMinutter }).epochMilliseconds;
  if (v.haster && tilInstant(na).epochMilliseconds >= frist) return videre;
  return { ...uendret(v), neste: status === undefined ? null : (nesteStatus(na, sendt) ?? null) };
}

/** Asks the providers what became of what they took. An urgent one that nobody confirms goes on to the next channel. Returns how many are confirmed. */
export async function sporEtterKvittering(m: Portmiljo, signal?: AbortSignal): Promise<number> {
  let bekreftet = 0;
  const oppsett = await lesInnstilling(m.db, varseloppsett);
  while (signal?.aborted !== true) {
    const na = m.klokke.na().toString();
    const varsler = await m.db.transaction().execute(async (tx) => {
      const v = await laasForfalte(tx, { na, hoyst: BOLK, tilstander: ['sendt'] });
      const leie = tilInstant(na).add({ seconds: LEIE_SEKUNDER }).toString();
      await forny(tx, v.map((x) => x.id), leie); // prettier-ignore
      return v;
    });
    if (varsler.length === 0) return bekreftet;
    const endringer = await Promise.all(varsler.map((v) => spor(m, v, oppsett)));
    bekreftet += endringer.filter((e) => e.tilstand === 'bekreftet').length;
    await skrivEndringer(m.db, endringer, m.klokke.na().toString());
  }
  return bekreftet;
}
