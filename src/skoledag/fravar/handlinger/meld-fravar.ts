import { z } from 'zod';
import { handling } from '#grunn/handling/index.ts';
import { avklarElevsaker } from '../../etterlysning/index.ts';
import { Fravarsmelding } from '../inndata.ts';
import { finnBarna, settInnMeldinger } from '../lager.ts';
import { krevMerke } from '../merke.ts';
import { fravarTilgang } from '../tilgang.ts';
import { krevKanMelde, lagMelding, temaFor } from '../tidsrom.ts';

/**
 * A guardian (or a pupil of age) says that one or more pupils will be away. One report covers school, SFO and transport. After the
 * deadline it is marked late, and reaches the class team at once. An open case is answered by it.
 */
export const meldFravar = handling({
  regel: fravarTilgang.meld,
  inndata: Fravarsmelding,
  utdata: z.object({ meldinger: z.array(z.string()), sen: z.boolean(), lik: z.boolean() }),
  gjelder: (s, inn, utsnitt) => {
    // first: another person's report says nothing of whether the child is there
    krevMerke(s, inn.merke);
    return finnBarna(s, inn.elever, utsnitt);
  },
  async utfor(s, barna, inn) {
    const roller = barna.elever.map((e) => krevKanMelde(s, e));
    const nye = barna.elever.map((e) => lagMelding(s, e, inn, barna.oppsett));
    const skrevet = await settInnMeldinger(s.db, nye, { na: s.na, av: s.aktor.id, rolle: roller[0] ?? 'foresatt' });
    const iDag = nye.filter((n) => n.fra <= s.idag && n.til >= s.idag).map((n) => n.elevId);
    if (iDag.length > 0) await avklarElevsaker(s.db, { elever: iDag, utfall: 'meldt', av: s.aktor.id, na: s.na });
    return {
      ut: {
        meldinger: skrevet.map((m) => m.meldingId),
        sen: nye.some((n) => n.sen),
        lik: skrevet.every((m) => !m.ny),
      },
      spor: { type: inn.type, dager: nye[0] === undefined ? [] : [nye[0].fra, nye[0].til], sen: nye.some((n) => n.sen) },
      skjedd: [...new Set(nye.map((n) => temaFor(n.skole)))],
    };
  },
});
