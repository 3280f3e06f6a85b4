import { z } from 'zod';
import { handling, ikkeFunnet, type Kontekst } from '#grunn/handling/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import { Dato, Elevvalg, Mal } from '../inndata.ts';
import { finnGruppe, type Gruppe } from '../lager.ts';
import { EN_AV, type Gruppeslag } from '../modell.ts';
import { plasserElever } from '../plassering.ts';
import { gruppeTilgang } from '../tilgang.ts';

const Svar = z.object({ gruppeId: z.string(), antall: z.number(), endringssett: z.string() });

/** A day in the group's year. @throws FunksjonellFeil at the field `fra` */
export function krevDag(s: Kontekst, g: Gruppe, fra: string): void {
  if (g.fra <= fra && fra <= g.til) return;
  const tekst = {
    nb: `Velg en dato mellom ${g.fra} og ${g.til}: gruppa gjelder for det skoleåret.`,
    nn: `Vel ein dato mellom ${g.fra} og ${g.til}: gruppa gjeld for det skuleåret.`,
  };
  throw s.feil('utenfor_skolearet', tekst, { status: 400, felt: { fra: tekst } });
}

/** One or many pupils go from this group to another of the same kind, or out of it, from a date (B28). */
export const flyttElever = handling({
  regel: gruppeTilgang.flytt,
  inndata: z.object({
    gruppeId: z.uuid(),
    elev: Elevvalg,
    til: Mal,
    fra: Dato,
  }),
  utdata: Svar,
  gjelder: (s, inn) => finnGruppe(s.db, inn.gruppeId),
  versjon: (g) => g.versjon,
  async utfor(s, gruppe, inn) {
    krevDag(s, gruppe, inn.fra);
    const mal = inn.til === 'ut' ? null : await krevGruppe(s, inn.til, gruppe);
    const slag = gruppe.slag as Gruppeslag;
    const en = EN_AV.has(slag);
    const { endringssett, personer } = await plasserElever(
      s,
      gruppe.skole,
      inn.elev.map((personId) => ({
        personId,
        slag,
        gruppeId: mal?.gruppeId ?? null,
        fra: inn.fra,
        til: mal?.til ?? gruppe.til,
        ...(en ? {} : { forlater: gruppe.gruppeId }),
      })),
    );
    return {
      ut: { gruppeId: gruppe.gruppeId, antall: personer.length, endringssett },
      endringssett,
      gjelder: personer,
      spor: { fra: gruppe.gruppeId, til: mal?.gruppeId ?? null, dato: inn.fra },
    };
  },
});

/** Another group of the same kind, year and school. */
async function krevGruppe(s: Kontekst, id: string, lik: Gruppe): Promise<Innsyn<Gruppe>> {
  const g = await finnGruppe(s.db, id);
  if (g === undefined || g.skole !== lik.skole || g.skolear !== lik.skolear || g.slag !== lik.slag) throw ikkeFunnet(s.sprak);
  return g;
}

/** Pupils of the school come into this group from a date. Of a class: they leave the class they were in (B27). */
export const leggTilElever = handling({
  regel: gruppeTilgang.leggTil,
  inndata: z.object({ gruppeId: z.uuid(), elev: Elevvalg, fra: Dato }),
  utdata: Svar,
  gjelder: (s, inn) => finnGruppe(s.db, inn.gruppeId),
  async utfor(s, gruppe, inn) {
    krevDag(s, gruppe, inn.fra);
    const slag = gruppe.slag as Gruppeslag;
    const { endringssett, personer } = await plasserElever(
      s,
      gruppe.skole,
      inn.elev.map((personId) => ({ personId, slag, gruppeId: gruppe.gruppeId, fra: inn.fra, til: gruppe.til })),
    );
    return {
      ut: { gruppeId: gruppe.gruppeId, antall: personer.length, endringssett },
      endringssett,
      gjelder: personer,
      spor: { til: gruppe.gruppeId, dato: inn.fra },
    };
  },
});
