// What benches run in processes of their own: one grows a world, one does nothing but read it in.
import fs from 'node:fs';
import { koble } from '#grunn/db/index.ts';
import { lesNokkelring } from '#grunn/krypto/index.ts';
import { ekteKlokke } from '#grunn/tid/index.ts';
import { skrivFregFil } from '#kilder/folkeregisteret/simulator/index.ts';
import { kjorFolkeregisterFil, type Tellere } from '#register/innlesing/index.ts';
import { lagVerden } from '#verden/index.ts';

export interface Filoppdrag {
  readonly elever: number;
  readonly fro: number;
  readonly fil: string;
}

/** Grows a world and writes the children of it, guardians within, as a supplier's file. */
export async function lagFil(o: Filoppdrag): Promise<{ kommunenummer: string }> {
  const verden = lagVerden({ elever: o.elever, fro: o.fro });
  await skrivFregFil(verden, o.fil);
  return { kommunenummer: verden.kommune.kommunenummer };
}

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
