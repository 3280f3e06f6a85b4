import { z } from 'zod';
import { Kildefeil } from '#grunn/feil/index.ts';
import { hent } from '#grunn/http/index.ts';
import type { Kanal, Statussvar } from './modell.ts';
import type { Altinnoppsett } from './oppsett.ts';

const Ordre = z.looseObject({ notification: z.looseObject({ shipmentId: z.string().max(100) }) });
const Forsendelsesstatus = z.looseObject({ recipients: z.array(z.looseObject({ status: z.string() })).default([]) });

/**
 * SMS through Altinn Notifications (future orders). The number is ours, from Min profil, so that an override counts there too; the order's
 * idempotencyId is the outbox' key, and a second order with it answers with the first. `hentToken` gives an Altinn token.
 */
export function altinnKanal(o: Altinnoppsett, hentToken: () => Promise<string>): Kanal {
  const base = `${o.baseUrl.replace(/\/$/, '')}/notifications/api/v1/future`;
  const hoder = async () => ({ 'content-type': 'application/json', authorization: `Bearer ${await hentToken()}` });
  return {
    async send(f) {
      const svar = await hent(`${base}/orders`, {
        kilde: 'altinn',
        svar: 'json',
        metode: 'POST',
        hoder,
        kropp: JSON.stringify({
          idempotencyId: f.nokkel,
          sendersReference: f.nokkel,
          recipient: {
            recipientSms: {
              phoneNumber: f.til,
              // our own quiet hours have been asked already
              smsSettings: { sender: o.avsender, body: f.tekst, sendingTimePolicy: 'Anytime' },
            },
          },
        }),
        timeoutMs: 15_000,
        maksBytes: 64 * 1024,
        forsok: 1,
        godta: [422],
      });
      if (svar.status === 422) return { utfall: 'avvist' };
      const lest = Ordre.safeParse(svar.kropp);
      if (!lest.success) throw new Kildefeil('altinn', 'feil_svar', 'Altinn svarte uten forsendelse.', { forbigaende: true });
      return { utfall: 'sendt', referanse: lest.data.notification.shipmentId };
    },
    async status(referanse): Promise<Statussvar> {
      const svar = await hent(`${base}/shipment/${encodeURIComponent(referanse)}`, { kilde: 'altinn', svar: 'json', hoder, timeoutMs: 10_000, maksBytes: 256 * 1024, forsok: 1 }); // prettier-ignore
      const lest = Forsendelsesstatus.safeParse(svar.kropp);
      const status = lest.success ? (lest.data.recipients[0]?.status ?? '') : '';
      // «SMS_Accepted» is the operator's word that it has it, not that it is there
      if (status === 'SMS_Delivered' || status === 'Email_Delivered') return 'bekreftet';
      return /^(SMS|Email)_Failed/.test(status) || status === 'Order_Cancelled' ? 'ikkeLevert' : 'underveis';
    },
  };
}

/** Exchanges a token from Maskinporten for Altinn's own. */
export const altinnToken = (baseUrl: string, maskinporten: () => Promise<string>) => async (): Promise<string> => {
  const svar = await hent(`${baseUrl.replace(/\/$/, '')}/authentication/api/v1/exchange/maskinporten`, {
    kilde: 'altinn',
    svar: 'tekst',
    hoder: async () => ({ authorization: `Bearer ${await maskinporten()}` }),
    timeoutMs: 10_000,
    maksBytes: 64 * 1024,
    forsok: 2,
  });
  return svar.kropp.trim().replaceAll('"', '');
};
