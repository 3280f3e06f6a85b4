// Commands for those who run the system: node verktoy/kjor.mjs src/start/kommando.ts <kommando>. docs/drift.md says when.
import fs from 'node:fs';
import { lagPool, migrer } from '#grunn/db/index.ts';
import { nyNokkelfil } from '#grunn/krypto/index.ts';
import { nyEpoke, skrivKontroll, verifiser, type Kontrollsvar } from '#grunn/sporing/index.ts';
import { apneDatabaser } from './database.ts';
import { lesOppsett, type Oppsett } from './oppsett.ts';
import { lagSeglmiljo } from './segl.ts';

type Kommando = (o: Oppsett) => Promise<number>;

const skriv = (t: string) => void process.stdout.write(`${t}\n`);
const krevUrl = (o: Oppsett): string => {
  if (o.databaseUrl === undefined) throw new Error('DATABASE_URL mangler (se docs/drift.md)');
  return o.databaseUrl;
};

/** What was checked, how fast, and the first break with the rows it is about. Ids of log rows only, never of people. */
export function kontrollrapport(s: Kontrollsvar): string[] {
  const tall = (n: number) => n.toLocaleString('nb-NO');
  const linjer = [
    `Kontrollerte ${tall(s.rader)} rader i ${tall(s.runder)} runder på ${s.sekunder.toFixed(1)} s: ${tall(Math.round(s.rader / Math.max(s.sekunder, 0.001)))} rader/s.`,
    `${tall(s.uforseglet)} rader er for nye til å være forseglet.`,
    ...s.merknader.map((m) => `Merknad: ${tall(m.antall)} hoder er skrevet for sent til ankerstedet «${m.sted}».`),
  ];
  const b = s.brudd[0];
  if (b === undefined) return [...linjer, 'Ingen brudd.'];
  const hvor = [
    b.logg === undefined ? '' : `logg ${b.logg}`,
    b.runde === undefined ? '' : `runde ${b.runde}`,
    b.kjede === undefined ? '' : `kjede ${b.kjede}`,
    b.sted === undefined ? '' : `ankersted ${b.sted}`,
  ].filter(Boolean);
  return [
    ...linjer,
    `${tall(s.brudd.length)} brudd. Det første: ${b.slag}, ${hvor.join(', ')}, antall ${b.antall}.`,
    ...b.rader.map((r) => `  ${r}`),
  ];
}

const KOMMANDOER: Readonly<Record<string, Kommando>> = {
  async migrer(o) {
    const nye = await migrer(krevUrl(o), o.miljo);
    skriv(nye.length === 0 ? 'Databasen er oppdatert.' : nye.join('\n'));
    return 0;
  },
  async nokler(o) {
    fs.writeFileSync(o.nokkelfil, JSON.stringify(nyNokkelfil()), { mode: 0o600, flag: 'wx' });
    skriv(`Skrev nye nøkler til ${o.nokkelfil}. Ta vare på en kopi utenfor maskinen.`);
    return 0;
  },
  async 'verifiser-sporing'(o) {
    const d = await apneDatabaser(o, { migrer: false });
    try {
      const svar = await verifiser(lagSeglmiljo(d, o));
      await skrivKontroll(d.segl, svar);
      kontrollrapport(svar).forEach(skriv);
      return svar.brudd.length === 0 ? 0 : 1;
    } finally {
      await d.lukk();
    }
  },
  async gjenopprettet(o) {
    const pool = lagPool({ url: krevUrl(o), maks: 1 });
    const k = await pool.connect();
    try {
      skriv(`Rekken begynner på nytt: epoke ${await nyEpoke(k)}.`);
      return 0;
    } finally {
      k.release();
      await pool.end();
    }
  },
};

async function main(): Promise<void> {
  const navn = process.argv[2] ?? '';
  const kommando = Object.hasOwn(KOMMANDOER, navn) ? KOMMANDOER[navn] : undefined;
  if (kommando === undefined) throw new Error(`Velg en kommando: ${Object.keys(KOMMANDOER).join(', ')}`);
  process.exitCode = await kommando(lesOppsett(process.env));
}

if (process.argv[1] === import.meta.filename)
  await main().catch((e: unknown) => {
    console.error((e as Error).message);
    process.exit(1);
  });
