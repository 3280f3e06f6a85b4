import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { kortlenke, utfylt } from '#register/person/index.ts';
import { Knappelenke, Kvittering, Sidetopp, Tabell } from '#web/komponenter/index.ts';
import { dato } from '#web/tekster/index.ts';
import type { Frigivelsesliste, Ventende } from '../modell.ts';
import { tekst } from '../tekster/index.ts';
import { bekreft } from './bekreft.tsx';
import { lenker } from './lenker.ts';

/** The worklist: who waits, for which child, on what ground, and what protection makes them wait. */
export function tegnFrigivelser(m: Frigivelsesliste, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak).frigivelse;
  const gjort = ramme.sporring['gjort'];
  return {
    tittel: t.tittel,
    innhold: (
      <div className="fm-stabel">
        <Sidetopp topp={{ tittel: t.tittel, ingress: t.ingress }} sprak={sprak} />
        {gjort === 'frigitt' || gjort === 'nektet' ? <Kvittering kvittering={{ tekst: t.kvittering[gjort] }} /> : null}
        <Tabell
          sprak={sprak}
          tabell={{
            tittel: t.tittel,
            skjulTittel: true,
            tomt: { tittel: t.ingen, forklaring: t.ingenHjelp },
            rader: m.rader,
            nokkel: (r) => `${r.barnId}-${r.personId}`,
            kolonner: [
              {
                id: 'hvem',
                tittel: tekst(sprak).nodinnsyn.hvem.replace(/ .*/, ''),
                radtittel: true,
                celle: (r) => (
                  <>
                    {r.person === '' ? tekst(sprak).ukjentNavn : r.person}
                    <span className="fm-linje fm-dempet fm-liten">{t.siden(dato(r.siden))}</span>
                  </>
                ),
              },
              {
                id: 'barn',
                tittel: tekst(sprak).nodinnsyn.om,
                celle: (r) => (
                  <a className="ds-link" href={kortlenke(r.barnId, { fane: 'familie' })}>
                    {r.barn}
                  </a>
                ),
              },
              { id: 'hvorfor', tittel: tekst(sprak).begrunnelse, celle: (r) => r.grunner.map((g) => t.grunn[g]).join(' ') },
              {
                id: 'avgjor',
                tittel: t.avgjor,
                celle: (r) => (
                  <Knappelenke href={lenker.frigivelse(r.barnId, r.personId)} slag="annen" liten>
                    {t.avgjor}
                    <span className="ds-sr-only"> {r.person}</span>
                  </Knappelenke>
                ),
              },
            ],
          }}
        />
      </div>
    ),
  };
}

/** Asks whether a new guardian gets in. */
export function tegnFrigivelse(m: Ventende, ramme: Ramme): Tegning {
  const t = tekst(ramme.sprak);
  const f = t.frigivelse;
  return bekreft(ramme, {
    sporsmal: f.sporsmal(m.person === '' ? t.ukjentNavn : m.person, m.barn),
    folger: [...m.grunner.map((g) => f.grunn[g]), f.grunnlaget(t.rolle[m.grunnlag] ?? m.grunnlag), ...f.folger],
    href: lenker.frigivelse(m.barnId, m.personId),
    felt: [
      utfylt(ramme, {
        slag: 'radio',
        navn: 'avgjorelse',
        etikett: f.valg,
        valg: [
          { verdi: 'frigitt', tekst: f.frigi },
          { verdi: 'nektet', tekst: f.nekt },
        ],
      }),
      utfylt(ramme, { slag: 'flerlinje', navn: 'begrunnelse', etikett: t.begrunnelse }),
    ],
    knapp: f.knapp,
    avbrytHref: lenker.frigivelser,
  });
}
