// A process that does nothing but import one file, and says what it took: node verktoy/kjor.mjs benk/innlesing/importer.ts <url> <keys> <file>
import { koble } from '#grunn/db/index.ts';
import { lesNokkelring } from '#grunn/krypto/index.ts';
import { ekteKlokke } from '#grunn/tid/index.ts';
import { folkeregisterInnlesing } from '#register/innlesing/folkeregisteret/type.ts';
import { kjorInnlesing } from '#register/innlesing/motor.ts';
import { lesElever } from './fil.ts';

const [url, nokkelfil, fil] = process.argv.slice(2) as [string, string, string];
const db = koble({ url, rolle: 'friminutt_import', maks: 4 });
const m = {
  db,
  nokler: lesNokkelring(nokkelfil, { lagHvisMangler: true }),
  klokke: ekteKlokke,
  miljo: 'test',
  bolk: 1000,
} as const;
const start = performance.now();
const cpu = process.cpuUsage();
const rad = await kjorInnlesing(m, folkeregisterInnlesing({ krympet: 0.1, endret: 0.2, avsluttet: 0.02, minstAntall: 50 }), {
  slag: 'fil',
  utlostAv: 'benk',
  hent: lesElever(fil),
  hode: () => ({ heltBilde: true }),
});
const ms = performance.now() - start;
const brukt = process.cpuUsage(cpu);
await db.destroy();
console.log(
  JSON.stringify({
    status: rad.status,
    tellere: rad.tellere,
    bremser: rad.bremser,
    ms: Math.round(ms),
    cpuMs: Math.round((brukt.user + brukt.system) / 1000),
    // kilobytes, as getrusage gives it: the most the process has ever held
    toppMb: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
);
