import { z } from 'zod';
import { visning } from '#grunn/handling/index.ts';
import { skolearvalg, utvalg } from '#grunn/utvalg/index.ts';
import { apneSkolear, skolearFor, skolearsgrenser, valgtSkolear } from '#register/skole/index.ts';
import * as lager from './lager.ts';
import { finnGjester } from './lager-gjest.ts';
import { Flyttesiden, Forslagsliste, Gjesteliste } from './modell.ts';
import { betaler, maneder } from './regler-gjest.ts';
import { skolegang } from './regler.ts';
import { flyttingTilgang } from './tilgang.ts';

/** A pupil's school path, and the form for a move. Five statements. */
export const flytteside = visning({
  regel: flyttingTilgang.les,
  inndata: z.object({ personId: z.uuid() }),
  utdata: Flyttesiden,
  gjelder: (s, inn) => lager.finnElev(s.db, inn.personId, s.idag),
  async hent(s, _inn, _utsnitt, elev) {
    const plasser = await lager.finnPlasser(s.db, elev.personId);
    const skoler = await lager.finnSkoler(s.db);
    return {
      ...elev,
      idag: s.idag,
      skolegang: skolegang(plasser, s.idag),
      skoler: skoler.filter((x) => x.skole !== elev.skole && x.trinnFra <= elev.arstrinn && elev.arstrinn <= x.trinnTil),
      grupper: (await lager.finnGrupper(s.db, elev.personId, s.idag)).length,
      sett: await lager.finnSett(s.db, elev.personId, s.idag),
      kanFlytte: s.kan(flyttingTilgang.flytt, elev).tillatt,
    };
  },
  viser: (ut) => [ut.personId],
});

/** What Folkeregisteret says of moves that the places do not. Two statements. */
export const forslagsliste = visning({
  regel: flyttingTilgang.les,
  inndata: utvalg({}),
  utdata: Forslagsliste,
  async hent(s, _inn, utsnitt) {
    const skoler = utsnitt.omfang.egenSkole ?? [];
    return {
      forslag: await lager.finnForslag(s.db, { alt: utsnitt.alt, skoler, idag: s.idag, skolear: skolearFor(s.idag) }),
      skoler: utsnitt.alt ? await lager.finnSkoler(s.db) : [],
      idag: s.idag,
      kanBehandle: s.kan(flyttingTilgang.flytt).tillatt,
      kanRegistrere: s.kan(flyttingTilgang.registrerElev).tillatt,
    };
  },
  viser: (ut) => ut.forslag.map((f) => f.personId),
});

/** Pupils from other kommuner in a school year, with who pays and for how many months (B29). One statement. */
export const gjesteliste = visning({
  regel: flyttingTilgang.les,
  inndata: utvalg({ skolear: skolearvalg }),
  utdata: Gjesteliste,
  async hent(s, inn, utsnitt) {
    const apne = [...apneSkolear(s.idag, true)];
    const skolear = valgtSkolear(s, inn.skolear, apne);
    const utvalg = { alt: utsnitt.alt, skoler: utsnitt.omfang.egenSkole ?? [], ...skolearsgrenser(skolear), idag: s.idag };
    const gjester = await finnGjester(s.db, utvalg);
    return {
      skolear,
      apne,
      gjester: gjester.map((g) => ({ ...g, betaler: betaler(g.grunnlag), maneder: maneder(skolear, g.fra, g.til) })),
      kanEndre: s.kan(flyttingTilgang.opphevGjest).tillatt,
    };
  },
  viser: (ut) => ut.gjester.map((g) => g.personId),
});
