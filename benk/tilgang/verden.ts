// Random worlds for questions about access: schools, classes, SFO, families and decisions, with dates around today.
import { blandFro, tilfeldig, type Tilfeldig } from '#verden/tilfeldig.ts';
import { TABELLER, type Kanari, type Rad, type Sporreverden, type Tabell } from './modell.ts';

const DAG_MS = 86_400_000;
const BOKSTAVER = 'bcdfghjklmnpqrstvwxz';

const dato = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

class Bygger {
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
function periode(b: Bygger): { fra: string; til: string | null } {
  const { t } = b;
  if (t.skjer(0.08)) return { fra: b.d(1), til: null };
  const til = t.velg(ENDER);
  const fra = t.skjer(0.1) ? 0 : -200;
  return { fra: b.d(fra), til: til === null ? null : b.d(Math.max(til, fra)) };
}

function beskytt(b: Bygger, id: string, sannsynlighet: number): 'ugradert' | 'klientadresse' | 'fortrolig' | 'strengtFortrolig' {
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

const STILLINGER = [
  ['9951', 'Rektor'],
  ['9954', 'Avdelingsleder'],
  ['6517', 'Skolekonsulent'],
  ['6517', 'Konsulent i kulturetaten'],
  ['7451', 'Assistent SFO'],
  ['7451', 'Assistent'],
  ['7961', 'Lærer'],
  ['7965', 'Lærer'],
  ['8888', 'Vaktmester'],
] as const;

function stilling(b: Bygger, id: string, skole: string | null, [kode, tittel]: readonly [string, string], fast = false): void {
  const { t } = b;
  const nr = String(100_000 + b.rader['register.arbeidsforhold'].length);
  const { fra, til } = fast ? { fra: b.d(-300), til: null } : periode(b);
  b.legg('register.personalressurs', { person_id: id, kilde: 'hr', ansattnummer: nr, brukernavn: `b${nr}`, fra: b.d(-300), til: null, taus_siden: null, ...b.fakta() }); // prettier-ignore
  b.legg('register.arbeidsforhold', {
    person_id: id,
    kilde: 'hr',
    ansattnummer: nr,
    stillingsnummer: `${nr}-1`,
    stillingskode: kode,
    stillingstittel: tittel,
    prosent: 100,
    hovedstilling: true,
    skole,
    fra,
    til,
    permisjon: [],
    taus_siden: !fast && t.skjer(0.1) ? b.d(t.velg([0, -1, 1, -20])) : null,
    ...b.fakta(),
  });
  if (!fast && t.skjer(0.1))
    b.legg('register.stillingsslutt', {
      id: b.id(),
      person_id: id,
      kilde: 'hr',
      ansattnummer: nr,
      stillingsnummer: `${nr}-1`,
      til: b.d(t.velg([-1, 0, 5])),
      begrunnelse: 'Har sluttet',
      sett: b.id(),
      gitt: b.tid(-2),
      gitt_av: b.id(),
      opphevet: null,
      opphevet_av: null,
      ...(t.skjer(0.3) ? { opphevet: b.tid(-1), opphevet_av: b.id() } : {}),
    });
}

function rolle(b: Bygger, id: string, navn: string, skole: string | null): void {
  const { t } = b;
  const { fra, til } = periode(b);
  const godkjent = navn === 'systemforvalter' ? t.skjer(0.8) : t.skjer(0.2);
  const opphevet = t.skjer(0.1);
  b.legg('tilgang.rolletildeling', {
    id: b.id(),
    person_id: id,
    rolle: navn,
    skole,
    begrunnelse: 'Trenger den i arbeidet',
    fra,
    til: til ?? b.d(100),
    gitt: b.tid(-200),
    gitt_av: b.id(),
    godkjent: godkjent ? b.tid(-199) : null,
    godkjent_av: godkjent ? b.id() : null,
    opphevet: opphevet ? b.tid(-1) : null,
    opphevet_av: opphevet ? b.id() : null,
  });
}

/** Grows one world from its seed. `na` is the moment everything is asked at, `dag` the day it is in Norway then. */
export function lagSporreverden(fro: number, o: { readonly na: string; readonly dag: string }): Sporreverden {
  const b = new Bygger(fro, o.na, o.dag);
  const { t } = b;
  const skoler = ['974000001', '974000002', '974000003'];
  for (const s of skoler)
    b.legg('register.skole', { organisasjonsnummer: s, kilde: 'nsr', navn: `Skole ${s.at(-1)}`, aktiv: true, ...b.fakta() });
  const skolear = Number(o.dag.slice(0, 4)) - (o.dag.slice(5, 7) < '08' ? 1 : 0);
  const gruppe = (slag: string, skole: string, navn: string, { fra = b.d(-200), til = b.d(100) } = {}): string => {
    const id = b.id();
    b.legg('register.gruppe', {
      gruppe_id: id,
      kilde: 'manuell',
      slag,
      skole,
      skolear,
      navn,
      arstrinn: [6],
      fra,
      til,
      ...b.fakta(),
    });
    return id;
  };
  const grupper = skoler.flatMap((s) => [
    { skole: s, slag: 'klasse', id: gruppe('klasse', s, '6A') },
    { skole: s, slag: 'kontaktlarergruppe', id: gruppe('kontaktlarergruppe', s, '6A-1', { til: b.d(t.velg([-1, 0, 100])) }) },
    { skole: s, slag: 'sfo', id: gruppe('sfo', s, 'SFO') },
  ]);
  const i = (skole: string, slag: string) => grupper.find((g) => g.skole === skole && g.slag === slag)!.id;

  // those who work somewhere
  const ansatte: string[] = [];
  for (const skole of skoler)
    for (let n = 0; n < 9; n++) {
      const id = b.person('1980-03-04');
      ansatte.push(id);
      stilling(b, id, t.skjer(0.05) ? null : skole, STILLINGER[n]!, t.skjer(0.4));
      beskytt(b, id, 0.08);
      if (t.skjer(0.08)) stilling(b, id, t.velg(skoler), t.velg(STILLINGER));
      if (n >= 6 && t.skjer(0.8)) {
        const { fra, til } = periode(b);
        b.legg('register.undervisningsforhold', {
          gruppe_id: i(t.skjer(0.9) ? skole : t.velg(skoler), t.velg(['klasse', 'kontaktlarergruppe'])),
          person_id: id,
          kilde: 'manuell',
          rolle: t.skjer(0.8) ? 'kontaktlarer' : 'faglarer',
          fra,
          til: til ?? b.d(100),
          ...b.fakta(),
        });
      }
    }
  for (const navn of [
    'systemforvalter',
    'systemforvalter',
    'kommunalsjef',
    'brukerstotteIt',
    'faktureringsansvarlig',
    'personvernombud',
  ]) {
    const id = b.person('1975-01-01');
    ansatte.push(id);
    beskytt(b, id, 0.05);
    rolle(b, id, navn, null);
  }
  for (const navn of [
    'hovudstegsleder',
    'radgiver',
    'sosiallarer',
    'sfoLeder',
    'sfoAnsatt',
    'skolekonsulent',
    'rektor',
    'larer',
  ]) {
    const id = t.skjer(0.5) ? t.velg(ansatte) : b.person('1975-01-01');
    if (!ansatte.includes(id)) {
      ansatte.push(id);
      b.adresse(id, 'ugradert');
    }
    rolle(b, id, navn, t.velg(skoler));
  }

  // families
  const alleBarn: string[] = [];
  const alleVoksne: string[] = [];
  for (let f = 0; f < 30; f++) familie(b, { skoler, i, alleBarn, alleVoksne, ansatte });

  // the circle and the emergency look
  const vernede = new Set([
    ...b.rader['tilgang.skjerming'].map((x) => x['person_id'] as string),
    ...b.rader['register.adressebeskyttelse'].map((x) => x['person_id'] as string),
  ]);
  const strengt = new Set(
    (['tilgang.skjerming', 'register.adressebeskyttelse', 'register.adresse'] as const).flatMap((x) =>
      b.rader[x].filter((r) => r['gradering'] === 'strengtFortrolig').map((r) => r['person_id'] as string),
    ),
  );
  for (const p of vernede) {
    for (const a of ansatte.filter(() => t.skjer(0.06))) {
      if (a === p) continue;
      const opphevet = t.skjer(0.15);
      const fra = t.velg([-20, -20, 0, 1]);
      b.legg('tilgang.krets', {
        id: b.id(),
        person_id: p,
        aktor_id: a,
        begrunnelse: 'Trenger å vite',
        fra: b.d(fra),
        til: b.d(Math.max(fra, t.velg([-1, 0, 30, 30]))),
        gitt: b.tid(-20),
        gitt_av: b.id(),
        opphevet: opphevet ? b.tid(-1) : null,
        opphevet_av: opphevet ? b.id() : null,
      });
    }
    for (const a of ansatte.filter(() => t.skjer(0.03))) {
      if (a === p) continue;
      const godkjent = t.skjer(0.5);
      b.legg('tilgang.nodinnsyn', {
        id: b.id(),
        person_id: p,
        aktor_id: a,
        begrunnelse: 'Barnet er borte og politiet spør skolen',
        // one asked for before the person came under kode 6: see «nødinnsyn» in orakel.test.ts
        krever_godkjenning: strengt.has(p) || t.skjer(0.6),
        bedt: b.tid(-0.2),
        til: b.tid(t.velg([-0.1, 0.2])),
        godkjent: godkjent ? b.tid(-0.19) : null,
        godkjent_av: godkjent ? b.id() : null,
        avsluttet: t.skjer(0.2) ? b.tid(-0.05) : null,
      });
    }
  }
  if (t.skjer(0.1))
    b.legg('tilgang.foresattstenging', { id: b.id(), begrunnelse: 'Gjennomgang av lister', stengt: b.tid(-1), stengt_av: b.id(), apnet: null, apnet_av: null }); // prettier-ignore
  return {
    fro,
    ...o,
    skoler,
    personer: b.personer,
    aktorer: [...ansatte, ...alleVoksne, ...alleBarn],
    kanari: b.kanari,
    rader: b.rader,
  };
}

interface Sted {
  readonly skoler: readonly string[];
  readonly i: (skole: string, slag: string) => string;
  readonly alleBarn: string[];
  readonly alleVoksne: string[];
  readonly ansatte: readonly string[];
}

function familie(b: Bygger, o: Sted): void {
  const { t } = b;
  const gate = `Ga${b
    .id()
    .slice(0, 8)
    .replaceAll(/\d/g, (c) => BOKSTAVER[Number(c)]!)}hus`;
  const voksen = (felles: boolean) => {
    const ansatt = t.skjer(0.07);
    const id = ansatt ? t.velg(o.ansatte) : b.person('1985-05-05', t.skjer(0.05) ? b.d(-400) : null, felles ? gate : undefined);
    if (!ansatt) beskytt(b, id, 0.1);
    o.alleVoksne.push(id);
    return id;
  };
  const mor = voksen(true);
  const far = voksen(t.skjer(0.6));
  const tredje = voksen(false);
  const antall = t.heltall(1, 2);
  for (let n = 0; n < antall; n++) {
    const barn = b.person(barnFodt(b), null, gate);
    o.alleBarn.push(barn);
    beskytt(b, barn, 0.22);
    const skole = t.velg(o.skoler);
    const { fra, til } = periode(b);
    if (t.skjer(0.92))
      b.legg('register.elevforhold', {
        person_id: barn,
        kilde: 'oppstart',
        elevforhold_id: b.id(),
        skole,
        arstrinn: 6,
        klasse: '6A',
        fra,
        til,
        ...b.fakta(),
      });
    for (const slag of ['klasse', 'kontaktlarergruppe', 'sfo'])
      if (t.skjer(0.6)) {
        const p = periode(b);
        b.legg('register.gruppemedlem', {
          gruppe_id: o.i(t.skjer(0.95) ? skole : t.velg(o.skoler), slag),
          person_id: barn,
          kilde: 'manuell',
          fra: p.fra,
          til: p.til ?? b.d(100),
          ...b.fakta(),
        });
      }
    if (new Set([mor, far, tredje]).size < 3) continue;
    ansvarFor(b, { barn, mor, far, tredje });
    beslutninger(b, { barn, mor, far, tredje });
  }
}

function barnFodt(b: Bygger): string {
  const ar = Number(b.dag.slice(0, 4));
  const p = b.t.heltall(0, 9);
  if (p === 0) return `${ar - 18}${b.dag.slice(4)}`;
  if (p === 1) return `${ar - 18}${b.d(1).slice(4)}`;
  if (p === 2) return `${ar - 18}${b.d(-1).slice(4)}`;
  if (p === 3) return `${ar - 15}${b.dag.slice(4)}`;
  return `${ar - b.t.heltall(7, 14)}-05-20`;
}

interface Slekt {
  readonly barn: string;
  readonly mor: string;
  readonly far: string;
  readonly tredje: string;
}

function ansvarFor(b: Bygger, { barn, mor, far, tredje }: Slekt): void {
  const { t } = b;
  const rad = (kilde: string, person: string | null, ansvar: string, kjent = -1000, lukket: string | null = null): void => {
    b.legg('register.foreldreansvar', {
      person_id: barn,
      kilde,
      ansvarlig_nokkel: person === null ? 'organisasjon:974111111' : `person:${person}`,
      ansvar,
      ansvarlig_id: person,
      ansvarlig_organisasjon: person === null ? '974111111' : null,
      ...b.fakta(kjent),
      kjent_til: lukket,
      lukket_av: lukket === null ? null : b.id(),
    });
  };
  for (const [id, r] of [[mor, 'mor'], [far, 'far']] as const) // prettier-ignore
    if (t.skjer(0.8))
      b.legg('register.familierelasjon', { person_id: barn, kilde: 'folkeregisteret', relatert_nokkel: `person:${id}`, rolle: r, min_rolle: 'barn', relatert_id: id, ...b.fakta() }); // prettier-ignore
  const ny = () => (t.skjer(0.2) ? t.velg([-5, -50, -200]) : -1000);
  const slag = t.velg([
    'felles',
    'felles',
    'felles',
    'mor',
    'far',
    'andre',
    'ukjent',
    'organisasjon',
    'oppstart',
    'lukketFreg',
    'ingen',
  ] as const);
  if (slag === 'felles') for (const p of [mor, far]) rad('folkeregisteret', p, 'felles', ny());
  if (slag === 'mor') rad('folkeregisteret', mor, 'mor', ny());
  if (slag === 'far') rad('folkeregisteret', far, 'far', ny());
  if (slag === 'andre') rad('folkeregisteret', tredje, 'andre', ny());
  if (slag === 'ukjent') rad('folkeregisteret', mor, 'ukjent', ny());
  if (slag === 'organisasjon') {
    rad('folkeregisteret', mor, 'felles');
    rad('folkeregisteret', null, 'andre');
  }
  if (slag === 'oppstart') rad('oppstart', mor, 'felles');
  if (slag === 'lukketFreg') {
    rad('folkeregisteret', far, 'far', -1000, b.tid(-20));
    if (t.skjer(0.5)) rad('folkeregisteret', mor, 'mor', -1000);
    rad('oppstart', far, 'felles');
  }
  if (slag === 'felles' && t.skjer(0.1)) rad('oppstart', tredje, 'andre');
}

function beslutninger(b: Bygger, { barn, mor, far, tredje }: Slekt): void {
  const { t } = b;
  const omtalt = (id: string): string => (t.skjer(0.06) ? b.alias(id) : id);
  const opphevet = () => (t.skjer(0.15) ? { opphevet: b.tid(-3), opphevet_av: b.id(), opphevet_begrunnelse: 'Grunnen er borte' } : { opphevet: null, opphevet_av: null, opphevet_begrunnelse: null }); // prettier-ignore
  const beslutning = (slag: string, person: string | null, omfang: readonly string[] = []): string => {
    const id = b.id();
    const { fra, til } = periode(b);
    b.legg('tilgang.foresattbeslutning', {
      id,
      barn_id: omtalt(barn),
      slag,
      person_id: person === null ? null : omtalt(person),
      organisasjon: person === null ? '974111111' : null,
      omfang,
      begrunnelse: 'Etter dokument',
      fra,
      til,
      gitt: b.tid(t.velg([-300, -300, -60, -6])),
      gitt_av: b.id(),
      ...opphevet(),
    });
    return id;
  };
  if (t.skjer(0.2))
    b.legg('tilgang.sperring', {
      id: b.id(),
      barn_id: omtalt(barn),
      person_id: omtalt(t.velg([mor, far, tredje])),
      slag: t.velg(['besoksforbud', 'tapt_opplysningsrett', 'lokal']),
      begrunnelse: 'Etter vedtak',
      gitt: b.tid(t.velg([-100, -15])),
      gitt_av: b.id(),
      ...opphevet(),
    });
  if (t.skjer(0.1)) beslutning('foreldreansvar', t.velg([far, tredje]));
  if (t.skjer(0.1)) beslutning('verge', tredje);
  if (t.skjer(0.12)) {
    beslutning('barnevern', null);
    if (t.skjer(0.7)) beslutning('fosterforelder', tredje);
  }
  if (t.skjer(0.3)) {
    const alle = ['se', 'varsles', 'skjema', 'meldinger', 'nodmelding'];
    const id = beslutning('samtykke', tredje, t.skjer(0.8) ? alle : alle.slice(1));
    for (const p of [mor, far])
      if (t.skjer(0.8)) {
        const svar = (ja: boolean, dager: number) =>
          b.legg('tilgang.samtykkesvar', { id: b.id(), beslutning_id: id, person_id: omtalt(p), svar: ja, svart: b.tid(dager), registrert_av: b.id() }); // prettier-ignore
        svar(t.skjer(0.85), -10);
        if (t.skjer(0.15)) svar(t.skjer(0.5), -1);
      }
  }
  for (const p of [mor, far, tredje]) {
    if (t.skjer(0.08))
      b.legg('tilgang.foresattrett', {
        id: b.id(),
        barn_id: omtalt(barn),
        person_id: omtalt(p),
        rett: t.velg(['se', 'meldinger']),
        gitt_rett: t.skjer(0.2),
        begrunnelse: 'Etter avtale',
        gitt: b.tid(-4),
        gitt_av: b.id(),
        ...opphevet(),
      });
    if (t.skjer(0.25))
      b.legg('tilgang.frigivelse', {
        id: b.id(),
        barn_id: omtalt(barn),
        person_id: omtalt(p),
        avgjorelse: t.velg(['frigitt', 'frigitt', 'nektet']),
        begrunnelse: 'Vurdert etter samtale',
        avgjort: b.tid(-2),
        avgjort_av: b.id(),
      });
  }
}
