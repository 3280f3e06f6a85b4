import { setTimeout as vent } from 'node:timers/promises';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Tx } from '#grunn/db/index.ts';
import { lyttPaEndringer } from '#grunn/endringer/index.ts';
import { FunksjonellFeil } from '#grunn/feil/index.ts';
import { settInnstilling } from '#grunn/innstilling/index.ts';
import type { Aktor } from '#grunn/tilgang/index.ts';
import { hentBarnefaktaForAlle } from '#tilgang/relasjon/index.ts';
import { NORDBYGDA, SOLSIDEN } from '#verktoy/provepersoner.ts';
import { foresatt, larer, med, nySkoledag, rektor, type Proveskoledag } from '#verktoy/proveskoledag.ts';
import { erForeldet, taHendelser } from '../hendelse/kjerne.ts';
import { STANDARDRUTINE } from '../rutine/index.ts';
import { lagSvarfil } from './fil.ts';
import { apneIgjen, apnePamelding, endrePamelding, gjenopprettPamelding, lagPamelding, lukkPamelding, minnOmPamelding, slettPamelding } from './handlinger/liste.ts'; // prettier-ignore
import { fjernSporsmalet, leggTilSporsmal } from './handlinger/sporsmal.ts';
import { svarPamelding } from './handlinger/svar.ts';
import { ryddPameldinger } from './jobb.ts';
import type { Minpamelding } from './modell.ts';
import { feltFor, plassFor, temaFor } from './regler.ts';
import { svarfil } from './visninger/fil.ts';
import { minePameldinger, minPamelding, pameldingerSomVenter } from './visninger/hjem.ts';
import { nyPamelding, pameldingsoversikt, pameldingsside } from './visninger/skole.ts';

let r: Proveskoledag;
let gruppe: string;
let a: string;
let b: string;
let mor: Aktor;
let far: Aktor;
let annen: Aktor;
let kontakt: Aktor;

const nyGruppe = async (elever: readonly string[], trinn = 6): Promise<string> => {
  const id = crypto.randomUUID();
  await sql`insert into register.gruppe (gruppe_id, kilde, navn, slag, skole, skolear, fra, til, kjent_fra, apnet_av, arstrinn)
    values (${id}, 'manuell', ${`P${id.slice(0, 4)}`}, 'klasse', ${NORDBYGDA}, 2026, '2026-08-01', '2027-07-31', now(), gen_random_uuid(), ${[trinn]})`.execute(r.eier); // prettier-ignore
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
    values (${gruppeId}, ${id}, 'manuell', 'kontaktlarer', '2026-08-01', '2027-07-31', now(), gen_random_uuid())`.execute(r.eier);
  return med('kontaktlarer', 'egenGruppe', [gruppeId], id);
};
const selv = (id: string): Aktor => med('elev', 'segSelv', [id], id);

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

const INN = { slag: 'pamelding', hvem: 'hjemmet', tittel: 'Klassetur', tekst: 'Ta med niste.', frist: '2026-11-30' };
const lag = async (valg: object = {}, apen = true, som = kontakt, mal = `gruppe:${gruppe}`): Promise<string> => {
  const { pameldingId } = await r.gjor(lagPamelding, som, { mal, ...INN, ...valg });
  if (apen) await r.gjor(apnePamelding, som, { pameldingId });
  return pameldingId;
};
const sporsmal = async (pameldingId: string, valg: object, som = kontakt): Promise<string> => {
  await r.gjor(leggTilSporsmal, som, { pameldingId, tekst: 'Hva?', slag: 'jaNei', ...valg });
  return (await r.gjor(pameldingsside, som, { pameldingId })).sporsmal.at(-1)!.sporsmalId;
};
const min = async (som: Aktor, pameldingId: string): Promise<Minpamelding | undefined> =>
  (await r.gjor(minePameldinger, som, {})).pameldinger.find((x) => x.pamelding.pameldingId === pameldingId);
const svar = (som: Aktor, pameldingId: string, elevId: string, v: object) =>
  r.gjor(svarPamelding, som, { pameldingId, elevId, ...v });
const side = (pameldingId: string, som = kontakt) => r.gjor(pameldingsside, som, { pameldingId });
const utfallet = (p: Promise<unknown>): Promise<string> =>
  p.then(
    () => 'gjort',
    (e: unknown) => (e instanceof FunksjonellFeil ? e.kode : Promise.reject(e as Error)),
  );
const hendelser = (pameldingId: string, slag: string) =>
  r.rader<{ elev_id: string; om_id: string }>(`select h.elev_id, h.om_id from skoledag.hendelse h join skoledag.pameldingsvarsel i on i.id = h.om_id where i.pamelding_id = '${pameldingId}' and h.slag = '${slag}' order by h.opprettet, h.id`); // prettier-ignore

describe('hjemmet', () => {
  test('[E25] utkast ser bare skolen; åpnet venter det på svar, begge foresatte ser svaret og kan endre det til fristen er ute', async () => {
    const id = await lag({}, false);
    const maten = await sporsmal(id, { slag: 'en', tekst: 'Mat?', tekstNn: 'Kva mat?', valg: 'Pizza\nTaco', pakrevd: 'ja' });
    expect(await min(mor, id)).toBeUndefined();
    expect(await utfallet(r.gjor(minPamelding, mor, { pameldingId: id, elevId: a }))).toBe('ikke_funnet');
    expect(await r.gjor(apnePamelding, kontakt, { pameldingId: id })).toEqual({ pameldingId: id, antall: 2 });
    expect(await utfallet(r.gjor(apnePamelding, kontakt, { pameldingId: id }))).toBe('alt_gjort');
    expect((await hendelser(id, 'pameldingApnet')).map((h) => h.elev_id).toSorted()).toEqual([a, b].toSorted());
    expect(await min(mor, id)).toMatchObject({ svar: null, kanSvare: true, sporsmal: [{ tekst: { nn: 'Kva mat?' } }] });
    expect(await utfallet(svar(mor, id, a, {}))).toBe('mangler');
    expect(await utfallet(svar(mor, id, a, { med: 'ja' }))).toBe('mangler');
    await svar(mor, id, a, { med: 'ja', [feltFor(maten)]: '1' });
    const hosFar = await min(far, id);
    expect(hosFar?.svar).toMatchObject({ med: true, verdier: { [maten]: 1 }, avDeg: false, versjon: 1 });
    expect((await side(id)).linjer.map((l) => [l.navn, l.verdier?.[maten] ?? null])).toEqual([['Rask Herre', 1], ['Urolig Kaie', null]]); // prettier-ignore
    // the other home's answer is not theirs to see
    expect(JSON.stringify(await min(annen, id))).not.toContain(a);
    await svar(far, id, a, { med: 'nei', svarversjon: '1' });
    expect((await min(mor, id))?.svar).toMatchObject({ med: false, verdier: {}, versjon: 2 });
    r.kl('12:00', '2026-12-01');
    expect(await min(mor, id)).toMatchObject({ kanSvare: false, hvorforIkke: 'frist', svar: { med: false } });
    expect(await utfallet(svar(mor, id, a, { med: 'ja', svarversjon: '2' }))).toBe('frist');
  });

  test('[E25] to foresatte som svarer samtidig: den som kommer sist, får se hva den andre svarte, og kan lagre over', async () => {
    const id = await lag();
    await svar(mor, id, a, { med: 'ja', svarversjon: '0' });
    expect(await utfallet(svar(far, id, a, { med: 'nei', svarversjon: '0' }))).toBe('endret');
    expect((await min(far, id))?.svar).toMatchObject({ med: true, versjon: 1 });
    expect(await utfallet(svar(far, id, a, { med: 'nei', svarversjon: '1' }))).toBe('gjort');
  });

  test('[E25] hver foresatt for seg: ingen ser den andres svar, og skolen ser begge', async () => {
    const id = await lag({ hvem: 'foresatte' });
    await svar(mor, id, a, { med: 'ja' });
    expect((await min(far, id))?.svar).toBeNull();
    await svar(far, id, a, { med: 'nei' });
    expect((await min(mor, id))?.svar).toMatchObject({ med: true });
    const { linjer } = await side(id);
    expect(linjer.filter((l) => l.elevId === a).map((l) => `${l.forNavn} ${l.med}`).toSorted((x, y) => x.localeCompare(y))).toEqual(['Far Herre false', 'Mor Herre true']); // prettier-ignore
    // the one who has answered is not reminded with the one who has not
    await r.rader(`delete from skoledag.pameldingssvar where pamelding_id = '${id}' and for_id = '${far.id}'`);
    await r.gjor(minnOmPamelding, kontakt, { pameldingId: id });
    expect((await hendelser(id, 'pameldingPaminnelse')).map((h) => h.elev_id).toSorted()).toEqual([a, b].toSorted());
    const tatt = await r.system.transaction().execute((tx) => taHendelser(tx, { na: '2026-11-23T12:00:00Z', hoyst: 500 }));
    expect(tatt.filter((h) => h.slag === 'pameldingPaminnelse').map((h) => [h.elevId, h.avId])).toEqual(expect.arrayContaining([[a, mor.id], [b, null]])); // prettier-ignore
  });

  test('[E25] eleven svarer selv fra 8. trinn; foresatte ser at det er spurt, ikke svaret, og får ikke varsel', async () => {
    const stor = await r.nyElev('Stor Elev', { arstrinn: 9, klasse: '9A' });
    const g = await nyGruppe([stor], 9);
    const hos = rektor();
    expect(await utfallet(lag({ hvem: 'elev' }))).toBe('ugyldig');
    expect(await utfallet(lag({ hvem: 'elev' }, true, hos, `trinn:${NORDBYGDA}:7`))).toBe('ugyldig');
    const id = await lag({ hvem: 'elev' }, true, hos, `gruppe:${g}`);
    expect(await hendelser(id, 'pameldingApnet')).toEqual([]);
    const hjemme = foresatt([stor]);
    expect((await min(hjemme, id))?.hvorforIkke).toBe('eleven');
    expect(await utfallet(svar(hjemme, id, stor, { med: 'ja' }))).toBe('eleven');
    await svar(selv(stor), id, stor, { med: 'ja' });
    expect((await min(selv(stor), id))?.svar).toMatchObject({ med: true, avDeg: true });
    expect((await min(hjemme, id))?.svar).toBeNull();
    expect((await side(id, hos)).linjer).toMatchObject([{ elevId: stor, med: true }]);
    expect(await utfallet(r.gjor(minnOmPamelding, hos, { pameldingId: id }))).toBe('ikke_apen');
    // a year and a whole school reach by the year the pupil goes in
    const trinnet = await lag({ hvem: 'elev' }, true, hos, `trinn:${NORDBYGDA}:9`);
    const skolen = await lag({ hvem: 'elev' }, true, hos, `skole:${NORDBYGDA}`);
    expect([(await side(trinnet, hos)).linjer.length, (await side(skolen, hos)).linjer.map((l) => l.elevId)]).toEqual([
      1,
      [stor],
    ]);
    expect(await min(selv(a), skolen)).toBeUndefined();
    // what the homes answer, the pupil sees, and does not answer
    const hjemmets = await lag({}, true, hos, `gruppe:${g}`);
    expect((await min(selv(stor), hjemmets))?.hvorforIkke).toBe('foresatte');
    expect(await utfallet(svar(selv(stor), hjemmets, stor, { med: 'ja' }))).toBe('foresatte');
  });

  test('[E25] uten rett til å svare skolen ser en foresatt skjemaet, og svarer ikke; på forsiden venter det bare hos den andre', async () => {
    const id = await lag();
    await sql`insert into tilgang.foresattrett (id, barn_id, person_id, rett, gitt_rett, begrunnelse, gitt, gitt_av)
      values (gen_random_uuid(), ${a}, ${far.id}, 'skjema', false, 'Etter vedtak', '2026-11-01', ${far.id})`.execute(r.eier);
    expect((await min(far, id))?.hvorforIkke).toBe('rett');
    expect(await utfallet(svar(far, id, a, { med: 'ja' }))).toBe('rett');
    await sql`delete from tilgang.foresattrett where person_id = ${far.id}`.execute(r.eier);
    expect((await min(far, id))?.kanSvare).toBe(true);
  });
});

describe('plasser og venteliste', () => {
  test('[E25] den siste plassen og to som trykker samtidig: én har den, den andre står først på ventelista', async () => {
    const id = await lag({ plasser: '1' });
    const utfall: Promise<string>[] = [];
    await r.eier.transaction().execute(async (tx) => {
      // the row of the list is held: both stand in the queue behind, and it is let go
      await sql`select skoledag.ta_ko(${id}::uuid)`.execute(tx);
      utfall.push(utfallet(svar(mor, id, a, { med: 'ja' })), utfallet(svar(annen, id, b, { med: 'ja' })));
      for (let i = 0; i < 200; i++) {
        const { rows } = await sql<{
          n: number;
        }>`select count(*)::int as n from pg_stat_activity where datname = current_database()
          and wait_event_type = 'Lock'`.execute(r.eier);
        if (rows[0]!.n >= 2) break;
        await vent(10);
      }
    });
    expect(await Promise.all(utfall)).toEqual(['gjort', 'gjort']);
    expect([(await min(mor, id))?.svar?.nr, (await min(annen, id))?.svar?.nr].toSorted((x, y) => x! - y!)).toEqual([1, 2]);
  });

  test('[E25] melder noen seg av, rykker den neste opp og får vite at det er noe nytt, uten innhold', async () => {
    const id = await lag({ plasser: '1' });
    await svar(mor, id, a, { med: 'ja' });
    await svar(annen, id, b, { med: 'ja' });
    expect((await min(annen, id))?.svar?.nr).toBe(2);
    // an answer that is changed keeps its place
    await svar(mor, id, a, { med: 'ja', svarversjon: '1' });
    expect((await min(mor, id))?.svar?.nr).toBe(1);
    await svar(far, id, a, { med: 'nei', svarversjon: '2' });
    expect((await min(annen, id))?.svar?.nr).toBe(1);
    const [plass] = await hendelser(id, 'pameldingPlass');
    expect(plass?.elev_id).toBe(b);
    const om = [{ slag: 'pameldingPlass', omId: plass!.om_id }];
    expect([...(await erForeldet(r.system, om))]).toEqual([]);
    // withdrawn before the notice went out: nothing to tell
    await svar(annen, id, b, { med: 'nei', svarversjon: '1' });
    expect([...(await erForeldet(r.system, om))]).toEqual([plass!.om_id]);
    // on again stands last
    await svar(annen, id, b, { med: 'ja', svarversjon: '2' });
    await svar(mor, id, a, { med: 'ja', svarversjon: '3' });
    expect([(await min(annen, id))?.svar?.nr, (await min(mor, id))?.svar?.nr]).toEqual([1, 2]);
    // more places: the next are told; fewer than those who have one is refused
    const endre = async (plasser: string) =>
      utfallet(r.gjor(endrePamelding, kontakt, { pameldingId: id, ...INN, plasser }, { basis: String((await side(id)).pamelding.versjon) })); // prettier-ignore
    expect(await endre('2')).toBe('gjort');
    expect((await hendelser(id, 'pameldingPlass')).map((h) => h.elev_id)).toEqual([b, a]);
    expect(await endre('1')).toBe('ugyldig');
    expect(await endre('')).toBe('gjort');
    expect(await hendelser(id, 'pameldingPlass')).toHaveLength(2);
  });

  interface Steg {
    readonly hvem: number;
    readonly med: boolean;
    readonly plasser: number | null;
  }
  /** Plays the steps against the database and against a plain row of names, and takes all of it back. Returns what was not alike. */
  const spill = async (elever: readonly string[], plasser: number, alle: readonly Steg[]): Promise<readonly unknown[]> => {
    const ulike: unknown[] = [];
    const likt = (hva: string, db: unknown, modell: unknown) => {
      if (JSON.stringify(db) !== JSON.stringify(modell)) ulike.push({ hva, db, modell });
    };
    const tx = await r.eier.startTransaction().execute();
    try {
      await sql`select set_config('friminutt.aktor', ${kontakt.id}, true)`.execute(tx);
      const id = crypto.randomUUID();
      await sql`insert into skoledag.pamelding (id, skole, gruppe_id, slag, hvem, tittel, tekst, frist, plasser, anonym, opprettet, opprettet_av, endret, endret_av, apnet)
        values (${id}, ${NORDBYGDA}, ${gruppe}, 'pamelding', 'hjemmet', 'T', '', '2026-12-01', ${plasser}, false, now(), ${a}, now(), ${a}, now())`.execute(
        tx,
      );
      let ko: readonly string[] = [];
      let antall = plasser;
      const opprykk: string[] = [];
      for (const s of alle) {
        const elev = elever[s.hvem]!;
        const hadde = new Set(ko.slice(0, antall));
        let ny: string | undefined;
        if (s.plasser !== null && s.plasser >= Math.min(antall, ko.length)) {
          await sql`update skoledag.pamelding set plasser = ${s.plasser}, endret = now() where id = ${id}`.execute(tx);
          antall = s.plasser;
        } else {
          await sql`insert into skoledag.pameldingssvar (id, pamelding_id, elev_id, med, svart, svart_av, endret, endret_av)
            values (gen_random_uuid(), ${id}, ${elev}, ${s.med}, now(), ${a}, now(), ${a})
            on conflict (pamelding_id, elev_id, for_id) do update set med = excluded.med`.execute(tx);
          ny = elev;
          ko = s.med ? [...ko, ...(ko.includes(elev) ? [] : [elev])] : ko.filter((x) => x !== elev);
        }
        opprykk.push(...ko.slice(0, antall).filter((x) => !hadde.has(x) && x !== ny));
        const { rows } = await sql<{
          elev: string;
          nr: number;
        }>`select v.elev_id as elev, row_number() over (order by v.ko)::int as nr
          from skoledag.pameldingssvar v where v.pamelding_id = ${id} and v.ko is not null order by nr`.execute(tx);
        likt('rekkefølgen', rows.map((x) => x.elev), ko); // prettier-ignore
        likt('plassene', rows.filter((x) => 'plass' in plassFor(x.nr, antall)).length, Math.min(antall, ko.length));
      }
      const { rows: sagt } = await sql<{ elev: string }>`select elev_id as elev from skoledag.pameldingsvarsel where pamelding_id = ${id} and slag = 'plass'`.execute(tx); // prettier-ignore
      likt('opprykkene', sagt.map((x) => x.elev).toSorted(), opprykk.toSorted()); // prettier-ignore
    } finally {
      await tx.rollback().execute();
    }
    return ulike;
  };
  test('[E25] uansett hvem som melder seg på og av: aldri flere enn plassene, rekkefølgen holdes, ingen blir borte, og hver som rykker opp, får vite det', async () => {
    const elever = [a, b, ...(await Promise.all(['C', 'D', 'E'].map((n) => r.nyElev(`Elev ${n}`))))];
    const steg = fc.array(fc.record({ hvem: fc.nat(4), med: fc.boolean(), plasser: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 6 }) }), { minLength: 4, maxLength: 14 }); // prettier-ignore
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3 }), steg, async (plasser, alle) => {
        expect(await spill(elever, plasser, alle)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('anonymt', () => {
  test('[E25] svarene vises ikke før det er lukket og minst fem har svart, og ingen steder står det hvem', async () => {
    const barn = await Promise.all(Array.from({ length: 6 }, (_, i) => r.nyElev(`Anonym ${i}`)));
    const g = await nyGruppe(barn);
    const hos = rektor();
    expect(await utfallet(lag({ anonym: 'ja' }))).toBe('ugyldig');
    expect(await utfallet(lag({ slag: 'sporreskjema', plasser: '3' }))).toBe('ugyldig');
    const id = await lag({ slag: 'sporreskjema', anonym: 'ja' }, false, hos, `gruppe:${g}`);
    expect(await utfallet(r.gjor(apnePamelding, hos, { pameldingId: id }))).toBe('uten_sporsmal');
    const trives = await sporsmal(id, { tekst: 'Trives barnet?', pakrevd: 'ja' }, hos);
    await r.gjor(apnePamelding, hos, { pameldingId: id });
    const hjemme = barn.map((x) => foresatt([x]));
    for (const [i, x] of barn.slice(0, 4).entries()) await svar(hjemme[i]!, id, x, { [feltFor(trives)]: 'ja' });
    await r.gjor(lukkPamelding, hos, { pameldingId: id });
    expect((await side(id, hos)).resultater).toBeNull();
    await r.gjor(apneIgjen, hos, { pameldingId: id });
    await svar(hjemme[4]!, id, barn[4]!, { [feltFor(trives)]: 'nei' });
    // five, but still open: the next one to answer would be known by the difference
    expect((await side(id, hos)).resultater).toBeNull();
    expect(await min(hjemme[0]!, id)).toMatchObject({ hvorforIkke: 'anonymt', svar: { verdier: null } });
    expect(await utfallet(svar(hjemme[0]!, id, barn[0]!, { [feltFor(trives)]: 'nei', svarversjon: '1' }))).toBe('anonymt');
    await r.gjor(lukkPamelding, hos, { pameldingId: id });
    const m = await side(id, hos);
    expect(m.resultater).toMatchObject([{ svar: 5, antall: [4, 1] }]);
    expect(m.linjer.map((l) => l.verdier)).toEqual(Array(6).fill(null));
    expect(m.linjer.filter((l) => l.svart !== null)).toHaveLength(5);
    // read: not opened again, by the button, by the deadline or in the database
    expect(await utfallet(r.gjor(apneIgjen, hos, { pameldingId: id }))).toBe('lest');
    expect(await utfallet(r.gjor(endrePamelding, hos, { pameldingId: id, ...INN, frist: '2026-12-20' }, { basis: String(m.pamelding.versjon) }))).toBe('ugyldig'); // prettier-ignore
    expect(
      await r.rader(`select verdier from skoledag.pameldingssvar where pamelding_id = '${id}' and verdier is not null`),
    ).toEqual([]);
    const fil = await r.gjor(svarfil, hos, { pameldingId: id, format: 'csv' });
    expect(fil.rader).toEqual([
      ['Trives barnet?', 'Ja', '4'],
      ['Trives barnet?', 'Nei', '1'],
    ]);
    expect(
      await r.rader(
        `select detaljer from sporing.endring where handling = 'skoledag.pamelding.svar' and detaljer::text like '%${trives}%'`,
      ),
    ).toEqual([]);
  });
});

describe('skolen', () => {
  test('[E25] spørsmål legges til og fjernes til noen har svart; kort tekst bare der kommunen har åpnet for det', async () => {
    const id = await lag();
    expect(await utfallet(r.gjor(leggTilSporsmal, kontakt, { pameldingId: id, slag: 'tekst', tekst: 'Allergi?' }))).toBe(
      'ugyldig',
    );
    expect(await utfallet(r.gjor(leggTilSporsmal, kontakt, { pameldingId: id, slag: 'en', tekst: 'Mat?', valg: 'Pizza' }))).toBe('ugyldig'); // prettier-ignore
    expect(await utfallet(r.gjor(leggTilSporsmal, kontakt, { pameldingId: id, slag: 'en', tekst: 'Mat?', valg: 'A\nB', valgNn: 'A' }))).toBe('ugyldig'); // prettier-ignore
    await settInnstilling(r.eier, { navn: 'skoledag.rutine', verdi: { standard: { ...STANDARDRUTINE, fritekst: true }, skoler: {}, fri: [] }, satt: '2026-11-01T10:00:00Z', sattAv: null, begrunnelse: null }); // prettier-ignore
    const tekst = await sporsmal(id, { slag: 'tekst', tekst: 'Noe vi bør vite?' });
    const tall = await sporsmal(id, { slag: 'tall', tekst: 'Hvor mange?' });
    await r.gjor(fjernSporsmalet, kontakt, { pameldingId: id, sporsmalId: tall });
    await r.rader(`delete from grunn.innstilling where navn = 'skoledag.rutine'`);
    await svar(mor, id, a, { med: 'ja', [feltFor(tekst)]: 'Kanaritekst' });
    expect((await side(id)).resultater?.[0]?.tekster).toEqual(['Kanaritekst']);
    expect(await utfallet(r.gjor(leggTilSporsmal, kontakt, { pameldingId: id, slag: 'tall', tekst: 'Hvor mange?' }))).toBe(
      'last',
    );
    expect(await utfallet(r.gjor(fjernSporsmalet, kontakt, { pameldingId: id, sporsmalId: tekst }))).toBe('last');
    // what is answered lies encrypted, and in no trace
    for (const t of ['skoledag.pameldingssvar', 'sporing.endring', 'sporing.innsyn', 'grunn.idempotens'])
      expect(await r.rader(`select 1 from ${t} x where x::text like '%Kanaritekst%' or x::text like '%${Buffer.from('Kanaritekst').toString('hex')}%'`)).toEqual([]); // prettier-ignore
  });

  test('[E25] to kolleger som endrer: den siste får konflikt og ser det som står', async () => {
    const id = await lag();
    const basis = String((await side(id)).pamelding.versjon);
    const endre = (v: object, grunnlag: string) => utfallet(r.gjor(endrePamelding, kontakt, { pameldingId: id, ...INN, ...v }, { basis: grunnlag })); // prettier-ignore
    expect(await endre({ frist: '2026-12-04', tittelNn: 'Klassetur til fjells' }, basis)).toBe('gjort');
    expect(await endre({ tittel: 'Tur' }, basis)).toBe('konflikt');
    expect((await side(id)).pamelding).toMatchObject({
      tittel: { nb: 'Klassetur', nn: 'Klassetur til fjells' },
      frist: '2026-12-04',
    });
    // those who have answered hear that something is new; a longer deadline is not news
    await svar(mor, id, a, { med: 'ja' });
    expect(await endre({ frist: '2026-12-10' }, String(Number(basis) + 1))).toBe('gjort');
    expect(await hendelser(id, 'pameldingEndret')).toEqual([]);
    expect(await endre({ frist: '2026-12-10', tekst: 'Ta med ski.' }, String(Number(basis) + 2))).toBe('gjort');
    expect((await hendelser(id, 'pameldingEndret')).map((h) => h.elev_id)).toEqual([a]);
  });

  test('[E25] tallene følger med: et svar sier fra om lista det gjelder, og ikke om noe annet', async () => {
    const [id, annenListe] = [await lag(), await lag()];
    const lytter = lyttPaEndringer(r.base.url);
    try {
      const sagt: string[] = [];
      for (const x of [id, annenListe]) lytter.folg(temaFor(x), () => sagt.push(x));
      let svarversjon = 0;
      await vi.waitFor(async () => {
        await svar(mor, id, a, { med: 'ja', svarversjon: String(svarversjon++) });
        await vent(20);
        expect(sagt).toContain(id);
      });
      expect(sagt).not.toContain(annenListe);
    } finally {
      await lytter.lukk();
    }
  });

  test('[E25] minnes høyst én gang om dagen, bare de som mangler; lukket er det ingenting å minne om', async () => {
    const id = await lag();
    await svar(mor, id, a, { med: 'nei' });
    expect(await r.gjor(minnOmPamelding, kontakt, { pameldingId: id })).toMatchObject({ antall: 1 });
    expect(await utfallet(r.gjor(minnOmPamelding, kontakt, { pameldingId: id }))).toBe('minnet_i_dag');
    const [h] = await hendelser(id, 'pameldingPaminnelse');
    expect(h?.elev_id).toBe(b);
    const om = [{ slag: 'pameldingPaminnelse', omId: h!.om_id }];
    expect([...(await erForeldet(r.system, om))]).toEqual([]);
    await svar(annen, id, b, { med: 'nei' });
    expect([...(await erForeldet(r.system, om))]).toEqual([h!.om_id]);
    r.kl('08:00', '2026-11-24');
    expect(await r.gjor(minnOmPamelding, kontakt, { pameldingId: id })).toMatchObject({ antall: 0 });
    await r.gjor(lukkPamelding, kontakt, { pameldingId: id });
    expect(await utfallet(r.gjor(minnOmPamelding, kontakt, { pameldingId: id }))).toBe('ikke_apen');
    expect(await utfallet(svar(mor, id, a, { med: 'ja', svarversjon: '1' }))).toBe('lukket');
    await r.gjor(apneIgjen, kontakt, { pameldingId: id });
    expect(await utfallet(svar(mor, id, a, { med: 'ja', svarversjon: '1' }))).toBe('gjort');
  });

  test('[E25] slettet er borte for hjemmet og i lista, og kommer tilbake med svarene når det angres', async () => {
    const id = await lag();
    await svar(mor, id, a, { med: 'ja' });
    await r.gjor(slettPamelding, kontakt, { pameldingId: id });
    expect(await min(mor, id)).toBeUndefined();
    const liste = () => r.gjor(pameldingsoversikt, kontakt, { gjort: 'slettet', id });
    const l = await liste();
    expect([l.pameldinger.some((p) => p.pameldingId === id), l.angreId]).toEqual([false, id]);
    await r.gjor(gjenopprettPamelding, kontakt, { pameldingId: id });
    expect((await min(mor, id))?.svar).toMatchObject({ med: true });
    expect((await liste()).pameldinger.find((p) => p.pameldingId === id)).toMatchObject({ svart: 1, spurt: 2 });
  });

  test('[E25] natten etter at tiden er ute er svarene borte, og dagen står på siden; det som lever, er urørt', async () => {
    const gammel = await lag();
    const ny = await lag();
    await svar(mor, gammel, a, { med: 'ja' });
    await svar(mor, ny, a, { med: 'ja' });
    expect((await side(gammel)).pamelding.slettes).toBe('2027-05-29');
    await settInnstilling(r.eier, { navn: 'skoledag.pamelding', verdi: { dager: 7 }, satt: '2026-11-23T10:00:00Z', sattAv: null, begrunnelse: null }); // prettier-ignore
    await r.rader(`update skoledag.pamelding set frist = '2026-11-10' where id = '${gammel}'`);
    expect((await min(mor, gammel))?.pamelding.slettes).toBe('2026-11-17');
    const svarene = () => r.rader<{ id: string }>(`select pamelding_id as id from skoledag.pameldingssvar where pamelding_id in ('${gammel}', '${ny}')`); // prettier-ignore
    const natten = (dag: string): Promise<number> => {
      r.kl('04:20', dag);
      return ryddPameldinger(r.system, r.klokke);
    };
    expect(await natten('2026-11-17')).toBe(0);
    expect(await svarene()).toHaveLength(2);
    expect(await natten('2026-11-18')).toBe(1);
    expect(await svarene()).toEqual([{ id: ny }]);
    expect(await r.rader(`select 1 from skoledag.pameldingsvarsel where pamelding_id = '${gammel}'`)).toEqual([]);
    r.kl('12:00');
    expect((await side(gammel)).pamelding.ryddet).toBe(true);
    expect(await min(mor, gammel)).toBeUndefined();
    expect(await natten('2026-11-18')).toBe(0);
    await r.rader(`delete from grunn.innstilling where navn = 'skoledag.pamelding'`);
  });

  test('[E25][V28] under kode 6 spørres hjemmet og plassen telles, men navnet står verken i lista eller i fila; kode 7 har bare navnet i fila', async () => {
    const ny = async (navn: string) => {
      const id = await r.nyElev(navn);
      const m = await r.person({ navn: `Mor ${navn}`, fodselsdato: '1985-01-01' });
      await r.ansvar(id, [m]);
      return [id, foresatt([id], m)] as const;
    };
    const [[skjult, hjemSkjult], [fortrolig, hjemFortrolig], [apen, hjemApen]] = [await ny('Skjult Barn'), await ny('Fortrolig Barn'), await ny('=HYPERLINK(1) Barn')]; // prettier-ignore
    const g = await nyGruppe([skjult, fortrolig, apen]);
    const laereren = await nyKontaktlarer(g);
    await r.beskytt(skjult, 'strengtFortrolig');
    await r.beskytt(fortrolig, 'fortrolig');
    const id = await lag({ plasser: '5' }, false, laereren, `gruppe:${g}`);
    const q = await sporsmal(id, { slag: 'tall', tekst: 'Hvor mange?' }, laereren);
    expect(await r.gjor(apnePamelding, laereren, { pameldingId: id })).toMatchObject({ antall: 3 });
    for (const [som, elev] of [
      [hjemSkjult, skjult],
      [hjemFortrolig, fortrolig],
      [hjemApen, apen],
    ] as const)
      await svar(som, id, elev, { med: 'ja', [feltFor(q)]: '2' });
    const m = await side(id, laereren);
    expect(JSON.stringify(m)).not.toContain(skjult);
    expect(m.pamelding.paMeldt).toBe(3);
    const fil = await r.gjor(svarfil, laereren, { pameldingId: id, format: 'csv' });
    expect(fil.rader.map((x) => [x[0], x[2], x.at(-1)])).toEqual([['=HYPERLINK(1) Barn', '2026-11-23', '2'], ['Fortrolig Barn', '', '']]); // prettier-ignore
    const csv = String((await lagSvarfil(fil, 'nb')).innhold);
    expect(csv).toContain("'=HYPERLINK(1) Barn;");
    expect(csv).not.toContain('Skjult');
    const excel = await lagSvarfil({ ...fil, format: 'xlsx' }, 'nn');
    expect([excel.filnavn, Buffer.from(excel.innhold as Uint8Array).subarray(0, 2).toString()]).toEqual(['svar-2026-11-23.xlsx', 'PK']); // prettier-ignore
    // the file is in the read log with those who stand in it, and nobody else
    const [logg] = await r.rader<{ gjelder: string[] }>(`select gjelder from sporing.innsyn where visning = 'skoledag.pamelding.hentFil' order by tid desc, id desc limit 1`); // prettier-ignore
    expect(logg?.gjelder.toSorted()).toEqual([apen, fortrolig].toSorted());
  });

  test('[E25] andres lister, elever og svar finnes ikke', async () => {
    const id = await lag();
    const fremmed = await nyKontaktlarer(await nyGruppe([]));
    const prov = async (som: Aktor) => [
      await utfallet(r.gjor(pameldingsside, som, { pameldingId: id })),
      await utfallet(r.gjor(svarfil, som, { pameldingId: id })),
      await utfallet(r.gjor(lukkPamelding, som, { pameldingId: id })),
      await utfallet(r.gjor(leggTilSporsmal, som, { pameldingId: id, slag: 'tall', tekst: 'x' })),
      await utfallet(lag({}, false, som)),
    ];
    for (const som of [fremmed, rektor(SOLSIDEN)]) expect(await prov(som)).toEqual(Array(5).fill('ikke_funnet'));
    for (const som of [larer(), mor]) expect(await prov(som)).toEqual(Array(5).fill('ikke_lov'));
    // a contact teacher asks the own group, not the year or the school
    expect(await utfallet(lag({}, false, kontakt, `skole:${NORDBYGDA}`))).toBe('ikke_funnet');
    expect((await r.gjor(pameldingsoversikt, fremmed, {})).pameldinger).toEqual([]);
    expect((await r.gjor(nyPamelding, kontakt, {})).skoler).toEqual([]);
    expect(await utfallet(svar(mor, id, b, { med: 'ja' }))).toBe('ikke_funnet');
    const utenfor = await r.nyElev('Uten Gruppe');
    expect(await utfallet(svar(foresatt([utenfor]), id, utenfor, { med: 'ja' }))).toBe('ikke_funnet');
  });

  test.each`
    hva                 | valg                           | felt
    ${'frist i går'}    | ${{ frist: '2026-11-22' }}     | ${'frist'}
    ${'frist om to år'} | ${{ frist: '2028-11-22' }}     | ${'frist'}
    ${'uten tittel'}    | ${{ tittel: ' ' }}             | ${'tittel'}
    ${'ingen plasser'}  | ${{ plasser: '0' }}            | ${'plasser'}
    ${'plasser i ord'}  | ${{ plasser: 'mange' }}        | ${'plasser'}
    ${'uten mottaker'}  | ${{ mal: '' }}                 | ${'mal'}
    ${'lang tekst'}     | ${{ tekst: 'x'.repeat(2001) }} | ${'tekst'}
  `('[E25] $hva: feilen står ved $felt', async ({ valg, felt }) => {
    const e = await r.gjor(lagPamelding, kontakt, { mal: `gruppe:${gruppe}`, ...INN, ...valg }).then(() => undefined, (x: unknown) => x); // prettier-ignore
    expect(e).toBeInstanceOf(FunksjonellFeil);
    expect((e as FunksjonellFeil).felt).toHaveProperty(felt);
  });
});

describe('[S3][E25] databasen alene', () => {
  let id: string;
  let utkast: string;
  let anonym: string;
  let hver: string;
  let hvem: Record<string, string> = {};
  beforeAll(async () => {
    r.kl('12:00');
    [id, utkast, hver] = [await lag(), await lag({}, false), await lag({ hvem: 'foresatte' })];
    anonym = await lag({ slag: 'sporreskjema', anonym: 'ja' }, false);
    await sporsmal(anonym, {});
    await r.gjor(apnePamelding, kontakt, { pameldingId: anonym });
    await svar(mor, id, a, { med: 'ja' });
    await svar(mor, hver, a, { med: 'ja' });
    const ansatt = await r.person({ navn: 'Bare Larer', fodselsdato: '1980-01-01', kilde: 'hr' });
    hvem = { mor: mor.id, far: far.id, annen: annen.id, kontakt: kontakt.id, larer: ansatt };
    await sql`insert into tilgang.rolletildeling (id, person_id, rolle, skole, begrunnelse, fra, til, gitt_av, godkjent, godkjent_av)
      values (gen_random_uuid(), ${ansatt}, 'larer', ${NORDBYGDA}, 'Oppsett', '2026-01-01', '2026-12-31', gen_random_uuid(), now(), gen_random_uuid())`.execute(r.eier); // prettier-ignore
  });
  const DAG = '2026-11-23';
  const som = <T>(navn: string, dag: string, arbeid: (tx: Tx) => Promise<T>): Promise<T> =>
    r.dor.db.transaction().execute(async (tx) => {
      await sql`select set_config('friminutt.aktor', ${hvem[navn]}, true), set_config('friminutt.dato', ${dag}, true)`.execute(
        tx,
      );
      return arbeid(tx);
    });
  const prov = (navn: string, q: ReturnType<typeof sql>, dag = DAG): Promise<string> =>
    som(navn, dag, async (tx) => {
      const x = await q.execute(tx);
      await sql`rollback`.execute(tx);
      return String(x.numAffectedRows);
    }).catch((e: unknown) => (/row-level security|permission denied/.test(String(e)) ? 'nektet' : String(e)));

  test.each`
    navn         | lista | utkastet | svaret | hvers | varslene
    ${'kontakt'} | ${1}  | ${1}     | ${1}   | ${1}  | ${2}
    ${'mor'}     | ${1}  | ${0}     | ${1}   | ${1}  | ${0}
    ${'far'}     | ${1}  | ${0}     | ${1}   | ${0}  | ${0}
    ${'annen'}   | ${1}  | ${0}     | ${0}   | ${0}  | ${0}
    ${'larer'}   | ${0}  | ${0}     | ${0}   | ${0}  | ${0}
  `('$navn leser', async ({ navn, ...ventet }) => {
    const tell = (tx: Tx, q: ReturnType<typeof sql>) => sql<{ n: number }>`select count(*)::int as n from ${q}`.execute(tx).then((x) => x.rows[0]!.n); // prettier-ignore
    const lest = await som(navn as string, DAG, async (tx) => ({
      lista: await tell(tx, sql`skoledag.pamelding where id = ${id}`),
      utkastet: await tell(tx, sql`skoledag.pamelding where id = ${utkast}`),
      svaret: await tell(tx, sql`skoledag.pameldingssvar where pamelding_id = ${id}`),
      hvers: await tell(tx, sql`skoledag.pameldingssvar where pamelding_id = ${hver}`),
      varslene: await tell(tx, sql`skoledag.pameldingsvarsel where pamelding_id = ${id}`),
    }));
    expect(lest).toEqual(ventet);
  });

  test('forsiden har det som venter på svar, hos den som kan svare', async () => {
    const venter = (navn: string, elev: string) =>
      som(navn, DAG, async (tx) => {
        const fakta = await hentBarnefaktaForAlle(tx, [elev]);
        return (await pameldingerSomVenter({ db: tx, idag: DAG, aktor: { id: hvem[navn]! } }, [elev], fakta)).map(
          (x) => x.pameldingId,
        );
      });
    const denne = (ider: readonly string[]) => [id, utkast, hver, anonym].map((x) => ider.includes(x));
    expect(denne(await venter('mor', a))).toEqual([false, false, false, true]);
    expect(denne(await venter('far', a))).toEqual([false, false, true, true]);
    expect(denne(await venter('annen', b))).toEqual([true, false, true, true]);
  });

  const ny = (v: { elev: string; av: string; i?: string; for_?: string | null; med?: boolean | null }) =>
    sql`insert into skoledag.pameldingssvar (id, pamelding_id, elev_id, for_id, med, svart, svart_av, endret, endret_av)
      values (gen_random_uuid(), ${v.i ?? id}, ${v.elev}, ${v.for_ ?? null}, ${v.med === undefined ? true : v.med}, now(), ${hvem[v.av]}, now(), ${hvem[v.av]})`;
  test('den som svarer, signerer selv, for sitt eget barn, innen fristen, der det er åpent', async () => {
    expect(await prov('annen', ny({ elev: b, av: 'annen' }))).toBe('1');
    expect(await prov('annen', ny({ elev: b, av: 'mor' }))).toBe('nektet');
    expect(await prov('annen', ny({ elev: a, av: 'annen' }))).toBe('nektet');
    expect(await prov('annen', ny({ elev: b, av: 'annen' }), '2026-12-01')).toBe('nektet');
    expect(await prov('annen', ny({ elev: b, av: 'annen', i: utkast }))).toBe('nektet');
    expect(await prov('annen', ny({ elev: b, av: 'annen', for_: hvem['annen']! }))).toBe('nektet');
    expect(await prov('annen', ny({ elev: b, av: 'annen', i: hver }))).toBe('nektet');
    expect(await prov('annen', ny({ elev: b, av: 'annen', i: hver, for_: hvem['annen']! }))).toBe('1');
    expect(await prov('annen', ny({ elev: b, av: 'annen', med: null }))).toBe('nektet');
    expect(await prov('kontakt', ny({ elev: b, av: 'kontakt' }))).toBe('nektet');
    expect(await prov('far', sql`update skoledag.pameldingssvar set med = false, endret_av = ${hvem['far']} where pamelding_id = ${id}`)).toBe('1'); // prettier-ignore
    expect(await prov('far', sql`update skoledag.pameldingssvar set med = false, endret_av = ${hvem['mor']} where pamelding_id = ${id}`)).toBe('nektet'); // prettier-ignore
    expect(await prov('far', sql`update skoledag.pameldingssvar set ko = 1 where pamelding_id = ${id}`)).toBe('nektet');
    for (const navn of ['annen', 'kontakt', 'larer'])
      expect(await prov(navn, sql`update skoledag.pameldingssvar set med = false, endret_av = ${hvem[navn]} where pamelding_id = ${id}`)).toBe('0'); // prettier-ignore
    expect(await prov('far', sql`update skoledag.pameldingssvar set med = false, endret_av = ${hvem['far']} where pamelding_id = ${id}`, '2026-12-01')).toBe('0'); // prettier-ignore
  });

  test('anonyme svar legges inn ett for hvert som har svart, leses ikke av noen, og slettes ikke av appen', async () => {
    const legg = sql`insert into skoledag.pameldingsanonymt (id, pamelding_id, verdier) values (gen_random_uuid(), ${anonym}, '\\x01')`;
    expect(await prov('annen', legg)).toBe('nektet');
    const begge = (antall: number) =>
      som('annen', DAG, async (tx) => {
        await ny({ elev: b, av: 'annen', i: anonym, med: null }).execute(tx);
        for (let i = 0; i < antall; i++) await legg.execute(tx);
        await sql`rollback`.execute(tx);
        return 'gjort';
      }).catch((e: unknown) => (String(e).includes('row-level security') ? 'nektet' : String(e)));
    expect([await begge(1), await begge(2)]).toEqual(['gjort', 'nektet']);
    expect(await prov('kontakt', sql`select * from skoledag.pameldingsanonymt`)).toBe('nektet');
    for (const t of ['pameldingssvar', 'pameldingsanonymt', 'pameldingsvarsel'])
      expect(await prov('kontakt', sql`delete from ${sql.table(`skoledag.${t}`)}`)).toBe('nektet');
    // the night takes what is over, and nothing else
    const natten = await r.system.transaction().execute(async (tx) => {
      await sql`select set_config('friminutt.dato', ${DAG}, true)`.execute(tx);
      return (await sql`delete from skoledag.pameldingssvar where pamelding_id = ${id}`.execute(tx)).numAffectedRows;
    });
    expect(String(natten)).toBe('0');
  });

  test('bare de som holder lista, endrer den, spør og varsler, og signerer selv', async () => {
    const lukk = (av: string) =>
      sql`update skoledag.pamelding set lukket = apnet + interval '1 hour', endret_av = ${hvem[av]} where id = ${id}`;
    expect([await prov('kontakt', lukk('kontakt')), await prov('kontakt', lukk('mor')), await prov('mor', lukk('mor')), await prov('larer', lukk('larer'))]).toEqual(['1', 'nektet', '0', '0']); // prettier-ignore
    const spor = (i: string) => sql`insert into skoledag.pameldingssporsmal (id, pamelding_id, nr, slag, tekst, valg, pakrevd) values (gen_random_uuid(), ${i}, 9, 'tall', 'x', '{}', false)`; // prettier-ignore
    expect([await prov('kontakt', spor(utkast)), await prov('kontakt', spor(id)), await prov('mor', spor(utkast))]).toEqual([
      '1',
      'nektet',
      'nektet',
    ]);
    const varsle = (av: string, slag: string, elev = b) => sql`insert into skoledag.pameldingsvarsel (id, pamelding_id, elev_id, slag, sendt, sendt_av) values (gen_random_uuid(), ${id}, ${elev}, ${slag}, now(), ${hvem[av]})`; // prettier-ignore
    expect([await prov('kontakt', varsle('kontakt', 'paminnet')), await prov('kontakt', varsle('kontakt', 'paminnet', a)), await prov('kontakt', varsle('kontakt', 'plass')), await prov('mor', varsle('mor', 'paminnet'))]).toEqual(['1', 'nektet', 'nektet', 'nektet']); // prettier-ignore
    const [v] = await r.rader<{ id: string }>(
      `select id from skoledag.pameldingsvarsel where pamelding_id = '${id}' and elev_id = '${a}'`,
    );
    const si = (slag: string, elev: string) => sql`insert into skoledag.hendelse (id, slag, elev_id, om_id, skole, opprettet) values (gen_random_uuid(), ${slag}, ${elev}, ${v!.id}, ${NORDBYGDA}, now())`; // prettier-ignore
    expect([await prov('kontakt', si('pameldingEndret', a)), await prov('larer', si('pameldingEndret', crypto.randomUUID())), await prov('annen', si('pameldingEndret', a))]).toEqual(['1', 'nektet', 'nektet']); // prettier-ignore
  });
});
