// The worker: takes jobs and reads the registers. Any number of them may run; each job runs on one at a time.
import { lyttPaEndringer } from '#grunn/endringer/index.ts';
import { RYDDERYTME, ryddSvar } from '#grunn/handling/kjerne.ts';
import { Rytme, lagJobbko, type Jobbko } from '#grunn/jobb/index.ts';
import { lesNokkelring } from '#grunn/krypto/index.ts';
import { logg, type Logg } from '#grunn/logg/index.ts';
import { forseglingsjobb, KONTROLLRYTME, kontrolljobb, SEGLRYTME, type Seglmiljo } from '#grunn/sporing/index.ts';
import { ekteKlokke } from '#grunn/tid/index.ts';
import { DATAKVALITETSRYTME, datakvalitetsjobb } from '#forvaltning/datakvalitet/kjerne.ts';
import { loggkontrolljobb, LOGGKONTROLLRYTME } from '#forvaltning/loggkontroll/kjerne.ts';
import { skiftejobb, SKIFTERYTME } from '#register/arsskifte/kjerne.ts';
import { innlesingsjobber, STANDARDRYTME, type Innlesingsmiljo } from '#register/innlesing/kjerne.ts';
import { ADRESSEVERNRYTME, adressevernjobb } from '#register/person/kjerne.ts';
import { TERSKELRYTME, terskler } from '#skoledag/fravar/kjerne.ts';
import { PAMELDINGSRYTME, pameldingsrydding } from '#skoledag/pamelding/kjerne.ts';
import { paminnelse, PAMINNELSESRYTME } from '#skoledag/permisjon/kjerne.ts';
import { SKOLESTARTRYTME, skolestartvarsel } from '#skoledag/hendelse/kjerne.ts';
import { SAMTALERYTME, samtaleinvitasjoner } from '#skoledag/samtale/kjerne.ts';
import { ETTERLYSNINGSRYTME, etterlysning } from '#skoledag/tavle/kjerne.ts';
import { RYDDEFORSOKRYTME, ryddForsok } from '#tilgang/innlogging/kjerne.ts';
import { RYDDEOKTRYTME, ryddOkter } from '#tilgang/okt/kjerne.ts';
import {
  hasterjobb,
  NYE_FORESATTE_RYTME,
  nyeForesattejobb,
  RYDDEVARSLERRYTME,
  ryddVarsler,
  VARSELRYTME,
  varseljobb,
  vekkVedHast,
} from '#eksport/varsel/kjerne.ts';
import { apneDatabaser, type Databaser } from './database.ts';
import { hentRytmer } from './lager.ts';
import { lesKildefil } from './kildefil.ts';
import { lagKilder, type Kilder } from './kilder.ts';
import { lagOppgaver } from './oppgaver.ts';
import { lesOppsett, type Oppsett } from './oppsett.ts';
import { lagSeglmiljo } from './segl.ts';

/** Starts taking jobs. The rhythm is the kommune's own, else the default. */
export async function startArbeider(
  d: Databaser,
  m: Innlesingsmiljo,
  kilder: Kilder,
  node: string,
  segl: Seglmiljo,
  jobblogg: Logg = logg,
): Promise<Jobbko> {
  const [forsegling, kontroll] = [forseglingsjobb(segl), kontrolljobb(segl)];
  const port = { db: d.system, klokke: m.klokke, kanaler: kilder.kanaler, logg: jobblogg };
  const huset = [
    { jobb: ryddSvar(d.system), rytme: RYDDERYTME },
    { jobb: ryddOkter(d.system), rytme: RYDDEOKTRYTME },
    { jobb: ryddForsok(d.system), rytme: RYDDEFORSOKRYTME },
    { jobb: forsegling, rytme: SEGLRYTME },
    { jobb: kontroll, rytme: KONTROLLRYTME },
    { jobb: adressevernjobb(m), rytme: ADRESSEVERNRYTME },
    { jobb: etterlysning(d.system), rytme: ETTERLYSNINGSRYTME },
    { jobb: paminnelse(d.system), rytme: PAMINNELSESRYTME },
    { jobb: samtaleinvitasjoner(d.system), rytme: SAMTALERYTME },
    { jobb: skolestartvarsel(d.system), rytme: SKOLESTARTRYTME },
    { jobb: terskler(d.system), rytme: TERSKELRYTME },
    { jobb: pameldingsrydding(d.system), rytme: PAMELDINGSRYTME },
    { jobb: skiftejobb(d.system), rytme: SKIFTERYTME },
    { jobb: datakvalitetsjobb(d.system), rytme: DATAKVALITETSRYTME },
    { jobb: loggkontrolljobb(d.system), rytme: LOGGKONTROLLRYTME },
    { jobb: varseljobb(port), rytme: VARSELRYTME },
    { jobb: nyeForesattejobb(port), rytme: NYE_FORESATTE_RYTME },
    { jobb: ryddVarsler(port), rytme: RYDDEVARSLERRYTME },
  ];
  const jobber = [...innlesingsjobber(lagOppgaver(m, kilder)), ...huset.map((r) => r.jobb), hasterjobb(port)];
  const ko = lagJobbko({ ...d.import_, klokke: m.klokke, node, logg: jobblogg });
  await ko.start();
  await ko.registrer(jobber);
  const egne = await hentRytmer(d.system);
  for (const { navn } of jobber) {
    const rytme = egne.get(navn) ?? STANDARDRYTME[navn] ?? huset.find((r) => r.jobb.navn === navn)?.rytme;
    if (rytme) await ko.planlegg(navn, Rytme.parse(rytme));
  }
  const lytter = lyttPaEndringer(d.import_.url);
  const slutt = vekkVedHast(lytter, ko);
  return {
    ...ko,
    async stopp(valg) {
      slutt();
      await lytter.lukk();
      await ko.stopp(valg);
    },
  };
}

export function lagInnlesingsmiljo(d: Databaser, o: Oppsett): Innlesingsmiljo {
  return {
    db: d.import,
    nokler: lesNokkelring(o.nokkelfil, { lagHvisMangler: o.miljo !== 'produksjon' }),
    klokke: ekteKlokke,
    miljo: o.miljo,
    bolk: 1000,
  };
}

async function main(): Promise<void> {
  const o = lesOppsett(process.env);
  if (!o.kildefil) throw new Error('FRIMINUTT_KILDEFIL mangler (se docs/drift.md)');
  const d = await apneDatabaser(o, { migrer: false });
  const ko = await startArbeider(
    d,
    lagInnlesingsmiljo(d, o),
    lagKilder(lesKildefil(o.kildefil)),
    `arbeider-${process.pid}`,
    lagSeglmiljo(d, o),
  );
  logg.info({ prosess: 'arbeider', miljo: o.miljo }, 'Arbeideren er klar');
  const stopp = () => {
    void (async () => {
      await ko.stopp({ ventSekunder: 20 });
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
