// A small builder for tests: people in Folkeregisteret's words, as the translation delivers them.
import type { Folkeregisterperson } from '#kilder/folkeregisteret/modell.ts';

export function proveperson(identifikator: string, p: Partial<Folkeregisterperson> = {}): Folkeregisterperson {
  return {
    identifikatorer: [{ identifikator, type: 'fodselsnummer', status: 'iBruk' }],
    dokumentversjon: '2026-08-01T00:00:00Z',
    omfang: 'hel',
    navn: { fornavn: 'Rask', mellomnavn: null, etternavn: 'Herre', gyldigFra: null },
    fodselsdato: '2015-05-20',
    kjonn: 'mann',
    personstatus: 'bosatt',
    dodsdato: null,
    dodfodt: false,
    statsborgerskap: ['NOR'],
    adressebeskyttelse: 'ugradert',
    adresser: [
      {
        type: 'bosted',
        gradering: 'ugradert',
        linjer: ['Granlia 4'],
        postnummer: '9990',
        poststed: 'FJORDVIK',
        landkode: 'NOR',
        bruksenhetsnummer: 'H0101',
        kommunenummer: '9901',
        grunnkrets: null,
        skolekrets: null,
        matrikkelId: null,
        fra: '2020-01-01',
        til: null,
        gyldigFra: null,
      },
    ],
    foreldreansvar: [],
    familierelasjoner: [],
    avvik: [],
    ...p,
  };
}

export const ansvar = (
  identifikator: string,
  slag: 'felles' | 'mor' | 'far' = 'felles',
): Folkeregisterperson['foreldreansvar'][number] => ({
  ansvar: slag,
  ansvarlig: { type: 'person', identifikator },
  gyldigFra: null,
});
