import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { paSprak } from '#grunn/sprak/index.ts';
import {
  Feiloppsummering,
  Knapp,
  Knappelenke,
  Kvittering,
  Sidetopp,
  Skjemafelt,
  Skjult,
  Statusmerke,
  Tomt,
  type Skjemafeltvisning,
} from '#web/komponenter/index.ts';
import { dato, datoOgTid, ukedagsdato, type Sprak } from '#web/tekster/index.ts';
import type { Minepameldinger, Minpamelding, Sporsmal } from '../modell.ts';
import { feltFor, plassFor } from '../regler.ts';
import { feilVed, Melding, skrevet } from './felt.tsx';
import { Valgene } from './valg.tsx';
import { tekst } from './tekster.ts';

export const MINE = '/pamelding';
const stien = (m: Minpamelding): string => `${MINE}/${m.pamelding.pameldingId}/${m.barn.elevId}`;

function Stilling({ m, sprak }: { m: Minpamelding; sprak: Sprak }) {
  const t = tekst(sprak);
  const a = m.svar;
  if (a === null) return <Statusmerke merke={{ tone: m.kanSvare ? 'trengerDeg' : 'noytral', tekst: t.ikkeSvart }} />;
  if (a.med === null) return <Statusmerke merke={{ tone: 'ok', tekst: t.svart }} />;
  if (!a.med || a.nr === null) return <Statusmerke merke={{ tone: 'noytral', tekst: t.kommerIkke }} />;
  const plass = plassFor(a.nr, m.pamelding.plasser);
  if ('venter' in plass) return <Statusmerke merke={{ tone: 'trengerDeg', tekst: t.venterNr(plass.venter) }} />;
  return <Statusmerke merke={{ tone: 'ok', tekst: m.pamelding.plasser === null ? t.kommer : `${t.kommer}. ${t.harPlass}` }} />;
}

function Frist({ m, sprak }: { m: Minpamelding; sprak: Sprak }) {
  const t = tekst(sprak);
  const p = m.pamelding;
  const d = ukedagsdato(sprak, p.frist);
  const innen = p.anonym ? t.svarInnenAnonymt(d) : t.svarInnen(d);
  return (
    <span className="fm-linje fm-dempet">
      {m.hvorforIkke === null
        ? innen
        : m.hvorforIkke === 'frist'
          ? `${t.fristVar(d)} ${t.hvorforIkke.frist}`
          : t.hvorforIkke[m.hvorforIkke]}
    </span>
  );
}

function Kort({ m, sprak }: { m: Minpamelding; sprak: Sprak }) {
  const t = tekst(sprak);
  const id = `pamelding-${m.pamelding.pameldingId}-${m.barn.elevId}`;
  const ord = m.kanSvare ? (m.svar === null ? t.svarKnapp : t.endreKnapp) : t.seSvaret;
  return (
    <section aria-labelledby={id} className="fm-stabel">
      <h2 className="fm-h2" id={id}>
        {paSprak(m.pamelding.tittel, sprak)} <span className="fm-dempet">{m.barn.navn}</span>
      </h2>
      <p>
        <Stilling m={m} sprak={sprak} />
        <Frist m={m} sprak={sprak} />
      </p>
      {m.kanSvare || m.svar !== null ? (
        <div className="fm-knapper">
          <Knappelenke href={stien(m)} slag={m.kanSvare && m.svar === null ? 'hoved' : 'annen'}>
            {ord}
            <span className="ds-sr-only">
              {' '}
              {paSprak(m.pamelding.tittel, sprak)} {m.barn.navn}
            </span>
          </Knappelenke>
        </div>
      ) : null}
    </section>
  );
}

/** What the school asks the home, what waits first. */
export function tegnMinePameldinger(m: Minepameldinger, { sprak }: Ramme): Tegning {
  const t = tekst(sprak);
  const venter = (x: Minpamelding) => x.kanSvare && x.svar === null;
  const ordnet = [...m.pameldinger.filter(venter), ...m.pameldinger.filter((x) => !venter(x))];
  return {
    tittel: t.tittel,
    meny: MINE,
    innhold: (
      <div className="fm-stabel fm-smal">
        {m.gjort === null ? null : <Kvittering kvittering={{ tekst: t.lagret }} />}
        <Sidetopp topp={{ tittel: t.tittel, ingress: t.ingressHjem }} sprak={sprak} />
        {ordnet.length === 0 ? (
          <Tomt tomt={{ tittel: t.ingen, forklaring: t.ingenOm }} />
        ) : (
          ordnet.map((x) => <Kort key={stien(x)} m={x} sprak={sprak} />)
        )}
      </div>
    ),
  };
}

/** One question as a field, with what was typed or what stands. */
function Sporsmalet({ q, m, ramme }: { q: Sporsmal; m: Minpamelding; ramme: Ramme }) {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const navn = feltFor(q.sporsmalId);
  const star = m.svar?.verdier?.[q.sporsmalId];
  const felles = { navn, etikett: paSprak(q.tekst, sprak), feil: feilVed(ramme, navn), valgfritt: !q.pakrevd };
  if (q.slag === 'flere') return <Valgene q={q} star={star} ramme={ramme} />;
  const ellers = typeof star === 'boolean' ? (star ? 'ja' : 'nei') : star === undefined ? '' : String(star);
  const verdi = skrevet(ramme, navn, ellers);
  const felt: Skjemafeltvisning =
    q.slag === 'en'
      ? { ...felles, slag: 'radio', verdi, valg: q.valg.map((v, i) => ({ verdi: String(i), tekst: paSprak(v, sprak) })) }
      : q.slag === 'jaNei'
        ? { ...felles, slag: 'radio', verdi, valg: [{ verdi: 'ja', tekst: t.ja }, { verdi: 'nei', tekst: t.nei }] } // prettier-ignore
        : q.slag === 'tall'
          ? { ...felles, slag: 'tekst', inndata: 'numeric', bredde: 'smal', verdi }
          : { ...felles, slag: 'tekst', hjelp: t.tegn, verdi };
  return <Skjemafelt felt={felt} sprak={sprak} />;
}

/** Places and who sees what, before the questions. */
function Om({ m, sprak }: { m: Minpamelding; sprak: Sprak }) {
  const t = tekst(sprak);
  const p = m.pamelding;
  const venter = p.plasser === null ? 0 : p.paMeldt - p.plasser;
  const harPlass = m.svar?.nr != null && p.plasser !== null && m.svar.nr <= p.plasser;
  const paVent = m.svar?.nr != null && p.plasser !== null && m.svar.nr > p.plasser;
  return (
    <div>
      {p.plasser === null ? null : (
        <p>{venter >= 0 && m.svar?.med !== true ? t.fullt(venter) : t.plasser(p.paMeldt, p.plasser)}</p>
      )}
      {harPlass && venter > 0 ? <p>{t.mistePlassen}</p> : null}
      {paVent ? <p>{t.venteOm}</p> : null}
      <p className="fm-dempet fm-liten">
        {p.anonym ? t.anonymt : t.navngitt} {p.hvem === 'foresatte' ? t.bareDine : p.hvem === 'hjemmet' ? t.forHjemmet : ''}{' '}
        {t.slettes(dato(p.slettes))}
      </p>
    </div>
  );
}

function Svarte({ m, sprak }: { m: Minpamelding; sprak: Sprak }) {
  const t = tekst(sprak);
  const a = m.svar;
  if (a === null) return null;
  const nar = datoOgTid(a.endret);
  return (
    <div>
      <p>
        <Stilling m={m} sprak={sprak} />
        <span className="fm-linje">{a.avDeg || m.pamelding.hvem !== 'hjemmet' ? t.duSvarte(nar) : t.denAndreSvarte(nar)}</span>
      </p>
      {m.kanSvare || a.verdier === null ? null : (
        <dl className="fm-felt">
          {m.sporsmal.flatMap((q) =>
            a.verdier?.[q.sporsmalId] === undefined
              ? []
              : [
                  <div key={q.sporsmalId}>
                    <dt>{paSprak(q.tekst, sprak)}</dt>
                    <dd>{t.svarord(q, a.verdier[q.sporsmalId]!, sprak)}</dd>
                  </div>,
                ],
          )}
        </dl>
      )}
    </div>
  );
}

/** One list for one child: the school's words, what stands, and the questions. */
export function tegnMinPamelding({ pamelding: m }: { readonly pamelding: Minpamelding | null }, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const smuler = [{ tekst: t.tittel, href: MINE }];
  if (m === null) return { tittel: t.tittel, meny: MINE, innhold: <Tomt tomt={{ tittel: t.ingen, forklaring: t.ingenOm }} /> };
  const p = m.pamelding;
  const star = m.svar?.med;
  return {
    tittel: paSprak(p.tittel, sprak),
    meny: MINE,
    moduler: ['ds-error-summary.js'],
    innhold: (
      <div className="fm-stabel fm-smal">
        <Sidetopp
          topp={{ tittel: paSprak(p.tittel, sprak), ingress: `${t.slag[p.slag]}. ${t.gjelder} ${m.barn.navn}.`, smuler }}
          sprak={sprak}
        />
        {paSprak(p.tekst, sprak)
          .split(/\n+/)
          .filter((x) => x.trim() !== '')
          .map((x) => (
            <p key={x}>{x}</p>
          ))}
        <p>
          <Frist m={m} sprak={sprak} />
        </p>
        <Svarte m={m} sprak={sprak} />
        {m.kanSvare ? (
          <form className="fm-skjema" method="post" action={stien(m)} noValidate>
            <Melding ramme={ramme} />
            <Feiloppsummering feil={skjema.feil} sprak={sprak} />
            <Skjult felt={{ _nokkel: skjema.nokkel, svarversjon: String(m.svar?.versjon ?? 0) }} />
            <Om m={m} sprak={sprak} />
            {p.slag === 'pamelding' ? (
              <Skjemafelt
                sprak={sprak}
                felt={{
                  slag: 'radio',
                  navn: 'med',
                  etikett: p.hvem === 'hjemmet' ? t.blirMed : t.blirDuMed,
                  feil: feilVed(ramme, 'med'),
                  verdi: skrevet(ramme, 'med', star == null ? '' : star ? 'ja' : 'nei'),
                  valg: [
                    { verdi: 'ja', tekst: t.ja },
                    { verdi: 'nei', tekst: t.nei },
                  ],
                }}
              />
            ) : null}
            {m.sporsmal.map((q) => (
              <Sporsmalet key={q.sporsmalId} q={q} m={m} ramme={ramme} />
            ))}
            <div className="fm-knapper">
              <Knapp>{t.lagre}</Knapp>
              <Knappelenke href={MINE} slag="stille">
                {t.tittel}
              </Knappelenke>
            </div>
          </form>
        ) : null}
      </div>
    ),
  };
}
