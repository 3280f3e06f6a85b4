import type { Tekst } from '#grunn/sprak/index.ts';
import { gjelder, type Dato } from '#grunn/tid/index.ts';
import {
  ALT,
  type Aktor,
  type Beslutning,
  type Innlogging,
  type Proving,
  type Regel,
  type Relasjon,
  type Rolle,
  type Tildeling,
  type Tilhorighet,
  type Tilknytning,
  type Utsnitt,
  type Vern,
} from './modell.ts';

/** `gi('rektor').til('egenSkole')`, with `.uten('merknad')` where some fields stay closed. */
export const gi = (rolle: Rolle) => ({
  til: (relasjon: Relasjon) => ({
    rolle,
    relasjon,
    lukket: [] as readonly string[],
    uten: (...felt: readonly string[]): Tildeling => ({ rolle, relasjon, lukket: felt }),
  }),
});

interface Aktregel {
  readonly tekst: Tekst;
  readonly gjort?: Tekst;
  readonly hvem: readonly Tildeling[];
  readonly niva?: 'hoyt';
  readonly enhetsokt?: true;
}

/** The access rules of a capability, one line per act. Anything not written is refused. */
export function regelsett<A extends string>(navn: string, akter: Readonly<Record<A, Aktregel>>): Readonly<Record<A, Regel>> {
  const ut = {} as Record<A, Regel>;
  for (const akt of Object.keys(akter) as A[]) {
    const { tekst, gjort, hvem, niva, enhetsokt } = akter[akt];
    ut[akt] = {
      navn: `${navn}.${akt}`,
      tekst,
      gjort: gjort ?? tekst,
      hvem: hvem.map(({ rolle, relasjon, lukket }) => ({ rolle, relasjon, lukket })),
      ...(niva === undefined ? {} : { niva }),
      ...(enhetsokt === undefined ? {} : { enhetsokt }),
    };
  }
  return ut;
}

/** What the login lacks for a rule or a row, if anything. Nobody logged in (jobs, tests of rules): nothing is lacking. */
export function manglerVedInnloggingen(
  regel: Pick<Regel, 'niva' | 'enhetsokt'>,
  innlogging: Innlogging | undefined,
  krevNiva?: 'hoyt',
): 'innlogging' | 'niva' | undefined {
  if (innlogging === undefined) return undefined;
  if (innlogging.bareEnhet === true && regel.enhetsokt !== true) return 'innlogging';
  if ((regel.niva === 'hoyt' || krevNiva === 'hoyt') && innlogging.niva !== 'hoyt') return 'niva';
  return undefined;
}

/** Fields closed in every one of the grants that let somebody in. */
const lukketOveralt = (sett: readonly (readonly string[])[]): readonly string[] =>
  (sett[0] ?? []).filter((f) => sett.every((s) => s.includes(f)));

/** Does this grant open a person so protected? */
const erApen = (vern: Vern | undefined, t: Tilknytning): boolean =>
  vern === undefined ||
  vern.krets ||
  vern.apent.some(
    (a) =>
      a.relasjon === t.relasjon &&
      (a.rolle === undefined || a.rolle === t.rolle) &&
      (a.omfang === undefined || a.omfang.includes(t.omfang)),
  );

/**
 * May this actor do this on this date, with an object that belongs there? Without `tilhorighet` only the roles are asked: is
 * there anything at all the actor could do it with. Protection (`vern`) closes every grant it does not name. Pure; the answer carries its trace.
 */
export function beslutt(regel: Regel, aktor: Aktor, dato: Dato, tilhorighet?: Tilhorighet, vern?: Vern): Beslutning {
  const provd: Proving[] = [];
  const apnet: (readonly string[])[] = [];
  for (const { rolle, relasjon, lukket } of regel.hvem) {
    const egne = aktor.tilknytninger.filter((t) => t.rolle === rolle && t.relasjon === relasjon);
    if (egne.length === 0) provd.push({ rolle, relasjon, utfall: 'manglerRolle' });
    for (const tilknytning of egne) {
      const ikraft = gjelder(dato, tilknytning.fra, tilknytning.til);
      const nar = tilhorighet === undefined || tilknytning.omfang === ALT || tilhorighet[relasjon]?.includes(tilknytning.omfang);
      const utfall =
        tilknytning.stengt !== undefined
          ? 'stengt'
          : !ikraft
            ? 'ikkeIKraft'
            : nar !== true
              ? 'utenforRekkevidde'
              : erApen(vern, tilknytning)
                ? 'gitt'
                : 'skjermet';
      if (utfall === 'gitt') apnet.push(lukket);
      provd.push({ rolle, relasjon, utfall, tilknytning });
    }
  }
  const gitt = provd.find((p) => p.utfall === 'gitt')?.tilknytning;
  const harRolle = provd.some((p) => p.utfall === 'gitt' || p.utfall === 'utenforRekkevidde' || p.utfall === 'skjermet');
  return {
    regel: regel.navn,
    tekst: regel.tekst,
    aktorId: aktor.id,
    dato,
    tillatt: gitt !== undefined,
    utfall: gitt !== undefined ? 'gitt' : harRolle ? 'utenforRekkevidde' : 'ingenRolle',
    gitt,
    lukket: lukketOveralt(apnet),
    provd,
  };
}

/** What the rule lets this actor reach on this date, for queries to cut their lists with. Nothing granted: an empty cut. */
export function utsnittFor(regel: Regel, aktor: Aktor, dato: Dato): Utsnitt {
  const omfang: Partial<Record<Relasjon, string[]>> = {};
  const apnet: (readonly string[])[] = [];
  let alt = false;
  for (const { rolle, relasjon, lukket } of regel.hvem)
    for (const t of aktor.tilknytninger) {
      if (t.rolle !== rolle || t.relasjon !== relasjon || t.stengt !== undefined || !gjelder(dato, t.fra, t.til)) continue;
      apnet.push(lukket);
      if (t.omfang === ALT) alt = true;
      else if (!omfang[relasjon]?.includes(t.omfang)) (omfang[relasjon] ??= []).push(t.omfang);
    }
  return { aktorId: aktor.id, alt, omfang, lukket: lukketOveralt(apnet) };
}
