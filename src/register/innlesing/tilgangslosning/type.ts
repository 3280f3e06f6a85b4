import { brukFakta, finnForskjeller, type Faktarad } from '#grunn/fakta/index.ts';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import { FILROLLER, type Feilrad, type Filrolle, type Rolleansatt } from '#kilder/tilgangslosning/index.ts';
import { rollefaktumFakta } from '../faktatabeller.ts';
import type { Bremsegrenser, Brukskontekst, Brukssvar, Forhandslinje, Holdt, Innlesingstype, Vurdering } from '../modell.ts';
import * as lager from './lager.ts';

const KILDE = 'tilgangslosning';
const ALVOR = { heleKommunen: 60, ny: 50, borte: 40, endret: 30 } as const;

/** The same shares as HR's: a file that takes the role from a tenth of the staff is not an ordinary one. */
export const ROLLE_BREMSER: Bremsegrenser = { krympet: 0.1, endret: 0.2, avsluttet: 0.1, minstAntall: 20 };

/** Roles from the kommune's own access solution, as facts. The file is the whole picture: what it no longer says, ends. */
export function rolleInnlesing(bremser: Bremsegrenser = ROLLE_BREMSER): Innlesingstype<Rolleansatt> {
  return {
    kilde: KILDE,
    bremser,
    antallPersoner: () => 1,
    nokkel: (a) => a.ansattnummer,
    bildenokkel: (a) => [a.ansattnummer],
    bolkerHverForSeg: true,
    omKjente: true,
    vurder,
    bruk,
    async finnTause(db, k) {
      const [tause, skoler] = [await lager.finnTause(db, k), await lager.finnSkoler(db)];
      return {
        antall: new Set(tause.map((t) => t.ansattnummer)).size,
        av: await lager.antallMedRolle(db, k.idag),
        forhandsvisning: tause.map((t) => linje('rolle_borte', t.personId, t.rolle, t.skole, skoler)),
      };
    },
    avslutt: async (tx, k) =>
      lager.lukkRoller(
        tx,
        (await lager.finnTause(tx, k)).map((t) => t.ansattnummer),
        k,
      ),
  };
}

/** A row that could not be used, in the worklist: known by its line, which a newer file takes over. */
export const holdtRad = (f: Feilrad | { linje: number; felt: string; kode: string }): Holdt => ({
  arsak: 'uleselig_post',
  nokkel: `${KILDE}:linje:${f.linje}`,
  linje: f.linje,
  detaljer: { felt: f.felt, kode: f.kode },
});

const rekkevidde = (rolle: string): 'skole' | 'kommune' => FILROLLER[rolle as Filrolle] ?? 'skole';

function linje(
  slag: 'rolle_ny' | 'rolle_borte' | 'rolle_endret',
  personId: string,
  rolle: string,
  skole: string | null,
  skoler: ReadonlyMap<string, string>,
): Forhandslinje {
  const alvor =
    slag === 'rolle_borte'
      ? ALVOR.borte
      : slag === 'rolle_endret'
        ? ALVOR.endret
        : rekkevidde(rolle) === 'kommune'
          ? ALVOR.heleKommunen
          : ALVOR.ny;
  return { slag, alvor, personId, detaljer: { rolle, ...(skole === null ? {} : { skole: skoler.get(skole) ?? skole }) } };
}

interface Plan {
  readonly brukes: readonly { readonly a: Rolleansatt; readonly personId: string; readonly rader: readonly Faktarad[] }[];
  readonly holdt: readonly Holdt[];
  readonly skoler: ReadonlyMap<string, string>;
}

/** Whom the roles belong to, and which employees cannot be used as they stand. */
async function planlegg(db: DbEllerTx, ansatte: readonly Rolleansatt[], k: Brukskontekst): Promise<Plan> {
  const kjente = await lager.finnAnsatte(
    db,
    ansatte.map((a) => a.ansattnummer),
    k.idag,
  );
  const skoler = await lager.finnSkoler(db);
  const holdt: Holdt[] = [];
  const brukes: Plan['brukes'][number][] = [];
  for (const a of ansatte) {
    const feil = [
      ...a.feil,
      ...a.roller.flatMap((r) =>
        r.skole === null || skoler.has(r.skole) ? [] : [{ linje: r.linje, felt: 'skole', kode: 'ukjent_skole' }],
      ),
    ];
    if (feil.length > 0) {
      holdt.push(...feil.map(holdtRad));
      continue;
    }
    const ansatt = kjente.get(a.ansattnummer);
    const forste = a.roller[0]?.linje;
    if (ansatt === undefined) {
      holdt.push({ arsak: 'ukjent_identifikator', nokkel: a.ansattnummer, linje: forste, detaljer: { felt: 'ansattnummer', kode: 'ukjent_ansattnummer' }, post: a }); // prettier-ignore
      continue;
    }
    // one who has left has no role, whatever the file says; what he had ends with it
    if (!ansatt.aktiv && a.roller.length > 0)
      holdt.push({ arsak: 'motstrid', nokkel: a.ansattnummer, personId: ansatt.personId, linje: forste, detaljer: { felt: 'ansattnummer', kode: 'har_sluttet' }, post: a }); // prettier-ignore
    const rader = (ansatt.aktiv ? a.roller : []).map((r): Faktarad => ({
      person_id: ansatt.personId,
      ansattnummer: a.ansattnummer,
      rolle: r.rolle,
      skole: r.skole ?? '',
      fra: r.fra,
      til: r.til,
    }));
    brukes.push({ a, personId: ansatt.personId, rader });
  }
  return { brukes, holdt, skoler };
}

const skriving = (p: Pick<Plan, 'brukes'>) => ({
  kilde: KILDE,
  subjekter: p.brukes.map((x) => x.a.ansattnummer),
  heltBilde: true,
  rader: p.brukes.flatMap((x) => x.rader),
});

async function vurder(db: DbEllerTx, ansatte: readonly Rolleansatt[], k: Brukskontekst): Promise<Vurdering<Rolleansatt>> {
  const p = await planlegg(db, ansatte, k);
  const forskjeller = await finnForskjeller(db, rollefaktumFakta, skriving(p));
  const per = new Map(p.brukes.map((x) => [x.a.ansattnummer, x.personId]));
  const mister = new Set<string>();
  const far = new Set<string>();
  const forhandsvisning = forskjeller.map((f) => {
    const rad = (f.etter ?? f.for)!;
    const slag =
      f.slag === 'ny' ? ('rolle_ny' as const) : f.slag === 'borte' ? ('rolle_borte' as const) : ('rolle_endret' as const);
    (slag === 'rolle_borte' ? mister : far).add(f.subjekt);
    const skole = rad['skole'] === '' ? null : (rad['skole'] as string);
    return linje(slag, per.get(f.subjekt)!, rad['rolle'] as string, skole, p.skoler);
  });
  const rort = new Set(forskjeller.map((f) => f.subjekt));
  const uendret = p.brukes.filter((x) => !rort.has(x.a.ansattnummer));
  return {
    bruk: p.brukes.filter((x) => rort.has(x.a.ansattnummer)).map((x) => x.a),
    uendret: uendret.map((x) => x.personId),
    gjennom: () => p.brukes.filter((x) => x.rader.length === x.a.roller.length).map((x) => x.a.ansattnummer),
    tellere: { endret: rort.size, uendret: uendret.length, avsluttet: [...mister].filter((n) => !far.has(n)).length },
    forhandsvisning,
    holdt: p.holdt,
    avvik: [],
  };
}

async function bruk(tx: Tx, ansatte: readonly Rolleansatt[], k: Brukskontekst): Promise<Brukssvar> {
  const p = await planlegg(tx, ansatte, k);
  await brukFakta(tx, rollefaktumFakta, { ...skriving(p), endringssett: k.endringssett, na: k.na });
  return { dekket: [...new Set(p.brukes.map((x) => x.personId))], holdt: p.holdt };
}
