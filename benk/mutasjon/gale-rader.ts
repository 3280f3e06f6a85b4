// Rows that are wrong by what two of their columns say together, or by a length: what one wrong value at a time does not find. One line a rule.

/** By table: changes to a row that holds, each of which the table must refuse. `=name` takes the value of another column. */
export const GALE_RADER: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> = {
  'register.rollefaktum': [
    { rolle: 'systemforvalter', skole: '' },
    { rolle: 'brukerstotteIt', skole: '974000001' },
    { rolle: 'larer', skole: '' },
    { rolle: 'kommunalsjef', skole: '974000001' },
  ],
  'sporing.alarm': [{ antall: 0 }, { antall: -1 }],
  'register.adresse': [
    { gradering: 'strengtFortrolig', type: 'bosted' },
    { kryptert: '\\x01', linjer: ['Gata 1'] },
    { kryptert: '\\x01', linjer: [], postnummer: '6800' },
  ],
  'register.person': [{ sammenslatt_med: '=id' }],
  'tilgang.sammenslaing': [{ fjernes: '=behold' }],
  'tilgang.foresattbeslutning': [
    { slag: 'verge', omfang: [], begrunnelse: 'x' },
    { slag: 'verge', omfang: [], person_id: null, organisasjon: null },
    { slag: 'verge', omfang: [], person_id: '=barn_id', organisasjon: null },
    { slag: 'verge', omfang: ['se'] },
  ],
  'sporing.runde': [{ forrige: '\\x00' }, { hode: '\\x00' }, { runde: 0 }],
  'sporing.personvernavvik': [
    { beskrivelse: 'x'.repeat(4001) },
    { visninger: [], barn: [] },
    { tittel: 'x' },
    { tittel: 'x'.repeat(201) },
  ],
  'skoledag.fravarsmelding': [
    { fra_kl: '12:00', til_kl: '10:00', til: '=fra' },
    { fra_kl: '10:00', til_kl: null, til: '=fra' },
    { fra_kl: '10:00', til_kl: '12:00', fra: '2026-11-01', til: '2026-11-02' },
  ],
  'eksport.varsel': [
    { tilstand: 'holdt', grunn: null },
    { tilstand: 'nektet', grunn: 'x', neste: '2026-11-22' },
  ],
  'opplaring.timeplanramme': [{ til: '=fra' }, { ramme: '974000001/2027' }],
  'opplaring.tilrettelegging': [{ status: 'rett', slag: 'tosprakligFagopplaring', sprak: null }],
  'register.innskrivingsvedtak': [
    { gjelder: 'naerskole', innvilget: false },
    { gjelder: 'utsatt', innvilget: true, sakkyndig_ref: null, skole: null },
  ],
  'register.kretsregel': [
    { nr_fra: 10, nr_til: 2 },
    { slag: 'grunnkrets', nr_fra: 2 },
  ],
  'skoledag.foring': [{ time_nr: 13 }, { time_nr: -1 }],
  'skoledag.etterlysning': [{ utfall: 'borte', lukket: '2026-11-22T10:00:00Z', apnet: '2026-11-22T09:00:00Z' }],
  'skoledag.samtalerunde': [
    { apnet_av: null, apnet: '2026-11-22T10:00:00Z' },
    { avlyst_av: null, avlyst: '2026-11-22T10:00:00Z' },
    { apnet: '2026-10-01T10:00:00Z' },
    { avlyst: '2026-10-01T10:00:00Z', avlyst_av: '=opprettet_av' },
  ],
  'skoledag.samtaletid': [{ til: '=fra' }, { stengt: '2026-11-22T10:00:00Z', stengt_av: null }],
  'skoledag.samtalebestilling': [
    { avbestilt: '2026-11-22T10:00:00Z', avbestilt_av: null },
    { avbestilt: '2026-10-01T10:00:00Z', avbestilt_av: '=bestilt_av' },
    { holdt: '2026-11-22', holdt_av: null },
    { holdt: '2026-11-22', holdt_av: '=bestilt_av', avbestilt: '2026-11-22T10:00:00Z', avbestilt_av: '=bestilt_av' },
  ],
  'skoledag.hjemmonster': [
    { status: 'bekreftet', besvart_av: '=foreslatt_av' },
    { status: 'tull', besvart_av: null },
  ],
  'skoledag.pamelding': [
    { apnet: '2026-11-20T10:00:00Z', lukket: '2026-11-19T10:00:00Z' },
    { gruppe_id: '=id', trinn: 6 },
    { slag: 'sporreskjema', plasser: 5 },
    { slag: 'pamelding', anonym: true },
    { apnet: null, lukket: '2026-11-20T10:00:00Z' },
  ],
  'skoledag.pameldingssporsmal': [
    { slag: 'en', valg: ['A'] },
    { slag: 'tall', valg: ['A'] },
    { slag: 'tall', valg: ['A', 'B'] },
    { slag: 'en', valg: ['A', 'B'], valg_nn: ['A'] },
  ],
  'skoledag.pameldingsvarsel': [{ for_id: '=elev_id', slag: 'apnet' }],
  'skoledag.permisjonsvedtak': [{ utfall: 'innvilget', fra: '2026-11-05', til: '2026-11-01' }],
};
