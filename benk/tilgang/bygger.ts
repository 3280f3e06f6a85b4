// What worlds are built with: rows, dates around today, and protections.
import { blandFro, tilfeldig, type Tilfeldig } from '#verden/tilfeldig.ts';
import { TABELLER, type Kanari, type Rad, type Tabell } from './modell.ts';

const DAG_MS = 86_400_000;
export const BOKSTAVER = 'bcdfghjklmnpqrstvwxz';

const dato = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Collects the rows of a world, with the draws of its seed. */
export class Bygger {
  readonly t: Tilfeldig;
  readonly naMs: number;
  readonly dag: string;
  readonly rader = Object.fromEntries(TABELLER.map((x) => [x, []])) as unknown as Record<Tabell, Rad[]>;
  readonly kanari = new Map<string, Kanari>();
  readonly personer: string[] = [];
  private nummer = 0;
  constructor(fro: number, na: string, dag: string) {
    this.t = tilfeldig(blandFro(fro, 2));
    this.naMs = Date.parse(na);
    this.dag = dag;
  }
  /** Random ids of the seed's own: the same world comes out the same. */
  id(): string {
    const h = Array.from({ length: 32 }, () => this.t.heltall(0, 15).toString(16)).join('');
    return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-8${h.slice(17, 20)}-${h.slice(20)}`;
  }
  /** The day so many days from today. */
  d(dager: number): string {
    return dato(Date.parse(`${this.dag}T12:00:00Z`) + dager * DAG_MS);
  }
  /** The moment so many days from now. */
  tid(dager: number): string {
    return new Date(this.naMs + dager * DAG_MS).toISOString();
  }
  legg(tabell: Tabell, rad: Rad): void {
    this.rader[tabell].push(rad);
  }
  private readonly voksne = new Set<string>();
  fakta(dager = -1000): Rad {
    return { kjent_fra: this.tid(dager), kjent_til: null, apnet_av: this.id(), lukket_av: null };
  }
  private token(): string {
    const n = this.nummer++;
    return `${Array.from({ length: 7 }, () => BOKSTAVER[this.t.heltall(0, 19)]).join('')}${BOKSTAVER[n % 20]}${BOKSTAVER[Math.floor(n / 20) % 20]}`;
  }
  person(fodt: string, dod: string | null = null, gate?: string): string {
    const id = this.id();
    const token = this.token();
    const k: Kanari = {
      navn: `Na${token}`,
      gate: gate ?? `Ga${token}`,
      epost: `ep${token}@eksempel.test`,
      mobil: `4${String(this.nummer * 7919 + this.t.heltall(0, 6)).padStart(7, '0')}`,
    };
    this.kanari.set(id, k);
    if (fodt < '2005') this.voksne.add(id);
    this.personer.push(id);
    this.legg('register.person', { id, opprettet_av: this.id(), sammenslatt_med: null });
    this.legg('register.navn', {
      person_id: id,
      kilde: 'folkeregisteret',
      fornavn: 'Kanari',
      etternavn: k.navn,
      ...this.fakta(),
    });
    this.legg('register.personalia', {
      person_id: id,
      kilde: 'folkeregisteret',
      fodselsdato: fodt,
      dodsdato: dod,
      kjonn: 'kvinne',
      statsborgerskap: ['NOR'],
      dodfodt: false,
      ...this.fakta(),
    });
    this.legg('register.kontaktinformasjon', {
      person_id: id,
      kilde: 'krr',
      status: 'AKTIV',
      reservert: false,
      kan_varsles: true,
      epostadresse: k.epost,
      mobiltelefonnummer: `+47${k.mobil}`,
      ...this.fakta(),
    });
    return id;
  }
  adresse(id: string, gradering: string): void {
    // under kode 6 the register tells a postal address and no home; a child's home is where the family is, and is looked for there
    if (gradering === 'strengtFortrolig' && this.voksne.has(id))
      this.kanari.set(id, { ...this.kanari.get(id)!, gate: `Pb${this.kanari.get(id)!.navn.slice(2)}` });
    this.legg('register.adresse', {
      person_id: id,
      kilde: 'folkeregisteret',
      type: gradering === 'strengtFortrolig' ? 'post' : 'bosted',
      gradering,
      linjer: [`${this.kanari.get(id)!.gate} 1`],
      postnummer: '9990',
      poststed: 'FJORDVIK',
      landkode: 'NOR',
      ...this.fakta(),
    });
  }
  /** Another entry that has been joined with this one: decisions may still name it. */
  alias(id: string): string {
    const gammel = this.id();
    this.legg('register.person', { id: gammel, opprettet_av: this.id(), sammenslatt_med: id });
    return gammel;
  }
}

const ENDER = [null, null, null, 0, -1, 1, 30, -40] as const;

/** One period around today: [fra, til]. Mostly in force, sometimes ended yesterday or beginning tomorrow. */
export function periode(b: Bygger): { fra: string; til: string | null } {
  const { t } = b;
  if (t.skjer(0.08)) return { fra: b.d(1), til: null };
  const til = t.velg(ENDER);
  const fra = t.skjer(0.1) ? 0 : -200;
  return { fra: b.d(fra), til: til === null ? null : b.d(Math.max(til, fra)) };
}

/** The home, and sometimes a protection of some kind. Returns what the person is under. */
export function beskytt(
  b: Bygger,
  id: string,
  sannsynlighet: number,
): 'ugradert' | 'klientadresse' | 'fortrolig' | 'strengtFortrolig' {
  const { t } = b;
  if (!t.skjer(sannsynlighet)) {
    b.adresse(id, 'ugradert');
    return 'ugradert';
  }
  const slag = t.velg(['klient', 'freg7', 'freg6', 'lokal7', 'lokal6', 'opphevet', 'adresse7'] as const);
  const siden = t.velg([-100, -30, -10]);
  if (slag === 'klient' || slag === 'freg7' || slag === 'freg6') {
    const gradering = slag === 'klient' ? 'klientadresse' : slag === 'freg7' ? 'fortrolig' : 'strengtFortrolig';
    b.adresse(id, gradering);
    if (slag !== 'klient' || t.skjer(0.5))
      b.legg('register.adressebeskyttelse', { person_id: id, kilde: 'folkeregisteret', gradering, ...b.fakta(siden) });
    return gradering;
  }
  if (slag === 'adresse7') {
    b.adresse(id, 'fortrolig');
    return 'fortrolig';
  }
  b.adresse(id, 'ugradert');
  const gradering = slag === 'lokal6' ? 'strengtFortrolig' : 'fortrolig';
  b.legg('tilgang.skjerming', {
    id: b.id(),
    // entries are not joined while one of them is shielded (register/innlesing)
    person_id: id,
    gradering,
    begrunnelse: 'Uavklart sak',
    vurderes_pa_nytt: b.d(t.velg([-5, 30])),
    gitt: b.tid(siden),
    gitt_av: b.id(),
    opphevet: slag === 'opphevet' ? b.tid(-3) : null,
    opphevet_av: slag === 'opphevet' ? b.id() : null,
  });
  return slag === 'opphevet' ? 'ugradert' : gradering;
}
