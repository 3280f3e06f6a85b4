import { gi, regelsett } from '#grunn/tilgang/index.ts';

const systemforvalter = [gi('systemforvalter').til('heleKommunen')];
/** The daily work with the readings. What may change who has foreldreansvar or protection is decided by the systemforvalter alone. */
const drift = [...systemforvalter, gi('brukerstotteIt').til('heleKommunen')];
const lesere = [...drift, gi('kommunalsjef').til('heleKommunen')];

/** Who may see the readings and act on them: those who keep the kommune's whole register, and nobody else. */
export const innlesingTilgang = regelsett('register.innlesing', {
  les: { tekst: { nb: 'se innlesingene', nn: 'sjå innlesingane' }, hvem: lesere },
  kjor: {
    tekst: { nb: 'starte en innlesing', nn: 'starte ei innlesing' },
    gjort: { nb: 'startet en innlesing', nn: 'starta ei innlesing' },
    hvem: drift,
  },
  avgjor: {
    tekst: { nb: 'avgjøre en innlesing som er stanset', nn: 'avgjere ei innlesing som er stansa' },
    gjort: { nb: 'avgjorde en innlesing som var stanset', nn: 'avgjorde ei innlesing som var stansa' },
    hvem: systemforvalter,
  },
  angre: {
    tekst: { nb: 'angre en innlesing', nn: 'angre ei innlesing' },
    gjort: { nb: 'angret en innlesing', nn: 'angra ei innlesing' },
    hvem: systemforvalter,
  },
  provIgjen: {
    tekst: { nb: 'lese inn igjen det som er holdt igjen', nn: 'lese inn igjen det som er halde att' },
    gjort: { nb: 'leste inn igjen noe som var holdt igjen', nn: 'las inn igjen noko som var halde att' },
    hvem: systemforvalter,
  },
  leggTilSide: {
    tekst: { nb: 'legge til side det som er holdt igjen', nn: 'leggje til side det som er halde att' },
    gjort: { nb: 'la til side noe som var holdt igjen', nn: 'la til side noko som var halde att' },
    hvem: systemforvalter,
  },
  taFram: {
    tekst: { nb: 'ta fram igjen det som er lagt til side', nn: 'ta fram igjen det som er lagt til side' },
    gjort: { nb: 'tok fram igjen noe som var lagt til side', nn: 'tok fram igjen noko som var lagt til side' },
    hvem: systemforvalter,
  },
  slaSammen: {
    tekst: { nb: 'slå sammen to oppføringer av samme person', nn: 'slå saman to oppføringar av same person' },
    gjort: { nb: 'slo sammen to oppføringer av samme person', nn: 'slo saman to oppføringar av same person' },
    hvem: systemforvalter,
  },
  settRytme: {
    tekst: { nb: 'bestemme når kildene leses', nn: 'bestemme når kjeldene blir lesne' },
    gjort: { nb: 'bestemte når en kilde leses', nn: 'bestemte når ei kjelde blir lesen' },
    hvem: drift,
  },
  settBremser: {
    tekst: { nb: 'bestemme hva som stanser en innlesing', nn: 'bestemme kva som stansar ei innlesing' },
    gjort: { nb: 'bestemte hva som stanser en innlesing', nn: 'bestemte kva som stansar ei innlesing' },
    hvem: systemforvalter,
  },
  settKrrFra: {
    tekst: {
      nb: 'bestemme når Kontakt- og reservasjonsregisteret tas i bruk',
      nn: 'bestemme når Kontakt- og reservasjonsregisteret blir teke i bruk',
    },
    gjort: {
      nb: 'bestemte når Kontakt- og reservasjonsregisteret tas i bruk',
      nn: 'bestemte når Kontakt- og reservasjonsregisteret blir teke i bruk',
    },
    hvem: drift,
  },
  lastOpp: {
    tekst: { nb: 'laste opp en fil til innlesing', nn: 'laste opp ei fil til innlesing' },
    gjort: { nb: 'lastet opp en fil til innlesing', nn: 'lasta opp ei fil til innlesing' },
    hvem: drift,
  },
});
