import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Handlingsknapp, Knapp, Sidetopp, Skjema, Skjemafelt, Skjult, Stabel, Varselboks } from '#web/komponenter/index.ts';
import { periode } from '#web/tekster/index.ts';
import type { Endreplanskjema } from '../modell.ts';
import { tekst } from '../tekster.ts';
import { endreplanlenke, planlenke, TIMEPLAN } from './lenker.ts';

/** A plan that is there: its name and dates, publishing a draft, removing. When somebody else has changed it, what it is now stands first. */
export function tegnEndrePlan(m: Endreplanskjema, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const tilbake = planlenke({ ...m, plan: m.plan.planId });
  const felt = (navn: 'navn' | 'fra' | 'til') => ({
    navn,
    verdi: skjema.verdier[navn] ?? m.plan[navn],
    feil: skjema.feil.find((f) => f.navn === navn)?.melding,
  });
  const skjult = { plan: m.plan.planId, _versjon: m.versjon };
  return {
    tittel: t.endrePlan,
    meny: TIMEPLAN,
    moduler: ['ds-error-summary.js'],
    innhold: (
      <Stabel>
        {skjema.konflikt ? (
          <Varselboks varsel={{ tone: 'trengerDeg', tittel: t.endret }} sprak={sprak}>
            <p>{t.planMed(m.plan.navn, periode(sprak, m.plan.fra, m.plan.til))}</p>
          </Varselboks>
        ) : null}
        <Sidetopp
          topp={{ tittel: t.endrePlan, ingress: t.endrePlanOm(m.antall), smuler: [{ tekst: t.tittel, href: tilbake }] }}
          sprak={sprak}
        />
        <Skjema
          sprak={sprak}
          visning={{
            href: endreplanlenke(m.plan.planId),
            felt: [
              { slag: 'tekst', etikett: t.planNavn, bredde: 'middels', ...felt('navn') },
              { slag: 'tekst', type: 'date', etikett: t.fra, bredde: 'middels', ...felt('fra') },
              { slag: 'tekst', type: 'date', etikett: t.til, bredde: 'middels', ...felt('til') },
            ],
            skjult: { ...skjult, _nokkel: skjema.nokkel },
            knapp: t.lagre,
            avbrytHref: tilbake,
          }}
        />
        {m.plan.utkast ? (
          <section aria-labelledby="publiser">
            <h2 className="fm-h2" id="publiser">
              {t.publiser}
            </h2>
            <p>{t.publiserOm}</p>
            {m.overlapper.map((p) => (
              <p key={p.planId}>{t.slutterDa(p.navn)}</p>
            ))}
            <form method="post" action={`${TIMEPLAN}/publiser`} className="fm-skjema">
              <Skjult felt={{ ...skjult, _nokkel: `${skjema.nokkel}-publiser` }} />
              <Skjemafelt
                sprak={sprak}
                felt={{
                  slag: 'tekst',
                  type: 'date',
                  navn: 'gjelderFra',
                  etikett: t.publiserFra,
                  verdi: m.plan.fra < m.idag && m.idag <= m.plan.til && m.overlapper.length > 0 ? m.idag : m.plan.fra,
                }}
              />
              <Knapp>{t.publiser}</Knapp>
            </form>
          </section>
        ) : null}
        <Handlingsknapp
          slag="annen"
          handling={{
            tekst: t.fjernPlan,
            href: `${TIMEPLAN}/fjern-plan`,
            skjult: { ...skjult, _nokkel: `${skjema.nokkel}-fjern` },
          }}
        />
      </Stabel>
    ),
  };
}
