import { Kildefeil } from '#grunn/feil/index.ts';
import { hent, type Sporring } from '#grunn/http/index.ts';
import type { Avvik } from '#grunn/kilde/index.ts';
import { Nabosvarkropp } from './kontrakt.ts';
import type { Nabokontakt, Nabosvar } from './modell.ts';
import { oversettPerson } from './oversett.ts';

export interface Naboklientvalg {
  /** Where the neighbour offers the contact API: `https://barnehage.eksempel.no/kontakt/v1`. */
  readonly baseUrl: string;
  /** The shared secret or token of this kommune's agreement with the neighbour. */
  readonly hentToken: () => Promise<string>;
  readonly hentevalg?: Partial<Pick<Sporring<'json'>, 'timeoutMs' | 'forsok' | 'grunnventMs' | 'vent'>>;
}

export interface Naboklient {
  /** Asks for at most 500 people. Whoever the neighbour does not know is left out of the answer. @throws Kildefeil */
  readonly hentPersoner: (identer: readonly string[]) => Promise<Nabosvar>;
}

/** Most people in one question. */
export const NABOBOLK = 500;

/** Reads contact details from a neighbouring system by the contact API (README.md). */
export function lagNaboklient(valg: Naboklientvalg): Naboklient {
  const url = `${valg.baseUrl.replace(/\/$/, '')}/personer`;
  return {
    async hentPersoner(identer) {
      if (identer.length === 0) return { kontakter: [], avvik: [] };
      const svar = await hent(url, {
        kilde: 'nabosystem',
        svar: 'json',
        metode: 'POST',
        hoder: async () => ({ 'content-type': 'application/json', authorization: `Bearer ${await valg.hentToken()}` }),
        kropp: JSON.stringify({ personidentifikatorer: identer }),
        timeoutMs: 20_000,
        maksBytes: 4 * 1024 * 1024,
        ...valg.hentevalg,
      });
      const kropp = Nabosvarkropp.safeParse(svar.kropp);
      if (!kropp.success) throw new Kildefeil('nabosystem', 'feil_svar', 'Svaret følger ikke kontaktkontrakten.');
      return lesSvar(kropp.data.personer, new Set(identer));
    },
  };
}

/** What nobody asked for is dropped and noted; of two about one person the first counts. */
function lesSvar(personer: readonly unknown[], spurt: ReadonlySet<string>): Nabosvar {
  const avvik: Avvik[] = [];
  const kontakter = new Map<string, Nabokontakt>();
  for (const p of personer) {
    const lest = oversettPerson(p);
    avvik.push(...lest.avvik);
    if (lest.kontakt === undefined) continue;
    const ident = lest.kontakt.personidentifikator;
    if (!spurt.has(ident)) avvik.push({ kode: 'ubedt_person', felt: 'personer' });
    else if (kontakter.has(ident)) avvik.push({ kode: 'duplikat', felt: 'personer' });
    else kontakter.set(ident, lest.kontakt);
  }
  return { kontakter: [...kontakter.values()], avvik };
}
