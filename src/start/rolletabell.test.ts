// The table of roles in src/tilgang/README.md against the rules in the code: neither may say more than the other.
import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ROLLER, type Rollenavn } from '#tilgang/rolle/index.ts';
import { lesAkter, type Akt } from '#verktoy/tilgangsmatrise/matrise.ts';

const ROT = path.resolve(import.meta.dirname, '../..');

/** Which acts a column of the table speaks of. An act of these rooms that is in no column makes the test fail. */
const KOLONNER: Readonly<Record<string, readonly string[]>> = {
  Elevliste: ['register.elevforhold.les'],
  Personkort: ['register.person.les', 'register.person.sok', 'register.person.visFodselsnummer'],
  'Føre personer': ['registrerKontakt', 'angreKontakt', 'oppdaterKontakt', 'registrerPerson', 'endreKontaktperson', 'fjernKontaktperson'].map((a) => `register.person.${a}`), // prettier-ignore
  Overstyre: ['register.person.overstyr', 'register.person.opphevOverstyring'],
  Skjerme: ['register.person.skjerm'],
  'Oppheve skjerming': ['register.person.opphevSkjerming'],
  'Se innlesinger': ['register.innlesing.les'],
  'Drive innlesinger': ['kjor', 'settRytme', 'settKrrFra', 'lastOpp'].map((a) => `register.innlesing.${a}`),
  'Avgjøre innlesinger': ['avgjor', 'angre', 'provIgjen', 'leggTilSide', 'taFram', 'slaSammen', 'settBremser'].map((a) => `register.innlesing.${a}`), // prettier-ignore
  Ansatte: ['forvaltning.ansatte.les'],
  'Registrere ansatte': ['forvaltning.ansatte.registrer'],
  'Avslutte stillinger': ['register.ansatt.avslutt', 'register.ansatt.angre'],
  'Avslutte flere': ['register.ansatt.avsluttFlere'],
  'Se roller': ['forvaltning.roller.les'],
  'Gi roller': ['gi', 'avslutt', 'angreAvslutt', 'settTabell', 'angreTabell', 'settKrav', 'apneVindu'].map(
    (a) => `forvaltning.roller.${a}`,
  ),
  'Godkjenne forvalter': ['forvaltning.roller.godkjenn'],
  'Stenge leverandør': ['forvaltning.roller.lukkVindu'],
  'Registrere opplæring': ['forvaltning.roller.registrerOpplaering'],
  'Se revisjon': ['forvaltning.tilgangsrevisjon.les'],
  'Svare i revisjon': ['forvaltning.tilgangsrevisjon.svar'],
  'Styre revisjon': ['forvaltning.tilgangsrevisjon.sett'],
};
const ROM = ['register.ansatt.', 'forvaltning.ansatte.', 'forvaltning.roller.', 'forvaltning.tilgangsrevisjon.', 'register.elevforhold.']; // prettier-ignore

/** B-numbers of seed 004's roles, for the titles. */
const ID: Partial<Record<Rollenavn, string>> = {
  skolekonsulent: '[B55]',
  rektor: '[B56]',
  kontaktlarer: '[B57]',
  larer: '[B58]',
  sfoAnsatt: '[B59]',
  kommunalsjef: '[B60]',
  systemforvalter: '[B61]',
  brukerstotteIt: '[B62]',
  faktureringsansvarlig: '[B63]',
  foresatt: '[B64]',
  elev: '[B65]',
};

const linjer = fs
  .readFileSync(path.join(ROT, 'src/tilgang/README.md'), 'utf8')
  .split('## Hva hver rolle har')[1]!
  .split('\n')
  .filter((l) => l.startsWith('|'))
  .map((l) => l.split('|').slice(1, -1).map((c) => c.trim())); // prettier-ignore
const [hode = [], , ...rader] = linjer.slice(0, ROLLER.length + 2);
const tabell = new Map(rader.map(([rolle = '', ...celler]) => [rolle, new Map(hode.slice(1).map((k, i) => [k, celler[i]!]))]));

const ORD: Readonly<Record<string, string>> = { heleKommunen: 'hele', egenSkole: 'skole', egenSfo: 'sfo', egenGruppe: 'gruppe', egetBarn: 'barn', segSelv: 'selv' }; // prettier-ignore
const har = (akt: Akt, rolle: Rollenavn): string =>
  akt.regel.hvem
    .filter((t) => t.rolle === rolle)
    .map((t) => `${ORD[t.relasjon]!}${t.lukket.length > 0 ? '*' : ''}`)
    .join(' ') || '–';

describe('rolletabellen', () => {
  let akter: Akt[];
  beforeAll(async () => {
    akter = await lesAkter(ROT);
  });

  test('[ASVS 8.2.1] [B57, B58, B59, B63] I-24 har hver rolle og hver kolonne', () => {
    expect([...tabell.keys()]).toEqual([...ROLLER].sort((a, b) => [...tabell.keys()].indexOf(a) - [...tabell.keys()].indexOf(b)));
    expect(hode.slice(1)).toEqual(Object.keys(KOLONNER));
  });

  test.each(ROLLER.map((rolle) => ({ rolle, id: ID[rolle] ?? '[B54]' })))(
    '$id $rolle har akkurat det tabellen sier',
    ({ rolle }) => {
      const iKoden = Object.fromEntries(
        Object.entries(KOLONNER).map(([kolonne, navn]) => [
          kolonne,
          [...new Set(akter.filter((a) => navn.includes(a.regel.navn)).map((a) => har(a, rolle)))].join(' / '),
        ]),
      );
      expect(iKoden).toEqual(Object.fromEntries(tabell.get(rolle) ?? []));
    },
  );

  test('hver handling i disse rommene står i en kolonne', () => {
    const kjente = new Set(Object.values(KOLONNER).flat());
    const navn = [...new Set(akter.map((a) => a.regel.navn))].filter((n) => ROM.some((r) => n.startsWith(r)));
    expect(navn.filter((n) => !kjente.has(n))).toEqual([]);
  });

  test('[B60] kommunalsjefen endrer ingenting om folk: bare en systemforvalter godkjennes og en leverandør stenges ute', () => {
    const skriver = akter.filter((a) => a.slag === 'handling' && a.regel.hvem.some((t) => t.rolle === 'kommunalsjef'));
    expect(
      skriver
        .map((a) => a.regel.navn)
        .filter((n) => n.startsWith('register.') || n.startsWith('forvaltning.roller'))
        .toSorted(),
    ).toEqual(['forvaltning.roller.godkjenn', 'forvaltning.roller.lukkVindu']);
  });
});
