// Guardians whose entry in Kontakt- og reservasjonsregisteret shows each of its states (incoming.md 1.7). 18 months is about 548 days.
import { IKKE_I_KRR } from '../krr.ts';
import type { Verdenskrr, Verdensperson } from '../modell.ts';
import {
  aktivKrr,
  ansvar,
  elevVed,
  fodtForTrinn,
  foreldre,
  hjemVed,
  nesteBursdag,
  person,
  voksen,
  type Scene,
} from './oppsett.ts';

/** One guardian with a pupil of their own for each state. */
export function byggKontakt(scene: Scene): void {
  const { solsiden, oyvaer } = scene;
  const tilstander: readonly (readonly [id: string, fornavn: string, krr: Verdenskrr, mer?: Partial<Verdensperson>])[] = [
    ['krr-aktiv', 'Tydelig', aktivKrr(scene, 'krr-aktiv')],
    ['krr-reservert', 'Tradisjonell', aktivKrr(scene, 'krr-reservert', { reservert: true })],
    ['krr-slettet', 'Forglemt', { status: 'SLETTET' }],
    ['krr-ikke-registrert', 'Ukjent', IKKE_I_KRR],
    [
      'krr-manuell',
      'Håndskreven',
      IKKE_I_KRR,
      { manuellKontakt: { epostadresse: 'handskreven@epost.example', mobiltelefonnummer: '+4799900998' } },
    ],
    ['krr-epost-utgatt', 'Halvfersk', aktivKrr(scene, 'krr-epost-utgatt', { epostDager: 580 })],
    ['krr-mobil-utgatt', 'Halvgammel', aktivKrr(scene, 'krr-mobil-utgatt', { mobilDager: 580 })],
    ['krr-alt-utgatt', 'Falmet', aktivKrr(scene, 'krr-alt-utgatt', { epostDager: 900, mobilDager: 900 })],
    // Old, but confirmed last week: fresh, because the newest of the two dates counts.
    [
      'krr-bekreftet',
      'Bekreftet',
      {
        ...aktivKrr(scene, 'krr-bekreftet', { epostDager: 7, mobilDager: 7 }),
        epostOppdatert: '2015-02-03T10:14:52Z',
        mobilOppdatert: '2015-02-03T10:14:52Z',
      },
    ],
    ['krr-bare-epost', 'Skriftlig', aktivKrr(scene, 'krr-bare-epost', { mobil: false })],
    ['krr-bare-mobil', 'Muntlig', aktivKrr(scene, 'krr-bare-mobil', { epost: null })],
    ['krr-uten-landkode', 'Kortfattet', aktivKrr(scene, 'krr-uten-landkode', { mobiltelefonnummer: '41514965' })],
    ['krr-utenlandsk-mobil', 'Grenseløs', aktivKrr(scene, 'krr-utenlandsk-mobil', { mobiltelefonnummer: '+46701234567' })],
    ['krr-samisk', 'Čielggas', aktivKrr(scene, 'krr-samisk', { sprak: 'se' })],
  ];
  tilstander.forEach(([id, fornavn, krr, mer], i) => {
    const skole = i % 2 === 0 ? solsiden : oyvaer;
    const arstrinn = 1 + (i % 7);
    const forelder = voksen(scene, id, `${fornavn}|Postkasse`, i % 3 === 0 ? 'mann' : 'kvinne', hjemVed(scene, skole), {
      krr,
      ...mer,
    });
    person(scene, `${id}.barn`, `Frisk|Postkasse`, i % 2 === 0 ? 'kvinne' : 'mann', {
      fodselsdato: fodtForTrinn(scene, arstrinn, nesteBursdag(scene)),
      adresser: forelder.adresser,
      foreldre: foreldre(forelder),
      foreldreansvar: ansvar(forelder.kjonn === 'kvinne' ? 'mor' : 'far', forelder),
      elevforhold: elevVed(scene, skole, arstrinn, 'B'),
    });
  });
}
