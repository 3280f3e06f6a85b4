import { gi, regelsett } from '#grunn/tilgang/index.ts';

/** Keep the register: the whole kommune's own people, and the office and the leaders of each school. */
const alleSomForer = [
  gi('systemforvalter').til('heleKommunen'),
  gi('brukerstotteIt').til('heleKommunen'),
  gi('skolekonsulent').til('egenSkole'),
  gi('rektor').til('egenSkole'),
];
/** Kommunalsjef reads all and changes nothing (seed 004). */
const alleSomLeser = [...alleSomForer, gi('kommunalsjef').til('heleKommunen')];
/** Protection is never decided by support. */
const vern = [gi('systemforvalter').til('heleKommunen'), gi('skolekonsulent').til('egenSkole'), gi('rektor').til('egenSkole')];

/** Who may see and change people in the register. Teachers and guardians have pages of their own, with less. */
export const personTilgang = regelsett('register.person', {
  les: {
    tekst: { nb: 'se personkort', nn: 'sjå personkort' },
    gjort: { nb: 'så personkortet', nn: 'såg personkortet' },
    hvem: alleSomLeser,
  },
  sok: {
    tekst: { nb: 'søke etter personer', nn: 'søkje etter personar' },
    gjort: { nb: 'søkte', nn: 'søkte' },
    hvem: alleSomLeser,
  },
  visFodselsnummer: {
    tekst: { nb: 'se fødselsnummer', nn: 'sjå fødselsnummer' },
    gjort: { nb: 'så fødselsnummeret', nn: 'såg fødselsnummeret' },
    hvem: alleSomLeser,
  },
  registrerKontakt: {
    tekst: { nb: 'registrere kontaktopplysninger', nn: 'registrere kontaktopplysningar' },
    gjort: { nb: 'registrerte kontaktopplysninger', nn: 'registrerte kontaktopplysningar' },
    hvem: alleSomForer,
  },
  angreKontakt: {
    tekst: { nb: 'angre kontaktopplysninger', nn: 'angre kontaktopplysningar' },
    gjort: { nb: 'angret en endring av kontaktopplysninger', nn: 'angra ei endring av kontaktopplysningar' },
    hvem: alleSomForer,
  },
  oppdaterKontakt: {
    tekst: { nb: 'hente kontaktopplysninger på nytt', nn: 'hente kontaktopplysningar på nytt' },
    gjort: { nb: 'ba om nye kontaktopplysninger', nn: 'bad om nye kontaktopplysningar' },
    hvem: alleSomForer,
  },
  registrerPerson: {
    tekst: { nb: 'registrere foresatte og kontaktpersoner', nn: 'registrere føresette og kontaktpersonar' },
    gjort: { nb: 'registrerte en kontaktperson', nn: 'registrerte ein kontaktperson' },
    hvem: alleSomForer,
  },
  endreKontaktperson: {
    tekst: { nb: 'endre kontaktpersoner', nn: 'endre kontaktpersonar' },
    gjort: { nb: 'endret en kontaktperson', nn: 'endra ein kontaktperson' },
    hvem: alleSomForer,
  },
  fjernKontaktperson: {
    tekst: { nb: 'fjerne kontaktpersoner', nn: 'fjerne kontaktpersonar' },
    gjort: { nb: 'fjernet en kontaktperson', nn: 'fjerna ein kontaktperson' },
    hvem: alleSomForer,
  },
  lagBrukernavn: {
    tekst: { nb: 'lage brukernavn for PC og læringsverktøy', nn: 'lage brukarnamn for PC og læringsverktøy' },
    gjort: { nb: 'laget et brukernavn', nn: 'laga eit brukarnamn' },
    hvem: alleSomForer,
  },
  registrerMorsmal: {
    tekst: { nb: 'registrere morsmål', nn: 'registrere morsmål' },
    gjort: { nb: 'registrerte morsmål', nn: 'registrerte morsmål' },
    hvem: alleSomForer,
  },
  overstyr: {
    tekst: { nb: 'overstyre verdier fra registrene', nn: 'overstyre verdiar frå registera' },
    gjort: { nb: 'overstyrte en verdi', nn: 'overstyrte ein verdi' },
    hvem: [gi('systemforvalter').til('heleKommunen'), gi('brukerstotteIt').til('heleKommunen')],
  },
  opphevOverstyring: {
    tekst: { nb: 'oppheve overstyringer', nn: 'oppheve overstyringar' },
    gjort: { nb: 'opphevet en overstyring', nn: 'oppheva ei overstyring' },
    hvem: [gi('systemforvalter').til('heleKommunen'), gi('brukerstotteIt').til('heleKommunen')],
  },
  skjerm: {
    tekst: { nb: 'skjerme personer', nn: 'skjerme personar' },
    gjort: { nb: 'skjermet personen', nn: 'skjerma personen' },
    hvem: vern,
  },
  opphevSkjerming: {
    tekst: { nb: 'oppheve skjerming', nn: 'oppheve skjerming' },
    gjort: { nb: 'opphevet skjermingen', nn: 'oppheva skjerminga' },
    hvem: [gi('systemforvalter').til('heleKommunen'), gi('rektor').til('egenSkole')],
  },
});
