// The letter of a decision, in the school's hovudmål. Pure.
import type { Vedtakslag } from './modell.ts';

export interface Brev {
  readonly malform: 'nb' | 'nn';
  readonly barn: string;
  /** The school that decides, and the one where the child gets a place; null: none this year. */
  readonly avgjortVed: string;
  readonly plassVed: string | null;
  /** `2027/28` */
  readonly skolear: string;
  readonly gjelder: Vedtakslag;
  readonly innvilget: boolean;
  readonly begrunnelse: string;
  readonly forskrift: string;
  readonly klageinstans: string;
  /** Written out. */
  readonly klagefrist: string;
  readonly vedtatt: string;
  readonly av: string;
}

const HJEMMEL: Readonly<Record<Vedtakslag, string>> = {
  naerskole: '§ 2-6',
  annen_skole: '§ 2-6',
  utsatt: '§ 2-2',
  framskutt: '§ 2-2',
};

function vedtaket(b: Brev): string {
  const nn = b.malform === 'nn';
  const plass =
    b.plassVed === null
      ? ''
      : nn
        ? `${b.barn} får plass på 1. trinn ved ${b.plassVed} skuleåret ${b.skolear}.`
        : `${b.barn} får plass på 1. trinn ved ${b.plassVed} skoleåret ${b.skolear}.`;
  switch (b.gjelder) {
    case 'naerskole':
      return `${plass} ${nn ? 'Det er nærskulen.' : 'Det er nærskolen.'}`;
    case 'annen_skole':
      if (b.innvilget)
        return `${nn ? 'Ønsket om ein annan skule er innvilga.' : 'Ønsket om en annen skole er innvilget.'} ${plass}`;
      return `${nn ? `Søknaden om plass ved ${b.avgjortVed} er avslått.` : `Søknaden om plass ved ${b.avgjortVed} er avslått.`} ${plass}`;
    case 'utsatt':
      if (b.innvilget)
        return nn
          ? `${b.barn} får utsett skulestart eitt år, og byrjar skuleåret etter ${b.skolear}.`
          : `${b.barn} får utsatt skolestart ett år, og begynner skoleåret etter ${b.skolear}.`;
      return `${nn ? 'Søknaden om utsett skulestart er avslått.' : 'Søknaden om utsatt skolestart er avslått.'} ${plass}`;
    case 'framskutt':
      if (b.innvilget)
        return `${nn ? 'Søknaden om tidlegare skulestart er innvilga.' : 'Søknaden om tidligere skolestart er innvilget.'} ${plass}`;
      return nn ? 'Søknaden om tidlegare skulestart er avslått.' : 'Søknaden om tidligere skolestart er avslått.';
  }
}

/** What is decided, why, by what law, and how and until when one may appeal (forvaltningsloven §§ 24, 25, 27, 29). */
export function skrivBrev(b: Brev): string {
  const nn = b.malform === 'nn';
  const sakkyndig = b.gjelder === 'utsatt' || b.gjelder === 'framskutt';
  return (
    nn
      ? [
          `Vedtak om skulestart for ${b.barn}`,
          `${b.avgjortVed}, ${b.vedtatt}`,
          `Vedtak\n${vedtaket(b)}`,
          `Grunngiving\n${b.begrunnelse}`,
          `Vedtaket er gjort etter opplæringslova ${HJEMMEL[b.gjelder]} og ${b.forskrift}. Vi har lagt vekt på kva som er best for barnet (§ 10-1), og på kva barnet meiner (§ 10-2).`,
          sakkyndig ? 'Avgjerda byggjer på ei sakkunnig vurdering. De kan be om å få sjå ho.' : '',
          `Klage\nDe kan klage på vedtaket innan ${b.klagefrist}, tre veker etter at de fekk det. Klagen sender de til skulen. Skulen vurderer saka på nytt; blir vedtaket ståande, går klagen til ${b.klageinstans}. De kan be om å få sjå dokumenta i saka (forvaltningslova §§ 18 og 19), og om rettleiing frå skulen.`,
          `Med helsing\n${b.av}\n${b.avgjortVed}`,
        ]
      : [
          `Vedtak om skolestart for ${b.barn}`,
          `${b.avgjortVed}, ${b.vedtatt}`,
          `Vedtak\n${vedtaket(b)}`,
          `Begrunnelse\n${b.begrunnelse}`,
          `Vedtaket er gjort etter opplæringslova ${HJEMMEL[b.gjelder]} og ${b.forskrift}. Vi har lagt vekt på hva som er best for barnet (§ 10-1), og på hva barnet mener (§ 10-2).`,
          sakkyndig ? 'Avgjørelsen bygger på en sakkyndig vurdering. Dere kan be om å få se den.' : '',
          `Klage\nDere kan klage på vedtaket innen ${b.klagefrist}, tre uker etter at dere fikk det. Klagen sender dere til skolen. Skolen vurderer saken på nytt; blir vedtaket stående, går klagen til ${b.klageinstans}. Dere kan be om å få se dokumentene i saken (forvaltningsloven §§ 18 og 19), og om veiledning fra skolen.`,
          `Med hilsen\n${b.av}\n${b.avgjortVed}`,
        ]
  )
    .filter((x) => x !== '')
    .join('\n\n');
}
