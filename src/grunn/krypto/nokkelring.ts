import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { z } from 'zod';

const Nokkelfil = z.object({
  /** The version new values are written under; older ones stay readable. */
  gjeldende: z.number().int().min(1).max(255),
  nokler: z.record(z.string(), z.base64()).refine((n) => Object.keys(n).length > 0),
  oppslag: z.base64(),
  /** Seals the logs. Files made before there were seals lack it: then it is derived from the look-up key. */
  segl: z.base64().optional(),
});

/**
 * The keys that lie outside the database: AES-256-GCM for values that must be read back, HMAC-SHA-256 for look-up. A plain
 * hash of a fødselsnummer is no protection: all numbers of twelve birth years can be tried in seconds.
 */
export interface Nokkelring {
  /** Key version (1 byte), nonce (12), ciphertext, tag (16). `kontekst` must be the same when reading. */
  readonly krypter: (klar: string, kontekst: string) => Buffer;
  /**
   * As `krypter`, but the same text of the same owner is always the same bytes under one key, so that what is unchanged is seen to be.
   * The nonce comes from an HMAC over all of it.
   */
  readonly krypterFast: (klar: string, kontekst: string, eier: string) => Buffer;
  /** @throws when the value was changed, belongs to another context, or its key is gone. */
  readonly dekrypter: (kryptert: Uint8Array, kontekst: string) => string;
  /** For large texts: compressed first. */
  readonly krypterStor: (klar: string, kontekst: string) => Buffer;
  readonly dekrypterStor: (kryptert: Uint8Array, kontekst: string) => string;
  /** 32 bytes, the same for the same text and purpose: for look-up and comparison without the text. */
  readonly oppslag: (tekst: string, formal: 'identifikator' | 'dokument' | 'holdt' | 'konto' | 'inndata') => Buffer;
  /** 32 bytes over these parts in this order, each with its length: the seal on the logs. */
  readonly segl: (deler: readonly (string | Uint8Array)[]) => Buffer;
}

export function lagNokkelring(fil: z.infer<typeof Nokkelfil>): Nokkelring {
  // key objects made once: making one for each call costs more than the cipher itself
  const hemmelig = (k: string) => createSecretKey(Buffer.from(k, 'base64'));
  const nokler = new Map(Object.entries(fil.nokler).map(([v, k]) => [Number(v), hemmelig(k)]));
  const hmac = hemmelig(fil.oppslag);
  const segl =
    fil.segl === undefined
      ? createSecretKey(Buffer.from(hkdfSync('sha256', hmac, Buffer.alloc(0), 'friminutt.sporing.segl', 32)))
      : hemmelig(fil.segl);
  for (const k of [...nokler.values(), hmac, segl]) if (k.symmetricKeySize !== 32) throw new Error('Nøkler skal være 32 byte');
  const nonce = nonceserie();
  if (!nokler.has(fil.gjeldende)) throw new Error('Nøkkelfilen mangler den gjeldende nøkkelen');

  const krypterBytes = (klar: Uint8Array, kontekst: string, iv = nonce()): Buffer => {
    const c = createCipheriv('aes-256-gcm', nokler.get(fil.gjeldende)!, iv).setAAD(Buffer.from(kontekst));
    const hode = Buffer.concat([Buffer.from([fil.gjeldende]), iv]);
    return Buffer.concat([hode, c.update(klar), c.final(), c.getAuthTag()]);
  };
  const dekrypterBytes = (kryptert: Uint8Array, kontekst: string): Buffer => {
    const b = Buffer.from(kryptert.buffer, kryptert.byteOffset, kryptert.byteLength);
    const nokkel = nokler.get(b[0] ?? 0);
    if (!nokkel || b.length < 29) throw new Error('Verdien kan ikke leses: ukjent nøkkelversjon');
    const d = createDecipheriv('aes-256-gcm', nokkel, b.subarray(1, 13))
      .setAAD(Buffer.from(kontekst))
      .setAuthTag(b.subarray(-16));
    return Buffer.concat([d.update(b.subarray(13, -16)), d.final()]);
  };
  return {
    krypter: (klar, kontekst) => krypterBytes(Buffer.from(klar), kontekst),
    krypterFast: (klar, kontekst, eier) =>
      krypterBytes(
        Buffer.from(klar),
        kontekst,
        createHmac('sha256', hmac)
          .update(`nonce\0${fil.gjeldende}\0${kontekst}\0${eier}\0`)
          .update(klar)
          .digest()
          .subarray(0, 12),
      ),
    dekrypter: (kryptert, kontekst) => dekrypterBytes(kryptert, kontekst).toString(),
    krypterStor: (klar, kontekst) => krypterBytes(zstdCompressSync(Buffer.from(klar)), kontekst),
    dekrypterStor: (kryptert, kontekst) => zstdDecompressSync(dekrypterBytes(kryptert, kontekst)).toString(),
    oppslag: (tekst, formal) => createHmac('sha256', hmac).update(formal).update('\0').update(tekst).digest(),
    segl: (deler) => {
      const h = createHmac('sha256', segl);
      for (const d of deler) {
        const b = typeof d === 'string' ? Buffer.from(d) : d;
        const lengde = Buffer.alloc(4);
        lengde.writeUInt32BE(b.length);
        h.update(lengde).update(b);
      }
      return h.digest();
    },
  };
}

/** Random 12-byte nonces, drawn from the system some hundred at a time. */
function nonceserie(): () => Buffer {
  let forrad = Buffer.alloc(0);
  return () => {
    if (forrad.length === 0) forrad = randomBytes(12 * 340);
    const n = forrad.subarray(0, 12);
    forrad = forrad.subarray(12);
    return n;
  };
}

/** A new key file's content, with fresh random keys. */
export function nyNokkelfil(): z.infer<typeof Nokkelfil> {
  const ny = () => randomBytes(32).toString('base64');
  return { gjeldende: 1, nokler: { 1: ny() }, oppslag: ny(), segl: ny() };
}

/**
 * Reads the key file. `lagHvisMangler` (demo and tests only) writes a new one, readable by its owner alone.
 * @throws in plain words when the file is missing, readable by others, or damaged.
 */
export function lesNokkelring(fil: string, valg: { lagHvisMangler: boolean }): Nokkelring {
  if (!fs.existsSync(fil)) {
    if (!valg.lagHvisMangler)
      throw new Error('Nøkkelfilen finnes ikke. Sett FRIMINUTT_NOKKELFIL til en fil laget med kommandoen «nokler»');
    fs.mkdirSync(path.dirname(fil), { recursive: true });
    fs.writeFileSync(fil, JSON.stringify(nyNokkelfil()), { mode: 0o600, flag: 'wx' });
  }
  if (process.platform !== 'win32' && (fs.statSync(fil).mode & 0o077) !== 0)
    throw new Error('Nøkkelfilen kan leses av andre enn eieren: sett rettighetene til 600');
  return lagNokkelring(Nokkelfil.parse(JSON.parse(fs.readFileSync(fil, 'utf8'))));
}
