import { z } from 'zod';
import { ingenPersoner, visning, type Kontekst } from '#grunn/handling/index.ts';
import { kommunen } from '#grunn/innsyn/index.ts';
import { utvalg } from '#grunn/utvalg/index.ts';
import { finnSkjulte, vernutsnitt } from '#register/skjerming/index.ts';
import { hentAnsattfakta, hentRolleoppsett, Stillingsregel, stillingsroller } from '#tilgang/rolle/index.ts';
import * as lager from '../lager.ts';
import { Rolleendring, Tildeling, Vindu } from '../modell.ts';
import { rolleforskjeller, skyggede } from '../regler.ts';
import { Tabellinndata, tabellversjon } from '../handlinger/tabell.ts';
import { tekst } from '../tekster.ts';
import { rolleTilgang } from '../tilgang.ts';

const Sted = z.object({ organisasjonsnummer: z.string(), navn: z.string() });

export const Rolleoversikt = z.object({
  idag: z.string(),
  tildelinger: z.array(Tildeling.extend({ sted: z.string().nullable(), kanGodkjenne: z.boolean(), skjult: z.boolean() })),
  vinduer: z.array(Vindu.extend({ skjult: z.boolean() })),
  opplaeringKreves: z.boolean(),
  linjer: z.number(),
  kan: z.object({ gi: z.boolean(), tabell: z.boolean(), vindu: z.boolean(), krav: z.boolean() }),
});
export type Rolleoversikt = z.infer<typeof Rolleoversikt>;

const stedsnavn = async (s: Kontekst) => new Map((await lager.hentSkoler(s.db)).map((x) => [x.organisasjonsnummer, x.navn]));

const skjult = (s: Kontekst, rader: readonly { readonly personId: string }[]) =>
  finnSkjulte(
    s.db,
    rader.map((r) => r.personId),
    vernutsnitt(s.aktor, s.idag),
  );

/** A protected employee's row as others may see it: that the role is there, not whose it is. */
const uten = <R extends { readonly personId: string; readonly navn: string }>(
  r: R,
  skjulte: ReadonlySet<string>,
  s: Kontekst,
) => ({
  ...r,
  skjult: skjulte.has(r.personId),
  ...(skjulte.has(r.personId) ? { navn: tekst(s.sprak).skjultAnsatt } : {}),
});

/** Everybody with a role given by hand, what waits for a second person, and the vendor windows. */
export const rolleoversikt = visning({
  regel: rolleTilgang.les,
  inndata: utvalg({}),
  utdata: Rolleoversikt,
  async hent(s) {
    const steder = await stedsnavn(s);
    const oppsett = await hentRolleoppsett(s.db);
    const kanGodkjenne = s.kan(rolleTilgang.godkjenn).tillatt;
    const tildelinger = await lager.hentGjeldendeTildelinger(s.db, s.idag);
    const vinduer = await lager.hentVinduer(s.db, s.idag, s.na);
    const skjulte = await skjult(s, [...tildelinger, ...vinduer]);
    return {
      idag: s.idag,
      tildelinger: tildelinger.map((t) => ({
        ...uten(t, skjulte, s),
        sted: t.skole === null ? null : (steder.get(t.skole) ?? t.skole),
        kanGodkjenne: kanGodkjenne && t.godkjenning === 'venter' && t.gittAvId !== s.aktor.id && t.personId !== s.aktor.id,
      })),
      vinduer: vinduer.map((v) => uten(v, skjulte, s)),
      opplaeringKreves: oppsett.opplaering.kreves,
      linjer: oppsett.stillinger.regler.length,
      kan: {
        gi: s.kan(rolleTilgang.avslutt).tillatt,
        tabell: s.kan(rolleTilgang.settTabell).tillatt,
        vindu: s.kan(rolleTilgang.lukkVindu).tillatt,
        krav: s.kan(rolleTilgang.settKrav).tillatt,
      },
    };
  },
  viser: (ut) => [...ut.tildelinger, ...ut.vinduer].filter((x) => !x.skjult).map((x) => x.personId),
});

const Person = z.object({ personId: z.string(), navn: z.string() });
const PersonId = z.object({ personId: z.uuid() });

export const Giside = Person.extend({ idag: z.string(), skoler: z.array(Sted), selv: z.boolean() });
export type Giside = z.infer<typeof Giside>;

/** The form for giving a role. */
export const giSide = visning({
  regel: rolleTilgang.gi,
  inndata: PersonId,
  utdata: Giside,
  gjelder: (s, inn) => lager.finnAnsatt(s.db, inn.personId, s.idag, s.aktor.id),
  hent: async (s, _inn, _u, p) => ({
    personId: p.personId,
    navn: p.navn,
    idag: s.idag,
    skoler: await lager.hentSkoler(s.db),
    selv: p.personId === s.aktor.id,
  }),
  viser: (ut) => [ut.personId],
});

/** The form for letting a vendor in. */
export const vinduSide = visning({
  regel: rolleTilgang.apneVindu,
  inndata: PersonId,
  utdata: Person,
  gjelder: (s, inn) => lager.finnAnsatt(s.db, inn.personId, s.idag, s.aktor.id),
  hent: async (_s, _inn, _u, p) => ({ personId: p.personId, navn: p.navn }),
  viser: (ut) => [ut.personId],
});

export const Opplaeringside = Person.extend({
  idag: z.string(),
  opplaering: z.array(z.object({ dato: z.string(), registrertAv: z.string() })),
});
export type Opplaeringside = z.infer<typeof Opplaeringside>;

/** The form for noting training. */
export const opplaeringSide = visning({
  regel: rolleTilgang.registrerOpplaering,
  inndata: PersonId,
  utdata: Opplaeringside,
  gjelder: (s, inn) => lager.finnAnsatt(s.db, inn.personId, s.idag, s.aktor.id),
  hent: async (s, _inn, _u, p) => ({
    personId: p.personId,
    navn: p.navn,
    idag: s.idag,
    opplaering: await lager.hentOpplaering(s.db, p.personId, s.idag),
  }),
  viser: (ut) => [ut.personId],
});

export const Avsluttside = Tildeling.pick({ id: true, personId: true, navn: true, rolle: true, til: true }).extend({
  sted: z.string().nullable(),
  skjult: z.boolean(),
});
export type Avsluttside = z.infer<typeof Avsluttside>;

/** Asks before a hand-given role is taken away. */
export const avsluttSide = visning({
  regel: rolleTilgang.avslutt,
  inndata: z.object({ id: z.uuid() }),
  utdata: Avsluttside,
  gjelder: (s, inn) => lager.finnTildeling(s.db, inn.id, s.idag),
  hent: async (s, _inn, _u, t) => ({
    ...uten(t, await skjult(s, [t]), s),
    sted: t.skole === null ? null : ((await stedsnavn(s)).get(t.skole) ?? t.skole),
  }),
  viser: (ut) => (ut.skjult ? [] : [ut.personId]),
});

export const Kravside = z.object({ kreves: z.boolean() });
export type Kravside = z.infer<typeof Kravside>;

/** The form for the demand for training. */
export const kravSide = visning({
  regel: rolleTilgang.settKrav,
  inndata: z.object({}),
  utdata: Kravside,
  gjelder: () => kommunen(),
  hent: async (s) => ({ kreves: (await hentRolleoppsett(s.db)).opplaering.kreves }),
  viser: ingenPersoner,
});

export const Tabellside = z.object({
  regler: z.array(Stillingsregel),
  fristDager: z.number(),
  skygget: z.array(z.number()),
  historikk: z.array(z.object({ satt: z.string(), sattAv: z.string().nullable(), begrunnelse: z.string().nullable() })),
});
export type Tabellside = z.infer<typeof Tabellside>;

/** The table as it stands, to be edited. */
export const tabellSide = visning({
  regel: rolleTilgang.settTabell,
  inndata: z.looseObject({}),
  utdata: Tabellside,
  async hent(s) {
    const { stillinger } = await hentRolleoppsett(s.db);
    const historikk = await lager.hentHistorikk(s.db, stillingsroller.navn, s.idag);
    return { ...stillinger, skygget: skyggede(stillinger.regler), historikk };
  },
  viser: ingenPersoner,
});

/** As many people as the preview lists; the counts are of all. */
const VIS = 200;

export const Tabellforslag = z.object({
  regler: z.array(Stillingsregel),
  fristDager: z.number(),
  begrunnelse: z.string(),
  skygget: z.array(z.number()),
  /** The table this is based on, as it is sent back. */
  bygger: z.string(),
  uendret: z.boolean(),
  far: z.number(),
  mister: z.number(),
  /** The one who saves would lose a role. */
  egen: z.boolean(),
  endringer: z.array(Rolleendring),
});
export type Tabellforslag = z.infer<typeof Tabellforslag>;

/** Who would gain and who would lose by another table, before anything is saved. */
export const forhandsvisTabell = visning({
  regel: rolleTilgang.settTabell,
  inndata: Tabellinndata,
  utdata: Tabellforslag,
  async hent(s, inn) {
    const na = await hentRolleoppsett(s.db);
    const forskjeller = rolleforskjeller(await hentAnsattfakta(s.db), na, { ...na, stillinger: inn.tabell }, s);
    const vist = forskjeller.slice(0, VIS);
    const navn = await lager.hentNavn(
      s.db,
      vist.map((f) => f.personId),
      s.idag,
    );
    const skjulte = await skjult(s, vist);
    const steder = await stedsnavn(s);
    const med = (r: (typeof vist)[number]['far']) =>
      r.map(({ rolle, skole }) => ({ rolle, sted: skole === null ? null : (steder.get(skole) ?? skole) }));
    return {
      ...inn.tabell,
      begrunnelse: inn.begrunnelse,
      skygget: skyggede(inn.tabell.regler),
      bygger: tabellversjon(na.stillinger),
      uendret: tabellversjon(na.stillinger) === tabellversjon(inn.tabell),
      far: forskjeller.filter((f) => f.far.length > 0).length,
      mister: forskjeller.filter((f) => f.mister.length > 0).length,
      egen: forskjeller.some((f) => f.personId === s.aktor.id && f.mister.length > 0),
      endringer: vist.map((f) => ({
        personId: f.personId,
        skjult: skjulte.has(f.personId),
        navn: skjulte.has(f.personId) ? tekst(s.sprak).skjultAnsatt : (navn.get(f.personId) ?? ''),
        far: med(f.far),
        mister: med(f.mister),
      })),
    };
  },
  viser: (ut) => ut.endringer.filter((e) => !e.skjult).map((e) => e.personId),
});
