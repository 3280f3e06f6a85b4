import { z } from 'zod';
import { ikkeFunnet, visning, type Kontekst } from '#grunn/handling/index.ts';
import { lesInnstilling } from '#grunn/innstilling/index.ts';
import type { Innsyn, Utsnitt } from '#grunn/tilgang/index.ts';
import { personTilgang } from '#register/person/index.ts';
import { apneSkolear } from '#register/skole/index.ts';
import * as lager from '../lager.ts';
import { finnHistorikk } from '../lager-historikk.ts';
import { Gruppeside } from '../modell.ts';
import { harPlassVed } from '../plassering.ts';
import { etterNavn, merknaderTil } from '../regler.ts';
import { gruppeTilgang } from '../tilgang.ts';
import { dagI } from './dager.ts';
import { fagnavn, seerSkoler, storGruppe } from './liste.ts';

const SKJULT: ReadonlySet<string> = new Set(['fortrolig', 'strengtFortrolig']);

/** A year that is not open to this reader is not there. */
export function krevApent(s: Kontekst, skolear: number, leder: boolean): void {
  if (!apneSkolear(s.idag, leder).includes(skolear)) throw ikkeFunnet(s.sprak);
}

const harTrinn = (a: { readonly arstrinn: readonly number[] }, b: typeof a): boolean =>
  a.arstrinn.some((t) => b.arstrinn.includes(t));

async function hentGruppe(s: Kontekst, g: Innsyn<lager.Gruppe>, utsnitt: Utsnitt): Promise<z.input<typeof Gruppeside>> {
  const leder = seerSkoler(utsnitt);
  krevApent(s, g.skolear, leder);
  const dato = dagI(g.skolear, s.idag);
  // contact teachers know the pupils of their own group
  const medSkjermede = harPlassVed(s, g.skole) || (utsnitt.omfang.egenGruppe ?? []).includes(g.gruppeId);
  const kanEndre = s.kan(gruppeTilgang.flytt, g).tillatt;
  const alle = await lager.finnMedlemmer(s.db, { gruppeId: g.gruppeId, skole: g.skole, dato });
  const medlemmer = alle.filter((m) => medSkjermede || !SKJULT.has(m.gradering));
  const larere = await lager.finnLarere(s.db, g, dato);
  const utvalg = { skole: g.skole, skolear: g.skolear, dato, medSkjermede, bare: null };
  const andre = kanEndre ? await lager.finnGrupper(s.db, utvalg) : [];
  const { elever: stor } = await lesInnstilling(s.db, storGruppe);
  const na = larere.filter((l) => l.fra <= dato);
  const tilstand = {
    ...g,
    medlemmer: medlemmer.filter((m) => m.fra <= dato).length,
    kontaktlarere: na.filter((l) => l.rolle === 'kontaktlarer').length,
    larere: na.length,
    sluttet: na.filter((l) => l.sluttet).length,
  };
  return {
    ...g,
    apne: [...apneSkolear(s.idag, leder)],
    arstrinn: [...g.arstrinn],
    fag: fagnavn(g.fag, s.sprak),
    dato,
    idag: s.idag,
    medlemmer: medlemmer.map((m) => ({ ...m, skjermet: m.gradering !== 'ugradert' })),
    utelatt: !medSkjermede,
    larere,
    merknader: [...merknaderTil(tilstand, dato, stor)],
    historikk: leder ? await finnHistorikk(s.db, g.gruppeId, s.idag) : [],
    // groups of the same years first: that is where most go
    mal: andre
      .filter((a) => a.slag === g.slag && a.gruppeId !== g.gruppeId)
      .toSorted((a, b) => Number(harTrinn(b, g)) - Number(harTrinn(a, g)) || etterNavn(a, b)),
    kanEndre,
    kanApneKort: s.kan(personTilgang.les).tillatt,
  };
}

/** A group: who is in it, who teaches it, what has been done with it. Six statements. */
export const visGruppe = visning({
  regel: gruppeTilgang.les,
  inndata: z.object({ gruppeId: z.uuid() }),
  utdata: Gruppeside,
  gjelder: (s, inn) => lager.finnGruppe(s.db, inn.gruppeId),
  hent: (s, _inn, utsnitt, gruppe) => hentGruppe(s, gruppe, utsnitt),
  viser: (ut) => [...ut.medlemmer.map((m) => m.personId), ...ut.larere.map((l) => l.personId)],
});
