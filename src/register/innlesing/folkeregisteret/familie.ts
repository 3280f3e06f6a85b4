import type { Folkeregisterperson } from '#kilder/folkeregisteret/modell.ts';

/** What belongs in one transaction: a child with its guardians as the source told of them together. The child first. */
export interface Familie {
  readonly personer: readonly Folkeregisterperson[];
  readonly linje?: number;
}
