import { gi, regelsett } from '#grunn/tilgang/index.ts';

const LEDER = [gi('rektor').til('egenSkole'), gi('radgiver').til('egenSkole')] as const;
const NARMEST = [...LEDER, gi('kontaktlarer').til('egenGruppe')] as const;

/**
 * Only those who need it: the leaders and the adviser of the school, the contact teacher, and those who teach the pupil (which of the school's
 * teachers that is, the act asks, and the database asks again). The kommune's own people, the office and the home do not read it here.
 */
export const tilretteleggingTilgang = regelsett('opplaring.tilrettelegging', {
  les: {
    tekst: { nb: 'se tilretteleggingen for en elev en underviser', nn: 'sjå tilrettelegginga for ein elev ein underviser' },
    gjort: { nb: 'så tilretteleggingen', nn: 'såg tilrettelegginga' },
    hvem: [...NARMEST, gi('larer').til('egenSkole')],
  },
  oversikt: {
    tekst: { nb: 'se hvem som har tilrettelegging', nn: 'sjå kven som har tilrettelegging' },
    gjort: { nb: 'så hvem som har tilrettelegging', nn: 'såg kven som har tilrettelegging' },
    hvem: [...NARMEST, gi('larer').til('egenSkole')],
  },
  registrer: {
    tekst: { nb: 'registrere behov for tilrettelegging', nn: 'registrere behov for tilrettelegging' },
    gjort: { nb: 'registrerte tilrettelegging', nn: 'registrerte tilrettelegging' },
    hvem: NARMEST,
  },
  endre: {
    tekst: { nb: 'endre registrert tilrettelegging', nn: 'endre registrert tilrettelegging' },
    gjort: { nb: 'endret tilretteleggingen', nn: 'endra tilrettelegginga' },
    hvem: NARMEST,
  },
  rett: {
    tekst: { nb: 'registrere at eleven har rett til tilrettelegging', nn: 'registrere at eleven har rett til tilrettelegging' },
    hvem: LEDER,
  },
});
