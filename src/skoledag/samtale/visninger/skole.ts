import { z } from 'zod';
import { ingenPersoner, visning, type Kontekst } from '#grunn/handling/index.ts';
import type { Utsnitt } from '#grunn/tilgang/index.ts';
import { heltallsvalg, idvalg, utvalg } from '#grunn/utvalg/index.ts';
import { hentBarnefaktaForAlle } from '#tilgang/relasjon/index.ts';
import { halvar, skolearetsDager, skolearFor } from '../../rutine/index.ts';
import { foresatteMedSamtale } from '../bilde.ts';
import { finnElevIRunde, finnRunde, hentBestillinger, hentElever, hentGrupper, hentRunder, hentTider } from '../lager.ts';
import { hentNavn, hentStilling, tellOverlapp } from '../lager-styring.ts';
import { Elevlinje, Gruppevalg, Oversikt, Rundeside, Samtalerunde, STYREGJORT } from '../modell.ts';
import { kravFor, mangler } from '../regler.ts';
import { samtaleTilgang } from '../tilgang.ts';

const rekkevidde = (u: Utsnitt) => ({ skoler: u.omfang.egenSkole ?? [], grupper: u.omfang.egenGruppe ?? [] });

/** The rounds of the reader's groups and schools. */
export const samtaleoversikt = visning({
  regel: samtaleTilgang.oversikt,
  inndata: utvalg({}),
  utdata: Oversikt,
  hent: async (s, inn, u) => ({
    runder: await hentRunder(s, rekkevidde(u)),
    grupper: await hentGrupper(s, rekkevidde(u)),
    gjort: inn.gjort === 'avlyst' ? ('avlyst' as const) : null,
  }),
  viser: ingenPersoner,
});

/** The form for a new round. */
export const nyRunde = visning({
  regel: samtaleTilgang.oversikt,
  inndata: utvalg({ gruppeId: idvalg }),
  utdata: z.object({ grupper: z.array(Gruppevalg), gruppeId: z.string().nullable(), idag: z.string() }),
  hent: async (s, inn, u) => ({ grupper: await hentGrupper(s, rekkevidde(u)), gruppeId: inn.gruppeId ?? null, idag: s.idag }),
  viser: ingenPersoner,
});

/** The lines of a round: one for each pupil, or for each guardian of each where they have one each. */
async function linjer(s: Kontekst, r: Samtalerunde): Promise<Elevlinje[]> {
  const elever = await hentElever(s, r.gruppeId);
  const ider = elever.map((e) => e.elevId);
  const bestilt = await hentBestillinger(s.db, [r.rundeId]);
  const stilling = await hentStilling(s.db, ider, { halvar: halvar(s.idag), ar: skolearetsDager(skolearFor(s.idag)) });
  const fakta = r.hverForesatt ? await hentBarnefaktaForAlle(s.db, ider) : undefined;
  const hvem = new Map(
    ider.map((id) => {
      const f = fakta?.get(id);
      const har = bestilt.flatMap((b) => (b.elevId === id && b.forId !== null ? [b.forId] : []));
      return [id, f === undefined ? [] : [...new Set([...foresatteMedSamtale(f, s.idag), ...har])]] as const;
    }),
  );
  const navn = await hentNavn(s.db, [...new Set([...hvem.values()].flat())], s.idag);
  return elever.flatMap((e): Elevlinje[] => {
    const st = stilling.get(e.elevId);
    const felles = {
      elevId: e.elevId,
      navn: e.navn,
      holdtIHalvaret: st?.holdtIHalvaret ?? 0,
      invitertIAret: st?.invitertIAret ?? 0,
    };
    const linje = (forId: string | null): Elevlinje => ({
      ...felles,
      forId,
      forNavn: forId === null ? null : (navn.get(forId) ?? null),
      bestilling: bestilt.find((b) => b.elevId === e.elevId && b.forId === forId) ?? null,
    });
    return r.hverForesatt ? (hvem.get(e.elevId) ?? []).map(linje) : [linje(null)];
  });
}

/** One round: its times, who has which, who has none, and the count against the law. */
export const samtalerunde = visning({
  regel: samtaleTilgang.seRunde,
  inndata: z.object({
    rundeId: z.uuid(),
    gjort: z.enum(STYREGJORT).optional().catch(undefined),
    antall: heltallsvalg(0, 999),
  }),
  utdata: Rundeside,
  gjelder: (s, inn) => finnRunde(s, inn.rundeId),
  async hent(s, inn, _utsnitt, r) {
    const elever = await linjer(s, r);
    const tider = await hentTider(s.db, [r.rundeId]);
    const krav = kravFor(s.idag);
    const perElev = [...new Map(elever.map((e) => [e.elevId, e])).values()];
    const m = mangler(perElev, krav);
    return {
      runde: r,
      tider: tider.map((t) => {
        const e = elever.find((x) => x.bestilling?.tidId === t.tidId);
        return { ...t, elevId: e?.elevId ?? null, navn: e?.navn ?? null };
      }),
      elever,
      overlapper: r.avlyst === null ? await tellOverlapp(s.db, r) : 0,
      krav: {
        samtaler: krav.samtalerPerHalvar,
        invitert: krav.invitertPerAr,
        kilde: krav.kilde,
        manglerSamtale: m.samtale,
        manglerInvitasjon: m.invitasjon,
      },
      idag: s.idag,
      gjort: inn.gjort ?? null,
      antall: inn.antall ?? null,
    };
  },
  viser: (ut) => ut.elever.map((e) => e.elevId),
});

export const Elevside = z.object({
  runde: Samtalerunde,
  elevId: z.string(),
  navn: z.string(),
  linjer: z.array(Elevlinje),
  ledige: z.array(z.object({ tidId: z.string(), fra: z.string(), til: z.string() })),
  idag: z.string(),
});
export type Elevside = z.infer<typeof Elevside>;

/** One pupil in a round: give, move or take away the time, and write that the talk was held. */
export const elevIRunde = visning({
  regel: samtaleTilgang.seRunde,
  inndata: z.object({ rundeId: z.uuid(), elevId: z.uuid() }),
  utdata: Elevside,
  gjelder: (s, inn) => finnElevIRunde(s, inn.rundeId, inn.elevId),
  async hent(s, _inn, _utsnitt, e) {
    const tider = await hentTider(s.db, [e.runde.rundeId]);
    return {
      runde: e.runde,
      elevId: e.elevId,
      navn: e.navn,
      linjer: (await linjer(s, e.runde)).filter((x) => x.elevId === e.elevId),
      ledige: tider.filter((t) => t.ledig),
      idag: s.idag,
    };
  },
  viser: (ut) => [ut.elevId],
});
