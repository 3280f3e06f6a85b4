import { fil, knapp, ruter, side } from '#grunn/handling/index.ts';
import { startKontroll } from './handlinger.ts';
import { hvemHarSett, lastNedInnsyn, mittBarn } from './sider/hvem-har-sett.ts';
import { lagInnsynsfil, tegnHvemHarSett, tegnMittBarn } from './sider/hvem-har-sett.tsx';
import { kontrollside } from './sider/kontroll.ts';
import { tegnKontroll } from './sider/kontroll.tsx';

/** Who has seen whom. */
export const hvemHarSettRuter = ruter('/hvem-har-sett', [
  side('/:personId', hvemHarSett, tegnHvemHarSett),
  side('/:personId/barn', mittBarn, tegnMittBarn),
  fil('/:personId/csv', lastNedInnsyn, lagInnsynsfil),
]);

/** Whether the trace is whole. */
export const kontrollRuter = ruter('/sporing', [
  side('/kontroll', kontrollside, tegnKontroll),
  knapp('/kontroll/start', startKontroll, () => '/sporing/kontroll?gjort=startet'),
]);
