import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Bekreftelse } from '#web/komponenter/index.ts';
import { kortDato } from '#web/tekster/index.ts';
import type { Ansattpar } from '../handlinger/par.ts';
import { tekst } from '../tekster.ts';

/** The two side by side in words, and the question. */
export function tegnPar(m: Ansattpar, { sprak, skjema }: Ramme): Tegning {
  const t = tekst(sprak);
  const post = (tittel: string, p: Ansattpar['hand'], beholdes: boolean): string =>
    `${tittel}: ${[p.navn, p.fodselsdato === null ? t.par.uten : t.par.fodt(kortDato(p.fodselsdato)), ...p.stillinger].join(', ')}.${beholdes ? ` ${t.par.beholdes}.` : ''}`;
  return {
    tittel: t.par.tittel,
    meny: '/datakvalitet',
    moduler: ['ds-error-summary.js'],
    innhold: (
      <Bekreftelse
        sprak={sprak}
        bekreftelse={{
          sporsmal: t.par.tittel,
          folger: [
            post(t.par.handregistrert, m.hand, m.beholdes === 'hand'),
            post(t.par.hr, m.hr, m.beholdes === 'hr'),
            ...t.par.folger,
          ],
          skjema: {
            href: `/datakvalitet/ansatt/${m.hand.id}/${m.hr.id}`,
            knapp: t.par.knapp,
            avbrytHref: `/datakvalitet/ansatt_dobbel?skole=${m.skole}`,
            felt: [
              {
                slag: 'flerlinje',
                navn: 'begrunnelse',
                etikett: t.par.begrunnelse,
                verdi: skjema.verdier['begrunnelse'],
                feil: skjema.feil.find((x) => x.navn === 'begrunnelse')?.melding,
              },
            ],
            feil: skjema.feil.filter((x) => x.navn !== 'begrunnelse'),
            skjult: { _nokkel: skjema.nokkel },
          },
        }}
      />
    ),
  };
}
