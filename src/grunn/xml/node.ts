/** An element as read: names without namespace prefix, text trimmed (CDATA included), comments and instructions left out. */
export interface XmlNode {
  /** As the file spells it. */
  readonly navn: string;
  /** Lower case, for comparison. */
  readonly nokkel: string;
  readonly attributter: Readonly<Record<string, string>>;
  readonly tekst: string;
  readonly barn: readonly XmlNode[];
}

/** The first child with the name; upper and lower case are the same (`EmailList`, `EMailList`). */
export function finn(node: XmlNode | undefined, navn: string): XmlNode | undefined {
  const nokkel = navn.toLowerCase();
  return node?.barn.find((b) => b.nokkel === nokkel);
}

/** All children with the name; upper and lower case are the same. */
export function alle(node: XmlNode | undefined, navn: string): readonly XmlNode[] {
  const nokkel = navn.toLowerCase();
  return node?.barn.filter((b) => b.nokkel === nokkel) ?? [];
}

/** Follows a path of child names, e.g. `sti(person, 'contactInfo', 'email')`. */
export function sti(node: XmlNode | undefined, ...navn: readonly string[]): XmlNode | undefined {
  return navn.reduce<XmlNode | undefined>(finn, node);
}

/** The text at the end of a path of child names; null when it is missing or empty. Without path: the node's own text. */
export function tekst(node: XmlNode | undefined, ...navn: readonly string[]): string | null {
  return sti(node, ...navn)?.tekst || null;
}

/** The attribute, upper and lower case the same; null when it is missing or empty. */
export function attributt(node: XmlNode | undefined, navn: string): string | null {
  if (!node) return null;
  const rett = node.attributter[navn];
  if (rett !== undefined) return rett || null;
  const nokkel = navn.toLowerCase();
  for (const a in node.attributter) if (a.toLowerCase() === nokkel) return node.attributter[a] || null;
  return null;
}
