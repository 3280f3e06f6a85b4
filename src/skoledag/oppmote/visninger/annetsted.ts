import { z } from 'zod';
import { Skolenummer } from '#register/skole/index.ts';
import { visning } from '#grunn/handling/index.ts';
import { utvalg } from '#grunn/utvalg/index.ts';
import { finnRegister, hentAnnetsted } from '../lager.ts';
import { Annetstedside } from '../modell.ts';
import { oppmoteTilgang } from '../tilgang.ts';

const GJORT = ['satt', 'slutt'] as const;

/** Who of a class is somewhere else today or in the days to come, and the form that says so. Two statements. */
export const annetstedside = visning({
  regel: oppmoteTilgang.seAnnetsted,
  inndata: utvalg({ skole: Skolenummer, gruppe: z.string().min(1).max(60) }),
  utdata: Annetstedside,
  gjelder: (s, inn) => finnRegister(s.db, { ...inn, dato: s.idag, timeNr: 0 }),
  async hent(s, inn, _utsnitt, k) {
    const navn = new Map(k.elever.map((e) => [e.elevId, e.navn]));
    const rader = await hentAnnetsted(s.db, { elever: [...navn.keys()], fra: s.idag });
    // said once of many: one line
    const linjer = Map.groupBy(rader, (r) => JSON.stringify([r.slag, r.fra, r.til, r.fraKl, r.tilKl, r.hva]));
    return {
      skole: k.skole,
      gruppe: k.gruppe,
      navn: k.navn,
      idag: s.idag,
      elever: k.elever.map((e) => ({ elevId: e.elevId, navn: e.navn })),
      linjer: [...linjer.values()].map((l) => ({
        ...l[0]!,
        rader: l.map((r) => r.id),
        alle: new Set(l.map((r) => r.elevId)).size === navn.size,
        hvem: k.elever.filter((e) => l.some((r) => r.elevId === e.elevId)).map((e) => e.navn),
      })),
      gjort: GJORT.find((g) => g === inn.gjort) ?? null,
    };
  },
  viser: (ut) => ut.elever.map((e) => e.elevId),
});
