import { gi, regelsett, type Tildeling } from '#grunn/tilgang/index.ts';

const alleSomForer: readonly Tildeling[] = [
  gi('systemforvalter').til('heleKommunen'),
  gi('skolekonsulent').til('egenSkole'),
  gi('rektor').til('egenSkole'),
];

/** Who may see and decide who stands in for a child. What a guardian may see of it is `hvemKanSe`. */
export const familieTilgang = regelsett('tilgang.familie', {
  les: {
    tekst: { nb: 'se hvem som kan se barnet', nn: 'sjå kven som kan sjå barnet' },
    gjort: { nb: 'så hvem som kan se barnet', nn: 'såg kven som kan sjå barnet' },
    hvem: alleSomForer,
  },
  hvemKanSe: {
    tekst: { nb: 'se hvem som kan se ditt eget barn', nn: 'sjå kven som kan sjå ditt eige barn' },
    gjort: { nb: 'så hvem som kan se barnet', nn: 'såg kven som kan sjå barnet' },
    hvem: [gi('foresatt').til('egetBarn'), gi('elev').til('segSelv')],
  },
  registrerBeslutning: {
    tekst: { nb: 'registrere hvem som er foresatt etter dokument', nn: 'registrere kven som er føresett etter dokument' },
    gjort: { nb: 'registrerte en foresatt etter dokument', nn: 'registrerte ein føresett etter dokument' },
    hvem: alleSomForer,
  },
  beOmSamtykke: {
    tekst: { nb: 'be om samtykke for en ny kontakt', nn: 'be om samtykke for ein ny kontakt' },
    gjort: { nb: 'ba om samtykke for en ny kontakt', nn: 'bad om samtykke for ein ny kontakt' },
    hvem: alleSomForer,
  },
  registrerSvar: {
    tekst: { nb: 'registrere svar på et samtykke', nn: 'registrere svar på eit samtykke' },
    gjort: { nb: 'registrerte et svar på et samtykke', nn: 'registrerte eit svar på eit samtykke' },
    hvem: alleSomForer,
  },
  svarSelv: {
    tekst: { nb: 'svare på et samtykke om eget barn', nn: 'svare på eit samtykke om eige barn' },
    gjort: { nb: 'svarte på et samtykke', nn: 'svarte på eit samtykke' },
    hvem: [gi('foresatt').til('egetBarn')],
  },
  opphevBeslutning: {
    tekst: { nb: 'avslutte en beslutning om foresatte', nn: 'avslutte ei avgjerd om føresette' },
    gjort: { nb: 'avsluttet en beslutning om foresatte', nn: 'avslutta ei avgjerd om føresette' },
    hvem: alleSomForer,
  },
  settRetter: {
    tekst: { nb: 'endre rettene til en foresatt', nn: 'endre rettane til ein føresett' },
    gjort: { nb: 'endret rettene til en foresatt', nn: 'endra rettane til ein føresett' },
    hvem: alleSomForer,
  },
  angreRetter: {
    tekst: { nb: 'angre en endring av rettene til en foresatt', nn: 'angre ei endring av rettane til ein føresett' },
    gjort: { nb: 'angret en endring av rettene til en foresatt', nn: 'angra ei endring av rettane til ein føresett' },
    hvem: alleSomForer,
  },
  svarOpplysning: {
    tekst: {
      nb: 'svare en forelder uten foreldreansvar som ber om opplysninger',
      nn: 'svare ein forelder utan foreldreansvar som bed om opplysningar',
    },
    gjort: { nb: 'svarte på et krav om opplysninger', nn: 'svarte på eit krav om opplysningar' },
    hvem: [gi('systemforvalter').til('heleKommunen'), gi('skolekonsulent').til('egenSkole'), gi('rektor').til('egenSkole')],
  },
});
