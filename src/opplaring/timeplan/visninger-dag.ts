// A date of the timetable: a school's week as it will be, and the form of one lesson on one day.
import { z } from 'zod';
import { ikkeFunnet, visning, type Kontekst } from '#grunn/handling/index.ts';
import { leggTilDager, ukedag } from '#grunn/tid/index.ts';
import { datovalg, idvalg, medStandard, utvalg } from '#grunn/utvalg/index.ts';
import { finnSkole, finnSkoler } from '#register/gruppe/index.ts';
import { skolearFor, Skolevalg } from '#register/skole/index.ts';
import { hentBilde } from './bilde.ts';
import * as dager from './lager-dag.ts';
import { hentUke } from './lager-uke.ts';
import { Dagsskjema, Ukeside, VISNINGER } from './modell.ts';
import { timeplanTilgang } from './tilgang.ts';

/** The Monday of the week a date stands in; of a weekend the next. */
export const mandagFor = (dato: string): string => {
  const d = ukedag(dato);
  return leggTilDager(dato, d > 5 ? 8 - d : 1 - d);
};

export const Dagsvalg = z.object({
  aktivitet: z.uuid(),
  nr: z.coerce.number().int().min(1).max(20),
  dato: z.iso.date(),
});

/** One lesson on one date, for the views and the act. */
export const finnDagstime = (s: Kontekst, inn: z.infer<typeof Dagsvalg>) => dager.finnDagstime(s.db, inn);

/** The form of one lesson on one date: who is free then. */
export const dagsskjema = visning({
  regel: timeplanTilgang.endreDag,
  inndata: Dagsvalg,
  utdata: Dagsskjema,
  gjelder: finnDagstime,
  async hent(s, inn, _utsnitt, dag) {
    const b = await hentBilde(s, dag);
    const uker = await Promise.all(dag.grupper.slice(0, 1).map((gruppe) => hentUke(s.db, { gruppe }, inn.dato)));
    const time = uker.flat().find((t) => t.aktivitetId === inn.aktivitet && t.nr === inn.nr && t.dato === inn.dato);
    if (time === undefined) throw ikkeFunnet(s.sprak);
    const opptatte = await dager.hentOpptatte(s.db, { ...inn, ider: [...b.larere, ...b.rom].map((x) => x.id) });
    const med = (felt: 'larere' | 'rom') => b[felt].map(({ id, navn }) => ({ id, navn, opptatt: opptatte.get(id) ?? null }));
    const { skole, skolenavn, skolear, planId, navn, fra, til, utkast } = dag;
    return {
      skole, skolenavn, skolear, apne: [skolear], plan: { planId, navn, fra, til, utkast },
      dato: inn.dato, time, larere: med('larere'), rom: med('rom'), versjon: dag.versjon,
    }; // prettier-ignore
  },
  viser: (ut) => ut.time.larere.map((l) => l.id),
});

/** A school's week as it will be, seen as one group's, teacher's or room's, with what is otherwise each day. @throws FunksjonellFeil 404 for a school out of reach */
export const ukeside = visning({
  regel: timeplanTilgang.les,
  inndata: utvalg({ skole: Skolevalg, vis: medStandard(VISNINGER, 'gruppe'), id: idvalg, uke: datovalg }),
  utdata: Ukeside,
  async hent(s, inn, utsnitt) {
    const skoler = await finnSkoler(s.db, { alt: utsnitt.alt, skoler: utsnitt.omfang.egenSkole ?? [] });
    const valgtSkole = inn.skole ?? (skoler.length === 1 ? skoler[0]?.organisasjonsnummer : undefined);
    const her = skoler.find((x) => x.organisasjonsnummer === valgtSkole);
    if (her === undefined) throw ikkeFunnet(s.sprak);
    const skole = her.organisasjonsnummer;
    const mandag = mandagFor(inn.uke ?? s.idag);
    const skolear = skolearFor(mandag);
    const b = await hentBilde(s, { skole, skolear, planId: null });
    const valg = (inn.vis === 'gruppe' ? b.grupper : inn.vis === 'larer' ? b.larere : b.rom).map(({ id, navn }) => ({
      id,
      navn,
    }));
    const valgt = valg.find((v) => v.id === inn.id) ?? valg[0] ?? null;
    const hvem =
      valgt === null
        ? null
        : inn.vis === 'gruppe'
          ? { gruppe: valgt.id }
          : inn.vis === 'larer'
            ? { larer: valgt.id }
            : { rom: valgt.id };
    const objekt = await finnSkole(s.db, skole);
    return {
      skole,
      skolenavn: her.navn,
      skolear,
      apne: [skolear],
      mandag,
      vis: inn.vis,
      valg,
      valgt,
      ringetider: [...b.ringetider],
      timer: hvem === null ? [] : await hentUke(s.db, hvem, mandag),
      kanEndre: objekt !== undefined && s.kan(timeplanTilgang.endreDag, objekt).tillatt,
    };
  },
  viser: (ut) => [
    ...new Set([
      ...ut.timer.flatMap((t) => t.larere.map((l) => l.id)),
      ...(ut.vis === 'larer' && ut.valgt !== null ? [ut.valgt.id] : []),
    ]),
  ],
});
