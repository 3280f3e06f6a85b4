import { createHash } from 'node:crypto';
import webpush from 'web-push';
import { hent } from '#grunn/http/index.ts';
import type { Kanal } from './modell.ts';

export interface Vapid {
  readonly publicKey: string;
  readonly privateKey: string;
  /** `mailto:` or `https:`: whom the browser makers may write to. */
  readonly kontakt: string;
}

/**
 * Web Push (RFC 8030, 8291, 8292). `Topic` is made from the key: a second one takes the place of the first as long as the device has not had it, and
 * `merke` makes them one on the screen. The push service's 201 says that it has it, not the device: «sendt», until the device itself has shown it and says so (`kvittering`).
 */
export function pushKanal(v: Vapid): Kanal {
  return {
    async send(f) {
      if (f.push === undefined) return { utfall: 'avvist' };
      const topic = createHash('sha256').update(f.nokkel).digest('base64url').slice(0, 32);
      const levetid = Math.max(0, Math.round((Date.parse(f.utloper) - Date.now()) / 1000));
      const d = webpush.generateRequestDetails(
        { endpoint: f.push.endepunkt, keys: { p256dh: f.push.p256dh, auth: f.push.auth } },
        JSON.stringify({ tittel: f.emne, tekst: f.tekst, merke: topic, sprak: f.sprak, kvittering: f.kvittering }),
        {
          vapidDetails: { subject: v.kontakt, publicKey: v.publicKey, privateKey: v.privateKey },
          TTL: levetid,
          urgency: f.haster ? 'high' : 'normal',
          topic,
          contentEncoding: 'aes128gcm',
        },
      );
      const hoder = Object.fromEntries(
        Object.entries(d.headers as Record<string, string | number>)
          .filter(([n]) => n.toLowerCase() !== 'content-length')
          .map(([n, x]) => [n, String(x)]),
      );
      const svar = await hent(d.endpoint, {
        kilde: 'push',
        svar: 'tekst',
        metode: 'POST',
        hoder,
        kropp: new Uint8Array(d.body as Buffer),
        timeoutMs: 15_000,
        maksBytes: 64 * 1024,
        forsok: 1,
        godta: [404, 410],
      });
      if (svar.status === 404 || svar.status === 410) return { utfall: 'avvist', dodt: true };
      return { utfall: 'sendt', referanse: topic };
    },
  };
}
