import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import { FunksjonellFeil } from '#grunn/feil/index.ts';
import { feilPaSprak, type Opplastetfil } from '#grunn/handling/index.ts';
import type { Tekst } from '#grunn/sprak/index.ts';
import { sprakFor } from './svar.ts';

export interface Mottatt {
  readonly felt: Readonly<Record<string, string>>;
  /** Undefined when no file was chosen. */
  readonly fil: Opplastetfil | undefined;
}

const FELTTAK = 16 * 1024;
const MB = 1024 * 1024;

/**
 * Receives a form with one file, streamed to the folder under a name made from its contents.
 * @throws FunksjonellFeil with a sentence at the field `fil` when it is too large or the line was cut.
 */
export async function taImot(f: FastifyRequest, mappe: string, maksByte: number): Promise<Mottatt> {
  fs.mkdirSync(mappe, { recursive: true, mode: 0o700 });
  const felt: Record<string, string> = {};
  let fil: Opplastetfil | undefined;
  try {
    const deler = f.parts({
      limits: { fileSize: maksByte, files: 1, fields: 20, fieldSize: FELTTAK, parts: 25 },
    });
    for await (const del of deler) {
      if (del.type === 'field') {
        if (typeof del.value === 'string') felt[del.fieldname] = del.value;
      } else if (fil === undefined && del.fieldname === 'fil') {
        fil = await lagre(del.file, mappe, del.filename);
        if (del.file.truncated) throw forStor(f, maksByte);
      } else del.file.resume();
    }
  } catch (e) {
    fjern(fil);
    if (e instanceof FunksjonellFeil) throw e;
    // the line was cut, or what came is no form with a file
    throw feilVedFila(f, 'avbrutt', {
      nb: 'Fila kom ikke hel fram. Velg den og prøv igjen.',
      nn: 'Fila kom ikkje heil fram. Vel ho og prøv igjen.',
    });
  }
  if (fil === undefined || fil.byte > 0 || fil.navn !== '') return { felt, fil };
  fjern(fil); // a browser sends an empty part when nothing was chosen
  return { felt, fil: undefined };
}

export function fjern(fil: Opplastetfil | undefined): void {
  if (fil !== undefined) fs.rmSync(fil.sti, { force: true });
}

async function lagre(inn: NodeJS.ReadableStream, mappe: string, navn: string): Promise<Opplastetfil> {
  const under = path.join(mappe, `.${randomUUID()}`);
  const sum = createHash('sha256');
  let byte = 0;
  const tell = new Transform({
    transform(bit: Buffer, _koding, videre) {
      sum.update(bit);
      byte += bit.length;
      videre(null, bit);
    },
  });
  try {
    await pipeline(inn, tell, fs.createWriteStream(under, { mode: 0o600, flags: 'wx' }));
    const hex = sum.digest('hex');
    const sti = path.join(mappe, hex);
    fs.renameSync(under, sti);
    return { navn: path.basename(navn).slice(0, 200), byte, sum: hex, sti };
  } catch (e) {
    fs.rmSync(under, { force: true });
    throw e;
  }
}

const forStor = (f: FastifyRequest, maksByte: number): FunksjonellFeil => {
  const mb = Math.floor(maksByte / MB);
  return feilVedFila(f, 'for_stor', {
    nb: `Fila er større enn ${mb} MB. Legg den i innboksen på serveren i stedet.`,
    nn: `Fila er større enn ${mb} MB. Legg ho i innboksen på serveren i staden.`,
  });
};

const feilVedFila = (f: FastifyRequest, kode: string, tekst: Tekst): FunksjonellFeil =>
  feilPaSprak(f.aktor?.sprak ?? sprakFor(f), kode, tekst, { status: 400, felt: { fil: tekst } });
