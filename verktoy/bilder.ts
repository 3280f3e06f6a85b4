import fs from 'node:fs';
import path from 'node:path';
import { medSide } from './nettleser.ts';

export const BREDDER = [320, 390, 768, 1366] as const;
export const FARGEVALG = ['light', 'dark'] as const;

export interface Bildevalg {
  readonly bredder?: readonly number[];
  readonly fargevalg?: readonly (typeof FARGEVALG)[number][];
  /** The whole page, or only what is seen before scrolling. */
  readonly heleSiden?: boolean;
  /** Folder, relative to the checkout; `bilder/` is ignored by git. */
  readonly mappe?: string;
}

/** Takes a picture of an address in every width and colour scheme. Returns the paths of the PNG files. */
export async function taBilder(adresse: string, navn: string, valg: Bildevalg = {}): Promise<readonly string[]> {
  const mappe = path.resolve(import.meta.dirname, '..', valg.mappe ?? 'bilder');
  fs.mkdirSync(mappe, { recursive: true });
  const filer: string[] = [];
  for (const colorScheme of valg.fargevalg ?? FARGEVALG)
    for (const width of valg.bredder ?? BREDDER) {
      const fil = path.join(mappe, `${navn}-${width}-${colorScheme === 'dark' ? 'mork' : 'lys'}.png`);
      await medSide(
        async (side) => {
          await side.goto(adresse, { waitUntil: 'load' });
          await side.screenshot({ path: fil, fullPage: valg.heleSiden ?? true });
        },
        { viewport: { width, height: width < 700 ? 800 : 768 }, colorScheme },
      );
      filer.push(fil);
    }
  return filer;
}
