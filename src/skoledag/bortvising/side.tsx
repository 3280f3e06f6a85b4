import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import {
  Feiloppsummering,
  Handlingsknapp,
  Knapp,
  Kvittering,
  Sidetopp,
  Skjemafelt,
  Skjult,
  Stabel,
  Statusmerke,
  Tomt,
  type Skjemafeltvisning,
} from '#web/komponenter/index.ts';
import { dato, datoOgTid, periode, ukedagsdato, type Sprak } from '#web/tekster/index.ts';
import { BORTVISINGSSLAG } from './regler.ts';
import { tekst } from './tekster.ts';
import type { Bortvisingsside } from './visning.ts';

export const bortvisingssti = (elevId: string): string => `/bortvising/${elevId}`;
const kl = (k: string) => k.replace(':', '.');
type Rad = Bortvisingsside['rader'][number];

const nar = (r: Rad, sprak: Sprak): string => {
  const dager = r.fra === r.til ? ukedagsdato(sprak, r.fra) : periode(sprak, r.fra, r.til);
  return r.fraKl === null ? dager : `${dager}, ${kl(r.fraKl)}${r.tilKl === null ? '' : `–${kl(r.tilKl)}`}`;
};

function Rader({ m, ramme: { sprak, skjema } }: { m: Bortvisingsside; ramme: Ramme }) {
  const t = tekst(sprak);
  if (m.rader.length === 0) return <Tomt tomt={{ tittel: t.ingen, forklaring: t.ingenOm }} />;
  return (
    <ul className="fm-meldt">
      {m.rader.map((r, i) => (
        <li key={r.id}>
          <p>
            <strong>{t.hva[r.slag]}</strong> <span className="fm-dempet">{nar(r, sprak)}</span>{' '}
            {r.opphevet === null ? null : <Statusmerke merke={{ tone: 'noytral', tekst: t.opphevet }} />}
            <span className="fm-linje">{r.grunn}</span>
            <span className="fm-linje fm-dempet fm-liten">{t.bestemtAv(r.av, r.rolle, datoOgTid(r.bestemt))}</span>
            {r.varslet === null || r.varsletHvordan === null ? null : (
              <span className="fm-linje fm-dempet fm-liten">
                {t.foresatteVarslet(t.pa[r.varsletHvordan] ?? '', datoOgTid(r.varslet))}
              </span>
            )}
            {r.klagefrist === null || r.opphevet !== null ? null : (
              <span className="fm-linje fm-dempet fm-liten">{t.klage(dato(r.klagefrist))}</span>
            )}
          </p>
          {m.kanBestemme && r.opphevet === null && r.til >= m.idag ? (
            <Handlingsknapp
              slag="annen"
              liten
              handling={{ tekst: t.opphev, href: '/bortvising/opphev', skjult: { _nokkel: `${skjema.nokkel}-${i}`, id: r.id } }}
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** What has been decided of a pupil; for those who decide, the form under it. */
export function tegnBortvising(m: Bortvisingsside, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const felles = (navn: string, ellers = '') => ({
    navn,
    verdi: skjema.verdier[navn] ?? ellers,
    feil: skjema.feil.find((f) => f.navn === navn)?.melding,
  });
  const felt: Skjemafeltvisning[] = [
    {
      slag: 'radio',
      ...felles('slag'),
      etikett: t.slag,
      valg: BORTVISINGSSLAG.filter((s) => s !== 'dager' || m.arstrinn >= 8).map((s) => ({ verdi: s, tekst: t.slagene[s] })),
    },
    { slag: 'tekst', type: 'date', bredde: 'smal', ...felles('fra', m.idag), etikett: t.fra },
    ...(m.arstrinn >= 8
      ? [
          {
            slag: 'tekst' as const,
            type: 'date' as const,
            bredde: 'smal' as const,
            ...felles('til'),
            etikett: t.til,
            valgfritt: true,
          },
        ]
      : []),
    { slag: 'tekst', bredde: 'smal', ...felles('fraKl'), etikett: t.fraKl, valgfritt: true },
    { slag: 'tekst', bredde: 'smal', ...felles('tilKl'), etikett: t.tilKl, hjelp: t.tilKlHjelp, valgfritt: true },
    { slag: 'flerlinje', ...felles('grunn'), etikett: t.grunn },
    {
      slag: 'velg',
      ...felles('varslet'),
      etikett: t.varslet,
      hjelp: t.varsletHjelp,
      valg: [
        { verdi: '', tekst: t.ikkeVarslet },
        ...(['telefon', 'mote', 'melding'] as const).map((v) => ({ verdi: v, tekst: t.hvordan[v]! })),
      ],
    },
  ];
  return {
    tittel: t.tittel(m.elev.navn),
    moduler: ['ds-error-summary.js'],
    innhold: (
      <Stabel>
        {m.gjort !== null && skjema.feil.length === 0 ? <Kvittering kvittering={{ tekst: t.gjort[m.gjort] }} /> : null}
        <Sidetopp
          topp={{
            tittel: t.tittel(m.elev.navn),
            ingress: m.kanBestemme ? t.omSkolen : t.omHjemme,
            smuler: [{ tekst: t.tilFravaret, href: m.kanBestemme ? `/elevfravar/${m.elev.elevId}` : `/fravar/${m.elev.elevId}` }],
          }}
          sprak={sprak}
        />
        <Rader m={m} ramme={ramme} />
        {m.kanBestemme ? (
          <section aria-labelledby="ny">
            <h2 className="fm-h2" id="ny">
              {t.ny}
            </h2>
            <form className="fm-skjema" method="post" action={bortvisingssti(m.elev.elevId)} noValidate>
              <Feiloppsummering feil={skjema.feil} sprak={sprak} />
              <Skjult felt={{ _nokkel: skjema.nokkel, elevId: m.elev.elevId }} />
              {felt.map((f) => (
                <Skjemafelt key={f.navn} felt={f} sprak={sprak} />
              ))}
              <div className="fm-knapper">
                <Knapp>{t.bestem}</Knapp>
              </div>
            </form>
          </section>
        ) : null}
      </Stabel>
    ),
  };
}
