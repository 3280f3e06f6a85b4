import { z } from 'zod';
import { Skolenummer } from '#register/skole/index.ts';
import { ikkeFunnet, visning } from '#grunn/handling/index.ts';
import { osloKlokke, tilInstant } from '#grunn/tid/index.ts';
import { datovalg, heltallsvalg, utvalg } from '#grunn/utvalg/index.ts';
import { frist, naa, somElevIDag } from '../../fravar/index.ts';
import { erSkoledag, rutineFor } from '../../rutine/index.ts';
import { finnRegister, hentKlasser } from '../lager.ts';
import { Klassevalg, Register } from '../modell.ts';
import { timeNa, timerFor, utfylt } from '../regler.ts';
import { oppmoteTilgang } from '../tilgang.ts';

const Hvilken = utvalg({
  skole: Skolenummer,
  gruppe: z.string().min(1).max(60),
  dato: datovalg,
  time: heltallsvalg(0, 12),
  lagret: z.string().optional().catch(undefined),
});

/** The class register: the whole class in one view, already filled with what was said beforehand. */
export const register = visning({
  regel: oppmoteTilgang.les,
  inndata: Hvilken,
  utdata: Register,
  async gjelder(s, inn) {
    const dato = inn.dato ?? s.idag;
    return finnRegister(s.db, { skole: inn.skole, gruppe: inn.gruppe, dato, timeNr: inn.time ?? 0 });
  },
  async hent(s, inn, _utsnitt, forste) {
    const rutine = rutineFor(forste.oppsett, forste.skole);
    const { klokka } = naa(s);
    const trinn = Math.max(...forste.elever.map((e) => e.arstrinn));
    const timer = timerFor(trinn, rutine);
    const timeNr = timer.length === 0 ? 0 : (inn.time ?? timeNa(klokka, rutine));
    // a class kept by lesson that was asked for without one is asked for again, with the lesson of the clock
    const k = timeNr === forste.timeNr ? forste : await finnRegister(s.db, { ...forste, timeNr });
    if (k === undefined || (timer.length > 0 && !timer.includes(timeNr))) throw ikkeFunnet(s.sprak);
    const forElev = k.elever[0];
    return {
      skole: k.skole,
      skolenavn: k.skolenavn,
      gruppe: k.gruppe,
      navn: k.navn,
      dato: k.dato,
      erSkoledag: erSkoledag(k.dato, k.oppsett, k.skole),
      timeNr: k.timeNr,
      timer: [...timer],
      forte: [...k.forte],
      typer: rutine.typer,
      fort: k.foring === null ? null : { av: k.foring.av, tid: k.foring.tid },
      versjon: k.foring?.id ?? 'ny',
      etterlyses: forElev === undefined ? rutine.etterlysesBarnetrinn : frist({ ...somElevIDag(forElev), meldinger: [], annetsted: [], skyssTil: undefined }, rutine, klokka), // prettier-ignore
      idag: s.idag,
      lagret: inn.lagret !== undefined,
      kanFore: k.dato <= s.idag && erSkoledag(k.dato, k.oppsett, k.skole) && s.kan(oppmoteTilgang.for, k).tillatt,
      elever: k.elever.map((e) => {
        const m = e.meldt[0];
        const borte = e.annetsted[0];
        return {
          elevId: e.elevId,
          navn: e.navn,
          ...utfylt(e, k.dato === s.idag ? klokka : rutine.skoledag.fra),
          meldt:
            m === undefined
              ? null
              : { type: m.type, fraKl: m.fraKl, tilKl: m.tilKl, kl: osloKlokke(tilInstant(m.skrevet)), sen: m.sen },
          annetsted: borte === undefined ? null : { slag: borte.slag, hva: borte.hva },
          harPermisjon: e.harPermisjon,
          sakId: e.sakId,
        };
      }),
    };
  },
  viser: (ut) => ut.elever.map((e) => e.elevId),
});

/** Which class? The reader's own schools, and which are not registered yet. */
export const klassevalg = visning({
  regel: oppmoteTilgang.velg,
  inndata: utvalg({}),
  utdata: Klassevalg,
  async hent(s, _inn, utsnitt) {
    const grupper = utsnitt.omfang.egenGruppe ?? [];
    const { klasser, oppsett } = await hentKlasser(s.db, {
      alt: utsnitt.alt,
      skoler: utsnitt.omfang.egenSkole ?? [],
      sfo: utsnitt.omfang.egenSfo ?? [],
      grupper,
      dato: s.idag,
    });
    const skoler = [...Map.groupBy(klasser, (k) => k.skole).values()];
    return {
      idag: s.idag,
      erSkoledag: skoler.some((k) => erSkoledag(s.idag, oppsett, k[0]!.skole)),
      skoler: skoler.map((k) => ({
        skole: k[0]!.skole,
        navn: k[0]!.skolenavn,
        erSkoledag: erSkoledag(s.idag, oppsett, k[0]!.skole),
        klasser: k.map(({ gruppe, navn, arstrinn, elever, fort }) => ({
          gruppe,
          navn,
          arstrinn,
          elever,
          fort,
          min: grupper.includes(gruppe),
        })),
      })),
    };
  },
  viser: () => [],
});
