import { lesOppstartsfil } from '#kilder/oppstart/index.ts';
import type { Innlesingsrad } from '../lager.ts';
import type { Innlesingsmiljo, Kildehode, Mottatt } from '../modell.ts';
import { kjorInnlesing } from '../motor.ts';
import { oppstartInnlesing, type Oppstartsenhet } from './type.ts';

/** Reads the start file. Reading it again changes only what has changed in it. */
export async function kjorOppstart(
  m: Innlesingsmiljo,
  o: { readonly innhold: AsyncIterable<Uint8Array>; readonly kommunenummer: string; readonly utlostAv: string },
): Promise<Innlesingsrad> {
  let hode: Kildehode = { heltBilde: true, avkortet: true };
  let lest = 0;
  async function* hent(): AsyncIterable<Mottatt<Oppstartsenhet>> {
    for await (const p of lesOppstartsfil(o.innhold)) {
      if (p.slag === 'hode') {
        hode = {
          heltBilde: true,
          eksportert: p.hode.eksportert ?? null,
          antallOppgitt: p.hode.antall,
          fremmede: p.hode.kommunenummer === o.kommunenummer ? 0 : p.hode.antall,
        };
        yield { ventet: p.hode.antall };
        continue;
      }
      if (p.slag === 'gruppe') {
        yield { enhet: p.gruppe };
        continue;
      }
      lest++;
      if (p.slag === 'elev') yield { enhet: p.elev };
      else
        yield {
          holdt: { arsak: 'uleselig_post', nokkel: `oppstart:linje:${p.linje}`, linje: p.linje, detaljer: { felt: p.felt } },
        };
    }
  }
  return kjorInnlesing(m, oppstartInnlesing(), {
    slag: 'fil',
    utlostAv: o.utlostAv,
    hent: hent(),
    hode: () => ({ ...hode, antallLest: lest }),
  });
}
