import { Kildefeil } from '#grunn/feil/index.ts';
import { hent, type Sporring } from '#grunn/http/index.ts';
import { samtidig } from './bolker.ts';
import { avvist, slaSammen, varsleOmUbedte, type KrrKlient } from './klient.ts';
import type { Kontaktsvar } from './modell.ts';
import { fraFiks, oversettSvar } from './oversett.ts';

export interface FiksKrrvalg {
  /** `https://api.fiks.ks.no` or the test host. */
  readonly baseUrl: string;
  readonly rolleId: string;
  /** Maskinporten token with scope `ks:fiks`. */
  readonly hentToken: (valg?: { readonly nytt?: boolean }) => Promise<string>;
  readonly integrasjonId: string;
  readonly integrasjonPassord: string;
  readonly samtidighet?: number;
  readonly hentevalg?: Partial<Pick<Sporring<'json'>, 'timeoutMs' | 'forsok' | 'grunnventMs' | 'vent'>>;
}

/**
 * The register through KS Fiks: one person a call and no language, so for the «Oppdater» button and small kommuner. «Ingen treff» (404) looks like
 * a wrong address, so it is `mangler`, never an empty entry. Throws Kildefeil as `lagKrrKlient` does.
 */
export function lagFiksKrrKlient(valg: FiksKrrvalg): Pick<KrrKlient, 'hentPersoner'> {
  const url = `${valg.baseUrl.replace(/\/$/, '')}/register/api/v1/ks/${encodeURIComponent(valg.rolleId)}/krr/person`;

  async function hentEn(ident: string, signal: AbortSignal, nytt = false): Promise<Kontaktsvar> {
    const ingen = (kode: string): Kontaktsvar => ({
      oppforinger: [],
      mangler: [ident],
      ubedt: 0,
      avvik: [{ kode, felt: 'fnr' }],
    });
    try {
      const svar = await hent(url, {
        kilde: 'krr',
        svar: 'json',
        metode: 'POST',
        hoder: async () => ({
          'content-type': 'application/json',
          authorization: `Bearer ${await valg.hentToken({ nytt })}`,
          integrasjonid: valg.integrasjonId,
          integrasjonpassord: valg.integrasjonPassord,
        }),
        kropp: JSON.stringify({ fnr: ident }),
        timeoutMs: 15_000,
        maksBytes: 256 * 1024,
        godta: [404],
        ...valg.hentevalg,
        signal,
      });
      if (svar.status === 404) return ingen('ingen_treff');
      const ra = fraFiks(svar.kropp);
      if (!ra)
        throw new Kildefeil('krr', 'feil_svar', 'Svaret fra KS Fiks er ikke en oppføring i Kontakt- og reservasjonsregisteret.');
      return oversettSvar(ra, [ident]);
    } catch (feil) {
      if (!(feil instanceof Kildefeil) || feil.kilde !== 'krr') throw feil;
      if (feil.kode === 'ugyldig_sporring' && feil.status === 400) return ingen('nummer_avvist');
      if (feil.kode !== 'avvist') throw feil;
      if (feil.status === 401 && !nytt) return hentEn(ident, signal, true);
      throw avvist(feil);
    }
  }

  return {
    async hentPersoner(identer) {
      let alt: Kontaktsvar = { oppforinger: [], mangler: [], ubedt: 0, avvik: [] };
      const svarene = samtidig(new Set(identer), valg.samtidighet ?? 4, undefined, (ident, _nr, signal) => hentEn(ident, signal));
      for await (const svar of svarene) alt = slaSammen(alt, svar);
      varsleOmUbedte(alt);
      return alt;
    },
  };
}
