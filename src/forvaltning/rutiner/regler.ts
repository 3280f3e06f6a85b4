// Where each value of a routine comes from, what has been changed, and what must hold between the clocks. Pure.
import { tosprak } from '#grunn/sprak/index.ts';
import { tolkInnstilling } from '#grunn/innstilling/index.ts';
import { rutineFor, rutineoppsett, type Rutine, type Rutineoppsett } from '#skoledag/rutine/index.ts';
import { ALLE_FELT, KOMMUNEN, tilFelt, type Feltverdier, type Historikkrad } from './modell.ts';

const lik = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What is set at one place: all of it for the kommune, only what differs for a school. */
export const feltVed = (o: Rutineoppsett, sted: string): Feltverdier =>
  tilFelt(sted === KOMMUNEN ? o.standard : (o.skoler[sted] ?? {}));

/** What counts at one place. */
export const gjeldende = (o: Rutineoppsett, sted: string): Rutine => (sted === KOMMUNEN ? o.standard : rutineFor(o, sted));

export interface Endring {
  readonly satt: string;
  readonly sattAv: string | null;
  readonly begrunnelse: string | null;
  readonly felt: readonly { readonly navn: string; readonly for: unknown; readonly na: unknown }[];
}

/** Every change at one place, the oldest first. `historikk` is the setting's values, the oldest first. */
export function endringer(historikk: readonly Historikkrad[], sted: string): Endring[] {
  const ut: Endring[] = [];
  let for_ = feltVed(rutineoppsett.standard, sted);
  for (const rad of historikk) {
    const na = feltVed(tolkInnstilling(rutineoppsett, rad.verdi), sted);
    const felt = ALLE_FELT.flatMap(({ navn }) => (lik(for_[navn], na[navn]) ? [] : [{ navn, for: for_[navn], na: na[navn] }]));
    if (felt.length > 0) ut.push({ satt: rad.satt, sattAv: rad.sattAv, begrunnelse: rad.begrunnelse, felt });
    for_ = na;
  }
  return ut;
}

export interface Opphav {
  readonly fra: 'standard' | 'kommunen' | 'skolen';
  readonly satt: string | null;
  readonly sattAv: string | null;
  readonly begrunnelse: string | null;
}

/** Where the value of each field comes from at one place, with who, when and why. */
export function opphav(historikk: readonly Historikkrad[], sted: string): Readonly<Record<string, Opphav>> {
  const naa = tolkInnstilling(rutineoppsett, historikk.at(-1)?.verdi);
  const [kommunens, skolens] = [endringer(historikk, KOMMUNEN), sted === KOMMUNEN ? [] : endringer(historikk, sted)];
  const eget = sted === KOMMUNEN ? {} : feltVed(naa, sted);
  return Object.fromEntries(
    ALLE_FELT.map(({ navn }) => {
      const fra = navn in eget ? ('skolen' as const) : ('kommunen' as const);
      const siste = (fra === 'skolen' ? skolens : kommunens).findLast((e) => e.felt.some((f) => f.navn === navn));
      const { satt, sattAv, begrunnelse } = siste ?? { satt: null, sattAv: null, begrunnelse: null };
      return [navn, { fra: siste === undefined && fra === 'kommunen' ? 'standard' : fra, satt, sattAv, begrunnelse }];
    }),
  );
}

/** When what counts at a place was last changed, by the school or by the kommune: what a form was built on. */
export const versjonVed = (historikk: readonly Historikkrad[], sted: string): string =>
  [KOMMUNEN, sted]
    .map((s) => endringer(historikk, s).at(-1)?.satt ?? '')
    .toSorted()
    .at(-1) ?? '';

type Feil = Readonly<Record<string, string>>;

const IKKE_FOR = (nb: string, nn: string) => tosprak(`Klokkeslettet kan ikke være før ${nb}.`, `Klokkeslettet kan ikkje vere før ${nn}.`); // prettier-ignore
const vis = (klokke: string) => klokke.replace(':', '.');

/** What does not hold between the values of a routine, at the field that comes last in the day. */
export function motsigelser(r: Rutine): Feil {
  const feil: Record<string, string> = {};
  const etter = (felt: string, klokke: string, for_: string, nb: string, nn: string) => {
    if (klokke < for_) feil[felt] ??= IKKE_FOR(`${nb} (${vis(for_)})`, `${nn} (${vis(for_)})`);
  };
  etter('sjekkesInnen', r.sjekkesInnen, r.meldesInnen, 'fristen for å melde', 'fristen for å melde');
  for (const felt of ['etterlysesBarnetrinn', 'etterlysesUngdomstrinn'] as const) {
    etter(felt, r[felt], r.sjekkesInnen, 'klassen er sjekket', 'klassen er sjekka');
    if (r[felt] >= r.skoledag.til)
      feil[felt] ??= tosprak(
        `Klokkeslettet må være før skoledagen slutter (${vis(r.skoledag.til)}).`,
        `Klokkeslettet må vere før skuledagen sluttar (${vis(r.skoledag.til)}).`,
      );
  }
  if (r.politiVurderesEtter < r.eskaleresEtter)
    feil['politiVurderesEtter'] = tosprak(
      `Politiet kan ikke vurderes før ledelsen har tatt over (${r.eskaleresEtter} minutter).`,
      `Politiet kan ikkje vurderast før leiinga har teke over (${r.eskaleresEtter} minutt).`,
    );
  if (r.skoledag.til <= r.skoledag.fra)
    feil['skoledag-til'] = tosprak('Skoledagen må slutte etter at den har begynt.', 'Skuledagen må slutte etter at han har byrja.'); // prettier-ignore
  if (r.terskler.dagerIHalvar < r.terskler.dagerIMnd)
    feil['terskler-dagerIHalvar'] = tosprak(
      `Grensen for halvåret kan ikke være lavere enn den for måneden (${r.terskler.dagerIMnd}).`,
      `Grensa for halvåret kan ikkje vere lågare enn den for månaden (${r.terskler.dagerIMnd}).`,
    );
  return feil;
}
