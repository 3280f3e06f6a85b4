import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NORDBYGDA } from '#verktoy/provepersoner.ts';
import { nySkoledag, type Proveskoledag } from '#verktoy/proveskoledag.ts';
import { erForeldet } from './lager.ts';
import { varsleSkolestart } from './lager-skolestart.ts';

let r: Proveskoledag;
beforeAll(async () => {
  r = await nySkoledag();
});
afterAll(() => r.slipp());

test('[B26] hjemmet får vite at runden er åpen, og at vedtaket er klart: én gang, og ikke når det er svart eller åpnet', async () => {
  const av = crypto.randomUUID();
  const barn = await Promise.all(['Barn En', 'Barn To', 'Barn Tre'].map((navn) => r.person({ navn, fodselsdato: '2021-04-01' })));
  await sql`insert into register.innskrivingsrunde (skolear, apner, frist, forskrift, klageinstans, opprettet, opprettet_av)
    values (2027, '2026-11-20', '2026-12-20', 'Forskrift', 'Statsforvalteren', now(), ${av})`.execute(r.eier);
  // the third: nobody knows which school yet
  const ider = barn.map(() => crypto.randomUUID());
  for (const [i, id] of ider.entries())
    await sql`insert into register.innskriving (id, skolear, person_id, slag, kretsskole, lagt_til, lagt_til_av)
      values (${id}, 2027, ${barn[i]!}, 'alder', ${i === 2 ? null : NORDBYGDA}, now(), ${av})`.execute(r.eier);
  const hendelser = () => r.rader<{ slag: string; elev: string; om: string }>(`select slag, elev_id elev, om_id om from skoledag.hendelse where slag like 'skolestart%' order by opprettet, slag`); // prettier-ignore
  const kjor = () => varsleSkolestart(r.system, r.klokke);

  r.kl('08:00', '2026-11-19');
  expect(await kjor()).toBe(0);
  r.kl('08:00', '2026-11-20');
  expect(await kjor()).toBe(2);
  expect(await kjor()).toBe(0);
  expect(new Set((await hendelser()).map((h) => h.elev))).toEqual(new Set([barn[0], barn[1]]));
  // one has answered: what was not sent yet is no longer to be
  await sql`insert into register.innskrivingssvar (id, innskriving_id, slag, svart, svart_av) values (gen_random_uuid(), ${ider[0]!}, 'bekreftet', now(), ${av})`.execute(r.eier); // prettier-ignore
  const foreldet = () => erForeldet(r.eier, [{ slag: 'skolestartApnet', omId: ider[0]! }, { slag: 'skolestartApnet', omId: ider[1]! }]); // prettier-ignore
  expect([...(await foreldet())]).toEqual([ider[0]]);
  // placed in a krets, the third is told; a decision is told of, and its opening is the end of it
  await sql`update register.innskriving set kretsskole = ${NORDBYGDA} where id = ${ider[2]!}`.execute(r.eier);
  const vedtak = crypto.randomUUID();
  await sql`insert into register.innskrivingsvedtak (id, innskriving_id, gjelder, innvilget, skole, begrunnelse, avgjort_ved, vedtatt, vedtatt_av, klagefrist, brev)
    values (${vedtak}, ${ider[0]!}, 'naerskole', true, ${NORDBYGDA}, '\\x01', ${NORDBYGDA}, '2026-11-20T09:00:00+01:00', ${av}, '2026-12-11', '\\x01')`.execute(r.eier); // prettier-ignore
  r.kl('10:00', '2026-11-20');
  expect(await kjor()).toBe(2);
  expect((await hendelser()).filter((h) => h.slag === 'skolestartVedtak')).toEqual([
    { slag: 'skolestartVedtak', elev: barn[0], om: vedtak },
  ]);
  expect(await kjor()).toBe(0);
  await sql`update register.innskrivingsvedtak set apnet = now(), apnet_av = ${av} where id = ${vedtak}`.execute(r.eier);
  expect([...(await erForeldet(r.eier, [{ slag: 'skolestartVedtak', omId: vedtak }]))]).toEqual([vedtak]);
});
