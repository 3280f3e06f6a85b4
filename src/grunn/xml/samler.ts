import { SaxesParser } from 'saxes';
import { Kildefeil } from '#grunn/feil/index.ts';
import type { Xmlgrenser } from './grenser.ts';
import type { XmlNode } from './node.ts';

interface Byggenode {
  navn: string;
  nokkel: string;
  attributter: Record<string, string>;
  tekst: string;
  barn: Byggenode[];
}

export interface Samlervalg {
  readonly kilde: string;
  /** Lower-case names of the elements to hand out; undefined: the root itself. */
  readonly elementer: ReadonlySet<string> | undefined;
  /** Lower-case names whose whole content is dropped while it is read. */
  readonly forkast: ReadonlySet<string>;
  /** Lower-case names the root may have; undefined: any. */
  readonly rot: ReadonlySet<string> | undefined;
  readonly grenser: Xmlgrenser;
}

export interface Samler {
  skriv(tekst: string): void;
  /** Checks that the document is whole. */
  slutt(): void;
  /** The elements completed since the last call. */
  taFerdige(): readonly XmlNode[];
}

const TOMME: Record<string, string> = Object.freeze(Object.create(null) as Record<string, string>);
/** A few hundred names occur in a register's file; past this the file is odd, and names are no longer kept. */
const MAKS_NAVN = 4096;

/** Builds one small tree per wanted element out of parser events. Every limit is checked as the text arrives. */
export function lagSamler(valg: Samlervalg): Samler {
  const { kilde, elementer, forkast, grenser } = valg;
  const parser = new SaxesParser({ xmlns: false, position: true });
  const stabel: Byggenode[] = []; // open elements inside the wanted one
  const navn = new Map<string, { navn: string; nokkel: string }>();
  let ferdige: XmlNode[] = [];
  let dybde = 0;
  let forkastFra = 0; // depth of the dropped element, 0 when none
  let noder = 0;
  let elementstart = 0;
  let sisteHendelse = 0;
  let skrevet = 0; // parser.position is right inside an event, but counts the last piece twice between pieces
  let attributter = 0;

  const sted = () => `linje ${parser.line}`;
  const forStor = (hva: string) => new Kildefeil(kilde, 'for_stor', `${hva} (${sted()}). Fila er ikke lest ferdig.`);
  const uleselig = (hva: string) => new Kildefeil(kilde, 'uleselig', `${hva} (${sted()}).`);
  const hendelse = () => {
    sisteHendelse = parser.position;
  };

  const delnavn = (ra: string) => {
    const kjent = navn.get(ra);
    if (kjent) return kjent;
    const lokalt = kopi(ra.slice(ra.indexOf(':') + 1));
    const nytt = { navn: lokalt, nokkel: lokalt.toLowerCase() };
    if (navn.size < MAKS_NAVN) navn.set(kopi(ra), nytt);
    return nytt;
  };

  const sjekkElement = (her = parser.position) => {
    if (stabel.length > 0 && her - elementstart > grenser.maksElement) {
      throw forStor(`Et element er større enn grensen på ${grenser.maksElement} tegn`);
    }
  };

  parser.on('attribute', () => {
    hendelse();
    attributter += 1;
    if (attributter > grenser.maksAttributter) throw forStor(`Et element har flere enn ${grenser.maksAttributter} attributter`);
  });

  parser.on('opentag', (tag) => {
    hendelse();
    attributter = 0;
    dybde += 1;
    if (dybde > grenser.maksDybde) throw forStor(`Fila har mer enn ${grenser.maksDybde} nivåer inni hverandre`);
    const n = delnavn(tag.name);
    if (dybde === 1) sjekkRot(n.nokkel);
    if (forkastFra > 0) return;
    if (forkast.has(n.nokkel)) {
      forkastFra = dybde;
      return;
    }
    const forelder = stabel.at(-1);
    if (!forelder) {
      if (elementer ? !elementer.has(n.nokkel) : dybde !== 1) return;
      elementstart = parser.position;
      noder = 0;
    }
    noder += 1;
    if (noder > grenser.maksNoder) throw forStor(`Et element har flere enn ${grenser.maksNoder} elementer i seg`);
    sjekkElement();
    const node: Byggenode = { ...n, attributter: lokale(tag.attributes), tekst: '', barn: [] };
    forelder?.barn.push(node);
    stabel.push(node);
  });

  parser.on('closetag', () => {
    hendelse();
    const her = dybde;
    dybde -= 1;
    if (forkastFra > 0) {
      if (forkastFra === her) forkastFra = 0;
      return;
    }
    sjekkElement();
    const node = stabel.pop();
    if (!node) return;
    node.tekst = kopi(node.tekst.trim());
    if (stabel.length === 0) ferdige.push(node);
  });

  const motta = (tekst: string) => {
    hendelse();
    const node = stabel.at(-1);
    if (!node || forkastFra > 0) return;
    node.tekst += tekst;
    if (node.tekst.length > grenser.maksTekst) throw forStor(`En tekst er lengre enn grensen på ${grenser.maksTekst} tegn`);
  };
  parser.on('text', motta);
  parser.on('cdata', motta);
  // No more than these six listeners: from the eighth on V8 keeps the parser as a dictionary, and reading takes four times as long.
  // Comments and instructions count as part of the text they stand in.
  parser.on('doctype', () => {
    throw uleselig('Fila inneholder en dokumenttypedeklarasjon (DOCTYPE)');
  });

  const sjekkRot = (nokkel: string) => {
    if (valg.rot?.has(nokkel)) return;
    if (nokkel === 'html')
      throw new Kildefeil(kilde, 'html', 'Svaret er en nettside, ikke XML. En brannmur eller proxy har svart.');
    if (valg.rot) throw uleselig(`Fila begynner ikke med ${[...valg.rot].join(' eller ')}, og er en annen slags fil enn ventet`);
  };

  const prov = (gjor: () => void, klage: () => Kildefeil) => {
    try {
      gjor();
    } catch (feil) {
      // The parser's own text may quote the document, and the document is about people: only the place goes on.
      throw feil instanceof Kildefeil ? feil : klage();
    }
  };

  return {
    skriv(tekst) {
      prov(
        () => parser.write(tekst),
        () => uleselig('Fila er ikke gyldig XML'),
      );
      skrevet += tekst.length;
      if (skrevet - sisteHendelse > grenser.maksTekst) {
        throw forStor(`Fila har en tekst, et navn eller en kommentar på mer enn ${grenser.maksTekst} tegn`);
      }
      sjekkElement(skrevet);
    },
    slutt() {
      prov(
        () => parser.close(),
        () => uleselig('Fila slutter før dokumentet er ferdig, og er trolig avkortet'),
      );
    },
    taFerdige() {
      const ut = ferdige;
      ferdige = [];
      return ut;
    },
  };

  function lokale(fra: Record<string, string>): Record<string, string> {
    let ut = TOMME;
    for (const ra in fra) {
      if (ra === 'xmlns' || ra.startsWith('xmlns:')) continue;
      if (ut === TOMME) ut = Object.create(null) as Record<string, string>;
      const { navn: lokalt } = delnavn(ra);
      ut[lokalt] ??= kopi(fra[ra] as string);
    }
    return ut;
  }
}

/** A short piece cut out of a long text keeps the whole long text in memory (V8 sliced strings); a copy lets it go. */
const kopi = (s: string): string => (s.length < 13 ? s : ` ${s}`.slice(1));
