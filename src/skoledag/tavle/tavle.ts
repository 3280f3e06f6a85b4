import { z } from 'zod';
import { Skolenummer } from '#register/skole/index.ts';
import { ingenPersoner, visning } from '#grunn/handling/index.ts';
import { osloDato, osloKlokke, tilInstant } from '#grunn/tid/index.ts';
import { utvalg } from '#grunn/utvalg/index.ts';
import type { Elevdag } from '../fravar/index.ts';
import { nesteSteg } from '../etterlysning/index.ts';
import { erSkoledag, rutineFor } from '../rutine/index.ts';
import { finnSkoledag, hentSkoler } from './lager.ts';
import { Skolevalg, Tavle } from './modell.ts';
import { lagKlasser, plasser } from './regler.ts';
import { tavleTilgang } from './tilgang.ts';

const klokkaFor = (tid: string): string => osloKlokke(tilInstant(tid));

/** Those reported today after the deadline, the newest first. Why stands in the register, not on a board others see too. */
const sene = (elever: readonly Elevdag[], idag: string) =>
  elever
    .flatMap(({ elevId, navn, klasse, meldt }) =>
      meldt.flatMap((m) =>
        m.sen && osloDato(tilInstant(m.skrevet)) === idag ? [{ elevId, navn, klasse, kl: klokkaFor(m.skrevet) }] : [],
      ),
    )
    .toSorted((a, b) => b.kl.localeCompare(a.kl));

/** The 09:00 board of one school. */
export const tavle = visning({
  regel: tavleTilgang.se,
  inndata: z.object({ skole: Skolenummer }),
  utdata: Tavle,
  gjelder: (s, inn) => finnSkoledag(s.db, inn.skole, s.idag),
  async hent(s, _inn, _utsnitt, d) {
    const rutine = rutineFor(d.oppsett, d.skole);
    const klokka = klokkaFor(s.na);
    const plasserte = plasser(d.elever, rutine, klokka);
    const klassesaker = new Map(d.klassesaker.map((k) => [k.gruppe, k.sakId]));
    const hvem = new Map(d.elever.map((e) => [e.elevId, e]));
    return {
      skole: d.skole,
      skolenavn: d.skolenavn,
      dato: s.idag,
      klokka,
      erSkoledag: erSkoledag(s.idag, d.oppsett, d.skole),
      meldesInnen: rutine.meldesInnen,
      sjekkesInnen: rutine.sjekkesInnen,
      elever: plasserte.length,
      gjortRedeFor: plasserte.filter((p) => p.status !== 'ventes' && p.status !== 'etterlyses').length,
      klasser: lagKlasser(plasserte, { forte: new Set(d.forte), klassesaker, rutine, klokka }),
      sentMeldt: sene(d.elever, s.idag),
      saker: d.saker.map((k) => ({
        sakId: k.sakId,
        elevId: k.elevId,
        navn: hvem.get(k.elevId)?.navn ?? '',
        klasse: hvem.get(k.elevId)?.klasse ?? null,
        siden: k.siden,
        trinn: k.trinn,
        sist: k.sist,
        neste: nesteSteg({ ...k, varslet: k.varslet === null ? undefined : klokkaFor(k.varslet), klokka }, rutine),
      })),
    };
  },
  viser: (ut) => [
    ...new Set([
      ...ut.sentMeldt.map((e) => e.elevId),
      ...ut.saker.map((k) => k.elevId),
      ...ut.klasser.flatMap((k) => k.mangler.map((e) => e.elevId)),
    ]),
  ],
});

/** Which school's board? */
export const tavlevalg = visning({
  regel: tavleTilgang.velg,
  inndata: utvalg({}),
  utdata: Skolevalg,
  hent: async (s, _inn, utsnitt) => ({
    skoler: await hentSkoler(s.db, { alt: utsnitt.alt, skoler: utsnitt.omfang.egenSkole ?? [], dato: s.idag }),
  }),
  viser: ingenPersoner,
});
