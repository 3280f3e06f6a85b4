// Who is what to a child (rules of barnelova, opplæringslova § 24-4 and vergemålsloven § 17), from facts, decisions and a date. Pure.
import { gjelder, leggTilDager, osloDato, tilInstant, type Dato } from '#grunn/tid/index.ts';
import {
  RETTER,
  STANDARD_VENTETID,
  type Barnefakta,
  type Foresattbeslutning,
  type Relasjonsbeslutning,
  type Relasjonsgrunn,
  type Relasjonsslag,
  type Rett,
  type Sporsteg,
} from './modell.ts';

/** The birthday at an age; 1 March for those born on 29 February in years without one. */
export function fodselsdag(fodselsdato: Dato, alder: number): Dato {
  const ar = Number(fodselsdato.slice(0, 4)) + alder;
  const skuddar = (ar % 4 === 0 && ar % 100 !== 0) || ar % 400 === 0;
  return `${ar}-${fodselsdato.slice(5) === '02-29' && !skuddar ? '03-01' : fodselsdato.slice(5)}`;
}

/** The last day of a guardian's access: the day before the child turns 18. null when the birth date is unknown. */
export const sisteDagSomMindrearig = (fodselsdato: Dato | null): Dato | null =>
  fodselsdato === null ? null : leggTilDager(fodselsdag(fodselsdato, 18), -1);

const harFylt = (f: Barnefakta, alder: number, dato: Dato): boolean =>
  f.fodselsdato !== null && dato >= fodselsdag(f.fodselsdato, alder);

const tidligst = (a: Dato | null, b: Dato | null): Dato | null => (a === null ? b : b === null ? a : a < b ? a : b);
const erFor = (a: string, b: string): boolean => Date.parse(a) < Date.parse(b);

/** Does the decision count on the date? One that has been ended never does. */
const iKraft = (b: Foresattbeslutning, dato: Dato): boolean => b.opphevet === null && gjelder(dato, b.fra, b.til);

const dodsfallet = (f: Barnefakta, personId: string | null, dato: Dato) =>
  f.dode.find((d) => d.personId === personId && d.dodsdato <= dato);

/** Living people with foreldreansvar; `ukjent` gives nobody anything by itself. */
const ansvarlige = (f: Barnefakta, dato: Dato): ReadonlySet<string> =>
  new Set([
    ...f.ansvar.filter((a) => a.ansvar !== 'ukjent' && !dodsfallet(f, a.personId, dato)).flatMap((a) => a.personId ?? []),
    ...f.beslutninger
      .filter((b) => b.slag === 'foreldreansvar' && iKraft(b, dato) && !dodsfallet(f, b.personId, dato))
      .flatMap((b) => b.personId ?? []),
  ]);

/**
 * Who of those with foreldreansvar has not said yes to a consent; undefined when somebody with foreldreansvar cannot be asked (an
 * organisation, somebody without a number, unknown), or nobody has it: then it is never complete.
 */
export function manglerSamtykke(f: Barnefakta, b: Foresattbeslutning, dato: Dato): readonly string[] | undefined {
  const ma = ansvarlige(f, dato);
  if (ma.size === 0 || f.ansvar.some((a) => a.personId === null || (a.ansvar === 'ukjent' && !dodsfallet(f, a.personId, dato))))
    return undefined;
  return [...ma].filter((id) => !b.svar.some((s) => s.personId === id && s.svar));
}

interface Grunnlag {
  readonly relasjon: Relasjonsslag;
  readonly steg: Omit<Sporsteg, 'avgjorde'>;
  readonly fra: Dato | null;
  readonly til: Dato | null;
  /** Since when the person has stood in this relation (ISO), for waiting. */
  readonly siden: string;
  readonly omfang: readonly string[];
}

const fraBeslutning = (relasjon: Relasjonsslag, regel: Relasjonsgrunn, b: Foresattbeslutning): Grunnlag => ({
  relasjon,
  steg: { regel, slag: 'beslutning', kilde: 'manuell', id: b.id, siden: b.gitt, detalj: b.slag },
  fra: b.fra,
  til: b.til,
  siden: b.gitt,
  omfang: b.omfang,
});

/** What the person is to the child before sperring, waiting and closing; and the grounds that were tried and did not hold. */
function finnGrunnlag(f: Barnefakta, personId: string, dato: Dato): { funnet?: Grunnlag; provd: Omit<Sporsteg, 'avgjorde'>[] } {
  const provd: Omit<Sporsteg, 'avgjorde'>[] = [];
  const egne = f.beslutninger.filter((b) => b.personId === personId && b.opphevet === null);
  const gjeldende = (slag: string) => egne.find((b) => b.slag === slag && gjelder(dato, b.fra, b.til));
  const overtatt = f.beslutninger.find((b) => (b.slag === 'fosterforelder' || b.slag === 'barnevern') && iKraft(b, dato));

  for (const slag of ['fosterforelder', 'barnevern'] as const) {
    const b = gjeldende(slag);
    if (b !== undefined) return { funnet: fraBeslutning('FULL', slag, b), provd };
  }
  const faktum = f.ansvar.find((a) => a.personId === personId && a.ansvar !== 'ukjent');
  const besluttet = gjeldende('foreldreansvar');
  if (faktum !== undefined || besluttet !== undefined) {
    const ansvar: Grunnlag =
      faktum !== undefined
        ? {
            relasjon: 'FULL',
            steg: {
              regel: 'foreldreansvar',
              slag: 'faktum',
              kilde: faktum.kilde,
              id: faktum.id,
              siden: faktum.kjentFra,
              detalj: faktum.ansvar,
            },
            fra: null,
            til: null,
            siden: faktum.kjentFra,
            omfang: [],
          }
        : fraBeslutning('FULL', 'foreldreansvar', besluttet!);
    if (overtatt === undefined) return { funnet: ansvar, provd };
    provd.push(ansvar.steg);
    return {
      funnet: {
        ...ansvar,
        relasjon: 'RESERVERT_5',
        steg: {
          regel: 'omsorgsovertakelse',
          slag: 'beslutning',
          kilde: 'manuell',
          id: overtatt.id,
          siden: overtatt.gitt,
          detalj: overtatt.slag,
        },
      },
      provd,
    };
  }
  const verge = gjeldende('verge');
  if (verge !== undefined) return { funnet: fraBeslutning('FULL', 'verge', verge), provd };
  for (const b of egne.filter((x) => x.slag === 'samtykke' && gjelder(dato, x.fra, x.til))) {
    // after omsorgsovertakelse the parents no longer decide who else may know
    if (overtatt === undefined && manglerSamtykke(f, b, dato)?.length === 0)
      return { funnet: fraBeslutning('SAMTYKKEOMFANG', 'samtykke', b), provd };
    provd.push(fraBeslutning('INGEN', overtatt === undefined ? 'manglerSamtykke' : 'omsorgsovertakelse', b).steg);
  }
  for (const b of egne.filter((x) => !gjelder(dato, x.fra, x.til)))
    provd.push({ ...fraBeslutning('INGEN', 'ikkeIKraft', b).steg });
  const ukjent = f.ansvar.find((a) => a.personId === personId && a.ansvar === 'ukjent');
  if (ukjent !== undefined)
    provd.push({ regel: 'ukjentAnsvar', slag: 'faktum', kilde: ukjent.kilde, id: ukjent.id, siden: ukjent.kjentFra });
  return { provd };
}

/** Was there protection around the child when the person came? Then somebody with a name must say that it is all right. */
const komUnderVern = (f: Barnefakta, siden: string): boolean =>
  f.vern.some((v) => !erFor(siden, v.fra) && (v.til === null || erFor(siden, v.til)));

/** The first day somebody who came at this moment is let in: whole days after the day. The time that stood then, or a shorter one set since. */
export function apnesFra(f: Pick<Barnefakta, 'ventetid'>, siden: string): Dato {
  const da = f.ventetid.findLast((v) => !erFor(siden, v.satt))?.dager ?? STANDARD_VENTETID;
  const dager = Math.min(da, f.ventetid.at(-1)?.dager ?? STANDARD_VENTETID);
  return leggTilDager(osloDato(tilInstant(siden)), dager > 0 ? dager + 1 : 0);
}

/** Those with foreldreansvar who were there before somebody came: they are to be told of him (I-04). */
export const tidligereForesatte = (f: Barnefakta, personId: string, siden: string, dato: Dato): readonly string[] => [
  ...new Set(
    [
      ...f.ansvar.filter((a) => a.ansvar !== 'ukjent').map((a) => ({ id: a.personId, fra: a.kjentFra })),
      ...f.beslutninger
        .filter((b) => b.slag === 'foreldreansvar' && iKraft(b, dato))
        .map((b) => ({ id: b.personId, fra: b.gitt })),
    ].flatMap(({ id, fra }) => (id !== null && id !== personId && erFor(fra, siden) && !dodsfallet(f, id, dato) ? [id] : [])),
  ),
];

/** The day a new guardian is let in, when it has not come yet. After omsorgsovertakelse nobody waits: the child lives there. */
function ventetTil(f: Barnefakta, personId: string, g: Grunnlag, dato: Dato): Dato | undefined {
  if (g.steg.regel === 'fosterforelder' || g.steg.regel === 'barnevern') return undefined;
  const apnes = apnesFra(f, g.siden);
  return dato < apnes && tidligereForesatte(f, personId, g.siden, dato).length > 0 ? apnes : undefined;
}

const STANDARD: Readonly<Record<Relasjonsslag, readonly Rett[]>> = {
  INGEN: [],
  EGEN: ['se', 'varsles', 'skjema', 'meldinger'],
  FULL: RETTER,
  // innsyn etter vurdering: given right by right
  RESERVERT_5: [],
  SAMTYKKEOMFANG: [],
};

/** Rights of a relation, with the decisions about this person. Consent is the pupil's own from 15 (opplæringslova § 24-5). */
function retterFor(f: Barnefakta, personId: string, relasjon: Relasjonsslag, omfang: readonly string[], dato: Dato): Rett[] {
  const standard = new Set<Rett>(
    relasjon === 'SAMTYKKEOMFANG' ? RETTER.filter((r) => r !== 'samtykke' && omfang.includes(r)) : STANDARD[relasjon],
  );
  if (harFylt(f, 15, dato)) {
    standard.delete('samtykke');
    if (relasjon === 'EGEN') standard.add('samtykke');
  }
  if (relasjon === 'INGEN' || relasjon === 'EGEN') return [...standard];
  for (const r of f.retter.filter((x) => x.personId === personId)) {
    if (!r.gittRett) standard.delete(r.rett);
    else if (relasjon === 'RESERVERT_5' && r.rett !== 'samtykke') standard.add(r.rett);
  }
  return RETTER.filter((r) => standard.has(r));
}

/**
 * The relation between a person and a child on a date. Sperring wins over everything; at 18 only the pupil himself is left; after
 * omsorgsovertakelse foster parents and barnevern have all and parents their reserved decisions; then foreldreansvar, verge, and a consent
 * from everyone with foreldreansvar. Being somebody's parent gives nothing by itself.
 */
export function avgjorRelasjon(f: Barnefakta, personId: string, dato: Dato): Relasjonsbeslutning {
  const svar = (
    relasjon: Relasjonsslag,
    grunn: Relasjonsgrunn,
    resten: Partial<Relasjonsbeslutning> & { omfang?: readonly string[] } = {},
  ): Relasjonsbeslutning => {
    const { omfang = [], ...r } = resten;
    return {
      barnId: f.barnId,
      personId,
      dato,
      relasjon,
      grunn,
      ellers: relasjon,
      fra: null,
      til: null,
      spor: [],
      ...r,
      retter: retterFor(f, personId, relasjon, omfang, dato),
    };
  };
  if (personId === f.barnId)
    return svar('EGEN', 'egen', { spor: [{ regel: 'egen', slag: 'faktum', kilde: 'register', avgjorde: true }] });

  const { funnet, provd } = finnGrunnlag(f, personId, dato);
  const trodd = provd.map((p) => ({ ...p, avgjorde: false }));
  const ellers = funnet?.relasjon ?? 'INGEN';
  const slutt = sisteDagSomMindrearig(f.fodselsdato);
  const stanset = (grunn: Relasjonsgrunn, steg: Omit<Sporsteg, 'regel' | 'avgjorde'>) =>
    svar('INGEN', grunn, {
      ellers,
      spor: [
        { ...steg, regel: grunn, avgjorde: true },
        ...(funnet === undefined ? [] : [{ ...funnet.steg, avgjorde: false }]),
        ...trodd,
      ],
    });

  const sperret = f.sperringer.find((s) => s.personId === personId);
  if (sperret !== undefined)
    return stanset('sperring', {
      slag: 'beslutning',
      kilde: 'manuell',
      id: sperret.id,
      siden: sperret.gitt,
      detalj: sperret.slag,
    });
  const dod = dodsfallet(f, personId, dato);
  if (dod !== undefined) return stanset('dod', { slag: 'faktum', kilde: dod.kilde, siden: dod.dodsdato });
  if (harFylt(f, 18, dato)) return stanset('myndig', { slag: 'faktum', kilde: 'folkeregisteret' });
  if (funnet === undefined) {
    const naermest = provd[0];
    return svar('INGEN', naermest?.regel ?? 'ingen', { spor: trodd });
  }
  if (f.stenging !== null)
    return stanset('foresattstenging', {
      slag: 'beslutning',
      kilde: 'manuell',
      id: f.stenging.id,
      siden: f.stenging.stengt,
    });
  const svart = f.frigivelser.find((x) => x.personId === personId && !erFor(x.avgjort, funnet.siden));
  if (svart?.avgjorelse === 'nektet')
    return stanset('nektetFrigivelse', { slag: 'beslutning', kilde: 'manuell', id: svart.id, siden: svart.avgjort });
  if (svart === undefined && komUnderVern(f, funnet.siden))
    return stanset('ventepaFrigivelse', { slag: 'faktum', kilde: 'register', siden: funnet.siden });
  const apnes = svart === undefined ? ventetTil(f, personId, funnet, dato) : undefined;
  if (apnes !== undefined) return stanset('ventetid', { slag: 'faktum', kilde: 'register', siden: funnet.siden, detalj: apnes });
  return svar(funnet.relasjon, funnet.steg.regel, {
    fra: funnet.fra,
    til: tidligst(funnet.til, slutt),
    spor: [{ ...funnet.steg, avgjorde: true }, ...trodd],
    omfang: funnet.omfang,
  });
}

/** Everybody who is, was meant to be, or is kept from being something to the child. */
export const beslekteteIder = (f: Barnefakta): readonly string[] => [
  ...new Set([
    ...f.ansvar.flatMap((a) => a.personId ?? []),
    ...f.beslutninger.filter((b) => b.opphevet === null).flatMap((b) => b.personId ?? []),
    ...f.sperringer.map((s) => s.personId),
  ]),
];

/** May the person in this relation be shown, told or asked that? */
export const harRett = (r: Pick<Relasjonsbeslutning, 'retter'>, rett: Rett): boolean => r.retter.includes(rett);
