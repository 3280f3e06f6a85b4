import { stringify } from 'csv-stringify/sync';
import writeExcelFile from 'write-excel-file/node';
import type { Fil, Ramme, Tegning } from '#grunn/handling/index.ts';
import { skrivSkolear } from '#register/skole/index.ts';
import { Feiloppsummering, Knapp, Sidetopp, Skjemafelt, Skjult, Stabel, Tomt } from '#web/komponenter/index.ts';
import { datoOgTid, flertall, lagTekster, type Sprak } from '#web/tekster/index.ts';
import { GJESTEKOLONNER, type Gjestefil, type Gjestekolonne, type Gjesteside } from './gjester.ts';
import { tekst as rapporttekst } from './tekster.ts';

type Kolonneord = Readonly<Record<Gjestekolonne, string>>;
const tekst = lagTekster({
  nb: {
    tittel: 'Grunnlag for refusjon',
    gjester: 'Gjesteelever',
    om: (n: number, ar: string) =>
      `${flertall('nb', n, 'gjesteelev', 'gjesteelever')} i ${ar}, etter heimkommune, med hvem som betaler og for hvor mange måneder. Beløp regnes ikke ut her. Elever med fortrolig adresse står bare med navn, strengt fortrolig står ikke i fila.`,
    ingen: 'Ingen gjesteelever dette skoleåret',
    kolonne: {
      fornavn: 'Fornavn',
      etternavn: 'Etternavn',
      fodselsdato: 'Fødselsdato',
      hjemkommune: 'Heimkommune',
      skole: 'Skole',
      grunnlag: 'Grunnlag',
      betaler: 'Betales av',
      fra: 'Fra',
      til: 'Til',
      maneder: 'Måneder i året',
    } as Kolonneord,
  },
  nn: {
    tittel: 'Grunnlag for refusjon',
    gjester: 'Gjesteelevar',
    om: (n: number, ar: string) =>
      `${flertall('nn', n, 'gjesteelev', 'gjesteelevar')} i ${ar}, etter heimkommune, med kven som betaler og for kor mange månader. Beløp blir ikkje rekna ut her. Elevar med fortruleg adresse står berre med namn, strengt fortruleg står ikkje i fila.`,
    ingen: 'Ingen gjesteelevar dette skuleåret',
    kolonne: {
      fornavn: 'Fornamn',
      etternavn: 'Etternamn',
      fodselsdato: 'Fødselsdato',
      hjemkommune: 'Heimkommune',
      skole: 'Skule',
      grunnlag: 'Grunnlag',
      betaler: 'Blir betalt av',
      fra: 'Frå',
      til: 'Til',
      maneder: 'Månader i året',
    },
  },
});

/** The year, the format and the button. */
export function tegnGjestefil(m: Gjesteside, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const r = rapporttekst(sprak);
  const ar = (n: number) => `/rapport/gjesteelever?skolear=${n}`;
  return {
    tittel: t.tittel,
    meny: '/flytting',
    moduler: ['ds-error-summary.js'],
    periode: {
      valgt: skrivSkolear(m.skolear),
      valg: m.apne.map((n) => ({ href: ar(n), tekst: skrivSkolear(n), valgt: n === m.skolear })),
    },
    innhold: (
      <Stabel>
        <Sidetopp
          topp={{ tittel: t.tittel, smuler: [{ tekst: t.gjester, href: `/flytting/gjesteelever?skolear=${m.skolear}` }] }}
          sprak={sprak}
        />
        {m.antall === 0 ? (
          <Tomt tomt={{ tittel: t.ingen }} />
        ) : (
          <form method="post" action={ar(m.skolear)} className="fm-skjema fm-rapport">
            <p>{t.om(m.antall, skrivSkolear(m.skolear))}</p>
            <Feiloppsummering feil={skjema.feil} sprak={sprak} />
            <Skjult felt={{ skolear: String(m.skolear) }} />
            <Skjemafelt
              sprak={sprak}
              felt={{
                slag: 'radio',
                navn: 'format',
                etikett: r.format,
                verdi: skjema.verdier['format'] ?? 'xlsx',
                valg: (['xlsx', 'csv'] as const).map((x) => ({ verdi: x, tekst: r.formater[x] })),
              }}
            />
            <div className="fm-knapper">
              <Knapp>{r.hent}</Knapp>
            </div>
          </form>
        )}
      </Stabel>
    ),
  };
}

/** Draws the file that was asked for, with who took it and when inside it. Its name holds no personal data. */
export async function lagGjestefil(f: Gjestefil, sprak: Sprak): Promise<Fil> {
  const t = tekst(sprak);
  const r = rapporttekst(sprak);
  const hode = GJESTEKOLONNER.map((k) => t.kolonne[k]);
  const rader = f.rader.map((x) => x.map((v) => v ?? ''));
  const stempel = [
    [r.hentetAv, f.hentetAv],
    [r.hentet, datoOgTid(f.hentet)],
  ] as const;
  const filnavn = `gjesteelever-${f.skolear}.${f.format}`;
  if (f.format === 'csv') {
    const alt = [[...hode, ...stempel.map(([n]) => n)], ...rader.map((x) => [...x, ...stempel.map(([, v]) => v)])];
    // a name that begins as a formula is text to the spreadsheet too
    const innhold = stringify(alt, { bom: true, delimiter: ';', escape_formulas: true, record_delimiter: 'windows' });
    return { filnavn, type: 'text/csv; charset=utf-8', innhold };
  }
  const celle = (value: string) => ({ value, type: String });
  const innhold = await writeExcelFile([
    {
      sheet: t.gjester,
      stickyRowsCount: 1,
      columns: hode.map(() => ({ width: 18 })),
      data: [hode.map((value) => ({ value, type: String, fontWeight: 'bold' as const })), ...rader.map((x) => x.map(celle))],
    },
    { sheet: r.omFila, columns: [{ width: 20 }, { width: 40 }], data: stempel.map((x) => x.map(celle)) },
  ]).toBuffer();
  return { filnavn, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', innhold };
}
