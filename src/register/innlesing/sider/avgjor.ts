import { z } from 'zod';
import { visning } from '#grunn/handling/index.ts';
import { valgfritt } from '#grunn/utvalg/index.ts';
import * as lager from '../lager-visning.ts';
import { innlesingTilgang } from '../tilgang.ts';
import { somKjoringsrad } from './kjoringsrad.ts';
import { Kjoringsrad, vistePersoner } from './modell.ts';
import { personerI } from './personvisning.ts';

export const Svar = z.enum(['godkjent', 'godkjent_uten_berorte', 'avvist']);
export type Svar = z.infer<typeof Svar>;

export const Avgjorside = z.object({
  na: z.string(),
  kjoring: Kjoringsrad,
  linjer: z.number(),
  /** Some get a new guardian near protection: then the rest may be approved without them. */
  berorte: z.boolean(),
  valgt: Svar.nullable(),
  venter: z.boolean(),
  versjon: z.string(),
});
export type Avgjorside = z.infer<typeof Avgjorside>;

/** What a decision is based on: the run as it stands. Changed meanwhile is a conflict. */
export const versjonAv = (r: lager.Visningsrad): string => `${r.status}.${r.avgjort ?? 'uavgjort'}`;

/** The page that asks: approve, approve the rest, or refuse. */
export const avgjorSide = visning({
  regel: innlesingTilgang.avgjor,
  inndata: z.object({ id: z.uuid(), svar: valgfritt(Svar) }),
  utdata: Avgjorside,
  gjelder: (s, inn) => lager.hentKjoring(s.db, inn.id),
  async hent(s, inn, _utsnitt, r) {
    const linjer = await lager.tellForhandslinjer(s.db, r.id);
    const personer = await lager.finnPersoner(s.db, personerI([r.utlost_av]), s.idag);
    return {
      na: s.na,
      kjoring: somKjoringsrad(r, personer, s.na),
      linjer: [...linjer.values()].reduce((a, b) => a + b, 0),
      berorte: r.bremser.some((b) => b.kode === 'ny_foresatt_naer_skjermet'),
      valgt: inn.svar ?? null,
      venter: r.status === 'venter' && r.avgjort === null,
      versjon: versjonAv(r),
    };
  },
  viser: (ut) => vistePersoner([ut.kjoring.utlost.slag === 'person' ? ut.kjoring.utlost.person : null]),
});
