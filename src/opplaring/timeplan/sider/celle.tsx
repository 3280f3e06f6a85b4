import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import {
  Feiloppsummering,
  Handlingsknapp,
  Knapp,
  Knappelenke,
  Sidetopp,
  Skjemafelt,
  Skjult,
  Stabel,
  Varselboks,
  type Skjemafeltvisning,
} from '#web/komponenter/index.ts';
import { tekst as felles } from '#web/tekster/index.ts';
import type { Celleskjema } from '../modell.ts';
import { tekst } from '../tekster.ts';
import { planlenke, TIMEPLAN } from './lenker.ts';
import { Time } from './uke.tsx';

/** One place in the week. Those who are somewhere else then are marked where they are chosen, and a collision that is saved all the same is said. */
export function tegnCelle(m: Celleskjema, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const tittel = t.celle(t.dag(m.dag), m.nr);
  const tilbake = planlenke({ skole: m.skole, skolear: m.skolear, plan: m.plan.planId, vis: m.vis, id: m.id });
  const kollisjoner = skjema.feil.filter((f) => f.navn.startsWith('kollisjon.'));
  const med = (navn: string, na: string | null | undefined) => ({
    navn,
    verdi: skjema.verdier[navn] ?? na ?? '',
    feil: skjema.feil.find((f) => f.navn === navn)?.melding,
  });
  const valg = (liste: Celleskjema['grupper'], tom: boolean) => [
    ...(tom ? [{ verdi: '', tekst: t.ingen }] : []),
    ...liste.map((x) => ({ verdi: x.id, tekst: x.opptatt === null ? x.navn : t.opptatt(x.navn, x.opptatt) })),
  ];
  const na = (vis: Celleskjema['vis']): string | undefined =>
    m.time === null && m.vis === vis ? (m.id ?? undefined) : undefined;
  const felt: Skjemafeltvisning[] = [
    { slag: 'tekst', etikett: t.fag, bredde: 'middels', ...med('navn', m.time?.navn) },
    { slag: 'velg', etikett: t.gruppe, valg: valg(m.grupper, false), ...med('gruppe', m.time?.grupper[0]?.id ?? na('gruppe')) },
    { slag: 'velg', etikett: t.gruppe2, valgfritt: true, valg: valg(m.grupper, true), ...med('gruppe2', m.time?.grupper[1]?.id) },
    {
      slag: 'velg',
      etikett: t.larer,
      valgfritt: true,
      valg: valg(m.larere, true),
      ...med('larer', m.time?.larere[0]?.id ?? na('larer')),
    },
    { slag: 'velg', etikett: t.larer2, valgfritt: true, valg: valg(m.larere, true), ...med('larer2', m.time?.larere[1]?.id) },
    { slag: 'velg', etikett: t.rom, valgfritt: true, valg: valg(m.rom, true), ...med('rom', m.time?.rom[0]?.id ?? na('rom')) },
  ];
  const skjult = {
    plan: m.plan.planId,
    dag: String(m.dag),
    nr: String(m.nr),
    vis: m.vis,
    ...(m.id === null ? {} : { id: m.id }),
    ...(m.time === null ? {} : { aktivitet: m.time.aktivitetId }),
  };
  const sporring = new URLSearchParams(skjult).toString();
  return {
    tittel,
    meny: TIMEPLAN,
    moduler: ['ds-error-summary.js'],
    innhold: (
      <Stabel>
        {skjema.konflikt ? (
          <Varselboks varsel={{ tone: 'trengerDeg', tittel: t.endret }} sprak={sprak}>
            <ul className="ds-list">
              {m.sist.ut.map((x) => (
                <li key={`ut ${x}`}>{t.tattUt(x)}</li>
              ))}
              {m.sist.inn.map((x) => (
                <li key={`inn ${x}`}>{t.lagtInn(x)}</li>
              ))}
            </ul>
          </Varselboks>
        ) : null}
        <Sidetopp
          topp={{
            tittel,
            ingress: `${m.skolenavn} · ${t.kl(m.tid.fra, m.tid.til)}`,
            smuler: [{ tekst: t.tittel, href: tilbake }],
          }}
          sprak={sprak}
        />
        {m.her.length === 0 ? null : (
          <Varselboks varsel={{ tone: 'noytral', tittel: t.herNa }} sprak={sprak}>
            <ul className="ds-list">
              {m.her.map((x) => (
                <li key={x.aktivitetId}>
                  <Time t={x} />
                </li>
              ))}
            </ul>
          </Varselboks>
        )}
        <form method="post" action={`${TIMEPLAN}/celle?${sporring}`} className="fm-skjema" noValidate>
          <Feiloppsummering
            feil={skjema.feil.map((f) => (f.navn.startsWith('kollisjon.') ? { ...f, navn: 'likevel' } : f))}
            sprak={sprak}
          />
          <Skjult felt={{ ...skjult, _nokkel: skjema.nokkel, _versjon: m.versjon }} />
          {felt.map((f) => (
            <Skjemafelt key={f.navn} felt={f} sprak={sprak} />
          ))}
          {kollisjoner.length === 0 ? null : (
            <Skjemafelt sprak={sprak} felt={{ slag: 'avkryssing', navn: 'likevel', etikett: t.likevel, hjelp: t.likevelHjelp }} />
          )}
          <div className="fm-knapper">
            <Knapp>{t.lagre}</Knapp>
            <Knappelenke href={tilbake} slag="stille">
              {felles(sprak).handling.avbryt}
            </Knappelenke>
          </div>
        </form>
        {m.time === null ? null : (
          <Handlingsknapp
            slag="annen"
            handling={{ tekst: t.fjern, href: `${TIMEPLAN}/fjern`, skjult: { ...skjult, _nokkel: `${skjema.nokkel}-fjern` } }}
          />
        )}
      </Stabel>
    ),
  };
}
