// What the forms are drawn with.
import { z } from 'zod';
import { ingenPersoner, visning, type Kontekst } from '#grunn/handling/index.ts';
import { skolearvalg, trinnvalg, valgfritt } from '#grunn/utvalg/index.ts';
import { apneSkolear, skolearFor, valgtSkolear } from '#register/skole/index.ts';
import { Skole, Slag } from '../inndata.ts';
import * as lager from '../lager.ts';
import { Avsluttskjema, Fordelskjema, Gruppeskjema, Larerskjema, Leggtilskjema, Limskjema } from '../modell.ts';
import { harPlassVed } from '../plassering.ts';
import { etterNavn } from '../regler.ts';
import { gruppeTilgang } from '../tilgang.ts';
import { krevApent } from './gruppe.ts';
import { dagI, forsteDag } from './dager.ts';
import { fagnavn } from './liste.ts';

const EnGruppe = z.object({ gruppeId: z.uuid() });
const trinnVed = (s: lager.Skolen): number[] => {
  const [fra, til] = [s.trinnFra ?? 1, s.trinnTil ?? 10];
  return Array.from({ length: til - fra + 1 }, (_, i) => fra + i);
};

/** The school's pupils who could come into the group: of its years, when it has any, and not in it already. */
export const leggTilSkjema = visning({
  regel: gruppeTilgang.leggTil,
  inndata: EnGruppe,
  utdata: Leggtilskjema,
  gjelder: (s, inn) => lager.finnGruppe(s.db, inn.gruppeId),
  async hent(s, _inn, _utsnitt, g) {
    krevApent(s, g.skolear, true);
    const dato = dagI(g.skolear, s.idag);
    const medSkjermede = harPlassVed(s, g.skole);
    const utvalg = { skole: g.skole, skolear: g.skolear, dato, idag: s.idag, medSkjermede, bare: null };
    const alle = await lager.finnSkolensElever(s.db, { ...utvalg, trinn: g.arstrinn.length > 0 ? g.arstrinn : null });
    const inne = new Set(
      (await lager.finnMedlemmer(s.db, { gruppeId: g.gruppeId, skole: g.skole, dato })).map((m) => m.personId),
    );
    return {
      ...g,
      fra: forsteDag(g.skolear, s.idag),
      elever: alle.filter((e) => !inne.has(e.personId)).map((e) => ({ ...e, skjermet: e.gradering !== 'ugradert' })),
      utelatt: !medSkjermede,
    };
  },
  viser: (ut) => ut.elever.map((e) => e.personId),
});

/** The form for pasted rows. */
export const limskjema = visning({
  regel: gruppeTilgang.limInn,
  inndata: z.object({ skole: Skole, skolear: skolearvalg }),
  utdata: Limskjema,
  gjelder: (s, inn) => lager.finnSkole(s.db, inn.skole),
  async hent(s, inn, _utsnitt, skolen) {
    const apne = [...apneSkolear(s.idag, true)];
    const skolear = valgtSkolear(s, inn.skolear, apne.slice(0, 2));
    return { skole: skolen.skole, skolenavn: skolen.navn, skolear, apne, fra: forsteDag(skolear, s.idag) };
  },
  viser: ingenPersoner,
});

/** The question before a group is ended: how many leave it. */
export const avsluttskjema = visning({
  regel: gruppeTilgang.avslutt,
  inndata: EnGruppe,
  utdata: Avsluttskjema,
  gjelder: (s, inn) => lager.finnGruppe(s.db, inn.gruppeId),
  async hent(s, _inn, _utsnitt, g) {
    krevApent(s, g.skolear, true);
    const fra = forsteDag(g.skolear, s.idag);
    const elever = await lager.finnMedlemmer(s.db, { gruppeId: g.gruppeId, skole: g.skole, dato: fra });
    const larere = await lager.finnLarere(s.db, g, fra);
    return { ...g, fra, elever: elever.length, larere: larere.length };
  },
  viser: ingenPersoner,
});

/** A year's pupils, each with a choice of class. */
export const fordelskjema = visning({
  regel: gruppeTilgang.plasser,
  inndata: z.object({
    skole: Skole,
    skolear: skolearvalg,
    trinn: trinnvalg,
  }),
  utdata: Fordelskjema,
  gjelder: (s, inn) => lager.finnSkole(s.db, inn.skole),
  async hent(s, inn, _utsnitt, skolen) {
    const skolear = inn.skolear ?? skolearFor(s.idag);
    krevApent(s, skolear, true);
    const alleTrinn = trinnVed(skolen);
    const trinn = inn.trinn !== undefined && alleTrinn.includes(inn.trinn) ? inn.trinn : alleTrinn[0]!;
    const dato = dagI(skolear, s.idag);
    const utvalg = { skole: skolen.skole, skolear, dato, medSkjermede: harPlassVed(s, skolen.skole), bare: null };
    const elever = await lager.finnSkolensElever(s.db, { ...utvalg, idag: s.idag, trinn: [trinn] });
    const grupper = await lager.finnGrupper(s.db, utvalg);
    const klasser = grupper.filter((g) => g.slag === 'klasse' && (g.arstrinn.length === 0 || g.arstrinn.includes(trinn)));
    return {
      skole: skolen.skole,
      skolenavn: skolen.navn,
      skolear,
      apne: [...apneSkolear(s.idag, true)],
      trinn,
      alleTrinn,
      kanDele: s.kan(gruppeTilgang.startDeling, skolen).tillatt,
      fra: forsteDag(skolear, s.idag),
      klasser: klasser.toSorted(etterNavn),
      elever: elever.map((e) => ({ ...e, skjermet: e.gradering !== 'ugradert' })),
    };
  },
  viser: (ut) => ut.elever.map((e) => e.personId),
});

/** Who teaches a group, and who could. */
export const larerskjema = visning({
  regel: gruppeTilgang.settLarer,
  inndata: EnGruppe,
  utdata: Larerskjema,
  gjelder: (s, inn) => lager.finnGruppe(s.db, inn.gruppeId),
  async hent(s, _inn, _utsnitt, g) {
    krevApent(s, g.skolear, true);
    const dato = dagI(g.skolear, s.idag);
    const larere = await lager.finnLarere(s.db, g, dato);
    return { ...g, fra: forsteDag(g.skolear, s.idag), larere, ansatte: await lager.finnAnsatte(s.db, g.skole, s.idag) };
  },
  viser: (ut) => [...ut.larere, ...ut.ansatte].map((l) => l.personId),
});

const fagvalg = async (s: Kontekst) =>
  (await lager.finnFagkoder(s.db, s.idag)).map((f) => ({ kode: f.kode, navn: fagnavn(f.navn, s.sprak)! }));

/** An empty form for a new group. */
export const nyGruppeskjema = visning({
  regel: gruppeTilgang.opprett,
  inndata: z.object({
    skole: Skole,
    skolear: skolearvalg,
    slag: valgfritt(Slag),
  }),
  utdata: Gruppeskjema,
  gjelder: (s, inn) => lager.finnSkole(s.db, inn.skole),
  async hent(s, inn, _utsnitt, skolen) {
    const arvalg = apneSkolear(s.idag, true).slice(0, 2);
    const skolear = valgtSkolear(s, inn.skolear, [...arvalg]);
    return {
      gruppeId: null,
      skole: skolen.skole,
      skolenavn: skolen.navn,
      skolear,
      skolearvalg: [...arvalg],
      slag: inn.slag ?? 'klasse',
      navn: '',
      arstrinn: [],
      fagkode: null,
      fag: await fagvalg(s),
      alleTrinn: trinnVed(skolen),
      versjon: '',
    };
  },
  viser: ingenPersoner,
});

/** The form for a group's name, years and subject. */
export const endreGruppeskjema = visning({
  regel: gruppeTilgang.endre,
  inndata: EnGruppe,
  utdata: Gruppeskjema,
  gjelder: (s, inn) => lager.finnGruppe(s.db, inn.gruppeId),
  async hent(s, _inn, _utsnitt, g) {
    krevApent(s, g.skolear, true);
    const skolen = await lager.finnSkole(s.db, g.skole);
    return {
      ...g,
      arstrinn: [...g.arstrinn],
      skolearvalg: [g.skolear],
      fag: await fagvalg(s),
      alleTrinn: skolen === undefined ? [...g.arstrinn] : trinnVed(skolen),
    };
  },
  viser: ingenPersoner,
});
