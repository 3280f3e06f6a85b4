import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Sidetopp, Varselboks } from '#web/komponenter/index.ts';
import { telefon } from '#web/tekster/index.ts';
import type { EgneBarn } from '../modell.ts';
import { tekst } from '../tekster/index.ts';

const SKATTEETATEN = 'https://www.skatteetaten.no/person/folkeregister/';

/** A guardian's children, or a calm page that says how they come here and who corrects what. */
export function tegnEgneBarn(m: EgneBarn, ramme: Ramme): Tegning {
  const t = tekst(ramme.sprak).egne;
  return {
    tittel: t.tittel,
    innhold: (
      <div className="fm-stabel">
        <Sidetopp topp={{ tittel: t.tittel }} sprak={ramme.sprak} />
        {m.stengt ? (
          <Varselboks sprak={ramme.sprak} varsel={{ tone: 'noytral', ikon: 'las', tittel: t.stengt, tekst: t.stengtOm }} />
        ) : m.barn.length === 0 ? (
          <section>
            <p className="fm-h3">{t.tomt}</p>
            <p>{t.tomtOm}</p>
            <ul className="ds-list">
              {t.grunner.map((g) => (
                <li key={g}>{g}</li>
              ))}
            </ul>
            <p>
              <a className="ds-link" href={SKATTEETATEN} rel="noreferrer">
                {t.skatteetaten}
              </a>
            </p>
            <p>{m.hjelp.telefon === null ? t.ringUten : t.ring(telefon(m.hjelp.telefon))}</p>
            {m.hjelp.nettside === null ? null : (
              <p>
                <a className="ds-link" href={m.hjelp.nettside} rel="noreferrer">
                  {m.hjelp.nettside.replace(/^https:\/\//, '')}
                </a>
              </p>
            )}
          </section>
        ) : (
          <ul className="fm-personliste">
            {m.barn.map((b) => (
              <li key={b.barnId}>
                <div className="fm-personrad">
                  <div>
                    <span className="fm-personnavn">{b.navn}</span>{' '}
                    <span className="fm-dempet">{[b.klasse, b.skole].filter(Boolean).join(', ')}</span>
                  </div>
                  <div className="fm-radlenker">
                    <a className="fm-stille" href={`/mine-barn/${b.barnId}/kontakter`}>
                      {t.kontakter}
                      <span className="ds-sr-only">, {b.navn}</span>
                    </a>
                    <a className="fm-stille" href={`/hvem-har-sett/${b.barnId}/barn`}>
                      {t.hvemHarSett}
                      <span className="ds-sr-only"> {b.navn}</span>
                    </a>
                    <a className="fm-stille" href={`/mine-barn/${b.barnId}/hvem`}>
                      {t.hvemKanSe}
                      <span className="ds-sr-only"> {b.navn}</span>
                    </a>
                  </div>
                </div>
              </li>
            ))}
          </ul>
        )}
      </div>
    ),
  };
}
