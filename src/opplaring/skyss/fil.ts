// The list as a file. Names of files hold no personal data.
import { stringify } from 'csv-stringify/sync';
import writeExcelFile from 'write-excel-file/node';
import type { Fil } from '#grunn/handling/index.ts';
import { datoOgTid, type Sprak } from '#web/tekster/index.ts';
import { KOLONNER, type Skyssfil } from './modell.ts';
import { tekst } from './tekster.ts';

/** Draws the file that was asked for, with who took it and when inside it. */
export async function lagFil(f: Skyssfil, sprak: Sprak): Promise<Fil> {
  const t = tekst(sprak);
  const hode = KOLONNER.map((k) => t.kolonne[k]);
  const rader = f.rader.map((r) => r.map((v) => v ?? ''));
  const stempel = [
    [t.hentetAv, f.hentetAv],
    [t.hentet, datoOgTid(f.hentet)],
  ] as const;
  const filnavn = `skoleskyss-${f.hentet.slice(0, 10)}.${f.format}`;
  if (f.format === 'csv') {
    const alt = [[...hode, ...stempel.map(([n]) => n)], ...rader.map((r) => [...r, ...stempel.map(([, v]) => v)])];
    // a name that begins as a formula is text to the spreadsheet too
    const innhold = stringify(alt, { bom: true, delimiter: ';', escape_formulas: true, record_delimiter: 'windows' });
    return { filnavn, type: 'text/csv; charset=utf-8', innhold };
  }
  const celle = (value: string) => ({ value, type: String });
  const innhold = await writeExcelFile([
    {
      sheet: t.tittel,
      stickyRowsCount: 1,
      columns: hode.map(() => ({ width: 18 })),
      data: [hode.map((value) => ({ value, type: String, fontWeight: 'bold' as const })), ...rader.map((r) => r.map(celle))],
    },
    {
      sheet: t.omFila,
      columns: [{ width: 20 }, { width: 40 }],
      data: [[t.skole, f.skolenavn] as const, ...stempel].map((r) => r.map(celle)),
    },
  ]).toBuffer();
  return { filnavn, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', innhold };
}
