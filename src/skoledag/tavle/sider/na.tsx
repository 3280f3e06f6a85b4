import { Statusmerke } from '#web/komponenter/index.ts';
import type { Sprak } from '#web/tekster/index.ts';
import type { Skolenna } from '../modell.ts';
import { tekst } from './tekster.ts';

/** The school day on the front page of those at work there: what is open now, each line the way to it. */
export function Skoledagsdel({ skoler, sprak }: { skoler: readonly Skolenna[]; sprak: Sprak }) {
  const t = tekst(sprak);
  if (skoler.length === 0) return null;
  return (
    <section aria-labelledby="skoledagen-na">
      <h2 className="fm-h2" id="skoledagen-na">
        {t.naa}
      </h2>
      <ul className="fm-linjer">
        {skoler.map((s) => (
          <li key={s.skole}>
            <a className="ds-link" href={`/tavla/${s.skole}`}>
              {s.navn}
            </a>
            <span>
              {s.saker === 0 ? null : <Statusmerke merke={{ tone: 'fare', tekst: t.antallSaker(s.saker) }} />}{' '}
              {s.klassesaker === 0 ? null : <Statusmerke merke={{ tone: 'fare', tekst: t.antallKlasser(s.klassesaker) }} />}{' '}
              {s.sentMeldt === 0 ? null : <Statusmerke merke={{ tone: 'trengerDeg', tekst: t.antallSene(s.sentMeldt) }} />}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
