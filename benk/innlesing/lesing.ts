// File → register, for a process that does nothing else.
import fs from 'node:fs';
import { koble } from '#grunn/db/index.ts';
import { lesNokkelring } from '#grunn/krypto/index.ts';
import { ekteKlokke } from '#grunn/tid/index.ts';
import { kjorFolkeregisterFil, type Tellere } from '#register/innlesing/index.ts';

export interface Leseoppdrag {
  readonly url: string;
  readonly nokkelfil: string;
  readonly fil: string;
  readonly kommunenummer: string;
  readonly bolk?: number;
}

export interface Lesesvar {
  readonly status: string;
  readonly tellere: Tellere;
  readonly bremser: readonly { readonly kode: string }[];
}

/** File → register, and nothing else. */
export async function lesInnFil(o: Leseoppdrag): Promise<Lesesvar> {
  const db = koble({ url: o.url, rolle: 'friminutt_import', maks: 4 });
  try {
    const { status, tellere, bremser } = await kjorFolkeregisterFil(
      {
        db,
        nokler: lesNokkelring(o.nokkelfil, { lagHvisMangler: true }),
        klokke: ekteKlokke,
        miljo: 'test',
        bolk: o.bolk ?? 1000,
      },
      { innhold: fs.createReadStream(o.fil, { highWaterMark: 1 << 18 }), kommunenummer: o.kommunenummer },
      { utlostAv: 'benk' },
    );
    return { status, tellere, bremser };
  } finally {
    await db.destroy();
  }
}
