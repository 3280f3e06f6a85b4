import type { Ramme } from '#grunn/handling/index.ts';
import { Varselboks, type Skjemafeltvisning } from '#web/komponenter/index.ts';
import { klokkeslett, ukedagsdato, type Sprak } from '#web/tekster/index.ts';
import { FORMER, type Samtalerunde } from '../modell.ts';
import { tekst } from './tekster.ts';

export const feilVed = (ramme: Ramme, navn: string): string | undefined =>
  ramme.skjema.feil.find((f) => f.navn === navn)?.melding;
export const skrevet = (ramme: Ramme, navn: string, ellers = ''): string => ramme.skjema.verdier[navn] ?? ellers;

/** «tirsdag 3. mars kl. 17.20–17.40» */
export const narTid = (sprak: Sprak, t: { readonly fra: string; readonly til: string }): string =>
  tekst(sprak).tid(ukedagsdato(sprak, t.fra), tekst(sprak).kl(klokkeslett(t.fra), klokkeslett(t.til)));

/** «På skolen: rom 214» */
export const hvor = (sprak: Sprak, r: Pick<Samtalerunde, 'form' | 'sted'>): string => tekst(sprak).sted[r.form](r.sted);

/** What was refused, where no field says it. */
export function Melding({ ramme }: { ramme: Ramme }) {
  const { skjema, sprak } = ramme;
  return skjema.melding === undefined || skjema.feil.length > 0 ? null : (
    <Varselboks varsel={{ tone: 'trengerDeg', tittel: skjema.melding }} sprak={sprak} />
  );
}

/** Where, how and until when: the same fields for a new round and a changed one. */
export function stedfelt(ramme: Ramme, ellers?: Pick<Samtalerunde, 'sted' | 'form' | 'frist'>): Skjemafeltvisning[] {
  const t = tekst(ramme.sprak);
  return [
    {
      slag: 'radio',
      navn: 'form',
      etikett: t.form,
      verdi: skrevet(ramme, 'form', ellers?.form ?? 'fysisk'),
      feil: feilVed(ramme, 'form'),
      valg: FORMER.map((f) => ({ verdi: f, tekst: t.former[f] })),
    },
    {
      slag: 'tekst',
      navn: 'sted',
      etikett: t.stedFelt,
      hjelp: t.stedHjelp,
      verdi: skrevet(ramme, 'sted', ellers?.sted),
      feil: feilVed(ramme, 'sted'),
    },
    {
      slag: 'tekst',
      type: 'date',
      bredde: 'smal',
      navn: 'frist',
      etikett: t.fristFelt,
      verdi: skrevet(ramme, 'frist', ellers?.frist),
      feil: feilVed(ramme, 'frist'),
    },
  ];
}
