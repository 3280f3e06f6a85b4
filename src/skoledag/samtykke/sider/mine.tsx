import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { paSprak } from '#grunn/sprak/index.ts';
import { Handlingsknapp, Kvittering, Sidetopp, Statusmerke, Tomt } from '#web/komponenter/index.ts';
import { naertidspunkt, type Sprak } from '#web/tekster/index.ts';
import type { Minesamtykker, Mittsamtykke } from '../modell.ts';
import { tekst } from './tekster.ts';

export const SAMTYKKER = '/samtykker';

type Barn = Minesamtykker['barn'][number];

/** The status with the same word and icon everywhere; the bell only for the one it waits for. */
export function Samtykkemerke({ status, deg, sprak }: { status: Mittsamtykke['status']; deg?: boolean; sprak: Sprak }) {
  const tone = { gitt: 'ok', nei: 'noytral', venter: deg === true ? 'trengerDeg' : 'noytral' } as const;
  return (
    <Statusmerke
      merke={{ tone: tone[status], tekst: tekst(sprak).status[status], ...(status === 'nei' ? { ikon: 'kryss' as const } : {}) }}
    />
  );
}

/** What the school asks, child by child, each with two buttons. */
export function tegnMineSamtykker(m: Minesamtykker, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const bareMeg = m.barn.every((b) => b.deg);
  const uten = m.barn.every((b) => b.samtykker.length === 0);
  return {
    tittel: t.tittel,
    meny: SAMTYKKER,
    innhold: (
      <div className="fm-stabel fm-smal">
        {m.gjort === null ? null : <Kvittering kvittering={{ tekst: t.lagret[m.gjort] }} />}
        <Sidetopp topp={{ tittel: t.tittel, ingress: bareMeg && m.barn.length > 0 ? t.ingressElev : t.ingress }} sprak={sprak} />
        {uten ? <Tomt tomt={{ tittel: t.ingen, forklaring: t.ingenOm }} /> : null}
        {m.barn
          .filter((b) => b.samtykker.length > 0)
          .map((b) => (
            <section key={b.elevId} aria-labelledby={`barn-${b.elevId}`}>
              <h2 className="fm-h2" id={`barn-${b.elevId}`}>
                {b.navn} <span className="fm-dempet">{b.klasse}</span>
              </h2>
              {b.samtykker.map((x) => (
                <Ett key={x.typeId} barn={b} x={x} na={m.na} ramme={ramme} />
              ))}
            </section>
          ))}
      </div>
    ),
  };
}

function omStatus(x: Mittsamtykke, sprak: Sprak): string {
  const t = tekst(sprak);
  if (x.status === 'gitt') return t.gjelder;
  if (x.status === 'nei') return t.gjelderIkke;
  return x.avgjoresAv === 'elev' ? t.venterElev : x.krever === 'alle' ? t.venter : t.venterEn;
}

function Ett({ barn, x, na, ramme }: { barn: Barn; x: Mittsamtykke; na: string; ramme: Ramme }) {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const ord = (svar: boolean) => (svar ? t.ja : t.nei).toLowerCase();
  const hva = paSprak(x.navn, sprak);
  const knapp = (svar: 'ja' | 'nei') => (
    <Handlingsknapp
      key={svar}
      slag="annen"
      handling={{
        tekst: svar === 'nei' && x.mittSvar === true ? t.trekk : t[svar],
        href: `${SAMTYKKER}/${barn.elevId}/${x.typeId}`,
        skjult: { svar, _nokkel: `${ramme.skjema.nokkel}-${x.typeId.slice(0, 8)}-${barn.elevId.slice(0, 8)}-${svar}` },
      }}
    />
  );
  return (
    <article className="fm-samtykke" aria-label={hva}>
      <h3 className="fm-h3">
        {hva} <Samtykkemerke status={x.status} deg={x.kanSvare && x.mittSvar === null} sprak={sprak} />
      </h3>
      <p>{paSprak(x.om, sprak)}</p>
      <p className="fm-dempet fm-liten">
        {omStatus(x, sprak)} {t[x.varer]}
      </p>
      <p>
        {x.mittSvar !== null && x.svart !== null
          ? t.mittSvar(ord(x.mittSvar), naertidspunkt(sprak, x.svart, na))
          : x.kanSvare
            ? t.ikkeSvart
            : x.avgjoresAv === 'elev'
              ? t.elevSvarer
              : t.ikkeDin}
      </p>
      {x.kanSvare ? (
        <div className="fm-knapper">{(['ja', 'nei'] as const).filter((s) => x.mittSvar !== (s === 'ja')).map(knapp)}</div>
      ) : null}
      {x.historikk.length > 1 ? (
        <details className="fm-mer">
          <summary>{t.historikk}</summary>
          <ul className="ds-list">
            {x.historikk.map((h) => (
              <li key={h.svart}>
                {h.svar ? t.ja : t.nei}, {naertidspunkt(sprak, h.svart, na)}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </article>
  );
}
