import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import {
  Feiloppsummering,
  Handlingsknapp,
  Knapp,
  Knappelenke,
  Kvittering,
  Sidetopp,
  Skjemafelt,
  Skjult,
  Stabel,
  Statusmerke,
  Tabell,
  Tomt,
  Varselboks,
  type Kolonne,
} from '#web/komponenter/index.ts';
import { dato, datoOgTid, kortDato } from '#web/tekster/index.ts';
import { skrivSkolear } from '#register/skole/index.ts';
import type { Barnerad, Oversikt, Skoletall } from '../modell.ts';
import { fodselsar } from '../regler.ts';
import { tekst } from '../tekster.ts';
import { Avslag, feilVed, skrevet, Status } from './felles.tsx';

const STI = '/innskriving';
const UUID = /^[0-9a-f-]{36}$/;

function Gjort({ m, ramme }: { m: Oversikt; ramme: Ramme }) {
  const t = tekst(ramme.sprak);
  const { gjort = '', sett = '' } = ramme.sporring;
  const antall = Number(ramme.sporring['antall'] ?? 0);
  const ord = { hentet: t.hentet(antall), vedtatt: t.vedtatt(antall), tatt_inn: t.tattInnNa(antall) }[gjort] ?? t.gjort[gjort];
  if (ord === undefined) return null;
  const angre = UUID.test(sett) && m.kanTaInn;
  return (
    <Kvittering
      kvittering={{
        tekst: ord,
        ...(angre
          ? { angre: { tekst: t.angre, href: `${STI}/angre`, skjult: { sett, _nokkel: `${ramme.skjema.nokkel}-angre` } } }
          : {}),
      }}
    />
  );
}

/** The round of a year: the numbers of each school, and the children of one. */
export function tegnOversikt(m: Oversikt, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const lenke = (skolear: number, skole: string | null) => `${STI}?skolear=${skolear}${skole === null ? '' : `&skole=${skole}`}`;
  const valgt = m.skoler.find((s) => s.skole === m.skole);
  return {
    tittel: t.tittel,
    meny: STI,
    sted:
      m.skoler.length < 2
        ? { valgt: valgt?.navn ?? '', valg: [] }
        : {
            valgt: valgt?.navn ?? t.velg,
            valg: m.skoler.map((s) => ({ href: lenke(m.skolear, s.skole), tekst: s.navn, valgt: s.skole === m.skole })),
          },
    periode: {
      valgt: skrivSkolear(m.skolear),
      valg: m.apne.map((n) => ({ href: lenke(n, m.skole), tekst: skrivSkolear(n), valgt: n === m.skolear })),
    },
    moduler: ['ds-error-summary.js'],
    innhold: (
      <Stabel>
        <Gjort m={m} ramme={ramme} />
        <Sidetopp topp={{ tittel: t.tittel, ingress: t.ingress(skrivSkolear(m.skolear), fodselsar(m.skolear)) }} sprak={sprak}>
          <Knappelenke href={`${STI}/kretser`} slag="annen">
            {t.kretser}
          </Knappelenke>
        </Sidetopp>
        <Avslag ramme={ramme} />
        {m.runde === null ? (
          <Tomt tomt={{ tittel: t.ingenRunde, forklaring: m.kanRunde ? t.ingenRundeDu : t.ingenRundeOm }} />
        ) : (
          <p>{t.dager(dato(m.runde.apner), dato(m.runde.frist))}</p>
        )}
        {m.kanRunde && m.runde !== null && m.ukjente > 0 ? (
          <Varselboks
            sprak={sprak}
            varsel={{
              tone: 'trengerDeg',
              tittel: t.ukjentLenke(m.ukjente),
              tekst: t.ukjentKort,
              lenker: [{ tekst: t.ukjentTittel, href: `${STI}/ukjent?skolear=${m.skolear}` }],
            }}
          />
        ) : null}
        {m.kanRunde ? <Rundeskjema m={m} ramme={ramme} /> : null}
        {m.runde === null ? null : <Kapasitet m={m} ramme={ramme} lenke={(s) => lenke(m.skolear, s)} />}
        {m.iKretsen.length === 0 ? null : <IKretsen m={m} ramme={ramme} />}
        {m.skole === null || m.runde === null ? null : <Skolen m={m} ramme={ramme} />}
      </Stabel>
    ),
  };
}

function Rundeskjema({ m, ramme }: { m: Oversikt; ramme: Ramme }) {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const r = m.runde ?? m.forslag;
  const felt = (navn: keyof typeof r) => ({ navn, verdi: skrevet(ramme, navn, String(r[navn])), feil: feilVed(ramme, navn) });
  return (
    <>
      <details open={m.runde === null || skjema.feil.some((f) => f.navn in r)}>
        <summary>{t.runde}</summary>
        <form method="post" action={`${STI}/runde`} className="fm-skjema" noValidate>
          <Feiloppsummering feil={skjema.feil.filter((f) => f.navn in r)} sprak={sprak} />
          <Skjult felt={{ _nokkel: skjema.nokkel, skolear: String(m.skolear) }} />
          <Skjemafelt
            sprak={sprak}
            felt={{ slag: 'tekst', type: 'date', bredde: 'middels', etikett: t.apner, ...felt('apner') }}
          />
          <Skjemafelt
            sprak={sprak}
            felt={{ slag: 'tekst', type: 'date', bredde: 'middels', etikett: t.frist, ...felt('frist') }}
          />
          <Skjemafelt
            sprak={sprak}
            felt={{ slag: 'tekst', etikett: t.forskrift, hjelp: t.forskriftHjelp, ...felt('forskrift') }}
          />
          <Skjemafelt sprak={sprak} felt={{ slag: 'tekst', etikett: t.klageinstans, ...felt('klageinstans') }} />
          <Knapp slag={m.runde === null ? 'hoved' : 'annen'}>{t.lagreRunde}</Knapp>
        </form>
      </details>
      {m.runde === null ? null : (
        <div className="fm-knapper">
          <Handlingsknapp
            slag="annen"
            handling={{
              tekst: t.hent,
              href: `${STI}/hent`,
              skjult: { skolear: String(m.skolear), _nokkel: `${skjema.nokkel}-hent` },
            }}
          />
          <p className="fm-dempet fm-liten">{t.hentOm}</p>
        </div>
      )}
    </>
  );
}

function Kapasitet({ m, ramme, lenke }: { m: Oversikt; ramme: Ramme; lenke: (skole: string) => string }) {
  const t = tekst(ramme.sprak);
  const tall = (id: keyof Skoletall, tittel: string): Kolonne<Skoletall> => ({
    id,
    tittel,
    tall: true,
    celle: (s) => s[id] ?? t.uten,
  });
  return (
    <section aria-labelledby="kapasitet">
      <h2 className="fm-h2" id="kapasitet">
        {t.skoler}
      </h2>
      <Tabell
        sprak={ramme.sprak}
        tabell={{
          tittel: t.skoler,
          skjulTittel: true,
          rader: m.skoler,
          nokkel: (s) => s.skole,
          tomt: { tittel: t.ingenBarn },
          kolonner: [
            {
              id: 'skole',
              tittel: t.skole,
              radtittel: true,
              celle: (s) => (
                <a className="ds-link" href={lenke(s.skole)}>
                  {s.navn}
                </a>
              ),
            },
            tall('plasser', t.plasser),
            tall('krets', t.krets),
            tall('bekreftet', t.bekreftet),
            tall('ikkeSvart', t.ikkeSvart),
            tall('onskerBort', t.onskerBort),
            tall('onskerHit', t.onskerHit),
            tall('utsatt', t.utsatt),
            tall('plass', t.plass),
            tall('tattInn', t.tattInn),
            tall('ledig', t.ledig),
          ],
        }}
      />
    </section>
  );
}

const barnelenke = (b: Barnerad) => (
  <a className="ds-link" href={`${STI}/barn/${b.id}`}>
    {b.navn}
  </a>
);

function IKretsen({ m, ramme }: { m: Oversikt; ramme: Ramme }) {
  const t = tekst(ramme.sprak);
  return (
    <section aria-labelledby="i-kretsen">
      <h2 className="fm-h2" id="i-kretsen">
        {t.iKretsen}
      </h2>
      <p className="fm-dempet fm-liten">{t.iKretsenOm}</p>
      <ul className="ds-list">
        {m.iKretsen.map((b) => (
          <li key={b.id}>
            {barnelenke(b)} <Status status={b.status} ord={t.statusene[b.status]!} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Skolen({ m, ramme }: { m: Oversikt; ramme: Ramme }) {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const felles = { skole: m.skole!, skolear: String(m.skolear) };
  const knapp = (id: string, tittel: string, href: string, mer: Record<string, string> = {}) => (
    <Handlingsknapp
      slag="annen"
      handling={{ tekst: tittel, href: `${STI}/${href}`, skjult: { ...felles, ...mer, _nokkel: `${skjema.nokkel}-${id}` } }}
    />
  );
  return (
    <>
      <section aria-labelledby="barn">
        <h2 className="fm-h2" id="barn">
          {t.barn}
        </h2>
        <Tabell
          sprak={sprak}
          tabell={{
            tittel: t.barn,
            skjulTittel: true,
            rader: m.barn,
            nokkel: (b) => b.id,
            tomt: { tittel: t.ingenBarn, forklaring: t.ingenBarnOm },
            kolonner: [
              { id: 'navn', tittel: t.navn, radtittel: true, celle: barnelenke },
              { id: 'fodt', tittel: t.fodt, celle: (b) => (b.fodselsdato === null ? t.uten : kortDato(b.fodselsdato)) },
              { id: 'naerskole', tittel: t.naerskole, celle: (b) => b.kretsnavn ?? t.uten },
              { id: 'onsker', tittel: t.onsker, celle: (b) => b.vedtakNavn ?? b.onsketNavn ?? t.uten },
              {
                id: 'status',
                tittel: t.status,
                celle: (b) => (
                  <>
                    <Status status={b.status} ord={t.statusene[b.status]!} />
                    {b.uenige ? <span className="fm-linje fm-liten">{t.uenige}</span> : null}
                    {b.sent ? <span className="fm-linje fm-liten">{t.sent}</span> : null}
                  </>
                ),
              },
            ],
          }}
        />
      </section>
      <div className="fm-knapper">
        {m.kanVedta ? knapp('alle', t.vedtaAlle, 'vedta-alle') : null}
        {m.kanVedta && m.runde !== null && m.idag > m.runde.frist
          ? knapp('uten', t.vedtaUtenSvar, 'vedta-alle', { utenSvar: 'ja' })
          : null}
        {m.kanTaInn ? knapp('inn', t.taInn, 'ta-inn') : null}
      </div>
      {m.kanTaInn ? <p className="fm-dempet fm-liten">{t.taInnOm(String(m.skolear))}</p> : null}
      {m.kanKapasitet ? (
        <form method="post" action={`${STI}/plasser`} className="fm-skjema" noValidate>
          <Skjult felt={{ ...felles, _nokkel: `${skjema.nokkel}-plasser` }} />
          <Skjemafelt
            sprak={sprak}
            felt={{
              slag: 'tekst',
              inndata: 'numeric',
              bredde: 'smal',
              navn: 'plasser',
              etikett: t.settPlasser,
              verdi: skrevet(ramme, 'plasser', String(m.skoler.find((s) => s.skole === m.skole)?.plasser ?? '')),
              feil: feilVed(ramme, 'plasser'),
            }}
          />
          <Knapp slag="annen">{t.lagrePlasser}</Knapp>
        </form>
      ) : null}
      <Kretstallene m={m} ramme={ramme} />
      <Inntak m={m} ramme={ramme} />
    </>
  );
}

function Kretstallene({ m, ramme }: { m: Oversikt; ramme: Ramme }) {
  const t = tekst(ramme.sprak);
  if (m.kretser.length === 0) return null;
  return (
    <section aria-labelledby="per-krets">
      <h2 className="fm-h2" id="per-krets">
        {t.perKrets}
      </h2>
      <Tabell
        sprak={ramme.sprak}
        tabell={{
          tittel: t.perKrets,
          skjulTittel: true,
          rader: m.kretser,
          nokkel: (k) => `${k.slag}-${k.verdi}`,
          tomt: { tittel: t.ingenBarn },
          kolonner: [
            { id: 'krets', tittel: t.verdi, radtittel: true, celle: (k) => `${t.kretsslag[k.slag]} ${k.verdi}`.trim() },
            { id: 'antall', tittel: t.antall, tall: true, celle: (k) => k.antall },
          ],
        }}
      />
    </section>
  );
}

function Inntak({ m, ramme }: { m: Oversikt; ramme: Ramme }) {
  const t = tekst(ramme.sprak);
  if (m.sett.length === 0) return null;
  return (
    <section aria-labelledby="inntak">
      <h2 className="fm-h2" id="inntak">
        {t.inntak}
      </h2>
      <Tabell
        sprak={ramme.sprak}
        tabell={{
          tittel: t.inntak,
          skjulTittel: true,
          rader: m.sett,
          nokkel: (x) => x.id,
          tomt: { tittel: t.inntak },
          kolonner: [
            { id: 'hva', tittel: t.hva, radtittel: true, celle: (x) => x.navn },
            { id: 'antall', tittel: t.antall, tall: true, celle: (x) => x.antall },
            { id: 'nar', tittel: t.nar, celle: (x) => datoOgTid(x.opprettet) },
            {
              id: 'tilstand',
              tittel: t.tilstand,
              celle: (x) => (
                <>
                  <Statusmerke merke={{ tone: 'noytral', tekst: t.settstatus[x.status] ?? x.status }} />
                  {x.arsak === null ? null : <p className="fm-liten">{t.kanIkkeAngres}</p>}
                  {x.status === 'utfort' && m.kanTaInn ? (
                    <Handlingsknapp
                      liten
                      slag="stille"
                      handling={{
                        tekst: t.angre,
                        href: `${STI}/angre`,
                        skjult: { sett: x.id, _nokkel: `${ramme.skjema.nokkel}-${x.id.slice(0, 8)}` },
                      }}
                    />
                  ) : null}
                </>
              ),
            },
          ],
        }}
      />
    </section>
  );
}
