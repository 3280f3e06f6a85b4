import type { Simulatorhandler } from '#verktoy/simulatortjener.ts';
import { lagOppforsel, lesKropp, send, svarMedOppforsel, svarPaOppforsel, type Oppforselsbryter } from '#verktoy/oppforsel.ts';

export interface Mottatt {
  readonly nokkel: string;
  readonly til: string;
  readonly tekst: string;
}

export interface Smssimulator {
  readonly handler: Simulatorhandler;
  readonly oppforsel: Oppforselsbryter;
  /** What has come to telephones: one for each key, however often it was sent. */
  readonly levert: readonly Mottatt[];
  /** Calls that carried a message, repeated keys too. */
  readonly kall: () => number;
  /** How far a message gets from now on; numbers ending in 0000 never do. */
  settSkjebne: (s: 'DELIVERED' | 'SENT' | 'FAILED') => void;
}

/** An SMS provider of no particular make under `/sms/v1`: honours `Idempotency-Key`, and tells afterwards how it went. */
export function lagSmssimulator(): Smssimulator {
  const oppforsel = lagOppforsel('sms');
  const levert: Mottatt[] = [];
  const skjebner = new Map<string, string>();
  const ider = new Map<string, string>();
  let kall = 0;
  let skjebne = 'DELIVERED';
  return {
    oppforsel,
    levert,
    kall: () => kall,
    settSkjebne(s) {
      skjebne = s;
    },
    async handler(req, res) {
      const { pathname } = new URL(req.url ?? '/', 'http://x');
      if (await svarPaOppforsel(req, res, oppforsel, '/sms')) return true;
      if (!pathname.startsWith('/sms/v1/messages')) return false;
      if (req.method === 'GET') {
        const status = skjebner.get(pathname.split('/').at(-1) ?? '');
        return status === undefined ? send(res, 404, '{"error":"unknown"}') : send(res, 200, JSON.stringify({ status }));
      }
      kall += 1;
      const ra = JSON.parse(await lesKropp(req)) as { to: string; text: string };
      if (await svarMedOppforsel(res, oppforsel.neste())) return true;
      if (!/^\+\d{8,15}$/.test(ra.to)) return send(res, 422, '{"error":"number"}');
      const nokkel = String(req.headers['idempotency-key'] ?? '');
      const id = ider.get(nokkel) ?? `m${ider.size + 1}`;
      if (!ider.has(nokkel)) {
        ider.set(nokkel, id);
        const dette = ra.to.endsWith('0000') ? 'FAILED' : skjebne;
        skjebner.set(id, dette);
        if (dette !== 'FAILED') levert.push({ nokkel, til: ra.to, tekst: ra.text });
      }
      return send(res, 201, JSON.stringify({ messages: [{ id }] }));
    },
  };
}

/** The provider's answers as the configuration would describe them. */
export const smsmal = (url: string) => ({
  slag: 'http' as const,
  url: `${url}/sms/v1/messages`,
  avsender: 'Friminutt',
  hoder: {},
  kropp: { to: '{til}', from: '{avsender}', text: '{tekst}' },
  referanse: 'messages.0.id',
  avvist: [422],
  status: { url: `${url}/sms/v1/messages/{referanse}`, felt: 'status', levert: ['DELIVERED'], ikkeLevert: ['FAILED'] },
});
