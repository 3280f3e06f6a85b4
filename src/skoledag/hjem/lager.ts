import { sql } from 'kysely';
import type { DbEllerTx } from '#grunn/db/index.ts';
import { AVKLARTE, type Annetsteddag, type Avklart, type Meldtdag, type Oppmotestatus } from '../fravar/index.ts';
import { oppsettFor, samleOppsett, type Skoleoppsett } from '../rutine/index.ts';

type Periode = { readonly fra: string; readonly til: string };

export interface Hjemrad {
  readonly elevId: string;
  readonly navn: string;
  readonly skole: string;
  readonly skolenavn: string;
  readonly klasse: string | null;
  readonly arstrinn: number;
  readonly fodselsdato: string | null;
  /** Reports, trips and leave that touch the week; newest version of each. */
  readonly meldt: readonly (Meldtdag & Periode)[];
  readonly annetsted: readonly (Annetsteddag & Periode)[];
  readonly permisjon: readonly Periode[];
  readonly fort: {
    readonly status: Oppmotestatus;
    readonly arsak: string | null;
    readonly tid: string;
    readonly timeNr: number;
  } | null;
  readonly sakId: string | null;
  readonly avklart: Avklart | null;
  /** Decisions on leave nobody at home has opened. */
  readonly vedtak: readonly string[];
}

export interface Hjemrader {
  readonly barn: readonly Hjemrad[];
  readonly oppsett: Skoleoppsett;
}

/** These children's day and week, and what waits about each. One statement. */
export async function hentHjemrader(
  db: DbEllerTx,
  o: { readonly barn: readonly string[]; readonly idag: string; readonly til: string },
): Promise<Hjemrader> {
  const { rows } = await sql<Hjemrad & { oppsett: unknown }>`
    with b as (select distinct on (e.person_id) e.person_id, e.skole, e.klasse, e.arstrinn from register.elevforhold e
      where e.person_id = any(${o.barn as string[]}::uuid[]) and e.kjent_til is null and (e.til is null or e.til >= ${o.idag}::date)
      order by e.person_id, (e.fra <= ${o.idag}::date) desc, e.fra)
    select b.person_id as "elevId", b.skole, b.klasse, b.arstrinn,
      coalesce((select concat_ws(' ', n.fornavn, n.mellomnavn, n.etternavn) from register.navn_for(b.person_id, ${o.idag}::date) n), '') as navn,
      coalesce((select s.navn from register.skole s where s.organisasjonsnummer = b.skole and s.kjent_til is null
        order by array_position(array['nsr', 'oppstart', 'manuell'], s.kilde) limit 1), b.skole) as skolenavn,
      (select p.fodselsdato from register.personalia p where p.person_id = b.person_id and p.kjent_til is null and p.fodselsdato is not null
        order by array_position(array['folkeregisteret', 'oppstart', 'manuell'], p.kilde) limit 1) as fodselsdato,
      coalesce((select json_agg(json_build_object('type', m.type, 'fra', m.fra, 'til', m.til, 'fraKl', to_char(m.fra_kl, 'HH24:MI'), 'tilKl', to_char(m.til_kl, 'HH24:MI'),
          'sen', m.sen, 'skrevet', m.kjent_fra, 'rolle', m.rolle) order by m.fra, m.fra_kl nulls first)
        from skoledag.fravarsmelding m where m.elev_id = b.person_id and m.kjent_til is null and not m.trukket and m.til >= ${o.idag}::date and m.fra <= ${o.til}::date), '[]') as meldt,
      coalesce((select json_agg(json_build_object('slag', a.slag, 'fra', a.fra, 'til', a.til, 'fraKl', to_char(a.fra_kl, 'HH24:MI'), 'tilKl', to_char(a.til_kl, 'HH24:MI'), 'hva', a.hva) order by a.fra)
        from skoledag.annetsted a where a.elev_id = b.person_id and a.kjent_til is null and a.til >= ${o.idag}::date and a.fra <= ${o.til}::date), '[]') as annetsted,
      coalesce((select json_agg(json_build_object('fra', v.fra, 'til', v.til) order by v.fra) from skoledag.permisjonsvedtak v
        where v.elev_id = b.person_id and v.utfall <> 'avslatt' and v.apnet is not null and v.til >= ${o.idag}::date and v.fra <= ${o.til}::date
          and v.id = (select x.id from skoledag.permisjonsvedtak x where x.soknad_id = v.soknad_id order by x.vedtatt desc limit 1)), '[]') as permisjon,
      (select json_build_object('status', coalesce(op.status, 'tilstede'), 'arsak', op.arsak, 'tid', f.fort, 'timeNr', f.time_nr)
        from skoledag.foring f left join skoledag.oppmote op on op.elev_id = b.person_id and op.dato = f.dato and op.time_nr = f.time_nr and op.kjent_til is null
        where f.skole = b.skole and f.dato = ${o.idag}::date and f.erstattet is null and b.person_id = any(f.elever) order by f.time_nr desc, f.fort desc limit 1) as fort,
      (select k.id from skoledag.etterlysning k where k.elev_id = b.person_id and k.slag = 'elev' and k.lukket is null and k.dato = ${o.idag}::date limit 1) as "sakId",
      (select k.utfall from skoledag.etterlysning k where k.elev_id = b.person_id and k.skole = b.skole and k.dato = ${o.idag}::date and k.slag = 'elev'
          and k.utfall = any(${[...AVKLARTE]}) and (k.utfall = 'hjemme' or not exists (select 1 from skoledag.oppmote op
            where op.elev_id = b.person_id and op.dato = k.dato and op.kjent_til is null and op.kjent_fra > k.lukket))
        order by k.lukket desc limit 1) as avklart,
      array(select distinct v.soknad_id::text from skoledag.permisjonsvedtak v where v.elev_id = b.person_id and v.apnet is null
        and v.id = (select x.id from skoledag.permisjonsvedtak x where x.soknad_id = v.soknad_id order by x.vedtatt desc limit 1)) as vedtak,
      ${oppsettFor({ skole: sql`b.skole`, dato: o.idag })} as oppsett
    from b`.execute(db);
  return { barn: rows, oppsett: samleOppsett(rows) };
}
