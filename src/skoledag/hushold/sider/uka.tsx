import { z } from 'zod';
import { Statusmerke } from '#web/komponenter/index.ts';
import type { Sprak } from '#web/tekster/index.ts';
import { tekst } from './tekster.ts';

/** Monday to Sunday: with whom, and whether both have said so. `hos` null: with another guardian the school cannot name. */
export const Ukenshjem = z.array(z.object({ hos: z.string().nullable(), bekreftet: z.boolean() }).nullable());
export type Ukenshjem = z.infer<typeof Ukenshjem>;

/** «Denne uka hos Kari Nordmann, bekreftet»: for the tab Familie. A name the reader may not see is «en foresatt». */
export function UkensHjemlinje({ uka, navn, sprak }: { uka: Ukenshjem; navn: ReadonlyMap<string, string>; sprak: Sprak }) {
  const t = tekst(sprak);
  const deler = new Map<string, { hos: string | null; bekreftet: boolean; dager: number[] }>();
  for (const [i, d] of uka.entries()) {
    if (d === null) continue;
    const nokkel = `${d.hos ?? ''}|${d.bekreftet}`;
    deler.set(nokkel, { ...d, dager: [...(deler.get(nokkel)?.dager ?? []), i] });
  }
  return (
    <section aria-labelledby="ukens-hjem">
      <h2 className="fm-h2" id="ukens-hjem">
        {t.uka.tittel}
      </h2>
      <ul className="fm-meldt">
        {[...deler].map(([nokkel, d]) => {
          const hvem = d.hos === null ? t.uka.annen : navn.get(d.hos) || t.uka.enForesatt;
          return (
            <li key={nokkel}>
              <p>
                {d.dager.length === 7 ? t.uka.hele(hvem) : t.uka.noen(hvem, d.dager.map((i) => t.dager[i]).join(', '))}{' '}
                <Statusmerke
                  merke={
                    d.bekreftet ? { tone: 'ok', tekst: t.status.bekreftet } : { tone: 'trengerDeg', tekst: t.status.foreslatt }
                  }
                />
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
