export { gruppeFakta, gruppemedlemFakta, undervisningsforholdFakta } from './tabeller.ts';
