import { z } from 'zod';
import { handling, ikkeFunnet, konflikt, type Kontekst } from '#grunn/handling/index.ts';
import type { Tekst } from '#grunn/sprak/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { erDato, leggTilDager } from '#grunn/tid/index.ts';
import { SKIFTEJOBB } from '#register/arsskifte/index.ts';
import { finnPerson } from '#register/person/index.ts';
import { skolearFor } from '#register/skole/index.ts';
import * as lager from '../lager.ts';
import type { Flyttefeil, Flytting } from '../modell.ts';
import { planleggFlytting, sjekkFlytting } from '../regler.ts';
import { flyttingTilgang } from '../tilgang.ts';

/** A day as typed. */
export const Dato = z.string().trim().refine(erDato, tosprak('Skriv datoen som ÅÅÅÅ-MM-DD.', 'Skriv datoen som ÅÅÅÅ-MM-DD.'));
const Skole = z.preprocess((v) => (v === '' || v === undefined ? null : v), z.string().regex(/^\d{9}$/).nullable()); // prettier-ignore

const FEIL: Readonly<Record<Flyttefeil, { readonly felt: string; readonly tekst: Tekst }>> = {
  ingen_plass: {
    felt: 'fra',
    tekst: {
      nb: 'Eleven har ingen skoleplass fra den dagen. Velg en tidligere dag.',
      nn: 'Eleven har ingen skuleplass frå den dagen. Vel ein tidlegare dag.',
    },
  },
  samme_skole: {
    felt: 'tilSkole',
    tekst: { nb: 'Eleven går alt på den skolen. Velg en annen.', nn: 'Eleven går alt på den skulen. Vel ein annan.' },
  },
  har_plass: {
    felt: 'fra',
    tekst: { nb: 'Barnet har alt en skoleplass fra den dagen.', nn: 'Barnet har alt ein skuleplass frå den dagen.' },
  },
  for_start: {
    felt: 'fra',
    tekst: { nb: 'Velg en dag innenfor ett år.', nn: 'Vel ein dag innanfor eitt år.' },
  },
};

function avvis(s: Kontekst, hva: Flyttefeil): never {
  const { felt, tekst } = FEIL[hva];
  throw s.feil(hva, tekst, { status: 400, felt: { [felt]: tekst } });
}

/** Plans and writes one move as a change set. @throws FunksjonellFeil at the field that is wrong, 409 when somebody else was first */
export async function gjor(s: Kontekst, f: Flytting, sett: { navn: string; skole: string }): Promise<string> {
  if (f.fra < leggTilDager(s.idag, -366) || f.fra > leggTilDager(s.idag, 366)) avvis(s, 'for_start');
  const plasser = await lager.finnPlasser(s.db, f.personId);
  const feil = sjekkFlytting(plasser, f);
  if (feil !== undefined) avvis(s, feil);
  const id = crypto.randomUUID();
  const plan = planleggFlytting(plasser, await lager.finnGrupper(s.db, f.personId, f.fra), f);
  // the change set first: with the place the school's sight of the pupil may go
  await lager.skrivSett(s.db, {
    id,
    ...sett,
    valg: { slag: f.slag, fra: f.fra, tilSkole: f.tilSkole, personId: f.personId },
    na: s.na,
    av: s.aktor.id,
  });
  const skrevet = await lager.skrivFlytting(s.db, plan, { endringssett: id, na: s.na }).catch((e: unknown) => {
    if (['23P01', '23505'].includes((e as { code?: string }).code ?? '')) return false;
    throw e;
  });
  if (!skrevet) throw konflikt(s.sprak);
  return id;
}

/** A pupil goes to another school, out of the kommune, or stops going here, from a day (B28). Groups at the school end the day before. */
export const flyttElev = handling({
  regel: flyttingTilgang.flytt,
  inndata: z.object({ personId: z.uuid(), slag: z.enum(['skole', 'ut', 'avslutt']), tilSkole: Skole, fra: Dato }),
  utdata: z.object({ personId: z.string(), sett: z.string(), slag: z.string(), fra: z.string() }),
  gjelder: (s, inn) => lager.finnElev(s.db, inn.personId, s.idag),
  versjon: (e) => e.versjon,
  async utfor(s, elev, inn) {
    const skoler = await lager.finnSkoler(s.db);
    const mal = inn.slag === 'skole' ? skoler.find((x) => x.skole === inn.tilSkole) : undefined;
    if (inn.slag === 'skole' && mal === undefined) {
      const tekst = { nb: 'Velg hvilken skole eleven skal til.', nn: 'Vel kva skule eleven skal til.' };
      throw s.feil('uten_skole', tekst, { status: 400, felt: { tilSkole: tekst } });
    }
    const navn = mal === undefined ? `Sluttet ved ${elev.skolenavn}` : `Flyttet fra ${elev.skolenavn} til ${mal.navn}`;
    const f = { personId: elev.personId, slag: inn.slag, fra: inn.fra, tilSkole: mal?.skole ?? null, arstrinn: null };
    const sett = await gjor(s, f, { navn, skole: elev.skole });
    return {
      ut: { personId: elev.personId, sett, slag: inn.slag, fra: inn.fra },
      endringssett: sett,
      gjelder: [elev.personId],
      spor: { slag: inn.slag, fra: elev.skole, til: f.tilSkole, dato: inn.fra },
    };
  },
});

/** @throws FunksjonellFeil at `arstrinn` when the school does not have that year */
export function krevTrinn(
  s: Kontekst,
  mal: { readonly navn: string; readonly trinnFra: number; readonly trinnTil: number },
  arstrinn: number,
): void {
  if (arstrinn >= mal.trinnFra && arstrinn <= mal.trinnTil) return;
  const tekst = {
    nb: `${mal.navn} har ${mal.trinnFra}.–${mal.trinnTil}. trinn. Velg en annen skole eller et annet trinn.`,
    nn: `${mal.navn} har ${mal.trinnFra}.–${mal.trinnTil}. trinn. Vel ein annan skule eller eit anna trinn.`,
  };
  throw s.feil('feil_trinn', tekst, { status: 400, felt: { arstrinn: tekst } });
}

/** A child who has come to the kommune gets a place (B28): the year by age, unless another is decided. */
export const taImotElev = handling({
  regel: flyttingTilgang.taImot,
  inndata: z.object({
    personId: z.uuid(),
    tilSkole: z.string().regex(/^\d{9}$/, tosprak('Velg skole.', 'Vel skule.')),
    arstrinn: z.coerce.number().int().min(1).max(10),
    fra: Dato,
  }),
  utdata: z.object({ personId: z.string(), sett: z.string() }),
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async utfor(s, _person, inn) {
    const { personId } = inn;
    const mal = (await lager.finnSkoler(s.db)).find((x) => x.skole === inn.tilSkole);
    if (mal === undefined) throw ikkeFunnet(s.sprak);
    krevTrinn(s, mal, inn.arstrinn);
    const f = { personId, slag: 'inn' as const, fra: inn.fra, tilSkole: mal.skole, arstrinn: inn.arstrinn };
    const sett = await gjor(s, f, { navn: `Begynte ved ${mal.navn}`, skole: mal.skole });
    const spor = { til: mal.skole, dato: inn.fra, trinn: inn.arstrinn, skolear: skolearFor(inn.fra) };
    return { ut: { personId, sett }, endringssett: sett, gjelder: [personId], spor };
  },
});

/** Folkeregisteret says the child has moved; a person lets the place stand, with a reason. */
export const laPlassenSta = handling({
  regel: flyttingTilgang.laSta,
  inndata: z.object({
    personId: z.uuid(),
    slag: z.enum(['ut', 'inn', 'krets']),
    grunnlag: z.string().max(100),
    begrunnelse: z.string().trim().min(3, tosprak('Skriv hvorfor.', 'Skriv kvifor.')).max(300),
  }),
  utdata: z.object({ personId: z.string() }),
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async utfor(s, _person, { personId, slag, grunnlag, begrunnelse }) {
    const id = crypto.randomUUID();
    await lager.skrivVurdering(s.db, { id, personId, slag, grunnlag, begrunnelse, na: s.na, av: s.aktor.id });
    return { ut: { personId }, gjelder: [personId], spor: { slag } };
  },
});

/** A move is taken back, all of it or nothing, while nothing of it has been changed since (L10). The worker does it within seconds. */
export const angreFlytting = handling({
  regel: flyttingTilgang.angre,
  inndata: z.object({ sett: z.uuid(), personId: z.uuid() }),
  utdata: z.object({ personId: z.string() }),
  gjelder: (s, inn) => lager.finnEtSett(s.db, inn.sett),
  async utfor(s, sett, { personId }) {
    // the trace says whom it was about: the one who was moved, not whoever the form names
    if (sett.personId !== null && sett.personId !== personId) throw ikkeFunnet(s.sprak);
    if (!(await lager.bestillAngring(s.db, sett.id, s.aktor.id)))
      throw s.feil('angret_alt', { nb: 'Flyttingen er alt angret.', nn: 'Flyttinga er alt angra.' }, { status: 409 });
    await s.tjenester.jobbko?.startNa(SKIFTEJOBB, {});
    return { ut: { personId }, endringssett: sett.id, gjelder: [personId] };
  },
});
