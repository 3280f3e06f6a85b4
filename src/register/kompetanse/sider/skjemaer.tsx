import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Sidetopp, Skjema, Stabel, type Skjemafeltvisning } from '#web/komponenter/index.ts';
import { FAG, NEDSLAGSSLAG } from '../modell.ts';
import { tekst } from '../tekster.ts';
import { fagsti, nedslagsti, tall } from './faner.tsx';

interface Hvem {
  readonly personId: string;
  readonly navn: string;
}

export const kortsti = (personId: string, fane: 'kompetanse' | 'stilling'): string => `/ansatte/${personId}?fane=${fane}`;

const med = (ramme: Ramme, navn: string, verdi = '') => ({
  navn,
  verdi: ramme.skjema.verdier[navn] ?? verdi,
  feil: ramme.skjema.feil.find((f) => f.navn === navn)?.melding,
});

function side(m: Hvem, ramme: Ramme, v: { tittel: string; href: string; tilbake: string; felt: Skjemafeltvisning[] }): Tegning {
  const { skjema, sprak } = ramme;
  return {
    tittel: v.tittel,
    meny: '/ansatte',
    moduler: ['ds-error-summary.js'],
    innhold: (
      <Stabel>
        <Sidetopp topp={{ tittel: v.tittel, smuler: [{ tekst: m.navn, href: v.tilbake }] }} sprak={sprak} />
        <Skjema
          sprak={sprak}
          visning={{
            href: v.href,
            felt: v.felt,
            skjult: { _nokkel: skjema.nokkel },
            knapp: tekst(sprak).lagre,
            avbrytHref: v.tilbake,
            feil: skjema.feil.filter((f) => !v.felt.some((x) => x.navn === f.navn)),
          }}
        />
      </Stabel>
    ),
  };
}

/** Credits in one subject. */
export function tegnFagskjema(m: Hvem, ramme: Ramme): Tegning {
  const t = tekst(ramme.sprak);
  return side(m, ramme, {
    tittel: t.fagtittel(m.navn),
    href: fagsti(m.personId),
    tilbake: kortsti(m.personId, 'kompetanse'),
    felt: [
      { slag: 'velg', etikett: t.fag, valg: FAG.map((f) => ({ verdi: f, tekst: t.fagnavn[f] })), ...med(ramme, 'fag', 'norsk') },
      {
        slag: 'tekst',
        etikett: t.studiepoeng,
        hjelp: t.poengHjelp,
        valgfritt: true,
        bredde: 'smal',
        inndata: 'decimal',
        ...med(ramme, 'studiepoeng'),
      },
      { slag: 'avkryssing', navn: 'dokumentert', etikett: t.dokumentert, krysset: ramme.skjema.verdier['dokumentert'] === 'ja' },
    ],
  });
}

/** One kind of reduction. */
export function tegnNedslagskjema(m: Hvem & { idag: string; livsfase: number }, ramme: Ramme): Tegning {
  const t = tekst(ramme.sprak);
  return side(m, ramme, {
    tittel: t.nedslagtittel(m.navn),
    href: nedslagsti(m.personId),
    tilbake: kortsti(m.personId, 'stilling'),
    felt: [
      {
        slag: 'velg',
        etikett: t.grunn,
        valg: NEDSLAGSSLAG.map((s) => ({ verdi: s, tekst: t.nedslagsslag[s] })),
        ...med(ramme, 'slag', 'livsfase'),
      },
      {
        slag: 'tekst',
        etikett: t.prosent,
        hjelp: t.prosentHjelp,
        valgfritt: true,
        bredde: 'smal',
        inndata: 'decimal',
        ...med(ramme, 'prosent', m.livsfase === 0 ? '' : tall(m.livsfase)),
      },
      { slag: 'tekst', type: 'date', etikett: t.fra, bredde: 'middels', ...med(ramme, 'fra', m.idag) },
      { slag: 'tekst', type: 'date', etikett: t.til, valgfritt: true, bredde: 'middels', ...med(ramme, 'til') },
    ],
  });
}
