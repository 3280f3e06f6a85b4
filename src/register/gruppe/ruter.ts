import { knapp, ruter, side, skjema } from '#grunn/handling/index.ts';
import { angreGruppeendring } from './handlinger/angre.ts';
import { brukDeling, endreDeling, settOnske, startDeling } from './handlinger/deling.ts';
import { fordelElever } from './handlinger/fordel.ts';
import { flyttElever, leggTilElever } from './handlinger/flytt.ts';
import { endreGruppe, opprettGruppe } from './handlinger/gruppe.ts';
import { avsluttGruppe } from './handlinger/avslutt.ts';
import { limInn } from './handlinger/lim-inn.ts';
import { avsluttLarer, settLarer } from './handlinger/larere.ts';
import { tegnDeling, tegnDelingstart } from './sider/deling.tsx';
import { tegnFordel } from './sider/fordel.tsx';
import { tegnGruppe } from './sider/gruppe.tsx';
import { fordellenke, gruppelenke, listelenke } from './sider/lenker.ts';
import { tegnAvslutt } from './sider/avslutt.tsx';
import { tegnLimInn } from './sider/lim-inn.tsx';
import { tegnGruppeliste } from './sider/liste.tsx';
import { tegnGruppeskjema, tegnLarere, tegnLeggTil } from './sider/skjemaer.tsx';
import { delingstart, visDeling } from './visninger/deling.ts';
import { visGruppe } from './visninger/gruppe.ts';
import { gruppeliste } from './visninger/liste.ts';
import {
  avsluttskjema,
  endreGruppeskjema,
  fordelskjema,
  larerskjema,
  leggTilSkjema,
  limskjema,
  nyGruppeskjema,
} from './visninger/skjemaer.ts';

/** Classes and groups. */
export const gruppeRuter = ruter('/grupper', [
  side('/', gruppeliste, tegnGruppeliste),
  skjema('/ny', nyGruppeskjema, tegnGruppeskjema, opprettGruppe, (ut) => gruppelenke(ut.gruppeId, { gjort: 'laget' })),
  skjema('/plasser', fordelskjema, tegnFordel, fordelElever, (ut) =>
    fordellenke({
      skole: ut.skole,
      skolear: ut.skolear,
      trinn: ut.trinn,
      gjort: 'plassert',
      antall: ut.antall,
      sett: ut.endringssett,
    }),
  ),
  skjema('/lim-inn', limskjema, tegnLimInn, limInn, (ut) =>
    listelenke({ skole: ut.skole, skolear: ut.skolear, gjort: 'plassert', antall: ut.antall, sett: ut.endringssett }),
  ),
  skjema('/deling', delingstart, tegnDelingstart, startDeling, (ut) => `/grupper/deling/${ut.id}`),
  skjema('/deling/:id', visDeling, tegnDeling, endreDeling, (ut) => `/grupper/deling/${ut.id}`),
  skjema('/deling/:id/onske', visDeling, tegnDeling, settOnske, (ut) => `/grupper/deling/${ut.id}`),
  skjema('/deling/:id/bruk', visDeling, tegnDeling, brukDeling, (ut) =>
    listelenke({ skole: ut.skole, skolear: ut.skolear, gjort: 'plassert', antall: ut.antall, sett: ut.endringssett }),
  ),
  knapp('/angre', angreGruppeendring, (ut) =>
    ut.gruppeId === null
      ? listelenke({ skole: ut.skole, skolear: ut.skolear, gjort: 'angret' })
      : gruppelenke(ut.gruppeId, { gjort: 'angret' }),
  ),
  side('/:gruppeId', visGruppe, tegnGruppe),
  skjema('/:gruppeId/flytt', visGruppe, tegnGruppe, flyttElever, (ut) =>
    gruppelenke(ut.gruppeId, { gjort: 'flyttet', antall: ut.antall, sett: ut.endringssett }),
  ),
  skjema('/:gruppeId/elever', leggTilSkjema, tegnLeggTil, leggTilElever, (ut) =>
    gruppelenke(ut.gruppeId, { gjort: 'plassert', antall: ut.antall, sett: ut.endringssett }),
  ),
  skjema('/:gruppeId/larere', larerskjema, tegnLarere, settLarer, (ut) =>
    gruppelenke(ut.gruppeId, { gjort: 'larer', sett: ut.endringssett }),
  ),
  knapp('/:gruppeId/larere/avslutt', avsluttLarer, (ut) => gruppelenke(ut.gruppeId, { gjort: 'larer', sett: ut.endringssett })),
  skjema('/:gruppeId/avslutt', avsluttskjema, tegnAvslutt, avsluttGruppe, (ut) =>
    listelenke({ skole: ut.skole, skolear: ut.skolear, slag: ut.slag, gjort: 'avsluttet', sett: ut.endringssett }),
  ),
  skjema('/:gruppeId/endre', endreGruppeskjema, tegnGruppeskjema, endreGruppe, (ut) =>
    gruppelenke(ut.gruppeId, { gjort: 'endret', sett: ut.endringssett }),
  ),
]);
