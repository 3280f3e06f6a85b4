import { flertall, lagTekster } from '#web/tekster/index.ts';
import type { Limsvar } from './regler-liminn.ts';

type Feil = Limsvar['feil'][number];
const radNb = (f: Feil): string => {
  const hvor = `Rad ${f.rad}: `;
  switch (f.kode) {
    case 'for_fa_felt':
      return `${hvor}skriv navn, fødselsdato og klasse eller gruppe, med tabulator eller semikolon mellom.`;
    case 'ugyldig_dato':
      return `${hvor}«${f.hva}» er ikke en dato. Skriv 03.05.2014.`;
    case 'ukjent_elev':
      return `${hvor}ingen elev ved skolen heter ${f.hva} med den fødselsdatoen.`;
    case 'flere_elever':
      return `${hvor}flere elever heter ${f.hva}. Skriv fødselsdatoen.`;
    case 'ukjent_gruppe':
      return `${hvor}skolen har ingen klasse eller gruppe som heter ${f.hva} dette skoleåret.`;
    case 'flere_grupper':
      return `${hvor}flere grupper heter ${f.hva}. Plasser eleven fra gruppa.`;
    case 'gjentatt':
      return `${hvor}det samme står i rad ${f.annen}.`;
    case 'to_klasser':
      return `${hvor}eleven får en annen klasse i rad ${f.annen}. Velg én.`;
  }
};
const radNn = (f: Feil): string => {
  const hvor = `Rad ${f.rad}: `;
  switch (f.kode) {
    case 'for_fa_felt':
      return `${hvor}skriv namn, fødselsdato og klasse eller gruppe, med tabulator eller semikolon mellom.`;
    case 'ugyldig_dato':
      return `${hvor}«${f.hva}» er ikkje ein dato. Skriv 03.05.2014.`;
    case 'ukjent_elev':
      return `${hvor}ingen elev ved skulen heiter ${f.hva} med den fødselsdatoen.`;
    case 'flere_elever':
      return `${hvor}fleire elevar heiter ${f.hva}. Skriv fødselsdatoen.`;
    case 'ukjent_gruppe':
      return `${hvor}skulen har ingen klasse eller gruppe som heiter ${f.hva} dette skuleåret.`;
    case 'flere_grupper':
      return `${hvor}fleire grupper heiter ${f.hva}. Plasser eleven frå gruppa.`;
    case 'gjentatt':
      return `${hvor}det same står i rad ${f.annen}.`;
    case 'to_klasser':
      return `${hvor}eleven får ein annan klasse i rad ${f.annen}. Vel éin.`;
  }
};

/** The texts of pasting rows. */
export const tekst = lagTekster({
  nb: {
    tittel: 'Lim inn fra regneark',
    om: 'Én elev på hver rad: navn, fødselsdato, klasse eller gruppe. Kopier rett fra regnearket, eller skriv semikolon mellom. Fødselsdatoen kan stå tom når ingen andre heter det samme.',
    eksempel: 'Rask Herre; 03.05.2014; 6A',
    rader: 'Rader',
    fra: 'Fra',
    knapp: 'Plasser elevene',
    godta: 'Plasser de gode radene, og la resten være',
    godtaHjelp: 'Kryss av og send på nytt. De gale radene gjør ingenting.',
    stanset: (gale: number, gode: number) =>
      `${flertall('nb', gale, 'rad', 'rader')} må rettes, ${gode} er i orden. Ingenting er endret.`,
    flereFeil: (n: number) => `Og ${flertall('nb', n, 'rad', 'rader')} til.`,
    radfeil: radNb,
  },
  nn: {
    tittel: 'Lim inn frå rekneark',
    om: 'Éin elev på kvar rad: namn, fødselsdato, klasse eller gruppe. Kopier rett frå reknearket, eller skriv semikolon mellom. Fødselsdatoen kan stå tom når ingen andre heiter det same.',
    eksempel: 'Rask Herre; 03.05.2014; 6A',
    rader: 'Rader',
    fra: 'Frå',
    knapp: 'Plasser elevane',
    godta: 'Plasser dei gode radene, og lat resten vere',
    godtaHjelp: 'Kryss av og send på nytt. Dei gale radene gjer ingenting.',
    stanset: (gale: number, gode: number) =>
      `${flertall('nn', gale, 'rad', 'rader')} må rettast, ${gode} er i orden. Ingenting er endra.`,
    flereFeil: (n: number) => `Og ${flertall('nn', n, 'rad', 'rader')} til.`,
    radfeil: radNn,
  },
});
