import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Handlingsknapp, Knapp, Kvittering, Lenke, Sidetopp, Stabel } from '#web/komponenter/index.ts';
import type { Enhetsvarsler } from '../visninger.ts';
import { enhetstekst } from './enhetstekster.ts';

/** «Varsler på denne enheten». Whole without script: then it says how notices come otherwise. */
export function tegnEnhet(m: Enhetsvarsler, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = enhetstekst(sprak);
  return {
    tittel: t.tittel,
    meny: '/varsler-pa-enheten',
    ...(m.nokkel === null ? {} : { moduler: ['varsler.js'] }),
    innhold: (
      <Stabel>
        <Sidetopp topp={{ tittel: t.tittel, ingress: t.ingress }} sprak={sprak} />
        {ramme.sporring['gjort'] === 'av' ? <Kvittering kvittering={{ tekst: t.alleAv }} /> : null}
        {m.nokkel === null ? (
          <p>{t.ikkeApnet}</p>
        ) : (
          <>
            <section
              hidden
              data-push={m.nokkel}
              data-paslatt={t.paslatt}
              data-avslatt={t.avslatt}
              data-nektet={t.nektet}
              data-feil={t.feil}
            >
              <span data-pa hidden>
                <Knapp>{t.slaPa}</Knapp>
              </span>
              <span data-av hidden>
                <Knapp slag="annen">{t.slaAv}</Knapp>
              </span>
              <output />
            </section>
            <p data-uten-push>{t.utenPush}</p>
          </>
        )}
        <section>
          <h2 className="fm-h2">{t.ellers}</h2>
          <p>{t.ellersOm}</p>
          <p>
            <Lenke lenke={{ tekst: t.minProfil, href: '/min-profil' }} sprak={sprak} />
          </p>
        </section>
        {m.enheter === 0 ? null : (
          <section>
            <h2 className="fm-h2">{t.enheter(m.enheter)}</h2>
            <p>{t.mistet}</p>
            <Handlingsknapp
              slag="annen"
              handling={{ tekst: t.slaAvAlle, href: '/varsler-pa-enheten/av', skjult: { _nokkel: ramme.skjema.nokkel } }}
            />
          </section>
        )}
      </Stabel>
    ),
  };
}
