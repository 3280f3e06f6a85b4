import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Feiloppsummering, Ikon, Knapp, Sidetopp, Skjemafelt, Skjult, Stabel, Tabell, Tomt } from '#web/komponenter/index.ts';
import { type Fordelskjema } from '../modell.ts';
import { tekst } from '../tekster.ts';
import { dra } from './dra.ts';
import { Avslag, Kvitteringen } from './kvittering.tsx';
import { tekst as delingstekst } from '../tekster-deling.ts';
import { datofelt } from './felt.ts';
import { fordellenke, listelenke, med, toppvalg } from './lenker.ts';

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
    moduler: ['ds-error-summary.js', 'dra.js'],
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
          <form
            method="post"
            action={her}
            className="fm-gruppeskjema"
            noValidate
            {...dra(
              m.klasser.map((k) => ({ verdi: k.gruppeId, navn: k.navn })),
              sprak,
            )}
          >
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
                        data-na={e.klasseId ?? ''}
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
