// The zip file of a bundle, read from its list of contents. Nothing is written to disk, so no name in it can reach a place; odd names are
// refused all the same, for such a file is not what it says.
import zlib from 'node:zlib';
import { Kildefeil } from '#grunn/feil/index.ts';

export interface Zipgrenser {
  readonly maksFiler: number;
  /** Bytes of the zip itself, of one file unpacked, and of all. */
  readonly maksPakket: number;
  readonly maksFil: number;
  readonly maksTotalt: number;
  /** How many times larger a file may be unpacked; text seldom passes 30. */
  readonly maksForhold: number;
}

const MIB = 1024 * 1024;

/** The bundle of the largest kommune is some 100 MB unpacked. */
export const ZIPGRENSER: Zipgrenser = {
  maksFiler: 64,
  maksPakket: 128 * MIB,
  maksFil: 256 * MIB,
  maksTotalt: 512 * MIB,
  maksForhold: 200,
};

const SLUTT = 0x06054b50;
const INNHOLD = 0x02014b50;
const LOKAL = 0x04034b50;
/** The end record is 22 bytes and a comment of at most 65 535. */
const SLUTTLENGDE = 22;

const uleselig = (melding: string) => new Kildefeil('oneroster', 'uleselig', melding);
const forStor = (melding: string) => new Kildefeil('oneroster', 'for_stor', melding);

interface Innslag {
  readonly navn: string;
  readonly metode: number;
  readonly crc: number;
  readonly pakket: number;
  readonly storrelse: number;
  readonly plass: number;
}

/** Gathers the bytes of a zip. @throws Kildefeil `for_stor`. */
export async function samleZip(kilde: AsyncIterable<Uint8Array>, grenser: Zipgrenser = ZIPGRENSER): Promise<Buffer> {
  const biter: Uint8Array[] = [];
  let byte = 0;
  for await (const b of kilde) {
    byte += b.byteLength;
    if (byte > grenser.maksPakket) throw forStor(`Pakka er større enn ${Math.floor(grenser.maksPakket / MIB)} MB.`);
    biter.push(b);
  }
  return Buffer.concat(biter);
}

/**
 * The files in the root of a zip, unpacked one at a time when they are asked for. Folders are left out, and names in them told of.
 * @throws Kildefeil `uleselig` for anything but a whole, plain, unlocked zip with sensible names; `for_stor` when a limit is passed, or
 * would be by what the zip says of itself.
 */
export function lesZip(zip: Buffer, grenser: Zipgrenser = ZIPGRENSER): { filer: Map<string, () => Buffer>; iMapper: number } {
  const innslag = lesInnhold(zip, grenser);
  const filer = new Map<string, () => Buffer>();
  let totalt = 0;
  let iMapper = 0;
  for (const i of innslag) {
    if (i.navn.includes('/')) {
      iMapper++;
      continue;
    }
    if (filer.has(i.navn)) throw uleselig('Pakka har to filer med samme navn.');
    totalt += i.storrelse;
    if (i.storrelse > grenser.maksFil || totalt > grenser.maksTotalt) throw forStor('Filene i pakka er for store pakket ut.');
    if (i.storrelse > i.pakket * grenser.maksForhold + 4096) throw forStor('En fil i pakka er unormalt mye større pakket ut.');
    filer.set(i.navn, () => pakkUt(zip, i));
  }
  return { filer, iMapper };
}

function lesInnhold(zip: Buffer, grenser: Zipgrenser): Innslag[] {
  let slutt = -1;
  for (let p = zip.length - SLUTTLENGDE; p >= Math.max(0, zip.length - SLUTTLENGDE - 0xffff); p--)
    if (zip.readUInt32LE(p) === SLUTT) {
      slutt = p;
      break;
    }
  if (slutt < 0) throw uleselig('Fila er ikke en hel zip-fil. Den kan være kuttet.');
  const antall = zip.readUInt16LE(slutt + 10);
  let p = zip.readUInt32LE(slutt + 16);
  if (zip.readUInt16LE(slutt + 4) !== 0 || antall === 0xffff || p === 0xffffffff)
    throw uleselig('Zip-fila er delt i flere eller av et slag vi ikke leser (zip64). Pakk den på nytt.');
  if (antall > grenser.maksFiler) throw forStor(`Pakka har flere enn ${grenser.maksFiler} filer.`);
  const ut: Innslag[] = [];
  for (let n = 0; n < antall; n++) {
    if (p + 46 > slutt || zip.readUInt32LE(p) !== INNHOLD) throw uleselig('Innholdslista i zip-fila er ødelagt.');
    const navnelengde = zip.readUInt16LE(p + 28);
    const neste = p + 46 + navnelengde + zip.readUInt16LE(p + 30) + zip.readUInt16LE(p + 32);
    if (neste > slutt) throw uleselig('Innholdslista i zip-fila er ødelagt.');
    const navn = zip.toString('utf8', p + 46, p + 46 + navnelengde);
    if (navn === '' || navn.startsWith('/') || !/^[^\\:\p{Cc}]+$/u.test(navn) || navn.split('/').includes('..'))
      throw uleselig('Et filnavn i pakka er ikke lov.');
    if ((zip.readUInt16LE(p + 8) & 1) !== 0) throw uleselig('Pakka er låst med passord.');
    const i = {
      navn,
      metode: zip.readUInt16LE(p + 10),
      crc: zip.readUInt32LE(p + 16),
      pakket: zip.readUInt32LE(p + 20),
      storrelse: zip.readUInt32LE(p + 24),
      plass: zip.readUInt32LE(p + 42),
    };
    if (i.metode !== 0 && i.metode !== 8) throw uleselig('Pakka er pakket på en måte vi ikke leser. Pakk den som vanlig zip.');
    ut.push(i);
    p = neste;
  }
  return ut;
}

function pakkUt(zip: Buffer, i: Innslag): Buffer {
  if (i.plass + 30 > zip.length || zip.readUInt32LE(i.plass) !== LOKAL)
    throw uleselig('En fil i pakka finnes ikke der den skal være.');
  const start = i.plass + 30 + zip.readUInt16LE(i.plass + 26) + zip.readUInt16LE(i.plass + 28);
  if (start + i.pakket > zip.length) throw uleselig('En fil i pakka er kuttet.');
  const bit = zip.subarray(start, start + i.pakket);
  let ut: Buffer;
  try {
    // never more than the list says, however much the stream would give
    ut = i.metode === 0 ? bit : zlib.inflateRawSync(bit, { maxOutputLength: Math.max(1, i.storrelse) });
  } catch (e) {
    if ((e as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw forStor('En fil i pakka er større enn pakka selv sier.');
    throw uleselig('En fil i pakka er ødelagt.');
  }
  if (ut.length !== i.storrelse || zlib.crc32(ut) !== i.crc) throw uleselig('En fil i pakka er ødelagt.');
  return ut;
}
