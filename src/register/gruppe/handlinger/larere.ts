import { z } from 'zod';
import { handling, ikkeFunnet, konflikt } from '#grunn/handling/index.ts';
import { leggTilDager } from '#grunn/tid/index.ts';
import { Dato, Rolle } from '../inndata.ts';
import { finnAnsatte, finnGruppe } from '../lager.ts';
import { finnLarerforhold, skrivLarere } from '../lager-historikk.ts';
import { gruppeTilgang } from '../tilgang.ts';
import { krevDag } from './flytt.ts';

const Svar = z.object({ gruppeId: z.string(), endringssett: z.string() });

/** Somebody who works at the school teaches the group, or is contact teacher for it, from a date. */
export const settLarer = handling({
  regel: gruppeTilgang.settLarer,
  inndata: z.object({ gruppeId: z.uuid(), personId: z.uuid(), rolle: Rolle, fra: Dato }),
  utdata: Svar,
  gjelder: (s, inn) => finnGruppe(s.db, inn.gruppeId),
  async utfor(s, g, inn) {
    krevDag(s, g, inn.fra);
    if (!(await finnAnsatte(s.db, g.skole, inn.fra > s.idag ? s.idag : inn.fra)).some((a) => a.personId === inn.personId))
      throw ikkeFunnet(s.sprak);
    const endringssett = crypto.randomUUID();
    // one who is it later in the year, is it from now
    const senere = (await finnLarerforhold(s.db, g.gruppeId)).filter(
      (l) => l.personId === inn.personId && l.rolle === inn.rolle && l.til >= leggTilDager(inn.fra, -1),
    );
    const fra = [inn.fra, ...senere.map((l) => l.fra)].reduce((a, b) => (a < b ? a : b));
    const rad = { gruppeId: g.gruppeId, personId: inn.personId, rolle: inn.rolle, fra, til: g.til };
    if (!senere.some((l) => l.fra === rad.fra && l.til === rad.til))
      if (!(await skrivLarere(s.db, senere, [rad], { endringssett, na: s.na }))) throw konflikt(s.sprak);
    return {
      ut: { gruppeId: g.gruppeId, endringssett },
      endringssett,
      gjelder: [inn.personId],
      spor: { rolle: inn.rolle, dato: fra },
    };
  },
});

/** From this date the person no longer teaches the group. */
export const avsluttLarer = handling({
  regel: gruppeTilgang.avsluttLarer,
  inndata: z.object({ gruppeId: z.uuid(), personId: z.uuid(), rolle: Rolle, fra: Dato }),
  utdata: Svar,
  gjelder: (s, inn) => finnGruppe(s.db, inn.gruppeId),
  async utfor(s, g, inn) {
    const endringssett = crypto.randomUUID();
    const lukk = (await finnLarerforhold(s.db, g.gruppeId)).filter(
      (l) => l.personId === inn.personId && l.rolle === inn.rolle && l.til >= inn.fra,
    );
    if (lukk.length === 0) throw ikkeFunnet(s.sprak);
    const apne = lukk.filter((l) => l.fra < inn.fra).map((l) => ({ ...l, til: leggTilDager(inn.fra, -1) }));
    if (!(await skrivLarere(s.db, lukk, apne, { endringssett, na: s.na }))) throw konflikt(s.sprak);
    return {
      ut: { gruppeId: g.gruppeId, endringssett },
      endringssett,
      gjelder: [inn.personId],
      spor: { rolle: inn.rolle, dato: inn.fra },
    };
  },
});
