// KS Fiks' own events: who has moved, died or been born since a date, in a kommune.
import type { Verden, Verdensperson } from '#verden/index.ts';
import { json, type Svar } from './svar.ts';

const TYPER = {
  FLYTTET_TIL_KOMMUNE: 'Flyttet til kommunen',
  FLYTTET_FRA_KOMMUNE: 'Flyttet fra kommunen',
  DOED: 'Død',
  FOEDT: 'Født',
} as const;

/** Answers `typer`, `statistikk` and `liste`; undefined for anything else. */
export function fikshendelser(verden: Verden, hva: string, sporsmal: Readonly<Record<string, unknown>>): Svar | undefined {
  if (hva === 'typer')
    return json({
      hendelsestyper: Object.entries(TYPER).map(([hendelsestype, visningsnavn]) => ({
        hendelsestype,
        visningsnavn,
        beskrivelse: `Hendelse for personer: ${visningsnavn.toLowerCase()}`,
      })),
    });
  const numre = [...finn(verden, sporsmal)];
  if (hva === 'statistikk') return json({ antall: numre.length, parametere: sporsmal });
  return hva === 'liste' ? json({ fnr: numre }) : undefined;
}

function* finn(verden: Verden, s: Readonly<Record<string, unknown>>): Generator<string> {
  const kommuner = Array.isArray(s['kommuner'])
    ? (s['kommuner'] as readonly { kommunenummer?: unknown }[]).map((k) => k.kommunenummer)
    : [s['kommunenummer']];
  const foedt = s['foedt'] as { fraDato?: string; tilDato?: string } | undefined;
  for (const p of verden.personer.values()) {
    if (p.identifikator === null || p.bareManuell === true) continue;
    if ((foedt?.fraDato ?? '') > p.fodselsdato || (foedt?.tilDato ?? '9999') < p.fodselsdato) continue;
    if (har(p, s['hendelsestype'], String(s['fraDato']), new Set(kommuner))) yield p.identifikator;
  }
}

/** The world remembers no earlier home, so «flyttet fra» is those who have no home in the kommune and were changed since. */
function har(p: Verdensperson, type: unknown, fraDato: string, kommuner: ReadonlySet<unknown>): boolean {
  const hjem = p.adresser.find((a) => a.type === 'bosted');
  const her = hjem !== undefined && kommuner.has(hjem.kommunenummer);
  if (type === 'FOEDT') return her && p.fodselsdato >= fraDato;
  if (type === 'DOED') return p.dodsdato !== undefined && p.dodsdato >= fraDato;
  if (type === 'FLYTTET_TIL_KOMMUNE') return her && hjem.fra >= fraDato;
  return type === 'FLYTTET_FRA_KOMMUNE' && !her && p.ajourholdt.slice(0, 10) >= fraDato;
}
