import type { Grunnlag, Relasjon, Tilknytning } from '#grunn/tilgang/index.ts';
import { leggTilDager, type Dato } from '#grunn/tid/index.ts';
import {
  opplaeringskrav,
  revisjonsoppsett,
  type Rolleoppsett,
  type Rollenavn,
  type Stillingsroller,
  type Tilgangsfaktum,
} from './modell.ts';
import { erApent, tolkAnsattfaktum } from './regler-ansatt.ts';

/** The kommune's table with the other settings as they stand until somebody sets them. */
export const medStandard = (stillinger: Stillingsroller): Rolleoppsett => ({
  stillinger,
  opplaering: opplaeringskrav.standard,
  revisjon: revisjonsoppsett.standard,
});

/**
 * The last day of a guardian's access: the day before the child turns 18 (barnelova; on 1 March for those born on 29 February in
 * years without one). null when the birth date is unknown.
 */
export function sisteDagSomMindrearig(fodselsdato: Dato | null): Dato | null {
  if (fodselsdato === null) return null;
  const ar = Number(fodselsdato.slice(0, 4)) + 18;
  const skuddar = (ar % 4 === 0 && ar % 100 !== 0) || ar % 400 === 0;
  const dag = fodselsdato.slice(5) === '02-29' && !skuddar ? '03-01' : fodselsdato.slice(5);
  return leggTilDager(`${ar}-${dag}`, -1);
}

/**
 * A person's roles with reach and dates, computed from facts and decisions. Every role ends by its date, whether or not anyone
 * sends a message. Everybody with a role also reaches himself.
 * `na` (ISO) is for what opens and shuts by the clock: without it nothing of that is in force.
 */
export function tilknytninger(
  personId: string,
  fakta: readonly Tilgangsfaktum[],
  oppsett: Stillingsroller | Rolleoppsett,
  na?: string,
): Tilknytning[] {
  const roller = 'stillinger' in oppsett ? oppsett : medStandard(oppsett);
  const ut: Tilknytning[] = [];
  for (const f of fakta) {
    if (f.hva === 'leverandorvindu' && !erApent(f, na)) continue;
    const t = tolk(f, fakta, roller);
    if (t === undefined) continue;
    const { rolle, relasjon, omfang, fra, til } = t;
    const grunnlag: Grunnlag = {
      slag: f.hva === 'rolletildeling' || f.hva === 'leverandorvindu' ? 'beslutning' : 'faktum',
      kilde: f.kilde,
      hva: f.hva,
      id: f.id,
      kjentFra: f.kjent_fra,
      detalj: f.tittel ?? f.kode ?? undefined,
    };
    if (relasjon !== undefined && omfang !== null) ut.push({ rolle, relasjon, omfang, fra, til, grunnlag });
    ut.push({ rolle, relasjon: 'segSelv', omfang: personId, fra, til, grunnlag });
  }
  return ut;
}

interface Tolket {
  readonly rolle: Rollenavn;
  readonly relasjon: Relasjon | undefined;
  readonly omfang: string | null;
  readonly fra: Dato | null;
  readonly til: Dato | null;
}

function tolk(f: Tilgangsfaktum, fakta: readonly Tilgangsfaktum[], roller: Rolleoppsett): Tolket | undefined {
  switch (f.hva) {
    case 'foreldreansvar':
      return { rolle: 'foresatt', relasjon: 'egetBarn', omfang: f.omfang, fra: null, til: sisteDagSomMindrearig(f.fodselsdato) };
    case 'elevforhold':
      return { rolle: 'elev', relasjon: undefined, omfang: null, fra: f.fra, til: f.til };
    case 'arbeidsforhold':
    case 'rollefaktum':
    case 'rolletildeling':
    case 'leverandorvindu':
      return tolkAnsattfaktum(f, fakta, roller);
    case 'opplaering':
    case 'revisjonssvar':
      return undefined;
  }
}
