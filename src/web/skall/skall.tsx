import { Fragment, type ReactNode } from 'react';
import { Ikon, Sokefelt } from '#web/komponenter/index.ts';
import { sprakene, tekst, type Sprak } from '#web/tekster/index.ts';
import type { Menypunkt, Skallvisning, Valgvisning } from './modell.ts';

function Velger({ visning, navn }: { visning: Valgvisning; navn: string }) {
  if (visning.valg.length < 2) return <span className="fm-velger-fast">{visning.valgt}</span>;
  return (
    <details className="fm-nedtrekk" name="topp" data-nedtrekk="">
      <summary aria-label={navn}>
        <span>{visning.valgt}</span>
        <Ikon navn="ned" />
      </summary>
      <ul>
        {visning.valg.map((v) => (
          <li key={v.href}>
            <a href={v.href} aria-current={v.valgt ? 'true' : undefined}>
              {v.tekst}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

const forbokstaver = (navn: string) => {
  const deler = navn.split(/\s+/).filter((d) => d !== '');
  return `${deler[0]?.[0] ?? ''}${deler.length > 1 ? (deler.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
};

function Person({ person, sprak }: { person: NonNullable<Skallvisning['person']>; sprak: Sprak }) {
  const t = tekst(sprak).skall;
  return (
    <details className="fm-nedtrekk fm-nedtrekk-hoyre" name="topp" data-nedtrekk="">
      <summary>
        <span className="fm-forbokstaver">{forbokstaver(person.navn)}</span>
        <span className="ds-sr-only">, {t.minMeny(person.navn)}</span>
        <Ikon navn="ned" />
      </summary>
      <div className="fm-nedtrekk-flate">
        <p className="fm-nedtrekk-hvem">
          {person.navn}
          {person.rolle === undefined ? null : <span className="fm-dempet">{person.rolle}</span>}
        </p>
        <ul>
          {person.meny.map((l) => (
            <li key={l.href}>
              <a href={l.href}>{l.tekst}</a>
            </li>
          ))}
        </ul>
        {person.loggUt === undefined ? null : (
          <form method="post" action={person.loggUt.href}>
            {Object.entries(person.loggUt.skjult ?? {}).map(([navn, verdi]) => (
              <input key={navn} type="hidden" name={navn} value={verdi} />
            ))}
            <button type="submit">{t.loggUt}</button>
          </form>
        )}
      </div>
    </details>
  );
}

/** Stands at the same place on every page, and opens without leaving it and without script. */
function Hjelp({ hjelp, sprak }: { hjelp: string; sprak: Sprak }) {
  return (
    <details className="fm-nedtrekk fm-hjelp" name="topp" data-nedtrekk="">
      <summary>{tekst(sprak).skall.hjelp}</summary>
      <p>{hjelp}</p>
    </details>
  );
}

function Punkt({ punkt, sprak }: { punkt: Menypunkt; sprak: Sprak }) {
  const venter = punkt.venter ?? 0;
  return (
    <li>
      <a href={punkt.href} aria-current={punkt.valgt ? 'page' : undefined}>
        {punkt.tekst}
        {venter > 0 ? (
          <span className="fm-venter">
            <span aria-hidden="true">{venter}</span>
            <span className="ds-sr-only">, {tekst(sprak).skall.ventende(venter)}</span>
          </span>
        ) : null}
      </a>
    </li>
  );
}

function Sprakvalg({ sprak, adresser }: { sprak: Sprak; adresser: Skallvisning['sprakvalg'] }) {
  const t = tekst(sprak);
  return (
    <nav aria-label={t.skall.sprakvalg} className="fm-sprak">
      <ul>
        {sprakene.map((s) => (
          <li key={s}>
            <a href={adresser[s]} lang={s} hrefLang={s} aria-current={s === sprak ? 'true' : undefined}>
              {t.sprak[s]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Topp({ visning, sprak }: { visning: Skallvisning; sprak: Sprak }) {
  const t = tekst(sprak).skall;
  return (
    <header>
      {visning.merknad === undefined ? null : <p className="fm-merknad">{visning.merknad}</p>}
      <div className="fm-topp">
        {visning.meny.length > 0 ? (
          <button type="button" className="fm-menyknapp" popoverTarget="hovedmeny">
            <Ikon navn="meny" />
            {t.meny}
          </button>
        ) : null}
        <a className="fm-navn" href={visning.forsideHref} aria-label={t.forside}>
          Friminutt
        </a>
        <div className="fm-sted">
          {visning.sted === undefined ? null : <Velger visning={visning.sted} navn={t.velgSted(visning.sted.valgt)} />}
          {visning.skolear === undefined ? null : (
            <Velger visning={visning.skolear} navn={t.velgSkolear(visning.skolear.valgt)} />
          )}
        </div>
        {visning.sok === undefined ? null : <Sokefelt href={visning.sok.href} verdi={visning.sok.verdi} sprak={sprak} />}
        {visning.hjelp === undefined ? null : <Hjelp hjelp={visning.hjelp} sprak={sprak} />}
        <div className="fm-meg">{visning.person === undefined ? null : <Person person={visning.person} sprak={sprak} />}</div>
      </div>
    </header>
  );
}

/** As many points as are read at a glance without headings. */
const KORT_MENY = 9;

function menygrupper(
  meny: readonly Menypunkt[],
): readonly { readonly navn: string | null; readonly punkter: readonly Menypunkt[] }[] {
  if (meny.length <= KORT_MENY) return [{ navn: null, punkter: meny }];
  const navn = [...new Set(meny.map((p) => p.gruppe ?? null))];
  return navn.map((n) => ({ navn: n, punkter: meny.filter((p) => (p.gruppe ?? null) === n) }));
}

/** The shell «Skole»: top bar, menu, the page, footer. A pure function of its model; works without script. */
export function Skall({ visning, sprak, children }: { visning: Skallvisning; sprak: Sprak; children: ReactNode }) {
  const t = tekst(sprak).skall;
  const harMeny = visning.meny.length > 0;
  return (
    <>
      <a className="fm-hopp" href="#innhold">
        {t.hoppTilInnhold}
      </a>
      <Topp visning={visning} sprak={sprak} />
      <div className={harMeny ? 'fm-midt' : 'fm-midt fm-midt-uten-meny'}>
        {harMeny ? (
          <nav id="hovedmeny" className="fm-hovedmeny" aria-label={t.hovedmeny} popover="auto">
            <button type="button" className="fm-lukkmeny" popoverTarget="hovedmeny" popoverTargetAction="hide">
              <Ikon navn="kryss" />
              {t.lukkMeny}
            </button>
            {menygrupper(visning.meny).map(({ navn, punkter }, i) => (
              <Fragment key={navn ?? ''}>
                {navn === null ? null : (
                  <p className="fm-menygruppe" id={`meny-${i}`}>
                    {navn}
                  </p>
                )}
                <ul {...(navn === null ? {} : { 'aria-labelledby': `meny-${i}` })}>
                  {punkter.map((p) => (
                    <Punkt key={p.href} punkt={p} sprak={sprak} />
                  ))}
                </ul>
              </Fragment>
            ))}
          </nav>
        ) : null}
        <main id="innhold" className="fm-innhold" tabIndex={-1}>
          {children}
        </main>
      </div>
      <footer className="fm-bunn">
        <p>{t.bunn(visning.kommune)}</p>
        {visning.bunnlenker === undefined || visning.bunnlenker.length === 0 ? null : (
          <ul>
            {visning.bunnlenker.map((l) => (
              <li key={l.href}>
                <a href={l.href}>{l.tekst}</a>
              </li>
            ))}
          </ul>
        )}
        <Sprakvalg sprak={sprak} adresser={visning.sprakvalg} />
      </footer>
    </>
  );
}
