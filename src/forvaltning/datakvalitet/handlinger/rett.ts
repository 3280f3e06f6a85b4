import { z } from 'zod';
import { handling, konflikt, type Kontekst } from '#grunn/handling/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { leggTilDager } from '#grunn/tid/index.ts';
import { SKIFTEJOBB } from '#register/arsskifte/index.ts';
import { finnGruppe, finnSkole, plasserElever } from '#register/gruppe/index.ts';
import { skolearFor } from '#register/skole/index.ts';
import * as lager from '../lager.ts';
import { byttFagkoder, bestillAngring, finnSett } from '../lager-rett.ts';
import { FRISTDAGER, FUNN, MED_RETTING, type Funnrad } from '../modell.ts';
import { tekst } from '../tekster.ts';
import { datakvalitetTilgang } from '../tilgang.ts';

const Skole = z.string().regex(/^\d{9}$/);
/** More than a school has. */
const ALLE = 2000;

/** Somebody takes a kind of finding at a school, with a deadline. */
export const taAnsvar = handling({
  regel: datakvalitetTilgang.ta,
  inndata: z.object({ skole: Skole, kode: z.enum(FUNN) }),
  utdata: z.object({ skole: z.string(), kode: z.string() }),
  gjelder: (s, inn) => finnSkole(s.db, inn.skole),
  async utfor(s, _skole, { skole, kode }) {
    const frist = leggTilDager(s.idag, FRISTDAGER[kode]);
    await lager.skrivAnsvar(s.db, { id: crypto.randomUUID(), skole, kode, eierId: s.aktor.id, frist, na: s.na });
    return { ut: { skole, kode }, spor: { skole, funn: kode } };
  },
});

const Valgte = z.preprocess(
  (v) => (v === undefined || v === '' ? [] : Array.isArray(v) ? v : [v]),
  z
    .array(z.string().regex(/^[0-9a-f-]{36}=[0-9A-Za-z-]{1,36}$/))
    .min(1, tosprak('Kryss av minst én.', 'Kryss av minst éin.'))
    .max(ALLE),
);

/**
 * Puts right every ticked row as the page proposed it, as one named change set. @throws FunksjonellFeil 409 when a row is no longer wrong, or the
 * proposal is another by now: nothing is changed.
 */
export const rettFlere = handling({
  regel: datakvalitetTilgang.rett,
  inndata: z.object({ skole: Skole, kode: z.enum(MED_RETTING), velg: Valgte }),
  utdata: z.object({ skole: z.string(), kode: z.string(), antall: z.number(), sett: z.string() }),
  gjelder: (s, inn) => finnSkole(s.db, inn.skole),
  async utfor(s, skole, { kode, velg }) {
    const utvalg = { alt: false, skoler: [skole.skole], idag: s.idag, skolear: skolearFor(s.idag), kode };
    const { rader } = await lager.finnFunn(s.db, { ...utvalg, antall: ALLE, hopp: 0 });
    const na = new Map(rader.map((r) => [`${r.personId ?? r.gruppeId}=${r.forslag}`, r]));
    const valgte = [...new Set(velg)].map((v) => na.get(v));
    if (valgte.includes(undefined)) throw konflikt(s.sprak);
    const sett = crypto.randomUUID();
    const navn = `${tekst('nb').funn[kode].tittel}, ${skole.navn}`;
    const gjelder = await UTFOR[kode](s, skole.skole, valgte as Funnrad[], sett);
    await lager.skrivSett(s.db, { id: sett, navn, skole: skole.skole, antall: valgte.length, na: s.na, av: s.aktor.id });
    return {
      ut: { skole: skole.skole, kode, antall: valgte.length, sett },
      endringssett: sett,
      gjelder,
      spor: { skole: skole.skole, funn: kode, antall: valgte.length },
    };
  },
});

type Retting = (s: Kontekst, skole: string, rader: readonly Funnrad[], sett: string) => Promise<readonly string[]>;

const UTFOR: Readonly<Record<(typeof MED_RETTING)[number], Retting>> = {
  async uten_klasse(s, skole, rader, sett) {
    const klasser = new Map<string, string>();
    for (const id of new Set(rader.map((r) => r.forslag!))) {
      const g = await finnGruppe(s.db, id);
      if (g === undefined) throw konflikt(s.sprak);
      klasser.set(id, g.til);
    }
    const onsker = rader.map((r) => ({
      personId: r.personId!,
      slag: 'klasse' as const,
      gruppeId: r.forslag!,
      fra: s.idag,
      til: klasser.get(r.forslag!)!,
    }));
    return (await plasserElever(s, skole, onsker, sett)).personer;
  },
  async utgatt_fagkode(s, _skole, rader, sett) {
    const bytter = rader.map((r) => ({ gruppeId: r.gruppeId!, fra: r.hva!, til: r.forslag! }));
    if (!(await byttFagkoder(s.db, bytter, { endringssett: sett, na: s.na }))) throw konflikt(s.sprak);
    return [];
  },
};

/** A bulk fix is taken back, all of it or nothing, while it stands as it was made. The worker does it within seconds. */
export const angreRetting = handling({
  regel: datakvalitetTilgang.angre,
  inndata: z.object({ sett: z.uuid(), kode: z.enum(FUNN) }),
  utdata: z.object({ skole: z.string(), kode: z.string() }),
  gjelder: (s, inn) => finnSett(s.db, inn.sett),
  async utfor(s, sett, { kode }) {
    if (!(await bestillAngring(s.db, sett.id, s.aktor.id)))
      throw s.feil('angret_alt', { nb: 'Rettingen er alt angret.', nn: 'Rettinga er alt angra.' }, { status: 409 });
    await s.tjenester.jobbko?.startNa(SKIFTEJOBB, {});
    return { ut: { skole: sett.skole, kode }, endringssett: sett.id, spor: { skole: sett.skole, funn: kode } };
  },
});
