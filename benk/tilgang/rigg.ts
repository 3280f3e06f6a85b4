// The real server over a world, without a network between.
import type { FastifyInstance } from 'fastify';
import { renderToStaticMarkup } from 'react-dom/server';
import { koble, type Db } from '#grunn/db/index.ts';
import type { Dormiljo, Rutetabell, Tjenester } from '#grunn/handling/index.ts';
import { lagNokkelring, nyNokkelfil } from '#grunn/krypto/index.ts';
import { lagLogg } from '#grunn/logg/index.ts';
import { fastKlokke, idag, type FastKlokke } from '#grunn/tid/index.ts';
import { lagTjener } from '#grunn/tjener/index.ts';
import { krypterVernede } from '#register/person/index.ts';
import { aktorForOkt, lagOktdor, nyOkt } from '#tilgang/okt/index.ts';
import { statiskeFiler } from '#web/statisk/index.ts';
import type { Sporreverden } from './modell.ts';
import { skrivVerden } from './skriv.ts';

export interface Orakelrigg {
  readonly eier: Db;
  readonly app: Db;
  readonly system: Db;
  readonly klokke: FastKlokke;
  readonly http: FastifyInstance;
  readonly logg: string[];
  readonly na: string;
  readonly dag: string;
  /** Writes the world, and encrypts what shall be. */
  readonly legg: (v: Sporreverden) => Promise<void>;
  /** A session of that person; the cookie to send. */
  readonly okt: (personId: string) => Promise<string>;
  readonly hent: (kake: string, url: string) => Promise<{ status: number; kropp: string }>;
  readonly send: (
    kake: string,
    url: string,
    felt: Readonly<Record<string, string>>,
  ) => Promise<{ status: number; kropp: string }>;
  readonly steng: () => Promise<void>;
}

/** Opens the rooms' addresses over the database at `url`. The clock stands at the real moment: the database has no other. */
export async function apneOrakelrigg(url: string, ruter: readonly Rutetabell[]): Promise<Orakelrigg> {
  const na = new Date().toISOString();
  const klokke = fastKlokke(na);
  const eier = koble({ url, maks: 2 });
  const app = koble({ url, rolle: 'friminutt_app', maks: 4 });
  const system = koble({ url, rolle: 'friminutt_system', maks: 2 });
  const imp = koble({ url, rolle: 'friminutt_import', maks: 1 });
  const nokler = lagNokkelring(nyNokkelfil());
  const jobbko = { startNa: async () => 'jobb', planer: async () => [], planlegg: async () => undefined, travle: async () => [] };
  const dor: Dormiljo = { db: app, klokke, nokler, miljo: 'test', tjenester: { jobbko } as unknown as Tjenester };
  const logg: string[] = [];
  const http = await lagTjener({
    dor,
    ruter,
    tegnSide: (t, ramme) =>
      `<!doctype html><html lang="${ramme.sprak}"><title>${t.tittel}</title>${renderToStaticMarkup(t.innhold)}</html>`,
    finnAktor: aktorForOkt,
    okt: { ...lagOktdor(dor), utenRolle: async () => ({ tittel: 'Uten rolle', innhold: '' }) },
    innlogging: '/logg-inn',
    statisk: statiskeFiler().filer,
    helse: {},
    logg: lagLogg({ niva: 'info', ut: (l) => void logg.push(l) }),
    https: false,
  });
  const svar = (r: { statusCode: number; body: string }): { status: number; kropp: string } => ({
    status: r.statusCode,
    kropp: r.body,
  });
  return {
    eier,
    app,
    system,
    klokke,
    http,
    logg,
    na,
    dag: idag(klokke),
    async legg(v) {
      await skrivVerden(eier, v);
      await krypterVernede({ db: imp, nokler });
    },
    okt: async (personId) =>
      `friminutt=${await nyOkt(app, { personId, sprak: 'nb', na, tilbyder: 'utvikling', niva: 'hoyt', toFaktor: true })}`,
    hent: async (kake, adresse) => svar(await http.inject({ method: 'GET', url: adresse, headers: { cookie: kake } })),
    send: async (kake, adresse, felt) =>
      svar(
        await http.inject({
          method: 'POST',
          url: adresse,
          headers: { cookie: kake, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
          payload: new URLSearchParams({ _nokkel: crypto.randomUUID(), ...felt }).toString(),
        }),
      ),
    async steng() {
      await http.close();
      await Promise.all([eier.destroy(), app.destroy(), system.destroy(), imp.destroy()]);
    },
  };
}
