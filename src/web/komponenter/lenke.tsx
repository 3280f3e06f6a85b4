import { tekst, type Sprak } from '#web/tekster/index.ts';
import { Ikon } from './ikon.tsx';
import type { Lenkevisning } from './modell.ts';

/** A link that says so when it leaves for another site. */
export function Lenke({ lenke, sprak }: { lenke: Lenkevisning; sprak: Sprak }) {
  const ut = /^https?:/.test(lenke.href);
  if (!ut)
    return (
      <a className="ds-link" href={lenke.href}>
        {lenke.tekst}
      </a>
    );
  return (
    <a className="ds-link" href={lenke.href} target="_blank" rel="noopener noreferrer">
      {lenke.tekst}
      <Ikon navn="ut" merke={tekst(sprak).handling.nyFane} />
    </a>
  );
}
