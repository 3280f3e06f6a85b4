import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { paSprak } from '#grunn/sprak/index.ts';
import {
  Feiloppsummering,
  Handlingsknapp,
  Knapp,
  Knappelenke,
  Kvittering,
  Sidetopp,
  Skjemafelt,
  Skjult,
  Statusmerke,
  Tabell,
  Varselboks,
  type Handlingsvisning,
  type Kolonne,
} from '#web/komponenter/index.ts';
import { dato, datoOgTid, kortDato, ukedagsdato, type Sprak } from '#web/tekster/index.ts';
import type { Endrelig, Linje, Pameldingsside } from '../modell.ts';
import { plassFor, uenighet } from '../regler.ts';
import { Melding, Merke, ordfelt, tilHvem } from './felt.tsx';
import { PAMELDINGER } from './skole.tsx';
import { ordFor, tekst } from './tekster.ts';

interface Del {
  readonly m: Pameldingsside;
  readonly ramme: Ramme;
}

function Tall({ m, sprak }: { m: Pameldingsside; sprak: Sprak }) {
  const t = tekst(sprak);
  const p = m.pamelding;
  const par: readonly [string, number][] = [
    [t.harSvart, m.svart],
    [t.mangler, m.spurt - m.svart],
    ...(p.slag === 'pamelding'
      ? [[t.paMeldt, p.plasser === null ? p.paMeldt : Math.min(p.paMeldt, p.plasser)] as [string, number]]
      : []),
    ...(p.plasser === null
      ? []
      : [
          [t.ledige, Math.max(0, p.plasser - p.paMeldt)] as [string, number],
          [t.venteliste, Math.max(0, p.paMeldt - p.plasser)] as [string, number],
        ]),
  ];
  return (
    <dl className="fm-tallpar">
      {par.map(([ord, n]) => (
        <div key={ord}>
          <dt>{ord}</dt>
          <dd>{n}</dd>
        </div>
      ))}
    </dl>
  );
}

function Hva({ l, m, sprak }: { l: Linje; m: Pameldingsside; sprak: Sprak }) {
  const t = tekst(sprak);
  if (l.svart === null) return <Statusmerke merke={{ tone: 'trengerDeg', tekst: t.ikkeSvart }} />;
  if (l.med === null) return <Statusmerke merke={{ tone: 'ok', tekst: t.svart }} />;
  if (!l.med || l.nr === null) return <Statusmerke merke={{ tone: 'noytral', tekst: t.kommerIkke }} />;
  const plass = plassFor(l.nr, m.pamelding.plasser);
  return 'venter' in plass ? (
    <Statusmerke merke={{ tone: 'noytral', tekst: t.venterNr(plass.venter) }} />
  ) : (
    <Statusmerke merke={{ tone: 'ok', tekst: t.kommer }} />
  );
}

/** What one answered, question by question, under the numbers the questions have below. */
function Svarene({ l, m, sprak }: { l: Linje; m: Pameldingsside; sprak: Sprak }) {
  const t = tekst(sprak);
  return m.sporsmal.map((q, i) =>
    l.verdier?.[q.sporsmalId] === undefined ? null : (
      <span className="fm-linje" key={q.sporsmalId}>
        <span className="fm-dempet">
          {`${i + 1}. `}
          <span className="ds-sr-only">{paSprak(q.tekst, sprak)} </span>
        </span>
        {t.svarord(q, l.verdier[q.sporsmalId]!, sprak)}
      </span>
    ),
  );
}

function Svartabell({ m, ramme }: Del) {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const kolonner: Kolonne<Linje>[] = [
    { id: 'elev', tittel: t.elev, radtittel: true, celle: (l) => l.navn },
    ...(m.pamelding.gruppeId === null ? [{ id: 'klasse', tittel: t.klasse, celle: (l: Linje) => l.klasse ?? '' }] : []),
    ...(m.pamelding.hvem === 'foresatte' ? [{ id: 'for', tittel: t.foresatt, celle: (l: Linje) => l.forNavn ?? '' }] : []),
    { id: 'svar', tittel: t.status, celle: (l) => <Hva l={l} m={m} sprak={sprak} /> },
    ...(m.pamelding.anonym || m.sporsmal.length === 0
      ? []
      : [{ id: 'verdier', tittel: t.svarene, celle: (l: Linje) => <Svarene l={l} m={m} sprak={sprak} /> }]),
    ...(m.pamelding.anonym
      ? []
      : [{ id: 'nar', tittel: t.svarte, celle: (l: Linje) => (l.svart === null ? '' : datoOgTid(l.svart)) }]),
  ];
  return (
    <Tabell
      sprak={sprak}
      tabell={{
        tittel: t.svarene,
        skjulTittel: true,
        rader: m.linjer,
        nokkel: (l) => `${l.elevId}-${l.forId ?? ''}`,
        tomt: { tittel: m.vis === 'mangler' ? t.alleHarSvart : t.ingenSpurt },
        kolonner,
        sider:
          m.sider === 1
            ? undefined
            : {
                side: m.side,
                av: m.sider,
                forrigeHref: m.side > 1 ? `?vis=${m.vis}&side=${m.side - 1}` : undefined,
                nesteHref: m.side < m.sider ? `?vis=${m.vis}&side=${m.side + 1}` : undefined,
              },
      }}
    />
  );
}

function Resultater({ m, ramme }: Del) {
  const { sprak } = ramme;
  const t = tekst(sprak);
  if (m.svart === 0) return null;
  return (
    <section aria-labelledby="resultat" className="fm-stabel">
      <h2 className="fm-h2" id="resultat">
        {t.resultater}
      </h2>
      {m.resultater === null ? <p>{t.resultaterSkjult}</p> : null}
      {(m.resultater ?? []).map((r, nr) => (
        <div key={r.sporsmal.sporsmalId}>
          <h3 className="fm-h3">
            {nr + 1}. {paSprak(r.sporsmal.tekst, sprak)} <span className="fm-dempet">{t.svarAntall(r.svar)}</span>
          </h3>
          {r.sporsmal.slag === 'tekst' || r.sporsmal.slag === 'tall' ? (
            <ul className="ds-list">
              {ordFor(r, sprak).map(([ord], i) => (
                <li key={`${i}-${ord}`}>{ord}</li>
              ))}
            </ul>
          ) : (
            <dl className="fm-tallpar">
              {ordFor(r, sprak).map(([ord, n]) => (
                <div key={ord}>
                  <dt>{ord}</dt>
                  <dd>{n}</dd>
                </div>
              ))}
            </dl>
          )}
        </div>
      ))}
      {m.pamelding.anonym && m.resultater === null ? null : (
        <>
          <div className="fm-knapper">
            {(['csv', 'xlsx'] as const).map((f) => (
              <Knappelenke key={f} href={`${PAMELDINGER}/${m.pamelding.pameldingId}/svar?format=${f}`} slag="annen">
                {f === 'csv' ? t.hentCsv : t.hentExcel}
              </Knappelenke>
            ))}
          </div>
          <p className="fm-dempet fm-liten">{m.pamelding.anonym ? t.filOmAnonym : t.filOm}</p>
        </>
      )}
    </section>
  );
}

function Sporsmalene({ m, ramme }: Del) {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const sti = `${PAMELDINGER}/${m.pamelding.pameldingId}/sporsmal`;
  return (
    <section aria-labelledby="sporsmal" className="fm-stabel">
      <h2 className="fm-h2" id="sporsmal">
        {t.sporsmalene}
      </h2>
      {m.sporsmal.length === 0 ? (
        <p>{t.ingenSporsmal}</p>
      ) : (
        <ol className="ds-list">
          {m.sporsmal.map((q, i) => (
            <li key={q.sporsmalId}>
              {paSprak(q.tekst, sprak)}{' '}
              <span className="fm-dempet">
                {[t.sporsmalSlag[q.slag], ...(q.pakrevd ? [t.pakrevd] : []), ...q.valg.map((v) => paSprak(v, sprak))].join(' · ')}
              </span>
              <Handlingsknapp
                liten
                slag="stille"
                handling={{
                  tekst: t.fjern(i + 1),
                  href: `${sti}/${q.sporsmalId}/fjern`,
                  skjult: { _nokkel: `${skjema.nokkel}-${q.sporsmalId}` },
                }}
              />
            </li>
          ))}
        </ol>
      )}
      <div className="fm-knapper">
        <Knappelenke href={sti} slag="annen">
          {t.leggTil}
        </Knappelenke>
      </div>
    </section>
  );
}

/** The later of two is shown what stands now, field by field, before he writes over it. */
function Konflikt({ m, ramme }: Del) {
  const { sprak, skjema } = ramme;
  if (!skjema.konflikt) return null;
  const t = tekst(sprak);
  const p = m.pamelding;
  const star: Readonly<Record<Endrelig, string>> = { tittel: p.tittel.nb, tittelNn: p.tittelNn ?? '', tekst: p.tekst.nb, tekstNn: p.tekstNn ?? '', frist: p.frist, plasser: p.plasser === null ? '' : String(p.plasser) }; // prettier-ignore
  const ord: Readonly<Record<Endrelig, string>> = { tittel: t.tittelFelt, tittelNn: t.tittelNnFelt, tekst: t.tekstFelt, tekstNn: t.tekstNnFelt, frist: t.fristFelt, plasser: t.plasserFelt }; // prettier-ignore
  const verdi = (f: Endrelig) => (star[f] === '' ? t.tomt : f === 'frist' ? kortDato(star[f]) : star[f]);
  return (
    <Varselboks varsel={{ tone: 'trengerDeg', tittel: t.konflikt, tekst: t.konfliktOm }} sprak={sprak}>
      <ul className="ds-list">
        {uenighet(star, skjema.verdier).map((f) => (
          <li key={f}>{t.naStar(ord[f], verdi(f))}</li>
        ))}
      </ul>
    </Varselboks>
  );
}

function Endre({ m, ramme }: Del) {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const p = m.pamelding;
  const sti = `${PAMELDINGER}/${p.pameldingId}`;
  return (
    <div className="fm-stabel fm-smal">
      <section aria-labelledby="endre">
        <h2 className="fm-h2" id="endre">
          {t.endreTittel}
        </h2>
        <form className="fm-skjema" method="post" action={sti} noValidate>
          <Konflikt m={m} ramme={ramme} />
          <Melding ramme={ramme} />
          <Feiloppsummering feil={skjema.feil} sprak={sprak} />
          <Skjult felt={{ _nokkel: skjema.nokkel, _versjon: String(p.versjon) }} />
          {ordfelt(ramme, p.slag === 'pamelding', { ...p, tittel: p.tittel.nb, tekst: p.tekst.nb }).map((f) => (
            <Skjemafelt key={f.navn} felt={f} sprak={sprak} />
          ))}
          <div className="fm-knapper">
            <Knapp slag="annen">{t.lagreEndring}</Knapp>
          </div>
        </form>
      </section>
      <section aria-labelledby="slett">
        <h2 className="fm-h2" id="slett">
          {t.slett}
        </h2>
        <p>{t.slettOm}</p>
        <Handlingsknapp
          slag="annen"
          handling={{ tekst: t.slett, href: `${sti}/slett`, skjult: { _nokkel: `${skjema.nokkel}-slett` } }}
        />
      </section>
    </div>
  );
}

/** One list as the school holds it. */
export function tegnPamelding(m: Pameldingsside, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const p = m.pamelding;
  const tittel = paSprak(p.tittel, sprak);
  const knapp = (hva: string, ord: string): Handlingsvisning => ({
    tekst: ord,
    href: `${PAMELDINGER}/${p.pameldingId}/${hva}`,
    skjult: { _nokkel: `${skjema.nokkel}-${hva}` },
  });
  const klar = p.slag === 'pamelding' || m.sporsmal.length > 0;
  const mangler = m.spurt > m.svart;
  return {
    tittel,
    meny: PAMELDINGER,
    moduler: p.status === 'apen' ? ['ds-error-summary.js', 'tavle.js'] : ['ds-error-summary.js'],
    innhold: (
      <div className="fm-stabel">
        {m.gjort === null ? null : (
          <Kvittering
            kvittering={{
              tekst: t.gjort[m.gjort],
              detalj: (m.gjort === 'apnet' || m.gjort === 'minnet') && m.antall !== null ? t.hjem(m.antall) : undefined,
            }}
          />
        )}
        <Sidetopp
          topp={{
            tittel,
            ingress: `${t.slag[p.slag]}. ${tilHvem(p, sprak)}, ${m.skolenavn}. ${t.hvem[p.hvem]}${p.anonym ? `. ${t.erAnonymt}` : ''}.`,
            smuler: [{ tekst: t.tittelSkole, href: PAMELDINGER }],
          }}
          sprak={sprak}
        >
          {p.status === 'utkast' && klar ? <Handlingsknapp handling={knapp('apne', t.apne)} /> : null}
          {p.status === 'apen' && p.hvem !== 'elev' && mangler && !m.minnetIDag ? (
            <Handlingsknapp slag="annen" handling={knapp('minn', t.minn)} />
          ) : null}
          {p.status === 'apen' ? <Handlingsknapp slag="stille" handling={knapp('lukk', t.lukk)} /> : null}
          {p.status === 'lukket' && m.kanApneIgjen && !p.ryddet ? (
            <Handlingsknapp slag="annen" handling={knapp('apne-igjen', t.apneIgjen)} />
          ) : null}
          {p.status === 'slettet' && !p.ryddet ? <Handlingsknapp handling={knapp('gjenopprett', t.hent)} /> : null}
        </Sidetopp>
        <p>
          <Merke p={p} sprak={sprak} />
          <span className="fm-linje">
            {t.fristFelt}: {ukedagsdato(sprak, p.frist)}. {p.ryddet ? t.slettet : t.slettes(dato(p.slettes))}
          </span>
          {p.status === 'apen' && m.minnetIDag ? <span className="fm-linje fm-dempet">{t.minnet}</span> : null}
          {p.hvem === 'elev' ? <span className="fm-linje fm-dempet">{t.eleveneVarsles}</span> : null}
        </p>
        {p.status === 'utkast' ? (
          <Varselboks
            varsel={{
              tone: 'trengerDeg',
              tittel: t.utkastTittel,
              tekst: klar ? t.utkastTekst(m.sporsmal.length) : t.utenSporsmal,
            }}
            sprak={sprak}
          />
        ) : null}
        {p.status === 'slettet' ? <Varselboks varsel={{ tone: 'noytral', tittel: t.erSlettet }} sprak={sprak} /> : null}
        {p.status === 'utkast' ? <Sporsmalene m={m} ramme={ramme} /> : null}
        {p.ryddet ? null : (
          <div
            className="fm-stabel"
            {...(p.status === 'apen' ? { 'data-tavle': '', 'data-hendelser': `${PAMELDINGER}/${p.pameldingId}/endringer` } : {})}
          >
            <section aria-labelledby="svarene" className="fm-stabel">
              <h2 className="fm-h2" id="svarene">
                {t.svarene}
              </h2>
              <Tall m={m} sprak={sprak} />
              {m.svart === 0 || m.svart === m.spurt ? null : (
                <p>
                  <a className="ds-link" href={`?vis=${m.vis === 'alle' ? 'mangler' : 'alle'}`}>
                    {m.vis === 'alle' ? t.visMangler : t.visAlle}
                  </a>
                </p>
              )}
              <Svartabell m={m} ramme={ramme} />
            </section>
            <Resultater m={m} ramme={ramme} />
          </div>
        )}
        {p.status === 'utkast' || !m.kanEndreSporsmal ? null : <Sporsmalene m={m} ramme={ramme} />}
        {p.status === 'slettet' || p.ryddet ? null : <Endre m={m} ramme={ramme} />}
      </div>
    ),
  };
}
