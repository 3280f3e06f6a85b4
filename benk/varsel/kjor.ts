// The gate out of the house against the oracle that knows the documents alone (benk/tilgang/fasit.ts): random worlds, random notices laid in the queue
// for anybody about anybody, and what actually left.
import { sql } from 'kysely';
import { koble, type Db } from '#grunn/db/index.ts';
import { fastKlokke, idag } from '#grunn/tid/index.ts';
import { blandFro, tilfeldig } from '#verden/tilfeldig.ts';
import { sendForfalte, SLAG, VARSELSLAG, type Forsendelse, type Kanal } from '#eksport/varsel/kjerne.ts';
import { Fasit } from '../tilgang/fasit.ts';
import type { Rad, Sporreverden } from '../tilgang/modell.ts';
import { skrivVerden } from '../tilgang/skriv.ts';
import { lagSporreverden } from '../tilgang/verden.ts';

export interface Varselmaling {
  /** Notices that lay in the queue. */
  readonly provd: number;
  /** Left although the documents say no, with what they say: the figure that must be 0. */
  readonly brudd: string[];
  /** About a child's safety, allowed, with an address, and not sent: must be 0, or the gate is only shut. */
  readonly uteblitt: string[];
  readonly sendt: number;
  readonly nektet: number;
  readonly holdt: number;
  /** Of what was tried, how much the documents refuse. */
  readonly skulleNektes: number;
  readonly verdener: number;
}

interface Provevarsel {
  readonly id: string;
  readonly slag: (typeof VARSELSLAG)[number];
  readonly mottaker: string;
  readonly barn: string;
  readonly opprettet: string;
  readonly utloper: string;
}

const s = (r: Rad, k: string): string => r[k] as string;

/** A world with the rights to be told given and taken as well, which the worlds themselves leave alone. */
function medVarselretter(v: Sporreverden, fro: number): { v: Sporreverden; retter: ReadonlyMap<string, boolean> } {
  const t = tilfeldig(blandFro(fro, 77));
  const retter = new Map<string, boolean>();
  const rader = v.rader['register.foreldreansvar'].flatMap((r): Rad[] =>
    ['varsles', 'nodmelding'].flatMap((rett) => {
      if (typeof r['ansvarlig_id'] !== 'string' || !t.skjer(0.12)) return [];
      const nokkel = `${s(r, 'person_id')} ${r['ansvarlig_id']} ${rett}`;
      if (retter.has(nokkel)) return [];
      const gitt = t.skjer(0.4);
      retter.set(nokkel, gitt);
      return [
        {
          id: crypto.randomUUID(),
          barn_id: s(r, 'person_id'),
          person_id: r['ansvarlig_id'],
          rett,
          gitt_rett: gitt,
          begrunnelse: 'Etter avtale',
          gitt: new Date(Date.parse(v.na) - 86_400_000).toISOString(),
          gitt_av: crypto.randomUUID(),
        },
      ];
    }),
  );
  return { v: { ...v, rader: { ...v.rader, 'tilgang.foresattrett': [...v.rader['tilgang.foresattrett'], ...rader] } }, retter };
}

/** What the documents say: may this person be told of that about this child? */
function skal(f: Fasit, retter: ReadonlyMap<string, boolean>, x: Provevarsel): boolean {
  // a new guardian that nobody has is nothing to tell of
  if (x.slag === 'nyForesatt') return false;
  const forhold = f.ser(x.mottaker, x.barn);
  if (forhold === 'INGEN' || forhold === 'EGEN') return false;
  const gitt = retter.get(`${x.barn} ${x.mottaker} ${SLAG[x.slag].rett}`);
  // after omsorgsovertakelse a parent is told of what he is given; nobody is given more than a consent says
  return forhold === 'RESERVERT_5' ? gitt === true : gitt !== false;
}

/**
 * Runs random worlds until `antall` notices have been judged. Each world: notices to anybody about any child, of every kind, made at random times,
 * judged at a random time of the day.
 */
export async function kjorVarsel(o: {
  readonly url: string;
  readonly antall: number;
  readonly fro: number;
  readonly perVerden?: number;
  readonly si?: (tekst: string) => void;
  /** For the test of the test: a gate that has been opened. */
  readonly aapne?: (eier: Db, ider: readonly string[]) => Promise<readonly string[]>;
}): Promise<Varselmaling> {
  const eier = koble({ url: o.url, maks: 2 });
  const system = koble({ url: o.url, rolle: 'friminutt_system', maks: 2 });
  const na = new Date().toISOString();
  const klokke = fastKlokke(na);
  const dag = idag(klokke);
  const ut = {
    provd: 0,
    brudd: [] as string[],
    uteblitt: [] as string[],
    sendt: 0,
    nektet: 0,
    holdt: 0,
    skulleNektes: 0,
    verdener: 0,
  };
  try {
    while (ut.provd < o.antall) {
      const fro = o.fro + ut.verdener;
      const t = tilfeldig(blandFro(fro, 78));
      const { v, retter } = medVarselretter(lagSporreverden(fro, { na, dag }), fro);
      await skrivVerden(eier, v);
      await sql`truncate eksport.varsel cascade`.execute(eier);
      const f = new Fasit(v);
      const kl = `${String(t.heltall(0, 23)).padStart(2, '0')}:${String(t.heltall(0, 59)).padStart(2, '0')}`;
      klokke.settTil(`${dag}T${kl}:00+01:00`);
      const varsler = trekk(v, t, Math.min(o.perVerden ?? 2000, o.antall - ut.provd), klokke.na().epochMilliseconds);
      await sql`insert into eksport.varsel (id, slag, mottaker_id, barn_id, anledning_id, haster, opprettet, neste, utloper, endret)
        select x.id, x.slag, x.mottaker, x.barn, gen_random_uuid(), x.slag in ('elevEtterlyst', 'etterlysningAvklart'), x.opprettet, x.opprettet, x.utloper, x.opprettet
        from jsonb_to_recordset(${JSON.stringify(varsler)}::jsonb) as x(id uuid, slag text, mottaker uuid, barn uuid, opprettet timestamptz, utloper timestamptz)`.execute(
        eier,
      );
      const kanaler = { epost: new Map<string, string>(), sms: new Map<string, string>() };
      const kanal = (navn: 'epost' | 'sms'): Kanal => ({
        send: async (x: Forsendelse) => {
          kanaler[navn].set(x.nokkel.slice(0, 36), x.til);
          return { utfall: 'bekreftet', referanse: 'prøve' };
        },
      });
      const svar = await sendForfalte({ db: system, klokke, kanaler: { epost: kanal('epost'), sms: kanal('sms') } });
      const ekstra = (await o.aapne?.(eier, varsler.map((x) => x.id))) ?? []; // prettier-ignore
      const gikk = new Set([...kanaler.epost.keys(), ...kanaler.sms.keys(), ...ekstra]);
      for (const x of varsler) {
        const ja = skal(f, retter, x);
        if (!ja) ut.skulleNektes += 1;
        const skjermet = [x.mottaker, x.barn].some((p) => f.gradering(p) === 'strengtFortrolig');
        if (gikk.has(x.id) && (!ja || skjermet)) ut.brudd.push(`${fro} ${x.slag} ${f.ser(x.mottaker, x.barn)}`);
        const kanNas = v.kanari.has(x.mottaker) && Date.parse(x.utloper) > klokke.na().epochMilliseconds;
        if (!gikk.has(x.id) && ja && !skjermet && kanNas && SLAG[x.slag].klasse === 'nod' && harAdresse(v, x.mottaker))
          ut.uteblitt.push(`${fro} ${x.slag} ${f.ser(x.mottaker, x.barn)}`);
      }
      ut.provd += varsler.length;
      ut.sendt += gikk.size;
      ut.nektet += svar.nektet;
      ut.holdt += svar.holdt;
      ut.verdener += 1;
      o.si?.(`${ut.provd} varsler prøvd, ${ut.sendt} gikk ut, ${ut.brudd.length} uten lov`);
    }
    return ut;
  } finally {
    await Promise.all([eier.destroy(), system.destroy()]);
  }
}

const harAdresse = (v: Sporreverden, id: string): boolean =>
  v.rader['register.kontaktinformasjon'].some(
    (r) => r['person_id'] === id && r['kjent_til'] === null && (r['epostadresse'] !== null || r['mobiltelefonnummer'] !== null),
  );

/** Half of them to somebody who has to do with the child, the rest to anybody. */
function trekk(v: Sporreverden, t: ReturnType<typeof tilfeldig>, antall: number, naMs: number): Provevarsel[] {
  const naere = new Map<string, string[]>();
  const legg = (barn: unknown, person: unknown): void => {
    if (typeof barn !== 'string' || typeof person !== 'string') return;
    naere.set(barn, [...(naere.get(barn) ?? []), person]);
  };
  const personer = new Set(v.personer);
  for (const r of v.rader['register.foreldreansvar']) legg(r['person_id'], r['ansvarlig_id']);
  for (const tabell of ['tilgang.foresattbeslutning', 'tilgang.sperring'] as const)
    for (const r of v.rader[tabell]) legg(r['barn_id'], r['person_id']);
  const barna = [...naere.keys()].filter((b) => personer.has(b));
  return Array.from({ length: antall }, () => {
    const barn = t.velg(barna);
    const mine = naere.get(barn)!.filter((p) => personer.has(p));
    const mottaker = t.skjer(0.5) && mine.length > 0 ? t.velg(mine) : t.velg(v.personer);
    const slag = t.velg(VARSELSLAG);
    const levetid = SLAG[slag].levetid * 3_600_000;
    const opprettet = naMs - Math.round(t.brok() * levetid * 1.1);
    return {
      id: crypto.randomUUID(),
      slag,
      mottaker,
      barn,
      opprettet: new Date(opprettet).toISOString(),
      utloper: new Date(opprettet + levetid).toISOString(),
    };
  });
}
