import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { loggkontrolltekst } from '#forvaltning/loggkontroll/index.ts';
import { tegnCsv } from '#forvaltning/sporingssok/index.ts';
import {
  Knappelenke,
  Kvittering,
  Sidetopp,
  Skjema,
  Statusmerke,
  Tabell,
  Varselboks,
  type Skjemafeltvisning,
} from '#web/komponenter/index.ts';
import { datoOgTid, tall, type Sprak } from '#web/tekster/index.ts';
import { STATUSER, type Avvikskort, type Avviksliste, type NyttAvvikSide } from '../modell.ts';
import { tilFelt, timerIgjen } from '../regler.ts';
import { tekst } from '../tekster.ts';

const FERDIG: ReadonlySet<string> = new Set(['meldt', 'ikkeMeldepliktig', 'varslet', 'lukket']);

function Frist({ a, na, sprak }: { a: { frist: string; status: string }; na: string; sprak: Sprak }) {
  const t = tekst(sprak);
  if (FERDIG.has(a.status)) return <>{datoOgTid(a.frist)}</>;
  const igjen = timerIgjen(a.frist, na);
  return (
    <>
      {datoOgTid(a.frist)}{' '}
      <Statusmerke merke={{ tone: igjen < 0 ? 'fare' : igjen < 24 ? 'trengerDeg' : 'noytral', tekst: t.timer(igjen) }} />
    </>
  );
}

/** All breaches, the newest first, with the clock. */
export function tegnAvviksliste(m: Avviksliste, { sprak }: Ramme): Tegning {
  const t = tekst(sprak);
  return {
    tittel: t.tittel,
    innhold: (
      <>
        <Sidetopp topp={{ tittel: t.tittel, ingress: t.ingress }} sprak={sprak}>
          <Knappelenke href="/avvik/nytt">{t.nytt}</Knappelenke>
          <Knappelenke slag="annen" href="/loggkontroll">
            {loggkontrolltekst(sprak).tittel}
          </Knappelenke>
        </Sidetopp>
        {m.alarmer === 0 ? null : (
          <Varselboks
            sprak={sprak}
            varsel={{
              tone: 'trengerDeg',
              tittel: loggkontrolltekst(sprak).apne(m.alarmer),
              tekst: loggkontrolltekst(sprak).apneOm,
              lenker: [{ tekst: loggkontrolltekst(sprak).seAlle, href: '/loggkontroll' }],
            }}
          />
        )}
        <Tabell
          sprak={sprak}
          tabell={{
            tittel: t.tittel,
            skjulTittel: true,
            rader: m.avvik,
            nokkel: (a) => a.id,
            tomt: { tittel: t.ingen, forklaring: t.ingenTekst },
            kolonner: [
              {
                id: 'hva',
                tittel: t.hva,
                radtittel: true,
                celle: (a) => (
                  <a className="ds-link" href={`/avvik/${a.id}`}>
                    {a.tittel}
                  </a>
                ),
              },
              { id: 'status', tittel: t.status, celle: (a) => t.statuser[a.status] ?? a.status },
              { id: 'frist', tittel: t.frist, celle: (a) => <Frist a={a} na={m.na} sprak={sprak} /> },
              { id: 'berorte', tittel: t.berorte, tall: true, celle: (a) => tall(a.berorte) },
            ],
          }}
        />
      </>
    ),
  };
}

/** A form's fields with what was typed and what is wrong. */
const fyll = (ramme: Ramme, felt: readonly Skjemafeltvisning[]): Skjemafeltvisning[] =>
  felt.map((f) => ({
    ...f,
    ...(f.slag === 'avkryssing' || f.slag === 'fil' ? {} : { verdi: ramme.skjema.verdier[f.navn] ?? f.verdi }),
    feil: ramme.skjema.feil.find((x) => x.navn === f.navn)?.melding,
  })) as Skjemafeltvisning[];

/** What, when, which page and field, whom. */
export function tegnNyttAvvik(m: NyttAvvikSide, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const na = tilFelt(m.na);
  const felt = fyll(ramme, [
    { slag: 'tekst', navn: 'tittel', etikett: t.hva },
    { slag: 'flerlinje', navn: 'beskrivelse', etikett: t.beskrivelse, hjelp: t.beskrivelseHjelp, valgfritt: true },
    { slag: 'tekst', type: 'datetime-local', navn: 'oppdaget', etikett: t.oppdaget, verdi: na, bredde: 'middels' },
    { slag: 'tekst', type: 'datetime-local', navn: 'fra', etikett: t.fra, bredde: 'middels' },
    { slag: 'tekst', type: 'datetime-local', navn: 'til', etikett: t.til, verdi: na, bredde: 'middels' },
    {
      slag: 'velg',
      navn: 'visning',
      etikett: t.visning,
      valg: [{ verdi: '', tekst: t.alleSider }, ...m.visninger.map((v) => ({ verdi: v.navn, tekst: v.tekst }))],
    },
    {
      slag: 'velg',
      navn: 'felt',
      etikett: t.felt,
      valgfritt: true,
      valg: [{ verdi: '', tekst: t.alleFelt }, ...m.kjenteFelt.map((f) => ({ verdi: f, tekst: f }))],
    },
    { slag: 'flerlinje', navn: 'barn', etikett: t.barn, hjelp: t.barnHjelp, valgfritt: true },
  ]);
  return {
    tittel: t.nytt,
    meny: '/avvik',
    moduler: ['ds-error-summary.js'],
    innhold: (
      <>
        <Sidetopp
          topp={{ tittel: t.nytt, ingress: t.nyttIngress, smuler: [{ tekst: t.tittel, href: '/avvik' }] }}
          sprak={sprak}
        />
        <Skjema
          sprak={sprak}
          visning={{
            href: '/avvik/nytt',
            felt,
            skjult: { _nokkel: skjema.nokkel },
            knapp: t.lagre,
            avbrytHref: '/avvik',
            feil: skjema.feil.filter((f) => !felt.some((x) => x.navn === f.navn)),
          }}
        />
      </>
    ),
  };
}

/** One breach: the clock, those affected, those who saw, the draft, what has been done. */
export function tegnAvvik(m: Avvikskort, { sprak, sporring }: Ramme): Tegning {
  const t = tekst(sprak);
  return {
    tittel: m.tittel,
    meny: '/avvik',
    innhold: (
      <>
        <Sidetopp
          topp={{
            tittel: m.tittel,
            ingress: t.oppsummert(m.berorte, m.seere, m.sett),
            smuler: [{ tekst: t.tittel, href: '/avvik' }],
          }}
          sprak={sprak}
        >
          <Knappelenke href={`/avvik/${m.id}/folg-opp`}>{t.folg}</Knappelenke>
        </Sidetopp>
        {sporring['gjort'] === 'steg' ? <Kvittering kvittering={{ tekst: t.lagret }} /> : null}
        <dl className="fm-feltliste">
          <div className="fm-felt">
            <dt>{t.status}</dt>
            <dd>{t.statuser[m.status] ?? m.status}</dd>
          </div>
          <div className="fm-felt">
            <dt>{t.frist}</dt>
            <dd>
              <Frist a={m} na={m.na} sprak={sprak} />
            </dd>
          </div>
          <div className="fm-felt">
            <dt>{t.tidsrom}</dt>
            <dd>
              {datoOgTid(m.fra)} – {datoOgTid(m.til)}
            </dd>
          </div>
          <div className="fm-felt">
            <dt>{t.visning}</dt>
            <dd>{m.visninger.length === 0 ? t.alleSider : m.visninger.join(', ')}</dd>
          </div>
        </dl>
        {m.beskrivelse === '' ? null : <p>{m.beskrivelse}</p>}
        {m.berorteListe.length < m.berorte ? <p className="fm-dempet">{t.skjulte}</p> : null}
        <Tabell
          sprak={sprak}
          tabell={{
            tittel: t.berorteTittel,
            rader: m.berorteListe,
            nokkel: (p) => p.personId,
            tomt: { tittel: t.ingenBerorte },
            kolonner: [
              {
                id: 'navn',
                tittel: t.navn,
                radtittel: true,
                celle: (p) => (
                  <a className="ds-link" href={`/person/${p.personId}`}>
                    {p.navn === '' ? t.utenNavn : p.navn}
                  </a>
                ),
              },
              { id: 'vern', tittel: t.vern, celle: (p) => t.gradering[p.gradering] ?? '' },
              { id: 'sett', tittel: t.sett, tall: true, celle: (p) => tall(p.seere) },
              { id: 'forst', tittel: t.forst, celle: (p) => datoOgTid(new Date(p.forst)) },
              { id: 'sist', tittel: t.sist, celle: (p) => datoOgTid(new Date(p.sist)) },
            ],
          }}
        />
        {m.berorteListe.length === 0 ? null : (
          <p>
            <Knappelenke slag="annen" href={`/avvik/${m.id}/csv`}>
              {t.lastNed}
            </Knappelenke>
          </p>
        )}
        <Tabell
          sprak={sprak}
          tabell={{
            tittel: t.seereTittel,
            rader: m.seereListe.map((s, i) => ({ ...s, i })),
            nokkel: (s) => String(s.i),
            tomt: { tittel: t.ingenSeere },
            kolonner: [
              { id: 'navn', tittel: t.navn, radtittel: true, celle: (s) => (s.navn === '' ? t.utenNavn : s.navn) },
              { id: 'rolle', tittel: t.rolle, celle: (s) => s.rolle },
              { id: 'personer', tittel: t.personer, tall: true, celle: (s) => tall(s.personer) },
              { id: 'ganger', tittel: t.ganger, tall: true, celle: (s) => tall(s.ganger) },
            ],
          }}
        />
        {m.innlogginger.length === 0 ? null : (
          <Tabell
            sprak={sprak}
            tabell={{
              tittel: t.innloggingTittel,
              rader: m.innlogginger.map((x, i) => ({ ...x, i })),
              nokkel: (x) => String(x.i),
              tomt: { tittel: t.ingenSeere },
              kolonner: [
                { id: 'nar', tittel: t.nar, radtittel: true, celle: (x) => datoOgTid(new Date(x.tid)) },
                { id: 'navn', tittel: t.navn, celle: (x) => (x.navn === '' ? t.utenNavn : x.navn) },
                { id: 'hva', tittel: t.status, celle: (x) => t.innlogging[x.handling] },
              ],
            }}
          />
        )}
        <h2>{t.utkast}</h2>
        {m.utkast
          .split('\n')
          .filter(Boolean)
          .map((l) => (
            <p key={l}>{l}</p>
          ))}
        <Tabell
          sprak={sprak}
          tabell={{
            tittel: t.historikk,
            rader: m.steg,
            nokkel: (s) => s.id,
            tomt: { tittel: t.ingenSteg },
            kolonner: [
              { id: 'nar', tittel: t.nar, radtittel: true, celle: (s) => datoOgTid(new Date(s.tid)) },
              { id: 'status', tittel: t.status, celle: (s) => t.statuser[s.status] ?? s.status },
              { id: 'merknad', tittel: t.merknad, celle: (s) => s.merknad },
              { id: 'av', tittel: t.av, celle: (s) => s.av },
            ],
          }}
        />
      </>
    ),
  };
}

/** What has been done, and where it stands now. */
export function tegnSteg(m: { id: string; tittel: string; status: string }, ramme: Ramme): Tegning {
  const t = tekst(ramme.sprak);
  const felt = fyll(ramme, [
    {
      slag: 'velg',
      navn: 'status',
      etikett: t.status,
      verdi: m.status,
      valg: STATUSER.map((s) => ({ verdi: s, tekst: t.statuser[s] ?? s })),
    },
    { slag: 'flerlinje', navn: 'merknad', etikett: t.merknad },
  ]);
  return {
    tittel: t.folg,
    meny: '/avvik',
    moduler: ['ds-error-summary.js'],
    innhold: (
      <>
        <Sidetopp
          topp={{
            tittel: t.folg,
            smuler: [
              { tekst: t.tittel, href: '/avvik' },
              { tekst: m.tittel, href: `/avvik/${m.id}` },
            ],
          }}
          sprak={ramme.sprak}
        />
        <Skjema
          sprak={ramme.sprak}
          visning={{
            href: `/avvik/${m.id}/folg-opp`,
            felt,
            skjult: { _nokkel: ramme.skjema.nokkel },
            knapp: t.lagreSteg,
            avbrytHref: `/avvik/${m.id}`,
          }}
        />
      </>
    ),
  };
}

/** Those affected, for a spreadsheet. */
export function lagAvviksfil(m: Avvikskort, sprak: Sprak) {
  const t = tekst(sprak);
  return {
    filnavn: `${t.filnavn}.csv`,
    type: 'text/csv; charset=utf-8',
    innhold: tegnCsv([
      [t.navn, t.vern, t.sett, t.forst, t.sist],
      ...m.berorteListe.map((p) => [p.navn, t.gradering[p.gradering] ?? '', String(p.seere), p.forst, p.sist]),
    ]),
  };
}
