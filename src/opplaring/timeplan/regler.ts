// Who and what is in two places at once, and what a row of a file means. Pure.
import type { Tekst } from '#grunn/sprak/index.ts';
import type { Aktivitet, Kollisjon, Navngitt, Plan, Plass, Radfeil, Ringetid, Undervisningstime } from './modell.ts';

/** Two groups that share pupils. */
export interface Deling {
  readonly a: string;
  readonly b: string;
  readonly antall: number;
}

const par = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);
const felles = (a: readonly string[], b: readonly string[]): string[] => a.filter((x) => b.includes(x));

/** Lessons laid out one by one. */
export const timerI = (aktiviteter: readonly Aktivitet[]): Undervisningstime[] =>
  aktiviteter.flatMap(({ timer, ...a }) => timer.map((t) => ({ ...a, ...t })));

/** Every teacher, room and group that is in two lessons at once, and every pair of groups whose pupils are. */
export function finnKollisjoner(timer: readonly Undervisningstime[], delinger: readonly Deling[]): Kollisjon[] {
  const deler = new Map(delinger.map((d) => [par(d.a, d.b), d.antall]));
  const plasser = new Map<string, Undervisningstime[]>();
  for (const t of timer) plasser.set(`${t.dag} ${t.nr}`, [...(plasser.get(`${t.dag} ${t.nr}`) ?? []), t]);
  const ut: Kollisjon[] = [];
  for (const her of plasser.values())
    for (const [i, x] of her.entries())
      for (const y of her.slice(i + 1)) {
        const ny = (slag: Kollisjon['slag'], hva: string, annen: string | null = null, antall = 1) =>
          ut.push({ slag, dag: x.dag, nr: x.nr, hva, annen, a: x.aktivitetId, b: y.aktivitetId, antall });
        for (const l of felles(x.larere, y.larere)) ny('larer', l);
        for (const r of felles(x.rom, y.rom)) ny('rom', r);
        for (const g of felles(x.grupper, y.grupper)) ny('gruppe', g);
        for (const g of x.grupper)
          for (const h of y.grupper) {
            const antall = g === h ? undefined : deler.get(par(g, h));
            if (antall !== undefined) ny('elever', g, h, antall);
          }
      }
  return ut.toSorted((p, q) => p.dag - q.dag || p.nr - q.nr);
}

const like = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((x) => b.includes(x));
const erPlass = (t: Plass, dag: number, nr: number): boolean => t.dag === dag && t.nr === nr;

/** The plan without one lesson. */
export const taUt = (plan: readonly Aktivitet[], t: { aktivitetId: string; dag: number; nr: number }): Aktivitet[] =>
  plan.map((a) => (a.aktivitetId === t.aktivitetId ? { ...a, timer: a.timer.filter((x) => !erPlass(x, t.dag, t.nr)) } : a));

/** The plan with one lesson more: of an activity that is there already when all of it is the same, else of a new one. */
export function settInn(plan: readonly Aktivitet[], t: Omit<Undervisningstime, 'aktivitetId'>, nyId: string): Aktivitet[] {
  const { dag, nr, rom } = t;
  const finnes = plan.find((a) => a.navn === t.navn && like(a.grupper, t.grupper) && like(a.larere, t.larere));
  if (finnes === undefined)
    return [...plan, { aktivitetId: nyId, navn: t.navn, grupper: t.grupper, larere: t.larere, timer: [{ dag, nr, rom }] }];
  return plan.map((a) =>
    a === finnes ? { ...a, timer: [...a.timer.filter((x) => !erPlass(x, dag, nr)), { dag, nr, rom }] } : a,
  );
}

/** The activities of `etter` that are not as they were in `for_`; one without lessons is gone. */
export function endrede(for_: readonly Aktivitet[], etter: readonly Aktivitet[]): Aktivitet[] {
  const foer = new Map(for_.map((a) => [a.aktivitetId, JSON.stringify(a)]));
  const der = new Set(etter.map((a) => a.aktivitetId));
  return [
    ...etter.filter((a) => foer.get(a.aktivitetId) !== JSON.stringify(a)),
    ...for_.filter((a) => !der.has(a.aktivitetId)).map((a) => ({ ...a, timer: [] })),
  ];
}

/** The plans that end the day before a new one begins: those that have begun when it does. */
export const tarOver = (planer: readonly Plan[], ny: { readonly fra: string; readonly til: string }): Plan[] =>
  planer.filter((p) => p.fra < ny.fra && p.til >= ny.fra);

/** What is wrong with the dates of a plan: outside the year, the wrong way round, or on top of one of `andre`. */
export function feilIPlandager(
  d: { readonly fra: string; readonly til: string },
  aret: { readonly fra: string; readonly til: string },
  andre: readonly Plan[],
): Record<string, Tekst> {
  const feil: Record<string, Tekst> = {};
  if (d.fra < aret.fra || d.fra > aret.til)
    feil['fra'] = { nb: `Velg en dag mellom ${aret.fra} og ${aret.til}.`, nn: `Vel ein dag mellom ${aret.fra} og ${aret.til}.` };
  if (d.til < d.fra || d.til > aret.til)
    feil['til'] = { nb: `Velg en dag etter den første, senest ${aret.til}.`, nn: `Vel ein dag etter den første, seinast ${aret.til}.` }; // prettier-ignore
  const annen = andre.find((p) => p.fra <= d.til && d.fra <= p.til);
  if (annen !== undefined)
    feil['fra'] ??= { nb: `${annen.navn} gjelder ${annen.fra} til ${annen.til}. Velg dager utenfor den.`, nn: `${annen.navn} gjeld ${annen.fra} til ${annen.til}. Vel dagar utanfor han.` }; // prettier-ignore
  return feil;
}

/** Where in the week a lesson would be two places at once, and who or what would be. */
export function opptattFor(
  t: Undervisningstime,
  alle: readonly Undervisningstime[],
  delinger: readonly Deling[],
): Map<string, string[]> {
  const deler = new Set(delinger.map((d) => par(d.a, d.b)));
  const ut = new Map<string, string[]>();
  for (const x of alle) {
    if (x.aktivitetId === t.aktivitetId && x.dag === t.dag && x.nr === t.nr) continue;
    const hva = [
      ...felles(t.larere, x.larere),
      ...felles(t.rom, x.rom),
      ...t.grupper.filter((g) => x.grupper.some((h) => g === h || deler.has(par(g, h)))),
    ];
    if (hva.length > 0) ut.set(`${x.dag}-${x.nr}`, [...new Set([...(ut.get(`${x.dag}-${x.nr}`) ?? []), ...hva])]);
  }
  return ut;
}

const UKEDAGER = ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag'];
const NYNORSKE = ['måndag', 'tysdag', 'onsdag', 'torsdag', 'fredag'];
const form = (s: string): string => s.normalize('NFC').toLocaleLowerCase('nb').replaceAll(/\s+/g, ' ').trim();
const navneform = (s: string): string => {
  const [etter, for_] = s.split(',');
  return for_ === undefined ? form(s) : form(`${for_} ${etter}`);
};

/** «mandag», «man», «måndag», «1»; undefined for anything else. */
export function lesDag(s: string): number | undefined {
  const d = form(s).replace('.', '');
  if (/^[1-5]$/.test(d)) return Number(d);
  if (d.length < 2) return undefined;
  const i = [UKEDAGER, NYNORSKE].map((u) => u.findIndex((x) => x.startsWith(d))).find((n) => n >= 0);
  return i === undefined ? undefined : i + 1;
}

/** «2», «2. time» and «08.30» (when a lesson begins). */
export function lesTime(s: string, ringetider: readonly Ringetid[]): number | undefined {
  const [, t, m] = /^(\d{1,2})[.:](\d{2})/.exec(s.trim()) ?? [];
  const nr = m === undefined ? Number(/^\d+/.exec(s.trim())?.[0]) : undefined;
  return ringetider.find((r) => (m === undefined ? r.nr === nr : r.fra === `${t!.padStart(2, '0')}:${m}`))?.nr;
}

export interface Radkjennskap {
  readonly grupper: readonly (Navngitt & { readonly slag: string })[];
  readonly larere: readonly Navngitt[];
  readonly rom: readonly Navngitt[];
  readonly ringetider: readonly Ringetid[];
}

type Nytime = Omit<Undervisningstime, 'aktivitetId'>;

/**
 * Rows of `dag; time; fag; grupper; lærere; rom`, several of the last three parted by commas or `+`. What is wrong with a row never touches another.
 * A heading is left out; «Etternavn, Fornavn» needs `+` or `/` between people.
 */
export function tolkRader(
  tekst: string,
  k: Radkjennskap,
): { readonly timer: readonly Nytime[]; readonly feil: readonly Radfeil[] } {
  const timer: Nytime[] = [];
  const feil: Radfeil[] = [];
  const sett = new Set<string>();
  for (const [i, linje] of tekst.split(/\r\n|\r|\n/).entries()) {
    const rad = i + 1;
    if (linje.trim() === '' || (feil.length + timer.length === 0 && /^\s*"?dag\b/i.test(linje))) continue;
    const svar = tolkRad(linje, k);
    if ('kode' in svar) {
      feil.push({ rad, kode: svar.kode, hva: svar.hva.slice(0, 60) });
      continue;
    }
    const nokkel = JSON.stringify([svar.dag, svar.nr, svar.navn, svar.grupper]);
    if (sett.has(nokkel)) feil.push({ rad, kode: 'gjentatt', hva: svar.navn });
    else {
      sett.add(nokkel);
      timer.push(svar);
    }
  }
  return { timer, feil };
}

type Gal = { readonly kode: Radfeil['kode']; readonly hva: string };

function tolkRad(linje: string, k: Radkjennskap): Nytime | Gal {
  const skille = linje.includes('\t') ? '\t' : ';';
  const felt = linje.split(skille).map((f) =>
    f
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  );
  if (felt.length < 4) return { kode: 'for_fa_felt', hva: linje };
  const [dagord = '', timeord = '', navn = '', gruppeord = '', larerord = '', romord = ''] = felt;
  const dag = lesDag(dagord);
  if (dag === undefined) return { kode: 'ukjent_dag', hva: dagord };
  const nr = lesTime(timeord, k.ringetider);
  if (nr === undefined) return { kode: 'ukjent_time', hva: timeord };
  if (navn === '') return { kode: 'uten_fag', hva: linje };
  const deler = (s: string) =>
    s
      .split(/[+/,]/)
      .map((x) => x.trim())
      .filter(Boolean);
  const grupper: string[] = [];
  for (const g of deler(gruppeord)) {
    const treff = k.grupper.filter((x) => form(x.navn) === form(g));
    const valgt = treff.length > 1 ? treff.find((x) => x.slag === 'klasse') : treff[0];
    if (valgt === undefined) return { kode: treff.length === 0 ? 'ukjent_gruppe' : 'flere_grupper', hva: g };
    grupper.push(valgt.id);
  }
  if (grupper.length === 0) return { kode: 'uten_gruppe', hva: navn };
  const larere: string[] = [];
  const hele = k.larere.filter((x) => form(x.navn) === navneform(larerord));
  for (const l of hele.length > 0 ? [larerord] : deler(larerord)) {
    const treff = k.larere.filter((x) => form(x.navn) === navneform(l));
    if (treff.length !== 1) return { kode: treff.length === 0 ? 'ukjent_larer' : 'flere_larere', hva: l };
    larere.push(treff[0]!.id);
  }
  const rom: string[] = [];
  for (const r of deler(romord)) {
    const treff = k.rom.find((x) => form(x.navn) === form(r));
    if (treff === undefined) return { kode: 'ukjent_rom', hva: r };
    rom.push(treff.id);
  }
  return {
    dag,
    nr,
    navn: navn.slice(0, 60),
    grupper: [...new Set(grupper)],
    larere: [...new Set(larere)],
    rom: [...new Set(rom)],
  };
}

/** What is wrong with the lessons of a day, by the field's number from 0. */
export function feilIRingetider(
  tider: readonly (Omit<Ringetid, 'nr'> | null)[],
): Map<number, 'mangler' | 'snudd' | 'overlapper'> {
  const ut = new Map<number, 'mangler' | 'snudd' | 'overlapper'>();
  let forrige = '';
  for (const [i, t] of tider.entries()) {
    if (t === null) continue;
    if (!/^\d{2}:\d{2}$/.test(t.fra) || !/^\d{2}:\d{2}$/.test(t.til)) ut.set(i, 'mangler');
    else if (t.til <= t.fra) ut.set(i, 'snudd');
    else if (t.fra < forrige) ut.set(i, 'overlapper');
    if (t.til > forrige) forrige = t.til;
  }
  return ut;
}
