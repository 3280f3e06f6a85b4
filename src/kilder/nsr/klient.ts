import { Kildefeil } from '#grunn/feil/index.ts';
import { hent, lagKildevern, type Kildevern, type Sporring } from '#grunn/http/index.ts';
import { NsrEnhet, NsrSide } from './kontrakt.ts';
import type { NsrListelinje, NsrSkole } from './modell.ts';
import { oversettEnhet, oversettListelinje } from './oversett.ts';

const KILDE = 'nsr';

export interface Nsrvalg {
  /** `https://data-nsr.udir.no`, or the simulator's. Open, without key. */
  readonly baseUrl: string;
  readonly vern?: Kildevern;
  readonly hentevalg?: Partial<Pick<Sporring<'json'>, 'timeoutMs' | 'forsok' | 'grunnventMs' | 'vent' | 'signal'>>;
}

export interface NsrKlient {
  /** Every unit in the country, page by page; lines without a usable number are left out. */
  hentListe(): AsyncGenerator<NsrListelinje, void, void>;
  /** One school; undefined when the register does not know the number. */
  finnSkole(organisasjonsnummer: string): Promise<NsrSkole | undefined>;
  /** All grunnskoler of a kommune, closed ones included: a pupil's card from last year still names its school. */
  hentKommunensSkoler(kommunenummer: string): Promise<NsrSkole[]>;
}

/** Nasjonalt skoleregister, version 4. All calls throw Kildefeil. Never asked at run time: a job keeps our own table. */
export function lagNsrKlient(valg: Nsrvalg): NsrKlient {
  const base = valg.baseUrl.replace(/\/+$/, '');
  const vern = valg.vern ?? lagKildevern(KILDE, { samtidighet: 4 });
  const les = (sti: string, godta: readonly number[] = []) =>
    hent(`${base}${sti}`, {
      kilde: KILDE,
      svar: 'json',
      timeoutMs: 30_000,
      maksBytes: 32 * 1024 * 1024,
      vern,
      godta,
      ...valg.hentevalg,
    });

  async function* hentListe(): AsyncGenerator<NsrListelinje, void, void> {
    for (let nr = 1, sider = 1; nr <= sider; nr += 1) {
      const lest = NsrSide.safeParse((await les(`/v4/enheter?sidenummer=${nr}&antallPerSide=1000`)).kropp);
      if (!lest.success)
        throw new Kildefeil(KILDE, 'feil_svar', 'Svaret er ikke ei liste over enheter (AntallSider, EnhetListe).');
      sider = lest.data.AntallSider;
      for (const ra of lest.data.EnhetListe) {
        const linje = oversettListelinje(ra);
        if (linje) yield linje;
      }
    }
  }

  async function finnSkole(organisasjonsnummer: string): Promise<NsrSkole | undefined> {
    const svar = await les(`/v4/enhet/${encodeURIComponent(organisasjonsnummer)}`, [404]);
    if (svar.status === 404) return undefined;
    const lest = NsrEnhet.safeParse(svar.kropp);
    const skole = lest.success ? oversettEnhet(lest.data) : null;
    if (skole?.organisasjonsnummer !== organisasjonsnummer.toUpperCase()) {
      throw new Kildefeil(KILDE, 'feil_svar', 'Svaret gjelder ikke skolen vi spurte om.');
    }
    return skole;
  }

  return {
    hentListe,
    finnSkole,
    async hentKommunensSkoler(kommunenummer) {
      const ut: NsrSkole[] = [];
      for await (const linje of hentListe()) {
        if (!linje.grunnskole || linje.kommunenummer !== kommunenummer) continue;
        const skole = await finnSkole(linje.organisasjonsnummer);
        if (skole) ut.push(skole);
      }
      return ut;
    },
  };
}
