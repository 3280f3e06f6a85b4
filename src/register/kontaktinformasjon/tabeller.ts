import { faktatabell } from '#grunn/fakta/index.ts';

export const kontaktinformasjonFakta = faktatabell({
  navn: 'register.kontaktinformasjon',
  subjekt: 'person_id',
  nokkel: ['person_id'],
  kolonner: {
    person_id: 'uuid',
    status: 'text',
    reservert: 'boolean',
    kan_varsles: 'boolean',
    sprak: 'text',
    epostadresse: 'text',
    epost_oppdatert: 'timestamptz',
    epost_verifisert: 'timestamptz',
    mobiltelefonnummer: 'text',
    mobil_oppdatert: 'timestamptz',
    mobil_verifisert: 'timestamptz',
    telefon_arbeid: 'text',
    telefon_hjem: 'text',
  },
});
