import { gi, regelsett } from '#grunn/tilgang/index.ts';

const systemforvalter = [gi('systemforvalter').til('heleKommunen')];

/** Who may see the readings and act on them: those who keep the kommune's whole register, and nobody else. */
export const innlesingTilgang = regelsett('register.innlesing', {
  les: { tekst: { nb: 'se innlesingene', nn: 'sjå innlesingane' }, hvem: systemforvalter },
  kjor: {
    tekst: { nb: 'starte en innlesing', nn: 'starte ei innlesing' },
    gjort: { nb: 'startet en innlesing', nn: 'starta ei innlesing' },
    hvem: systemforvalter,
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
  slaSammen: {
    tekst: { nb: 'slå sammen to oppføringer av samme person', nn: 'slå saman to oppføringar av same person' },
    gjort: { nb: 'slo sammen to oppføringer av samme person', nn: 'slo saman to oppføringar av same person' },
    hvem: systemforvalter,
  },
  sett: {
    tekst: { nb: 'bestemme når kildene leses', nn: 'bestemme når kjeldene blir lesne' },
    gjort: { nb: 'bestemte når kildene leses', nn: 'bestemte når kjeldene blir lesne' },
    hvem: systemforvalter,
  },
  lastOpp: {
    tekst: { nb: 'laste opp en fil til innlesing', nn: 'laste opp ei fil til innlesing' },
    gjort: { nb: 'lastet opp en fil til innlesing', nn: 'lasta opp ei fil til innlesing' },
    hvem: systemforvalter,
  },
});
