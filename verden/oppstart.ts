// What the kommune's former school system exports: pupils with class and groups, classes and groups with their teachers.
import type { Oppstartselev, Oppstartsgruppe } from '#kilder/oppstart/index.ts';
import type { Verden, Verdenselevforhold, Verdensperson } from './modell.ts';

/** Second foreign languages and in-depth English on 8.–10. trinn, across the classes. One in seven has work training instead. */
const SPRAKFAG = [
  { navn: 'Spansk', nokkel: 'spa' },
  { navn: 'Tysk', nokkel: 'tys' },
  { navn: 'Fransk', nokkel: 'fra' },
  { navn: 'Engelsk fordypning', nokkel: 'eng', fagkode: 'ENG0030' },
] as const;

const klassenokkel = (e: Pick<Verdenselevforhold, 'skole' | 'klasse'>): string => `${e.skole}/${e.klasse}`;
const underveis = (p: Verdensperson, dato: string): p is Verdensperson & { elevforhold: Verdenselevforhold } =>
  p.elevforhold !== undefined && p.dodfodt !== true && (p.elevforhold.til === undefined || p.elevforhold.til >= dato);

/** The same pupil always has the same subject: by the number in the id, else by its letters. */
function sprakfag(p: Verdensperson): (typeof SPRAKFAG)[number] | undefined {
  const n = Array.from(p.id).reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 9973, 7) % 14;
  return n < 5 ? SPRAKFAG[0] : n < 8 ? SPRAKFAG[1] : n < 10 ? SPRAKFAG[2] : n < 12 ? SPRAKFAG[3] : undefined;
}

/** The classes and the teaching groups of every school, with the teachers who are still there. */
export function oppstartsgrupper(verden: Verden): Oppstartsgruppe[] {
  const klasser = new Map<string, { skole: string; klasse: string; trinn: Set<number> }>();
  const grupper = new Map<string, Oppstartsgruppe>();
  for (const p of verden.personer.values()) {
    if (!underveis(p, verden.dato)) continue;
    const { skole, klasse, arstrinn } = p.elevforhold;
    const k = klasser.get(klassenokkel(p.elevforhold)) ?? { skole, klasse, trinn: new Set() };
    klasser.set(klassenokkel(p.elevforhold), { ...k, trinn: k.trinn.add(arstrinn) });
    const fag = arstrinn >= 8 ? sprakfag(p) : undefined;
    if (fag !== undefined) {
      const gruppe = `${fag.nokkel}-${arstrinn}`;
      grupper.set(`${skole}/${gruppe}`, {
        gruppe,
        slag: 'undervisningsgruppe',
        skole,
        navn: `${fag.navn} ${arstrinn}`,
        arstrinn: [arstrinn],
        ...('fagkode' in fag ? { fagkode: fag.fagkode } : {}),
        larere: [],
      });
    }
  }
  const larere = larereFor(verden);
  const ledige = ledigeLarere(verden);
  return [
    ...[...klasser.entries()].map(([n, { skole, klasse, trinn }]) => ({
      gruppe: `k-${klasse}`,
      slag: 'klasse' as const,
      skole,
      navn: klasse,
      arstrinn: [...trinn].sort((a, b) => a - b),
      larere: larere.get(n) ?? [],
    })),
    ...[...grupper.values()].map((g) => {
      const larer = ledige.get(g.skole)?.pop();
      return { ...g, larere: larer === undefined ? [] : [{ identifikator: larer, rolle: 'faglarer' as const }] };
    }),
  ];
}

function larereFor(verden: Verden): Map<string, Oppstartsgruppe['larere']> {
  const ut = new Map<string, Oppstartsgruppe['larere']>();
  for (const p of verden.personer.values())
    for (const s of p.ansatt?.stillinger ?? []) {
      if (s.skole === null || p.identifikator === null || (s.til !== undefined && s.til < verden.dato)) continue;
      const legg = (klasse: string, rolle: 'kontaktlarer' | 'faglarer') => {
        const n = klassenokkel({ skole: s.skole!, klasse });
        const egne = ut.get(n) ?? [];
        if (!egne.some((l) => l.identifikator === p.identifikator))
          ut.set(n, [...egne, { identifikator: p.identifikator!, rolle }]);
      };
      for (const klasse of s.kontaktlarerFor ?? []) legg(klasse, 'kontaktlarer');
      for (const { klasse } of s.underviser ?? []) legg(klasse, 'faglarer');
    }
  return ut;
}

/** Teachers without a class of their own, by school: they take the teaching groups. */
function ledigeLarere(verden: Verden): Map<string, string[]> {
  const ut = new Map<string, string[]>();
  for (const p of verden.personer.values())
    for (const s of p.ansatt?.stillinger ?? [])
      if (s.skole !== null && p.identifikator !== null && s.til === undefined && s.stillingskode.startsWith('796'))
        if ((s.kontaktlarerFor ?? []).length === 0) ut.set(s.skole, [...(ut.get(s.skole) ?? []), p.identifikator]);
  return ut;
}

/** A pupil's line. */
export function oppstartselev(p: Verdensperson & { elevforhold: Verdenselevforhold }): Oppstartselev {
  const { skole, arstrinn, klasse, fra, til } = p.elevforhold;
  const identifikator = p.identifikator ?? p.duf;
  const fag = arstrinn >= 8 ? sprakfag(p) : undefined;
  return {
    ...(identifikator ? { identifikator } : {}),
    lokalId: p.id,
    fornavn: p.fornavn,
    ...(p.mellomnavn ? { mellomnavn: p.mellomnavn } : {}),
    etternavn: p.etternavn,
    fodselsdato: p.fodselsdato,
    skole,
    arstrinn,
    klasse,
    fra,
    ...(til ? { til } : {}),
    ...(fag && til === undefined ? { grupper: [`${fag.nokkel}-${arstrinn}`] } : {}),
  };
}

/** The start file, 64 kB at a time: groups first, then where each pupil goes to school. */
export function* oppstartsfil(verden: Verden): Generator<Uint8Array> {
  const elever = [...verden.personer.values()].filter(
    (p): p is Verdensperson & { elevforhold: Verdenselevforhold } => p.elevforhold !== undefined && p.dodfodt !== true,
  );
  const { kommunenummer } = verden.kommune;
  let bit = `${JSON.stringify({ friminutt: 'oppstart', kommunenummer, eksportert: `${verden.dato}T06:00:00Z`, antall: elever.length })}\n`;
  const linjer = function* () {
    yield* oppstartsgrupper(verden);
    for (const p of elever) yield oppstartselev(p);
  };
  for (const l of linjer()) {
    bit += `${JSON.stringify(l)}\n`;
    if (bit.length < 64_000) continue;
    yield Buffer.from(bit);
    bit = '';
  }
  yield Buffer.from(bit);
}
