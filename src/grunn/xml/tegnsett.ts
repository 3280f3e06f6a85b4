import { Kildefeil } from '#grunn/feil/index.ts';
import type { Tegnsett } from '#grunn/tekst/index.ts';

const KJENTE: Readonly<Record<string, Tegnsett | 'utf-16'>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  'utf-16': 'utf-16',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  'iso-8859-1': 'windows-1252',
  'iso8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'windows-1252': 'windows-1252',
  cp1252: 'windows-1252',
  'iso-8859-15': 'iso-8859-15',
};

/**
 * The encoding of an XML file from its byte order mark and its declaration; UTF-8 when neither says anything. Throws Kildefeil
 * `uleselig` when they contradict each other (a half-converted file) or name an encoding we do not read.
 */
export function velgTegnsett(kilde: string, start: Uint8Array, bom: Tegnsett | undefined): Tegnsett {
  const feil = (melding: string) => new Kildefeil(kilde, 'uleselig', melding);
  if (!bom && (start[0] === 0 || start[1] === 0))
    throw feil('Fila ser ut til å være UTF-16 eller UTF-32 uten BOM. Eksporter den som UTF-8.');
  const hode = new TextDecoder(bom ?? 'windows-1252').decode(start);
  const oppgitt = /^<\?xml\s[^>]*?encoding\s*=\s*(["'])([A-Za-z0-9._-]{1,40})\1/.exec(hode)?.[2];
  if (oppgitt === undefined) return bom ?? 'utf-8';
  const kjent = KJENTE[oppgitt.toLowerCase()];
  if (!kjent) throw feil(`Fila oppgir tegnsettet «${oppgitt}», som ikke leses her. Eksporter den som UTF-8.`);
  if (kjent === 'utf-16') {
    if (bom === 'utf-16le' || bom === 'utf-16be') return bom;
    throw feil('Fila oppgir UTF-16, men er ikke skrevet slik (BOM mangler).');
  }
  if (bom ? bom !== kjent : kjent.startsWith('utf-16')) {
    throw feil(`Fila oppgir tegnsettet «${oppgitt}», men er ikke skrevet slik (BOM: ${bom ?? 'ingen'}).`);
  }
  return kjent;
}
