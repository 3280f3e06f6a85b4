import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import {
  Knappelenke,
  Sidetopp,
  Skjema,
  Stabel,
  Tabell,
  Varselboks,
  type Kolonne,
  type Skjemafeltvisning,
} from '#web/komponenter/index.ts';
import { datoOgTid, type Sprak } from '#web/tekster/index.ts';
import { FORMAL, type Innsynsliste, type Innsynsrad } from '../modell.ts';
import { tegnCsv } from '../regler.ts';
import { tekst } from '../tekster.ts';

const hvemHref = (id: string) => `/hvem-har-sett/${id}`;

function datofelt(m: Pick<Innsynsliste, 'fra' | 'til'>, sprak: Sprak): Skjemafeltvisning[] {
  const t = tekst(sprak);
  return [
    { slag: 'tekst', type: 'date', navn: 'fra', etikett: t.fra, verdi: m.fra, bredde: 'middels' },
    { slag: 'tekst', type: 'date', navn: 'til', etikett: t.til, verdi: m.til, bredde: 'middels' },
  ];
}

function kolonner(sprak: Sprak, o: { alt: boolean; trygg: boolean }): Kolonne<Innsynsrad>[] {
  const t = tekst(sprak);
  const ut: Kolonne<Innsynsrad>[] = [
    { id: 'nar', tittel: t.nar, radtittel: true, celle: (r) => datoOgTid(r.tid) },
    { id: 'rolle', tittel: t.rolle, celle: (r) => r.rolle },
    { id: 'hva', tittel: t.side, celle: (r) => r.visning },
  ];
  if (!o.trygg) {
    ut.splice(1, 0, { id: 'hvem', tittel: t.hvem, celle: (r) => r.hvem ?? <span className="fm-dempet">{t.ikkeVist}</span> });
    ut.push({ id: 'skole', tittel: t.skole, celle: (r) => r.skole ?? '' });
  }
  if (o.alt)
    ut.push(
      {
        id: 'felt',
        tittel: t.vist,
        celle: (r) =>
          r.felter === null ? (
            <span className="fm-dempet">{t.ukjentFelt}</span>
          ) : (
            <details>
              <summary>{t.antallFelt(r.felter.length)}</summary>
              {r.felter.join(', ')}
            </details>
          ),
      },
      { id: 'grunn', tittel: t.grunn, celle: (r) => r.formal ?? '' },
    );
  return ut;
}

function Rader({ m, sprak, alt }: { m: Pick<Innsynsliste, 'rader' | 'flere' | 'trygg'>; sprak: Sprak; alt: boolean }) {
  const t = tekst(sprak);
  return (
    <>
      {m.flere ? <Varselboks varsel={{ tone: 'noytral', tittel: t.flere }} sprak={sprak} /> : null}
      <Tabell
        sprak={sprak}
        tabell={{
          tittel: t.tabell,
          kolonner: kolonner(sprak, { alt, trygg: m.trygg }),
          rader: m.rader,
          nokkel: (r) => r.id,
          tomt: { tittel: t.tomTittel, forklaring: t.tomTekst },
        }}
      />
    </>
  );
}

/** The question and its answer on one page: purpose, time, field; who, when, which page. */
export function tegnHvemHarSett(m: Innsynsliste, { sprak }: Ramme): Tegning {
  const t = tekst(sprak);
  const felt: Skjemafeltvisning[] = [
    {
      slag: 'velg',
      navn: 'formal',
      etikett: t.hvorfor,
      verdi: m.formal ?? '',
      valg: [{ verdi: '', tekst: t.velg }, ...FORMAL.map((f) => ({ verdi: f, tekst: t.formal[f] }))],
    },
    ...datofelt(m, sprak),
    {
      slag: 'velg',
      navn: 'felt',
      etikett: t.felt,
      valgfritt: true,
      verdi: m.felt ?? '',
      valg: [{ verdi: '', tekst: t.alleFelt }, ...m.kjenteFelt.map((f) => ({ verdi: f, tekst: f }))],
    },
  ];
  const sporring = new URLSearchParams({ formal: m.formal ?? '', fra: m.fra, til: m.til, felt: m.felt ?? '' });
  return {
    tittel: t.tittel(m.visningsnavn),
    innhold: (
      <Stabel>
        <Sidetopp
          topp={{
            tittel: t.tittel(m.visningsnavn),
            ingress: t.ingress,
            smuler: [{ tekst: m.visningsnavn, href: `/person/${m.personId}` }],
          }}
          sprak={sprak}
        />
        <Skjema visning={{ href: hvemHref(m.personId), metode: 'get', felt, knapp: t.vis }} sprak={sprak} />
        {m.spurt ? <Rader m={m} sprak={sprak} alt /> : null}
        {m.spurt && m.kanLasteNed && m.rader.length > 0 ? (
          <p>
            <Knappelenke slag="annen" href={`${hvemHref(m.personId)}/csv?${sporring.toString()}`}>
              {t.lastNed}
            </Knappelenke>
          </p>
        ) : null}
      </Stabel>
    ),
  };
}

/** «Hvem har sett barnet mitt», for guardians and pupils. */
export function tegnMittBarn(
  m: Omit<Innsynsliste, 'kjenteFelt' | 'kanLasteNed' | 'formal'> & { readonly egne: boolean },
  { sprak, aktor }: Ramme,
): Tegning {
  const t = tekst(sprak);
  return {
    tittel: t.barnTittel(m.visningsnavn),
    innhold: (
      <Stabel>
        <Sidetopp
          topp={{
            tittel: t.barnTittel(m.visningsnavn),
            ingress: t.barnIngress,
            // a pupil reads about herself, and came from the front page
            ...(aktor?.id === m.personId ? {} : { smuler: [{ tekst: t.barna, href: '/mine-barn' }] }),
          }}
          sprak={sprak}
        />
        {m.trygg ? <Varselboks varsel={{ tone: 'noytral', tittel: t.barnTrygg }} sprak={sprak} /> : null}
        <Skjema
          visning={{
            href: `${hvemHref(m.personId)}/barn`,
            metode: 'get',
            felt: [...datofelt(m, sprak), { slag: 'avkryssing', navn: 'egne', etikett: t.egne, krysset: m.egne }],
            knapp: t.visTid,
          }}
          sprak={sprak}
        />
        <Rader m={m} sprak={sprak} alt={false} />
        <p className="fm-dempet">{t.sporVidere}</p>
      </Stabel>
    ),
  };
}

/** The rows as a file for a spreadsheet. Its name says nothing of whom it is about. */
export function lagInnsynsfil(m: Innsynsliste, sprak: Sprak) {
  const t = tekst(sprak);
  return {
    filnavn: `${t.filnavn}.csv`,
    type: 'text/csv; charset=utf-8',
    innhold: tegnCsv([
      t.csv,
      ...m.rader.map((r) => [
        r.tid,
        r.hvem ?? t.ikkeVist,
        r.rolle,
        r.skole ?? '',
        r.visning,
        r.felter === null ? t.ukjentFelt : r.felter.join(', '),
        r.formal ?? '',
      ]),
    ]),
  };
}
