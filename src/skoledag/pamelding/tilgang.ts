import { gi, regelsett } from '#grunn/tilgang/index.ts';

const HJEM = [gi('foresatt').til('egetBarn'), gi('elev').til('segSelv')] as const;
/** The contact teacher for the own group; the leaders and the office for the school. */
const HOLDER = [
  gi('kontaktlarer').til('egenGruppe'),
  gi('hovudstegsleder').til('egenSkole'),
  gi('rektor').til('egenSkole'),
  gi('skolekonsulent').til('egenSkole'),
] as const;

/** Who asks, who answers, and who sees what was answered. */
export const pameldingTilgang = regelsett('skoledag.pamelding', {
  seMine: {
    tekst: { nb: 'se påmeldinger og skjema til hjemmet', nn: 'sjå påmeldingar og skjema til heimen' },
    gjort: { nb: 'så påmeldinger og skjema til hjemmet', nn: 'såg påmeldingar og skjema til heimen' },
    hvem: HJEM,
  },
  svar: {
    tekst: { nb: 'svare på påmeldinger og skjema', nn: 'svare på påmeldingar og skjema' },
    gjort: { nb: 'svarte på en påmelding eller et skjema', nn: 'svarte på ei påmelding eller eit skjema' },
    // who of them, the list says: the act asks, and a guardian must have the right to answer the school
    hvem: HJEM,
  },
  oversikt: {
    tekst: { nb: 'se påmeldinger og skjema', nn: 'sjå påmeldingar og skjema' },
    gjort: { nb: 'så påmeldinger og skjema', nn: 'såg påmeldingar og skjema' },
    hvem: HOLDER,
  },
  lag: {
    tekst: { nb: 'lage en påmelding eller et skjema', nn: 'lage ei påmelding eller eit skjema' },
    gjort: { nb: 'laget en påmelding eller et skjema', nn: 'laga ei påmelding eller eit skjema' },
    hvem: HOLDER,
  },
  endre: {
    tekst: { nb: 'endre en påmelding eller et skjema', nn: 'endre ei påmelding eller eit skjema' },
    gjort: { nb: 'endret en påmelding eller et skjema', nn: 'endra ei påmelding eller eit skjema' },
    hvem: HOLDER,
  },
  leggTilSporsmal: {
    tekst: { nb: 'legge til spørsmål i et skjema', nn: 'leggje til spørsmål i eit skjema' },
    gjort: { nb: 'la til et spørsmål i et skjema', nn: 'la til eit spørsmål i eit skjema' },
    hvem: HOLDER,
  },
  fjernSporsmal: {
    tekst: { nb: 'fjerne spørsmål fra et skjema', nn: 'fjerne spørsmål frå eit skjema' },
    gjort: { nb: 'fjernet et spørsmål fra et skjema', nn: 'fjerna eit spørsmål frå eit skjema' },
    hvem: HOLDER,
  },
  apne: {
    tekst: { nb: 'åpne en påmelding eller et skjema for svar', nn: 'opne ei påmelding eller eit skjema for svar' },
    gjort: { nb: 'åpnet en påmelding eller et skjema for svar', nn: 'opna ei påmelding eller eit skjema for svar' },
    hvem: HOLDER,
  },
  lukk: {
    tekst: { nb: 'lukke en påmelding eller et skjema', nn: 'lukke ei påmelding eller eit skjema' },
    gjort: { nb: 'lukket en påmelding eller et skjema', nn: 'lukka ei påmelding eller eit skjema' },
    hvem: HOLDER,
  },
  apneIgjen: {
    tekst: { nb: 'åpne en lukket påmelding eller et skjema igjen', nn: 'opne ei lukka påmelding eller eit skjema igjen' },
    gjort: { nb: 'åpnet en lukket påmelding eller et skjema igjen', nn: 'opna ei lukka påmelding eller eit skjema igjen' },
    hvem: HOLDER,
  },
  minn: {
    tekst: { nb: 'minne om en påmelding eller et skjema', nn: 'minne om ei påmelding eller eit skjema' },
    gjort: { nb: 'minnet om en påmelding eller et skjema', nn: 'minte om ei påmelding eller eit skjema' },
    hvem: HOLDER,
  },
  slett: {
    tekst: { nb: 'slette en påmelding eller et skjema', nn: 'slette ei påmelding eller eit skjema' },
    gjort: { nb: 'slettet en påmelding eller et skjema', nn: 'sletta ei påmelding eller eit skjema' },
    hvem: HOLDER,
  },
  gjenopprett: {
    tekst: { nb: 'hente tilbake en slettet påmelding eller et skjema', nn: 'hente tilbake ei sletta påmelding eller eit skjema' },
    gjort: {
      nb: 'hentet tilbake en slettet påmelding eller et skjema',
      nn: 'henta tilbake ei sletta påmelding eller eit skjema',
    },
    hvem: HOLDER,
  },
  seSvar: {
    tekst: { nb: 'se svarene på en påmelding eller et skjema', nn: 'sjå svara på ei påmelding eller eit skjema' },
    gjort: { nb: 'så svarene på en påmelding eller et skjema', nn: 'såg svara på ei påmelding eller eit skjema' },
    hvem: HOLDER,
  },
  hentFil: {
    tekst: { nb: 'hente svarene som fil', nn: 'hente svara som fil' },
    gjort: { nb: 'hentet svarene som fil', nn: 'henta svara som fil' },
    hvem: HOLDER,
  },
});
