// The official schemas and samples lie outside the repository. Tests that need them are skipped, saying so, where they are absent.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const rot = path.resolve(import.meta.dirname, '..');

/** The folder of official contracts: `FRIMINUTT_KONTRAKTER`, else `shared/contracts` beside the checkout; undefined when absent. */
export function kontraktmappe(): string | undefined {
  const valgt = process.env['FRIMINUTT_KONTRAKTER'];
  const steder = valgt ? [valgt] : ['../shared/contracts', '../../shared/contracts'].map((s) => path.resolve(rot, s));
  return steder.find((sted) => existsSync(sted));
}

/** The path of one official file, e.g. `kontraktfil('krr/README.md')`. Throws where the folder is absent: guard with `kontraktmappe()`. */
export function kontraktfil(navn: string): string {
  const mappe = kontraktmappe();
  if (mappe === undefined) throw new Error(`Kontraktmappa finnes ikke, og ${navn} kan ikke leses. Sett FRIMINUTT_KONTRAKTER.`);
  // the bench of official samples asks which of them the tests have opened
  const liste = process.env['FRIMINUTT_LESTE_KONTRAKTER'];
  if (liste) appendFileSync(liste, `${navn}\n`);
  return path.join(mappe, navn);
}

/** The text of one official file. */
export function lesKontrakt(navn: string): string {
  return readFileSync(kontraktfil(navn), 'utf8');
}
