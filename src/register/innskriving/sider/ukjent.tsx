import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Knapp, Kvittering, Sidetopp, Skjult, Stabel, Tabell, Varselboks } from '#web/komponenter/index.ts';
import type { Innboks } from '../modell.ts';
import { tekst } from '../tekster.ts';

/** Children whose home falls under no line, each with a school to choose. */
export function tegnInnboks(m: Innboks, ramme: Ramme): Tegning {
  const { sprak, skjema, sporring } = ramme;
  const t = tekst(sprak);
  return {
    tittel: t.ukjentTittel,
    meny: '/innskriving',
    innhold: (
      <Stabel>
        {sporring['gjort'] === 'plassert' ? <Kvittering kvittering={{ tekst: t.gjort['plassert']! }} /> : null}
        <Sidetopp
          topp={{
            tittel: t.ukjentTittel,
            ingress: t.ukjentOm,
            smuler: [{ tekst: t.tittel, href: `/innskriving?skolear=${m.skolear}` }],
          }}
          sprak={sprak}
        />
        {skjema.melding === undefined ? null : (
          <Varselboks varsel={{ tone: 'trengerDeg', tittel: skjema.feil[0]?.melding ?? skjema.melding }} sprak={sprak} />
        )}
        <Tabell
          sprak={sprak}
          tabell={{
            tittel: t.ukjentTittel,
            skjulTittel: true,
            rader: m.barn,
            nokkel: (b) => b.id,
            tomt: { tittel: t.ingenUkjente },
            kolonner: [
              {
                id: 'navn',
                tittel: t.navn,
                radtittel: true,
                celle: (b) => (
                  <a className="ds-link" href={`/innskriving/barn/${b.id}`}>
                    {b.navn}
                  </a>
                ),
              },
              { id: 'bor', tittel: t.bor, celle: (b) => b.adresse ?? t.uten },
              {
                id: 'skole',
                tittel: t.naerskole,
                celle: (b) => (
                  <form method="post" action="/innskriving/ukjent" className="fm-flytt">
                    <Skjult felt={{ _nokkel: `${skjema.nokkel}-${b.id.slice(0, 8)}`, id: b.id, skolear: String(m.skolear) }} />
                    <select className="ds-input" name="skole" aria-label={t.velgFor(b.navn)} defaultValue={b.forslag ?? ''}>
                      <option value="">{t.velg}</option>
                      {m.skoler.map((s) => (
                        <option key={s.skole} value={s.skole}>
                          {s.navn}
                        </option>
                      ))}
                    </select>
                    <input
                      className="ds-input"
                      name="begrunnelse"
                      aria-label={t.hvorforFor(b.navn)}
                      defaultValue={b.forslag === null ? '' : t.forslag}
                      placeholder={t.hvorfor}
                    />
                    <Knapp slag="annen" liten>
                      {t.bestem}
                    </Knapp>
                  </form>
                ),
              },
            ],
          }}
        />
      </Stabel>
    ),
  };
}
