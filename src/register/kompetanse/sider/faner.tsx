// The tabs of the employee's card that the register owns: competence, the contents of positions, leave, groups.
import type { ReactNode } from 'react';
import { Knappelenke, Stabel, Statusmerke, Tabell, Varselboks } from '#web/komponenter/index.ts';
import { periode, type Sprak } from '#web/tekster/index.ts';
import type { Fagrad, Grupper, Kompetanse, Stillingsinnhold } from '../modell.ts';
import { tekst } from '../tekster.ts';

/** «12,5» */
export const tall = (n: number): string => String(n).replace('.', ',');
export const fagsti = (personId: string): string => `/kompetanse/${personId}/fag`;
export const nedslagsti = (personId: string): string => `/kompetanse/${personId}/nedslag`;

const TONE = { dekket: 'ok', mangler: 'trengerDeg', udokumentert: 'trengerDeg', utenKrav: 'noytral', ikkeUndervist: 'noytral' } as const satisfies Record<Fagrad['status'], string>; // prettier-ignore
const strek = <span className="fm-dempet">–</span>;
/** A period where either end may be open in the source. */
const fraTil = (sprak: Sprak, fra: string | null, til: string | null): string =>
  fra === null ? (til === null ? '' : periode(sprak, til, til)) : periode(sprak, fra, til ?? undefined);

/** Credits by subject against the demand. */
export function Kompetansefane({ m, sprak }: { m: Kompetanse; sprak: Sprak }): ReactNode {
  const t = tekst(sprak);
  return (
    <Stabel>
      <p className="fm-dempet">{t.ingress(m.kilde)}</p>
      <Tabell
        sprak={sprak}
        tabell={{
          tittel: t.kompetanse,
          skjulTittel: true,
          rader: m.rader,
          nokkel: (r) => r.fag,
          tomt: { tittel: t.ingenFag, forklaring: t.ingenFagOm },
          kolonner: [
            { id: 'fag', tittel: t.fag, radtittel: true, celle: (r) => t.fagnavn[r.fag] },
            {
              id: 'poeng',
              tittel: t.studiepoeng,
              celle: (r) => (r.studiepoeng === null ? strek : <span className="fm-tall">{tall(r.studiepoeng)}</span>),
            },
            { id: 'krav', tittel: t.krav, celle: (r) => (r.krav === null ? strek : <span className="fm-tall">{r.krav}</span>) },
            { id: 'grupper', tittel: t.grupper, celle: (r) => (r.underviser.length === 0 ? strek : r.underviser.join(', ')) },
            {
              id: 'status',
              tittel: t.status,
              celle: (r) => <Statusmerke merke={{ tone: TONE[r.status], tekst: t.statuser[r.status] }} />,
            },
          ],
        }}
      />
      {m.kanRegistrere ? (
        <p>
          <Knappelenke href={fagsti(m.personId)} slag="annen">
            {t.registrerFag}
          </Knappelenke>
        </p>
      ) : null}
    </Stabel>
  );
}

/** Percent, reductions, and what is left for teaching. */
export function Stillingsfane({ m, sprak }: { m: Stillingsinnhold; sprak: Sprak }): ReactNode {
  const t = tekst(sprak);
  return (
    <Stabel>
      {m.livsfase === null ? null : (
        <Varselboks varsel={{ tone: 'trengerDeg', tittel: t.livsfase(tall(m.livsfase)), tekst: t.livsfaseOm }} sprak={sprak} />
      )}
      <dl className="fm-tallpar">
        {(
          [
            [t.sumStilling, m.stilling],
            [t.sumNedslag, m.nedslagSum],
            [t.sumUndervisning, m.undervisning],
          ] as const
        ).map(([ord, verdi]) => (
          <div key={ord}>
            <dt>{ord}</dt>
            <dd className="fm-tall">{tall(verdi)} %</dd>
          </div>
        ))}
      </dl>
      <Tabell
        sprak={sprak}
        tabell={{
          tittel: t.stillinger,
          rader: m.stillinger.map((x, nr) => ({ ...x, nr })),
          nokkel: (r) => String(r.nr),
          tomt: { tittel: t.ingenStillinger, forklaring: t.ingenStillingerOm },
          kolonner: [
            { id: 'stilling', tittel: t.stilling, radtittel: true, celle: (r) => r.tittel ?? t.stilling },
            { id: 'sted', tittel: t.sted, celle: (r) => r.sted ?? strek },
            {
              id: 'prosent',
              tittel: t.prosent,
              celle: (r) => (r.prosent === null ? strek : <span className="fm-tall">{tall(r.prosent)} %</span>),
            },
            { id: 'periode', tittel: t.periode, celle: (r) => fraTil(sprak, r.fra, r.til) || strek },
          ],
        }}
      />
      <section aria-labelledby="nedslag">
        <h2 className="fm-h2" id="nedslag">
          {t.nedslag}
        </h2>
        {m.nedslag.length === 0 ? <p className="fm-dempet">{t.ingenNedslag}</p> : null}
        <ul className="fm-stille-liste">
          {m.nedslag.map((n) => (
            <li key={n.slag}>
              {t.nedslagsslag[n.slag]}: <span className="fm-tall">{tall(n.prosent)} %</span>, {fraTil(sprak, n.fra, n.til)}
              {n.gjelder ? null : <span className="fm-dempet"> ({t.gjelderIkke})</span>}
            </li>
          ))}
        </ul>
        {m.kanRegistrere ? (
          <p>
            <Knappelenke href={nedslagsti(m.personId)} slag="annen">
              {t.registrerNedslag}
            </Knappelenke>
          </p>
        ) : null}
      </section>
    </Stabel>
  );
}

/** Leave, as HR tells of it. */
export function Permisjonsfane({ m, sprak }: { m: Stillingsinnhold; sprak: Sprak }): ReactNode {
  const t = tekst(sprak);
  return (
    <Tabell
      sprak={sprak}
      tabell={{
        tittel: t.permisjon,
        skjulTittel: true,
        rader: m.permisjoner.map((x, nr) => ({ ...x, nr })),
        nokkel: (r) => String(r.nr),
        tomt: { tittel: t.ingenPermisjon, forklaring: t.ingenPermisjonOm },
        kolonner: [
          { id: 'stilling', tittel: t.stilling, radtittel: true, celle: (r) => r.stilling ?? t.stilling },
          { id: 'periode', tittel: t.periode, celle: (r) => fraTil(sprak, r.fra, r.til) || strek },
        ],
      }}
    />
  );
}

/** The groups of an employee. */
export function Gruppefane({ m, sprak }: { m: Grupper; sprak: Sprak }): ReactNode {
  const t = tekst(sprak);
  return (
    <Tabell
      sprak={sprak}
      tabell={{
        tittel: t.grupper,
        skjulTittel: true,
        rader: m.grupper,
        nokkel: (r) => `${r.gruppeId}-${r.rolle}-${r.fra}`,
        tomt: { tittel: t.ingenGrupper, forklaring: t.ingenGrupperOm },
        kolonner: [
          {
            id: 'gruppe',
            tittel: t.gruppe,
            radtittel: true,
            celle: (r) => (
              <a className="ds-link" href={`/grupper/${r.gruppeId}`}>
                {r.navn}
              </a>
            ),
          },
          { id: 'rolle', tittel: t.rolle, celle: (r) => t.roller[r.rolle] ?? r.rolle },
          { id: 'skole', tittel: t.skole, celle: (r) => r.skolenavn },
          { id: 'periode', tittel: t.periode, celle: (r) => periode(sprak, r.fra, r.til) },
        ],
      }}
    />
  );
}
