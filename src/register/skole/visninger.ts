import { z } from 'zod';
import { ikkeFunnet, ingenPersoner, visning, type Kontekst } from '#grunn/handling/index.ts';
import { kommunen } from '#grunn/innsyn/index.ts';
import { skolearvalg, utvalg } from '#grunn/utvalg/index.ts';
import * as lager from './lager.ts';
import { KOMMUNEN, Skoleoversikt, Skoleside } from './modell.ts';
import { apneSkolear, forslagTilRute, skolearsgrenser } from './regler.ts';
import { skoleTilgang } from './tilgang.ts';
import { Skolenummer } from './inndata.ts';
import { valgtSkolear } from './valgt-ar.ts';

const Skolear = skolearvalg;

/** The year that was asked for, when it is open. */
const valgtAr = (s: Kontekst, onsket: number | undefined): number => valgtSkolear(s, onsket, [...apneSkolear(s.idag, true)]);

/** The schools of the reader. Two statements. */
export const skoleoversikt = visning({
  regel: skoleTilgang.les,
  inndata: utvalg({ skolear: Skolear }),
  utdata: Skoleoversikt,
  async hent(s, inn, utsnitt) {
    const skolear = valgtAr(s, inn.skolear);
    const { fra, til } = skolearsgrenser(skolear);
    const dato = s.idag < fra ? fra : s.idag > til ? til : s.idag;
    const skoler = await lager.finnSkoler(s.db, { alt: utsnitt.alt, skoler: utsnitt.omfang.egenSkole ?? [], skolear, dato });
    return { skolear, skoler, kanEndreKommunerute: s.kan(skoleTilgang.settKommunerute).tillatt };
  },
  viser: ingenPersoner,
});

async function hentSide(
  s: Kontekst,
  skole: Awaited<ReturnType<typeof lager.finnSkole>> | null,
  skolear: number,
  kanEndre: boolean,
): Promise<z.input<typeof Skoleside>> {
  const funnet = await lager.finnRute(s.db, skole?.organisasjonsnummer ?? KOMMUNEN, skolear);
  return {
    skole: skole ?? null,
    skolear,
    apne: [...apneSkolear(s.idag, true)],
    rute:
      funnet === undefined
        ? kanEndre
          ? { ...forslagTilRute(skolear), fri: [...forslagTilRute(skolear).fri] }
          : null
        : { ...funnet, fri: [...funnet.fri] },
    bestemt: funnet !== undefined,
    kommunens: skole !== null && funnet?.skole === KOMMUNEN,
    kanEndre: kanEndre && apneSkolear(s.idag, true).slice(0, 2).includes(skolear),
    idag: s.idag,
  };
}

/** A school with its calendar. Three statements. */
export const visSkole = visning({
  regel: skoleTilgang.les,
  inndata: z.object({ skole: Skolenummer, skolear: Skolear }),
  utdata: Skoleside,
  gjelder: (s, inn) => lager.finnSkole(s.db, inn.skole),
  hent: (s, inn, _utsnitt, skole) =>
    hentSide(s, skole, valgtAr(s, inn.skolear), s.kan(skoleTilgang.settSkolerute, skole).tillatt),
  viser: ingenPersoner,
});

/** The form for a school's own calendar. */
export const skoleruteskjema = visning({
  regel: skoleTilgang.settSkolerute,
  inndata: z.object({ skole: Skolenummer, skolear: Skolear }),
  utdata: Skoleside,
  gjelder: (s, inn) => lager.finnSkole(s.db, inn.skole),
  async hent(s, inn, _utsnitt, skole) {
    const side = await hentSide(s, skole, valgtAr(s, inn.skolear), true);
    if (!side.kanEndre) throw ikkeFunnet(s.sprak);
    return side;
  },
  viser: ingenPersoner,
});

/** The form for the kommune's calendar. */
export const kommuneruteskjema = visning({
  regel: skoleTilgang.settKommunerute,
  inndata: z.object({ skolear: Skolear }),
  utdata: Skoleside,
  gjelder: kommunen,
  async hent(s, inn) {
    const side = await hentSide(s, null, valgtAr(s, inn.skolear), true);
    if (!side.kanEndre) throw ikkeFunnet(s.sprak);
    return side;
  },
  viser: ingenPersoner,
});
