import { z } from 'zod';
import { visning } from '#grunn/handling/index.ts';
import * as lager from '../lager-holdtvisning.ts';
import { finnPersoner } from '../lager-visning.ts';
import { hindring, kanSlasSammen } from '../regler-holdt.ts';
import { innlesingTilgang } from '../tilgang.ts';
import { holdtversjon } from './holdt.ts';
import { Personvisning, vistePersoner } from './modell.ts';
import { somPersonvisning } from './personvisning.ts';

const Oppforing = z.object({
  id: z.uuid(),
  person: Personvisning,
  /** Empty for a protected person: nothing is told of who belongs to whom. */
  barn: z.array(Personvisning),
  ansvarlige: z.array(Personvisning),
  fodselsdato: z.string().nullable(),
  kilder: z.array(z.string()),
  harNummer: z.boolean(),
  harKontakt: z.boolean(),
  harBeslutning: z.boolean(),
  opprettet: z.string(),
});
export type Oppforing = z.infer<typeof Oppforing>;

const Hindring = z.enum(['alt_gjort', 'ansvar_mellom', 'beslutning']);

export const Slasammenside = z.object({
  id: z.uuid(),
  oppforinger: z.array(Oppforing),
  /** Why neither can be kept; null when one can. */
  hindring: Hindring.nullable(),
  /** The one that is proposed kept. */
  forslag: z.uuid().nullable(),
  versjon: z.string(),
});
export type Slasammenside = z.infer<typeof Slasammenside>;

/** Two entries side by side, for a person to say whether they are one. */
export const slasammenSide = visning({
  regel: innlesingTilgang.slaSammen,
  inndata: z.object({ id: z.uuid() }),
  utdata: Slasammenside,
  async gjelder(s, inn) {
    const r = await lager.hentHoldt(s.db, inn.id);
    return r && kanSlasSammen({ arsak: r.arsak, personer: lager.holdtePersoner(r) }) ? r : undefined;
  },
  async hent(s, _inn, _utsnitt, r) {
    const alle = await lager.sammenlign(s.db, lager.holdtePersoner(r));
    const to = alle.filter((x) => !x.sammenslatt).slice(0, 2);
    const personer = await finnPersoner(
      s.db,
      to.flatMap((x) => [x.id, ...x.ansvar_for, ...x.ansvarlige]),
      s.idag,
    );
    const [a, b] = to;
    const hindringer = a && b ? [hindring(a, b), hindring(b, a)] : ['alt_gjort' as const];
    const kan = hindringer.indexOf(undefined);
    return {
      id: r.id,
      oppforinger: to.map((x) => {
        const person = somPersonvisning(x.id, personer);
        const apen = person.slag !== 'skjermet';
        return {
          id: x.id,
          person,
          barn: apen ? x.ansvar_for.map((id) => somPersonvisning(id, personer)) : [],
          ansvarlige: apen ? x.ansvarlige.map((id) => somPersonvisning(id, personer)) : [],
          fodselsdato: apen ? x.fodselsdato : null,
          kilder: x.kilder,
          harNummer: x.har_nummer,
          harKontakt: x.har_kontakt,
          harBeslutning: x.har_beslutning,
          opprettet: x.opprettet,
        };
      }),
      hindring: kan >= 0 ? null : (hindringer.find((h) => h !== undefined) ?? null),
      forslag: kan >= 0 ? (to[kan]?.id ?? null) : null,
      versjon: holdtversjon(r),
    };
  },
  viser: (ut) => vistePersoner(ut.oppforinger.flatMap((o) => [o.person, ...o.barn, ...o.ansvarlige])),
});
