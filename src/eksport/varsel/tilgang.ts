import { gi, regelsett } from '#grunn/tilgang/index.ts';

const hvem = [gi('systemforvalter').til('heleKommunen')];

/** Who sees how the notices fare, and who may stop them. Nobody sees whom they are to: there is nothing here that says. */
export const varselTilgang = regelsett('eksport.varsel', {
  les: {
    tekst: { nb: 'se hvordan det går med varslene', nn: 'sjå korleis det går med varsla' },
    gjort: { nb: 'så hvordan det går med varslene', nn: 'såg korleis det går med varsla' },
    hvem,
  },
  provIgjen: {
    tekst: { nb: 'sende varsler som feilet, på nytt', nn: 'sende varsel som feila, på nytt' },
    gjort: { nb: 'sendte varsler som feilet, på nytt', nn: 'sende varsel som feila, på nytt' },
    hvem,
  },
  seEnhet: {
    tekst: { nb: 'se om egen telefon får varsler', nn: 'sjå om eigen telefon får varsel' },
    gjort: { nb: 'så om egen telefon får varsler', nn: 'såg om eigen telefon får varsel' },
    hvem: [gi('foresatt').til('segSelv')],
  },
  pushPa: {
    tekst: { nb: 'få varsler på egen telefon', nn: 'få varsel på eigen telefon' },
    gjort: { nb: 'skrudde på varsler på egen telefon', nn: 'skrudde på varsel på eigen telefon' },
    hvem: [gi('foresatt').til('segSelv')],
  },
  pushAv: {
    tekst: { nb: 'slippe varsler på egen telefon', nn: 'sleppe varsel på eigen telefon' },
    gjort: { nb: 'skrudde av varsler på egen telefon', nn: 'skrudde av varsel på eigen telefon' },
    hvem: [gi('foresatt').til('segSelv')],
  },
  sett: {
    tekst: { nb: 'bestemme når varsler går ut', nn: 'bestemme når varsel går ut' },
    gjort: { nb: 'bestemte når varsler går ut', nn: 'bestemte når varsel går ut' },
    hvem,
  },
});
