import { gjelder } from '#grunn/tid/index.ts';
import { ALT, type Aktor } from '#grunn/tilgang/index.ts';
import type { Arsak, Niva, Permisjonsregler, Vedtaksutfall } from './modell.ts';

/** The level that decides, by how many school days are asked for. */
export const nivaFor = (dager: number, r: Pick<Permisjonsregler, 'kontaktlarerDager' | 'rektorDager'>): Niva =>
  dager <= r.kontaktlarerDager ? 'kontaktlarer' : dager <= r.rektorDager ? 'rektor' : 'kommune';

const HOYDE: Readonly<Record<Niva, number>> = { kontaktlarer: 0, rektor: 1, kommune: 2 };

/** May somebody on a level decide this? A higher level may always decide what a lower one may. */
export const kanAvgjore = (mitt: Niva, dager: number, r: Pick<Permisjonsregler, 'kontaktlarerDager' | 'rektorDager'>): boolean =>
  HOYDE[mitt] >= HOYDE[nivaFor(dager, r)];

const NIVA_FOR_ROLLE: readonly (readonly [string, Niva])[] = [
  ['kommunalsjef', 'kommune'],
  ['rektor', 'rektor'],
  ['kontaktlarer', 'kontaktlarer'],
];

/** The highest level somebody decides on today for a school; undefined: none. */
export const mittNiva = (aktor: Aktor, idag: string, skole: string): Niva | undefined =>
  NIVA_FOR_ROLLE.find(([rolle]) =>
    aktor.tilknytninger.some(
      (t) =>
        t.rolle === rolle &&
        gjelder(idag, t.fra, t.til) &&
        (t.omfang === ALT || t.omfang === skole || t.relasjon === 'egenGruppe'),
    ),
  )?.[1];

/** Which paragraph of § 2-2 an application rests on: the fifth is a right, on holidays of another trussamfunn. */
export const leddFor = (arsak: Arsak): 4 | 5 => (arsak === 'trossamfunn' ? 5 : 4);

/** From 15 the pupil applies, and is told, alone too (opplæringslova § 24-5; fvl. §§ 16, 27). Guardians apply while the pupil is a minor. */
export const kanSoke = (rolle: 'foresatt' | 'elev', alder: number): boolean => (rolle === 'foresatt' ? alder < 18 : alder >= 15);

/** Days over the kommune's limit for the year; 0 when within it. The fifth paragraph is a right and is not limited. */
export const overGrensen = (
  v: { readonly ledd: number; readonly dager: number; readonly for: number },
  r: Pick<Permisjonsregler, 'hoystPerAr'>,
): number => (v.ledd === 5 ? 0 : Math.max(0, v.for + v.dager - r.hoystPerAr));

export interface Brev {
  readonly malform: 'nb' | 'nn';
  readonly elev: string;
  readonly skole: string;
  readonly kommune: string | undefined;
  readonly fra: string;
  readonly til: string;
  readonly dager: number;
  readonly sokt: { readonly fra: string; readonly til: string; readonly dager: number };
  readonly utfall: Vedtaksutfall;
  readonly ledd: number;
  readonly begrunnelse: string;
  readonly forskrift: string;
  readonly klagefrist: string;
  readonly klageinstans: string;
  readonly vedtatt: string;
  readonly av: string;
}

/** The letter in the school's hovudmål: what is decided, why, by what law, and how and until when one may appeal (fvl. §§ 24, 25, 27, 29). */
export function skrivBrev(b: Brev): string {
  const nn = b.malform === 'nn';
  const periode = (fra: string, til: string) =>
    fra === til ? fra : nn ? `frå og med ${fra} til og med ${til}` : `fra og med ${fra} til og med ${til}`;
  const dager = (n: number) =>
    nn ? `${n} ${n === 1 ? 'skuledag' : 'skuledagar'}` : `${n} ${n === 1 ? 'skoledag' : 'skoledager'}`;
  const vedtak = {
    innvilget: nn
      ? `${b.elev} får permisjon ${periode(b.fra, b.til)}, ${dager(b.dager)}.`
      : `${b.elev} får permisjon ${periode(b.fra, b.til)}, ${dager(b.dager)}.`,
    delvis: nn
      ? `${b.elev} får permisjon ${periode(b.fra, b.til)}, ${dager(b.dager)}. Resten av søknaden er avslått.`
      : `${b.elev} får permisjon ${periode(b.fra, b.til)}, ${dager(b.dager)}. Resten av søknaden er avslått.`,
    avslatt: nn ? 'Søknaden er avslått.' : 'Søknaden er avslått.',
  }[b.utfall];
  const ledd = nn ? (b.ledd === 5 ? 'femte' : 'fjerde') : b.ledd === 5 ? 'femte' : 'fjerde';
  return (
    nn
      ? [
          `Vedtak om permisjon for ${b.elev}`,
          `${b.skole}, ${b.vedtatt}`,
          `De søkte om permisjon ${periode(b.sokt.fra, b.sokt.til)}, ${dager(b.sokt.dager)}.`,
          `Vedtak\n${vedtak}`,
          `Grunngiving\n${b.begrunnelse}`,
          `Vedtaket er gjort etter opplæringslova § 2-2 ${ledd} ledd og ${b.forskrift}. Vi har lagt vekt på kva som er best for eleven (§ 10-1), og på kva eleven meiner (§ 10-2).`,
          b.utfall === 'avslatt'
            ? ''
            : 'Foreldra har ansvar for opplæringa medan eleven har permisjon. Permisjonen blir ført som fråvær av eige slag.',
          `Klage\nDe kan klage på vedtaket innan ${b.klagefrist}, tre veker etter at de fekk det. Klagen sender de til skulen. Skulen vurderer saka på nytt; blir vedtaket ståande, går klagen til ${b.klageinstans}. De kan be om å få sjå dokumenta i saka (forvaltningslova §§ 18 og 19), og om rettleiing frå skulen.`,
          `Med helsing\n${b.av}\n${b.skole}`,
        ]
      : [
          `Vedtak om permisjon for ${b.elev}`,
          `${b.skole}, ${b.vedtatt}`,
          `Dere søkte om permisjon ${periode(b.sokt.fra, b.sokt.til)}, ${dager(b.sokt.dager)}.`,
          `Vedtak\n${vedtak}`,
          `Begrunnelse\n${b.begrunnelse}`,
          `Vedtaket er gjort etter opplæringslova § 2-2 ${ledd} ledd og ${b.forskrift}. Vi har lagt vekt på hva som er best for eleven (§ 10-1), og på hva eleven mener (§ 10-2).`,
          b.utfall === 'avslatt'
            ? ''
            : 'Foreldrene har ansvar for opplæringen mens eleven har permisjon. Permisjonen føres som fravær av eget slag.',
          `Klage\nDere kan klage på vedtaket innen ${b.klagefrist}, tre uker etter at dere fikk det. Klagen sender dere til skolen. Skolen vurderer saken på nytt; blir vedtaket stående, går klagen til ${b.klageinstans}. Dere kan be om å få se dokumentene i saken (forvaltningsloven §§ 18 og 19), og om veiledning fra skolen.`,
          `Med hilsen\n${b.av}\n${b.skole}`,
        ]
  )
    .filter((x) => x !== '')
    .join('\n\n');
}
