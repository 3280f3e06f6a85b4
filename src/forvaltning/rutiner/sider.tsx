import { Fieldset } from '@digdir/designsystemet-react';
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
  Tabell,
  Tomt,
} from '#web/komponenter/index.ts';
import { datoOgTid, oppramsing, type Sprak } from '#web/tekster/index.ts';
import { feltI, KOMMUNEN, type Feltnavn } from './modell.ts';
import { NYE_TYPER } from './skjema.ts';
import { tekst } from './tekster.ts';
import type { Minrutine, Rutineoversikt, Rutineside, Rutineskjema, Verdi } from './visninger.ts';

export const RUTINER = '/rutiner';

const feltord = (sprak: Sprak, navn: string): string => tekst(sprak).felt[navn as Feltnavn];

/** A value in words: «08.30», «30 minutter», «Syk, Lege», «Nei». */
function verdiord(sprak: Sprak, navn: string, v: Verdi): string {
  const t = tekst(sprak);
  if (Array.isArray(v)) return v.map((x) => x[sprak]).join(', ');
  if (typeof v === 'boolean') return v ? t.ja : t.nei;
  if (typeof v === 'string') return v.replace(':', '.');
  if (navn === 'perTimeFraTrinn') return t.fraTrinn(v);
  if (navn === 'terskler-senIMnd') return t.ganger(v);
  if (navn === 'terskler-ringDag' || navn === 'timer') return String(v);
  return navn.startsWith('terskler') ? t.dager(v) : t.minutter(v);
}

function Opphav({ o, sprak }: { o: Rutineside['deler'][number]['felt'][number]['opphav']; sprak: Sprak }) {
  const t = tekst(sprak);
  if (o.fra === 'standard' || o.satt === null) return <span className="fm-dempet">{t.fra.standard}</span>;
  return (
    <span className="fm-dempet">
      {t.fra[o.fra](o.sattAv ?? t.oppsettet, datoOgTid(o.satt))}
      {o.begrunnelse === null ? null : ` ${t.hvorfor(o.begrunnelse)}`}
    </span>
  );
}

/** «Rutiner for skoledagen»: the places whose routine the reader may see. */
export function tegnRutiner(m: Rutineoversikt, { sprak }: Ramme): Tegning {
  const t = tekst(sprak);
  return {
    tittel: t.tittel,
    meny: RUTINER,
    innhold: (
      <div className="fm-stabel">
        <Sidetopp topp={{ tittel: t.tittel, ingress: t.ingress }} sprak={sprak} />
        {m.kommunen ? (
          <section className="fm-feltgruppe" aria-labelledby="t-kommunen">
            <h2 className="fm-h2" id="t-kommunen">
              <a className="ds-link" href={`${RUTINER}/${KOMMUNEN}`}>
                {t.kommunen}
              </a>
            </h2>
            <p>{t.kommunenOm}</p>
          </section>
        ) : null}
        <Tabell
          sprak={sprak}
          tabell={{
            tittel: t.skoler,
            rader: m.skoler,
            nokkel: (x) => x.organisasjonsnummer,
            tomt: { tittel: t.ingenSkoler, forklaring: t.ingenSkolerOm },
            kolonner: [
              {
                id: 'skole',
                tittel: t.skole,
                radtittel: true,
                celle: (x) => (
                  <a className="ds-link" href={`${RUTINER}/${x.organisasjonsnummer}`}>
                    {x.navn}
                  </a>
                ),
              },
              { id: 'egne', tittel: t.egne, celle: (x) => t.egneTall(x.egne) },
            ],
          }}
        />
      </div>
    ),
  };
}

function Logg({ m, sprak }: { m: Rutineside; sprak: Sprak }) {
  const t = tekst(sprak);
  const ord = (navn: string, v: Verdi | null) => (v === null ? t.ingenEgen : verdiord(sprak, navn, v));
  return (
    <section className="fm-feltgruppe" aria-labelledby="logg">
      <h2 className="fm-h2" id="logg">
        {t.logg}
      </h2>
      {m.logg.length === 0 ? (
        <p className="fm-dempet">{t.ingenEndringer}</p>
      ) : (
        <ol className="fm-linjer">
          {m.logg.map((e) => (
            <li key={e.satt}>
              <p>
                {e.felt.map((f) => `${feltord(sprak, f.navn)}: ${t.fraTil(ord(f.navn, f.for), ord(f.navn, f.na))}`).join('. ')}.
              </p>
              <p className="fm-dempet fm-liten">
                {e.sattAv ?? t.oppsettet}, {datoOgTid(e.satt)}.{e.begrunnelse === null ? '' : ` ${t.hvorfor(e.begrunnelse)}`}
              </p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** The routine of one place: part by part, each value with where it comes from. */
export function tegnRutine(m: Rutineside, ramme: Ramme): Tegning {
  const { sprak, sporring, skjema } = ramme;
  const t = tekst(sprak);
  const tittel = m.navn === null ? t.tittel : t.ved(m.navn);
  const her = `${RUTINER}/${m.sted}`;
  const kvittering =
    sporring['gjort'] !== undefined
      ? t.lagret
      : sporring['angret'] !== undefined
        ? t.angret
        : sporring['satt'] !== undefined
          ? t.tilbakestilt
          : undefined;
  return {
    tittel,
    meny: RUTINER,
    innhold: (
      <div className="fm-stabel">
        {kvittering === undefined ? null : <Kvittering kvittering={{ tekst: kvittering }} />}
        <Sidetopp
          topp={{ tittel, ingress: m.navn === null ? t.kommunenOm : t.ingress, smuler: [{ tekst: t.tittel, href: RUTINER }] }}
          sprak={sprak}
        >
          {m.kanEndre && m.logg.length > 0 ? (
            <Handlingsknapp
              slag="stille"
              liten
              handling={{ tekst: t.angre, href: `${her}/angre`, skjult: { bygger: m.bygger, _nokkel: `${skjema.nokkel}-angre` } }}
            />
          ) : null}
        </Sidetopp>
        {m.deler.map((d) => (
          <section key={d.del} className="fm-feltgruppe" id={d.del} aria-labelledby={`t-${d.del}`}>
            <h2 className="fm-h2" id={`t-${d.del}`}>
              {t.deler[d.del].tittel}
            </h2>
            <dl className="fm-hvorfor-rader fm-brede-titler">
              {d.felt.map((f) => (
                <div key={f.navn} className="fm-hvorfor-rad">
                  <dt>{feltord(sprak, f.navn)}</dt>
                  <dd>
                    <strong>{verdiord(sprak, f.navn, f.verdi)}</strong> <Opphav o={f.opphav} sprak={sprak} />
                    {m.kanEndre && f.opphav.fra === 'skolen' ? (
                      <form method="post" action={`${her}/tilbake`}>
                        <Skjult felt={{ felt: f.navn, bygger: m.bygger, _nokkel: `${skjema.nokkel}-${f.navn}` }} />
                        <Knapp slag="stille" liten>
                          {t.tilbake}
                          <span className="ds-sr-only">, {feltord(sprak, f.navn)}</span>
                        </Knapp>
                      </form>
                    ) : null}
                  </dd>
                </div>
              ))}
            </dl>
            {m.kanEndre ? (
              <div className="fm-knapper">
                <Knappelenke href={`${her}/${d.del}`} slag="annen" liten>
                  {t.endre}
                  <span className="ds-sr-only"> {t.deler[d.del].tittel}</span>
                </Knappelenke>
              </div>
            ) : null}
          </section>
        ))}
        <Logg m={m} sprak={sprak} />
      </div>
    ),
  };
}

interface Feltvis {
  readonly ramme: Ramme;
  readonly m: Rutineskjema;
}
const verdiI = ({ ramme, m }: Feltvis, navn: string): string | undefined => ramme.skjema.verdier[navn] ?? m.verdier[navn];
const feilI = ({ ramme }: Feltvis, navn: string) => ramme.skjema.feil.find((x) => x.navn === navn)?.melding;

/** A line for each type there is, and room for new ones. */
function Typer(v: Feltvis) {
  const { sprak, skjema } = v.ramme;
  const t = tekst(sprak);
  const sendt = skjema.verdier['bygger'] !== undefined;
  const antall = Object.keys({ ...v.m.verdier, ...skjema.verdier }).filter((k) => /^type-\d+-nb$/.test(k)).length;
  const linjer = sendt ? antall : antall + NYE_TYPER;
  return Array.from({ length: linjer }, (_, i) => {
    const kode = verdiI(v, `type-${i}-kode`) ?? '';
    const krysset = (hva: string) => (sendt ? skjema.verdier : v.m.verdier)[`type-${i}-${hva}`] === 'ja';
    const ny = kode === '';
    return (
      // oxlint-disable-next-line react/no-array-index-key -- the lines of a form are told apart by their number
      <Fieldset key={i} className="fm-skjemafelt">
        <Fieldset.Legend>
          <strong>{ny ? t.nyType : (verdiI(v, `type-${i}-${sprak}`) ?? t.type(i + 1))}</strong>
        </Fieldset.Legend>
        <Skjult felt={{ [`type-${i}-kode`]: kode }} />
        {(['nb', 'nn'] as const).map((s) => (
          <Skjemafelt
            key={s}
            sprak={sprak}
            felt={{
              slag: 'tekst',
              bredde: 'middels',
              navn: `type-${i}-${s}`,
              etikett: s === 'nb' ? t.navnNb : t.navnNn,
              verdi: verdiI(v, `type-${i}-${s}`),
              feil: feilI(v, `type-${i}-${s}`),
              ...(ny ? { valgfritt: true } : {}),
            }}
          />
        ))}
        {(['bruk', 'timer', 'helse'] as const).map((hva) => (
          <Skjemafelt
            key={hva}
            sprak={sprak}
            felt={{
              slag: 'avkryssing',
              navn: `type-${i}-${hva}`,
              etikett: { bruk: t.brukt, timer: t.bareTimer, helse: t.helse }[hva],
              krysset: krysset(hva) || (hva === 'bruk' && ny && !sendt),
              feil: feilI(v, `type-${i}-${hva}`),
            }}
          />
        ))}
      </Fieldset>
    );
  });
}

/** The form of one part. */
export function tegnRutineskjema(m: Rutineskjema, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const her = `${RUTINER}/${m.sted}`;
  const v = { ramme, m };
  const del = t.deler[m.del];
  return {
    tittel: del.tittel,
    meny: RUTINER,
    moduler: ['ds-error-summary.js'],
    innhold: (
      <div className="fm-stabel fm-smal">
        <Sidetopp
          sprak={sprak}
          topp={{
            tittel: del.tittel,
            ingress: `${del.om} ${m.navn === null ? t.gjelderAlle : t.gjelderSkolen}`,
            smuler: [
              { tekst: t.tittel, href: RUTINER },
              { tekst: m.navn ?? t.kommunen, href: her },
            ],
          }}
        />
        <form className="fm-skjema" method="post" action={`${her}/${m.del}`} noValidate>
          <Feiloppsummering feil={skjema.feil} sprak={sprak} />
          <Skjult felt={{ bygger: skjema.verdier['bygger'] ?? m.bygger, _nokkel: skjema.nokkel }} />
          {feltI(m.del).map((f) =>
            f.slag === 'typer' ? (
              <Typer key={f.navn} {...v} />
            ) : (
              <Skjemafelt
                key={f.navn}
                sprak={sprak}
                felt={{
                  navn: f.navn,
                  etikett: feltord(sprak, f.navn),
                  verdi: verdiI(v, f.navn),
                  feil: feilI(v, f.navn),
                  ...(f.slag === 'jaNei'
                    ? {
                        slag: 'radio' as const,
                        valg: [
                          { verdi: 'ja', tekst: t.ja },
                          { verdi: 'nei', tekst: t.nei },
                        ],
                      }
                    : { slag: 'tekst' as const, inndata: 'numeric' as const, bredde: 'smal' as const }),
                }}
              />
            ),
          )}
          <Skjemafelt
            sprak={sprak}
            felt={{
              slag: 'flerlinje',
              navn: 'begrunnelse',
              etikett: t.begrunnelse,
              verdi: skjema.verdier['begrunnelse'],
              feil: feilI(v, 'begrunnelse'),
            }}
          />
          <div className="fm-knapper">
            <Knapp slag="hoved">{t.knapp}</Knapp>
            <Knappelenke href={her} slag="stille">
              {m.navn ?? t.kommunen}
            </Knappelenke>
          </div>
        </form>
      </div>
    ),
  };
}

/** «Rutinen ved skolen», for guardians and pupils. */
export function tegnMinRutine(m: Minrutine, { sprak }: Ramme): Tegning {
  const t = tekst(sprak).min;
  return {
    tittel: t.tittel,
    innhold: (
      <div className="fm-stabel fm-smal">
        <Sidetopp topp={{ tittel: t.tittel, ingress: t.ingress }} sprak={sprak} />
        {m.skoler.length === 0 ? <Tomt tomt={{ tittel: t.ingen, forklaring: t.ingenOm }} /> : null}
        {m.skoler.map(({ organisasjonsnummer, navn, felt }) => {
          const kl = (f: Feltnavn) => verdiord(sprak, f, felt[f] ?? '');
          const typer = Array.isArray(felt['typer']) ? felt['typer'].map((x) => x[sprak].toLocaleLowerCase('nb')) : [];
          return (
            <section key={organisasjonsnummer} className="fm-feltgruppe" aria-labelledby={`s-${organisasjonsnummer}`}>
              <h2 className="fm-h2" id={`s-${organisasjonsnummer}`}>
                {navn}
              </h2>
              <ul className="ds-list">
                <li>{t.innen(kl('meldesInnen'))}</li>
                <li>{t.typer(oppramsing(typer))}</li>
                <li>{t.sjekk(kl('sjekkesInnen'))}</li>
                <li>{t.leter(kl('etterlysesBarnetrinn'), kl('etterlysesUngdomstrinn'))}</li>
                <li>{t.bes}</li>
                <li>{t.politi(Number(felt['eskaleresEtter']), Number(felt['politiVurderesEtter']))}</li>
              </ul>
            </section>
          );
        })}
      </div>
    ),
  };
}
