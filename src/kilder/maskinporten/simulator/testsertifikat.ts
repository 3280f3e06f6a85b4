// A self-signed organisation certificate, built on the spot so that no private key lies in the repository.
import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';

const lengde = (n: number): Buffer => {
  if (n < 128) return Buffer.from([n]);
  const bytes = Buffer.from(n.toString(16).padStart(n > 0xffff ? 6 : n > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
};
const der = (merke: number, ...deler: Buffer[]): Buffer => {
  const inn = Buffer.concat(deler);
  return Buffer.concat([Buffer.from([merke]), lengde(inn.length), inn]);
};
const sekvens = (...deler: Buffer[]) => der(0x30, ...deler);
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const tekst = (t: string) => der(0x0c, Buffer.from(t));
const tid = (d: Date) => der(0x18, Buffer.from(`${d.toISOString().replace(/[-:T]|\.\d+/g, '')}`));
const SHA256_RSA = sekvens(oid('2a864886f70d01010b'), der(0x05));

export interface Testsertifikat {
  readonly nokkel: KeyObject;
  readonly pem: string;
}

/** A certificate in the name of an organisation number, as organizationIdentifier (2.5.4.97) the way eIDAS seals have it. */
export function lagTestsertifikat(valg: {
  readonly organisasjonsnummer: string;
  readonly fra: Date;
  readonly til: Date;
  /** The host a server shows it for (subjectAltName). */
  readonly vert?: string;
}): Testsertifikat {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const navn = sekvens(
    der(0x31, sekvens(oid('550403'), tekst('Simulert virksomhet'))),
    der(0x31, sekvens(oid('550461'), tekst(`NTRNO-${valg.organisasjonsnummer}`))),
  );
  const innhold = sekvens(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    SHA256_RSA,
    navn,
    sekvens(tid(valg.fra), tid(valg.til)),
    navn,
    publicKey.export({ type: 'spki', format: 'der' }),
    ...(valg.vert === undefined
      ? []
      : [der(0xa3, sekvens(sekvens(oid('551d11'), der(0x04, sekvens(der(0x82, Buffer.from(valg.vert)))))))]),
  );
  const signatur = createSign('sha256').update(innhold).sign(privateKey);
  const alt = sekvens(innhold, SHA256_RSA, der(0x03, Buffer.from([0]), signatur));
  const linjer = alt.toString('base64').match(/.{1,64}/g) ?? [];
  return { nokkel: privateKey, pem: `-----BEGIN CERTIFICATE-----\n${linjer.join('\n')}\n-----END CERTIFICATE-----\n` };
}
