import { FunksjonellFeil } from '#grunn/feil/index.ts';
import type { Fiksklient, Fregklient } from '#kilder/folkeregisteret/index.ts';
import { idag, osloDato, tilInstant } from '#grunn/tid/index.ts';
import { finnVentende, hentPosisjon, settPosisjon, type Innlesingsrad } from '../lager.ts';
import type { Bremsegrenser, Innlesingsmiljo, Kildehode } from '../modell.ts';
import { kjorInnlesing } from '../motor.ts';
import { lesFeed, lesPersoner, natt } from './hent.ts';
import * as lager from './lager.ts';
import { folkeregisterInnlesing } from './type.ts';

/** Shares that stop a run; the kommune may set its own. 2 % ended: incoming 3.7. */
export const BREMSER: Bremsegrenser = { krympet: 0.1, endret: 0.2, avsluttet: 0.02, minstAntall: 50 };

export interface Folkeregistervalg {
  readonly utlostAv: string;
  readonly bremser?: Bremsegrenser;
}

/** The night: every child anew by KS Fiks, and those who were born or have moved in since the last night. */
export async function kjorFolkeregisterNatt(
  m: Innlesingsmiljo,
  klient: Fiksklient,
  o: Folkeregistervalg & { kommunenummer: string },
): Promise<Innlesingsrad> {
  const forrige = await lager.sisteNatt(m.db);
  const hode: Kildehode = { heltBilde: false };
  return kjorInnlesing(m, folkeregisterInnlesing(o.bremser ?? BREMSER), {
    slag: 'full',
    utlostAv: o.utlostAv,
    ventet: await lager.antallBarn(m.db, idag(m.klokke)),
    hent: natt(m, klient, {
      kommunenummer: o.kommunenummer,
      siden: forrige ? osloDato(tilInstant(forrige)) : idag(m.klokke),
      idag: idag(m.klokke),
    }),
    hode: () => hode,
  });
}

/**
 * The feed since last time. The first time it only takes the position: what was before it comes with the first full reading.
 * @throws FunksjonellFeil `feed_for_gammel` when only a full reading helps.
 */
export async function kjorFolkeregisterFeed(
  m: Innlesingsmiljo,
  klient: Fregklient,
  o: Folkeregistervalg,
): Promise<Innlesingsrad | undefined> {
  const posisjon = await hentPosisjon(m.db, 'folkeregisteret');
  if (!posisjon) {
    await settPosisjon(m.db, 'folkeregisteret', (await klient.hentSiste()) + 1, null);
    return undefined;
  }
  const siste = await klient.hentSiste();
  if (siste < posisjon.sekvens) return undefined;
  // the same events already wait for somebody to decide: nothing to read until there are more
  const venter = await finnVentende(m.db, 'folkeregisteret', 'endring');
  if (venter && (venter.sekvens_til ?? 0) > siste) return undefined;
  const feed = lesFeed(m, klient, posisjon.sekvens);
  const rad = await kjorInnlesing(m, folkeregisterInnlesing(o.bremser ?? BREMSER), {
    slag: 'endring',
    utlostAv: o.utlostAv,
    sekvensFra: posisjon.sekvens,
    sekvensTil: feed.neste,
    hent: feed.hent,
    hode: () => ({ heltBilde: false }),
  });
  if (feed.forGammel())
    throw new FunksjonellFeil(
      'feed_for_gammel',
      'Hendelseslisten går ikke så langt tilbake. Kjør en full innlesing fra Folkeregisteret.',
    );
  return rad;
}

/** One or some people now, with those they belong to. */
export async function lesPersonerNa(
  m: Innlesingsmiljo,
  klient: Fregklient,
  o: Folkeregistervalg & { personer: readonly string[] },
): Promise<Innlesingsrad> {
  return kjorInnlesing(m, folkeregisterInnlesing(o.bremser ?? BREMSER), {
    slag: 'enkelt',
    utlostAv: o.utlostAv,
    hent: lesPersoner(m, klient, o.personer),
    hode: () => ({ heltBilde: false }),
  });
}
