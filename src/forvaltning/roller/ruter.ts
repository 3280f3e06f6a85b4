import { knapp, oppslag, ruter, side, skjema } from '#grunn/handling/index.ts';
import { angreAvsluttRolle, avsluttRolle, giRolle, godkjennRolle } from './handlinger/gi.ts';
import { angreTabell, settKrav, settTabell } from './handlinger/tabell.ts';
import { apneVindu, lukkVindu, registrerOpplaering } from './handlinger/vindu.ts';
import { tegnRolleoversikt } from './sider/oversikt.tsx';
import { tegnAvslutt, tegnGi, tegnKrav, tegnOpplaering, tegnVindu } from './sider/skjemaer.tsx';
import { tegnForslag, tegnTabell } from './sider/stillinger.tsx';
import { avsluttSide, forhandsvisTabell, giSide, kravSide, opplaeringSide, rolleoversikt, tabellSide, vinduSide } from './sider/visninger.ts'; // prettier-ignore

const gitt = (ut: { readonly personId: string; readonly venter: boolean; readonly tildeling: string }): string =>
  `/ansatte/${ut.personId}?gjort=${ut.venter ? 'venter' : 'gitt'}&tildeling=${ut.tildeling}`;

/** The pages about roles. */
export const rolleRuter = ruter('/roller', [
  side('/', rolleoversikt, tegnRolleoversikt),
  oppslag('/stillinger', tabellSide, tegnTabell, forhandsvisTabell, tegnForslag),
  knapp('/stillinger/lagre', settTabell, () => '/roller?gjort=tabell'),
  knapp('/stillinger/angre', angreTabell, () => '/roller?gjort=angret'),
  skjema('/krav', kravSide, tegnKrav, settKrav, () => '/roller?gjort=krav'),
  skjema('/gi/:personId', giSide, tegnGi, giRolle, gitt),
  skjema(
    '/opplaering/:personId',
    opplaeringSide,
    tegnOpplaering,
    registrerOpplaering,
    (ut) => `/ansatte/${ut.personId}?gjort=opplaering`,
  ),
  skjema('/vindu/apne/:personId', vinduSide, tegnVindu, apneVindu, (ut) => `/ansatte/${ut.personId}?gjort=vindu`),
  knapp('/vindu/:id/lukk', lukkVindu, () => '/roller?gjort=stengt'),
  knapp('/:id/godkjenn', godkjennRolle, () => '/roller?gjort=godkjent'),
  skjema(
    '/:id/avslutt',
    avsluttSide,
    tegnAvslutt,
    avsluttRolle,
    (ut) => `/ansatte/${ut.personId}?gjort=fjernet&tildeling=${ut.tildeling}`,
  ),
  knapp('/:id/angre', angreAvsluttRolle, gitt),
]);
