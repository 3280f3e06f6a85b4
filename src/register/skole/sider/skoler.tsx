import type { Ramme, Tegning, Toppvalg } from '#grunn/handling/index.ts';
import {
  Feiloppsummering,
  Knapp,
  Knappelenke,
  Kvittering,
  Sidetopp,
  Skjemafelt,
  Skjult,
  Stabel,
  Statusmerke,
  Tabell,
  Varselboks,
} from '#web/komponenter/index.ts';
import { kortDato, tall, ukedagsdato, tekst as felles, type Sprak } from '#web/tekster/index.ts';
import { FRIRADER } from '../handlinger/sett-rute.ts';
import { FRISLAG, type Skoleoversikt, type Skoleside, type Skolerute } from '../modell.ts';
import { sjekkSkolerute, skoledager, skrivSkolear, terminer } from '../regler.ts';
import { tekst } from '../tekster.ts';

const periode = (skolear: number, apne: readonly number[], sti: string): Toppvalg => ({
  valgt: skrivSkolear(skolear),
  valg: apne.map((ar) => ({ href: `${sti}?skolear=${ar}`, tekst: skrivSkolear(ar), valgt: ar === skolear })),
});

/** The schools somebody reaches. */
export function tegnSkoler(m: Skoleoversikt, { sprak }: Ramme): Tegning {
  const t = tekst(sprak);
  return {
    tittel: t.tittel,
    meny: '/skoler',
    innhold: (
      <Stabel>
        <Sidetopp topp={{ tittel: t.tittel, ingress: skrivSkolear(m.skolear) }} sprak={sprak}>
          {m.kanEndreKommunerute ? (
            <Knappelenke href={`/skoler/skolerute?skolear=${m.skolear}`} slag="annen">
              {t.kommunerute}
            </Knappelenke>
          ) : undefined}
        </Sidetopp>
        <Tabell
          sprak={sprak}
          tabell={{
            tittel: t.tittel,
            skjulTittel: true,
            rader: m.skoler,
            nokkel: (s) => s.organisasjonsnummer,
            tomt: { tittel: t.ingen, forklaring: t.ingenOm },
            kolonner: [
              {
                id: 'skole',
                tittel: t.skole,
                radtittel: true,
                celle: (s) => (
                  <>
                    <a className="ds-link" href={`/skoler/${s.organisasjonsnummer}`}>
                      {s.navn}
                    </a>{' '}
                    {s.aktiv ? null : <Statusmerke merke={{ tone: 'noytral', tekst: t.nedlagt }} />}
                  </>
                ),
              },
              {
                id: 'trinn',
                tittel: t.trinn,
                celle: (s) => (s.trinnFra === null || s.trinnTil === null ? '–' : `${s.trinnFra}.–${s.trinnTil}.`),
              },
              { id: 'malform', tittel: t.malform, celle: (s) => t.malformer[s.malform ?? ''] ?? '–' },
              { id: 'klasser', tittel: t.klasser, tall: true, celle: (s) => tall(s.klasser) },
              { id: 'elever', tittel: t.elever, tall: true, celle: (s) => tall(s.elever) },
            ],
          }}
        />
      </Stabel>
    ),
  };
}

const UUID = /^[0-9a-f-]{36}$/;

/** What was just done with the calendar, and how to take it back. */
function Kvitteringen({ ramme }: { ramme: Ramme }) {
  const t = tekst(ramme.sprak);
  const { gjort = '', sett = '' } = ramme.sporring;
  if (gjort === 'angret') return <Kvittering kvittering={{ tekst: t.angret }} />;
  if (gjort !== 'lagret') return null;
  return (
    <Kvittering
      kvittering={{
        tekst: t.lagret,
        ...(UUID.test(sett)
          ? { angre: { tekst: t.angre, href: '/skoler/angre', skjult: { sett, _nokkel: `${ramme.skjema.nokkel}-angre` } } }
          : {}),
      }}
    />
  );
}

function Avvik({ skolear, rute, sprak }: { skolear: number; rute: Skolerute; sprak: Sprak }) {
  const t = tekst(sprak);
  return sjekkSkolerute(skolear, rute).map((a) => (
    <Varselboks key={t.avvik(a)} varsel={{ tone: 'trengerDeg', tittel: t.avvik(a) }} sprak={sprak} />
  ));
}

/** One school: what NSR says, and its calendar. */
export function tegnSkole(m: Skoleside, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const s = m.skole!;
  const sti = `/skoler/${s.organisasjonsnummer}`;
  const fakta = [
    [t.trinn, s.trinnFra === null || s.trinnTil === null ? null : `${s.trinnFra}.–${s.trinnTil}.`],
    [t.malform, t.malformer[s.malform ?? ''] ?? null],
    [t.type, s.skoletype],
    [t.adresse, s.adresse],
    [t.orgnr, s.organisasjonsnummer],
  ] as const;
  return {
    tittel: s.navn,
    meny: '/skoler',
    sted: { valgt: s.navn, valg: [] },
    periode: periode(m.skolear, m.apne, sti),
    medIMenyen: `?skole=${s.organisasjonsnummer}&skolear=${m.skolear}`,
    innhold: (
      <Stabel>
        <Kvitteringen ramme={ramme} />
        <Sidetopp
          topp={{
            tittel: s.navn,
            ingress: m.apne.indexOf(m.skolear) === 0 ? t.planlegges : undefined,
            smuler: [{ tekst: t.tittel, href: '/skoler' }],
          }}
          sprak={sprak}
        >
          <Knappelenke href={`/grupper?skole=${s.organisasjonsnummer}&skolear=${m.skolear}`} slag="annen">
            {t.grupper}
          </Knappelenke>
          {m.kanEndre ? (
            <Knappelenke href={`${sti}/skolerute?skolear=${m.skolear}`} slag="annen">
              {t.endre}
            </Knappelenke>
          ) : null}
        </Sidetopp>
        <section aria-labelledby="fakta">
          <h2 className="fm-h2" id="fakta">
            {t.fakta}
          </h2>
          <dl className="fm-fakta">
            {fakta.map(([navn, verdi]) =>
              verdi === null ? null : (
                <div key={navn}>
                  <dt>{navn}</dt>
                  <dd>{verdi}</dd>
                </div>
              ),
            )}
          </dl>
          <p className="fm-dempet fm-liten">{t.fraNsr}</p>
        </section>
        <section aria-labelledby="rute">
          <h2 className="fm-h2" id="rute">
            {t.rutetittel(skrivSkolear(m.skolear))}
          </h2>
          {m.rute === null || !m.bestemt ? (
            <p className="fm-dempet">{t.ikkeBestemt}</p>
          ) : (
            <>
              <p className="fm-dempet">{m.kommunens ? t.folgerKommunen : t.egen}</p>
              <Avvik skolear={m.skolear} rute={m.rute} sprak={sprak} />
              <Rute rute={m.rute} sprak={sprak} />
            </>
          )}
        </section>
      </Stabel>
    ),
  };
}

function Rute({ rute, sprak }: { rute: Skolerute; sprak: Sprak }) {
  const t = tekst(sprak);
  const dager = skoledager(rute);
  return (
    <>
      <dl className="fm-fakta">
        <div>
          <dt>{t.forsteSkoledag}</dt>
          <dd>{ukedagsdato(sprak, rute.forsteSkoledag)}</dd>
        </div>
        {terminer(rute).map((x) => (
          <div key={x.nummer}>
            <dt>{t.termin(x.nummer)}</dt>
            <dd>
              {kortDato(x.fra)} – {kortDato(x.til)}
            </dd>
          </div>
        ))}
        <div>
          <dt>{t.sisteSkoledag}</dt>
          <dd>{ukedagsdato(sprak, rute.sisteSkoledag)}</dd>
        </div>
        <div>
          <dt>{t.skoledager}</dt>
          <dd>{t.ialt(dager.length)}</dd>
        </div>
      </dl>
      <Tabell
        sprak={sprak}
        tabell={{
          tittel: t.fri,
          rader: rute.fri,
          nokkel: (f) => f.fra,
          tomt: { tittel: t.fri },
          kolonner: [
            { id: 'navn', tittel: t.navn, radtittel: true, celle: (f) => f.navn },
            { id: 'slag', tittel: t.slag, celle: (f) => t.slagene[f.slag] },
            { id: 'fra', tittel: t.fra, celle: (f) => kortDato(f.fra) },
            { id: 'til', tittel: t.til, celle: (f) => kortDato(f.til) },
          ],
        }}
      />
    </>
  );
}

/** The calendar as a form: the kommune's or a school's. */
export function tegnRuteskjema(m: Skoleside, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const hvor = m.skole?.navn ?? t.kommunen;
  const sti = m.skole === null ? '/skoler/skolerute' : `/skoler/${m.skole.organisasjonsnummer}/skolerute`;
  const tilbake = m.skole === null ? '/skoler' : `/skoler/${m.skole.organisasjonsnummer}?skolear=${m.skolear}`;
  const rute = m.rute!;
  const feilVed = (navn: string) => skjema.feil.find((f) => f.navn === navn)?.melding;
  const skrevet = (navn: string, ellers: string) => skjema.verdier[navn] ?? ellers;
  const dag = (navn: 'forsteSkoledag' | 'sisteSkoledag' | 'andreTerminFra') => (
    <Skjemafelt
      sprak={sprak}
      felt={{
        slag: 'tekst',
        type: 'date',
        navn,
        etikett: t[navn],
        verdi: skrevet(navn, rute[navn]),
        feil: feilVed(navn),
        bredde: 'middels',
      }}
    />
  );
  const rader = Array.from({ length: Math.min(FRIRADER, rute.fri.length + 4) }, (_, i) => i);
  const inn = (i: number, n: 'fra' | 'til' | 'navn', etikett: string) => {
    const navn = `fri.${i}.${n}`;
    return (
      <input
        className="ds-input"
        type={n === 'navn' ? 'text' : 'date'}
        name={navn}
        id={`felt-${navn}`}
        aria-label={t.rad(i + 1, etikett)}
        aria-invalid={feilVed(navn) === undefined ? undefined : true}
        defaultValue={skrevet(navn, rute.fri[i]?.[n] ?? '')}
      />
    );
  };
  return {
    tittel: t.rutetittel(skrivSkolear(m.skolear)),
    meny: '/skoler',
    sted: { valgt: hvor, valg: [] },
    periode: periode(m.skolear, m.apne.slice(0, 2), sti),
    moduler: ['ds-error-summary.js'],
    innhold: (
      <Stabel>
        <Kvitteringen ramme={ramme} />
        <Sidetopp
          topp={{
            tittel: t.rutetittel(skrivSkolear(m.skolear)),
            ingress: m.bestemt ? (m.skole === null ? hvor : `${hvor}. ${t.somKommunens}`) : `${hvor}. ${t.forslag}`,
            smuler: [{ tekst: m.skole === null ? t.tittel : hvor, href: tilbake }],
          }}
          sprak={sprak}
        />
        <Avvik skolear={m.skolear} rute={rute} sprak={sprak} />
        <p className="fm-dempet">{t.ialt(skoledager(rute).length)}</p>
        <form method="post" action={`${sti}?skolear=${m.skolear}`} className="fm-skjema fm-ruteskjema" noValidate>
          <Feiloppsummering feil={skjema.feil} sprak={sprak} />
          <Skjult felt={{ _nokkel: skjema.nokkel, skolear: String(m.skolear) }} />
          <div className="fm-flytt">
            {dag('forsteSkoledag')}
            {dag('andreTerminFra')}
            {dag('sisteSkoledag')}
          </div>
          <Tabell
            sprak={sprak}
            tabell={{
              tittel: t.fri,
              rader,
              nokkel: String,
              tomt: { tittel: t.fri },
              kolonner: [
                { id: 'navn', tittel: t.navn, celle: (i) => inn(i, 'navn', t.navn) },
                {
                  id: 'slag',
                  tittel: t.slag,
                  celle: (i) => (
                    <select
                      className="ds-input"
                      name={`fri.${i}.slag`}
                      aria-label={t.rad(i + 1, t.slag)}
                      defaultValue={skrevet(`fri.${i}.slag`, rute.fri[i]?.slag ?? 'ferie')}
                    >
                      {FRISLAG.map((x) => (
                        <option key={x} value={x}>
                          {t.slagene[x]}
                        </option>
                      ))}
                    </select>
                  ),
                },
                { id: 'fra', tittel: t.fra, celle: (i) => inn(i, 'fra', t.fra) },
                { id: 'til', tittel: t.til, celle: (i) => inn(i, 'til', t.til) },
              ],
            }}
          />
          <p className="fm-dempet fm-liten">{t.helligdager}</p>
          <div className="fm-knapper">
            <Knapp>{t.lagre}</Knapp>
            <Knappelenke href={tilbake} slag="stille">
              {felles(sprak).handling.avbryt}
            </Knappelenke>
          </div>
        </form>
      </Stabel>
    ),
  };
}
