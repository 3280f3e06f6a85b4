import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { paSprak } from '#grunn/sprak/index.ts';
import { leggTilDager } from '#grunn/tid/index.ts';
import { Faner, Feiloppsummering, Ikon, Knapp, Knappelenke, Kvittering, Sidetopp, Skjemafelt, Skjult, Stabel, Statusmerke, Tabell, Tomt } from '#web/komponenter/index.ts'; // prettier-ignore
import { kortDato, type Sprak } from '#web/tekster/index.ts';
import { HANDGITTE, ROLLETEKST } from '#tilgang/rolle/index.ts';
import { STATUSER, type Ansattliste, type Listerad, type Status } from '../modell.ts';
import { tekst } from '../tekster.ts';
import type { Flereside } from './liste.ts';

type Valgt = Pick<Ansattliste, 'skole'> & { readonly status: Status; readonly rolle?: string | null; readonly side?: number };

/** The address of a search. No name and no number in it. */
export function adresse({ status, rolle, skole, side = 1 }: Valgt): string {
  const q = new URLSearchParams({
    ...(status === 'aktiv' ? {} : { status }),
    ...(rolle == null ? {} : { rolle }),
    ...(skole === null ? {} : { skole }),
    ...(side === 1 ? {} : { side: String(side) }),
  }).toString();
  return q === '' ? '/ansatte' : `/ansatte?${q}`;
}

const stillingsord = (x: { tittel: string | null; sted: string | null }, ellers: string): string =>
  [x.tittel, x.sted].filter((d) => d !== null).join(', ') || ellers;

const rolleord = (r: Listerad['roller'][number], sprak: Sprak): string =>
  `${paSprak(ROLLETEKST[r.rolle], sprak)}${r.sted === null ? '' : `, ${r.sted}`}`;

/** The statuses as tabs with counts: one look says what must be cleaned up. */
function Statuser({ m, sprak }: { m: Ansattliste; sprak: Sprak }) {
  const t = tekst(sprak);
  const vist = STATUSER.filter((s) => s !== 'inaktiv' && s !== 'utenSluttdato');
  return (
    <Faner
      merke={t.statusfelt}
      faner={vist.map((s) => ({
        tekst: t.status[s],
        href: adresse({ status: s, skole: m.skole, rolle: m.rolle }),
        valgt: s === m.status,
        antall: m.antall[s],
      }))}
    />
  );
}

function Alternativer({ m, sprak }: { m: Ansattliste; sprak: Sprak }) {
  const t = tekst(sprak);
  const valg = (v: readonly { verdi: string; tekst: string }[]) => v;
  return (
    <details className="fm-mer" open={m.status !== 'aktiv' || m.rolle !== null || m.skole !== null || undefined}>
      <summary>{t.visAlternativer}</summary>
      <form method="get" action="/ansatte" className="fm-skjema">
        <Skjemafelt
          sprak={sprak}
          felt={{
            slag: 'velg',
            navn: 'status',
            etikett: t.statusfelt,
            verdi: m.status,
            valg: valg(STATUSER.map((s) => ({ verdi: s, tekst: `${t.status[s]} (${m.antall[s]})` }))),
          }}
        />
        <Skjemafelt
          sprak={sprak}
          felt={{
            slag: 'velg',
            navn: 'rolle',
            etikett: t.rollefelt,
            verdi: m.rolle ?? '',
            valg: valg([
              { verdi: '', tekst: t.alleRoller },
              ...HANDGITTE.map((r) => ({
                verdi: r,
                tekst:
                  r === 'systemforvalter' ? `Kommuneadmin (${paSprak(ROLLETEKST[r], sprak)})` : paSprak(ROLLETEKST[r], sprak),
              })),
            ]),
          }}
        />
        {m.skoler.length > 1 ? (
          <Skjemafelt
            sprak={sprak}
            felt={{
              slag: 'velg',
              navn: 'skole',
              etikett: t.skolefelt,
              verdi: m.skole ?? '',
              valg: valg([
                { verdi: '', tekst: t.heleKommunen },
                ...m.skoler.map((s) => ({ verdi: s.organisasjonsnummer, tekst: s.navn })),
              ]),
            }}
          />
        ) : null}
        <div className="fm-knapper">
          <Knapp slag="annen">{t.vis}</Knapp>
          <Knappelenke slag="stille" href={adresse({ status: 'alle', rolle: 'systemforvalter', skole: null })}>
            {t.kommuneadmin(m.kommuneadmin)}
          </Knappelenke>
        </div>
      </form>
    </details>
  );
}

function Merker({ r, idag, sprak }: { r: Listerad; idag: string; sprak: Sprak }) {
  const t = tekst(sprak);
  return (
    <div className="fm-merker">
      {r.tausSiden === null ? null : <Statusmerke merke={{ tone: 'trengerDeg', tekst: t.taus(kortDato(r.tausSiden)) }} />}
      {r.sisteDag === null ? null : (
        <Statusmerke
          merke={{
            tone: 'noytral',
            tekst: r.sisteDag < idag ? t.sluttet(kortDato(r.sisteDag)) : t.slutter(kortDato(r.sisteDag)),
          }}
        />
      )}
      {r.handregistrert ? <Statusmerke merke={{ tone: 'noytral', tekst: t.handregistrert }} /> : null}
      {!r.loggetInn && r.roller.length > 0 ? <Statusmerke merke={{ tone: 'noytral', tekst: t.aldri }} /> : null}
    </div>
  );
}

/** «Ansatte»: who is at work, who should not have access any more, and where to end it. */
export function tegnAnsatte(m: Ansattliste, ramme: Ramme): Tegning {
  const { sprak, sporring } = ramme;
  const t = tekst(sprak);
  const sett = sporring['sett'];
  const antall = Number(sporring['n'] ?? 0);
  return {
    tittel: t.tittel,
    meny: '/ansatte',
    innhold: (
      <Stabel>
        <Sidetopp topp={{ tittel: t.tittel, ingress: t.statusOm[m.status] }} sprak={sprak}>
          {m.status === 'inaktivIHrm' && m.totalt > 0 && m.kanAvslutteFlere ? (
            <Knappelenke href={`/ansatte/avslutt${m.skole === null ? '' : `?skole=${m.skole}`}`}>{t.avsluttFlere}</Knappelenke>
          ) : null}
          {m.kanRegistrere ? (
            <Knappelenke slag="annen" href="/ansatte/ny">
              {t.registrer.lenke}
            </Knappelenke>
          ) : null}
        </Sidetopp>
        {sporring['gjort'] === 'avsluttet' && sett !== undefined ? (
          <Kvittering
            kvittering={{
              tekst: t.gjortFlere(antall),
              angre: { tekst: t.angre, href: '/ansatte/angre', skjult: { _nokkel: ramme.skjema.nokkel, sett } },
            }}
          />
        ) : null}
        {sporring['gjort'] === 'angret' ? <Kvittering kvittering={{ tekst: t.gjortAngret }} /> : null}
        <Statuser m={m} sprak={sprak} />
        <Alternativer m={m} sprak={sprak} />
        <p className="fm-dempet">{t.antall(m.totalt)}</p>
        <Tabell
          sprak={sprak}
          tabell={{
            tittel: `${t.tittel}, ${t.status[m.status]}`,
            skjulTittel: true,
            rader: m.rader,
            nokkel: (r) => r.personId,
            tomt: { tittel: t.ingen, forklaring: t.ingenOm },
            kolonner: [
              {
                id: 'navn',
                tittel: t.navn,
                radtittel: true,
                celle: (r) => (
                  <span className="fm-personnavn">
                    <a className="ds-link" href={`/ansatte/${r.personId}`}>
                      {r.navn}
                    </a>
                    {r.skjermet ? <Ikon navn="skjold" merke={t.skjermet} /> : null}
                  </span>
                ),
              },
              {
                id: 'stilling',
                tittel: t.stilling,
                celle: (r) =>
                  r.stillinger.length === 0 ? (
                    <span className="fm-dempet">{t.ingenStilling}</span>
                  ) : (
                    r.stillinger.map((x, i) => (
                      <span key={i} className="fm-linje">
                        {stillingsord(x, t.stilling)}
                      </span>
                    ))
                  ),
              },
              {
                id: 'roller',
                tittel: t.roller,
                celle: (r) =>
                  r.roller.length === 0 ? (
                    <span className="fm-dempet">{t.ingenRolle}</span>
                  ) : (
                    [...new Set(r.roller.map((x) => rolleord(x, sprak)))].map((x) => (
                      <span key={x} className="fm-linje">
                        {x}
                      </span>
                    ))
                  ),
              },
              { id: 'merknad', tittel: t.merknad, celle: (r) => <Merker r={r} idag={m.idag} sprak={sprak} /> },
            ],
            sider: {
              side: m.side,
              av: m.av,
              forrigeHref: m.side > 1 ? adresse({ ...m, side: m.side - 1 }) : undefined,
              nesteHref: m.side < m.av ? adresse({ ...m, side: m.side + 1 }) : undefined,
            },
          }}
        />
        {m.utelatt === 0 ? null : <p className="fm-dempet fm-liten">{t.utelatt(m.utelatt)}</p>}
      </Stabel>
    ),
  };
}

/** The preview before many are ended: everybody with what goes, each with a cross that can be taken away. */
export function tegnAvsluttFlere(m: Flereside, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const alt = tekst(sprak);
  const t = alt.flere;
  const { verdier, feil } = ramme.skjema;
  const tilbake = adresse({ status: 'inaktivIHrm', skole: m.skole });
  const feilVed = (navn: string) => feil.find((f) => f.navn === navn)?.melding;
  return {
    tittel: t.tittel,
    moduler: ['ds-error-summary.js'],
    meny: '/ansatte',
    innhold: (
      <Stabel>
        <Sidetopp
          topp={{ tittel: t.tittel, ingress: t.ingress, smuler: [{ tekst: alt.tittel, href: '/ansatte' }] }}
          sprak={sprak}
        />
        {m.rader.length === 0 ? (
          <Tomt tomt={{ tittel: t.ingen, forklaring: t.ingenOm, lenke: { tekst: t.tilbake, href: tilbake } }} />
        ) : (
          <form method="post" action="/ansatte/avslutt" className="fm-stabel" noValidate>
            <Feiloppsummering feil={feil} sprak={sprak} />
            <Skjult felt={{ _nokkel: ramme.skjema.nokkel, ...(m.skole === null ? {} : { skole: m.skole }) }} />
            <Tabell
              sprak={sprak}
              tabell={{
                tittel: t.tittel,
                skjulTittel: true,
                rader: m.rader,
                nokkel: (r) => r.stillingId,
                tomt: { tittel: t.ingen },
                kolonner: [
                  {
                    id: 'avslutt',
                    tittel: t.avslutt,
                    celle: (r) => (
                      <input
                        className="ds-input"
                        type="checkbox"
                        name="stilling"
                        id={r === m.rader[0] ? 'felt-stilling' : undefined}
                        value={r.stillingId}
                        aria-label={t.velg(r.navn, stillingsord(r, alt.stilling))}
                        defaultChecked
                      />
                    ),
                  },
                  { id: 'hvem', tittel: t.hvem, radtittel: true, celle: (r) => <a className="ds-link" href={`/ansatte/${r.personId}`}>{r.navn}</a> }, // prettier-ignore
                  {
                    id: 'stilling',
                    tittel: alt.stilling,
                    celle: (r) => (
                      <>
                        {stillingsord(r, alt.stilling)}
                        {r.tausSiden === null ? null : (
                          <span className="fm-linje fm-dempet fm-liten">{alt.taus(kortDato(r.tausSiden))}</span>
                        )}
                      </>
                    ),
                  },
                  {
                    id: 'mister',
                    tittel: t.mister,
                    celle: (r) =>
                      r.roller.length === 0 ? (
                        <span className="fm-dempet">{t.ingenRolle}</span>
                      ) : (
                        r.roller.map((x) => (
                          <span key={x.rolle} className="fm-linje">
                            {rolleord(x, sprak)}
                          </span>
                        ))
                      ),
                  },
                ],
              }}
            />
            {m.flere === 0 ? null : <p className="fm-dempet">{t.rest(m.flere)}</p>}
            <Skjemafelt
              sprak={sprak}
              felt={{
                slag: 'tekst',
                type: 'date',
                navn: 'til',
                etikett: t.til,
                hjelp: t.tilHjelp,
                bredde: 'middels',
                verdi: verdier['til'] ?? leggTilDager(m.idag, -1),
                feil: feilVed('til'),
              }}
            />
            <Skjemafelt
              sprak={sprak}
              felt={{
                slag: 'flerlinje',
                navn: 'begrunnelse',
                etikett: t.begrunnelse,
                hjelp: t.begrunnelseHjelp,
                verdi: verdier['begrunnelse'],
                feil: feilVed('begrunnelse'),
              }}
            />
            <div className="fm-knapper">
              <Knapp>{t.knapp}</Knapp>
              <Knappelenke slag="stille" href={tilbake}>
                {t.tilbake}
              </Knappelenke>
            </div>
          </form>
        )}
      </Stabel>
    ),
  };
}
