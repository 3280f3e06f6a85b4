import type { Kontekst } from '#grunn/handling/index.ts';
import { lagTekster, type Sprak } from '#web/tekster/index.ts';

declare module '#grunn/handling/modell.ts' {
  interface Tjenester {
    /** Where this person can ask for an emergency look by number; undefined for those who may not. The page is further down the stream. */
    readonly nodsok?: (aktor: Kontekst['aktor'], idag: string) => string | undefined;
  }
}

const tekst = lagTekster({
  nb: {
    linje: 'Finner du ikke barnet i en nødsituasjon:',
    lenke: 'søk med fødselsnummer, og si hva som haster',
  },
  nn: {
    linje: 'Finn du ikkje barnet i ein naudsituasjon:',
    lenke: 'søk med fødselsnummer, og sei kva som hastar',
  },
});

/** Where the emergency look by number is; null for those who may not ask for it. */
export const nodsokFor = (s: Pick<Kontekst, 'tjenester' | 'aktor' | 'idag'>): string | null =>
  s.tjenester.nodsok?.(s.aktor, s.idag) ?? null;

/**
 * The fixed line under every search by name that finds nobody. It stands there for every name, so it never says that somebody is hidden.
 */
export function Nodsoklinje({ href, sprak }: { readonly href: string | null; readonly sprak: Sprak }) {
  if (href === null) return null;
  const t = tekst(sprak);
  return (
    <p>
      {t.linje}{' '}
      <a className="ds-link" href={href}>
        {t.lenke}
      </a>
      .
    </p>
  );
}
