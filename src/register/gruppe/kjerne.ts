// The door without screens, for the runs.
export { gruppeFakta, gruppemedlemFakta, undervisningsforholdFakta } from './tabeller.ts';
