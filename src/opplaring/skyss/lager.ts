import { sql } from 'kysely';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import { innsyn, innsynsdata } from '#grunn/innsyn/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import { vernApen, type Grad, type Vernutsnitt } from '#register/skjerming/index.ts';
import { finnElev, type Elev } from '#skoledag/fravar/index.ts';
import type { Hjem, Skyssbehov } from './modell.ts';

const BEHOV = sql`s.id, s.hjem, s.avstand, s.farlig, s.bat, s.sarlig, s.fra, s.til`;

export interface Skysselev {
  readonly elev: Elev;
  readonly hjem: readonly Skyssbehov[];
  readonly toHjem: boolean;
}

/** One pupil with what is written of each home. */
export async function finnSkysselev(
  s: { readonly db: DbEllerTx; readonly idag: string },
  elevId: string,
): Promise<Innsyn<Skysselev> | undefined> {
  const elev = await finnElev(s, elevId);
  if (elev === undefined) return undefined;
  const { rows } =
    await sql<Skyssbehov>`select ${BEHOV} from opplaring.skyss s where s.elev_id = ${elevId} and s.kjent_til is null order by s.hjem`.execute(
      s.db,
    );
  const { rows: delt } = await sql<{ ja: boolean }>`select exists (select 1 from register.adresse a where a.person_id = ${elevId}
    and a.kjent_til is null and a.type = 'deltBosted' and (a.til is null or a.til >= ${s.idag}::date)) as ja`.execute(s.db);
  return innsyn<Skysselev>({ elev, hjem: rows, toHjem: delt[0]?.ja === true }, innsynsdata(elev));
}

/** Writes what is known of one home; what stood is kept. False: the reader may not, or somebody else was first. */
export async function skrivSkyss(
  tx: Tx,
  o: Omit<Skyssbehov, 'id'> & { readonly elevId: string; readonly na: string; readonly av: string },
): Promise<void> {
  await sql`update opplaring.skyss set kjent_til = greatest(${o.na}::timestamptz, kjent_fra), lukket_av = ${o.av}
    where elev_id = ${o.elevId} and hjem = ${o.hjem} and kjent_til is null`.execute(tx);
  await sql`insert into opplaring.skyss (id, elev_id, hjem, avstand, farlig, bat, sarlig, fra, til, kjent_fra, skrevet_av)
    values (${crypto.randomUUID()}, ${o.elevId}, ${o.hjem}, ${o.avstand}, ${o.farlig}, ${o.bat}, ${o.sarlig}, ${o.fra}, ${o.til}, ${o.na}, ${o.av})`.execute(
    tx,
  );
}

export interface Skyssrad extends Skyssbehov {
  readonly elevId: string;
  readonly fornavn: string;
  readonly etternavn: string;
  readonly klasse: string | null;
  readonly arstrinn: number;
  readonly gradering: Grad;
  readonly apen: boolean;
  /** When the pupil is away today, as far as the reader may see it. */
  readonly borte: readonly { readonly fraKl: string | null; readonly tilKl: string | null }[];
}

/** Everybody at a school who is written down for transport, by class and name. One statement. */
export async function hentSkyss(
  db: DbEllerTx,
  o: { readonly skole: string; readonly idag: string; readonly vern: Vernutsnitt },
): Promise<Skyssrad[]> {
  const { rows } = await sql<Skyssrad>`
    with s as materialized (select s.* from opplaring.skyss s where s.kjent_til is null and (s.til is null or s.til >= ${o.idag}::date)),
    e as materialized (select distinct on (x.person_id) x.person_id, x.arstrinn, x.klasse, register.gradering_for(x.person_id) as gradering
      from register.elevforhold x where x.kjent_til is null and x.skole = ${o.skole} and (x.til is null or x.til >= ${o.idag}::date)
        and x.person_id in (select s.elev_id from s) order by x.person_id, (x.fra <= ${o.idag}::date) desc, x.fra),
    b as materialized (select m.elev_id, to_char(m.fra_kl, 'HH24:MI') as fra, to_char(m.til_kl, 'HH24:MI') as til from skoledag.fravarsmelding m
        where m.skole = ${o.skole} and m.kjent_til is null and not m.trukket and m.til >= ${o.idag}::date and m.fra <= ${o.idag}::date
      union all select v.elev_id, null, null from skoledag.permisjonsvedtak v where v.skole = ${o.skole} and v.til >= ${o.idag}::date and v.fra <= ${o.idag}::date
        and v.utfall <> 'avslatt' and v.id = (select y.id from skoledag.permisjonsvedtak y where y.soknad_id = v.soknad_id order by y.vedtatt desc limit 1)
      union all select g.elev_id, to_char(g.kjent_fra at time zone 'Europe/Oslo', 'HH24:MI'), null from skoledag.oppmote g
        where g.skole = ${o.skole} and g.dato = ${o.idag}::date and g.kjent_til is null and g.status = 'gikk')
    select ${BEHOV}, s.elev_id as "elevId", e.klasse, e.arstrinn, e.gradering, ${vernApen(o.vern, sql`s.elev_id`, sql`e.gradering`)} as apen,
      coalesce(concat_ws(' ', n.fornavn, n.mellomnavn), '') as fornavn, coalesce(n.etternavn, '') as etternavn,
      coalesce((select json_agg(json_build_object('fraKl', b.fra, 'tilKl', b.til)) from b where b.elev_id = s.elev_id), '[]') as borte
    from s join e on e.person_id = s.elev_id left join lateral register.navn_for(s.elev_id, ${o.idag}::date) n on true
    order by e.arstrinn, e.klasse, n.etternavn collate "nb-x-icu", n.fornavn, s.elev_id, s.hjem`.execute(db);
  return rows;
}

export interface Skyssadresse {
  readonly elevId: string;
  readonly hjem: Hjem;
  readonly linjer: readonly string[];
  readonly postnummer: string | null;
  readonly poststed: string | null;
}

/**
 * The homes of these pupils that are in the open: never a graded one, nor one shared with somebody protected, nor one that has been overridden
 * (that lies encrypted, and is written into the list by hand).
 */
export async function hentAdresser(db: DbEllerTx, elever: readonly string[], idag: string): Promise<Skyssadresse[]> {
  if (elever.length === 0) return [];
  const { rows } = await sql<Skyssadresse>`
    with p as materialized (select x.id, register.vernet_husstand(x.id) as husstand from unnest(${elever as string[]}::uuid[]) x(id)
      where register.gradering_for(x.id) = 'ugradert')
    select distinct on (a.person_id, a.type) a.person_id as "elevId", a.type as hjem, a.linjer, a.postnummer, a.poststed
    from p join register.adresse a on a.person_id = p.id and a.kjent_til is null and a.type in ('bosted', 'deltBosted') and a.gradering = 'ugradert'
      and a.kryptert is null and (a.til is null or a.til >= ${idag}::date)
    where not (p.husstand->>'alle')::boolean
      and not (p.husstand->'adresser' ? upper(array_to_string(a.linjer, ' ') || ' ' || coalesce(a.postnummer, '')))
      and not exists (select 1 from register.overstyring o where o.person_id = p.id and o.felt = 'bostedsadresse' and o.opphevet is null
        and o.gyldig_til >= ${idag}::date and a.type = 'bosted')
    order by a.person_id, a.type, array_position(array['folkeregisteret', 'oppstart', 'manuell'], a.kilde)`.execute(db);
  return rows;
}
