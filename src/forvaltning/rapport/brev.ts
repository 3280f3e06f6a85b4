// A letter for each line of the list: one file, a page or more each, tagged.
import { skrivSkolear } from '#register/skole/index.ts';
import { dato, type Sprak } from '#web/tekster/index.ts';
import type { Rapportfil } from './modell.ts';
import { somOrd, stempel } from './ord.ts';
import { ferdig, nytt, trykkbart } from './pdf.ts';
import { flett } from './regler.ts';
import { tekst } from './tekster.ts';

/** Every letter begins on a page of its own: the school, the date, whom it is about, the heading and the paragraphs. Who took the file stands on the last page. */
export async function tegnBrev(f: Rapportfil, sprak: Sprak): Promise<Uint8Array> {
  const t = tekst(sprak);
  const brev = f.brev ?? { tittel: '', tekst: '' };
  const doc = nytt(`${t.formater.brev}, ${f.skolenavn}, ${skrivSkolear(f.skolear)}`, sprak, { margin: 64 });
  const rot = doc.struct('Document');
  doc.addStructure(rot);
  const { rader } = somOrd(f, t);
  const iDag = dato(f.hentet);
  rader.forEach((rad, nr) => {
    if (nr > 0) doc.addPage();
    const verdier = { ...Object.fromEntries(f.kolonner.map((k, i) => [k, rad[i] ?? ''])), skole: f.skolenavn, dato: iDag };
    const del = doc.struct('Sect');
    rot.add(del);
    const avsnitt = (slag: 'H1' | 'P', skrift: string, storrelse: number, ord: string) =>
      del.add(doc.struct(slag, {}, () => void doc.font(skrift).fontSize(storrelse).text(trykkbart(ord)).moveDown()));
    avsnitt('P', 'Helvetica', 10, `${f.skolenavn}\n${iDag}`);
    avsnitt('P', 'Helvetica', 11, [`${verdier['fornavn' as keyof typeof verdier]} ${verdier['etternavn' as keyof typeof verdier]}`.trim(), verdier['klasse' as keyof typeof verdier]].filter(Boolean).join(', ')); // prettier-ignore
    avsnitt('H1', 'Helvetica-Bold', 16, flett(brev.tittel, verdier));
    for (const a of flett(brev.tekst.replaceAll('\r\n', '\n'), verdier).split(/\n{2,}/)) avsnitt('P', 'Helvetica', 11, a);
    del.end();
  });
  if (rader.length > 0) doc.addPage();
  rot.add(doc.struct('P', {}, () => void doc.font('Helvetica').fontSize(10).text(trykkbart(stempel(f, sprak).map(([n, v]) => `${n}: ${v}`).join('. '))))); // prettier-ignore
  rot.end();
  return ferdig(doc);
}
