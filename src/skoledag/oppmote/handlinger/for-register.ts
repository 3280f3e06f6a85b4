import { z } from 'zod';
import { Skolenummer } from '#register/skole/index.ts';
import { handling, type Kontekst } from '#grunn/handling/index.ts';
import { tosprak, type Tekst } from '#grunn/sprak/index.ts';
import { apneElevsaker, avklarElevsaker } from '../../etterlysning/index.ts';
import { dagsstatus, naa, somElevIDag, temaFor } from '../../fravar/index.ts';
import { EGNE_ARSAKER, erSkoledag, rutineFor, typeMed, type Rutine } from '../../rutine/index.ts';
import { finnRegister, lagreForing, type Klasseregister, type Registerelev } from '../lager.ts';
import { oppmoteTilgang } from '../tilgang.ts';

const MINUTTER = tosprak('Skriv hele minutter, fra 1 til 600.', 'Skriv heile minutt, frå 1 til 600.');
const Rad = z.object({
  elevId: z.uuid(),
  status: z.enum(['tilstede', 'sen', 'borte', 'gikk', 'annetsted']),
  minutter: z.preprocess(
    (v) => (v === '' ? null : v),
    z.coerce.number({ error: MINUTTER }).int(MINUTTER).min(1, MINUTTER).max(600, MINUTTER).nullable().default(null),
  ),
  arsak: z.preprocess((v) => (v === '' ? null : v), z.string().max(30).nullable().default(null)),
});
export type Registerlinje = z.infer<typeof Rad>;

/** `s-<id>`, `m-<id>` and `a-<id>` of the form gathered to lines; programs send the lines. */
const samleRader = (v: unknown): unknown => {
  if (typeof v !== 'object' || v === null || 'rader' in v) return v;
  const felt = v as Record<string, unknown>;
  const rader = Object.keys(felt).flatMap((k) =>
    k.startsWith('s-')
      ? [
          {
            elevId: k.slice(2),
            status: felt[k],
            minutter: felt[`m-${k.slice(2)}`] ?? null,
            arsak: felt[`a-${k.slice(2)}`] ?? null,
          },
        ]
      : [],
  );
  return { skole: felt['skole'], gruppe: felt['gruppe'], dato: felt['dato'], timeNr: felt['timeNr'], rader };
};

export const Registerinndata = z.preprocess(
  samleRader,
  z.object({
    skole: Skolenummer,
    gruppe: z.string().min(1).max(60),
    dato: z.iso.date(),
    timeNr: z.coerce.number().int().min(0).max(12),
    rader: z.array(Rad).max(400),
  }),
);

/** @throws FunksjonellFeil with a sentence beside each line that lacks something. */
function krevHelt(s: Kontekst, k: Klasseregister, linjer: ReadonlyMap<string, Registerlinje>, rutine: Rutine): void {
  const felt: Record<string, Tekst> = {};
  for (const e of k.elever) {
    const l = linjer.get(e.elevId);
    if (l === undefined) continue;
    if ((l.status === 'sen' || l.status === 'gikk') && l.minutter === null)
      felt[`m-${e.elevId}`] = { nb: `Skriv hvor mange minutter for ${e.navn}.`, nn: `Skriv kor mange minutt for ${e.navn}.` };
    if (l.arsak !== null && typeMed(rutine, l.arsak) === undefined && !(EGNE_ARSAKER as readonly string[]).includes(l.arsak))
      felt[`a-${e.elevId}`] = { nb: `Velg fraværsgrunn for ${e.navn}.`, nn: `Vel fråværsgrunn for ${e.navn}.` };
  }
  if (k.dato > s.idag || !erSkoledag(k.dato, k.oppsett, k.skole))
    felt['dato'] = {
      nb: 'Registeret kan bare føres på skoledager som har vært.',
      nn: 'Registeret kan berre førast på skuledagar som har vore.',
    };
  if (Object.keys(felt).length > 0)
    throw s.feil('ufullstendig', { nb: 'Noe må fylles ut før registeret lagres.', nn: 'Noko må fyllast ut før registeret blir lagra.' }, { status: 400, felt }); // prettier-ignore
}

/** The pupil as the day stands after this save. */
const etterLagring = (s: Kontekst, e: Registerelev, l: Registerlinje | undefined, timeNr: number) =>
  somElevIDag({
    ...e,
    sakId: null,
    // a line that stands as it stood says nothing of a child who was found meanwhile
    avklart:
      e.avklart === 'hjemme' || l === undefined || (e.rad?.status === l.status && e.rad.arsak === l.arsak) ? e.avklart : null,
    fort: l === undefined || l.status === 'annetsted' ? e.fort : { status: l.status, arsak: l.arsak, tid: s.na, timeNr },
  });

/**
 * One save for the class. Who signed is kept with everyone who was in it; what was there before stays as an older version. A pupil who has
 * come closes his case; one nobody can account for after the school's clock gets one at once.
 */
export const forRegister = handling({
  regel: oppmoteTilgang.for,
  inndata: Registerinndata,
  utdata: z.object({ foring: z.string(), borte: z.number(), etterlyst: z.number() }),
  gjelder: (s, inn) => finnRegister(s.db, inn),
  versjon: (k) => k.foring?.id ?? 'ny',
  async utfor(s, k, inn) {
    const rutine = rutineFor(k.oppsett, k.skole);
    const iKlassen = new Set(k.elever.map((e) => e.elevId));
    const linjer = new Map(inn.rader.filter((l) => iKlassen.has(l.elevId)).map((l) => [l.elevId, l]));
    krevHelt(s, k, linjer, rutine);
    const her = k.elever.filter((e) => linjer.get(e.elevId)?.status !== 'annetsted').map((e) => e.elevId);
    const umeldte = utenMelding(s, k, linjer, rutine);
    const rader = [...linjer.values()].flatMap((l) =>
      l.status === 'tilstede' || l.status === 'annetsted'
        ? []
        : [
            {
              elevId: l.elevId,
              status: l.status,
              minutter: l.status === 'borte' ? null : l.minutter,
              arsak: l.arsak,
              varsle: umeldte.has(l.elevId),
            },
          ],
    );
    const foring = await lagreForing(s.db, {
      skole: k.skole,
      gruppe: k.gruppe,
      dato: k.dato,
      timeNr: k.timeNr,
      elever: her,
      rader,
      na: s.na,
      av: s.aktor.id,
      rolle: s.aktor.tilknytninger[0]?.rolle ?? '',
      tema: temaFor(k.skole),
    });
    const etterlyst = k.dato === s.idag ? await folgOppSaker(s, k, linjer, rutine) : 0;
    return {
      ut: { foring, borte: rader.filter((r) => r.status === 'borte').length, etterlyst },
      spor: { timeNr: k.timeNr, rader: rader.length },
    };
  },
});

/** Causes the home knows of, because it asked. */
const SOKT_OM: readonly string[] = ['permisjon', 'trossamfunn'];

/**
 * Those who are away today for a cause somebody at school has written, and nobody at home has said. Guardians are told of these too: whom nobody
 * can account for gets a case instead, and is told by that. An SFO's day is not school, and is nobody's duty.
 */
function utenMelding(
  s: Kontekst,
  k: Klasseregister,
  linjer: ReadonlyMap<string, Registerlinje>,
  rutine: Rutine,
): ReadonlySet<string> {
  if (k.dato !== s.idag || (k.gruppeId !== null && k.timeNr === 0)) return new Set();
  const { klokka } = naa(s);
  return new Set(
    k.elever.flatMap((e) => {
      const l = linjer.get(e.elevId);
      if (l?.status !== 'borte' || l.arsak === null || SOKT_OM.includes(l.arsak)) return [];
      const hjemmefra = dagsstatus(somElevIDag({ ...e, sakId: null, fort: null }), rutine, klokka);
      return hjemmefra === 'ventes' || hjemmefra === 'etterlyses' ? [e.elevId] : [];
    }),
  );
}

async function folgOppSaker(
  s: Kontekst,
  k: Klasseregister,
  linjer: ReadonlyMap<string, Registerlinje>,
  rutine: Rutine,
): Promise<number> {
  const { klokka } = naa(s);
  const naTilstand = k.elever.map((e) => ({
    e,
    status: dagsstatus(etterLagring(s, e, linjer.get(e.elevId), k.timeNr), rutine, klokka),
  }));
  const kommet = naTilstand.filter(
    (x) => x.e.sakId !== null && ['tilstede', 'sen', 'meldt', 'permisjon', 'annetsted'].includes(x.status),
  );
  const mott = kommet.filter((x) => x.status === 'tilstede' || x.status === 'sen');
  const lukk = (x: typeof kommet, utfall: 'mott' | 'meldt') =>
    avklarElevsaker(s.db, { elever: x.map((y) => y.e.elevId), utfall, av: s.aktor.id, na: s.na });
  await lukk(mott, 'mott');
  await lukk(
    kommet.filter((x) => !mott.includes(x)),
    'meldt',
  );
  const savnet = naTilstand.filter((x) => x.e.sakId === null && x.status === 'etterlyses').map((x) => x.e);
  const apnet = await apneElevsaker(s.db, {
    elever: savnet.map((e) => ({ elevId: e.elevId, skole: k.skole, gruppe: k.gruppe })),
    dato: k.dato,
    na: s.na,
    av: s.aktor.id,
  });
  return apnet.length;
}
