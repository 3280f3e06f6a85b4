import type { Tekst } from '#grunn/sprak/index.ts';
import type { Grunnlag, Rolle, Relasjon } from '#grunn/tilgang/modell.ts';

/** In what capacity somebody acted: the grant that decided, kept with the trace. */
export interface Hjemmel {
  readonly rolle: Rolle;
  readonly relasjon: Relasjon;
  readonly grunnlag: Grunnlag;
}

/** A change by a person, or by a job as a named system actor (`innlesing.krr`). */
export interface Endringsspor {
  readonly tid: string;
  /** null for system actors. */
  readonly aktorId: string | null;
  /** The role acted in, or the system actor's name. Never a person's name: names change and may be protected. */
  readonly aktor: string;
  /** The rule's name, `register.person.overstyrFelt`. */
  readonly handling: string;
  readonly gjelder: readonly string[];
  readonly endringssett?: string | undefined;
  /** What was done, in codes and field names; the values themselves lie in the facts and decisions. */
  readonly detaljer: Readonly<Record<string, unknown>>;
}

/** Who was shown whom, in which view, with which set of fields. */
export interface Innsynsspor {
  readonly tid: string;
  readonly aktorId: string;
  readonly aktor: string;
  readonly visning: string;
  /** Version of the view's field set: a hash of its output schema. */
  readonly feltsett: string;
  readonly gjelder: readonly string[];
  readonly begrunnelse?: string | undefined;
}

/** A trace as it is read: with the rule's words, when the rule still exists. */
export interface Sporsetning {
  readonly navn: string;
  readonly gjort: Tekst;
  readonly gjelder: readonly string[];
  readonly tid: string;
}

/** The fields a version of a view lets out. */
export interface Feltsett {
  readonly visning: string;
  readonly feltsett: string;
  readonly felter: readonly string[];
}
