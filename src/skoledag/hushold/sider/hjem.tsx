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
  Statusmerke,
  Tomt,
} from '#web/komponenter/index.ts';
import { ukedagsdato, type Sprak } from '#web/tekster/index.ts';
import { MONSTERSLAG } from '../../ukesmonster/index.ts';
import type { Minehjem } from '../visninger.ts';
import { tekst } from './tekster.ts';

export const HUSHOLD = '/to-hjem';
type Barn = Minehjem['barn'][number];
type Monster = Barn['monstre'][number];

const TONE = { foreslatt: 'trengerDeg', bekreftet: 'ok', ikkeRiktig: 'trengerDeg', angret: 'noytral' } as const;

function Monsterlinje({ m, barn, nokkel, sprak }: { m: Monster; barn: Barn; nokkel: string; sprak: Sprak }) {
  const t = tekst(sprak);
  const dager = m.slag === 'ukedager' ? m.ukedager.map((d) => t.dager[d - 1]).join(', ') : t.slag[m.slag];
  const skjultNavn = <span className="ds-sr-only"> {t.om(barn.navn)}</span>;
  const svar = (v: 'bekreftet' | 'ikkeRiktig') => (
    <form method="post" action={`${HUSHOLD}/${m.monsterId}/svar`}>
      <Skjult felt={{ _nokkel: `${nokkel}-${v === 'bekreftet' ? 'b' : 'i'}`, svar: v }} />
      <Knapp {...(v === 'bekreftet' ? {} : { slag: 'stille' })}>
        {v === 'bekreftet' ? t.riktig : t.ikkeRiktig}
        {skjultNavn}
      </Knapp>
    </form>
  );
  return (
    <li>
      <p>
        {m.min ? t.min : t.annet}: {dager} <Statusmerke merke={{ tone: TONE[m.status], tekst: t.status[m.status] }} />
        <span className="fm-linje fm-dempet">
          {t.fraTil(ukedagsdato(sprak, m.fra), m.til === null ? undefined : ukedagsdato(sprak, m.til))}
        </span>
      </p>
      <div className="fm-knapper">
        {m.min ? (
          <Handlingsknapp
            slag="stille"
            handling={{
              tekst: `${t.angre} ${t.om(barn.navn)}`,
              href: `${HUSHOLD}/${m.monsterId}/angre`,
              skjult: { _nokkel: `${nokkel}-a` },
            }}
          />
        ) : (
          <>
            {m.status === 'bekreftet' ? null : svar('bekreftet')}
            {m.status === 'ikkeRiktig' ? null : svar('ikkeRiktig')}
          </>
        )}
      </div>
    </li>
  );
}

function Nytt({ m, ramme }: { m: Minehjem; ramme: Ramme }) {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const kan = m.barn;
  if (kan.length === 0) return null;
  const feil = (navn: string) => skjema.feil.find((f) => f.navn === navn)?.melding;
  const verdi = (navn: string, ellers = '') => skjema.verdier[navn] ?? ellers;
  return (
    <section aria-labelledby="nytt">
      <h2 className="fm-h2" id="nytt">
        {t.skjema}
      </h2>
      <form className="fm-skjema" method="post" action={HUSHOLD} noValidate>
        <Feiloppsummering feil={skjema.feil} sprak={sprak} />
        <Skjult felt={{ _nokkel: skjema.nokkel, ...(kan.length === 1 ? { elevId: kan[0]!.elevId } : {}) }} />
        {kan.length === 1 ? null : (
          <Skjemafelt
            felt={{
              slag: 'radio',
              navn: 'elevId',
              etikett: t.hvem,
              verdi: verdi('elevId'),
              feil: feil('elevId'),
              valg: kan.map((b) => ({ verdi: b.elevId, tekst: b.navn })),
            }}
            sprak={sprak}
          />
        )}
        <Skjemafelt
          felt={{
            slag: 'radio',
            navn: 'slag',
            etikett: t.hvilke,
            verdi: verdi('slag'),
            feil: feil('slag'),
            valg: MONSTERSLAG.map((x) => ({ verdi: x, tekst: t.valg[x] })),
          }}
          sprak={sprak}
        />
        <Fieldset className="fm-skjemafelt">
          <Fieldset.Legend>{t.ukedager}</Fieldset.Legend>
          {t.dager.map((d, i) => (
            <label key={d} className="fm-avkryss">
              <input
                className="ds-input"
                type="checkbox"
                name={`dag-${i + 1}`}
                value="ja"
                defaultChecked={skjema.verdier[`dag-${i + 1}`] !== undefined}
              />
              <span>{d}</span>
            </label>
          ))}
        </Fieldset>
        <Skjemafelt
          felt={{
            slag: 'tekst',
            type: 'date',
            navn: 'fra',
            etikett: t.fra,
            bredde: 'smal',
            verdi: verdi('fra', m.idag),
            feil: feil('fra'),
          }}
          sprak={sprak}
        />
        <Skjemafelt
          felt={{
            slag: 'tekst',
            type: 'date',
            navn: 'til',
            etikett: t.til,
            bredde: 'smal',
            verdi: verdi('til'),
            feil: feil('til'),
          }}
          sprak={sprak}
        />
        <div className="fm-knapper">
          <Knapp>{t.send}</Knapp>
        </div>
      </form>
    </section>
  );
}

/** A guardian's children with two homes. Says «hos deg» and «hos en annen foresatt», never a name or a place. */
export function tegnMineHjem(m: Minehjem, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  return {
    tittel: t.tittel,
    meny: HUSHOLD,
    moduler: ['ds-error-summary.js'],
    innhold: (
      <div className="fm-stabel fm-smal">
        {m.gjort === null ? null : <Kvittering kvittering={{ tekst: t.kvittering[m.gjort] }} />}
        <Sidetopp topp={{ tittel: t.tittel, ingress: t.ingress }} sprak={sprak} />
        {m.barn.length === 0 ? <Tomt tomt={{ tittel: t.ingenBarn }} /> : null}
        {m.barn.map((b, i) => (
          <section key={b.elevId} aria-labelledby={`barn-${i}`}>
            <h2 className="fm-h2" id={`barn-${i}`}>
              {b.navn} <span className="fm-dempet">{b.klasse ?? ''}</span>
            </h2>
            {b.idag === null ? null : <p>{t.idag[b.idag]}</p>}
            {b.monstre.length === 0 ? (
              <p className="fm-dempet">{t.ingen}</p>
            ) : (
              <ul className="fm-meldt">
                {b.monstre.map((x, n) => (
                  <Monsterlinje key={x.monsterId} m={x} barn={b} nokkel={`${skjema.nokkel}-${i}-${n}`} sprak={sprak} />
                ))}
              </ul>
            )}
          </section>
        ))}
        <Nytt m={m} ramme={ramme} />
      </div>
    ),
  };
}
