// Plain words for codes: what the pages of the readings say of runs, brakes, rhythms and people.
import type { Rytme } from '#grunn/jobb/index.ts';
import type { Statusmerkevisning } from '#web/komponenter/index.ts';
import { naertidspunkt, prosent, type Sprak } from '#web/tekster/index.ts';
import { tekst } from '../tekster.ts';
import { jobbkode } from './kildejobber.ts';
import type { Bremsetall, Kilde, Kjoringsrad, Personvisning } from './modell.ts';

const UKEDAGER = {
  nb: ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag'],
  nn: ['måndag', 'tysdag', 'onsdag', 'torsdag', 'fredag', 'laurdag', 'søndag'],
} as const;

/** 1 = Monday … 7 = Sunday. */
export const ukedag = (sprak: Sprak, dag: number): string => UKEDAGER[sprak][dag - 1] ?? '';

const kl = (klokke: string): string => klokke.replace(':', '.');

/** «hver dag kl. 02.10» */
export function rytmeord(sprak: Sprak, r: Rytme): string {
  const t = tekst(sprak).rytme;
  switch (r.slag) {
    case 'lopende':
      return t.lopende(r.hvertMinutt);
    case 'nattlig':
      return t.nattlig(kl(r.kl));
    case 'ukentlig':
      return t.ukentlig(ukedag(sprak, r.dag), kl(r.kl));
    case 'manedlig':
      return t.manedlig(r.dag, kl(r.kl));
    default:
      return t[r.slag];
  }
}

export const jobbord = (sprak: Sprak, navn: string): string => tekst(sprak).jobb[jobbkode(navn)] ?? jobbkode(navn);

/** Why a brake stopped the run, in one sentence. */
export function bremseord(sprak: Sprak, b: Bremsetall): string {
  const t = tekst(sprak).brems;
  const andel = (del: number) => prosent(b.av === undefined || b.av === 0 ? 0 : del / b.av);
  switch (b.kode) {
    case 'avkortet':
      return t.avkortet(b.tall, b.grense);
    case 'gammel_fil':
      return t.gammel_fil();
    case 'fremmed_kommune':
      return t.fremmed_kommune(b.tall);
    case 'krympet':
      return t.krympet(b.tall, b.av ?? b.grense, andel((b.av ?? b.grense) - b.tall));
    case 'se_over':
      return t.se_over(b.tall);
    case 'duplikater':
      return t.duplikater(b.tall);
    case 'for_mange_endringer':
      return t.for_mange_endringer(b.tall, andel(b.tall));
    case 'for_mange_avsluttet':
      return t.for_mange_avsluttet(b.tall, andel(b.tall));
    case 'ny_foresatt_naer_skjermet':
      return t.ny_foresatt_naer_skjermet(b.tall);
    default:
      return t.ukjent;
  }
}

/** What went wrong, and whether anybody must do something. */
export const feilord = (sprak: Sprak, kode: string): string => tekst(sprak).feil[kode] ?? tekst(sprak).feil['ukjent']!;

export function statusmerke(sprak: Sprak, r: Pick<Kjoringsrad, 'status' | 'avgjort'>): Statusmerkevisning {
  const t = tekst(sprak).status;
  switch (r.status) {
    case 'mottar':
      return { tone: 'noytral', tekst: t.mottar, ikon: 'hent' };
    case 'klar':
    case 'bruker':
      return { tone: 'noytral', tekst: t.bruker, ikon: 'hent' };
    case 'venter':
      return r.avgjort === null ? { tone: 'trengerDeg', tekst: t.venter } : { tone: 'noytral', tekst: t.klar, ikon: 'klokke' };
    case 'ferdig':
      return { tone: 'ok', tekst: t.ferdig };
    case 'feilet':
      return { tone: 'trengerDeg', tekst: t.feilet, ikon: 'kryss' };
    default:
      return { tone: 'noytral', tekst: t[r.status] };
  }
}

/** «Folkeregisteret, endringer» */
export function kjoringsnavn(sprak: Sprak, r: Pick<Kjoringsrad, 'kilde' | 'slag'>): string {
  const t = tekst(sprak);
  return `${t.kilde[r.kilde]}, ${t.slag[r.slag]}`;
}

/** The name, or what stands in its place. */
export function personnavn(sprak: Sprak, p: Personvisning): string {
  const t = tekst(sprak).person;
  return p.slag === 'kjent' || p.slag === 'navngitt' ? p.navn : t[p.slag];
}

/** «5A, Fjordvik skole», «Lærer, Fjordvik skole», «født 1985». */
export function persondetalj(sprak: Sprak, p: Personvisning): string | undefined {
  if (p.slag === 'navngitt') return p.fodselsar === null ? undefined : tekst(sprak).person.fodt(p.fodselsar);
  if (p.slag !== 'kjent') return undefined;
  const sted = [p.klasse ?? p.stilling, p.skole].filter((d) => d !== null);
  if (sted.length > 0) return sted.join(', ');
  return p.fodselsar === null ? undefined : tekst(sprak).person.fodt(p.fodselsar);
}

export const utlostord = (sprak: Sprak, r: Pick<Kjoringsrad, 'utlost'>): string =>
  r.utlost.slag === 'klokka' ? tekst(sprak).av.klokka : personnavn(sprak, r.utlost.person);

/** «i natt 02.10 – 02.47», or only the beginning while it goes on. */
export function tidsrom(sprak: Sprak, fra: string, til: string | null, na: string): string {
  const start = naertidspunkt(sprak, fra, na);
  if (til === null) return start;
  const slutt = naertidspunkt(sprak, til, na);
  const [dag, klokka] = [start.slice(0, -5), slutt.slice(-5)];
  if (start === slutt) return start;
  return slutt.startsWith(dag) ? `${start} – ${klokka}` : `${start} – ${slutt}`;
}

/** Who or what a held record is about: a name, a line in a file, or that nobody knows. */
export function hvemord(
  sprak: Sprak,
  h: { readonly hvem: Personvisning; readonly linje: number | null; readonly fil: string | null; readonly kilde: Kilde },
): string {
  const t = tekst(sprak);
  if (h.hvem.slag !== 'ukjent') return personnavn(sprak, h.hvem);
  if (h.linje !== null && h.fil !== null) return t.holdt.linjeIFil(h.fil, h.linje);
  return h.linje === null ? (t.holdt.ukjentHva[h.kilde] ?? t.person.ukjent) : t.holdt.linje(h.linje);
}
