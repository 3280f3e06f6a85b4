import { z } from 'zod';
import { handling } from '#grunn/handling/index.ts';
import { skrivHoldtavgjorelse } from '../lager-beslutning.ts';
import { settApen, settLost } from '../lager-holdt.ts';
import { hentHoldt } from '../lager-holdtvisning.ts';
import { TEMA } from '../modell.ts';
import { holdtversjon } from '../sider/holdt.ts';
import { innlesingTilgang } from '../tilgang.ts';
import { Begrunnelse } from './inndata.ts';

/** Lays a held record aside: the same person for the same reason does not come up as new. It is still read when it has been put right. */
export const leggTilSide = handling({
  regel: innlesingTilgang.leggTilSide,
  inndata: z.object({ id: z.uuid(), begrunnelse: Begrunnelse }),
  utdata: z.object({ id: z.uuid() }),
  gjelder: (s, inn) => hentHoldt(s.db, inn.id),
  versjon: holdtversjon,
  async utfor(s, holdt, inn) {
    if (holdt.lost !== null) throw s.feil('lost', { nb: 'Dette er allerede løst.', nn: 'Dette er alt løyst.' }, { status: 409 });
    await skrivHoldtavgjorelse(s.db, {
      holdtId: holdt.id,
      avgjorelse: 'lagt_til_side',
      begrunnelse: inn.begrunnelse,
      na: s.na,
      av: s.aktor.id,
    });
    await settLost(s.db, holdt.id, 'lagt_til_side', s.na);
    return { ut: { id: holdt.id }, spor: { arsak: holdt.arsak, kilde: holdt.kilde }, skjedd: [TEMA] };
  },
});

/** Takes out again what was laid aside. */
export const taFram = handling({
  regel: innlesingTilgang.taFram,
  inndata: z.object({ id: z.uuid() }),
  utdata: z.object({ id: z.uuid() }),
  gjelder: (s, inn) => hentHoldt(s.db, inn.id),
  async utfor(s, holdt) {
    if (holdt.losning !== 'lagt_til_side')
      throw s.feil('ikke_til_side', { nb: 'Dette er ikke lagt til side.', nn: 'Dette er ikkje lagt til side.' }, { status: 409 });
    await skrivHoldtavgjorelse(s.db, {
      holdtId: holdt.id,
      avgjorelse: 'tatt_fram',
      begrunnelse: null,
      na: s.na,
      av: s.aktor.id,
    });
    await settApen(s.db, holdt.id);
    return { ut: { id: holdt.id }, spor: { arsak: holdt.arsak, kilde: holdt.kilde, fram: true }, skjedd: [TEMA] };
  },
});
