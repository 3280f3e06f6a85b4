/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   Where the window is narrow the table is laid out as blocks, and some browsers then drop the roles unless they are written. */
import type { ReactNode } from 'react';
import { tekst, type Sprak } from '#web/tekster/index.ts';
import { Ikon } from './ikon.tsx';
import { Tomt, type Tomvisning } from './melding.tsx';

export interface Kolonne<R> {
  readonly id: string;
  readonly tittel: string;
  readonly celle: (rad: R) => ReactNode;
  /** Numbers are set to the right and aligned. */
  readonly tall?: boolean | undefined;
  /** The cell that names the row; one per table. */
  readonly radtittel?: boolean | undefined;
  /** Sorting is a link, so it works without script. `retning`: how the rows stand now. */
  readonly sortering?: { readonly href: string; readonly retning?: 'stigende' | 'synkende' | undefined } | undefined;
}

export interface Sidevisning {
  readonly side: number;
  readonly av: number;
  readonly forrigeHref?: string | undefined;
  readonly nesteHref?: string | undefined;
}

export interface Tabellvisning<R> {
  /** The caption: what the rows are. */
  readonly tittel: string;
  /** The caption is read but not seen, where a heading above says the same. */
  readonly skjulTittel?: boolean | undefined;
  readonly kolonner: readonly Kolonne<R>[];
  readonly rader: readonly R[];
  readonly nokkel: (rad: R) => string;
  /** Rows at 24 px, the least a finger or a shaky hand can hit (WCAG 2.5.8): a class of 28 takes 672 px. */
  readonly tett?: boolean | undefined;
  readonly tomt: Tomvisning;
  readonly sider?: Sidevisning | undefined;
}

function Sidebytter({ sider, tittel, sprak }: { sider: Sidevisning; tittel: string; sprak: Sprak }) {
  const t = tekst(sprak).tabell;
  return (
    <nav className="fm-sider" aria-label={`${t.sider}, ${tittel}`}>
      {sider.forrigeHref === undefined ? null : (
        <a className="ds-link" href={sider.forrigeHref} rel="prev">
          {t.forrige}
        </a>
      )}
      <span className="fm-dempet">{t.side(sider.side, sider.av)}</span>
      {sider.nesteHref === undefined ? null : (
        <a className="ds-link" href={sider.nesteHref} rel="next">
          {t.neste}
        </a>
      )}
    </nav>
  );
}

function Kolonnetittel<R>({ kolonne, sprak }: { kolonne: Kolonne<R>; sprak: Sprak }) {
  const t = tekst(sprak).tabell;
  const retning = kolonne.sortering?.retning;
  const aria = retning === undefined ? undefined : retning === 'stigende' ? ('ascending' as const) : ('descending' as const);
  return (
    <th scope="col" role="columnheader" data-tall={kolonne.tall ? '' : undefined} aria-sort={aria}>
      {kolonne.sortering === undefined ? (
        kolonne.tittel
      ) : (
        <a href={kolonne.sortering.href} title={t.sorterPa(kolonne.tittel.toLocaleLowerCase('nb'))}>
          {kolonne.tittel}
          <Ikon navn={retning ?? 'sorter'} />
        </a>
      )}
    </th>
  );
}

/** A table that becomes a list of rows where the window is narrow. Empty: says why instead. */
export function Tabell<R>({ tabell, sprak }: { tabell: Tabellvisning<R>; sprak: Sprak }) {
  if (tabell.rader.length === 0) return <Tomt tomt={tabell.tomt} />;
  return (
    <div className="fm-tabell">
      <table className="ds-table" role="table" data-tett={tabell.tett ? '' : undefined}>
        <caption className={tabell.skjulTittel ? 'ds-sr-only' : undefined}>{tabell.tittel}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {tabell.kolonner.map((k) => (
              <Kolonnetittel key={k.id} kolonne={k} sprak={sprak} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {tabell.rader.map((rad) => (
            <tr role="row" key={tabell.nokkel(rad)}>
              {tabell.kolonner.map((k) =>
                k.radtittel ? (
                  <th key={k.id} scope="row" role="rowheader">
                    {k.celle(rad)}
                  </th>
                ) : (
                  <td key={k.id} role="cell" data-etikett={k.tittel} data-tall={k.tall ? '' : undefined}>
                    {k.celle(rad)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {tabell.sider === undefined || tabell.sider.av < 2 ? null : (
        <Sidebytter sider={tabell.sider} tittel={tabell.tittel} sprak={sprak} />
      )}
    </div>
  );
}
