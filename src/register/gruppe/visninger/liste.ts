import { z } from 'zod';
import { ikkeFunnet, visning, type Kontekst } from '#grunn/handling/index.ts';
import { innstilling, lesInnstilling } from '#grunn/innstilling/index.ts';
import type { Utsnitt } from '#grunn/tilgang/index.ts';
import { apneSkolear, valgtSkolear } from '#register/skole/index.ts';
import { Listevalg } from '../inndata.ts';
import * as lager from '../lager.ts';
import { Gruppeliste, type Grupperad } from '../modell.ts';
import { etterNavn, merknaderTil } from '../regler.ts';
import { gruppeTilgang } from '../tilgang.ts';
import { dagI } from './dager.ts';

/** More pupils than this, and the group is marked. The law has no number; the kommune sets its own. */
export const storGruppe = innstilling({
  navn: 'register.gruppe.stor',
  skjema: z.object({ elever: z.number().int().min(5).max(200) }),
  standard: { elever: 28 },
});

/** Words of a subject in the reader's language. */
export const fagnavn = (fag: { readonly nb: string; readonly nn?: string } | null, sprak: 'nb' | 'nn'): string | null =>
  fag === null ? null : sprak === 'nn' ? (fag.nn ?? fag.nb) : fag.nb;

/** Does this reader see whole schools, and years to come and gone by? Teachers see their own groups of the year that runs. */
export const seerSkoler = (utsnitt: Utsnitt): boolean => utsnitt.alt || (utsnitt.omfang.egenSkole ?? []).length > 0;

async function hentListe(s: Kontekst, inn: z.output<typeof Listevalg>, utsnitt: Utsnitt): Promise<Gruppeliste> {
  const egneSkoler = utsnitt.omfang.egenSkole ?? [];
  const leder = seerSkoler(utsnitt);
  const bare = leder ? null : (utsnitt.omfang.egenGruppe ?? []);
  const apne = apneSkolear(s.idag, leder);
  const skolear = valgtSkolear(s, inn.skolear, [...apne]);
  const skoler = leder
    ? await lager.finnSkoler(s.db, { alt: utsnitt.alt, skoler: egneSkoler })
    : await lager.finnSkolerMedGrupper(s.db, bare ?? []);
  const skole = inn.skole ?? (skoler.length === 1 ? skoler[0]!.organisasjonsnummer : null);
  const felles = {
    skoler: [...skoler],
    skolear,
    apne: [...apne],
    heleSkolen: leder,
    kanEndre: leder && s.kan(gruppeTilgang.plasser).tillatt,
  };
  if (skole === null) return { ...felles, skole, skolenavn: null, slag: null, grupper: [], utenKlasse: 0, elever: 0 };
  const valgt = skoler.find((x) => x.organisasjonsnummer === skole);
  if (valgt === undefined) throw ikkeFunnet(s.sprak);
  const dato = dagI(skolear, s.idag);
  const medSkjermede = !leder || egneSkoler.includes(skole);
  const utvalg = { skole, skolear, dato, medSkjermede, bare };
  const { elever: stor } = await lesInnstilling(s.db, storGruppe);
  const rader = await lager.finnGrupper(s.db, utvalg);
  const tall = leder ? await lager.tellElever(s.db, utvalg) : { elever: 0, utenKlasse: 0 };
  const grupper = rader.map((g): Grupperad => {
    const kontaktlarere = g.larere.filter((l) => l.rolle === 'kontaktlarer').length;
    const sluttet = g.larere.filter((l) => l.sluttet).length;
    return {
      ...g,
      fag: fagnavn(g.fag, s.sprak),
      merknader: [...merknaderTil({ ...g, kontaktlarere, larere: g.larere.length, sluttet }, dato, stor)],
    };
  });
  return { ...felles, ...tall, skole, skolenavn: valgt.navn, slag: inn.slag ?? null, grupper: grupper.toSorted(etterNavn) };
}

/** A school's classes and groups in a year. Five statements. @throws FunksjonellFeil 404 for a school out of reach. */
export const gruppeliste = visning({
  regel: gruppeTilgang.les,
  inndata: Listevalg,
  utdata: Gruppeliste,
  hent: hentListe,
  viser: (ut) => ut.grupper.flatMap((g) => g.larere.map((l) => l.personId)),
});
