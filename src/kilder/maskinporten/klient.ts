import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { z } from 'zod';
import { Kildefeil } from '#grunn/feil/index.ts';
import { hent, type Sporring } from '#grunn/http/index.ts';
import { ekteKlokke, type Dato, type Klokke } from '#grunn/tid/index.ts';
import { driftsmelding } from './driftsmeldinger.ts';
import { lesNokkel, type Nokkel } from './nokkel.ts';

export type Maskinportenoppsett = {
  readonly klientId: string;
  /** One scope per token is Digdir's advice; several are separated by space. */
  readonly scope: string;
  /** The kommune's organisation number when a supplier runs the installation. Left out when the kommune owns the client itself. */
  readonly consumerOrg?: string;
  /** Only for APIs that demand it; Folkeregisteret must not have it. */
  readonly resource?: readonly string[];
  readonly alg?: 'RS256' | 'RS384' | 'RS512';
  /** The last day a registered key is good; a certificate tells it itself. */
  readonly nokkelUtloper?: Dato;
  readonly klokke?: Klokke;
  /** How patient to be; see `hent`. */
  readonly hentevalg?: Partial<Pick<Sporring<'json'>, 'timeoutMs' | 'forsok' | 'grunnventMs' | 'vent'>>;
} & Nokkel &
  (
    | {
        /** …/.well-known/oauth-authorization-server */ readonly metadataUrl: string;
        readonly tokenUrl?: undefined;
        readonly issuer?: undefined;
      }
    | { readonly tokenUrl: string; readonly issuer: string; readonly metadataUrl?: undefined }
  );

export interface Maskinporten {
  /** A token for the configured scope and consumer, or for others. `nytt` passes over the one we have, for an API that just refused it. */
  readonly hentToken: (valg?: {
    readonly scope?: string;
    readonly consumerOrg?: string;
    readonly nytt?: boolean;
  }) => Promise<string>;
  /** Last day the key is good, as far as anyone has told us. Goes to `nokkelvarsel`. */
  readonly nokkelUtloper: Dato | undefined;
}

const Metadata = z.looseObject({ issuer: z.url(), token_endpoint: z.url() });
const Tokensvar = z.looseObject({ access_token: z.string().min(1), expires_in: z.number().positive() });
const Feilsvar = z.looseObject({ error: z.string().optional(), error_description: z.string().optional() });

const KILDE = 'maskinporten';
const METADATA_LEVER_MS = 24 * 60 * 60_000;
/** A token is not handed out in its last seconds, so that it lives through the call it is for. */
const MARGIN_MS = 30_000;
/** exp − iat may be 120 s at most. */
const GRANT_LEVER_S = 110;

interface Mal {
  readonly issuer: string;
  readonly tokenUrl: string;
}

/**
 * Fetches access tokens from Maskinporten with a signed grant (RFC 7523), kept per client, scope and consumer until 30 s before they
 * expire; many askers at once make one call. Throws Kildefeil at start when the key cannot be used, and from `hentToken` when Maskinporten
 * refuses (`avvist`, with a Norwegian sentence for operations) or cannot be reached.
 */
export function lagMaskinporten(oppsett: Maskinportenoppsett): Maskinporten {
  const nokkel = lesNokkel(oppsett);
  const klokke = oppsett.klokke ?? ekteKlokke;
  const naMs = () => klokke.na().epochMilliseconds;
  const minne = new Map<string, { readonly token: Promise<string>; lever: number }>();
  let mal: { readonly svar: Promise<Mal>; readonly hentet: number } | undefined;

  const felles = { kilde: KILDE, svar: 'json', timeoutMs: 10_000, maksBytes: 256 * 1024, ...oppsett.hentevalg } as const;

  async function finnMal(): Promise<Mal> {
    if (oppsett.metadataUrl === undefined) return { issuer: medSkrastrek(oppsett.issuer), tokenUrl: oppsett.tokenUrl };
    if (mal && naMs() - mal.hentet < METADATA_LEVER_MS) return mal.svar;
    const gammel = mal?.svar;
    // When the page cannot be read again, yesterday's answer is better than a stopped night.
    const svar = lesMetadata(oppsett.metadataUrl).catch((f: unknown) => gammel ?? Promise.reject(f));
    mal = { svar, hentet: naMs() };
    svar.catch(() => (mal = undefined));
    return svar;
  }

  async function lesMetadata(url: string): Promise<Mal> {
    const lest = Metadata.safeParse((await hent(url, felles)).kropp);
    if (!lest.success) throw new Kildefeil(KILDE, 'uleselig', 'Metadata fra Maskinporten mangler issuer eller token_endpoint.');
    const { issuer, token_endpoint: tokenUrl } = lest.data;
    // RFC 8414: metadata speaks for its own host only. Otherwise a grant could be sent to somebody else.
    const vert = new URL(url).origin;
    if (new URL(issuer).origin !== vert || new URL(tokenUrl).origin !== vert)
      throw new Kildefeil(KILDE, 'feil_svar', 'Metadata fra Maskinporten peker på en annen vert enn den de ble hentet fra.');
    return { issuer, tokenUrl };
  }

  async function signer(issuer: string, scope: string, consumerOrg: string | undefined): Promise<string> {
    const na = Math.floor(naMs() / 1000);
    return new SignJWT({
      scope,
      ...(consumerOrg === undefined ? {} : { consumer_org: consumerOrg }),
      ...(oppsett.resource?.length ? { resource: [...oppsett.resource] } : {}),
    })
      .setProtectedHeader({ alg: oppsett.alg ?? 'RS256', ...nokkel.hode })
      .setAudience(issuer)
      .setIssuer(oppsett.klientId)
      .setIssuedAt(na)
      .setExpirationTime(na + GRANT_LEVER_S)
      .setJti(randomUUID())
      .sign(nokkel.privat);
  }

  async function spor(scope: string, consumerOrg: string | undefined): Promise<{ token: string; leverMs: number }> {
    const { issuer, tokenUrl } = await finnMal();
    const svar = await hent(tokenUrl, {
      ...felles,
      metode: 'POST',
      hoder: { 'content-type': 'application/x-www-form-urlencoded' },
      // Signed anew for each attempt: a grant with the same jti is refused the second time (MP-012).
      kropp: async () =>
        new URLSearchParams({
          grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
          assertion: await signer(issuer, scope, consumerOrg),
        }).toString(),
      godta: [400, 401, 403, 404],
    });
    if (svar.status >= 400) {
      const feil = Feilsvar.safeParse(svar.kropp);
      throw new Kildefeil(KILDE, 'avvist', driftsmelding(svar.status, feil.success ? feil.data : {}), { status: svar.status });
    }
    const lest = Tokensvar.safeParse(svar.kropp);
    if (!lest.success) throw new Kildefeil(KILDE, 'uleselig', 'Svaret fra Maskinporten har ikke noe token vi kan bruke.');
    return { token: lest.data.access_token, leverMs: lest.data.expires_in * 1000 - MARGIN_MS };
  }

  return {
    nokkelUtloper: oppsett.nokkelUtloper ?? nokkel.utloper,
    hentToken(valg = {}) {
      const scope = valg.scope ?? oppsett.scope;
      const consumerOrg = valg.consumerOrg ?? oppsett.consumerOrg;
      const plass = JSON.stringify([oppsett.klientId, scope, consumerOrg ?? null]);
      const kjent = minne.get(plass);
      // `lever` is infinite while the answer is on its way, so that everyone waits for the same call.
      if (kjent && naMs() < kjent.lever && !(valg.nytt && kjent.lever !== Number.POSITIVE_INFINITY)) return kjent.token;
      const start = naMs();
      const svar = spor(scope, consumerOrg);
      const oppforing = { token: svar.then((s) => s.token), lever: Number.POSITIVE_INFINITY };
      minne.set(plass, oppforing);
      svar.then(
        (s) => (oppforing.lever = start + s.leverMs),
        () => minne.get(plass) === oppforing && minne.delete(plass),
      );
      return oppforing.token;
    },
  };
}

/** `aud` is compared letter by letter, and Maskinporten's own name ends with a slash. */
const medSkrastrek = (issuer: string): string => (issuer.endsWith('/') ? issuer : `${issuer}/`);
