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
  endreSporsmal: {
    tekst: { nb: 'endre spørsmålene i et skjema', nn: 'endre spørsmåla i eit skjema' },
    gjort: { nb: 'endret spørsmålene i et skjema', nn: 'endra spørsmåla i eit skjema' },
    hvem: HOLDER,
  },
  apne: {
    tekst: { nb: 'åpne eller lukke en påmelding eller et skjema', nn: 'opne eller lukke ei påmelding eller eit skjema' },
    gjort: { nb: 'åpnet eller lukket en påmelding eller et skjema', nn: 'opna eller lukka ei påmelding eller eit skjema' },
    hvem: HOLDER,
  },
  minn: {
    tekst: { nb: 'minne om en påmelding eller et skjema', nn: 'minne om ei påmelding eller eit skjema' },
    gjort: { nb: 'minnet om en påmelding eller et skjema', nn: 'minte om ei påmelding eller eit skjema' },
    hvem: HOLDER,
  },
  slett: {
    tekst: { nb: 'slette en påmelding eller et skjema', nn: 'slette ei påmelding eller eit skjema' },
    gjort: {
      nb: 'slettet eller hentet tilbake en påmelding eller et skjema',
      nn: 'sletta eller henta tilbake ei påmelding eller eit skjema',
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
