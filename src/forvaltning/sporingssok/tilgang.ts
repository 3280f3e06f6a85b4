import { gi, regelsett } from '#grunn/tilgang/index.ts';

const kontrollorer = [gi('systemforvalter').til('heleKommunen'), gi('personvernombud').til('heleKommunen')];

/** Who may ask who has seen what. Asking is itself written down. */
export const sporingssokTilgang = regelsett('forvaltning.sporingssok', {
  hvemHarSett: {
    tekst: { nb: 'se hvem som har sett opplysninger om en person', nn: 'sjå kven som har sett opplysningar om ein person' },
    gjort: { nb: 'spurte hvem som har sett opplysninger', nn: 'spurde kven som har sett opplysningar' },
    hvem: [...kontrollorer, gi('rektor').til('egenSkole')],
  },
  lastNed: {
    tekst: { nb: 'laste ned hvem som har sett opplysninger', nn: 'laste ned kven som har sett opplysningar' },
    gjort: { nb: 'lastet ned hvem som har sett opplysninger', nn: 'lasta ned kven som har sett opplysningar' },
    hvem: kontrollorer,
  },
  mittBarn: {
    tekst: { nb: 'se hvem som har sett opplysninger om eget barn', nn: 'sjå kven som har sett opplysningar om eige barn' },
    gjort: { nb: 'så hvem som har sett opplysninger om eget barn', nn: 'såg kven som har sett opplysningar om eige barn' },
    hvem: [gi('foresatt').til('egetBarn'), gi('elev').til('segSelv')],
  },
  kontroll: {
    tekst: { nb: 'se kontrollen av sporingen', nn: 'sjå kontrollen av sporinga' },
    gjort: { nb: 'så kontrollen av sporingen', nn: 'såg kontrollen av sporinga' },
    hvem: kontrollorer,
  },
  startKontroll: {
    tekst: { nb: 'starte en kontroll av sporingen', nn: 'starte ein kontroll av sporinga' },
    gjort: { nb: 'startet en kontroll av sporingen', nn: 'starta ein kontroll av sporinga' },
    hvem: kontrollorer,
  },
});
