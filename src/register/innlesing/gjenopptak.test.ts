// A reading that is cut anywhere, and then run again, ends where one that was never cut ends: nothing lost, nothing doubled.
import type pg from 'pg';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FunksjonellFeil } from '#grunn/feil/index.ts';
import type { HrPerson } from '#kilder/hr/index.ts';
import type { Kontaktoppforing } from '#kilder/krr/index.ts';
import { nyttProveregister, SKOLE, type Proveregister } from '#verktoy/proveregister.ts';
import { proveperson } from './folkeregisteret/proveperson.ts';
import { kjorHr } from './hr/kjor.ts';
import { ansatt, stilling } from './hr/proveansatt.ts';
import { krrInnlesing } from './krr/type.ts';
import type { Innlesingsrad } from './lager.ts';
import type { Innlesingsmiljo } from './modell.ts';
import { kjorInnlesing } from './motor.ts';
import { kjorOppstart } from './oppstart/kjor.ts';
import { fotografiUtenIder, radtall } from './provebilde.ts';

let r: Proveregister;
/** Statements left before the line is cut; undefined: never. */
let igjen: number | undefined;
let talt = 0;
let usikker: Innlesingsmiljo;
beforeAll(async () => {
  r = await nyttProveregister('2026-11-22T01:00:00Z', 3);
  const db = r.base.som('friminutt_import', {
    maks: 6,
    forSporring: (_tekst: string, klient: pg.Client) => {
      talt++;
      if (igjen === undefined || --igjen > 0) return;
      igjen = undefined;
      (klient as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    },
  });
  usikker = { ...r.m, db };
});
afterAll(() => r.base.slipp());

const fnr = Array.from({ length: 12 }, (_, i) => i);
let numre: string[] = [];
const fil = (endret: boolean): HrPerson[] =>
  fnr
    .filter((i) => !endret || i !== 4)
    .map((i) =>
      ansatt(String(i), {
        fodselsnummer: numre[i]!,
        etternavn: endret && i % 2 === 0 ? 'Endret' : 'Ansatt',
        arbeidsforhold: endret && i % 3 === 0 ? [stilling('1'), stilling('3')] : [stilling('1'), stilling('2')],
      }),
    );
const hr = (m: Innlesingsmiljo, personer: readonly HrPerson[]) =>
  kjorHr(m, {
    utlostAv: 'test',
    lesing: {
      personer: (async function* () {
        yield* personer;
      })(),
      hode: Promise.resolve({
        format: 'visma-hrm',
        eksportert: null,
        antallOppgitt: personer.length,
        antallLest: personer.length,
        duplikater: 0,
        organisasjoner: [],
        avvik: [],
      }),
    },
  });

async function krr(m: Innlesingsmiljo, epost: string): Promise<Innlesingsrad> {
  const enheter = [];
  for (const [i, nummer] of numre.entries()) {
    const oppforing: Kontaktoppforing = {
      personidentifikator: nummer,
      status: i === 3 ? 'SLETTET' : 'AKTIV',
      reservert: false,
      reservertTidspunkt: null,
      kanVarsles: true,
      epostadresse: i === 3 ? null : { verdi: `${i}${epost}`, oppdatert: null, verifisert: null },
      mobiltelefonnummer: null,
      sprak: 'nb',
      avvik: [],
    };
    enheter.push({ enhet: { personId: await r.personMed(nummer), oppforing, hentet: r.klokke.na().toString() } });
  }
  return kjorInnlesing(m, krrInnlesing(), {
    slag: 'full',
    utlostAv: 'test',
    hent: (async function* () {
      yield* enheter;
    })(),
    hode: () => ({}),
  });
}

const oppstart = (m: Innlesingsmiljo) => {
  const linjer = numre.map((identifikator, i) => ({
    ...(i % 2 === 0 ? { identifikator } : {}),
    lokalId: String(i),
    fornavn: 'Rask',
    etternavn: `Herre${i}`,
    fodselsdato: '1985-03-03',
    skole: SKOLE,
    arstrinn: 5,
    fra: '2026-08-17',
  }));
  const tekst = [{ friminutt: 'oppstart', kommunenummer: '9901', antall: linjer.length }, ...linjer];
  return kjorOppstart(m, {
    kommunenummer: '9901',
    utlostAv: 'test',
    innhold: (async function* () {
      yield new TextEncoder().encode(tekst.map((t) => JSON.stringify(t)).join('\n'));
    })(),
  });
};

interface Tilfelle {
  readonly navn: string;
  readonly for_: () => Promise<unknown>;
  readonly les: (m: Innlesingsmiljo) => Promise<Innlesingsrad>;
}
const tilfeller: Tilfelle[] = [
  { navn: 'HR, first file', for_: async () => {}, les: (m) => hr(m, fil(false)) },
  { navn: 'HR, changes and one who has gone silent', for_: () => hr(r.m, fil(false)), les: (m) => hr(m, fil(true)) },
  {
    navn: 'KRR',
    for_: async () => {
      await r.lesFamilier([numre.map((n) => proveperson(n, { fodselsdato: '1985-03-03' }))]);
      await krr(r.m, '@for.example');
    },
    les: (m) => krr(m, '@etter.example'),
  },
  {
    navn: 'oppstart',
    for_: () => r.lesFamilier([numre.slice(0, 4).map((n) => proveperson(n, { fodselsdato: '1985-03-03' }))]),
    les: oppstart,
  },
];

async function nullstill(t: Tilfelle): Promise<void> {
  await r.tom();
  r.klokke.settTil('2026-11-22T01:00:00Z');
  await sql`insert into register.skole (organisasjonsnummer, kilde, navn, kjent_fra, apnet_av) values (${SKOLE}, 'nsr', 'Fjordvik skole', now(), gen_random_uuid())`.execute(
    r.db,
  );
  await t.for_();
  r.klokke.settTil('2026-11-23T01:00:00Z');
}

/** A killed session's lock is free a moment after the line was cut. */
async function lesTilDetGar(t: Tilfelle): Promise<Innlesingsrad> {
  for (let forsok = 0; ; forsok++) {
    try {
      return await t.les(r.m);
    } catch (e) {
      if (!(e instanceof FunksjonellFeil) || e.kode !== 'pagar' || forsok > 100) throw e;
      await new Promise((ferdig) => void setTimeout(ferdig, 20));
    }
  }
}

describe.each(tilfeller)('$navn', (t) => {
  test('F-40 F-44 cut at any statement and run again: the same end state, nothing doubled', async () => {
    numre = fnr.map(() => r.nummer.fodselsnummer('1985-03-03', 'kvinne'));
    await nullstill(t);
    talt = 0;
    igjen = undefined;
    expect((await t.les(usikker)).status).toBe('ferdig');
    const sporringer = talt;
    const [fasit, rader] = [await fotografiUtenIder(r.eier), await radtall(r.eier)];

    let kuttet = 0;
    // spread over the whole run: the receipt, the chunks, the end
    for (let n = 3; n < sporringer; n += Math.ceil(sporringer / 12)) {
      await nullstill(t);
      igjen = n;
      const avbrutt = await t.les(usikker).then(
        () => false,
        () => true,
      );
      igjen = undefined;
      if (avbrutt) kuttet++;
      r.klokke.flytt({ minutes: 10 });
      const igjenLest = await lesTilDetGar(t);
      expect(igjenLest.status).toBe('ferdig');
      expect(await fotografiUtenIder(r.eier)).toEqual(fasit);
      expect(await radtall(r.eier)).toEqual(rader);
      expect(await r.antall('kilde.mottak')).toBe(0);
      expect(await r.antall('kilde.bilde')).toBe(0);
      expect(await r.antall('kilde.innlesing', "status in ('mottar', 'klar', 'bruker')")).toBe(0);
    }
    expect(kuttet).toBeGreaterThan(6);
  });
});
