// Every table of facts, in one place: what readings write, and what an undo takes back.
import type { Faktatabell } from '#grunn/fakta/index.ts';
import { arbeidsforholdFakta, personalressursFakta, rollefaktumFakta } from '../ansatt/kjerne.ts';
import { elevforholdFakta } from '../elevforhold/kjerne.ts';
import { familierelasjonFakta, foreldreansvarFakta, kontaktpersonFakta } from '../foresatt/index.ts';
import { gruppeFakta, gruppemedlemFakta, undervisningsforholdFakta } from '../gruppe/kjerne.ts';
import { kontaktinformasjonFakta, nabokontaktFakta } from '../kontaktinformasjon/index.ts';
import { adressebeskyttelseFakta, adresseFakta, navnFakta, personaliaFakta, personidentifikatorFakta } from '../person/kjerne.ts';
import { fagkodeFakta, skoleFakta } from '../skole/kjerne.ts';

export {
  adressebeskyttelseFakta,
  adresseFakta,
  arbeidsforholdFakta,
  elevforholdFakta,
  fagkodeFakta,
  familierelasjonFakta,
  foreldreansvarFakta,
  gruppeFakta,
  gruppemedlemFakta,
  kontaktinformasjonFakta,
  nabokontaktFakta,
  navnFakta,
  personaliaFakta,
  personalressursFakta,
  personidentifikatorFakta,
  rollefaktumFakta,
  skoleFakta,
  undervisningsforholdFakta,
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
  nabokontaktFakta,
  kontaktpersonFakta,
  elevforholdFakta,
  personalressursFakta,
  arbeidsforholdFakta,
  gruppemedlemFakta,
  undervisningsforholdFakta,
  rollefaktumFakta,
];

/** Facts about schools and subjects. */
export const STAMFAKTA: readonly Faktatabell[] = [skoleFakta, fagkodeFakta, gruppeFakta];
