// Runs in a process of its own: the newest HR file in a folder, read and applied as the job does it.
import path from 'node:path';
import { koble } from '#grunn/db/index.ts';
import { lesNokkelring } from '#grunn/krypto/index.ts';
import { fastKlokke } from '#grunn/tid/index.ts';
import { hentFraMappe, hrOppsett, lesStamdata3 } from '#kilder/hr/index.ts';
import { kjorHr } from '#register/innlesing/kjerne.ts';

export interface Lastoppdrag {
  readonly url: string;
  /** Where the file and the keys lie. */
  readonly mappe: string;
  readonly enheter: readonly { readonly kode: string; readonly organisasjonsnummer: string; readonly felt: string }[];
  /** The moment of the run, ISO. */
  readonly na: string;
}

export interface Lastsvar {
  readonly status: string;
  readonly hentet: number;
  readonly nye: number;
  readonly endret: number;
  readonly uendret: number;
  readonly holdtIgjen: number;
  readonly ms: number;
}

/** Waiting for a file to stand still is left out of the time: it is the same for a small file. */
export async function lastInn(o: Lastoppdrag): Promise<Lastsvar> {
  const fil = await hentFraMappe({ mappe: o.mappe, navn: '*.xml' });
  if (!fil) throw new Error('Fant ingen fil');
  const start = performance.now();
  const db = koble({ url: o.url, rolle: 'friminutt_import', planleggHverGang: true });
  try {
    const oppsett = hrOppsett.parse({ format: 'unit4-stamdata3', enheter: o.enheter });
    if (oppsett.format !== 'unit4-stamdata3') throw new Error('Feil format');
    const nokler = lesNokkelring(path.join(o.mappe, 'nokler.json'), { lagHvisMangler: true });
    const rad = await kjorHr(
      { db, nokler, klokke: fastKlokke(o.na), miljo: 'test', bolk: 1000 },
      { lesing: lesStamdata3(fil.innhold(), oppsett), utlostAv: 'benk' },
    );
    const { hentet, nye, endret, uendret, holdtIgjen } = rad.tellere;
    return { status: rad.status, hentet, nye, endret, uendret, holdtIgjen, ms: performance.now() - start };
  } finally {
    await db.destroy();
  }
}
