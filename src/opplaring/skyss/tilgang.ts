import { gi, regelsett } from '#grunn/tilgang/index.ts';

const KONTORET = [
  gi('systemforvalter').til('heleKommunen'),
  gi('rektor').til('egenSkole'),
  gi('skolekonsulent').til('egenSkole'),
] as const;

/** Who keeps transport: the office and the leaders of the school, and whoever sends the list for the whole kommune. */
export const skyssTilgang = regelsett('opplaring.skyss', {
  les: {
    tekst: { nb: 'se skoleskyssen til en elev', nn: 'sjå skuleskyssen til ein elev' },
    gjort: { nb: 'så skoleskyssen', nn: 'såg skuleskyssen' },
    hvem: KONTORET,
  },
  registrer: {
    tekst: { nb: 'registrere behov for skoleskyss', nn: 'registrere behov for skuleskyss' },
    gjort: { nb: 'registrerte behov for skoleskyss', nn: 'registrerte behov for skuleskyss' },
    hvem: KONTORET,
  },
  oversikt: {
    tekst: { nb: 'se hvem som har rett til skoleskyss', nn: 'sjå kven som har rett til skuleskyss' },
    gjort: { nb: 'så hvem som har rett til skoleskyss', nn: 'såg kven som har rett til skuleskyss' },
    hvem: KONTORET,
  },
  hent: {
    tekst: { nb: 'hente skysslista til den som kjører', nn: 'hente skysslista til den som køyrer' },
    gjort: { nb: 'hentet skysslista som fil', nn: 'henta skysslista som fil' },
    hvem: KONTORET,
  },
});
