// A small builder for tests: employees in HR's words, as the translation delivers them.
import type { HrArbeidsforhold, HrPerson } from '#kilder/hr/modell.ts';

export const stilling = (stillingsnummer: string, a: Partial<HrArbeidsforhold> = {}): HrArbeidsforhold => ({
  stillingsnummer,
  stillingskode: '7966',
  stillingstittel: 'Adjunkt',
  ansettelsestype: 'F',
  prosent: 100,
  hovedstilling: stillingsnummer === '1',
  fra: '2020-08-01',
  til: null,
  organisasjonsnummer: '310000018',
  enhetskode: '2110',
  enhetsnavn: 'Fjordvik skole',
  permisjon: [],
  ...a,
});

export function ansatt(ansattnummer: string, p: Partial<HrPerson> = {}): HrPerson {
  return {
    ansattnummer,
    fodselsnummer: null,
    fodselsdato: '1985-03-03',
    fornavn: 'Felicia',
    etternavn: 'Ansatt',
    kjonn: 'kvinne',
    brukernavn: `bruker${ansattnummer}`,
    epostadresse: 'felicia.ansatt@fjordvik.example',
    telefon: '+4732000000',
    adresse: null,
    fra: '2020-08-01',
    til: null,
    arbeidsforhold: [stilling('1')],
    avvik: [],
    ...p,
  };
}
