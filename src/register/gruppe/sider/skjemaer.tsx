import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import {
  Feiloppsummering,
  Ikon,
  Knapp,
  Knappelenke,
  Sidetopp,
  Skjema,
  Skjemafelt,
  Skjult,
  Stabel,
  Tabell,
  Tomt,
  type Skjemafeltvisning,
} from '#web/komponenter/index.ts';
import { kortDato, tekst as felles } from '#web/tekster/index.ts';
import { skrivSkolear } from '#register/skole/index.ts';
import { GRUPPESLAG, LARERROLLER, MED_FAG, type Gruppeskjema, type Larerskjema, type Leggtilskjema } from '../modell.ts';
import { tekst } from '../tekster.ts';
import { Avslag } from './kvittering.tsx';
import { datofelt, feilVed } from './felt.ts';
import { gruppelenke, listelenke } from './lenker.ts';

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
