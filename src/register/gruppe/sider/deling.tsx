import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import {
  Feiloppsummering,
  Handlingsknapp,
  Ikon,
  Knapp,
  Sidetopp,
  Skjema,
  Skjemafelt,
  Skjult,
  Stabel,
  Tabell,
  Varselboks,
  type Skjemafeltvisning,
} from '#web/komponenter/index.ts';
import { datoOgTid, oppramsing, tall, tekst as felles } from '#web/tekster/index.ts';
import type { Delingsside, Delingstart } from '../modell.ts';
import { tekst as gruppetekst } from '../tekster.ts';
import { tekst } from '../tekster-deling.ts';
import { dra } from './dra.ts';
import { Avslag } from './kvittering.tsx';
import { listelenke, med, toppvalg } from './lenker.ts';

const feilVed = (ramme: Ramme, navn: string) => ramme.skjema.feil.find((f) => f.navn === navn)?.melding;

/** The two numbers a division is made from. */
const tallfelt = (ramme: Ramme, navn: 'antallKlasser' | 'storst', verdi: number): Skjemafeltvisning => ({
  slag: 'tekst',
  navn,
  etikett: tekst(ramme.sprak)[navn],
  inndata: 'numeric',
  bredde: 'smal',
  verdi: ramme.skjema.verdier[navn] ?? String(verdi),
  feil: feilVed(ramme, navn),
});

/** How many classes, and how large. */
export function tegnDelingstart(m: Delingstart, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const her = (skolear: number) => med('/grupper/deling', { skole: m.skole, skolear, trinn: m.trinn });
  return {
    tittel: t.tittel(m.trinn),
    meny: '/grupper',
    moduler: ['ds-error-summary.js'],
    ...toppvalg({
      ...m,
      skoler: [{ organisasjonsnummer: m.skole, navn: m.skolenavn }],
      velg: '',
      href: (_s, skolear) => her(skolear),
    }),
    innhold: (
      <Stabel>
        <Avslag ramme={ramme} />
        <Sidetopp
          topp={{
            tittel: t.tittel(m.trinn),
            ingress: t.start(m.elever),
            smuler: [{ tekst: t.tilKlassene, href: listelenke(m) }],
          }}
          sprak={sprak}
        />
        {m.utkast.length === 0 ? null : (
          <ul className="ds-list">
            {m.utkast.map((u) => (
              <li key={u.id}>
                <a className="ds-link" href={`/grupper/deling/${u.id}`}>
                  {t.utkastFra(datoOgTid(u.opprettet))}
                </a>
              </li>
            ))}
          </ul>
        )}
        <Skjema
          sprak={sprak}
          visning={{
            href: her(m.skolear),
            skjult: { _nokkel: skjema.nokkel, skole: m.skole, skolear: String(m.skolear), trinn: String(m.trinn) },
            knapp: t.lagForslag,
            avbrytHref: listelenke(m),
            felt: [tallfelt(ramme, 'antallKlasser', Math.max(1, Math.ceil(m.elever / 24))), tallfelt(ramme, 'storst', 28)],
          }}
        />
      </Stabel>
    ),
  };
}

/** The draft: criteria, classes, pupils with why, wishes, and the button that makes it so. */
export function tegnDeling(m: Delingsside, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const navn = new Map(m.elever.map((e) => [e.personId, e.navn]));
  return {
    tittel: t.tittel(m.arstrinn),
    meny: '/grupper',
    moduler: ['ds-error-summary.js', 'dra.js'],
    sted: { valgt: m.skolenavn, valg: [] },
    innhold: (
      <Stabel>
        <Avslag ramme={ramme} />
        <Sidetopp
          topp={{
            tittel: t.tittel(m.arstrinn),
            ingress: m.iBruk ? t.iBruk : undefined,
            smuler: [{ tekst: t.tilKlassene, href: listelenke(m) }],
          }}
          sprak={sprak}
        />
        {m.konflikter.map((k) => (
          <Varselboks
            key={`${k.kode}-${k.personer.join()}`}
            sprak={sprak}
            varsel={{
              tone: 'trengerDeg',
              tittel: t.umulig,
              tekst: t.konflikt[k.kode]?.(oppramsing(k.personer.map((p) => navn.get(p) ?? '')), k.tall),
            }}
          />
        ))}
        <details>
          <summary>{t.kriterier}</summary>
          <ol className="ds-list">
            {t.kriteriene.map((k) => (
              <li key={k}>{k}</li>
            ))}
          </ol>
        </details>
        <Klassene m={m} ramme={ramme} />
        {m.iBruk ? null : (
          <section aria-labelledby="bruk">
            <h2 className="fm-h2" id="bruk">
              {t.bruk}
            </h2>
            <p className="fm-dempet">{t.brukOm}</p>
            <Handlingsknapp
              handling={{
                href: `/grupper/deling/${m.id}/bruk`,
                tekst: t.bruk,
                skjult: { _nokkel: `${ramme.skjema.nokkel}-bruk`, _versjon: m.versjon },
              }}
            />
          </section>
        )}
        <Onsker m={m} ramme={ramme} navn={navn} />
        <Elevene m={m} ramme={ramme} navn={navn} />
      </Stabel>
    ),
  };
}

function Klassene({ m, ramme }: { m: Delingsside; ramme: Ramme }) {
  const t = tekst(ramme.sprak);
  return (
    <Tabell
      sprak={ramme.sprak}
      tabell={{
        tittel: t.klasser,
        rader: m.klasser,
        nokkel: (k) => k.navn,
        tomt: { tittel: t.klasser },
        kolonner: [
          { id: 'klasse', tittel: t.klasse, radtittel: true, celle: (k) => k.navn },
          { id: 'elever', tittel: t.elever, tall: true, celle: (k) => tall(k.elever) },
          { id: 'jenter', tittel: t.jenter, tall: true, celle: (k) => tall(k.jenter) },
          { id: 'gutter', tittel: t.gutter, tall: true, celle: (k) => tall(k.gutter) },
          { id: 'stotte', tittel: t.stotte, tall: true, celle: (k) => tall(k.stotte) },
        ],
      }}
    />
  );
}

function Elevene({ m, ramme, navn }: { m: Delingsside; ramme: Ramme; navn: ReadonlyMap<string, string> }) {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const klasser = m.klasser.map((k) => k.navn);
  return (
    <form
      method="post"
      action={`/grupper/deling/${m.id}`}
      className="fm-gruppeskjema"
      noValidate
      {...(m.iBruk
        ? {}
        : dra(
            klasser.map((navn, i) => ({ verdi: String(i), navn })),
            sprak,
          ))}
    >
      <Feiloppsummering feil={skjema.feil.filter((f) => f.navn === 'antallKlasser' || f.navn === 'storst')} sprak={sprak} />
      <Skjult felt={{ _nokkel: skjema.nokkel, _versjon: m.versjon }} />
      <Tabell
        sprak={sprak}
        tabell={{
          tittel: t.elever,
          rader: m.elever.toSorted((a, b) => (a.plass ?? -1) - (b.plass ?? -1)),
          nokkel: (e) => e.personId,
          tomt: { tittel: t.elever },
          kolonner: [
            {
              id: 'navn',
              tittel: t.elev,
              radtittel: true,
              celle: (e) => (
                <span id={`navn-${e.personId}`}>
                  {e.navn}
                  {e.skjermet ? <Ikon navn="skjold" merke={gruppetekst(sprak).skjermet} /> : null}
                </span>
              ),
            },
            {
              id: 'klasse',
              tittel: t.klasse,
              celle: (e) => (
                <select
                  className="ds-input"
                  name={`plass.${e.personId}`}
                  data-na={e.plass === null ? '' : String(e.plass)}
                  aria-labelledby={`navn-${e.personId}`}
                  defaultValue={e.last ? String(e.plass) : ''}
                  disabled={m.iBruk}
                >
                  <option value="">{e.plass === null || e.last ? t.velges : t.foreslatt(klasser[e.plass]!)}</option>
                  {klasser.map((k, i) => (
                    <option key={k} value={i}>
                      {e.last && e.plass === i ? t.valgtAvDeg(k) : t.sett(k)}
                    </option>
                  ))}
                </select>
              ),
            },
            {
              id: 'stotte',
              tittel: t.stotte,
              celle: (e) => (
                <input
                  className="ds-input"
                  type="checkbox"
                  name={`stotte.${e.personId}`}
                  value="ja"
                  defaultChecked={e.stotte}
                  disabled={m.iBruk}
                  aria-label={`${t.stotte}, ${e.navn}`}
                />
              ),
            },
            {
              id: 'hvorfor',
              tittel: t.hvorfor,
              celle: (e) => (
                <span className="fm-dempet">
                  {e.grunner.map((g) => t.grunn[g.kode]?.(navn.get(g.hvem ?? '') ?? '', g.skal) ?? '').join('. ')}
                </span>
              ),
            },
          ],
        }}
      />
      {m.iBruk ? null : (
        <div className="fm-flytt">
          <Skjemafelt felt={tallfelt(ramme, 'antallKlasser', m.antallKlasser)} sprak={sprak} />
          <Skjemafelt felt={tallfelt(ramme, 'storst', m.storst)} sprak={sprak} />
          <Knapp slag="annen">{t.lagre}</Knapp>
          <Knapp slag="annen" navn="annet" verdi="ja">
            {t.annet}
          </Knapp>
        </div>
      )}
    </form>
  );
}

function Onsker({ m, ramme, navn }: { m: Delingsside; ramme: Ramme; navn: ReadonlyMap<string, string> }) {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const her = `/grupper/deling/${m.id}/onske`;
  const valg = [{ verdi: '', tekst: felles(sprak).skjema.velg }, ...m.elever.map((e) => ({ verdi: e.personId, tekst: e.navn }))];
  const elevfelt = (n: 'personId' | 'annenId'): Skjemafeltvisning => ({
    slag: 'velg',
    navn: n,
    etikett: t[n],
    valg,
    verdi: skjema.verdier[n] ?? '',
    feil: feilVed(ramme, n),
  });
  return (
    <section aria-labelledby="onsker">
      <h2 className="fm-h2" id="onsker">
        {t.onsker}
      </h2>
      {m.onsker.length === 0 ? (
        <p className="fm-dempet">{t.ingenOnsker}</p>
      ) : (
        <ul className="fm-historikk">
          {m.onsker.map((o) => {
            const [a, b] = [navn.get(o.personId) ?? '', navn.get(o.annenId) ?? ''];
            return (
              <li key={`${o.personId}-${o.annenId}`}>
                <span>
                  {a} {o.slag === 'sammen' ? t.sammen : t.fra_hverandre}: {b}{' '}
                  <span className="fm-dempet">({o.skal ? t.ma : t.bor})</span>
                </span>
                {m.iBruk ? null : (
                  <form method="post" action={her}>
                    <Skjult
                      felt={{
                        _nokkel: `${skjema.nokkel}-${o.personId.slice(0, 8)}-${o.annenId.slice(0, 8)}`,
                        personId: o.personId,
                        annenId: o.annenId,
                        slag: 'fjern',
                      }}
                    />
                    <Knapp slag="stille" liten>
                      <span aria-hidden="true">{t.fjernKort}</span>
                      <span className="ds-sr-only">{t.fjern(a, b)}</span>
                    </Knapp>
                  </form>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {m.iBruk ? null : (
        <form method="post" action={her} className="fm-flytt" noValidate>
          <Skjult felt={{ _nokkel: `${skjema.nokkel}-ny` }} />
          <Skjemafelt felt={elevfelt('personId')} sprak={sprak} />
          <Skjemafelt
            sprak={sprak}
            felt={{
              slag: 'velg',
              navn: 'slag',
              etikett: t.slag,
              verdi: skjema.verdier['slag'] ?? 'sammen',
              valg: [
                { verdi: 'sammen', tekst: t.sammen },
                { verdi: 'fra_hverandre', tekst: t.fra_hverandre },
              ],
            }}
          />
          <Skjemafelt felt={elevfelt('annenId')} sprak={sprak} />
          <Skjemafelt felt={{ slag: 'avkryssing', navn: 'skal', etikett: t.skal, verdi: 'ja' }} sprak={sprak} />
          <Knapp slag="annen">{t.leggTil}</Knapp>
        </form>
      )}
    </section>
  );
}
