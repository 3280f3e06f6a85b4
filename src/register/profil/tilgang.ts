import { gi, regelsett } from '#grunn/tilgang/index.ts';

const MEG = [gi('foresatt').til('segSelv')] as const;

/** Min profil: a guardian's own, and nobody else's. */
export const profilTilgang = regelsett('register.profil', {
  se: {
    tekst: { nb: 'se Min profil', nn: 'sjå Min profil' },
    gjort: { nb: 'så Min profil', nn: 'såg Min profil' },
    hvem: MEG,
  },
  oppdater: {
    tekst: { nb: 'hente kontaktopplysningene dine på nytt', nn: 'hente kontaktopplysningane dine på nytt' },
    gjort: { nb: 'ba om nye kontaktopplysninger for seg selv', nn: 'bad om nye kontaktopplysningar for seg sjølv' },
    hvem: MEG,
  },
  jobbtelefon: {
    tekst: { nb: 'endre jobbtelefonen din', nn: 'endre jobbtelefonen din' },
    gjort: { nb: 'endret sin egen jobbtelefon', nn: 'endra sin eigen jobbtelefon' },
    hvem: MEG,
  },
  angreJobbtelefon: {
    tekst: { nb: 'angre endringen av jobbtelefonen din', nn: 'angre endringa av jobbtelefonen din' },
    gjort: { nb: 'angret endringen av sin egen jobbtelefon', nn: 'angra endringa av sin eigen jobbtelefon' },
    hvem: MEG,
  },
});
