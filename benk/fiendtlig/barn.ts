// Runs in a process of its own: every hostile file through its entrance, one after another, and whether the register stands as it was.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { koble } from '#grunn/db/index.ts';
import { lesNokkelring } from '#grunn/krypto/index.ts';
import { ekteKlokke } from '#grunn/tid/index.ts';
import { lesTilstand } from '../innlesing/tilstand.ts';
import { angrip, feilVed } from './angrip.ts';
import { HELT, ONDE_FILER } from './filer.ts';

export interface Angrepssvar {
  readonly filer: number;
  readonly feil: readonly string[];
  readonly kall: number;
  readonly uendret: boolean;
  readonly mestLest: number;
  readonly lengsteMs: number;
}

/** `medFiler: false` does all but the attacks: what the process takes by itself. */
export async function angripAlt(o: { url: string; mappe: string; medFiler: boolean }): Promise<Angrepssvar> {
  const db = koble({ url: o.url, rolle: 'friminutt_import', maks: 4 });
  const eier = koble({ url: o.url, maks: 1 });
  const nokler = lesNokkelring(path.join(o.mappe, 'nokler.json'), { lagHvisMangler: true });
  const m = { db, nokler, klokke: ekteKlokke, miljo: 'test', bolk: 1000 } as const;
  let kall = 0;
  const server = createServer((_, res) => {
    kall += 1;
    res.end();
  });
  await new Promise<void>((ferdig) => server.listen(0, '127.0.0.1', ferdig));
  try {
    const adresse = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const for_ = await lesTilstand(eier);
    const feil: string[] = [];
    let [mestLest, lengsteMs] = [0, 0];
    for (const fil of o.medFiler ? ONDE_FILER : []) {
      const start = performance.now();
      const utfall = await angrip(m, fil, adresse);
      lengsteMs = Math.max(lengsteMs, performance.now() - start);
      mestLest = Math.max(mestLest, utfall.lest);
      const hva = feilVed(fil, utfall);
      if (hva !== undefined) feil.push(hva);
      if (utfall.lest >= HELT) feil.push(`${fil.navn}: lest til enden`);
    }
    const etter = await lesTilstand(eier);
    return { filer: ONDE_FILER.length, feil, kall, uendret: JSON.stringify(etter) === JSON.stringify(for_), mestLest, lengsteMs };
  } finally {
    server.close();
    await db.destroy();
    await eier.destroy();
  }
}
