import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import {
  Feiloppsummering,
  Handlingsknapp,
  Knapp,
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
import { klokkeslett, kortDato, storForbokstav, ukedagsdato, type Sprak } from '#web/tekster/index.ts';
import { paSprak } from '#grunn/sprak/index.ts';
import type { Elevlinje, Rundeside } from '../modell.ts';
import { feilVed, hvor, Melding, narTid, stedfelt } from './felt.tsx';
import { Rundemerke, SAMTALER } from './skole.tsx';
import { tekst } from './tekster.ts';

const harVaert = (l: Elevlinje, idag: string): boolean => l.bestilling !== null && l.bestilling.fra.slice(0, 10) <= idag;

function Krav({ m, sprak }: { m: Rundeside; sprak: Sprak }) {
  const t = tekst(sprak);
  return (
    <>
      <dl className="fm-tallpar">
        <div>
          <dt>{t.manglerSamtale}</dt>
          <dd>{m.krav.manglerSamtale}</dd>
        </div>
        <div>
          <dt>{t.manglerInvitasjon}</dt>
          <dd>{m.krav.manglerInvitasjon}</dd>
        </div>
      </dl>
      <p className="fm-dempet fm-liten">{t.krav(m.krav.samtaler, m.krav.invitert, paSprak(m.krav.kilde, sprak))}</p>
    </>
  );
}

function Gjor({ l, m, ramme }: { l: Elevlinje; m: Rundeside; ramme: Ramme }) {
  const t = tekst(ramme.sprak);
  const sti = `${SAMTALER}/${m.runde.rundeId}/${l.elevId}`;
  const skjult = {
    _nokkel: `${ramme.skjema.nokkel}-${l.elevId}-${l.forId ?? ''}`,
    ...(l.forId === null ? {} : { forId: l.forId }),
  };
  if (m.runde.avlyst !== null) return null;
  return (
    <div className="fm-knapper">
      {l.bestilling === null || !harVaert(l, m.idag) ? null : (
        <Handlingsknapp
          liten
          slag="annen"
          handling={{
            tekst: l.bestilling.holdt === null ? t.forHoldt : t.ikkeHoldt,
            href: `${sti}/holdt`,
            skjult: { ...skjult, holdt: l.bestilling.holdt === null ? 'ja' : 'nei' },
          }}
        />
      )}
      <a className="ds-link" href={sti}>
        {l.bestilling === null ? t.sett : t.endre}
        <span className="ds-sr-only"> {l.navn}</span>
      </a>
    </div>
  );
}

function Elevtabell({ m, ramme }: { m: Rundeside; ramme: Ramme }) {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const nar = (l: Elevlinje) => {
    if (l.bestilling === null) return <Statusmerke merke={{ tone: 'trengerDeg', tekst: t.ingenTime }} />;
    return l.bestilling.holdt === null ? (
      narTid(sprak, l.bestilling)
    ) : (
      <Statusmerke merke={{ tone: 'ok', tekst: `${t.holdt} ${kortDato(l.bestilling.holdt)}` }} />
    );
  };
  const kolonner: Kolonne<Elevlinje>[] = [
    { id: 'elev', tittel: t.elev, radtittel: true, celle: (l) => l.navn },
    ...(m.runde.hverForesatt ? [{ id: 'for', tittel: t.foresatt, celle: (l: Elevlinje) => l.forNavn ?? '' }] : []),
    { id: 'time', tittel: t.time, celle: nar },
    { id: 'holdt', tittel: t.ihalvaret, tall: true, celle: (l) => t.av(l.holdtIHalvaret, m.krav.samtaler) },
    { id: 'invitert', tittel: t.invitert, tall: true, celle: (l) => t.av(l.invitertIAret, m.krav.invitert) },
    { id: 'gjor', tittel: t.gjor, celle: (l) => <Gjor l={l} m={m} ramme={ramme} /> },
  ];
  return (
    <Tabell
      sprak={sprak}
      tabell={{
        tittel: t.elever,
        skjulTittel: true,
        rader: m.elever,
        nokkel: (l) => `${l.elevId}-${l.forId ?? ''}`,
        tomt: { tittel: t.ingenElever },
        kolonner,
      }}
    />
  );
}

function Timer({ m, ramme }: { m: Rundeside; ramme: Ramme }) {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const knapp = (x: Rundeside['tider'][number]) =>
    m.runde.avlyst !== null || (!x.ledig && !x.stengt) ? null : (
      <Handlingsknapp
        liten
        slag="stille"
        handling={{
          tekst: x.stengt ? t.apneTid : t.steng,
          href: `${SAMTALER}/${m.runde.rundeId}/tid/${x.tidId}`,
          skjult: { _nokkel: `${skjema.nokkel}-${x.tidId}`, stengt: x.stengt ? 'nei' : 'ja' },
        }}
      />
    );
  return (
    <Tabell
      sprak={sprak}
      tabell={{
        tittel: t.timer,
        skjulTittel: true,
        rader: m.tider,
        nokkel: (x) => x.tidId,
        tomt: { tittel: t.timer },
        kolonner: [
          { id: 'nar', tittel: t.time, radtittel: true, celle: (x) => `${storForbokstav(ukedagsdato(sprak, x.fra))} ${t.kl(klokkeslett(x.fra), klokkeslett(x.til))}` }, // prettier-ignore
          { id: 'hvem', tittel: t.elev, celle: (x) => (x.stengt ? t.stengt : x.ledig ? t.ledig : (x.navn ?? t.opptatt)) },
          { id: 'gjor', tittel: t.gjor, celle: knapp },
        ],
      }}
    />
  );
}

/** One round as the school holds it. */
export function tegnRunde(m: Rundeside, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const r = m.runde;
  const sti = `${SAMTALER}/${r.rundeId}`;
  const tittel = t.rundeTittel(r.gruppe);
  const apen = r.apnet !== null && r.avlyst === null && m.idag <= r.frist;
  const knapp = (hva: string, ord: string): Handlingsvisning => ({
    tekst: ord,
    href: `${sti}/${hva}`,
    skjult: { _nokkel: `${skjema.nokkel}-${hva}` },
  });
  const apneTider = m.tider.filter((x) => !x.stengt).length;
  return {
    tittel,
    meny: SAMTALER,
    moduler: ['ds-error-summary.js'],
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
            ingress: `${hvor(sprak, r)}. ${t.fristFelt}: ${ukedagsdato(sprak, r.frist)}.`,
            smuler: [{ tekst: t.tittel, href: SAMTALER }],
          }}
          sprak={sprak}
        >
          {r.apnet === null && r.avlyst === null ? <Handlingsknapp handling={knapp('apne', t.apne)} /> : null}
          {apen && m.elever.some((l) => l.bestilling === null) ? (
            <Handlingsknapp slag="annen" handling={knapp('minn', t.minn)} />
          ) : null}
        </Sidetopp>
        <p>
          <Rundemerke r={r} idag={m.idag} sprak={sprak} />
        </p>
        {r.apnet === null && r.avlyst === null ? (
          <Varselboks
            varsel={{ tone: 'trengerDeg', tittel: t.utkastTittel, tekst: t.utkastTekst(apneTider, m.elever.length) }}
            sprak={sprak}
          />
        ) : null}
        {m.overlapper === 0 ? null : (
          <Varselboks varsel={{ tone: 'trengerDeg', tittel: t.overlapper(m.overlapper), tekst: t.overlapperOm }} sprak={sprak} />
        )}
        <section aria-labelledby="elevene" className="fm-stabel">
          <h2 className="fm-h2" id="elevene">
            {t.elever}
          </h2>
          <Krav m={m} sprak={sprak} />
          <Elevtabell m={m} ramme={ramme} />
        </section>
        <section aria-labelledby="timene" className="fm-stabel">
          <h2 className="fm-h2" id="timene">
            {t.timer}
          </h2>
          <Timer m={m} ramme={ramme} />
        </section>
        {r.avlyst !== null ? null : (
          <div className="fm-stabel fm-smal">
            <section aria-labelledby="endre">
              <h2 className="fm-h2" id="endre">
                {t.endreRunde}
              </h2>
              <form className="fm-skjema" method="post" action={sti} noValidate>
                <Melding ramme={ramme} />
                <Feiloppsummering feil={skjema.feil} sprak={sprak} />
                <Skjult felt={{ _nokkel: skjema.nokkel }} />
                {stedfelt(ramme, r).map((f) => (
                  <Skjemafelt key={f.navn} felt={f} sprak={sprak} />
                ))}
                <div className="fm-knapper">
                  <Knapp slag="annen">{t.lagreEndring}</Knapp>
                </div>
              </form>
            </section>
            <section aria-labelledby="avlys">
              <h2 className="fm-h2" id="avlys">
                {t.avlysRunde}
              </h2>
              <form className="fm-skjema" method="post" action={`${sti}/avlys`} noValidate>
                <Skjult felt={{ _nokkel: `${skjema.nokkel}-avlys` }} />
                <Skjemafelt
                  felt={{ slag: 'avkryssing', navn: 'sikker', etikett: t.avlysSikker, feil: feilVed(ramme, 'sikker') }}
                  sprak={sprak}
                />
                <div className="fm-knapper">
                  <Knapp slag="annen">{t.avlysRunde}</Knapp>
                </div>
              </form>
            </section>
          </div>
        )}
      </div>
    ),
  };
}
