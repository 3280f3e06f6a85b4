import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JWK } from 'jose';
import Provider, { interactionPolicy, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import type { Folkebok } from './folk.ts';
import type { Tjenestemal } from './modell.ts';
import { lagAdapter } from './adapter.ts';
import { tegnUtlogging, tegnVelger } from './side.ts';

export interface Tjenestevalg {
  readonly url: string;
  readonly mal: Tjenestemal;
  readonly folk: Folkebok;
  readonly nokkel: JWK;
  readonly klienter: NonNullable<Configuration['clients']>;
  /** Where a client wants to hear that the session is over. */
  readonly frontkanal: (klientId: string) => string | undefined;
  readonly cookienokkel: string;
}

export interface Tjeneste {
  readonly utsteder: string;
  readonly svar: (req: IncomingMessage, res: ServerResponse) => Promise<void>;
}

const onsketAcr = (params: Readonly<Record<string, unknown>>): string[] =>
  (typeof params['acr_values'] === 'string' ? params['acr_values'] : '').split(' ').filter(Boolean);

/** One provider of its own: its own issuer, sessions and cookies. */
export function lagTjeneste(v: Tjenestevalg): Tjeneste {
  const { mal, folk } = v;
  const utsteder = `${v.url}${mal.sti}`;
  /** Level by provider session: what a later code from the same session says. */
  const nivaer = new Map<string, string>();
  const policy = interactionPolicy.base();
  const rang = (acr: string | undefined) => mal.acr.indexOf(acr ?? '');
  policy.get('login')?.checks.add(
    new interactionPolicy.Check('niva', 'a higher level is asked for', (ctx: KoaContextWithOIDC) => {
      const onsket = onsketAcr(ctx.oidc.params ?? {});
      const har = nivaer.get(ctx.oidc.session?.uid ?? '');
      const bedt = onsket.some((a) => rang(a) >= 0) && !onsket.some((a) => rang(har) >= rang(a));
      return bedt && ctx.oidc.result?.login === undefined
        ? interactionPolicy.Check.REQUEST_PROMPT
        : interactionPolicy.Check.NO_NEED_TO_PROMPT;
    }),
  );
  const alleKrav = ['pid', 'locale', 'amr', 'acrs', 'tid', 'oid', 'acct', 'ver', 'preferred_username', 'employeeid', 'nnin_altsub', 'email', 'email_verified', 'https://n.feide.no/claims/eduPersonPrincipalName', 'https://n.feide.no/claims/nin']; // prettier-ignore
  const provider = new Provider(utsteder, {
    adapter: lagAdapter(),
    clients: v.klienter,
    jwks: { keys: [v.nokkel] },
    cookies: {
      keys: [v.cookienokkel],
      names: { session: `${mal.navn}-okt`, interaction: `${mal.navn}-velg`, resume: `${mal.navn}-videre` },
    },
    acrValues: [...mal.acr],
    claims: { openid: ['sub', 'acr', ...alleKrav] },
    scopes: ['openid', 'profile', 'userid-feide', 'userid-nin', 'nnin_altsub'],
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    clientAuthMethods: ['private_key_jwt', 'client_secret_basic', 'client_secret_post'],
    features: {
      devInteractions: { enabled: false },
      claimsParameter: { enabled: mal.navn === 'entra' },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, skjema) => {
          const okt = ctx.oidc.session;
          const rammer = Object.keys(okt?.authorizations ?? {}).flatMap((klientId) => {
            const adresse = v.frontkanal(klientId);
            const sid = okt?.sidFor(klientId);
            return adresse === undefined || sid === undefined
              ? []
              : [`${adresse}?${new URLSearchParams({ iss: utsteder, sid }).toString()}`];
          });
          ctx.body = tegnUtlogging({ skjema, rammer });
        },
      },
    },
    interactions: { policy, url: (_ctx, i) => `${mal.sti}/velg/${i.uid}` },
    routes: { authorization: '/authorize', token: '/token', jwks: '/jwk', end_session: '/logout', userinfo: '/userinfo' },
    ttl: { AuthorizationCode: 60, AccessToken: 600, IdToken: 120, Session: 7200, Interaction: 3600, Grant: 7200 },
    async loadExistingGrant(ctx) {
      const { Grant } = ctx.oidc.provider;
      const grant = new Grant({ clientId: ctx.oidc.client!.clientId, accountId: ctx.oidc.session!.accountId! });
      grant.addOIDCScope([...ctx.oidc.requestParamScopes].join(' '));
      grant.addOIDCClaims(['acr', ...alleKrav]);
      await grant.save();
      return grant;
    },
    async findAccount(ctx, sub, token) {
      const p = folk.finn(sub);
      if (p === undefined) return undefined;
      const okt = (token as { sessionUid?: string } | undefined)?.sessionUid ?? ctx.oidc.session?.uid ?? '';
      return {
        accountId: sub,
        claims: async () => {
          const acr = nivaer.get(okt);
          return { sub, ...mal.krav(p, acr), ...(acr === undefined ? {} : { acr }), locale: 'nb' };
        },
      };
    },
    renderError(ctx, ut) {
      ctx.type = 'text/plain';
      ctx.body = `${ut.error}: ${ut.error_description ?? ''}`;
    },
  } as Configuration);
  // sid in every token, and addresses of any port on this machine: the made-up world has no register of clients
  const klient = (provider.Client as unknown as { prototype: Record<string, unknown> }).prototype;
  const lokal = (u: string) => /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?\//.test(u);
  klient['includeSid'] = () => true;
  klient['redirectUriAllowed'] = lokal;
  klient['postLogoutRedirectUriAllowed'] = lokal;
  const kall = provider.callback();

  async function velg(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { params } = await provider.interactionDetails(req, res);
    const onsket = onsketAcr(params);
    const acr = onsket.find((a) => mal.acr.includes(a)) ?? (mal.navn === 'feide' ? '' : (mal.acr[0] ?? ''));
    if (req.method !== 'POST') {
      const sok = new URL(req.url ?? '/', v.url).searchParams.get('q') ?? '';
      const sprak = typeof params['ui_locales'] === 'string' ? params['ui_locales'] : 'nb';
      res.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
      res.end(tegnVelger({ tittel: mal.tittel, folk: folk.sok(sok), sok, acr, sprak }));
      return;
    }
    const felt = new URLSearchParams(await lesKropp(req));
    const person = felt.get('person') ?? '';
    if (folk.finn(person) === undefined) {
      await provider.interactionFinished(req, res, { error: 'access_denied', error_description: 'avbrutt av brukeren' });
      return;
    }
    await provider.interactionFinished(req, res, { login: { accountId: person, acr: felt.get('acr') ?? acr, amr: ['TestID'] } });
  }

  provider.on('authorization.success', (ctx) => {
    const okt = ctx.oidc.session;
    const acr = (okt as { acr?: string } | undefined)?.acr;
    if (okt !== undefined && acr !== undefined && acr !== '') nivaer.set(okt.uid, acr);
  });

  return {
    utsteder,
    async svar(req, res) {
      const full = req.url ?? '/';
      if (full.startsWith(`${mal.sti}/velg/`)) return velg(req, res);
      req.url = full.slice(mal.sti.length) || '/';
      if (req.method === 'POST' && req.url === '/logout') {
        // ID-porten takes logout by POST; the library only with cookies that browsers demand https for
        req.url = `/logout?${await lesKropp(req)}`;
        req.method = 'GET';
      }
      (req as { originalUrl?: string }).originalUrl = `${mal.sti}${req.url}`;
      return kall(req, res);
    },
  };
}

async function lesKropp(req: IncomingMessage): Promise<string> {
  let ut = '';
  for await (const bit of req) ut += String(bit);
  return ut;
}
