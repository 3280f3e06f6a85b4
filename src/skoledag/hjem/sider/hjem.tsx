import { paSprak, type Sprak } from '#grunn/sprak/index.ts';
import { Knappelenke, Statusmerke, type Tone } from '#web/komponenter/index.ts';
import { ukedagsdato } from '#web/tekster/index.ts';
import type { Hjem, Hjembarn, Hjemstatus, Ukehendelse, Ventende } from '../modell.ts';
import { tekst } from './tekster.ts';

const TONE: Readonly<Record<Hjemstatus, Tone>> = {
  tilstede: 'ok',
  sen: 'ok',
  meldt: 'noytral',
  permisjon: 'noytral',
  annetsted: 'noytral',
  ventes: 'noytral',
  etterlyses: 'fare',
  fri: 'noytral',
  ferdig: 'noytral',
};

/** The front page of a guardian or a pupil: the children now, what waits, the week; one thing to do. */
export function Hjemside({ m, sprak }: { m: Hjem; sprak: Sprak }) {
  const t = tekst(sprak);
  const egne = m.barn.filter((b) => !b.deg);
  return (
    <div className="fm-hjem">
      {m.barn.map((b) => (
        <Barn key={b.elevId} b={b} sprak={sprak} />
      ))}
      {m.venter.length === 0 && m.barn.some((b) => b.sakId !== null) ? null : (
        <section aria-labelledby="venter">
          <h2 className="fm-h2" id="venter">
            {m.venter.length === 0 ? t.ingentingVenter : t.venter(m.venter.length)}
          </h2>
          {m.venter.length === 0 ? null : (
            <ul className="fm-ventliste">
              {m.venter.map((v) => (
                <Venter key={JSON.stringify(v)} v={v} sprak={sprak} />
              ))}
            </ul>
          )}
        </section>
      )}
      {egne.length === 0 ? null : (
        <section aria-label={t.meld}>
          <Knappelenke href="/meld-fravar">{t.meld}</Knappelenke>
          <p className="fm-dempet fm-liten">{t.meldInnen(m.meldesInnen)}</p>
          <p className="fm-barnelenker">
            <a className="ds-link" href="/permisjon">
              {t.sokPermisjon}
            </a>
            <a className="ds-link" href="/samtykker">
              {t.samtykker}
            </a>
          </p>
        </section>
      )}
      {m.retter.length === 0 ? null : <Retter m={m} sprak={sprak} />}
    </div>
  );
}

function Barn({ b, sprak }: { b: Hjembarn; sprak: Sprak }) {
  const t = tekst(sprak);
  const id = `barn-${b.elevId}`;
  return (
    <section className="fm-barnekort" aria-labelledby={id}>
      <h2 className="fm-h2" id={id}>
        {b.deg ? t.iDag : b.navn} <span className="fm-dempet fm-liten">{[b.klasse, b.skolenavn].filter(Boolean).join(', ')}</span>
      </h2>
      <p>
        <Statusmerke merke={{ tone: TONE[b.status], tekst: t.status[b.status] }} />
        {b.kl === null ? null : <span className="fm-dempet"> {t.begynner(b.kl)}</span>}
      </p>
      {b.status === 'etterlyses' && b.sakId !== null && !b.deg ? (
        <p>
          {t.ring}{' '}
          <a className="ds-link" href={`/mitt-barn/etterlyst/${b.sakId}`}>
            {t.svar}
          </a>
        </p>
      ) : null}
      {b.mottar === null ? null : (
        <p className="fm-liten">
          <Statusmerke
            merke={{
              tone: b.mottar ? 'ok' : 'noytral',
              tekst: b.mottar ? t.mottar : t.mottarIkke,
              ikon: b.mottar ? 'konvolutt' : 'konvoluttStengt',
            }}
          />
          {b.mottar ? null : (
            <a className="ds-link" href={`/mine-barn/${b.elevId}/hvem`}>
              {t.hvorfor}
            </a>
          )}
        </p>
      )}
      <h3 className="fm-h3">{t.uke}</h3>
      {b.uke.length === 0 ? (
        <p className="fm-dempet">{t.uken}</p>
      ) : (
        <ul className="fm-ukeliste">
          {b.uke.map((u) => (
            <li key={`${u.slag}-${u.fra}-${u.fraKl ?? ''}`}>{omUken(u, sprak)}</li>
          ))}
        </ul>
      )}
      <p className="fm-barnelenker">
        <a className="ds-link" href={`/fravar/${b.elevId}`}>
          {t.seFravar}
          <span className="ds-sr-only">, {b.navn}</span>
        </a>
        {b.deg ? null : (
          <>
            <a className="ds-link" href={`/mine-barn/${b.elevId}/kontakter`}>
              {t.kontakter}
              <span className="ds-sr-only">, {b.navn}</span>
            </a>
            <a className="ds-link" href={`/mine-barn/${b.elevId}/hvem`}>
              {t.hvemKanSe}
              <span className="ds-sr-only"> {b.navn}</span>
            </a>
          </>
        )}
      </p>
    </section>
  );
}

function omUken(u: Ukehendelse, sprak: Sprak): string {
  const t = tekst(sprak);
  const dager = u.fra === u.til ? ukedagsdato(sprak, u.fra) : `${ukedagsdato(sprak, u.fra)} – ${ukedagsdato(sprak, u.til)}`;
  const kl = u.fraKl === null || u.tilKl === null ? undefined : t.kl(u.fraKl, u.tilKl);
  const hva = u.hva === null ? undefined : paSprak(u.hva, sprak).toLowerCase();
  return [`${t[u.slag]} ${dager}`, kl, hva].filter(Boolean).join(', ');
}

function Venter({ v, sprak }: { v: Ventende; sprak: Sprak }) {
  const t = tekst(sprak);
  const [href, ord] =
    v.slag === 'samtykke'
      ? [`/samtykker#barn-${v.elevId}`, t.samtykke(v.antall, v.navn)]
      : v.slag === 'vedtak'
        ? [`/permisjon/${v.soknadId}`, t.vedtak(v.navn)]
        : v.slag === 'samtale'
          ? [`/utviklingssamtale/${v.rundeId}/${v.elevId}`, t.samtale(v.navn)]
          : v.slag === 'pamelding'
            ? [`/pamelding/${v.pameldingId}/${v.elevId}`, t.pamelding(paSprak(v.tittel, sprak), v.navn)]
            : v.slag === 'skolestart'
              ? [`/skolestart/${v.id}`, t.skolestart[v.hva](v.navn)]
              : ['/min-profil', t.kontakt];
  return (
    <li>
      <a className="ds-link" href={href}>
        {ord}
      </a>
    </li>
  );
}

/** What a pupil decides, now and later, in plain words. */
function Retter({ m, sprak }: { m: Hjem; sprak: Sprak }) {
  const t = tekst(sprak).elev;
  const har = m.retter.filter((r) => r.har);
  const senere = m.retter.filter((r) => !r.har);
  return (
    <section aria-labelledby="bestemmer">
      <h2 className="fm-h2" id="bestemmer">
        {t.tittel}
      </h2>
      <ul className="ds-list">
        {har.map((r) => (
          <li key={r.rett}>{t.rett[r.rett]}</li>
        ))}
      </ul>
      {har.some((r) => r.rett === 'opplaering') ? (
        <p className="fm-barnelenker">
          <a className="ds-link" href="/samtykker">
            {t.samtykker}
          </a>
          <a className="ds-link" href="/permisjon">
            {t.permisjon}
          </a>
        </p>
      ) : null}
      {senere.length === 0 ? null : (
        <dl className="fm-senere">
          {senere.map((r) => (
            <div key={r.rett}>
              <dt className="fm-dempet">{r.rett === 'malform' ? t.fra8 : t.senere(r.fra)}</dt>
              <dd>{t.rett[r.rett]}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
