// PIFU's words to ours. Pure: no clock, no register.
import type { Avvik } from '#grunn/kilde/index.ts';
import type { Bildegruppe, Bildelarer, Bildemedlem, Bildeplass, Bildeskole, Skolebilde } from '#kilder/oppstart/index.ts';
import type { Gruppe, Medlem, Pifufil, Sourcedid } from './kontrakt.ts';

/** Levels of pifu-ims-go-grp that are groups with us. The others (programmes, guardians, boards, SFO, exams) are told of and left out. */
const SLAG: Readonly<Record<string, Bildegruppe['slag']>> = {
  '1': 'klasse',
  '2': 'undervisningsgruppe',
  '3': 'kontaktlarergruppe',
  '10': 'persongruppe',
};
const TRINN = '4';
/** Subjects: pupils are in the teaching groups. */
const FAG = '7';

const FAGKODE = /\b([A-Z]{3}\d{4})\b/;

/** «http://…/aarstrinn7», «7. årstrinn», «7» → 7. */
export function trinnI(t: string): number | undefined {
  const m = /aarstrinn(\d{1,2})$/.exec(t) ?? /^(\d{1,2})\.?\s*(?:års?trinn|trinn|klasse)?$/i.exec(t.trim());
  return m === null ? undefined : Number(m[1]);
}

/** «2025/2026», «H2025», «V2026» → first and last day. */
export function periode(t: string | undefined): { fra?: string; til?: string } {
  const ar = /^(\d{4})\/(\d{4})$/.exec(t ?? '');
  if (ar) return { fra: `${ar[1]}-08-01`, til: `${ar[2]}-07-31` };
  const halvt = /^([HV])(\d{4})$/.exec(t ?? '');
  if (!halvt) return {};
  return halvt[1] === 'H'
    ? { fra: `${halvt[2]}-08-01`, til: `${halvt[2]}-12-31` }
    : { fra: `${halvt[2]}-01-01`, til: `${halvt[2]}-07-31` };
}

/** The file as a picture: who goes where, with whom. Days in PIFU count on both sides, as ours do. */
export function oversettPifu(f: Pifufil): { readonly bilde: Skolebilde; readonly avvik: readonly Avvik[] } {
  const avvik: Avvik[] = [];
  const nokkel = nokler(f);
  const levende = f.grupper.filter((g) => !g.slettet);
  const paNokkel = new Map(levende.map((g) => [nokkel(g.ider[0]!), g]));
  const skoler: Bildeskole[] = [];
  const trinngrupper = new Map<string, number>();
  const grupper = new Map<string, Bildegruppe>();
  const utenfor = new Set<string>();
  for (const [id, g] of paNokkel) {
    if (g.scheme === 'pifu-ims-go-org') {
      if (g.level === '2') skoler.push({ nokkel: id, navn: g.navn, organisasjonsnummer: orgnr(g.organisasjonsnummer) });
      utenfor.add(id);
      continue;
    }
    const trinn = [...g.grep, g.navn].map(trinnI).find((t) => t !== undefined);
    if (g.level === TRINN && trinn !== undefined) trinngrupper.set(id, trinn);
    const slag = SLAG[g.level];
    const skole = skoleFor(g, paNokkel, nokkel);
    if (slag === undefined || skole === undefined || g.navn === '') {
      utenfor.add(id);
      if (g.level !== TRINN && g.level !== FAG)
        avvik.push(
          slag === undefined
            ? { kode: 'ukjent_gruppeslag', felt: 'group typevalue', verdi: g.level }
            : { kode: 'gruppe_uten_skole', felt: 'group' },
        );
      continue;
    }
    const fagkode =
      slag === 'undervisningsgruppe'
        ? [...g.grep, g.navn].map((t) => FAGKODE.exec(t)?.[1]).find((k) => k !== undefined)
        : undefined;
    const trinnene = g.grep.map(trinnI).filter((t) => t !== undefined);
    const dager = g.fra === undefined && g.til === undefined ? periode(g.adminperiod) : { fra: g.fra, til: g.til };
    grupper.set(id, { nokkel: id, slag, skole, navn: g.navn, arstrinn: [...new Set(trinnene)], fagkode, ...dager });
  }

  const { plasser, medlemmer, larere, trinn } = lesMedlemmer(f.medlemmer, {
    nokkel,
    skoler,
    grupper,
    trinngrupper,
    utenfor,
    avvik,
  });
  return {
    bilde: {
      skoler,
      personer: f.personer
        .filter((p) => !p.slettet)
        .map((p) => {
          const id = nokkel(p.ider[0]!);
          return {
            nokkel: id,
            fornavn: p.given,
            etternavn: p.family,
            fodselsdato: p.bday,
            identifikatorer: [...new Set(p.numre)],
            ansattnummer: p.ansattnummer,
            arstrinn: trinn.get(id),
          };
        }),
      plasser,
      grupper: [...grupper.values()],
      medlemmer,
      larere,
    },
    avvik,
  };
}

const orgnr = (t: string | undefined): string | undefined => /^(?:NO)?(\d{9})$/i.exec((t ?? '').replaceAll(/\s/g, ''))?.[1];

/** One key for each person and group: of one with several, the new one; ids of another system than the file's carry its name. */
function nokler(f: Pifufil): (s: Sourcedid) => string {
  const ren = (s: Sourcedid) => (s.source === f.properties.datasource ? s.id : `${s.source}/${s.id}`).slice(0, 255);
  const gjelder = new Map<string, string>();
  for (const { ider } of [...f.personer, ...f.grupper]) {
    const ny = ren(ider.find((i) => i.type === 'New') ?? ider.find((i) => i.type === undefined) ?? ider[0]!);
    for (const i of ider) gjelder.set(ren(i), ny);
  }
  return (s) => gjelder.get(ren(s)) ?? ren(s);
}

/** The nearest school above a group; five steps is more than any file has. */
function skoleFor(g: Gruppe, alle: ReadonlyMap<string, Gruppe>, nokkel: (s: Sourcedid) => string): string | undefined {
  let her: Gruppe | undefined = g;
  for (let steg = 0; her?.over !== undefined && steg < 5; steg++) {
    const id = nokkel(her.over);
    her = alle.get(id);
    if (her?.scheme === 'pifu-ims-go-org' && her.level === '2') return id;
  }
  return undefined;
}

function lesMedlemmer(
  alle: readonly Medlem[],
  o: {
    readonly nokkel: (s: Sourcedid) => string;
    readonly skoler: readonly Bildeskole[];
    readonly grupper: ReadonlyMap<string, Bildegruppe>;
    readonly trinngrupper: ReadonlyMap<string, number>;
    readonly utenfor: ReadonlySet<string>;
    readonly avvik: Avvik[];
  },
): { plasser: Bildeplass[]; medlemmer: Bildemedlem[]; larere: Bildelarer[]; trinn: Map<string, number> } {
  const ut = {
    plasser: [] as Bildeplass[],
    medlemmer: [] as Bildemedlem[],
    larere: [] as Bildelarer[],
    trinn: new Map<string, number>(),
  };
  const skoler = new Set(o.skoler.map((s) => s.nokkel));
  for (const m of alle) {
    // idtype 2 is a group in a group
    if (m.idtype === '2') continue;
    const [gruppe, person] = [o.nokkel(m.gruppe), o.nokkel(m.person)];
    const g = o.grupper.get(gruppe);
    for (const r of m.roller) {
      if (!r.aktiv || r.slettet) {
        o.avvik.push({ kode: 'inaktivt_medlemskap', felt: 'member role' });
        continue;
      }
      const elev = r.roletype === '01';
      const dager = { fra: r.fra, til: r.til };
      if (skoler.has(gruppe)) {
        if (elev) ut.plasser.push({ person, skole: gruppe, fra: r.fra ?? r.datetime, til: r.til });
      } else if (o.trinngrupper.has(gruppe)) {
        if (elev) ut.trinn.set(person, o.trinngrupper.get(gruppe)!);
      } else if (g === undefined) {
        if (!o.utenfor.has(gruppe)) o.avvik.push({ kode: 'ukjent_referanse', felt: 'membership sourcedid' });
      } else if (elev) ut.medlemmer.push({ gruppe, person, ...dager });
      else {
        const rolle = larerrolle(r, g.slag);
        if (rolle === undefined)
          o.avvik.push({ kode: 'rolle_ikke_brukt', felt: 'role roletype', verdi: /^\d{2}$/.test(r.roletype) ? r.roletype : '' });
        else ut.larere.push({ gruppe, person, rolle, ...dager });
      }
    }
  }
  return ut;
}

/** A teacher is the contact teacher only where the file says so: by the role, or by the kind of group. */
function larerrolle(r: Medlem['roller'][number], slag: Bildegruppe['slag']): Bildelarer['rolle'] | undefined {
  if (r.roletype === '06') return 'kontaktlarer';
  if (r.roletype === '08') return 'assistent';
  if (r.roletype !== '02') return undefined;
  if (r.subrole === 'vikar') return 'vikar';
  return slag === 'kontaktlarergruppe' ? 'kontaktlarer' : 'faglarer';
}
