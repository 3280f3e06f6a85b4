// Protection as pure rules: what stands when.
export interface Nodinnsynstid {
  readonly krever_godkjenning: boolean;
  readonly godkjent: string | null;
  readonly avsluttet: string | null;
  readonly til: string;
}

/** Is the emergency look open at this moment, does it wait for a second person, or is it over? It ends by itself. */
export function nodinnsynstilstand(v: Nodinnsynstid, na: string): 'apent' | 'venter' | 'slutt' {
  if (v.avsluttet !== null || Date.parse(v.til) <= Date.parse(na)) return 'slutt';
  return v.krever_godkjenning && v.godkjent === null ? 'venter' : 'apent';
}

/** Under kode 6 nothing opens before a second person has said yes. */
export const kreverGodkjenning = (gradering: string): boolean => gradering === 'strengtFortrolig';

/** Is there anything to break the glass for? klientadresse hides an address, not the person. */
export const erVernet = (gradering: string): boolean => gradering === 'fortrolig' || gradering === 'strengtFortrolig';
