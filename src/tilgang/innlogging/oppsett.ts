// How each login provider is set up: one JSON file (FRIMINUTT_INNLOGGINGSFIL), secrets in files of their own. What the providers' own pages say
// stands as defaults with its source; what could not be verified must be given, or is off.
import { z } from 'zod';

const Klient = z.object({
  /** Exactly as the provider's own metadata spells it: ID-porten without a slash at the end. */
  utsteder: z.url({ protocol: /^https?$/ }),
  klientId: z.string().min(1),
  /** A private key as JWK or PEM (private_key_jwt). */
  nokkelfil: z.string().min(1).optional(),
  kid: z.string().min(1).optional(),
  /** A secret, where the provider takes no key. */
  hemmelighetfil: z.string().min(1).optional(),
  /** How the provider signs its tokens; anything else is refused. */
  alg: z.enum(['RS256', 'RS384', 'RS512', 'PS256', 'ES256', 'ES384']).default('RS256'),
});
const enNokkel = (k: z.infer<typeof Klient>): boolean => (k.nokkelfil === undefined) !== (k.hemmelighetfil === undefined);
const NOKKELFEIL = { error: 'skal ha enten nokkelfil eller hemmelighetfil' };

/** Digdir, «oidc_protocol_id_token» and «oidc_protocol_authorize» (docs.digdir.no): levels, `pid`, `sid`; acr must be checked, amr must not. */
export const Idporten = Klient.extend({
  betydelig: z.array(z.string()).min(1).default(['idporten-loa-substantial']),
  hoyt: z.array(z.string()).min(1).default(['idporten-loa-high']),
  fodselsnummer: z.string().default('pid'),
  /** Pages that may show our front-channel logout in a frame (docs.digdir.no: login.idporten.no). */
  innramming: z.array(z.url()).default(['https://login.idporten.no']),
}).refine(enNokkel, NOKKELFEIL);

/** docs.feide.no: userid claims, `acr` fad08 level 3 = two factors. The claim with a number is only there for those let through to it. */
export const Feide = Klient.extend({
  /** The realms of this kommune: `fjordvik.no`. A principal name in another is nobody here. */
  omrader: z.array(z.string().min(3)).min(1),
  toFaktor: z.array(z.string()).min(1).default(['urn:mace:feide.no:auth:level:fad08:3']),
  /** What the kommune counts as high level. None unless it says so. */
  hoyt: z.array(z.string()).default([]),
  prinsipalnavn: z.string().default('https://n.feide.no/claims/eduPersonPrincipalName'),
  fodselsnummer: z.string().default('https://n.feide.no/claims/nin'),
  /** Ask the userinfo endpoint too: names and numbers may stand there and not in the token. */
  brukerinfo: z.boolean().default(true),
  scope: z.string().default('openid userid-feide userid-nin'),
}).refine(enNokkel, NOKKELFEIL);

/** Microsoft's v2.0 tokens: (tid, oid) is the person, `acct` 1 a guest, `acrs` what Conditional Access has shown. */
export const Entra = Klient.extend({
  tenant: z.uuid(),
  /** The authentication context that demands two factors in the kommune's Conditional Access: `c1`. */
  toFaktor: z.string().min(1),
  hoyt: z.string().optional(),
  /** The claim that holds the number HR knows the employee by. Left out: accounts must be registered beforehand. */
  ansattnummer: z.string().optional(),
  scope: z.string().default('openid profile'),
}).refine(enNokkel, NOKKELFEIL);

/** developer.bankid.no: `acr` urn:bankid:bid;LOA=4; nnin_altsub holds the number for clients that have been approved for it. */
export const Bankid = Klient.extend({
  hoyt: z.array(z.string()).min(1).default(['urn:bankid:bid;LOA=4']),
  fodselsnummer: z.string().default('nnin_altsub'),
  scope: z.string().default('openid nnin_altsub'),
}).refine(enNokkel, NOKKELFEIL);

export const Innloggingsoppsett = z.object({
  /** Where people reach this installation: `https://skole.fjordvik.kommune.no`. `lokal`: this machine, demo and tests only. */
  adresse: z.union([z.literal('lokal'), z.url({ protocol: /^https$/ })]),
  idporten: Idporten.optional(),
  feide: Feide.optional(),
  entra: Entra.optional(),
  bankid: Bankid.optional(),
});
export type Innloggingsoppsett = z.infer<typeof Innloggingsoppsett>;
/** As written in the file, before defaults. */
export type Innloggingsfil = z.input<typeof Innloggingsoppsett>;
export type Idportenoppsett = z.infer<typeof Idporten>;
export type Feideoppsett = z.infer<typeof Feide>;
export type Entraoppsett = z.infer<typeof Entra>;
export type Bankidoppsett = z.infer<typeof Bankid>;
export type Klientoppsett = z.infer<typeof Klient>;

/** Names that cannot be a provider in the real world: the stand-in listens there. */
const lokal = (adresse: string): boolean => {
  const { hostname, protocol } = new URL(adresse);
  return protocol !== 'https:' || /^(localhost|127\.|\[?::1|0\.0\.0\.0)/.test(hostname);
};

/** @throws in Norwegian when production points at this machine, at http, or at nothing. */
export function krevEkte(o: Innloggingsoppsett): void {
  const feil: string[] = [];
  if (o.adresse === 'lokal' || lokal(o.adresse)) feil.push('adresse skal være en https-adresse folk når');
  const alle = { idporten: o.idporten, feide: o.feide, entra: o.entra, bankid: o.bankid };
  for (const [navn, t] of Object.entries(alle))
    if (t !== undefined && lokal(t.utsteder)) feil.push(`${navn}.utsteder peker på denne maskinen eller på http`);
  if (Object.values(alle).every((t) => t === undefined)) feil.push('ingen innloggingstilbyder er satt opp');
  if (feil.length > 0)
    throw new Error(`Innloggingen kan ikke brukes i produksjon (se docs/drift.md):\n${feil.map((f) => `  ${f}`).join('\n')}`);
}
