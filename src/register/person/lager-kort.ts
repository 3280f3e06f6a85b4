import { sql } from 'kysely';
import { innsyn } from '#grunn/innsyn/index.ts';
import type { DbEllerTx } from '#grunn/db/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import { stedFor, tilhorighetFor, vernFor, type Sted } from '#register/skjerming/index.ts';
import type { Gradering, Personref } from './modell.ts';
import type { Overstyringsrad, Versjonert } from './regler.ts';

interface Sporrer {
  readonly db: DbEllerTx;
  readonly idag: string;
  /** Who asks: the circle of a protected person is open to him. Left out: nobody in particular. */
  readonly aktor?: { readonly id: string } | undefined;
}

/**
 * The person an act or a card is about, with where the person belongs and how protected. Follows a merge to the one that is kept. A
 * protected person is refused by the rule to everybody the protection does not name (register/skjerming).
 */
export const finnPerson = (s: Sporrer, personId: string): Promise<Innsyn<Personref> | undefined> => hentPerson(s, personId, true);

/**
 * The same, reached also where protection closes the card: for acts about the protection itself (set it, lift it, name the circle, ask for an
 * emergency look). What they show must not say more than that somebody is protected.
 */
export const finnPersonUansettVern = (s: Sporrer, personId: string): Promise<Innsyn<Personref> | undefined> =>
  hentPerson(s, personId, false);

async function hentPerson(s: Sporrer, personId: string, medVern: boolean): Promise<Innsyn<Personref> | undefined> {
  const { rows } = await sql<{
    id: string;
    sted: Sted;
    dodfodt: boolean;
    kontaktversjon: string;
  }>`
    select p.id, ${stedFor(sql`p.id`, s.aktor?.id, s.idag)} as sted,
      exists (select 1 from register.personalia d where d.person_id = p.id and d.kjent_til is null and d.dodfodt) as dodfodt,
      coalesce((select k.apnet_av::text from register.kontaktinformasjon k where k.person_id = p.id and k.kilde = 'manuell' and k.kjent_til is null), 'ny') as kontaktversjon
    from register.person x join register.person p on p.id = coalesce(x.sammenslatt_med, x.id)
    where x.id = ${personId}`.execute(s.db);
  const r = rows[0];
  // a stillborn child is in the register for the parents' sake; nobody looks it up (F-04)
  if (r === undefined || r.dodfodt) return undefined;
  return innsyn<Personref>(
    {
      personId: r.id,
      gradering: r.sted.gradering,
      krets: r.sted.krets,
      dodfodt: r.dodfodt,
      kontaktversjon: r.kontaktversjon,
    },
    { gjelder: [r.id], tilhorighet: tilhorighetFor(r.id, r.sted), vern: medVern ? vernFor(r.sted) : undefined },
  );
}

export interface Navnerad extends Versjonert {
  readonly fornavn: string;
  readonly mellomnavn: string | null;
  readonly etternavn: string;
  readonly alias: string | null;
}
export interface Personaliarad extends Versjonert {
  readonly fodselsdato: string | null;
  readonly dodsdato: string | null;
  readonly kjonn: string | null;
  readonly personstatus: string | null;
  readonly statsborgerskap: string[];
}
export interface Adresserad extends Versjonert {
  readonly type: 'bosted' | 'deltBosted' | 'opphold' | 'post';
  readonly gradering: Gradering;
  readonly linjer: string[];
  readonly postnummer: string | null;
  readonly poststed: string | null;
  readonly landkode: string;
  readonly bruksenhetsnummer: string | null;
  readonly kommunenummer: string | null;
  readonly skolekrets: string | null;
  readonly fra: string | null;
  readonly til: string | null;
  /** The place of a protected person, until it is opened (adressevern.ts). */
  readonly kryptert: string | null;
}
export interface Beskyttelsesrad extends Versjonert {
  readonly gradering: Exclude<Gradering, 'ugradert'>;
}
export interface Kontaktrad extends Versjonert {
  readonly status: 'AKTIV' | 'SLETTET' | 'IKKE_REGISTRERT' | null;
  readonly reservert: boolean | null;
  readonly kan_varsles: boolean | null;
  readonly sprak: string | null;
  readonly epostadresse: string | null;
  readonly epost_oppdatert: string | null;
  readonly epost_verifisert: string | null;
  readonly mobiltelefonnummer: string | null;
  readonly mobil_oppdatert: string | null;
  readonly mobil_verifisert: string | null;
  readonly telefon_arbeid: string | null;
  readonly telefon_hjem: string | null;
}
export interface Identifikatorrad extends Versjonert {
  readonly type: 'fodselsnummer' | 'dNummer' | 'duf';
  readonly status: 'iBruk' | 'opphort';
}
export interface Skjermingsrad {
  readonly id: string;
  readonly gradering: 'fortrolig' | 'strengtFortrolig';
  readonly begrunnelse: string;
  readonly vurderes_pa_nytt: string;
  readonly gitt: string;
  readonly gitt_av: string;
  readonly opphevet: string | null;
}

export interface Personrader {
  readonly navn: readonly Navnerad[];
  readonly personalia: readonly Personaliarad[];
  readonly adresse: readonly Adresserad[];
  readonly beskyttelse: readonly Beskyttelsesrad[];
  readonly kontakt: readonly Kontaktrad[];
  readonly identifikator: readonly Identifikatorrad[];
  readonly overstyring: readonly Overstyringsrad[];
  readonly skjerming: readonly Skjermingsrad[];
  readonly sist_innlogget: string | null;
  /** Addresses of protected people in the household, as written; `alle`: one of them has a home we do not hold. */
  readonly husstand: { readonly alle: boolean; readonly adresser: readonly string[] };
}

/** Everything about one person, every version: what is shown, and as of when, is decided above. One statement. */
export async function hentPersonrader(db: DbEllerTx, id: string): Promise<Personrader> {
  const alle = (tabell: string, kolonner: string) =>
    sql.raw(
      `coalesce((select json_agg(x) from (select ${kolonner}, kilde, kildetidspunkt, kjent_fra, kjent_til, apnet_av from register.${tabell} where person_id = p.id) x), '[]')`,
    );
  const { rows } = await sql<Personrader>`select
      ${alle('navn', 'fornavn, mellomnavn, etternavn, alias')} as navn,
      ${alle('personalia', 'fodselsdato, dodsdato, kjonn, personstatus, statsborgerskap')} as personalia,
      ${alle('adresse', 'type, gradering, linjer, postnummer, poststed, landkode, bruksenhetsnummer, kommunenummer, skolekrets, fra, til, kryptert')} as adresse,
      ${alle('adressebeskyttelse', 'gradering')} as beskyttelse,
      ${alle('kontaktinformasjon', 'status, reservert, kan_varsles, sprak, epostadresse, epost_oppdatert, epost_verifisert, mobiltelefonnummer, mobil_oppdatert, mobil_verifisert, telefon_arbeid, telefon_hjem')} as kontakt,
      coalesce((select json_agg(x) from (select type, status, kilde, kildetidspunkt, kjent_fra, kjent_til, apnet_av from register.personidentifikator
        where person_id = p.id and type <> 'ansattnummer') x), '[]') as identifikator,
      coalesce((select json_agg(o order by o.gitt desc) from register.overstyring o where o.person_id = p.id), '[]') as overstyring,
      coalesce((select json_agg(s) from tilgang.skjerming s where s.person_id = p.id), '[]') as skjerming,
      (select max(o.opprettet) from tilgang.okt o where o.person_id = p.id) as sist_innlogget,
      register.vernet_husstand(p.id) as husstand
    from register.person p where p.id = ${id}`.execute(db);
  return rows[0]!;
}

export interface Ansvarsrad extends Versjonert {
  readonly person_id: string;
  readonly ansvar: 'felles' | 'mor' | 'far' | 'medmor' | 'andre' | 'ukjent';
  readonly ansvarlig_id: string | null;
  readonly ansvarlig_organisasjon: string | null;
  readonly ansvarlig_uten_identifikator: { navn?: string | null; fodselsdato?: string | null } | null;
}
export type Rolle = 'mor' | 'far' | 'medmor' | 'barn' | 'ektefelleEllerPartner' | 'sosken' | 'dodfodtBarn' | 'ukjent';
export interface Relasjonsrad extends Versjonert {
  readonly rolle: Rolle;
  readonly relatert_id: string | null;
  readonly relatert_navn: string | null;
}
export interface Kontaktpersonrad extends Versjonert {
  readonly person_id: string;
  readonly nokkel: string;
  readonly kontakt_id: string | null;
  readonly navn: string;
  readonly kontakttype: string;
  readonly telefon: string | null;
}

export interface Relasjonsrader {
  /** About this child, every version. */
  readonly ansvar: readonly Ansvarsrad[];
  readonly ansvar_for: readonly Ansvarsrad[];
  readonly familie: readonly Relasjonsrad[];
  readonly sosken: readonly { readonly id: string; readonly felles: 'foreldreansvar' | 'forelder' }[];
  readonly kontaktpersoner: readonly Kontaktpersonrad[];
  readonly kontakt_for: readonly Kontaktpersonrad[];
}

/** Who the person has to do with, as we knew it at a moment (undefined: now). One statement. */
export async function hentRelasjoner(db: DbEllerTx, id: string, kjentPer: string | undefined): Promise<Relasjonsrader> {
  // the partial indexes only help the ordinary case, so the two are asked differently
  const gjaldt = (a: string) =>
    kjentPer === undefined
      ? sql.raw(`${a}.kjent_til is null`)
      : sql`${sql.raw(a)}.kjent_fra <= ${kjentPer}::timestamptz and (${sql.raw(a)}.kjent_til is null or ${sql.raw(a)}.kjent_til > ${kjentPer}::timestamptz)`;
  const { rows } = await sql<Relasjonsrader>`
    with ansvarlige as (select f.ansvarlig_id as id from register.foreldreansvar f where f.person_id = ${id} and f.ansvarlig_id is not null and ${gjaldt('f')}),
    foreldre as (select r.relatert_id as id from register.familierelasjon r
      where r.person_id = ${id} and r.relatert_id is not null and r.rolle in ('mor', 'far', 'medmor') and ${gjaldt('r')}),
    sosken as (
      select f.person_id as id, 'foreldreansvar' as felles from register.foreldreansvar f join ansvarlige a on a.id = f.ansvarlig_id where ${gjaldt('f')}
      union select r.person_id, 'forelder' from register.familierelasjon r join foreldre a on a.id = r.relatert_id where r.rolle in ('mor', 'far', 'medmor') and ${gjaldt('r')}
      union select r.relatert_id, 'forelder' from register.familierelasjon r join foreldre a on a.id = r.person_id where r.rolle = 'barn' and ${gjaldt('r')}
      union select r.relatert_id, 'forelder' from register.familierelasjon r where r.person_id = ${id} and r.rolle = 'sosken' and ${gjaldt('r')})
    select
      coalesce((select json_agg(f) from register.foreldreansvar f where f.person_id = ${id}), '[]') as ansvar,
      coalesce((select json_agg(f) from register.foreldreansvar f where f.ansvarlig_id = ${id} and ${gjaldt('f')}), '[]') as ansvar_for,
      coalesce((select json_agg(r) from register.familierelasjon r where r.person_id = ${id} and ${gjaldt('r')}), '[]') as familie,
      coalesce((select json_agg(json_build_object('id', s.id, 'felles', s.felles)) from (select distinct on (id) id, felles from sosken
        where id is not null and id <> ${id} order by id, felles desc) s), '[]') as sosken,
      coalesce((select json_agg(k order by k.kjent_fra) from register.kontaktperson k where k.person_id = ${id} and ${gjaldt('k')}), '[]') as kontaktpersoner,
      coalesce((select json_agg(k order by k.kjent_fra) from register.kontaktperson k where k.kontakt_id = ${id} and ${gjaldt('k')}), '[]') as kontakt_for`.execute(
    db,
  );
  return rows[0]!;
}

export interface Personalressursrad extends Versjonert {
  readonly ansattnummer: string;
  readonly brukernavn: string | null;
  readonly epostadresse: string | null;
  readonly telefon: string | null;
  readonly fra: string | null;
  readonly til: string | null;
  readonly taus_siden: string | null;
}
export interface Arbeidsforholdrad extends Versjonert {
  readonly ansattnummer: string;
  readonly stillingsnummer: string;
  readonly stillingskode: string | null;
  readonly stillingstittel: string | null;
  readonly ansettelsestype: string | null;
  readonly prosent: number | null;
  readonly hovedstilling: boolean;
  readonly skole: string | null;
  readonly skolenavn: string | null;
  readonly enhetsnavn: string | null;
  readonly fra: string | null;
  readonly til: string | null;
  readonly taus_siden: string | null;
  readonly permisjon: readonly { readonly fra: string | null; readonly til: string | null; readonly kode: string | null }[];
}
export interface Elevforholdrad extends Versjonert {
  readonly elevforhold_id: string;
  readonly skole: string;
  readonly skolenavn: string | null;
  readonly arstrinn: number;
  readonly klasse: string | null;
  readonly fra: string;
  readonly til: string | null;
}
export interface Tilknytningsrader {
  readonly elevforhold: readonly Elevforholdrad[];
  readonly personalressurs: readonly Personalressursrad[];
  readonly arbeidsforhold: readonly Arbeidsforholdrad[];
}

/** Places as pupil and positions, as we knew them at a moment. One statement. */
export async function hentTilknytninger(db: DbEllerTx, id: string, kjentPer: string | undefined): Promise<Tilknytningsrader> {
  const rader = (tabell: string, skole: boolean) => sql`coalesce((select json_agg(x order by x.fra desc nulls last) from (
      select t.*${
        skole
          ? sql`, (select s.navn from register.skole s where s.organisasjonsnummer = t.skole and s.kjent_til is null
        order by array_position(array['nsr', 'oppstart', 'manuell'], s.kilde) limit 1) as skolenavn`
          : sql``
      }
      from ${sql.table(`register.${tabell}`)} t where t.person_id = ${id}
        and (${kjentPer === undefined ? sql`t.kjent_til is null` : sql`t.kjent_fra <= ${kjentPer}::timestamptz and (t.kjent_til is null or t.kjent_til > ${kjentPer}::timestamptz)`})
    ) x), '[]')`;
  const { rows } = await sql<Tilknytningsrader>`select ${rader('elevforhold', true)} as elevforhold,
    ${rader('personalressurs', false)} as personalressurs, ${rader('arbeidsforhold', true)} as arbeidsforhold`.execute(db);
  return rows[0]!;
}

export interface Lenkerad {
  readonly id: string;
  readonly navn: string | null;
  readonly fodselsdato: string | null;
  readonly dodsdato: string | null;
  readonly dodfodt: boolean;
  readonly sted: Sted;
  readonly skole: string | null;
  readonly skolenavn: string | null;
  readonly klasse: string | null;
  readonly kontakt: readonly Kontaktrad[];
  readonly overstyring: readonly Overstyringsrad[];
}

/** The people a card points to, each with what a line about them needs. One statement. */
export async function hentLenker({ db, idag, aktor }: Sporrer, ider: readonly string[]): Promise<Map<string, Lenkerad>> {
  if (ider.length === 0) return new Map();
  const { rows } = await sql<Lenkerad>`
    select p.id, (select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(p.id, ${idag}::date) n) as navn,
      pa.fodselsdato, pa.dodsdato, coalesce(pa.dodfodt, false) as dodfodt, 
      ${stedFor(sql`p.id`, aktor?.id, idag)} as sted, e.skole, e.skolenavn, e.klasse,
      coalesce((select json_agg(k) from register.kontaktinformasjon k where k.person_id = p.id and k.kjent_til is null), '[]') as kontakt,
      coalesce((select json_agg(o) from register.overstyring o where o.person_id = p.id and o.opphevet is null
        and o.felt in ('epostadresse', 'mobiltelefonnummer')), '[]') as overstyring
    from register.person p
    left join lateral (select max(x.fodselsdato) filter (where x.fodselsdato is not null) as fodselsdato, max(x.dodsdato) as dodsdato, bool_or(x.dodfodt) as dodfodt
      from (select * from register.personalia x where x.person_id = p.id and x.kjent_til is null
            order by array_position(array['folkeregisteret', 'hr', 'oppstart', 'manuell'], x.kilde) limit 1) x) pa on true
    left join lateral (select e.skole, register.klasse_for(e.person_id, e.skole, greatest(e.fra, ${idag}::date), e.klasse) as klasse, (select s.navn from register.skole s where s.organisasjonsnummer = e.skole and s.kjent_til is null limit 1) as skolenavn
      from register.elevforhold e where e.person_id = p.id and e.kjent_til is null and (e.til is null or e.til >= ${idag}::date) order by e.fra desc limit 1) e on true
    where p.id = any(${ider as string[]}::uuid[])`.execute(db);
  return new Map(rows.map((r) => [r.id, r]));
}

/** Days back in time that a run is looked for; a value not read since then is as old as its last change. */
const DEKNING_DAGER = 35;

export interface Opphav {
  readonly dekning: Map<string, string>;
  readonly neste: Map<string, string>;
  /** Person id and change set → name. */
  readonly skrevetAv: Map<string, string>;
}

/**
 * Where the values come from: the last run of each of these sources that covered the person, when the source is read next, and
 * the names of those who wrote by hand. One statement.
 */
export async function hentOpphav(
  db: DbEllerTx,
  o: {
    personId: string;
    kilder: readonly string[];
    endringssett: readonly string[];
    personer: readonly string[];
    na: string;
    idag: string;
  },
): Promise<Opphav> {
  const { rows } = await sql<{ slag: 'dekning' | 'neste' | 'skrevet'; nokkel: string; verdi: string | null }>`
    select 'dekning' as slag, k.kilde as nokkel, to_json(d.startet)#>>'{}' as verdi from unnest(${o.kilder as string[]}::text[]) k(kilde)
    cross join lateral (select i.startet from kilde.innlesing i
      where i.kilde = k.kilde and i.startet <= ${o.na}::timestamptz and i.startet > ${o.na}::timestamptz - make_interval(days => ${DEKNING_DAGER})
        and exists (select 1 from kilde.dekning d where d.innlesing_id = i.id and ${o.personId}::uuid = any(d.personer))
      order by i.startet desc limit 1) d
    union all
    select 'neste', split_part(j.navn, '.', 3), to_json(min(j.neste))#>>'{}' from grunn.jobbplan j
    where j.navn like 'register.innlesing.%' and j.neste is not null group by 2
    union all
    select 'skrevet', x.nokkel, (select concat_ws(' ', n.fornavn, n.etternavn) from register.navn_for(x.aktor, ${o.idag}::date) n) from (
      select e.endringssett::text as nokkel, e.aktor_id as aktor from sporing.gjort_av(${o.endringssett as string[]}::uuid[]) e
      union select p::text, p from unnest(${o.personer as string[]}::uuid[]) p) x`.execute(db);
  const kart = (slag: string) =>
    new Map(rows.filter((r) => r.slag === slag && r.verdi !== null).map((r) => [r.nokkel, r.verdi!] as const));
  const tider = (m: Map<string, string>) => new Map([...m].map(([n, t]) => [n, new Date(t).toISOString()] as const));
  return { dekning: tider(kart('dekning')), neste: tider(kart('neste')), skrevetAv: kart('skrevet') };
}
