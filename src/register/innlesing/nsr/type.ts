import { brukFakta, finnForskjeller, type Faktarad } from '#grunn/fakta/index.ts';
import { erGyldigOrganisasjonsnummer } from '#grunn/id/index.ts';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import { fagkodeFakta, skoleFakta } from '../faktatabeller.ts';
import type { Bremsegrenser, Brukskontekst, Holdt, Innlesingskilde, Innlesingstype, Vurdering } from '../modell.ts';
import * as lager from './lager.ts';
import { IKKE_I_GREP, type Fagkode, type Skole } from './modell.ts';

/** A list that has lost a tenth is not the list. */
export const STAMDATABREMSER: Bremsegrenser = { krympet: 0.1, endret: 0.5, avsluttet: 0.1, minstAntall: 10 };

interface Stamdata<E> {
  readonly kilde: Innlesingskilde;
  readonly nokkel: (e: E) => string;
  readonly rad: (e: E) => Faktarad;
  readonly feil: (e: E) => Holdt | undefined;
  readonly borte: lager.Borte;
}

/** Schools from NSR. One that is no longer listed is not active any more; it is never closed, for pupils have gone there. */
export const nsrInnlesing = (bremser: Bremsegrenser = STAMDATABREMSER): Innlesingstype<Skole> =>
  stamdata(bremser, {
    kilde: 'nsr',
    nokkel: (s) => s.organisasjonsnummer,
    rad: (s) => ({
      organisasjonsnummer: s.organisasjonsnummer,
      navn: s.navn,
      kommunenummer: s.kommunenummer,
      malform: s.malform,
      skoletype: s.skoletype,
      aktiv: s.aktiv,
      adresselinje: s.adresselinje,
      postnummer: s.postnummer,
      poststed: s.poststed,
      trinn_fra: s.trinnFra,
      trinn_til: s.trinnTil,
    }),
    feil: (s) =>
      erGyldigOrganisasjonsnummer(s.organisasjonsnummer)
        ? undefined
        : {
            arsak: 'ugyldig_identifikator',
            nokkel: s.organisasjonsnummer,
            detaljer: { felt: 'organisasjonsnummer' },
            post: s,
          },
    borte: { kilde: 'nsr', tabell: skoleFakta, kolonne: 'aktiv', verdi: 'false' },
  });

/** Subject codes from Grep. Codes are never closed; one that has gone from the list gets a status that says so. */
export const grepInnlesing = (bremser: Bremsegrenser = STAMDATABREMSER): Innlesingstype<Fagkode> =>
  stamdata(bremser, {
    kilde: 'grep',
    nokkel: (f) => f.kode,
    rad: (f) => ({
      kode: f.kode,
      navn: f.navn,
      status: f.status,
      gyldig_fra: f.gyldigFra,
      gyldig_til: f.gyldigTil,
      erstattes_av: f.erstattesAv,
    }),
    feil: (f) =>
      f.kode.trim() === '' ? { arsak: 'mangler_identifikator', nokkel: f.kode, detaljer: { felt: 'kode' }, post: f } : undefined,
    borte: { kilde: 'grep', tabell: fagkodeFakta, kolonne: 'status', verdi: IKKE_I_GREP },
  });

function stamdata<E>(bremser: Bremsegrenser, s: Stamdata<E>): Innlesingstype<E> {
  const tabell = s.borte.tabell;
  const unike = (enheter: readonly E[]) => [...new Map(enheter.map((e) => [s.nokkel(e), e])).values()];
  const skriving = (enheter: readonly E[]) => ({
    kilde: s.kilde,
    subjekter: enheter.map(s.nokkel),
    heltBilde: false,
    rader: enheter.map(s.rad),
  });
  return {
    kilde: s.kilde,
    bremser,
    antallPersoner: () => 1,
    nokkel: s.nokkel,
    bildenokkel: (e) => [s.nokkel(e)],
    async vurder(db: DbEllerTx, innkomne: readonly E[]): Promise<Vurdering<E>> {
      const holdt = innkomne.flatMap((e) => s.feil(e) ?? []);
      const enheter = unike(innkomne.filter((e) => !s.feil(e)));
      const forskjeller = await finnForskjeller(db, tabell, skriving(enheter));
      const slag = new Map(forskjeller.map((f) => [f.subjekt, f.slag]));
      const bruk = enheter.filter((e) => slag.has(s.nokkel(e)));
      const nye = bruk.filter((e) => slag.get(s.nokkel(e)) === 'ny').length;
      const tellere = { nye, endret: bruk.length - nye, uendret: enheter.length - bruk.length };
      const gjennom = () => enheter.map(s.nokkel).filter((n) => !slag.has(n));
      return { bruk, uendret: [], gjennom, tellere, forhandsvisning: [], holdt, avvik: [] };
    },
    async bruk(tx: Tx, enheter: readonly E[], k: Brukskontekst) {
      await brukFakta(tx, tabell, { ...skriving(unike(enheter)), endringssett: k.endringssett, na: k.na });
      return { dekket: [] };
    },
    finnTause: async (db, k) => ({ ...(await lager.tellTause(db, s.borte, k)), forhandsvisning: [] }),
    avslutt: (tx, k) => lager.merkTause(tx, s.borte, k),
  };
}
