// Fjordvik kommune: a made-up municipality grown from one seed number. See README.md for the people with a role.
import { byggAnsatte } from './ansatte.ts';
import type { Byggeplass } from './bygg.ts';
import { byggFamilier, type Plassert } from './familier.ts';
import { fordelKlasser } from './klasser.ts';
import type { Verden } from './modell.ts';
import { nummerserie } from './nummer.ts';
import { byggSpesielle } from './spesielle/index.ts';
import { byggSkoler, KOMMUNENUMMER, skoleFor } from './steder.ts';
import { blandFro, tilfeldig } from './tilfeldig.ts';
import { skolearStart } from './tid.ts';

export { spesielle, spesiell } from './spesielle/index.ts';
export * from './befolkning.ts';
export type * from './modell.ts';

export interface Verdensvalg {
  readonly fro?: number;
  /** Number of pupils in all, from about 150 upwards. */
  readonly elever?: number;
  /** The world's «today», YYYY-MM-DD. Birth dates and school years follow it. */
  readonly dato?: string;
}

/** Elever for each group of five schools, and employees for each pupil. */
const ELEVER_PER_GRUPPE = 2000;
const ANSATTE_PER_ELEV = 250 / 2000;

/** Grows the municipality. The same three values always give the same people, on any machine. */
export function lagVerden({ fro = 20260817, elever = 2000, dato = '2026-11-22' }: Verdensvalg = {}): Verden {
  const serie = nummerserie(fro);
  const kommune = { navn: 'Fjordvik kommune', kommunenummer: KOMMUNENUMMER, organisasjonsnummer: serie.organisasjonsnummer() };
  const barnevern = { navn: 'Fjordvik barnevernstjeneste', organisasjonsnummer: serie.organisasjonsnummer() };
  const grupper = Math.max(1, Math.round(elever / ELEVER_PER_GRUPPE));
  const { skoler, kretser } = byggSkoler(grupper, serie);
  const plass: Byggeplass = {
    fro,
    dato,
    skolear: skolearStart(dato),
    serie,
    skoler,
    kretser,
    barnevern,
    personer: new Map(),
    perIdentifikator: new Map(),
    neste: 1,
  };
  // The named people come first, so that their numbers and names are the same at every size.
  byggSpesielle(plass);

  const plasser = fordelPlasser(plass, elever);
  const plasserte: Plassert[] = [];
  kretser.forEach((krets, i) => byggFamilier(plass, krets, plasser[i] as number[], plasserte));
  fordelKlasser(plass, plasserte);
  byggAnsatte(plass, Math.max(40, Math.round(elever * ANSATTE_PER_ELEV)));

  return {
    fro,
    dato,
    kommune,
    barnevern,
    skoler,
    personer: plass.personer,
    perIdentifikator: plass.perIdentifikator,
    hendelser: [],
  };
}

/** Moves a few seats between years, so that not every class is of the same size. */
function skakPlasser(fro: number, plasser: number[][]): void {
  const t = tilfeldig(fro);
  for (const rad of plasser) {
    for (let n = 0; n < 12; n++) {
      const [fra, til] = [t.heltall(0, 9), t.heltall(0, 9)];
      const flytt = Math.min(t.heltall(1, 3), Math.floor((rad[fra] as number) / 10));
      // 40–52 pupils make two classes of 20–26.
      if ((rad[fra] as number) - flytt < 41 || (rad[til] as number) + flytt > 52) continue;
      rad[fra] = (rad[fra] as number) - flytt;
      rad[til] = (rad[til] as number) + flytt;
    }
  }
}

/** How many pupils to draw in each district and year, less the named pupils who are there already. */
function fordelPlasser(plass: Byggeplass, elever: number): number[][] {
  const { kretser } = plass;
  const celler = kretser.length * 10;
  const plasser = kretser.map((_, k) =>
    Array.from({ length: 10 }, (__, trinn) => {
      const celle = trinn * kretser.length + k;
      return Math.floor((elever * (celle + 1)) / celler) - Math.floor((elever * celle) / celler);
    }),
  );
  skakPlasser(blandFro(plass.fro, 404), plasser);
  let forMange = 0;
  for (const p of plass.personer.values()) {
    const forhold = p.elevforhold;
    if (forhold === undefined || forhold.til !== undefined) continue;
    const k = kretser.findIndex(
      (krets) =>
        skoleFor(krets, forhold.arstrinn).organisasjonsnummer === forhold.skole &&
        (plasser[kretser.indexOf(krets)]?.[forhold.arstrinn - 1] ?? 0) > 0,
    );
    const rad = plasser[k];
    if (rad === undefined) forMange += 1;
    else rad[forhold.arstrinn - 1] = (rad[forhold.arstrinn - 1] as number) - 1;
  }
  // Small worlds: a year may have more named pupils than seats. Take the rest where there is room.
  for (let i = 0; forMange > 0 && i < celler; i++) {
    const rad = plasser[i % kretser.length] as number[];
    const trinn = Math.floor(i / kretser.length);
    const ta = Math.min(forMange, rad[trinn] as number);
    rad[trinn] = (rad[trinn] as number) - ta;
    forMange -= ta;
  }
  return plasser;
}

export { oppstartselev, oppstartsfil, oppstartsgrupper } from './oppstart.ts';
