import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { feilVed, kortlenke, utfylt } from '#register/person/index.ts';
import { Handlingsknapp, Knappelenke, Kvittering, Sidetopp, Statusmerke, Tabell, type Tone } from '#web/komponenter/index.ts';
import { naertidspunkt, storForbokstav } from '#web/tekster/index.ts';
import { NODINNSYN_TIMER, type Nodinnsyn, type Nodinnsynsliste, type Nodinnsynsskjema } from '../modell.ts';
import { tekst } from '../tekster/index.ts';
import { bekreft } from './bekreft.tsx';
import { lenker } from './lenker.ts';

const hvorforfelt = (ramme: Ramme) => {
  const t = tekst(ramme.sprak).nodinnsyn;
  return [
    utfylt(ramme, { slag: 'flerlinje', navn: 'begrunnelse', etikett: t.hva, hjelp: t.hvaHjelp }),
    utfylt(ramme, {
      slag: 'radio',
      navn: 'timer',
      etikett: t.timer,
      verdi: '1',
      valg: NODINNSYN_TIMER.map((x) => ({ verdi: x, tekst: t.timeNavn[x] ?? x })),
    }),
  ] as const;
};

/** By number, for somebody no list shows. The number is not shown again: it could stay on the screen with nobody at the desk. */
export function tegnNodsok(_m: object, ramme: Ramme): Tegning {
  const t = tekst(ramme.sprak).nodinnsyn;
  return bekreft(ramme, {
    sporsmal: t.sokTittel,
    folger: [...t.sokFolger, ...t.beFolger],
    href: lenker.nodsok,
    felt: [
      {
        slag: 'tekst',
        navn: 'nummer',
        etikett: t.nummer,
        hjelp: t.nummerHjelp,
        inndata: 'numeric',
        bredde: 'middels',
        feil: feilVed(ramme, 'nummer'),
      },
      ...hvorforfelt(ramme),
    ],
    knapp: t.knapp,
    avbrytHref: lenker.nodinnsynsliste,
  });
}

/** Asks before the glass is broken. Says nothing of who the person is. */
export function tegnBeOmNodinnsyn(m: Nodinnsynsskjema, ramme: Ramme): Tegning {
  const t = tekst(ramme.sprak).nodinnsyn;
  return bekreft(ramme, {
    sporsmal: t.be,
    folger: [...(m.kreverGodkjenning ? [t.beGodkjenning] : []), ...t.beFolger],
    href: lenker.nodinnsyn(m.personId),
    felt: hvorforfelt(ramme),
    knapp: t.knapp,
    avbrytHref: lenker.nodinnsynsliste,
  });
}

const TONE: Readonly<Record<Nodinnsyn['tilstand'], Tone>> = { apent: 'trengerDeg', venter: 'trengerDeg', slutt: 'noytral' };

/** The list «Nødinnsyn»: who asked to see whom, why, and until when. */
export function tegnNodinnsyn(m: Nodinnsynsliste, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak).nodinnsyn;
  const gjort = ramme.sporring['gjort'] as keyof typeof t.kvittering | undefined;
  const skjult = { _nokkel: ramme.skjema.nokkel };
  return {
    tittel: t.tittel,
    innhold: (
      <div className="fm-stabel">
        <Sidetopp topp={{ tittel: t.tittel, ingress: t.ingress }} sprak={sprak} />
        {gjort !== undefined && Object.hasOwn(t.kvittering, gjort) ? (
          <Kvittering kvittering={{ tekst: t.kvittering[gjort] }} />
        ) : null}
        {m.kanBe ? (
          <p>
            <Knappelenke href={lenker.nodsok} slag="annen">
              {t.sokLenke}
            </Knappelenke>
          </p>
        ) : null}
        <Tabell
          sprak={sprak}
          tabell={{
            tittel: t.tittel,
            skjulTittel: true,
            tomt: { tittel: t.ingen },
            rader: m.rader,
            nokkel: (r) => r.nodinnsynId,
            kolonner: [
              { id: 'hvem', tittel: t.hvem, radtittel: true, celle: (r) => r.aktor },
              {
                id: 'om',
                tittel: t.om,
                celle: (r) => (
                  <>
                    {r.navn === '' ? t.skjult : r.navn}
                    <span className="fm-linje fm-dempet fm-liten">{r.begrunnelse}</span>
                  </>
                ),
              },
              {
                id: 'nar',
                tittel: t.nar,
                celle: (r) => (
                  <>
                    {storForbokstav(naertidspunkt(sprak, r.bedt, m.na))}{' '}
                    <span className="fm-dempet">{t.til(naertidspunkt(sprak, r.til, m.na))}</span>
                  </>
                ),
              },
              {
                id: 'tilstand',
                tittel: storForbokstav(t.tittel),
                celle: (r) => (
                  <>
                    <Statusmerke merke={{ tone: TONE[r.tilstand], tekst: t.tilstand[r.tilstand] }} />
                    {r.tilstand === 'apent' && ramme.aktor?.id === r.aktorId ? (
                      <span className="fm-linje">
                        <a className="ds-link" href={kortlenke(r.personId)}>
                          {t.apneKort}
                        </a>
                      </span>
                    ) : null}
                    {r.kanGodkjennes ? (
                      <Handlingsknapp
                        handling={{ tekst: t.godkjenn, href: lenker.godkjennNodinnsyn(r.personId, r.nodinnsynId), skjult }}
                        slag="annen"
                        liten
                      />
                    ) : null}
                    {r.kanAvsluttes ? (
                      <Handlingsknapp
                        handling={{
                          tekst: t.avslutt,
                          href: lenker.avsluttNodinnsyn(r.personId, r.nodinnsynId),
                          skjult: { _nokkel: `${ramme.skjema.nokkel}-slutt` },
                        }}
                        slag="stille"
                        liten
                      />
                    ) : null}
                  </>
                ),
              },
            ],
          }}
        />
      </div>
    ),
  };
}
