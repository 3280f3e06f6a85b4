import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import {
  Feiloppsummering,
  Knapp,
  Knappelenke,
  Kvittering,
  Sidetopp,
  Skjema,
  Skjemafelt,
  Skjult,
  Stabel,
  Statusmerke,
  Tabell,
  Tomt,
  Varselboks,
  type Skjemafeltvisning,
} from '#web/komponenter/index.ts';
import { periode, type Sprak } from '#web/tekster/index.ts';
import { HJEM, type Elevskyss, type Skyssrett, type Skysside } from '../modell.ts';
import { skyssregler, somKm } from '../regler.ts';
import { tekst } from '../tekster.ts';

export const LISTE = '/skyss';
export const elevsti = (elevId: string): string => `${LISTE}/${elevId}`;

const Rettsmerke = ({ v, gjelder, sprak }: { v: Skyssrett; gjelder: boolean; sprak: Sprak }) => {
  const t = tekst(sprak);
  return (
    <Statusmerke
      merke={{
        tone: gjelder && v.rett ? 'ok' : 'noytral',
        tekst: gjelder ? (v.rett ? t.rettJa : t.rettNei) : t.gjelderIkke,
      }}
    />
  );
};

const grunner = (v: Skyssrett, sprak: Sprak): string => v.grunner.map((g) => tekst(sprak).grunn[g]).join(', ');

function felter(m: Elevskyss, ramme: Ramme): Skjemafeltvisning[] {
  const t = tekst(ramme.sprak);
  const { skjema } = ramme;
  const na = m.hjem.find((h) => h.hjem === m.valgt);
  const sendt = Object.keys(skjema.verdier).length > 0;
  const med = (navn: string, verdi: string) => ({
    navn,
    verdi: skjema.verdier[navn] ?? verdi,
    feil: skjema.feil.find((f) => f.navn === navn)?.melding,
  });
  const kryss = (navn: 'farlig' | 'bat' | 'sarlig', hjelp?: string): Skjemafeltvisning => ({
    slag: 'avkryssing',
    navn,
    etikett: t[navn],
    hjelp,
    krysset: sendt ? skjema.verdier[navn] === 'ja' : (na?.[navn] ?? false),
  });
  return [
    ...(m.toHjem
      ? [
          {
            slag: 'radio',
            etikett: t.hjemmet,
            valg: HJEM.map((h) => ({ verdi: h, tekst: t.hjem[h] })),
            ...med('hjem', m.valgt),
          } as const,
        ]
      : []),
    {
      slag: 'tekst',
      etikett: t.avstandKm,
      hjelp: t.avstandHjelp,
      bredde: 'smal',
      inndata: 'decimal',
      ...med('avstand', na === undefined ? '' : somKm(na.avstand)),
    },
    kryss('farlig', t.farligHjelp),
    kryss('bat'),
    kryss('sarlig', t.sarligHjelp),
    { slag: 'tekst', type: 'date', etikett: t.fra, bredde: 'middels', ...med('fra', na?.fra ?? m.idag) },
    { slag: 'tekst', type: 'date', etikett: t.til, valgfritt: true, bredde: 'middels', ...med('til', na?.til ?? '') },
  ];
}

/** One pupil: the right from each home, with why, and the form. */
export function tegnElevskyss(m: Elevskyss, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const tittel = t.elevtittel(m.elev.navn);
  const regler = skyssregler(m.idag);
  const felt = felter(m, ramme);
  return {
    tittel,
    meny: LISTE,
    moduler: ['ds-error-summary.js'],
    innhold: (
      <Stabel>
        {skjema.konflikt && skjema.melding !== undefined ? (
          <Varselboks varsel={{ tone: 'trengerDeg', tittel: skjema.melding }} sprak={sprak} />
        ) : null}
        {m.gjort ? <Kvittering kvittering={{ tekst: t.lagret }} /> : null}
        <Sidetopp
          topp={{
            tittel,
            ingress: t.elevingress(m.elev.arstrinn, somKm(m.elev.arstrinn === 1 ? regler.forsteTrinn : regler.andreTrinn)),
            smuler: [{ tekst: t.tittel, href: LISTE }],
          }}
          sprak={sprak}
        />
        {m.hjem.length === 0 ? <Tomt tomt={{ tittel: t.ingenHjem, forklaring: t.ingenHjemOm }} /> : null}
        {m.hjem.map((h) => (
          <section key={h.id} className="fm-feltgruppe">
            <h2 className="fm-h2">
              {t.hjem[h.hjem]} <Rettsmerke v={h.vurdert} gjelder={h.gjelder} sprak={sprak} />
            </h2>
            <ul className="fm-stille-liste">
              <li>
                {t.avstand}: {t.km(somKm(h.avstand))}
              </li>
              {h.vurdert.grunner.length === 0 ? null : (
                <li>
                  {t.grunnen}: {grunner(h.vurdert, sprak)}
                </li>
              )}
              {h.vurdert.ansvar === null ? null : (
                <li>
                  {t.ansvaret}: {t.ansvar[h.vurdert.ansvar]}
                </li>
              )}
              {h.vurdert.sfo ? <li>{t.sfo}</li> : null}
              <li>
                {t.periode}: {periode(sprak, h.fra, h.til ?? undefined)}
              </li>
            </ul>
            <p className="fm-felt-kilde">{t.etter(h.vurdert.kilde)}</p>
            {h.hjem === m.valgt ? null : (
              <p>
                <Knappelenke href={`${elevsti(m.elev.elevId)}?hjem=${h.hjem}`} slag="stille" liten>
                  {t.endre}
                  <span className="ds-sr-only"> {t.hjem[h.hjem]}</span>
                </Knappelenke>
              </p>
            )}
          </section>
        ))}
        <section aria-labelledby="registrer">
          <h2 className="fm-h2" id="registrer">
            {t.registrer}
          </h2>
          <p className="fm-dempet">{t.registrerOm}</p>
          <Skjema
            sprak={sprak}
            visning={{
              href: elevsti(m.elev.elevId),
              felt,
              skjult: { _nokkel: skjema.nokkel, _versjon: m.versjon, ...(m.toHjem ? {} : { hjem: m.valgt }) },
              knapp: t.lagre,
              feil: skjema.feil.filter((f) => !felt.some((x) => x.navn === f.navn)),
            }}
          />
        </section>
      </Stabel>
    ),
  };
}

/** Who has a right to transport at a school, and the list for whoever drives. */
export function tegnSkyss(m: Skysside, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  return {
    tittel: t.tittel,
    meny: LISTE,
    innhold: (
      <Stabel>
        <Sidetopp topp={{ tittel: t.tittel, ingress: m.skole === null ? t.velgSkole : t.ingress }} sprak={sprak} />
        <form method="get" action={LISTE} className="fm-skjema fm-rapport">
          {m.skoler.length === 1 && m.skole !== null ? (
            <Skjult felt={{ skole: m.skole }} />
          ) : (
            <Skjemafelt
              felt={{
                slag: 'velg',
                navn: 'skole',
                etikett: t.skole,
                verdi: m.skole ?? '',
                valg: m.skoler.map((x) => ({ verdi: x.skole, tekst: x.navn })),
              }}
              sprak={sprak}
            />
          )}
          <Skjemafelt felt={{ slag: 'avkryssing', navn: 'alle', etikett: t.visAlle, krysset: m.alle }} sprak={sprak} />
          <Knapp slag="annen">{t.vis}</Knapp>
        </form>
        {m.skole === null ? null : (
          <>
            <Tabell
              sprak={sprak}
              tabell={{
                tittel: t.tittel,
                skjulTittel: true,
                rader: m.rader,
                nokkel: (r) => r.id,
                tomt: { tittel: t.ingen, forklaring: t.ingenOm },
                kolonner: [
                  {
                    id: 'elev',
                    tittel: t.elev,
                    radtittel: true,
                    celle: (r) => (
                      <a className="ds-link" href={elevsti(r.elevId)}>
                        {r.navn} <span className="fm-dempet">{r.klasse}</span>
                      </a>
                    ),
                  },
                  {
                    id: 'idag',
                    tittel: t.idagTittel,
                    celle: (r) =>
                      r.idag === null ? (
                        <span className="fm-dempet">–</span>
                      ) : r.idag === 'med' ? (
                        t.idag.med
                      ) : (
                        <Statusmerke merke={{ tone: 'trengerDeg', tekst: t.idag[r.idag] }} />
                      ),
                  },
                  { id: 'hjem', tittel: t.hjemmet, celle: (r) => t.hjem[r.hjem] },
                  {
                    id: 'avstand',
                    tittel: t.avstand,
                    celle: (r) => <span className="fm-tall">{t.km(somKm(r.avstand))}</span>,
                  },
                  {
                    id: 'rett',
                    tittel: t.rett,
                    celle: (r) => <Rettsmerke v={r.vurdert} gjelder={r.gjelder} sprak={sprak} />,
                  },
                  {
                    id: 'grunn',
                    tittel: t.grunnen,
                    celle: (r) => grunner(r.vurdert, sprak) || <span className="fm-dempet">–</span>,
                  },
                  {
                    id: 'ansvar',
                    tittel: t.ansvaret,
                    celle: (r) => (r.vurdert.ansvar === null ? <span className="fm-dempet">–</span> : t.ansvar[r.vurdert.ansvar]),
                  },
                ],
              }}
            />
            {m.rader.some((r) => r.gjelder && r.vurdert.rett) ? (
              <form method="post" action={LISTE} className="fm-skjema fm-rapport">
                <h2 className="fm-h2">{t.fil}</h2>
                <p>{t.filOm}</p>
                <Feiloppsummering feil={skjema.feil} sprak={sprak} />
                <Skjult felt={{ skole: m.skole }} />
                <Skjemafelt
                  felt={{
                    slag: 'radio',
                    navn: 'format',
                    etikett: t.format,
                    verdi: skjema.verdier['format'] ?? 'csv',
                    valg: (['csv', 'xlsx'] as const).map((f) => ({ verdi: f, tekst: t.formater[f] })),
                  }}
                  sprak={sprak}
                />
                <div className="fm-knapper">
                  <Knapp>{t.hent}</Knapp>
                </div>
              </form>
            ) : null}
          </>
        )}
      </Stabel>
    ),
  };
}
