import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { paSprak } from '#grunn/sprak/index.ts';
import { Bekreftelse, Knappelenke, Kvittering, Sidetopp, Stabel, Statusmerke, Tabell, Varselboks, type Skjemafeltvisning } from '#web/komponenter/index.ts'; // prettier-ignore
import { dato, kortDato, type Sprak } from '#web/tekster/index.ts';
import { ROLLETEKST } from '#tilgang/rolle/index.ts';
import { tekst } from '../tekster.ts';
import { Ansattfaner, Faneinnhold } from './faner.tsx';
import type { Ansattkort, Stillingsside } from './kort.ts';

type Rolle = Ansattkort['roller'][number];

/** What a role rests on, in a sentence. */
function grunnlag(r: Rolle, sprak: Sprak): string {
  const t = tekst(sprak).kort;
  switch (r.hva) {
    case 'rollefaktum':
      return r.slutt === 'stilling' ? t.avLosningTilStilling : t.avLosning;
    case 'rolletildeling':
      return r.tildeling === null || r.tildeling.gittAv === ''
        ? t.avOppsett(r.tildeling?.begrunnelse ?? '')
        : t.avHand(r.tildeling.gittAv, r.tildeling.begrunnelse);
    case 'leverandorvindu':
      return t.avVindu(r.detalj ?? '');
    default:
      return t.avStilling(r.detalj ?? '');
  }
}

function Roller({ m, sprak }: { m: Ansattkort; sprak: Sprak }) {
  const t = tekst(sprak).kort;
  const tom = <span className="fm-dempet">–</span>;
  return (
    <section>
      <h2 className="fm-h2">{t.roller}</h2>
      <Tabell
        sprak={sprak}
        tabell={{
          tittel: t.roller,
          skjulTittel: true,
          rader: m.roller,
          nokkel: (r) => `${r.rolle}-${r.sted ?? ''}-${r.hva}-${r.tildeling?.id ?? r.fra ?? ''}`,
          tomt: { tittel: t.ingenRoller, forklaring: t.ingenRollerOm },
          kolonner: [
            { id: 'rolle', tittel: t.rolle, radtittel: true, celle: (r) => paSprak(ROLLETEKST[r.rolle], sprak) },
            { id: 'hvor', tittel: t.hvor, celle: (r) => r.sted ?? tekst(sprak).heleKommunen },
            { id: 'grunnlag', tittel: t.grunnlag, celle: (r) => grunnlag(r, sprak) },
            {
              id: 'fra',
              tittel: t.fra,
              celle: (r) => (r.fra === null ? tom : <span className="fm-tall">{kortDato(r.fra)}</span>),
            },
            {
              id: 'til',
              tittel: t.til,
              celle: (r) => (r.til === null ? tom : <span className="fm-tall">{kortDato(r.til)}</span>),
            },
            {
              id: 'status',
              tittel: t.status,
              celle: (r) => (
                <Statusmerke merke={{ tone: r.gjelder ? 'ok' : 'noytral', tekst: r.gjelder ? t.gjelder : t.gjelderIkke }} />
              ),
            },
            {
              id: 'handling',
              tittel: t.handling,
              celle: (r) =>
                r.tildeling !== null && m.kan.fjerne && r.gjelder ? (
                  <Knappelenke slag="stille" liten href={`/roller/${r.tildeling.id}/avslutt`}>
                    {t.fjern}
                    <span className="ds-sr-only"> {paSprak(ROLLETEKST[r.rolle], sprak)}</span>
                  </Knappelenke>
                ) : (
                  tom
                ),
            },
          ],
        }}
      />
    </section>
  );
}

function Stillinger({ m, sprak }: { m: Ansattkort; sprak: Sprak }) {
  const t = tekst(sprak).kort;
  const tom = <span className="fm-dempet">–</span>;
  return (
    <section>
      <h2 className="fm-h2">{t.stillinger}</h2>
      <Tabell
        sprak={sprak}
        tabell={{
          tittel: t.stillinger,
          skjulTittel: true,
          rader: m.stillinger,
          nokkel: (s) => s.id,
          tomt: { tittel: t.ingenStillinger, forklaring: t.ingenStillingerOm },
          kolonner: [
            { id: 'stilling', tittel: tekst(sprak).stilling, radtittel: true, celle: (s) => s.tittel ?? tekst(sprak).stilling },
            { id: 'hvor', tittel: t.hvor, celle: (s) => s.sted ?? tom },
            {
              id: 'fra',
              tittel: t.fra,
              celle: (s) => (s.fra === null ? tom : <span className="fm-tall">{kortDato(s.fra)}</span>),
            },
            {
              id: 'til',
              tittel: t.tilsattTil,
              celle: (s) => (s.til === null ? tom : <span className="fm-tall">{kortDato(s.til)}</span>),
            },
            {
              id: 'status',
              tittel: t.status,
              celle: (s) => (
                <div className="fm-merker">
                  <Statusmerke merke={{ tone: s.aktiv ? 'ok' : 'noytral', tekst: s.aktiv ? t.aktiv : t.avsluttet }} />
                  {s.aktiv && s.tausSiden !== null ? (
                    <Statusmerke merke={{ tone: 'trengerDeg', tekst: t.taus(kortDato(s.tausSiden)) }} />
                  ) : null}
                </div>
              ),
            },
            {
              id: 'handling',
              tittel: t.handling,
              celle: (s) =>
                s.kanAvslutte ? (
                  <Knappelenke slag="stille" liten href={`/ansatte/${m.personId}/stilling/${s.id}`}>
                    {s.til === null ? t.sett : t.endre}
                    <span className="ds-sr-only"> {s.tittel}</span>
                  </Knappelenke>
                ) : (
                  tom
                ),
            },
          ],
        }}
      />
    </section>
  );
}

/** Where a role that was just given or removed is undone, for those who may. */
function angreRolle(m: Ansattkort, { skjema, sprak }: Ramme, gjort: string, tildeling: string | undefined) {
  if (!m.kan.fjerne || tildeling === undefined) return undefined;
  const skjult = { _nokkel: skjema.nokkel };
  if (gjort === 'fjernet' && /^[0-9a-f-]{36}$/.test(tildeling)) return { href: `/roller/${tildeling}/angre`, skjult };
  const finnes = m.roller.some((r) => r.tildeling?.id === tildeling) || m.venter.some((v) => v.id === tildeling);
  return (gjort === 'gitt' || gjort === 'venter') && finnes
    ? { href: `/roller/${tildeling}/avslutt`, skjult: { ...skjult, begrunnelse: tekst(sprak).kort.gittVedFeil } }
    : undefined;
}

function Gjort({ m, ramme }: { m: Ansattkort; ramme: Ramme }) {
  const t = tekst(ramme.sprak);
  const gjort = ramme.sporring['gjort'];
  const sett = ramme.sporring['sett'];
  if (gjort === undefined || !(gjort in t.kort.gjort)) return null;
  const tildeling = ramme.sporring['tildeling'];
  const rolle = angreRolle(m, ramme, gjort, tildeling);
  const kanAngres = gjort === 'avsluttet' && m.stillinger.some((s) => s.sett !== null && s.sett === sett);
  return (
    <Kvittering
      kvittering={{
        tekst: t.kort.gjort[gjort as keyof typeof t.kort.gjort],
        ...(kanAngres && sett !== undefined
          ? { angre: { tekst: t.angre, href: `/ansatte/${m.personId}/angre`, skjult: { _nokkel: ramme.skjema.nokkel, sett } } }
          : rolle === undefined
            ? {}
            : { angre: { tekst: t.angre, ...rolle } }),
      }}
    />
  );
}

/** The first tab: how the employee came, the roles with their grounds, the positions, the training. */
function Informasjon({ m, sprak }: { m: Ansattkort; sprak: Sprak }) {
  const alt = tekst(sprak);
  const t = alt.kort;
  return (
    <>
      {m.registreringer.map((r) => (
        <p key={r.gitt} className="fm-dempet">
          {alt.registrer.av(r.gittAv, dato(r.gitt), dato(r.til))} {r.begrunnelse}
        </p>
      ))}
      <Roller m={m} sprak={sprak} />
      <Stillinger m={m} sprak={sprak} />
      <section>
        <h2 className="fm-h2">{t.opplaering}</h2>
        <p>
          {m.opplaering === null ? t.ikkeOpplaert : t.opplaert(dato(m.opplaering))}{' '}
          {m.opplaering === null && m.opplaeringKreves ? `${t.kreves} ` : null}
          {m.kan.opplaering ? (
            <a className="ds-link" href={`/roller/opplaering/${m.personId}`}>
              {t.registrer}
            </a>
          ) : null}
        </p>
      </section>
    </>
  );
}

/** The employee card: Ansattinformasjon (roles with grounds, «Tilsatt til»), and the tabs of seed 001. */
export function tegnAnsattkort(m: Ansattkort, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const alt = tekst(sprak);
  const t = alt.kort;
  return {
    tittel: m.navn,
    meny: '/ansatte',
    innhold: (
      <Stabel>
        <Sidetopp
          topp={{
            tittel: m.navn,
            smuler: [{ tekst: alt.tittel, href: '/ansatte' }],
            ingress: m.statuser
              .filter((s) => s !== 'alle')
              .map((s) => (s === 'aktiv' || s === 'inaktiv' || s === 'inaktivMedTilgang' ? t.en[s] : alt.status[s]))
              .join(' · '),
          }}
          sprak={sprak}
        >
          {m.kan.gi ? (
            <Knappelenke slag="annen" href={`/roller/gi/${m.personId}`}>
              {t.gi}
            </Knappelenke>
          ) : null}
          {m.kan.vindu ? (
            <Knappelenke slag="stille" href={`/roller/vindu/apne/${m.personId}`}>
              {t.vindu}
            </Knappelenke>
          ) : null}
        </Sidetopp>
        <Gjort m={m} ramme={ramme} />
        {m.venter.map((v) => (
          <Varselboks
            key={v.id}
            sprak={sprak}
            varsel={{ tone: 'trengerDeg', tittel: t.venter(paSprak(ROLLETEKST[v.rolle], sprak), v.gittAv) }}
          />
        ))}
        <Ansattfaner m={m} valgt={m.bilde === null ? undefined : ramme.sporring['fane']} sprak={sprak} />
        {m.bilde === null ? <Informasjon m={m} sprak={sprak} /> : <Faneinnhold b={m.bilde} sprak={sprak} />}
      </Stabel>
    ),
  };
}

/** «assistent SFO»: inside a sentence, with abbreviations as they are. */
const litenForbokstav = (ord: string): string =>
  /^\p{Lu}\p{Lu}/u.test(ord) ? ord : `${ord.charAt(0).toLocaleLowerCase('nb')}${ord.slice(1)}`;

/** «Tilsatt til» for one position, with why. */
export function tegnStilling(m: Stillingsside, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const alt = tekst(sprak);
  const t = alt.kort.slutt;
  const sporsmal = t.tittel([m.tittel === null ? t.uten : litenForbokstav(m.tittel), m.sted].filter(Boolean).join(', '), m.navn);
  const felt: Skjemafeltvisning[] = [
    {
      slag: 'tekst',
      type: 'date',
      navn: 'til',
      etikett: alt.kort.tilsattTil,
      bredde: 'middels',
      verdi: skjema.verdier['til'] ?? m.til ?? '',
      feil: skjema.feil.find((f) => f.navn === 'til')?.melding,
    },
    {
      slag: 'flerlinje',
      navn: 'begrunnelse',
      etikett: alt.flere.begrunnelse,
      hjelp: alt.flere.begrunnelseHjelp,
      verdi: skjema.verdier['begrunnelse'],
      feil: skjema.feil.find((f) => f.navn === 'begrunnelse')?.melding,
    },
  ];
  return {
    tittel: sporsmal,
    moduler: ['ds-error-summary.js'],
    meny: '/ansatte',
    innhold: (
      <>
        {skjema.konflikt && skjema.melding !== undefined ? (
          <Varselboks varsel={{ tone: 'trengerDeg', tittel: skjema.melding }} sprak={sprak} />
        ) : null}
        <Bekreftelse
          sprak={sprak}
          bekreftelse={{
            sporsmal,
            folger: [...(m.tausSiden === null ? [] : [alt.taus(kortDato(m.tausSiden))]), ...t.folger],
            skjema: {
              href: `/ansatte/${m.personId}/stilling/${m.stillingId}`,
              knapp: t.knapp,
              avbrytHref: `/ansatte/${m.personId}`,
              felt,
              feil: skjema.feil.filter((f) => !felt.some((x) => x.navn === f.navn)),
              skjult: { _nokkel: skjema.nokkel, _versjon: m.versjon },
            },
          }}
        />
      </>
    ),
  };
}
