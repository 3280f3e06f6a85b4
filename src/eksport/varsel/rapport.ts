// The SMS provider's own word, sent to us: what became of a message it took. For providers that call back, beside those we ask.
import { createHash, timingSafeEqual } from 'node:crypto';
import fs from 'node:fs';
import type { FastifyInstance } from 'fastify';
import type { Db } from '#grunn/db/index.ts';
import type { Klokke } from '#grunn/tid/index.ts';
import { skrivRapport } from './lager.ts';
import type { Smsrapport, Varselutganger } from './oppsett.ts';
import { pa } from './regler-sms.ts';

/** The same length whatever was sent, so that comparing tells nothing. */
const avtrykk = (t: string) => createHash('sha256').update(t).digest();

/** A report, or several in a list, read as the template says. What does not name a message, or says neither yes nor no, is left out. */
export function lesRapport(kropp: unknown, o: Pick<Smsrapport, 'referanse' | 'felt' | 'levert' | 'ikkeLevert'>) {
  return (Array.isArray(kropp) ? kropp : [kropp]).flatMap((x) => {
    const referanse = pa(x, o.referanse);
    const verdi = pa(x, o.felt) ?? '';
    if (referanse === undefined || referanse.length > 300) return [];
    return o.levert.includes(verdi)
      ? [{ referanse, levert: true }]
      : o.ikkeLevert.includes(verdi)
        ? [{ referanse, levert: false }]
        : [];
  });
}

/**
 * Takes delivery reports at `POST /api/v1/sms/rapport`, when the kommune's provider is set up to send them. `db` may write the outbox. A caller without
 * the secret learns nothing; a message we do not know of (yet) answers 404, so that the provider tries again.
 */
export function settSmsrapport(
  app: FastifyInstance,
  dor: { readonly db: Db; readonly klokke: Klokke },
  utganger: Varselutganger | undefined,
): void {
  const o = utganger?.sms?.slag === 'http' ? utganger.sms.rapport : undefined;
  if (o === undefined) return;
  app.post('/api/v1/sms/rapport', { bodyLimit: 256 * 1024, config: { fraMaskin: true } }, async (f, svar) => {
    const hemmelig = (await fs.promises.readFile(o.hemmeligfil, 'utf8')).trim();
    if (hemmelig === '' || !timingSafeEqual(avtrykk(f.headers.authorization ?? ''), avtrykk(hemmelig)))
      return svar.code(401).send();
    let ukjent = 0;
    for (const r of lesRapport(f.body, o))
      if (!(await skrivRapport(dor.db, { ...r, kanal: 'sms', na: dor.klokke.na().toString() }))) ukjent += 1;
    return svar.code(ukjent > 0 ? 404 : 204).send();
  });
}
