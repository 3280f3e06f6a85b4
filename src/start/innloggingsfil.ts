import fs from 'node:fs';
import { Innloggingsoppsett } from '#tilgang/innlogging/index.ts';

/**
 * How people log in: one JSON file, FRIMINUTT_INNLOGGINGSFIL. A provider left out is off.
 * @throws in Norwegian with the path of each wrong value.
 */
export function lesInnloggingsfil(fil: string): Innloggingsoppsett {
  const lest = Innloggingsoppsett.safeParse(JSON.parse(fs.readFileSync(fil, 'utf8')));
  if (lest.success) return lest.data;
  throw new Error(
    `Innloggingsfilen er ikke gyldig:\n${lest.error.issues.map((i) => `  ${i.path.join('.')}: ${i.message}`).join('\n')}`,
  );
}
