// What the benches of rules and faults must find a passing test for, and what belongs to later parts of the system.
import type { Testsvar } from '../vitest.ts';

export interface Rad {
  readonly id: string;
  readonly hva: string;
  /** Found in the titles of the tests that show it. Left out: the id itself. */
  readonly tittel?: RegExp;
  /** Part of the file a test must stand in. */
  readonly fil?: string;
  /** Why nothing here can show it yet. */
  readonly venter?: string;
}

export interface Radsvar {
  readonly id: string;
  readonly hva: string;
  readonly status: 'vist' | 'feilet' | 'mangler' | 'venter';
  readonly tester: readonly string[];
  readonly feilet?: readonly string[];
  readonly venter?: string;
}

const finner = (r: Rad): RegExp => r.tittel ?? new RegExp(`\\b${r.id}\\b`);

/** Shown: at least one test of its own has passed, and none has failed. */
export function avgjorRader(rader: readonly Rad[], tester: readonly Testsvar[]): Radsvar[] {
  return rader.map((r) => {
    const felles = { id: r.id, hva: r.hva };
    if (r.venter !== undefined) return { ...felles, status: 'venter', tester: [], venter: r.venter };
    const egne = tester.filter((t) => finner(r).test(t.tittel) && (r.fil === undefined || t.fil.includes(r.fil)));
    const navn = [...new Set(egne.filter((t) => t.status === 'passed').map((t) => `${t.fil}: ${t.tittel}`))];
    const status = egne.some((t) => t.status === 'failed') ? 'feilet' : navn.length > 0 ? 'vist' : 'mangler';
    const feilet = egne.filter((t) => t.status === 'failed').map((t) => `${t.fil}: ${t.tittel}`);
    return { ...felles, status, tester: navn, ...(feilet.length > 0 ? { feilet } : {}) };
  });
}

const ID = { fil: 'grunn/id' };
const SAMTYKKE = 'Samtykke og hvem som bestemmer, kommer med portalen og vedtakene';

/** rules.md 11.1, 11.6 and 3, those with confidence A or B, and the C-rows that can be shown. */
export const REGLER: readonly Rad[] = [
  { id: 'I01', hva: 'gyldig fødselsnummer', ...ID },
  { id: 'I02', hva: 'feil kontrollsiffer', ...ID },
  { id: 'I03', hva: 'skuddårsdag i 2000', ...ID },
  { id: 'I04', hva: 'dato som ikke finnes', ...ID },
  { id: 'I05', hva: '2032-regelen godtar, 1964-regelen ikke', ...ID },
  { id: 'I06', hva: 'fire endelser etter 2032-regelen', ...ID },
  { id: 'I07', hva: 'tre endelser når ett kontrollsiffer blir 10', ...ID },
  { id: 'I08', hva: 'Tenor (måned + 80) i test, avvist i produksjon', ...ID },
  { id: 'I09', hva: '+ 80 etter 2032-regelen', ...ID },
  { id: 'I10', hva: 'D-nummer + 80', ...ID },
  { id: 'I11', hva: 'D-nummer + 80 etter 2032-regelen', ...ID },
  { id: 'I12', hva: 'D-nummer med dato', ...ID },
  { id: 'I13', hva: 'syntetisk nummer med dato', ...ID },
  { id: 'I14', hva: 'feil andre kontrollsiffer', ...ID },
  { id: 'I15', hva: 'første siffer godt etter 2032, andre ikke', ...ID },
  { id: 'I16', hva: 'feil lengde og bokstav', ...ID },
  { id: 'I17', hva: 'D + 80, født 05.03.2016', ...ID },
  { id: 'I18', hva: 'NAV-syntetisk (+ 40) i test, avvist i produksjon', ...ID },
  { id: 'I19', hva: 'DUF med kontrolltall 10', ...ID },
  { id: 'I20', hva: 'DUF med kontrolltall 00', ...ID },
  { id: 'I21', hva: 'DUF med feil kontrolltall', ...ID },
  { id: 'I22', hva: 'kjønn leses ikke av nummeret', ...ID },
  { id: 'I23', hva: 'fødselsdato i feltet gjelder, avviket noteres', ...ID },
  { id: 'A01', hva: 'felles: begge', tittel: /regel A01\b/ },
  { id: 'A02', hva: 'mor alene: far er bare slekt', tittel: /regel A02\b/ },
  { id: 'A03', hva: 'far uten foreldreansvar ber skriftlig', venter: 'Innsynssaker kommer med forvaltningen' },
  { id: 'A04', hva: 'besøksforbud registrert', tittel: /\] A04 /, fil: 'tilgang/relasjon' },
  { id: 'A05', hva: 'stefar, samtykke fra én av to', tittel: /\] A05 /, fil: 'tilgang/relasjon' },
  { id: 'A06', hva: 'stefar, samtykke fra begge', tittel: /\] A06 /, fil: 'tilgang/relasjon' },
  { id: 'A07', hva: 'ett samtykke trukket', tittel: /\] A07 /, fil: 'tilgang/relasjon' },
  { id: 'A08', hva: 'omsorgsovertakelse', tittel: /\] A08 /, fil: 'tilgang/relasjon' },
  { id: 'A09', hva: 'fra femten svarer eleven selv på nye samtykker, og mor ikke', tittel: /\] A09 /, fil: 'tilgang/relasjon' },
  { id: 'A10', hva: 'fritak fra livssyn ved femten år', venter: SAMTYKKE },
  { id: 'A11', hva: 'mor ser fortsatt, også fraværet, når eleven er femten', tittel: /\] A11 /, fil: 'tilgang/relasjon' },
  { id: 'A12', hva: 'atten år: foreldreansvaret er slutt (utvalget i KRR; portalen kommer med tilgang)', tittel: /regel A12\b/ },
  { id: 'A13', hva: 'vedtak om permisjon, elev på femten', venter: SAMTYKKE },
  { id: 'A14', hva: 'elev på elleve og tolv på foreldresamtale', venter: SAMTYKKE },
  { id: 'A15', hva: 'ansvar ukjent: ingen av seg selv', tittel: /regel A15\b/ },
  { id: 'A16', hva: 'en ansvarlig dør', tittel: /regel A16\b/ },
  { id: 'A17', hva: 'felles til mor alene i dagens hendelse', tittel: /regel A17\b/ },
  { id: 'A18', hva: 'en organisasjon har ansvaret', tittel: /regel A18\b/ },
  { id: 'A19', hva: 'delt bosted: begge adresser', tittel: /regel A19\b/ },
  { id: 'A20', hva: 'klasseliste med et barn i kode 6', venter: 'Klasselister kommer med skolekontoret' },
  { id: 'A21', hva: 'forelder i kode 7 sett av den andre', venter: 'Portalen kommer med heim og skole' },
  { id: 'A22', hva: 'gradering og ny adresse i én hendelse', tittel: /regel A22\b/ },
  { id: 'A23', hva: 'sjette trinn velger nynorsk', venter: SAMTYKKE },
  { id: 'A24', hva: 'samtykke til bilde fra én av to', venter: SAMTYKKE },
  { id: 'A25', hva: 'elev på tretten samtykker til en app', venter: SAMTYKKE },
  {
    id: '3 nivåer',
    hva: 'personens gradering og hver adresses gradering, den strengeste gjelder',
    tittel: /person .* og adresse .* gir /,
  },
  { id: '3 klientadresse', hva: 'klientadresse merker adressen alene', tittel: /regel 3 klientadresse/ },
  {
    id: '3 strengt fortrolig',
    hva: 'bare postadressen, og ingenting annet som viser stedet',
    tittel: /F-18 .*strengt fortrolig/,
  },
  { id: '3 rekkefølge', hva: 'gradering før eller med adressen, i én transaksjon', tittel: /F-16 / },
  { id: '3 skjerming', hva: 'lokal skjerming ved siden av Folkeregisteret', tittel: /regel 3 lokal skjerming/ },
  { id: '3 rolle', hva: 'ingen lesing kan oppheve en skjerming', tittel: /regel 3 en lesing kan ikke oppheve/ },
  {
    id: '3 navn',
    hva: 'søk: navnet er også vernet når adressen er det',
    tittel: /\[V28\] (strengt )?fortrolig: /,
    fil: 'person/sok',
  },
  { id: '3 lister', hva: 'klasselister, eksport og varsler', venter: 'Lister og eksport kommer med skolekontoret og eksporten' },
];

const KATALOG: readonly (readonly [number, string])[] = [
  [1, 'doble rader for foreldreansvar'],
  [2, 'samme dokument to ganger'],
  [3, 'samme DUF-nummer to ganger'],
  [4, 'BARN brukt om dødfødte'],
  [5, 'endret uten hendelse'],
  [6, 'hendelse uten data'],
  [7, 'titusener av rettende hendelser'],
  [8, 'rettinger som bare endrer rekkefølge'],
  [9, 'millioner av rettinger på en kveld'],
  [10, 'oppslag svarer 404'],
  [11, 'hendelseslisten står i timer'],
  [12, 'gamle hendelser på nytt'],
  [13, 'kommunenummer endres for alle'],
  [14, 'kodeverdi byttes ut'],
  [15, 'ny hendelsestype'],
  [16, 'gradering og adresse i samme hendelse'],
  [17, 'gradering er tidskritisk'],
  [18, 'strengt fortrolig med åpen postadresse'],
  [19, 'foreldreansvar «andre»'],
  [20, 'én hendelse gjelder én person'],
  [21, '429 i millisekunder'],
  [23, 'data som kommer sent'],
  [24, 'filer som ikke er som de skal'],
  [25, 'KRR nede, treg, brutt'],
  [26, 'svaret mangler noen'],
  [27, 'svaret har noen vi ikke spurte om'],
  [28, 'slettet, ikke registrert, reservert'],
  [29, 'ferskhet per kanal'],
  [30, 'søppel i svaret'],
  [31, '401 og 403'],
  [32, 'tilbakedatert sluttdato'],
  [33, 'full HR-fil avkortet'],
];

/** F-01 to F-33 of the catalogue. */
export const FEIL: readonly Rad[] = [
  ...KATALOG.map(([n, hva]) => ({ id: `F-${String(n).padStart(2, '0')}`, hva })),
  {
    id: 'F-22',
    hva: 'uttrekk som ikke er klart, og tom siste bunke',
    venter: 'Uttrekksjobber hos Skatteetaten er ikke tatt i bruk: natten går gjennom KS Fiks, og fila er en fildropp',
  },
].toSorted((a, b) => (a.id < b.id ? -1 : 1));
