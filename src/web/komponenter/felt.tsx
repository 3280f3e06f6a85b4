import { naertidspunkt, storForbokstav, tekst, telefon, type Sprak, type Tidspunkt } from '#web/tekster/index.ts';
import { Ikon } from './ikon.tsx';
import { kildesetning } from './kildesetning.ts';
import { Lenke } from './lenke.tsx';
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

/** «Hentet fra Folkeregisteret. I natt 02.10.»: the source and when, or who and when. */
function opphav(felt: Feltvisning, { sprak, naa }: Leser): string | undefined {
  const setning = kildesetning(felt, sprak);
  const tid = felt.hentet ?? felt.registrert;
  const nar = tid === undefined ? undefined : storForbokstav(naertidspunkt(sprak, tid, naa));
  const hvem = felt.registrertAv;
  if (setning === undefined && nar === undefined) return undefined;
  return [setning, nar === undefined ? undefined : `${hvem === undefined ? nar : `${nar}, ${hvem}`}.`].filter(Boolean).join(' ');
}

const MINST_FOR_SAMLET = 3;

/** What at least three of the fields say of their source, and more than any other thing. */
function fellesOpphav(felt: readonly Feltvisning[], leser: Leser): string | undefined {
  const antall = new Map<string, number>();
  for (const f of felt) {
    const o = f.verdi.slag === 'skjermet' || f.verdi.slag === 'tom' ? undefined : opphav(f, leser);
    if (o !== undefined) antall.set(o, (antall.get(o) ?? 0) + 1);
  }
  const [mest] = [...antall].toSorted((a, b) => b[1] - a[1]);
  return mest !== undefined && mest[1] >= MINST_FOR_SAMLET ? mest[0] : undefined;
}

function Kildelinje({ felt, sprak, naa, sagt }: { felt: Feltvisning; sagt: string | undefined } & Leser) {
  const t = tekst(sprak).felt;
  if (felt.verdi.slag === 'skjermet') return <p className="fm-felt-kilde">{felt.verdi.grunn ?? t.skjermetForklaring}</p>;
  const linje = opphav(felt, { sprak, naa });
  const grunn = felt.verdi.slag === 'tom' ? felt.verdi.grunn : felt.merknad;
  const ny = linje === sagt ? undefined : linje;
  if (ny === undefined && grunn === undefined && felt.registerHref === undefined) return null;
  return (
    <p className="fm-felt-kilde">
      {grunn === undefined ? null : <span className="fm-linje">{grunn}</span>}
      {ny}
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
 * Stands in a Feltliste. `sagt`: what the group has said of the source already.
 */
export function Felt({ felt, sprak, naa, sagt }: { felt: Feltvisning; sagt?: string | undefined } & Leser) {
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
              <span className="fm-liten">
                <Lenke lenke={felt.lenke} sprak={sprak} />
              </span>
            )}
          </div>
          <Kildelinje felt={felt} sprak={sprak} naa={naa} sagt={sagt} />
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
  const sagt = gruppe.samlet === true ? fellesOpphav(gruppe.felt, { sprak, naa }) : undefined;
  return (
    <section className="fm-feltgruppe">
      {gruppe.overskrift === undefined ? null : <h2 className="fm-h2">{gruppe.overskrift}</h2>}
      {sagt === undefined ? null : <p className="fm-felt-kilde">{sagt}</p>}
      <dl className="fm-feltliste">
        {gruppe.felt.map((f) => (
          <Felt key={f.navn} felt={f} sprak={sprak} naa={naa} sagt={sagt} />
        ))}
      </dl>
    </section>
  );
}
