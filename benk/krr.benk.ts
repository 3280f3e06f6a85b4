import pg from 'pg';
import { lagKrrKlient } from '#kilder/krr/index.ts';
import { lagKrrSimulator } from '#kilder/krr/simulator/index.ts';
import type { Verdenskrr, Verdensperson } from '#verden/index.ts';
import { nyKrr } from '#verden/krr.ts';
import { blandFro, tilfeldig } from '#verden/tilfeldig.ts';
import { lagSimulatortjener } from '#verktoy/simulatortjener.ts';
import { byggBefolkning } from './krr/befolkning.ts';
import type { Nattoppdrag, Nattsvar } from './krr/natt.ts';
import { benk, SOM_ARBEIDER } from './modell.ts';

const DATO = '2026-11-22';
const SAMTIDIGHET = 4;
const LATENS_MS = 1000;
const STORSTE_BOLK = 1000;

/** A night of contact information, from the scope in the register to rows in it. `--antall=` and `--latens=` (ms) change the size. */
export default benk({
  id: 'krr',
  viser: 'a KRR night for 30 000 people with 1 s a call: wall time against the latency floor at 4 calls at a time',
  mal: { hoyst: 1.3, tekst: 'times the latency floor' },
  async kjor(ctx) {
    const antall = Number(ctx.valg['antall'] ?? 30_000);
    const latensMs = Number(ctx.valg['latens'] ?? LATENS_MS);
    const { url } = await ctx.postgres();
    ctx.si(`lager et register med ${antall} å spørre om`);
    const numre = await byggBefolkning({ url, mappe: ctx.mappe, antall, fro: ctx.fro, dato: DATO });

    const t = tilfeldig(blandFro(ctx.fro, 1));
    const oppforinger = new Map<string, Verdenskrr>(
      numre.map((n, i) => [n, nyKrr(t, { fornavn: 'Rask', etternavn: 'Bøk' }, i, DATO)]),
    );
    const sim = lagKrrSimulator({
      finn: (ident) => {
        const krr = oppforinger.get(ident);
        return krr && ({ identifikator: ident, krr } as Verdensperson);
      },
      personer: () => [],
      latensMs,
    });
    const tjener = lagSimulatortjener([sim.handler]);
    try {
      const baseUrl = `${await tjener.lytt()}/krr`;
      const kall = Math.ceil(antall / STORSTE_BOLK);
      const gulvMs = Math.ceil(kall / SAMTIDIGHET) * latensMs;
      ctx.si('spør uten å ta inn noe');
      await ctx.kalibrer(
        'askOnlyMs',
        async () => {
          const klient = lagKrrKlient({ baseUrl, samtidighet: SAMTIDIGHET, hentToken: () => Promise.resolve('token') });
          for await (const b of klient.hentBolker(numre)) if (b.feil) throw b.feil;
        },
        { ganger: 1 },
      );
      const natt = async (na: string) => {
        const oppdrag: Nattoppdrag = { url, mappe: ctx.mappe, baseUrl, samtidighet: SAMTIDIGHET, na };
        const m = await ctx.barn<Nattsvar>('benk/krr/natt.ts', 'lesNatt', oppdrag, { nodearg: SOM_ARBEIDER });
        const s = m.svar;
        if (s.status !== 'ferdig' || s.hentet !== antall || s.utenSvar + s.holdtIgjen !== 0)
          throw new Error(`Natten ble ikke hel: ${JSON.stringify(s)}`);
        return m;
      };
      ctx.si('første natt: alle er nye');
      const forste = await natt(`${DATO}T01:30:00Z`);
      const rader = await tellRader(url);
      if (rader !== antall) throw new Error(`${rader} rader i registeret, ventet ${antall}`);

      ctx.si('neste natt: hver hundrede har fått ny e-post');
      let byttet = 0;
      for (const [i, n] of numre.entries()) {
        if (i % 100 !== 0) continue;
        const na = `${DATO}T12:00:00Z`;
        oppforinger.set(n, {
          ...oppforinger.get(n),
          status: 'AKTIV',
          epostadresse: `ny${i}@epost.example`,
          epostOppdatert: na,
          epostVerifisert: na,
        });
        byttet += 1;
      }
      const neste = await natt('2026-11-23T01:30:00Z');
      if (neste.svar.endret !== byttet || neste.svar.uendret !== antall - byttet)
        throw new Error(`Neste natt: ${JSON.stringify(neste.svar)}`);
      return {
        value: forste.ms / gulvMs,
        delmal: {
          nextNight: { verdi: neste.ms / gulvMs, hoyst: 1.3, tekst: 'times the latency floor' },
          rssMb: {
            verdi: Math.round(Math.max(forste.maksRssMb, neste.maksRssMb)),
            hoyst: 256,
            tekst: 'MB, started as the worker is',
          },
        },
        people: antall,
        latencyMs: latensMs,
        concurrency: SAMTIDIGHET,
        floorMs: gulvMs,
        firstNightMs: Math.round(forste.ms),
        nextNightMs: Math.round(neste.ms),
        nextNightChanged: byttet,
        cpuMs: Math.round(forste.cpuMs),
        mostAtOnce: sim.mestSamtidig,
      };
    } finally {
      await tjener.stopp();
    }
  },
});

async function tellRader(url: string): Promise<number> {
  const c = new pg.Client({ connectionString: url });
  await c.connect();
  try {
    const { rows } = await c.query<{ n: string }>(
      "select count(*) as n from register.kontaktinformasjon where kilde = 'krr' and kjent_til is null",
    );
    return Number(rows[0]?.n);
  } finally {
    await c.end();
  }
}
