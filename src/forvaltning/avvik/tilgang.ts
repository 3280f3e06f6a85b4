import { gi, regelsett } from '#grunn/tilgang/index.ts';

const hvem = [gi('personvernombud').til('heleKommunen'), gi('systemforvalter').til('heleKommunen')];

/** Who may enter and follow up breaches of privacy. */
export const avvikTilgang = regelsett('forvaltning.avvik', {
  les: {
    tekst: { nb: 'se personvernavvik', nn: 'sjå personvernavvik' },
    gjort: { nb: 'så et personvernavvik', nn: 'såg eit personvernavvik' },
    hvem,
  },
  registrer: {
    tekst: { nb: 'registrere personvernavvik', nn: 'registrere personvernavvik' },
    gjort: { nb: 'registrerte et personvernavvik', nn: 'registrerte eit personvernavvik' },
    hvem,
  },
  folgOpp: {
    tekst: { nb: 'følge opp personvernavvik', nn: 'følgje opp personvernavvik' },
    gjort: { nb: 'fulgte opp et personvernavvik', nn: 'følgde opp eit personvernavvik' },
    hvem,
  },
  lastNed: {
    tekst: { nb: 'laste ned hvem et avvik gjelder', nn: 'laste ned kven eit avvik gjeld' },
    gjort: { nb: 'lastet ned hvem et avvik gjelder', nn: 'lasta ned kven eit avvik gjeld' },
    hvem,
  },
});
