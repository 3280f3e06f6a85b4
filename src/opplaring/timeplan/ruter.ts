import { knapp, oppslag, ruter, side, skjema } from '#grunn/handling/index.ts';
import { angrePlanendring, opprettPlan, settRingetider, settRom } from './handlinger/rammer.ts';
import { fjernTime, lesInnTimer, settTime } from './handlinger/timer.ts';
import { tegnCelle } from './sider/celle.tsx';
import { tegnElevuke } from './sider/elev.tsx';
import { planlenke, TIMEPLAN } from './sider/lenker.ts';
import { tegnForhandsvisning, tegnLesInn, tegnNyPlan, tegnRingetider, tegnRom } from './sider/skjemaer.tsx';
import { tegnTimeplan } from './sider/timeplan.tsx';
import {
  celleskjema,
  elevuke,
  forhandsvisning,
  innlesingsskjema,
  planskjema,
  ringetidsskjema,
  romskjema,
  timeplanside,
} from './visninger.ts';

/** The weekly timetable. */
export const timeplanRuter = ruter(TIMEPLAN, [
  side('/', timeplanside, tegnTimeplan),
  skjema('/celle', celleskjema, tegnCelle, settTime, (ut) => planlenke({ ...ut, gjort: 'time' })),
  knapp('/fjern', fjernTime, (ut) => planlenke({ ...ut, gjort: 'fjernet' })),
  skjema('/ringetider', ringetidsskjema, tegnRingetider, settRingetider, (ut) => planlenke({ ...ut, gjort: 'ringetider' })),
  skjema('/rom', romskjema, tegnRom, settRom, (ut) => planlenke({ ...ut, gjort: 'rom' })),
  skjema('/plan', planskjema, tegnNyPlan, opprettPlan, (ut) => planlenke({ ...ut, gjort: 'plan' })),
  oppslag('/les-inn', innlesingsskjema, tegnLesInn, forhandsvisning, tegnForhandsvisning),
  knapp('/les-inn/bruk', lesInnTimer, (ut) => planlenke({ ...ut, gjort: 'lest' })),
  side('/elev/:elevId', elevuke, tegnElevuke),
  knapp('/angre', angrePlanendring, (ut) => planlenke({ ...ut, gjort: 'angret' })),
]);
