import type { Ramme } from '#grunn/handling/index.ts';
import type { Skjemafeltvisning } from '#web/komponenter/index.ts';
import { tekst } from '../tekster.ts';

/** What is wrong with a field, as it stands beside it. */
export const feilVed = (ramme: Ramme, navn: string) => ramme.skjema.feil.find((f) => f.navn === navn)?.melding;

/** The day a change counts from. */
export const datofelt = (ramme: Ramme, fra: string): Skjemafeltvisning => {
  const t = tekst(ramme.sprak);
  return {
    slag: 'tekst',
    type: 'date',
    navn: 'fra',
    etikett: t.fra,
    hjelp: t.datoHjelp,
    verdi: ramme.skjema.verdier['fra'] ?? fra,
    feil: feilVed(ramme, 'fra'),
    bredde: 'middels',
  };
};
