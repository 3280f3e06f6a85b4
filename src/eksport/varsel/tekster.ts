import { paSprak, type Sprak } from '#grunn/sprak/index.ts';

// What stands outside the portal: the same to everybody, of everything. No name, child, school, class or matter, and no link to be taught to press.
const EMNE = { nb: 'Ny melding i Friminutt', nn: 'Ny melding i Friminutt' } as const;
const VANLIG = {
  nb: 'Du har en ny melding i Friminutt. Logg inn for å lese den.',
  nn: 'Du har ei ny melding i Friminutt. Logg inn for å lese ho.',
} as const;
const HASTER = {
  nb: 'Du har en viktig melding i Friminutt. Logg inn nå.',
  nn: 'Du har ei viktig melding i Friminutt. Logg inn no.',
} as const;

/** The text of every notice. */
export const varseltekst = (sprak: Sprak, haster: boolean): { readonly emne: string; readonly tekst: string } => ({
  emne: paSprak(EMNE, sprak),
  tekst: paSprak(haster ? HASTER : VANLIG, sprak),
});
