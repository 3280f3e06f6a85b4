// Undo as a property: whatever was read before, and whatever a run did, taking it back gives what was, but for protection.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Folkeregisterperson, Foreldreansvar, Gradering } from '#kilder/folkeregisteret/index.ts';
import type { Kontaktoppforing } from '#kilder/krr/index.ts';
import { nyttProveregister, type Proveregister } from '#verktoy/proveregister.ts';
import { angreInnlesing } from './angre.ts';
import { proveperson } from './folkeregisteret/proveperson.ts';
import { kjorHr } from './hr/kjor.ts';
import { ansatt, stilling } from './hr/proveansatt.ts';
import { krrInnlesing } from './krr/type.ts';
import type { Innlesingsrad } from './lager.ts';
import { kjorInnlesing } from './motor.ts';
import { fotografi, fotografiUtenIder, type Tabellbilde } from './provebilde.ts';

let r: Proveregister;
/** 0–2 are children, 3–6 adults; `dnumre` belong to the adults before they got their numbers. */
let numre: string[];
let dnumre: string[];
beforeAll(async () => {
  r = await nyttProveregister('2026-11-22T01:00:00Z', 4);
  numre = [0, 1, 2]
    .map((i) => r.nummer.fodselsnummer(`201${i + 3}-05-20`, 'mann'))
    .concat([3, 4, 5, 6].map((i) => r.nummer.fodselsnummer(`198${i}-03-03`, 'kvinne')));
  dnumre = numre.map((_, i) => r.nummer.dNummer(`198${i % 7}-03-03`, 'kvinne'));
});
afterAll(() => r.base.slipp());

const barn = fc.integer({ min: 0, max: 2 });
const voksen = fc.integer({ min: 3, max: 6 });
const gradering = fc.oneof(
  { weight: 8, arbitrary: fc.constant<Gradering>('ugradert') },
  { weight: 1, arbitrary: fc.constantFrom<Gradering>('klientadresse', 'fortrolig', 'strengtFortrolig') },
);
const dokument = fc.record({
  navn: fc.integer({ min: 0, max: 2 }),
  adresse: fc.integer({ min: 0, max: 2 }),
  gradering,
});
const freg = fc.record({
  slag: fc.constant('freg' as const),
  barn: fc.uniqueArray(
    fc.record({
      i: barn,
      d: dokument,
      ansvar: fc.uniqueArray(fc.tuple(voksen, fc.constantFrom('felles', 'mor'), fc.boolean()), {
        maxLength: 3,
        selector: (a) => a[0],
      }),
    }),
    { maxLength: 3, selector: (b) => b.i },
  ),
  voksne: fc.uniqueArray(fc.record({ i: voksen, d: dokument, byttet: fc.boolean() }), { maxLength: 3, selector: (v) => v.i }),
});
const hr = fc.record({
  slag: fc.constant('hr' as const),
  ansatte: fc.uniqueArray(
    fc.record({
      nr: fc.integer({ min: 1, max: 4 }),
      hvem: fc.option(voksen, { nil: null }),
      dnummer: fc.boolean(),
      stillinger: fc.uniqueArray(fc.integer({ min: 1, max: 3 }), { maxLength: 3 }),
      prosent: fc.constantFrom(50, 100),
    }),
    { maxLength: 4, selector: (a) => a.nr },
  ),
});
const krr = fc.record({
  slag: fc.constant('krr' as const),
  svar: fc.uniqueArray(fc.tuple(voksen, fc.option(fc.integer({ min: 0, max: 1 }), { nil: null })), {
    maxLength: 3,
    selector: (s) => s[0],
  }),
});
const lesing = fc.oneof({ weight: 3, arbitrary: freg }, { weight: 2, arbitrary: hr }, { weight: 1, arbitrary: krr });
type Lesing = typeof lesing extends fc.Arbitrary<infer T> ? T : never;

let versjon = 0;
function person(
  i: number,
  d: { navn: number; adresse: number; gradering: Gradering },
  p: Partial<Folkeregisterperson> = {},
): Folkeregisterperson {
  const hjem = proveperson(numre[i]!).adresser[0]!;
  const skjult = d.gradering === 'strengtFortrolig';
  return proveperson(numre[i]!, {
    dokumentversjon: new Date(Date.UTC(2026, 9, 1) + ++versjon * 1000).toISOString(),
    fodselsdato: i < 3 ? `201${i + 3}-05-20` : `198${i}-03-03`,
    navn: { fornavn: 'Rask', mellomnavn: null, etternavn: `Herre${d.navn}`, gyldigFra: null },
    adressebeskyttelse: d.gradering,
    adresser:
      d.adresse === 0
        ? []
        : [{ ...hjem, type: skjult ? 'post' : 'bosted', gradering: d.gradering, linjer: [`Granlia ${d.adresse}`] }],
    ...p,
  });
}

const personer = async () =>
  new Map(
    (
      await r.rader<{ o: string; id: string }>(
        `select encode(oppslag, 'hex') o, person_id id from register.personidentifikator where kjent_til is null`,
      )
    ).map((x) => [x.o, x.id]),
  );

async function utfor(l: Lesing): Promise<Innlesingsrad> {
  r.klokke.flytt({ minutes: 1 });
  if (l.slag === 'freg') {
    const ansvarFor = (a: readonly [number, string, boolean]): Foreldreansvar => ({
      ansvar: a[1] as 'felles',
      ansvarlig: { type: 'person', identifikator: a[2] ? dnumre[a[0]]! : numre[a[0]]! },
      gyldigFra: null,
    });
    return r.lesFamilier([
      ...l.barn.map((b) => [person(b.i, b.d, { foreldreansvar: b.ansvar.map(ansvarFor) })]),
      ...l.voksne.map((v) => [
        person(
          v.i,
          v.d,
          v.byttet
            ? {
                identifikatorer: [
                  { identifikator: numre[v.i]!, type: 'fodselsnummer', status: 'iBruk' },
                  { identifikator: dnumre[v.i]!, type: 'dNummer', status: 'opphort' },
                ],
              }
            : {},
        ),
      ]),
    ]);
  }
  if (l.slag === 'hr') {
    const fil = l.ansatte.map((a) =>
      ansatt(String(a.nr), {
        fodselsnummer: a.hvem === null ? null : (a.dnummer ? dnumre : numre)[a.hvem]!,
        fodselsdato: a.hvem === null ? null : `198${a.hvem}-03-03`,
        arbeidsforhold: a.stillinger.map((s) => stilling(String(s), { prosent: a.prosent })),
      }),
    );
    return kjorHr(r.m, {
      utlostAv: 'test',
      lesing: {
        personer: (async function* () {
          yield* fil;
        })(),
        hode: Promise.resolve({
          format: 'visma-hrm',
          eksportert: null,
          antallOppgitt: null,
          antallLest: fil.length,
          duplikater: 0,
          organisasjoner: [],
          avvik: [],
        }),
      },
    });
  }
  const kjente = await personer();
  const enheter = l.svar.flatMap(([i, epost]) => {
    const personId = kjente.get(r.m.nokler.oppslag(numre[i]!, 'identifikator').toString('hex'));
    if (!personId) return [];
    const oppforing: Kontaktoppforing = {
      personidentifikator: numre[i]!,
      status: epost === null ? 'SLETTET' : 'AKTIV',
      reservert: false,
      reservertTidspunkt: null,
      kanVarsles: true,
      epostadresse: epost === null ? null : { verdi: `e${epost}@epost.example`, oppdatert: null, verifisert: null },
      mobiltelefonnummer: null,
      sprak: null,
      avvik: [],
    };
    return [{ enhet: { personId, oppforing, hentet: r.klokke.na().toString() } }];
  });
  return kjorInnlesing(r.m, krrInnlesing(), {
    slag: 'full',
    utlostAv: 'test',
    hent: (async function* () {
      yield* enheter;
    })(),
    hode: () => ({}),
  });
}

type Rad = Record<string, unknown>;
const rader = (b: readonly Tabellbilde[], tabell: string): Rad[] =>
  (b.find((t) => t.tabell === `register.${tabell}`)?.rader ?? []).map((x) => JSON.parse(x) as Rad);
const RANG = ['ugradert', 'klientadresse', 'fortrolig', 'strengtFortrolig'];
const graderinger = (b: readonly Tabellbilde[]) =>
  new Map(rader(b, 'adressebeskyttelse').map((x) => [x['person_id'] as string, RANG.indexOf(x['gradering'] as string)]));

/** Protected people, and children with protection near: what an undo leaves as strict as it is. */
function naerVern(...bilder: (readonly Tabellbilde[])[]): Set<string> {
  const ut = new Set(bilder.flatMap((b) => [...graderinger(b).keys()]));
  for (const b of bilder)
    for (const a of rader(b, 'adresse')) if (a['gradering'] !== 'ugradert') ut.add(a['person_id'] as string);
  const barna = bilder
    .flatMap((b) => rader(b, 'foreldreansvar'))
    .filter((f) => ut.has(f['ansvarlig_id'] as string))
    .map((f) => f['person_id'] as string);
  return new Set([...ut, ...barna]);
}
const uten = (b: readonly Tabellbilde[], vern: ReadonlySet<string>) =>
  b.map((t) =>
    ['register.adresse', 'register.adressebeskyttelse', 'register.foreldreansvar'].includes(t.tabell)
      ? { ...t, rader: t.rader.filter((x) => !vern.has((JSON.parse(x) as Rad)['person_id'] as string)) }
      : t,
  );

test('[L10] for any readings A and any reading B: A, B, undo B is A, but for protection, which never gets weaker', async () => {
  let angret = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(lesing, { minLength: 1, maxLength: 3 }), lesing, async (a, b) => {
      await r.tom();
      r.klokke.settTil('2026-11-22T01:00:00Z');
      for (const l of a) await utfor(l);
      const for_ = await fotografi(r.eier);
      const innlesing = await utfor(b);
      const etter = await fotografi(r.eier);
      const etterUtenIder = await fotografiUtenIder(r.eier);
      // near protection the brakes stop a run: then there is nothing to undo
      if (innlesing.status !== 'ferdig') return;
      r.klokke.flytt({ minutes: 1 });
      const svar = await angreInnlesing(r.m, { innlesingId: innlesing.id, utlostAv: 'test' });
      const na = await fotografi(r.eier);
      angret++;
      expect(svar.hode.angring!.endretSiden).toBe(0);
      const vern = naerVern(for_, etter);
      expect(uten(na, vern)).toEqual(uten(for_, vern));

      const [gFor, gEtter, gNa] = [graderinger(for_), graderinger(etter), graderinger(na)];
      for (const [id, rang] of gEtter) expect(gNa.get(id) ?? 0).toBeGreaterThanOrEqual(rang);
      for (const [id, rang] of gFor) expect(gNa.get(id) ?? 0).toBeGreaterThanOrEqual(rang);
      // nobody under fortrolig or stricter gets back a place that says less than they are
      const tilbake = (tabell: string) => {
        const somEtter = new Set(etter.find((t) => t.tabell === `register.${tabell}`)!.rader);
        return na
          .find((t) => t.tabell === `register.${tabell}`)!
          .rader.filter((x) => !somEtter.has(x))
          .map((x) => JSON.parse(x) as Rad);
      };
      const rang = (id: unknown) => gNa.get(id as string) ?? 0;
      const apnere = tilbake('adresse').filter(
        (x) => rang(x['person_id']) >= 2 && RANG.indexOf(x['gradering'] as string) < rang(x['person_id']),
      );
      expect(apnere).toEqual([]);
      // nobody gets back foreldreansvar near protection
      expect(tilbake('foreldreansvar').filter((x) => rang(x['person_id']) >= 2 || rang(x['ansvarlig_id']) >= 2)).toEqual([]);

      // read again, it does what it did: the bookkeeping of documents went back too
      if (b.slag === 'krr' || vern.size > 0) return;
      versjon -= b.slag === 'freg' ? b.barn.length + b.voksne.length : 0;
      expect((await utfor(b)).status).toBe('ferdig');
      // which of two signposts is kept is chance
      const utenMerker = (b_: readonly Tabellbilde[]) => b_.filter((t) => t.tabell !== 'register.person');
      expect(utenMerker(await fotografiUtenIder(r.eier))).toEqual(utenMerker(etterUtenIder));
    }),
    { numRuns: Number(process.env['FRIMINUTT_PROVER'] ?? 40), seed: Number(process.env['FRIMINUTT_FRO'] ?? 4711) },
  );
  expect(angret).toBeGreaterThan(10);
}, 240_000);
