import { createDecipheriv, createECDH, createHmac, randomBytes, type ECDH } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Simulatorhandler } from '#verktoy/simulatortjener.ts';
import { lagOppforsel, send, svarMedOppforsel, type Oppforselsbryter } from '#verktoy/oppforsel.ts';

const hkdf = (salt: Buffer, ikm: Buffer, info: Buffer, lengde: number): Buffer => {
  const prk = createHmac('sha256', salt).update(ikm).digest();
  return createHmac('sha256', prk).update(Buffer.concat([info, Buffer.from([1])])).digest().subarray(0, lengde); // prettier-ignore
};

/** Opens a body as the browser would (RFC 8291, 8188). */
function apne(kropp: Buffer, nokkel: ECDH, auth: Buffer): string {
  const [salt, keylen] = [kropp.subarray(0, 16), kropp[20]!];
  const avsender = kropp.subarray(21, 21 + keylen);
  const chiffer = kropp.subarray(21 + keylen);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), nokkel.getPublicKey(), avsender]);
  const ikm = hkdf(auth, nokkel.computeSecret(avsender), info, 32);
  const cek = hkdf(salt, ikm, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = hkdf(salt, ikm, Buffer.from('Content-Encoding: nonce\0'), 12);
  const d = createDecipheriv('aes-128-gcm', cek, nonce);
  d.setAuthTag(chiffer.subarray(-16));
  const klar = Buffer.concat([d.update(chiffer.subarray(0, -16)), d.final()]);
  return klar.subarray(0, klar.lastIndexOf(2)).toString('utf8');
}

export interface Skjermvarsel {
  readonly enhet: string;
  readonly topic: string;
  readonly innhold: string;
}

export interface Pushsimulator {
  readonly handler: Simulatorhandler;
  readonly oppforsel: Oppforselsbryter;
  /** A browser that says yes: what it would send us. */
  readonly nyEnhet: (url: string) => { readonly endepunkt: string; readonly p256dh: string; readonly auth: string };
  /** The browser is thrown away: from now on 410. */
  readonly fjern: (endepunkt: string) => void;
  /** What stands on the screens: one for each topic and device. */
  readonly skjerm: () => readonly Skjermvarsel[];
}

const les = async (req: IncomingMessage): Promise<Buffer> => {
  const deler: Buffer[] = [];
  for await (const d of req as AsyncIterable<Buffer>) deler.push(d);
  return Buffer.concat(deler);
};

/** A browser maker's push service, and the browsers, under `/push`. */
export function lagPushsimulator(): Pushsimulator {
  const oppforsel = lagOppforsel('push');
  const enheter = new Map<string, { nokkel: ECDH; auth: Buffer }>();
  const skjerm = new Map<string, Skjermvarsel>();
  return {
    oppforsel,
    nyEnhet(url) {
      const nokkel = createECDH('prime256v1');
      nokkel.generateKeys();
      const auth = randomBytes(16);
      const id = crypto.randomUUID();
      enheter.set(id, { nokkel, auth });
      return { endepunkt: `${url}/push/${id}`, p256dh: nokkel.getPublicKey('base64url'), auth: auth.toString('base64url') };
    },
    fjern: (endepunkt) => void enheter.delete(endepunkt.split('/').at(-1) ?? ''),
    skjerm: () => [...skjerm.values()],
    async handler(req, res) {
      const id = /^\/push\/([\w-]{36})$/.exec(new URL(req.url ?? '/', 'http://x').pathname)?.[1];
      if (id === undefined) return false;
      const kropp = await les(req);
      if (await svarMedOppforsel(res, oppforsel.neste())) return true;
      const enhet = enheter.get(id);
      if (enhet === undefined) return send(res, 410, '');
      if (req.headers.authorization?.startsWith('vapid t=') !== true || req.headers['content-encoding'] !== 'aes128gcm')
        return send(res, 403, '');
      const topic = String(req.headers['topic'] ?? crypto.randomUUID());
      skjerm.set(`${id} ${topic}`, { enhet: id, topic, innhold: apne(kropp, enhet.nokkel, enhet.auth) });
      return send(res, 201, '', { location: `/push/melding/${crypto.randomUUID()}` });
    },
  };
}
