import type { Lenkevisning } from '#web/komponenter/index.ts';
import type { Sprak } from '#web/tekster/index.ts';
import { tekst } from '../tekster.ts';
import type { Holdtvisning } from './holdtrad.ts';

const LENKE: Readonly<Record<string, string>> = {
  folkeregisteret: 'https://www.skatteetaten.no/person/folkeregister/',
  krr: 'https://minprofil.kontaktregisteret.no',
  nsr: 'https://nsr.udir.no',
};

export interface Holdtord {
  readonly tittel: string;
  readonly hvorfor: string;
  readonly gjor: string;
  /** Where the thing itself is put right; left out where nobody outside has made a mistake. */
  readonly rettes?: string | undefined;
  readonly lenke?: Lenkevisning | undefined;
}

/** Why something was held, and what to do about it, in plain words. */
export function holdtord(sprak: Sprak, h: Holdtvisning): Holdtord {
  const t = tekst(sprak);
  const o = t.holdt;
  const tittel = o.arsak[h.arsak] ?? o.ukjent;
  const hvorfor =
    h.arsak === 'duplikat' && h.antallPersoner >= 2
      ? o.toPersoner(t.kilde[h.kilde], h.antallPersoner)
      : h.arsak === 'avvist_av_registeret' && h.regel !== null
        ? o.regel(h.regel)
        : (o.kode[h.kode ?? ''] ?? o.om[h.arsak] ?? '');
  const rettes = {
    rettes: o.rettesHos[h.kilde],
    ...(LENKE[h.kilde] === undefined ? {} : { lenke: { tekst: o.rettesLenke[h.kilde]!, href: LENKE[h.kilde]! } }),
  };
  switch (h.arsak) {
    case 'uleselig_post':
      return {
        tittel,
        hvorfor: h.fil === null || h.felt === null ? hvorfor : `${hvorfor} ${o.kolonnen(h.felt)}`,
        gjor: o.rad.ny_fil,
      };
    case 'duplikat':
      return h.kanSlasSammen ? { tittel, hvorfor, gjor: o.rad.sammen } : { tittel, hvorfor, gjor: o.rad.rett, ...rettes };
    case 'avvist_av_registeret':
      return { tittel, hvorfor, gjor: o.rad.drift };
    case 'ny_foresatt_naer_skjermet':
      return { tittel, hvorfor, gjor: o.rad.undersok };
    default:
      return { tittel, hvorfor, gjor: o.rad.rett, ...rettes };
  }
}
