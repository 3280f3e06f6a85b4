import type { Verden, Verdensperson } from '#verden/index.ts';

/** Somebody the stand-in lets one be. */
export interface Standinperson {
  readonly id: string;
  readonly navn: string;
  /** «Systemforvalter», «Far uten foreldreansvar», «Foresatt til Rask Herre». */
  readonly hva: string;
  readonly gruppe: string;
  readonly identifikator: string | null;
  readonly brukernavn?: string | undefined;
  readonly ansattnummer?: string | undefined;
}

/** Whom to show: the first ones, or those whose name is asked for. */
export interface Folkebok {
  readonly finn: (id: string) => Standinperson | undefined;
  readonly sok: (navn: string) => readonly Standinperson[];
}

const MAKS = 40;
const enkel = (tekst: string): string => tekst.toLocaleLowerCase('nb').trim();

/** A short list given whole. */
export const listefolk = (folk: () => readonly Standinperson[]): Folkebok => ({
  finn: (id) => folk().find((p) => p.id === id),
  sok: (navn) =>
    folk()
      .filter((p) => enkel(p.navn).includes(enkel(navn)))
      .slice(0, MAKS),
});

function hvaFor(p: Verdensperson, verden: Verden, barnAv: ReadonlyMap<string, string>): { hva: string; gruppe: string } {
  const skole = (nr: string | null) => verden.skoler.find((s) => s.organisasjonsnummer === nr)?.navn;
  const stilling = p.ansatt?.stillinger[0];
  if (p.ansatt?.tilganger !== undefined) return { gruppe: 'Hele kommunen', hva: stilling?.tittel ?? 'Ansatt' };
  if (stilling !== undefined)
    return { gruppe: 'På skolen', hva: [stilling.tittel, skole(stilling.skole)].filter(Boolean).join(', ') };
  if (p.elevforhold !== undefined)
    return { gruppe: 'Elever', hva: [p.elevforhold.klasse, skole(p.elevforhold.skole)].filter(Boolean).join(', ') };
  const barn = barnAv.get(p.id);
  return { gruppe: 'Foresatte', hva: barn === undefined ? 'Innbygger' : `Foresatt til ${barn}` };
}

/** Everybody in the made-up municipality; the suggested ones first, and alone until somebody searches. */
export function verdensfolk(verden: Verden, forslag: readonly (readonly [nokkel: string, hva: string])[]): Folkebok {
  const barnAv = new Map<string, string>();
  for (const p of verden.personer.values())
    for (const f of p.foreldreansvar) if (f.ansvarlig !== undefined) barnAv.set(f.ansvarlig, `${p.fornavn} ${p.etternavn}`);
  const foreslatt = new Map(forslag);
  const tilStandin = (p: Verdensperson): Standinperson => ({
    id: p.id,
    navn: [p.fornavn, p.mellomnavn, p.etternavn].filter(Boolean).join(' '),
    ...hvaFor(p, verden, barnAv),
    ...(foreslatt.has(p.rolle ?? '') ? { hva: foreslatt.get(p.rolle ?? '')!, gruppe: 'Forslag' } : {}),
    identifikator: p.identifikator,
    brukernavn: p.ansatt?.brukernavn,
    ansattnummer: p.ansatt?.ansattnummer,
  });
  return {
    finn: (id) => {
      const p = verden.personer.get(id);
      return p && tilStandin(p);
    },
    sok: (navn) => {
      const ord = enkel(navn);
      if (ord === '')
        return forslag.flatMap(([nokkel, hva]) => {
          const p = [...verden.personer.values()].find((x) => x.rolle === nokkel);
          return p ? [{ ...tilStandin(p), hva, gruppe: 'Forslag' }] : [];
        });
      const treff: Standinperson[] = [];
      for (const p of verden.personer.values()) {
        if (treff.length >= MAKS) break;
        if (p.dodfodt !== true && enkel(`${p.fornavn} ${p.mellomnavn ?? ''} ${p.etternavn}`).includes(ord))
          treff.push(tilStandin(p));
      }
      return treff;
    },
  };
}
