import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { enhetstabell, skrivStamdata3 } from '#kilder/hr/simulator/index.ts';
import { lagVerden } from '#verden/index.ts';
import type { Lastoppdrag, Lastsvar } from './hr/last.ts';
import { benk, SOM_ARBEIDER } from './modell.ts';

const SEKUNDER = 5;
const DATO = '2026-11-22';

/** A whole HR file, from the folder to rows in the register. `--antall=` changes the size. */
export default benk({
  id: 'hr',
  viser: 'an HR file of 20 000 employees read, normalised and applied: the first time, and unchanged the night after',
  mal: { hoyst: SEKUNDER, tekst: 's the first time' },
  async kjor(ctx) {
    const antall = Number(ctx.valg['antall'] ?? 20_000);
    const { url } = await ctx.postgres();
    const verden = lagVerden({ elever: 200, fro: ctx.fro, dato: DATO });
    await leggInnSkoler(
      url,
      verden.skoler.map((s) => [s.organisasjonsnummer, s.navn]),
    );
    const fil = path.join(ctx.mappe, 'Stamdata3.xml');
    const iVerden = [...verden.personer.values()].filter((p) => p.ansatt?.iHr).length;
    const utvalg = { ekstra: antall - iVerden };
    const bytes = await skrivStamdata3(verden, fil, utvalg);
    ctx.si(`fila er på ${Math.round(bytes / 1e6)} MB`);
    await ctx.kalibrer('readFileMs', () => fs.promises.readFile(fil));

    const oppdrag = (na: string): Lastoppdrag => ({ url, mappe: ctx.mappe, enheter: enhetstabell(verden), na });
    const forste = await ctx.barn<Lastsvar>('benk/hr/last.ts', 'lastInn', oppdrag(`${DATO}T18:00:00Z`), {
      nodearg: SOM_ARBEIDER,
    });
    const { hentet } = forste.svar;
    if (forste.svar.status !== 'ferdig' || hentet < antall * 0.99 || forste.svar.nye + forste.svar.holdtIgjen !== hentet)
      throw new Error(`Første innlesing: ${JSON.stringify(forste.svar)}`);
    await skrivStamdata3(verden, fil, { ...utvalg, eksportert: '2026-11-23T18:00:00' });
    const neste = await ctx.barn<Lastsvar>('benk/hr/last.ts', 'lastInn', oppdrag('2026-11-23T18:00:00Z'), {
      nodearg: SOM_ARBEIDER,
    });
    if (neste.svar.status !== 'ferdig' || neste.svar.uendret !== forste.svar.nye)
      throw new Error(`Neste innlesing: ${JSON.stringify(neste.svar)}`);
    return {
      value: forste.svar.ms / 1000,
      delmal: {
        unchangedSeconds: { verdi: neste.svar.ms / 1000, hoyst: SEKUNDER, tekst: 's' },
        rssMb: {
          verdi: Math.round(Math.max(forste.maksRssMb, neste.maksRssMb)),
          hoyst: 256,
          tekst: 'MB, started as the worker is',
        },
      },
      employees: hentet,
      held: forste.svar.holdtIgjen,
      fileMb: Math.round(bytes / 1e5) / 10,
      cpuMs: [Math.round(forste.cpuMs), Math.round(neste.cpuMs)],
      rssMb: [Math.round(forste.maksRssMb), Math.round(neste.maksRssMb)],
    };
  },
});

async function leggInnSkoler(url: string, skoler: readonly (readonly [orgnr: string, navn: string])[]): Promise<void> {
  const c = new pg.Client({ connectionString: url });
  await c.connect();
  try {
    for (const skole of skoler)
      await c.query(
        "insert into register.skole (organisasjonsnummer, kilde, navn, kjent_fra, apnet_av) values ($1, 'nsr', $2, now(), gen_random_uuid())",
        [...skole],
      );
  } finally {
    await c.end();
  }
}
