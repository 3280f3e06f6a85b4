// OneRoster's words to ours. Pure: no clock, no register.
import type { Avvik } from '#grunn/kilde/index.ts';
import type { Bildegruppe, Bildelarer, Bildemedlem, Bildeperson, Bildeplass, Skolebilde } from '#kilder/oppstart/index.ts';
import type { Pakke, Rad, Radfeil } from './kontrakt.ts';

export interface Oversatt {
  readonly bilde: Skolebilde;
  readonly feil: readonly Radfeil[];
  readonly avvik: readonly Avvik[];
}

/** What a kind of class is with us, by the standard's word or a Norwegian system's own (`metadata.groupType`, `metadata.additionalClassType`). */
const GRUPPESLAG: Readonly<Record<string, Bildegruppe['slag'] | 'sfo'>> = {
  homeroom: 'klasse',
  class: 'klasse',
  klasse: 'klasse',
  basisgruppe: 'klasse',
  kontaktlarergruppe: 'kontaktlarergruppe',
  contactteachergroup: 'kontaktlarergruppe',
  scheduled: 'undervisningsgruppe',
  subjectgroup: 'undervisningsgruppe',
  undervisningsgruppe: 'undervisningsgruppe',
  faggruppe: 'faggruppe',
  persongruppe: 'persongruppe',
  sfogroup: 'sfo',
  sfo: 'sfo',
};

const LARERROLLE: Readonly<Record<string, Bildelarer['rolle']>> = {
  kontaktlarer: 'kontaktlarer',
  contactteacher: 'kontaktlarer',
  assistent: 'assistent',
  assistant: 'assistent',
  aide: 'assistent',
  vikar: 'vikar',
  substitute: 'vikar',
};

const NUMMERTYPER: readonly string[] = ['fnr', 'fodselsnummer', 'nin', 'personnin', 'noredupersonnin', 'nationalid', 'dnummer', 'dnr', 'duf', 'dufnummer']; // prettier-ignore
const ANSATTYPER: readonly string[] = ['ansattnummer', 'workforceid', 'employeeid', 'employeenumber'];

/** `ext:Kontaktlærer` → `kontaktlarer`. */
const ord = (t: string): string =>
  t
    .toLowerCase()
    .replace(/^ext:/, '')
    .replaceAll('æ', 'a')
    .replaceAll('ø', 'o')
    .replaceAll('å', 'a')
    .replaceAll(/[^a-z0-9]/g, '');

/** An end that does not count itself (OneRoster) to a last day that does. */
export function sisteDag(slutt: string): string {
  const d = new Date(`${slutt}T00:00:00Z`);
  d.setUTCDate(d.getUTCDate() - 1);
  return d.toISOString().slice(0, 10);
}

/** «3», «03», «aarstrinn3», «3. trinn» → 3; undefined for anything else. */
export function trinn(t: string): number | undefined {
  const m = /^(?:aarstrinn|årstrinn|arstrinn|trinn)?\s*0?(\d{1,2})\.?\s*(?:årstrinn|arstrinn|trinn)?$/i.exec(t.trim());
  return m === null ? undefined : Number(m[1]);
}

/** `{fnr:12345678901},{username:abc}` → pairs; in any order, with types as the system spells them. */
export function brukerIder(t: string): { type: string; id: string }[] {
  return [...t.matchAll(/\{([^:{}]{1,60}):([^{}]{1,255})\}/g)].map((m) => ({ type: m[1]!.trim(), id: m[2]!.trim() }));
}

/** The first nine digits in a row are the organisation number: «NO 999 000 999», «999000999MVA». */
export function organisasjonsnummer(t: string): string | undefined {
  const siffer = /^(?:NO)?[\s-]*(\d{3})\s?(\d{3})\s?(\d{3})(?:MVA)?$/i.exec(t.trim());
  return siffer === null ? undefined : `${siffer[1]}${siffer[2]}${siffer[3]}`;
}

const FAGKODE = /^[A-Z]{3}\d{4}$/;

/** Row by row to the picture: who goes where, with whom. Guardians, passwords, e-mail and phones are not looked at. */
export function oversettOneRoster(p: Pakke): Oversatt {
  const feil: Radfeil[] = [];
  const avvik: Avvik[] = [];
  const skoler = new Map(p.orgs.filter((o) => o.type === 'school').map((o) => [o.sourcedId, o]));
  const brukere = new Map(p.users.map((u) => [u.sourcedId, u]));
  const grupper = new Map<string, Bildegruppe>();
  const kurs = new Map(p.courses.map((k) => [k.sourcedId, k]));
  const perioder = new Map(p.academicSessions.map((s) => [s.sourcedId, s]));
  const utenfor = new Set<string>();
  for (const c of p.classes) {
    const mangler = skoler.has(c.schoolSourcedId)
      ? c.termSourcedIds.find((t) => !perioder.has(t)) && 'termSourcedIds'
      : 'schoolSourcedId';
    if (mangler === 'schoolSourcedId') {
      feil.push({ fil: 'classes.csv', linje: c.linje, felt: mangler, kode: 'ukjent_referanse' });
      utenfor.add(c.sourcedId);
      continue;
    }
    if (mangler) avvik.push({ kode: 'ukjent_referanse', felt: 'classes.csv termSourcedIds' });
    const slag = gruppeslag(c);
    if (slag === undefined || slag === 'sfo') {
      avvik.push(slag === 'sfo' ? { kode: 'sfo_gruppe', felt: 'classes.csv' } : { kode: 'ukjent_gruppeslag', felt: 'classes.csv classType', verdi: kort(c.classType) }); // prettier-ignore
      utenfor.add(c.sourcedId);
      continue;
    }
    grupper.set(c.sourcedId, {
      nokkel: c.sourcedId,
      slag,
      skole: c.schoolSourcedId,
      navn: c.title,
      arstrinn: trinnI(
        c.grades.length > 0 ? c.grades : slag === 'klasse' ? [] : (kurs.get(c.courseSourcedId)?.grades ?? []),
        avvik,
      ),
      fagkode: slag === 'klasse' ? undefined : fagkodeFor(c, kurs.get(c.courseSourcedId), avvik),
      ...varighet(c, perioder),
    });
  }

  const { plasser, personerMedRolle } = lesRoller(p, { brukere, skoler, feil, avvik });
  const { medlemmer, larere } = lesPlasseringer(p, { brukere, grupper, utenfor, feil, avvik });
  const trengs = new Set([...personerMedRolle, ...medlemmer.map((m) => m.person), ...larere.map((l) => l.person)]);
  const fodt = new Map(p.demographics.map((d) => [d.sourcedId, d.birthDate]));
  const bilde: Skolebilde = {
    skoler: [...skoler.values()].map((o) => ({
      nokkel: o.sourcedId,
      navn: o.name,
      organisasjonsnummer: organisasjonsnummer(o.identifier),
    })),
    personer: p.users.filter((u) => trengs.has(u.sourcedId)).map((u) => tilPerson(u, fodt.get(u.sourcedId), avvik)),
    plasser,
    grupper: [...grupper.values()],
    medlemmer,
    larere,
  };
  return { bilde, feil, avvik };
}

const kort = (t: string): string => (/^[\w:.-]{1,40}$/.test(t) ? t : '');

/** The kommune's own word goes before the standard's; a word nobody knows is no group of ours. */
function gruppeslag(c: Rad<'classes'>): Bildegruppe['slag'] | 'sfo' | undefined {
  for (const t of [c['metadata.groupType'], c['metadata.additionalClassType'], c.classType])
    if (t !== '' && Object.hasOwn(GRUPPESLAG, ord(t))) return GRUPPESLAG[ord(t)];
  return undefined;
}

function trinnI(grades: readonly string[], avvik: Avvik[]): number[] {
  return grades.flatMap((g) => {
    const t = trinn(g);
    if (t === undefined) avvik.push({ kode: 'ukjent_kodeverdi', felt: 'grades', verdi: kort(g) });
    return t === undefined ? [] : [t];
  });
}

function fagkodeFor(c: Rad<'classes'>, k: Rad<'courses'> | undefined, avvik: Avvik[]): string | undefined {
  const koder = [...c.subjectCodes, ...(k?.subjectCodes ?? []), ...(k?.courseCode ? [k.courseCode] : [])];
  const kode = koder.find((x) => FAGKODE.test(x));
  if (kode === undefined && koder.length > 0)
    avvik.push({ kode: 'ukjent_fagkode', felt: 'subjectCodes', verdi: kort(koder[0]!) });
  return kode;
}

/** From the first day of the class's terms to the last. */
function varighet(c: Rad<'classes'>, perioder: ReadonlyMap<string, Rad<'academicSessions'>>): { fra?: string; til?: string } {
  const egne = c.termSourcedIds.flatMap((t) => perioder.get(t) ?? []);
  const fra = egne.map((s) => s.startDate).filter((d) => d !== undefined).sort()[0]; // prettier-ignore
  const slutt = egne.map((s) => s.endDate).filter((d) => d !== undefined).sort().at(-1); // prettier-ignore
  return { ...(fra === undefined ? {} : { fra }), ...(slutt === undefined ? {} : { til: sisteDag(slutt) }) };
}

interface Oppslag {
  readonly brukere: ReadonlyMap<string, Rad<'users'>>;
  readonly feil: Radfeil[];
  readonly avvik: Avvik[];
}

/** Where the pupils go. Every other role is left alone: a file gives nobody a role here. */
function lesRoller(
  p: Pakke,
  o: Oppslag & { readonly skoler: ReadonlyMap<string, unknown> },
): { plasser: Bildeplass[]; personerMedRolle: Set<string> } {
  const plasser: Bildeplass[] = [];
  for (const r of p.roles) {
    if (r.role !== 'student') {
      if (r.role !== 'teacher') o.avvik.push({ kode: 'rolle_ikke_brukt', felt: 'roles.csv', verdi: kort(r.role) });
      continue;
    }
    const felt = !o.brukere.has(r.userSourcedId) ? 'userSourcedId' : !o.skoler.has(r.orgSourcedId) ? 'orgSourcedId' : undefined;
    if (felt !== undefined) {
      o.feil.push({ fil: 'roles.csv', linje: r.linje, felt, kode: 'ukjent_referanse' });
      continue;
    }
    plasser.push({
      person: r.userSourcedId,
      skole: r.orgSourcedId,
      ...(r.beginDate === undefined ? {} : { fra: r.beginDate }),
      ...(r.endDate === undefined ? {} : { til: sisteDag(r.endDate) }),
    });
  }
  return { plasser, personerMedRolle: new Set(plasser.map((x) => x.person)) };
}

function lesPlasseringer(
  p: Pakke,
  o: Oppslag & { readonly grupper: ReadonlyMap<string, Bildegruppe>; readonly utenfor: ReadonlySet<string> },
): { medlemmer: Bildemedlem[]; larere: Bildelarer[] } {
  const medlemmer: Bildemedlem[] = [];
  const larere: Bildelarer[] = [];
  for (const e of p.enrollments) {
    const gruppe = o.grupper.get(e.classSourcedId);
    if (gruppe === undefined && o.utenfor.has(e.classSourcedId)) continue;
    const felt = gruppe === undefined ? 'classSourcedId' : o.brukere.has(e.userSourcedId) ? undefined : 'userSourcedId';
    if (gruppe === undefined || felt !== undefined) {
      o.feil.push({ fil: 'enrollments.csv', linje: e.linje, felt: felt ?? 'classSourcedId', kode: 'ukjent_referanse' });
      continue;
    }
    const dager = {
      ...(e.beginDate === undefined ? {} : { fra: e.beginDate }),
      ...(e.endDate === undefined ? {} : { til: sisteDag(e.endDate) }),
    };
    const felles = { gruppe: e.classSourcedId, person: e.userSourcedId, ...dager };
    const erKlasse = gruppe.slag === 'klasse' || gruppe.slag === 'kontaktlarergruppe';
    if (e.role === 'student') medlemmer.push(felles);
    else if (e.role === 'teacher')
      larere.push({ ...felles, rolle: erKlasse && e.primary === 'true' ? 'kontaktlarer' : 'faglarer' });
    else if (Object.hasOwn(LARERROLLE, ord(e.role))) larere.push({ ...felles, rolle: LARERROLLE[ord(e.role)]! });
    else o.avvik.push({ kode: 'rolle_ikke_brukt', felt: 'enrollments.csv', verdi: kort(e.role) });
  }
  return { medlemmer, larere };
}

function tilPerson(u: Rad<'users'>, fodselsdato: string | undefined, avvik: Avvik[]): Bildeperson {
  const ider = brukerIder(u.userIds);
  if (ider.length === 0 && u.userIds !== '') avvik.push({ kode: 'ukjent_form', felt: 'users.csv userIds' });
  const numre = ider.filter((i) => NUMMERTYPER.includes(ord(i.type)) && /^\d{11,12}$/.test(i.id)).map((i) => i.id);
  // some systems put the number in `identifier`; another number of eleven digits is caught by its check digits and the birth date
  if (numre.length === 0 && /^\d{11}$/.test(u.identifier)) numre.push(u.identifier);
  const ansattnummer = ider.find((i) => ANSATTYPER.includes(ord(i.type)) && /^[A-Za-z0-9-]{1,32}$/.test(i.id))?.id;
  const [arstrinn] = trinnI(u.grades.slice(0, 1), avvik);
  return {
    nokkel: u.sourcedId,
    fornavn: u.givenName,
    mellomnavn: u.middleName,
    etternavn: u.familyName,
    fodselsdato,
    identifikatorer: [...new Set(numre)],
    ansattnummer,
    arstrinn,
    linje: u.linje,
    fil: 'users.csv',
  };
}
