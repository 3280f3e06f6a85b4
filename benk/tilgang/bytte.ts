// Every identifier of every address swapped: for somebody out of reach, for one nobody has, and for what is no identifier at all.
import { sql } from 'kysely';
import { z } from 'zod';
import { akterI, type Rute, type Rutetabell } from '#grunn/handling/index.ts';
import type { Db } from '#grunn/db/index.ts';
import { blandFro, tilfeldig, type Tilfeldig } from '#verden/tilfeldig.ts';
import { Fasit } from './fasit.ts';
import { lekkasjer } from './http.ts';
import type { Sporreverden, Tabell } from './modell.ts';
import type { Orakelrigg } from './rigg.ts';
import { alle, fyll, harGet, harPost, parametre } from './ruter.ts';

export const FEILFORMET = [
  'ikke-en-id',
  "' or '1'='1",
  '../../etc/passwd',
  '00000000-0000-0000-0000-00000000000g',
  '%00',
  '9'.repeat(300),
] as const;

export interface Byttefeil {
  readonly hva: 'lekker' | 'skriver' | 'ulikt svar' | 'feilformet' | 'feiler';
  readonly rute: string;
  readonly felt: string;
  readonly rolle: string;
  readonly detalj: string;
}
export interface Byttesvar {
  foresporsler: number;
  /** Identifiers of addresses, questions and forms that were swapped. */
  readonly felt: Set<string>;
  readonly feil: Byttefeil[];
  /** What malformed identifiers were answered with, by status. */
  readonly feilformet: Record<string, number>;
}
export const nyttByttesvar = (): Byttesvar => ({ foresporsler: 0, felt: new Set(), feil: [], feilformet: {} });

const PERSON = new Set(['personId', 'elevId', 'hvem', 'aktorId', 'elev', 'elever', 'annenId', 'barn', 'annenPerson', 'behold']);
const GRUPPE = new Set(['gruppeId', 'gruppe']);
/** Rows of decisions, with the column that says whom they are about. */
const RADER: Readonly<Record<string, readonly [Tabell, string]>> = {
  beslutningId: ['tilgang.foresattbeslutning', 'barn_id'],
  sperringId: ['tilgang.sperring', 'barn_id'],
  kretsId: ['tilgang.krets', 'person_id'],
  nodinnsynId: ['tilgang.nodinnsyn', 'person_id'],
};
const ANDRE = new Set([
  'id',
  'sett',
  'satt',
  'meldingId',
  'soknadId',
  'sakId',
  'svarId',
  'stillingId',
  'overstyringId',
  'kjoring',
]);
const erIdentifikator = (n: string): boolean =>
  PERSON.has(n) || GRUPPE.has(n) || n === 'skole' || n in RADER || ANDRE.has(n) || n.endsWith('Id');

/** A sum of all rows but the trace, the sessions and what the queue keeps. */
export async function tilstand(eier: Db): Promise<string> {
  const { rows } = await sql<{ t: string }>`select schemaname || '.' || tablename as t from pg_tables
    where schemaname in ('register', 'tilgang', 'skoledag', 'opplaring', 'eksport', 'forvaltning', 'kilde', 'grunn')
      and tablename not in ('okt', 'idempotens', 'innsyn', 'kladd', 'skjemakladd') order by 1`.execute(eier);
  const deler = rows.map(
    ({ t }) =>
      `select '${t}' as t, count(*)::text || ':' || coalesce(sum(hashtextextended(x::text, 0)), 0)::text as s from ${t} x`,
  );
  const sum = await sql.raw<{ t: string; s: string }>(deler.join(' union all ')).execute(eier);
  return sum.rows.map((r) => `${r.t}=${r.s}`).join('\n');
}
const endret = (for_: string, na: string): string => {
  const gamle = new Set(for_.split('\n'));
  return na.split('\n').filter((l) => !gamle.has(l)).map((l) => l.split('=')[0]).join(', '); // prettier-ignore
};

interface Egenskap {
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Egenskap[];
  readonly format?: string;
  readonly const?: string;
}
function inndatafelt(r: Rute): ReadonlyMap<string, Egenskap> {
  const ut = new Map<string, Egenskap>();
  for (const a of akterI(r)) {
    const skjema = z.toJSONSchema(a.inndata, { io: 'input', unrepresentable: 'any' }) as {
      properties?: Record<string, Egenskap>;
    };
    for (const [navn, e] of Object.entries(skjema.properties ?? {})) ut.set(navn, e);
  }
  return ut;
}

/** A likely value of a field that names nobody. */
function vanlig(navn: string, e: Egenskap | undefined, dag: string): string {
  const valg = e?.enum ?? e?.anyOf?.find((x) => x.enum !== undefined)?.enum;
  if (valg !== undefined) return String(valg[0]);
  if (/^(?:dato|fra|til|nar|vurderesPaNytt|dag)$/.test(navn)) return dag;
  if (/egrunnelse|merknad|tiltak|hva|resultat|dokument|gjaldt|beskrivelse|tittel/.test(navn))
    return 'Etter en vurdering vi har gjort i dag';
  if (/timer|antall|side|skolear|trinn/.test(navn)) return navn === 'skolear' ? dag.slice(0, 4) : '1';
  if (navn === 'felt') return 'navn';
  return navn === 'nokkel' ? 'x' : '';
}

/** Those who try: one of each role there is, a guardian, a pupil, and one who has nothing. */
export function provere(v: Sporreverden, f: Fasit): readonly { readonly rolle: string; readonly id: string }[] {
  const ut = new Map<string, string>();
  for (const a of v.aktorer) {
    const roller = f.roller(a);
    if (roller.length === 1 && !ut.has(roller[0]!.rolle)) ut.set(roller[0]!.rolle, a);
    if (roller.length === 0 && f.barnaTil(a).size > 0 && !ut.has('foresatt')) ut.set('foresatt', a);
    if (roller.length === 0 && f.barnaTil(a).size === 0 && !ut.has('uten rolle eller elev')) ut.set('uten rolle eller elev', a);
  }
  return [...ut].map(([rolle, id]) => ({ rolle, id }));
}

interface Valg {
  readonly egen: string | undefined;
  readonly fremmed: string | undefined;
}

/** Acts about protection itself are reached where protection closes all else (register/person): foreign to them is who is out of reach. */
const OM_VERN = /^\/(?:person\/:personId\/(?:skjerm|krets|nodinnsyn|sperring)|frigivelse)/;

function finnValg(v: Sporreverden, f: Fasit, t: Tilfeldig, aktor: string, omVern: boolean): (navn: string) => Valg {
  const fremmede = v.personer.filter((p) => p !== aktor && f.svar(aktor, p).navn === 'aldri' && !(omVern && f.rekker(aktor, p)));
  const egne = v.personer.filter((p) => f.svar(aktor, p).kort || f.barnaTil(aktor).has(p));
  const velg = (liste: readonly string[]): string | undefined => (liste.length === 0 ? undefined : t.velg(liste));
  const skoler = f.roller(aktor).map((r) => r.sted);
  const [fremmed, egen] = [velg(fremmede), velg(egne)];
  return (navn) => {
    if (PERSON.has(navn)) return { egen, fremmed };
    if (navn === 'skole') return { egen: skoler.find((s) => v.skoler.includes(s)), fremmed: skoler.includes('*') ? undefined : v.skoler.find((s) => !skoler.includes(s)) }; // prettier-ignore
    if (GRUPPE.has(navn)) {
      const grupper = v.rader['register.gruppe'];
      const min = (g: (typeof grupper)[number]): boolean => skoler.includes('*') || skoler.includes(g['skole'] as string) || skoler.includes(g['gruppe_id'] as string); // prettier-ignore
      return { egen: grupper.find(min)?.['gruppe_id'] as string | undefined, fremmed: grupper.find((g) => !min(g))?.['gruppe_id'] as string | undefined }; // prettier-ignore
    }
    const rad = RADER[navn];
    if (rad !== undefined) {
      const rader = v.rader[rad[0]];
      return {
        egen: rader.find((r) => r[rad[1]] === egen)?.['id'] as string | undefined,
        fremmed: rader.find((r) => fremmede.includes(r[rad[1]] as string))?.['id'] as string | undefined,
      };
    }
    if (navn === 'id') return { egen: undefined, fremmed: v.rader['tilgang.rolletildeling'].find((r) => fremmede.includes(r['person_id'] as string))?.['id'] as string | undefined }; // prettier-ignore
    return { egen: undefined, fremmed: undefined };
  };
}

/** What differs between two answers to the same person for no reason that concerns the object: random ids, keys, and the id asked for. */
const nakent = (kropp: string, verdier: readonly string[]): string => {
  let ut = kropp;
  for (const x of verdier) if (x !== '') ut = ut.replaceAll(x, '§').replaceAll(encodeURIComponent(x), '§');
  return ut.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '§');
};

/** Known, and each with a test of its own that waits for the mending (orakel.test.ts). */
const KJENTE: readonly (readonly [Byttefeil['hva'], RegExp, string])[] = [
  ['skriver', /^POST \/frigivelse\/:personId\/:hvem$/, 'hvem'],
];
/** The faults that are not known already. */
export const nye = (feil: readonly Byttefeil[]): readonly Byttefeil[] =>
  feil.filter((x) => !KJENTE.some(([hva, rute, felt]) => x.hva === hva && rute.test(x.rute) && felt === x.felt));

/** Swaps every identifier of every address as every role. `del`: one of so many addresses and roles, for the small run. */
export async function bytt(
  r: Orakelrigg,
  v: Sporreverden,
  ruter: readonly Rutetabell[],
  o: { readonly del: number },
  ut: Byttesvar,
): Promise<void> {
  const f = new Fasit(v);
  const t = tilfeldig(blandFro(v.fro, 55));
  let for_ = await tilstand(r.eier);
  let nr = v.fro;
  for (const p of provere(v, f)) {
    const kake = await r.okt(p.id);
    const valgene = [false, true].map((omVern) => finnValg(v, f, t, p.id, omVern));
    for (const rute of alle(ruter)) {
      const valg = valgene[OM_VERN.test(rute.sti) ? 1 : 0]!;
      const felt = inndatafelt(rute);
      const iSti = parametre(rute.sti);
      const navn = [...new Set([...iSti, ...felt.keys()])].filter(erIdentifikator);
      for (const n of navn) {
        ut.felt.add(`${rute.sti} ${n}`);
        if (nr++ % o.del !== 0) continue;
        for (const metode of [...(harGet(rute) ? ['GET'] : []), ...(harPost(rute) ? ['POST'] : [])]) {
          await byttEtt({ r, v, f, kake, p, rute, felt, n, metode, iSti, valg, ut });
          if (metode === 'GET') continue;
          const na = await tilstand(r.eier);
          if (na !== for_)
            ut.feil.push({ hva: 'skriver', rute: `POST ${rute.sti}`, felt: n, rolle: p.rolle, detalj: endret(for_, na) });
          for_ = na;
        }
      }
    }
  }
}

interface Ett {
  readonly r: Orakelrigg;
  readonly v: Sporreverden;
  readonly f: Fasit;
  readonly kake: string;
  readonly p: { readonly rolle: string; readonly id: string };
  readonly rute: Rute;
  readonly felt: ReadonlyMap<string, Egenskap>;
  readonly n: string;
  readonly metode: string;
  readonly iSti: readonly string[];
  readonly valg: (navn: string) => Valg;
  readonly ut: Byttesvar;
}

async function byttEtt(e: Ett): Promise<void> {
  const { n, ut, valg } = e;
  const spor = async (verdi: string): Promise<{ status: number; kropp: string }> => {
    const verdier: Record<string, string> = {};
    for (const x of new Set([...e.iSti, ...e.felt.keys()]))
      verdier[x] =
        x === n ? verdi : erIdentifikator(x) ? (valg(x).egen ?? crypto.randomUUID()) : vanlig(x, e.felt.get(x), e.v.dag);
    const sti = fyll(e.rute.sti, verdier, () => 'x');
    const resten = Object.fromEntries(Object.entries(verdier).filter(([k, x]) => !e.iSti.includes(k) && x !== ''));
    ut.foresporsler += 1;
    if (e.metode === 'POST') return e.r.send(e.kake, sti, resten);
    const sporring = new URLSearchParams(n in resten ? { [n]: resten[n]! } : {}).toString();
    return e.r.hent(e.kake, sporring === '' ? sti : `${sti}?${sporring}`);
  };
  const feil = (hva: Byttefeil['hva'], detalj: string): void =>
    void ut.feil.push({ hva, rute: `${e.metode} ${e.rute.sti}`, felt: n, rolle: e.p.rolle, detalj });
  const ukjentId = n === 'skole' ? '999999999' : crypto.randomUUID();
  const ukjent = await spor(ukjentId);
  const { fremmed } = valg(n);
  if (fremmed !== undefined) {
    const svar = await spor(fremmed);
    if (svar.status >= 500) feil('feiler', String(svar.status));
    for (const l of lekkasjer(e.f, e.v, e.p.id, svar.kropp)) feil('lekker', l);
    if (svar.status !== ukjent.status) feil('ulikt svar', `${svar.status} for en fremmed, ${ukjent.status} for en ukjent`);
    else if (nakent(svar.kropp, [fremmed]) !== nakent(ukjent.kropp, [ukjentId]))
      feil('ulikt svar', `samme status ${svar.status}, annen tekst`);
  }
  for (const verdi of FEILFORMET.filter((_, i) => i === 0 || e.metode === 'GET')) {
    const svar = await spor(verdi);
    ut.feilformet[svar.status] = (ut.feilformet[svar.status] ?? 0) + 1;
    if (svar.status >= 500) feil('feiler', `${svar.status} for ${verdi.slice(0, 12)}`);
    // who may not at all is told that first; where an unknown one is 404, what is no identifier is 400, with the field
    else if (svar.status === 200 && ukjent.status === 404) feil('feilformet', `200 for ${verdi.slice(0, 12)}`);
  }
}
