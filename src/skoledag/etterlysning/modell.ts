import { z } from 'zod';

export const UTFALL = ['mott', 'meldt', 'funnet', 'hjemme', 'politi', 'feil', 'fort'] as const;
export type Utfall = (typeof UTFALL)[number];

export const STEG = ['lette', 'ringte', 'varslet', 'svar', 'eskalert', 'politi', 'lukket'] as const;
export type Steg = (typeof STEG)[number];
export const RESULTATER = [
  'ikke_funnet',
  'funnet',
  'ikke_svar',
  'leter',
  'vet_ikke',
  'hjemme',
  'bestilt',
  'sendt_videre',
  'avklart',
] as const;
export type Resultat = (typeof RESULTATER)[number];

export const SAKSTRINN = ['apen', 'varslet', 'eskalert'] as const;
export type Sakstrinn = (typeof SAKSTRINN)[number];

/** An attempt or an answer: who, whom, when, how it went. */
export const Saksteg = z.object({
  tid: z.string(),
  hva: z.enum(STEG),
  /** Empty: the clock did it. */
  av: z.string().nullable(),
  hvem: z.string().nullable(),
  resultat: z.enum(RESULTATER),
});
export type Saksteg = z.infer<typeof Saksteg>;

export interface Sak {
  readonly id: string;
  readonly slag: 'elev' | 'klasse';
  readonly elevId: string | null;
  readonly skole: string;
  readonly gruppe: string | null;
  readonly dato: string;
  readonly apnet: string;
  readonly trinn: Sakstrinn;
  readonly varslet: string | null;
  readonly lukket: string | null;
}
