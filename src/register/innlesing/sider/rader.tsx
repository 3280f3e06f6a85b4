import type { ReactNode } from 'react';

export interface Rad {
  readonly etikett: string;
  readonly verdi: ReactNode;
}

/** Words and what they stand for, under each other. */
export function Rader({ rader }: { rader: readonly Rad[] }) {
  if (rader.length === 0) return null;
  return (
    <dl className="fm-hvorfor-rader">
      {rader.map((r) => (
        <div className="fm-hvorfor-rad" key={r.etikett}>
          <dt>{r.etikett}</dt>
          <dd>{r.verdi}</dd>
        </div>
      ))}
    </dl>
  );
}
