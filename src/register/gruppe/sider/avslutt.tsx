import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import {
  Feiloppsummering,
  Knapp,
  Knappelenke,
  Sidetopp,
  Skjemafelt,
  Skjult,
  Stabel,
  Varselboks,
} from '#web/komponenter/index.ts';
import { tekst as felles } from '#web/tekster/index.ts';
import type { Avsluttskjema } from '../modell.ts';
import { tekst } from '../tekster.ts';
import { Avslag } from './kvittering.tsx';
import { gruppelenke } from './lenker.ts';

/** The question before a group is ended, with who leaves it. */
export function tegnAvslutt(m: Avsluttskjema, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  return {
    tittel: `${t.avsluttGruppe.tittel} ${m.navn}`,
    meny: '/grupper',
    moduler: ['ds-error-summary.js'],
    innhold: (
      <Stabel>
        <Sidetopp
          topp={{ tittel: `${t.avsluttGruppe.tittel} ${m.navn}`, smuler: [{ tekst: m.navn, href: gruppelenke(m.gruppeId) }] }}
          sprak={sprak}
        />
        {skjema.konflikt ? (
          <Varselboks varsel={{ tone: 'trengerDeg', tittel: t.avsluttGruppe.konflikt }} sprak={sprak} />
        ) : (
          <Avslag ramme={ramme} />
        )}
        <ul className="ds-list">
          <li>{t.avsluttGruppe.hvem(m.elever, m.larere)}</li>
          {m.slag === 'klasse' ? <li>{t.avsluttGruppe.klasse}</li> : null}
          <li>{t.avsluttGruppe.forste}</li>
        </ul>
        <form method="post" action={`${gruppelenke(m.gruppeId)}/avslutt`} className="fm-skjema" noValidate>
          <Feiloppsummering feil={skjema.feil} sprak={sprak} />
          <Skjult felt={{ _nokkel: skjema.nokkel, _versjon: m.versjon }} />
          <Skjemafelt
            sprak={sprak}
            felt={{
              slag: 'tekst',
              type: 'date',
              navn: 'fra',
              etikett: t.avsluttGruppe.fra,
              verdi: skjema.verdier['fra'] ?? m.fra,
              feil: skjema.feil.find((f) => f.navn === 'fra')?.melding,
              bredde: 'middels',
            }}
          />
          <div className="fm-knapper">
            <Knapp>{t.avsluttGruppe.knapp}</Knapp>
            <Knappelenke href={gruppelenke(m.gruppeId)} slag="stille">
              {felles(sprak).handling.avbryt}
            </Knappelenke>
          </div>
        </form>
      </Stabel>
    ),
  };
}
