import type { ReactNode } from 'react';
import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Sidetopp, Stabel } from '#web/komponenter/index.ts';
import { ukedagsdato, type Sprak } from '#web/tekster/index.ts';
import type { Personuke, Timevisning } from '../modell.ts';
import type { Nestetimer } from '../neste.ts';
import { tekst } from '../tekster.ts';
import { Time, Ukefane } from './uke.tsx';

/** The week of a child, for the home and for the pupil. */
export function tegnElevuke(m: Personuke, { sprak }: Ramme): Tegning {
  const t = tekst(sprak);
  const tittel = t.timeplanFor(m.navn);
  return {
    tittel,
    innhold: (
      <Stabel>
        <Sidetopp topp={{ tittel }} sprak={sprak} />
        <Ukefane m={m} sprak={sprak} sti={`/timeplan/elev/${m.personId}`} />
      </Stabel>
    ),
  };
}

/** What each child has next, on the first page. */
export function Nestedel({ barn, sprak }: { barn: readonly Nestetimer[]; sprak: Sprak }): ReactNode {
  const t = tekst(sprak);
  return barn.map((b) => (
    <section key={b.elevId} className="fm-barnekort" aria-labelledby={`timer-${b.elevId}`}>
      <h2 className="fm-h2" id={`timer-${b.elevId}`}>
        {b.iDag ? t.timeneIDag : t.neste(ukedagsdato(sprak, b.dato))}
        {b.deg ? null : <span className="fm-dempet fm-liten"> {b.navn}</span>}
      </h2>
      <ul className="fm-ukeliste">
        {b.timer.map((x, i) => (
          <li key={`${x.nr}-${x.aktivitetId}`}>
            {x.fra === null || x.til === null ? t.time(x.nr) : t.kl(x.fra, x.til)} <Time t={x} sprak={sprak} />
            {i === 0 && x.fra !== null ? <span className="fm-dempet fm-liten"> {t.begynner(x.fra)}</span> : null}
          </li>
        ))}
      </ul>
      <p className="fm-barnelenker">
        <a className="ds-link" href={`/timeplan/elev/${b.elevId}`}>
          {t.heleUka}
          <span className="ds-sr-only">, {b.navn}</span>
        </a>
      </p>
    </section>
  ));
}

/** What a teacher has left of today, on the front page. */
export function Larertimer({ timer, larer, sprak }: { timer: readonly Timevisning[]; larer: string; sprak: Sprak }): ReactNode {
  const t = tekst(sprak);
  if (timer.length === 0) return null;
  return (
    <section aria-labelledby="timer-mine">
      <h2 className="fm-h2" id="timer-mine">
        {t.timeneIDag}
      </h2>
      <ul className="fm-ukeliste">
        {timer.map((x) => (
          <li key={`${x.nr}-${x.aktivitetId}`}>
            {x.fra === null || x.til === null ? t.time(x.nr) : t.kl(x.fra, x.til)}{' '}
            <Time t={{ ...x, larere: x.larere.filter((l) => l.id !== larer) }} sprak={sprak} />
          </li>
        ))}
      </ul>
    </section>
  );
}
