import { naertidspunkt, storForbokstav, tekst, telefon, type Sprak, type Tidspunkt } from '#web/tekster/index.ts';
import { Ikon } from './ikon.tsx';
import { kildesetning } from './kildesetning.ts';
import type { Feltgruppevisning, Feltverdi, Feltvisning } from './modell.ts';

interface Leser {
  readonly sprak: Sprak;
  /** Now, from the injected clock: decides «i natt», «i går». */
  readonly naa: Tidspunkt;
}

/** A value as text, the same in the field, in tables and under «Hvorfor?». */
export function Verdi({ verdi, sprak, navn }: { verdi: Feltverdi; sprak: Sprak; navn?: string | undefined }) {
  const t = tekst(sprak).felt;
  switch (verdi.slag) {
    case 'tekst':
      return <span className="fm-verdi">{verdi.tekst}</span>;
    case 'telefon':
      return <span className="fm-verdi fm-tall">{telefon(verdi.nummer)}</span>;
    case 'linjer':
      return (
        <span className="fm-verdi">
          {verdi.linjer.map((linje, i) => (
            <span key={`${i}-${linje}`} className="fm-linje">
              {linje}
            </span>
          ))}
        </span>
      );
    case 'maskert':
      return (
        <span className="fm-verdi fm-tall">
          {verdi.vist}
          {verdi.visHref === undefined ? null : (
            <>
              {' '}
              <a className="ds-link fm-liten" href={verdi.visHref}>
                {t.visHele}
                <span className="ds-sr-only">: {navn}</span>
              </a>
            </>
          )}
        </span>
      );
    case 'skjermet':
      return <Skjermet sprak={sprak} />;
    case 'tom':
      return (
        <span className="fm-verdi fm-dempet">
          <span aria-hidden="true">–</span>
          <span className="ds-sr-only">{t.ingenVerdi}</span>
        </span>
      );
  }
}

/** «Skjermet»: what stands where a protected value would have been. The same for every value, also one that is not there. */
export function Skjermet({ sprak }: { sprak: Sprak }) {
  return <span className="fm-skjermet">{tekst(sprak).felt.skjermet}</span>;
}

function Feltikon({ felt, sprak }: { felt: Feltvisning; sprak: Sprak }) {
  const t = tekst(sprak).felt;
  if (felt.verdi.slag === 'skjermet') return <Ikon navn="skjold" />;
  const tips = kildesetning(felt, sprak);
  if (felt.last) return <Ikon navn="las" merke={t.last} tips={tips} />;
  if (tips === undefined) return null;
  if (felt.kilde === 'overstyring') return <Ikon navn="penn" merke={t.overstyrt} tips={tips} />;
  return <Ikon navn="info" merke={t.apen} tips={tips} />;
}

function Kildelinje({ felt, sprak, naa }: { felt: Feltvisning } & Leser) {
  const t = tekst(sprak).felt;
  if (felt.verdi.slag === 'skjermet') return <p className="fm-felt-kilde">{felt.verdi.grunn ?? t.skjermetForklaring}</p>;
  const setning = kildesetning(felt, sprak);
  const grunn = felt.verdi.slag === 'tom' ? felt.verdi.grunn : undefined;
  const tid = felt.hentet ?? felt.registrert;
  const nar = tid === undefined ? undefined : storForbokstav(naertidspunkt(sprak, tid, naa));
  const hvem = felt.registrertAv;
  if (setning === undefined && grunn === undefined && nar === undefined) return null;
  return (
    <p className="fm-felt-kilde">
      {grunn === undefined ? null : <span className="fm-linje">{grunn}</span>}
      {setning}
      {nar === undefined ? '' : ` ${hvem === undefined ? nar : `${nar}, ${hvem}`}.`}
      {felt.registerHref === undefined || felt.register === undefined ? null : (
        <>
          {' '}
          <a className="ds-link" href={felt.registerHref} target="_blank" rel="noopener noreferrer">
            {t.rettesIRegister(tekst(sprak).kilde[felt.register])}
            <Ikon navn="ut" merke={tekst(sprak).handling.nyFane} />
          </a>
        </>
      )}
    </p>
  );
}

/**
 * Every registered value on every screen: label, lock or info icon before the value, source, time, and «Hvorfor?».
 * Stands in a Feltliste.
 */
export function Felt({ felt, sprak, naa }: { felt: Feltvisning } & Leser) {
  const t = tekst(sprak);
  const tilEtikett = <span className="ds-sr-only"> {felt.etikett}</span>;
  const kanRedigeres = felt.redigerHref !== undefined && !felt.last && felt.verdi.slag !== 'skjermet';
  return (
    <div className="fm-felt" data-felt={felt.navn}>
      <dt>{felt.etikett}</dt>
      <dd>
        <Feltikon felt={felt} sprak={sprak} />
        <div className="fm-felt-kropp">
          <div className="fm-felt-verdi">
            <Verdi verdi={felt.verdi} sprak={sprak} navn={felt.etikett} />
            {felt.lenke === undefined || felt.verdi.slag === 'skjermet' ? null : (
              <a className="ds-link fm-liten" href={felt.lenke.href}>
                {felt.lenke.tekst}
              </a>
            )}
          </div>
          <Kildelinje felt={felt} sprak={sprak} naa={naa} />
        </div>
        <div className="fm-felt-lenker">
          {kanRedigeres ? (
            <a className="fm-stille" href={felt.redigerHref} id={`rediger-${felt.navn}`}>
              {t.handling.rediger}
              {tilEtikett}
            </a>
          ) : null}
          {felt.hvorforHref === undefined ? null : (
            <a className="fm-stille" href={felt.hvorforHref} data-hvorfor="">
              {t.felt.hvorfor}
              {tilEtikett}
            </a>
          )}
        </div>
      </dd>
    </div>
  );
}

/** A group of fields under one heading, as a description list. */
export function Feltliste({ gruppe, sprak, naa }: { gruppe: Feltgruppevisning } & Leser) {
  return (
    <section className="fm-feltgruppe">
      {gruppe.overskrift === undefined ? null : <h2 className="fm-h2">{gruppe.overskrift}</h2>}
      <dl className="fm-feltliste">
        {gruppe.felt.map((f) => (
          <Felt key={f.navn} felt={f} sprak={sprak} naa={naa} />
        ))}
      </dl>
    </section>
  );
}
