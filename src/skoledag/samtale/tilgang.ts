import { gi, regelsett } from '#grunn/tilgang/index.ts';

const HJEM = [gi('foresatt').til('egetBarn'), gi('elev').til('segSelv')] as const;
/** The contact teacher for the own group, and the leaders and the office in the teacher's place. */
const HOLDER = [
  gi('kontaktlarer').til('egenGruppe'),
  gi('hovudstegsleder').til('egenSkole'),
  gi('rektor').til('egenSkole'),
  gi('skolekonsulent').til('egenSkole'),
] as const;

/** Who sets up talks, who sees who has which time, and who takes one. */
export const samtaleTilgang = regelsett('skoledag.samtale', {
  seMine: {
    tekst: { nb: 'se timer til utviklingssamtale', nn: 'sjå timar til utviklingssamtale' },
    gjort: { nb: 'så timene til utviklingssamtale', nn: 'såg timane til utviklingssamtale' },
    hvem: HJEM,
  },
  bestill: {
    tekst: { nb: 'velge time til utviklingssamtale', nn: 'velje time til utviklingssamtale' },
    gjort: { nb: 'valgte time til utviklingssamtale', nn: 'valde time til utviklingssamtale' },
    // a pupil only from 15: the act asks the age; a guardian must have the right to answer the school
    hvem: HJEM,
  },
  avbestill: {
    tekst: { nb: 'avlyse egen time til utviklingssamtale', nn: 'avlyse eigen time til utviklingssamtale' },
    gjort: { nb: 'avlyste time til utviklingssamtale', nn: 'avlyste time til utviklingssamtale' },
    hvem: HJEM,
  },
  oversikt: {
    tekst: { nb: 'se rundene med utviklingssamtaler', nn: 'sjå rundane med utviklingssamtalar' },
    gjort: { nb: 'så rundene med utviklingssamtaler', nn: 'såg rundane med utviklingssamtalar' },
    hvem: HOLDER,
  },
  lagRunde: {
    tekst: { nb: 'sette opp utviklingssamtaler', nn: 'setje opp utviklingssamtalar' },
    gjort: { nb: 'satte opp utviklingssamtaler', nn: 'sette opp utviklingssamtalar' },
    hvem: HOLDER,
  },
  apneRunde: {
    tekst: { nb: 'åpne utviklingssamtaler for hjemmene', nn: 'opne utviklingssamtalar for heimane' },
    gjort: { nb: 'åpnet utviklingssamtaler for hjemmene', nn: 'opna utviklingssamtalar for heimane' },
    hvem: HOLDER,
  },
  endreRunde: {
    tekst: { nb: 'endre sted og frist for utviklingssamtaler', nn: 'endre stad og frist for utviklingssamtalar' },
    gjort: { nb: 'endret sted og frist for utviklingssamtaler', nn: 'endra stad og frist for utviklingssamtalar' },
    hvem: HOLDER,
  },
  avlysRunde: {
    tekst: { nb: 'avlyse utviklingssamtaler', nn: 'avlyse utviklingssamtalar' },
    gjort: { nb: 'avlyste utviklingssamtaler', nn: 'avlyste utviklingssamtalar' },
    hvem: HOLDER,
  },
  stengTid: {
    tekst: { nb: 'stenge en time til utviklingssamtale', nn: 'stengje ein time til utviklingssamtale' },
    gjort: { nb: 'stengte eller åpnet en time til utviklingssamtale', nn: 'stengde eller opna ein time til utviklingssamtale' },
    hvem: HOLDER,
  },
  seRunde: {
    tekst: { nb: 'se hvem som har valgt time', nn: 'sjå kven som har valt time' },
    gjort: { nb: 'så hvem som har valgt time', nn: 'såg kven som har valt time' },
    hvem: HOLDER,
  },
  bestillFor: {
    tekst: { nb: 'føre en time til utviklingssamtale for et hjem', nn: 'føre ein time til utviklingssamtale for ein heim' },
    gjort: { nb: 'førte en time til utviklingssamtale', nn: 'førte ein time til utviklingssamtale' },
    hvem: HOLDER,
  },
  avbestillFor: {
    tekst: { nb: 'avlyse en time til utviklingssamtale for et hjem', nn: 'avlyse ein time til utviklingssamtale for ein heim' },
    gjort: { nb: 'avlyste en time for et hjem', nn: 'avlyste ein time for ein heim' },
    hvem: HOLDER,
  },
  minn: {
    tekst: { nb: 'minne hjemmene om utviklingssamtalen', nn: 'minne heimane om utviklingssamtalen' },
    gjort: { nb: 'minnet hjemmene om utviklingssamtalen', nn: 'minte heimane om utviklingssamtalen' },
    hvem: HOLDER,
  },
  forHoldt: {
    tekst: { nb: 'føre at en utviklingssamtale er holdt', nn: 'føre at ein utviklingssamtale er halden' },
    gjort: { nb: 'førte om utviklingssamtalen er holdt', nn: 'førte om utviklingssamtalen er halden' },
    hvem: HOLDER,
  },
});
