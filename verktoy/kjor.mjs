// Runs on any Node >= 18 with nothing installed:  node verktoy/kjor.mjs <file.ts | tool> [args]
// 1. npm ci when package-lock.json has changed  2. runs the command on the Node pinned in package.json.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const rot = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..');
process.chdir(rot);
const merke = 'node_modules/.klar';
const vil = createHash('sha256').update(fs.readFileSync('package-lock.json')).digest('hex');
if (!fs.existsSync(merke) || fs.readFileSync(merke, 'utf8') !== vil) {
  const npm = process.env.npm_execpath;
  const arg = ['ci', '--ignore-scripts', '--loglevel=error', '--no-audit', '--no-fund'];
  const r = npm
    ? spawnSync(process.execPath, [npm, ...arg], { stdio: 'inherit' })
    : spawnSync('npm', arg, { stdio: 'inherit', shell: true });
  if (r.status !== 0) process.exit(r.status ?? 1);
  fs.writeFileSync(merke, vil);
}
const krav = (v) => {
  const [a, b] = v.replace('v', '').split('.').map(Number);
  return a > 24 || (a === 24 && b >= 18);
};
let node = process.execPath;
const fest = `node_modules/node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}/bin/node${process.platform === 'win32' ? '.exe' : ''}`;
if (fs.existsSync(fest) && krav(spawnSync(fest, ['-v'], { encoding: 'utf8' }).stdout ?? 'v0.0')) node = path.resolve(fest);
else if (!krav(process.version)) {
  console.error(
    `Trenger Node 24.18 eller nyere, fant ${process.version}; ingen ferdig Node for ${process.platform}-${process.arch} i npm-pakkene.`,
  );
  process.exit(1);
}
const [hva, ...arg] = process.argv.slice(2);
// V8 gives its young generation more room on a machine with more memory; this way a reading takes as much everywhere.
// The worker reads large files beside what else runs on its node: half the young room, and the heap grows by a third at a time, not to the double, before it is tidied.
const gjerrig = hva === 'src/start/arbeider.ts' ? ['--max-semi-space-size=8', '--heap-growing-percent=30'] : [];
const fil = /\.(ts|tsx|mjs|js)$/.test(hva)
  ? ['--max-semi-space-size=16', ...gjerrig, '--import', './verktoy/tsx-hook.mjs', hva]
  : (() => {
      const b = JSON.parse(fs.readFileSync(`node_modules/${hva}/package.json`, 'utf8')).bin;
      return [path.join('node_modules', hva, typeof b === 'string' ? b : (b[hva] ?? Object.values(b)[0]))];
    })();
// React checks every element it makes unless told it is at work: three times the time a page takes to draw. Tests keep the checks.
const iArbeid = /^(src|benk)\//.test(hva) ? { NODE_ENV: 'production' } : {};
const barn = spawn(node, [...fil, ...arg], {
  stdio: 'inherit',
  env: {
    ...iArbeid,
    ...process.env,
    PATH: `${path.dirname(node)}${path.delimiter}${path.resolve('node_modules/.bin')}${path.delimiter}${process.env.PATH}`,
  },
});
for (const s of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(s, () => {
    if (s !== 'SIGINT' || !process.stdin.isTTY) barn.kill(s);
  });
barn.on('exit', (k, s) => {
  if (s) {
    process.removeAllListeners(s);
    process.kill(process.pid, s);
  } else process.exit(k ?? 1);
});
