import { z } from 'zod';
import { handling, ikkeFunnet, visning, type Kontekst } from '#grunn/handling/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { bestillSammenslaing, hentPar } from '#register/innlesing/index.ts';
import { finnPerson } from '#register/person/index.ts';
import { skolearFor } from '#register/skole/index.ts';
import * as lager from '../lager.ts';
import { finnPoster } from '../lager-par.ts';
import { datakvalitetTilgang } from '../tilgang.ts';

const Par = z.object({ personId: z.uuid(), annenId: z.uuid() });
/** More than there will be. */
const ALLE = 2000;

/**
 * The two as they stand, and which of them is kept: the one written by hand, who may have an account and a trace of acts, unless a decision rests on
 * HR's alone. @throws FunksjonellFeil 404 when the pair is not among the proposals.
 */
async function hentForslag(s: Kontekst, par: z.output<typeof Par>) {
  const utvalg = { alt: true, skoler: [], idag: s.idag, skolear: skolearFor(s.idag), kode: 'ansatt_dobbel' as const };
  const { rader } = await lager.finnFunn(s.db, { ...utvalg, antall: ALLE, hopp: 0 });
  const rad = rader.find((r) => r.personId === par.personId && r.annenId === par.annenId);
  const [hand, hr] = await hentPar(s, [par.personId, par.annenId]);
  if (rad === undefined || hand === undefined || hr === undefined) throw ikkeFunnet(s.sprak);
  const [behold, fjernes] = hr.har_beslutning && !hand.har_beslutning ? [hr, hand] : [hand, hr];
  return { skole: rad.skole, behold, fjernes };
}

const Post = z.object({ id: z.string(), navn: z.string(), fodselsdato: z.string().nullable(), stillinger: z.array(z.string()) });
export const Ansattpar = z.object({ skole: z.string(), hand: Post, hr: Post, beholdes: z.enum(['hand', 'hr']) });
export type Ansattpar = z.infer<typeof Ansattpar>;

/** An employee written by hand and the one HR has brought since, side by side. */
export const ansattpar = visning({
  regel: datakvalitetTilgang.slaSammen,
  inndata: Par,
  utdata: Ansattpar,
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async hent(s, inn) {
    const { skole, behold } = await hentForslag(s, inn);
    const [hand, hr] = await finnPoster(s.db, [inn.personId, inn.annenId], s.idag);
    if (hand === undefined || hr === undefined || (await finnPerson(s, inn.annenId)) === undefined) throw ikkeFunnet(s.sprak);
    const post = (p: typeof hand) => ({ ...p, stillinger: [...p.stillinger] });
    return { skole, hand: post(hand), hr: post(hr), beholdes: behold.id === inn.personId ? ('hand' as const) : ('hr' as const) };
  },
  viser: (ut) => [ut.hand.id, ut.hr.id],
});

const FOR_KORT = tosprak('Skriv minst fem tegn om hvordan du vet det.', 'Skriv minst fem teikn om korleis du veit det.');

/** A named person says that the two are one. Roles, positions and the trace follow; undone like a run of HR. */
export const slaSammenAnsatte = handling({
  regel: datakvalitetTilgang.slaSammen,
  inndata: Par.extend({ begrunnelse: z.string({ error: FOR_KORT }).trim().min(5, { error: FOR_KORT }).max(500) }),
  utdata: z.object({ skole: z.string(), sett: z.string() }),
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async utfor(s, _person, inn) {
    if ((await finnPerson(s, inn.annenId)) === undefined) throw ikkeFunnet(s.sprak);
    const { skole, behold, fjernes } = await hentForslag(s, inn);
    const sett = await bestillSammenslaing(s, { behold, fjernes, holdtId: null, begrunnelse: inn.begrunnelse });
    return { ut: { skole, sett }, gjelder: [behold.id, fjernes.id], endringssett: sett, spor: { funn: 'ansatt_dobbel' } };
  },
});
