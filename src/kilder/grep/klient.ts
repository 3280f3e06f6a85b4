import { Kildefeil } from '#grunn/feil/index.ts';
import { hent, lagKildevern, type Kildevern, type Sporring } from '#grunn/http/index.ts';
import { GrepElement, GrepListe } from './kontrakt.ts';
import type { GrepFagkode, Grepreferanse } from './modell.ts';
import { oversettFagkode, oversettReferanse } from './oversett.ts';

const KILDE = 'grep';

export interface Grepvalg {
  /** `https://data.udir.no/kl06/v201906`, or the simulator's. */
  readonly baseUrl: string;
  readonly vern?: Kildevern;
  readonly hentevalg?: Partial<Pick<Sporring<'json'>, 'timeoutMs' | 'forsok' | 'grunnventMs' | 'vent' | 'signal'>>;
}

export interface GrepKlient {
  /** Every subject code, as references only. */
  hentReferanser(): Promise<Grepreferanse[]>;
  /** One whole code; undefined when Grep does not know it. */
  finnFagkode(kode: string): Promise<GrepFagkode | undefined>;
  /**
   * The codes that are new or changed since `kjente` (code → `endret`), among those `velg` wants. Grunnskole's codes have 0 as their first
   * digit (NOR0218); those of videregående have 1 to 6.
   */
  hentEndrede(
    kjente: ReadonlyMap<string, string | null>,
    velg?: (kode: string) => boolean,
  ): AsyncGenerator<GrepFagkode, void, void>;
}

/** Grunnskole's codes, by their shape. */
export const erGrunnskolekode = (kode: string): boolean => /^[A-ZÆØÅ]{3}0\d{3}$/.test(kode);

/** Grep's REST interface. All calls throw Kildefeil. Never asked at run time: a job keeps our own table. */
export function lagGrepKlient(valg: Grepvalg): GrepKlient {
  const base = valg.baseUrl.replace(/\/+$/, '');
  const vern = valg.vern ?? lagKildevern(KILDE, { samtidighet: 4 });
  const les = (sti: string, godta: readonly number[] = []) =>
    hent(`${base}${sti}`, {
      kilde: KILDE,
      svar: 'json',
      timeoutMs: 60_000,
      maksBytes: 64 * 1024 * 1024,
      vern,
      godta,
      ...valg.hentevalg,
    });

  async function hentReferanser(): Promise<Grepreferanse[]> {
    const lest = GrepListe.safeParse((await les('/fagkoder')).kropp);
    if (!lest.success) throw new Kildefeil(KILDE, 'feil_svar', 'Svaret er ikke ei liste over fagkoder.');
    return lest.data.flatMap((ra) => {
      const element = GrepElement.safeParse(ra);
      return element.success ? [oversettReferanse(element.data)] : [];
    });
  }

  async function finnFagkode(kode: string): Promise<GrepFagkode | undefined> {
    // By code under our own base address; the address Grep gives is never followed.
    const svar = await les(`/fagkoder/${encodeURIComponent(kode)}`, [404]);
    if (svar.status === 404) return undefined;
    const lest = GrepElement.safeParse(svar.kropp);
    if (!lest.success || lest.data.kode !== kode)
      throw new Kildefeil(KILDE, 'feil_svar', 'Svaret gjelder ikke fagkoden vi spurte om.');
    return oversettFagkode(lest.data);
  }

  return {
    hentReferanser,
    finnFagkode,
    async *hentEndrede(kjente, velg = erGrunnskolekode) {
      for (const { kode, endret } of await hentReferanser()) {
        if (!velg(kode) || (endret !== null && kjente.get(kode) === endret)) continue;
        const fagkode = await finnFagkode(kode);
        if (fagkode) yield fagkode;
      }
    },
  };
}
