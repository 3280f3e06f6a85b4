import { setTimeout as vent } from 'node:timers/promises';
import { jobb, Planlagt, type NoenJobb, type Rytme } from '#grunn/jobb/index.ts';
import { logg } from '#grunn/logg/index.ts';
import { forsegl, type Seglmiljo } from './forsegling.ts';
import { verifiser } from './kontroll.ts';
import { skrivKontroll } from './lager-segl.ts';

/** Milliseconds between rounds: how long a row lies unsealed, about. */
const TAKT = 3000;
const VARER = 57_000;

/** Seals every few seconds. The queue starts it each minute, on one node at a time; it goes on until the next is due. */
export const forseglingsjobb = (m: Seglmiljo): NoenJobb =>
  jobb({
    navn: 'sporing.segl',
    data: Planlagt,
    kjoring: 'samlet',
    forsok: 1,
    maksSekunder: 120,
    async utfor({ signal }) {
      const slutt = performance.now() + VARER;
      for (;;) {
        while (((await forsegl(m)) ?? 0) > 0 && !signal.aborted) if (performance.now() > slutt) return;
        if (signal.aborted || performance.now() + TAKT > slutt) return;
        await vent(TAKT, undefined, { signal });
      }
    },
  });
export const SEGLRYTME: Rytme = { slag: 'lopende', hvertMinutt: 1 };

const kontroll = (utfor: () => Promise<void>): NoenJobb =>
  jobb({ navn: 'sporing.kontroll', data: Planlagt, kjoring: 'samlet', forsok: 2, utfor });

/** For a process that only asks for the check. */
export const bestillbarKontroll = (): NoenJobb => kontroll(() => Promise.reject(new Error('This process takes no jobs')));

/** Checks all seals at night, and when somebody asks. What it found is kept for the page «Kontroll av sporingen». */
export const kontrolljobb = (m: Seglmiljo): NoenJobb =>
  kontroll(async () => {
    const svar = await verifiser(m);
    await skrivKontroll(m.pool, svar);
    if (svar.brudd.length > 0)
      logg.error(
        { rom: 'grunn.sporing', hendelse: 'brudd', antall: svar.brudd.length, kode: svar.brudd[0]!.slag },
        'Forseglingen av sporingen er brutt',
      );
  });
export const KONTROLLRYTME: Rytme = { slag: 'nattlig', kl: '04:10' };
