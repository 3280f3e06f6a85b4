import { z } from 'zod';
import { handling, ikkeFunnet, konflikt } from '#grunn/handling/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { valgfritt } from '#grunn/utvalg/index.ts';
import { hentBilde } from '../bilde.ts';
import * as lager from '../lager.ts';
import * as dager from '../lager-dag.ts';
import { timeplanTilgang } from '../tilgang.ts';
import { Dagsvalg, finnDagstime } from '../visninger-dag.ts';

const FRA_LISTA = { nb: 'Velg en fra lista.', nn: 'Vel ein frå lista.' };
const valg = valgfritt(z.uuid());

/**
 * One lesson on one date: cancelled, with a substitute or in another room, or as the plan says again. The home is told that there is something new, through
 * the gate. @throws FunksjonellFeil 400 for a substitute or a room that is taken then, unless `likevel`; 409 when somebody else has changed the day
 */
export const endreDag = handling({
  regel: timeplanTilgang.endreDag,
  inndata: Dagsvalg.extend({
    hva: z.enum(['plan', 'avlyst', 'endret'], { error: tosprak('Velg hva som gjelder.', 'Vel kva som gjeld.') }),
    larer: valg,
    rom: valg,
    likevel: z.literal('ja').optional(),
  }),
  utdata: z.object({ skole: z.string(), dato: z.string(), gruppe: z.string(), sett: z.string() }),
  gjelder: finnDagstime,
  versjon: (d) => d.versjon,
  async utfor(s, dag, inn) {
    await lager.holdSkolen(s.db, dag.skole);
    const alle = await dager.hentDagsendringer(s.db, dag.skole, inn.dato);
    const her = alle.find((e) => e.aktivitetId === inn.aktivitet && e.nr === inn.nr);
    if ((her?.versjon ?? 'plan') !== dag.versjon) throw konflikt(s.sprak);
    const b = await hentBilde(s, dag);
    if (inn.larer !== undefined && !b.larere.some((l) => l.id === inn.larer))
      throw s.feil('ugyldig', FRA_LISTA, { status: 400, felt: { larer: FRA_LISTA } });
    if (inn.rom !== undefined && !b.rom.some((r) => r.id === inn.rom))
      throw s.feil('ugyldig', FRA_LISTA, { status: 400, felt: { rom: FRA_LISTA } });
    if (inn.hva === 'endret' && inn.larer === undefined && inn.rom === undefined) {
      const velg = { nb: 'Velg vikar, rom eller begge.', nn: 'Vel vikar, rom eller begge.' };
      throw s.feil('ugyldig', velg, { status: 400, felt: { larer: velg } });
    }
    if (inn.hva === 'endret' && inn.likevel === undefined) {
      const ider = [inn.larer, inn.rom].filter((x) => x !== undefined);
      const tatt = await dager.hentOpptatte(s.db, { ...inn, ider });
      const [l, r] = [tatt.get(inn.larer ?? ''), tatt.get(inn.rom ?? '')];
      const felt = {
        ...(l === undefined ? {} : { larer: { nb: `Læreren har ${l} da.`, nn: `Læraren har ${l} da.` } }),
        ...(r === undefined ? {} : { rom: { nb: `Rommet er opptatt av ${r}.`, nn: `Rommet er oppteke av ${r}.` } }),
      };
      if (Object.keys(felt).length > 0)
        throw s.feil(
          'kollisjon',
          { nb: 'Noen er to steder samtidig. Velg noe annet, eller lagre likevel.', nn: 'Nokon er to stader samtidig. Vel noko anna, eller lagre likevel.' }, // prettier-ignore
          { status: 400, felt },
        );
    }
    if (dag.grupper[0] === undefined) throw ikkeFunnet(s.sprak);
    const sett = crypto.randomUUID();
    await dager.skrivDagsendring(s.db, {
      skole: dag.skole,
      endringssett: sett,
      na: s.na,
      endringId: her?.endringId ?? crypto.randomUUID(),
      rad:
        inn.hva === 'plan'
          ? null
          : {
              aktivitetId: inn.aktivitet,
              dato: inn.dato,
              nr: inn.nr,
              avlyst: inn.hva === 'avlyst',
              larere: inn.hva === 'avlyst' || inn.larer === undefined ? null : [inn.larer],
              rom: inn.hva === 'avlyst' || inn.rom === undefined ? null : [inn.rom],
            },
    });
    if (inn.dato >= s.idag) await dager.siFra(s.db, { skole: dag.skole, dato: inn.dato, grupper: dag.grupper, na: s.na });
    return {
      ut: { skole: dag.skole, dato: inn.dato, gruppe: dag.grupper[0], sett },
      endringssett: sett,
      gjelder: inn.larer === undefined ? [] : [inn.larer],
      spor: { aktivitet: inn.aktivitet, dato: inn.dato, nr: inn.nr, hva: inn.hva },
    };
  },
});
