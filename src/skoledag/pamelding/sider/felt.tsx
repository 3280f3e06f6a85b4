import type { Ramme } from '#grunn/handling/index.ts';
import { Statusmerke, Varselboks, type Skjemafeltvisning } from '#web/komponenter/index.ts';
import type { Sprak } from '#web/tekster/index.ts';
import type { Pamelding } from '../modell.ts';
import { tekst } from './tekster.ts';

export const feilVed = (ramme: Ramme, navn: string): string | undefined =>
  ramme.skjema.feil.find((f) => f.navn === navn)?.melding;
export const skrevet = (ramme: Ramme, navn: string, ellers = ''): string => ramme.skjema.verdier[navn] ?? ellers;

/** What was refused, where no field says it. */
export function Melding({ ramme }: { ramme: Ramme }) {
  const { skjema, sprak } = ramme;
  return skjema.melding === undefined || skjema.feil.length > 0 || skjema.konflikt ? null : (
    <Varselboks varsel={{ tone: 'trengerDeg', tittel: skjema.melding }} sprak={sprak} />
  );
}

/** Where the list stands: icon and word. */
export function Merke({ p, sprak }: { p: Pick<Pamelding, 'status'>; sprak: Sprak }) {
  const tone = p.status === 'apen' ? 'ok' : p.status === 'utkast' ? 'trengerDeg' : 'noytral';
  return <Statusmerke merke={{ tone, tekst: tekst(sprak).stilling[p.status] }} />;
}

/** «6A», «6. trinn», «Hele skolen». */
export const tilHvem = (p: Pick<Pamelding, 'gruppe' | 'gruppeId' | 'trinn'>, sprak: Sprak): string => {
  const t = tekst(sprak);
  if (p.gruppeId !== null) return p.gruppe ?? '';
  return p.trinn === null ? t.heleSkolen : t.trinn(p.trinn);
};

export type Ordverdier = Pick<Pamelding, 'tittelNn' | 'tekstNn' | 'frist' | 'plasser'> & {
  readonly tittel: string;
  readonly tekst: string;
};

/** The words, the deadline and the places: the same fields for a new list and a changed one. */
export function ordfelt(ramme: Ramme, medPlasser: boolean, ellers?: Ordverdier): Skjemafeltvisning[] {
  const t = tekst(ramme.sprak);
  const felt = (f: Skjemafeltvisning): Skjemafeltvisning => ({ ...f, feil: feilVed(ramme, f.navn) });
  return [
    felt({ slag: 'tekst', navn: 'tittel', etikett: t.tittelFelt, verdi: skrevet(ramme, 'tittel', ellers?.tittel) }),
    felt({ slag: 'flerlinje', navn: 'tekst', etikett: t.tekstFelt, hjelp: t.tekstHjelp, valgfritt: true, rader: 4, verdi: skrevet(ramme, 'tekst', ellers?.tekst) }), // prettier-ignore
    felt({ slag: 'tekst', navn: 'tittelNn', etikett: t.tittelNnFelt, hjelp: t.nnHjelp, valgfritt: true, verdi: skrevet(ramme, 'tittelNn', ellers?.tittelNn ?? '') }), // prettier-ignore
    felt({ slag: 'flerlinje', navn: 'tekstNn', etikett: t.tekstNnFelt, valgfritt: true, rader: 4, verdi: skrevet(ramme, 'tekstNn', ellers?.tekstNn ?? '') }), // prettier-ignore
    felt({ slag: 'tekst', type: 'date', bredde: 'smal', navn: 'frist', etikett: t.fristFelt, verdi: skrevet(ramme, 'frist', ellers?.frist) }), // prettier-ignore
    ...(medPlasser
      ? [felt({ slag: 'tekst', inndata: 'numeric', bredde: 'smal', navn: 'plasser', etikett: t.plasserFelt, hjelp: t.plasserHjelp, valgfritt: true, verdi: skrevet(ramme, 'plasser', ellers?.plasser == null ? '' : String(ellers.plasser)) })] // prettier-ignore
      : []),
  ];
}
