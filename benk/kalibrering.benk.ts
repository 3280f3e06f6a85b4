import { createHash } from 'node:crypto';
import { tilfeldig } from '#verden/tilfeldig.ts';
import { benk } from './modell.ts';

/** Touches `mb` megabytes and holds them until it answers. Runs in the child process. */
export function holdMinne({ mb, fro }: { mb: number; fro: number }): string {
  const t = tilfeldig(fro);
  const blokker = Array.from({ length: mb }, () => Buffer.alloc(1 << 20, t.heltall(1, 255)));
  const h = createHash('sha256');
  for (const b of blokker) h.update(b);
  return h.digest('hex').slice(0, 12);
}

/** Shows that the rig itself measures right: 200 MB held in a child process is seen as about 200 MB more. */
export default benk({
  id: 'kalibrering',
  viser: 'the rig measures the memory of a child process: 200 MB held shows as 200 MB more',
  mal: { minst: 180, hoyst: 240, tekst: 'MB more' },
  async kjor(ctx) {
    const her = new URL(import.meta.url);
    const tom = await ctx.barn<string>(her, 'holdMinne', { mb: 0, fro: ctx.fro });
    const full = await ctx.barn<string>(her, 'holdMinne', { mb: 200, fro: ctx.fro });
    const { forhold } = await ctx.parvis('sameWork', {
      bare: () => holdMinne({ mb: 8, fro: 1 }),
      malt: () => holdMinne({ mb: 8, fro: 1 }),
    });
    return {
      value: full.maksRssMb - tom.maksRssMb,
      emptyMb: Math.round(tom.maksRssMb),
      sameWorkRatio: Number(forhold.toFixed(2)),
    };
  },
});
