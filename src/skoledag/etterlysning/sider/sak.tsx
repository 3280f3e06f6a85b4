import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Handlingsknapp, Knappelenke, Sidetopp, Tomt, Varselboks } from '#web/komponenter/index.ts';
import { klokkeslett, telefon } from '#web/tekster/index.ts';
import type { MinSak, Sakside } from '../visninger/sak.ts';
import { tekst } from './tekster.ts';

const kl = (k: string) => k.replace(':', '.');

/** One open case: the next step, whom to call, what is done. */
export function tegnSak(m: Sakside, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const tittel = m.slag === 'klasse' ? t.klasse(m.klasse ?? '') : t.tittel(m.navn);
  let n = 0;
  const steg = (ord: string, felt: Record<string, string>, slag: 'hoved' | 'annen' = 'annen') => (
    <Handlingsknapp
      key={ord}
      slag={slag}
      liten={slag === 'annen'}
      handling={{ tekst: ord, href: `/etterlysning/${m.sakId}/steg`, skjult: { _nokkel: `${skjema.nokkel}-${n++}`, ...felt } }}
    />
  );
  return {
    tittel,
    meny: '/tavla',
    moduler: ['tavle.js'],
    innhold: (
      <div className="fm-stabel fm-smal" data-tavle="" data-hendelser={`/tavla/${m.skole}/endringer`}>
        <Sidetopp
          topp={{
            tittel,
            ingress: `${m.skolenavn}${m.klasse === null ? '' : `, ${m.klasse}`}. ${m.lukket === null ? t.siden(klokkeslett(m.apnet)) : t.lukketKl(klokkeslett(m.lukket))}`,
            smuler: [{ tekst: t.tavla, href: `/tavla/${m.skole}` }],
          }}
          sprak={sprak}
        />
        {m.utfall === null ? null : <Varselboks varsel={{ tone: 'ok', tittel: t.utfall[m.utfall] }} sprak={sprak} />}
        {m.lukket === null && m.slag === 'elev' ? (
          <>
            <Varselboks
              varsel={{
                tone: 'fare',
                tittel: `${t.neste}: ${t.steg[m.neste]}`,
                tekst: `${m.trinn === 'eskalert' ? '' : t.eskaleres(kl(m.eskaleresKl))} ${t.politi(kl(m.politiKl))}`.trim(),
              }}
              sprak={sprak}
            >
              <div className="fm-knapper">
                {steg(t.fant, { hva: 'lette', resultat: 'funnet' }, 'hoved')}
                {steg(t.lette, { hva: 'lette', resultat: 'ikke_funnet' })}
                {m.trinn === 'eskalert' ? null : steg(t.taOver, { hva: 'eskalert', resultat: 'sendt_videre' })}
                {steg(t.politiVarslet, { hva: 'politi', resultat: 'bestilt' })}
              </div>
            </Varselboks>
            <section aria-labelledby="ring">
              <h2 className="fm-h2" id="ring">
                {t.ringHvem}
              </h2>
              {m.kontakter.length === 0 ? <Tomt tomt={{ tittel: t.ingenKontakt }} /> : null}
              {m.kontakter.length === 0 ? <p>{t.ingenKontakter}</p> : null}
              <ul className="fm-meldt">
                {m.kontakter.map((k) => (
                  <li key={k.personId}>
                    <p>
                      <strong>{k.navn === '' ? t.enForesatt : k.navn}</strong>{' '}
                      {k.telefon === null ? (
                        <span className="fm-dempet">{k.viaLedelsen ? t.viaLedelsen : t.ingenTelefon}</span>
                      ) : (
                        <a className="ds-link" href={`tel:${k.telefon}`}>
                          {telefon(k.telefon)}
                        </a>
                      )}
                    </p>
                    <div className="fm-knapper">
                      {(
                        [
                          [t.ikkeSvar, 'ikke_svar'],
                          [t.leter, 'leter'],
                          [t.hjemme, 'hjemme'],
                          [t.funnet, 'funnet'],
                          [t.vetIkke, 'vet_ikke'],
                        ] as const
                      ).map(([ord, resultat]) => steg(ord, { hva: 'ringte', hvem: k.personId, resultat }))}
                    </div>
                  </li>
                ))}
              </ul>
            </section>
            <Handlingsknapp
              slag="stille"
              handling={{
                tekst: `${t.lukk}: ${t.feil}`,
                href: `/etterlysning/${m.sakId}/lukk`,
                skjult: { _nokkel: `${skjema.nokkel}-l`, utfall: 'feil' },
              }}
            />
          </>
        ) : null}
        {m.slag === 'klasse' && m.lukket === null ? (
          <Knappelenke href={`/register/${m.skole}/${encodeURIComponent(m.klasse ?? '')}`}>{t.forKlassen}</Knappelenke>
        ) : null}
        <section aria-labelledby="logg">
          <h2 className="fm-h2" id="logg">
            {t.logg}
          </h2>
          {m.steg.length === 0 ? (
            <p className="fm-dempet">{t.ingenSteg}</p>
          ) : (
            <ol className="fm-logg">
              {m.steg.map((x) => (
                <li key={`${x.tid}-${x.hva}-${x.resultat}`}>
                  <span className="fm-tall">{klokkeslett(x.tid)}</span> {x.av ?? t.klokka} {t.hva[x.hva]}
                  {x.hvem === null || x.hvem === x.av ? '' : ` ${x.hvem}`}: {t.resultat[x.resultat]}
                </li>
              ))}
            </ol>
          )}
        </section>
      </div>
    ),
  };
}

/** What the guardian meets: the child has not come. What to do, and the answer. */
export function tegnMinSak(m: MinSak, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const svar = [
    [t.minFunnet, 'funnet'],
    [t.minHjemme, 'hjemme'],
    [t.minLeter, 'leter'],
    [t.minVet, 'vet_ikke'],
  ] as const;
  return {
    tittel: t.minTittel(m.navn),
    innhold: (
      <div className="fm-stabel fm-smal">
        <Sidetopp
          topp={{
            tittel: m.lukket === null ? t.minTittel(m.navn) : m.navn,
            ingress: `${m.skolenavn}. ${t.siden(klokkeslett(m.apnet))}`,
          }}
          sprak={sprak}
        />
        {m.utfall !== null ? (
          <Varselboks varsel={{ tone: 'ok', tittel: t.utfall[m.utfall] }} sprak={sprak} />
        ) : (
          <>
            <Varselboks varsel={{ tone: 'fare', tittel: t.minHva, tekst: t.minPoliti(kl(m.politiKl)) }} sprak={sprak} />
            <div className="fm-knapper">
              {svar.map(([ord, resultat], i) => (
                <Handlingsknapp
                  key={resultat}
                  slag={i === 0 ? 'hoved' : 'annen'}
                  handling={{
                    tekst: ord,
                    href: `/mitt-barn/etterlyst/${m.sakId}`,
                    skjult: { _nokkel: `${skjema.nokkel}-${i}`, resultat },
                  }}
                />
              ))}
            </div>
          </>
        )}
      </div>
    ),
  };
}
