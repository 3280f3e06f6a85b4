import { Kildefeil } from '#grunn/feil/index.ts';
import { dekod, type Bytekilde } from './dekoder.ts';

export interface Linjevalg {
  /** Name of the source, for errors. */
  readonly kilde: string;
  /** Characters in one line, the line break left out. */
  readonly maksLinje?: number;
  /** Bytes in all. */
  readonly maksTotalt?: number;
}

export interface Linje {
  /** Counted from 1, empty lines included. */
  readonly nummer: number;
  readonly tekst: string;
}

const MIB = 1024 * 1024;

/**
 * One line at a time (LF or CRLF) from UTF-8 with or without byte order mark, or UTF-16 with one. A last line without line break
 * counts; nothing after the last line break does not. Throws Kildefeil: `for_stor` when a line or the whole is too long,
 * `uleselig` for another encoding or null characters. Defaults: 4 Mi characters a line, 1 GiB in all.
 */
export async function* lesLinjer(kilde: Bytekilde, valg: Linjevalg): AsyncGenerator<Linje> {
  const { maksLinje = 4 * MIB, maksTotalt = 1024 * MIB } = valg;
  let rest = '';
  let nummer = 0;
  const linje = (tekst: string): Linje => {
    nummer += 1;
    const ren = tekst.endsWith('\r') ? tekst.slice(0, -1) : tekst;
    if (ren.length > maksLinje) throw forLang(valg.kilde, nummer, maksLinje);
    if (ren.includes('\0')) throw nulltegn(valg.kilde, nummer);
    return { nummer, tekst: ren };
  };
  for await (const bit of dekod(kilde, { kilde: valg.kilde, maksTotalt, velgTegnsett: (_, bom) => bom ?? 'utf-8' })) {
    let fra = 0;
    for (let slutt = bit.indexOf('\n'); slutt >= 0; slutt = bit.indexOf('\n', fra)) {
      yield linje(rest + bit.slice(fra, slutt));
      rest = '';
      fra = slutt + 1;
    }
    rest += bit.slice(fra);
    // One more for a carriage return whose line feed has not come yet.
    if (rest.length > maksLinje + 1) throw forLang(valg.kilde, nummer + 1, maksLinje);
  }
  if (rest !== '') yield linje(rest);
}

const forLang = (kilde: string, nummer: number, maks: number) =>
  new Kildefeil(kilde, 'for_stor', `Linje ${nummer} er lengre enn grensen på ${maks} tegn.`);

const nulltegn = (kilde: string, nummer: number) =>
  new Kildefeil(kilde, 'uleselig', `Linje ${nummer} inneholder nulltegn. Fila er trolig UTF-16 uten BOM, eller ikke tekst.`);
