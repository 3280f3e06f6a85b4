import { ruter, side, skjema } from '#grunn/handling/index.ts';
import { settTerskler, svarAlarm } from './handlinger/svar.ts';
import { tegnAlarm, tegnAlarmliste, tegnTerskler } from './sider/tegn.tsx';
import { alarmkort, alarmliste, terskelside } from './sider/visninger.ts';

/** Unusual reading: the alarms, and how much may pass. */
export const loggkontrollRuter = ruter('/loggkontroll', [
  side('/', alarmliste, tegnAlarmliste),
  skjema('/terskler', terskelside, tegnTerskler, settTerskler, () => '/loggkontroll?gjort=terskler'),
  skjema('/:id', alarmkort, tegnAlarm, svarAlarm, (ut) => (ut.utfall === 'avvik' ? '/avvik/nytt' : '/loggkontroll?gjort=falsk')),
]);
