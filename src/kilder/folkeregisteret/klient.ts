import { Kildefeil } from '#grunn/feil/index.ts';
import { hent, lagKildevern, type Hentesvar, type Kildevern, type Sporring } from '#grunn/http/index.ts';
import { logg } from '#grunn/logg/index.ts';
import { RaHendelse } from './kontrakt.ts';
import type { Folkeregisterhendelse, Folkeregisterperson } from './modell.ts';
import { ordneHendelser, oversettHendelse } from './oversett-hendelse.ts';
import { gjelderSamme, lesOppslagsrader, medTidligereNumre, sorterOppslag, type Personsvar, type Uavklart } from './svar.ts';

export const KILDE = 'folkeregisteret';
/** By contract, for look-ups and for pages of the feed. */
export const STORSTE_BOLK = 1000;

/** The properties a school needs, and no others (dataminimering): history, sivilstand and the like are left where they are. */
export const PARTER = [
  'identifikasjonsnummer',
  'utlendingsmyndighetenesIdentifikasjonsnummer',
  'status',
  'navn',
  'foedsel',
  'kjoenn',
  'statsborgerskap',
  'doedsfall',
  'adressebeskyttelse',
  'bostedsadresse',
  'deltBosted',
  'oppholdsadresse',
  'postadresse',
  'postadresseIUtlandet',
  'familierelasjon',
  'foreldreansvar',
] as const;

export interface Fregvalg {
  /** Without path: `https://folkeregisteret.api.skatteetaten.no`, `https://api.fiks.ks.no`, or the simulator's. */
  readonly baseUrl: string;
  /** From Maskinporten; `nytt` passes over a token that has just been refused. */
  readonly hentToken: (valg?: { readonly nytt?: boolean }) => Promise<string>;
  readonly vern?: Kildevern;
  readonly hentevalg?: Partial<
    Pick<Sporring<'json'>, 'timeoutMs' | 'forsok' | 'grunnventMs' | 'lengsteVentMs' | 'vent' | 'tilfeldig' | 'signal'>
  >;
}

export type Feedside =
  /** Nothing new since `etag` was given out. */
  | { readonly slag: 'uendret' }
  /** The position is older than the 36 months the feed goes back: only a full reading helps. */
  | { readonly slag: 'for_gammel' }
  | {
      readonly slag: 'side';
      /** In feed order, each once. Use `hasterForst` for the order to read people in. */
      readonly hendelser: readonly Folkeregisterhendelse[];
      /** Where to read next; never before the position that was asked for. */
      readonly neste: number;
      readonly etag: string | null;
      /** A whole page: there may be more at once. */
      readonly mer: boolean;
    };

export interface Oppslagsvalg {
  readonly part?: readonly string[];
  /** Read every person's earlier numbers too (a second call), not only where the answer has another number than we asked for. */
  readonly tidligereNumre?: 'ved_behov' | 'alltid';
  readonly signal?: AbortSignal;
}

/** Skatteetaten's services, direct or mirrored by KS Fiks. All throw Kildefeil. */
export interface Fregklient {
  /** The newest sequence number of the feed. */
  hentSiste(): Promise<number>;
  /** One page of the feed, from and including `fra`. */
  hentFeed(fra: number, etag?: string | null): Promise<Feedside>;
  /** At most 1 000 people. */
  bulkoppslag(identer: readonly string[], valg?: Oppslagsvalg): Promise<Personsvar>;
  /** One person; undefined when there was no usable answer about them: unknown, not gone (F-10). */
  oppslag(ident: string, valg?: Oppslagsvalg): Promise<Folkeregisterperson | undefined>;
}

/** Skatteetaten's own address (rights package «offentlig med hjemmel»). */
export function skatteetatenKlient(valg: Fregvalg): Fregklient {
  const rot = `${utenSkrastrek(valg.baseUrl)}/folkeregisteret/offentlig-med-hjemmel/api`;
  // Documented as milliseconds, where everyone else means seconds (F-21).
  return lagFregklient(rot, lagSporrer(valg, { enhet: 'ms' }));
}

export const utenSkrastrek = (url: string): string => url.replace(/\/+$/, '');

/** Asks one address for JSON, with token and the source's limits. */
export type Sporrer = (
  url: string,
  kall?: {
    readonly kropp?: unknown;
    readonly hoder?: Readonly<Record<string, string>>;
    readonly godta?: readonly number[];
    readonly signal?: AbortSignal | undefined;
  },
) => Promise<Hentesvar<'json'>>;

export function lagSporrer(
  valg: Fregvalg,
  oppsett: { readonly enhet: 's' | 'ms'; readonly hoder?: Readonly<Record<string, string>> },
): Sporrer {
  const vern = valg.vern ?? lagKildevern(KILDE, { samtidighet: 4 });
  const spor: Sporrer = async (url, kall = {}) => forsok(url, kall, false);
  async function forsok(url: string, kall: NonNullable<Parameters<Sporrer>[1]>, nytt: boolean): Promise<Hentesvar<'json'>> {
    try {
      return await hent(url, {
        kilde: KILDE,
        svar: 'json',
        metode: kall.kropp === undefined ? 'GET' : 'POST',
        hoder: async () => ({
          accept: 'application/json',
          // Without it a POST is read as XML (Skatteetaten's default).
          ...(kall.kropp === undefined ? {} : { 'content-type': 'application/json' }),
          ...oppsett.hoder,
          ...kall.hoder,
          authorization: `Bearer ${await valg.hentToken({ nytt })}`,
        }),
        ...(kall.kropp === undefined ? {} : { kropp: JSON.stringify(kall.kropp) }),
        ...(kall.godta ? { godta: kall.godta } : {}),
        timeoutMs: 30_000,
        maksBytes: 64 * 1024 * 1024,
        retryAfterEnhet: oppsett.enhet,
        vern,
        ...valg.hentevalg,
        ...(kall.signal ? { signal: kall.signal } : {}),
      });
    } catch (feil) {
      // The token may have been taken back before its time; one new one is worth a try.
      const utlopt = feil instanceof Kildefeil && feil.kilde === KILDE && feil.status === 401;
      if (utlopt && !nytt) return forsok(url, kall, true);
      throw feil;
    }
  }
  return spor;
}

/** The services below one root, which KS Fiks mirrors unchanged below another. */
export function lagFregklient(rot: string, spor: Sporrer): Fregklient {
  async function rader(identer: readonly string[], part: readonly string[], signal: AbortSignal | undefined) {
    const sok = new URLSearchParams(part.map((p) => ['part', p]));
    const kall = { kropp: { foedselsEllerDNummer: identer }, godta: [404], signal };
    const { status, kropp } = await spor(`${rot}/v1/personer/bulkoppslag?${sok}`, kall);
    // Seen when their search cluster was down (2021-01-13): it says nothing of the people (F-10).
    if (status === 404)
      throw new Kildefeil(KILDE, 'feil_svar', 'Oppslaget svarer at det ikke finnes (404). Ingen regnes som borte.', {
        status,
        forbigaende: true,
      });
    const lest = lesOppslagsrader(kropp);
    if (lest === undefined) throw new Kildefeil(KILDE, 'uleselig', 'Svaret på bulkoppslaget har ikke listen «oppslag».');
    return sorterOppslag(lest, identer);
  }

  /** Number histories, by the number that was asked for. */
  async function historikk(identer: readonly string[], signal: AbortSignal | undefined) {
    const per = new Map<string, Folkeregisterperson>();
    if (identer.length === 0) return per;
    const svar = await rader(identer, ['historikk', 'identifikasjonsnummer'], signal);
    for (const person of svar.funnet) for (const i of person.identifikatorer) per.set(i.identifikator, person);
    return per;
  }

  async function bulkoppslag(identer: readonly string[], valg: Oppslagsvalg = {}): Promise<Personsvar> {
    const spurt = [...new Set(identer)];
    if (spurt.length === 0) return { funnet: [], mangler: [], ubedt: 0, uleselige: 0, avvik: [] };
    if (spurt.length > STORSTE_BOLK)
      throw new Kildefeil(KILDE, 'ugyldig_sporring', `Et bulkoppslag kan ha ${STORSTE_BOLK} personer, ikke ${spurt.length}.`);
    const svar = await rader(spurt, valg.part ?? PARTER, valg.signal);
    const alltid = valg.tidligereNumre === 'alltid';
    const numre = await historikk(alltid ? spurt : svar.uavklart.map((u) => u.spurt), valg.signal);
    return meldUbedte(avklar(svar, numre, alltid));
  }

  return {
    bulkoppslag,

    // By bulk look-up also for one: Skatteetaten's single look-up has the number in the address, and addresses end up in logs.
    oppslag: async (ident, valg) => (await bulkoppslag([ident], valg)).funnet[0],

    async hentSiste() {
      const { kropp } = await spor(`${rot}/v1/hendelser/siste/sekvensnummer`);
      // A bare number until 2022, an object since.
      const ra = typeof kropp === 'object' && kropp !== null ? (kropp as { sekvensnummer?: unknown }).sekvensnummer : kropp;
      const nummer = Number(ra ?? Number.NaN);
      if (Number.isSafeInteger(nummer) && nummer >= 0) return nummer;
      throw new Kildefeil(KILDE, 'uleselig', 'Svaret på siste sekvensnummer er ikke et tall.');
    },

    async hentFeed(fra, etag) {
      const { status, kropp, hoder } = await spor(`${rot}/v1/hendelser/feed?seq=${fra}`, {
        godta: [304, 400, 406],
        ...(etag ? { hoder: { 'if-none-match': etag } } : {}),
      });
      if (status === 304) return { slag: 'uendret' };
      if (status === 400 || status === 406) return { slag: 'for_gammel' };
      const lest = RaHendelse.array().safeParse(kropp);
      // One line we cannot place makes the whole page useless: moving on past it would lose it for good.
      if (!lest.success) throw new Kildefeil(KILDE, 'uleselig', 'Hendelseslisten har ikke den avtalte formen.');
      const hendelser = ordneHendelser(lest.data.map(oversettHendelse));
      return {
        slag: 'side',
        hendelser,
        neste: Math.max(fra, (hendelser.at(-1)?.sekvensnummer ?? -1) + 1),
        etag: hoder.get('etag'),
        mer: lest.data.length >= STORSTE_BOLK,
      };
    },
  };
}

/** Accepts a document with another number where the history shows that both are one person; drops it, counted, where it does not. */
function avklar(
  svar: Personsvar & { readonly uavklart: readonly Uavklart[] },
  historikk: ReadonlyMap<string, Folkeregisterperson>,
  alle: boolean,
): Personsvar {
  const { uavklart, ...resten } = svar;
  const avklart = new Map<string, Folkeregisterperson>();
  let feilPerson = 0;
  for (const u of uavklart) {
    const h = historikk.get(u.spurt);
    if (gjelderSamme(u, h)) avklart.set(u.spurt, medTidligereNumre(u.person, h));
    else feilPerson += 1;
  }
  const medHistorikk = (p: Folkeregisterperson): Folkeregisterperson => {
    const h = p.identifikatorer.map((i) => historikk.get(i.identifikator)).find((x) => x !== undefined);
    return h ? medTidligereNumre(p, h) : p;
  };
  const funnet = [...(alle ? resten.funnet.map(medHistorikk) : resten.funnet), ...avklart.values()];
  return {
    ...resten,
    funnet: utenDubletter(funnet),
    mangler: resten.mangler.filter((n) => !avklart.has(n)),
    ubedt: resten.ubedt + feilPerson,
  };
}

/** One person asked for by an old and a new number is one: the answer with most numbers stays. */
function utenDubletter(alle: readonly Folkeregisterperson[]): readonly Folkeregisterperson[] {
  const per = new Map<string, Folkeregisterperson>();
  for (const p of alle) {
    const nokkel = p.identifikatorer[0]?.identifikator ?? '';
    const fra = per.get(nokkel);
    if (!fra || fra.identifikatorer.length < p.identifikatorer.length) per.set(nokkel, p);
  }
  return [...per.values()];
}

/** Somebody else's answer in ours is a fault at the source that somebody must hear of. */
export function meldUbedte<T extends { readonly ubedt: number }>(svar: T): T {
  if (svar.ubedt > 0)
    logg.error({ kilde: KILDE, ubedt: svar.ubedt }, 'Svaret inneholdt personer vi ikke spurte om; de er forkastet');
  return svar;
}
