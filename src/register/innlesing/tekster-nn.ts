import { flertall, tall, type Tekster } from '#web/tekster/index.ts';
import type { nb } from './tekster-nb.ts';

const personar = (n: number) => flertall('nn', n, 'person', 'personar');

export const nn: Tekster<typeof nb> = {
  innlesing: 'Innlesing',
  faner: { oversikt: 'Oversikt', holdt: 'Haldne att', rytme: 'Kjelder og rytme', fil: 'Last opp fil' },
  kilde: {
    folkeregisteret: 'Folkeregisteret',
    krr: 'Kontakt- og reservasjonsregisteret',
    hr: 'HR-systemet',
    oppstart: 'Tidlegare system',
    nsr: 'Nasjonalt skuleregister',
    grep: 'Grep',
  },
  kildeOm: {
    folkeregisteret: 'Namn, adresser, foreldreansvar og adressevern',
    krr: 'E-post og mobil til føresette og tilsette',
    hr: 'Tilsette og stillingar',
    oppstart: 'Elevplassane frå systemet de hadde før',
    nsr: 'Skulane',
    grep: 'Fagkodane',
  },
  slag: {
    full: 'heile registeret',
    endring: 'endringar',
    fil: 'fil',
    enkelt: 'éin person',
    angring: 'angring',
    hand: 'prøvd igjen',
  },
  status: {
    mottar: 'Hentar',
    klar: 'Skriv',
    venter: 'Ventar på deg',
    bruker: 'Skriv',
    ferdig: 'Ferdig',
    feilet: 'Feila',
    avvist: 'Ikkje teken i bruk',
    angret: 'Angra',
  },
  jobb: {
    'folkeregisteret-natt': 'Alle barn, kvar natt',
    'folkeregisteret-feed': 'Endringar gjennom dagen',
    'folkeregisteret-fil': 'Fil i innboksen',
    hr: 'Fil i innboksen',
    krr: 'Alle føresette og tilsette',
    nsr: 'Skular',
    grep: 'Fagkodar',
    oppstart: 'Elevplassar',
  },
  av: { klokka: 'Av seg sjølv' },
  person: {
    skjermet: 'Skjerma person',
    ukjent: 'Ukjend person',
    fodt: (ar) => `fødd ${ar}`,
  },
  oversikt: {
    ingress: 'Kva registera har fortalt oss, når, og kva som ventar på eit menneske.',
    siste: 'No',
    sisteNatt: 'Siste innlesing frå kvar kjelde',
    statusPagar: (kilder) => `Les no: ${kilder}.`,
    statusStarter: 'Startar straks.',
    statusFerdig: 'Ingenting er i gang.',
    statusVenter: (n) => `Ingenting er i gang. ${flertall('nn', n, 'innlesing ventar', 'innlesingar ventar')} på deg.`,
    startet: (kilde) => `${kilde} blir lese straks.`,
    startetDetalj: 'Du kan gå frå sida. Tala under følgjer med sjølve.',
    venterPaDeg: 'Ventar på deg',
    ingentingVenter: 'Ingenting ventar på deg.',
    ingentingVenterOm: 'Når ei innlesing blir stansa eller nokon blir haldne att, står det her.',
    seForskjellen: 'Sjå skilnaden',
    godkjenn: 'Godkjenn',
    avvis: 'Avvis',
    holdt: (n) => (n === 1 ? '1 oppføring er halden att' : `${tall(n)} oppføringar er haldne att`),
    holdtOm: 'Noko ved dei gjorde at dei ikkje kunne lesast inn. Resten av innlesinga er teken i bruk.',
    seHoldte: 'Sjå kven og kvifor',
    nokkel: (n) =>
      n < 0
        ? 'Nøkkelen til Maskinporten har gått ut'
        : n === 0
          ? 'Nøkkelen til Maskinporten går ut i dag'
          : n === 1
            ? 'Nøkkelen til Maskinporten går ut i morgon'
            : `Nøkkelen til Maskinporten går ut om ${n} dagar`,
    nokkelOm: (kilde, dato) =>
      `${kilde} kan ikkje lesast etter ${dato}. Registrer ein ny nøkkel i Samarbeidsportalen, og gi han til den som driftar Friminutt.`,
    forsinket: (kilde) => `${kilde} er ikkje lese i rett tid`,
    forsinketOm: (nar) => `Det skulle ha skjedd ${nar}. Det som står, er eldre.`,
    forsinketFil: (nar) =>
      `Det skulle ha skjedd ${nar}. Det har truleg ikkje kome noka fil. Spør den som eksporterer frå HR-systemet.`,
    kilder: 'Kjelder',
    sistLest: 'Sist lese',
    aldri: 'Aldri',
    aldriOm: 'Ikkje lese enno',
    neste: 'Neste',
    rytme: 'Rytme',
    pagar: 'I gang no',
    forsinketMerke: 'Forseinka',
    kjorNa: 'Les no',
    kjorNaMerke: (hva) => `Les no: ${hva}`,
    endreRytme: 'Endre når kjeldene blir lesne',
    ingenKilder: 'Ingen kjelder er sette opp.',
    ingenKilderOm: 'Den som driftar Friminutt, set opp kjeldene i kjeldefila. Sjå docs/drift.md.',
    liste: 'Alle innlesingar',
    tom: 'Ingenting er lese inn enno.',
    tomOm: 'Når den første innlesinga startar, står ho her.',
    visEnkelte: 'Vis også oppslag om enkeltpersonar',
    skjulEnkelte: 'Skjul oppslag om enkeltpersonar',
    tall: (a) =>
      a.nye + a.endret === 0
        ? `ingen av ${tall(a.hentet)}`
        : `${tall(a.nye)} nye og ${tall(a.endret)} endra av ${tall(a.hentet)}`,
    kolonne: {
      nar: 'Når',
      kilde: 'Kjelde',
      status: 'Status',
      tall: 'Endringar',
      holdt: 'Haldne att',
      av: 'Starta av',
    },
  },
  rytme: {
    lopende: (n) => (n === 1 ? 'kvart minutt' : n === 60 ? 'kvar time' : `kvart ${n}. minutt`),
    nattlig: (kl) => `kvar dag kl. ${kl}`,
    ukentlig: (dag, kl) => `kvar ${dag} kl. ${kl}`,
    manedlig: (dag, kl) => `den ${dag}. i kvar månad kl. ${kl}`,
    paForesporsel: 'berre når nokon ber om det',
    av: 'slått av',
  },
  arbeid: {
    skriver: (gjort, totalt) => `Skriv ${gjort} av ${totalt} til registeret.`,
    starter: 'Avgjort. Arbeidet startar straks.',
  },
  brems: {
    avkortet: (lest, oppgitt) =>
      oppgitt === 0
        ? 'Fila sluttar før ho er ferdig. Ho kan vere avkorta.'
        : `Fila seier at ho har ${tall(oppgitt)} personar, men har ${tall(lest)}. Ho kan vere avkorta.`,
    gammel_fil: () => 'Fila er ikkje nyare enn den som alt er lesen inn.',
    fremmed_kommune: (n) => `${personar(n)} i fila høyrer til ein annan kommune.`,
    krympet: (na, forrige, andel) => `${tall(forrige - na)} færre enn sist (${andel}).`,
    duplikater: (n) => (n === 1 ? 'Éin person står fleire gonger i fila.' : `${tall(n)} personar står fleire gonger i fila.`),
    for_mange_endringer: (n, andel) =>
      `${personar(n)} er endra (${andel} av dei vi kjenner). Så mange pleier ikkje å endre seg på éin gong.`,
    for_mange_avsluttet: (n, andel) =>
      `${personar(n)} blir avslutta eller mistar noko (${andel}). Det er fleire enn de har sagt er vanleg.`,
    ny_foresatt_naer_skjermet: (n) =>
      n === 1
        ? 'Eitt barn får ein ny føresett, og nokon i familien er skjerma.'
        : `${tall(n)} barn får ein ny føresett, og nokon i familien er skjerma.`,
    ukjent: 'Noko er uvanleg ved denne innlesinga.',
  },
  feil: {
    nede: 'Kjelda svarte ikkje.',
    treg: 'Kjelda svarte ikkje i tide.',
    serverfeil: 'Kjelda svarte med ein feil.',
    for_mange_kall: 'Kjelda bad oss vente.',
    avvist: 'Kjelda slapp oss ikkje inn. Nøkkel, avtale eller tilgang må sjekkast.',
    ugyldig_sporring: 'Kjelda forstod ikkje spørsmålet vårt.',
    html: 'Ein brannmur svarte i staden for kjelda.',
    uleselig: 'Vi kunne ikkje lese svaret eller fila.',
    for_stor: 'Fila eller svaret var større enn vi tek imot.',
    feil_svar: 'Kjelda svarte på noko anna enn det vi spurde om.',
    avbrutt: 'Innlesinga vart avbroten mens ho henta. Ingenting vart endra.',
    erstattet: 'Ei nyare innlesing har teke over for denne. Ingenting frå denne vart endra.',
    foreldet: 'Ei nyare innlesing er teken i bruk mens denne venta. Ingenting frå denne vart endra.',
    ukjent: 'Noko gjekk gale.',
  },
  provesIgjen: 'Det blir prøvt igjen av seg sjølv.',
};
