import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Handlingsknapp, Sidetopp, Stabel, Statusmerke, Tabell } from '#web/komponenter/index.ts';
import { dato, naertidspunkt } from '#web/tekster/index.ts';
import { tekst } from '../tekster.ts';
import type { Okterside } from './okter.ts';

/** «Økter»: where I am logged in, and a button to end each. */
export function tegnOkter(m: Okterside, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const skjult = { _nokkel: ramme.skjema.nokkel };
  const tid = (verdi: string) => naertidspunkt(sprak, verdi, m.na);
  return {
    tittel: t.tittel,
    innhold: (
      <Stabel>
        <Sidetopp topp={{ tittel: t.tittel, ingress: t.ingress }} sprak={sprak}>
          {m.okter.length + m.enheter.length > 1 ? (
            <Handlingsknapp handling={{ href: '/okter/avslutt-andre', tekst: t.avsluttAndre, skjult }} slag="annen" />
          ) : null}
        </Sidetopp>
        <Tabell
          sprak={sprak}
          tabell={{
            tittel: t.innlogget,
            kolonner: [
              { id: 'enhet', tittel: t.enhet, radtittel: true, celle: (r) => r.enhet ?? t.ukjent },
              { id: 'tilbyder', tittel: t.med, celle: (r) => r.tilbyder },
              { id: 'siden', tittel: t.siden, celle: (r) => tid(r.opprettet) },
              { id: 'brukt', tittel: t.brukt, celle: (r) => tid(r.sistBrukt) },
              {
                id: 'avslutt',
                tittel: t.avslutt,
                celle: (r) =>
                  r.denne ? (
                    <Statusmerke merke={{ tone: 'ok', tekst: t.denne }} />
                  ) : (
                    <Handlingsknapp handling={{ href: `/okter/${r.id}/avslutt`, tekst: t.loggUt, skjult }} slag="annen" liten />
                  ),
              },
            ],
            rader: m.okter,
            nokkel: (r) => r.id,
            tomt: { tittel: t.ingen },
          }}
        />
        {m.huskDager === 0 && m.enheter.length === 0 ? null : (
          <section aria-labelledby="enheter">
            <h2 className="fm-h2" id="enheter">
              {t.enheter}
            </h2>
            <p>{t.enheterOm(m.huskDager)}</p>
            <Tabell
              sprak={sprak}
              tabell={{
                tittel: t.enheter,
                skjulTittel: true,
                kolonner: [
                  { id: 'enhet', tittel: t.enhet, radtittel: true, celle: (r) => r.enhet ?? t.ukjent },
                  { id: 'brukt', tittel: t.brukt, celle: (r) => tid(r.sistBrukt) },
                  { id: 'utloper', tittel: t.utloper, celle: (r) => dato(r.utloper) },
                  {
                    id: 'fjern',
                    tittel: t.avslutt,
                    celle: (r) => (
                      <Handlingsknapp handling={{ href: `/okter/${r.id}/avslutt`, tekst: t.fjern, skjult }} slag="annen" liten />
                    ),
                  },
                ],
                rader: m.enheter,
                nokkel: (r) => r.id,
                tomt: { tittel: t.ingenEnheter },
              }}
            />
            {m.huskDager === 0 ? null : <Handlingsknapp handling={{ href: '/okter/husk-enhet', tekst: t.husk, skjult }} />}
          </section>
        )}
      </Stabel>
    ),
  };
}
