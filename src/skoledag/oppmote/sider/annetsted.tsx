import { Fieldset } from '@digdir/designsystemet-react';
import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import {
  Feiloppsummering,
  Handlingsknapp,
  Knapp,
  Kvittering,
  Sidetopp,
  Skjemafelt,
  Skjult,
  Tomt,
  type Skjemafeltvisning,
} from '#web/komponenter/index.ts';
import { periode, ukedagsdato, type Sprak } from '#web/tekster/index.ts';
import type { Annetstedside } from '../modell.ts';
import { registersti } from './sti.ts';
import { tekst } from './tekster.ts';

const kl = (k: string) => k.replace(':', '.');
type Linje = Annetstedside['linjer'][number];

/** When: the day or days, and the clocks where it is a part of the day. */
const nar = (l: Linje, sprak: Sprak): string => {
  const dager = l.fra === l.til ? ukedagsdato(sprak, l.fra) : periode(sprak, l.fra, l.til);
  if (l.tilKl === null) return dager;
  const t = tekst(sprak);
  return `${dager}, ${l.slag === 'skyss' || l.fraKl === '00:00' ? t.til(kl(l.tilKl)) : `${kl(l.fraKl ?? '')}–${kl(l.tilKl)}`}`;
};

function Linjer({ m, ramme: { sprak, skjema } }: { m: Annetstedside; ramme: Ramme }) {
  const t = tekst(sprak);
  if (m.linjer.length === 0) return <Tomt tomt={{ tittel: t.ingenAnnetsted }} />;
  return (
    <ul className="fm-meldt">
      {m.linjer.map((l, i) => (
        <li key={l.rader[0]}>
          <p>
            <strong>
              {t.sted[l.slag]}
              {l.hva === null ? '' : `: ${l.hva}`}
            </strong>{' '}
            <span className="fm-dempet">{nar(l, sprak)}</span>
            <span className="fm-linje">{l.alle ? t.heleKlassen(l.hvem.length) : l.hvem.join(', ')}</span>
          </p>
          <Handlingsknapp
            slag="annen"
            liten
            handling={{
              tekst: t.annetstedSlutt,
              href: `${registersti(m)}/annetsted/slutt`,
              skjult: {
                _nokkel: `${skjema.nokkel}-${i}`,
                skole: m.skole,
                gruppe: m.gruppe,
                dato: m.idag,
                rader: l.rader.join(','),
              },
            }}
          />
        </li>
      ))}
    </ul>
  );
}

function Elevvalg({ m, ramme }: { m: Annetstedside; ramme: Ramme }) {
  const t = tekst(ramme.sprak);
  return (
    <Fieldset className="fm-skjemafelt">
      <Fieldset.Legend>{t.hvem}</Fieldset.Legend>
      <Fieldset.Description>{t.hvemHjelp}</Fieldset.Description>
      {m.elever.map((e) => (
        <label key={e.elevId} className="fm-avkryss">
          <input
            className="ds-input"
            type="checkbox"
            name={`elev-${e.elevId}`}
            value="ja"
            defaultChecked={ramme.skjema.verdier[`elev-${e.elevId}`] !== undefined}
          />
          <span>{e.navn}</span>
        </label>
      ))}
    </Fieldset>
  );
}

/** Who of the class is on a trip, in another group, at SFO or on a late bus: what the board must know before it alarms. */
export function tegnAnnetsted(m: Annetstedside, ramme: Ramme): Tegning {
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
      etikett: t.hvor,
      valg: (['tur', 'gruppe', 'sfo', 'skyss'] as const).map((s) => ({ verdi: s, tekst: t.sted[s] })),
    },
    { slag: 'tekst', ...felles('hva'), etikett: t.stedHva, hjelp: t.stedHvaHjelp, valgfritt: true },
    { slag: 'tekst', type: 'date', bredde: 'smal', ...felles('dato', m.idag), etikett: t.forsteDag },
    { slag: 'tekst', type: 'date', bredde: 'smal', ...felles('til'), etikett: t.sisteDag, valgfritt: true },
    { slag: 'tekst', bredde: 'smal', ...felles('fraKl'), etikett: t.stedFra, valgfritt: true },
    { slag: 'tekst', bredde: 'smal', ...felles('tilKl'), etikett: t.stedTil, hjelp: t.stedTilHjelp, valgfritt: true },
  ];
  return {
    tittel: t.annetstedTittel(m.navn),
    meny: '/register',
    moduler: ['ds-error-summary.js'],
    innhold: (
      <div className="fm-stabel">
        {m.gjort !== null && skjema.feil.length === 0 ? <Kvittering kvittering={{ tekst: t.annetstedGjort[m.gjort] }} /> : null}
        <Sidetopp
          topp={{
            tittel: t.annetstedTittel(m.navn),
            ingress: t.annetstedOm,
            smuler: [
              { tekst: t.velg, href: '/register' },
              { tekst: t.tittel(m.navn), href: registersti(m) },
            ],
          }}
          sprak={sprak}
        />
        <Linjer m={m} ramme={ramme} />
        <form className="fm-skjema" method="post" action={`${registersti(m)}/annetsted`} noValidate>
          <Feiloppsummering feil={skjema.feil} sprak={sprak} />
          <Skjult felt={{ _nokkel: skjema.nokkel, skole: m.skole, gruppe: m.gruppe }} />
          {felt.slice(0, 1).map((f) => (
            <Skjemafelt key={f.navn} felt={f} sprak={sprak} />
          ))}
          <Elevvalg m={m} ramme={ramme} />
          {felt.slice(1).map((f) => (
            <Skjemafelt key={f.navn} felt={f} sprak={sprak} />
          ))}
          <div className="fm-knapper fm-lagrefot">
            <Knapp>{t.lagreSted}</Knapp>
          </div>
        </form>
      </div>
    ),
  };
}
