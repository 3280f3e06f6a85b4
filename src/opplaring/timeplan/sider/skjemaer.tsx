import type { ReactNode } from 'react';
import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import {
  Feiloppsummering,
  Knapp,
  Knappelenke,
  Sidetopp,
  Skjema,
  Skjemafelt,
  Skjult,
  Stabel,
  Varselboks,
  type Skjemafeltvisning,
} from '#web/komponenter/index.ts';
import { tekst as felles } from '#web/tekster/index.ts';
import { ANTALL_TIMER } from '../handlinger/rammer.ts';
import type { Forhandsvisning, Innlesingsskjema, Planskjema, Ringetidsskjema, Romskjema, Stedet } from '../modell.ts';
import { tekst } from '../tekster.ts';
import { lesInnlenke, planlenke, skolelenke, TIMEPLAN } from './lenker.ts';
import { Kollisjoner } from './timeplan.tsx';
import { Uke } from './uke.tsx';

interface Skjemaside {
  readonly tittel: string;
  readonly om: string;
  readonly href: string;
  readonly felt: readonly Skjemafeltvisning[];
  readonly skjult: Readonly<Record<string, string>>;
}

const verdi = (ramme: Ramme, navn: string, na: string | null | undefined) => ({
  navn,
  verdi: ramme.skjema.verdier[navn] ?? na ?? '',
  feil: ramme.skjema.feil.find((f) => f.navn === navn)?.melding,
});

/** A form about a school's year. */
function skjemaside(m: Stedet, ramme: Ramme, s: Skjemaside): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const tilbake = planlenke(m);
  return {
    tittel: s.tittel,
    meny: TIMEPLAN,
    moduler: ['ds-error-summary.js'],
    innhold: (
      <Stabel>
        {skjema.konflikt ? <Varselboks varsel={{ tone: 'trengerDeg', tittel: t.endret }} sprak={sprak} /> : null}
        <Sidetopp topp={{ tittel: s.tittel, ingress: s.om, smuler: [{ tekst: t.tittel, href: tilbake }] }} sprak={sprak} />
        <Skjema
          sprak={sprak}
          visning={{
            href: s.href,
            felt: s.felt,
            skjult: { _nokkel: skjema.nokkel, skole: m.skole, skolear: String(m.skolear), ...s.skjult },
            knapp: t.lagre,
            avbrytHref: tilbake,
            // faults of rows lead to the field the rows stand in
            feil: skjema.feil.flatMap((f) => (s.felt.some((x) => x.navn === f.navn) ? [] : [{ ...f, navn: s.felt[0]!.navn }])),
          }}
        />
      </Stabel>
    ),
  };
}

/** When it rings. */
export function tegnRingetider(m: Ringetidsskjema, ramme: Ramme): Tegning {
  const t = tekst(ramme.sprak);
  const felt = Array.from({ length: ANTALL_TIMER }, (_, i): Skjemafeltvisning[] => {
    const r = m.ringetider.find((x) => x.nr === i + 1);
    return [
      {
        slag: 'tekst',
        type: 'time',
        etikett: t.fraTime(i + 1),
        valgfritt: true,
        bredde: 'smal',
        ...verdi(ramme, `fra${i + 1}`, r?.fra),
      },
      {
        slag: 'tekst',
        type: 'time',
        etikett: t.tilTime(i + 1),
        valgfritt: true,
        bredde: 'smal',
        ...verdi(ramme, `til${i + 1}`, r?.til),
      },
    ];
  }).flat();
  return skjemaside(m, ramme, {
    tittel: t.ringetider,
    om: t.ringetiderOm,
    href: skolelenke('ringetider', m),
    felt,
    skjult: { _versjon: m.versjon },
  });
}

/** The rooms, one a line. */
export function tegnRom(m: Romskjema, ramme: Ramme): Tegning {
  const t = tekst(ramme.sprak);
  const na = m.rom.map((r) => (r.plasser === null ? r.navn : `${r.navn}; ${r.plasser}`)).join('\n');
  return skjemaside(m, ramme, {
    tittel: t.rom,
    om: t.romOm,
    href: skolelenke('rom', m),
    felt: [{ slag: 'flerlinje', etikett: t.rom, hjelp: t.romHjelp, rader: 12, ...verdi(ramme, 'rom', na) }],
    skjult: { _versjon: m.versjon },
  });
}

/** A new plan. */
export function tegnNyPlan(m: Planskjema, ramme: Ramme): Tegning {
  const t = tekst(ramme.sprak);
  return skjemaside(m, ramme, {
    tittel: t.nyPlan,
    om: t.nyPlanOm,
    href: skolelenke('plan', m),
    felt: [
      { slag: 'tekst', etikett: t.planNavn, hjelp: t.planEksempel, bredde: 'middels', ...verdi(ramme, 'navn', '') },
      { slag: 'tekst', type: 'date', etikett: t.fra, bredde: 'middels', ...verdi(ramme, 'fra', m.fra) },
      { slag: 'tekst', type: 'date', etikett: t.til, bredde: 'middels', ...verdi(ramme, 'til', m.til) },
      ...(m.planer.length === 0
        ? []
        : [
            {
              slag: 'velg' as const,
              etikett: t.kopi,
              valgfritt: true,
              valg: [{ verdi: '', tekst: t.ingen }, ...m.planer.map((p) => ({ verdi: p.planId, tekst: p.navn }))],
              ...verdi(ramme, 'kopi', ''),
            },
          ]),
    ],
    skjult: {},
  });
}

function Radskjema({
  m,
  ramme,
  rader,
  erstatt,
  hva,
}: {
  m: Innlesingsskjema;
  ramme: Ramme;
  rader: string;
  erstatt: boolean;
  hva: string;
}) {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  return (
    <form method="post" action={lesInnlenke(m.plan.planId)} className="fm-skjema" noValidate>
      <Skjult felt={{ _nokkel: `${skjema.nokkel}-se`, plan: m.plan.planId }} />
      <Skjemafelt
        sprak={sprak}
        felt={{ slag: 'flerlinje', navn: 'rader', etikett: t.rader, hjelp: t.raderHjelp, rader: 12, verdi: rader }}
      />
      <Skjemafelt sprak={sprak} felt={{ slag: 'avkryssing', navn: 'erstatt', etikett: t.erstatt, krysset: erstatt }} />
      <div className="fm-knapper">
        <Knapp slag={hva === t.seHva ? 'hoved' : 'annen'}>{hva}</Knapp>
        <Knappelenke href={planlenke({ ...m, plan: m.plan.planId })} slag="stille">
          {felles(sprak).handling.avbryt}
        </Knappelenke>
      </div>
    </form>
  );
}

const ramme0 = (m: Innlesingsskjema, ramme: Ramme, tittel: string, om: string, innhold: ReactNode): Tegning => ({
  tittel,
  meny: TIMEPLAN,
  moduler: ['ds-error-summary.js'],
  innhold: (
    <Stabel>
      <Sidetopp
        topp={{
          tittel,
          ingress: om,
          smuler: [{ tekst: tekst(ramme.sprak).tittel, href: planlenke({ ...m, plan: m.plan.planId }) }],
        }}
        sprak={ramme.sprak}
      />
      {innhold}
    </Stabel>
  ),
});

/** Rows pasted from a spreadsheet. */
export function tegnLesInn(m: Innlesingsskjema, ramme: Ramme): Tegning {
  const t = tekst(ramme.sprak);
  return ramme0(m, ramme, t.lesInnTittel, t.lesInnOm, <Radskjema m={m} ramme={ramme} rader="" erstatt={false} hva={t.seHva} />);
}

/** What the rows would become, every fault by its row, and the button that does it. */
export function tegnForhandsvisning(m: Forhandsvisning, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const gale = m.feil.slice(0, 50).map((f) => ({ navn: 'rader', melding: t.radfeil(f) }));
  const nr = [...new Set(m.timer.map((x) => x.nr))].toSorted((a, b) => a - b);
  const ringetider = nr.map((n) => {
    const x = m.timer.find((y) => y.nr === n)!;
    return { nr: n, fra: x.fra ?? '', til: x.til ?? '' };
  });
  return ramme0(
    m,
    ramme,
    t.forhand,
    `${t.blir(m.timer.length)}. ${m.feil.length === 0 ? '' : `${t.gale(m.feil.length)}.`}`,
    <>
      <Feiloppsummering feil={[...gale, ...skjema.feil]} sprak={sprak} />
      <Kollisjoner kollisjoner={m.kollisjoner} ramme={ramme} />
      {m.timer.length === 0 ? null : (
        <>
          <Uke
            u={{ tittel: t.forhand, ringetider, timer: m.timer.map((x, i) => ({ ...x, aktivitetId: String(i) })) }}
            sprak={sprak}
          />
          <form method="post" action={`${TIMEPLAN}/les-inn/bruk`}>
            <Skjult
              felt={{
                _nokkel: skjema.nokkel,
                _versjon: m.versjon,
                plan: m.plan.planId,
                rader: m.rader,
                ...(m.erstatt ? { erstatt: 'ja' } : {}),
                ...(m.feil.length > 0 ? { godta: 'ja' } : {}),
              }}
            />
            <Knapp>{m.feil.length > 0 ? t.brukGode : t.bruk}</Knapp>
          </form>
        </>
      )}
      <h2 className="fm-h2">{t.rettRader}</h2>
      <Radskjema m={m} ramme={ramme} rader={m.rader} erstatt={m.erstatt} hva={m.timer.length === 0 ? t.seHva : `${t.seHva} `} />
    </>,
  );
}
