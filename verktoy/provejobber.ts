// For tests of pages: the real queue, and a worker beside it that takes what the pages start.
import { setTimeout as vent } from 'node:timers/promises';
import { lagJobbko, type Jobbko } from '#grunn/jobb/index.ts';
import { lagLogg } from '#grunn/logg/index.ts';
import {
  angreInnlesing,
  bestillbareInnlesinger,
  fortsett,
  innlesingsjobber,
  provHoldt,
  slaSammenPersoner,
  STANDARDRYTME,
  type Innlesingsoppgaver,
} from '#register/innlesing/index.ts';
import type { Proveregister } from './proveregister.ts';

export interface Provejobber {
  /** As the web server has it: starts jobs and takes none. */
  readonly ko: Jobbko;
  /** Waits until nothing is under way or about to be. */
  readonly ferdig: () => Promise<void>;
  readonly stopp: () => Promise<void>;
}

/** Starts both. `oppgaver`: what the readings do here; those left out are off. */
export async function startProvejobber(r: Proveregister, oppgaver: Partial<Innlesingsoppgaver> = {}): Promise<Provejobber> {
  const logg = lagLogg({ niva: 'fatal' });
  const felles = { url: r.base.url, klokke: r.klokke, logg, taktSekunder: 3600, lesSekunder: 0.5 };
  const arbeider = lagJobbko({ ...felles, rolle: 'friminutt_import', node: 'prove-arbeider' });
  const ko = lagJobbko({ ...felles, rolle: 'friminutt_app', arbeider: false, node: 'prove-tjener' });
  await arbeider.start();
  await ko.start();
  const jobber = innlesingsjobber({
    fortsett: (id) => fortsett(r.m, id),
    angre: (innlesingId, utlostAv) => angreInnlesing(r.m, { innlesingId, utlostAv }),
    holdt: (holdtId, utlostAv) => provHoldt(r.m, { holdtId, utlostAv }),
    slaSammen: (sammenslaingId, utlostAv) => slaSammenPersoner(r.m, { sammenslaingId, utlostAv }),
    rydd: async () => {},
    ...oppgaver,
  });
  await arbeider.registrer(jobber);
  for (const { navn } of jobber) if (STANDARDRYTME[navn]) await arbeider.planlegg(navn, STANDARDRYTME[navn]);
  await ko.registrer(bestillbareInnlesinger());
  return {
    ko,
    async ferdig() {
      for (let stille = 0; stille < 2;) {
        stille = (await ko.travle()).length === 0 ? stille + 1 : 0;
        await vent(50);
      }
    },
    stopp: async () => {
      await ko.stopp({ ventSekunder: 1 });
      await arbeider.stopp({ ventSekunder: 5 });
    },
  };
}
