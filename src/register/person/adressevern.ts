// Addresses of protected people, as they lie in the database: encrypted, and nothing of where in the open.
import type { Faktarad } from '#grunn/fakta/index.ts';
import type { Db } from '#grunn/db/index.ts';
import type { Nokkelring } from '#grunn/krypto/index.ts';
import { finnApneOverstyringer, finnApneVernede, skrivKrypterteOverstyringer, skrivKryptert } from './lager-adressevern.ts';

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

const OVERSTYRING = 'register.overstyring';

/** An overridden address as it is stored: encrypted whoever it is about, since the one it is about may be protected tomorrow. */
export const lukkOverstyrt = (n: Pick<Nokkelring, 'krypter'>, verdi: unknown): { kryptert: string } => ({
  kryptert: n.krypter(JSON.stringify(verdi), OVERSTYRING).toString('base64'),
});

/** Overrides as they are read, with the encrypted ones opened again. */
export const apneOverstyringer = <R extends { readonly verdi: unknown }>(
  n: Pick<Nokkelring, 'dekrypter'>,
  rader: readonly R[],
): R[] =>
  rader.map((r) => {
    const v = r.verdi;
    return typeof v === 'object' && v !== null && 'kryptert' in v && typeof v.kryptert === 'string'
      ? { ...r, verdi: JSON.parse(n.dekrypter(Buffer.from(v.kryptert, 'base64'), OVERSTYRING)) as unknown }
      : r;
  });

const BOLK = 500;

async function krypterOverstyrte(m: { readonly db: Db; readonly nokler: Nokkelring }): Promise<number> {
  let antall = 0;
  for (;;) {
    const apne = await finnApneOverstyringer(m.db, BOLK);
    const skrevet = await skrivKrypterteOverstyringer(
      m.db,
      apne.map(({ id, verdi }) => ({ id, ...lukkOverstyrt(m.nokler, verdi) })),
    );
    antall += skrevet;
    if (skrevet === 0 || apne.length < BOLK) return antall;
  }
}

/**
 * Encrypts what lies in the open of people who are protected now: from before there was encryption, and of those who were protected since;
 * and every overridden address.
 * The facts are the same, so no versions are made. `db`: the role friminutt_import. Returns how many rows.
 */
export async function krypterVernede(m: { readonly db: Db; readonly nokler: Nokkelring }): Promise<number> {
  let antall = await krypterOverstyrte(m);
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
