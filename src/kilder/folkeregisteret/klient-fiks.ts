import { z } from 'zod';
import { Kildefeil } from '#grunn/feil/index.ts';
import {
  KILDE,
  STORSTE_BOLK,
  lagFregklient,
  lagSporrer,
  meldUbedte,
  utenSkrastrek,
  type Fregklient,
  type Fregvalg,
} from './klient.ts';
import { sorterBarneposter, type Barnesvar } from './svar.ts';

export interface Fiksvalg extends Fregvalg {
  readonly rolleId: string;
  readonly fiksOrgId: string;
  readonly integrasjonId: string;
  readonly integrasjonPassord: string;
}

export type Fikshendelsestype = 'FLYTTET_TIL_KOMMUNE' | 'FLYTTET_FRA_KOMMUNE' | 'DOED' | 'FOEDT';

export interface Hendelsessok {
  /** YYYY-MM-DD */
  readonly fraDato: string;
  readonly hendelsestype: Fikshendelsestype;
}

/** KS Fiks folkeregister: Skatteetaten's services mirrored, and two of KS's own. All throw Kildefeil. */
export interface Fiksklient extends Fregklient {
  /** Children with their guardians written into the record; at most 1 000. */
  oppvekst(identer: readonly string[], valg?: { readonly signal?: AbortSignal }): Promise<Barnesvar>;
  readonly hendelser: {
    typer(): Promise<readonly { readonly hendelsestype: string; readonly visningsnavn: string }[]>;
    statistikk(sok: Hendelsessok & { readonly kommunenummer: string }): Promise<number>;
    /** Numbers of people it has happened to. `foedt` is for the two kinds of moving only. */
    liste(
      sok: Hendelsessok & {
        readonly kommuner: readonly string[];
        readonly foedt?: { readonly fraDato?: string; readonly tilDato?: string };
      },
    ): Promise<readonly string[]>;
  };
}

const Typer = z.looseObject({
  hendelsestyper: z.array(z.looseObject({ hendelsestype: z.string(), visningsnavn: z.string() })),
});
const Statistikk = z.looseObject({ antall: z.number().int().nonnegative() });
const Liste = z.looseObject({ fnr: z.array(z.string()) });

/** KS Fiks, with the kommune's own role; the role decides which properties may be asked for. */
export function fiksKlient(valg: Fiksvalg): Fiksklient {
  const rot = `${utenSkrastrek(valg.baseUrl)}/folkeregister/api/v1`;
  const spor = lagSporrer(valg, {
    enhet: 's',
    hoder: { integrasjonid: valg.integrasjonId, integrasjonpassord: valg.integrasjonPassord },
  });
  const { rolleId } = valg;

  async function les<T>(skjema: z.ZodType<T>, url: string, kropp?: unknown): Promise<T> {
    const svar = await spor(url, kropp === undefined ? {} : { kropp });
    const lest = skjema.safeParse(svar.kropp);
    if (lest.success) return lest.data;
    throw new Kildefeil(KILDE, 'uleselig', 'Svaret fra KS Fiks har ikke den avtalte formen.');
  }

  return {
    ...lagFregklient(`${rot}/${encodeURIComponent(rolleId)}`, spor),

    async oppvekst(identer, { signal } = {}) {
      const spurt = [...new Set(identer)];
      if (spurt.length === 0) return { funnet: [], mangler: [], ubedt: 0, uleselige: 0, avvik: [] };
      if (spurt.length > STORSTE_BOLK)
        throw new Kildefeil(KILDE, 'ugyldig_sporring', `Et uttrekk kan ha ${STORSTE_BOLK} barn, ikke ${spurt.length}.`);
      const url = `${rot}/oppvekst/${encodeURIComponent(valg.fiksOrgId)}/${encodeURIComponent(rolleId)}`;
      const { kropp } = await spor(url, { kropp: { foedselsnumre: spurt }, signal });
      const svar = sorterBarneposter(kropp, spurt);
      if (svar === undefined) throw new Kildefeil(KILDE, 'uleselig', 'Oppvekstuttrekket er ikke en liste.');
      return meldUbedte(svar);
    },

    hendelser: {
      typer: async () => (await les(Typer, `${rot}/hendelser/typer`)).hendelsestyper,
      statistikk: async (sok) => (await les(Statistikk, `${rot}/hendelser/statistikk`, { rolleId, ...sok })).antall,
      async liste({ kommuner, ...sok }) {
        const kropp = { rolleId, ...sok, kommuner: kommuner.map((kommunenummer) => ({ kommunenummer })) };
        const { fnr } = await les(Liste, `${rot}/hendelser/liste`, kropp);
        return [...new Set(fnr.filter((n) => /^\d{11}$/.test(n)))];
      },
    },
  };
}
