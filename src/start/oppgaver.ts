// What each reading does, with the clients behind it: the only place that knows both the sources and the runs.
import fs from 'node:fs';
import path from 'node:path';
import { logg } from '#grunn/logg/index.ts';
import { hentFraMappe } from '#kilder/hr/index.ts';
import {
  angreInnlesing,
  finnInnlesing,
  folkeregisterInnlesing,
  fortsettInnlesing,
  kjorFolkeregisterFeed,
  kjorFolkeregisterFil,
  kjorFolkeregisterNatt,
  kjorKrr,
  krrInnlesing,
  ryddSpor,
  BREMSER,
  type Innlesingsmiljo,
  type Innlesingsoppgaver,
  type Innlesingsrad,
} from '#register/innlesing/index.ts';
import type { Kilder } from './kilder.ts';

/** A received file is gone when its run has taken it in: what waits for approval lies encrypted in staging. */
async function medFil(
  mappe: string,
  monster: string,
  les: (innhold: () => AsyncIterable<Uint8Array>) => Promise<Innlesingsrad>,
): Promise<Innlesingsrad | undefined> {
  fs.mkdirSync(mappe, { recursive: true, mode: 0o700 });
  const fil = await hentFraMappe({ mappe, navn: monster });
  if (!fil) return undefined;
  const rad = await les(() => fil.innhold());
  if (rad.status === 'ferdig' || rad.status === 'venter') fs.rmSync(path.join(mappe, fil.navn), { force: true });
  else
    logg.warn({ kilde: rad.kilde, kjoring: rad.id, kode: rad.feil?.kode }, 'Filen ble ikke lest inn og ligger igjen i innboksen');
  return rad;
}

export function lagOppgaver(m: Innlesingsmiljo, kilder: Kilder): Innlesingsoppgaver {
  const { oppsett } = kilder;
  const fregfil = oppsett.folkeregisteret?.fil;
  const { fiks, feed, krr } = kilder;
  return {
    ...(fregfil
      ? {
          folkeregisterFil: (utlostAv: string) =>
            medFil(fregfil.mappe, fregfil.monster, (innhold) =>
              kjorFolkeregisterFil(m, { innhold: innhold(), kommunenummer: oppsett.kommunenummer }, { utlostAv }),
            ),
        }
      : {}),
    ...(fiks
      ? {
          folkeregisterNatt: (utlostAv: string) =>
            kjorFolkeregisterNatt(m, fiks, { utlostAv, kommunenummer: oppsett.kommunenummer }),
        }
      : {}),
    ...(feed ? { folkeregisterFeed: (utlostAv: string) => kjorFolkeregisterFeed(m, feed, { utlostAv }) } : {}),
    ...(krr
      ? {
          krr: (utlostAv: string, personer?: readonly string[]) =>
            kjorKrr(m, {
              klient: krr,
              slag: personer ? 'enkelt' : 'full',
              ...(personer ? { personer } : {}),
              utlostAv,
              aktivFra: oppsett.krr?.aktivFra,
            }),
        }
      : {}),
    fortsett: async (id) => {
      const rad = await finnInnlesing(m.db, id);
      if (rad?.kilde === 'krr') return fortsettInnlesing(m, krrInnlesing(), id);
      return fortsettInnlesing(m, folkeregisterInnlesing(BREMSER), id);
    },
    angre: (id, utlostAv) => angreInnlesing(m, { innlesingId: id, utlostAv }),
    rydd: () => ryddSpor(m.db, m.klokke.na().toString()),
  };
}
