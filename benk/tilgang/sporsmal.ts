// The same question three ways: the oracle, the database under row-level security, and the rule in TypeScript with the policies out of the way.
import { sql } from 'kysely';
import type { Db, Tx } from '#grunn/db/index.ts';
import { innsynsdata } from '#grunn/innsyn/index.ts';
import { beslutt, utsnittFor, type Aktor } from '#grunn/tilgang/index.ts';
import { familieTilgang } from '#tilgang/familie/index.ts';
import { finnPerson, personTilgang } from '#register/person/index.ts';
import { stedFor, tilhorighetFor, vernFor, type Sted } from '#register/skjerming/index.ts';
import { finnAktor } from '#tilgang/rolle/index.ts';
import { tilfeldig, blandFro } from '#verden/tilfeldig.ts';
import { Fasit, type Svar } from './fasit.ts';
import type { Sporreverden } from './modell.ts';

export interface Baser {
  /** As people's requests are served: cut by the policies. */
  readonly app: Db;
  /** Not cut: where the rule is alone. */
  readonly system: Db;
}

export interface Forskjell {
  readonly hva: string;
  /** The world's seed. */
  readonly fro: number;
  readonly aktor: string;
  readonly person: string;
  readonly fasit: string;
  readonly svar: string;
}

export interface Telling {
  avgjorelser: number;
  /** How many of them opened a card, and how many were about somebody hidden: what makes the zeros mean something. */
  apne: number;
  skjulte: number;
  forskjeller: Forskjell[];
}
export const nyTelling = (): Telling => ({ avgjorelser: 0, apne: 0, skjulte: 0, forskjeller: [] });

/** Sets who asks, as the door does for every act: in the transaction, with the day of the act. */
export const settAktor = async (tx: Tx, aktor: string, dag: string): Promise<void> => {
  await sql`select set_config('friminutt.aktor', ${aktor}, true), set_config('friminutt.dato', ${dag}, true)`.execute(tx);
};

interface Synlig {
  readonly navn: ReadonlySet<string>;
  readonly adresse: ReadonlySet<string>;
  readonly kontakt: ReadonlySet<string>;
  readonly ansvar: ReadonlySet<string>;
}

async function sporSql(app: Db, v: Sporreverden, aktor: string): Promise<Synlig> {
  const rader = await app.transaction().execute(async (tx) => {
    await settAktor(tx, aktor, v.dag);
    const svar = await sql<{ hva: string; id: string }>`
      select 'navn' as hva, person_id as id from register.navn union all select 'adresse', person_id from register.adresse
      union all select 'kontakt', person_id from register.kontaktinformasjon
      union all select 'ansvar', person_id from register.foreldreansvar`.execute(tx);
    return svar.rows;
  });
  const av = (hva: string): ReadonlySet<string> => new Set(rader.filter((r) => r.hva === hva).map((r) => r.id));
  return { navn: av('navn'), adresse: av('adresse'), kontakt: av('kontakt'), ansvar: av('ansvar') };
}

const tid = (v: Sporreverden): { na: string; idag: string } => ({ na: v.na, idag: v.dag });

/** May the actor open these people's cards, by the rule alone. */
async function sporRegel(system: Db, v: Sporreverden, aktor: Aktor | undefined, aktorId: string): Promise<ReadonlySet<string>> {
  if (aktor === undefined) return new Set();
  // the place of everybody in one question: the same expression finnPerson asks with; samples go through finnPerson itself
  const { rows } = await sql<{ id: string; sted: Sted }>`
    select p.id, ${stedFor(sql`p.id`, aktorId, v.dag)} as sted from register.person p where p.sammenslatt_med is null`.execute(
    system,
  );
  const ut = new Set<string>();
  for (const r of rows)
    if (beslutt(personTilgang.les, aktor, v.dag, tilhorighetFor(r.id, r.sted), vernFor(r.sted)).tillatt) ut.add(r.id);
  return ut;
}

async function sporEn(system: Db, v: Sporreverden, aktor: Aktor, person: string): Promise<boolean> {
  const funnet = await finnPerson({ db: system, idag: v.dag, aktor }, person);
  if (funnet === undefined) return false;
  const data = innsynsdata(funnet);
  return beslutt(personTilgang.les, aktor, v.dag, data.tilhorighet, data.vern).tillatt;
}

/** Asks about everybody for these actors, and counts what does not agree. */
export async function sporAlle(
  b: Baser,
  v: Sporreverden,
  o: { readonly aktorer: readonly string[]; readonly personer?: readonly string[] },
  ut: Telling,
): Promise<void> {
  const fasit = new Fasit(v);
  const t = tilfeldig(blandFro(v.fro, 77));
  const personer = o.personer ?? v.personer;
  for (const aktorId of o.aktorer) {
    const synlig = await sporSql(b.app, v, aktorId);
    const aktor = await finnAktor(b.app, aktorId, 'nb', tid(v));
    const regel = await sporRegel(b.system, v, aktor, aktorId);
    const feil = (hva: string, person: string, ventet: unknown, svar: unknown): void => {
      ut.forskjeller.push({ hva, fro: v.fro, aktor: aktorId, person, fasit: String(ventet), svar: String(svar) });
    };
    const barn = aktor === undefined ? [] : (utsnittFor(familieTilgang.hvemKanSe, aktor, v.dag).omfang.egetBarn ?? []);
    const ventet = fasit.barnaTil(aktorId);
    for (const p of personer)
      if (barn.includes(p) !== ventet.has(p)) feil('foresatt', p, ventet.get(p) ?? fasit.forhold(aktorId, p), barn.includes(p));
    for (const person of personer) {
      const f = fasit.svar(aktorId, person);
      ut.avgjorelser += 1;
      if (f.kort) ut.apne += 1;
      if (fasit.gradering(person) !== 'ugradert') ut.skjulte += 1;
      if (regel.has(person) !== f.kort) feil('regel', person, f.kort, regel.has(person));
      for (const [hva, ventet] of [
        ['navn', f.navn],
        ['kontakt', f.kontakt],
        ['adresse', f.adresse],
      ] as const) {
        const ser = synlig[hva].has(person);
        if (bryter(ventet, ser)) feil(`sql.${hva}`, person, ventet, ser);
      }
      // who is responsible for a child says as much as a name does
      if (synlig.ansvar.has(person) && bryter(f.navn, true)) feil('sql.ansvar', person, f.navn, true);
      if (aktor !== undefined && t.skjer(0.01)) {
        const en = await sporEn(b.system, v, aktor, person);
        if (en !== f.kort) feil('finnPerson', person, f.kort, en);
      }
    }
  }
}

const bryter = (ventet: Svar['navn'], ser: boolean): boolean => (ventet === 'skal' && !ser) || (ventet === 'aldri' && ser);
