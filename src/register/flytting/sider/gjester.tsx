import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Handlingsknapp, Knappelenke, Kvittering, Sidetopp, Stabel, Tabell, type Kolonne } from '#web/komponenter/index.ts';
import { kortDato, tall } from '#web/tekster/index.ts';
import { kortlenke } from '#register/person/index.ts';
import { skrivSkolear } from '#register/skole/index.ts';
import type { Gjesteliste } from '../modell.ts';
import { tekst } from '../tekster.ts';

type Rad = Gjesteliste['gjester'][number];

/** Pupils from other kommuner, by home kommune: what refunds are asked for from. */
export function tegnGjester(m: Gjesteliste, ramme: Ramme): Tegning {
  const { sprak, sporring, skjema } = ramme;
  const t = tekst(sprak);
  const ar = (n: number) => `/flytting/gjesteelever?skolear=${n}`;
  const kolonner: Kolonne<Rad>[] = [
    {
      id: 'elev',
      tittel: t.elev,
      radtittel: true,
      celle: (g) => (
        <a className="ds-link" href={kortlenke(g.personId)}>
          {g.navn}
        </a>
      ),
    },
    { id: 'hjemkommune', tittel: t.hjemkommune, celle: (g) => g.hjemkommune },
    { id: 'skole', tittel: t.skolen, celle: (g) => g.skolenavn },
    { id: 'grunnlag', tittel: t.grunnlag, celle: (g) => t.grunnlagene[g.grunnlag] ?? g.grunnlag },
    { id: 'betaler', tittel: t.betales, celle: (g) => t.betalerne[g.betaler] ?? g.betaler },
    { id: 'fra', tittel: t.fra, celle: (g) => kortDato(g.fra) },
    { id: 'til', tittel: t.til, celle: (g) => kortDato(g.til) },
    { id: 'maneder', tittel: t.maneder, tall: true, celle: (g) => tall(g.maneder) },
    ...(m.kanEndre
      ? [
          {
            id: 'opphev',
            tittel: t.opphev,
            celle: (g: Rad) => (
              <Handlingsknapp
                slag="stille"
                liten
                handling={{
                  tekst: t.opphev,
                  href: '/flytting/gjesteelever/opphev',
                  skjult: { id: g.id, _nokkel: `${skjema.nokkel}-${g.id.slice(0, 8)}` },
                }}
              />
            ),
          },
        ]
      : []),
  ];
  return {
    tittel: t.gjester,
    meny: '/flytting',
    periode: {
      valgt: skrivSkolear(m.skolear),
      valg: m.apne.map((n) => ({ href: ar(n), tekst: skrivSkolear(n), valgt: n === m.skolear })),
    },
    innhold: (
      <Stabel>
        {sporring['gjort'] === 'satt' ? <Kvittering kvittering={{ tekst: t.satt }} /> : null}
        {sporring['gjort'] === 'opphevet' ? <Kvittering kvittering={{ tekst: t.opphevet }} /> : null}
        <Sidetopp
          topp={{
            tittel: t.gjester,
            ingress: t.gjesterOm(skrivSkolear(m.skolear)),
            smuler: [{ tekst: t.tittel, href: '/flytting' }],
          }}
          sprak={sprak}
        >
          {m.gjester.length === 0 ? undefined : (
            <Knappelenke href={`/rapport/gjesteelever?skolear=${m.skolear}`} slag="annen">
              {t.hentGjester}
            </Knappelenke>
          )}
        </Sidetopp>
        <Tabell
          sprak={sprak}
          tabell={{
            tittel: t.gjester,
            skjulTittel: true,
            rader: m.gjester,
            nokkel: (g) => g.id,
            tomt: { tittel: t.ingenGjester, forklaring: t.ingenGjesterOm },
            kolonner,
          }}
        />
      </Stabel>
    ),
  };
}
