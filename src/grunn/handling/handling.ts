import { createHash } from 'node:crypto';
import { z } from 'zod';
import { meldEndret } from '#grunn/endringer/index.ts';
import { innsynsdata } from '#grunn/innsyn/index.ts';
import { sporEndring, sporInnsyn } from '#grunn/sporing/index.ts';
import { beslutt, manglerVedInnloggingen, utsnittFor, type Beslutning, type Innsyn, type Regel } from '#grunn/tilgang/index.ts';
import { ikkeFunnet, ikkeLov, konflikt, kreverInnlogging, lesInndata } from './feil.ts';
import { lagreSvar, taNokkel } from './lager.ts';
import type { Handling, Handlingsdefinisjon, Kallvalg, Kontekst, Visning, Visningsdefinisjon } from './modell.ts';

const SVARKONTEKST = 'grunn.idempotens';

/** Has the person any role the rule names? Asked before anything is fetched, so the answer says nothing about the object. */
function krevRolle(s: Kontekst, regel: Regel): void {
  const b = beslutt(regel, s.aktor, s.idag);
  if (!b.tillatt) throw ikkeLov(s.sprak, regel.tekst);
  krevInnlogging(s, regel);
}

/** Is the login good enough for the rule, and for this row? Asked last: a person without access is not told that more would help. */
function krevInnlogging(s: Kontekst, regel: Regel, krevNiva?: 'hoyt'): void {
  const mangler = manglerVedInnloggingen(regel, s.aktor.innlogging, krevNiva);
  if (mangler !== undefined) throw kreverInnlogging(s.sprak, mangler);
}

/** Does the grant reach this object? Unknown and foreign are answered alike. */
function krevRekkevidde<O extends object>(
  s: Kontekst,
  regel: Regel,
  objekt: Innsyn<O> | undefined,
): { objekt: Innsyn<O>; beslutning: Beslutning } {
  if (objekt === undefined) throw ikkeFunnet(s.sprak);
  const beslutning = beslutt(regel, s.aktor, s.idag, innsynsdata(objekt).tilhorighet, innsynsdata(objekt).vern);
  if (!beslutning.tillatt) throw ikkeFunnet(s.sprak);
  krevInnlogging(s, regel, innsynsdata(objekt).krevNiva);
  return { objekt, beslutning };
}

/** The answer with only the fields of the schema, less those closed to this person. */
function slippUt<U extends z.ZodType>(utdata: U, svar: unknown, lukket: readonly string[]): z.output<U> {
  const ut = utdata.parse(svar);
  if (lukket.length === 0 || typeof ut !== 'object' || ut === null) return ut;
  return Object.fromEntries(Object.entries(ut).filter(([felt]) => !lukket.includes(felt))) as z.output<U>;
}

const hjemmelFor = (b: Beslutning) =>
  b.gitt === undefined ? {} : { hjemmel: { rolle: b.gitt.rolle, relasjon: b.gitt.relasjon, grunnlag: b.gitt.grunnlag } };

/** Objects with their keys in order, so that the same input always has the same sum. */
const ordnet = (v: unknown): unknown =>
  Array.isArray(v)
    ? v.map(ordnet)
    : typeof v === 'object' && v !== null
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, x]) => [k, ordnet(x)])) // prettier-ignore
      : v;

/**
 * Declares a write: parse, fetch with insight, check, do, trace, tell, all in one transaction. The file that calls it says
 * only what is special.
 */
export function handling<I extends z.ZodType, U extends z.ZodType, O extends object>(
  d: Handlingsdefinisjon<I, U, O>,
): Handling<z.output<U>> {
  return {
    slag: 'handling',
    regel: d.regel,
    inndata: d.inndata,
    utdata: d.utdata,
    krevVersjon: d.versjon !== undefined,
    async kjor(s: Kontekst, ra: unknown, valg: Kallvalg = {}): Promise<z.output<U>> {
      krevRolle(s, d.regel);
      const inn = lesInndata(d.inndata, ra, s.sprak);
      const brukt = await taSvar(s, d.regel, inn, valg.nokkel);
      const hentet = await d.gjelder(s, inn, utsnittFor(d.regel, s.aktor, s.idag));
      // done before: the act may have taken its object away, but access lost since then is lost
      if (brukt !== undefined && hentet === undefined) return brukt.svar as z.output<U>;
      const { objekt, beslutning } = krevRekkevidde(s, d.regel, hentet);
      if (brukt !== undefined) return brukt.svar as z.output<U>;
      if (d.versjon !== undefined && valg.basis !== d.versjon(objekt)) throw konflikt(s.sprak);
      const gjort = await d.utfor(s, objekt, inn);
      const ut = slippUt(d.utdata, gjort.ut, beslutning.lukket);
      await sporEndring(s.db, {
        tid: s.na,
        aktorId: s.aktor.id,
        aktor: beslutning.gitt?.rolle ?? '',
        handling: d.regel.navn,
        gjelder: gjort.gjelder ?? innsynsdata(objekt).gjelder,
        endringssett: gjort.endringssett,
        detaljer: { ...gjort.spor, ...hjemmelFor(beslutning) },
      });
      await meldEndret(s.db, gjort.skjedd ?? []);
      if (valg.nokkel !== undefined)
        await lagreSvar(s.db, {
          aktorId: s.aktor.id,
          nokkel: valg.nokkel,
          svar: s.nokler.krypterStor(JSON.stringify({ svar: ut }), SVARKONTEKST),
        });
      return ut;
    },
  };
}

/** What was answered to this key before, if it has been used. @throws when it was used for something else. */
async function taSvar(
  s: Kontekst,
  regel: Regel,
  inn: unknown,
  nokkel: string | undefined,
): Promise<{ svar: unknown } | undefined> {
  if (nokkel === undefined) return undefined;
  // keyed: what was sent may be a number and words that stand elsewhere, and then a plain sum could be tried against every number
  const inndataSum = s.nokler.oppslag(JSON.stringify(ordnet(inn)) ?? '', 'inndata');
  const brukt = await taNokkel(s.db, { aktorId: s.aktor.id, nokkel, handling: regel.navn, inndataSum, na: s.na });
  if (brukt === undefined) return undefined;
  if (brukt.handling !== regel.navn || !brukt.inndata_sum.equals(inndataSum) || brukt.svar === null)
    throw s.feil(
      'nokkel_brukt',
      {
        nb: 'Dette skjemaet er alt sendt inn med noe annet. Åpne siden på nytt og prøv igjen.',
        nn: 'Dette skjemaet er alt sendt inn med noko anna. Opne sida på nytt og prøv igjen.',
      },
      { status: 422 },
    );
  return JSON.parse(s.nokler.dekrypterStor(brukt.svar, SVARKONTEKST)) as { svar: unknown };
}

/** Declares a read: parse, fetch with insight, check, strip, write the read log, all in one transaction. */
export function visning<I extends z.ZodType, U extends z.ZodType, O extends object>(
  d: Visningsdefinisjon<I, U, O>,
): Visning<z.output<U>> {
  let feltsett: string | undefined;
  const forberedt = async (s: Kontekst, ra: unknown) => {
    krevRolle(s, d.regel);
    const inn = lesInndata(d.inndata, ra, s.sprak);
    const utsnitt = utsnittFor(d.regel, s.aktor, s.idag);
    const funnet = d.gjelder === undefined ? undefined : krevRekkevidde(s, d.regel, await d.gjelder(s, inn, utsnitt));
    return { inn, utsnitt, funnet };
  };
  return {
    slag: 'visning',
    utvides: d.utvides,
    regel: d.regel,
    inndata: d.inndata,
    utdata: d.utdata,
    async prov(s, ra) {
      await forberedt(s, ra);
    },
    async kjor(s, ra) {
      const { inn, utsnitt, funnet } = await forberedt(s, ra);
      const beslutning = funnet?.beslutning ?? beslutt(d.regel, s.aktor, s.idag);
      // a list has no object; its hent never looks at the fourth argument
      const svar = await d.hent(s, inn, utsnitt, funnet?.objekt as Innsyn<O>);
      const ut = slippUt(d.utdata, svar, funnet?.beslutning.lukket ?? utsnitt.lukket);
      const gjelder = [...new Set(d.viser(ut))];
      const begrunnelse = d.begrunnelse?.(inn);
      if (gjelder.length > 0)
        await sporInnsyn(s.db, {
          tid: s.na,
          aktorId: s.aktor.id,
          aktor: beslutning.gitt?.rolle ?? '',
          visning: d.regel.navn,
          feltsett: (feltsett ??= feltsettAv(d.utdata)),
          gjelder,
          begrunnelse,
        });
      return ut;
    },
  };
}

/** A short name for the set of fields a view lets out: changes when a field is added or taken away. */
export const feltsettAv = (utdata: z.ZodType): string =>
  createHash('sha256')
    .update(JSON.stringify(z.toJSONSchema(utdata, { io: 'output', unrepresentable: 'any' })))
    .digest('base64url')
    .slice(0, 12);
