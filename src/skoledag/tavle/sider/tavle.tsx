import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Knappelenke, Sidetopp, Statusmerke, Tomt, Varselboks } from '#web/komponenter/index.ts';
import { klokkeslett, ukedagsdato, type Sprak } from '#web/tekster/index.ts';
import { DAGSSTATUSER } from '../../fravar/index.ts';
import type { Skolevalg, Tavle, Tavleklasse } from '../modell.ts';
import { UTEN_KLASSE } from '../regler.ts';
import { tekst } from './tekster.ts';

const kl = (k: string) => k.replace(':', '.');

/** The board: open cases on top with one button each, then a tile a class. Readable from three metres, usable on a phone. */
export function tegnTavle(m: Tavle, { sprak }: Ramme): Tegning {
  const t = tekst(sprak);
  return {
    tittel: t.tittel,
    meny: '/tavla',
    moduler: ['tavle.js'],
    innhold: (
      <div className="fm-stabel" data-tavle="" data-hendelser={`/tavla/${m.skole}/endringer`}>
        <Sidetopp
          topp={{
            tittel: `${t.tittel} ${m.skolenavn}`,
            ingress: `${ukedagsdato(sprak, m.dato)}, ${t.klokka(kl(m.klokka)).toLowerCase()}. ${t.rutine(kl(m.meldesInnen), kl(m.sjekkesInnen))}`,
          }}
          sprak={sprak}
        >
          <output className="fm-register-tall">{m.erSkoledag ? t.alle(m.gjortRedeFor, m.elever) : ''}</output>
        </Sidetopp>
        {m.erSkoledag ? null : <Varselboks varsel={{ tone: 'noytral', tittel: t.ikkeSkole }} sprak={sprak} />}
        {m.saker.length === 0 ? null : (
          <section aria-labelledby="saker">
            <h2 className="fm-h2" id="saker">
              {t.saker}
            </h2>
            <ul className="fm-saker">
              {m.saker.map((s) => (
                <li key={s.sakId} className="fm-sak">
                  <p>
                    <strong>{s.navn}</strong> {s.klasse ?? ''} <span className="fm-dempet">{t.siden(klokkeslett(s.siden))}</span>{' '}
                    {s.trinn === 'eskalert' ? <Statusmerke merke={{ tone: 'fare', tekst: t.leder }} /> : null}
                    {s.sist?.av == null ? null : (
                      <span className="fm-linje fm-dempet fm-liten">
                        {klokkeslett(s.sist.tid)} {t.av(s.sist.av)}
                      </span>
                    )}
                  </p>
                  <Knappelenke href={`/etterlysning/${s.sakId}`}>
                    {t.neste[s.neste]}
                    <span className="ds-sr-only">, {s.navn}</span>
                  </Knappelenke>
                </li>
              ))}
            </ul>
          </section>
        )}
        {m.sentMeldt.length === 0 ? null : (
          <section aria-labelledby="sene">
            <h2 className="fm-h2" id="sene">
              {t.sene}
            </h2>
            <ul className="fm-linjer">
              {m.sentMeldt.map((e) => (
                <li key={e.elevId}>
                  {e.navn}{' '}
                  <span className="fm-dempet">{[e.klasse, t.klokka(kl(e.kl)).toLowerCase()].filter(Boolean).join(', ')}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        {m.erSkoledag ? (
          <section aria-labelledby="klasser">
            <h2 className="ds-sr-only" id="klasser">
              {t.klasser}
            </h2>
            <ul className="fm-tavle">
              {m.klasser.map((k) => (
                <Klasse key={k.gruppe} k={k} m={m} sprak={sprak} />
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    ),
  };
}

const RUNDT = 2 * Math.PI * 16;

function Klasse({ k, m, sprak }: { k: Tavleklasse; m: Tavle; sprak: Sprak }) {
  const t = tekst(sprak);
  const borte = (k.tall.ventes ?? 0) + (k.tall.etterlyses ?? 0);
  const her = k.elever - borte;
  const harSak = k.klassesak !== null || k.mangler.some((e) => e.sakId !== null);
  const tilstand = harSak ? 'sak' : borte > 0 ? 'venter' : 'ferdig';
  const navn = k.gruppe === UTEN_KLASSE ? t.utenKlasse : k.gruppe;
  const tall = DAGSSTATUSER.filter((s) => s !== 'tilstede' && (k.tall[s] ?? 0) > 0 && (k.fort || (s !== 'ventes' && s !== 'etterlyses'))).map((s) => `${k.tall[s]} ${t.tall[s]}`); // prettier-ignore
  return (
    <li className="fm-tavle-klasse" data-tilstand={tilstand}>
      <svg className="fm-tavle-ring" viewBox="0 0 36 36" aria-hidden="true">
        <circle cx="18" cy="18" r="16" />
        <circle
          className="fm-tavle-del"
          cx="18"
          cy="18"
          r="16"
          strokeDasharray={`${((RUNDT * her) / Math.max(1, k.elever)).toFixed(1)} ${RUNDT.toFixed(1)}`}
          transform="rotate(-90 18 18)"
        />
      </svg>
      <div>
        <h3>
          {k.gruppe === UTEN_KLASSE ? (
            navn
          ) : (
            <a
              className="ds-link"
              id={`k-${k.gruppe.replaceAll(/\W/g, '')}`}
              href={`/register/${m.skole}/${encodeURIComponent(k.gruppe)}`}
            >
              {navn}
            </a>
          )}
        </h3>
        <p className="fm-tall">
          {t.antall(her, k.elever)}
          <span className="ds-sr-only"> {t.redeFor}</span>
        </p>
        {k.fort ? null : (
          <Statusmerke
            merke={{ tone: k.klassesak === null ? 'trengerDeg' : 'fare', tekst: k.klassesak === null ? t.ikkeFort : t.klassesak }}
          />
        )}
        <ul>
          {k.mangler.map((e) => (
            <li key={e.elevId}>
              {e.navn} <span className="fm-dempet">{e.status === 'ventes' ? t.venter : t.etterlyst}</span>
            </li>
          ))}
        </ul>
        {tall.length === 0 ? null : <p className="fm-dempet fm-liten">{tall.join(', ')}</p>}
        {borte > 0 && k.frist !== '' ? <p className="fm-liten">{t.frist(kl(k.frist))}</p> : null}
      </div>
    </li>
  );
}

/** Which school's board? */
export function tegnTavlevalg(m: Skolevalg, { sprak }: Ramme): Tegning {
  const t = tekst(sprak);
  return {
    tittel: t.tittel,
    meny: '/tavla',
    innhold: (
      <div className="fm-stabel">
        <Sidetopp topp={{ tittel: t.tittel, ingress: t.velg }} sprak={sprak} />
        {m.skoler.length === 0 ? <Tomt tomt={{ tittel: t.ingen }} /> : null}
        <ul className="fm-meldt">
          {m.skoler.map((s) => (
            <li key={s.skole}>
              <a className="ds-link" href={`/tavla/${s.skole}`}>
                {s.navn}
              </a>{' '}
              <span className="fm-dempet">{t.elever(s.elever)}</span>
            </li>
          ))}
        </ul>
      </div>
    ),
  };
}
