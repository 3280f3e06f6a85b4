import { z } from 'zod';
import { visning, type Kontekst } from '#grunn/handling/index.ts';
import { paSprak } from '#grunn/sprak/index.ts';
import { valgfritt } from '#grunn/utvalg/index.ts';
import { leggTilDager, leggTilManeder, startenAv } from '#grunn/tid/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import { finnPerson, type Personref } from '#register/person/index.ts';
import { ROLLETEKST, type Rollenavn } from '#tilgang/rolle/index.ts';
import * as lager from '../lager.ts';
import { FORMAL, Formal, Innsynsliste, Sporsmal } from '../modell.ts';
import { forForesatt } from '../regler.ts';
import { tekst } from '../tekster.ts';
import { sporingssokTilgang } from '../tilgang.ts';

const MAKS = 500;
const MAKS_NED = 20_000;

type Stilt = z.output<typeof Sporsmal>;

/** A role in the reader's words; names of system actors and of roles that no longer exist stand as they are. */
const rolleord = (s: Kontekst, rolle: string): string =>
  Object.hasOwn(ROLLETEKST, rolle) ? paSprak(ROLLETEKST[rolle as Rollenavn], s.sprak) : rolle;
const visningsord = (s: Kontekst, navn: string): string => {
  const t = s.tjenester.regeltekster?.get(navn);
  return t === undefined ? navn : paSprak(t, s.sprak);
};

async function hentListe(
  s: Kontekst,
  inn: Omit<Stilt, 'formal'>,
  person: Innsyn<Personref>,
  o: { formal: string | undefined; spurt: boolean; trygg: boolean; maks: number; uten?: string },
) {
  const til = inn.til ?? s.idag;
  const fra = inn.fra ?? leggTilManeder(til, -3);
  const funnet = o.spurt
    ? await lager.hentInnsyn(s.db, {
        personId: person.personId,
        fra: startenAv(fra).toString(),
        til: startenAv(leggTilDager(til, 1)).toString(),
        felt: inn.felt,
        idag: s.idag,
        maks: o.maks + 1,
        uten: o.uten,
      })
    : [];
  return {
    personId: person.personId,
    visningsnavn: await lager.hentVisningsnavn(s.db, person.personId),
    fra,
    til,
    felt: inn.felt ?? null,
    formal: o.formal ?? null,
    spurt: o.spurt,
    flere: funnet.length > o.maks,
    kjenteFelt: [...(await lager.hentKjenteFelt(s.db))],
    kanLasteNed: s.kan(sporingssokTilgang.lastNed, person).tillatt,
    trygg: o.trygg,
    rader: funnet.slice(0, o.maks).map((r) => ({
      id: r.id,
      tid: r.tid,
      hvem: r.navn,
      rolle: rolleord(s, r.rolle),
      skole: r.skole,
      regel: r.visning,
      visning: visningsord(s, r.visning),
      felter: r.felter === null ? null : [...r.felter],
      // codes in words; older rows hold what people wrote themselves
      formal: (FORMAL as readonly string[]).includes(r.begrunnelse ?? '')
        ? tekst(s.sprak).formal[r.begrunnelse as Formal]
        : r.begrunnelse,
      skjermetAktor: r.aktor_skjermet,
      ansatt: r.rolle !== 'foresatt' && r.rolle !== 'elev',
      selv: r.aktor_id === s.aktor.id,
    })),
  };
}

/** Who has seen a person, for those who answer for it. The purpose goes into the read log with the question. */
export const hvemHarSett = visning({
  regel: sporingssokTilgang.hvemHarSett,
  inndata: Sporsmal,
  utdata: Innsynsliste,
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async hent(s, inn, _utsnitt, person) {
    const { rader, ...resten } = await hentListe(s, inn, person, {
      formal: inn.formal,
      spurt: inn.formal !== undefined,
      trygg: false,
      maks: MAKS,
    });
    return { ...resten, rader: rader.map((r) => ({ ...r, hvem: r.skjermetAktor ? null : r.hvem })) };
  },
  viser: (ut) => [ut.personId],
  begrunnelse: (inn) => inn.formal,
});

/** The same as a file. */
export const lastNedInnsyn = visning({
  regel: sporingssokTilgang.lastNed,
  inndata: Sporsmal.safeExtend({ formal: Formal }),
  utdata: Innsynsliste,
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async hent(s, inn, _utsnitt, person) {
    const { rader, ...resten } = await hentListe(s, inn, person, {
      formal: inn.formal,
      spurt: true,
      trygg: false,
      maks: MAKS_NED,
    });
    return { ...resten, rader: rader.map((r) => ({ ...r, hvem: r.skjermetAktor ? null : r.hvem })) };
  },
  viser: (ut) => [ut.personId],
  begrunnelse: (inn) => inn.formal,
});

/** «Hvem har sett barnet mitt»: the last three months, or the time asked for. */
export const mittBarn = visning({
  regel: sporingssokTilgang.mittBarn,
  inndata: Sporsmal.safeExtend({ egne: valgfritt(z.literal('ja')) }),
  utdata: Innsynsliste.omit({ kjenteFelt: true, kanLasteNed: true, formal: true }).extend({ egne: z.boolean() }),
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async hent(s, inn, _utsnitt, person) {
    const trygg = person.gradering !== 'ugradert';
    const liste = await hentListe(s, { ...inn, felt: undefined }, person, {
      formal: undefined,
      spurt: true,
      trygg,
      maks: MAKS,
      ...(inn.egne === 'ja' ? {} : { uten: s.aktor.id }),
    });
    return {
      ...liste,
      egne: inn.egne === 'ja',
      rader: liste.rader.map((r) => forForesatt(r, { skjermet: trygg, noytral: tekst(s.sprak).noytral })),
    };
  },
  viser: (ut) => [ut.personId],
});
