// The letter as a tagged document: language, title, headings and paragraphs, so that a screen reader reads it as the page.
import PDFDocument from 'pdfkit';
import type { Fil } from '#grunn/handling/index.ts';

const OVERSKRIFT = /^(Vedtak|Begrunnelse|Grunngiving|Klage)\n/;

/** The standard fonts hold Western letters; others are written with the nearest of them. */
const SAMISKE: Readonly<Record<string, string>> = { đ: 'd', Đ: 'D', ŋ: 'n', Ŋ: 'N', ŧ: 't', Ŧ: 'T', ł: 'l', Ł: 'L' };
const trykkbart = (s: string): string =>
  Array.from(s)
    .map((c) =>
      /[\n\u0020-\u007e\u00a0-\u00ffŠšŽž–—‘’“”•…]/.test(c)
        ? c
        : (SAMISKE[c] ?? c.normalize('NFD').replace(/[^\u0020-\u007e]/g, '')),
    )
    .join('');

/** Draws the letter, A4. The name of the file says nothing of whom it is about. */
export async function tegnBrevPdf(brev: string): Promise<Fil> {
  const [tittel = '', ...avsnitt] = trykkbart(brev).split('\n\n');
  const doc = new PDFDocument({
    size: 'A4',
    margin: 64,
    pdfVersion: '1.7',
    tagged: true,
    lang: /\nGrunngiving|\n\nGrunngiving/.test(brev) ? 'nn-NO' : 'nb-NO',
    displayTitle: true,
    info: { Title: tittel },
  });
  const innhold = new Promise<Uint8Array>((klar, feil) => {
    const biter: Buffer[] = [];
    doc.on('data', (b: Buffer) => biter.push(b));
    doc.on('end', () => klar(Buffer.concat(biter)));
    doc.on('error', feil);
  });
  const rot = doc.struct('Document');
  doc.addStructure(rot);
  rot.add(doc.struct('H1', {}, () => void doc.font('Helvetica-Bold').fontSize(16).text(tittel).moveDown()));
  for (const a of avsnitt) {
    const merke = OVERSKRIFT.exec(a)?.[1];
    if (merke !== undefined)
      rot.add(doc.struct('H2', {}, () => void doc.font('Helvetica-Bold').fontSize(12).text(merke).moveDown(0.3)));
    const resten = merke === undefined ? a : a.slice(merke.length + 1);
    rot.add(doc.struct('P', {}, () => void doc.font('Helvetica').fontSize(11).text(resten).moveDown()));
  }
  rot.end();
  doc.end();
  return { filnavn: 'vedtak-skolestart.pdf', type: 'application/pdf', innhold: await innhold };
}
