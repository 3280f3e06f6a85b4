// Grows a world and writes its pupils to a file, in a process of its own: node verktoy/kjor.mjs benk/innlesing/lag-fil.ts <pupils> <seed> <file>
import { lagVerden } from '#verden/index.ts';
import { skrivElever } from './fil.ts';

const [elever, fro, fil] = process.argv.slice(2) as [string, string, string];
const antall = await skrivElever(lagVerden({ elever: Number(elever), fro: Number(fro) }), fil);
console.log(JSON.stringify({ antall }));
