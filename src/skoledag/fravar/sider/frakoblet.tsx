import { createHash } from 'node:crypto';
import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Knapp, Sidetopp, Skjemafelt, Skjult, Varselboks } from '#web/komponenter/index.ts';
import { statiskeFiler } from '#web/statisk/index.ts';
import { ukedagsdato, type Sprak } from '#web/tekster/index.ts';
import { fornavn, type Frakobletside } from '../visninger/frakoblet.ts';
import type { Meldeside } from '../visninger/meldeside.ts';
import { kl, Tidsfelt } from './felt.tsx';
import { Barnevalg, MELD } from './meld.tsx';
import { tekst } from './tekster.ts';

export const FRAKOBLETMODUL = 'frakoblet.js';

/** Changes when the page a telephone keeps would be drawn otherwise. */
function skallsum(m: Meldeside, sprak: Sprak): string {
  const filer = (['friminutt.css', 'skall.js', FRAKOBLETMODUL] as const).map((f) => statiskeFiler().adresse(f));
  const barn = m.barn.map((b) => [b.elevId, fornavn(b.navn)]);
  return createHash('sha256')
    .update(JSON.stringify([sprak, barn, m.typer, m.meldesInnen, filer]))
    .digest('base64url')
    .slice(0, 12);
}

interface Om {
  readonly merke: string;
  readonly barn: Readonly<Record<string, string>>;
  /** On the page with net: what the telephone may keep, and for how many minutes. */
  readonly sum?: string;
  readonly minutter?: number | null | undefined;
}

/** Where the page says what has been written without net and how it went. Empty, and unseen, without script. */
function Frakoblet({ om, sprak }: { om: Om; sprak: Sprak }) {
  const t = tekst(sprak).frakoblet;
  // from a Sunday on, as scripts count: not every browser knows nynorsk
  const dager = [22, 23, 24, 25, 26, 27, 28].map((d) => ukedagsdato(sprak, `2026-11-${d}`).split(' ')[0]);
  return (
    <section aria-label={t.tittel} data-frakoblet={JSON.stringify({ ...om, dager, ord: t.ord, mangler: t.mangler })}>
      <output />
      <ul className="fm-ko" aria-live="polite" />
    </section>
  );
}

/** The same on the page with net. Nothing where nothing may be kept. */
export function FrakobletVed({ m, sprak }: { m: Meldeside; sprak: Sprak }) {
  if (m.gjemmes === undefined) return null;
  const barn = Object.fromEntries(m.barn.map((b) => [b.elevId, fornavn(b.navn)]));
  return <Frakoblet om={{ merke: m.merke, barn, sum: skallsum(m, sprak), minutter: m.gjemmes }} sprak={sprak} />;
}

/** «Meld fravær» without net. Says nothing of who is logged in, and of the children only what they are called at home. */
export function tegnFrakoblet(m: Frakobletside, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const barn = m.barn.map((b) => ({ elevId: b.elevId, navn: b.fornavn, klasse: null }));
  return {
    tittel: t.tittel,
    utenPerson: true,
    moduler: [FRAKOBLETMODUL],
    innhold: (
      <div className="fm-stabel fm-smal">
        <Sidetopp topp={{ tittel: t.tittel, ingress: t.ingress(kl(m.meldesInnen)) }} sprak={sprak} />
        <div>
          <Varselboks varsel={{ tone: 'noytral', tittel: t.frakoblet.side, tekst: t.frakoblet.sideOm }} sprak={sprak} />
        </div>
        <Frakoblet om={{ merke: m.merke, barn: Object.fromEntries(m.barn.map((b) => [b.elevId, b.fornavn])) }} sprak={sprak} />
        <form className="fm-skjema fm-meld" method="post" action={MELD} noValidate>
          <Skjult felt={{ _nokkel: '', merke: m.merke, neste: '' }} />
          <Barnevalg barn={barn} ramme={ramme} />
          <Tidsfelt
            ramme={ramme}
            v={{
              // the next school day is another when the page is opened
              valg: ['idag', 'dager', 'del'],
              valgt: 'idag',
              idag: '',
              ellers: { fra: '', til: '', fraKl: '', tilKl: '' },
            }}
          />
          <Skjemafelt
            sprak={sprak}
            felt={{
              slag: 'radio',
              navn: 'type',
              etikett: t.hvorfor,
              valg: m.typer.map((x) => ({ verdi: x.kode, tekst: x[sprak] })),
            }}
          />
          <div className="fm-knapper fm-lagrefot">
            <Knapp>{t.meld}</Knapp>
          </div>
        </form>
      </div>
    ),
  };
}
