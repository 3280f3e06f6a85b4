// The child process of a benchmark: imports one function, calls it with one argument, tells how it went and what it took.
import fs from 'node:fs';

/** Linux keeps the high-water mark of this program alone; maxRSS may carry the parent's over from the fork. */
function maksRssMb(): number {
  try {
    const m = /^VmHWM:\s+(\d+) kB$/m.exec(fs.readFileSync('/proc/self/status', 'utf8'));
    if (m?.[1]) return Number(m[1]) / 1024;
  } catch {
    /* not Linux */
  }
  return process.resourceUsage().maxRSS / 1024;
}

process.once('message', (oppdrag: { modul: string; funksjon: string; argument: unknown }) => {
  void (async () => {
    const modul = (await import(oppdrag.modul)) as Record<string, unknown>;
    const fn = modul[oppdrag.funksjon];
    if (typeof fn !== 'function') throw new Error(`${oppdrag.modul} har ingen funksjon «${oppdrag.funksjon}»`);
    const [start, cpu] = [performance.now(), process.cpuUsage()];
    const svar: unknown = await (fn as (a: unknown) => unknown)(oppdrag.argument);
    const ms = performance.now() - start;
    const { user, system } = process.cpuUsage(cpu);
    process.send?.({ svar, ms, cpuMs: (user + system) / 1000, maksRssMb: maksRssMb() }, () => process.exit(0));
  })().catch((e: unknown) => {
    process.send?.({ feil: e instanceof Error ? (e.stack ?? e.message) : String(e) }, () => process.exit(1));
  });
});
