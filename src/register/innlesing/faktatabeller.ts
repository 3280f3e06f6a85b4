// Every table of facts, in one place: what readings write, and what an undo takes back.
import type { Faktatabell } from '#grunn/fakta/index.ts';
import { arbeidsforholdFakta, personalressursFakta } from '../ansatt/tabeller.ts';
import { elevforholdFakta } from '../elevforhold/tabeller.ts';
import { familierelasjonFakta, foreldreansvarFakta, kontaktpersonFakta } from '../foresatt/tabeller.ts';
import { kontaktinformasjonFakta } from '../kontaktinformasjon/tabeller.ts';
import {
  adressebeskyttelseFakta,
  adresseFakta,
  navnFakta,
  personaliaFakta,
  personidentifikatorFakta,
} from '../person/tabeller.ts';
import { fagkodeFakta, skoleFakta } from '../skole/tabeller.ts';

export {
  adressebeskyttelseFakta,
  adresseFakta,
  arbeidsforholdFakta,
  elevforholdFakta,
  fagkodeFakta,
  familierelasjonFakta,
  foreldreansvarFakta,
  kontaktinformasjonFakta,
  navnFakta,
  personaliaFakta,
  personalressursFakta,
  personidentifikatorFakta,
  skoleFakta,
};

/** Facts about people; personidentifikator apart, for others hold on to it. */
export const PERSONFAKTA: readonly Faktatabell[] = [
  adressebeskyttelseFakta,
  adresseFakta,
  navnFakta,
  personaliaFakta,
  foreldreansvarFakta,
  familierelasjonFakta,
  kontaktinformasjonFakta,
  kontaktpersonFakta,
  elevforholdFakta,
  personalressursFakta,
  arbeidsforholdFakta,
];

/** Facts about schools and subjects. */
export const STAMFAKTA: readonly Faktatabell[] = [skoleFakta, fagkodeFakta];
