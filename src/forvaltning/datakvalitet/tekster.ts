import { flertall, lagTekster } from '#web/tekster/index.ts';
import type { Funnkode } from './modell.ts';

interface Funnord {
  readonly tittel: string;
  /** Why it matters, and how it is put right. */
  readonly om: string;
  /** What the one-click or bulk fix is called, where there is one. */
  readonly rett?: string;
}
type Alle = Readonly<Record<Funnkode, Funnord>>;

const nb: Alle = {
  uten_klasse: {
    tittel: 'Elever uten klasse',
    om: 'Alle elever skal ha én klasse. Uten klasse står eleven ikke i klasseregisteret.',
    rett: 'Plasser de valgte fra i dag',
  },
  to_klasser: {
    tittel: 'Elever med to klasser eller to skoler',
    om: 'En elev skal ha én klasse og én skole. Avslutt den som ikke gjelder.',
  },
  uten_kontaktlarer: { tittel: 'Klasser uten kontaktlærer', om: 'Hver elev skal ha en kontaktlærer (opplæringslova § 14-2).' },
  gruppe_uten_larer: { tittel: 'Grupper uten lærer', om: 'Ingen kan føre fravær eller vurdering i gruppa.' },
  gruppe_uten_fag: { tittel: 'Grupper uten fag', om: 'Uten fag kommer gruppa ikke til læremidlene og vitnemålet.' },
  utgatt_fagkode: {
    tittel: 'Grupper med utgått fagkode',
    om: 'Fagkoden er utgått i Grep. Har Grep én ny kode, foreslås den.',
    rett: 'Bytt fagkode på de valgte',
  },
  uten_foresatt: {
    tittel: 'Elever uten foresatt',
    om: 'Ingen er registrert med foreldreansvar, og ingen er satt i stedet. Ingen får beskjed fra skolen.',
  },
  krr_mangler: {
    tittel: 'Foresatte uten e-post og mobil',
    om: 'Ingenting i Kontakt- og reservasjonsregisteret og ingenting skrevet inn. De kan ikke varsles.',
  },
  nummer_mangler: {
    tittel: 'Elever uten fødselsnummer',
    om: 'Eleven kan ikke logge inn, og står ikke i filene til andre systemer.',
  },
  duplikat: {
    tittel: 'Mulige dobbeltføringer',
    om: 'Samme navn og fødselsdato. Slå sammen bare når du vet at det er samme person.',
  },
  fyller_16: {
    tittel: 'Elever som fyller 16',
    om: 'Folkeregisterets fil over barn slutter ved 16 år. Sjekk at eleven fortsatt blir hentet.',
  },
  taus_stilling: { tittel: 'Aktive her, inaktive i HR', om: 'HR forteller ikke lenger om stillingen, men den står åpen her.' },
  inaktiv_med_tilgang: { tittel: 'Inaktive med tilgang', om: 'Har roller, men ingen aktiv stilling.' },
};
const nn: Alle = {
  uten_klasse: {
    tittel: 'Elevar utan klasse',
    om: 'Alle elevar skal ha éin klasse. Utan klasse står eleven ikkje i klasseregisteret.',
    rett: 'Plasser dei valde frå i dag',
  },
  to_klasser: {
    tittel: 'Elevar med to klassar eller to skular',
    om: 'Ein elev skal ha éin klasse og éin skule. Avslutt den som ikkje gjeld.',
  },
  uten_kontaktlarer: { tittel: 'Klassar utan kontaktlærar', om: 'Kvar elev skal ha ein kontaktlærar (opplæringslova § 14-2).' },
  gruppe_uten_larer: { tittel: 'Grupper utan lærar', om: 'Ingen kan føre fråvær eller vurdering i gruppa.' },
  gruppe_uten_fag: { tittel: 'Grupper utan fag', om: 'Utan fag kjem gruppa ikkje til læremidla og vitnemålet.' },
  utgatt_fagkode: {
    tittel: 'Grupper med utgått fagkode',
    om: 'Fagkoden er utgått i Grep. Har Grep éin ny kode, blir han foreslått.',
    rett: 'Byt fagkode på dei valde',
  },
  uten_foresatt: {
    tittel: 'Elevar utan føresett',
    om: 'Ingen er registrert med foreldreansvar, og ingen er sett i staden. Ingen får beskjed frå skulen.',
  },
  krr_mangler: {
    tittel: 'Føresette utan e-post og mobil',
    om: 'Ingenting i Kontakt- og reservasjonsregisteret og ingenting skrive inn. Dei kan ikkje varslast.',
  },
  nummer_mangler: {
    tittel: 'Elevar utan fødselsnummer',
    om: 'Eleven kan ikkje logge inn, og står ikkje i filene til andre system.',
  },
  duplikat: {
    tittel: 'Moglege dobbeltføringar',
    om: 'Same namn og fødselsdato. Slå saman berre når du veit at det er same person.',
  },
  fyller_16: {
    tittel: 'Elevar som fyller 16',
    om: 'Fila over barn frå Folkeregisteret sluttar ved 16 år. Sjekk at eleven framleis blir henta.',
  },
  taus_stilling: { tittel: 'Aktive her, inaktive i HR', om: 'HR fortel ikkje lenger om stillinga, men ho står open her.' },
  inaktiv_med_tilgang: { tittel: 'Inaktive med tilgang', om: 'Har roller, men inga aktiv stilling.' },
};

/** The texts of the worklists. */
export const tekst = lagTekster({
  nb: {
    tittel: 'Datakvalitet',
    ingress: 'Det som ikke stemmer, og hvem som retter det. Regnet ut nå.',
    funn: nb,
    hele: 'Alle skolene',
    velgSkole: 'Velg en skole for å se hvem det gjelder.',
    skole: 'Skole',
    hva: 'Hva',
    antall: 'Antall',
    endring: 'Siste uke',
    eier: 'Tatt av',
    frist: 'Frist',
    ingenEier: 'Ingen',
    forsinket: 'Over fristen',
    uendret: 'Uendret',
    opp: (n: number) => `${n} flere`,
    ned: (n: number) => `${n} færre`,
    ukjent: '–',
    ta: 'Ta denne',
    tatt: 'Du har tatt denne. Fristen står på lista.',
    navn: 'Navn',
    trinn: 'Trinn',
    forslag: 'Forslag',
    ingenForslag: 'Rettes for hånd',
    ingen: 'Alt stemmer',
    ingenOm: 'Ingenting å rette her.',
    utelatt: 'Personer med fortrolig adresse vises bare for dem som skal se dem.',
    velgAlle: (navn: string) => `Velg ${navn}`,
    rettet: (n: number) => `${flertall('nb', n, 'rad', 'rader')} er rettet.`,
    angret: 'Rettingen angres. Det tar noen sekunder.',
    angre: 'Angre',
    trend: 'Siste 30 dager',
    dag: 'Dag',
    konflikt: 'Noe av dette er endret siden du åpnet siden. Ingenting er rettet. Se over lista på nytt.',
    detalj: {
      uten_klasse: 'Klasse i startfila',
      utgatt_fagkode: 'Fagkode nå',
      fyller_16: 'Fyller 16',
      taus_stilling: 'Taus siden',
      to_klasser: 'Klasser og skoler',
    } as Record<string, string>,
    annen: 'Den andre',
    apne: 'Åpne',
    fordel: 'Plasser i klasser for hånd',
    avsluttFlere: 'Avslutt flere stillinger',
    visAnsatte: 'Vis ansatte',
  },
  nn: {
    tittel: 'Datakvalitet',
    ingress: 'Det som ikkje stemmer, og kven som rettar det. Rekna ut no.',
    funn: nn,
    hele: 'Alle skulane',
    velgSkole: 'Vel ein skule for å sjå kven det gjeld.',
    skole: 'Skule',
    hva: 'Kva',
    antall: 'Tal',
    endring: 'Siste veke',
    eier: 'Teken av',
    frist: 'Frist',
    ingenEier: 'Ingen',
    forsinket: 'Over fristen',
    uendret: 'Uendra',
    opp: (n: number) => `${n} fleire`,
    ned: (n: number) => `${n} færre`,
    ukjent: '–',
    ta: 'Ta denne',
    tatt: 'Du har teke denne. Fristen står på lista.',
    navn: 'Namn',
    trinn: 'Trinn',
    forslag: 'Framlegg',
    ingenForslag: 'Blir retta for hand',
    ingen: 'Alt stemmer',
    ingenOm: 'Ingenting å rette her.',
    utelatt: 'Personar med fortruleg adresse blir berre viste for dei som skal sjå dei.',
    velgAlle: (navn: string) => `Vel ${navn}`,
    rettet: (n: number) => `${flertall('nn', n, 'rad', 'rader')} er retta.`,
    angret: 'Rettinga blir angra. Det tek nokre sekund.',
    angre: 'Angre',
    trend: 'Siste 30 dagar',
    dag: 'Dag',
    konflikt: 'Noko av dette er endra sidan du opna sida. Ingenting er retta. Sjå over lista på nytt.',
    detalj: {
      uten_klasse: 'Klasse i startfila',
      utgatt_fagkode: 'Fagkode no',
      fyller_16: 'Fyller 16',
      taus_stilling: 'Taus sidan',
      to_klasser: 'Klassar og skular',
    },
    annen: 'Den andre',
    apne: 'Opne',
    fordel: 'Plasser i klassar for hand',
    avsluttFlere: 'Avslutt fleire stillingar',
    visAnsatte: 'Vis tilsette',
  },
});
