import type { Ramme } from '#grunn/handling/index.ts';
import { Skjemafelt, type Skjemafeltvisning } from '#web/komponenter/index.ts';
import { ukedagsdato, type Sprak } from '#web/tekster/index.ts';
import type { Fravarstype } from '../../rutine/index.ts';
import type { Melding } from '../modell.ts';
import { tekst } from './tekster.ts';

export const feilVed = (ramme: Ramme, navn: string): string | undefined =>
  ramme.skjema.feil.find((f) => f.navn === navn)?.melding;
export const skrevet = (ramme: Ramme, navn: string, ellers = ''): string => ramme.skjema.verdier[navn] ?? ellers;

/** `09:30` as people write it. */
export const kl = (klokke: string): string => klokke.replace(':', '.');

export const typetekst = (typer: readonly Fravarstype[], kode: string, sprak: Sprak): string =>
  typer.find((t) => t.kode === kode)?.[sprak] ?? kode;

/** «tirsdag 3. mars», «tirsdag 3. mars kl. 09.30–11.00», «tirsdag 3. mars til torsdag 5. mars». */
export function nar(m: Pick<Melding, 'fra' | 'til' | 'fraKl' | 'tilKl'>, sprak: Sprak): string {
  const t = tekst(sprak);
  const dag = ukedagsdato(sprak, m.fra);
  if (m.fraKl !== null && m.tilKl !== null) return `${dag} ${t.mellom(kl(m.fraKl), kl(m.tilKl))}`;
  return m.fra === m.til ? dag : t.fraTil(dag, ukedagsdato(sprak, m.til));
}

interface Tidsvalg {
  readonly valg: readonly ('idag' | 'imorgen' | 'dager' | 'del')[];
  readonly valgt: string;
  /** Needed by the choice `imorgen`. */
  readonly neste?: string;
  readonly idag: string;
  readonly ellers: { readonly fra: string; readonly til: string; readonly fraKl: string; readonly tilKl: string };
}

/** When: one choice, and the fields of that choice. Without script and without `:has` all the fields are there. */
export function Tidsfelt({ v, ramme }: { v: Tidsvalg; ramme: Ramme }) {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const felt = (navn: string, etikett: string, type: 'date' | 'time', ellers: string): Skjemafeltvisning => ({
    slag: 'tekst',
    type,
    navn,
    etikett,
    verdi: skrevet(ramme, navn, ellers),
    feil: feilVed(ramme, navn),
    bredde: 'smal',
    valgfritt: undefined,
  });
  const ord = {
    idag: t.idag,
    imorgen: v.neste === undefined ? '' : t.neste(ukedagsdato(sprak, v.neste)),
    dager: t.dager,
    del: t.del,
  };
  return (
    <div className="fm-nar">
      <Skjemafelt
        sprak={sprak}
        felt={{
          slag: 'radio',
          navn: 'nar',
          etikett: t.nar,
          verdi: skrevet(ramme, 'nar', v.valgt),
          feil: feilVed(ramme, 'nar'),
          valg: v.valg.map((x) => ({ verdi: x, tekst: ord[x] })),
        }}
      />
      <div className="fm-nar-felt" data-nar="dager">
        <Skjemafelt sprak={sprak} felt={felt('fra', t.forsteDag, 'date', v.ellers.fra)} />
        <Skjemafelt sprak={sprak} felt={felt('til', t.sisteDag, 'date', v.ellers.til)} />
      </div>
      <div className="fm-nar-felt" data-nar="del">
        <Skjemafelt sprak={sprak} felt={felt('dato', t.dag, 'date', v.ellers.fra)} />
        <Skjemafelt sprak={sprak} felt={felt('fraKl', t.fraKl, 'time', v.ellers.fraKl)} />
        <Skjemafelt sprak={sprak} felt={felt('tilKl', t.tilKl, 'time', v.ellers.tilKl)} />
      </div>
    </div>
  );
}
