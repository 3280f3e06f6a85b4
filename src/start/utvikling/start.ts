// A made-up municipality with real runs: the database, the simulators, the worker and the server, and on the first start the register
// filled from the registers while the pages are already up.
import fs from 'node:fs';
import path from 'node:path';
import { lagLogg } from '#grunn/logg/index.ts';
import { ekteKlokke, idag } from '#grunn/tid/index.ts';
import { skrivFregFil } from '#kilder/folkeregisteret/simulator/index.ts';
import { skrivStamdata3 } from '#kilder/hr/simulator/index.ts';
import { kjorOppstart, type Innlesingsmiljo, type Innlesingsoppgaver, type Innlesingsrad } from '#register/innlesing/index.ts';
import { Innloggingsoppsett } from '#tilgang/innlogging/index.ts';
import { oppstartsfil, spesielle } from '#verden/index.ts';
import { lagInnlesingsmiljo, startArbeider } from '../arbeider.ts';
import { lagSeglmiljo } from '../segl.ts';
import { apneDatabaser, type Databaser } from '../database.ts';
import { lagKilder, tjenesterFor } from '../kilder.ts';
import { erFylt } from '../lager.ts';
import { lagOppgaver } from '../oppgaver.ts';
import type { Oppsett } from '../oppsett.ts';
import { byggTjener } from '../tjener.ts';
import { saInnBeslutninger } from './fro.ts';
import { leggSkoledag } from './skoledag.ts';
import { hentVerden, lagSimulatorer, type Simulatorer } from './simulatorer.ts';
import type { Framdriftsskjerm } from './skjerm.ts';

const FORSLAG: readonly (readonly [nokkel: string, hva: string])[] = [
  ['systemforvalter', 'Systemforvalter: innlesingene og hele kommunen'],
  ['astrid', 'Skolekonsulent på Nordbygda skole'],
  ['lars', 'Rektor på Nordbygda skole'],
  ['felicia', 'Kontaktlærer i 6A'],
  ['lilly', 'Lektor på ungdomsskolen'],
  ['anita', 'Skoleleder, og mor til Konkurransedyktig Baug'],
  ['leite', 'Biologisk far uten foreldreansvar'],
  ['barmhjertig-sonne', 'Foresatt'],
  ['elev-1', 'Elev i 9A'],
];

async function forsteInnlesing(
  d: Databaser,
  m: Innlesingsmiljo,
  oppgaver: Innlesingsoppgaver,
  sim: Simulatorer,
  o: Oppsett,
  adresse: string,
  si: (tekst: string) => void,
): Promise<boolean> {
  if (await erFylt(d.app)) return false;
  const { verden } = sim;
  const innboks = (hva: string) => {
    const mappe = path.join(o.data, 'innboks', hva);
    fs.mkdirSync(mappe, { recursive: true, mode: 0o700 });
    return mappe;
  };
  si(`\nFørste innlesing. Sidene er oppe imens på ${adresse.replace('127.0.0.1', 'localhost')}, og fylles etter hvert.\n`);
  const krev = (rad: Innlesingsrad | undefined) => {
    if (rad?.status === 'feilet') throw new Error(`Innlesingen fra ${rad.kilde} feilet: ${rad.feil?.melding ?? ''}`);
  };
  krev(await oppgaver.nsr?.('utvikling'));
  krev(await oppgaver.grep?.('utvikling'));
  await skrivFregFil(verden, path.join(innboks('folkeregisteret'), 'oppvekst.ndjson'));
  krev(await oppgaver.folkeregisterFil?.('utvikling'));
  await skrivStamdata3(verden, path.join(innboks('hr'), 'Stamdata3_Fjordvik.xml'));
  krev(await oppgaver.hr?.('utvikling'));
  // after HR: the classes name their teachers
  krev(
    await kjorOppstart(m, {
      innhold: strom(oppstartsfil(verden)),
      kommunenummer: verden.kommune.kommunenummer,
      utlostAv: 'utvikling',
    }),
  );
  await saInnBeslutninger({ db: d.system, nokler: m.nokler, na: m.klokke.na().toString(), idag: idag(m.klokke) }, verden);
  // the first night: parents whom the file only mentions
  krev(await oppgaver.folkeregisterNatt?.('utvikling'));
  krev(await oppgaver.folkeregisterFeed?.('utvikling'));
  krev(await oppgaver.krr?.('utvikling'));
  return true;
}

async function* strom(biter: Iterable<Uint8Array>): AsyncIterable<Uint8Array> {
  for (const b of biter) yield b;
}

export interface Utvikling {
  readonly adresse: string;
  readonly simulator: string;
  readonly simulatorer: Simulatorer;
  readonly databaser: Databaser;
  /** The first start, with readings; false when the register was filled before. */
  readonly forste: boolean;
  readonly stopp: () => Promise<void>;
}

/**
 * Starts everything. `si` gets the lines for people; `skjerm` draws progress.
 * @throws when the database cannot start, a port is taken, or the first reading fails; what was started is stopped again.
 */
export async function startUtvikling(
  o: Oppsett,
  v: {
    si: (tekst: string) => void;
    skjerm?: Framdriftsskjerm;
    /** Told at once how to stop what has been started so far. */
    kanStoppes?: (stopp: () => Promise<void>) => void;
  },
): Promise<Utvikling> {
  const lukkere: (() => Promise<unknown>)[] = [];
  const stopp = async () => {
    for (const lukk of lukkere.splice(0).toReversed()) await lukk().catch(() => undefined);
  };
  v.kanStoppes?.(stopp);
  try {
    const d = await apneDatabaser(o, { migrer: true, alene: true });
    lukkere.push(() => d.lukk());
    const verden = hentVerden(o, idag(ekteKlokke));
    const sim = lagSimulatorer(o, verden, FORSLAG);
    const simulator = await sim.tjener.lytt(o.port === 0 ? 0 : o.port + 1);
    lukkere.push(() => sim.tjener.stopp());
    const m: Innlesingsmiljo = { ...lagInnlesingsmiljo(d, o), ...(v.skjerm ? { framdrift: v.skjerm.vis } : {}) };
    const kildeoppsett = sim.kildeoppsett(simulator);
    const kilder = lagKilder(kildeoppsett);
    const innlogging = Innloggingsoppsett.parse(await sim.innlogging.start(simulator, path.join(o.data, 'hemmelig')));
    // the terminal is for people; the log goes beside the data
    const loggfil = fs.createWriteStream(path.join(o.data, 'friminutt.log'), { flags: 'a', mode: 0o600 });
    const logg = lagLogg({ ut: (linje) => void loggfil.write(linje) });
    const bygd = await byggTjener(d, o, {
      logg,
      tjenester: tjenesterFor(kildeoppsett),
      kommune: verden.kommune.navn,
      innlogging,
    });
    lukkere.push(() => bygd.lukk());
    const adresse = await bygd.app.listen({ port: o.port, host: '127.0.0.1' });
    const forste = await forsteInnlesing(d, m, lagOppgaver(m, kilder), sim, o, adresse, v.si);
    v.skjerm?.ferdig();
    if (forste)
      await leggSkoledag(
        { app: bygd.app, db: d.app, system: d.system, nokler: m.nokler, na: m.klokke.na().toString(), idag: idag(m.klokke) },
        verden,
      );
    const ko = await startArbeider(d, lagInnlesingsmiljo(d, o), kilder, `utvikling-${process.pid}`, lagSeglmiljo(d, o), logg);
    lukkere.push(() => ko.stopp({ ventSekunder: 5 }));
    return { adresse, simulator, simulatorer: sim, databaser: d, forste, stopp };
  } catch (e) {
    await stopp();
    throw e;
  }
}

/** The people to log in as, as lines for the terminal. */
export function innloggingslinjer(sim: Simulatorer): string[] {
  const folk = spesielle(sim.verden);
  return FORSLAG.flatMap(([n, hva]) => {
    const p = folk.get(n);
    return p ? [`    ${[p.fornavn, p.mellomnavn, p.etternavn].filter(Boolean).join(' ').padEnd(22)} ${hva}`] : [];
  });
}
