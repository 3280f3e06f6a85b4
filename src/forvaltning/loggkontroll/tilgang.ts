import { gi, regelsett } from '#grunn/tilgang/index.ts';

const hvem = [gi('personvernombud').til('heleKommunen'), gi('systemforvalter').til('heleKommunen')];

/** Who sees and answers the alarms of the read log, and who sets how much may pass. */
export const loggkontrollTilgang = regelsett('forvaltning.loggkontroll', {
  les: {
    tekst: { nb: 'se varsler om uvanlig lesing', nn: 'sjå varsel om uvanleg lesing' },
    gjort: { nb: 'så et varsel om uvanlig lesing', nn: 'såg eit varsel om uvanleg lesing' },
    hvem,
  },
  svar: {
    tekst: { nb: 'avgjøre varsler om uvanlig lesing', nn: 'avgjere varsel om uvanleg lesing' },
    gjort: { nb: 'avgjorde et varsel om uvanlig lesing', nn: 'avgjorde eit varsel om uvanleg lesing' },
    hvem,
  },
  sett: {
    tekst: { nb: 'bestemme når lesing er uvanlig', nn: 'bestemme når lesing er uvanleg' },
    gjort: { nb: 'bestemte når lesing er uvanlig', nn: 'bestemte når lesing er uvanleg' },
    hvem: [gi('personvernombud').til('heleKommunen')],
  },
});
