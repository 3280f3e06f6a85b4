import { sql, type RawBuilder } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import { innsyn } from '#grunn/innsyn/index.ts';
import type { Innsyn, Tilhorighet } from '#grunn/tilgang/index.ts';
import { stedFor, vernFor, type Sted } from '#register/skjerming/index.ts';
import type {
  Barnerad,
  Barneslag,
  Inntakssett,
  Kretsregel,
  Kretsslag,
  Kretstall,
  Runde,
  Side,
  Skoleref,
  Svarslag,
  Vedtakslag,
} from './modell.ts';
import { statusFor, vedtaksgrunnlag } from './regler.ts';

const SKOLENAVN = (skole: RawBuilder<unknown>) =>
  sql`(select coalesce(max(k.navn), ${skole}) from (select s.navn from register.skole s where s.organisasjonsnummer = ${skole} and s.kjent_til is null order by s.kilde = 'nsr' desc limit 1) k)`;
const NAVN = (person: RawBuilder<unknown>, idag: string) =>
  sql`coalesce((select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(${person}, ${idag}::date) n), '')`;

/** One enrolment as the database has it. */
interface Rad {
  readonly id: string;
  readonly personId: string;
  readonly skolear: number;
  readonly slag: Barneslag;
  readonly kretsskole: string | null;
  readonly kretsnavn: string | null;
  readonly navn: string;
  readonly fodselsdato: string | null;
  readonly gradering: string;
  readonly svar: Svarslag | null;
  readonly onsketSkole: string | null;
  readonly onsketNavn: string | null;
  readonly sent: boolean;
  readonly uenige: boolean;
  readonly vedtakId: string | null;
  readonly gjelder: Vedtakslag | null;
  readonly innvilget: boolean | null;
  readonly vedtakSkole: string | null;
  readonly vedtakNavn: string | null;
  readonly apnet: string | null;
  readonly tattInn: boolean;
  readonly frist: string;
}

const RADER = (idag: string) => sql`
  select i.id, i.person_id as "personId", i.skolear, i.slag, i.kretsskole, ${SKOLENAVN(sql`i.kretsskole`)} as kretsnavn, ${NAVN(sql`i.person_id`, idag)} as navn,
    (select p.fodselsdato from register.personalia p where p.person_id = i.person_id and p.kjent_til is null and p.fodselsdato is not null order by p.kilde = 'folkeregisteret' desc limit 1) as fodselsdato,
    coalesce(register.gradering_for(i.person_id), 'ugradert') as gradering, r.frist,
    o.slag as svar, o.skole as "onsketSkole", ${SKOLENAVN(sql`o.skole`)} as "onsketNavn", coalesce((o.svart at time zone 'Europe/Oslo')::date > r.frist, false) as sent,
    exists (select 1 from register.innskrivingssvar u where u.innskriving_id = i.id and u.slag = 'uenig' and u.svart > o.svart) as uenige,
    v.id as "vedtakId", v.gjelder, v.innvilget, v.skole as "vedtakSkole", ${SKOLENAVN(sql`v.skole`)} as "vedtakNavn", v.apnet,
    exists (select 1 from register.elevforhold e where e.person_id = i.person_id and e.kjent_til is null and e.fra >= make_date(i.skolear, 8, 1) and e.fra < make_date(i.skolear + 1, 8, 1)) as "tattInn"
  from register.innskriving i join register.innskrivingsrunde r on r.skolear = i.skolear
  left join lateral (select x.slag, x.skole, x.svart from register.innskrivingssvar x where x.innskriving_id = i.id and x.slag not in ('enig', 'uenig') order by x.svart desc limit 1) o on true
  left join lateral (select x.id, x.gjelder, x.innvilget, x.skole, x.apnet from register.innskrivingsvedtak x where x.innskriving_id = i.id order by x.vedtatt desc limit 1) v on true`;

const fakta = (r: Rad) => ({
  slag: r.slag,
  kretsskole: r.kretsskole,
  svar: r.svar,
  onsketSkole: r.onsketSkole,
  vedtak:
    r.gjelder === null || r.innvilget === null ? null : { gjelder: r.gjelder, innvilget: r.innvilget, skole: r.vedtakSkole },
  tattInn: r.tattInn,
});
const erVernet = (gradering: string): boolean => gradering === 'fortrolig' || gradering === 'strengtFortrolig';

const somRad = (
  r: Rad,
): Barnerad & { readonly vernet: boolean; readonly uapnet: boolean; readonly skolear: number; readonly frist: string } => ({
  id: r.id,
  personId: r.personId,
  navn: r.navn,
  fodselsdato: r.fodselsdato,
  slag: r.slag,
  kretsskole: r.kretsskole,
  kretsnavn: r.kretsnavn,
  onsketSkole: r.svar === 'annen_skole' ? r.onsketSkole : null,
  onsketNavn: r.svar === 'annen_skole' ? r.onsketNavn : null,
  vedtakSkole: r.vedtakSkole,
  vedtakNavn: r.vedtakNavn,
  status: statusFor(fakta(r)),
  uenige: r.uenige,
  sent: r.sent,
  vernet: erVernet(r.gradering),
  uapnet: r.vedtakId !== null && r.apnet === null,
  skolear: r.skolear,
  frist: r.frist,
});
export type Saksrad = ReturnType<typeof somRad>;

/**
 * The children of a round as far as the reader may see. Those who are protected are marked: they never stand among the others. `skoler`: the
 * schools they have to do with; left out, all.
 */
export async function finnBarn(
  db: DbEllerTx,
  u: { skolear: number; alt: boolean; skoler: readonly string[]; aktorId: string; idag: string },
): Promise<Saksrad[]> {
  const { rows } = await sql<Rad>`select * from (${RADER(u.idag)} where i.skolear = ${u.skolear}
      and (coalesce(register.gradering_for(i.person_id), 'ugradert') not in ('fortrolig', 'strengtFortrolig') or tilgang.i_krets(${u.aktorId}::uuid, i.person_id, ${u.idag}::date))) x
    where ${u.alt} or x.kretsskole = any(${u.skoler as string[]}::text[]) or x."onsketSkole" = any(${u.skoler as string[]}::text[]) or x."vedtakSkole" = any(${u.skoler as string[]}::text[])
    order by x.navn collate "nb-x-icu", x.id`.execute(db);
  return rows.map(somRad);
}

/** The guardian's children in rounds that are open or decided, until the autumn. */
export async function finnMine(db: DbEllerTx, u: { barn: readonly string[]; idag: string }): Promise<Saksrad[]> {
  const { rows } =
    await sql<Rad>`${RADER(u.idag)} where i.person_id = any(${u.barn as string[]}::uuid[]) and r.apner <= ${u.idag}::date
      and ${u.idag}::date <= make_date(i.skolear, 9, 30) order by 7`.execute(db);
  return rows.map(somRad);
}

/** Own children who turn five in the year of an open round, and are not in it. */
export async function finnYngre(
  db: DbEllerTx,
  u: { barn: readonly string[]; idag: string },
): Promise<{ personId: string; navn: string; skolear: number }[]> {
  const { rows } = await sql<{ personId: string; navn: string; skolear: number }>`
    select p.person_id as "personId", ${NAVN(sql`p.person_id`, u.idag)} as navn, r.skolear from register.innskrivingsrunde r
    join (select distinct on (person_id) person_id, fodselsdato from register.personalia where kjent_til is null and fodselsdato is not null
      and person_id = any(${u.barn as string[]}::uuid[]) order by person_id, kilde = 'folkeregisteret' desc) p on extract(year from p.fodselsdato) = r.skolear - 5
    where ${u.idag}::date between r.apner and r.frist
      and not exists (select 1 from register.innskriving i where i.person_id = p.person_id and i.skolear = r.skolear)
      and not exists (select 1 from register.elevforhold e where e.person_id = p.person_id and e.kjent_til is null)`.execute(db);
  return rows;
}

/** A guardian's own child, for a wish that begins an enrolment. */
export async function finnYngreBarn(
  db: DbEllerTx,
  u: { personId: string; idag: string },
): Promise<Innsyn<{ personId: string; skolear: number }> | undefined> {
  const rad = (await finnYngre(db, { barn: [u.personId], idag: u.idag }))[0];
  return (
    rad &&
    innsyn(
      { personId: rad.personId, skolear: rad.skolear },
      { gjelder: [rad.personId], tilhorighet: { egetBarn: [rad.personId] } as Tilhorighet },
    )
  );
}

export interface Sak extends Saksrad {
  readonly gjelderNa: Vedtakslag;
  readonly avgjores: string | null;
  readonly kretsBegrunnelse: string | null;
  readonly kretsregel: { readonly slag: string; readonly verdi: string } | null;
  readonly adresse: string | null;
  readonly runde: Runde;
  readonly versjon: string;
}

/**
 * One enrolment. It belongs to every school it has to do with; `avgjor`: only to the one that decides. Protection opens for the guardians and the
 * named circle alone: a school has no need before it has the child.
 */
export async function finnSak(
  s: { readonly db: DbEllerTx; readonly idag: string; readonly aktor: { readonly id: string } },
  id: string,
  avgjor = false,
): Promise<Innsyn<Sak> | undefined> {
  const { rows } = await sql<
    Rad & {
      sted: Sted;
      kretsBegrunnelse: string | null;
      kretsregel: { readonly slag: string; readonly verdi: string } | null;
      adresse: string | null;
      runde: Runde;
      versjon: string;
    }
  >`
    select x.*, i.krets_begrunnelse as "kretsBegrunnelse", ${stedFor(sql`i.person_id`, s.aktor.id, s.idag)} as sted,
      (select json_build_object('slag', k.slag, 'verdi', concat_ws(' ', k.verdi, case when k.nr_fra is not null or k.nr_til is not null then concat(k.nr_fra, '–', k.nr_til) end))
        from register.kretsregel k where k.id = i.kretsregel_id) as kretsregel,
      case when x.gradering = 'ugradert' then (select concat_ws(', ', array_to_string(a.linjer, ', '), concat_ws(' ', a.postnummer, a.poststed)) from register.adresse a
        where a.person_id = i.person_id and a.kjent_til is null and a.type = 'bosted' and a.kryptert is null and a.gradering = 'ugradert' order by a.fra desc nulls last limit 1) end as adresse,
      (select json_build_object('skolear', r.skolear, 'apner', r.apner, 'frist', r.frist, 'forskrift', r.forskrift, 'klageinstans', r.klageinstans) from register.innskrivingsrunde r where r.skolear = i.skolear) as runde,
      concat_ws('/', i.kretsskole, i.plassert, (select count(*) from register.innskrivingssvar v where v.innskriving_id = i.id), (select count(*) from register.innskrivingsvedtak v where v.innskriving_id = i.id), x."tattInn") as versjon
    from (${RADER(s.idag)} where i.id = ${id}::uuid) x join register.innskriving i on i.id = x.id`.execute(s.db);
  const r = rows[0];
  if (r === undefined) return undefined;
  const rad = somRad(r);
  const grunnlag = vedtaksgrunnlag(fakta(r));
  const skoler = avgjor ? [grunnlag.skole] : [r.kretsskole, rad.onsketSkole, r.vedtakSkole];
  const vern = vernFor(r.sted);
  return innsyn<Sak>(
    {
      ...rad,
      gjelderNa: grunnlag.gjelder,
      avgjores: grunnlag.skole,
      kretsBegrunnelse: r.kretsBegrunnelse,
      kretsregel: r.kretsregel,
      adresse: r.adresse,
      runde: r.runde,
      versjon: r.versjon,
    },
    {
      gjelder: [r.personId],
      tilhorighet: { egetBarn: [r.personId], egenSkole: skoler.filter((x) => x !== null) } as Tilhorighet,
      vern: vern && { ...vern, apent: vern.apent.filter((a) => a.relasjon === 'egetBarn') },
    },
  );
}

export interface Svaret {
  readonly slag: Svarslag;
  readonly skolenavn: string | null;
  readonly begrunnelse: Buffer | null;
  readonly svart: string;
  readonly avId: string;
  readonly av: string;
}
/** Every answer, the newest first. */
export async function finnSvar(db: DbEllerTx, id: string, idag: string): Promise<Svaret[]> {
  const { rows } =
    await sql<Svaret>`select o.slag, ${SKOLENAVN(sql`o.skole`)} as skolenavn, o.begrunnelse, o.svart, o.svart_av as "avId", ${NAVN(sql`o.svart_av`, idag)} as av
    from register.innskrivingssvar o where o.innskriving_id = ${id}::uuid order by o.svart desc`.execute(db);
  return rows;
}

export interface Vedtaket {
  readonly id: string;
  readonly gjelder: Vedtakslag;
  readonly innvilget: boolean;
  readonly skolenavn: string | null;
  readonly sakkyndigRef: string | null;
  readonly vedtatt: string;
  readonly klagefrist: string;
  readonly apnet: string | null;
  readonly brev: Buffer;
}
/** Every decision, the newest first. */
export async function finnVedtak(db: DbEllerTx, id: string): Promise<Vedtaket[]> {
  const { rows } =
    await sql<Vedtaket>`select v.id, v.gjelder, v.innvilget, ${SKOLENAVN(sql`v.skole`)} as skolenavn, v.sakkyndig_ref as "sakkyndigRef", v.vedtatt, v.klagefrist, v.apnet, v.brev
    from register.innskrivingsvedtak v where v.innskriving_id = ${id}::uuid order by v.vedtatt desc`.execute(db);
  return rows;
}

/** The round of a year; undefined: none has been opened. */
export async function finnRunde(db: DbEllerTx, skolear: number): Promise<Runde | undefined> {
  const { rows } =
    await sql<Runde>`select skolear, apner, frist, forskrift, klageinstans from register.innskrivingsrunde where skolear = ${skolear}`.execute(
      db,
    );
  return rows[0];
}

export interface Forsteskole extends Skoleref {
  readonly malform: 'nb' | 'nn';
}
/** Schools that have a first year. */
export async function finnForsteskoler(db: DbEllerTx): Promise<Forsteskole[]> {
  const { rows } = await sql<Forsteskole>`select * from (
      select distinct on (organisasjonsnummer) organisasjonsnummer as skole, navn, case when malform in ('nn', 'nynorsk', 'N') then 'nn' else 'nb' end as malform, coalesce(trinn_fra, 1) as fra
      from register.skole where kjent_til is null and aktiv order by organisasjonsnummer, kilde = 'nsr' desc) s where s.fra = 1 order by s.navn collate "nb-x-icu"`.execute(
    db,
  );
  return rows;
}

/** One of them, to decide for or take in at. */
export async function finnForsteskole(db: DbEllerTx, skole: string): Promise<Innsyn<Forsteskole> | undefined> {
  const rad = (await finnForsteskoler(db)).find((s) => s.skole === skole);
  return rad && innsyn(rad, { gjelder: [], tilhorighet: { egenSkole: [skole] } as Tilhorighet });
}

/** Places on the first year, by school, as last set. */
export async function finnKapasitet(db: DbEllerTx, skolear: number): Promise<Map<string, number>> {
  const { rows } = await sql<{
    skole: string;
    plasser: number;
  }>`select distinct on (skole) skole, plasser from register.innskrivingskapasitet where skolear = ${skolear} order by skole, satt desc`.execute(
    db,
  );
  return new Map(rows.map((r) => [r.skole, r.plasser]));
}

/** How many children each line has given a school. Protected children are under none. */
export async function finnKretstall(db: DbEllerTx, u: { skolear: number; skole: string }): Promise<Kretstall[]> {
  const { rows } =
    await sql<Kretstall>`select i.kretsskole as skole, coalesce(k.slag, 'manuell') as slag, coalesce(k.verdi, '') as verdi, count(*)::int as antall
    from register.innskriving i left join register.kretsregel k on k.id = i.kretsregel_id
    where i.skolear = ${u.skolear} and i.kretsskole = ${u.skole} and coalesce(register.gradering_for(i.person_id), 'ugradert') not in ('fortrolig', 'strengtFortrolig')
    group by 1, 2, 3 order by 4 desc, 3`.execute(db);
  return rows;
}

export interface Ukjent {
  readonly id: string;
  readonly personId: string;
  readonly navn: string;
  readonly adresse: string | null;
  readonly forslag: string | null;
}
/** Children whose home falls under no line, with the school most of the same skolekrets go to today. */
export async function finnUkjente(db: DbEllerTx, u: { skolear: number; idag: string; aktorId: string }): Promise<Ukjent[]> {
  const { rows } = await sql<Ukjent>`
    with k as materialized (select * from register.kretsskoler(1, 7, ${u.idag}::date))
    select * from (select i.id, i.person_id as "personId", ${NAVN(sql`i.person_id`, u.idag)} as navn, a.adresse, k.skole as forslag
    from register.innskriving i
    left join lateral (select concat_ws(', ', array_to_string(x.linjer, ', '), concat_ws(' ', x.postnummer, x.poststed)) as adresse, x.skolekrets from register.adresse x
      where x.person_id = i.person_id and x.kjent_til is null and x.type = 'bosted' and x.gradering = 'ugradert' and x.kryptert is null order by x.fra desc nulls last limit 1) a on true
    left join k on k.skolekrets = a.skolekrets
    where i.skolear = ${u.skolear} and i.kretsskole is null
      and (coalesce(register.gradering_for(i.person_id), 'ugradert') not in ('fortrolig', 'strengtFortrolig') or tilgang.i_krets(${u.aktorId}::uuid, i.person_id, ${u.idag}::date))
    ) x order by x.navn collate "nb-x-icu", x.id`.execute(db);
  return rows;
}

export interface Kretsrad extends Kretsregel {
  readonly id: string;
  readonly skolenavn: string;
}
/** The lines that stand. Nothing of a person. */
export async function finnKretser(db: DbEllerTx): Promise<Kretsrad[]> {
  const { rows } = await sql<{
    id: string;
    skole: string;
    skolenavn: string;
    slag: Kretsslag;
    verdi: string;
    nrFra: number | null;
    nrTil: number | null;
    side: Side;
  }>`
    select r.id, r.skole, ${SKOLENAVN(sql`r.skole`)} as skolenavn, r.slag, r.verdi, r.nr_fra as "nrFra", r.nr_til as "nrTil", r.side
    from register.kretsregel r where r.opphevet is null order by 3, r.slag, r.verdi, r.nr_fra nulls first`.execute(db);
  return rows;
}

/** The intakes of a year, the newest first. */
export async function finnSett(db: DbEllerTx, u: { skolear: number; skole: string }): Promise<Inntakssett[]> {
  const { rows } =
    await sql<Inntakssett>`select id, navn, status, arsak, coalesce((antall->>'elever')::int, 0) as antall, opprettet from register.endringssett
    where slag = 'innskriving' and skolear = ${u.skolear} and skole = ${u.skole} order by opprettet desc limit 10`.execute(db);
  return rows;
}

/** One intake, to be taken back. */
export async function finnEtSett(
  db: DbEllerTx,
  id: string,
): Promise<Innsyn<{ id: string; skole: string; skolear: number }> | undefined> {
  const { rows } = await sql<{
    id: string;
    skole: string;
    skolear: number;
  }>`select id, skole, skolear from register.endringssett where id = ${id}::uuid and slag = 'innskriving'`.execute(db);
  return rows[0] && innsyn(rows[0], { gjelder: [], tilhorighet: { egenSkole: [rows[0].skole] } as Tilhorighet });
}
