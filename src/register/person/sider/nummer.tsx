import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Knappelenke, Sidetopp, Skjema, type Skjemafeltvisning } from '#web/komponenter/index.ts';
import { tekst } from '../tekster/index.ts';
import type { Nummersvar } from '../visninger/fodselsnummer.ts';
import type { Personhode } from '../visninger/skjemaer.ts';
import { kortlenke, lenker } from './lenker.ts';
import { ovrigeFeil, utfylt } from './skjema.ts';

/** Asks why before a whole number is shown. */
export function tegnNummerskjema(m: Personhode, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const felt: Skjemafeltvisning[] = [
    utfylt(ramme, { slag: 'tekst', navn: 'begrunnelse', etikett: t.nummer.grunn, hjelp: t.nummer.grunnHjelp }),
  ];
  return {
    tittel: t.nummer.tittel,
    moduler: ['ds-error-summary.js'],
    innhold: (
      <>
        <Sidetopp
          topp={{
            tittel: t.nummer.tittel,
            ingress: t.nummer.om(m.visningsnavn),
            smuler: [{ tekst: m.visningsnavn, href: kortlenke(m.personId) }],
          }}
          sprak={sprak}
        />
        <Skjema
          visning={{
            href: lenker.nummer(m.personId),
            felt,
            skjult: { _nokkel: skjema.nokkel },
            knapp: t.nummer.knapp,
            avbrytHref: kortlenke(m.personId),
            feil: ovrigeFeil(ramme, felt),
          }}
          sprak={sprak}
        />
      </>
    ),
  };
}

const gruppert = (nummer: string): string => `${nummer.slice(0, 6)} ${nummer.slice(6)}`;

/** The whole number, once. Nothing of it stands in the address, and the page is not kept. */
export function tegnNummer(m: Nummersvar, { sprak }: Ramme): Tegning {
  const t = tekst(sprak);
  return {
    tittel: t.nummer.tittel,
    innhold: (
      <>
        <Sidetopp
          topp={{
            tittel: t.nummer.svar(m.visningsnavn),
            ingress: t.nummer.noteres,
            smuler: [{ tekst: m.visningsnavn, href: kortlenke(m.personId) }],
          }}
          sprak={sprak}
        />
        {m.numre.length === 0 ? <p>{t.nummer.ingen}</p> : null}
        <dl className="fm-feltliste fm-nummer">
          {m.numre.map((n) => (
            <div key={n.nummer} className="fm-felt">
              <dt>
                {t.felt[n.type]}, {(n.status === 'iBruk' ? t.nummer.iBruk : t.nummer.opphort).toLocaleLowerCase('nb')}
              </dt>
              <dd className="fm-tall">{gruppert(n.nummer)}</dd>
            </div>
          ))}
        </dl>
        <p>
          <Knappelenke href={kortlenke(m.personId)}>{t.nummer.ferdig}</Knappelenke>
        </p>
      </>
    ),
  };
}
