import { knapp, oppslag, ruter, side, skjema } from '#grunn/handling/index.ts';
import { endreDag } from './handlinger/dag.ts';
import { endrePlan, fjernPlan, opprettPlan, publiserPlan } from './handlinger/planer.ts';
import { angrePlanendring, settRingetider, settRom } from './handlinger/rammer.ts';
import { fjernTime, lesInnTimer, settTime } from './handlinger/timer.ts';
import { tegnCelle } from './sider/celle.tsx';
import { tegnDag, tegnUkeside } from './sider/dag.tsx';
import { tegnElevuke } from './sider/elev.tsx';
import { planlenke, TIMEPLAN, uklenke } from './sider/lenker.ts';
import { tegnEndrePlan } from './sider/plan.tsx';
import { tegnForhandsvisning, tegnLesInn, tegnNyPlan, tegnRingetider, tegnRom } from './sider/skjemaer.tsx';
import { tegnTimeplan } from './sider/timeplan.tsx';
import {
  celleskjema,
  elevuke,
  endreplanskjema,
  forhandsvisning,
  innlesingsskjema,
  planskjema,
  ringetidsskjema,
  romskjema,
  timeplanside,
} from './visninger.ts';
import { dagsskjema, ukeside } from './visninger-dag.ts';

/** The weekly timetable. */
export const timeplanRuter = ruter(TIMEPLAN, [
  side('/', timeplanside, tegnTimeplan),
  skjema('/celle', celleskjema, tegnCelle, settTime, (ut) => planlenke({ ...ut, gjort: 'time' })),
  knapp('/fjern', fjernTime, (ut) => planlenke({ ...ut, gjort: 'fjernet' })),
  skjema('/ringetider', ringetidsskjema, tegnRingetider, settRingetider, (ut) => planlenke({ ...ut, gjort: 'ringetider' })),
  skjema('/rom', romskjema, tegnRom, settRom, (ut) => planlenke({ ...ut, gjort: 'rom' })),
  skjema('/plan', planskjema, tegnNyPlan, opprettPlan, (ut) => planlenke({ ...ut, gjort: 'plan' })),
  skjema('/endre-plan', endreplanskjema, tegnEndrePlan, endrePlan, (ut) => planlenke({ ...ut, gjort: 'endret' })),
  knapp('/publiser', publiserPlan, (ut) => planlenke({ ...ut, gjort: 'publisert' })),
  knapp('/fjern-plan', fjernPlan, (ut) => planlenke({ ...ut, gjort: 'borte' })),
  side('/uke', ukeside, tegnUkeside),
  skjema('/dag', dagsskjema, tegnDag, endreDag, (ut) =>
    uklenke({ skole: ut.skole, id: ut.gruppe, uke: ut.dato, gjort: 'dag', sett: ut.sett }),
  ),
  oppslag('/les-inn', innlesingsskjema, tegnLesInn, forhandsvisning, tegnForhandsvisning),
  knapp('/les-inn/bruk', lesInnTimer, (ut) => planlenke({ ...ut, gjort: 'lest' })),
  side('/elev/:elevId', elevuke, tegnElevuke),
  knapp('/angre', angrePlanendring, (ut) => planlenke({ ...ut, gjort: 'angret' })),
]);
