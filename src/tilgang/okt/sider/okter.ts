import { z } from 'zod';
import { ingenPersoner, visning } from '#grunn/handling/index.ts';
import { lesInnstilling } from '#grunn/innstilling/index.ts';
import { tilInstant } from '#grunn/tid/index.ts';
import { hentEgneOkter } from '../lager.ts';
import { enhetsoktvarighet, TILBYDERNAVN } from '../modell.ts';
import { LEDIG_MINUTTER, LENGDE_MINUTTER } from '../regler.ts';
import { oktTilgang } from '../tilgang.ts';

const Linje = z.object({
  id: z.string(),
  enhet: z.string().nullable(),
  opprettet: z.string(),
  sistBrukt: z.string(),
});
const Okter = z.object({
  na: z.string(),
  okter: z.array(Linje.extend({ tilbyder: z.string(), denne: z.boolean() })),
  enheter: z.array(Linje.extend({ utloper: z.string() })),
  /** Days a device is remembered for; 0: the person may not, or the kommune has turned it off. */
  huskDager: z.number(),
});
export type Okterside = z.infer<typeof Okter>;

/** Where am I logged in, since when, with what. */
export const okter = visning({
  regel: oktTilgang.se,
  inndata: z.object({}),
  utdata: Okter,
  async hent(s) {
    const for_ = (minutter: number) => tilInstant(s.na).subtract({ minutes: minutter }).toString();
    const rader = await hentEgneOkter(s.db, {
      personId: s.aktor.id,
      brukteEtter: for_(LEDIG_MINUTTER),
      opprettetEtter: for_(LENGDE_MINUTTER),
      na: s.na,
    });
    const felles = (r: (typeof rader)[number]) => ({
      id: r.id,
      enhet: r.enhet,
      opprettet: r.opprettet,
      sistBrukt: r.sist_brukt,
    });
    return {
      na: s.na,
      okter: rader
        .filter((r) => r.slag === 'okt')
        .map((r) => ({
          ...felles(r),
          tilbyder: TILBYDERNAVN[r.tilbyder ?? 'utvikling'],
          denne: r.id === s.aktor.innlogging?.oktId,
        })),
      enheter: rader.flatMap((r) => (r.slag === 'enhet' && r.utloper !== null ? [{ ...felles(r), utloper: r.utloper }] : [])),
      huskDager: s.kan(oktTilgang.huskEnhet).tillatt ? (await lesInnstilling(s.db, enhetsoktvarighet)).dager : 0,
    };
  },
  viser: ingenPersoner,
});
