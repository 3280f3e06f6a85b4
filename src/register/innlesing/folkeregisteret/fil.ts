// A file somebody has put in the inbox: read, and told of to the engine with what the file says of itself.
import { lesFil, type Filhode } from '#kilder/folkeregisteret/index.ts';
import type { Innlesingsrad } from '../lager.ts';
import type { Innlesingsmiljo, Kildehode, Mottatt } from '../modell.ts';
import { kjorInnlesing } from '../motor.ts';
import type { Familie } from './familie.ts';
import { BREMSER, type Folkeregistervalg } from './kjor.ts';
import { folkeregisterInnlesing } from './type.ts';

/** The brakes' view of a file. Protected people have no kommune: they count for neither side. */
export function tilKildehode(h: Filhode, kommunenummer: string): Kildehode {
  const fremmed = (h.kommunenummer !== null && h.kommunenummer !== kommunenummer) || h.bosattAndreSteder > h.bosattHer;
  return {
    heltBilde: true,
    eksportert: h.eksportert,
    antallOppgitt: h.antallOppgitt,
    antallLest: h.antallLest + h.antallHoldt,
    avkortet: h.avkortet,
    fremmede: fremmed ? Math.max(1, h.bosattAndreSteder) : 0,
    avvik: h.avvik,
  };
}

/** Reads one file to the end. Throws nothing of the file's making: a run that could not be read has failed, with the reason. */
export async function kjorFolkeregisterFil(
  m: Innlesingsmiljo,
  fil: { readonly innhold: AsyncIterable<Uint8Array>; readonly kommunenummer: string },
  o: Folkeregistervalg,
): Promise<Innlesingsrad> {
  let hode: Kildehode = { heltBilde: true, avkortet: true };
  async function* poster(): AsyncIterable<Mottatt<Familie>> {
    for await (const p of lesFil(fil.innhold, { kommunenummer: fil.kommunenummer })) {
      if (p.slag === 'personer') yield { enhet: { personer: p.personer, ...(p.linje === null ? {} : { linje: p.linje }) } };
      else if (p.slag === 'holdt')
        yield {
          holdt: {
            arsak: 'uleselig_post',
            nokkel: `post:${p.nummer}`,
            ...(p.linje === null ? {} : { linje: p.linje }),
            detaljer: { kode: p.kode },
          },
        };
      else if (p.slag === 'slutt') hode = tilKildehode(p.hode, fil.kommunenummer);
      else if (p.hode.antallOppgitt !== null) yield { ventet: p.hode.antallOppgitt };
    }
  }
  return kjorInnlesing(m, folkeregisterInnlesing(o.bremser ?? BREMSER), {
    slag: 'fil',
    utlostAv: o.utlostAv,
    hent: poster(),
    hode: () => hode,
  });
}
