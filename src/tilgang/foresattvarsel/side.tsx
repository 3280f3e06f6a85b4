import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Sidetopp, Varselboks } from '#web/komponenter/index.ts';
import { dato } from '#web/tekster/index.ts';
import type { Foresattvarsel, MineVarsler } from './modell.ts';
import { tekst } from './tekster.ts';

type Ord = ReturnType<typeof tekst>;

function innhold(v: Foresattvarsel, t: Ord): { tittel: string; tekst: string } {
  const hvem = v.hvem === null || v.hvem === '' ? undefined : v.hvem;
  const dag = v.dato === null ? '' : dato(v.dato);
  if (v.slag === 'sporsmal') return { tittel: t.sporsmal(hvem ?? t.enVoksen, v.barn), tekst: t.sporsmalOm };
  return v.slag === 'venter'
    ? { tittel: t.venter(hvem ?? t.enNy, v.barn), tekst: t.venterOm(dag) }
    : { tittel: t.apnet(hvem ?? t.enNy, v.barn), tekst: t.apnetOm(dag) };
}

/** «Mine varsler». */
export function tegnMineVarsler(m: MineVarsler, { sprak }: Ramme): Tegning {
  const t = tekst(sprak);
  return {
    tittel: t.tittel,
    innhold: (
      <div className="fm-stabel">
        <Sidetopp topp={{ tittel: t.tittel, ingress: t.ingress }} sprak={sprak} />
        {m.varsler.length === 0 ? (
          <section>
            <p className="fm-h3">{t.tomt}</p>
            <p>{t.tomtOm}</p>
          </section>
        ) : (
          m.varsler.map((v) => (
            <Varselboks
              key={`${v.slag}-${v.barnId}-${v.omId}`}
              sprak={sprak}
              varsel={{
                tone: v.slag === 'apnet' ? 'noytral' : 'trengerDeg',
                ...innhold(v, t),
                lenker: [{ tekst: v.slag === 'sporsmal' ? t.svar : t.hvemKanSe(v.barn), href: `/mine-barn/${v.barnId}/hvem` }],
              }}
            />
          ))
        )}
      </div>
    ),
  };
}
