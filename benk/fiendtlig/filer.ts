// Files made to hurt a reader: bombs, references out of the file, encodings that are not what they say, and what never ends.

export interface Ondfil {
  readonly navn: string;
  /** Which drop folder it lies in. */
  readonly inngang: 'folkeregisteret' | 'hr' | 'oppstart';
  /** What the run must say. */
  readonly kode: 'for_stor' | 'uleselig';
  /** Bytes within which it must have stopped; the file itself goes on to `HELT`. */
  readonly innen: number;
  /** `adresse`: a server of ours that nobody may call. */
  readonly bytes: (adresse: string) => Iterable<Uint8Array>;
}

const KIB = 1024;
const MIB = 1024 * KIB;
/** Where the endless files end, so that a reader that does not stop is found out. */
export const HELT = 96 * MIB;

/** A text of which no letter may turn up anywhere: what an external entity would have fetched. */
export const KANARI = 'kanari-4711-utenfor-fila';

const utf8 = (tekst: string): Uint8Array => Buffer.from(tekst);

/** `forst`, then the same again and again. */
function* uteneEnde(forst: string, igjen: string): Generator<Uint8Array> {
  yield utf8(forst);
  const bit = utf8(igjen.repeat(Math.ceil((64 * KIB) / igjen.length)));
  for (let n = 0; n < HELT; n += bit.byteLength) yield bit;
}
const helt = (tekst: string) => () => [utf8(tekst)];

interface Ramme {
  readonly inngang: Ondfil['inngang'];
  /** An open record in an open root. */
  readonly start: string;
  readonly rot: string;
  readonly post: string;
  /** Stated limits: characters in a text and in a record. */
  readonly maksTekst: number;
  readonly maksPost: number;
}
const RAMMER: readonly Ramme[] = [
  {
    inngang: 'folkeregisteret',
    rot: 'folkeregisterpersoner',
    post: 'folkeregisterperson',
    start: '<folkeregisterpersoner><folkeregisterperson>',
    maksTekst: 256 * KIB,
    maksPost: 2 * MIB,
  },
  {
    inngang: 'hr',
    rot: 'ExportInfo',
    post: 'Resource',
    start: '<ExportInfo><Resources><Resource>',
    maksTekst: 16 * KIB,
    maksPost: 1 * MIB,
  },
  {
    inngang: 'oppstart',
    rot: 'enterprise',
    post: 'person',
    start: '<enterprise><person>',
    maksTekst: 256 * KIB,
    maksPost: 256 * KIB,
  },
];
/** A file is read some pieces ahead of the parser. */
const SLARK = 1 * MIB;

function latter(): string {
  const nivaer = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`);
  return `<!ENTITY l0 "ha">${nivaer.join('')}`;
}

function ixml(r: Ramme): Ondfil[] {
  const { inngang, rot, start } = r;
  const lukk = `</${r.post}>${inngang === 'hr' ? '</Resources>' : ''}</${rot}>`;
  const doctype = (inni: string, bruk: string) => (adresse: string) => [
    utf8(`<?xml version="1.0"?><!DOCTYPE ${rot} [${inni.replaceAll('ADRESSE', adresse)}]>${start}<navn>${bruk}</navn>${lukk}`),
  ];
  const ond = (navn: string, kode: Ondfil['kode'], innen: number, bytes: Ondfil['bytes']): Ondfil => ({
    navn: `${inngang}: ${navn}`,
    inngang,
    kode,
    innen: innen + SLARK,
    bytes,
  });
  return [
    ond('en milliard latter', 'uleselig', 0, doctype(latter(), '&l9;')),
    ond('kvadratisk vekst', 'uleselig', 0, doctype(`<!ENTITY a "${'a'.repeat(50_000)}">`, '&a;'.repeat(50_000))),
    ond('ekstern entitet i en fil', 'uleselig', 0, doctype('<!ENTITY x SYSTEM "file:///etc/passwd">', '&x;')),
    ond('ekstern entitet over HTTP', 'uleselig', 0, doctype('<!ENTITY x SYSTEM "ADRESSE/x">', '&x;')),
    ond('parameterentitet over HTTP', 'uleselig', 0, doctype('<!ENTITY % p SYSTEM "ADRESSE/p.dtd"> %p;', '')),
    ond('ekstern DTD', 'uleselig', 0, (adresse) => [
      utf8(`<?xml version="1.0"?><!DOCTYPE ${rot} SYSTEM "${adresse}/d.dtd">${start}${lukk}`),
    ]),
    ond('entitet som ikke finnes', 'uleselig', 0, helt(`${start}<navn>&finnesikke;</navn>${lukk}`)),
    ond('nivåer uten ende', 'for_stor', r.maksPost, () => uteneEnde(start, '<a>')),
    ond('en tekst uten ende', 'for_stor', r.maksPost, () => uteneEnde(`${start}<navn>`, 'a')),
    ond('en CDATA uten ende', 'for_stor', r.maksPost, () => uteneEnde(`${start}<navn><![CDATA[`, 'a')),
    ond('en kommentar uten ende', 'for_stor', r.maksPost, () => uteneEnde(`${start}<!--`, 'a')),
    ond('en instruksjon uten ende', 'for_stor', r.maksPost, () => uteneEnde(`${start}<?a `, 'a')),
    ond('et elementnavn uten ende', 'for_stor', r.maksPost, () => uteneEnde(`${start}<`, 'a')),
    ond('en attributt uten ende', 'for_stor', r.maksPost, () => uteneEnde(`${start}<a b="`, 'a')),
    ond('attributter uten ende', 'for_stor', r.maksPost, () => attributter(start)),
    ond('elementer uten ende i én post', 'for_stor', r.maksPost, () => uteneEnde(start, '<a>b</a>')),
    ond('mellomrom uten ende', 'for_stor', r.maksPost, () => uteneEnde(start, ' ')),
    ond('en innledning uten ende', 'for_stor', 0, () => uteneEnde('<?xml version="1.0"?>', '<!-- -->')),
    ond('ødelagt UTF-8', 'uleselig', 0, () => [
      utf8(`<?xml version="1.0" encoding="UTF-8"?>${start}<navn>`),
      Buffer.from([0xc3, 0x28, 0xff]),
    ]),
    ond('sier UTF-8, er ISO-8859-1', 'uleselig', 0, () => [
      Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${start}<navn>Bjørn Ærlig Åse</navn>${lukk}`, 'latin1'),
    ]),
    ond(
      'sier ISO-8859-1, er UTF-8',
      'uleselig',
      0,
      helt(`<?xml version="1.0" encoding="ISO-8859-1"?>${start}<navn>Bjørn Ærlig Åse øøø</navn>${lukk}`),
    ),
    ond('UTF-16 uten BOM', 'uleselig', 0, () => [Buffer.from(`${start}<navn>a</navn>${lukk}`, 'utf16le')]),
    ond('et tegnsett ingen kjenner', 'uleselig', 0, helt(`<?xml version="1.0" encoding="EBCDIC-NO"?>${start}${lukk}`)),
    ond('nulltegn', 'uleselig', 0, helt(`${start}<navn>a\0b</navn>${lukk}`)),
    ond('kuttet', 'uleselig', 0, helt(`${start}<navn>Ola`)),
    ond('to rotelementer', 'uleselig', 0, helt(`${start}${lukk}${start}${lukk}`)),
  ];
}

function* attributter(start: string): Generator<Uint8Array> {
  yield utf8(`${start}<a`);
  for (let n = 0, i = 0; n < HELT;) {
    let bit = '';
    while (bit.length < 64 * KIB) bit += ` a${i++}="b"`;
    n += bit.length;
    yield utf8(bit);
  }
}

const HODE = `{"friminutt":"freg-fil","versjon":1,"kommunenummer":"9901","eksportert":"2027-01-01T02:00:00Z"}\n`;
const NDJSON: readonly Ondfil[] = [
  ['en linje uten ende', 'for_stor', 4 * MIB, () => uteneEnde(`${HODE}{"navn":"`, 'a')],
  ['klammer uten ende', 'for_stor', 4 * MIB, () => uteneEnde(`${HODE}{"navn":`, '[')],
  ['en liste med én post uten ende', 'for_stor', 4 * MIB, () => uteneEnde('[{"navn":"', 'a')],
  ['linjer ingen kan lese, uten ende', 'uleselig', 0, () => uteneEnde(HODE, '42\n')],
  ['ødelagt UTF-8', 'uleselig', 0, () => [utf8(HODE), Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d])]],
  ['nulltegn', 'uleselig', 0, helt(`${HODE}{"navn":"a\0b"}\n`)],
  ['UTF-16 uten BOM', 'uleselig', 0, () => [Buffer.from(HODE, 'utf16le')]],
].map(([navn, kode, innen, bytes]) => ({
  navn: `folkeregisteret, ndjson: ${navn as string}`,
  inngang: 'folkeregisteret',
  kode: kode as Ondfil['kode'],
  innen: (innen as number) + SLARK,
  bytes: bytes as Ondfil['bytes'],
}));

export const ONDE_FILER: readonly Ondfil[] = [...RAMMER.flatMap(ixml), ...NDJSON];

/** Deep but finite: nothing to refuse, and nothing to fall over. One record that is held. */
export const DYPE: readonly { readonly navn: string; readonly bytes: () => Iterable<Uint8Array> }[] = [
  {
    navn: 'dype klammer i et felt vi leser',
    bytes: helt(
      `${HODE}{"identifikasjonsnummer":{"foedselsEllerDNummer":"03851598730"},"navn":${'['.repeat(400_000)}${']'.repeat(400_000)}}\n{"friminutt":"freg-slutt","antall":1}\n`,
    ),
  },
  {
    navn: 'dype objekter i et felt vi ikke kjenner',
    bytes: helt(
      `${HODE}{"identifikasjonsnummer":[{"foedselsEllerDNummer":"03851598730"}],"nytt":${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}}\n{"friminutt":"freg-slutt","antall":1}\n`,
    ),
  },
];
