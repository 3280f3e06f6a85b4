import { tekst, type Sprak } from '#web/tekster/index.ts';

/** Lies hidden under the page until it has stood still. Unlocking happens in another tab, so that nothing typed here is lost. */
export function Lasdekke({ sprak }: { sprak: Sprak }) {
  const t = tekst(sprak).las;
  return (
    <dialog className="fm-las" data-las="" aria-labelledby="las-tittel">
      <h1 className="ds-heading" data-size="lg" id="las-tittel">
        {t.tittel}
      </h1>
      <p>{t.om}</p>
      <p>
        <a className="ds-link" href="/logg-inn?til=%2Fokt%2Fapnet" target="_blank" rel="noopener">
          {t.knapp}
        </a>
      </p>
    </dialog>
  );
}
