import { z } from 'zod';
import { handling } from '#grunn/handling/index.ts';
import type { Tekst } from '#grunn/sprak/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { apneSkolear, skolearsgrenser, skrivSkolear } from '#register/skole/index.ts';
import { Dato, Skole, Skolear } from '../inndata.ts';
import { finnFodselsdatoer, finnGrupper, finnSkole, finnSkolensElever } from '../lager.ts';
import { skrivNavngitt } from '../lager-historikk.ts';
import { EN_AV, type Gruppeslag } from '../modell.ts';
import { harPlassVed, plasserElever } from '../plassering.ts';
import { lesRader, tolkLiming, type Limsvar } from '../regler-liminn.ts';
import { tekst } from '../tekster-liminn.ts';
import { gruppeTilgang } from '../tilgang.ts';

export const MAKS_RADER = 2000;
/** More than anybody reads; the rest are counted. */
const VISTE_FEIL = 50;

/** Each fault as a field of its own, so that the summary on top names the row. */
function feilfelt(feil: Limsvar['feil']): Record<string, Tekst> {
  const ut: Record<string, Tekst> = {};
  const [nb, nn] = [tekst('nb'), tekst('nn')];
  for (const f of feil.slice(0, VISTE_FEIL)) ut[`rad.${f.rad}`] = { nb: nb.radfeil(f), nn: nn.radfeil(f) };
  if (feil.length > VISTE_FEIL)
    ut['rad.resten'] = { nb: nb.flereFeil(feil.length - VISTE_FEIL), nn: nn.flereFeil(feil.length - VISTE_FEIL) };
  return ut;
}

/**
 * Places pupils from pasted rows, as one named change set (B27). With a fault in any row nothing is changed, and every fault is told with its row;
 * `godta` takes the good rows. @throws FunksjonellFeil 400 with a field for each row that is wrong
 */
export const limInn = handling({
  regel: gruppeTilgang.limInn,
  inndata: z.object({
    skole: Skole,
    skolear: Skolear,
    fra: Dato,
    rader: z.string().max(200_000).trim().min(1, tosprak('Lim inn minst én rad.', 'Lim inn minst éi rad.')),
    godta: z.literal('ja').optional(),
  }),
  utdata: z.object({ skole: z.string(), skolear: z.number(), antall: z.number(), hoppet: z.number(), endringssett: z.string() }),
  gjelder: (s, inn) => finnSkole(s.db, inn.skole),
  async utfor(s, skole, inn) {
    const { fra: forste, til } = skolearsgrenser(inn.skolear);
    const galDag = { nb: `Velg en dag mellom ${forste} og ${til}.`, nn: `Vel ein dag mellom ${forste} og ${til}.` };
    if (!apneSkolear(s.idag, true).slice(0, 2).includes(inn.skolear) || inn.fra < forste || inn.fra > til)
      throw s.feil('utenfor_skolearet', galDag, { status: 400, felt: { fra: galDag } });
    const rader = lesRader(inn.rader);
    if (rader.length > MAKS_RADER) {
      const forMange = { nb: `Lim inn høyst ${MAKS_RADER} rader om gangen.`, nn: `Lim inn høgst ${MAKS_RADER} rader om gongen.` };
      throw s.feil('for_mange', forMange, { status: 400, felt: { rader: forMange } });
    }
    const utvalg = {
      skole: skole.skole,
      skolear: inn.skolear,
      dato: inn.fra,
      medSkjermede: harPlassVed(s, skole.skole),
      bare: null,
    };
    const elever = await finnSkolensElever(s.db, { ...utvalg, idag: s.idag, trinn: null });
    const fodt = await finnFodselsdatoer(s.db, elever.map((e) => e.personId)); // prettier-ignore
    const grupper = await finnGrupper(s.db, utvalg);
    const { gode, feil } = tolkLiming(
      rader,
      elever.map((e) => ({ ...e, fodselsdato: fodt.get(e.personId) ?? null })),
      grupper,
      EN_AV,
    );
    if (feil.length > 0 && (inn.godta !== 'ja' || gode.length === 0)) {
      const melding = { nb: tekst('nb').stanset(feil.length, gode.length), nn: tekst('nn').stanset(feil.length, gode.length) };
      throw s.feil('gale_rader', melding, { status: 400, felt: feilfelt(feil) });
    }
    const endringssett = crypto.randomUUID();
    const onsker = gode.map((g) => ({
      personId: g.personId,
      slag: g.slag as Gruppeslag,
      gruppeId: g.gruppeId,
      fra: inn.fra,
      til,
    }));
    const { personer } = await plasserElever(s, skole.skole, onsker, endringssett);
    const navn = `Limt inn, ${skole.navn} ${skrivSkolear(inn.skolear)}`;
    await skrivNavngitt(s.db, { id: endringssett, slag: 'innliming', navn, skole: skole.skole, skolear: inn.skolear, antall: personer.length, na: s.na, av: s.aktor.id }); // prettier-ignore
    return {
      ut: { skole: skole.skole, skolear: inn.skolear, antall: personer.length, hoppet: feil.length, endringssett },
      endringssett,
      gjelder: personer,
      spor: { skole: skole.skole, skolear: inn.skolear, dato: inn.fra, rader: rader.length, gale: feil.length },
    };
  },
});
