import path from 'node:path';
import { lesAkter, tegnMatrise, type Akt } from '#verktoy/tilgangsmatrise/matrise.ts';
import { overlevendeRegelbrudd } from './mutasjon/kildetekst.ts';
import { LIKEVERDIGE_REGLER } from './mutasjon/likeverdige.ts';
import { benk } from './modell.ts';

/** Each line of each rule taken away, widened, opened or shut; what the access matrix in CI would then say. */
function matrisebrudd(akter: readonly Akt[]): { antall: number; overlevde: string[] } {
  const overlevde: string[] = [];
  let antall = 0;
  for (const a of akter) {
    const rett = tegnMatrise([a]);
    const prov = (hva: string, regel: object) => {
      antall += 1;
      if (tegnMatrise([{ ...a, regel: { ...a.regel, ...regel } } as Akt]) === rett) overlevde.push(`${a.regel.navn}: ${hva}`);
    };
    for (const [i, t] of a.regel.hvem.entries()) {
      const med = (ny: object) => ({ hvem: a.regel.hvem.map((x, j) => (j === i ? { ...x, ...ny } : x)) });
      prov(`${t.rolle} fjernet`, { hvem: a.regel.hvem.filter((_, j) => j !== i) });
      prov(`${t.rolle} annen rekkevidde`, med({ relasjon: t.relasjon === 'heleKommunen' ? 'egenSkole' : 'heleKommunen' }));
      prov(`${t.rolle} annen rolle`, med({ rolle: t.rolle === 'brukerstotteIt' ? 'elev' : 'brukerstotteIt' }));
      prov(`${t.rolle} andre felt`, med({ lukket: t.lukket.length > 0 ? [] : ['navn'] }));
    }
    prov('innlogging på høyt nivå', { niva: a.regel.niva === 'hoyt' ? undefined : 'hoyt' });
    prov('enhetsøkt', { enhetsokt: a.regel.enhetsokt === true ? undefined : true });
  }
  return { antall, overlevde };
}

/** Each guard written in TypeScript broken in turn. */
export default benk({
  id: 'S3-regler',
  viser:
    'every line of every rule, every step of the relation, every cell of protection broken in turn, with no database: the tests beside them notice',
  mal: { minst: 1, tekst: 'of the broken guards noticed' },
  async kjor(ctx) {
    const matrise = matrisebrudd(await lesAkter(path.resolve(import.meta.dirname, '..')));
    const regler = await overlevendeRegelbrudd(ctx.mappe);
    const like = regler.overlevde.filter((n) => n in LIKEVERDIGE_REGLER);
    const igjen = regler.overlevde.filter((n) => !(n in LIKEVERDIGE_REGLER));
    const foreldede = Object.keys(LIKEVERDIGE_REGLER).filter((n) => !like.includes(n));
    const antall = matrise.antall + regler.antall - like.length;
    return {
      value: (antall - igjen.length - matrise.overlevde.length) / antall,
      ok: foreldede.length === 0,
      broken: antall,
      rules: matrise.antall,
      conditions: regler.antall,
      survivors: [...matrise.overlevde, ...igjen],
      equivalent: like.length,
      ...(foreldede.length > 0 ? { noLongerEquivalent: foreldede } : {}),
    };
  },
});
