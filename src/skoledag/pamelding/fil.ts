// The answers as a file. Its name holds no personal data, and not what the school asked about.
import { stringify } from 'csv-stringify/sync';
import writeExcelFile from 'write-excel-file/node';
import type { Fil } from '#grunn/handling/index.ts';
import { dato, datoOgTid, type Sprak } from '#web/tekster/index.ts';
import type { Svarfil } from './modell.ts';
import { tekst } from './sider/tekster.ts';

const stempel = (f: Svarfil, sprak: Sprak): readonly [string, string][] => {
  const t = tekst(sprak);
  return [
    [t.hentetAv, f.hentetAv],
    [t.hentet, datoOgTid(f.hentet)],
    [t.slettesInnen, dato(f.slettes)],
  ];
};

/** UTF-8 with BOM and semicolon, as Excel in Norway opens it; what begins as a formula is text. */
function somCsv(f: Svarfil, sprak: Sprak): string {
  const s = stempel(f, sprak);
  const alt = [[...f.hode, ...s.map(([n]) => n)], ...f.rader.map((r) => [...r, ...s.map(([, v]) => v)])];
  return stringify(alt, { bom: true, delimiter: ';', escape_formulas: true, record_delimiter: 'windows' });
}

async function somExcel(f: Svarfil, sprak: Sprak): Promise<Uint8Array> {
  const t = tekst(sprak);
  const celle = (value: string) => ({ value, type: String });
  return writeExcelFile([
    {
      sheet: t.svarene,
      stickyRowsCount: 1,
      columns: f.hode.map(() => ({ width: 20 })),
      data: [f.hode.map((value) => ({ value, type: String, fontWeight: 'bold' as const })), ...f.rader.map((r) => r.map(celle))],
    },
    { sheet: t.omFila, columns: [{ width: 20 }, { width: 40 }], data: stempel(f, sprak).map((r) => r.map(celle)) },
  ]).toBuffer();
}

/** Draws the file that was asked for. */
export async function lagSvarfil(f: Svarfil, sprak: Sprak): Promise<Fil> {
  return {
    filnavn: `svar-${f.hentet.slice(0, 10)}.${f.format}`,
    type: f.format === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    innhold: f.format === 'csv' ? somCsv(f, sprak) : await somExcel(f, sprak),
  };
}
