// Who has a right to transport. Computed for a date and a year of school, never stored: it changes on 1 August. Pure.
import type { Dato } from '#grunn/tid/index.ts';
import type { Hjem, Idag, Skyssbehov, Skyssgrunn, Skyssrett } from './modell.ts';

export interface Regelsett {
  readonly gyldigFra: Dato;
  readonly gyldigTil?: Dato;
  readonly kilde: string;
  /** More than so many metres, in the first year and in the others. */
  readonly forsteTrinn: number;
  readonly andreTrinn: number;
}

/** What the law says of transport, by date. */
export const SKYSSREGLER: readonly Regelsett[] = [
  { gyldigFra: '2024-08-01', kilde: 'opplæringslova §§ 4-1 og 28-7', forsteTrinn: 2000, andreTrinn: 4000 },
];

/** The rules that count on a date. @throws RangeError before 1 August 2024. */
export function skyssregler(dato: Dato, regler: readonly Regelsett[] = SKYSSREGLER): Regelsett {
  const r = regler.find((x) => x.gyldigFra <= dato && (x.gyldigTil === undefined || dato <= x.gyldigTil));
  if (r === undefined) throw new RangeError('Ingen regler for skyss på denne datoen');
  return r;
}

type Fakta = Pick<Skyssbehov, 'avstand' | 'farlig' | 'bat' | 'sarlig'>;

/** The right from one home. The kommune is responsible only where the dangerous way is the one reason; else the fylkeskommune is (§ 28-7). */
export function rettTilSkyss(f: Fakta, arstrinn: number, regler: Regelsett): Skyssrett {
  const langt = f.avstand > (arstrinn === 1 ? regler.forsteTrinn : regler.andreTrinn);
  const grunner: Skyssgrunn[] = [
    ...(langt ? (['avstand'] as const) : []),
    ...(f.sarlig ? (['sarlig'] as const) : []),
    ...(f.bat ? (['bat'] as const) : []),
    ...(f.farlig ? (['farlig'] as const) : []),
  ];
  const bareFarlig = grunner.length === 1 && grunner[0] === 'farlig';
  return {
    rett: grunner.length > 0,
    grunner,
    ansvar: grunner.length === 0 ? null : bareFarlig ? 'kommune' : 'fylkeskommune',
    sfo: f.sarlig,
    kilde: regler.kilde,
  };
}

/**
 * Which of today's rides a pupil is not on: the one to school when away as the day begins, the one home when away as it ends. Clocks `HH:MM`; null
 * is the whole day.
 */
export function ridesIdag(
  borte: readonly { readonly fraKl: string | null; readonly tilKl: string | null }[],
  skoledag: { readonly fra: string; readonly til: string },
): Idag {
  // one who comes at ten is not on the morning bus; one who is back before the last lesson goes home with it
  const til = borte.some((b) => (b.fraKl ?? '00:00') <= skoledag.fra && skoledag.fra < (b.tilKl ?? '24:00'));
  const hjem = borte.some((b) => (b.fraKl ?? '00:00') < skoledag.til && skoledag.til <= (b.tilKl ?? '24:00'));
  return til && hjem ? 'ikkeMed' : til ? 'ikkeTil' : hjem ? 'ikkeHjem' : 'med';
}

/** What a form is based on: the rows it showed. */
export const versjonAv = (hjem: readonly { readonly id: string; readonly hjem: Hjem }[]): string =>
  hjem
    .map((h) => h.id)
    .toSorted()
    .join(' ') || 'ingen';

/** «2,4»: metres as kilometres. */
export const somKm = (meter: number): string => String(meter / 1000).replace('.', ',');
