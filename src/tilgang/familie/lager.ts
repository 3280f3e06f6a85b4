import { sql } from 'kysely';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';

export interface Beslutter {
  readonly na: string;
  readonly av: string;
}

export interface Beslutningsrad {
  readonly id: string;
  readonly slag: string;
  readonly person_id: string | null;
  readonly organisasjon: string | null;
  readonly omfang: string[];
  readonly dokument: string | null;
  readonly begrunnelse: string;
  readonly fra: string;
  readonly til: string | null;
  readonly gitt: string;
  readonly gitt_av_navn: string | null;
}
export interface Svarrad {
  readonly id: string;
  readonly person_id: string;
  readonly navn: string | null;
  readonly gjaldt: string;
  readonly avgjorelse: 'gitt' | 'delvis' | 'avslatt';
  readonly begrunnelse: string;
  readonly avgjort: string;
  readonly avgjort_av_navn: string | null;
}
export interface Familierader {
  readonly navn: string | null;
  readonly beslutninger: readonly Beslutningsrad[];
  readonly svar: readonly Svarrad[];
}

const navn = (kolonne: string, idag: string) =>
  sql`(select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(${sql.ref(kolonne)}, ${idag}::date) n)`;

/** What people have decided about a child's guardians, and what the school has answered those who asked. One statement. */
export async function hentFamilierader(db: DbEllerTx, barnId: string, idag: string): Promise<Familierader> {
  const { rows } = await sql<Familierader>`select
      (select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(${barnId}::uuid, ${idag}::date) n) as navn,
      coalesce((select json_agg(x order by x.gitt) from (select b.id, b.slag, register.gjeldende_id(b.person_id) as person_id, b.organisasjon, b.omfang, b.dokument,
          b.begrunnelse, b.fra, b.til, b.gitt, ${navn('b.gitt_av', idag)} as gitt_av_navn
        from tilgang.foresattbeslutning b where b.barn_id = any(register.alle_ider(${barnId}::uuid)) and b.opphevet is null) x), '[]') as beslutninger,
      coalesce((select json_agg(x order by x.avgjort desc) from (select o.id, register.gjeldende_id(o.person_id) as person_id, ${navn('o.person_id', idag)} as navn, o.gjaldt, o.avgjorelse,
          o.begrunnelse, o.avgjort, ${navn('o.avgjort_av', idag)} as avgjort_av_navn
        from tilgang.opplysningssvar o where o.barn_id = any(register.alle_ider(${barnId}::uuid))) x), '[]') as svar`.execute(db);
  return rows[0]!;
}

/** A document, or a wish that all with foreldreansvar must agree to. */
export async function settBeslutning(
  tx: Tx,
  o: Beslutter & {
    id: string;
    barnId: string;
    slag: string;
    personId: string | null;
    organisasjon: string | null;
    omfang: readonly string[];
    dokument: string | null;
    begrunnelse: string;
    fra: string;
    til: string | null;
  },
): Promise<void> {
  await sql`insert into tilgang.foresattbeslutning (id, barn_id, slag, person_id, organisasjon, omfang, dokument, begrunnelse, fra, til, gitt, gitt_av)
    values (${o.id}, ${o.barnId}, ${o.slag}, ${o.personId}, ${o.organisasjon}, ${o.omfang as string[]}::text[], ${o.dokument}, ${o.begrunnelse},
      ${o.fra}, ${o.til}, ${o.na}, ${o.av})`.execute(tx);
}

/** Ends a decision of this child; whom it was about, or undefined when there was none. */
export async function opphevBeslutning(
  tx: Tx,
  o: Beslutter & { id: string; barnId: string; begrunnelse: string },
): Promise<{ person_id: string | null } | undefined> {
  const { rows } = await sql<{
    person_id: string | null;
  }>`update tilgang.foresattbeslutning set opphevet = ${o.na}, opphevet_av = ${o.av}, opphevet_begrunnelse = ${o.begrunnelse}
    where id = ${o.id} and barn_id = any(register.alle_ider(${o.barnId}::uuid)) and opphevet is null returning person_id`.execute(
    tx,
  );
  return rows[0];
}

/** One answer. The newest of a person counts. */
export async function leggTilSvar(
  tx: Tx,
  o: Beslutter & { beslutningId: string; personId: string; svar: boolean; dokument: string | null },
): Promise<void> {
  await sql`insert into tilgang.samtykkesvar (id, beslutning_id, person_id, svar, dokument, svart, registrert_av)
    values (${crypto.randomUUID()}, ${o.beslutningId}, ${o.personId}, ${o.svar}, ${o.dokument}, ${o.na}, ${o.av})`.execute(tx);
}

/** Sets some rights of a guardian apart from what the relation gives; null: as the relation gives. */
export async function settRetter(
  tx: Tx,
  o: Beslutter & {
    barnId: string;
    personId: string;
    begrunnelse: string;
    retter: ReadonlyMap<string, boolean | null>;
  },
): Promise<void> {
  const navn_ = [...o.retter.keys()];
  await sql`update tilgang.foresattrett set opphevet = ${o.na}, opphevet_av = ${o.av}, opphevet_begrunnelse = ${o.begrunnelse}
    where barn_id = ${o.barnId} and person_id = ${o.personId} and rett = any(${navn_}::text[]) and opphevet is null`.execute(tx);
  for (const [rett, gitt] of o.retter)
    if (gitt !== null)
      await sql`insert into tilgang.foresattrett (id, barn_id, person_id, rett, gitt_rett, begrunnelse, gitt, gitt_av)
        values (${crypto.randomUUID()}, ${o.barnId}, ${o.personId}, ${rett}, ${gitt}, ${o.begrunnelse}, ${o.na}, ${o.av})`.execute(
        tx,
      );
}

/** Takes back what was set at one moment, and puts back what it replaced; false when something has been decided since. */
export async function angreRetter(tx: Tx, o: Beslutter & { barnId: string; personId: string; satt: string }): Promise<boolean> {
  const { rows } = await sql<{ n: number; nyere: number }>`select
      count(*) filter (where r.gitt = ${o.satt}::timestamptz or r.opphevet = ${o.satt}::timestamptz) as n,
      count(*) filter (where r.gitt > ${o.satt}::timestamptz or r.opphevet > ${o.satt}::timestamptz) as nyere
    from tilgang.foresattrett r where r.barn_id = ${o.barnId} and r.person_id = ${o.personId}`.execute(tx);
  if (rows[0]!.n === 0 || rows[0]!.nyere > 0) return false;
  await sql`update tilgang.foresattrett set opphevet = ${o.na}, opphevet_av = ${o.av}, opphevet_begrunnelse = 'Angret'
    where barn_id = ${o.barnId} and person_id = ${o.personId} and gitt = ${o.satt}::timestamptz and opphevet is null`.execute(tx);
  await sql`insert into tilgang.foresattrett (id, barn_id, person_id, rett, gitt_rett, begrunnelse, gitt, gitt_av)
    select gen_random_uuid(), r.barn_id, r.person_id, r.rett, r.gitt_rett, r.begrunnelse, ${o.na}, ${o.av} from tilgang.foresattrett r
    where r.barn_id = ${o.barnId} and r.person_id = ${o.personId} and r.opphevet = ${o.satt}::timestamptz and r.gitt <> ${o.satt}::timestamptz`.execute(
    tx,
  );
  return true;
}

/** What the school answered a parent without foreldreansvar. */
export async function leggTilOpplysningssvar(
  tx: Tx,
  o: Beslutter & { id: string; barnId: string; personId: string; gjaldt: string; avgjorelse: string; begrunnelse: string },
): Promise<void> {
  await sql`insert into tilgang.opplysningssvar (id, barn_id, person_id, gjaldt, avgjorelse, begrunnelse, avgjort, avgjort_av)
    values (${o.id}, ${o.barnId}, ${o.personId}, ${o.gjaldt}, ${o.avgjorelse}, ${o.begrunnelse}, ${o.na}, ${o.av})`.execute(tx);
}

export interface Naer {
  readonly skole: string | null;
  readonly personer: readonly {
    readonly id: string;
    readonly navn: string;
    readonly rolle: string | null;
    readonly vernet: boolean;
  }[];
}

/** The adults near a child, for the home: name, what they are to the child, protected or not; and the child's school. One statement. */
export async function hentNaer(db: DbEllerTx, o: { barnId: string; ider: readonly string[]; idag: string }): Promise<Naer> {
  const { rows } = await sql<Naer>`select
      (select (select s.navn from register.skole s where s.organisasjonsnummer = e.skole and s.kjent_til is null order by array_position(array['nsr', 'oppstart', 'manuell'], s.kilde) limit 1)
        from register.elevforhold e where e.person_id = ${o.barnId} and e.kjent_til is null and (e.til is null or e.til >= ${o.idag}::date) order by e.fra desc limit 1) as skole,
      coalesce((select json_agg(json_build_object('id', p.id, 'navn', (select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(p.id, ${o.idag}::date) n),
          'rolle', coalesce((select f.rolle from register.familierelasjon f where f.person_id = ${o.barnId} and f.relatert_id = p.id and f.kjent_til is null and f.rolle in ('mor', 'far', 'medmor') limit 1),
            (select b.slag from tilgang.foresattbeslutning b where b.barn_id = ${o.barnId} and b.person_id = p.id and b.opphevet is null and b.slag in ('verge', 'fosterforelder', 'barnevern') limit 1),
            (select k.kontakttype from register.kontaktperson k where k.person_id = ${o.barnId} and k.kontakt_id = p.id and k.kjent_til is null limit 1)),
          'vernet', register.gradering_for(p.id) <> 'ugradert'))
        from unnest(${o.ider as string[]}::uuid[]) p(id)), '[]') as personer`.execute(db);
  return rows[0]!;
}
