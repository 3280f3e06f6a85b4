// Places: the kommune, its school districts and streets. All made up; the postal codes lie in a range that is not in use.
import type { Verdensadresse, Verdensskole } from './modell.ts';
import type { Nummerserie } from './nummer.ts';
import type { Tilfeldig } from './tilfeldig.ts';

export const KOMMUNENUMMER = '9901';
/** The neighbour: where some separated parents and gjesteelever live. */
export const NABOKOMMUNE = '9902';

/** Streets and postal code of one school district. */
export interface Omrade {
  readonly nummer: number;
  readonly gater: readonly string[];
  readonly postnummer: string;
  readonly poststed: string;
}

/** A school district: one barneskole or kombinert school, and the school its pupils go to for 8.–10. trinn. */
export interface Krets extends Omrade {
  readonly barneskole: Verdensskole;
  readonly ungdomsskole: Verdensskole;
}

const POSTSTEDER = [
  ['9992', 'FJORDVIK'],
  ['9993', 'SOLSIDEN'],
  ['9994', 'STRANDLIA'],
  ['9995', 'ØYVÆR'],
  ['9996', 'NORDBYGDA'],
  ['9997', 'SØRDALEN'],
] as const;

const GATEFORLEDD =
  `Bjørke Furu Rogne Kirke Skole Sjø Strand Havne Fjell Mølle Smie Prest Lærer Kløver Lerke Svale Ørne Rype Hare Elge
Gran Seljer Nyper Bringebær Tyttebær Blåbær Multe Solbær Fiol Rose Sol Måne Stjerne Nordlys Tårn Kvern Bekke Elve Fosse Myr Eng Åker
Hage Tun Nes Odde Vik Holme Naust Brygge`.split(/\s+/);
const GATEETTERLEDD = [
  'veien',
  'vegen',
  'gata',
  'stien',
  'bakken',
  'lia',
  'svingen',
  'tunet',
  'kroken',
  'faret',
  'jordet',
  'allé',
];

const BARNESKOLENAVN = ['Nordbygda', 'Solsiden', 'Strandlia'] as const;
const STEDSLEDD =
  `Bjørk Furu Rogn Stor Lille Øvre Nedre Nord Sør Øst Vest Lang Brei Høg Låg Grå Svart Kvit Rød Blå Stein Sand Leir Mo Ler
Tang Skjel Krok Rund`.split(/\s+/);
const STEDSENDELSER =
  `haugen nes vika dalen moen lia åsen berget strand øya sund holmen myra tjern bekken fossen elva sletta vangen bøen
jordet marka skogen neset odden`.split(/\s+/);

/** Names of the schools after the first five, each name once: 29 × 25 × 4 combinations before they run out. */
function skolenavn(nr: number): string {
  const forste = nr % STEDSLEDD.length;
  const ledd = STEDSLEDD[forste] as string;
  const rest = Math.floor(nr / STEDSLEDD.length);
  const endelse = STEDSENDELSER[(rest + forste) % STEDSENDELSER.length] as string;
  const runde = Math.floor(rest / STEDSENDELSER.length);
  return `${['', 'Indre ', 'Ytre ', 'Gamle '][runde % 4] as string}${ledd}${endelse}`;
}

/** The streets of a school district follow from its number, so that addresses can be made long after the world was built. */
export function omrade(nummer: number): Omrade {
  const [postnummer, poststed] = POSTSTEDER[(nummer - 1) % POSTSTEDER.length] as (typeof POSTSTEDER)[number];
  const gater = Array.from({ length: 12 }, (_, k) => {
    const ledd = GATEFORLEDD[(nummer * 12 + k) % GATEFORLEDD.length] as string;
    return `${ledd}${GATEETTERLEDD[(nummer + k) % GATEETTERLEDD.length] as string}`;
  });
  return { nummer, gater, postnummer, poststed };
}

/** Four districts to a group: three barneskoler and their ungdomsskole, and one school that has all ten years. */
export function byggSkoler(grupper: number, serie: Nummerserie): { skoler: Verdensskole[]; kretser: Krets[] } {
  const skoler: Verdensskole[] = [];
  const kretser: Krets[] = [];
  let navn = 0;
  const nyttNavn = (): string => skolenavn(navn++);
  for (let g = 0; g < grupper; g++) {
    const forste = g === 0;
    const krets0 = g * 4 + 1;
    // The group's last district writes nynorsk, so both written languages are always there.
    const skole = (navnet: string, type: Verdensskole['type'], skolekrets: number, malform: 'nb' | 'nn'): Verdensskole => ({
      organisasjonsnummer: serie.organisasjonsnummer(),
      navn: navnet,
      type,
      trinn: type === 'barneskole' ? [1, 7] : type === 'ungdomsskole' ? [8, 10] : [1, 10],
      malform,
      sfo: type !== 'ungdomsskole',
      skolekrets,
    });
    const barneskoler = [0, 1, 2].map((i) =>
      skole(`${forste ? (BARNESKOLENAVN[i] as string) : nyttNavn()} skole`, 'barneskole', krets0 + i, 'nb'),
    );
    const ungdom = skole(`${forste ? 'Fjordvik' : nyttNavn()} ungdomsskole`, 'ungdomsskole', krets0, 'nb');
    const kombinert = skole(`${forste ? 'Øyvær' : nyttNavn()} oppvekstsenter`, 'kombinert', krets0 + 3, 'nn');
    skoler.push(...barneskoler, ungdom, kombinert);
    [...barneskoler, kombinert].forEach((s, i) => {
      kretser.push({ ...omrade(krets0 + i), barneskole: s, ungdomsskole: s === kombinert ? kombinert : ungdom });
    });
  }
  return { skoler, kretser };
}

/** Which school a pupil of this district and trinn goes to. */
export function skoleFor(krets: Krets, arstrinn: number): Verdensskole {
  return arstrinn <= 7 ? krets.barneskole : krets.ungdomsskole;
}

/** A home in the district. `fra` is the day the household moved in. */
export function nyBostedsadresse(t: Tilfeldig, krets: Omrade, fra: string): Verdensadresse {
  const nummer = t.heltall(1, 140);
  const leilighet = t.skjer(0.25);
  return {
    type: 'bosted',
    gradering: 'ugradert',
    gatenavn: t.velg(krets.gater),
    husnummer: String(nummer),
    ...(t.skjer(0.2) ? { husbokstav: t.velg(['A', 'B', 'C', 'D']) } : {}),
    bruksenhetsnummer: leilighet ? `H0${t.heltall(1, 5)}0${t.heltall(1, 6)}` : 'H0101',
    postnummer: krets.postnummer,
    poststed: krets.poststed,
    kommunenummer: KOMMUNENUMMER,
    grunnkrets: 99_010_000 + krets.nummer,
    skolekrets: krets.nummer,
    fra,
  };
}

/** A home in the neighbouring kommune. */
export function adresseINabokommune(t: Tilfeldig, fra: string): Verdensadresse {
  return {
    type: 'bosted',
    gradering: 'ugradert',
    gatenavn: t.velg(['Grensevegen', 'Fjordgata', 'Øvre Nabobakken']),
    husnummer: String(t.heltall(1, 90)),
    bruksenhetsnummer: 'H0101',
    postnummer: '9998',
    poststed: 'NABOVIK',
    kommunenummer: NABOKOMMUNE,
    grunnkrets: 99_020_101,
    fra,
  };
}

/** The only address Folkeregisteret gives of someone with strengt fortrolig adresse: a box kept by the authorities, no kommune. */
export function sperretPostadresse(fra: string): Verdensadresse {
  return {
    type: 'post',
    gradering: 'ugradert',
    gatenavn: 'Postboks 9999',
    husnummer: null,
    postnummer: '9999',
    poststed: 'SPERRET',
    kommunenummer: '',
    fra,
  };
}
