// From the register's client to a run: the night asks about everybody in scope, «Oppdater» about one.
import { Kildefeil } from '#grunn/feil/index.ts';
import { lesInnstilling } from '#grunn/innstilling/index.ts';
import { idag } from '#grunn/tid/index.ts';
import type { Bolkutfall, KrrKlient } from '#kilder/krr/index.ts';
import { dekrypterIdentifikator } from '../../person/kjerne.ts';
import { krrAktivFra } from '../innstillinger.ts';
import type { Innlesingsrad } from '../lager.ts';
import type { Bremsegrenser, Innlesingsmiljo, Mottatt } from '../modell.ts';
import { kjorInnlesing } from '../motor.ts';
import * as lager from './lager.ts';
import { krrInnlesing, type Kontaktenhet } from './type.ts';

/** Digdir's client asks in batches side by side; KS Fiks' only one batch after another. */
export type KrrOppslag = Pick<KrrKlient, 'hentPersoner'> & Partial<Pick<KrrKlient, 'hentBolker'>>;

export interface Krrvalg {
  readonly klient: KrrOppslag;
  /** `full`: everybody in scope. `enkelt`: those in `personer`, past the brakes. */
  readonly slag: 'full' | 'enkelt';
  readonly personer?: readonly string[];
  readonly utlostAv: string;
  /** The kommune takes the register into use on this date (K12); before it nothing is asked. Undefined: in use. Its own setting goes over. */
  readonly aktivFra?: string | undefined;
  readonly bremser?: Bremsegrenser;
}

const BOLK = 1000;

/**
 * Reads contact information from Kontakt- og reservasjonsregisteret. A batch that fails leaves its people as they were and counts them as
 * `utenSvar`; the run has failed when nobody was answered for. Returns undefined before the kommune's date.
 * @throws FunksjonellFeil `pagar` when another night is under way.
 */
export async function kjorKrr(m: Innlesingsmiljo, v: Krrvalg): Promise<Innlesingsrad | undefined> {
  const dag = idag(m.klokke);
  const aktivFra = (await lesInnstilling(m.db, krrAktivFra)) ?? v.aktivFra;
  if (aktivFra !== undefined && dag < aktivFra) return undefined;
  const spurte =
    v.slag === 'full'
      ? await lager.finnOmfang(m.db, { idag: dag, siden: await lager.sisteNatt(m.db) })
      : await lager.finnNumre(m.db, v.personer ?? []);
  let feil: Kildefeil | undefined;
  return kjorInnlesing(m, krrInnlesing(v.bremser), {
    slag: v.slag,
    utlostAv: v.utlostAv,
    hent: spor(m, v.klient, spurte, (f) => (feil = f)),
    hode: () => ({}),
    feil: () => feil,
    ventet: spurte.length,
    utenBremser: v.slag === 'enkelt',
  });
}

async function* spor(
  m: Innlesingsmiljo,
  klient: KrrOppslag,
  spurte: readonly lager.Spurt[],
  meld: (feil: Kildefeil) => void,
): AsyncGenerator<Mottatt<Kontaktenhet>> {
  const personer = new Map<string, string>();
  function* numre() {
    for (const s of spurte) {
      const nummer = dekrypterIdentifikator(m.nokler, s.kryptert);
      personer.set(nummer, s.personId);
      yield nummer;
    }
  }
  // no answer is older than this: an «Oppdater» made while the night is under way stands
  const hentet = m.klokke.na().toString();
  let sisteFeil: Kildefeil | undefined;
  let svart = 0;
  let regnskap = 0;
  try {
    for await (const b of klient.hentBolker ? klient.hentBolker(numre()) : enOgEn(klient, numre())) {
      regnskap += b.spurt.length;
      if (b.feil) {
        sisteFeil = b.feil;
        yield { utenSvar: b.spurt.length };
        continue;
      }
      svart += b.svar.oppforinger.length;
      for (const o of b.svar.oppforinger) {
        const personId = personer.get(o.personidentifikator);
        if (personId) yield { enhet: { personId, oppforing: o, hentet } };
      }
      // asked for and not answered is unknown, not empty (F-26)
      if (b.svar.mangler.length > 0) yield { utenSvar: b.svar.mangler.length };
      if (b.svar.ubedt > 0)
        yield { avvik: Array.from({ length: b.svar.ubedt }, () => ({ kode: 'ubedt_person', felt: 'personer' })) };
      if (b.svar.avvik.length > 0) yield { avvik: b.svar.avvik };
      for (const nummer of b.spurt) personer.delete(nummer);
    }
  } catch (f) {
    if (!(f instanceof Kildefeil)) throw f;
    // refused (F-31): what came before stands, the rest is unknown
    sisteFeil = f;
    if (spurte.length > regnskap) yield { utenSvar: spurte.length - regnskap };
  }
  if (sisteFeil && svart === 0) throw sisteFeil;
  if (sisteFeil) meld(sisteFeil);
}

async function* enOgEn(klient: KrrOppslag, numre: Iterable<string>): AsyncGenerator<Bolkutfall> {
  const alle = [...numre];
  for (let i = 0, nr = 0; i < alle.length; i += BOLK, nr++) {
    const spurt = alle.slice(i, i + BOLK);
    try {
      yield { nr, spurt, svar: await klient.hentPersoner(spurt) };
    } catch (f) {
      if (!(f instanceof Kildefeil) || f.kode === 'avvist') throw f;
      yield { nr, spurt, feil: f };
    }
  }
}
