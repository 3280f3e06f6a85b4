// npm start
import path from 'node:path';
import { lesOppsett } from './oppsett.ts';
import { oppstartsfeil } from './oppstartsfeil.ts';
import { lagSkjerm } from './utvikling/skjerm.ts';
import { innloggingslinjer, startUtvikling } from './utvikling/start.ts';

const lokal = (url: string) => url.replace('127.0.0.1', 'localhost');

async function main(): Promise<void> {
  const t0 = Date.now();
  let stopp: (() => Promise<void>) | undefined;
  let stopper = false;
  for (const s of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(s, () => {
      if (stopper) return;
      stopper = true;
      console.log('\nStopper …');
      void (stopp?.() ?? Promise.resolve()).finally(() => process.exit(0));
    });
  const o = lesOppsett(process.env, 'demo');
  if (o.miljo === 'produksjon')
    throw new Error(
      'npm start er demoen med simulatorer. Produksjon startes med npm run tjener og npm run arbeider (se docs/drift.md).',
    );
  console.log('Friminutt\n\n  Starter databasen …');
  const utvikling = await startUtvikling(o, { si: (t) => console.log(t), skjerm: lagSkjerm(), kanStoppes: (s) => (stopp = s) });
  const { simulatorer: sim } = utvikling;
  const sekunder = ((Date.now() - t0) / 1000).toFixed(1).replace('.', ',');
  console.log(`
  ${sim.verden.kommune.navn}: ${sim.verden.skoler.length} skoler. Klar etter ${sekunder} s${utvikling.forste ? '' : ' (registeret var fylt fra før)'}.

  Skole          ${lokal(utvikling.adresse)}
  KRR            ${lokal(utvikling.simulator)}/krr      (endre en e-post her, velg «Les nå» under Innlesing, og se den på kortet)
  Data           ${o.data}   (slett mappen for å begynne på nytt; loggen er friminutt.log)

  Logg inn (velg ID-porten som foresatt, Feide som ansatt eller elev) som:
${innloggingslinjer(sim).join('\n')}

  Ctrl-C stopper alt.
`);
}

await main().catch((e: unknown) => {
  const kjent = oppstartsfeil(e, { data: path.resolve(process.env['DATA'] || '.data') });
  const melding = kjent ?? (e instanceof Error ? e.message : String(e));
  console.error(`\n${melding}`);
  if (kjent === undefined && !/[.:)]$/.test(melding)) console.error(e);
  process.exit(1);
});
