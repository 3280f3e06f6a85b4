import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { medKontekst } from '#grunn/handling/index.ts';
import { beslutt, gi, regelsett, type Aktor } from '#grunn/tilgang/index.ts';
import { finnAktor, stillingsroller, tildelRolle, type Rollenavn } from '#tilgang/rolle/index.ts';
import { nyePersoner, NORDBYGDA, SOLSIDEN, type Provepersoner } from '#verktoy/provepersoner.ts';
import { angreAvsluttRolle, avsluttRolle, giRolle, godkjennRolle } from './handlinger/gi.ts';
import { angreTabell, settKrav, settTabell, tabellversjon } from './handlinger/tabell.ts';
import { apneVindu, lukkVindu, registrerOpplaering } from './handlinger/vindu.ts';
import { avsluttSide, forhandsvisTabell, giSide, opplaeringSide, rolleoversikt, vinduSide } from './sider/visninger.ts';

let r: Provepersoner;
const [A, B, C] = [
  'a0000000-0000-4000-8000-00000000000a',
  'b0000000-0000-4000-8000-00000000000b',
  'c0000000-0000-4000-8000-00000000000c',
];
const forvalter = (id = A!) => r.aktor('systemforvalter', undefined, id);
let hun: string;
const GRUNN = { begrunnelse: 'Vikarierer for forvalteren' };

beforeAll(async () => {
  r = await nyePersoner();
});
afterAll(() => r.slipp());
beforeEach(async () => {
  hun = await r.person({ navn: 'Felicia Ansatt', fodselsdato: '1985-03-03', kilde: 'hr' });
});

const roller = async (id: string) => {
  const na = r.klokke.na().toString();
  const a = (await finnAktor(r.dor.db, id, 'nb', { na, idag: '2026-11-22' }))!;
  return [
    ...new Set(
      a.tilknytninger.filter((t) => (t.fra ?? '') <= '2026-11-22' && (t.til ?? '9999') >= '2026-11-22').map((t) => t.rolle),
    ),
  ];
};
const gir = (rolle: Rollenavn, valg: object = {}, aktor: Aktor = forvalter()) =>
  r.gjor(giRolle, aktor, { personId: hun, rolle, til: '2027-05-01', ...GRUNN, ...valg });
const siste = async () =>
  (await sql<{ id: string }>`select id from tilgang.rolletildeling where person_id = ${hun} order by gitt desc limit 1`.execute(r.eier)).rows[0]!.id; // prettier-ignore

describe('roller gitt for hånd', () => {
  test('[A05][B55] en rolle ved en skole virker med det samme, til og med sluttdatoen', async () => {
    expect(await gir('skolekonsulent', { skole: NORDBYGDA })).toMatchObject({ personId: hun, venter: false });
    expect(await roller(hun)).toEqual(['skolekonsulent']);
    const regel = regelsett('p', { les: { tekst: 'lese', hvem: [gi('skolekonsulent').til('egenSkole')] } }).les;
    const a = (await finnAktor(r.dor.db, hun, 'nb'))!;
    const da = (dato: string, skole: string) => beslutt(regel, a, dato, { egenSkole: [skole] }).tillatt;
    expect([da('2027-05-01', NORDBYGDA), da('2027-05-02', NORDBYGDA), da('2027-05-01', SOLSIDEN)]).toEqual([true, false, false]);
  });

  test('[ASVS 2.3.1, 2.3.5] [A13][B61] en ny systemforvalter virker først når en annen har godkjent', async () => {
    expect(await gir('systemforvalter')).toMatchObject({ venter: true });
    expect(await roller(hun)).toEqual([]);
    const id = await siste();
    await expect(r.gjor(godkjennRolle, forvalter(A), { id })).rejects.toMatchObject({ kode: 'samme_person' });
    await expect(r.gjor(godkjennRolle, r.aktor('rektor', NORDBYGDA), { id })).rejects.toMatchObject({ status: 403 });
    expect(await roller(hun)).toEqual([]);
    await r.gjor(godkjennRolle, forvalter(B), { id });
    expect(await roller(hun)).toEqual(['systemforvalter']);
    await expect(r.gjor(godkjennRolle, forvalter(C), { id })).rejects.toMatchObject({ status: 409 });
  });

  test('[A13] den som får rollen, godkjenner den heller ikke selv', async () => {
    await gir('systemforvalter');
    await expect(r.gjor(godkjennRolle, forvalter(hun), { id: await siste() })).rejects.toMatchObject({ kode: 'samme_person' });
  });

  test('[A13] databasen tar heller ikke imot at den som ga rollen, godkjenner den', async () => {
    await gir('systemforvalter');
    await expect(
      sql`update tilgang.rolletildeling set godkjent = now(), godkjent_av = ${A} where person_id = ${hun}`.execute(r.eier),
    ).rejects.toThrow(/check constraint/);
  });

  test('[ASVS 2.2.1] en skole som ikke finnes, blir avvist også når rollen gjelder hele kommunen', async () => {
    for (const rolle of ['kommunalsjef', 'skolekonsulent'] as const)
      await expect(gir(rolle, { skole: '9'.repeat(9) })).rejects.toMatchObject({ kode: 'ugyldig_rolle' });
    expect(await roller(hun)).toEqual([]);
  });

  test('ingen gir seg selv en rolle', async () => {
    await expect(gir('rektor', { skole: NORDBYGDA }, forvalter(hun))).rejects.toMatchObject({ kode: 'egen_rolle' });
    expect(await roller(hun)).not.toContain('rektor');
  });

  test.each`
    hva                   | valg                      | felt
    ${'mer enn et år'}    | ${{ til: '2027-11-23' }}  | ${'til'}
    ${'alt forbi'}        | ${{ til: '2026-11-21' }}  | ${'til'}
    ${'uten skole'}       | ${{ skole: '' }}          | ${'skole'}
    ${'ukjent skole'}     | ${{ skole: '999999999' }} | ${'skole'}
    ${'uten begrunnelse'} | ${{ begrunnelse: ' x ' }} | ${'begrunnelse'}
    ${'uten sluttdato'}   | ${{ til: undefined }}     | ${'til'}
    ${'som foresatt'}     | ${{ rolle: 'foresatt' }}  | ${'rolle'}
  `('[A05] F-37 $hva: feil ved feltet, ingenting endret', async ({ valg, felt }) => {
    await expect(gir('rektor', { skole: NORDBYGDA, ...valg })).rejects.toMatchObject({ felt: { [felt]: expect.any(String) } });
    expect(await roller(hun)).toEqual([]);
  });

  test('[ASVS 7.4.2] [A12] en rolle fjernes, og er borte ved neste oppslag', async () => {
    await gir('rektor', { skole: NORDBYGDA });
    await r.gjor(avsluttRolle, forvalter(), { id: await siste(), ...GRUNN });
    expect(await roller(hun)).toEqual([]);
  });

  test('[B55] en fjernet rolle kan angres samme dag av den som fjernet den: den gis på nytt, én gang, og den gamle forblir fjernet', async () => {
    await gir('rektor', { skole: NORDBYGDA });
    const id = await siste();
    await expect(r.gjor(angreAvsluttRolle, forvalter(), { id })).rejects.toMatchObject({ kode: 'kan_ikke_angres' });
    await r.gjor(avsluttRolle, forvalter(), { id, ...GRUNN });
    await expect(r.gjor(angreAvsluttRolle, forvalter(B), { id })).rejects.toMatchObject({ kode: 'kan_ikke_angres' });
    expect(await r.gjor(angreAvsluttRolle, forvalter(), { id })).toMatchObject({ personId: hun, venter: false });
    expect(await roller(hun)).toEqual(['rektor']);
    await expect(r.gjor(angreAvsluttRolle, forvalter(), { id })).rejects.toMatchObject({ kode: 'kan_ikke_angres' });
    const { rows } = await sql<{ slutt: boolean }>`select opphevet is not null as slutt from tilgang.rolletildeling
      where person_id = ${hun}`.execute(r.eier);
    expect(rows.filter((x) => x.slutt)).toHaveLength(1);
    expect(rows).toHaveLength(2);
  });

  test('den siste systemforvalteren kan ikke fjernes', async () => {
    const id = await tildelRolle(r.eier, { personId: hun, rolle: 'systemforvalter', ...GRUNN, fra: '2026-01-01', til: '2026-12-31', gitt: '2026-01-01T00:00:00Z', gittAv: hun }); // prettier-ignore
    await sql`update tilgang.rolletildeling set opphevet = '2026-11-22T00:00:00Z', opphevet_av = ${A} where rolle = 'systemforvalter' and opphevet is null and person_id <> ${hun}`.execute(
      r.eier,
    );
    await expect(r.gjor(avsluttRolle, forvalter(hun), { id, ...GRUNN })).rejects.toMatchObject({ kode: 'siste_forvalter' });
    await sql`update tilgang.rolletildeling set opphevet = null, opphevet_av = null where opphevet = '2026-11-22T00:00:00Z'`.execute(
      r.eier,
    );
    await r.gjor(avsluttRolle, forvalter(), { id, ...GRUNN });
    const { rows } = await sql`select 1 from tilgang.rolletildeling where id = ${id} and opphevet is null`.execute(r.eier);
    expect(rows).toEqual([]);
  });

  test('to systemforvaltere som fjerner hverandre i samme øyeblikk: én står igjen', async () => {
    await sql`update tilgang.rolletildeling set opphevet = '2026-11-22T00:00:01Z', opphevet_av = ${A} where rolle = 'systemforvalter' and opphevet is null`.execute(r.eier); // prettier-ignore
    const to = [hun, await r.person({ navn: 'Andre Forvalter', kilde: 'hr' })];
    const ider: string[] = [];
    for (const personId of to)
      ider.push(await tildelRolle(r.eier, { personId, rolle: 'systemforvalter', ...GRUNN, fra: '2026-01-01', til: '2026-12-31', gitt: '2026-01-01T00:00:00Z', gittAv: personId })); // prettier-ignore
    const svar: Promise<string>[] = [];
    await r.eier.transaction().execute(async (tx) => {
      await sql`select 1 from tilgang.rolletildeling where id = any(${ider}::uuid[]) for update`.execute(tx);
      for (const i of [0, 1])
        svar.push(
          medKontekst(r.dor, async () => forvalter(to[i]!), 'nb', (s) => avsluttRolle.kjor(s, { id: ider[1 - i]!, ...GRUNN })).then(
            () => 'gjort',
            (e: { kode?: string }) => e.kode ?? 'feil',
          ),
        ); // prettier-ignore
      for (let n = 0; n < 2;) {
        const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(r.eier); // prettier-ignore
        n = rows[0]!.n;
      }
    });
    expect((await Promise.all(svar)).toSorted()).toEqual(['gjort', 'siste_forvalter']);
  });

  test.each(['brukerstotteIt', 'kommunalsjef', 'rektor', 'skolekonsulent', 'larer', 'personvernombud'] as const)(
    '[B62] %s gir ingen roller',
    async (rolle) => {
      await expect(gir('rektor', { skole: NORDBYGDA }, r.aktor(rolle))).rejects.toMatchObject({ status: 403 });
    },
  );
});

describe('leverandørvindu', () => {
  const apne = (timer: number, aktor = forvalter()) =>
    r.gjor(apneVindu, aktor, { personId: hun, leverandor: 'Systemhuset AS', timer, begrunnelse: 'Feil i innlesingen' });

  test('I-17 [B62] [E46] [L22] leverandøren er inne så lenge vinduet er åpent, og ute av seg selv', async () => {
    expect(await roller(hun)).toEqual([]);
    await apne(2);
    expect(await roller(hun)).toEqual(['brukerstotteIt']);
    expect((await r.gjor(rolleoversikt, forvalter(), {})).vinduer[0]).toMatchObject({
      leverandor: 'Systemhuset AS',
      apent: true,
    });
    r.klokke.flytt({ hours: 2, minutes: 2 });
    expect(await roller(hun)).toEqual([]);
  });

  test('I-17 [B62] kommunen stenger når den vil', async () => {
    await apne(8);
    const [v] = (await r.gjor(rolleoversikt, forvalter(), {})).vinduer;
    await r.gjor(lukkVindu, r.aktor('kommunalsjef'), { id: v!.id });
    expect(await roller(hun)).toEqual([]);
  });

  test('[ASVS 2.3.2, 2.2.3] I-17 høyst åtte timer, aldri for seg selv, aldri av andre enn systemforvalteren; databasen sier det samme', async () => {
    await expect(apne(9)).rejects.toMatchObject({ felt: { timer: expect.any(String) } });
    await expect(apne(1, forvalter(hun))).rejects.toMatchObject({ kode: 'egen_rolle' });
    await expect(apne(1, r.aktor('brukerstotteIt'))).rejects.toMatchObject({ status: 403 });
    await expect(
      sql`insert into tilgang.leverandorvindu (id, person_id, leverandor, begrunnelse, apnet, apnet_av, til)
        values (gen_random_uuid(), ${hun}, 'Huset', 'Lang natt', now(), ${A}, now() + interval '9 hours')`.execute(r.eier),
    ).rejects.toThrow(/check constraint/);
  });
});

describe('opplæring før tilgang', () => {
  const krev = (kreves: 'ja' | 'nei', aktor: Aktor) => r.gjor(settKrav, aktor, { kreves, begrunnelse: 'Vedtatt i kommunen' });

  test('[B53] når opplæring kreves, gjelder rollen fra dagen den er registrert; den som slår det på, må ha den selv', async () => {
    const meg = await r.person({ navn: 'System Forvalter', kilde: 'hr' });
    await tildelRolle(r.eier, { personId: meg, rolle: 'systemforvalter', ...GRUNN, fra: '2026-01-01', til: '2026-12-31', gitt: '2026-01-01T00:00:00Z', gittAv: meg }); // prettier-ignore
    await gir('rektor', { skole: NORDBYGDA });
    await expect(krev('ja', forvalter(meg))).rejects.toMatchObject({ kode: 'uten_opplaering' });
    await r.gjor(registrerOpplaering, forvalter(), { personId: meg, dato: '2026-11-01' });
    await krev('ja', forvalter(meg));
    expect(await roller(hun)).toEqual([]);
    await expect(r.gjor(registrerOpplaering, r.aktor('rektor', SOLSIDEN), { personId: hun, dato: '2026-11-20' })).rejects.toMatchObject({ status: 404 }); // prettier-ignore
    const rektor = r.aktor('rektor', NORDBYGDA);
    await sql`insert into tilgang.opplaering (id, person_id, dato, registrert, registrert_av) values (gen_random_uuid(), ${rektor.id}, '2026-01-01', now(), ${meg})`.execute(r.eier); // prettier-ignore
    await r.gjor(registrerOpplaering, rektor, { personId: hun, dato: '2026-11-20' });
    expect(await roller(hun)).toEqual(['rektor']);
    await krev('nei', forvalter(meg));
  });
});

describe('fra stilling til rolle', () => {
  const linjer = (regler: readonly { kode: string; rolle: string; tittel?: string; sted?: string }[], fristDager = '0') => ({
    fristDager,
    begrunnelse: 'Ny oppgavefordeling',
    ...Object.fromEntries(regler.flatMap((x, i) => [[`kode_${i}`, x.kode], [`rolle_${i}`, x.rolle], [`tittel_${i}`, x.tittel ?? ''], [`sted_${i}`, x.sted ?? '']])), // prettier-ignore
  });

  test('[B54] forhåndsvisningen sier hvem som får og mister; lagring gjelder med det samme, og angres', async () => {
    await r.ansett(hun, NORDBYGDA, { kode: '7961', tittel: 'Lærer' });
    const annen = await r.person({ navn: 'Per Rådgiver', kilde: 'hr' });
    await r.ansett(annen, SOLSIDEN, { kode: '7710', tittel: 'Rådgiver skole' });
    const inn = linjer([
      { kode: '9951', rolle: 'rektor' },
      { kode: '7710', rolle: 'radgiver', tittel: 'skole', sted: SOLSIDEN },
    ]);
    const f = await r.gjor(forhandsvisTabell, forvalter(), inn);
    expect(f.endringer.find((e) => e.personId === hun)).toMatchObject({
      mister: [{ rolle: 'larer', sted: 'Nordbygda skole' }],
      far: [],
    });
    expect(f.endringer.find((e) => e.personId === annen)).toMatchObject({
      far: [{ rolle: 'radgiver', sted: 'Solsiden skole' }],
      mister: [],
    });
    expect(await roller(hun)).toEqual(['larer']);
    const tabell = JSON.stringify({ regler: f.regler, fristDager: f.fristDager });
    await r.gjor(settTabell, forvalter(), { tabell, bygger: f.bygger, begrunnelse: 'Ny oppgavefordeling' });
    expect([await roller(hun), await roller(annen)]).toEqual([[], ['radgiver']]);
    await expect(
      r.gjor(settTabell, forvalter(), { tabell, bygger: tabellversjon(stillingsroller.standard), begrunnelse: 'Gammel side' }),
    ).rejects.toMatchObject({ status: 409 });
    await r.gjor(angreTabell, forvalter(), {});
    expect([await roller(hun), await roller(annen)]).toEqual([['larer'], []]);
  });

  test('[B54] en stilling kan aldri gi systemforvalter, og en kode uten rolle sies fra om', async () => {
    await expect(r.gjor(forhandsvisTabell, forvalter(), linjer([{ kode: '1', rolle: 'systemforvalter' }]))).rejects.toMatchObject(
      {
        felt: { rolle_0: expect.any(String) },
      },
    );
    await expect(r.gjor(forhandsvisTabell, forvalter(), linjer([{ kode: '1234', rolle: '' }]))).rejects.toMatchObject({
      felt: { rolle_0: 'Velg rolle for stillingskode 1234.' },
    });
    await expect(r.gjor(forhandsvisTabell, forvalter(), linjer([], '99'))).rejects.toMatchObject({
      felt: { fristDager: expect.any(String) },
    });
  });

  test.each(['brukerstotteIt', 'kommunalsjef', 'rektor'] as const)('[B54] %s endrer ikke tabellen', async (rolle) => {
    await expect(r.gjor(forhandsvisTabell, r.aktor(rolle), linjer([]))).rejects.toMatchObject({ status: 403 });
  });
});

describe('en skjermet ansatt', () => {
  test.each(['fortrolig', 'strengtFortrolig'])(
    '[B35] %s: kan verken gis rolle, slippes inn som leverandør eller vises ved navn av dem som ikke rekker',
    async (gradering) => {
      const skjult = await r.person({ navn: 'Hemmelig Tilsett', fodselsdato: '1985-03-03', kilde: 'hr' });
      await r.ansett(skjult, SOLSIDEN, { kode: '7961', tittel: 'Lærer' });
      await tildelRolle(r.eier, { personId: skjult, rolle: 'larer', skole: SOLSIDEN, begrunnelse: 'Oppsett av prøven', fra: '2026-01-01', til: '2026-12-31', gitt: '2026-01-01T00:00:00Z', gittAv: A! }); // prettier-ignore
      const [{ id }] = (await sql<{ id: string }>`select id from tilgang.rolletildeling where person_id = ${skjult}`.execute(r.eier)).rows as [{ id: string }]; // prettier-ignore
      await r.beskytt(skjult, gradering);
      const finnesIkke = { personId: 'd0000000-0000-4000-8000-00000000000d' };
      // the same answer as for nobody: 404
      for (const [akt, inn] of [
        [giRolle, { rolle: 'larer', skole: SOLSIDEN, til: '2027-05-01', ...GRUNN }],
        [apneVindu, { leverandor: 'Eksempel AS', timer: 2, ...GRUNN }],
        [registrerOpplaering, { dato: '2026-11-01' }],
        [giSide, {}],
        [vinduSide, {}],
        [opplaeringSide, {}],
      ] as const) {
        const svar = async (hvem: object) =>
          r.gjor(akt as typeof giSide, forvalter(), { ...inn, ...hvem }).catch((e: unknown) => e);
        const [skjermet, ingen] = [await svar({ personId: skjult }), await svar(finnesIkke)];
        expect(skjermet).toMatchObject({ status: 404 });
        expect(String(skjermet)).toBe(String(ingen));
      }
      // the role itself is seen (a role nobody sees is a back door), without the name, and can be taken away
      const oversikt = await r.gjor(rolleoversikt, forvalter(), {});
      expect(oversikt.tildelinger.find((t) => t.id === id)).toMatchObject({ skjult: true, navn: 'Skjermet ansatt' });
      expect(JSON.stringify(oversikt)).not.toContain('Hemmelig');
      expect(JSON.stringify(await r.gjor(avsluttSide, forvalter(), { id }))).not.toContain('Hemmelig');
      await r.gjor(avsluttRolle, forvalter(), { id, ...GRUNN });
      expect(await roller(skjult)).toEqual(['larer']);
    },
  );
});
