// The server as production has it (https, behind a proxy), in front of a made-up school: for tests of what every answer must have.
import type { FastifyInstance } from 'fastify';
import { lagLogg } from '#grunn/logg/index.ts';
import type { Rute, Rutetabell } from '#grunn/handling/index.ts';
import { lagTjener } from '#grunn/tjener/index.ts';
import { Innloggingsoppsett, lagKlienter, settInnlogging } from '#tilgang/innlogging/index.ts';
import { aktorForOkt, lagOktdor, nyOkt } from '#tilgang/okt/index.ts';
import { statiskeFiler } from '#web/statisk/index.ts';
import { tegnSide } from '#web/skall/index.ts';
import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import type { Proveskole } from './proveskole.ts';

export interface Proveproduksjon {
  readonly app: FastifyInstance;
  readonly logg: string[];
  /** A session of the kind production takes. */
  loggInn(nokkel: string, tilbyder?: 'idporten' | 'entra'): Promise<string>;
}

const VERT = 'skole.fjordvik.example';
/** What the proxy in front says about each request. */
export const FRA_PROXY: Readonly<Record<string, string>> = {
  host: VERT,
  'x-forwarded-host': VERT,
  'x-forwarded-proto': 'https',
  'x-forwarded-for': '192.0.2.10',
};

const skall = (t: Tegning, r: Ramme): string =>
  tegnSide({
    sprak: r.sprak,
    tittel: t.tittel,
    innhold: t.innhold,
    statisk: statiskeFiler(),
    skall: { kommune: 'Fjordvik kommune', forsideHref: '/', meny: [], sprakvalg: { nb: '/sprak/nb', nn: '/sprak/nn' } },
  });

/** Nobody answers at these addresses: only the pages of our own are asked for. */
const oppsett = (): Innloggingsoppsett =>
  Innloggingsoppsett.parse({
    adresse: `https://${VERT}`,
    idporten: { utsteder: 'https://idporten.example', klientId: 'friminutt', hemmelighetfil: '/finnes-ikke' },
  });

/** Puts the production server in front of the same municipality. */
export async function somProduksjon(p: Proveskole, ruter: readonly Rutetabell[]): Promise<Proveproduksjon> {
  const { m, klokke, app: db } = p.r;
  const logg: string[] = [];
  const ut = lagLogg({ niva: 'info', ut: (l) => void logg.push(l) });
  const dor = { db, klokke, nokler: m.nokler, miljo: 'produksjon', tjenester: {} } as const;
  const innlogging = oppsett();
  const app = await lagTjener({
    dor,
    ruter,
    tegnSide: skall,
    finnAktor: aktorForOkt,
    okt: { ...lagOktdor(dor), utenRolle: async () => ({ tittel: 'Uten rolle', innhold: '' }) },
    innlogging: '/logg-inn',
    statisk: statiskeFiler().filer,
    helse: { database: async () => undefined },
    logg: ut,
    https: true,
    bakProxy: true,
    opplastingsmappe: p.mottas,
    utenInnlogging: (a) => {
      a.get('/prove/avsender', async (f) => ({ ip: f.ip, vert: f.host }));
      settInnlogging(a, {
        dor,
        https: true,
        tegnSide: skall,
        oppsett: innlogging,
        klienter: lagKlienter(innlogging, false),
        logg: ut,
      });
    },
  });
  return {
    app,
    logg,
    loggInn: async (nokkel, tilbyder = 'entra') =>
      `__Host-friminutt=${await nyOkt(db, {
        personId: await p.id(nokkel),
        sprak: 'nb',
        na: klokke.na().toString(),
        tilbyder,
        niva: 'hoyt',
        toFaktor: true,
      })}`,
  };
}

/** Every address of the house with its methods, its parameters filled in. */
export function adresserI(ruter: readonly Rutetabell[], verdi: (navn: string, sti: string) => string) {
  const metoder = (r: Rute): readonly string[] => {
    if (r.slag === 'api') return [r.metode];
    if (r.slag === 'knapp') return ['POST'];
    return r.slag === 'skjema' || r.slag === 'opplasting' || r.slag === 'oppslag' || r.slag === 'uthenting'
      ? ['GET', 'POST']
      : ['GET'];
  };
  return ruter
    .flatMap((t) => t.ruter)
    .flatMap((r) =>
      metoder(r).map((metode) => ({
        metode,
        rute: r,
        monster: r.sti,
        sti: r.sti.replaceAll(/:(\w+)(\([^)]*\))?/g, (_, navn: string) => verdi(navn, r.sti)),
      })),
    );
}
