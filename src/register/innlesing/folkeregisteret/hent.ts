// From Folkeregisteret's services to families: the night (all children anew), the feed (those something has happened to), and one person.
import type { Fiksklient, Folkeregisterhendelse, Folkeregisterperson, Fregklient } from '#kilder/folkeregisteret/index.ts';
import { leggTilDager } from '#grunn/tid/index.ts';
import { dekrypterIdentifikator, finnPersonerPaOppslag, oppslagsnokkel } from '#register/person/kjerne.ts';
import type { Innlesingsmiljo, Mottatt } from '../modell.ts';
import type { Familie } from './familie.ts';
import * as lager from './lager.ts';

const BOLK = 1000;

/** Of an answer with people in it: families, and how many we asked for in vain. */
async function* barnIBolker(klient: Fiksklient, numre: readonly string[]): AsyncIterable<Mottatt<Familie>> {
  const svar = await klient.oppvekst(numre);
  for (const f of svar.funnet) yield { enhet: { personer: [f.barn, ...f.ansvarlige] } };
  if (svar.mangler.length > 0) yield { utenSvar: svar.mangler.length };
  if (svar.ubedt > 0) yield { avvik: Array.from({ length: svar.ubedt }, () => ({ kode: 'ubedt_person', felt: 'oppvekst' })) };
  if (svar.avvik.length > 0) yield { avvik: svar.avvik };
}

/**
 * The night by KS Fiks: every child we have, and those who were born or have moved in since `siden` (a date). A child that is missing
 * from the answer is counted, never ended: kode 6 falls out of extracts by kommune (incoming 3.4). Changes that came without an event
 * are found this way (F-05).
 */
export async function* natt(
  m: Innlesingsmiljo,
  klient: Fiksklient,
  o: { kommunenummer: string; siden: string; idag: string },
): AsyncIterable<Mottatt<Familie>> {
  const spurt = new Set<string>();
  for await (const side of lager.barnINavarende(m.db, o.idag, BOLK)) {
    const numre = side.map((r) => dekrypterIdentifikator(m.nokler, r.kryptert));
    for (const r of side) spurt.add(r.oppslag);
    yield* barnIBolker(klient, numre);
  }
  const nye = new Set<string>();
  const kommuner = [o.kommunenummer];
  for (const hendelsestype of ['FLYTTET_TIL_KOMMUNE', 'FOEDT'] as const) {
    const foedt =
      hendelsestype === 'FLYTTET_TIL_KOMMUNE'
        ? { foedt: { fraDato: `${Number(o.idag.slice(0, 4)) - 16}-01-01`, tilDato: o.idag } }
        : {};
    for (const n of await klient.hendelser.liste({ fraDato: leggTilDager(o.siden, -1), hendelsestype, kommuner, ...foedt }))
      if (!spurt.has(oppslagsnokkel(m.nokler, n))) nye.add(n);
  }
  const liste = [...nye];
  for (let i = 0; i < liste.length; i += BOLK) yield* barnIBolker(klient, liste.slice(i, i + BOLK));
  for await (const side of lager.bareNevnte(m.db, BOLK)) {
    const svar = await klient.bulkoppslag(side.map((r) => dekrypterIdentifikator(m.nokler, r.kryptert)));
    yield* tilFamilier(svar.funnet);
    if (svar.mangler.length > 0) yield { utenSvar: svar.mangler.length };
  }
}

export interface Feedlesing {
  readonly hent: AsyncIterable<Mottatt<Familie>>;
  /** Where the feed stands when `hent` has ended. */
  readonly neste: () => number;
  /** True: the position is too old, only a full reading helps. */
  readonly forGammel: () => boolean;
  readonly hode: () => { ukjenteTyper: number };
}

/**
 * The feed is the whole country's: of each page only our own people are read again, the urgent kinds first, with the children and
 * guardians they belong to. An event is only a signal; the newest document counts, so order and repetition do not matter (F-06, F-12, F-20).
 */
export function lesFeed(m: Innlesingsmiljo, klient: Fregklient, fra: number, maksSider = 200): Feedlesing {
  let neste = fra;
  let forGammel = false;
  let ukjente = 0;
  async function* hent(): AsyncIterable<Mottatt<Familie>> {
    for (let side = 0; side < maksSider; side++) {
      const svar = await klient.hentFeed(neste);
      if (svar.slag === 'for_gammel') forGammel = true;
      if (svar.slag !== 'side') return;
      const uventede = svar.hendelser.filter((h) => !h.kjent);
      ukjente += uventede.length;
      if (uventede.length > 0)
        yield { avvik: uventede.map((h) => ({ kode: 'ukjent_hendelsestype', felt: 'hendelsetype', verdi: h.hendelsestype })) };
      for (const haster of [true, false])
        yield* lesPaNytt(
          m,
          klient,
          svar.hendelser.filter((h) => h.haster === haster),
        );
      neste = svar.neste;
      if (!svar.mer) return;
    }
  }
  return { hent: hent(), neste: () => neste, forGammel: () => forGammel, hode: () => ({ ukjenteTyper: ukjente }) };
}

async function* lesPaNytt(
  m: Innlesingsmiljo,
  klient: Fregklient,
  hendelser: readonly Folkeregisterhendelse[],
): AsyncIterable<Mottatt<Familie>> {
  const numre = new Map<string, string>();
  for (const h of hendelser) if (h.identifikator) numre.set(oppslagsnokkel(m.nokler, h.identifikator), h.identifikator);
  if (numre.size === 0) return;
  const vare = await finnPersonerPaOppslag(m.db, [...numre.keys()]);
  // several of a person's numbers may have had events: ask once
  const spor = new Map<string, string>();
  for (const [oppslag, personId] of vare) spor.set(personId, numre.get(oppslag)!);
  const liste = [...spor.values()];
  for (let i = 0; i < liste.length; i += BOLK) {
    const svar = await klient.bulkoppslag(liste.slice(i, i + BOLK));
    yield* tilFamilier(svar.funnet);
    if (svar.mangler.length > 0) yield { utenSvar: svar.mangler.length };
    if (svar.ubedt > 0)
      yield { avvik: Array.from({ length: svar.ubedt }, () => ({ kode: 'ubedt_person', felt: 'bulkoppslag' })) };
  }
}

/** Children with the guardians that were read at the same time, then the guardians that stand alone. */
export function* tilFamilier(personer: readonly Folkeregisterperson[]): Iterable<Mottatt<Familie>> {
  const perNummer = new Map<string, Folkeregisterperson>();
  for (const p of personer) for (const i of p.identifikatorer) perNummer.set(i.identifikator, p);
  const brukt = new Set<Folkeregisterperson>();
  const barn = personer.filter((p) => p.foreldreansvar.length > 0);
  for (const b of barn) {
    if (brukt.has(b)) continue;
    brukt.add(b);
    const med = [b];
    for (const f of b.foreldreansvar) {
      const ansvarlig = f.ansvarlig.type === 'person' ? perNummer.get(f.ansvarlig.identifikator) : undefined;
      if (!ansvarlig || brukt.has(ansvarlig)) continue;
      brukt.add(ansvarlig);
      med.push(ansvarlig);
    }
    yield { enhet: { personer: med } };
  }
  for (const p of personer) if (!brukt.has(p)) yield { enhet: { personer: [p] } };
}

/** One person now, with the guardians: for «les på nytt» and for those put back from the worklist. */
export async function* lesPersoner(
  m: Innlesingsmiljo,
  klient: Fregklient,
  personer: readonly string[],
): AsyncIterable<Mottatt<Familie>> {
  const familie = await lager.finnFamilie(m.db, personer);
  const alle = [...new Set([...personer, ...familie.flatMap((f) => [f.barn, f.ansvarlig])])];
  const numre = (await lager.finnNumre(m.db, alle)).map((r) => dekrypterIdentifikator(m.nokler, r.kryptert));
  for (let i = 0; i < numre.length; i += BOLK) {
    const svar = await klient.bulkoppslag(numre.slice(i, i + BOLK));
    yield* tilFamilier(svar.funnet);
    if (svar.mangler.length > 0) yield { utenSvar: svar.mangler.length };
  }
}
