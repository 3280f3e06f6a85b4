import type { Ramme } from '#grunn/handling/index.ts';
import { Skjemafelt, Statusmerke, type Skjemafeltvisning } from '#web/komponenter/index.ts';
import type { Sprak } from '#web/tekster/index.ts';
import { ARSAKER, type Soknad, type Soknadsstatus } from '../modell.ts';
import { tekst } from './tekster.ts';

export const feilVed = (ramme: Ramme, navn: string): string | undefined =>
  ramme.skjema.feil.find((f) => f.navn === navn)?.melding;
export const skrevet = (ramme: Ramme, navn: string, ellers = ''): string => ramme.skjema.verdier[navn] ?? ellers;

const TONE = { sokt: 'trengerDeg', trukket: 'noytral', innvilget: 'ok', delvis: 'ok', avslatt: 'noytral' } as const;

/** The state in words, with an icon. `skjult`: a decision that is not opened says only that it is there. */
export function Status({ status, skjult, sprak }: { status: Soknadsstatus; skjult: boolean; sprak: Sprak }) {
  const t = tekst(sprak);
  return skjult ? (
    <Statusmerke merke={{ tone: 'trengerDeg', tekst: t.vedtakKlart }} />
  ) : (
    <Statusmerke merke={{ tone: TONE[status], tekst: t.status[status] }} />
  );
}

/** The fields of an application. */
export function Soknadsfelt({
  ramme,
  ellers,
}: {
  ramme: Ramme;
  ellers?: Pick<Soknad, 'fra' | 'til' | 'arsak'> & { readonly begrunnelse: string };
}) {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const felt: Skjemafeltvisning[] = [
    {
      slag: 'tekst',
      type: 'date',
      navn: 'fra',
      etikett: t.fra,
      bredde: 'smal',
      verdi: skrevet(ramme, 'fra', ellers?.fra),
      feil: feilVed(ramme, 'fra'),
    },
    {
      slag: 'tekst',
      type: 'date',
      navn: 'til',
      etikett: t.til,
      bredde: 'smal',
      verdi: skrevet(ramme, 'til', ellers?.til),
      feil: feilVed(ramme, 'til'),
    },
    {
      slag: 'radio',
      navn: 'arsak',
      etikett: t.arsak,
      verdi: skrevet(ramme, 'arsak', ellers?.arsak),
      feil: feilVed(ramme, 'arsak'),
      valg: ARSAKER.map((a) => ({ verdi: a, tekst: t.arsaker[a] })),
    },
    {
      slag: 'flerlinje',
      navn: 'begrunnelse',
      etikett: t.hvorfor,
      hjelp: t.hvorforHjelp,
      verdi: skrevet(ramme, 'begrunnelse', ellers?.begrunnelse),
      feil: feilVed(ramme, 'begrunnelse'),
    },
  ];
  return felt.map((f) => <Skjemafelt key={f.navn} felt={f} sprak={sprak} />);
}
