import { alleRuter } from '#start/ruter.ts';
import { benk } from './modell.ts';
import { sporHttp } from './tilgang/http.ts';
import { apneOrakelrigg } from './tilgang/rigg.ts';
import { flett } from './tilgang/sammenflettet.ts';
import { nyTelling, sporAlle, type Telling } from './tilgang/sporsmal.ts';
import { lagSporreverden } from './tilgang/verden.ts';

/** `--antall=1000000` decisions, 5 % more over HTTP; `--flettet=1000000` transactions. `--minutter=8` stops each part and says how far it came. */
export default benk({
  id: 'S2',
  viser:
    'who may see whom in random worlds: an oracle from the documents, the database under row-level security and the rule agree',
  mal: { hoyst: 0, tekst: 'differences' },
  async kjor(ctx) {
    const antall = Number(ctx.valg['antall'] ?? 1_000_000);
    const flettet = Number(ctx.valg['flettet'] ?? 1_000_000);
    const frist = Number(ctx.valg['minutter'] ?? 60) * 60_000;
    const { url } = await ctx.postgres({ varig: false });
    const r = await apneOrakelrigg(url, alleRuter);
    const direkte = nyTelling();
    const http = nyTelling();
    const adresser = new Set<string>();
    let verdener = 0;
    let httpMs = 0;
    try {
      const start = performance.now();
      while (direkte.avgjorelser < antall && performance.now() - start < frist) {
        const v = lagSporreverden(ctx.fro + verdener++, r);
        await r.legg(v);
        const forst = direkte.avgjorelser;
        await sporAlle(r, v, { aktorer: v.aktorer }, direkte);
        const h = await ctx.tid(() => sporHttp(r, v, alleRuter, Math.round((direkte.avgjorelser - forst) * 0.05), http));
        httpMs += h.ms;
        for (const a of h.svar) adresser.add(a);
        r.logg.length = 0;
        ctx.si(
          `${direkte.avgjorelser} avgjørelser, ${http.avgjorelser} over HTTP, ${direkte.forskjeller.length + http.forskjeller.length} forskjeller`,
        );
      }
      const ms = performance.now() - start - httpMs;
      const v = lagSporreverden(ctx.fro, r);
      await r.legg(v);
      const f = await ctx.tid(() =>
        flett(r.app, {
          fro: ctx.fro,
          dag: r.dag,
          personer: v.personer,
          antall: flettet,
          samtidige: 16,
          lesHver: 25,
          fristMs: frist,
        }),
      );
      const forskjeller = direkte.forskjeller.length + http.forskjeller.length;
      return {
        value: forskjeller,
        ok: direkte.apne > 0 && direkte.skjulte > 0 && http.apne > 0,
        delmal: { mixedUp: { verdi: f.svar.forvekslet, hoyst: 0 } },
        decisions: direkte.avgjorelser,
        decisionsPerSecond: Math.round((direkte.avgjorelser / ms) * 1000),
        opened: direkte.apne,
        aboutProtected: direkte.skjulte,
        overHttp: http.avgjorelser,
        httpPerSecond: Math.round((http.avgjorelser / httpMs) * 1000),
        addresses: adresser.size,
        worlds: verdener,
        transactions: f.svar.transaksjoner,
        transactionsRead: f.svar.lest,
        transactionsPerSecond: Math.round((f.svar.transaksjoner / f.ms) * 1000),
        complete: direkte.avgjorelser >= antall && f.svar.transaksjoner >= flettet,
        ...(forskjeller > 0 ? { kinds: slagene(direkte, http) } : {}),
      };
    } finally {
      await r.steng();
    }
  },
});

/** How many differences there are of each kind, with one of them to look at. */
function slagene(...tellinger: readonly Telling[]): Readonly<Record<string, string>> {
  const ut = new Map<string, { n: number; eks: string }>();
  for (const f of tellinger.flatMap((t) => t.forskjeller)) {
    const k = `${f.hva}: ${f.fasit} / ${f.hva.endsWith('lekker') ? f.svar.split(' ')[0]! : f.svar}`;
    const na = ut.get(k) ?? {
      n: 0,
      eks: `verden ${f.fro}, ${f.aktor} → ${f.person}${f.hva.endsWith('lekker') ? `: ${f.svar}` : ''}`,
    };
    ut.set(k, { ...na, n: na.n + 1 });
  }
  return Object.fromEntries([...ut].map(([k, x]) => [k, `${x.n} (${x.eks})`]));
}
