import { paSprak, type Sprak } from '#grunn/sprak/index.ts';
import { iOslo, osloKlokke, tilInstant } from '#grunn/tid/index.ts';
import type { Sporsetning } from './modell.ts';

const MANEDER: Readonly<Record<Sprak, readonly string[]>> = {
  nb: ['januar', 'februar', 'mars', 'april', 'mai', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'desember'],
  nn: ['januar', 'februar', 'mars', 'april', 'mai', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'desember'],
};

/** «Felicia Ansatt overstyrte en låst verdi for Rask Herre, 2. mars 2026 kl. 08.52». Names in `gjelder` are for the reader to see. */
export function sporsetning(s: Sporsetning, sprak: Sprak): string {
  const tid = tilInstant(s.tid);
  const dag = iOslo(tid);
  const hvem = s.gjelder.length === 0 ? '' : ` for ${oppramsing(s.gjelder)}`;
  const nar = `${dag.day}. ${MANEDER[sprak][dag.month - 1]} ${dag.year} kl. ${osloKlokke(tid).replace(':', '.')}`;
  return `${s.navn} ${paSprak(s.gjort, sprak)}${hvem}, ${nar}`;
}

const oppramsing = (navn: readonly string[]): string =>
  navn.length < 2 ? navn.join('') : `${navn.slice(0, -1).join(', ')} og ${navn.at(-1)}`;
