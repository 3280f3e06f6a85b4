import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import type { Handlingsvisning } from './modell.ts';

/** `hoved`: the one thing to do on the page. `annen`: the rest. `stille`: cancel and the like. */
export type Knappeslag = 'hoved' | 'annen' | 'stille';

const VARIANT = { hoved: 'primary', annen: 'secondary', stille: 'tertiary' } as const;

interface Knappevalg {
  readonly slag?: Knappeslag | undefined;
  readonly liten?: boolean | undefined;
  readonly children: ReactNode;
}

const utseende = ({ slag = 'hoved', liten = false }: Omit<Knappevalg, 'children'>) => ({
  variant: VARIANT[slag],
  'data-size': liten ? ('sm' as const) : undefined,
});

/** A submit button. */
export function Knapp({ children, navn, verdi, ...valg }: Knappevalg & { navn?: string; verdi?: string }) {
  return (
    <Button type="submit" name={navn} value={verdi} {...utseende(valg)}>
      {children}
    </Button>
  );
}

/** A link that looks like a button: goes somewhere, changes nothing. */
export function Knappelenke({ children, href, ...valg }: Knappevalg & { href: string }) {
  return (
    <Button asChild {...utseende(valg)}>
      <a href={href}>{children}</a>
    </Button>
  );
}

/** The hidden fields of a form. */
export function Skjult({ felt }: { felt?: Readonly<Record<string, string>> | undefined }) {
  return Object.entries(felt ?? {}).map(([navn, verdi]) => <input key={navn} type="hidden" name={navn} value={verdi} />);
}

/** A button that changes something: a form of its own, so it works without script. */
export function Handlingsknapp({ handling, ...valg }: { handling: Handlingsvisning } & Omit<Knappevalg, 'children'>) {
  return (
    <form method="post" action={handling.href}>
      <Skjult felt={handling.skjult} />
      <Knapp {...valg}>{handling.tekst}</Knapp>
    </form>
  );
}
