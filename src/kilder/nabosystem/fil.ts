// The import file: one JSON object a line, a head first and a count last, so that half a file is never taken for a whole one.
import type { Avvik } from '#grunn/kilde/index.ts';
import { Filhode, Filslutt } from './kontrakt.ts';
import type { Nabokontakt } from './modell.ts';
import { oversettPerson } from './oversett.ts';

export interface Nabofil {
  readonly laget: string;
  readonly kontakter: readonly Nabokontakt[];
  /** The last line is missing or counts something else: the file says nothing of those who are not in it. */
  readonly avkortet: boolean;
  readonly antallOppgitt: number | null;
  readonly avvik: readonly Avvik[];
}

const somJson = (linje: string): unknown => {
  try {
    return JSON.parse(linje);
  } catch {
    return undefined;
  }
};

/** Reads a whole file (a kommune's guardians: a few MB). Undefined when it is not in this format at all. */
export function lesNabofil(tekst: string): Nabofil | undefined {
  const linjer = tekst
    .replace(/^\u{FEFF}/u, '')
    .split(/\r?\n/)
    .filter((l) => l.trim() !== '');
  const hode = Filhode.safeParse(somJson(linjer[0] ?? ''));
  if (!hode.success) return undefined;
  const siste = linjer.length > 1 ? Filslutt.safeParse(somJson(linjer.at(-1)!)) : undefined;
  const slutt = siste?.success === true ? siste.data.antall : null;
  const poster = linjer.slice(1, slutt === null ? undefined : -1);
  const avvik: Avvik[] = [];
  const kontakter = new Map<string, Nabokontakt>();
  for (const linje of poster) {
    const lest = oversettPerson(somJson(linje));
    avvik.push(...lest.avvik);
    if (lest.kontakt === undefined) continue;
    if (kontakter.has(lest.kontakt.personidentifikator)) avvik.push({ kode: 'duplikat', felt: 'personer' });
    else kontakter.set(lest.kontakt.personidentifikator, lest.kontakt);
  }
  return {
    laget: hode.data.laget,
    kontakter: [...kontakter.values()],
    avkortet: slutt === null || slutt !== poster.length,
    antallOppgitt: slutt,
    avvik,
  };
}
