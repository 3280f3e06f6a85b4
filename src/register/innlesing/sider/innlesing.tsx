import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import {
  Framdrift,
  Knappelenke,
  Kvittering,
  Sidetopp,
  Stabel,
  Tabell,
  Varselboks,
  type Framdriftsvisning,
} from '#web/komponenter/index.ts';
import { datoOgTid, naertidspunkt, storForbokstav, tall, type Sprak } from '#web/tekster/index.ts';
import { tekst } from '../tekster.ts';
import { Forhandsvisning } from './forhandsvisning.tsx';
import { framdriftslinje } from './framdriftslinje.ts';
import type { Innlesingsside } from './innlesing.ts';
import { Bremser } from './bremser.tsx';
import { kjoringsnavn, personnavn, statusmerke, tidsrom, utlostord } from './ord.ts';
import { Rader, type Rad } from './rader.tsx';
import { Skoledata } from './skoledata.tsx';

/** One run. */
export function tegnInnlesing(m: Innlesingsside, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const r = m.kjoring;
  const navn = kjoringsnavn(sprak, r);
  const av = r.utlost.slag === 'klokka' ? t.kjoring.avSegSelv : t.kjoring.startetAv(utlostord(sprak, r));
  return {
    tittel: navn,
    moduler: ['framdrift.js'],
    meny: '/innlesing',
    innhold: (
      <>
        <Sidetopp
          sprak={sprak}
          topp={{
            tittel: navn,
            ingress: `${storForbokstav(tidsrom(sprak, r.startet, r.ferdig, m.na))}. ${av}.`,
            smuler: [{ tekst: t.innlesing, href: '/innlesing' }],
          }}
        />
        <Stabel>
          <Gjort ramme={ramme} />
          <Stanset m={m} sprak={sprak} />
          <Framdrift framdrift={framdriften(m, sprak)} sprak={sprak} />
          {m.holdt === 0 ? null : (
            <Varselboks
              sprak={sprak}
              varsel={{
                tone: 'trengerDeg',
                tittel: t.kjoring.holdt(m.holdt),
                lenker: [{ tekst: t.kjoring.seHoldte, href: `/innlesing/holdt?kjoring=${r.id}` }],
              }}
            />
          )}
          <Rader rader={opplysninger(m, sprak)} />
          <Skoledata m={m} sprak={sprak} />
          {m.angretall === null ? <Forhandsvisning m={m} sprak={sprak} /> : null}
          <Avvik m={m} sprak={sprak} />
          {m.kanAngre ? (
            <p>
              <Knappelenke href={`/innlesing/${r.id}/angre`} slag="annen">
                {t.kjoring.angre}
              </Knappelenke>
            </p>
          ) : null}
        </Stabel>
      </>
    ),
  };
}

/** What was just done here, in words. */
function Gjort({ ramme }: { ramme: Ramme }) {
  const t = tekst(ramme.sprak);
  const gjort = ramme.sporring['gjort'] ?? '';
  const setning =
    gjort === 'angret' ? t.kjoring.angres : Object.hasOwn(t.avgjor.gjort, gjort) ? t.avgjor.gjort[gjort] : undefined;
  return setning === undefined ? null : <Kvittering kvittering={{ tekst: setning }} />;
}

function Stanset({ m, sprak }: { m: Innlesingsside; sprak: Sprak }) {
  const r = m.kjoring;
  if (r.status !== 'venter' || r.avgjort !== null) return null;
  const t = tekst(sprak).kjoring;
  const vern = r.kilde === 'folkeregisteret' ? t.stansetVern : null;
  const berorte = r.bremser.some((b) => b.kode === 'ny_foresatt_naer_skjermet');
  const til = (svar: string) => `/innlesing/${r.id}/avgjor?svar=${svar}`;
  return (
    <Varselboks
      sprak={sprak}
      varsel={{
        tone: 'trengerDeg',
        tittel: t.stanset,
        lenker: m.kanAvgjore
          ? [
              { tekst: t.godkjenn, href: til('godkjent') },
              ...(berorte ? [{ tekst: t.godkjennResten, href: til('godkjent_uten_berorte') }] : []),
              { tekst: t.avvis, href: til('avvist') },
            ]
          : [],
      }}
    >
      <Bremser bremser={r.bremser} sprak={sprak} />
      {vern === null ? null : <p>{vern}</p>}
    </Varselboks>
  );
}

function framdriften(m: Innlesingsside, sprak: Sprak): Framdriftsvisning {
  const t = tekst(sprak);
  const r = m.kjoring;
  const linje = framdriftslinje(sprak, r, t.kilde[r.kilde]);
  const her = `/innlesing/${r.id}`;
  return {
    id: 'kjoring',
    overskrift: t.kjoring.framdrift,
    status: r.status === 'venter' && r.avgjort === null ? t.kjoring.altHentet : t.kjoring.punktum(statusmerke(sprak, r).tekst),
    pagar: m.pagar,
    heleSiden: true,
    framdriftHref: her,
    sideHref: her,
    hendelserHref: `${her}/hendelser`,
    linjer: [linje],
  };
}

function opplysninger(m: Innlesingsside, sprak: Sprak): Rad[] {
  const t = tekst(sprak).kjoring;
  const rader: Rad[] = [];
  const nar = (tid: string) => naertidspunkt(sprak, tid, m.na);
  const beslutning = (b: NonNullable<Innlesingsside['angring']> | NonNullable<Innlesingsside['avgjorelse']>, hva: string) => (
    <div>
      <span className="fm-linje">
        {hva} {personnavn(sprak, b.av)}, {nar(b.nar)}.
      </span>
      <span className="fm-linje fm-dempet">«{b.begrunnelse}»</span>
    </div>
  );
  if (m.avgjorelse !== null)
    rader.push({ etikett: t.avgjorelse, verdi: beslutning(m.avgjorelse, `${t.svar[m.avgjorelse.svar]}:`) });
  if (m.angring !== null)
    rader.push({
      etikett: t.angret,
      verdi: (
        <>
          {beslutning(m.angring, '')}
          {m.angring.kjoring === null ? null : (
            <a className="ds-link" href={`/innlesing/${m.angring.kjoring}`}>
              {t.seAngring}
            </a>
          )}
        </>
      ),
    });
  if (m.angretall !== null)
    rader.push({
      etikett: t.angret,
      verdi: (
        <>
          <p>{t.angretall(m.angretall.lukket, m.angretall.gjenapnet, m.angretall.personer)}</p>
          <p>{t.angretBeholdt(m.angretall.endretSiden, m.angretall.beholdtVern)}</p>
          {m.gjelder === null ? null : (
            <a className="ds-link" href={`/innlesing/${m.gjelder}`}>
              {t.seOpphav}
            </a>
          )}
        </>
      ),
    });
  if (m.kjoring.feil !== null) rader.push({ etikett: t.feilDetalj, verdi: m.kjoring.feil.melding });
  if (m.kjoring.tellere.utenSvar > 0)
    rader.push({ etikett: tekst(sprak).avvik.tittel, verdi: t.ikkeTatt(m.kjoring.tellere.utenSvar) });
  if (m.eksportert !== null)
    rader.push({ etikett: t.eksportert, verdi: erTid(m.eksportert) ? datoOgTid(m.eksportert) : m.eksportert });
  if (m.skoledata !== null) rader.push({ etikett: t.format, verdi: t.formatnavn[m.skoledata.format] });
  if (m.skoledata?.system) rader.push({ etikett: t.system, verdi: m.skoledata.system });
  if (m.antallOppgitt !== null) rader.push({ etikett: t.oppgitt, verdi: t.antall(m.antallOppgitt) });
  if (m.antallLest !== null) rader.push({ etikett: t.lest, verdi: t.antall(m.antallLest) });
  return rader;
}

/** Files tell their own time in many ways; only one with a zone is a time we can put on a clock. */
const erTid = (tid: string): boolean => /T.*(Z|[+-]\d\d:?\d\d)$/.test(tid) && !Number.isNaN(Date.parse(tid));

function Avvik({ m, sprak }: { m: Innlesingsside; sprak: Sprak }) {
  const t = tekst(sprak).avvik;
  if (m.avvik.length === 0) return null;
  const k = t.kolonne;
  return (
    <section aria-labelledby="avvik">
      <h2 className="fm-h2" id="avvik">
        {t.tittel}
      </h2>
      <p className="fm-dempet">{t.om}</p>
      <Tabell
        sprak={sprak}
        tabell={{
          tittel: t.tittel,
          skjulTittel: true,
          tett: true,
          rader: m.avvik,
          nokkel: (a) => `${a.kode}/${a.felt}/${a.verdi}`,
          tomt: { tittel: t.tom },
          kolonner: [
            { id: 'hva', tittel: k.hva, radtittel: true, celle: (a) => t.kode[a.kode] ?? t.annet },
            { id: 'felt', tittel: k.felt, celle: (a) => <span className="fm-verdi">{a.felt}</span> },
            { id: 'verdi', tittel: k.verdi, celle: (a) => <span className="fm-verdi">{a.verdi === '' ? '–' : a.verdi}</span> },
            { id: 'antall', tittel: k.antall, tall: true, celle: (a) => tall(a.antall) },
          ],
        }}
      />
    </section>
  );
}
