import { z } from 'zod';
import { handling, konflikt } from '#grunn/handling/index.ts';
import { kommunen } from '#grunn/innsyn/index.ts';
import { tosprak, type Tekst } from '#grunn/sprak/index.ts';
import { finnForsteskoler, finnKretser, finnSak } from '../lager.ts';
import { opphevKrets, skrivKretser, skrivKretserSomIDag, skrivPlassering } from '../lager-skriv.ts';
import { tolkKretser, type Kretssvar } from '../regler-krets.ts';
import { tekst } from '../tekster.ts';
import { innskrivingTilgang } from '../tilgang.ts';
import { Skole } from './inndata.ts';

export const MAKS_RADER = 5000;
const VISTE_FEIL = 50;

/** Each fault as a field of its own, so that the summary on top names the row. */
function feilfelt(feil: Kretssvar['feil']): Record<string, Tekst> {
  const ut: Record<string, Tekst> = {};
  const [nb, nn] = [tekst('nb'), tekst('nn')];
  for (const f of feil.slice(0, VISTE_FEIL)) ut[`rad.${f.rad}`] = { nb: nb.radfeil(f), nn: nn.radfeil(f) };
  if (feil.length > VISTE_FEIL)
    ut['rad.resten'] = { nb: nb.flereFeil(feil.length - VISTE_FEIL), nn: nn.flereFeil(feil.length - VISTE_FEIL) };
  return ut;
}

/**
 * Lines of the kommune's regulation from pasted rows. With a fault in any row nothing is changed, and every fault is told with its row; `godta`
 * takes the good rows. @throws FunksjonellFeil 400 with a field for each row that is wrong
 */
export const limInnKretser = handling({
  regel: innskrivingTilgang.endreKretser,
  inndata: z.object({
    rader: z.string().max(400_000).trim().min(1, tosprak('Lim inn minst én rad.', 'Lim inn minst éi rad.')),
    godta: z.literal('ja').optional(),
  }),
  utdata: z.object({ antall: z.number(), hoppet: z.number() }),
  gjelder: kommunen,
  async utfor(s, _k, inn) {
    if (inn.rader.split('\n').length > MAKS_RADER) {
      const forMange = { nb: `Lim inn høyst ${MAKS_RADER} rader om gangen.`, nn: `Lim inn høgst ${MAKS_RADER} rader om gongen.` };
      throw s.feil('for_mange', forMange, { status: 400, felt: { rader: forMange } });
    }
    const { gode, feil } = tolkKretser(inn.rader, await finnForsteskoler(s.db), await finnKretser(s.db));
    if (feil.length > 0 && (inn.godta !== 'ja' || gode.length === 0)) {
      const melding = { nb: tekst('nb').stanset(feil.length, gode.length), nn: tekst('nn').stanset(feil.length, gode.length) };
      throw s.feil('gale_rader', melding, { status: 400, felt: feilfelt(feil) });
    }
    await skrivKretser(s.db, gode, { na: s.na, av: s.aktor.id });
    return { ut: { antall: gode.length, hoppet: feil.length }, spor: { rader: gode.length, gale: feil.length } };
  },
});

/** Each skolekrets of Folkeregisteret that has no line yet goes to the school most of its children go to. */
export const kretserSomIDag = handling({
  regel: innskrivingTilgang.kretserSomIDag,
  inndata: z.object({}),
  utdata: z.object({ antall: z.number() }),
  gjelder: kommunen,
  async utfor(s) {
    const antall = await skrivKretserSomIDag(s.db, { na: s.na, av: s.aktor.id, idag: s.idag });
    return { ut: { antall }, spor: { antall } };
  },
});

/** A line no longer counts. Children who were placed by it stay. */
export const fjernKrets = handling({
  regel: innskrivingTilgang.fjernKrets,
  inndata: z.object({ id: z.uuid() }),
  utdata: z.object({ id: z.string() }),
  gjelder: kommunen,
  async utfor(s, _k, { id }) {
    if (!(await opphevKrets(s.db, id, { na: s.na, av: s.aktor.id }))) throw konflikt(s.sprak);
    return { ut: { id } };
  },
});

/** A person says which school the home belongs to, with a reason. */
export const plasserBarn = handling({
  regel: innskrivingTilgang.plasser,
  inndata: z.object({
    id: z.uuid(),
    skole: Skole,
    begrunnelse: z.string().trim().min(3, tosprak('Skriv hvorfor.', 'Skriv kvifor.')).max(300),
  }),
  utdata: z.object({ skolear: z.number() }),
  gjelder: (s, inn) => finnSak(s, inn.id),
  async utfor(s, sak, { skole, begrunnelse }) {
    if (!(await finnForsteskoler(s.db)).some((x) => x.skole === skole)) {
      const ukjent = { nb: 'Velg en skole med 1. trinn.', nn: 'Vel ein skule med 1. trinn.' };
      throw s.feil('ukjent_skole', ukjent, { status: 400, felt: { skole: ukjent } });
    }
    if (sak.status === 'tatt_inn')
      throw s.feil('tatt_inn', {
        nb: 'Barnet er alt tatt inn. Flytt eleven i stedet.',
        nn: 'Barnet er alt teke inn. Flytt eleven i staden.',
      });
    if (!(await skrivPlassering(s.db, { id: sak.id, skole, begrunnelse, na: s.na, av: s.aktor.id }))) throw konflikt(s.sprak);
    return { ut: { skolear: sak.skolear }, spor: { skole } };
  },
});
