import { HEAP_MB, malFullImport, type Fullmaling } from './innlesing/full.ts';
import { benk } from './modell.ts';
import { avrund, kostnadseksponent } from './regler.ts';

/** `--elever=2000,16000,70000`: sizes; the last is the one the bar is for. */
export default benk({
  id: 'freg-import',
  viser:
    'a full import of 70 000 pupils with guardians from a file, beside COPY and upsert of the same rows into the same tables',
  mal: { hoyst: 5, tekst: 'times COPY + upsert' },
  async kjor(ctx) {
    const storrelser = (ctx.valg['elever'] ?? '2000,16000,70000').split(',').map(Number);
    const malt: Fullmaling[] = [];
    for (const elever of storrelser) {
      const m = await malFullImport(ctx, elever);
      ctx.si(`${elever} elever: ${m.importMs} ms mot ${m.kopiMs} ms, ${m.toppMb} MB`);
      malt.push(m);
    }
    const storst = malt.at(-1)!;
    return {
      value: storst.forhold,
      delmal: {
        peakMb: { verdi: storst.toppMb, hoyst: 512, tekst: `MB, given a heap of ${HEAP_MB}` },
        ...(malt.length > 1
          ? {
              costExponent: {
                verdi: kostnadseksponent(malt.map((m) => ({ storrelse: m.personer, kostnad: m.kostnad }))),
                hoyst: 1.05,
                tekst: 'processor seconds of importer and server against people',
              },
            }
          : {}),
      },
      sizes: malt.map((m) => ({
        ...m,
        forhold: avrund(m.forhold),
        kostnad: avrund(m.kostnad),
        kopikostnad: avrund(m.kopikostnad),
      })),
    };
  },
});
