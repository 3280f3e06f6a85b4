import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import {
  Faner,
  Feiloppsummering,
  Handlingsknapp,
  Ikon,
  Knapp,
  Knappelenke,
  Kvittering,
  Sidetopp,
  Skjult,
  Statusmerke,
  Tabell,
  Tomt,
  Varselboks,
} from '#web/komponenter/index.ts';
import { klokkeslett, ukedagsdato, type Sprak } from '#web/tekster/index.ts';
import type { Fravarstype } from '../../rutine/index.ts';
import type { Klassevalg, Register, Registerrad } from '../modell.ts';
import { registersti } from './sti.ts';
import { tekst } from './tekster.ts';

const adresse = (r: Pick<Register, 'skole' | 'gruppe' | 'dato' | 'idag' | 'timeNr' | 'timer'>, timeNr = r.timeNr): string => {
  const sporring = new URLSearchParams({
    ...(r.dato === r.idag ? {} : { dato: r.dato }),
    ...(r.timer.length === 0 ? {} : { time: String(timeNr) }),
  }).toString();
  return sporring === '' ? registersti(r) : `${registersti(r)}?${sporring}`;
};
const kl = (k: string) => k.replace(':', '.');

/** The class register: one view, one save. Works as a plain form; the script adds the keys and follows changes. */
export function tegnRegister(m: Register, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const tilstede = m.elever.filter((e) => e.status === 'tilstede' || e.status === 'sen').length;
  return {
    tittel: t.tittel(m.navn),
    meny: '/register',
    moduler: ['ds-error-summary.js', 'register.js'],
    innhold: (
      <div className="fm-register">
        {m.lagret && skjema.feil.length === 0 && !skjema.konflikt ? <Kvittering kvittering={{ tekst: t.lagret }} /> : null}
        <Sidetopp
          topp={{
            tittel: t.tittel(m.navn),
            ingress: `${ukedagsdato(sprak, m.dato)}. ${m.fort === null ? t.ikkeFort : t.signert(m.fort.av, klokkeslett(m.fort.tid))}`,
            smuler: [{ tekst: t.velg, href: '/register' }],
          }}
          sprak={sprak}
        >
          <p className="fm-register-tall" data-tilstede="">
            {t.av(tilstede, m.elever.length)}
          </p>
        </Sidetopp>
        {m.timer.length === 0 ? null : (
          <Faner
            merke={t.timer}
            faner={m.timer.map((n) => ({
              href: adresse(m, n),
              tekst: `${t.time(n)}${m.forte.includes(n) ? ' ✓' : ''}`,
              valgt: n === m.timeNr,
            }))}
          />
        )}
        {m.erSkoledag ? null : <Varselboks varsel={{ tone: 'noytral', tittel: t.ikkeSkole }} sprak={sprak} />}
        {skjema.konflikt ? <Varselboks varsel={{ tone: 'trengerDeg', tittel: t.konflikt }} sprak={sprak} /> : null}
        <form
          className="fm-register-skjema"
          method="post"
          action={adresse(m)}
          noValidate
          data-register=""
          data-hendelser={`/tavla/${m.skole}/endringer`}
        >
          <Feiloppsummering feil={skjema.feil} sprak={sprak} />
          <Skjult
            felt={{
              _nokkel: skjema.nokkel,
              _versjon: m.versjon,
              skole: m.skole,
              gruppe: m.gruppe,
              dato: m.dato,
              timeNr: String(m.timeNr),
            }}
          />
          <ol className="fm-register-liste">
            {m.elever.map((e, i) => (
              <Linje key={e.elevId} e={e} nr={i + 1} m={m} ramme={ramme} />
            ))}
          </ol>
          {m.kanFore ? (
            <div className="fm-knapper fm-lagrefot">
              <Knapp>{t.lagre}</Knapp>
              <Knappelenke href={`/tavla/${m.skole}`} slag="stille">
                {t.tavla}
              </Knappelenke>
            </div>
          ) : null}
        </form>
        <p className="fm-dempet fm-liten fm-taster" hidden data-taster="">
          {t.taster}
        </p>
        {m.kanFore && m.dato === m.idag ? <Sted m={m} ramme={ramme} /> : null}
      </div>
    ),
  };
}

const STATUSER = ['tilstede', 'sen', 'borte', 'gikk'] as const;

function Linje({ e, nr, m, ramme }: { e: Registerrad; nr: number; m: Register; ramme: Ramme }) {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const skrevet = (felt: string) => (skjema.konflikt ? undefined : skjema.verdier[`${felt}-${e.elevId}`]);
  const elsewhere = e.annetsted !== null && e.annetsted.slag !== 'skyss';
  const valgt = skrevet('s') ?? (elsewhere && e.status === 'tilstede' ? 'annetsted' : e.status);
  const feil = skjema.feil.find((f) => f.navn === `m-${e.elevId}` || f.navn === `a-${e.elevId}`);
  const valg = elsewhere ? ([...STATUSER, 'annetsted'] as const) : STATUSER;
  return (
    <li className="fm-register-linje" id={`l-${nr}`}>
      <span className="fm-register-nr fm-tall" aria-hidden="true">
        {nr}
      </span>
      <fieldset disabled={!m.kanFore}>
        <legend>
          <span className="ds-sr-only">{nr}. </span>
          {e.navn}
        </legend>
        <span className="fm-register-valg">
          {valg.map((s) => (
            <label key={s} data-status={s}>
              <input type="radio" name={`s-${e.elevId}`} value={s} defaultChecked={s === valgt} />
              <span>{t[s]}</span>
            </label>
          ))}
        </span>
        <label className="fm-register-min">
          <span className="ds-sr-only">
            {t.minutter}, {e.navn}
          </span>
          <input
            className="ds-input"
            id={`felt-m-${e.elevId}`}
            name={`m-${e.elevId}`}
            inputMode="numeric"
            size={3}
            autoComplete="off"
            aria-invalid={feil?.navn === `m-${e.elevId}` ? true : undefined}
            aria-describedby={feil?.navn === `m-${e.elevId}` ? `feil-${nr}` : undefined}
            defaultValue={skrevet('m') ?? e.minutter ?? ''}
          />
          <span aria-hidden="true">{t.min}</span>
        </label>
        <label className="fm-register-grunn">
          <span className="ds-sr-only">
            {t.grunn}, {e.navn}
          </span>
          <Grunnvelger e={e} valgt={skrevet('a') ?? e.arsak ?? ''} typer={m.typer} sprak={sprak} />
        </label>
        <Merknad e={e} m={m} sprak={sprak} />
        {feil === undefined ? null : (
          <span className="ds-validation-message" data-color="warning" id={`feil-${nr}`}>
            {feil.melding}
          </span>
        )}
      </fieldset>
    </li>
  );
}

function Grunnvelger({ e, valgt, typer, sprak }: { e: Registerrad; valgt: string; typer: readonly Fravarstype[]; sprak: Sprak }) {
  const t = tekst(sprak);
  return (
    <select className="ds-input" name={`a-${e.elevId}`} id={`felt-a-${e.elevId}`} defaultValue={valgt}>
      <option value="">{t.ukjent}</option>
      {typer.map((x) => (
        <option key={x.kode} value={x.kode}>
          {x[sprak]}
        </option>
      ))}
      {(['permisjon', 'trossamfunn', 'ugyldig', 'bortvist'] as const).map((x) => (
        <option key={x} value={x}>
          {t[x]}
        </option>
      ))}
    </select>
  );
}

function Merknad({ e, m, sprak }: { e: Registerrad; m: Register; sprak: Sprak }) {
  const t = tekst(sprak);
  if (e.sakId !== null)
    return (
      <a className="ds-link fm-register-merknad" href={`/etterlysning/${e.sakId}`}>
        <Statusmerke merke={{ tone: 'fare', tekst: t.apenSak }} />
      </a>
    );
  if (e.harPermisjon) return <span className="fm-register-merknad fm-dempet">{t.permisjon}</span>;
  if (e.meldt !== null) {
    const type = m.typer.find((x) => x.kode === e.meldt?.type)?.[sprak] ?? e.meldt.type;
    return (
      <span className="fm-register-merknad fm-dempet">
        <Ikon navn="klokke" /> {t.meldt(type, kl(e.meldt.kl))}
        {e.meldt.tilKl === null ? '' : ` ${t.til(kl(e.meldt.tilKl))}`}
        {e.meldt.sen ? ` (${t.meldtSent})` : ''}
      </span>
    );
  }
  if (e.annetsted !== null)
    return (
      <span className="fm-register-merknad fm-dempet">
        {t.sted[e.annetsted.slag]}
        {e.annetsted.hva === null ? '' : `: ${e.annetsted.hva}`}
      </span>
    );
  if (e.status === 'borte' && e.arsak === null && m.dato === m.idag)
    return (
      <span className="fm-register-merknad">
        <Ikon navn="utrop" /> {t.etterlyses(kl(m.etterlyses))}
      </span>
    );
  return null;
}

/** The whole class is somewhere else: one choice, and the board knows. */
function Sted({ m, ramme: { sprak, skjema } }: { m: Register; ramme: Ramme }) {
  const t = tekst(sprak);
  return (
    <details className="fm-register-sted">
      <summary>{t.felles}</summary>
      <div className="fm-knapper">
        {(['tur', 'gruppe', 'sfo'] as const).map((slag) => (
          <Handlingsknapp
            key={slag}
            slag="annen"
            liten
            handling={{
              tekst: `${t.settSted}: ${t.sted[slag]}`,
              href: '/register/annetsted',
              skjult: { _nokkel: `${skjema.nokkel}-${slag}`, skole: m.skole, gruppe: m.gruppe, dato: m.dato, slag },
            }}
          />
        ))}
      </div>
      <p>
        <a className="ds-link" href={`${registersti(m)}/annetsted`}>
          {t.annetstedLenke}
        </a>
      </p>
    </details>
  );
}

/** Which class? */
export function tegnKlassevalg(m: Klassevalg, { sprak }: Ramme): Tegning {
  const t = tekst(sprak);
  return {
    tittel: t.velg,
    meny: '/register',
    innhold: (
      <div className="fm-stabel">
        <Sidetopp topp={{ tittel: t.velg, ingress: m.erSkoledag ? t.velgOm : t.ikkeSkoleIDag }} sprak={sprak} />
        {m.skoler.length === 0 ? <Tomt tomt={{ tittel: t.ingen, forklaring: t.ingenOm }} /> : null}
        {m.skoler.map((s) => (
          <Tabell
            key={s.skole}
            sprak={sprak}
            tabell={{
              tittel: s.navn,
              rader: s.klasser.toSorted((a, b) => Number(b.min) - Number(a.min)),
              nokkel: (k) => k.gruppe,
              tomt: { tittel: t.ingen },
              kolonner: [
                { id: 'klasse', tittel: t.velg, radtittel: true, celle: (k) => <a className="ds-link" href={registersti({ skole: s.skole, gruppe: k.gruppe })}>{k.navn}</a> }, // prettier-ignore
                { id: 'elever', tittel: t.elev, celle: (k) => t.elever(k.elever) },
                {
                  id: 'fort',
                  tittel: t.oppmote,
                  celle: (k) =>
                    k.fort === null ? (
                      <Statusmerke merke={{ tone: s.erSkoledag ? 'trengerDeg' : 'noytral', tekst: t.ikkeFort }} />
                    ) : (
                      <Statusmerke merke={{ tone: 'ok', tekst: t.fort(klokkeslett(k.fort)) }} />
                    ),
                },
              ],
            }}
          />
        ))}
      </div>
    ),
  };
}
