import type { ReactNode } from 'react';
import { Tabell, Tomt } from '#web/komponenter/index.ts';
import type { Sprak } from '#web/tekster/index.ts';
import { DAGER, type Personuke, type Ringetid, type Timevisning } from '../modell.ts';
import { tekst } from '../tekster.ts';

/** «Norsk · 6A · Kari Nordmann · 101» */
export function Time({ t, uten }: { t: Timevisning; uten?: string | null | undefined }): ReactNode {
  const rest = [...t.grupper, ...t.larere, ...t.rom].filter((x) => x.id !== uten && x.navn !== '').map((x) => x.navn);
  return (
    <>
      {t.navn}
      {rest.length === 0 ? null : <span className="fm-dempet fm-liten"> {rest.join(' · ')}</span>}
    </>
  );
}

interface Ukevisning {
  readonly tittel: string;
  readonly ringetider: readonly Ringetid[];
  readonly timer: readonly Timevisning[];
  /** What a lesson looks like; left out: its words. */
  readonly celle?: (dag: number, nr: number, her: readonly Timevisning[]) => ReactNode;
  readonly uten?: string | null;
}

/** The lessons of the frame, and those that stand outside it. */
const rader = (u: Ukevisning): Ringetid[] => {
  const kjente = u.ringetider.map((r) => r.nr);
  const utenfor = u.timer
    .filter((t, i) => !kjente.includes(t.nr) && u.timer.findIndex((x) => x.nr === t.nr) === i)
    .map((t) => ({ nr: t.nr, fra: t.fra ?? '', til: t.til ?? '' }));
  return [...u.ringetider, ...utenfor].toSorted((a, b) => a.nr - b.nr);
};

/** A week: a row a lesson, a column a day; on a phone a block a lesson. */
export function Uke({ u, sprak }: { u: Ukevisning; sprak: Sprak }): ReactNode {
  const t = tekst(sprak);
  const i = (dag: number, nr: number) => u.timer.filter((x) => x.dag === dag && x.nr === nr);
  return (
    <Tabell
      sprak={sprak}
      tabell={{
        tittel: u.tittel,
        rader: rader(u),
        nokkel: (r) => String(r.nr),
        tomt: { tittel: t.tomUke, forklaring: t.tomUkeOm },
        kolonner: [
          {
            id: 'tid',
            tittel: t.tid,
            radtittel: true,
            celle: (r) => (
              <>
                {t.time(r.nr)} {r.fra === '' ? null : <span className="fm-dempet fm-liten">{t.kl(r.fra, r.til)}</span>}
              </>
            ),
          },
          ...DAGER.map((dag) => ({
            id: `dag${dag}`,
            tittel: t.celleDag(dag),
            celle: (r: Ringetid): ReactNode => {
              const her = i(dag, r.nr);
              if (u.celle !== undefined) return u.celle(dag, r.nr, her);
              if (her.length === 0) return <span className="fm-dempet">–</span>;
              return (
                <ul className="fm-stille-liste">
                  {her.map((x) => (
                    <li key={x.aktivitetId}>
                      <Time t={x} uten={u.uten ?? null} />
                    </li>
                  ))}
                </ul>
              );
            },
          })),
        ],
      }}
    />
  );
}

/** The week of one person, without the top of a page: the tab of a card, and the home's. */
export function Ukefane({ m, sprak }: { m: Personuke; sprak: Sprak }): ReactNode {
  const t = tekst(sprak);
  if (m.timer.length === 0) return <Tomt tomt={{ tittel: t.tomUke, forklaring: t.tomUkeOm }} />;
  return <Uke u={{ tittel: t.ukenFor(m.navn), ringetider: m.ringetider, timer: m.timer, uten: m.personId }} sprak={sprak} />;
}
