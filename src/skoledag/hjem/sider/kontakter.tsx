import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Sidetopp, Tomt, Varselboks } from '#web/komponenter/index.ts';
import { telefon, type Sprak } from '#web/tekster/index.ts';
import type { Kontakter } from '../modell.ts';
import { tekst } from './kontakttekster.ts';

/** Class, teachers, and whom to call: work numbers only. */
export function tegnKontakter(m: Kontakter, { sprak }: Ramme): Tegning {
  const t = tekst(sprak);
  const { elev } = m;
  return {
    tittel: t.tittel,
    meny: '/mine-barn',
    innhold: (
      <div className="fm-stabel fm-smal">
        <Sidetopp
          topp={{
            tittel: t.tittel,
            ingress: elev.klasse === null ? t.utenKlasse(elev.navn, m.skolenavn) : t.klasse(elev.navn, elev.klasse, m.skolenavn),
            smuler: [{ tekst: t.tilbake, href: '/mine-barn' }],
          }}
          sprak={sprak}
        />
        <Varselboks sprak={sprak} varsel={{ tone: 'noytral', tittel: t.sms, tekst: t.smsOm }} />
        <section aria-labelledby="larere">
          <h2 className="fm-h2" id="larere">
            {t.larere}
          </h2>
          {m.larere.length === 0 ? <Tomt tomt={{ tittel: t.ingenLarere }} /> : null}
          <ul className="fm-meldt">
            {m.larere.map((l) => (
              <li key={`${l.navn}-${l.grupper.join()}`}>
                <strong>{l.navn}</strong>
                <span className="fm-linje fm-dempet">
                  {t.rolle[l.rolle]}, {l.grupper.join(', ')}
                </span>
                <Nar k={l} sprak={sprak} />
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="skolen">
          <h2 className="fm-h2" id="skolen">
            {t.skolen}
          </h2>
          {m.skolen.length === 0 ? <Tomt tomt={{ tittel: t.ingenSkolen }} /> : null}
          <ul className="fm-meldt">
            {m.skolen.map((k) => (
              <li key={`${k.navn}-${k.roller.join()}`}>
                <strong>{k.navn}</strong>
                <span className="fm-linje fm-dempet">{k.roller.map((r) => t.katalog[r]).join(', ')}</span>
                <Nar k={k} sprak={sprak} />
              </li>
            ))}
          </ul>
        </section>
      </div>
    ),
  };
}

function Nar({ k, sprak }: { k: { readonly telefon: string | null; readonly epost: string | null }; sprak: Sprak }) {
  const t = tekst(sprak);
  return (
    <span className="fm-linje">
      {k.telefon === null ? (
        <span className="fm-dempet fm-liten">{t.utenNummer}</span>
      ) : (
        <a className="ds-link" href={`tel:${k.telefon}`}>
          <span className="ds-sr-only">{t.ring} </span>
          {telefon(k.telefon)}
        </a>
      )}
      {k.epost === null ? null : (
        <>
          {' '}
          <a className="ds-link" href={`mailto:${k.epost}`}>
            {k.epost}
          </a>
        </>
      )}
    </span>
  );
}
