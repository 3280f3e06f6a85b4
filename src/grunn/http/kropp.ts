import { Kildefeil } from '#grunn/feil/index.ts';
import { nettfeil } from './feilsvar.ts';

type Leser = ReadableStreamDefaultReader<Uint8Array>;

/** Reads the next piece and counts it; stops reading and throws `for_stor` as soon as the limit is passed. */
export function lagTeller(leser: Leser, kilde: string, maksBytes: number): () => Promise<Uint8Array | undefined> {
  let lest = 0;
  return async () => {
    let del: ReadableStreamReadResult<Uint8Array>;
    try {
      del = await leser.read();
    } catch (feil) {
      throw nettfeil(kilde, feil, 'kropp');
    }
    if (del.done) return undefined;
    lest += del.value.byteLength;
    if (lest > maksBytes) {
      await leser.cancel().catch(() => undefined);
      throw forStor(kilde, maksBytes);
    }
    return del.value;
  };
}

export const forStor = (kilde: string, maksBytes: number): Kildefeil =>
  new Kildefeil(kilde, 'for_stor', `Svaret er større enn grensen på ${maksBytes} byte. Lesingen ble stoppet.`);

/** The whole body, at most `maksBytes` (counted after unpacking, so a small compressed bomb is stopped too). */
export async function lesAlt(kropp: ReadableStream<Uint8Array> | null, kilde: string, maksBytes: number): Promise<Uint8Array> {
  if (!kropp) return new Uint8Array();
  const neste = lagTeller(kropp.getReader(), kilde, maksBytes);
  const deler: Uint8Array[] = [];
  for (let del = await neste(); del; del = await neste()) deler.push(del);
  return deler.length === 1 && deler[0] ? deler[0] : Buffer.concat(deler);
}

/** The start of a body as loose text, for telling a page from data. Swallows errors: the status already says it failed. */
export async function lesStart(kropp: ReadableStream<Uint8Array> | null, byte = 16_384): Promise<string> {
  if (!kropp) return '';
  const leser = kropp.getReader();
  const deler: Uint8Array[] = [];
  let lest = 0;
  try {
    while (lest < byte) {
      const del = await leser.read();
      if (del.done) break;
      lest += del.value.byteLength;
      deler.push(del.value);
    }
    await leser.cancel();
  } catch {
    // What we got is enough, also when it is nothing.
  }
  return losTekst(Buffer.concat(deler).subarray(0, byte));
}

/** Text for sniffing only: never throws. */
export const losTekst = (bytes: Uint8Array): string => new TextDecoder('utf-8').decode(bytes);

/** JSON is UTF-8 by RFC 8259 whatever the content type says; Latin-1 letters are therefore an error, not a guess. */
export function lesJson(bytes: Uint8Array, kilde: string): unknown {
  const tekst = lesTekst(bytes, kilde, 'utf-8');
  try {
    return JSON.parse(tekst) as unknown;
  } catch {
    // The parser's own message quotes the text, so it is not passed on.
    const avkortet = erAvkortet(tekst);
    throw new Kildefeil(kilde, 'uleselig', avkortet ? 'JSON-svaret er tomt eller kuttet.' : 'Svaret er ikke gyldig JSON.', {
      forbigaende: avkortet,
    });
  }
}

/** True for a text that begins as an object or a list and does not end as one, or is empty: it was cut, and trying again may help. */
function erAvkortet(tekst: string): boolean {
  const t = tekst.trim();
  return t === '' || (t.startsWith('{') && !t.endsWith('}')) || (t.startsWith('[') && !t.endsWith(']'));
}

/** Strict decoding in the stated encoding. Throws `uleselig` for an unknown encoding or bytes that do not fit it. */
export function lesTekst(bytes: Uint8Array, kilde: string, tegnsett: string): string {
  try {
    return new TextDecoder(tegnsett, { fatal: true }).decode(bytes);
  } catch {
    throw new Kildefeil(kilde, 'uleselig', 'Svaret har feil tegnsett.');
  }
}

/** The encoding a text answer states, UTF-8 when it says nothing. */
export const tegnsettFra = (innholdstype: string): string => /charset\s*=\s*"?([\w-]+)/i.exec(innholdstype)?.[1] ?? 'utf-8';
