// Tampering with sealed logs, as somebody who owns the database (and for some kinds the data folder), but not the keys.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as vent } from 'node:timers/promises';
import pg from 'pg';
import { lagPool } from '#grunn/db/index.ts';
import { lagNokkelring, nyNokkelfil } from '#grunn/krypto/index.ts';
import { filanker, forsegl, verifiser, type Seglmiljo } from '#grunn/sporing/index.ts';
import { fastKlokke, type FastKlokke } from '#grunn/tid/index.ts';
import type { Tilfeldig } from '#verden/tilfeldig.ts';

export interface Tuklebord {
  readonly m: Seglmiljo;
  /** As the owner of everything. */
  readonly c: pg.Client;
  readonly klokke: FastKlokke;
  readonly ankermappe: string;
  /** Adds rows as the ones that serve people and import do, and seals them. */
  skriv(rader: number, t: Tilfeldig): Promise<void>;
  /** Remembers everything as it is now, to go back to. */
  merk(): Promise<void>;
  tilbake(): Promise<void>;
  readonly slipp: () => Promise<void>;
}

/**
 * Seals all that is written. An open transaction anywhere in the server holds the seal back, also one in another test's database: waits
 * until they are done.
 */
export async function forseglAlt(m: Seglmiljo): Promise<void> {
  for (;;) {
    while (((await forsegl(m)) ?? 0) > 0);
    if ((await verifiser(m)).uforseglet === 0) return;
    await vent(20);
  }
}

const TABELLER = ['sporing.endring', 'sporing.innsyn', 'sporing.runde', 'sporing.segl'] as const;
const VISNINGER = ['register.person.les', 'register.person.sok', 'register.elevforhold.liste'];

const uuid = (t: Tilfeldig): string => {
  const h = Array.from({ length: 32 }, () => t.heltall(0, 15).toString(16)).join('');
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-8${h.slice(17, 20)}-${h.slice(20)}`;
};

export async function lagTuklebord(url: string, mappe: string): Promise<Tuklebord> {
  const klokke = fastKlokke('2026-11-22T08:00:00Z');
  const nokler = lagNokkelring(nyNokkelfil());
  const ankermappe = path.join(mappe, 'sporing');
  const pool = lagPool({ url, rolle: 'friminutt_segl', maks: 4 });
  const m: Seglmiljo = { pool, nokler, klokke, ankersteder: [filanker('data', ankermappe, nokler)], maksRader: 100 };
  const c = new pg.Client({ connectionString: url });
  await c.connect();
  let filer: readonly (readonly [string, Buffer])[] = [];
  const ankerfiler = () => fs.readdirSync(ankermappe).map((f) => path.join(ankermappe, f));
  return {
    m,
    c,
    klokke,
    ankermappe,
    async skriv(rader, t) {
      const personer = Array.from({ length: 20 }, () => uuid(t));
      for (let i = 0; i < rader;) {
        await c.query('begin');
        for (let n = t.heltall(1, 4); n > 0 && i < rader; n--, i++) {
          const felles = [uuid(t), klokke.na().toString(), personer[t.heltall(0, 19)], 'rektor', [personer[t.heltall(0, 19)]]];
          if (t.skjer(0.7))
            await c.query(
              `insert into sporing.innsyn (id, tid, aktor_id, aktor, gjelder, visning, feltsett, begrunnelse) values ($1, $2, $3, $4, $5, $6, 'abc', 'samtale\tmed heimen')`,
              [...felles, VISNINGER[t.heltall(0, 2)]],
            );
          else
            await c.query(
              `insert into sporing.endring (id, tid, aktor_id, aktor, gjelder, handling, detaljer) values ($1, $2, $3, $4, $5, 'register.person.registrerKontakt', $6)`,
              [...felles, JSON.stringify({ felt: ['epostadresse'], n: i })],
            );
        }
        await c.query('commit');
        klokke.flytt({ seconds: 1 });
        if (t.skjer(0.1)) await forseglAlt(m);
      }
      await forseglAlt(m);
      // later than any head may be late
      klokke.flytt({ minutes: 10 });
    },
    async merk() {
      await c.query('drop schema if exists kopi cascade; create schema kopi');
      for (const t of TABELLER) await c.query(`create table kopi.${t.split('.')[1]} as table ${t}`);
      filer = ankerfiler().map((f) => [f, fs.readFileSync(f)] as const);
    },
    async tilbake() {
      await c.query(
        `truncate ${TABELLER.join(', ')};
         insert into sporing.runde select * from kopi.runde;
         insert into sporing.segl select * from kopi.segl;
         insert into sporing.innsyn overriding system value select * from kopi.innsyn;
         insert into sporing.endring overriding system value select * from kopi.endring;`,
      );
      for (const f of ankerfiler()) fs.rmSync(f);
      for (const [f, b] of filer) fs.writeFileSync(f, b);
    },
    slipp: async () => {
      await c.end();
      await pool.end();
    },
  };
}

interface Offer {
  readonly logg: 'endring' | 'innsyn';
  readonly id: string;
}

async function trekk(b: Tuklebord, t: Tilfeldig, logg: Offer['logg'] = t.skjer(0.7) ? 'innsyn' : 'endring'): Promise<Offer> {
  const { rows } = await b.c.query(`select id from sporing.${logg} order by lopenummer`);
  return { logg, id: rows[t.heltall(0, rows.length - 1)].id };
}

async function trekkTo(b: Tuklebord, t: Tilfeldig): Promise<[Offer, Offer]> {
  const en = await trekk(b, t);
  for (;;) {
    const to = await trekk(b, t, en.logg);
    if (to.id !== en.id) return [en, to];
  }
}

/** One way of tampering. Says nothing back: the check must find it by itself. */
export type Tukling = (b: Tuklebord, t: Tilfeldig) => Promise<void>;

const runderHosBasen = async (b: Tuklebord): Promise<number[]> =>
  (await b.c.query('select runde from sporing.runde order by runde')).rows.map((r) => Number(r.runde));

async function kuttHale(b: Tuklebord, t: Tilfeldig, { rader, segl }: { rader: boolean; segl: boolean }): Promise<void> {
  const runder = await runderHosBasen(b);
  const fra = runder[runder.length - t.heltall(1, Math.min(3, runder.length - 1))]!;
  const { rows } = await b.c.query('select grense from sporing.runde where runde < $1 order by runde desc limit 1', [fra]);
  const grense = rows[0]?.grense ?? 0;
  if (segl) {
    await b.c.query('delete from sporing.segl where runde >= $1', [fra]);
    await b.c.query('delete from sporing.runde where runde >= $1', [fra]);
  }
  if (rader) for (const l of ['endring', 'innsyn']) await b.c.query(`delete from sporing.${l} where rekke >= $1`, [grense]);
}

const ankerfil = (b: Tuklebord): string => path.join(b.ankermappe, fs.readdirSync(b.ankermappe).sort().at(-1)!);

/** Every kind of tampering the seals are there for. */
export const TUKLINGER: Readonly<Record<string, Tukling>> = {
  async 'rad: endret felt'(b, t) {
    const { logg, id } = await trekk(b, t);
    const felles = [
      `aktor = aktor || 'x'`,
      `tid = tid + interval '1 second'`,
      `aktor_id = gen_random_uuid()`,
      `aktor_id = null`,
      `gjelder = gjelder || gen_random_uuid()`,
      `gjelder = '{}'`,
      `id = gen_random_uuid()`,
    ];
    const egne =
      logg === 'innsyn'
        ? [`visning = visning || 'x'`, `feltsett = 'zzz'`, `begrunnelse = null`, `begrunnelse = 'annet'`]
        : [`handling = handling || 'x'`, `detaljer = '{}'`, `endringssett = gen_random_uuid()`];
    const alle = [...felles, ...egne];
    await b.c.query(`update sporing.${logg} set ${alle[t.heltall(0, alle.length - 1)]} where id = $1`, [id]);
  },
  async 'rad: slettet'(b, t) {
    for (let n = t.heltall(1, 3); n > 0; n--) {
      const { logg, id } = await trekk(b, t);
      await b.c.query(`delete from sporing.${logg} where id = $1`, [id]);
    }
  },
  async 'rad: satt inn bakover'(b, t) {
    const { logg, id } = await trekk(b, t);
    const kol = logg === 'innsyn' ? 'visning, feltsett, begrunnelse' : 'handling, detaljer';
    await b.c.query(
      `insert into sporing.${logg} (id, rekke, tid, aktor_id, aktor, gjelder, ${kol})
       select gen_random_uuid(), rekke, tid, gen_random_uuid(), aktor, gjelder, ${kol} from sporing.${logg} where id = $1`,
      [id],
    );
  },
  async 'rad: to har byttet innhold'(b, t) {
    const [en, to] = await trekkTo(b, t);
    const { logg } = en;
    // the actors of two rows are made each other's; where they are the same, the numbers are
    await b.c.query('begin');
    const { rowCount } = await b.c.query(
      `update sporing.${logg} a set aktor_id = o.aktor_id from sporing.${logg} o
       where a.id in ($1, $2) and o.id in ($1, $2) and a.id <> o.id and a.aktor_id is distinct from o.aktor_id`,
      [en.id, to.id],
    );
    if (rowCount === 0) await byttNummer(b, logg, en.id, to.id);
    await b.c.query('commit');
  },
  async 'rad: to har byttet plass'(b, t) {
    const [en, to] = await trekkTo(b, t);
    await b.c.query('begin');
    await byttNummer(b, en.logg, en.id, to.id);
    await b.c.query('commit');
  },
  async 'rad: flyttet i rekken'(b, t) {
    const { logg, id } = await trekk(b, t);
    await b.c.query(`update sporing.${logg} set rekke = rekke + $2 where id = $1`, [id, t.skjer(0.5) ? -1 : 1_000_000]);
  },
  'hale: radene kuttet': (b, t) => kuttHale(b, t, { rader: true, segl: false }),
  'hale: seglene kuttet': (b, t) => kuttHale(b, t, { rader: false, segl: true }),
  'hale: alt kuttet': (b, t) => kuttHale(b, t, { rader: true, segl: true }),
  async 'segl: rad og sum endret sammen'(b, t) {
    const { logg, id } = await trekk(b, t);
    await b.c.query(`update sporing.${logg} set aktor = 'annen' where id = $1`, [id]);
    await b.c.query(
      `update sporing.segl set summer = overlay(summer placing substr(sha256(summer), 1, 16) from 1)
       where logg = $1 and kjede = ('x' || substr($2::text, 1, 1))::bit(4)::int and numre is not null`,
      [logg, id],
    );
  },
  async 'segl: rad og ledd slettet sammen'(b, t) {
    const { rows } = await b.c.query('select logg, kjede, nummer, runde from sporing.segl order by logg, kjede, nummer');
    const l = rows[t.heltall(0, rows.length - 1)];
    await b.c.query('delete from sporing.segl where logg = $1 and kjede = $2 and nummer = $3', [l.logg, l.kjede, l.nummer]);
    await b.c.query(
      `delete from sporing.${l.logg} where left(id::text, 1) = to_hex($1::int) and rekke < (select grense from sporing.runde where runde = $2)
         and rekke >= coalesce((select max(grense) from sporing.runde where runde < $2), 0)`,
      [l.kjede, l.runde],
    );
  },
  async 'segl: merket endret'(b, t) {
    const { rows } = await b.c.query('select logg, kjede, nummer from sporing.segl order by logg, kjede, nummer');
    const l = rows[t.heltall(0, rows.length - 1)];
    const felt = ['merke', 'forrige'][t.heltall(0, 1)]!;
    await b.c.query(`update sporing.segl set ${felt} = sha256(${felt}) where logg = $1 and kjede = $2 and nummer = $3`, [
      l.logg,
      l.kjede,
      l.nummer,
    ]);
  },
  async 'runde: endret'(b, t) {
    const runder = await runderHosBasen(b);
    const r = runder[t.heltall(0, runder.length - 1)];
    const hva = [`tid = tid - interval '1 day'`, 'rader = rader + 1', 'hode = sha256(hode)', 'grense = grense - 1'];
    await b.c.query(`update sporing.runde set ${hva[t.heltall(0, hva.length - 1)]} where runde = $1`, [r]);
  },
  async 'hodefil: rullet tilbake'(b, t) {
    const linjer = fs.readFileSync(ankerfil(b), 'utf8').trimEnd().split('\n');
    const igjen = linjer.slice(0, linjer.length - t.heltall(1, linjer.length));
    fs.writeFileSync(ankerfil(b), igjen.map((l) => `${l}\n`).join(''));
  },
  async 'hodefil: linje endret eller fjernet'(b, t) {
    const linjer = fs.readFileSync(ankerfil(b), 'utf8').trimEnd().split('\n');
    const i = t.heltall(0, linjer.length - 1);
    if (t.skjer(0.5)) linjer.splice(i, 1);
    else linjer[i] = linjer[i]!.replace(/"hode":"(.)/, (_, c: string) => `"hode":"${c === '0' ? '1' : '0'}`);
    fs.writeFileSync(ankerfil(b), linjer.map((l) => `${l}\n`).join(''));
  },
};

async function byttNummer(b: Tuklebord, logg: string, en: string, to: string): Promise<void> {
  // generated always as identity: only a swap of the ids moves a row's contents to the other's place
  await b.c.query(`update sporing.${logg} set id = gen_random_uuid() where id = $1`, [en]);
  await b.c.query(`update sporing.${logg} set id = $1 where id = $2`, [en, to]);
}
