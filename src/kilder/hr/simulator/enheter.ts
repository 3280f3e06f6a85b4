import type { Verden } from '#verden/index.ts';
import { ledere } from './ansatte.ts';

export interface Simulertenhet {
  /** Unit in the organisation chart. */
  readonly kode: string;
  /** Workplace and cost centre. */
  readonly sted: string;
  readonly navn: string;
  readonly overordnet: string | null;
  readonly leder: string | null;
  /** The school it is; null for the levels above. */
  readonly organisasjonsnummer: string | null;
}

const KOMMUNE = '900000';
const OPPVEKST = '020000';

/** Fjordvik's organisation as HR has it: the kommune, oppvekst under it, and every school under that. */
export function enheter(verden: Verden): readonly Simulertenhet[] {
  const leder = ledere(verden);
  const over = (kode: string, navn: string, overordnet: string | null): Simulertenhet => ({
    kode,
    sted: kode,
    navn,
    overordnet,
    leder: null,
    organisasjonsnummer: null,
  });
  return [
    over(KOMMUNE, verden.kommune.navn, null),
    over(OPPVEKST, 'Oppvekst', KOMMUNE),
    ...verden.skoler.map((s, i) => ({
      kode: `02${String(100 + i)}0`,
      sted: String(2100 + i),
      navn: s.navn,
      overordnet: OPPVEKST,
      leder: leder.get(s.organisasjonsnummer) ?? null,
      organisasjonsnummer: s.organisasjonsnummer,
    })),
  ];
}

/** The unit a position belongs to; no school is oppvekst itself. */
export function lagEnhetFor(verden: Verden): (skole: string | null) => Simulertenhet {
  const alle = enheter(verden);
  const perSkole = new Map(alle.map((e) => [e.organisasjonsnummer, e]));
  const oppvekst = alle[1] as Simulertenhet;
  return (skole) => (skole === null ? oppvekst : (perSkole.get(skole) ?? oppvekst));
}

/** The kommune's table of units, as it would be set up for Fjordvik: for `unit4Oppsett({ enheter })`. */
export const enhetstabell = (verden: Verden): { kode: string; organisasjonsnummer: string; felt: string }[] =>
  enheter(verden).flatMap(({ kode, organisasjonsnummer }) =>
    organisasjonsnummer === null
      ? []
      : [
          { kode, organisasjonsnummer, felt: 'ORGANIZATIONAL_UNIT' },
          { kode, organisasjonsnummer, felt: 'unit' },
        ],
  );
