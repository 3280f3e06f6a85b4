// The classes and groups of the start file: which rows they become, and what is left alone because people have taken over.
import type { Faktarad, Faktatabell } from '#grunn/fakta/index.ts';
import type { DbEllerTx } from '#grunn/db/index.ts';
import type { Oppstartselev, Oppstartsgruppe } from '#kilder/oppstart/index.ts';
import { finnPersonerPaOppslag, oppslagsnokkel } from '#register/person/kjerne.ts';
import { skolearFor, skolearsgrenser } from '#register/skole/kjerne.ts';
import { gruppeFakta, gruppemedlemFakta, undervisningsforholdFakta } from '../faktatabeller.ts';
import type { Brukskontekst } from '../modell.ts';
import { finnAnsatte } from './lager.ts';
import * as lager from './lager-grupper.ts';
import { somUuid, type Plass } from './plan.ts';

export interface Gruppeskriving {
  readonly tabell: Faktatabell;
  readonly subjekter: string[];
  readonly rader: Faktarad[];
  /** What is not among the rows is closed. */
  readonly heltBilde: boolean;
}

export interface Gruppeplan {
  readonly skrivinger: readonly Gruppeskriving[];
  /** Group lines with a teacher we do not have. */
  readonly ukjenteLarere: readonly Oppstartsgruppe[];
  /** The groups of each pupil's place, by place id; and of each line. */
  readonly grupperFor: (p: Plass) => readonly string[];
  readonly idFor: (g: Oppstartsgruppe) => string;
  /** What a group is called, and where it is; undefined for one nobody has told of. */
  readonly gruppe: (id: string) => { readonly navn: string; readonly skole: string } | undefined;
}

interface Gruppe {
  readonly slag: string;
  readonly skole: string;
  readonly skolear: number;
  readonly navn: string;
  readonly arstrinn: Set<number>;
  readonly fagkode: string | null;
}

/** Classes are known by their name, other groups by the file's own key. */
function gruppeId(g: { skole: string; skolear: number; slag: string; nokkel: string }, k: Pick<Brukskontekst, 'nokler'>): string {
  return somUuid(
    k.nokler.oppslag(`gruppe:${g.skole}:${g.skolear}:${g.slag === 'klasse' ? 'klasse:' : ''}${g.nokkel}`, 'dokument'),
  );
}

/** The school year a place is about: this one, or the nearest the place lies in. */
function arFor(e: Oppstartselev, idag: string): number {
  const dag = e.til !== undefined && e.til < idag ? e.til : e.fra > idag ? e.fra : idag;
  return skolearFor(dag);
}

const senest = (a: string, b: string): string => (a > b ? a : b);
const tidligst = (a: string, b: string): string => (a < b ? a : b);

/** What the chunk's groups become. Reads only. */
export async function planleggGrupper(
  db: DbEllerTx,
  plasser: readonly Plass[],
  linjer: readonly Oppstartsgruppe[],
  k: Brukskontekst,
): Promise<Gruppeplan> {
  const iAr = skolearFor(k.idag);
  const grupper = new Map<string, Gruppe>();
  const idFor = (g: Oppstartsgruppe) =>
    gruppeId({ skole: g.skole, skolear: iAr, slag: g.slag, nokkel: g.slag === 'klasse' ? g.navn : g.gruppe }, k);
  for (const g of linjer) {
    const { slag, skole, navn, fagkode = null } = g;
    grupper.set(idFor(g), { slag, skole, skolear: iAr, navn, arstrinn: new Set(g.arstrinn), fagkode });
  }
  const klasseId = (e: Oppstartselev) =>
    gruppeId({ skole: e.skole, skolear: arFor(e, k.idag), slag: 'klasse', nokkel: e.klasse! }, k);
  const andre = (e: Oppstartselev) =>
    (e.grupper ?? []).map((g) => {
      const m = typeof g === 'string' ? { gruppe: g } : g;
      return { id: gruppeId({ skole: e.skole, skolear: arFor(e, k.idag), slag: '', nokkel: m.gruppe }, k), m };
    });
  const medlemskap: Faktarad[] = [];
  for (const { e, personId } of plasser) {
    const skolear = arFor(e, k.idag);
    const ar = skolearsgrenser(skolear);
    const periode = { fra: senest(e.fra, ar.fra), til: tidligst(e.til ?? ar.til, ar.til) };
    const legg = (gruppe_id: string, d: { fra?: string | undefined; til?: string | undefined } = {}) => {
      const dager = { fra: senest(periode.fra, d.fra ?? periode.fra), til: tidligst(periode.til, d.til ?? periode.til) };
      if (dager.til >= dager.fra) medlemskap.push({ gruppe_id, person_id: personId, ...dager });
    };
    if (e.klasse !== undefined) {
      const id = klasseId(e);
      const g = grupper.get(id) ?? {
        slag: 'klasse',
        skole: e.skole,
        skolear,
        navn: e.klasse,
        arstrinn: new Set(),
        fagkode: null,
      };
      g.arstrinn.add(e.arstrinn);
      grupper.set(id, g);
      legg(id, { fra: e.klasseFra });
    }
    for (const { id, m } of andre(e)) legg(id, m);
  }

  const finnes = await lager.finnGrupper(db, [
    ...new Set([...grupper.keys(), ...medlemskap.map((m) => m['gruppe_id'] as string)]),
  ]);
  const slagFor = (id: string) => grupper.get(id)?.slag ?? finnes.get(id)?.slag ?? '';
  const gruppeskriving = grupperader(grupper, finnes);
  const medlemskriving = await medlemsrader(db, plasser, medlemskap, slagFor, iAr);
  const { larere, ukjente } = await larerrader(db, linjer, idFor, iAr, finnes, k);
  return {
    skrivinger: [gruppeskriving, medlemskriving, larere],
    ukjenteLarere: ukjente,
    grupperFor: ({ e }) => [...(e.klasse === undefined ? [] : [klasseId(e)]), ...andre(e).map((a) => a.id)],
    idFor,
    gruppe: (id) => grupper.get(id) ?? finnes.get(id),
  };
}

/** A group changed by hand is the school's; trinn already known from other chunks are kept. */
function grupperader(grupper: ReadonlyMap<string, Gruppe>, finnes: ReadonlyMap<string, lager.Gruppefunn>): Gruppeskriving {
  const egne = [...grupper].filter(([id]) => (finnes.get(id)?.kilde ?? 'oppstart') === 'oppstart');
  return {
    tabell: gruppeFakta,
    heltBilde: false,
    subjekter: egne.map(([id]) => id),
    rader: egne.map(([id, g]) => {
      const ar = skolearsgrenser(g.skolear);
      const arstrinn = [...new Set([...(finnes.get(id)?.arstrinn ?? []), ...g.arstrinn])].sort((a, b) => a - b);
      const { slag, skole, skolear, navn } = g;
      const fagkode = g.fagkode ?? finnes.get(id)?.fagkode ?? null;
      return { gruppe_id: id, slag, skole, skolear, navn, arstrinn, fagkode, fra: ar.fra, til: ar.til };
    }),
  };
}

/** The file's whole picture of the pupils' year; other years, and kinds people have taken over, stay as they are. */
async function medlemsrader(
  db: DbEllerTx,
  plasser: readonly Plass[],
  nye: readonly Faktarad[],
  slagFor: (gruppeId: string) => string,
  iAr: number,
): Promise<Gruppeskriving> {
  const personer = [...new Set(plasser.map((p) => p.personId))];
  const gamle = await lager.finnMedlemskap(db, personer);
  const forHand = await lager.finnPlassertForHand(db, personer);
  const beholdes = gamle.filter((m) => m.skolear !== iAr || forHand.has(`${m.person_id}/${m.slag}/${m.skolear}`));
  const rader = new Map<string, Faktarad>();
  const legg = (r: Faktarad) => rader.set(`${String(r['gruppe_id'])}/${String(r['person_id'])}/${String(r['fra'])}`, r);
  for (const { gruppe_id, person_id, fra, til } of beholdes) legg({ gruppe_id, person_id, fra, til });
  for (const r of nye) {
    const { gruppe_id, person_id, fra } = r as unknown as lager.Medlemsrad;
    if (!forHand.has(`${person_id}/${slagFor(gruppe_id)}/${skolearFor(fra)}`)) legg(r);
  }
  return { tabell: gruppemedlemFakta, heltBilde: true, subjekter: personer, rader: [...rader.values()] };
}

/** Who teaches the groups that have lines of their own. */
async function larerrader(
  db: DbEllerTx,
  linjer: readonly Oppstartsgruppe[],
  idFor: (g: Oppstartsgruppe) => string,
  iAr: number,
  finnes: ReadonlyMap<string, lager.Gruppefunn>,
  k: Brukskontekst,
): Promise<{ larere: Gruppeskriving; ukjente: Oppstartsgruppe[] }> {
  const egne = linjer.filter((g) => finnes.get(idFor(g))?.larereForHand !== true);
  const oppslag = (i: string) => oppslagsnokkel(k.nokler, i);
  const alle = egne.flatMap((g) => g.larere);
  const paNummer = await finnPersonerPaOppslag(db, alle.flatMap((l) => (l.identifikator ? [oppslag(l.identifikator)] : []))); // prettier-ignore
  // the number of a person goes before the number of an employee
  const paAnsattnummer = await finnAnsatte(db, alle.flatMap((l) => (l.identifikator === undefined && l.ansattnummer ? [l.ansattnummer] : []))); // prettier-ignore
  const ar = skolearsgrenser(iAr);
  const ukjente: Oppstartsgruppe[] = [];
  const rader = new Map<string, Faktarad>();
  for (const g of egne)
    for (const l of g.larere) {
      const person_id =
        l.identifikator === undefined ? paAnsattnummer.get(l.ansattnummer ?? '') : paNummer.get(oppslag(l.identifikator));
      if (person_id === undefined) ukjente.push(g);
      else
        rader.set(`${idFor(g)}/${person_id}/${l.rolle}`, {
          gruppe_id: idFor(g),
          person_id,
          rolle: l.rolle,
          fra: ar.fra,
          til: ar.til,
        });
    }
  const ider = new Set(egne.map(idFor));
  const personer = [...paNummer.values(), ...paAnsattnummer.values()];
  const gamle = await lager.finnLarere(db, [...ider], personer);
  for (const { gruppe_id, person_id, rolle, fra, til } of gamle)
    if (!ider.has(gruppe_id)) rader.set(`${gruppe_id}/${person_id}/${rolle}/${fra}`, { gruppe_id, person_id, rolle, fra, til });
  return {
    larere: {
      tabell: undervisningsforholdFakta,
      heltBilde: true,
      subjekter: [...new Set([...personer, ...gamle.map((g) => g.person_id)])],
      rader: [...rader.values()],
    },
    ukjente,
  };
}
