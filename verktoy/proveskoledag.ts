// For tests of the school day: people with the roles of a school, on a made-up school day.
import { sql } from 'kysely';
import type { Db } from '#grunn/db/index.ts';
import type { Aktor, Relasjon, Rolle } from '#grunn/tilgang/index.ts';
import { nyePersoner, NORDBYGDA, type Provepersoner } from './provepersoner.ts';

const grunnlag = { slag: 'faktum', kilde: 'prove', hva: 'prove' } as const;

/** Somebody with one role and its reach. */
export const med = (rolle: Rolle, relasjon: Relasjon, omfang: readonly string[], id: string = crypto.randomUUID()): Aktor => ({
  id,
  navn: 'Prøve Person',
  sprak: 'nb',
  tilknytninger: omfang.map((o) => ({ rolle, relasjon, omfang: o, fra: null, til: null, grunnlag })),
});
export const foresatt = (barn: readonly string[], id?: string): Aktor => med('foresatt', 'egetBarn', barn, id);
export const larer = (skole = NORDBYGDA, id?: string): Aktor => med('larer', 'egenSkole', [skole], id);
export const rektor = (skole = NORDBYGDA, id?: string): Aktor => med('rektor', 'egenSkole', [skole], id);

export interface Proveskoledag extends Provepersoner {
  /** As the jobs of the clock: acts for nobody. */
  readonly system: Db;
  /** Puts the clock at a time on Monday 23 November 2026, or another day. */
  readonly kl: (klokka: string, dato?: string) => void;
  readonly nyElev: (
    navn?: string,
    valg?: { klasse?: string; arstrinn?: number; skole?: string; fodselsdato?: string },
  ) => Promise<string>;
  readonly rader: <T>(sporring: string) => Promise<T[]>;
}

export async function nySkoledag(): Promise<Proveskoledag> {
  const r = await nyePersoner();
  const kl = (klokka: string, dato = '2026-11-23') => r.klokke.settTil(`${dato}T${klokka}:00+01:00`);
  kl('07:50');
  return {
    ...r,
    system: r.base.som('friminutt_system', { maks: 2 }),
    kl,
    async nyElev(navn = 'Rask Herre', v = {}) {
      const id = await r.person({ navn, ...(v.fodselsdato ? { fodselsdato: v.fodselsdato } : {}) });
      const na = r.klokke.na().toString();
      // another class or year than the helper's own 6A
      await sql`insert into register.elevforhold (person_id, kilde, elevforhold_id, skole, arstrinn, klasse, fra, kjent_fra, apnet_av)
        values (${id}, 'oppstart', gen_random_uuid(), ${v.skole ?? NORDBYGDA}, ${v.arstrinn ?? 6}, ${v.klasse ?? '6A'}, '2026-08-01', ${na}, gen_random_uuid())`.execute(
        r.eier,
      );
      return id;
    },
    rader: async <T>(sporring: string) => (await sql.raw<T>(sporring).execute(r.eier)).rows,
  };
}
