// Whom the school calls about a missing child: decided by access, not by what a register once said.
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FunksjonellFeil } from '#grunn/feil/index.ts';
import { NORDBYGDA } from '#verktoy/provepersoner.ts';
import { larer, nySkoledag, type Proveskoledag } from '#verktoy/proveskoledag.ts';
import { sakside, skrivSteg } from './index.ts';

let r: Proveskoledag;
beforeAll(async () => {
  r = await nySkoledag();
});
afterAll(() => r.slipp());
beforeEach(() => r.kl('20:00'));

const utfallet = (p: Promise<unknown>): Promise<string> =>
  p.then(
    () => 'gjort',
    (e: unknown) => (e instanceof FunksjonellFeil ? e.kode : Promise.reject(e as Error)),
  );
describe('hvem skolen ringer om et barn som savnes', () => {
  const sakFor = async (elev: string) => {
    const id = crypto.randomUUID();
    await sql`insert into skoledag.etterlysning (id, slag, elev_id, skole, dato, apnet) values (${id}, 'elev', ${elev}, ${NORDBYGDA}, '2026-11-23', ${r.klokke.na().toString()})`.execute(r.eier); // prettier-ignore
    return id;
  };
  const mor_far = async () => {
    const elev = await r.nyElev('Savnet Elev');
    const [mor, far] = [await r.person({ navn: 'Mor En' }), await r.person({ navn: 'Far To' })];
    await r.ansvar(elev, [mor, far]);
    return { elev, mor, far };
  };
  const ringer = async (elev: string) =>
    (await r.gjor(sakside, larer(), { sakId: await sakFor(elev) })).kontakter.map((k) => k.navn);
  const beslutning = (elev: string, person: string, slag: string) =>
    sql`insert into tilgang.foresattbeslutning (id, barn_id, slag, person_id, begrunnelse, fra, gitt, gitt_av, dokument)
      values (gen_random_uuid(), ${elev}, ${slag}, ${person}, 'Vedtak lagt fram', '2026-01-01', now(), gen_random_uuid(), 'Sak 1')`.execute(
      r.eier,
    );

  test('etter omsorgsovertakelse: fosterforelderen, ikke foreldrene', async () => {
    const { elev } = await mor_far();
    const foster = await r.person({ navn: 'Foster Mor' });
    await sql`insert into register.kontaktperson (person_id, kilde, nokkel, kontakt_id, navn, kontakttype, kjent_fra, apnet_av)
      values (${elev}, 'manuell', 'foster', ${foster}, 'Foster Mor', 'fosterforelder', now(), gen_random_uuid())`.execute(r.eier);
    await beslutning(elev, foster, 'fosterforelder');
    expect(await ringer(elev)).toEqual(['Foster Mor']);
  });

  test('den som venter på frigivelse, er ikke kommet på lista', async () => {
    const elev = await r.nyElev('Skjermet Nær');
    const [mor, far] = [await r.person({ navn: 'Mor En' }), await r.person({ navn: 'Far To' })];
    await r.ansvar(elev, [mor]);
    await r.beskytt(mor, 'fortrolig');
    await r.ansvar(elev, [mor, far]);
    expect(await ringer(elev)).not.toContain('Far To');
  });

  test('en sperring på en oppføring som siden er slått sammen med en annen, gjelder fortsatt', async () => {
    const { elev, mor, far } = await mor_far();
    const gammel = await r.person({ navn: 'Far To' });
    await sql`insert into tilgang.sperring (id, barn_id, person_id, slag, begrunnelse, gitt, gitt_av) values (gen_random_uuid(), ${elev}, ${gammel}, 'besoksforbud', 'Besøksforbud', '2026-11-23T19:30:00Z', ${mor})`.execute(r.eier); // prettier-ignore
    await sql`update register.person set sammenslatt_med = ${far} where id = ${gammel}`.execute(r.eier);
    expect(await ringer(elev)).toEqual(['Mor En']);
  });

  test('den skolen ikke skal varsle i nød, og den som er død, står ikke der', async () => {
    const { elev, mor, far } = await mor_far();
    await sql`insert into tilgang.foresattrett (id, barn_id, person_id, rett, gitt_rett, begrunnelse, gitt, gitt_av)
      values (gen_random_uuid(), ${elev}, ${far}, 'nodmelding', false, 'Etter vedtak', now(), ${mor})`.execute(r.eier);
    expect(await ringer(elev)).toEqual(['Mor En']);
  });

  test('ringt er bare den som står på lista', async () => {
    const { elev, mor } = await mor_far();
    const fremmed = await r.person({ navn: 'Helt Fremmed' });
    const sakId = await sakFor(elev);
    const ring = (hvem: string) => utfallet(r.gjor(skrivSteg, larer(), { sakId, hva: 'ringte', hvem, resultat: 'ikke_svar' }));
    expect([await ring(mor), await ring(fremmed), await ring(crypto.randomUUID())]).toEqual([
      'gjort',
      'ikke_funnet',
      'ikke_funnet',
    ]);
    const side = await r.gjor(sakside, larer(), { sakId });
    expect(JSON.stringify(side.steg)).not.toContain('Fremmed');
  });
});
