import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { galleri, galleriskall } from '#web/galleri/index.ts';
import { tegnSide } from '#web/skall/index.ts';
import { innholdspolicy, STATISK_MELLOMLAGER, statiskeFiler } from '#web/statisk/index.ts';
import { finnSprak } from '#web/tekster/index.ts';

/** Serves the gallery on loopback under the same Content-Security-Policy as the real server. Port 0: any free one. */
export async function startGalleri(port = 0): Promise<{ readonly adresse: string; readonly stopp: () => Promise<void> }> {
  const statisk = statiskeFiler();
  const tjener = http.createServer((sporring, svar) => {
    const url = new URL(sporring.url ?? '/', 'http://galleri');
    const fil = statisk.filer.get(url.pathname);
    if (fil !== undefined) {
      svar.writeHead(200, { 'content-type': fil.type, 'cache-control': STATISK_MELLOMLAGER }).end(fil.bytes);
      return;
    }
    if (url.pathname === '/hendelser') {
      svar.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      const takt = setInterval(() => svar.write('data: endret\n\n'), 1000);
      sporring.on('close', () => clearInterval(takt));
      return;
    }
    const sti = url.pathname === '/' ? '/felt' : url.pathname;
    const side = galleri[sti];
    if (side === undefined) {
      svar.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Finnes ikke');
      return;
    }
    const sprak = finnSprak(url.searchParams.get('sprak') ?? undefined);
    const html = tegnSide({
      sprak,
      tittel: side.tittel,
      skall: galleriskall(sti, sprak),
      innhold: side.innhold(sprak, Number(url.searchParams.get('fart') ?? 0)),
      statisk,
      moduler: side.moduler,
    });
    svar.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': innholdspolicy() }).end(html);
  });
  await new Promise<void>((klar) => {
    tjener.listen(port, '127.0.0.1', klar);
  });
  return {
    adresse: `http://127.0.0.1:${(tjener.address() as AddressInfo).port}`,
    stopp: () =>
      new Promise((ferdig) => {
        tjener.close(() => ferdig());
        tjener.closeAllConnections();
      }),
  };
}

if (import.meta.main) console.log(`Galleriet: ${(await startGalleri(Number(process.env.PORT ?? 3100))).adresse}/felt`);
