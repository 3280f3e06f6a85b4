import path from 'node:path';
import type { Leseoppdrag, Lesesvar } from './innlesing/lesing.ts';
import type { Nattoppdrag, Nattsvar } from './innlesing/natt.ts';
import type { Filoppdrag } from './innlesing/verdensfil.ts';
import { benk } from './modell.ts';
import { avrund } from './regler.ts';

const LESING = new URL('./innlesing/lesing.ts', import.meta.url);
const VERDENSFIL = new URL('./innlesing/verdensfil.ts', import.meta.url);
const NATT = new URL('./innlesing/natt.ts', import.meta.url);

/** `--elever=16000 --andel=0.01` */
export default benk({
  id: 'freg-natt',
  viser:
    'a night in which something has happened to 1 % in a kommune of 16 000 pupils, the source answering at once; nothing is written about the others',
  mal: { hoyst: 15, tekst: 'seconds' },
  async kjor(ctx) {
    const elever = Number(ctx.valg['elever'] ?? 16_000);
    const andel = Number(ctx.valg['andel'] ?? 0.01);
    const [fil, nokkelfil] = [path.join(ctx.mappe, 'elever.ndjson'), path.join(ctx.mappe, 'nokler.json')];
    const { url } = await ctx.postgres();
    const { svar } = await ctx.barn<{ kommunenummer: string }>(VERDENSFIL, 'lagFil', {
      elever,
      fro: ctx.fro,
      fil,
    } satisfies Filoppdrag);
    const oppdrag: Leseoppdrag = { url, nokkelfil, fil, kommunenummer: svar.kommunenummer };
    const forst = await ctx.barn<Lesesvar>(LESING, 'lesInnFil', oppdrag);
    if (forst.svar.status !== 'ferdig') throw new Error(`Den første innlesingen endte som ${forst.svar.status}`);
    ctx.si(`lest inn ${forst.svar.tellere.hentet} personer`);
    const natt = await ctx.barn<Nattsvar>(NATT, 'lesNatt', { url, nokkelfil, elever, fro: ctx.fro, andel } satisfies Nattoppdrag);
    const n = natt.svar;
    return {
      value: n.ms / 1000,
      ok: n.status === 'ferdig' && n.endrede > 0,
      delmal: {
        rowsForUnchangedPeople: { verdi: n.skrevetUtenGrunn, hoyst: 0 },
        rowsUnaccountedFor: { verdi: n.uforklarte, hoyst: 0, tekst: 'by PostgreSQL’s own count' },
        changedButNotWritten: { verdi: n.endretUtenSpor, hoyst: 0 },
      },
      people: forst.svar.tellere.hentet,
      changed: n.endrede,
      rowsWritten: n.skrevneRader,
      processorSeconds: avrund(n.cpuSekunder),
    };
  },
});
