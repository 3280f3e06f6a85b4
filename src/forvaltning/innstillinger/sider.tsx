import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import {
  Bekreftelse,
  Handlingsknapp,
  Knappelenke,
  Kvittering,
  Sidetopp,
  type Skjemafeltvisning,
} from '#web/komponenter/index.ts';
import { datoOgTid, type Sprak } from '#web/tekster/index.ts';
import { KATALOG, type Felt } from './katalog.ts';
import { tekst } from './tekster.ts';
import type { Innstillingsoversikt, Seksjonsbilde } from './visninger.ts';

const her = '/innstillinger';

/** The word of a field; every field has one in both languages (a test looks). */
const ordFor = (sprak: Sprak, seksjon: Seksjonsbilde['seksjon'], felt: string): string =>
  (tekst(sprak).seksjon[seksjon].felt as Readonly<Record<string, string>>)[felt] ?? felt;

function verdiord(sprak: Sprak, s: Seksjonsbilde, f: Felt): string {
  const t = tekst(sprak);
  const ord = t.seksjon[s.seksjon] as { readonly tomt?: Readonly<Record<string, string>> };
  const tomt = (navn: string): string => ord.tomt?.[navn] ?? t.ingen;
  if (f.slag === 'kryss')
    return (
      f.valg
        .filter((x) => s.verdier[`${f.navn}_${x}`] === 'ja')
        .map((x) => ordFor(sprak, s.seksjon, `${f.navn}_${x}`))
        .join(', ') || t.ingen
    );
  if (f.slag === 'perSkole')
    return (
      s.skoler
        .filter((x) => (s.verdier[`${f.navn}_${x.organisasjonsnummer}`] ?? '') !== '')
        .map((x) => `${x.navn}: ${s.verdier[`${f.navn}_${x.organisasjonsnummer}`]}`)
        .join(', ') || tomt(f.navn)
    );
  const v = s.verdier[f.navn] ?? '';
  if (f.slag === 'jaNei') return v === 'ja' ? t.ja : t.nei;
  return v === '' ? tomt(f.navn) : v;
}

function Seksjon({ s, ramme, kanEndre }: { s: Seksjonsbilde; ramme: Ramme; kanEndre: boolean }) {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const { tittel } = t.seksjon[s.seksjon];
  return (
    <section className="fm-feltgruppe" id={s.seksjon} aria-labelledby={`t-${s.seksjon}`}>
      <h2 className="fm-h2" id={`t-${s.seksjon}`}>
        {tittel}
      </h2>
      <dl className="fm-hvorfor-rader fm-brede-titler">
        {KATALOG[s.seksjon].felt.map((f) => (
          <div key={f.navn} className="fm-hvorfor-rad">
            <dt>{ordFor(sprak, s.seksjon, f.navn)}</dt>
            <dd>{verdiord(sprak, s, f)}</dd>
          </div>
        ))}
      </dl>
      <p className="fm-dempet fm-liten">
        {s.satt === null
          ? t.standard
          : [t.endretAv(s.sattAv ?? t.systemet, datoOgTid(s.satt)), s.begrunnelse === null ? '' : t.hvorfor(s.begrunnelse)].join(
              ' ',
            )}
      </p>
      {kanEndre ? (
        <div className="fm-knapper">
          <Knappelenke href={`${her}/${s.seksjon}`} slag="annen" liten>
            {t.endre}
            <span className="ds-sr-only"> {tittel}</span>
          </Knappelenke>
          {s.standard ? null : (
            <Handlingsknapp
              slag="stille"
              liten
              handling={{
                tekst: t.angre,
                href: `${her}/${s.seksjon}/angre`,
                skjult: { bygger: s.bygger, _nokkel: `${ramme.skjema.nokkel}-${s.seksjon}` },
              }}
            />
          )}
        </div>
      ) : null}
    </section>
  );
}

/** What waits for the kommune to choose, first on the page. */
function MaAvgjores({ m, ramme: { sprak } }: { m: Innstillingsoversikt; ramme: Ramme }) {
  const t = tekst(sprak);
  const venter = m.seksjoner.filter((s) => s.maAvgjores);
  if (venter.length === 0) return null;
  return (
    <section className="fm-feltgruppe" id="ma-avgjores" aria-labelledby="t-ma-avgjores">
      <h2 className="fm-h2" id="t-ma-avgjores">
        {t.maAvgjores}
      </h2>
      <p>{t.maAvgjoresOm}</p>
      <ul className="fm-linjer">
        {venter.map((s) => (
          <li key={s.seksjon}>
            <a className="ds-link" href={m.kanEndre ? `${her}/${s.seksjon}` : `#${s.seksjon}`}>
              {t.seksjon[s.seksjon].tittel}
            </a>
            {s.seksjon === 'ventetid' ? <span className="fm-dempet">{t.dager(Number(s.verdier['dager']))}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** «Innstillinger»: a section for each, with what counts, who said so and why. */
export function tegnInnstillinger(m: Innstillingsoversikt, ramme: Ramme): Tegning {
  const { sprak, sporring } = ramme;
  const t = tekst(sprak);
  return {
    tittel: t.tittel,
    meny: her,
    innhold: (
      <div className="fm-stabel">
        <Sidetopp topp={{ tittel: t.tittel, ingress: t.ingress }} sprak={sprak} />
        {sporring['gjort'] === undefined ? null : <Kvittering kvittering={{ tekst: t.lagret }} />}
        {sporring['angret'] === undefined ? null : <Kvittering kvittering={{ tekst: t.angret }} />}
        <MaAvgjores m={m} ramme={ramme} />
        {m.seksjoner.map((s) => (
          <Seksjon key={s.seksjon} s={s} ramme={ramme} kanEndre={m.kanEndre} />
        ))}
        <section className="fm-feltgruppe" aria-labelledby="andre">
          <h2 className="fm-h2" id="andre">
            {t.andre}
          </h2>
          <ul className="ds-list">
            <li>
              <a className="ds-link" href="/roller/stillinger">
                {t.frist}
              </a>
              : {t.dager(m.fristDager)}
            </li>
            <li>
              <a className="ds-link" href="/roller/krav">
                {t.opplaering}
              </a>
              : {m.opplaeringKreves ? t.ja : t.nei}
            </li>
          </ul>
        </section>
      </div>
    ),
  };
}

function feltvisning(f: Felt, m: Seksjonsbilde, { sprak, skjema }: Ramme): Skjemafeltvisning[] {
  const t = tekst(sprak);
  const felles = {
    navn: f.navn,
    etikett: ordFor(sprak, m.seksjon, f.navn),
    feil: skjema.feil.find((x) => x.navn === f.navn)?.melding,
  };
  const verdi = skjema.verdier[f.navn] ?? m.verdier[f.navn];
  switch (f.slag) {
    case 'kryss': {
      const sendt = skjema.verdier['bygger'] !== undefined;
      return f.valg.map((x) => ({
        slag: 'avkryssing',
        navn: `${f.navn}_${x}`,
        etikett: ordFor(sprak, m.seksjon, `${f.navn}_${x}`),
        verdi: 'ja',
        krysset: (sendt ? skjema.verdier : m.verdier)[`${f.navn}_${x}`] === 'ja',
      }));
    }
    case 'perSkole':
      return m.skoler.map((x) => {
        const navn = `${f.navn}_${x.organisasjonsnummer}`;
        return {
          navn,
          etikett: t.minutterVed(x.navn),
          slag: 'tekst',
          inndata: 'numeric',
          bredde: 'smal',
          valgfritt: true,
          verdi: skjema.verdier[navn] ?? m.verdier[navn],
          feil: skjema.feil.find((y) => y.navn === navn)?.melding,
        };
      });
    case 'jaNei':
      return [
        {
          ...felles,
          slag: 'radio',
          verdi,
          valg: [
            { verdi: 'ja', tekst: t.ja },
            { verdi: 'nei', tekst: t.nei },
          ],
        },
      ];
    case 'tall':
      return [
        { ...felles, slag: 'tekst', inndata: 'numeric', bredde: 'smal', verdi, ...(f.valgfritt ? { valgfritt: true } : {}) },
      ];
    case 'telefon':
      return [{ ...felles, slag: 'tekst', type: 'tel', bredde: 'middels', verdi, valgfritt: true }];
    case 'nettside':
      return [{ ...felles, slag: 'tekst', verdi, valgfritt: true }];
    case 'tekst':
      return [{ ...felles, slag: 'tekst', verdi }];
  }
}

/** The form of one setting, with what follows from changing it. */
export function tegnInnstillingsskjema(m: Seksjonsbilde, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const om = t.seksjon[m.seksjon];
  return {
    tittel: om.tittel,
    moduler: ['ds-error-summary.js'],
    meny: her,
    innhold: (
      <Bekreftelse
        sprak={sprak}
        bekreftelse={{
          sporsmal: om.tittel,
          folger: [...om.folger],
          skjema: {
            href: `${her}/${m.seksjon}`,
            knapp: t.knapp,
            avbrytHref: her,
            felt: [
              ...KATALOG[m.seksjon].felt.flatMap((f) => feltvisning(f, m, ramme)),
              {
                slag: 'flerlinje',
                navn: 'begrunnelse',
                etikett: t.begrunnelse,
                verdi: skjema.verdier['begrunnelse'],
                feil: skjema.feil.find((x) => x.navn === 'begrunnelse')?.melding,
              },
            ],
            skjult: { bygger: skjema.verdier['bygger'] ?? m.bygger, _nokkel: skjema.nokkel },
          },
        }}
      />
    ),
  };
}
