import type { ReactNode } from 'react';
import type { Sprak } from '#grunn/sprak/index.ts';
import type { Tegning } from '#grunn/handling/index.ts';

export interface Feilvisning {
  readonly status: number;
  readonly melding: string;
  /** Sentences about single fields, for acts without a form of their own. */
  readonly felt: readonly string[];
  /** Given for faults of ours: what to quote to those who keep the system. */
  readonly referanse?: string | undefined;
  readonly tilbake: string;
}

const TITTEL: Readonly<Record<Sprak, (status: number) => string>> = {
  nb: (s) => (s === 404 ? 'Fant ikke siden' : s === 403 ? 'Ikke tilgang' : s >= 500 ? 'Noe gikk galt hos oss' : 'Det gikk ikke'),
  nn: (s) =>
    s === 404 ? 'Fann ikkje sida' : s === 403 ? 'Ikkje tilgang' : s >= 500 ? 'Noko gjekk gale hos oss' : 'Det gjekk ikkje',
};

/** An error as a page: what happened, what to do, and for faults of ours a reference and nothing more. */
export function tegnFeil(f: Feilvisning, sprak: Sprak): Tegning {
  const tittel = TITTEL[sprak](f.status);
  return {
    tittel,
    innhold: (
      <>
        <h1 className="ds-heading" data-size="lg">
          {tittel}
        </h1>
        <p>{f.melding}</p>
        {f.felt.length === 0 ? null : (
          <ul>
            {f.felt.map((t) => (
              <li key={t}>{t}</li>
            ))}
          </ul>
        )}
        {f.referanse === undefined ? null : (
          <p>
            {sprak === 'nn' ? 'Oppgi referansen' : 'Oppgi referansen'} <strong>{f.referanse}</strong>{' '}
            {sprak === 'nn' ? 'når du melder frå.' : 'når du melder fra.'}
          </p>
        )}
        <p>
          <a className="ds-link" href={f.tilbake}>
            {sprak === 'nn' ? 'Gå tilbake' : 'Gå tilbake'}
          </a>
        </p>
      </>
    ),
  };
}

/** Said to those who cannot be answered now. */
export function tegnTrengsel(t: { tittel: string; hva: string; lagret: string; igjen: string }, skriver: boolean): ReactNode {
  return (
    <>
      <h1 className="ds-heading" data-size="lg">
        {t.tittel}
      </h1>
      <p>{skriver ? t.lagret : t.hva}</p>
      {skriver ? null : (
        <p>
          {/* an empty address is the one asked for, whatever it was: the page is drawn once for all */}
          {/* oxlint-disable-next-line jsx-a11y/anchor-is-valid */}
          <a className="ds-link" href="">
            {t.igjen}
          </a>
        </p>
      )}
    </>
  );
}
