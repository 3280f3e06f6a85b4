import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Tx } from '#grunn/db/index.ts';
import { FunksjonellFeil } from '#grunn/feil/index.ts';
import { settInnstilling } from '#grunn/innstilling/index.ts';
import { idag, leggTilDager } from '#grunn/tid/index.ts';
import { beOmSamtykke, opphevBeslutning, registrerBeslutning, svarSelv } from '#tilgang/familie/index.ts';
import { relasjonenMellom } from '#tilgang/relasjon/index.ts';
import { finnAktor } from '#tilgang/rolle/index.ts';
import { avgjorFrigivelse, settSperring } from '#tilgang/vern/index.ts';
import { NORDBYGDA, nyePersoner, type Provepersoner } from '#verktoy/provepersoner.ts';
import { hentForesattvarsler, visMineVarsler } from './index.ts';

let r: Provepersoner;
beforeAll(async () => {
  r = await nyePersoner();
});
afterAll(() => r.slipp());

const konsulent = () => r.aktor('skolekonsulent', NORDBYGDA);
const dag = () => idag(r.klokke);
const innlogget = async (id: string) => (await finnAktor(r.dor.db, id, 'nb', { na: r.klokke.na().toString(), idag: dag() }))!;
const som = <T>(hvem: string, arbeid: (tx: Tx) => Promise<T>): Promise<T> =>
  r.dor.db.transaction().execute(async (tx) => {
    await sql`select set_config('friminutt.aktor', ${hvem}, true), set_config('friminutt.dato', ${dag()}, true)`.execute(tx);
    return arbeid(tx);
  });
const varsler = async (id: string) => {
  const aktor = await innlogget(id);
  return som(id, (db) => hentForesattvarsler({ db, idag: dag(), aktor }));
};
const ventetid = (dager: number) =>
  settInnstilling(r.eier, {
    navn: 'tilgang.ventetid',
    verdi: { dager },
    satt: r.klokke.na().toString(),
    sattAv: null,
    begrunnelse: 'Bestemt',
  });
const relasjon = (barnId: string, personId: string) => relasjonenMellom({ db: r.eier, idag: dag() }, { barnId, personId });
const leserBarnet = (hvem: string, barn: string) =>
  som(
    hvem,
    async (tx) =>
      (await sql`select 1 from register.navn where person_id = ${barn} and kjent_til is null`.execute(tx)).rows.length > 0,
  );

async function familie() {
  const barn = await r.person({ navn: 'Rask Herre' });
  const mor = await r.person({ navn: 'Anita Skoleleder', fodselsdato: '1984-01-02' });
  const far = await r.person({ navn: 'Bård Leite', fodselsdato: '1983-01-02' });
  await r.elev(barn, NORDBYGDA);
  await r.ansvar(barn, [mor], { ansvar: 'mor' });
  return { barn, mor, far };
}
/** Everything is written by the same clock, in order. */
const senere = (dager: number) => r.klokke.flytt({ hours: 24 * dager });
beforeEach(() => senere(1));

describe('en ny foresatt', () => {
  test('[V28] I-04 mor får vite om far før han slipper inn, og far når ingenting før ventetiden er ute', async () => {
    const { barn, mor, far } = await familie();
    senere(1);
    await ventetid(2);
    await r.ansvar(barn, [mor, far]);
    const kom = dag();
    expect(await varsler(mor)).toEqual([
      { barnId: barn, barn: 'Rask Herre', hvem: 'Bård Leite', omId: far, slag: 'venter', dato: leggTilDager(kom, 3) },
    ]);
    expect(await relasjon(barn, far)).toMatchObject({ relasjon: 'INGEN', grunn: 'ventetid', ellers: 'FULL', retter: [] });
    expect((await innlogget(far)).tilknytninger.find((t) => t.relasjon === 'egetBarn')).toMatchObject({ stengt: 'ventetid' });
    expect(await leserBarnet(far, barn)).toBe(false);
    senere(2);
    expect(await leserBarnet(far, barn)).toBe(false);
    senere(1);
    expect(await leserBarnet(far, barn)).toBe(true);
    expect(await relasjon(barn, far)).toMatchObject({ relasjon: 'FULL' });
    expect(await varsler(mor)).toMatchObject([{ slag: 'apnet', dato: kom, hvem: 'Bård Leite' }]);
    expect(await varsler(far)).toEqual([]);
    expect((await r.gjor(visMineVarsler, await innlogget(mor), {})).varsler).toHaveLength(1);
    senere(30);
    expect(await varsler(mor)).toEqual([]);
    await ventetid(0);
  });

  test('[V28] I-04 en beslutning som avsluttes i ventetiden, åpner aldri, og varselet er borte', async () => {
    const { barn, mor, far } = await familie();
    await r.foreldre(barn, { [mor]: 'mor', [far]: 'far' });
    senere(1);
    await ventetid(2);
    await r.gjor(registrerBeslutning, konsulent(), {
      personId: barn,
      slag: 'foreldreansvar',
      hvem: far,
      dokument: 'Dom 17/2026',
      begrunnelse: 'Dom fra tingretten',
      fra: dag(),
    });
    expect(await varsler(mor)).toMatchObject([{ slag: 'venter', omId: far }]);
    const { id } = (await sql<{ id: string }>`select id from tilgang.foresattbeslutning where barn_id = ${barn}`.execute(r.eier))
      .rows[0]!;
    await r.gjor(opphevBeslutning, konsulent(), { personId: barn, beslutningId: id, begrunnelse: 'Feil barn' });
    expect(await varsler(mor)).toEqual([]);
    senere(5);
    expect(await leserBarnet(far, barn)).toBe(false);
    await ventetid(0);
  });

  test('[V13] den som må samtykke, får spørsmålet, og så at tilgangen er åpen', async () => {
    const { barn, mor, far } = await familie();
    await r.foreldre(barn, { [mor]: 'mor', [far]: 'far' });
    senere(1);
    await r.gjor(beOmSamtykke, konsulent(), {
      personId: barn,
      hvem: far,
      omfang_se: 'ja',
      begrunnelse: 'Bor sammen med barnet',
      til: leggTilDager(dag(), 100),
    });
    expect(await varsler(mor)).toMatchObject([{ slag: 'sporsmal', omId: far, dato: null }]);
    const { id } = (await sql<{ id: string }>`select id from tilgang.foresattbeslutning where barn_id = ${barn}`.execute(r.eier))
      .rows[0]!;
    await r.gjor(svarSelv, await innlogget(mor), { personId: barn, beslutningId: id, svar: 'ja' });
    expect(await varsler(mor)).toMatchObject([{ slag: 'apnet', omId: far }]);
    expect((await relasjon(barn, far)).relasjon).toBe('SAMTYKKEOMFANG');
  });
});

describe('aldri der vernet sier nei', () => {
  test('[V28] I-02 ingenting om et skjermet barn eller en skjermet ny foresatt, heller ikke etter frigivelse', async () => {
    for (const hvem of ['barn', 'far'] as const) {
      const f = await familie();
      await r.beskytt(f[hvem], 'fortrolig');
      senere(1);
      await r.ansvar(f.barn, [f.mor, f.far]);
      expect(await varsler(f.mor)).toEqual([]);
      await sql`insert into tilgang.frigivelse (id, barn_id, person_id, avgjorelse, begrunnelse, avgjort, avgjort_av)
        values (gen_random_uuid(), ${f.barn}, ${f.far}, 'frigitt', 'Vurdert av rektor', ${r.klokke.na().toString()}, gen_random_uuid())`.execute(
        r.eier,
      );
      expect((await relasjon(f.barn, f.far)).relasjon).toBe('FULL');
      expect(await varsler(f.mor)).toEqual([]);
    }
  });

  test('[V28] I-04 er noen sperret fra barnet, venter den nye på frigivelse; mor får vite det etterpå, uten navn', async () => {
    const { barn, mor, far } = await familie();
    const tredje = await r.person({ navn: 'Sperret Person', fodselsdato: '1980-01-01' });
    await r.foreldre(barn, { [mor]: 'mor', [tredje]: 'far' });
    await r.gjor(settSperring, r.aktor('rektor', NORDBYGDA), {
      personId: barn,
      hvem: tredje,
      slag: 'besoksforbud',
      dokument: 'Sak 17',
      begrunnelse: 'Vedtak fra politiet',
      vurderesPaNytt: leggTilDager(dag(), 90),
    });
    senere(1);
    await ventetid(5);
    await r.ansvar(barn, [mor, far]);
    expect((await relasjon(barn, far)).grunn).toBe('ventepaFrigivelse');
    expect(await varsler(mor)).toEqual([]);
    expect(await varsler(tredje)).toEqual([]);
    await r.gjor(avgjorFrigivelse, r.aktor('rektor', NORDBYGDA), {
      personId: barn,
      hvem: far,
      avgjorelse: 'frigitt',
      begrunnelse: 'Snakket med mor',
    });
    // a named person has looked at it: no waiting on top
    expect((await relasjon(barn, far)).relasjon).toBe('FULL');
    expect(await varsler(mor)).toMatchObject([{ slag: 'apnet', hvem: null, dato: dag() }]);
    expect(await varsler(tredje)).toEqual([]);
    await ventetid(0);
  });

  test('[V28] den som selv er sperret, eller ikke skal varsles, får ingenting', async () => {
    const { barn, mor, far } = await familie();
    senere(1);
    await r.ansvar(barn, [mor, far]);
    expect(await varsler(mor)).toHaveLength(1);
    await sql`insert into tilgang.foresattrett (id, barn_id, person_id, rett, gitt_rett, begrunnelse, gitt_av)
      values (gen_random_uuid(), ${barn}, ${mor}, 'varsles', false, 'Etter eget ønske', gen_random_uuid())`.execute(r.eier);
    expect(await varsler(mor)).toEqual([]);
    await sql`update tilgang.foresattrett set opphevet = now() where barn_id = ${barn}`.execute(r.eier);
    await sql`insert into tilgang.sperring (id, barn_id, person_id, slag, begrunnelse, gitt, gitt_av)
      values (gen_random_uuid(), ${barn}, ${mor}, 'besoksforbud', 'Vedtak fra politiet', ${r.klokke.na().toString()}, gen_random_uuid())`.execute(
      r.eier,
    );
    expect(await varsler(mor)).toEqual([]);
  });

  test.each(['larer', 'rektor', 'systemforvalter', 'elev'] as const)('[V28] siden er ikke for %s', async (rolle) => {
    const e = await r.gjor(visMineVarsler, r.aktor(rolle, rolle === 'systemforvalter' ? '*' : NORDBYGDA), {}).then(
      () => undefined,
      (x: unknown) => x,
    );
    expect(e).toBeInstanceOf(FunksjonellFeil);
  });
});
