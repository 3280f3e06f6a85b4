// A person document in XML to the shape it has in JSON. Pure.
import type { XmlNode } from '#grunn/xml/index.ts';

/** The two properties of a person that are one object, not a list (XSD: maxOccurs 1). */
const ENKLE: ReadonlySet<string> = new Set(['doedsfall', 'falskIdentitet']);

/** `folkeregisterperson` as JSON has it: every property a list, every value a text. Unknown elements come along. */
export function xmlTilJson(person: XmlNode): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...Map.groupBy(person.barn, (b) => b.navn)].map(([navn, noder]) => {
      const verdier = noder.map(verdi);
      return [navn, ENKLE.has(navn) && verdier.length === 1 ? verdier[0] : verdier];
    }),
  );
}

function verdi(node: XmlNode): unknown {
  if (node.barn.length === 0) return node.tekst;
  return Object.fromEntries(
    [...Map.groupBy(node.barn, (b) => b.navn)].map(([navn, noder]) => {
      const verdier = noder.map(verdi);
      // The only list below the properties; the rest are choices and single values.
      return [navn, navn === 'adresselinje' || verdier.length > 1 ? verdier : verdier[0]];
    }),
  );
}
