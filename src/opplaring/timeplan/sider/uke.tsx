import type { ReactNode } from 'react';
import { Knapp, Knappelenke, Skjemafelt, Skjult, Stabel, Statusmerke, Tabell, Tomt } from '#web/komponenter/index.ts';
import { leggTilDager } from '#grunn/tid/index.ts';
import { ukedagsdato, type Sprak } from '#web/tekster/index.ts';
import { DAGER, type Personuke, type Ringetid, type Timevisning } from '../modell.ts';
import { tekst } from '../tekster.ts';

/** «Norsk · 6A · Kari Nordmann · 101» */
export function Time({ t, uten, sprak }: { t: Timevisning; uten?: string | null | undefined; sprak?: Sprak }): ReactNode {
  const ord = sprak === undefined ? undefined : tekst(sprak);
  const rest = [...t.grupper, ...t.larere, ...t.rom].filter((x) => x.id !== uten && x.navn !== '').map((x) => x.navn);
  return (
    <>
      {t.endring?.avlyst === true ? <s>{t.navn}</s> : t.navn}
      {t.fagkode === null ? null : <span className="fm-dempet fm-liten"> {t.fagkode}</span>}
      {rest.length === 0 ? null : <span className="fm-dempet fm-liten"> {rest.join(' · ')}</span>}
      {ord === undefined ? null : <Endringsmerke t={t} ord={ord} />}
    </>
  );
}

/** What is not as the plan says that day, in words. */
function Endringsmerke({ t, ord }: { t: Timevisning; ord: ReturnType<typeof tekst> }): ReactNode {
  if (t.endring === null) return null;
  const { avlyst, forLarere, forRom } = t.endring;
  const merker = [
    ...(avlyst ? [ord.avlyst] : []),
    ...(forLarere === null ? [] : [ord.merkeVikar(forLarere.map((l) => l.navn).filter(Boolean).join(', '))]), // prettier-ignore
    ...(forRom === null ? [] : [ord.merkeRom]),
  ];
  return merker.map((m) => <Statusmerke key={m} merke={{ tone: 'trengerDeg', tekst: m }} />);
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
                      <Time t={x} uten={u.uten ?? null} sprak={sprak} />
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

/** The way to other weeks: one back, one on, or the week of a date. `sti` is the address, `felt` what it holds beside the week. */
export function Ukevelger({
  mandag,
  sti,
  felt = {},
  sprak,
}: {
  mandag: string;
  sti: string;
  felt?: Readonly<Record<string, string>>;
  sprak: Sprak;
}): ReactNode {
  const t = tekst(sprak);
  const til = (dager: number) => `${sti}?${new URLSearchParams({ ...felt, uke: leggTilDager(mandag, dager) }).toString()}`;
  return (
    <nav aria-label={t.ukene}>
      <p className="fm-knapper">
        <Knappelenke href={til(-7)} slag="annen">
          {t.forrigeUke}
        </Knappelenke>
        <Knappelenke href={til(7)} slag="annen">
          {t.nesteUke}
        </Knappelenke>
      </p>
      <form method="get" action={sti} className="fm-datoskjema">
        <Skjult felt={felt} />
        <Skjemafelt sprak={sprak} felt={{ slag: 'tekst', type: 'date', navn: 'uke', etikett: t.velgUke, verdi: mandag }} />
        <Knapp slag="annen">{t.visKnapp}</Knapp>
      </form>
    </nav>
  );
}

/** The week of one person, without the top of a page: the tab of a card, and the home's. `sti` and `felt`: where the other weeks are. */
export function Ukefane({
  m,
  sprak,
  sti,
  felt,
}: {
  m: Personuke;
  sprak: Sprak;
  sti: string;
  felt?: Readonly<Record<string, string>>;
}): ReactNode {
  const t = tekst(sprak);
  return (
    <Stabel>
      <Ukevelger mandag={m.mandag} sti={sti} {...(felt === undefined ? {} : { felt })} sprak={sprak} />
      {m.timer.length === 0 ? (
        <Tomt tomt={{ tittel: t.tomUke, forklaring: t.tomUkeOm }} />
      ) : (
        <Uke
          u={{
            tittel: `${t.ukenFor(m.navn)}, ${t.uke(ukedagsdato(sprak, m.mandag)).toLocaleLowerCase('nb')}`,
            ringetider: m.ringetider,
            timer: m.timer,
            uten: m.personId,
          }}
          sprak={sprak}
        />
      )}
    </Stabel>
  );
}
