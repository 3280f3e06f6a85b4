// The only file that speaks to the providers. The protocol itself (discovery, PKCE, state, nonce, iss, aud, exp, signatures) is openid-client's.
import fs from 'node:fs';
import { importJWK, importPKCS8, type JWK } from 'jose';
import * as oidc from 'openid-client';
import type { Tilbyder } from '#tilgang/okt/index.ts';
import type { Bevis } from './modell.ts';
import { Avslag } from './modell.ts';
import type { Innloggingsoppsett, Klientoppsett } from './oppsett.ts';

const SEKUNDER = 8;
/** Metadata and keys are kept for a day, as ID-porten asks for; an unknown key is fetched anew by the library. */
const BEVARES_MS = 24 * 3600_000;

export interface Oidcklient {
  /** The address to send the person to. @throws Avslag `nede` */
  readonly start: (v: {
    readonly adresse: string;
    readonly state: string;
    readonly nonce: string;
    readonly verifikator: string;
    readonly sporsmal: Readonly<Record<string, string>>;
  }) => Promise<URL>;
  /** The provider's answer, exchanged and checked. @throws Avslag */
  readonly fullfor: (v: {
    readonly svar: URL;
    readonly state: string;
    readonly nonce: string;
    readonly verifikator: string;
    /** Claims to take from the userinfo endpoint, which is not signed: who it is, never how sure. None: not asked. */
    readonly fraBrukerinfo: readonly string[];
  }) => Promise<Bevis>;
  /** Where to log out there; undefined when the provider has no such address or does not answer. */
  readonly utlogging: () => Promise<string | undefined>;
}

async function lesNokkel(o: Klientoppsett): Promise<oidc.ClientAuth> {
  if (o.hemmelighetfil !== undefined) return oidc.ClientSecretBasic(fs.readFileSync(o.hemmelighetfil, 'utf8').trim());
  const ra = fs.readFileSync(o.nokkelfil!, 'utf8');
  const jwk = ra.trimStart().startsWith('{') ? (JSON.parse(ra) as JWK) : undefined;
  const alg = jwk?.alg ?? 'RS256';
  const key = jwk === undefined ? await importPKCS8(ra, alg) : await importJWK(jwk, alg);
  const kid = o.kid ?? jwk?.kid;
  return oidc.PrivateKeyJwt({ key: key as oidc.CryptoKey, ...(kid === undefined ? {} : { kid }) });
}

/** Network and server faults are the provider's to mend; everything else is an answer that did not stand up. */
function oversett(feil: unknown): Avslag {
  if (feil instanceof Avslag) return feil;
  if (feil instanceof oidc.AuthorizationResponseError)
    return new Avslag(
      feil.error === 'access_denied'
        ? 'avbrutt'
        : feil.error === 'temporarily_unavailable' || feil.error === 'server_error'
          ? 'nede'
          : 'ikkeGodtatt',
      feil,
    );
  if (feil instanceof oidc.ResponseBodyError) return new Avslag(feil.status >= 500 ? 'nede' : 'ikkeGodtatt', feil);
  const { code, name, cause } = feil as { code?: string; name?: string; cause?: unknown };
  const svar = cause instanceof Response ? cause : (cause as { response?: unknown } | undefined)?.response;
  if (svar instanceof Response && svar.status >= 500) return new Avslag('nede', feil);
  if (name === 'TimeoutError' || code === 'OAUTH_TIMEOUT' || feil instanceof TypeError) return new Avslag('nede', feil);
  return new Avslag('ikkeGodtatt', feil);
}

/** A client of one provider. Fetches nothing before it is asked. `usikret`: http on this machine, for the stand-in. */
export function lagOidcklient(o: Klientoppsett, usikret: boolean, sekunder = SEKUNDER): Oidcklient {
  let hentet: { konfig: Promise<oidc.Configuration>; til: number } | undefined;
  const konfig = (): Promise<oidc.Configuration> => {
    if (hentet !== undefined && Date.now() < hentet.til) return hentet.konfig;
    const ny = (async () =>
      oidc.discovery(
        new URL(o.utsteder),
        o.klientId,
        { id_token_signed_response_alg: o.alg, [oidc.clockTolerance]: 30 },
        await lesNokkel(o),
        {
          timeout: sekunder,
          execute: [oidc.enableNonRepudiationChecks, ...(usikret ? [oidc.allowInsecureRequests] : [])],
        },
      ))();
    hentet = { konfig: ny, til: Date.now() + BEVARES_MS };
    // asked again next time, not tomorrow
    ny.catch(() => (hentet = undefined));
    return ny;
  };
  const oppdag = async () => {
    try {
      return await konfig();
    } catch (e) {
      throw new Avslag('nede', e);
    }
  };
  return {
    async start(v) {
      const c = await oppdag();
      return oidc.buildAuthorizationUrl(c, {
        redirect_uri: v.adresse,
        state: v.state,
        nonce: v.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(v.verifikator),
        code_challenge_method: 'S256',
        ...v.sporsmal,
      });
    },
    async fullfor(v) {
      const c = await oppdag();
      try {
        const t = await oidc.authorizationCodeGrant(c, v.svar, {
          expectedState: v.state,
          expectedNonce: v.nonce,
          pkceCodeVerifier: v.verifikator,
          idTokenExpected: true,
        });
        const krav = t.claims();
        if (krav === undefined || t.id_token === undefined) throw new Avslag('ikkeGodtatt');
        const info = v.fraBrukerinfo.length > 0 ? await oidc.fetchUserInfo(c, t.access_token, krav.sub) : {};
        const mer = Object.fromEntries(Object.entries(info).filter(([navn]) => v.fraBrukerinfo.includes(navn)));
        // what stands in the signed token wins
        return { krav: { ...mer, ...krav }, idToken: t.id_token };
      } catch (e) {
        throw oversett(e);
      }
    },
    utlogging: async () => {
      try {
        return (await konfig()).serverMetadata().end_session_endpoint;
      } catch {
        return undefined;
      }
    },
  };
}

export type Klienter = { readonly [T in Tilbyder]?: Oidcklient };

/** A client of each provider that is set up. */
export function lagKlienter(o: Innloggingsoppsett, usikret: boolean, sekunder?: number): Klienter {
  const ut: { -readonly [T in Tilbyder]?: Oidcklient } = {};
  for (const t of ['idporten', 'feide', 'entra', 'bankid'] as const) {
    const oppsett = o[t];
    if (oppsett !== undefined) ut[t] = lagOidcklient(oppsett, usikret, sekunder);
  }
  return ut;
}
