import type { Sprak } from '#web/tekster/index.ts';
import type { Bremsetall } from './modell.ts';
import { bremseord } from './ord.ts';

/** Why a run was stopped: one sentence, or a list of them. */
export function Bremser({ bremser, sprak }: { bremser: readonly Bremsetall[]; sprak: Sprak }) {
  const [forste, ...resten] = bremser.map((b) => bremseord(sprak, b));
  if (forste === undefined) return null;
  if (resten.length === 0) return <p>{forste}</p>;
  return (
    <ul className="ds-list">
      {[forste, ...resten].map((setning) => (
        <li key={setning}>{setning}</li>
      ))}
    </ul>
  );
}
