import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Sidetopp, Skjema, Stabel, Tomt } from '#web/komponenter/index.ts';
import { tekst } from '../tekster.ts';
import { Innlesingsfaner } from './faner.tsx';
import type { Filside } from './fil.ts';
import { feilVed, skrevet } from './skjema.ts';

/** Send a file by hand: which source, which file. */
export function tegnFil(m: Filside, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const f = t.fil;
  return {
    tittel: t.faner.fil,
    moduler: ['ds-error-summary.js'],
    meny: '/innlesing',
    innhold: (
      <>
        <Sidetopp topp={{ tittel: t.innlesing, ingress: f.ingress }} sprak={sprak} />
        <Innlesingsfaner valgt="fil" holdt={m.holdt} sprak={sprak} />
        {m.kilder.length === 0 ? (
          <Tomt tomt={{ tittel: f.ingen, forklaring: f.ingenOm }} />
        ) : (
          <Stabel>
            <Skjema
              sprak={sprak}
              visning={{
                href: '/innlesing/fil',
                knapp: f.knapp,
                avbrytHref: '/innlesing',
                skjult: { _nokkel: ramme.skjema.nokkel },
                felt: [
                  {
                    slag: 'radio',
                    navn: 'kilde',
                    etikett: f.kilde,
                    verdi: skrevet(ramme, 'kilde', m.kilder.length === 1 ? m.kilder[0] : undefined),
                    feil: feilVed(ramme, 'kilde'),
                    valg: m.kilder.map((k) => ({ verdi: k, tekst: t.kilde[k], hjelp: f.form[k] })),
                  },
                  {
                    slag: 'fil',
                    navn: 'fil',
                    etikett: f.fil,
                    hjelp: f.filHjelp(m.maksMb),
                    typer: '.ndjson,.json,.xml,.csv,.zip',
                    feil: feilVed(ramme, 'fil'),
                  },
                ],
              }}
            />
          </Stabel>
        )}
      </>
    ),
  };
}
