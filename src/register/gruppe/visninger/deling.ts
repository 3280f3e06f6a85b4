import { z } from 'zod';
import { ingenPersoner, visning } from '#grunn/handling/index.ts';
import { skolearvalg, trinnvalg } from '#grunn/utvalg/index.ts';
import { apneSkolear, skolearFor } from '#register/skole/index.ts';
import { hentInnhold, klassenavn, somValg } from '../deling.ts';
import { Skole } from '../inndata.ts';
import * as lager from '../lager.ts';
import { finnDeling, finnUtkast } from '../lager-deling.ts';
import { Delingsside, Delingstart } from '../modell.ts';
import type { Delingsgrunn, Delingskonflikt } from '../modell-klassedeling.ts';
import { harPlassVed } from '../plassering.ts';
import { forklar, sjekkDeling, tellKlasser } from '../regler-klassedeling.ts';
import { gruppeTilgang } from '../tilgang.ts';
import { dagI } from './dager.ts';
import { krevApent } from './gruppe.ts';

const grunn = (g: Delingsgrunn) => ({
  kode: g.kode,
  hvem: 'med' in g ? g.med : 'fra' in g ? g.fra : null,
  skal: 'skal' in g && g.skal,
});
const konflikt = (k: Delingskonflikt) => ({
  kode: k.kode,
  personer: 'personer' in k ? [...k.personer] : [],
  tall:
    k.kode === 'for_mange'
      ? [k.elever, k.plasser]
      : k.kode === 'sammen_for_mange'
        ? [k.storst]
        : 'klasser' in k
          ? [k.klasser]
          : [],
});

/** A draft: the classes, every pupil with why, and what cannot be. */
export const visDeling = visning({
  regel: gruppeTilgang.endreDeling,
  inndata: z.object({ id: z.uuid() }),
  utdata: Delingsside,
  gjelder: (s, inn) => finnDeling(s.db, inn.id),
  async hent(s, _inn, _utsnitt, d) {
    krevApent(s, d.skolear, true);
    const innhold = await hentInnhold(s, d);
    const valg = somValg(d, innhold);
    const plass = new Map(innhold.elever.flatMap((e) => (e.plass === null ? [] : [[e.personId, e.plass] as const])));
    const grunner = forklar(valg.onsker, plass, valg.last);
    return {
      ...d,
      iBruk: d.endringssett !== null,
      klasser: tellKlasser(valg, plass).map((k, i) => ({ ...k, navn: klassenavn(d, i) })),
      elever: innhold.elever.map((e) => ({ ...e, grunner: (grunner.get(e.personId) ?? []).map(grunn) })),
      onsker: [...innhold.onsker],
      konflikter: sjekkDeling(valg).map(konflikt),
    };
  },
  viser: (ut) => ut.elever.map((e) => e.personId),
});

/** How many classes, and how large: what a division starts from. */
export const delingstart = visning({
  regel: gruppeTilgang.endreDeling,
  inndata: z.object({
    skole: Skole,
    skolear: skolearvalg,
    trinn: trinnvalg.transform((t) => t ?? 1),
  }),
  utdata: Delingstart,
  gjelder: (s, inn) => lager.finnSkole(s.db, inn.skole),
  async hent(s, inn, _utsnitt, skolen) {
    const skolear = inn.skolear ?? skolearFor(s.idag);
    krevApent(s, skolear, true);
    const { skole, navn: skolenavn } = skolen;
    const utvalg = { skole, skolear, dato: dagI(skolear, s.idag), idag: s.idag, medSkjermede: harPlassVed(s, skole), bare: null };
    const elever = (await lager.finnSkolensElever(s.db, { ...utvalg, trinn: [inn.trinn] })).length;
    const utkast = await finnUtkast(s.db, { skole, skolear, trinn: inn.trinn });
    return { skole, skolenavn, skolear, apne: [...apneSkolear(s.idag, true)], trinn: inn.trinn, elever, utkast };
  },
  viser: ingenPersoner,
});
