import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { skrivSkolear } from '#register/skole/index.ts';
import { Feiloppsummering, Knapp, Sidetopp, Skjemafelt, Skjult, Stabel, Tabell, Tomt } from '#web/komponenter/index.ts';
import type { Sprak } from '#web/tekster/index.ts';
import { somOrd } from './ord.ts';
import { FORMATER, GRUPPETYPER, MOTTAKERE, type Rapportside } from './modell.ts';
import { tekst } from './tekster.ts';

/** «Hent rapport»: the choices, how the list will look, and the file. */
export function tegnRapport(m: Rapportside, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  return {
    tittel: t.tittel,
    meny: '/rapport',
    moduler: ['ds-error-summary.js'],
    innhold: (
      <Stabel>
        <Sidetopp topp={{ tittel: t.tittel, ingress: m.skole === null ? t.velgSkole : t.ingress }} sprak={sprak} />
        {m.skoler.length === 0 ? (
          <Tomt tomt={{ tittel: t.ingenSkoler, forklaring: t.ingenSkolerOm }} />
        ) : (
          <Valgskjema m={m} sprak={sprak} />
        )}
        {m.skole === null || m.mulige.length === 0 ? null : (
          <>
            <Liste m={m} sprak={sprak} />
            <Hent m={m} ramme={ramme} />
          </>
        )}
      </Stabel>
    ),
  };
}

/** By GET: what is chosen can be kept as a bookmark, and says nothing of anybody. */
function Valgskjema({ m, sprak }: { m: Rapportside; sprak: Sprak }) {
  const t = tekst(sprak);
  const velg = (navn: string, etikett: string, verdi: string, valg: readonly { verdi: string; tekst: string }[]) => (
    <Skjemafelt felt={{ slag: 'velg', navn, etikett, verdi, valg, valgfritt: undefined }} sprak={sprak} />
  );
  const grupper = m.grupper.filter((g) => m.type === null || g.type === m.type || g.id === m.gruppe);
  return (
    <form method="get" action="/rapport" className="fm-skjema fm-rapport">
      <h2 className="fm-h2">{t.valg}</h2>
      {m.skoler.length === 1 && m.skole !== null ? (
        <Skjult felt={{ skole: m.skole }} />
      ) : (
        velg('skole', t.skole, m.skole ?? '', m.skoler.map((s) => ({ verdi: s.id, tekst: s.navn }))) // prettier-ignore
      )}
      {velg(
        'skolear',
        t.skolear,
        String(m.skolear),
        m.apne.map((a) => ({ verdi: String(a), tekst: skrivSkolear(a) })),
      )}
      {m.heleSkolen ? (
        <>
          <Skjemafelt
            sprak={sprak}
            felt={{
              slag: 'velg',
              navn: 'trinn',
              etikett: t.trinn,
              valgfritt: true,
              verdi: m.trinn === null ? '' : String(m.trinn),
              valg: [
                { verdi: '', tekst: t.alleTrinn },
                ...Array.from({ length: 10 }, (_, i) => ({ verdi: String(i + 1), tekst: t.etTrinn(i + 1) })),
              ],
            }}
          />
          <Skjemafelt
            sprak={sprak}
            felt={{
              slag: 'velg',
              navn: 'type',
              etikett: t.type,
              valgfritt: true,
              verdi: m.type ?? '',
              valg: [{ verdi: '', tekst: t.ingenType }, ...GRUPPETYPER.map((x) => ({ verdi: x, tekst: t.typer[x] }))],
            }}
          />
        </>
      ) : null}
      {m.skole === null ? null : (
        <Skjemafelt
          sprak={sprak}
          felt={{
            slag: 'velg',
            navn: 'gruppe',
            etikett: t.gruppe,
            valgfritt: true,
            verdi: m.gruppe ?? '',
            valg: [
              ...(m.heleSkolen ? [{ verdi: '', tekst: t.alleGrupper }] : []),
              ...grupper.map((g) => ({ verdi: g.id, tekst: g.navn })),
            ],
          }}
        />
      )}
      <Skjemafelt
        sprak={sprak}
        felt={{
          slag: 'radio',
          navn: 'mottaker',
          etikett: t.mottaker,
          verdi: m.mottaker,
          valg: MOTTAKERE.map((x) => ({ verdi: x, tekst: t.mottakere[x] })),
        }}
      />
      {m.mulige.length === 0 ? null : (
        <fieldset className="ds-fieldset fm-rapport-kolonner">
          <legend className="ds-label">{t.kolonner}</legend>
          {m.mulige.map((k) => (
            <label key={k}>
              <input className="ds-input" type="checkbox" name="kolonne" value={k} defaultChecked={m.kolonner.includes(k)} />
              {t.kolonne[k]}
            </label>
          ))}
        </fieldset>
      )}
      <Knapp slag="annen">{t.vis}</Knapp>
    </form>
  );
}

function Liste({ m, sprak }: { m: Rapportside; sprak: Sprak }) {
  const t = tekst(sprak);
  const { rader } = somOrd(m, t);
  return (
    <section aria-labelledby="liste" className="fm-rapport">
      <h2 className="fm-h2" id="liste">
        {t.lista}
      </h2>
      <p className="fm-dempet">
        {t.antall(m.antall)}. {m.antall > rader.length ? t.forste(rader.length) : null}{' '}
        {m.utelatt === null ? t.uvisst : m.utelatt > 0 ? t.utelatt(m.utelatt) : null}
      </p>
      <Tabell<{ celler: string[]; nr: number }>
        sprak={sprak}
        tabell={{
          tittel: t.lista,
          skjulTittel: true,
          tett: true,
          rader: rader.map((celler, nr) => ({ celler, nr })),
          nokkel: (r) => String(r.nr),
          tomt: { tittel: t.ingen, forklaring: t.ingenOm },
          kolonner: m.kolonner.map((k, i) => ({
            id: k,
            tittel: t.kolonne[k],
            radtittel: i === 0,
            celle: (r) => (k === 'fodselsnummer' ? <span className="fm-dempet">{t.skjult}</span> : r.celler[i]),
          })),
        }}
      />
    </section>
  );
}

function Hent({ m, ramme }: { m: Rapportside; ramme: Ramme }) {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const nummer = m.kolonner.includes('fodselsnummer') || skjema.feil.length > 0;
  const feil = (navn: string) => skjema.feil.find((f) => f.navn === navn)?.melding;
  return (
    <form method="post" action={adresse(m)} className="fm-skjema fm-rapport">
      <h2 className="fm-h2">{t.hent}</h2>
      <p>{t.hentOm}</p>
      <Feiloppsummering feil={skjema.feil} sprak={sprak} />
      <Skjult
        felt={{
          skole: m.skole ?? '',
          skolear: String(m.skolear),
          trinn: m.trinn === null ? '' : String(m.trinn),
          type: m.type ?? '',
          gruppe: m.gruppe ?? '',
          mottaker: m.mottaker,
        }}
      />{' '}
      {/* prettier-ignore */}
      {m.kolonner.map((k) => (
        <input key={k} type="hidden" name="kolonne" value={k} />
      ))}
      <Skjemafelt
        sprak={sprak}
        felt={{
          slag: 'radio',
          navn: 'format',
          etikett: t.format,
          verdi: skjema.verdier['format'] ?? 'csv',
          feil: feil('format'),
          valg: FORMATER.map((x) => ({ verdi: x, tekst: t.formater[x] })),
        }}
      />
      <details className="fm-register-sted" open={skjema.verdier['format'] === 'brev'}>
        <summary>{t.brevOm}</summary>
        <Skjemafelt
          sprak={sprak}
          felt={{
            slag: 'tekst',
            navn: 'brevtittel',
            etikett: t.brevtittel,
            verdi: skjema.verdier['brevtittel'],
            feil: feil('brevtittel'),
          }}
        />
        <Skjemafelt
          sprak={sprak}
          felt={{
            slag: 'flerlinje',
            navn: 'brevtekst',
            etikett: t.brevtekst,
            rader: 12,
            hjelp: t.brevtekstHjelp([...m.mulige.filter((k) => k !== 'fodselsnummer'), 'skole', 'dato']),
            verdi: skjema.verdier['brevtekst'],
            feil: feil('brevtekst'),
          }}
        />
      </details>
      {nummer ? (
        <Skjemafelt
          sprak={sprak}
          felt={{
            slag: 'tekst',
            navn: 'begrunnelse',
            etikett: t.begrunnelse,
            hjelp: t.begrunnelseOm,
            verdi: skjema.verdier['begrunnelse'],
            feil: feil('begrunnelse'),
          }}
        />
      ) : null}
      <Knapp>{t.hent}</Knapp>
    </form>
  );
}

/** The same choices in the address, so that a form that is drawn again shows the same list. */
const adresse = (m: Rapportside): string => {
  const q = new URLSearchParams([
    ['skole', m.skole ?? ''],
    ['skolear', String(m.skolear)],
    ['trinn', m.trinn === null ? '' : String(m.trinn)],
    ['type', m.type ?? ''],
    ['gruppe', m.gruppe ?? ''],
    ['mottaker', m.mottaker],
    ...m.kolonner.map((k): [string, string] => ['kolonne', k]),
  ]);
  return `/rapport?${q.toString()}`;
};
