import { z } from 'zod';
import { handling, ikkeFunnet, visning, type Kontekst } from '#grunn/handling/index.ts';
import { tosprak, type Tekst } from '#grunn/sprak/index.ts';
import { bestillSammenslaing, hentPar } from '#register/innlesing/index.ts';
import { finnPerson } from '#register/person/index.ts';
import { skolearFor } from '#register/skole/index.ts';
import * as lager from '../lager.ts';
import { finnBrukte, finnElevposter, overlapper } from '../lager-par.ts';
import { beholdes } from '../regler-par.ts';
import { datakvalitetTilgang } from '../tilgang.ts';

const Par = z.object({ personId: z.uuid(), annenId: z.uuid() });
/** More than there will be. */
const ALLE = 2000;

/**
 * The two as they stand, which of them is kept, and why they cannot be joined when they cannot.
 * @throws FunksjonellFeil 404 when the pair is not among the proposals.
 */
async function hentForslag(s: Kontekst, par: z.output<typeof Par>) {
  const utvalg = { alt: true, skoler: [], idag: s.idag, skolear: skolearFor(s.idag), kode: 'duplikat' as const };
  const { rader } = await lager.finnFunn(s.db, { ...utvalg, antall: ALLE, hopp: 0 });
  const rad = rader.find((r) => r.personId === par.personId && r.annenId === par.annenId);
  const begge = [par.personId, par.annenId] as const;
  const [a, b] = await hentPar(s, begge);
  if (rad === undefined || a === undefined || b === undefined) throw ikkeFunnet(s.sprak);
  const brukte = await finnBrukte(s.db, begge);
  const oppforing = (x: typeof a) => ({
    id: x.id,
    brukt: x.har_beslutning || brukte.includes(x.id),
    harNummer: x.har_nummer,
    opprettet: x.opprettet,
  });
  const valgt = beholdes(oppforing(a), oppforing(b));
  const hindring =
    valgt === undefined ? ('begge_i_bruk' as const) : (await overlapper(s.db, begge)) ? ('samme_tid' as const) : null;
  return { skole: rad.skole, a, b, behold: valgt?.id ?? null, hindring };
}

const Post = z.object({
  id: z.string(),
  navn: z.string(),
  fodselsdato: z.string().nullable(),
  plasser: z.array(z.string()),
  foresatte: z.number(),
  harNummer: z.boolean(),
});
export const Elevpar = z.object({
  skole: z.string(),
  poster: z.array(Post),
  beholdes: z.string().nullable(),
  hindring: z.enum(['begge_i_bruk', 'samme_tid']).nullable(),
});
export type Elevpar = z.infer<typeof Elevpar>;

/** Two entries of what may be one pupil, side by side. */
export const elevpar = visning({
  regel: datakvalitetTilgang.slaSammenElever,
  inndata: Par,
  utdata: Elevpar,
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async hent(s, inn) {
    const { skole, a, b, behold, hindring } = await hentForslag(s, inn);
    if ((await finnPerson(s, inn.annenId)) === undefined) throw ikkeFunnet(s.sprak);
    const poster = (await finnElevposter(s.db, [inn.personId, inn.annenId], s.idag)).map((p) => ({
      ...p,
      plasser: [...p.plasser],
      harNummer: (p.id === a.id ? a : b).har_nummer,
    }));
    return { skole, poster, beholdes: behold, hindring };
  },
  viser: (ut) => ut.poster.map((p) => p.id),
});

const FOR_KORT = tosprak('Skriv minst fem tegn om hvordan du vet det.', 'Skriv minst fem teikn om korleis du veit det.');
const HINDRET: Readonly<Record<'begge_i_bruk' | 'samme_tid', Tekst>> = {
  begge_i_bruk: {
    nb: 'Begge er i bruk: det er ført fravær, samtykke, vedtak eller annet på hver av dem. Slås de sammen, blir noe av det borte.',
    nn: 'Begge er i bruk: det er ført fråvær, samtykke, vedtak eller anna på kvar av dei. Blir dei slegne saman, blir noko av det borte.',
  },
  samme_tid: {
    nb: 'Begge har skoleplass eller gruppe på samme tid. Avslutt den ene plassen under Skolegang og flytting først.',
    nn: 'Begge har skuleplass eller gruppe på same tid. Avslutt den eine plassen under Skulegang og flytting først.',
  },
};

/** A named person says that the two are one pupil (E30). What is known moves to the one in use; undone like a run. */
export const slaSammenElever = handling({
  regel: datakvalitetTilgang.slaSammenElever,
  inndata: Par.extend({ begrunnelse: z.string({ error: FOR_KORT }).trim().min(5, { error: FOR_KORT }).max(500) }),
  utdata: z.object({ skole: z.string(), sett: z.string() }),
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async utfor(s, _person, inn) {
    if ((await finnPerson(s, inn.annenId)) === undefined) throw ikkeFunnet(s.sprak);
    const { skole, a, b, behold, hindring } = await hentForslag(s, inn);
    if (hindring !== null) throw s.feil(hindring, HINDRET[hindring], { status: 400, felt: { behold: HINDRET[hindring] } });
    const [star, gar] = behold === a.id ? [a, b] : [b, a];
    const sett = await bestillSammenslaing(s, { behold: star, fjernes: gar, holdtId: null, begrunnelse: inn.begrunnelse });
    return { ut: { skole, sett }, gjelder: [a.id, b.id], endringssett: sett, spor: { funn: 'duplikat' } };
  },
});

/** Why two cannot be joined, in words. */
export const hindringsord = (h: 'begge_i_bruk' | 'samme_tid'): Tekst => HINDRET[h];
