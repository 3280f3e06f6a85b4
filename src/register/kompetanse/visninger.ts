import { z } from 'zod';
import { visning } from '#grunn/handling/index.ts';
import { lesInnstilling } from '#grunn/innstilling/index.ts';
import { gjelder } from '#grunn/tid/index.ts';
import { finnPerson } from '#register/person/index.ts';
import { skolearFor } from '#register/skole/index.ts';
import { finnHvem, hentFagkompetanse, hentGrupper, hentNedslag, hentStillinger } from './lager.ts';
import { Grupper, Kompetanse, kompetansekrav, Stillingsinnhold } from './modell.ts';
import { kravPa, livsfaseprosent, tilUndervisning, vurderKompetanse } from './regler.ts';
import { kompetanseTilgang } from './tilgang.ts';

const Hvem = z.object({ personId: z.uuid() });

/** Credits by subject against the demand for what is taught now. */
export const kompetanse = visning({
  regel: kompetanseTilgang.les,
  inndata: Hvem,
  utdata: Kompetanse,
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async hent(s, _inn, _utsnitt, person) {
    const krav = kravPa(s.idag, await lesInnstilling(s.db, kompetansekrav));
    const poeng = await hentFagkompetanse(s.db, person.personId);
    const grupper = await hentGrupper(s.db, person.personId, s.idag);
    return {
      personId: person.personId,
      rader: vurderKompetanse(poeng, grupper.filter((g) => g.fra <= s.idag), krav), // prettier-ignore
      kilde: krav.kilde,
      kanRegistrere: s.kan(kompetanseTilgang.registrer, person).tillatt,
    };
  },
  viser: (ut) => [ut.personId],
});

/** Percent, reductions and leave. */
export const stillingsinnhold = visning({
  regel: kompetanseTilgang.stilling,
  inndata: Hvem,
  utdata: Stillingsinnhold,
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async hent(s, _inn, _utsnitt, person) {
    const stillinger = await hentStillinger(s.db, person.personId, s.idag);
    const nedslag = (await hentNedslag(s.db, person.personId)).map((n) => ({ ...n, gjelder: gjelder(s.idag, n.fra, n.til) }));
    const na = nedslag.filter((n) => n.gjelder);
    const { fodselsdato } = await finnHvem(s.db, person.personId, s.idag);
    const etterAlder = fodselsdato === null ? 0 : livsfaseprosent(fodselsdato, skolearFor(s.idag));
    const skrevet = na.find((n) => n.slag === 'livsfase')?.prosent ?? 0;
    return {
      personId: person.personId,
      stillinger: stillinger.map(({ tittel, sted, prosent, fra, til }) => ({ tittel, sted, prosent, fra, til })),
      nedslag,
      ...tilUndervisning(
        stillinger.map((x) => x.prosent),
        na.map((n) => n.prosent),
      ),
      livsfase: stillinger.length > 0 && etterAlder !== skrevet ? etterAlder : null,
      permisjoner: stillinger.flatMap((x) =>
        x.permisjon.filter((p) => p.til === null || p.til >= s.idag).map((p) => ({ stilling: x.tittel, fra: p.fra, til: p.til })),
      ),
      kanRegistrere: s.kan(kompetanseTilgang.nedslag, person).tillatt,
    };
  },
  viser: (ut) => [ut.personId],
});

/** The groups of an employee. */
export const ansattgrupper = visning({
  regel: kompetanseTilgang.grupper,
  inndata: Hvem,
  utdata: Grupper.extend({ personId: z.string() }),
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  hent: async (s, _inn, _utsnitt, person) => ({
    personId: person.personId,
    grupper: await hentGrupper(s.db, person.personId, s.idag),
  }),
  viser: (ut) => [ut.personId],
});

/** The form for credits. */
export const fagskjema = visning({
  regel: kompetanseTilgang.registrer,
  inndata: Hvem,
  utdata: z.object({ personId: z.string(), navn: z.string() }),
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  hent: async (s, _inn, _utsnitt, person) => ({
    personId: person.personId,
    navn: (await finnHvem(s.db, person.personId, s.idag)).navn,
  }),
  viser: (ut) => [ut.personId],
});

/** The form for reductions, with what the agreement gives by age. */
export const nedslagskjema = visning({
  regel: kompetanseTilgang.nedslag,
  inndata: Hvem,
  utdata: z.object({ personId: z.string(), navn: z.string(), idag: z.string(), livsfase: z.number() }),
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async hent(s, _inn, _utsnitt, person) {
    const { navn, fodselsdato } = await finnHvem(s.db, person.personId, s.idag);
    return {
      personId: person.personId,
      navn,
      idag: s.idag,
      livsfase: fodselsdato === null ? 0 : livsfaseprosent(fodselsdato, skolearFor(s.idag)),
    };
  },
  viser: (ut) => [ut.personId],
});
