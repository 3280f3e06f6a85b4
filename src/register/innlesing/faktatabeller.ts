// Every table of facts, in one place: what readings write, and what an undo takes back.
import type { Faktatabell } from '#grunn/fakta/index.ts';
import { arbeidsforholdFakta, personalressursFakta } from '../ansatt/index.ts';
import { elevforholdFakta } from '../elevforhold/index.ts';
import { familierelasjonFakta, foreldreansvarFakta, kontaktpersonFakta } from '../foresatt/index.ts';
import { gruppeFakta, gruppemedlemFakta, undervisningsforholdFakta } from '../gruppe/index.ts';
import { kontaktinformasjonFakta, nabokontaktFakta } from '../kontaktinformasjon/index.ts';
import { adressebeskyttelseFakta, adresseFakta, navnFakta, personaliaFakta, personidentifikatorFakta } from '../person/index.ts';
import { fagkodeFakta, skoleFakta } from '../skole/index.ts';

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
];

/** Facts about schools and subjects. */
export const STAMFAKTA: readonly Faktatabell[] = [skoleFakta, fagkodeFakta, gruppeFakta];
