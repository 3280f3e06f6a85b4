// A file as a kommune's supplier would drop it, at any size, written as it is drawn.
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { barnOgForesatte, type Verden, type Verdensperson } from '#verden/index.ts';
import { tegnPersonDefinisjon } from './tegn-persondefinisjon.ts';
import { tegnPersondokument } from './tegn-persondokument.ts';
import { tegnXml, XML_DEKLARASJON } from './tegn-xml.ts';

export type Filformat =
  | 'persondefinisjon-ndjson'
  | 'persondefinisjon-json'
  | 'persondokument-ndjson'
  | 'persondokument-json'
  | 'persondokument-xml';

export interface Filskriving {
  readonly format?: Filformat;
  /** ISO time of the export; default the world's own day at 02.00 UTC. */
  readonly eksportert?: string;
  /** Leave out header and trailer, as a file from elsewhere would. */
  readonly utenHode?: boolean;
}

const LINJER_PER_BIT = 64;

/** Children under 16 and older pupils, and for person documents their guardians too, each once. Only people in Folkeregisteret. */
function* personer(verden: Verden, medForesatte: boolean): Generator<Verdensperson> {
  const skrevet = new Set<string>();
  for (const { barn, foresatte } of barnOgForesatte(verden))
    for (const p of medForesatte ? [barn, ...foresatte] : [barn]) {
      if (p.identifikator === null || p.bareManuell === true || skrevet.has(p.id)) continue;
      skrevet.add(p.id);
      yield p;
    }
}

function* linjer(verden: Verden, valg: Filskriving): Generator<string> {
  const format = valg.format ?? 'persondefinisjon-ndjson';
  const dokumenter = format.startsWith('persondokument');
  const tegn = (p: Verdensperson) => (dokumenter ? tegnPersondokument(verden, p) : tegnPersonDefinisjon(verden, p));
  if (format === 'persondokument-xml') {
    yield `${XML_DEKLARASJON}<folkeregisterpersoner>`;
    for (const p of personer(verden, true)) yield tegnXml(tegn(p));
    return yield '</folkeregisterpersoner>\n';
  }
  const liste = format.endsWith('-json');
  const hode = {
    friminutt: 'freg-fil',
    versjon: 1,
    kommunenummer: verden.kommune.kommunenummer,
    eksportert: valg.eksportert ?? `${verden.dato}T02:00:00.000Z`,
  };
  let skille = liste ? '[\n' : '';
  const linje = (ra: unknown): string => {
    const ut = `${skille}${JSON.stringify(ra)}${liste ? '' : '\n'}`;
    if (liste) skille = ',\n';
    return ut;
  };
  let antall = 0;
  if (valg.utenHode !== true) yield linje(hode);
  for (const p of personer(verden, dokumenter)) {
    antall += 1;
    yield linje(tegn(p));
  }
  if (valg.utenHode !== true) yield linje({ friminutt: 'freg-slutt', antall });
  if (liste) yield '\n]\n';
}

/** The file as bytes, a few records at a time. */
export function* tegnFregFil(verden: Verden, valg: Filskriving = {}): Generator<Uint8Array> {
  let samlet: string[] = [];
  for (const l of linjer(verden, valg)) {
    samlet.push(l);
    if (samlet.length < LINJER_PER_BIT) continue;
    yield Buffer.from(samlet.join(''));
    samlet = [];
  }
  yield Buffer.from(samlet.join(''));
}

/** Writes the file; memory does not grow with it. */
export async function skrivFregFil(verden: Verden, sti: string, valg: Filskriving = {}): Promise<void> {
  await pipeline(Readable.from(tegnFregFil(verden, valg)), createWriteStream(sti));
}
