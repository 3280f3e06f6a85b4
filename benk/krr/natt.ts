// Runs in a process of its own: one night against the register, by the entrance the night run uses.
import { koble } from '#grunn/db/index.ts';
import { lesNokkelring } from '#grunn/krypto/index.ts';
import { fastKlokke } from '#grunn/tid/index.ts';
import { lagKrrKlient } from '#kilder/krr/index.ts';
import { kjorKrr } from '#register/innlesing/index.ts';
import { nokkelfil } from './befolkning.ts';

export interface Nattoppdrag {
  readonly url: string;
  readonly mappe: string;
  readonly baseUrl: string;
  readonly samtidighet: number;
  /** The moment of the night, ISO. */
  readonly na: string;
}

export interface Nattsvar {
  readonly status: string;
  readonly hentet: number;
  readonly nye: number;
  readonly endret: number;
  readonly uendret: number;
  readonly utenSvar: number;
  readonly holdtIgjen: number;
}

/** Asks about everybody in scope and applies the answers. */
export async function lesNatt(o: Nattoppdrag): Promise<Nattsvar> {
  const db = koble({ url: o.url, rolle: 'friminutt_import', planleggHverGang: true });
  try {
    const rad = await kjorKrr(
      {
        db,
        nokler: lesNokkelring(nokkelfil(o.mappe), { lagHvisMangler: false }),
        klokke: fastKlokke(o.na),
        miljo: 'test',
        bolk: 1000,
      },
      {
        klient: lagKrrKlient({ baseUrl: o.baseUrl, samtidighet: o.samtidighet, hentToken: () => Promise.resolve('token') }),
        slag: 'full',
        utlostAv: 'benk',
      },
    );
    if (!rad) throw new Error('Kjøringen begynte ikke');
    const { hentet, nye, endret, uendret, utenSvar, holdtIgjen } = rad.tellere;
    return { status: rad.status, hentet, nye, endret, uendret, utenSvar, holdtIgjen };
  } finally {
    await db.destroy();
  }
}
