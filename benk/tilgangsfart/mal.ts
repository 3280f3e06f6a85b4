// A pupil card over HTTP with keep-alive, and the page's own statements replayed without anything around them.
import { Agent, request } from 'node:http';
import pg from 'pg';
import { koble } from '#grunn/db/index.ts';
import type { Dormiljo } from '#grunn/handling/index.ts';
import { lagNokkelring, nyNokkelfil } from '#grunn/krypto/index.ts';
import { lagLogg } from '#grunn/logg/index.ts';
import { ekteKlokke, idag } from '#grunn/tid/index.ts';
import { lagTjener } from '#grunn/tjener/index.ts';
import { alleRuter, lagTegnSide } from '#start/index.ts';
import { aktorForOkt, lagOktdor, nyOkt } from '#tilgang/okt/index.ts';

export interface Sporring {
  readonly tekst: string;
  readonly verdier: readonly unknown[];
}

/** The web server with all its addresses, in this process, over a database already filled. */
export async function startSide(url: string) {
  const db = koble({ url, rolle: 'friminutt_app', maks: 8 });
  const dor: Dormiljo = { db, klokke: ekteKlokke, nokler: lagNokkelring(nyNokkelfil()), miljo: 'test', tjenester: {} };
  const app = await lagTjener({
    dor,
    ruter: alleRuter,
    tegnSide: lagTegnSide({ kommune: 'Fjordvik kommune', demo: true, idag: () => idag(ekteKlokke), skoler: () => new Map() }),
    finnAktor: aktorForOkt,
    okt: { ...lagOktdor(dor), utenRolle: async () => ({ tittel: '', innhold: '' }) },
    innlogging: '/logg-inn',
    statisk: new Map(),
    helse: {},
    logg: lagLogg({ niva: 'silent' }),
    https: false,
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const port = (app.server.address() as { port: number }).port;
  const agent = new Agent({ keepAlive: true });
  return {
    okt: (personId: string) =>
      nyOkt(db, {
        personId,
        sprak: 'nb',
        na: ekteKlokke.na().toString(),
        tilbyder: 'entra',
        niva: 'hoyt',
        toFaktor: true,
        haddeRolle: true,
      }),
    hent: (sti: string, token: string): Promise<number> =>
      new Promise((ja, nei) => {
        request({ agent, port, host: '127.0.0.1', path: sti, headers: { cookie: `friminutt=${token}` } }, (r) => {
          r.resume();
          r.on('end', () => ja(r.statusCode ?? 0));
        })
          .on('error', nei)
          .end();
      }),
    stopp: async () => {
      agent.destroy();
      await app.close();
      await db.destroy();
    },
  };
}

/** Not of the page: what opens and ends the transaction and finds out who is asking. The row of the log is the page's own. */
export const erRundt = (tekst: string): boolean =>
  /^\s*(begin|commit)\b|set_config|token_sum|tilgang\.apne_okt\b|^\s*select tilgang\.navn_pa\(/i.test(tekst);

/** Every statement sent while `arbeid` runs, BEGIN and COMMIT included, with its values. */
export async function medOpptak(arbeid: () => Promise<unknown>): Promise<Sporring[]> {
  const ut: Sporring[] = [];
  // oxlint-disable-next-line typescript/unbound-method -- put back below
  const ekte = pg.Client.prototype.query;
  pg.Client.prototype.query = function opptak(this: pg.Client, ...arg: unknown[]) {
    const [forst, verdier] = arg as [string | { text?: string; values?: unknown[]; ogCommit?: true }, unknown];
    if (typeof forst === 'string') ut.push({ tekst: forst, verdier: Array.isArray(verdier) ? verdier : [] });
    else if (forst?.text !== undefined) ut.push({ tekst: forst.text, verdier: forst.values ?? [] });
    if (typeof forst === 'object' && forst?.ogCommit) ut.push({ tekst: 'commit', verdier: [] });
    return Reflect.apply(ekte, this, arg) as never;
  } as typeof ekte;
  try {
    await arbeid();
  } finally {
    pg.Client.prototype.query = ekte;
  }
  return ut;
}

/** Sends the statements again, prepared, a fresh id for the row of the log each time. */
export async function spillAv(c: pg.Client, sporringer: readonly Sporring[]): Promise<void> {
  for (const [i, s] of sporringer.entries()) {
    if (erRundt(s.tekst) && s.verdier.length === 0) {
      await c.query(s.tekst);
      continue;
    }
    const values = s.tekst.includes('insert into sporing.') ? [crypto.randomUUID(), ...s.verdier.slice(1)] : [...s.verdier];
    await c.query({ name: `s${i}_${s.tekst.length}`, text: s.tekst, values });
  }
}
