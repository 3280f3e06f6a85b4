import { createPrivateKey, X509Certificate, type JsonWebKey, type KeyObject } from 'node:crypto';
import { Kildefeil } from '#grunn/feil/index.ts';
import { osloDato, tilInstant, type Dato } from '#grunn/tid/index.ts';

/** PEM (PKCS#8 or PKCS#1) or JWK; from a secret file, never from the database. */
export type Privatnokkel = string | JsonWebKey;

export type Nokkel =
  | { readonly nokkel: Privatnokkel; readonly kid: string }
  /** PEM text with the whole chain, the organisation's own certificate first, or base64 DER one by one. */
  | { readonly nokkel: Privatnokkel; readonly virksomhetssertifikat: string | readonly string[] };

export interface LestNokkel {
  readonly privat: KeyObject;
  readonly hode: { readonly kid: string } | { readonly x5c: string[] };
  /** Last day the certificate is good; undefined for a registered key, which does not know its own end. */
  readonly utloper: Dato | undefined;
}

const feil = (melding: string) => new Kildefeil('maskinporten', 'avvist', melding);

/** Reads the key once at start. Throws Kildefeil `avvist` with what to do; never with a piece of the key. */
export function lesNokkel(n: Nokkel): LestNokkel {
  let privat: KeyObject;
  try {
    privat = typeof n.nokkel === 'string' ? createPrivateKey(n.nokkel) : createPrivateKey({ key: n.nokkel, format: 'jwk' });
  } catch {
    throw feil('Den private nøkkelen til Maskinporten kan ikke leses. Den skal være PEM eller JWK, uten passord.');
  }
  if (privat.asymmetricKeyType !== 'rsa' || (privat.asymmetricKeyDetails?.modulusLength ?? 0) < 2048)
    throw feil('Den private nøkkelen til Maskinporten skal være RSA på minst 2048 bit.');
  if ('kid' in n) return { privat, hode: { kid: n.kid }, utloper: undefined };
  const kjede = lesKjede(n.virksomhetssertifikat);
  const eget = kjede[0];
  if (!eget) throw feil('Virksomhetssertifikatet kan ikke leses. Legg inn hele kjeden som PEM, virksomhetens sertifikat først.');
  if (!eget.checkPrivateKey(privat)) throw feil('Den private nøkkelen hører ikke til virksomhetssertifikatet.');
  return {
    privat,
    hode: { x5c: kjede.map((s) => s.raw.toString('base64')) },
    utloper: osloDato(tilInstant(eget.validToDate)),
  };
}

function lesKjede(ra: string | readonly string[]): X509Certificate[] {
  const deler = typeof ra === 'string' ? (ra.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []) : ra;
  try {
    return deler.map((d) => new X509Certificate(d.includes('BEGIN') ? d : Buffer.from(d, 'base64')));
  } catch {
    return [];
  }
}
