import type { Samtykketype } from './modell.ts';

/** What most schools ask for. A kommune takes into use what it needs; what the law orders is never asked for (rules of consent: README). */
export const FORSLAG: Readonly<Record<string, Omit<Samtykketype, 'typeId' | 'skole'>>> = {
  bilde_internt: {
    slag: 'bilde',
    navn: { nb: 'Bilder i klassen og på skolens lukkede sider', nn: 'Bilete i klassen og på dei lukka sidene til skulen' },
    om: {
      nb: 'Skolen kan ta bilder og film av barnet og vise dem til klassen og foresatte i klassen.',
      nn: 'Skulen kan ta bilete og film av barnet og vise dei til klassen og føresette i klassen.',
    },
    krever: 'alle',
    varer: 'skolear',
    trinnFra: 1,
    trinnTil: 10,
  },
  bilde_apent: {
    slag: 'bilde',
    navn: { nb: 'Bilder på åpne nettsider og i sosiale medier', nn: 'Bilete på opne nettsider og i sosiale medium' },
    om: {
      nb: 'Skolen kan bruke bilder og film av barnet der alle kan se dem.',
      nn: 'Skulen kan bruke bilete og film av barnet der alle kan sjå dei.',
    },
    krever: 'alle',
    varer: 'skolear',
    trinnFra: 1,
    trinnTil: 10,
  },
  tur: {
    slag: 'tur',
    navn: { nb: 'Bli med på turer i nærmiljøet', nn: 'Vere med på turar i nærmiljøet' },
    om: {
      nb: 'Barnet kan være med på korte turer i skoletida, til fots eller med buss, uten at skolen spør hver gang.',
      nn: 'Barnet kan vere med på korte turar i skuletida, til fots eller med buss, utan at skulen spør kvar gong.',
    },
    krever: 'en',
    varer: 'skolear',
    trinnFra: 1,
    trinnTil: 10,
  },
  deling: {
    slag: 'deling',
    navn: { nb: 'Dele telefonnummer med foresatte i klassen', nn: 'Dele telefonnummer med føresette i klassen' },
    om: {
      nb: 'Skolen kan gi navn og telefonnummer til deg som foresatt, til de andre foresatte i klassen.',
      nn: 'Skulen kan gi namn og telefonnummer til deg som føresett, til dei andre føresette i klassen.',
    },
    krever: 'alle',
    varer: 'skolear',
    trinnFra: 1,
    trinnTil: 10,
  },
};
