import type { Dato } from '#grunn/tid/index.ts';
import type { Fravarsgrunn, Fravarsperiode, Regelsett } from './modell.ts';

/** What opplæringsforskrifta says of absence on the diploma, by date. */
export const FRATREKKSREGLER: readonly Regelsett[] = [
  {
    gyldigFra: '2024-08-01',
    kilde: 'FOR-2024-06-03-900 § 9-44',
    hoystDager: 10,
    egenDager: 3,
    strykTrossamfunnsdager: false,
  },
];

/** The rules that count on a date. @throws RangeError before 1 August 2024: older diplomas are not made here. */
export function fratrekksregler(dato: Dato, egne: readonly Regelsett[] = FRATREKKSREGLER): Regelsett {
  const r = egne.find((x) => x.gyldigFra <= dato && (x.gyldigTil === undefined || dato <= x.gyldigTil));
  if (r === undefined) throw new RangeError('Ingen regler for fratrekk på denne datoen');
  return r;
}

/** Days of one spell that may be left out (§ 9-44 second paragraph): illness from the fourth day, from the first where a lasting risk is documented, and granted leave. */
export function strykbareDager(p: Fravarsperiode, regler: Regelsett): number {
  switch (p.grunn) {
    case 'helse':
      // a documented lasting risk needs no doctor's note for each spell
      return p.kronisk ? p.dager : p.legeattest ? Math.max(0, p.dager - regler.egenDager) : 0;
    case 'permisjon':
      return p.dager;
    case 'trossamfunn':
      return regler.strykTrossamfunnsdager ? p.dager : 0;
    default:
      return 0;
  }
}

export interface Arsfravar {
  readonly perioder: readonly Fravarsperiode[];
  readonly minutter: number;
  /** The pupil or the guardians have asked for it. */
  readonly krevd: boolean;
}

/** Days left out of one school year: at most ten, and only when asked for. */
export const fratrukneDager = (a: Arsfravar, regler: Regelsett): number =>
  a.krevd
    ? Math.min(
        regler.hoystDager,
        a.perioder.reduce((n, p) => n + strykbareDager(p, regler), 0),
      )
    : 0;

/** Absence of one school year as it stands on the diploma: whole days, and minutes untouched by what is left out. */
export const fortFravar = (a: Arsfravar, regler: Regelsett): { readonly dager: number; readonly minutter: number } => ({
  dager: a.perioder.reduce((n, p) => n + p.dager, 0) - fratrukneDager(a, regler),
  minutter: a.minutter,
});

export interface Fravarsdag {
  readonly dato: Dato;
  readonly grunn: Fravarsgrunn;
  readonly legeattest: boolean;
  readonly kronisk: boolean;
}

/** Days put together to spells: school days one after another with the same ground and paper. `neste` is the next school day of a date. */
export function samlePerioder(dager: readonly Fravarsdag[], neste: (dato: Dato) => Dato | undefined): Fravarsperiode[] {
  const ut: (Fravarsperiode & { siste: Dato })[] = [];
  for (const d of dager.toSorted((a, b) => (a.dato < b.dato ? -1 : 1))) {
    const p = ut.at(-1);
    const sammen =
      p !== undefined &&
      p.grunn === d.grunn &&
      p.legeattest === d.legeattest &&
      p.kronisk === d.kronisk &&
      neste(p.siste) === d.dato;
    if (sammen) ut[ut.length - 1] = { ...p, dager: p.dager + 1, siste: d.dato };
    else ut.push({ fra: d.dato, dager: 1, grunn: d.grunn, legeattest: d.legeattest, kronisk: d.kronisk, siste: d.dato });
  }
  return ut.map(({ fra, dager: antall, grunn, legeattest, kronisk }) => ({ fra, dager: antall, grunn, legeattest, kronisk }));
}
