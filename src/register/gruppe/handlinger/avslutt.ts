import { z } from 'zod';
import { handling, konflikt } from '#grunn/handling/index.ts';
import { leggTilDager } from '#grunn/tid/index.ts';
import { Dato } from '../inndata.ts';
import { finnGruppe } from '../lager.ts';
import {
  finnLarerforhold,
  finnMedlemmeneFra,
  skrivGrupper,
  skrivLarere,
  skrivNavngitt,
  skrivPlassering,
} from '../lager-historikk.ts';
import { gruppeTilgang } from '../tilgang.ts';
import { krevDag } from './flytt.ts';

/**
 * A group ends: from the day it has no pupils and no teachers, and it stands with its last day. From its first day on: it is taken away. One named
 * change set (B27, L10).
 */
export const avsluttGruppe = handling({
  regel: gruppeTilgang.avslutt,
  inndata: z.object({ gruppeId: z.uuid(), fra: Dato }),
  utdata: z.object({ skole: z.string(), skolear: z.number(), slag: z.string(), endringssett: z.string() }),
  gjelder: (s, inn) => finnGruppe(s.db, inn.gruppeId),
  versjon: (g) => g.versjon,
  async utfor(s, g, { fra }) {
    krevDag(s, g, fra);
    const endringssett = crypto.randomUUID();
    const dagenFor = leggTilDager(fra, -1);
    const kortet = <R extends { fra: string; til: string }>(rader: readonly R[]): R[] =>
      rader.filter((r) => r.fra < fra).map((r) => ({ ...r, til: dagenFor }));
    const medlemmer = await finnMedlemmeneFra(s.db, g.gruppeId, fra);
    const larere = (await finnLarerforhold(s.db, g.gruppeId)).filter((l) => l.til >= fra);
    const skriving = { endringssett, na: s.na };
    const skrevet =
      (await skrivPlassering(s.db, { lukk: medlemmer, apne: kortet(medlemmer) }, skriving)) &&
      (await skrivLarere(s.db, larere, kortet(larere), skriving)) &&
      (await skrivGrupper(s.db, fra > g.fra ? [{ ...g, til: dagenFor }] : [], g, skriving));
    if (!skrevet) throw konflikt(s.sprak);
    const navn = `Avsluttet ${g.navn}, ${g.skolenavn}`;
    await skrivNavngitt(s.db, { id: endringssett, slag: 'avslutning', navn, skole: g.skole, skolear: g.skolear, antall: medlemmer.length, na: s.na, av: s.aktor.id }); // prettier-ignore
    return {
      ut: { skole: g.skole, skolear: g.skolear, slag: g.slag, endringssett },
      endringssett,
      gjelder: medlemmer.map((m) => m.personId),
      spor: { gruppe: g.gruppeId, dato: fra },
    };
  },
});
