import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { paSprak } from '#grunn/sprak/index.ts';
import { Bekreftelse, Feiloppsummering, Knapp, Knappelenke, Kvittering, Sidetopp, Skjemafelt, Skjult, Stabel, Statusmerke, Tabell, Tomt, Varselboks, type Skjemafeltvisning, type Statusmerkevisning } from '#web/komponenter/index.ts'; // prettier-ignore
import { dato, datoOgTid, kortDato, type Sprak } from '#web/tekster/index.ts';
import { ROLLETEKST } from '#tilgang/rolle/index.ts';
import { tekst } from '../tekster.ts';
import type { Revisjonsbevis, Revisjonsinnstilling, Revisjonsoversikt, Revisjonsskole } from './visninger.ts';

const TONE = { venter: 'trengerDeg', bekreftet: 'ok', fjernet: 'noytral', bortfalt: 'fare' } as const;
const merke = (status: keyof typeof TONE, sprak: Sprak): Statusmerkevisning => ({
  tone: TONE[status],
  tekst: tekst(sprak).status[status],
});
const her = '/tilgangsrevisjon';

/** School by school. */
export function tegnRevisjonsoversikt(m: Revisjonsoversikt, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  return {
    tittel: t.tittel,
    meny: her,
    innhold: (
      <Stabel>
        <Sidetopp topp={{ tittel: t.tittel, ingress: t.ingress }} sprak={sprak}>
          {m.kanSette ? (
            <Knappelenke slag="annen" href={`${her}/innstilling`}>
              {m.kvartal === null || m.frist === null ? t.taIBruk : t.innstilling}
            </Knappelenke>
          ) : null}
        </Sidetopp>
        {ramme.sporring['gjort'] === 'innstilling' ? <Kvittering kvittering={{ tekst: t.oppsett.lagret }} /> : null}
        {m.kvartal === null || m.frist === null ? (
          <Tomt
            tomt={{ tittel: t.ikkeIBruk, forklaring: m.forsteKvartal === null ? t.ikkeIBrukOm : t.begynner(m.forsteKvartal) }}
          />
        ) : (
          <section>
            <h2 className="fm-h2">{t.kvartal(m.kvartal)}</h2>
            <p className="fm-dempet">{t.frist(dato(m.frist))}</p>
            <Tabell
              sprak={sprak}
              tabell={{
                tittel: t.kvartal(m.kvartal),
                skjulTittel: true,
                rader: m.skoler,
                nokkel: (r) => r.organisasjonsnummer,
                tomt: { tittel: t.ingen },
                kolonner: [
                  { id: 'skole', tittel: t.skole, radtittel: true, celle: (r) => <a className="ds-link" href={`${her}/${r.organisasjonsnummer}`}>{r.navn}</a> }, // prettier-ignore
                  { id: 'linjer', tittel: t.tilganger, tall: true, celle: (r) => r.linjer },
                  { id: 'venter', tittel: t.status.venter, tall: true, celle: (r) => r.venter },
                  { id: 'bekreftet', tittel: t.status.bekreftet, tall: true, celle: (r) => r.bekreftet },
                  { id: 'fjernet', tittel: t.status.fjernet, tall: true, celle: (r) => r.fjernet },
                  { id: 'bortfalt', tittel: t.status.bortfalt, tall: true, celle: (r) => r.bortfalt },
                ],
              }}
            />
          </section>
        )}
      </Stabel>
    ),
  };
}

/** Everybody with access at the school, each with confirm or remove. */
export function tegnRevisjonsskole(m: Revisjonsskole, ramme: Ramme): Tegning {
  const { sprak, skjema, sporring } = ramme;
  const t = tekst(sprak);
  const adresse = `${her}/${m.skole.organisasjonsnummer}`;
  const rolle = (l: Revisjonsskole['linjer'][number]) => paSprak(ROLLETEKST[l.rolle], sprak);
  const antall = (st: string) => m.linjer.filter((l) => l.status === st).length;
  const svart = Number(sporring['svart'] ?? Number.NaN);
  const hva = (h: string) => (h in t.hva ? t.hva[h as keyof typeof t.hva] : t.hva.annet);
  return {
    tittel: `${t.tittel}, ${m.skole.navn}`,
    moduler: ['ds-error-summary.js'],
    meny: her,
    innhold: (
      <Stabel>
        <Sidetopp
          topp={{
            tittel: m.kvartal === null ? m.skole.navn : `${m.skole.navn}, ${t.kvartal(m.kvartal)}`,
            ingress: m.frist === null ? t.ikkeIBruk : t.frist(dato(m.frist)),
            smuler: [{ tekst: t.tittel, href: her }],
          }}
          sprak={sprak}
        >
          {m.kvartal === null ? null : (
            <Knappelenke slag="annen" href={`${adresse}/svar/${m.kvartal}`}>
              {t.bevis}
            </Knappelenke>
          )}
          {m.forrige === null ? null : (
            <Knappelenke slag="stille" href={`${adresse}/svar/${m.forrige}`}>
              {t.forrige}
            </Knappelenke>
          )}
        </Sidetopp>
        {Number.isInteger(svart) ? <Kvittering kvittering={{ tekst: t.lagret(svart) }} /> : null}
        {antall('bortfalt') > 0 ? (
          <Varselboks varsel={{ tone: 'fare', tittel: t.bortfalt(antall('bortfalt')) }} sprak={sprak} />
        ) : antall('venter') > 0 ? (
          <Varselboks varsel={{ tone: 'trengerDeg', tittel: t.venter(antall('venter')) }} sprak={sprak} />
        ) : m.linjer.length > 0 ? (
          <Varselboks varsel={{ tone: 'ok', tittel: t.ferdig }} sprak={sprak} />
        ) : null}
        <form method="post" action={adresse} className="fm-stabel" noValidate>
          <Feiloppsummering feil={skjema.feil} sprak={sprak} />
          <Skjult felt={{ _nokkel: skjema.nokkel }} />
          <Tabell
            sprak={sprak}
            tabell={{
              tittel: t.tittel,
              skjulTittel: true,
              rader: m.linjer,
              nokkel: (l) => `${l.personId}-${l.rolle}`,
              tomt: { tittel: t.ingen, forklaring: t.ingenOm },
              kolonner: [
                { id: 'hvem', tittel: t.hvem, radtittel: true, celle: (l) => <a className="ds-link" href={`/ansatte/${l.personId}`}>{l.navn}</a> }, // prettier-ignore
                { id: 'rolle', tittel: t.rolle, celle: rolle },
                {
                  id: 'grunnlag',
                  tittel: t.grunnlag,
                  celle: (l) => (
                    <>
                      {l.detalj ?? hva(l.hva)}
                      {l.fra === null ? null : <span className="fm-linje fm-dempet fm-liten">{t.siden(kortDato(l.fra))}</span>}
                    </>
                  ),
                },
                { id: 'status', tittel: tekst(sprak).svart, celle: (l) => <Statusmerke merke={merke(l.status, sprak)} /> },
                {
                  id: 'svar',
                  tittel: t.svar,
                  celle: (l) =>
                    l.selv ? (
                      <span className="fm-dempet">{t.selv}</span>
                    ) : m.kanSvare ? (
                      <select
                        className="ds-input"
                        name={`l_${l.personId}_${l.rolle}`}
                        aria-label={t.svarFor(l.navn, rolle(l))}
                        defaultValue={l.status === 'venter' || l.status === 'bortfalt' ? '' : l.status}
                      >
                        <option value="">{t.ikkeNa}</option>
                        <option value="bekreftet">{t.bekreft}</option>
                        <option value="fjernet">{t.fjern}</option>
                      </select>
                    ) : (
                      <span className="fm-dempet">–</span>
                    ),
                },
              ],
            }}
          />
          {m.kanSvare && m.linjer.length > 0 ? (
            <>
              <Skjemafelt
                sprak={sprak}
                felt={{ slag: 'flerlinje', navn: 'begrunnelse', etikett: t.begrunnelse, valgfritt: true, rader: 2 }}
              />
              <div className="fm-knapper">
                <Knapp>{t.lagre}</Knapp>
              </div>
            </>
          ) : null}
        </form>
      </Stabel>
    ),
  };
}

/** Every answer of a quarter, to be printed and kept. */
export function tegnRevisjonsbevis(m: Revisjonsbevis, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const tittel = t.bevisTittel(m.skole.navn, m.kvartal);
  return {
    tittel,
    meny: her,
    innhold: (
      <Stabel>
        <Sidetopp
          topp={{
            tittel,
            smuler: [
              { tekst: t.tittel, href: her },
              { tekst: m.skole.navn, href: `${her}/${m.skole.organisasjonsnummer}` },
            ],
          }}
          sprak={sprak}
        />
        <Tabell
          sprak={sprak}
          tabell={{
            tittel,
            skjulTittel: true,
            rader: m.svar,
            nokkel: (x) => `${x.personId}-${x.rolle}-${x.svart}`,
            tomt: { tittel: t.ingenSvar },
            kolonner: [
              { id: 'hvem', tittel: t.hvem, radtittel: true, celle: (x) => x.navn },
              { id: 'rolle', tittel: t.rolle, celle: (x) => paSprak(ROLLETEKST[x.rolle], sprak) },
              { id: 'svar', tittel: t.svar, celle: (x) => <Statusmerke merke={merke(x.svar, sprak)} /> },
              { id: 'svart', tittel: t.svart, celle: (x) => datoOgTid(x.svart) },
              { id: 'av', tittel: t.av, celle: (x) => x.svartAv },
              { id: 'merknad', tittel: t.begrunnelse, celle: (x) => x.begrunnelse ?? '–' },
            ],
          }}
        />
      </Stabel>
    ),
  };
}

/** Whether reviews are held, and when answers are due. */
export function tegnRevisjonsinnstilling(m: Revisjonsinnstilling, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak).oppsett;
  const feil = (navn: string) => skjema.feil.find((f) => f.navn === navn)?.melding;
  const felt: Skjemafeltvisning[] = [
    {
      slag: 'radio',
      navn: 'bruk',
      etikett: t.bruk,
      verdi: skjema.verdier['bruk'] ?? (m.bruk ? 'ja' : 'nei'),
      feil: feil('bruk'),
      valg: [
        { verdi: 'ja', tekst: t.ja },
        { verdi: 'nei', tekst: t.nei },
      ],
    },
    {
      slag: 'tekst',
      navn: 'fristDager',
      etikett: t.frist,
      inndata: 'numeric',
      bredde: 'smal',
      verdi: skjema.verdier['fristDager'] ?? String(m.fristDager),
      feil: feil('fristDager'),
    },
    {
      slag: 'flerlinje',
      navn: 'begrunnelse',
      etikett: t.begrunnelse,
      verdi: skjema.verdier['begrunnelse'],
      feil: feil('begrunnelse'),
    },
  ];
  return {
    tittel: t.tittel,
    moduler: ['ds-error-summary.js'],
    meny: her,
    innhold: (
      <Bekreftelse
        sprak={sprak}
        bekreftelse={{
          sporsmal: t.tittel,
          folger: [...t.folger],
          skjema: { href: `${her}/innstilling`, knapp: t.knapp, avbrytHref: her, felt, skjult: { _nokkel: skjema.nokkel } },
        }}
      />
    ),
  };
}
