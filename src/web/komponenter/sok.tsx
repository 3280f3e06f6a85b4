import { tekst, type Sprak } from '#web/tekster/index.ts';
import { Ikon } from './ikon.tsx';

export interface Sokefeltvisning {
  /** Asked by POST: names and numbers never stand in an address. */
  readonly href: string;
  readonly verdi?: string | undefined;
  /** The page's own field, with its label and button seen. Else the quiet one in the top bar. */
  readonly stor?: boolean | undefined;
  readonly hjelp?: string | undefined;
  readonly feil?: string | undefined;
  readonly sprak: Sprak;
}

/** The search for people: in the top bar, or as a field of the page. At most one on a page. */
export function Sokefelt({ href, verdi, stor = false, hjelp, feil, sprak }: Sokefeltvisning) {
  const t = tekst(sprak).skall;
  const beskrevet = [feil && 'sok-feil', hjelp && 'sok-hjelp'].filter(Boolean).join(' ');
  const felt = (
    <span className="fm-sok-felt">
      <Ikon navn="sok" />
      <input
        className="ds-input"
        type="search"
        name="q"
        id="sok"
        defaultValue={verdi}
        aria-label={stor ? undefined : t.sok}
        aria-invalid={feil === undefined ? undefined : true}
        aria-describedby={beskrevet === '' ? undefined : beskrevet}
        placeholder={stor ? undefined : t.sokEtter}
        autoComplete="off"
        spellCheck={false}
        data-sok=""
      />
      <kbd aria-hidden="true">/</kbd>
    </span>
  );
  if (!stor)
    return (
      <search className="fm-sok">
        <form action={href} method="post">
          {felt}
          <button type="submit" className="ds-sr-only">
            {t.sok}
          </button>
        </form>
      </search>
    );
  return (
    <search className="fm-sok fm-sok-stor">
      <form action={href} method="post" noValidate>
        <label className="ds-label" data-weight="medium" htmlFor="sok">
          {t.sokEtter}
        </label>
        <div className="fm-sok-rad">
          {felt}
          <button type="submit" className="ds-button" data-variant="primary">
            {t.sok}
          </button>
        </div>
        {feil === undefined ? null : (
          <p className="fm-sok-feil" id="sok-feil">
            <Ikon navn="bjelle" />
            {feil}
          </p>
        )}
        {hjelp === undefined ? null : (
          <p className="fm-dempet fm-liten" id="sok-hjelp">
            {hjelp}
          </p>
        )}
      </form>
    </search>
  );
}
