// The web server: every room's addresses behind one door. Any number of them may run.
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { sjekkMigrert } from '#grunn/db/index.ts';
import { settFrakoblet } from '#skoledag/fravar/index.ts';
import { settPush, settSmsrapport, type Varselutganger } from '#eksport/varsel/index.ts';
import { lyttPaEndringer } from '#grunn/endringer/index.ts';
import { feltsettI, regeltekster, type Dormiljo, type Rutetabell, type Tjenester } from '#grunn/handling/index.ts';
import { lagJobbko, type Jobbko } from '#grunn/jobb/index.ts';
import { lesNokkelring } from '#grunn/krypto/index.ts';
import { bestillbarKontroll, lagreFeltsett } from '#grunn/sporing/index.ts';
import { logg as husets, type Logg } from '#grunn/logg/index.ts';
import { ekteKlokke, idag } from '#grunn/tid/index.ts';
import { lagTjener } from '#grunn/tjener/index.ts';
import { bestillbareInnlesinger } from '#register/innlesing/index.ts';
import { krevEkte, lagKlienter, settInnlogging, utenRolle, type Innloggingsoppsett } from '#tilgang/innlogging/index.ts';
import { aktorForOkt, lagOktdor } from '#tilgang/okt/index.ts';
import { hentApneVinduer, type Apentvindu } from '#tilgang/rolle/index.ts';
import { statiskeFiler } from '#web/statisk/index.ts';
import { apneDatabaser, type Databaser } from './database.ts';
import { lesInnloggingsfil } from './innloggingsfil.ts';
import { lesKildefil } from './kildefil.ts';
import { tjenesterFor } from './kilder.ts';
import { hentSkolenavn, provDatabase } from './lager.ts';
import { lesOppsett, type Oppsett } from './oppsett.ts';
import { erIArbeid, menypunkter, nodsok } from './meny.ts';
import { alleRuter } from './ruter.ts';
import { lagTegnSide } from './skall.ts';

export interface Byggevalg {
  readonly kommune: string;
  readonly ruter?: readonly Rutetabell[];
  readonly logg?: Logg;
  /** How people log in. Production refuses stand-ins. */
  readonly innlogging: Innloggingsoppsett;
  /** What acts may ask for besides the queue: key expiry, inbox folders. */
  readonly tjenester?: Partial<Tjenester>;
  /** The ways out of the house, for the reports that come back in. */
  readonly varsel?: Varselutganger | undefined;
}

export interface Bygd {
  readonly app: FastifyInstance;
  readonly lukk: () => Promise<void>;
}

/** Puts the server together. Not listening yet. */
export async function byggTjener(d: Databaser, o: Oppsett, v: Byggevalg): Promise<Bygd> {
  const https = o.miljo === 'produksjon';
  if (https) krevEkte(v.innlogging);
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
  let vinduer: readonly Apentvindu[] = [];
  const sevinduer = () =>
    hentApneVinduer(d.app, ekteKlokke.na().toString()).then(
      (v_) => (vinduer = v_),
      () => undefined,
    );
  await sevinduer();
  const vindusfornyer = setInterval(() => void sevinduer(), 5000);
  vindusfornyer.unref();
  const dor: Dormiljo = {
    db: d.app,
    klokke: ekteKlokke,
    nokler: lesNokkelring(o.nokkelfil, { lagHvisMangler: !https }),
    miljo: o.miljo,
    tjenester: { jobbko: ko, menypunkter, nodsok, regeltekster: regeltekster(v.ruter ?? alleRuter), ...v.tjenester },
  };
  const endringer = lyttPaEndringer(d.app_.url);
  const tegnSide = lagTegnSide({
    kommune: v.kommune,
    demo: !https,
    idag: () => idag(ekteKlokke),
    skoler: () => skoler,
    vinduer: () => vinduer,
  });
  const app = await lagTjener({
    dor,
    ruter: v.ruter ?? alleRuter,
    tegnSide,
    finnAktor: aktorForOkt,
    okt: { ...lagOktdor(dor), utenRolle: utenRolle({ dor }) },
    innlogging: '/logg-inn',
    statisk: statiskeFiler().filer,
    iArbeid: erIArbeid,
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
    utenInnlogging: (a) => {
      settPush(a, dor);
      // acts for nobody: the provider is not a person
      settSmsrapport(a, { db: d.system, klokke: ekteKlokke }, v.varsel);
      settFrakoblet(a);
      settInnlogging(a, {
        // who somebody is must be found before anybody is asking
        dor: { ...dor, db: d.system },
        https,
        tegnSide,
        oppsett: v.innlogging,
        klienter: lagKlienter(v.innlogging, !https),
        logg: v.logg ?? husets,
      });
    },
  });
  return {
    app,
    lukk: async () => {
      clearInterval(fornyer);
      clearInterval(vindusfornyer);
      await app.close();
      await endringer.lukk();
      await ko.stopp({ ventSekunder: 2 });
    },
  };
}

async function main(): Promise<void> {
  const o = lesOppsett(process.env);
  if (!o.innloggingsfil) throw new Error('FRIMINUTT_INNLOGGINGSFIL mangler (se docs/drift.md)');
  const d = await apneDatabaser(o, { migrer: false });
  const kilder = o.kildefil ? lesKildefil(o.kildefil) : undefined;
  const bygd = await byggTjener(d, o, {
    kommune: o.kommune,
    innlogging: lesInnloggingsfil(o.innloggingsfil),
    ...(kilder ? { tjenester: tjenesterFor(kilder), varsel: kilder.varsel } : {}),
  });
  await bygd.app.listen({ port: o.port, host: o.vert });
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
