import { setTimeout as vent } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Tx } from '#grunn/db/index.ts';
import { FunksjonellFeil } from '#grunn/feil/index.ts';
import type { Aktor } from '#grunn/tilgang/index.ts';
import { NORDBYGDA, SOLSIDEN } from '#verktoy/provepersoner.ts';
import { foresatt, larer, med, nySkoledag, rektor, type Proveskoledag } from '#verktoy/proveskoledag.ts';
import { erForeldet } from '../hendelse/kjerne.ts';
import { avbestillSamtale, bestillSamtale } from './handlinger/bestill.ts';
import { avbestillForElev, bestillForElev, forSamtaleHoldt } from './handlinger/forelev.ts';
import { apneSamtaler, avlysSamtaler, endreSamtaler, lagRunde, minnOmSamtale, stengSamtaletid } from './handlinger/runde.ts';
import { inviterNyeElever } from './jobb.ts';
import { elevenKanVelge, kravFor, lagTider, mangler } from './regler.ts';
import { mineSamtaler, velgSamtale } from './visninger/hjem.ts';
import { elevIRunde, samtaleoversikt, samtalerunde } from './visninger/skole.ts';

describe('hvilke timer en runde har', () => {
  const o = { dager: ['2026-12-01'], fraKl: '16:00', tilKl: '17:00', lengde: 20, pause: 0 };
  test.each`
    hva                               | endret                                     | tider
    ${'tre på en time'}               | ${{}}                                      | ${['15:00', '15:20', '15:40']}
    ${'pausen går fra'}               | ${{ pause: 10 }}                           | ${['15:00', '15:30']}
    ${'ingen halv samtale til slutt'} | ${{ tilKl: '16:59' }}                      | ${['15:00', '15:20']}
    ${'ikke plass til noen'}          | ${{ tilKl: '16:19' }}                      | ${[]}
    ${'bakvendte klokkeslett'}        | ${{ fraKl: '18:00' }}                      | ${[]}
    ${'den samme dagen to ganger'}    | ${{ dager: ['2026-12-01', '2026-12-01'] }} | ${['15:00', '15:20', '15:40']}
    ${'sommertid er en annen time'}   | ${{ dager: ['2027-05-03'] }}               | ${['14:00', '14:20', '14:40']}
  `('[E25] $hva', ({ endret, tider }) => {
    expect(lagTider({ ...o, ...endret }).map((t) => t.fra.slice(11, 16))).toEqual(tider);
  });
  test('[E25] dagene står i rekkefølge, hver samtale varer så lenge som sagt', () => {
    const tider = lagTider({ ...o, dager: ['2026-12-03', '2026-12-01'], tilKl: '16:20' });
    expect(tider).toEqual([
      { fra: '2026-12-01T15:00:00Z', til: '2026-12-01T15:20:00Z' },
      { fra: '2026-12-03T15:00:00Z', til: '2026-12-03T15:20:00Z' },
    ]);
  });
  test.each([['2011-11-23', true], ['2011-11-24', false], [null, false]] as const)('[E25] født %s velger selv i dag: %s', (f, ja) => expect(elevenKanVelge(f, '2026-11-23')).toBe(ja)); // prettier-ignore
  test('[E25] kravet er én i halvåret og to invitasjoner i året, med kilden', () => {
    const k = kravFor('2026-11-23');
    expect(k.kilde.nb).toContain('§§ 9-6 og 11-1');
    expect(
      mangler([{ holdtIHalvaret: 0, invitertIAret: 2 }, { holdtIHalvaret: 1, invitertIAret: 1 }, { holdtIHalvaret: 1, invitertIAret: 2 }], k), // prettier-ignore
    ).toEqual({ samtale: 1, invitasjon: 1 });
    expect(() => kravFor('2024-07-31')).toThrow('No rule');
  });
});

describe('en runde med utviklingssamtaler', () => {
  let r: Proveskoledag;
  let gruppe: string;
  let a: string;
  let b: string;
  let mor: Aktor;
  let far: Aktor;
  let annen: Aktor;
  let kontakt: Aktor;

  const nyGruppe = async (elever: readonly string[]): Promise<string> => {
    const id = crypto.randomUUID();
    await sql`insert into register.gruppe (gruppe_id, kilde, navn, slag, skole, skolear, fra, til, kjent_fra, apnet_av, arstrinn)
      values (${id}, 'manuell', ${`S${id.slice(0, 4)}`}, 'klasse', ${NORDBYGDA}, 2026, '2026-08-01', '2027-07-31', now(), gen_random_uuid(), '{6}')`.execute(r.eier); // prettier-ignore
    for (const e of elever)
      await sql`insert into register.gruppemedlem (gruppe_id, person_id, kilde, fra, til, kjent_fra, apnet_av)
        values (${id}, ${e}, 'manuell', '2026-08-01', '2027-07-31', now(), gen_random_uuid())`.execute(r.eier);
    return id;
  };
  /** A contact teacher as the registers make one: a position at the school, and the group. */
  const nyKontaktlarer = async (gruppeId: string): Promise<Aktor> => {
    const id = await r.person({ navn: 'Kontakt Larer', fodselsdato: '1980-01-01', kilde: 'hr' });
    await r.ansett(id, NORDBYGDA, { kode: '7962', tittel: 'Lærer' });
    await sql`insert into register.undervisningsforhold (gruppe_id, person_id, kilde, rolle, fra, til, kjent_fra, apnet_av)
      values (${gruppeId}, ${id}, 'manuell', 'kontaktlarer', '2026-08-01', '2027-07-31', now(), gen_random_uuid())`.execute(
      r.eier,
    );
    return med('kontaktlarer', 'egenGruppe', [gruppeId], id);
  };

  beforeAll(async () => {
    r = await nySkoledag();
    a = await r.nyElev('Rask Herre');
    b = await r.nyElev('Urolig Kaie');
    gruppe = await nyGruppe([a, b]);
    const ny = (navn: string) => r.person({ navn, fodselsdato: '1985-01-01' });
    const [m, f, n] = [await ny('Mor Herre'), await ny('Far Herre'), await ny('Mor Kaie')];
    await r.ansvar(a, [m, f]);
    await r.ansvar(b, [n]);
    mor = foresatt([a], m);
    far = foresatt([a], f);
    annen = foresatt([b], n);
    kontakt = await nyKontaktlarer(gruppe);
  }, 60_000);
  afterAll(() => r.slipp());
  beforeEach(() => r.kl('12:00'));

  const INN = { dag1: '2026-12-01', fraKl: '16:00', tilKl: '17:00', lengde: '20', pause: '0', sted: 'Rom 214', form: 'fysisk', frist: '2026-11-30', hverForesatt: 'felles' }; // prettier-ignore
  const runde = async (valg: object = {}, apen = true): Promise<string> => {
    const { rundeId } = await r.gjor(lagRunde, kontakt, { gruppeId: gruppe, ...INN, ...valg });
    if (apen) await r.gjor(apneSamtaler, kontakt, { rundeId });
    return rundeId;
  };
  const tider = async (rundeId: string) => (await r.gjor(samtalerunde, kontakt, { rundeId })).tider;
  const min = async (som: Aktor, rundeId: string) =>
    (await r.gjor(mineSamtaler, som, {})).samtaler.find((x) => x.runde.rundeId === rundeId);
  const utfallet = (p: Promise<unknown>): Promise<string> =>
    p.then(
      () => 'gjort',
      (e: unknown) => (e instanceof FunksjonellFeil ? e.kode : Promise.reject(e as Error)),
    );

  test('[E25] utkast ser bare skolen; åpnet ser hjemmet ledige timer, velger, bytter og avlyser', async () => {
    const rundeId = await runde({}, false);
    expect(await min(mor, rundeId)).toBeUndefined();
    expect(await utfallet(r.gjor(velgSamtale, mor, { rundeId, elevId: a }))).toBe('ikke_funnet');
    expect(await r.gjor(apneSamtaler, kontakt, { rundeId })).toEqual({ rundeId, antall: 2 });
    expect(await utfallet(r.gjor(apneSamtaler, kontakt, { rundeId }))).toBe('alt_apen');
    const m = await min(mor, rundeId);
    expect(m?.tider.map((t) => [t.fra.slice(11, 16), t.ledig])).toEqual([['15:00', true], ['15:20', true], ['15:40', true]]); // prettier-ignore
    const [t1, t2] = m!.tider;
    expect(await r.gjor(bestillSamtale, mor, { rundeId, elevId: a, tidId: t1!.tidId })).toMatchObject({ forrige: null });
    // the other home sees that it is gone, and not to whom
    const hosAnnen = await min(annen, rundeId);
    expect(hosAnnen?.tider.map((t) => t.ledig)).toEqual([false, true, true]);
    expect(JSON.stringify(hosAnnen)).not.toContain(a);
    // the other guardian of the same child sees the time, and may change it
    expect((await min(far, rundeId))?.bestilling?.tidId).toBe(t1!.tidId);
    expect(await r.gjor(bestillSamtale, far, { rundeId, elevId: a, tidId: t2!.tidId })).toMatchObject({ forrige: t1!.tidId });
    expect((await min(mor, rundeId))?.bestilling?.tidId).toBe(t2!.tidId);
    const side = await r.gjor(mineSamtaler, far, { gjort: 'endret', runde: rundeId, elev: a, tid: t1!.tidId });
    expect(side.angre).toEqual({ rundeId, elevId: a, tidId: t1!.tidId });
    expect(await r.gjor(avbestillSamtale, mor, { rundeId, elevId: a })).toMatchObject({ tidId: t2!.tidId });
    expect(await utfallet(r.gjor(avbestillSamtale, mor, { rundeId, elevId: a }))).toBe('ingen_time');
    expect((await min(annen, rundeId))?.tider.every((t) => t.ledig)).toBe(true);
  });

  test('[E25] to hjem på den samme timen i samme øyeblikk: ett får den, det andre får vite hvilke som er ledige', async () => {
    const rundeId = await runde();
    const tidId = (await tider(rundeId))[0]!.tidId;
    const svar: Promise<string>[] = [];
    await r.eier.transaction().execute(async (tx) => {
      // a third hand on the time: both stand in the queue behind it, and it is let go
      const laas = crypto.randomUUID();
      await sql`insert into skoledag.samtalebestilling (id, runde_id, tid_id, elev_id, rolle, bestilt, bestilt_av)
        values (${laas}, ${rundeId}, ${tidId}, ${a}, 'skole', now(), ${a})`.execute(tx);
      svar.push(utfallet(r.gjor(bestillSamtale, mor, { rundeId, elevId: a, tidId })));
      svar.push(utfallet(r.gjor(bestillSamtale, annen, { rundeId, elevId: b, tidId })));
      for (let i = 0; i < 200; i++) {
        const { rows } = await sql<{
          n: number;
        }>`select count(*)::int as n from pg_stat_activity where datname = current_database()
          and wait_event_type = 'Lock'`.execute(r.eier);
        if (rows[0]!.n >= 2) break;
        await vent(10);
      }
      await sql`delete from skoledag.samtalebestilling where id = ${laas}`.execute(tx);
    });
    expect((await Promise.all(svar)).toSorted()).toEqual(['gjort', 'tatt']);
    const taper = (await min(mor, rundeId))?.bestilling === null ? mor : annen;
    expect((await min(taper, rundeId))?.tider.map((t) => t.ledig)).toEqual([false, true, true]);
  });

  test('[E25] to runder for gruppen på samme tid: siden sier hvor mange timer det gjelder, til en av dem er avlyst', async () => {
    const dag = { dag1: '2026-12-10', frist: '2026-12-09' };
    const en = await runde({ ...dag, fraKl: '16:00', tilKl: '17:00' });
    const to = await runde({ ...dag, fraKl: '16:30', tilKl: '17:30' });
    const overlapp = async (rundeId: string) => (await r.gjor(samtalerunde, kontakt, { rundeId })).overlapper;
    // 16.20 runs to 16.40 and 16.40 to 17.00; the other begins 16.30
    expect([await overlapp(en), await overlapp(to)]).toEqual([2, 2]);
    await r.gjor(avlysSamtaler, kontakt, { rundeId: to, sikker: 'ja' });
    expect([await overlapp(en), await overlapp(to)]).toEqual([0, 0]);
  });

  test('[E25] den som bytter til en time som er tatt, beholder den gamle', async () => {
    const rundeId = await runde();
    const [t1, t2] = await tider(rundeId);
    await r.gjor(bestillSamtale, mor, { rundeId, elevId: a, tidId: t1!.tidId });
    await r.gjor(bestillSamtale, annen, { rundeId, elevId: b, tidId: t2!.tidId });
    expect(await utfallet(r.gjor(bestillSamtale, mor, { rundeId, elevId: a, tidId: t2!.tidId }))).toBe('tatt');
    expect((await min(mor, rundeId))?.bestilling?.tidId).toBe(t1!.tidId);
    // the same press twice is the same time
    await r.gjor(bestillSamtale, mor, { rundeId, elevId: a, tidId: t1!.tidId });
    expect((await min(mor, rundeId))?.bestilling?.tidId).toBe(t1!.tidId);
  });

  test('[E25] én samtale med hver foresatt: hver ser sin egen, og ingenting om den andre', async () => {
    const rundeId = await runde({ hverForesatt: 'hver' });
    const [t1, t2] = await tider(rundeId);
    await r.gjor(bestillSamtale, mor, { rundeId, elevId: a, tidId: t1!.tidId });
    const hosFar = await min(far, rundeId);
    expect(hosFar?.bestilling).toBeNull();
    expect(hosFar?.tider[0]?.ledig).toBe(false);
    expect(JSON.stringify(hosFar)).not.toContain(mor.id);
    await r.gjor(bestillSamtale, far, { rundeId, elevId: a, tidId: t2!.tidId });
    const m = await r.gjor(samtalerunde, kontakt, { rundeId });
    expect(m.elever.filter((e) => e.elevId === a).map((e) => `${e.forNavn} ${e.bestilling?.tidId}`).toSorted((x, y) => x.localeCompare(y))).toEqual([`Far Herre ${t2!.tidId}`, `Mor Herre ${t1!.tidId}`]); // prettier-ignore
    // the pupil of 15 has no talk of his own to choose here
    expect(await utfallet(r.gjor(bestillSamtale, med('elev', 'segSelv', [a], a), { rundeId, elevId: a, tidId: t1!.tidId }))).toBe('foresatte'); // prettier-ignore
    // the teacher says whose it is, and nobody else's
    expect(await utfallet(r.gjor(bestillForElev, kontakt, { rundeId, elevId: b, tidId: (await tider(rundeId))[2]!.tidId, forId: mor.id }))).toBe('hvem'); // prettier-ignore
  });

  test('[E25] fristen stenger hjemmet, men ikke læreren; en tid som er stengt, tas ikke', async () => {
    const rundeId = await runde();
    const [t1, t2, t3] = await tider(rundeId);
    await r.gjor(bestillSamtale, annen, { rundeId, elevId: b, tidId: t3!.tidId });
    await r.gjor(stengSamtaletid, kontakt, { rundeId, tidId: t1!.tidId, stengt: 'ja' });
    expect(await utfallet(r.gjor(bestillSamtale, mor, { rundeId, elevId: a, tidId: t1!.tidId }))).toBe('tatt');
    expect((await min(mor, rundeId))?.tider).toHaveLength(2);
    expect(await utfallet(r.gjor(stengSamtaletid, kontakt, { rundeId, tidId: t3!.tidId, stengt: 'ja' }))).toBe('opptatt');
    r.kl('08:00', '2026-12-01');
    expect(await utfallet(r.gjor(bestillSamtale, mor, { rundeId, elevId: a, tidId: t2!.tidId }))).toBe('frist');
    expect(await utfallet(r.gjor(avbestillSamtale, annen, { rundeId, elevId: b }))).toBe('frist');
    await r.gjor(bestillForElev, kontakt, { rundeId, elevId: a, tidId: t2!.tidId });
    expect((await min(mor, rundeId))?.bestilling?.tidId).toBe(t2!.tidId);
    await r.gjor(avbestillForElev, kontakt, { rundeId, elevId: a });
    expect((await min(mor, rundeId))?.bestilling).toBeNull();
  });

  test('[E25] holdt føres med dato, teller mot kravet, og kan tas tilbake', async () => {
    const rundeId = await runde();
    const [t1] = await tider(rundeId);
    expect(await utfallet(r.gjor(forSamtaleHoldt, kontakt, { rundeId, elevId: a, holdt: 'ja' }))).toBe('ingen_time');
    await r.gjor(bestillSamtale, mor, { rundeId, elevId: a, tidId: t1!.tidId });
    expect(await utfallet(r.gjor(forSamtaleHoldt, kontakt, { rundeId, elevId: a, holdt: 'ja' }))).toBe('ikke_enna');
    r.kl('18:00', '2026-12-01');
    const linje = async () => (await r.gjor(samtalerunde, kontakt, { rundeId })).elever.find((e) => e.elevId === a);
    const for_ = (await linje())!.holdtIHalvaret;
    await r.gjor(forSamtaleHoldt, kontakt, { rundeId, elevId: a, holdt: 'ja' });
    expect(await linje()).toMatchObject({ holdtIHalvaret: for_ + 1, bestilling: { holdt: '2026-12-01' } });
    expect((await r.gjor(elevIRunde, kontakt, { rundeId, elevId: a })).linjer[0]?.bestilling?.holdt).toBe('2026-12-01');
    // what has been held is not called off
    expect(await utfallet(r.gjor(avbestillForElev, kontakt, { rundeId, elevId: a }))).toBe('ingen_time');
    await r.gjor(forSamtaleHoldt, kontakt, { rundeId, elevId: a, holdt: 'nei' });
    expect(await linje()).toMatchObject({ holdtIHalvaret: for_, bestilling: { holdt: null } });
    const m = await r.gjor(samtalerunde, kontakt, { rundeId });
    expect(m.krav).toMatchObject({ samtaler: 1, invitert: 2 });
    expect(m.krav.manglerSamtale).toBeGreaterThan(0);
  });

  test('[E25] invitert og minnet går gjennom porten ut, uten innhold; den som har valgt, blir ikke minnet', async () => {
    const rundeId = await runde();
    const hendelser = (slag: string) =>
      r.rader<{ elev_id: string; om_id: string }>(`select h.elev_id, h.om_id from skoledag.hendelse h join skoledag.samtaleinvitasjon i on i.id = h.om_id where i.runde_id = '${rundeId}' and h.slag = '${slag}'`); // prettier-ignore
    expect((await hendelser('samtaleApnet')).map((h) => h.elev_id).toSorted()).toEqual([a, b].toSorted());
    await r.gjor(bestillSamtale, mor, { rundeId, elevId: a, tidId: (await tider(rundeId))[0]!.tidId });
    expect(await r.gjor(minnOmSamtale, kontakt, { rundeId })).toMatchObject({ antall: 1 });
    expect(await utfallet(r.gjor(minnOmSamtale, kontakt, { rundeId }))).toBe('minnet_i_dag');
    const paminnet = await hendelser('samtalePaminnelse');
    expect(paminnet.map((h) => h.elev_id)).toEqual([b]);
    // chosen in the meantime: nothing to remind of
    const om = [{ slag: 'samtalePaminnelse', omId: paminnet[0]!.om_id }];
    expect([...(await erForeldet(r.system, om))]).toEqual([]);
    await r.gjor(bestillSamtale, annen, { rundeId, elevId: b, tidId: (await tider(rundeId))[1]!.tidId });
    expect([...(await erForeldet(r.system, om))]).toEqual([paminnet[0]!.om_id]);
    // moved to another room, or called off: those with a time hear that there is something
    await r.gjor(endreSamtaler, kontakt, { rundeId, sted: 'Rom 3', form: 'fysisk', frist: '2026-11-30' });
    expect(await hendelser('samtaleEndret')).toHaveLength(2);
    await r.gjor(avlysSamtaler, kontakt, { rundeId, sikker: 'ja' });
    expect(await hendelser('samtaleEndret')).toHaveLength(4);
    expect((await min(mor, rundeId))?.hvorforIkke).toBe('avlyst');
    expect(await utfallet(r.gjor(bestillForElev, kontakt, { rundeId, elevId: a, tidId: (await tider(rundeId))[2]!.tidId }))).toBe('avlyst'); // prettier-ignore
  });

  test('[E25] en elev som kommer i gruppen etter at timene er åpnet, blir invitert én gang, mens fristen ikke er ute', async () => {
    const rundeId = await runde();
    const utkast = await runde({}, false);
    expect(await inviterNyeElever(r.system, r.klokke)).toBe(0);
    const ny = await r.nyElev('Ny Elev');
    await sql`insert into register.gruppemedlem (gruppe_id, person_id, kilde, fra, til, kjent_fra, apnet_av)
      values (${gruppe}, ${ny}, 'manuell', '2026-11-23', '2027-07-31', now(), gen_random_uuid())`.execute(r.eier);
    const hendelser = () =>
      r.rader<{
        runde_id: string;
      }>(`select i.runde_id from skoledag.hendelse h join skoledag.samtaleinvitasjon i on i.id = h.om_id
        where h.elev_id = '${ny}' and h.slag = 'samtaleApnet' and i.sendt_av = '${kontakt.id}'`);
    expect(await inviterNyeElever(r.system, r.klokke)).toBeGreaterThan(0);
    expect(await inviterNyeElever(r.system, r.klokke)).toBe(0);
    const inviterte = (await hendelser()).map((h) => h.runde_id);
    expect(inviterte).toContain(rundeId);
    expect(inviterte).not.toContain(utkast);
    await sql`delete from skoledag.samtaleinvitasjon where elev_id = ${ny}`.execute(r.eier);
    r.kl('12:00', '2026-12-20');
    expect(await inviterNyeElever(r.system, r.klokke)).toBe(0);
    await sql`delete from register.gruppemedlem where person_id = ${ny}`.execute(r.eier);
  });

  test('[E25] eleven på 15 velger selv; på 14 ser eleven bare timen', async () => {
    const stor = await r.nyElev('Stor Elev', { fodselsdato: '2011-11-23' });
    const liten = await r.nyElev('Liten Elev', { fodselsdato: '2011-11-24' });
    const g = await nyGruppe([stor, liten]);
    const { rundeId } = await r.gjor(lagRunde, rektor(), { gruppeId: g, ...INN });
    await r.gjor(apneSamtaler, rektor(), { rundeId });
    const selv = (id: string) => med('elev', 'segSelv', [id], id);
    const tidId = (await r.gjor(samtalerunde, rektor(), { rundeId })).tider[0]!.tidId;
    expect(await utfallet(r.gjor(bestillSamtale, selv(liten), { rundeId, elevId: liten, tidId }))).toBe('alder');
    expect((await min(selv(liten), rundeId))?.hvorforIkke).toBe('alder');
    expect(await utfallet(r.gjor(bestillSamtale, selv(stor), { rundeId, elevId: stor, tidId }))).toBe('gjort');
  });

  test('[E25] uten rett til å svare skolen ser en foresatt timen, men velger ikke', async () => {
    const rundeId = await runde();
    await sql`insert into tilgang.foresattrett (id, barn_id, person_id, rett, gitt_rett, begrunnelse, gitt, gitt_av)
      values (gen_random_uuid(), ${a}, ${far.id}, 'skjema', false, 'Etter vedtak', '2026-11-01', ${far.id})`.execute(r.eier);
    expect((await min(far, rundeId))?.hvorforIkke).toBe('rett');
    expect(await utfallet(r.gjor(bestillSamtale, far, { rundeId, elevId: a, tidId: (await tider(rundeId))[0]!.tidId }))).toBe('rett'); // prettier-ignore
    await sql`delete from tilgang.foresattrett where person_id = ${far.id}`.execute(r.eier);
  });

  test('[E25] andres runder, elever og timer finnes ikke', async () => {
    const rundeId = await runde();
    const tidId = (await tider(rundeId))[0]!.tidId;
    const fremmed = await nyKontaktlarer(await nyGruppe([]));
    const svar = async (som: Aktor) => [
      await utfallet(r.gjor(samtalerunde, som, { rundeId })),
      await utfallet(r.gjor(apneSamtaler, som, { rundeId })),
      await utfallet(r.gjor(bestillForElev, som, { rundeId, elevId: a, tidId })),
      await utfallet(r.gjor(lagRunde, som, { gruppeId: gruppe, ...INN })),
    ];
    for (const som of [fremmed, rektor(SOLSIDEN)]) expect(await svar(som)).toEqual(Array(4).fill('ikke_funnet'));
    for (const som of [larer(), mor]) expect(await svar(som)).toEqual(Array(4).fill('ikke_lov'));
    expect((await r.gjor(samtaleoversikt, fremmed, {})).runder).toEqual([]);
    // another child, a child of another group, another round's time
    expect(await utfallet(r.gjor(bestillSamtale, mor, { rundeId, elevId: b, tidId }))).toBe('ikke_funnet');
    const utenfor = await r.nyElev('Uten Gruppe');
    expect(await utfallet(r.gjor(bestillSamtale, foresatt([utenfor]), { rundeId, elevId: utenfor, tidId }))).toBe('ikke_funnet');
    const annenRunde = await runde();
    expect(await utfallet(r.gjor(bestillSamtale, mor, { rundeId: annenRunde, elevId: a, tidId }))).toBe('tatt');
  });

  test('[E25][V28] under kode 6 ser læreren en opptatt time uten navn, hjemmet velger, og invitasjonen går ut', async () => {
    const skjult = await r.nyElev('Skjult Barn');
    const m = await r.person({ navn: 'Mor Skjult', fodselsdato: '1985-01-01' });
    await r.ansvar(skjult, [m]);
    const apen = await r.nyElev('Apen Elev');
    const g = await nyGruppe([skjult, apen]);
    const laereren = await nyKontaktlarer(g);
    await r.beskytt(skjult, 'strengtFortrolig');
    const { rundeId } = await r.gjor(lagRunde, laereren, { gruppeId: g, ...INN });
    expect(await r.gjor(apneSamtaler, laereren, { rundeId })).toMatchObject({ antall: 2 });
    const tidId = (await min(foresatt([skjult], m), rundeId))!.tider[0]!.tidId;
    await r.gjor(bestillSamtale, foresatt([skjult], m), { rundeId, elevId: skjult, tidId });
    const side = await r.gjor(samtalerunde, laereren, { rundeId });
    expect(side.tider[0]).toMatchObject({ ledig: false, navn: null, elevId: null });
    expect(JSON.stringify(side)).not.toContain(skjult);
    expect(side.elever.map((e) => e.elevId)).toEqual([apen]);
  });

  describe('[S3][E25] databasen alene', () => {
    let rundeId: string;
    let t1: string;
    let t2: string;
    let utkast: string;
    beforeAll(async () => {
      r.kl('12:00');
      rundeId = await runde();
      utkast = await runde({}, false);
      [t1, t2] = (await tider(rundeId)).map((t) => t.tidId) as [string, string];
      await r.gjor(bestillSamtale, mor, { rundeId, elevId: a, tidId: t1 });
      const ansatt = await r.person({ navn: 'Bare Larer', fodselsdato: '1980-01-01', kilde: 'hr' });
      hvem = { mor: mor.id, far: far.id, annen: annen.id, kontakt: kontakt.id, larer: ansatt };
      await sql`insert into tilgang.rolletildeling (id, person_id, rolle, skole, begrunnelse, fra, til, gitt_av, godkjent, godkjent_av)
        values (gen_random_uuid(), ${ansatt}, 'larer', ${NORDBYGDA}, 'Oppsett', '2026-01-01', '2026-12-31', gen_random_uuid(), now(), gen_random_uuid())`.execute(
        r.eier,
      );
    });
    let hvem: Record<string, string> = {};
    const som = <T>(navn: string, dag: string, arbeid: (tx: Tx) => Promise<T>): Promise<T> =>
      r.dor.db.transaction().execute(async (tx) => {
        await sql`select set_config('friminutt.aktor', ${hvem[navn]}, true), set_config('friminutt.dato', ${dag}, true)`.execute(
          tx,
        );
        return arbeid(tx);
      });
    const DAG = '2026-11-23';
    const skrevet = (p: Promise<{ readonly numAffectedRows?: bigint }>): Promise<string> =>
      p.then((x) => String(x.numAffectedRows), (e: unknown) => (String(e).includes('row-level security') ? 'nektet' : String(e))); // prettier-ignore

    test.each`
      navn         | runden | utkastet | tidene | bestillingen | tatte
      ${'kontakt'} | ${1}   | ${1}     | ${3}   | ${1}         | ${1}
      ${'mor'}     | ${1}   | ${0}     | ${3}   | ${1}         | ${1}
      ${'far'}     | ${1}   | ${0}     | ${3}   | ${1}         | ${1}
      ${'annen'}   | ${1}   | ${0}     | ${3}   | ${0}         | ${1}
      ${'larer'}   | ${0}   | ${0}     | ${0}   | ${0}         | ${0}
    `('$navn leser', async ({ navn, ...ventet }) => {
      const tell = (tx: Tx, q: ReturnType<typeof sql>) =>
        sql<{ n: number }>`select count(*)::int as n from ${q}`.execute(tx).then((x) => x.rows[0]!.n);
      const svar = await som(navn as string, DAG, async (tx) => ({
        runden: await tell(tx, sql`skoledag.samtalerunde where id = ${rundeId}`),
        utkastet: await tell(tx, sql`skoledag.samtalerunde where id = ${utkast}`),
        tidene: await tell(tx, sql`skoledag.samtaletid where runde_id = ${rundeId}`),
        bestillingen: await tell(tx, sql`skoledag.samtalebestilling where runde_id = ${rundeId}`),
        tatte: await tell(tx, sql`skoledag.tatte_tider(${rundeId})`),
      }));
      expect(svar).toEqual(ventet);
    });

    const ny = (tx: Tx, v: { elev: string; av: string; rolle?: string; for_?: string | null; tid?: string; runde?: string }) =>
      sql`insert into skoledag.samtalebestilling (id, runde_id, tid_id, elev_id, for_id, rolle, bestilt, bestilt_av)
        values (gen_random_uuid(), ${v.runde ?? rundeId}, ${v.tid ?? t2}, ${v.elev}, ${v.for_ ?? null}, ${v.rolle ?? 'foresatt'}, now(), ${v.av})`.execute(
        tx,
      );
    test('den som bestiller, signerer selv, for sitt eget barn, innen fristen', async () => {
      const prov = (navn: string, dag: string, v: Omit<Parameters<typeof ny>[1], 'av'> & { av?: string }) =>
        skrevet(som(navn, dag, async (tx) => { const x = await ny(tx, { av: hvem[navn]!, ...v }); await sql`rollback`.execute(tx); return x; })); // prettier-ignore
      expect(await prov('annen', DAG, { elev: b })).toBe('1');
      expect(await prov('annen', DAG, { elev: b, av: hvem['mor']! })).toBe('nektet');
      expect(await prov('annen', DAG, { elev: a })).toBe('nektet');
      expect(await prov('annen', '2026-12-01', { elev: b })).toBe('nektet');
      expect(await prov('annen', DAG, { elev: b, rolle: 'skole' })).toBe('nektet');
      expect(await prov('annen', DAG, { elev: b, rolle: 'elev' })).toBe('nektet');
      // whose talk it is, is the round's to say
      expect(await prov('annen', DAG, { elev: b, for_: hvem['annen']! })).toBe('nektet');
      expect(await prov('kontakt', '2026-12-01', { elev: b, rolle: 'skole' })).toBe('1');
      expect(await prov('larer', DAG, { elev: b, rolle: 'skole' })).toBe('nektet');
    });

    test('hjemmet fører ikke at samtalen er holdt, endrer ikke runden, og avlyser ikke for andre', async () => {
      const prov = (navn: string, dag: string, q: ReturnType<typeof sql>) =>
        skrevet(som(navn, dag, async (tx) => { const x = await q.execute(tx); await sql`rollback`.execute(tx); return x; })); // prettier-ignore
      const holdt = (av: string) =>
        sql`update skoledag.samtalebestilling set holdt = ${DAG}, holdt_av = ${hvem[av]} where runde_id = ${rundeId}`;
      const avlys = (av: string) =>
        sql`update skoledag.samtalebestilling set avbestilt = '2027-01-01', avbestilt_av = ${hvem[av]} where runde_id = ${rundeId}`;
      const frist = sql`update skoledag.samtalerunde set frist = '2026-12-24' where id = ${rundeId}`;
      const steng = (av: string) => sql`update skoledag.samtaletid set stengt = now(), stengt_av = ${hvem[av]} where id = ${t2}`;
      expect(await prov('mor', DAG, holdt('mor'))).toBe('nektet');
      expect(await prov('kontakt', DAG, holdt('mor'))).toBe('nektet');
      expect(await prov('kontakt', DAG, holdt('kontakt'))).toBe('1');
      expect([await prov('far', DAG, avlys('far')), await prov('far', DAG, avlys('mor'))]).toEqual(['1', 'nektet']);
      expect([await prov('annen', DAG, avlys('annen')), await prov('far', '2026-12-01', avlys('far'))]).toEqual(['0', '0']);
      expect([await prov('mor', DAG, frist), await prov('larer', DAG, frist), await prov('kontakt', DAG, frist)]).toEqual([
        '0',
        '0',
        '1',
      ]);
      expect([await prov('mor', DAG, steng('mor')), await prov('kontakt', DAG, steng('mor')), await prov('kontakt', DAG, steng('kontakt'))]).toEqual(['0', 'nektet', '1']); // prettier-ignore
    });

    test('en hendelse til hjemmene skrives bare av den som inviterte, om den som er invitert', async () => {
      const inv = (
        await r.rader<{ id: string }>(
          `select id from skoledag.samtaleinvitasjon where runde_id = '${rundeId}' and elev_id = '${a}'`,
        )
      )[0]!.id;
      await r.rader(`delete from skoledag.hendelse where om_id = '${inv}'`);
      const si = (navn: string, elev: string) =>
        skrevet(som(navn, DAG, async (tx) => { const x = await sql`insert into skoledag.hendelse (id, slag, elev_id, om_id, skole, opprettet)
          values (gen_random_uuid(), 'samtaleApnet', ${elev}, ${inv}, ${NORDBYGDA}, now())`.execute(tx); await sql`rollback`.execute(tx); return x; })); // prettier-ignore
      expect([await si('kontakt', a), await si('larer', crypto.randomUUID()), await si('annen', a)]).toEqual([
        '1',
        'nektet',
        'nektet',
      ]);
    });
  });

  test.each`
    hva                    | valg                                                                   | felt
    ${'i går'}             | ${{ dag1: '2026-11-22' }}                                              | ${'dag1'}
    ${'frist etter siste'} | ${{ frist: '2026-12-02' }}                                             | ${'frist'}
    ${'frist i går'}       | ${{ frist: '2026-11-22' }}                                             | ${'frist'}
    ${'ingen plass'}       | ${{ tilKl: '16:10' }}                                                  | ${'tilKl'}
    ${'for mange timer'}   | ${{ fraKl: '00:00', tilKl: '23:59', lengde: '5', dag2: '2026-12-02' }} | ${'lengde'}
    ${'uten sted'}         | ${{ sted: ' ' }}                                                       | ${'sted'}
    ${'lengde i ord'}      | ${{ lengde: 'lenge' }}                                                 | ${'lengde'}
  `('[E25] $hva: feilen står ved $felt', async ({ valg, felt }) => {
    const e = await r.gjor(lagRunde, kontakt, { gruppeId: gruppe, ...INN, ...valg }).then(() => undefined, (x: unknown) => x); // prettier-ignore
    expect(e).toBeInstanceOf(FunksjonellFeil);
    expect((e as FunksjonellFeil).felt).toHaveProperty(felt);
  });
});
