import { Feltliste, Statusmerke, Tabell, Tomt, Varselboks, type Statusmerkevisning } from '#web/komponenter/index.ts';
import { dato, kortDato, periode, tall, type Sprak } from '#web/tekster/index.ts';
import type { Personkort } from '../modell.ts';
import { tekst } from '../tekster/index.ts';
import type { Kortside } from '../visninger/kortside.ts';
import { enkeltfelt } from './felt.ts';
import { hvorforlenke } from './lenker.ts';
import { feltverdi } from './verdi.ts';

type Ansettelse = Personkort['ansettelser'][number];
type Stilling = Ansettelse['arbeidsforhold'][number];

/** How a position stands on the card's date. */
function status(s: Stilling, dag: string, sprak: Sprak): Statusmerkevisning[] {
  const t = tekst(sprak).stilling;
  const ut: Statusmerkevisning[] = [];
  if (s.tausSiden !== null && (s.til === null || s.til >= dag)) ut.push({ tone: 'trengerDeg', tekst: t.taus(dato(s.tausSiden)) });
  else if (s.gjelder) ut.push({ tone: 'ok', tekst: t.aktiv });
  else ut.push({ tone: 'noytral', tekst: s.fra !== null && s.fra > dag ? t.kommer : t.avsluttet });
  if (s.hovedstilling && s.gjelder) ut.push({ tone: 'noytral', tekst: t.hoved });
  for (const p of s.permisjon)
    if ((p.fra === null || p.fra <= dag) && (p.til === null || p.til >= dag))
      ut.push({ tone: 'noytral', tekst: t.permisjon(periode(sprak, p.fra ?? undefined, p.til ?? undefined)) });
  return ut;
}

function Stillingstabell({ a, dag, sprak, tittel }: { a: Ansettelse; dag: string; sprak: Sprak; tittel: string }) {
  const t = tekst(sprak).stilling;
  const tom = <span className="fm-dempet">–</span>;
  return (
    <Tabell
      sprak={sprak}
      tabell={{
        tittel,
        skjulTittel: true,
        rader: a.arbeidsforhold,
        nokkel: (s) => s.stillingsnummer,
        tomt: { tittel: t.ingen, forklaring: t.ingenHjelp },
        kolonner: [
          {
            id: 'stilling',
            tittel: t.stilling,
            radtittel: true,
            celle: (s) => (
              <>
                {s.stillingstittel ?? t.stilling}
                {s.stillingskode === null ? null : <span className="fm-dempet fm-liten fm-linje">{t.kode(s.stillingskode)}</span>}
              </>
            ),
          },
          { id: 'sted', tittel: t.sted, celle: (s) => s.skole?.navn ?? s.enhetsnavn ?? t.uten },
          { id: 'prosent', tittel: t.prosent, tall: true, celle: (s) => (s.prosent === null ? tom : `${tall(s.prosent, 2)} %`) },
          { id: 'fra', tittel: t.fra, celle: (s) => (s.fra === null ? tom : <span className="fm-tall">{kortDato(s.fra)}</span>) },
          { id: 'til', tittel: t.til, celle: (s) => (s.til === null ? tom : <span className="fm-tall">{kortDato(s.til)}</span>) },
          {
            id: 'status',
            tittel: t.status,
            celle: (s) => (
              <div className="fm-merker">
                {status(s, dag, sprak).map((m) => (
                  <Statusmerke key={m.tekst} merke={m} />
                ))}
              </div>
            ),
          },
        ],
      }}
    />
  );
}

function Ansettelsen({ a, flere, side, sprak }: { a: Ansettelse; flere: boolean; side: Kortside; sprak: Sprak }) {
  const t = tekst(sprak);
  const last = a.kilde === 'hr';
  const paDato = side.paDato ?? undefined;
  const felt = (navn: string, verdi: string | null, etikett: string) =>
    enkeltfelt({
      navn: `${navn}-${a.ansattnummer}`,
      etikett,
      verdi: feltverdi(navn, verdi, sprak),
      kilde: verdi === null ? undefined : a.kilde,
      last: last && verdi !== null,
      hentet: verdi === null ? undefined : (a.hentet ?? undefined),
      hvorforHref: hvorforlenke(side.personId, navn, paDato),
    });
  const tittel = flere ? t.stilling.ansettelseNr(a.ansattnummer) : t.stilling.ansettelse;
  const dag = side.paDato ?? side.idag;
  return (
    <section className="fm-ansettelse">
      <section className="fm-feltgruppe">
        <h2 className="fm-h2">{flere ? `${t.stilling.tittel}, ${tittel.toLocaleLowerCase('nb')}` : t.stilling.tittel}</h2>
        {a.tausSiden === null ? null : (
          <Varselboks
            varsel={{ tone: 'trengerDeg', tittel: t.stilling.tausAnsettelse(dato(a.tausSiden)), tekst: t.stilling.tausHjelp }}
            sprak={sprak}
          />
        )}
        {a.kilde === 'manuell' ? <p className="fm-dempet fm-under-h2">{t.stilling.handregistrert}</p> : null}
        <Stillingstabell a={a} dag={dag} sprak={sprak} tittel={`${t.stilling.tittel}, ${tittel}`} />
        <p className="fm-felt-kilde">
          <a className="fm-stille" href={hvorforlenke(side.personId, 'stillinger', paDato)} data-hvorfor="">
            {t.familie.hvorfor}
            <span className="ds-sr-only"> {t.stilling.tittel}</span>
          </a>
        </p>
      </section>
      <Feltliste
        sprak={sprak}
        naa={side.na}
        gruppe={{
          overskrift: tittel,
          samlet: true,
          felt: [
            felt('ansattnummer', a.ansattnummer, t.felt.ansattnummer),
            felt('brukernavn', a.brukernavn, t.felt.brukernavn),
            felt('arbeidsepost', a.epostadresse, t.felt.arbeidsepost),
            ...(a.telefon === null ? [] : [felt('arbeidstelefon', a.telefon, t.felt.arbeidstelefon)]),
            felt('ansattFra', a.fra, t.felt.ansattFra),
            felt('ansattTil', a.til, t.felt.ansattTil),
          ],
        }}
      />
    </section>
  );
}

/** The tab Stillinger: positions by employment, the newest word of HR, and what HR has stopped telling about (A03, A08). */
export function Stillinger({ side, sprak }: { side: Kortside; sprak: Sprak }) {
  const t = tekst(sprak).stilling;
  if (side.ansettelser.length === 0) return <Tomt tomt={{ tittel: t.ingen, forklaring: t.ingenHjelp }} />;
  const flere = side.ansettelser.length > 1;
  return (
    <>
      <p>
        <a className="ds-link" href={`/ansatte/${side.personId}`}>
          {t.tilAnsattkort}
        </a>
      </p>
      {side.ansettelser.map((a) => (
        <Ansettelsen key={a.ansattnummer} a={a} flere={flere} side={side} sprak={sprak} />
      ))}
    </>
  );
}
