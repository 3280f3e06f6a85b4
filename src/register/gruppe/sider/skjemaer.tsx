import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Feiloppsummering, Ikon, Knapp, Knappelenke, Sidetopp, Skjema, Skjemafelt, Skjult, Stabel, Tabell, Tomt, type Skjemafeltvisning } from '#web/komponenter/index.ts'; // prettier-ignore
import { kortDato, tekst as felles } from '#web/tekster/index.ts';
import { skrivSkolear } from '#register/skole/index.ts';
import {
  GRUPPESLAG,
  LARERROLLER,
  MED_FAG,
  type Fordelskjema,
  type Gruppeskjema,
  type Larerskjema,
  type Leggtilskjema,
} from '../modell.ts';
import { tekst } from '../tekster.ts';
import { Avslag, Kvitteringen } from './kvittering.tsx';
import { tekst as delingstekst } from '../tekster-deling.ts';
import { fordellenke, gruppelenke, listelenke, med, toppvalg } from './lenker.ts';

const feilVed = (ramme: Ramme, navn: string) => ramme.skjema.feil.find((f) => f.navn === navn)?.melding;

const datofelt = (ramme: Ramme, fra: string): Skjemafeltvisning => {
  const t = tekst(ramme.sprak);
  return {
    slag: 'tekst',
    type: 'date',
    navn: 'fra',
    etikett: t.fra,
    hjelp: t.datoHjelp,
    verdi: ramme.skjema.verdier['fra'] ?? fra,
    feil: feilVed(ramme, 'fra'),
    bredde: 'middels',
  };
};

/** Pupils of the year to tick, and from when. */
export function tegnLeggTil(m: Leggtilskjema, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const tittel = t.leggTilTittel(m.navn);
  const feil = skjema.feil.map((f) => (f.navn === 'elev' && m.elever[0] ? { ...f, navn: m.elever[0].personId } : f));
  return {
    tittel,
    meny: '/grupper',
    moduler: ['ds-error-summary.js'],
    innhold: (
      <Stabel>
        <Avslag ramme={ramme} />
        <Sidetopp
          topp={{
            tittel,
            ingress: m.slag === 'klasse' ? t.leggTilKlasse : t.leggTilAnnen,
            smuler: [{ tekst: m.navn, href: gruppelenke(m.gruppeId) }],
          }}
          sprak={sprak}
        />
        {m.elever.length === 0 ? (
          <Tomt tomt={{ tittel: t.ingenAndre, forklaring: t.ingenAndreOm }} />
        ) : (
          <form method="post" action={gruppelenke(`${m.gruppeId}/elever`)} className="fm-gruppeskjema" noValidate>
            <Feiloppsummering feil={feil} sprak={sprak} />
            <Skjult felt={{ _nokkel: skjema.nokkel }} />
            <Tabell
              sprak={sprak}
              tabell={{
                tittel: t.elever,
                skjulTittel: true,
                tett: true,
                rader: m.elever,
                nokkel: (e) => e.personId,
                tomt: { tittel: t.ingenAndre },
                kolonner: [
                  {
                    id: 'navn',
                    tittel: t.navn,
                    radtittel: true,
                    celle: (e) => (
                      <label className="fm-kryssrad">
                        <input className="ds-input" type="checkbox" name="elev" value={e.personId} id={`felt-${e.personId}`} />
                        <span>
                          {e.navn}
                          {e.skjermet ? <Ikon navn="skjold" merke={t.skjermet} /> : null}
                        </span>
                      </label>
                    ),
                  },
                  { id: 'trinn', tittel: t.trinn, celle: (e) => t.enkeltTrinn(e.arstrinn) },
                  { id: 'klasse', tittel: t.klasse, celle: (e) => e.klasse ?? t.ingenKlasse },
                ],
              }}
            />
            <div className="fm-flytt">
              <Skjemafelt felt={datofelt(ramme, m.fra)} sprak={sprak} />
              <Knapp>{t.leggTilKnapp}</Knapp>
              <Knappelenke href={gruppelenke(m.gruppeId)} slag="stille">
                {felles(sprak).handling.avbryt}
              </Knappelenke>
            </div>
          </form>
        )}
        {m.utelatt ? <p className="fm-dempet fm-liten">{t.utelatt}</p> : null}
      </Stabel>
    ),
  };
}

/** One choice of class for each pupil of a year: works with keyboard, finger and no script. */
export function tegnFordel(m: Fordelskjema, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const tittel = t.fordelTittel(m.trinn);
  const topp = toppvalg({
    ...m,
    skoler: [{ organisasjonsnummer: m.skole, navn: m.skolenavn }],
    velg: t.velgSkole,
    href: (_skole, skolear) => fordellenke({ skole: m.skole, skolear, trinn: m.trinn }),
  });
  const her = fordellenke({ skole: m.skole, skolear: m.skolear, trinn: m.trinn });
  return {
    tittel,
    meny: '/grupper',
    ...topp,
    moduler: ['ds-error-summary.js'],
    innhold: (
      <Stabel>
        <Kvitteringen ramme={ramme} />
        <Avslag ramme={ramme} />
        <Sidetopp topp={{ tittel, ingress: t.fordelOm, smuler: [{ tekst: t.tittel, href: listelenke(m) }] }} sprak={sprak} />
        <form className="fm-elever-valg" method="get" action="/grupper/plasser">
          <Skjult felt={{ skole: m.skole, skolear: String(m.skolear) }} />
          <label>
            <span className="ds-sr-only">{t.trinn}</span>
            <select className="ds-input" name="trinn" defaultValue={m.trinn}>
              {m.alleTrinn.map((n) => (
                <option key={n} value={n}>
                  {t.enkeltTrinn(n)}
                </option>
              ))}
            </select>
          </label>
          <Knapp slag="annen" liten>
            {t.visTrinn}
          </Knapp>
        </form>
        {m.kanDele && m.elever.length > 0 ? (
          <p>
            <a className="ds-link" href={med('/grupper/deling', { skole: m.skole, skolear: m.skolear, trinn: m.trinn })}>
              {delingstekst(sprak).lenke}
            </a>
          </p>
        ) : null}
        {m.elever.length === 0 ? (
          <Tomt tomt={{ tittel: t.ingenPaTrinnet, forklaring: t.ingenPaTrinnetOm }} />
        ) : m.klasser.length === 0 ? (
          <Tomt
            tomt={{
              tittel: t.ingenKlasser,
              forklaring: t.ingenKlasserOm,
              lenke: { tekst: t.ny, href: `/grupper/ny?skole=${m.skole}&skolear=${m.skolear}&slag=klasse` },
            }}
          />
        ) : (
          <form method="post" action={her} className="fm-gruppeskjema" noValidate>
            <Feiloppsummering feil={skjema.feil} sprak={sprak} />
            <Skjult felt={{ _nokkel: skjema.nokkel, skole: m.skole, skolear: String(m.skolear), trinn: String(m.trinn) }} />
            <Tabell
              sprak={sprak}
              tabell={{
                tittel,
                skjulTittel: true,
                rader: m.elever,
                nokkel: (e) => e.personId,
                tomt: { tittel: t.ingenPaTrinnet },
                kolonner: [
                  {
                    id: 'navn',
                    tittel: t.navn,
                    radtittel: true,
                    celle: (e) => (
                      <span id={`navn-${e.personId}`}>
                        {e.navn}
                        {e.skjermet ? <Ikon navn="skjold" merke={t.skjermet} /> : null}
                      </span>
                    ),
                  },
                  {
                    id: 'klasse',
                    tittel: t.ny_klasse,
                    celle: (e) => (
                      <select
                        className="ds-input"
                        name={`klasse.${e.personId}`}
                        aria-labelledby={`navn-${e.personId}`}
                        defaultValue={skjema.verdier[`klasse.${e.personId}`] ?? ''}
                      >
                        <option value="">{e.klasse === null ? t.ingenKlasse : t.uendret(e.klasse)}</option>
                        {m.klasser
                          .filter((k) => k.gruppeId !== e.klasseId)
                          .map((k) => (
                            <option key={k.gruppeId} value={k.gruppeId}>
                              {k.navn}
                            </option>
                          ))}
                        {e.klasseId === null ? null : <option value="ut">{t.tasUt}</option>}
                      </select>
                    ),
                  },
                ],
              }}
            />
            <div className="fm-flytt">
              <Skjemafelt felt={datofelt(ramme, m.fra)} sprak={sprak} />
              <Knapp>{t.lagre}</Knapp>
            </div>
          </form>
        )}
      </Stabel>
    ),
  };
}

/** Who teaches a group: end one, add one. */
export function tegnLarere(m: Larerskjema, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const tittel = t.larerTittel(m.navn);
  const rolle = skjema.verdier['rolle'] ?? (MED_FAG.has(m.slag) ? 'faglarer' : 'kontaktlarer');
  const her = gruppelenke(`${m.gruppeId}/larere`);
  return {
    tittel,
    meny: '/grupper',
    moduler: ['ds-error-summary.js'],
    innhold: (
      <Stabel>
        <Avslag ramme={ramme} />
        <Sidetopp
          topp={{ tittel, ingress: t.larerOm, smuler: [{ tekst: m.navn, href: gruppelenke(m.gruppeId) }] }}
          sprak={sprak}
        />
        {m.larere.length === 0 ? (
          <p className="fm-dempet">{t.ingenLarere}</p>
        ) : (
          <ul className="fm-historikk">
            {m.larere.map((l) => (
              <li key={`${l.personId}-${l.rolle}-${l.fra}`}>
                <span>
                  {l.navn}{' '}
                  <span className="fm-dempet">
                    {t.rolle[l.rolle]}, {t.fraOgTil(kortDato(l.fra), kortDato(l.til))}
                  </span>
                </span>
                <form method="post" action={`${her}/avslutt`}>
                  <Skjult
                    felt={{
                      _nokkel: `${skjema.nokkel}-${l.personId.slice(0, 8)}-${l.rolle}`,
                      personId: l.personId,
                      rolle: l.rolle,
                      fra: l.fra > m.fra ? l.fra : m.fra,
                    }}
                  />
                  <Knapp slag="stille" liten>
                    <span aria-hidden="true">{t.avsluttKort}</span>
                    <span className="ds-sr-only">{t.avslutt(l.navn)}</span>
                  </Knapp>
                </form>
              </li>
            ))}
          </ul>
        )}
        <Skjema
          sprak={sprak}
          visning={{
            href: her,
            skjult: { _nokkel: skjema.nokkel },
            knapp: t.nyLarer,
            avbrytHref: gruppelenke(m.gruppeId),
            felt: [
              {
                slag: 'velg',
                navn: 'personId',
                etikett: t.hvem,
                verdi: skjema.verdier['personId'] ?? '',
                feil: feilVed(ramme, 'personId'),
                valg: [
                  { verdi: '', tekst: felles(sprak).skjema.velg },
                  ...m.ansatte.map((a) => ({
                    verdi: a.personId,
                    tekst: a.tittel === null ? a.navn : `${a.navn}, ${a.tittel.toLowerCase()}`,
                  })),
                ],
              },
              {
                slag: 'velg',
                navn: 'rolle',
                etikett: t.somRolle,
                verdi: rolle,
                feil: feilVed(ramme, 'rolle'),
                valg: LARERROLLER.map((r) => ({ verdi: r, tekst: t.rolle[r]! })),
              },
              datofelt(ramme, m.fra),
            ],
          }}
        />
      </Stabel>
    ),
  };
}

/** A new group, or name, years and subject of one. */
export function tegnGruppeskjema(m: Gruppeskjema, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const ny = m.gruppeId === null;
  const tittel = ny ? t.nyTittel(m.skolenavn) : t.endreTittel(m.navn);
  const tilbake = ny ? listelenke(m) : gruppelenke(m.gruppeId!);
  const slag = skjema.verdier['slag'] ?? m.slag;
  const verdi = (navn: string, ellers: string) => skjema.verdier[navn] ?? ellers;
  return {
    tittel,
    meny: '/grupper',
    moduler: ['ds-error-summary.js'],
    innhold: (
      <Stabel>
        <Avslag ramme={ramme} />
        <Sidetopp topp={{ tittel, smuler: [{ tekst: ny ? t.tittel : m.navn, href: tilbake }] }} sprak={sprak} />
        <Skjema
          sprak={sprak}
          visning={{
            href: ny ? `/grupper/ny?skole=${m.skole}&skolear=${m.skolear}&slag=${m.slag}` : gruppelenke(`${m.gruppeId}/endre`),
            skjult: { _nokkel: skjema.nokkel, ...(ny ? { skole: m.skole } : { _versjon: m.versjon }) },
            knapp: ny ? t.opprett : t.lagre,
            avbrytHref: tilbake,
            felt: [
              ...(ny
                ? ([
                    {
                      slag: 'velg',
                      navn: 'slag',
                      etikett: t.slagtittel,
                      verdi: slag,
                      feil: feilVed(ramme, 'slag'),
                      valg: GRUPPESLAG.map((s) => ({ verdi: s, tekst: t.slag[s]! })),
                    },
                    {
                      slag: 'velg',
                      navn: 'skolear',
                      etikett: t.skolear,
                      verdi: verdi('skolear', String(m.skolear)),
                      feil: feilVed(ramme, 'skolear'),
                      valg: m.skolearvalg.map((ar) => ({ verdi: String(ar), tekst: skrivSkolear(ar) })),
                    },
                  ] satisfies Skjemafeltvisning[])
                : []),
              {
                slag: 'tekst',
                navn: 'navn',
                etikett: t.navn,
                verdi: verdi('navn', m.navn),
                feil: feilVed(ramme, 'navn'),
                bredde: 'middels',
              },
              ...(ny || MED_FAG.has(m.slag)
                ? ([
                    {
                      slag: 'velg',
                      navn: 'fagkode',
                      etikett: t.fag,
                      hjelp: ny ? t.fagHjelp : undefined,
                      valgfritt: true,
                      verdi: verdi('fagkode', m.fagkode ?? ''),
                      feil: feilVed(ramme, 'fagkode'),
                      valg: [
                        { verdi: '', tekst: t.velgFag },
                        ...m.fag.map((f) => ({ verdi: f.kode, tekst: `${f.navn} (${f.kode})` })),
                      ],
                    },
                  ] satisfies Skjemafeltvisning[])
                : []),
            ],
          }}
        >
          <fieldset className="fm-trinnvalg">
            <legend>{t.trinn}</legend>
            {m.alleTrinn.map((n) => (
              <label key={n} className="fm-kryssrad">
                <input className="ds-input" type="checkbox" name="arstrinn" value={n} defaultChecked={m.arstrinn.includes(n)} />
                <span>{t.enkeltTrinn(n)}</span>
              </label>
            ))}
          </fieldset>
        </Skjema>
      </Stabel>
    ),
  };
}
