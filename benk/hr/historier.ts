// Random histories of employees as HR tells them night by night, with what is true beside it, and the comparison with what the house
// gives access to. The truth knows when a position really ended; HR tells of an end set back in time by leaving the position out (F-32).
import { sql } from 'kysely';
import type { Db } from '#grunn/db/index.ts';
import { leggTilDager, osloDato, type Dato, type FastKlokke } from '#grunn/tid/index.ts';
import type { HrArbeidsforhold, HrPerson } from '#kilder/hr/index.ts';
import { hentAnsatte, vurderAnsatt } from '#forvaltning/ansatte/index.ts';
import { rollerNa } from '#forvaltning/roller/index.ts';
import { kjorHr, type Innlesingsmiljo } from '#register/innlesing/index.ts';
import { medStandard, stillingsroller } from '#tilgang/rolle/index.ts';
import { nummerserie } from '#verden/nummer.ts';

export interface Rigg {
  readonly m: Innlesingsmiljo;
  /** Reads as a job does, for nobody. */
  readonly system: Db;
  readonly klokke: FastKlokke;
}

/** A position as it is in truth, and as HR tells of it in tonight's file. */
interface Stilling {
  readonly nr: string;
  readonly kode: string;
  readonly skole: string;
  readonly fra: Dato;
  /** The real last day; null while it goes on. */
  slutt: Dato | null;
  /** HR leaves it out: its end was set back in time, or a night's slip. */
  utelatt: boolean;
  /** Comes back after one night's slip. */
  glipp: boolean;
}

interface Ansatt {
  readonly fnr: string;
  ansattnummer: string;
  readonly stillinger: Stilling[];
}

/** What the house has been told of a position: the last word, and since when there has been none. */
interface Fortalt {
  readonly ansattnummer: string;
  readonly kode: string;
  readonly skole: string;
  readonly fra: Dato;
  readonly til: Dato | null;
  taus: Dato | null;
}

export interface Fasit {
  readonly historier: number;
  readonly netter: number;
  readonly sporsmal: number;
  /** Access after the real end, at a sync or on any day until the next. */
  readonly etterSlutt: number;
  /** Access the truth and HR agree on, that was not given. */
  readonly manglet: number;
  /** On the list «Aktiv hos oss – inaktiv i HRM» without HR having left them out, or left out and not on the list. */
  readonly uforklart: number;
  /** Set back in time, so that HR only left them out (F-32). */
  readonly tilbakeITid: number;
}

const KODER = ['7961', '9951', '7966'] as const;
const ROLLE: Readonly<Record<string, string>> = { '7961': 'larer', '9951': 'rektor', '7966': 'larer' };
const SKOLER = ['974000001', '974000002', '974000003'] as const;

/** mulberry32: the same histories from the same seed. */
function terning(fro: number): () => number {
  let a = fro >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const tilHr = (a: Ansatt, s: Stilling): HrArbeidsforhold => ({
  stillingsnummer: s.nr,
  stillingskode: s.kode,
  stillingstittel: 'Stilling',
  ansettelsestype: 'F',
  // 0 % is a position too (F-34)
  prosent: s.nr.endsWith('0') ? 0 : 100,
  hovedstilling: s === a.stillinger[0],
  fra: s.fra,
  til: s.slutt,
  organisasjonsnummer: s.skole,
  enhetskode: null,
  enhetsnavn: 'Enhet',
  permisjon: [],
});

const tilPerson = (a: Ansatt): HrPerson => ({
  ansattnummer: a.ansattnummer,
  fodselsnummer: a.fnr,
  fodselsdato: null,
  fornavn: 'Oppdiktet',
  etternavn: 'Ansatt',
  kjonn: null,
  brukernavn: null,
  epostadresse: null,
  telefon: null,
  adresse: null,
  fra: null,
  til: null,
  arbeidsforhold: a.stillinger.filter((s) => !s.utelatt).map((s) => tilHr(a, s)),
  avvik: [],
});

const aktiv = (dato: Dato, fra: Dato, til: Dato | null): boolean => fra <= dato && (til === null || dato <= til);

/** Reads `antall` histories through `netter` nights and asks every day between them who has access to what. */
export async function provHistorier(
  r: Rigg,
  o: { readonly antall: number; readonly netter: number; readonly fro: number; readonly si?: (t: string) => void },
): Promise<Fasit> {
  const kast = terning(o.fro);
  const velg = <T>(av: readonly T[]): T => av[Math.floor(kast() * av.length)]!;
  const heltall = (fra: number, til: number) => fra + Math.floor(kast() * (til - fra + 1));
  const numre = nummerserie(o.fro);
  for (const [i, nr] of SKOLER.entries())
    await sql`insert into register.skole (organisasjonsnummer, kilde, navn, kjent_fra, apnet_av) values (${nr}, 'nsr', ${`Skole ${i + 1}`}, now(), gen_random_uuid())`.execute(
      r.m.db,
    );
  const idag = () => osloDato(r.klokke.na());
  let lopenr = 0;
  const nyStilling = (): Stilling => {
    const fra = leggTilDager(idag(), heltall(-400, 12));
    const slutt = kast() < 0.25 ? leggTilDager(idag(), heltall(-3, 40)) : null;
    return { nr: String(lopenr++), kode: velg(KODER), skole: velg(SKOLER), fra, slutt: slutt !== null && slutt < fra ? fra : slutt, utelatt: false, glipp: false }; // prettier-ignore
  };
  const ansatte: Ansatt[] = Array.from({ length: o.antall }, (_, i) => ({
    fnr: numre.fodselsnummer(`${heltall(1960, 2000)}-0${heltall(1, 9)}-1${heltall(0, 9)}`, i % 2 === 0 ? 'kvinne' : 'mann'),
    ansattnummer: `A${i}`,
    stillinger: [nyStilling(), ...(kast() < 0.3 ? [nyStilling()] : [])],
  }));
  const eier = new Map<string, number>(ansatte.map((a, i) => [a.ansattnummer, i]));
  const fortalt = new Map<string, Fortalt>();
  const fasit = { historier: o.antall, netter: o.netter, sporsmal: 0, etterSlutt: 0, manglet: 0, uforklart: 0, tilbakeITid: 0 };

  for (let natt = 0; natt < o.netter; natt++) {
    const dag = idag();
    if (natt > 0)
      for (const a of ansatte) {
        for (const s of a.stillinger) {
          if (s.glipp) {
            s.glipp = false;
            s.utelatt = false;
          }
          if (s.slutt !== null || s.utelatt) continue;
          const k = kast();
          // an end to come, one set to today, one to yesterday (told of), and one set back in time (left out)
          if (k < 0.03) s.slutt = leggTilDager(dag, heltall(1, 20));
          else if (k < 0.045) s.slutt = dag;
          else if (k < 0.06) s.slutt = leggTilDager(dag, -1);
          else if (k < 0.1) {
            s.slutt = leggTilDager(dag, -heltall(1, 60));
            s.utelatt = true;
            fasit.tilbakeITid++;
          } else if (k < 0.11) {
            s.utelatt = true;
            s.glipp = true;
          }
          if (s.slutt !== null && s.slutt < s.fra) s.slutt = s.fra < dag ? s.fra : leggTilDager(dag, -1);
        }
        if (kast() < 0.03) a.stillinger.push(nyStilling());
        // comes back with a new number in HR (F-35): what the old one had is left out
        if (kast() < 0.01) {
          const gammel = a.stillinger.splice(0);
          for (const s of gammel) s.utelatt = true;
          a.ansattnummer = `${a.ansattnummer}x`;
          eier.set(a.ansattnummer, ansatte.indexOf(a));
          a.stillinger.push(nyStilling());
        }
      }
    const fil = ansatte.map(tilPerson).filter((p) => p.arbeidsforhold.length > 0);
    const svar = await kjorHr(r.m, {
      lesing: {
        personer: (async function* () {
          yield* fil;
        })(),
        hode: Promise.resolve({ format: 'unit4-stamdata3' as const, eksportert: r.klokke.na().toString(), antallOppgitt: fil.length, antallLest: fil.length, duplikater: 0, organisasjoner: [], avvik: [] }), // prettier-ignore
      },
      utlostAv: 'prove',
      bremser: { krympet: 1, endret: 1, avsluttet: 1, minstAntall: 1_000_000 },
    });
    if (svar.status !== 'ferdig') throw new Error(`Natt ${natt}: ${svar.status}`);
    const levert = new Set<string>();
    for (const p of fil)
      for (const a of p.arbeidsforhold) {
        const nokkel = `${p.ansattnummer}/${a.stillingsnummer}`;
        levert.add(nokkel);
        fortalt.set(nokkel, { ansattnummer: p.ansattnummer, kode: a.stillingskode!, skole: a.organisasjonsnummer!, fra: a.fra!, til: a.til, taus: null }); // prettier-ignore
      }
    for (const [nokkel, f] of fortalt)
      if (!levert.has(nokkel) && f.taus === null && (f.til === null || f.til >= dag)) f.taus = dag;

    const neste = leggTilDager(dag, heltall(1, 9));
    await sammenlign(dag, velg([dag, leggTilDager(dag, 1), leggTilDager(neste, -1)]));
    r.klokke.settTil(`${neste}T01:00:00Z`);
    o.si?.(`natt ${natt + 1} av ${o.netter}: ${fasit.etterSlutt} etter slutt, ${fasit.uforklart} uforklart`);
  }
  return fasit;

  /** Asks on the night's date and on one of the days before the next. */
  async function sammenlign(dag: Dato, senere: Dato): Promise<void> {
    const rader = await hentAnsatte(r.system, dag);
    const { rows } = await sql<{ person_id: string; ansattnummer: string }>`select person_id, ansattnummer from register.personalressurs where kjent_til is null`.execute(r.system); // prettier-ignore
    const person = new Map(rows.map((x) => [x.person_id, eier.get(x.ansattnummer)!]));
    const oppsett = medStandard(stillingsroller.standard);
    const venter = new Map<number, Fortalt[]>();
    for (const f of fortalt.values()) {
      const i = eier.get(f.ansattnummer)!;
      venter.set(i, [...(venter.get(i) ?? []), f]);
    }
    for (const rad of rader) {
      const i = person.get(rad.personId)!;
      const egne = venter.get(i) ?? [];
      for (const dato of new Set([dag, senere])) {
        const tid = { idag: dato, na: `${dato}T12:00:00Z` };
        const har = new Set(rollerNa(rad.personId, rad.fakta, oppsett, tid).map((x) => `${x.rolle}/${x.skole ?? ''}`));
        const nokkel = (x: { kode: string; skole: string }) => `${ROLLE[x.kode]!}/${x.skole}`;
        // what the truth gives, of what HR has said something about
        const sant = new Set(ansatte[i]!.stillinger.filter((s) => aktiv(dato, s.fra, s.slutt)).map(nokkel));
        const skal = new Set(egne.filter((f) => f.taus === null && aktiv(dato, f.fra, f.til)).map(nokkel));
        fasit.sporsmal++;
        if ([...har].some((x) => !sant.has(x) || !skal.has(x))) fasit.etterSlutt++;
        if ([...skal].some((x) => sant.has(x) && !har.has(x))) fasit.manglet++;
      }
      const v = vurderAnsatt(rad, oppsett, { idag: dag, na: `${dag}T12:00:00Z` });
      const grunn = egne.some((f) => f.taus !== null && aktiv(dag, f.fra, f.til));
      if (v.statuser.has('inaktivIHrm') !== grunn) fasit.uforklart++;
    }
  }
}
