import type { Simulatorhandler } from '#verktoy/simulatortjener.ts';
import { lagOppforsel, lesKropp, send, svarMedOppforsel, type Oppforselsbryter } from '#verktoy/oppforsel.ts';
import type { Mottatt } from './sms.ts';

export interface Altinnsimulator {
  readonly handler: Simulatorhandler;
  readonly oppforsel: Oppforselsbryter;
  readonly levert: readonly Mottatt[];
}

interface Ordre {
  readonly idempotencyId: string;
  readonly recipient: {
    readonly recipientSms: { readonly phoneNumber: string; readonly smsSettings: { readonly body: string } };
  };
}

/** Altinn Notifications' future orders, and the exchange of tokens, under `/altinn`. A second order with the same id answers 200 with the first. */
export function lagAltinnsimulator(): Altinnsimulator {
  const oppforsel = lagOppforsel('altinn');
  const levert: Mottatt[] = [];
  const ordre = new Map<string, string>();
  const status = new Map<string, string>();
  return {
    oppforsel,
    levert,
    async handler(req, res) {
      const { pathname } = new URL(req.url ?? '/', 'http://x');
      if (!pathname.startsWith('/altinn/')) return false;
      if (pathname === '/altinn/authentication/api/v1/exchange/maskinporten') return send(res, 200, 'altinn-token');
      if (req.headers.authorization !== 'Bearer altinn-token') return send(res, 401, '{"error":"invalid_token"}');
      const forsendelse = /^\/altinn\/notifications\/api\/v1\/future\/shipment\/([\w-]+)$/.exec(pathname)?.[1];
      if (forsendelse !== undefined) {
        const s = status.get(forsendelse);
        return s === undefined
          ? send(res, 404, '{}')
          : send(
              res,
              200,
              JSON.stringify({ shipmentId: forsendelse, status: 'Order_Completed', recipients: [{ type: 'SMS', status: s }] }),
            );
      }
      if (pathname !== '/altinn/notifications/api/v1/future/orders') return false;
      const o = JSON.parse(await lesKropp(req)) as Ordre;
      if (await svarMedOppforsel(res, oppforsel.neste())) return true;
      const { phoneNumber, smsSettings } = o.recipient.recipientSms;
      if (!/^\+\d{8,15}$/.test(phoneNumber)) return send(res, 422, '{"title":"One or more validation errors occurred."}');
      const sto = ordre.get(o.idempotencyId);
      const shipmentId = sto ?? crypto.randomUUID();
      if (sto === undefined) {
        ordre.set(o.idempotencyId, shipmentId);
        status.set(shipmentId, 'SMS_Delivered');
        levert.push({ nokkel: o.idempotencyId, til: phoneNumber, tekst: smsSettings.body });
      }
      return send(res, sto === undefined ? 201 : 200, JSON.stringify({ notificationOrderId: crypto.randomUUID(), notification: { shipmentId, sendersReference: o.idempotencyId } })); // prettier-ignore
    },
  };
}
