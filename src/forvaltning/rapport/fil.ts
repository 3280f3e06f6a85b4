// The list as a file. Names of files hold no personal data: what it is of stands inside.
import { stringify } from 'csv-stringify/sync';
import writeExcelFile from 'write-excel-file/node';
import type { Fil } from '#grunn/handling/index.ts';
import type { Sprak } from '#web/tekster/index.ts';
import type { Rapportfil } from './modell.ts';
import { tegnBrev } from './brev.ts';
import { tegnEtiketter, tegnListe } from './pdf.ts';
import { somOrd, stempel } from './ord.ts';
import { tekst } from './tekster.ts';

const TYPE = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  etiketter: 'application/pdf',
  brev: 'application/pdf',
} as const;

/** UTF-8 with BOM and semicolon, as Excel in Norway opens it. The stamp is columns of its own: every row can be merged into a letter. */
function somCsv(f: Rapportfil, sprak: Sprak): string {
  const { hode, rader } = somOrd(f, tekst(sprak));
  const s = stempel(f, sprak);
  const alt = [[...hode, ...s.map(([n]) => n)], ...rader.map((r) => [...r, ...s.map(([, v]) => v)])];
  // a name that begins as a formula is text to the spreadsheet too
  return stringify(alt, { bom: true, delimiter: ';', escape_formulas: true, record_delimiter: 'windows' });
}

async function somExcel(f: Rapportfil, sprak: Sprak): Promise<Uint8Array> {
  const t = tekst(sprak);
  const { hode, rader } = somOrd(f, t);
  const celle = (value: string) => ({ value, type: String });
  const om = [[t.skole, f.skolenavn], ...stempel(f, sprak).map(([n, v]) => [n, v])];
  return writeExcelFile([
    {
      sheet: t.liste,
      stickyRowsCount: 1,
      columns: hode.map(() => ({ width: 20 })),
      data: [hode.map((value) => ({ value, type: String, fontWeight: 'bold' as const })), ...rader.map((r) => r.map(celle))],
    },
    { sheet: t.omFila, columns: [{ width: 20 }, { width: 40 }], data: om.map((r) => r.map(celle)) },
  ]).toBuffer();
}

/** Draws the file that was asked for. */
export async function lagFil(f: Rapportfil, sprak: Sprak): Promise<Fil> {
  const hva = f.format === 'etiketter' || f.format === 'brev' ? f.format : 'elevliste';
  const filnavn = `${hva}-${f.hentet.slice(0, 10)}.${hva === 'elevliste' ? f.format : 'pdf'}`;
  const innhold =
    f.format === 'csv'
      ? somCsv(f, sprak)
      : f.format === 'xlsx'
        ? await somExcel(f, sprak)
        : f.format === 'pdf'
          ? await tegnListe(f, sprak)
          : f.format === 'brev'
            ? await tegnBrev(f, sprak)
            : await tegnEtiketter(f, sprak);
  return { filnavn, type: TYPE[f.format], innhold };
}
