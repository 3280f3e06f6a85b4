import type { ReactNode } from 'react';
import { tekst, type Sprak } from '#web/tekster/index.ts';
import type { Lenkevisning } from './modell.ts';

/** Where the page lies, from the top. The page itself is the heading and is not repeated here. */
export function Brodsmuler({ smuler, sprak }: { smuler: readonly Lenkevisning[]; sprak: Sprak }) {
  if (smuler.length === 0) return null;
  return (
    <nav className="ds-breadcrumbs fm-brodsmuler" aria-label={tekst(sprak).navigasjon.duErHer}>
      <ol>
        {smuler.map((s) => (
          <li key={s.href}>
            <a className="ds-link" href={s.href}>
              {s.tekst}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

export interface Fanevisning extends Lenkevisning {
  readonly valgt?: boolean | undefined;
  /** A number in a quieter tone: how many there are. */
  readonly antall?: number | undefined;
}

/** The parts of one subject, each a page with an address of its own. `merke` says whose parts they are. */
export function Faner({ faner, merke }: { faner: readonly Fanevisning[]; merke: string }) {
  return (
    <nav className="fm-faner" aria-label={merke}>
      <ul>
        {faner.map((f) => (
          <li key={f.href}>
            <a href={f.href} aria-current={f.valgt ? 'page' : undefined}>
              {f.tekst}
              {f.antall === undefined ? null : <span className="fm-dempet fm-tall"> {f.antall}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export interface Sidetoppvisning {
  readonly tittel: string;
  /** In a quieter tone under the title. */
  readonly ingress?: string | undefined;
  readonly smuler?: readonly Lenkevisning[] | undefined;
}

/** The top of a page: where am I, what is this, and the one thing to do (`children`: buttons). */
export function Sidetopp({ topp, sprak, children }: { topp: Sidetoppvisning; sprak: Sprak; children?: ReactNode }) {
  return (
    <div className="fm-sidetopp">
      <Brodsmuler smuler={topp.smuler ?? []} sprak={sprak} />
      <div className="fm-sidetopp-rad">
        <div>
          <h1 className="fm-h1">{topp.tittel}</h1>
          {topp.ingress === undefined ? null : <p className="fm-dempet fm-ingress">{topp.ingress}</p>}
        </div>
        {children === undefined ? null : <div className="fm-knapper">{children}</div>}
      </div>
    </div>
  );
}

/** The parts of a page under each other, with the same air between them. */
export function Stabel({ children }: { children: ReactNode }) {
  return <div className="fm-stabel">{children}</div>;
}
