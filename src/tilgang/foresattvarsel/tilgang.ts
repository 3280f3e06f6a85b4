import { gi, regelsett } from '#grunn/tilgang/index.ts';

/** A guardian reads what he himself is told. Which children it may be about is decided child by child. */
export const foresattvarselTilgang = regelsett('tilgang.foresattvarsel', {
  mine: {
    tekst: { nb: 'se beskjeder om nye foresatte for egne barn', nn: 'sjå beskjedar om nye føresette for eigne barn' },
    gjort: { nb: 'så beskjeder om nye foresatte', nn: 'såg beskjedar om nye føresette' },
    hvem: [gi('foresatt').til('segSelv')],
  },
});
