import { flertall, tall } from '#web/tekster/index.ts';

const personer = (n: number) => flertall('nb', n, 'person', 'personer');

export const nb = {
  innlesing: 'Innlesing',
  faner: { oversikt: 'Oversikt', holdt: 'Holdt igjen', rytme: 'Kilder og rytme', fil: 'Last opp fil' },
  kilde: {
    folkeregisteret: 'Folkeregisteret',
    krr: 'Kontakt- og reservasjonsregisteret',
    hr: 'HR-systemet',
    oppstart: 'Tidligere system',
    nsr: 'Nasjonalt skoleregister',
    grep: 'Grep',
  },
  /** What stands in a source, in a quieter tone. */
  kildeOm: {
    folkeregisteret: 'Navn, adresser, foreldreansvar og adressebeskyttelse',
    krr: 'E-post og mobil til foresatte og ansatte',
    hr: 'Ansatte og stillinger',
    oppstart: 'Elevenes plasser fra systemet dere hadde før',
    nsr: 'Skolene',
    grep: 'Fagkodene',
  },
  slag: {
    full: 'hele registeret',
    endring: 'endringer',
    fil: 'fil',
    enkelt: 'én person',
    angring: 'angring',
    hand: 'prøvd igjen',
  },
  status: {
    mottar: 'Henter',
    klar: 'Skriver',
    venter: 'Venter på deg',
    bruker: 'Skriver',
    ferdig: 'Ferdig',
    feilet: 'Feilet',
    avvist: 'Ikke tatt i bruk',
    angret: 'Angret',
  },
  jobb: {
    'folkeregisteret-natt': 'Alle barn, hver natt',
    'folkeregisteret-feed': 'Endringer gjennom dagen',
    'folkeregisteret-fil': 'Fil i innboksen',
    hr: 'Fil i innboksen',
    krr: 'Alle foresatte og ansatte',
    nsr: 'Skoler',
    grep: 'Fagkoder',
    oppstart: 'Elevplasser',
  } as Readonly<Record<string, string>>,
  av: { klokka: 'Av seg selv' },
  person: {
    skjermet: 'Skjermet person',
    ukjent: 'Ukjent person',
    fodt: (ar: number) => `født ${ar}`,
  },
  oversikt: {
    ingress: 'Hva registrene har fortalt oss, når, og hva som venter på et menneske.',
    siste: 'Nå',
    sisteNatt: 'Siste innlesing fra hver kilde',
    statusPagar: (kilder: string) => `Leser nå: ${kilder}.`,
    statusStarter: 'Starter straks.',
    statusFerdig: 'Ingenting pågår.',
    statusVenter: (n: number) => `Ingenting pågår. ${flertall('nb', n, 'innlesing venter', 'innlesinger venter')} på deg.`,
    startet: (kilde: string) => `${kilde} blir lest straks.`,
    startetDetalj: 'Du kan forlate siden. Tallene under følger med selv.',
    venterPaDeg: 'Venter på deg',
    ingentingVenter: 'Ingenting venter på deg.',
    ingentingVenterOm: 'Når en innlesing blir stanset eller noen blir holdt igjen, står det her.',
    seForskjellen: 'Se forskjellen',
    godkjenn: 'Godkjenn',
    avvis: 'Avvis',
    holdt: (n: number) => `${flertall('nb', n, 'oppføring', 'oppføringer')} er holdt igjen`,
    holdtOm: 'Noe ved dem gjorde at de ikke kunne leses inn. Resten av innlesingen er tatt i bruk.',
    seHoldte: 'Se hvem og hvorfor',
    nokkel: (n: number) =>
      n < 0
        ? 'Nøkkelen til Maskinporten er utløpt'
        : n === 0
          ? 'Nøkkelen til Maskinporten utløper i dag'
          : n === 1
            ? 'Nøkkelen til Maskinporten utløper i morgen'
            : `Nøkkelen til Maskinporten utløper om ${n} dager`,
    nokkelOm: (kilde: string, dato: string) =>
      `${kilde} kan ikke leses etter ${dato}. Registrer en ny nøkkel i Samarbeidsportalen, og gi den til den som drifter Friminutt.`,
    forsinket: (kilde: string) => `${kilde} er ikke lest når den skulle`,
    forsinketOm: (nar: string) => `Den skulle vært lest ${nar}. Det som står, er eldre.`,
    forsinketFil: (nar: string) =>
      `Den skulle vært lest ${nar}. Det har trolig ikke kommet noen fil. Spør den som eksporterer fra HR-systemet.`,
    kilder: 'Kilder',
    sistLest: 'Sist lest',
    aldri: 'Aldri',
    aldriOm: 'Ikke lest ennå',
    neste: 'Neste',
    rytme: 'Rytme',
    pagar: 'Pågår nå',
    forsinketMerke: 'Forsinket',
    kjorNa: 'Les nå',
    kjorNaMerke: (hva: string) => `Les nå: ${hva}`,
    endreRytme: 'Endre når kildene leses',
    ingenKilder: 'Ingen kilder er satt opp.',
    ingenKilderOm: 'Den som drifter Friminutt, setter opp kildene i kildefila. Se docs/drift.md.',
    liste: 'Alle innlesinger',
    tom: 'Ingenting er lest inn ennå.',
    tomOm: 'Når den første innlesingen starter, står den her.',
    visEnkelte: 'Vis også oppslag om enkeltpersoner',
    skjulEnkelte: 'Skjul oppslag om enkeltpersoner',
    tall: (a: { nye: number; endret: number; hentet: number }) =>
      a.nye + a.endret === 0
        ? `ingen av ${tall(a.hentet)}`
        : `${tall(a.nye)} nye og ${tall(a.endret)} endret av ${tall(a.hentet)}`,
    kolonne: {
      nar: 'Når',
      kilde: 'Kilde',
      status: 'Status',
      tall: 'Endringer',
      holdt: 'Holdt igjen',
      av: 'Startet av',
    },
  },
  rytme: {
    lopende: (n: number) => (n === 1 ? 'hvert minutt' : n === 60 ? 'hver time' : `hvert ${n}. minutt`),
    nattlig: (kl: string) => `hver dag kl. ${kl}`,
    ukentlig: (dag: string, kl: string) => `hver ${dag} kl. ${kl}`,
    manedlig: (dag: number, kl: string) => `den ${dag}. i hver måned kl. ${kl}`,
    paForesporsel: 'bare når noen ber om det',
    av: 'slått av',
  },
  arbeid: {
    skriver: (gjort: string, totalt: string) => `Skriver ${gjort} av ${totalt} til registeret.`,
    starter: 'Avgjort. Arbeidet starter straks.',
  },
  brems: {
    avkortet: (lest: number, oppgitt: number) =>
      oppgitt === 0
        ? 'Fila slutter før den er ferdig. Den kan være avkortet.'
        : `Fila sier at den har ${tall(oppgitt)} personer, men har ${tall(lest)}. Den kan være avkortet.`,
    gammel_fil: () => 'Fila er ikke nyere enn den som alt er lest inn.',
    fremmed_kommune: (n: number) => `${personer(n)} i fila hører til en annen kommune.`,
    krympet: (na: number, forrige: number, andel: string) => `${tall(forrige - na)} færre enn sist (${andel}).`,
    duplikater: (n: number) =>
      n === 1 ? 'Én person står flere ganger i fila.' : `${tall(n)} personer står flere ganger i fila.`,
    for_mange_endringer: (n: number, andel: string) =>
      `${personer(n)} er endret (${andel} av dem vi kjenner). Så mange pleier ikke å endre seg på én gang.`,
    for_mange_avsluttet: (n: number, andel: string) =>
      `${personer(n)} blir avsluttet eller mister noe (${andel}). Det er flere enn dere har sagt er vanlig.`,
    ny_foresatt_naer_skjermet: (n: number) =>
      n === 1
        ? 'Ett barn får en ny foresatt, og noen i familien er skjermet.'
        : `${tall(n)} barn får en ny foresatt, og noen i familien er skjermet.`,
    ukjent: 'Noe er uvanlig ved denne innlesingen.',
  },
  feil: {
    nede: 'Kilden svarte ikke.',
    treg: 'Kilden svarte ikke i tide.',
    serverfeil: 'Kilden svarte med en feil.',
    for_mange_kall: 'Kilden ba oss vente.',
    avvist: 'Kilden slapp oss ikke inn. Nøkkel, avtale eller tilgang må sjekkes.',
    ugyldig_sporring: 'Kilden forstod ikke spørsmålet vårt.',
    html: 'En brannmur svarte i stedet for kilden.',
    uleselig: 'Vi kunne ikke lese svaret eller fila.',
    for_stor: 'Fila eller svaret var større enn vi tar imot.',
    feil_svar: 'Kilden svarte på noe annet enn det vi spurte om.',
    avbrutt: 'Innlesingen ble avbrutt mens den hentet. Ingenting ble endret.',
    erstattet: 'En nyere innlesing har tatt over for denne. Ingenting fra denne ble endret.',
    foreldet: 'En nyere innlesing er tatt i bruk mens denne ventet. Ingenting fra denne ble endret.',
    ukjent: 'Noe gikk galt.',
  } as Readonly<Record<string, string>>,
  provesIgjen: 'Den prøves igjen av seg selv.',
} as const;
