import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { paSprak } from '#grunn/sprak/index.ts';
import { Bekreftelse, Sidetopp, Varselboks } from '#web/komponenter/index.ts';
import { kortDato, tall } from '#web/tekster/index.ts';
import { kortlenke } from '#register/person/index.ts';
import { hindringsord, type Elevpar } from '../handlinger/elevpar.ts';
import { tekst } from '../tekster.ts';

/** The two side by side in words, and the question; or why they cannot be joined. */
export function tegnElevpar(m: Elevpar, { sprak, skjema }: Ramme): Tegning {
  const t = tekst(sprak);
  const tilbake = `/datakvalitet/duplikat?skole=${m.skole}`;
  const linje = (p: Elevpar['poster'][number]): string =>
    `${[
      p.navn,
      p.fodselsdato === null ? t.par.uten : t.par.fodt(kortDato(p.fodselsdato)),
      p.harNummer ? t.elevpar.medNummer : t.elevpar.utenNummer,
      t.elevpar.foresatte(tall(p.foresatte)),
      ...(p.plasser.length === 0 ? [t.elevpar.utenPlass] : p.plasser),
    ].join(', ')}.${p.id === m.beholdes ? ` ${t.par.beholdes}.` : ''}`;
  const [forste, andre] = m.poster;
  if (m.hindring !== null)
    return {
      tittel: t.par.tittel,
      meny: '/datakvalitet',
      innhold: (
        <>
          <Sidetopp topp={{ tittel: t.par.tittel, smuler: [{ tekst: t.funn.duplikat.tittel, href: tilbake }] }} sprak={sprak} />
          <Varselboks varsel={{ tone: 'trengerDeg', tittel: paSprak(hindringsord(m.hindring), sprak) }} sprak={sprak} />
          <ul>
            {m.poster.map((p) => (
              <li key={p.id}>
                <a className="ds-link" href={kortlenke(p.id)}>
                  {linje(p)}
                </a>
              </li>
            ))}
          </ul>
        </>
      ),
    };
  return {
    tittel: t.par.tittel,
    meny: '/datakvalitet',
    moduler: ['ds-error-summary.js'],
    innhold: (
      <Bekreftelse
        sprak={sprak}
        bekreftelse={{
          sporsmal: t.par.tittel,
          folger: [...m.poster.map(linje), ...t.elevpar.folger],
          skjema: {
            href: `/datakvalitet/elev/${forste!.id}/${andre!.id}`,
            knapp: t.par.knapp,
            avbrytHref: tilbake,
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
