// Writes OneRoster 1.2 CSV bundles, for tests only: the zip, the manifest, and a made-up municipality as another school system would have it.
import zlib from 'node:zlib';
import { FILER, KOLONNER, type Fil } from '#kilder/oneroster/index.ts';
import { oppstartselev, oppstartsgrupper, type Verden, type Verdenselevforhold, type Verdensperson } from '#verden/index.ts';

/** A zip of these files, deflated, with names as given. */
export function lagZip(filer: Readonly<Record<string, string | Buffer>>): Buffer {
  const lokale: Buffer[] = [];
  const innhold: Buffer[] = [];
  let plass = 0;
  for (const [navn, data] of Object.entries(filer)) {
    const ra = Buffer.from(data);
    const pakket = zlib.deflateRawSync(ra);
    const n = Buffer.from(navn);
    const felles = Buffer.alloc(26);
    felles.writeUInt16LE(20, 0);
    felles.writeUInt16LE(0x0800, 2);
    felles.writeUInt16LE(8, 4);
    felles.writeUInt32LE(zlib.crc32(ra), 10);
    felles.writeUInt32LE(pakket.length, 14);
    felles.writeUInt32LE(ra.length, 18);
    felles.writeUInt16LE(n.length, 22);
    const lokal = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), felles, n, pakket]);
    const hale = Buffer.alloc(14);
    hale.writeUInt32LE(plass, 10);
    innhold.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), felles, hale, n]));
    lokale.push(lokal);
    plass += lokal.length;
  }
  const liste = Buffer.concat(innhold);
  const slutt = Buffer.alloc(18);
  slutt.writeUInt16LE(innhold.length, 4);
  slutt.writeUInt16LE(innhold.length, 6);
  slutt.writeUInt32LE(liste.length, 8);
  slutt.writeUInt32LE(plass, 12);
  return Buffer.concat([...lokale, liste, Buffer.from([0x50, 0x4b, 5, 6]), slutt]);
}

export type Pakkerader = { readonly [F in Fil]?: readonly Readonly<Record<string, string>>[] };

const felt = (v: string): string => (/[",\r\n]/.test(v) ? `"${v.replaceAll('"', '""')}"` : v);

/** One file with the columns of the binding in their order, and any `metadata.*` after them. */
export function csvFil(fil: Fil, rader: readonly Readonly<Record<string, string>>[]): string {
  const egne = [...new Set(rader.flatMap((r) => Object.keys(r).filter((k) => k.startsWith('metadata.'))))];
  const kolonner = [...KOLONNER[fil], ...egne];
  return [kolonner, ...rader.map((r) => kolonner.map((k) => felt(r[k] ?? '')))].map((r) => `${r.join(',')}\r\n`).join('');
}

/** The files of a bundle, ready to be zipped. `manifest` replaces lines of the manifest. */
export function pakkefiler(rader: Pakkerader, manifest: Readonly<Record<string, string>> = {}): Record<string, string> {
  const linjer: Record<string, string> = {
    'manifest.version': '1.0',
    'oneroster.version': '1.2',
    ...Object.fromEntries(FILER.map((f) => [`file.${f}`, f in rader ? 'bulk' : 'absent'])),
    'source.systemName': 'Fjordvik skoleadministrasjon',
    'source.systemCode': 'FSA',
    ...manifest,
  };
  const ut: Record<string, string> = {
    'manifest.csv': `propertyName,value\r\n${Object.entries(linjer).map(([k, v]) => `${k},${felt(v)}\r\n`).join('')}`, // prettier-ignore
  };
  for (const [fil, r] of Object.entries(rader)) ut[`${fil}.csv`] = csvFil(fil as Fil, r);
  return ut;
}

export const lagPakke = (rader: Pakkerader, manifest?: Readonly<Record<string, string>>): Buffer =>
  lagZip(pakkefiler(rader, manifest));

/** The day after: ends in OneRoster do not count themselves. */
function dagenEtter(dato: string): string {
  const d = new Date(`${dato}T00:00:00Z`);
  d.setUTCDate(d.getUTCDate() + 1);
  return d.toISOString().slice(0, 10);
}

type Elev = Verdensperson & { readonly elevforhold: Verdenselevforhold };
const slutt = (til: string | undefined): string => (til === undefined ? '' : dagenEtter(til));

/** The whole municipality, as its former system exports it: what the start file says, in OneRoster's words. */
export function verdenSomOneRoster(verden: Verden, skolear = 2026): Pakkerader {
  const ar = 'skolear';
  const elever = [...verden.personer.values()].filter((p): p is Elev => p.elevforhold !== undefined && p.dodfodt !== true);
  const klasser = new Map<string, Record<string, string>>();
  const enrollments: Record<string, string>[] = [];
  const larere = new Map<string, Verdensperson>();
  const klassenokkel = (skole: string, navn: string) => `${skole}-k-${navn}`;
  const klasse = (id: string, skole: string, navn: string, trinn: string) => {
    if (!klasser.has(id))
      klasser.set(id, { sourcedId: id, title: navn, grades: trinn, courseSourcedId: `trinn-${trinn.split(',')[0]}`, classType: 'homeroom', schoolSourcedId: skole, termSourcedIds: ar }); // prettier-ignore
  };
  const courses = new Map<string, Record<string, string>>();
  for (const g of oppstartsgrupper(verden)) {
    const trinn = g.arstrinn.join(',');
    const id = g.slag === 'klasse' ? klassenokkel(g.skole, g.navn) : `${g.skole}-${g.gruppe}`;
    if (g.slag === 'klasse') klasse(id, g.skole, g.navn, trinn);
    else {
      const fag = `fag-${g.gruppe}`;
      courses.set(fag, {
        sourcedId: fag,
        schoolYearSourcedId: ar,
        title: g.navn,
        courseCode: g.fagkode ?? '',
        grades: trinn,
        orgSourcedId: 'kommune',
      });
      klasser.set(id, { sourcedId: id, title: g.navn, grades: trinn, courseSourcedId: fag, classType: 'scheduled', schoolSourcedId: g.skole, termSourcedIds: ar, subjectCodes: g.fagkode ?? '' }); // prettier-ignore
    }
    let primaer = false;
    for (const l of g.larere) {
      const p = verden.personer.get(verden.perIdentifikator.get(l.identifikator!)!)!;
      larere.set(p.id, p);
      // one teacher at most is primary; a second contact teacher has a role of the Norwegian systems' own
      const forst = l.rolle === 'kontaktlarer' && !primaer;
      if (forst) primaer = true;
      enrollments.push({
        classSourcedId: id,
        schoolSourcedId: g.skole,
        userSourcedId: p.id,
        role: l.rolle === 'kontaktlarer' && !forst ? 'ext:contactTeacher' : 'teacher',
        primary: String(forst),
      });
    }
  }
  for (const p of elever) {
    const { skole, klasse: navn, arstrinn, fra, til } = p.elevforhold;
    klasse(klassenokkel(skole, navn), skole, navn, String(arstrinn));
    const medlem = (classSourcedId: string) =>
      enrollments.push({
        classSourcedId,
        schoolSourcedId: skole,
        userSourcedId: p.id,
        role: 'student',
        beginDate: fra,
        endDate: slutt(til),
      });
    medlem(klassenokkel(skole, navn));
    for (const g of oppstartselev(p).grupper ?? []) medlem(`${skole}-${typeof g === 'string' ? g : g.gruppe}`);
  }
  const bruker = (p: Verdensperson, trinn: string) => ({
    sourcedId: p.id,
    enabledUser: 'true',
    username: p.id,
    userIds:
      p.identifikator !== null ? `{fnr:${p.identifikator}},{username:${p.id}}` : p.duf === undefined ? '' : `{duf:${p.duf}}`,
    givenName: p.fornavn,
    familyName: p.etternavn,
    middleName: p.mellomnavn ?? '',
    grades: trinn,
    password: 'skal-aldri-leses',
  });
  const folk = new Map([...[...larere.values()].map((p) => [p.id, bruker(p, '')] as const), ...elever.map((p) => [p.id, bruker(p, String(p.elevforhold.arstrinn))] as const)]); // prettier-ignore
  for (let trinn = 1; trinn <= 10; trinn++)
    courses.set(`trinn-${trinn}`, {
      sourcedId: `trinn-${trinn}`,
      schoolYearSourcedId: ar,
      title: `${trinn}. trinn`,
      grades: String(trinn),
      orgSourcedId: 'kommune',
    });
  const { navn, organisasjonsnummer } = verden.kommune;
  return {
    academicSessions: [{ sourcedId: ar, title: `${skolear}/${skolear + 1}`, type: 'schoolYear', startDate: `${skolear}-08-01`, endDate: `${skolear + 1}-08-01`, schoolYear: String(skolear + 1) }], // prettier-ignore
    orgs: [
      { sourcedId: 'kommune', name: navn, type: 'district', identifier: organisasjonsnummer },
      ...verden.skoler.map((s) => ({ sourcedId: s.organisasjonsnummer, name: s.navn, type: 'school', identifier: s.organisasjonsnummer, parentSourcedId: 'kommune' })),
    ],
    courses: [...courses.values()],
    classes: [...klasser.values()],
    users: [...folk.values()],
    demographics: elever.map((p) => ({ sourcedId: p.id, birthDate: p.fodselsdato })),
    roles: [
      ...elever.map((p, n) => ({ sourcedId: `re-${n}`, userSourcedId: p.id, roleType: 'primary', role: 'student', beginDate: p.elevforhold.fra, endDate: slutt(p.elevforhold.til), orgSourcedId: p.elevforhold.skole })),
      ...[...larere.values()].map((p, n) => ({ sourcedId: `rl-${n}`, userSourcedId: p.id, roleType: 'primary', role: 'teacher', orgSourcedId: 'kommune' })),
    ],
    enrollments: enrollments.map((e, n) => ({ sourcedId: `e-${n}`, ...e })),
  }; // prettier-ignore
}
