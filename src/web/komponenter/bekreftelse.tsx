import type { Sprak } from '#web/tekster/index.ts';
import { Skjema, type Skjemavisning } from './skjema.tsx';

export interface Bekreftelsesvisning {
  /** The question: «Godkjenne innlesingen fra HR?» */
  readonly sporsmal: string;
  /** What will happen, one sentence each, what could hurt first. */
  readonly folger: readonly string[];
  /** Fields such as the reason, the button in its own words («Godkjenn»), and where Avbryt goes. */
  readonly skjema: Skjemavisning;
}

/** Asks before something that is hard to undo: a page of its own, so it works without script and has an address. */
export function Bekreftelse({ bekreftelse, sprak }: { bekreftelse: Bekreftelsesvisning; sprak: Sprak }) {
  return (
    <div className="fm-bekreftelse fm-stabel">
      <h1 className="fm-h1">{bekreftelse.sporsmal}</h1>
      {bekreftelse.folger.length === 0 ? null : (
        <ul className="ds-list">
          {bekreftelse.folger.map((f) => (
            <li key={f}>{f}</li>
          ))}
        </ul>
      )}
      <Skjema visning={bekreftelse.skjema} sprak={sprak} />
    </div>
  );
}
