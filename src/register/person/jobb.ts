import type { Db } from '#grunn/db/index.ts';
import { jobb, Planlagt, type NoenJobb, type Rytme } from '#grunn/jobb/index.ts';
import type { Nokkelring } from '#grunn/krypto/index.ts';
import { krypterVernede } from './adressevern.ts';

/** Encrypts addresses of those who have been protected since they were written. `db`: the role friminutt_import. */
export const adressevernjobb = (m: { readonly db: Db; readonly nokler: Nokkelring }): NoenJobb =>
  jobb({ navn: 'register.person.adressevern', data: Planlagt, kjoring: 'samlet', utfor: () => krypterVernede(m) });
export const ADRESSEVERNRYTME: Rytme = { slag: 'lopende', hvertMinutt: 5 };
