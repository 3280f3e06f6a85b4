// A letter as it is sent (RFC 5322, 2045, 2047). Pure.

/** May it stand between the angle brackets of RCPT TO? Nothing that could end the line or begin another command. */
export const rens = (adresse: string): boolean => /^[^\s<>"(),:;\\[\]]{1,64}@[A-Za-z0-9.-]{1,190}$/.test(adresse);

/** A header's words, encoded when they are not plain. */
const ord = (tekst: string): string =>
  /^[\x20-\x7e]*$/.test(tekst) ? tekst : `=?UTF-8?B?${Buffer.from(tekst, 'utf8').toString('base64')}?=`;

const DAGER = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MANEDER = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const to = (n: number): string => String(n).padStart(2, '0');
const datolinje = (d: Date): string =>
  `${DAGER[d.getUTCDay()]}, ${d.getUTCDate()} ${MANEDER[d.getUTCMonth()]} ${d.getUTCFullYear()} ${to(d.getUTCHours())}:${to(d.getUTCMinutes())}:${to(d.getUTCSeconds())} +0000`;

/** The letter, CRLF between lines, without the dot that ends it. The body is base64: no line begins with a dot. */
export function lagBrev(b: {
  readonly fra: string;
  readonly avsendernavn: string;
  readonly til: string;
  readonly emne: string;
  readonly tekst: string;
  readonly sprak: string;
  readonly id: string;
  readonly dato: Date;
}): string {
  const kropp = Buffer.from(`${b.tekst}\r\n`, 'utf8').toString('base64').replace(/(.{76})/g, '$1\r\n'); // prettier-ignore
  return [
    `From: ${ord(b.avsendernavn)} <${b.fra}>`,
    `To: <${b.til}>`,
    `Subject: ${ord(b.emne)}`,
    `Date: ${datolinje(b.dato)}`,
    `Message-ID: <${b.id}>`,
    // no automatic answer to an automatic letter (RFC 3834)
    'Auto-Submitted: auto-generated',
    `Content-Language: ${b.sprak}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    kropp,
  ].join('\r\n');
}
