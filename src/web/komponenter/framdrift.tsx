import { storForbokstav, tall, tekst, varighet, type Sprak } from '#web/tekster/index.ts';
import { Handlingsknapp, Knappelenke } from './knapp.tsx';
import { Statusmerke, type Statusmerkevisning } from './melding.tsx';
import type { Handlingsvisning, Lenkevisning } from './modell.ts';

export type Framdriftstilstand = 'venter' | 'henter' | 'ferdig' | 'stoppet' | 'feilet';

/** What one source has done so far. Counts of people. */
export interface Framdriftslinje {
  /** «Folkeregisteret». */
  readonly navn: string;
  /** The page of this run. */
  readonly href?: string | undefined;
  /** In a quieter tone beside the name: «I natt 02.10 – 02.47». */
  readonly nar?: string | undefined;
  readonly tilstand: Framdriftstilstand;
  /** Another word for the state than its own: «Skriver», «Angret». */
  readonly merke?: Statusmerkevisning | undefined;
  readonly hentet: number;
  /** undefined while nobody knows. */
  readonly totalt?: number | undefined;
  /** The bar shows this instead, where what goes on now is a part of its own: writing what has been fetched. */
  readonly del?: { readonly gjort: number; readonly totalt: number } | undefined;
  readonly nye: number;
  readonly endret: number;
  readonly uendret: number;
  readonly holdtIgjen: number;
  /** Where the held-back people are. */
  readonly holdtIgjenHref?: string | undefined;
  readonly perSekund?: number | undefined;
  readonly sekunderIgjen?: number | undefined;
  /** Why it stands still, and what it means: «41 færre stillinger enn i går (16 %).» */
  readonly melding?: string | undefined;
  readonly lenker?: readonly Lenkevisning[] | undefined;
  readonly handlinger?: readonly Handlingsvisning[] | undefined;
}

export interface Framdriftsvisning {
  /** Unique on the page; the same in the answer from `framdriftHref`. */
  readonly id: string;
  /** «I natt 02.10 – 02.47». */
  readonly overskrift: string;
  /** One sentence, read aloud when it changes: «Henter fra KRR. 2 av 3 kilder er ferdige.» */
  readonly status: string;
  readonly merke?: Statusmerkevisning | undefined;
  /** True while it goes on: then klient/framdrift.js keeps it up to date. */
  readonly pagar: boolean;
  /** A page or fragment that holds this same component; asked for anew when something has changed. */
  readonly framdriftHref: string;
  /** The page this stands on, for drawing it anew without script. */
  readonly sideHref: string;
  /** Server-sent events whose only message is «changed». Left out: asked for every other second. */
  readonly hendelserHref?: string | undefined;
  /** The rest of the page is about the same work: asked for anew when it is done. */
  readonly heleSiden?: boolean | undefined;
  readonly linjer: readonly Framdriftslinje[];
}

function tilstandsmerke(tilstand: Framdriftstilstand, sprak: Sprak): Statusmerkevisning {
  const t = tekst(sprak).framdrift;
  switch (tilstand) {
    case 'venter':
      return { tone: 'noytral', tekst: t.venter, ikon: 'klokke' };
    case 'henter':
      return { tone: 'noytral', tekst: t.henter, ikon: 'hent' };
    case 'ferdig':
      return { tone: 'ok', tekst: t.ferdig };
    case 'stoppet':
      return { tone: 'trengerDeg', tekst: t.stoppet };
    case 'feilet':
      return { tone: 'trengerDeg', tekst: t.feilet, ikon: 'kryss' };
  }
}

function Tellinger({ linje, sprak }: { linje: Framdriftslinje; sprak: Sprak }) {
  const t = tekst(sprak).framdrift;
  const hentet =
    linje.totalt === undefined || linje.totalt === linje.hentet
      ? tall(linje.hentet)
      : t.av(tall(linje.hentet), tall(linje.totalt));
  const tellinger = [
    [hentet, t.hentet],
    [tall(linje.nye), t.nye],
    [tall(linje.endret), t.endret],
    [tall(linje.uendret), t.uendret],
  ] as const;
  const holdt = `${tall(linje.holdtIgjen)} ${t.holdtIgjen}`;
  return (
    <ul className="fm-tellinger fm-tall">
      {tellinger.map(([antall, ord]) => (
        <li key={ord}>
          <strong>{antall}</strong> {ord}
        </li>
      ))}
      <li>
        {linje.holdtIgjen > 0 && linje.holdtIgjenHref !== undefined ? (
          <a className="ds-link" href={linje.holdtIgjenHref}>
            {holdt}
          </a>
        ) : (
          <>
            <strong>{tall(linje.holdtIgjen)}</strong> {t.holdtIgjen}
          </>
        )}
      </li>
    </ul>
  );
}

function Linje({ linje, sprak }: { linje: Framdriftslinje; sprak: Sprak }) {
  const t = tekst(sprak).framdrift;
  const rest =
    linje.tilstand !== 'henter'
      ? undefined
      : [
          linje.perSekund === undefined ? undefined : t.takt(tall(linje.perSekund)),
          linje.sekunderIgjen === undefined ? t.ukjentRest : t.igjen(varighet(sprak, linje.sekunderIgjen)),
        ]
          .filter((s) => s !== undefined)
          .join(', ');
  const ferdig = linje.tilstand === 'ferdig';
  const harKnapper = (linje.lenker?.length ?? 0) + (linje.handlinger?.length ?? 0) > 0;
  return (
    <li className="fm-framdriftslinje" data-tilstand={linje.tilstand}>
      <div className="fm-framdrift-hode">
        <h3 className="fm-h3">
          {linje.href === undefined ? (
            linje.navn
          ) : (
            <a className="ds-link" href={linje.href}>
              {linje.navn}
            </a>
          )}
        </h3>
        {linje.nar === undefined ? null : <span className="fm-dempet fm-liten">{linje.nar}</span>}
        <Statusmerke merke={linje.merke ?? tilstandsmerke(linje.tilstand, sprak)} />
      </div>
      <progress
        aria-label={linje.navn}
        max={ferdig ? 1 : (linje.del?.totalt ?? linje.totalt ?? 1)}
        value={
          ferdig
            ? 1
            : linje.del !== undefined
              ? linje.del.gjort
              : linje.totalt === undefined && linje.tilstand === 'henter'
                ? undefined
                : linje.totalt === undefined
                  ? 0
                  : linje.hentet
        }
      />
      <Tellinger linje={linje} sprak={sprak} />
      {rest === undefined ? null : <p className="fm-dempet fm-liten">{storForbokstav(rest)}.</p>}
      {linje.melding === undefined ? null : <p className="fm-framdrift-melding">{linje.melding}</p>}
      {harKnapper ? (
        <div className="fm-knapper">
          {linje.lenker?.map((l) => (
            <Knappelenke key={l.href} href={l.href} slag="annen" liten>
              {l.tekst}
            </Knappelenke>
          ))}
          {linje.handlinger?.map((h) => (
            <Handlingsknapp key={h.href + h.tekst} handling={h} slag="annen" liten />
          ))}
        </div>
      ) : null}
    </li>
  );
}

/**
 * Long work: what is going on, how far, how long is left. Kept up to date by klient/framdrift.js, which the page must ask
 * for (`moduler: ['framdrift.js']`); without script a link draws the page anew.
 */
export function Framdrift({ framdrift, sprak }: { framdrift: Framdriftsvisning; sprak: Sprak }) {
  const t = tekst(sprak).framdrift;
  return (
    <section
      className="fm-framdrift"
      id={framdrift.id}
      data-framdrift={framdrift.framdriftHref}
      data-hendelser={framdrift.hendelserHref}
      data-pagar={framdrift.pagar ? '' : undefined}
      data-hele-siden={framdrift.heleSiden ? '' : undefined}
      aria-labelledby={`${framdrift.id}-tittel`}
    >
      <div className="fm-framdrift-hode">
        <h2 className="fm-h2" id={`${framdrift.id}-tittel`}>
          {framdrift.overskrift}
        </h2>
        {framdrift.merke === undefined ? null : <Statusmerke merke={framdrift.merke} />}
      </div>
      <output className="fm-framdrift-status">{framdrift.status}</output>
      <ul className="fm-framdriftslinjer">
        {framdrift.linjer.map((l) => (
          <Linje key={l.navn} linje={l} sprak={sprak} />
        ))}
      </ul>
      {framdrift.pagar ? (
        <p className="fm-dempet fm-liten">
          {t.kanForlate}{' '}
          <a className="ds-link" id={`${framdrift.id}-oppdater`} href={framdrift.sideHref}>
            {t.lastPaNytt}
          </a>
        </p>
      ) : null}
    </section>
  );
}
