import PDFDocument from 'pdfkit';
import { skrivSkolear } from '#register/skole/index.ts';
import type { Sprak } from '#web/tekster/index.ts';
import { somOrd, stempel } from './ord.ts';
import type { Rapportfil } from './modell.ts';
import { tekst } from './tekster.ts';

type Dokument = InstanceType<typeof PDFDocument>;

/** A tagged document, A4. */
export const nytt = (tittel: string, sprak: Sprak, valg: PDFKit.PDFDocumentOptions): Dokument =>
  new PDFDocument({ ...valg, size: 'A4', pdfVersion: '1.7', tagged: true, lang: sprak === 'nn' ? 'nn-NO' : 'nb-NO', displayTitle: true, info: { Title: tittel } }); // prettier-ignore

/** The bytes of it, when it has ended. */
export const ferdig = (doc: Dokument): Promise<Uint8Array> =>
  new Promise((klar, feil) => {
    const biter: Buffer[] = [];
    doc.on('data', (b: Buffer) => biter.push(b));
    doc.on('end', () => klar(Buffer.concat(biter)));
    doc.on('error', feil);
    doc.end();
  });

/** The standard fonts hold Western letters; those of Sámi and other alphabets are written with the nearest of them. */
const SAMISKE: Readonly<Record<string, string>> = { đ: 'd', Đ: 'D', ŋ: 'n', Ŋ: 'N', ŧ: 't', Ŧ: 'T', ł: 'l', Ł: 'L' };
export const trykkbart = (s: string): string =>
  Array.from(s)
    .map((c) =>
      /[\n\u0020-\u007e\u00a0-\u00ffŠšŽž–—‘’“”•…]/.test(c)
        ? c
        : (SAMISKE[c] ?? c.normalize('NFD').replace(/[^\u0020-\u007e]/g, '')),
    )
    .join('');

export const tittelFor = (f: Rapportfil, sprak: Sprak): string => {
  const t = tekst(sprak);
  const utvalg = f.utvalg === null ? null : /^\d+$/.test(f.utvalg) ? t.etTrinn(f.utvalg) : f.utvalg;
  return [t.liste, f.skolenavn, utvalg, skrivSkolear(f.skolear)].filter((x) => x !== null && x !== '').join(', ');
};

/** The list as a tagged document: language, title, a heading and a table with header cells. */
export async function tegnListe(f: Rapportfil, sprak: Sprak): Promise<Uint8Array> {
  const t = tekst(sprak);
  const tittel = tittelFor(f, sprak);
  const { hode, rader } = somOrd(f, t);
  const doc = nytt(tittel, sprak, { layout: hode.length > 6 ? 'landscape' : 'portrait', margin: 40 });
  const rot = doc.struct('Document');
  doc.addStructure(rot);
  rot.add(doc.struct('H1', {}, () => void doc.font('Helvetica-Bold').fontSize(14).text(trykkbart(tittel)).moveDown(0.5)));
  const merknader = [
    stempel(f, sprak).map(([n, v]) => `${n}: ${v}`).join('. '), // prettier-ignore
    // the homes are not told that there is anybody
    ...(f.mottaker === 'hjem' ? [] : f.utelatt === null ? [t.uvisst] : f.utelatt > 0 ? [t.utelatt(f.utelatt)] : []),
  ];
  for (const m of merknader) rot.add(doc.struct('P', {}, () => void doc.font('Helvetica').fontSize(9).text(trykkbart(m))));
  doc
    .moveDown(0.5)
    .font('Helvetica')
    .fontSize(hode.length > 8 ? 7 : 9);
  // the types do not know of the tagged table yet
  const tabell = {
    structParent: rot,
    columnStyles: hode.map(() => '*' as const),
    data: [
      hode.map((text) => ({ text, type: 'TH' as const, scope: 'Column' as const })),
      ...rader.map((r) => r.map((c) => ({ text: trykkbart(c) }))),
    ],
  };
  doc.table(tabell);
  rot.end();
  return ferdig(doc);
}

const ETIKETT = { bredde: 198.4, hoyde: 105.2, kolonner: 3, paArket: 24 } as const;

/** Labels, 70 × 37 mm, 24 on a sheet of A4: the name and the class. Who took them stands on a last page of its own. */
export async function tegnEtiketter(f: Rapportfil, sprak: Sprak): Promise<Uint8Array> {
  const t = tekst(sprak);
  const doc = nytt(`${t.formater.etiketter}, ${f.skolenavn}`, sprak, { margin: 0 });
  const rot = doc.struct('Document');
  doc.addStructure(rot);
  const i = (k: Rapportfil['kolonner'][number]) => f.kolonner.indexOf(k);
  f.rader.forEach((rad, nr) => {
    if (nr > 0 && nr % ETIKETT.paArket === 0) doc.addPage();
    const plass = nr % ETIKETT.paArket;
    const x = (plass % ETIKETT.kolonner) * ETIKETT.bredde + 14;
    const y = Math.floor(plass / ETIKETT.kolonner) * ETIKETT.hoyde + 26;
    const navn = [rad[i('fornavn')], rad[i('etternavn')]].filter((d) => d != null && d !== '').join(' ');
    rot.add(
      doc.struct('P', {}, () => {
        doc
          .font('Helvetica-Bold')
          .fontSize(12)
          .text(trykkbart(navn), x, y, { width: ETIKETT.bredde - 28, height: 30, ellipsis: true });
        doc.font('Helvetica').fontSize(10).text(trykkbart([rad[i('klasse')], f.skolenavn].filter((d) => d != null && d !== '').join(', ')), x, y + 34, { width: ETIKETT.bredde - 28, height: 24, ellipsis: true }); // prettier-ignore
      }),
    );
  });
  if (f.rader.length > 0) doc.addPage();
  rot.add(doc.struct('P', {}, () => void doc.font('Helvetica').fontSize(10).text(trykkbart(stempel(f, sprak).map(([n, v]) => `${n}: ${v}`).join('. ')), 40, 40))); // prettier-ignore
  rot.end();
  return ferdig(doc);
}
