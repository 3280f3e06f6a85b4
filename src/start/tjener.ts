// The web server: every room's addresses behind one door. Any number of them may run.
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { sjekkMigrert } from '#grunn/db/index.ts';
import { lyttPaEndringer } from '#grunn/endringer/index.ts';
import { feltsettI, type Dormiljo, type Rutetabell, type Tjenester } from '#grunn/handling/index.ts';
import { lagJobbko, type Jobbko } from '#grunn/jobb/index.ts';
import { lesNokkelring } from '#grunn/krypto/index.ts';
import { bestillbarKontroll, lagreFeltsett } from '#grunn/sporing/index.ts';
import { logg as husets, type Logg } from '#grunn/logg/index.ts';
import { ekteKlokke, idag } from '#grunn/tid/index.ts';
import { lagTjener } from '#grunn/tjener/index.ts';
import { bestillbareInnlesinger } from '#register/innlesing/index.ts';
import { settInnlogging, type Forslag } from '#tilgang/innlogging/index.ts';
import { aktorForOkt } from '#tilgang/okt/index.ts';
import { statiskeFiler } from '#web/statisk/index.ts';
import { apneDatabaser, type Databaser } from './database.ts';
import { lesKildefil } from './kildefil.ts';
import { tjenesterFor } from './kilder.ts';
import { hentSkolenavn, provDatabase } from './lager.ts';
import { lesOppsett, type Oppsett } from './oppsett.ts';
import { alleRuter, regeltekster } from './ruter.ts';
import { lagTegnSide } from './skall.ts';

export interface Byggevalg {
  readonly kommune: string;
  readonly ruter?: readonly Rutetabell[];
  readonly logg?: Logg;
  readonly forslag?: () => Promise<readonly Forslag[]>;
  /** What acts may ask for besides the queue: key expiry, inbox folders. */
  readonly tjenester?: Partial<Tjenester>;
}

export interface Bygd {
  readonly app: FastifyInstance;
  readonly lukk: () => Promise<void>;
}

/** Puts the server together. Not listening yet. */
export async function byggTjener(d: Databaser, o: Oppsett, v: Byggevalg): Promise<Bygd> {
  const https = o.miljo === 'produksjon';
  const ko: Jobbko = lagJobbko({
    ...d.app_,
    arbeider: false,
    node: `tjener-${process.pid}`,
    ...(v.logg ? { logg: v.logg } : {}),
  });
  await ko.start();
  await ko.registrer([...bestillbareInnlesinger(), bestillbarKontroll()]);
  // what a version of a view showed can be asked long after it was changed
  await lagreFeltsett(d.app, feltsettI(v.ruter ?? alleRuter));
  let skoler = await hentSkolenavn(d.app);
  const fornyer = setInterval(
    () =>
      void hentSkolenavn(d.app).then(
        (s) => (skoler = s),
        () => undefined,
      ),
    60_000,
  );
  fornyer.unref();
  const dor: Dormiljo = {
    db: d.app,
    klokke: ekteKlokke,
    nokler: lesNokkelring(o.nokkelfil, { lagHvisMangler: !https }),
    miljo: o.miljo,
    tjenester: { jobbko: ko, regeltekster: regeltekster(v.ruter), ...v.tjenester },
  };
  const endringer = lyttPaEndringer(d.app_.url);
  const tegnSide = lagTegnSide({ kommune: v.kommune, demo: !https, idag: () => idag(ekteKlokke), skoler: () => skoler });
  const app = await lagTjener({
    dor,
    ruter: v.ruter ?? alleRuter,
    tegnSide,
    finnAktor: aktorForOkt,
    innlogging: '/logg-inn',
    statisk: statiskeFiler().filer,
    endringer,
    opplastingsmappe: path.join(o.data, 'innboks', '.mottas'),
    logg: v.logg ?? husets,
    https,
    bakProxy: https,
    helse: {
      database: () => provDatabase(d.app),
      migreringer: () => sjekkMigrert(d.app),
      jobbko: () => ko.status('register.innlesing.rydd').catch(() => ko.planer()),
    },
    utenInnlogging: https ? undefined : (a) => settInnlogging(a, { dor, https, tegnSide, forslag: v.forslag }),
  });
  return {
    app,
    lukk: async () => {
      clearInterval(fornyer);
      await app.close();
      await endringer.lukk();
      await ko.stopp({ ventSekunder: 2 });
    },
  };
}

async function main(): Promise<void> {
  const o = lesOppsett(process.env);
  const d = await apneDatabaser(o, { migrer: false });
  const kilder = o.kildefil ? lesKildefil(o.kildefil) : undefined;
  const bygd = await byggTjener(d, o, {
    kommune: o.kommune,
    ...(kilder ? { tjenester: tjenesterFor(kilder) } : {}),
  });
  // until real logins stand, nobody outside this machine may reach the door
  await bygd.app.listen({ port: o.port, host: '127.0.0.1' });
  husets.info({ prosess: 'tjener', port: o.port, miljo: o.miljo }, 'Tjeneren er klar');
  const stopp = () => {
    void (async () => {
      await bygd.lukk();
      await d.lukk();
      process.exit(0);
    })();
  };
  process.once('SIGINT', stopp).once('SIGTERM', stopp);
}

if (process.argv[1] === import.meta.filename)
  await main().catch((e: unknown) => {
    console.error((e as Error).message);
    process.exit(1);
  });
