import { gi, regelsett } from '#grunn/tilgang/index.ts';

const HJEM = [gi('foresatt').til('egetBarn')] as const;

/** Two homes: the guardians say where the child is, those at school who need it read it. */
export const husholdTilgang = regelsett('skoledag.hushold', {
  seMine: {
    tekst: { nb: 'se hvilke dager barnet er i hvilket hjem', nn: 'sjå kva dagar barnet er i kva heim' },
    gjort: { nb: 'så hvilke dager barnet er i hvilket hjem', nn: 'såg kva dagar barnet er i kva heim' },
    hvem: HJEM,
  },
  les: {
    tekst: { nb: 'se hvilket hjem en elev er i denne uka', nn: 'sjå kva heim ein elev er i denne veka' },
    gjort: { nb: 'så hvilket hjem en elev er i denne uka', nn: 'såg kva heim ein elev er i denne veka' },
    hvem: [
      gi('kontaktlarer').til('egenGruppe'),
      gi('rektor').til('egenSkole'),
      gi('skolekonsulent').til('egenSkole'),
      gi('systemforvalter').til('heleKommunen'),
    ],
  },
  foresla: {
    tekst: { nb: 'foreslå dager i to hjem', nn: 'foreslå dagar i to heimar' },
    gjort: { nb: 'foreslo dager i to hjem', nn: 'foreslo dagar i to heimar' },
    hvem: HJEM,
  },
  svar: {
    tekst: { nb: 'svare på forslag om dager i to hjem', nn: 'svare på framlegg om dagar i to heimar' },
    gjort: { nb: 'svarte på forslag om dager i to hjem', nn: 'svarte på framlegg om dagar i to heimar' },
    hvem: HJEM,
  },
  angre: {
    tekst: { nb: 'ta tilbake dager i to hjem', nn: 'ta tilbake dagar i to heimar' },
    gjort: { nb: 'tok tilbake dager i to hjem', nn: 'tok tilbake dagar i to heimar' },
    hvem: HJEM,
  },
});
