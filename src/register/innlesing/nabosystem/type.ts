import { brukFakta, finnForskjeller, type Faktarad } from '#grunn/fakta/index.ts';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import { nabokontaktFakta } from '../faktatabeller.ts';
import { lasPersoner } from '../krr/lager.ts';
import type { Bremsegrenser, Brukskontekst, Brukssvar, Innlesingstype, Vurdering } from '../modell.ts';
import * as lager from './lager.ts';

const KILDE = 'nabosystem';

/** What one neighbouring system says of one person; null: it does not know the person (any more). */
export interface Naboenhet {
  readonly personId: string;
  readonly system: string;
  readonly kontakt: {
    readonly epostadresse: string | null;
    readonly mobiltelefonnummer: string | null;
    readonly oppdatert: string | null;
  } | null;
}

export const NABOBREMSER: Bremsegrenser = { krympet: 1, endret: 0.5, avsluttet: 0.2, minstAntall: 50 };

const nokkel = (e: Naboenhet): string => `${e.system} ${e.personId}`;

/** The rows of these people as they will be: the other systems' kept as they are. */
async function skriving(db: DbEllerTx, enheter: readonly Naboenhet[], ider?: ReadonlyMap<string, string>) {
  const siste = new Map(
    enheter.map((e) => {
      const personId = ider?.get(e.personId) ?? e.personId;
      return [`${e.system} ${personId}`, { ...e, personId }];
    }),
  );
  const subjekter = [...new Set([...siste.values()].map((e) => e.personId))];
  const andre = (await lager.finnRader(db, subjekter)).filter((r) => !siste.has(`${r.system} ${r.person_id}`));
  const rader: Faktarad[] = [...siste.values()].flatMap((e) =>
    e.kontakt === null
      ? []
      : [
          {
            person_id: e.personId,
            system: e.system,
            epostadresse: e.kontakt.epostadresse,
            mobiltelefonnummer: e.kontakt.mobiltelefonnummer,
            kildetidspunkt: e.kontakt.oppdatert,
          },
        ],
  );
  return { kilde: KILDE, subjekter, heltBilde: true, rader: [...andre.map((r) => ({ ...r })), ...rader] };
}

/** A neighbouring system's contact details: facts of their own, written only when something is new. */
export function nabosystemInnlesing(bremser: Bremsegrenser = NABOBREMSER): Innlesingstype<Naboenhet> {
  return {
    kilde: KILDE,
    bremser,
    antallPersoner: () => 1,
    nokkel,
    omKjente: true,
    async vurder(db, enheter): Promise<Vurdering<Naboenhet>> {
      const forskjeller = await finnForskjeller(db, nabokontaktFakta, await skriving(db, enheter));
      const slag = new Map(forskjeller.map((f) => [f.subjekt, f.slag]));
      const bruk = enheter.filter((e) => slag.has(e.personId));
      const antall = (s: 'ny' | 'endret' | 'borte') => bruk.filter((e) => slag.get(e.personId) === s).length;
      return {
        bruk,
        uendret: enheter.filter((e) => !slag.has(e.personId)).map((e) => e.personId),
        gjennom: () => enheter.filter((e) => !slag.has(e.personId)).map(nokkel),
        tellere: {
          nye: antall('ny'),
          endret: antall('endret'),
          avsluttet: antall('borte'),
          uendret: enheter.length - bruk.length,
        },
        forhandsvisning: [],
        holdt: [],
        avvik: [],
      };
    },
    async bruk(tx: Tx, enheter, k: Brukskontekst): Promise<Brukssvar> {
      const ider = await lasPersoner(
        tx,
        enheter.map((e) => e.personId),
      );
      const s = await skriving(tx, enheter, ider);
      await brukFakta(tx, nabokontaktFakta, { ...s, endringssett: k.endringssett, na: k.na });
      return { dekket: s.subjekter };
    },
  };
}
