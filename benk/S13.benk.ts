import { malTreff } from '../src/forvaltning/loggkontroll/simulator/index.ts';
import { terskler } from '../src/forvaltning/loggkontroll/index.ts';
import { benk } from './modell.ts';

const FRO = [20261122, 1, 2];

/** Made-up school years with planted snoopers, and what the nightly control of the read log finds (I-24, I-17). */
export default benk({
  id: 'S13',
  viser:
    'at least 95 % of 200 planted snoopers a year found and every planted exfiltration; at most 1 % of honest users asked in a week',
  mal: { minst: 0.95, tekst: 'share of planted snoopers found, the worst of three years' },
  async kjor() {
    const ar = FRO.map((fro) => malTreff(fro, terskler.standard));
    const verst = (f: (a: (typeof ar)[number]) => number) => Math.max(...ar.map(f));
    return {
      value: Math.min(...ar.map((a) => a.funnet / a.plantet)),
      delmal: {
        falskPerUke: { verdi: verst((a) => a.falskPerUke), hoyst: 0.01 },
        uttrekk: { verdi: Math.min(...ar.map((a) => a.uttrekkFunnet / a.uttrekk)), minst: 1 },
      },
      detaljer: { falskPerAr: verst((a) => a.falskPerAr), oppslag: ar[0]!.oppslag, ikkeFunnet: ar[0]!.ikkeFunnet },
    };
  },
});
