import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { paSprak } from '#grunn/sprak/index.ts';
import { Feiloppsummering, Knapp, Knappelenke, Sidetopp, Skjemafelt, Skjult, Stabel, Tabell, Varselboks } from '#web/komponenter/index.ts'; // prettier-ignore
import { datoOgTid, type Sprak } from '#web/tekster/index.ts';
import { ROLLETEKST, STILLINGSROLLER } from '#tilgang/rolle/index.ts';
import { MAKS_LINJER } from '../handlinger/tabell.ts';
import { tekst } from '../tekster.ts';
import { utfylt } from './skjema.ts';
import type { Tabellforslag, Tabellside } from './visninger.ts';

/** Empty lines at the end, for those that are new. */
const NYE = 3;

function Celle({ navn, merke, ramme, verdi }: { navn: string; merke: string; ramme: Ramme; verdi: string }) {
  return (
    <input
      className="ds-input"
      id={`felt-${navn}`}
      name={navn}
      aria-label={merke}
      defaultValue={ramme.skjema.verdier[navn] ?? verdi}
      autoComplete="off"
      data-bredde="smal"
    />
  );
}

function Rollevalg({ i, ramme, verdi }: { i: number; ramme: Ramme; verdi: string }) {
  const { sprak } = ramme;
  const t = tekst(sprak).stillinger;
  const navn = `rolle_${i}`;
  const feil = ramme.skjema.feil.find((f) => f.navn === navn);
  return (
    <select
      className="ds-input"
      id={`felt-${navn}`}
      name={navn}
      aria-label={t.rolle(i + 1)}
      aria-invalid={feil === undefined ? undefined : true}
      defaultValue={ramme.skjema.verdier[navn] ?? verdi}
    >
      <option value="">{t.ingenRolle}</option>
      {STILLINGSROLLER.map((r) => (
        <option key={r} value={r}>
          {paSprak(ROLLETEKST[r], sprak)}
        </option>
      ))}
    </select>
  );
}

/** The table with a form field in every cell; some empty lines at the end. */
export function tegnTabell(m: Tabellside, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak).stillinger;
  const antall = Math.min(MAKS_LINJER, m.regler.length + NYE);
  const linjer = Array.from({ length: antall }, (_, i) => ({ i, regel: m.regler[i] }));
  return {
    tittel: t.tittel,
    moduler: ['ds-error-summary.js'],
    meny: '/roller',
    innhold: (
      <Stabel>
        <Sidetopp
          topp={{ tittel: t.tittel, ingress: t.ingress, smuler: [{ tekst: tekst(sprak).tittel, href: '/roller' }] }}
          sprak={sprak}
        />
        <form method="post" action="/roller/stillinger" className="fm-stabel" noValidate>
          <Feiloppsummering feil={ramme.skjema.feil} sprak={sprak} />
          <Skjult felt={{ _nokkel: ramme.skjema.nokkel }} />
          <Tabell
            sprak={sprak}
            tabell={{
              tittel: t.tittel,
              skjulTittel: true,
              rader: linjer,
              nokkel: (l) => String(l.i),
              tomt: { tittel: t.uendret },
              kolonner: [
                {
                  id: 'kode',
                  tittel: t.kodeKort,
                  celle: ({ i, regel }) => (
                    <>
                      <Celle navn={`kode_${i}`} merke={t.kode(i + 1)} ramme={ramme} verdi={regel?.stillingskode ?? ''} />
                      {m.skygget.includes(i) ? <span className="fm-linje fm-dempet fm-liten">{t.skygget}</span> : null}
                    </>
                  ),
                },
                { id: 'ord', tittel: t.ordKort, celle: ({ i, regel }) => <Celle navn={`tittel_${i}`} merke={t.ord(i + 1)} ramme={ramme} verdi={regel?.tittel ?? ''} /> }, // prettier-ignore
                { id: 'sted', tittel: t.stedKort, celle: ({ i, regel }) => <Celle navn={`sted_${i}`} merke={t.sted(i + 1)} ramme={ramme} verdi={regel?.arbeidssted ?? ''} /> }, // prettier-ignore
                { id: 'rolle', tittel: t.rolleKort, celle: ({ i, regel }) => <Rollevalg i={i} ramme={ramme} verdi={regel?.rolle ?? ''} /> }, // prettier-ignore
              ],
            }}
          />
          <Skjemafelt
            sprak={sprak}
            felt={utfylt(ramme, {
              slag: 'tekst',
              navn: 'fristDager',
              etikett: t.frist,
              hjelp: t.fristHjelp,
              inndata: 'numeric',
              bredde: 'smal',
              verdi: String(m.fristDager),
            })}
          />
          <Skjemafelt
            sprak={sprak}
            felt={utfylt(ramme, {
              slag: 'flerlinje',
              navn: 'begrunnelse',
              etikett: tekst(sprak).gi.begrunnelse,
              hjelp: tekst(sprak).gi.begrunnelseHjelp,
            })}
          />
          <div className="fm-knapper">
            <Knapp>{t.vis}</Knapp>
          </div>
        </form>
        {m.historikk.length === 0 ? null : (
          <section>
            <h2 className="fm-h2">{t.historikk}</h2>
            <ul className="ds-list">
              {m.historikk.map((h) => (
                <li key={h.satt}>
                  {t.endret(datoOgTid(h.satt), h.sattAv ?? '')}: {h.begrunnelse}
                </li>
              ))}
            </ul>
          </section>
        )}
      </Stabel>
    ),
  };
}

type Endring = Tabellforslag['endringer'][number];
const roller = (r: Endring['far'], sprak: Sprak) =>
  r.length === 0 ? (
    <span className="fm-dempet">–</span>
  ) : (
    r.map((x) => (
      <span key={`${x.rolle}-${x.sted ?? ''}`} className="fm-linje">
        {paSprak(ROLLETEKST[x.rolle], sprak)}
        {x.sted === null ? '' : `, ${x.sted}`}
      </span>
    ))
  );

/** Who gains and who loses, before it is saved. */
export function tegnForslag(m: Tabellforslag, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak).stillinger;
  const { regler, fristDager } = m;
  return {
    tittel: t.forslag,
    meny: '/roller',
    innhold: (
      <Stabel>
        <Sidetopp
          topp={{
            tittel: t.forslag,
            smuler: [
              { tekst: tekst(sprak).tittel, href: '/roller' },
              { tekst: t.tittel, href: '/roller/stillinger' },
            ],
          }}
          sprak={sprak}
        />
        {m.egen ? <Varselboks varsel={{ tone: 'fare', tittel: t.egen }} sprak={sprak} /> : null}
        <p>{m.uendret ? t.uendret : m.far + m.mister === 0 ? t.ingenEndring : t.oppsummering(m.far, m.mister)}</p>
        <Tabell
          sprak={sprak}
          tabell={{
            tittel: t.forslag,
            skjulTittel: true,
            rader: m.endringer,
            nokkel: (e) => e.personId,
            tomt: { tittel: t.ingenEndring, forklaring: t.ingenEndringOm },
            kolonner: [
              { id: 'hvem', tittel: tekst(sprak).hvem, radtittel: true, celle: (e) => (e.skjult ? <span className="fm-dempet">{e.navn}</span> : <a className="ds-link" href={`/ansatte/${e.personId}`}>{e.navn}</a>) }, // prettier-ignore
              { id: 'mister', tittel: t.mister, celle: (e) => roller(e.mister, sprak) },
              { id: 'far', tittel: t.far, celle: (e) => roller(e.far, sprak) },
            ],
          }}
        />
        {m.endringer.length < Math.max(m.far, m.mister) ? <p className="fm-dempet">{t.flere(m.endringer.length)}</p> : null}
        <form method="post" action="/roller/stillinger/lagre">
          <Skjult
            felt={{
              _nokkel: ramme.skjema.nokkel,
              tabell: JSON.stringify({ regler, fristDager }),
              bygger: m.bygger,
              begrunnelse: m.begrunnelse,
            }}
          />
          <div className="fm-knapper">
            {m.uendret ? null : <Knapp>{t.lagre}</Knapp>}
            <Knappelenke slag="stille" href="/roller/stillinger">
              {t.tilbake}
            </Knappelenke>
          </div>
        </form>
      </Stabel>
    ),
  };
}
