import { lagOppforsel, send, svarMedOppforsel, svarPaOppforsel, type Oppforselsbryter } from '#verktoy/oppforsel.ts';
import type { Simulatorhandler } from '#verktoy/simulatortjener.ts';
import type { GrepFagkode } from '../modell.ts';
import { lesStartsett } from '../startsett.ts';

export interface GrepSimulator {
  readonly handler: Simulatorhandler;
  readonly oppforsel: Oppforselsbryter;
  /** Changes or adds a code, stamped with the time it happened. */
  endre(kode: GrepFagkode, tidspunkt: string): void;
  readonly antallKall: number;
}

const BASE = 'http://psi.udir.no/kl06';

/** Grep's REST interface over HTTP under `/grep/kl06/v201906`, with the codes we start with. */
export function lagGrepSimulator(): GrepSimulator {
  const oppforsel = lagOppforsel('grep');
  const koder = new Map(lesStartsett().map((k) => [k.kode, { ...k, endret: '2024-05-01T07:48:00.3305213' as string | null }]));
  let antallKall = 0;

  const tekst = (k: GrepFagkode) => [
    { spraak: 'nob', verdi: k.navn.nb },
    ...(k.navn.nn === undefined ? [] : [{ spraak: 'nno', verdi: k.navn.nn }]),
    { spraak: 'default', verdi: k.navn.nb },
  ];
  const kort = (k: GrepFagkode) => ({
    id: `uuid:${k.kode}`,
    kode: k.kode,
    uri: `${BASE}/${k.kode}`,
    'url-data': `https://data.udir.no/kl06/v201906/fagkoder/${k.kode}`,
    tittel: tekst(k),
    status: `https://data.udir.no/kl06/v201906/status/status_${k.status === 'utgatt' ? 'utgaatt' : 'publisert'}`,
    'sist-endret': k.endret,
  });
  const ref = (kode: string) => ({ uriId: `${BASE}/${kode}` });
  const hel = (k: GrepFagkode) => ({
    ...kort(k),
    kortform: tekst(k),
    'gyldig-fra': k.gyldigFra && `${k.gyldigFra}T00:00:00`,
    'gyldig-til': k.gyldigTil && `${k.gyldigTil}T00:00:00`,
    erstatter: k.erstatter.map(ref),
    'erstattes-av': k.erstattesAv.map(ref),
    opplaeringsnivaa: ref('opplaeringsnivaa_grunnskole'),
    fagtype: ref('fagtype_grunnskolefag'),
    merkelapper: [],
  });

  return {
    oppforsel,
    endre: (kode, tidspunkt) => void koder.set(kode.kode, { ...kode, endret: tidspunkt }),
    get antallKall() {
      return antallKall;
    },
    async handler(req, res) {
      if (await svarPaOppforsel(req, res, oppforsel)) return true;
      const sti = new URL(req.url ?? '/', 'http://x').pathname;
      const treff = /^\/grep\/kl06\/v201906\/fagkoder(?:\/([^/]+))?$/.exec(sti);
      if (!treff) return false;
      antallKall += 1;
      const funnet = treff[1] === undefined ? undefined : koder.get(decodeURIComponent(treff[1]));
      const kropp = JSON.stringify(treff[1] === undefined ? [...koder.values()].map(kort) : funnet && hel(funnet));
      const o = oppforsel.neste();
      if (await svarMedOppforsel(res, o, { helt: () => kropp })) return true;
      if (treff[1] !== undefined && !funnet) return send(res, 404, '{"melding":"ikke funnet"}');
      // Real answers begin with a byte order mark.
      return send(res, 200, o.slag === 'soppel' ? '{"noe":"annet"}' : `\ufeff${kropp}`);
    },
  };
}
