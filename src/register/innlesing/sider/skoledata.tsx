import { Statusmerke, Tabell, Varselboks } from '#web/komponenter/index.ts';
import { tall, type Sprak } from '#web/tekster/index.ts';
import { tekst } from '../tekster.ts';
import type { Innlesingsside } from './innlesing.ts';

/** What a file from another school system has of each school, and what to do about schools we do not know. */
export function Skoledata({ m, sprak }: { m: Innlesingsside; sprak: Sprak }) {
  const skoler = m.skoledata?.skoler ?? [];
  if (skoler.length === 0) return null;
  const t = tekst(sprak).skoledata;
  const ukjente = skoler.filter((s) => !s.kjent).length;
  return (
    <section aria-labelledby="skoledata">
      <h2 className="fm-h2" id="skoledata">
        {t.tittel}
      </h2>
      <p className="fm-dempet">{t.om}</p>
      {ukjente === 0 ? null : (
        <Varselboks sprak={sprak} varsel={{ tone: 'trengerDeg', tittel: t.ukjente(ukjente), lenker: [] }}>
          <p>{t.ukjenteOm}</p>
        </Varselboks>
      )}
      <Tabell
        sprak={sprak}
        tabell={{
          tittel: t.tittel,
          skjulTittel: true,
          rader: skoler,
          nokkel: (s) => `${s.organisasjonsnummer ?? ''}/${s.navn}`,
          tomt: { tittel: t.tom },
          kolonner: [
            {
              id: 'skole',
              tittel: t.kolonne.skole,
              radtittel: true,
              celle: (s) => (
                <div>
                  <span className="fm-linje">{s.navn}</span>
                  {s.organisasjonsnummer === null ? null : (
                    <span className="fm-linje fm-dempet fm-liten">{s.organisasjonsnummer}</span>
                  )}
                  {s.kjent ? null : <Statusmerke merke={{ tone: 'trengerDeg', tekst: t.ukjent }} />}
                </div>
              ),
            },
            { id: 'elever', tittel: t.kolonne.elever, tall: true, celle: (s) => tall(s.elever) },
            { id: 'klasser', tittel: t.kolonne.klasser, tall: true, celle: (s) => tall(s.klasser) },
            { id: 'grupper', tittel: t.kolonne.grupper, tall: true, celle: (s) => tall(s.grupper) },
            { id: 'larere', tittel: t.kolonne.larere, tall: true, celle: (s) => tall(s.larere) },
          ],
        }}
      />
    </section>
  );
}
