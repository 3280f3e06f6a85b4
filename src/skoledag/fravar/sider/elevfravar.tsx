import type { ReactNode } from 'react';
import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import {
  Knapp,
  Kvittering,
  Sidetopp,
  Skjemafelt,
  Skjult,
  Statusmerke,
  Tabell,
  type Skjemafeltvisning,
} from '#web/komponenter/index.ts';
import { klokkeslett, kortDato, periode, ukedagsdato } from '#web/tekster/index.ts';
import type { Elevfravar, Fravarsoversikt } from '../visninger/oversikt.ts';
import { nar, typetekst } from './felt.tsx';
import { arsakstekst, hva, timer } from './mitt.tsx';
import { tekst } from './skoletekster.ts';

export const OVERSIKT = '/fravarsoversikt';
export const elevsti = (elevId: string): string => `/elevfravar/${elevId}`;
type Gjort = keyof ReturnType<typeof tekst>['gjort'];

/** A small form of its own on a page with several: the fields are told apart by the form. */
function Del({
  tittel,
  href,
  knapp,
  felt,
  skjult,
  ramme,
  nr,
}: {
  tittel: string;
  href: string;
  knapp: string;
  felt: readonly Skjemafeltvisning[];
  skjult: Record<string, string>;
  ramme: Ramme;
  nr: number;
}): ReactNode {
  // prettier-ignore
  return (
    <details className="fm-register-sted">
      <summary>{tittel}</summary>
      <form className="fm-skjema" method="post" action={href} noValidate>
        <Skjult felt={{ ...skjult, _nokkel: `${ramme.skjema.nokkel}-${nr}` }} />
        {felt.map((f) => (
          <Skjemafelt key={f.navn} felt={f} sprak={ramme.sprak} />
        ))}
        <div className="fm-knapper">
          <Knapp>{knapp}</Knapp>
        </div>
      </form>
    </details>
  );
}

/** The absence of one pupil, without the top of a page: also the tab of the pupil's card. */
export function Elevfravarfane({ m, ramme }: { m: Elevfravar; ramme: Ramme }): ReactNode {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const velg = (navn: string, etikett: string, valg: Readonly<Record<string, string>>): Skjemafeltvisning => ({
    slag: 'velg',
    navn,
    etikett,
    valg: Object.entries(valg).map(([verdi, ord]) => ({ verdi, tekst: ord })),
  });
  const typer = Object.fromEntries(m.typer.filter((x) => !x.timer).map((x) => [x.kode, x[sprak]]));
  const elevId = m.elev.elevId;
  return (
    <>
      <dl className="fm-tallpar">
        {(
          [
            [t.dager, m.dager],
            [t.timer, timer(m.minutter, sprak)],
            [t.sen, m.sen],
            [t.dok, m.dokumentert],
            [t.udok, m.udokumentert],
          ] as const
        ).map(([ord, verdi]) => (
          <div key={ord}>
            <dt>{ord}</dt>
            <dd className="fm-tall">{verdi}</dd>
          </div>
        ))}
      </dl>
      <div>
        <Del
          tittel={t.syk}
          knapp={t.gikkHjem}
          href="/register/gikk-hjem"
          skjult={{ elevId }}
          felt={[velg('arsak', t.grunn, typer)]}
          ramme={ramme}
          nr={1}
        />
        <Del
          tittel={t.registrer}
          knapp={t.registrerKnapp}
          href={`${elevsti(elevId)}/registrer`}
          skjult={{ nar: 'idag' }}
          felt={[{ ...velg('type', t.grunn, typer) }]}
          ramme={ramme}
          nr={2}
        />
        <p>
          <a className="ds-link" href={`/bortvising/${elevId}`}>
            {t.bortvising}
          </a>
        </p>
      </div>
      <section aria-labelledby="oppfolging">
        <h2 className="fm-h2" id="oppfolging">
          {t.oppfolging}
        </h2>
        {m.oppfolging.length === 0 ? <p className="fm-dempet">{t.ingenOppfolging}</p> : null}
        <ul className="fm-meldt">
          {m.oppfolging.map((o, i) => (
            <li key={o.id}>
              <p>
                {o.antall} {t.terskel[o.terskel as keyof typeof t.terskel]}{' '}
                {o.lukket === null ? (
                  <Statusmerke merke={{ tone: 'trengerDeg', tekst: kortDato(o.apnet) }} />
                ) : (
                  <span className="fm-dempet">{t.tiltak[o.tiltak as keyof typeof t.tiltak]}</span>
                )}
              </p>
              {o.lukket === null && m.kan.folgeOpp ? (
                <Del
                  tittel={t.lukk}
                  knapp={t.lukk}
                  href={`${elevsti(elevId)}/oppfolging`}
                  skjult={{ id: o.id }}
                  felt={[velg('tiltak', t.tiltakEtikett, t.tiltak)]}
                  ramme={ramme}
                  nr={10 + i}
                />
              ) : null}
            </li>
          ))}
        </ul>
      </section>
      {m.meldinger.length === 0 ? null : (
        <section aria-labelledby="meldt">
          <h2 className="fm-h2" id="meldt">
            {t.meldt}
          </h2>
          <ul className="fm-meldt">
            {m.meldinger.map((x) => (
              <li key={x.meldingId}>
                {nar(x, sprak)}: {typetekst(m.typer, x.type, sprak)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {m.dokumentasjon === undefined ? null : (
        <section aria-labelledby="dok">
          <h2 className="fm-h2" id="dok">
            {t.dokumentasjon}
          </h2>
          {m.dokumentasjon.length === 0 ? <p className="fm-dempet">{t.ingenDok}</p> : null}
          <ul className="fm-meldt">
            {m.dokumentasjon.map((d) => (
              <li key={`${d.fra}-${d.slag}`}>
                {periode(sprak, d.fra, d.til)}: {t.slag[d.slag as keyof typeof t.slag]}
              </li>
            ))}
          </ul>
          {m.kan.dokumentere ? (
            <Del
              tittel={t.forDok}
              knapp={t.forDok}
              href={`${elevsti(elevId)}/dokumentasjon`}
              skjult={{}}
              felt={[
                velg('slag', t.slagEtikett, t.slag),
                { slag: 'tekst', type: 'date', navn: 'fra', etikett: t.fra, bredde: 'smal', verdi: m.idag },
                { slag: 'tekst', type: 'date', navn: 'til', etikett: t.til, bredde: 'smal', verdi: m.idag },
              ]}
              ramme={ramme}
              nr={3}
            />
          ) : null}
        </section>
      )}
      {m.fratrekk == null ? null : (
        <section aria-labelledby="fratrekk">
          <h2 className="fm-h2" id="fratrekk">
            {t.fratrekk}
          </h2>
          <p>{t.fratrekkOm(m.fratrekk.strykbareDager, m.fratrekk.kilde)}</p>
          <ul className="fm-meldt">
            {m.fratrekk.perioder.map((p) => (
              <li key={p.fra}>
                {kortDato(p.fra)}: {t.periode(p.dager, p.strykbare)}
              </li>
            ))}
          </ul>
          {m.fratrekk.vedtak === null ? null : <p>{t.avgjort(m.fratrekk.vedtak.dager)}</p>}
          {m.kan.fratrekke ? (
            <Del
              tittel={t.avgjor}
              knapp={t.avgjor}
              href={`${elevsti(elevId)}/fratrekk`}
              skjult={{ skolear: String(m.skolear) }}
              felt={[velg('krevdAv', t.krevdAv, t.krevd)]}
              ramme={ramme}
              nr={4}
            />
          ) : null}
        </section>
      )}
      <Tabell
        sprak={sprak}
        tabell={{
          tittel: t.fravaret,
          rader: m.rader,
          nokkel: (r) => `${r.dato}-${r.timeNr}`,
          tomt: { tittel: t.ingen },
          kolonner: [
            { id: 'dag', tittel: t.fra, radtittel: true, celle: (r) => ukedagsdato(sprak, r.dato) },
            { id: 'hva', tittel: t.fravaret, celle: (r) => hva(r, sprak) },
            { id: 'grunn', tittel: t.grunn, celle: (r) => arsakstekst(r.arsak, m.typer, sprak) },
            {
              id: 'varslet',
              tittel: t.varslet,
              celle: (r) =>
                r.varslet === null ? (
                  <span className="fm-dempet">{r.meldt === null ? '–' : t.meldtHjemmefra}</span>
                ) : (
                  t.varsletKl(klokkeslett(r.varslet))
                ),
            },
          ],
        }}
      />
    </>
  );
}

/** The absence of one pupil, as the school sees it. */
export function tegnElevfravar(m: Elevfravar, ramme: Ramme): Tegning {
  const t = tekst(ramme.sprak);
  return {
    tittel: `${m.elev.navn}: ${t.fravaret}`,
    meny: OVERSIKT,
    innhold: (
      <div className="fm-stabel">
        {m.gjort !== null && m.gjort in t.gjort ? <Kvittering kvittering={{ tekst: t.gjort[m.gjort as Gjort] }} /> : null}
        <Sidetopp
          topp={{ tittel: m.elev.navn, ingress: m.elev.klasse ?? undefined, smuler: [{ tekst: t.oversikt, href: OVERSIKT }] }}
          sprak={ramme.sprak}
        />
        <Elevfravarfane m={m} ramme={ramme} />
      </div>
    ),
  };
}

/** A class or a school: who has been away, and how much of it there is paper for. */
export function tegnOversikt(m: Fravarsoversikt, { sprak }: Ramme): Tegning {
  const t = tekst(sprak);
  return {
    tittel: t.oversikt,
    meny: OVERSIKT,
    innhold: (
      <div className="fm-stabel">
        <Sidetopp
          topp={{ tittel: t.oversikt, ingress: `${m.skolear}/${(m.skolear + 1) % 100}. ${t.sum(m.sum.dager, m.sum.sen)}` }}
          sprak={sprak}
        />
        <form className="fm-elever-valg" method="get" action={OVERSIKT}>
          <label>
            <span className="ds-sr-only">{t.klasse}</span>
            <select className="ds-input" name="klasse" defaultValue={m.klasse ?? ''}>
              <option value="">{t.heleSkolen}</option>
              {m.klasser.map((k) => (
                <option key={k} value={k}>
                  {k}
                </option>
              ))}
            </select>
          </label>
          <Knapp slag="annen" liten>
            {t.vis}
          </Knapp>
        </form>
        <Tabell
          sprak={sprak}
          tabell={{
            tittel: t.oversikt,
            skjulTittel: true,
            tett: true,
            rader: m.elever,
            nokkel: (e) => e.elevId,
            tomt: { tittel: t.ingen },
            kolonner: [
              { id: 'elev', tittel: t.elev, radtittel: true, celle: (e) => <a className="ds-link" href={elevsti(e.elevId)}>{e.navn} <span className="fm-dempet">{e.klasse ?? ''}</span></a> }, // prettier-ignore
              { id: 'dager', tittel: t.dager, tall: true, celle: (e) => e.dager },
              { id: 'timer', tittel: t.timer, tall: true, celle: (e) => timer(e.minutter, sprak) },
              { id: 'sen', tittel: t.sen, tall: true, celle: (e) => e.sen },
              { id: 'dok', tittel: t.dok, tall: true, celle: (e) => e.dokumentert },
              { id: 'udok', tittel: t.udok, tall: true, celle: (e) => e.udokumentert },
              { id: 'opp', tittel: t.oppfolging, celle: (e) => (e.oppfolging === 0 ? null : <Statusmerke merke={{ tone: 'trengerDeg', tekst: String(e.oppfolging) }} />) }, // prettier-ignore
            ],
          }}
        />
      </div>
    ),
  };
}
