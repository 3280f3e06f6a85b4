import { generateKeyPairSync, randomBytes, X509Certificate, type JsonWebKey, type KeyObject } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { decodeJwt, decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import { ekteKlokke, type Klokke } from '#grunn/tid/index.ts';
import { lagOppforsel, lesFelter, send, svarMedOppforsel, svarPaOppforsel, type Oppforselsbryter } from '#verktoy/oppforsel.ts';
import type { Simulatorhandler } from '#verktoy/simulatortjener.ts';

export interface Simulatorklient {
  readonly klientId: string;
  readonly organisasjonsnummer: string;
  /** Scopes registered on the client. */
  readonly scope: readonly string[];
  /** Registered keys: `utloper` in milliseconds since 1970. */
  readonly nokler: readonly { readonly kid: string; readonly jwk: JsonWebKey; readonly utloperMs?: number }[];
}

interface Utstedt {
  readonly klientId: string;
  readonly scope: readonly string[];
  readonly consumer: string;
  readonly utloperMs: number;
}

export interface MaskinportenSimulator {
  readonly handler: Simulatorhandler;
  readonly oppforsel: Oppforselsbryter;
  /** What an API behind Maskinporten answers to an Authorization header: 200, 401 (unknown, expired) or 403 (lacks the scope). */
  readonly sjekkToken: (authorization: string | undefined, scope: string) => 200 | 401 | 403;
  /** Whom a token was issued for; undefined when it is unknown or has expired. */
  readonly finnToken: (
    authorization: string | undefined,
  ) => { readonly klientId: string; readonly consumer: string; readonly scope: readonly string[] } | undefined;
  readonly antallUtstedt: number;
  readonly registrer: (klient: Simulatorklient) => void;
}

interface Avslag {
  readonly status: number;
  readonly error: string;
  readonly beskrivelse: string;
}
const avslag = (status: number, error: string, beskrivelse: string): Avslag => ({ status, error, beskrivelse });

const tekst = (verdi: unknown): string => (typeof verdi === 'string' ? verdi : '');

const GRANT = 'Validation of JWT Bearer grant failed';

/**
 * Maskinporten as Digdir documents it, over real HTTP under `/maskinporten/` (metadata also at the root's `.well-known`). It checks signature, aud, times,
 * reuse of jti, scopes and delegation, and refuses with the MP codes. Tokens are opaque; the other simulators ask `sjekkToken`.
 */
export function lagMaskinportenSimulator(
  valg: {
    readonly klienter?: readonly Simulatorklient[];
    /** The kommune has been given the scope by the register's owner. Left out: everyone has. */
    readonly konsumentHarScope?: (organisasjonsnummer: string, scope: string) => boolean;
    /** The kommune has delegated in Altinn. Left out: nobody has. */
    readonly delegert?: (konsument: string, leverandor: string, scope: string) => boolean;
    readonly tokenLeverS?: number;
    readonly klokke?: Klokke;
  } = {},
): MaskinportenSimulator {
  const klokke = valg.klokke ?? ekteKlokke;
  const naMs = () => klokke.na().epochMilliseconds;
  const klienter = new Map((valg.klienter ?? []).map((k) => [k.klientId, k]));
  const brukteJti = new Set<string>();
  const utstedte = new Map<string, Utstedt>();
  const oppforsel = lagOppforsel('maskinporten');
  let antallUtstedt = 0;

  async function nokkelFor(
    klient: Simulatorklient,
    hode: { kid?: string; x5c?: unknown },
  ): Promise<KeyObject | CryptoKey | Avslag> {
    if (hode.x5c !== undefined) {
      if (!Array.isArray(hode.x5c) || typeof hode.x5c[0] !== 'string')
        return avslag(400, 'invalid_grant', 'MP-123: Invalid JWT header x5c');
      let sertifikat: X509Certificate;
      try {
        sertifikat = new X509Certificate(Buffer.from(hode.x5c[0], 'base64'));
      } catch {
        return avslag(400, 'invalid_grant', 'MP-123: Invalid JWT header x5c');
      }
      if (sertifikat.validToDate.getTime() < naMs() || sertifikat.validFromDate.getTime() > naMs())
        return avslag(400, 'invalid_grant', 'MP-120: Invalid assertion. The JWT is signed with an invalid certificate.');
      if (!sertifikat.subject.includes(klient.organisasjonsnummer))
        return avslag(400, 'invalid_grant', 'MP-122: Invalid JWT. Does not match certificate orgno');
      return sertifikat.publicKey;
    }
    const nokkel = klient.nokler.find((n) => n.kid === hode.kid);
    if (!nokkel) return avslag(400, 'invalid_grant', 'MP-124: Invalid JWT signature');
    if (nokkel.utloperMs !== undefined && nokkel.utloperMs < naMs())
      return avslag(400, 'invalid_grant', 'MP-121: Invalid assertion. Client authentication failed. Expired key');
    return (await importJWK({ ...nokkel.jwk, alg: 'RS256' } as Parameters<typeof importJWK>[0])) as CryptoKey;
  }

  async function vurder(assertion: string, issuer: string): Promise<Avslag | Utstedt> {
    let krav: ReturnType<typeof decodeJwt>;
    let hode: { kid?: string; x5c?: unknown };
    try {
      krav = decodeJwt(assertion);
      hode = decodeProtectedHeader(assertion) as typeof hode;
    } catch {
      return avslag(400, 'invalid_request', 'MP-011: Invalid assertion. Invalid parameter value');
    }
    const klient = klienter.get(krav.iss ?? '');
    if (!klient) return avslag(400, 'invalid_grant', 'MP-100: Invalid assertion. Client authentication failed.');
    if (krav.aud !== issuer) return avslag(400, 'invalid_grant', 'MP-110: Invalid assertion. Invalid JWT claim aud');
    const nokkel = await nokkelFor(klient, hode);
    if ('error' in nokkel) return nokkel;
    try {
      // Times are judged below with Maskinporten's own codes.
      await jwtVerify(assertion, nokkel, {
        currentDate: new Date((krav.iat ?? 0) * 1000),
        algorithms: ['RS256', 'RS384', 'RS512'],
      });
    } catch {
      return avslag(400, 'invalid_grant', 'MP-124: Invalid JWT signature');
    }
    const na = naMs() / 1000;
    const { iat, exp, jti } = krav;
    if (iat === undefined || exp === undefined || exp - iat > 120) return avslag(400, 'invalid_grant', `${GRANT}: exp - iat`);
    if (iat > na + 10) return avslag(400, 'invalid_grant', `${GRANT}: Issue time is after now`);
    if (exp < na) return avslag(400, 'invalid_grant', 'MP-130: JWT is expired');
    const merke = `${klient.klientId} ${jti ?? assertion}`;
    if (brukteJti.has(merke)) return avslag(400, 'invalid_grant', 'MP-012: Grant is used before');
    brukteJti.add(merke);
    return vurderScope(klient, krav);
  }

  function vurderScope(klient: Simulatorklient, krav: Record<string, unknown>): Avslag | Utstedt {
    const scope = tekst(krav['scope']).split(' ').filter(Boolean);
    if (scope.length === 0 || scope.some((s) => !klient.scope.includes(s)))
      return avslag(400, 'invalid_scope', 'MP-200: Invalid scope - Token request contains invalid scopes for client');
    const konsument = typeof krav['consumer_org'] === 'string' ? krav['consumer_org'] : undefined;
    if (konsument === klient.organisasjonsnummer)
      return avslag(
        400,
        'invalid_request',
        'Validation of JWT claim failed: The combination consumer_org in claim and delegation scope on client is invalid',
      );
    const consumer = konsument ?? klient.organisasjonsnummer;
    for (const s of scope) {
      if (valg.konsumentHarScope && !valg.konsumentHarScope(consumer, s))
        return avslag(403, 'invalid_request', `MP-250: Consumer has not been granted access to the scope ${s}`);
      if (konsument !== undefined && !valg.delegert?.(konsument, klient.organisasjonsnummer, s))
        return avslag(
          403,
          'invalid_request',
          `MP-251: Consumer ${konsument} has not delegated access to the scope ${s} to supplier ${klient.organisasjonsnummer}`,
        );
    }
    return { klientId: klient.klientId, scope, consumer, utloperMs: naMs() + (valg.tokenLeverS ?? 599) * 1000 };
  }

  async function token(req: IncomingMessage, res: ServerResponse, issuer: string): Promise<boolean> {
    const o = oppforsel.neste();
    if (o.slag === 'avvist')
      return nei(res, avslag(400, 'invalid_grant', 'MP-121: Invalid assertion. Client authentication failed. Expired key'));
    if (o.slag === 'soppel') return send(res, 200, '{"access_token":5,"expires_in":"snart"}');
    const felter = await lesFelter(req);
    if (await svarMedOppforsel(res, o, { helt: () => '{"access_token":"simulert","token_type":"Bearer","expires_in":599}' }))
      return true;
    if (felter['grant_type'] !== 'urn:ietf:params:oauth:grant-type:jwt-bearer')
      return nei(res, avslag(400, 'unsupported_grant_type', 'Grant type not supported'));
    const utfall = await vurder(tekst(felter['assertion']), issuer);
    if ('error' in utfall) return nei(res, utfall);
    const bevis = randomBytes(32).toString('base64');
    utstedte.set(bevis, utfall);
    antallUtstedt++;
    return send(
      res,
      200,
      JSON.stringify({
        access_token: bevis,
        token_type: 'Bearer',
        expires_in: valg.tokenLeverS ?? 599,
        scope: utfall.scope.join(' '),
      }),
    );
  }

  function finn(authorization: string | undefined): Utstedt | undefined {
    const t = utstedte.get(/^Bearer (\S+)$/.exec(authorization ?? '')?.[1] ?? '');
    return t && t.utloperMs > naMs() ? t : undefined;
  }

  return {
    oppforsel,
    get antallUtstedt() {
      return antallUtstedt;
    },
    registrer: (klient) => void klienter.set(klient.klientId, klient),
    finnToken: finn,
    sjekkToken(authorization, scope) {
      const t = finn(authorization);
      return t ? (t.scope.includes(scope) ? 200 : 403) : 401;
    },
    async handler(req, res) {
      if (await svarPaOppforsel(req, res, oppforsel)) return true;
      const sti = new URL(req.url ?? '/', 'http://x').pathname;
      const issuer = `http://${req.headers.host}/maskinporten/`;
      if (/^(\/maskinporten)?\/\.well-known\/oauth-authorization-server(\/maskinporten)?$/.test(sti))
        return send(
          res,
          200,
          JSON.stringify({
            issuer,
            token_endpoint: `${issuer}token`,
            jwks_uri: `${issuer}jwk`,
            grant_types_supported: ['urn:ietf:params:oauth:grant-type:jwt-bearer'],
            token_endpoint_auth_signing_alg_values_supported: ['RS256', 'RS384', 'RS512'],
          }),
        );
      if (sti !== '/maskinporten/token') return false;
      if (req.method !== 'POST') return send(res, 405, '{"error":"invalid_request"}', { allow: 'POST' });
      return token(req, res, issuer);
    },
  };
}

const nei = (res: ServerResponse, a: Avslag): true =>
  send(
    res,
    a.status,
    JSON.stringify({
      error: a.error,
      error_description: a.beskrivelse,
      error_uri: 'https://docs.digdir.no/docs/Maskinporten/maskinporten_feilsoking',
    }),
  );

/** A client with a fresh key, and what `lagMaskinporten` needs to be it. For demo and tests. */
export function lagSimulatorklient(valg: {
  readonly klientId: string;
  readonly organisasjonsnummer: string;
  readonly scope: readonly string[];
  readonly utloperMs?: number;
}): { readonly klient: Simulatorklient; readonly nokkel: JsonWebKey; readonly kid: string } {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = `simulert-${valg.klientId}`;
  return {
    klient: {
      klientId: valg.klientId,
      organisasjonsnummer: valg.organisasjonsnummer,
      scope: valg.scope,
      nokler: [{ kid, jwk: publicKey.export({ format: 'jwk' }), utloperMs: valg.utloperMs }],
    },
    nokkel: privateKey.export({ format: 'jwk' }),
    kid,
  };
}
