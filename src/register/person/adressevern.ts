// Addresses of protected people, as they lie in the database: encrypted, and nothing of where in the open.
import type { Faktarad } from '#grunn/fakta/index.ts';
import type { Db } from '#grunn/db/index.ts';
import type { Nokkelring } from '#grunn/krypto/index.ts';
import { finnApneVernede, skrivKryptert } from './lager-adressevern.ts';

const KONTEKST = 'register.adresse';
/** Everything that tells where somebody is. */
const STED = [
  'linjer',
  'postnummer',
  'poststed',
  'bruksenhetsnummer',
  'kommunenummer',
  'grunnkrets',
  'skolekrets',
  'matrikkel_id',
] as const;
type Sted = { readonly [F in (typeof STED)[number]]?: unknown };

const lukket = (n: Pick<Nokkelring, 'krypterFast'>, personId: string, type: string, rad: Sted): string => {
  const klar = JSON.stringify(Object.fromEntries(STED.map((f) => [f, rad[f] ?? null])));
  return `\\x${n.krypterFast(klar, KONTEKST, `${personId} ${type}`).toString('hex')}`;
};
const TOMT = { ...Object.fromEntries(STED.map((f) => [f, null])), linjer: [] };

/**
 * Rows for `adresseFakta`, with those of protected people encrypted. The same address of the same person is always the same text under one
 * key, so that a night without changes writes nothing.
 */
export function vernAdresser(
  n: Pick<Nokkelring, 'krypterFast'>,
  rader: readonly Faktarad[],
  vernede: ReadonlySet<string>,
): Faktarad[] {
  return rader.map((r) => {
    const id = r['person_id'] as string;
    const strengt = r['gradering'] === 'fortrolig' || r['gradering'] === 'strengtFortrolig';
    if (!strengt && !vernede.has(id)) return r;
    return { ...r, ...TOMT, kryptert: lukket(n, id, r['type'] as string, r as Sted) };
  });
}

/** Rows as they are read, with what is encrypted opened again. */
export function apneAdresser<R extends { readonly kryptert?: string | null }>(
  n: Pick<Nokkelring, 'dekrypter'>,
  rader: readonly R[],
): R[] {
  return rader.map((r) =>
    r.kryptert == null
      ? r
      : { ...r, ...(JSON.parse(n.dekrypter(Buffer.from(r.kryptert.slice(2), 'hex'), KONTEKST)) as Partial<R>), kryptert: null },
  );
}

const BOLK = 500;

/**
 * Encrypts what lies in the open of people who are protected now: from before there was encryption, and of those who were protected since.
 * The facts are the same, so no versions are made. `db`: the role friminutt_import. Returns how many rows.
 */
export async function krypterVernede(m: { readonly db: Db; readonly nokler: Nokkelring }): Promise<number> {
  let antall = 0;
  for (;;) {
    const apne = await finnApneVernede(m.db, BOLK);
    const skrevet = await skrivKryptert(
      m.db,
      apne.map(({ person_id, kilde, type, kjent_fra, apnet_av, ...sted }) => ({
        person_id,
        kilde,
        type,
        kjent_fra,
        apnet_av,
        kryptert: lukket(m.nokler, person_id, type, sted),
      })),
    );
    antall += skrevet;
    if (skrevet === 0 || apne.length < BOLK) return antall;
  }
}
