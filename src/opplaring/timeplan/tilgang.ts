import { gi, regelsett } from '#grunn/tilgang/index.ts';

const FORER = [
  gi('systemforvalter').til('heleKommunen'),
  gi('skolekonsulent').til('egenSkole'),
  gi('rektor').til('egenSkole'),
] as const;
const LESER = [
  ...FORER,
  gi('kommunalsjef').til('heleKommunen'),
  gi('hovudstegsleder').til('egenSkole'),
  gi('radgiver').til('egenSkole'),
  gi('sosiallarer').til('egenSkole'),
  gi('larer').til('egenSkole'),
] as const;

/** Those who work at the school read its timetable, the home reads the child's; the office and the leaders keep it. */
export const timeplanTilgang = regelsett('opplaring.timeplan', {
  les: {
    tekst: { nb: 'se timeplanen for skolen', nn: 'sjå timeplanen for skulen' },
    gjort: { nb: 'så timeplanen', nn: 'såg timeplanen' },
    hvem: LESER,
  },
  lesElev: {
    tekst: { nb: 'se timeplanen til en elev', nn: 'sjå timeplanen til ein elev' },
    gjort: { nb: 'så timeplanen til eleven', nn: 'såg timeplanen til eleven' },
    hvem: [...LESER, gi('kontaktlarer').til('egenGruppe'), gi('foresatt').til('egetBarn'), gi('elev').til('segSelv')],
  },
  settRingetider: {
    tekst: { nb: 'bestemme ringetidene', nn: 'fastsetje ringetidene' },
    gjort: { nb: 'endret ringetidene', nn: 'endra ringetidene' },
    hvem: FORER,
  },
  settRom: {
    tekst: { nb: 'føre opp rommene ved skolen', nn: 'føre opp romma ved skulen' },
    gjort: { nb: 'endret rommene ved skolen', nn: 'endra romma ved skulen' },
    hvem: FORER,
  },
  opprett: {
    tekst: { nb: 'lage en timeplan', nn: 'lage ein timeplan' },
    gjort: { nb: 'laget en timeplan', nn: 'laga ein timeplan' },
    hvem: FORER,
  },
  endrePlan: {
    tekst: { nb: 'endre navn og datoer på en timeplan', nn: 'endre namn og datoar på ein timeplan' },
    gjort: { nb: 'endret en timeplan', nn: 'endra ein timeplan' },
    hvem: FORER,
  },
  publiser: {
    tekst: { nb: 'publisere en timeplan', nn: 'publisere ein timeplan' },
    gjort: { nb: 'publiserte en timeplan', nn: 'publiserte ein timeplan' },
    hvem: FORER,
  },
  fjernPlan: {
    tekst: { nb: 'fjerne en timeplan', nn: 'fjerne ein timeplan' },
    gjort: { nb: 'fjernet en timeplan', nn: 'fjerna ein timeplan' },
    hvem: FORER,
  },
  endreDag: {
    tekst: {
      nb: 'endre en time for én dag, med vikar, annet rom eller avlysning',
      nn: 'endre ein time for éin dag, med vikar, anna rom eller avlysing',
    },
    gjort: { nb: 'endret en time for én dag', nn: 'endra ein time for éin dag' },
    hvem: FORER,
  },
  settTime: {
    tekst: { nb: 'legge timer i timeplanen', nn: 'leggje timar i timeplanen' },
    gjort: { nb: 'la en time i timeplanen', nn: 'la ein time i timeplanen' },
    hvem: FORER,
  },
  fjernTime: {
    tekst: { nb: 'ta timer ut av timeplanen', nn: 'ta timar ut av timeplanen' },
    gjort: { nb: 'tok en time ut av timeplanen', nn: 'tok ein time ut av timeplanen' },
    hvem: FORER,
  },
  proveRader: {
    tekst: { nb: 'prøve rader til timeplanen', nn: 'prøve rader til timeplanen' },
    gjort: { nb: 'prøvde rader til timeplanen', nn: 'prøvde rader til timeplanen' },
    hvem: FORER,
  },
  lesInn: {
    tekst: { nb: 'lese inn timer i timeplanen', nn: 'lese inn timar i timeplanen' },
    gjort: { nb: 'leste inn timer i timeplanen', nn: 'las inn timar i timeplanen' },
    hvem: FORER,
  },
  angre: {
    tekst: { nb: 'angre endringer i timeplanen', nn: 'angre endringar i timeplanen' },
    gjort: { nb: 'angret en endring i timeplanen', nn: 'angra ei endring i timeplanen' },
    hvem: FORER,
  },
});
