// The Bergen sequence: protections set by hand, and Folkeregisteret read again a month later. Nothing people have decided may be lost,
// and nobody may gain what he was kept from. The oracle here knows the tables, not the rules of src/tilgang.
import { sql } from 'kysely';
import { koble, type Db, type Tx } from '#grunn/db/index.ts';
import { utsnittFor } from '#grunn/tilgang/index.ts';
import type { Folkeregisterperson } from '#kilder/folkeregisteret/index.ts';
import { folkeregisterInnlesing, kjorInnlesing, tilFamilier, type Familie, type Mottatt } from '#register/innlesing/index.ts';
import { familieTilgang } from '#tilgang/familie/index.ts';
import { hentRelasjoner } from '#tilgang/relasjon/index.ts';
import { finnAktor } from '#tilgang/rolle/index.ts';
import { blandFro, tilfeldig, type Tilfeldig } from '#verden/tilfeldig.ts';
import type { Register } from '../innlesing/rigg.ts';
import { lagStrom } from '../innlesing/strom.ts';

export const BESLUTNINGER = [
  'sperring',
  'skjerming',
  'foresattbeslutning',
  'samtykkesvar',
  'foresattrett',
  'frigivelse',
  'krets',
  'nodinnsyn',
  'opplysningssvar',
] as const;

export interface Bergensvar {
  readonly innlesinger: number;
  /** Blocks and other decisions made by hand before the readings. */
  readonly beslutninger: number;
  /** Decisions changed or gone. */
  readonly tapt: number;
  /** People with any right to a child that neither Folkeregisteret nor a decision gives them, or that a block takes. */
  readonly fatt: number;
  /** People a message would have gone to, wrongly. */
  readonly mottakere: number;
  /** Times a block or the wait stood between somebody and a child the register would have given: what makes the zeros mean something. */
  readonly stanset: number;
  readonly eksempler: readonly string[];
}

const idag = (r: Register): string => r.klokke.na().toString().slice(0, 10);

async function tom(r: Register): Promise<void> {
  await r.tom();
  await sql
    .raw(`truncate ${BESLUTNINGER.map((t) => `tilgang.${t}`).join(', ')}, tilgang.foresattstenging cascade`)
    .execute(r.eier);
}

interface Par {
  readonly barn: string;
  readonly person: string;
}

/** Children in the register, each with whom the register says is responsible now. */
async function ansvarspar(eier: Db): Promise<Par[]> {
  const { rows } = await sql<Par>`select f.person_id as barn, f.ansvarlig_id as person from register.foreldreansvar f
    where f.kjent_til is null and f.ansvarlig_id is not null and f.ansvar <> 'ukjent' order by 1, 2`.execute(eier);
  return rows;
}

/** Decisions of every kind, drawn. Written as a person at work writes them. */
async function beslutt(r: Register, db: Db, t: Tilfeldig): Promise<void> {
  const par = await ansvarspar(r.eier);
  const alle = (await sql<{ id: string }>`select id from register.person order by id`.execute(r.eier)).rows.map((x) => x.id);
  const av = alle[0]!;
  const na = r.klokke.na().toString();
  const dag = idag(r);
  const grunn = 'Bestemt for hånd';
  await sql`insert into tilgang.rolletildeling (id, person_id, rolle, begrunnelse, fra, til, gitt_av, godkjent, godkjent_av)
    values (gen_random_uuid(), ${av}, 'systemforvalter', ${grunn}, ${dag}, ${dag}::date + 300, gen_random_uuid(), now(), gen_random_uuid())`.execute(
    r.eier,
  );
  await db.transaction().execute(async (app) => {
    await sql`select set_config('friminutt.aktor', ${av}, true), set_config('friminutt.dato', ${dag}, true)`.execute(app);
    await besluttSom(app, { av, par, alle, na, dag, grunn }, t);
  });
}

async function besluttSom(
  app: Tx,
  {
    av,
    par,
    alle,
    na,
    dag,
    grunn,
  }: { av: string; par: readonly Par[]; alle: readonly string[]; na: string; dag: string; grunn: string },
  t: Tilfeldig,
): Promise<void> {
  const kjente = new Set(par.map((p) => `${p.barn} ${p.person}`));
  for (const barn of new Set(par.map((p) => p.barn))) {
    const foresatte = par.filter((p) => p.barn === barn).map((p) => p.person);
    const en = t.velg(foresatte);
    const andre = alle.filter((id) => id !== barn && !kjente.has(`${barn} ${id}`));
    const fremmed = andre.length === 0 ? undefined : t.velg(andre);
    const id = crypto.randomUUID();
    if (t.skjer(0.6))
      await sql`insert into tilgang.sperring (id, barn_id, person_id, slag, begrunnelse, vurderes_pa_nytt, gitt, gitt_av)
        values (${id}, ${barn}, ${t.skjer(0.7) || fremmed === undefined ? en : fremmed}, 'lokal', ${grunn}, ${dag}, ${na}, ${av})`.execute(
        app,
      );
    if (t.skjer(0.5))
      await sql`insert into tilgang.skjerming (id, person_id, gradering, begrunnelse, vurderes_pa_nytt, gitt, gitt_av)
        values (${id}, ${barn}, ${t.velg(['fortrolig', 'strengtFortrolig'])}, ${grunn}, ${dag}, ${na}, ${av})`.execute(app);
    if (fremmed !== undefined && t.skjer(0.5)) {
      const slag = t.velg(['foreldreansvar', 'verge', 'fosterforelder', 'samtykke']);
      const omfang = slag === 'samtykke' ? ['se', 'meldinger'] : [];
      await sql`insert into tilgang.foresattbeslutning (id, barn_id, slag, person_id, omfang, begrunnelse, fra, gitt, gitt_av)
        values (${id}, ${barn}, ${slag}, ${fremmed}, ${omfang}::text[], ${grunn}, ${dag}, ${na}, ${av})`.execute(app);
      if (slag === 'samtykke')
        for (const f of foresatte.filter(() => t.skjer(0.7)))
          await sql`insert into tilgang.samtykkesvar (id, beslutning_id, person_id, svar, svart, registrert_av)
            values (${crypto.randomUUID()}, ${id}, ${f}, ${t.skjer(0.8)}, ${na}, ${av})`.execute(app);
    }
    if (t.skjer(0.3))
      await sql`insert into tilgang.foresattrett (id, barn_id, person_id, rett, gitt_rett, begrunnelse, gitt, gitt_av)
        values (${id}, ${barn}, ${en}, 'meldinger', false, ${grunn}, ${na}, ${av})`.execute(app);
    if (fremmed !== undefined && t.skjer(0.3))
      await sql`insert into tilgang.frigivelse (id, barn_id, person_id, avgjorelse, begrunnelse, avgjort, avgjort_av)
        values (${id}, ${barn}, ${fremmed}, ${t.velg(['frigitt', 'nektet'])}, ${grunn}, ${na}, ${av})`.execute(app);
    if (fremmed !== undefined && t.skjer(0.4) && fremmed !== av)
      await sql`insert into tilgang.krets (id, person_id, aktor_id, begrunnelse, fra, til, gitt, gitt_av)
        values (${id}, ${barn}, ${fremmed}, ${grunn}, ${dag}, ${dag}::date + 400, ${na}, ${av})`.execute(app);
  }
}

/** Every decision as one line of text. */
async function lesBeslutninger(eier: Db): Promise<Map<string, string>> {
  const { rows } = await sql
    .raw<{ id: string; rad: string }>(
      BESLUTNINGER.map((t) => `select '${t} ' || x.id as id, x::text as rad from tilgang.${t} x`).join(' union all '),
    )
    .execute(eier);
  return new Map(rows.map((x) => [x.id, x.rad]));
}

const stokk = <T>(liste: readonly T[], t: Tilfeldig): T[] =>
  liste
    .map((x) => ({ x, plass: t.brok() }))
    .toSorted((a, b) => a.plass - b.plass)
    .map(({ x }) => x);

/** One reading as it may come: everything or some, in any order, some of it twice, cut off, and from any day until now. */
async function lesEnGang(r: Register, dokumenter: readonly Folkeregisterperson[], t: Tilfeldig, antall: number): Promise<void> {
  const full = t.skjer(0.5);
  const kjent = dokumenter.slice(0, antall);
  const valgt = full ? kjent : kjent.filter(() => t.skjer(0.4));
  let rekke = t.skjer(0.6) ? stokk(valgt, t) : [...valgt];
  if (t.skjer(0.5)) rekke = [...rekke, ...rekke.filter(() => t.skjer(0.3))];
  const avkortet = t.skjer(0.3);
  if (avkortet) rekke = rekke.slice(0, Math.ceil(rekke.length * 0.6));
  if (rekke.length === 0) return;
  r.klokke.flytt({ minutes: 1 });
  async function* hent(): AsyncIterable<Mottatt<Familie>> {
    yield* tilFamilier(rekke);
  }
  // without brakes: nothing but the grants and the rules stands between the file and the decisions
  const rad = await kjorInnlesing(
    { ...r.m, bolk: t.heltall(1, 40) },
    folkeregisterInnlesing({ krympet: 1, endret: 1, avsluttet: 1, minstAntall: 1e9 }),
    {
      slag: full ? 'full' : 'endring',
      utlostAv: 'benk',
      hent: hent(),
      hode: () => ({ heltBilde: full, ...(avkortet ? { avkortet: true } : {}) }),
      utenBremser: true,
    },
  );
  if (rad.status !== 'ferdig') throw new Error(`Innlesingen endte som ${rad.status}: ${rad.feil?.kode}`);
}

/** Whom the tables allow anything at all: responsible by the register or by a document, or with a consent all have said yes to; never one who is shut out. */
async function lovlige(eier: Db, dag: string): Promise<Set<string>> {
  const { rows } = await sql<Par>`
    with freg as (select f.person_id as barn, f.ansvarlig_id as person from register.foreldreansvar f
        where f.kjent_til is null and f.ansvarlig_id is not null and f.ansvar <> 'ukjent'
          and not exists (select 1 from register.personalia p where p.person_id = f.ansvarlig_id and p.kjent_til is null and p.dodsdato is not null)),
    ansvar as (select * from freg union select b.barn_id, b.person_id from tilgang.foresattbeslutning b where b.slag = 'foreldreansvar' and b.opphevet is null
        and b.fra <= ${dag}::date and (b.til is null or b.til >= ${dag}::date)),
    ja as (select distinct on (v.beslutning_id, v.person_id) v.beslutning_id, v.person_id, v.svar from tilgang.samtykkesvar v
        order by v.beslutning_id, v.person_id, v.svart desc),
    alle as (
      select * from ansvar
      union select b.barn_id, b.person_id from tilgang.foresattbeslutning b where b.slag in ('verge', 'fosterforelder', 'barnevern') and b.opphevet is null
      union select b.barn_id, b.person_id from tilgang.foresattbeslutning b where b.slag = 'samtykke' and b.opphevet is null
        and exists (select 1 from ansvar a where a.barn = b.barn_id)
        and not exists (select 1 from ansvar a where a.barn = b.barn_id
          and not exists (select 1 from ja where ja.beslutning_id = b.id and ja.person_id = a.person and ja.svar)))
    select a.barn, a.person from alle a where not exists (select 1 from tilgang.sperring s where s.barn_id = a.barn and s.person_id = a.person and s.opphevet is null)`.execute(
    eier,
  );
  return new Set(rows.map((x) => `${x.barn} ${x.person}`));
}

/** Children shielded or with somebody shut out by hand: whoever is new there must wait. */
async function vernedeBarn(eier: Db): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select barn_id as id from tilgang.sperring where opphevet is null
    union select person_id from tilgang.skjerming where opphevet is null`.execute(eier);
  return new Set(rows.map((x) => x.id));
}

async function frigitte(eier: Db): Promise<Set<string>> {
  const { rows } =
    await sql<Par>`select barn_id as barn, person_id as person from tilgang.frigivelse where avgjorelse = 'frigitt'`.execute(
      eier,
    );
  return new Set(rows.map((x) => `${x.barn} ${x.person}`));
}

/**
 * One world: families are read, people decide, a month goes by, and then `innlesinger` readings come. After each of them every decision is
 * compared with what was decided, and every right anybody has with what the tables allow.
 */
export async function bergen(
  r: Register,
  url: string,
  o: {
    readonly fro: number;
    readonly innlesinger: number;
    /** Does what no import can, after the first reading: for showing that it is seen. */
    readonly sabotasje?: (eier: Db) => Promise<unknown>;
  },
): Promise<Bergensvar> {
  const t = tilfeldig(blandFro(o.fro, 8));
  const strom = lagStrom({ fro: o.fro, barn: 4 + (o.fro % 4), hendelser: 14 });
  const dokumenter = [...strom.start, ...strom.hendelser.flat()];
  const app = koble({ url, rolle: 'friminutt_app', maks: 2 });
  const feil: string[] = [];
  let [tapt, fatt, mottakere, stanset, innlesinger] = [0, 0, 0, 0, 0];
  try {
    await tom(r);
    r.klokke.flytt({ minutes: 1 });
    await lesAlt(r, strom.start);
    await beslutt(r, app, t);
    const fasit = await lesBeslutninger(r.eier);
    const vernede = await vernedeBarn(r.eier);
    const sluppet = await frigitte(r.eier);
    // those who were there before anything was decided, and have been since
    const betrodd = new Set((await ansvarspar(r.eier)).map((p) => `${p.barn} ${p.person}`));
    r.klokke.flytt({ hours: 24 * 30 });
    for (; innlesinger < o.innlesinger; innlesinger++) {
      const sett = Math.ceil((dokumenter.length * (innlesinger + 1)) / o.innlesinger);
      await lesEnGang(r, dokumenter, t, Math.max(strom.start.length, sett));
      if (innlesinger === 0) await o.sabotasje?.(r.eier);
      const na = await lesBeslutninger(r.eier);
      for (const [id, rad] of fasit)
        if (na.get(id) !== rad) {
          tapt += 1;
          feil.push(`${id} er endret`);
        }
      tapt += Math.max(0, na.size - fasit.size);
      const lov = await lovlige(r.eier, idag(r));
      const ansvar = new Set((await ansvarspar(r.eier)).map((p) => `${p.barn} ${p.person}`));
      for (const p of betrodd) if (!ansvar.has(p)) betrodd.delete(p);
      const { rows: barn } = await sql<{ id: string }>`select distinct person_id as id from register.foreldreansvar
        union select barn_id from tilgang.sperring union select barn_id from tilgang.foresattbeslutning`.execute(r.eier);
      for (const { id } of barn)
        for (const rel of await hentRelasjoner({ db: app, idag: idag(r) }, { barnId: id })) {
          if (rel.ellers !== 'INGEN' && rel.relasjon === 'INGEN') stanset += 1;
          if (rel.retter.length === 0) continue;
          const par = `${id} ${rel.personId}`;
          const ny = vernede.has(id) && ansvar.has(par) && !betrodd.has(par) && !sluppet.has(par);
          const besluttetFor = lov.has(par) && !ansvar.has(par);
          const galt = !lov.has(par) || (ny && !besluttetFor);
          if (!galt) continue;
          fatt += 1;
          if (rel.retter.includes('meldinger') || rel.retter.includes('varsles')) mottakere += 1;
          feil.push(`${rel.grunn} gir ${rel.retter.join('+')} ${lov.has(par) ? 'til en ny' : 'uten grunnlag'}`);
        }
      // and what the one who is shut out would reach when he logs in
      const { rows: sperret } =
        await sql<Par>`select barn_id as barn, person_id as person from tilgang.sperring where opphevet is null`.execute(r.eier);
      for (const p of sperret) {
        const aktor = await finnAktor(app, p.person, 'nb', { na: r.klokke.na().toString(), idag: idag(r) });
        if (aktor === undefined) continue;
        if (utsnittFor(familieTilgang.hvemKanSe, aktor, idag(r)).omfang.egetBarn?.includes(p.barn) === true) {
          fatt += 1;
          feil.push('en sperret når barnet ved innlogging');
        }
      }
    }
    return { innlesinger, beslutninger: fasit.size, tapt, fatt, mottakere, stanset, eksempler: feil.slice(0, 5) };
  } finally {
    await app.destroy();
  }
}

async function lesAlt(r: Register, personer: readonly Folkeregisterperson[]): Promise<void> {
  async function* hent(): AsyncIterable<Mottatt<Familie>> {
    yield* tilFamilier(personer);
  }
  const rad = await kjorInnlesing(r.m, folkeregisterInnlesing({ krympet: 1, endret: 1, avsluttet: 1, minstAntall: 1e9 }), {
    slag: 'full',
    utlostAv: 'benk',
    hent: hent(),
    hode: () => ({ heltBilde: true }),
    utenBremser: true,
  });
  if (rad.status !== 'ferdig') throw new Error(`Innlesingen endte som ${rad.status}: ${rad.feil?.kode}`);
}
