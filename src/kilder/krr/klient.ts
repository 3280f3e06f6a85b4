import { Kildefeil } from '#grunn/feil/index.ts';
import { hent, lagKildevern, type Kildevern, type Sporring } from '#grunn/http/index.ts';
import { logg } from '#grunn/logg/index.ts';
import { iBolker, samtidig } from './bolker.ts';
import { KrrSvar } from './kontrakt.ts';
import type { Kontaktsvar } from './modell.ts';
import { oversettSvar } from './oversett.ts';

const KILDE = 'krr';
/** By contract. */
export const STORSTE_BOLK = 1000;
/** Calls that may be refused before any is accepted, when looking for a bad number: then the fault is not a number. */
const FLEST_AVSLAG_PA_RAD = 24;

export interface Krrvalg {
  /** `https://kontaktregisteret.no`, `https://test.kontaktregisteret.no`, or the simulator's. */
  readonly baseUrl: string;
  /** From Maskinporten; `nytt` passes over a token the register has just refused. */
  readonly hentToken: (valg?: { readonly nytt?: boolean }) => Promise<string>;
  /** Calls at the same time. */
  readonly samtidighet?: number;
  /** People per call, at most 1 000. */
  readonly bolk?: number;
  readonly vern?: Kildevern;
  readonly hentevalg?: Partial<Pick<Sporring<'json'>, 'timeoutMs' | 'forsok' | 'grunnventMs' | 'vent' | 'signal'>>;
}

/** One batch, and how it went. An error of one batch leaves the others alone: the people in it are simply not touched. */
export type Bolkutfall =
  | { readonly nr: number; readonly spurt: readonly string[]; readonly svar: Kontaktsvar; readonly feil?: undefined }
  | { readonly nr: number; readonly spurt: readonly string[]; readonly svar?: undefined; readonly feil: Kildefeil };

export interface KrrKlient {
  /** One batch, at most 1 000 people. Throws Kildefeil when there is no usable answer; nothing is then known about anyone. */
  readonly hentPersoner: (identer: readonly string[], valg?: { readonly signal?: AbortSignal }) => Promise<Kontaktsvar>;
  /**
   * All batches, in the order they finish. A refusal (401, 403) stops the run with Kildefeil `avvist` (F-31): the run has then failed, it is
   * not empty. Leaving the loop early stops what is under way.
   */
  readonly hentBolker: (identer: Iterable<string>) => AsyncGenerator<Bolkutfall, void, void>;
}

/**
 * The register's look-up (`POST /rest/v2/personer`). The caller has checked the numbers (mod 11); a batch that is refused all the same is
 * halved until the bad number stands alone, and that one is `mangler`.
 */
export function lagKrrKlient(valg: Krrvalg): KrrKlient {
  const { samtidighet = 4, hentevalg } = valg;
  const bolk = Math.min(valg.bolk ?? STORSTE_BOLK, STORSTE_BOLK);
  const url = `${valg.baseUrl.replace(/\/$/, '')}/rest/v2/personer`;
  const vern = valg.vern ?? lagKildevern(KILDE, { samtidighet });

  async function spor(identer: readonly string[], signal: AbortSignal | undefined, nytt = false): Promise<Delsvar> {
    try {
      const { kropp } = await hent(url, {
        kilde: KILDE,
        svar: 'json',
        metode: 'POST',
        hoder: async () => ({ 'content-type': 'application/json', authorization: `Bearer ${await valg.hentToken({ nytt })}` }),
        kropp: JSON.stringify({ personidentifikatorer: identer }),
        timeoutMs: 30_000,
        maksBytes: 16 * 1024 * 1024,
        vern,
        ...hentevalg,
        ...(signal ? { signal } : {}),
      });
      return { identer, kropp };
    } catch (feil) {
      if (!(feil instanceof Kildefeil) || feil.kilde !== KILDE || feil.kode !== 'avvist') throw feil;
      // The token may have been taken back before its time; one new one is worth a try.
      if (feil.status === 401 && !nytt) return spor(identer, signal, true);
      throw avvist(feil);
    }
  }

  /** Halves a refused batch until the bad number stands alone. */
  async function sporDelt(
    identer: readonly string[],
    signal: AbortSignal | undefined,
    teller: { avslag: number },
  ): Promise<readonly Delsvar[]> {
    try {
      const svar = await spor(identer, signal);
      teller.avslag = 0;
      return [svar];
    } catch (feil) {
      if (!(feil instanceof Kildefeil) || feil.kode !== 'ugyldig_sporring' || feil.status !== 400) throw feil;
      if (++teller.avslag > FLEST_AVSLAG_PA_RAD) throw feil;
      if (identer.length === 1) return [{ identer, avslatt: true }];
      const midt = Math.ceil(identer.length / 2);
      const forste = await sporDelt(identer.slice(0, midt), signal, teller);
      return [...forste, ...(await sporDelt(identer.slice(midt), signal, teller))];
    }
  }

  const sporOm = (identer: readonly string[], signal: AbortSignal | undefined) => {
    if (identer.length > STORSTE_BOLK)
      throw new Kildefeil(KILDE, 'ugyldig_sporring', `En bolk kan ha ${STORSTE_BOLK} personer, ikke ${identer.length}.`);
    return sporDelt(identer, signal ?? hentevalg?.signal, { avslag: 0 });
  };

  async function hentPersoner(identer: readonly string[], v: { readonly signal?: AbortSignal } = {}): Promise<Kontaktsvar> {
    if (identer.length === 0) return { oppforinger: [], mangler: [], ubedt: 0, avvik: [] };
    return lesSvar(await sporOm(identer, v.signal));
  }

  return {
    hentPersoner,
    hentBolker: (identer) =>
      samtidig(
        iBolker(ulike(identer), bolk),
        samtidighet,
        hentevalg?.signal,
        async (spurt, nr, signal, ledig): Promise<Bolkutfall> => {
          try {
            const svar = await sporOm(spurt, signal);
            // the next question is on its way while this answer is read
            ledig();
            await iNesteRunde();
            return { nr, spurt, svar: lesSvar(svar) };
          } catch (feil) {
            if (!(feil instanceof Kildefeil) || feil.kode === 'avvist') throw feil;
            return { nr, spurt, feil };
          }
        },
      ),
  };
}

/** What one call answered, not yet read; or one number alone that the register refuses to be asked about. */
interface Delsvar {
  readonly identer: readonly string[];
  readonly kropp?: unknown;
  readonly avslatt?: boolean;
}

const iNesteRunde = (): Promise<void> => new Promise((videre) => void setImmediate(videre));

function* ulike(identer: Iterable<string>): Generator<string, void, void> {
  const sett = new Set<string>();
  for (const i of identer) {
    if (sett.has(i)) continue;
    sett.add(i);
    yield i;
  }
}

/** @throws Kildefeil `feil_svar` when it is not an answer. */
function lesSvar(deler: readonly Delsvar[]): Kontaktsvar {
  const svar = deler.map(lesDel).reduce(slaSammen);
  varsleOmUbedte(svar);
  return svar;
}

function lesDel({ identer, kropp, avslatt }: Delsvar): Kontaktsvar {
  if (avslatt)
    return { oppforinger: [], mangler: identer, ubedt: 0, avvik: [{ kode: 'nummer_avvist', felt: 'personidentifikatorer' }] };
  const lest = KrrSvar.safeParse(kropp);
  if (!lest.success) throw new Kildefeil(KILDE, 'feil_svar', 'Svaret har ikke listen «personer».');
  return oversettSvar(lest.data, identer);
}

export function slaSammen(a: Kontaktsvar, b: Kontaktsvar): Kontaktsvar {
  return {
    oppforinger: [...a.oppforinger, ...b.oppforinger],
    mangler: [...a.mangler, ...b.mangler],
    ubedt: a.ubedt + b.ubedt,
    avvik: [...new Map([...a.avvik, ...b.avvik].map((v) => [JSON.stringify(v), v])).values()],
  };
}

/** F-27: somebody else's contact information came to us. It is dropped, and somebody must ask the register why. */
export function varsleOmUbedte(svar: Kontaktsvar): void {
  if (svar.ubedt > 0)
    logg.error({ kilde: KILDE, ubedt: svar.ubedt }, 'Svaret inneholdt personer vi ikke spurte om; de er forkastet');
}

/** F-31: what operations shall look at when the register refuses us. */
export function avvist(feil: Kildefeil): Kildefeil {
  const hva =
    feil.status === 403
      ? 'Sjekk at klienten har scopet for kontaktinformasjon, og at kommunen har delegert tilgangen i Altinn.'
      : 'Sjekk at nøkkelen i Maskinporten ikke er utløpt (den lever høyst ett år), og at token er hentet i riktig miljø.';
  return new Kildefeil(
    KILDE,
    'avvist',
    `Kontakt- og reservasjonsregisteret avviste oss (status ${feil.status ?? 'ukjent'}). ${hva} Ingen kontaktopplysninger er endret.`,
    feil.status === undefined ? {} : { status: feil.status },
  );
}
