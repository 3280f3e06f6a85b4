import type { Ramme } from '#grunn/handling/index.ts';
import { Statusmerke, Varselboks, type Statusmerkevisning } from '#web/komponenter/index.ts';
import type { Status as Saksstatus } from '../modell.ts';

export const feilVed = (ramme: Ramme, navn: string): string | undefined =>
  ramme.skjema.feil.find((f) => f.navn === navn)?.melding;
export const skrevet = (ramme: Ramme, navn: string, ellers = ''): string => ramme.skjema.verdier[navn] ?? ellers;

const TONE: Readonly<Record<Saksstatus, Statusmerkevisning['tone']>> = {
  ukjent_krets: 'trengerDeg',
  ikke_svart: 'noytral',
  bekreftet: 'ok',
  onsker_skole: 'trengerDeg',
  onsker_utsatt: 'trengerDeg',
  onsker_framskutt: 'trengerDeg',
  plass: 'ok',
  utsatt: 'noytral',
  ikke_framskutt: 'noytral',
  tatt_inn: 'ok',
};

/** Where an enrolment stands, as a mark in the words of the page it stands on. */
export function Status({ status, ord, tone }: { status: Saksstatus; ord: string; tone?: Statusmerkevisning['tone'] }) {
  return <Statusmerke merke={{ tone: tone ?? TONE[status], tekst: ord }} />;
}

/** Why a form was refused, where the fields do not say it. */
export function Avslag({ ramme, konflikt }: { ramme: Ramme; konflikt?: string }) {
  const { skjema, sprak } = ramme;
  if (skjema.konflikt && konflikt !== undefined)
    return <Varselboks varsel={{ tone: 'trengerDeg', tittel: konflikt }} sprak={sprak} />;
  if (skjema.melding === undefined || skjema.feil.length > 0) return null;
  return <Varselboks varsel={{ tone: 'trengerDeg', tittel: skjema.melding }} sprak={sprak} />;
}
