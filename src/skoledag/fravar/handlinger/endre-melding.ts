import { z } from 'zod';
import { handling, konflikt, type Kontekst } from '#grunn/handling/index.ts';
import { rutineFor } from '../../rutine/index.ts';
import { Fravarsendring } from '../inndata.ts';
import { finnMelding, nyVersjon, type Meldingsinnsyn } from '../lager.ts';
import { kanEndres } from '../regler.ts';
import { krevKanMelde, lagMelding, naa, temaFor } from '../tidsrom.ts';
import { fravarTilgang } from '../tilgang.ts';

/** @throws FunksjonellFeil when the deadline has passed: then the school corrects it, and both versions stand. */
function krevForFristen(s: Kontekst, m: Meldingsinnsyn): void {
  krevKanMelde(s, m.elev);
  if (!m.trukket && kanEndres({ fra: m.fra, fraKl: m.fraKl ?? undefined }, naa(s), rutineFor(m.oppsett, m.elev.skole))) return;
  throw s.feil('for_sent', {
    nb: 'Fristen for å endre er ute. Send melding til kontaktlæreren, så retter skolen det.',
    nn: 'Fristen for å endre er ute. Send melding til kontaktlæraren, så rettar skulen det.',
  });
}

/** The one who reported, or the other guardian, changes a report before the deadline. */
export const endreMelding = handling({
  regel: fravarTilgang.endre,
  inndata: Fravarsendring,
  utdata: z.object({ meldingId: z.string(), sen: z.boolean() }),
  gjelder: (s, inn) => finnMelding(s, inn.meldingId),
  versjon: (m) => m.versjon,
  async utfor(s, m, inn) {
    krevForFristen(s, m);
    const ny = lagMelding(s, m.elev, inn, m.oppsett);
    const skrevet = await nyVersjon(
      s.db,
      { ...ny, meldingId: m.meldingId, trukket: false },
      { na: s.na, av: s.aktor.id, rolle: krevKanMelde(s, m.elev) },
    );
    if (!skrevet)
      throw s.feil('finnes_alt', {
        nb: 'Det er alt meldt fravær da. Se lista over meldt fravær.',
        nn: 'Det er alt meldt fråvær då. Sjå lista over meldt fråvær.',
      });
    return { ut: { meldingId: m.meldingId, sen: ny.sen }, spor: { type: inn.type }, skjedd: [temaFor(m.elev.skole)] };
  },
});

/** Withdrawn before the deadline: the pupil comes after all. */
export const trekkMelding = handling({
  regel: fravarTilgang.trekk,
  inndata: z.object({ meldingId: z.uuid() }),
  utdata: z.object({ meldingId: z.string(), elevId: z.string() }),
  gjelder: (s, inn) => finnMelding(s, inn.meldingId),
  async utfor(s, m) {
    krevForFristen(s, m);
    const skriver = { na: s.na, av: s.aktor.id, rolle: krevKanMelde(s, m.elev) };
    // somebody changed it just now: what stands is not withdrawn, and must not be told to be
    if (!(await nyVersjon(s.db, { ...m, merknad: null, trukket: true }, skriver))) throw konflikt(s.sprak);
    return { ut: { meldingId: m.meldingId, elevId: m.elevId }, skjedd: [temaFor(m.elev.skole)] };
  },
});
