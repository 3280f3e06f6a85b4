export { lesDokument, lesElementer } from './les-elementer.ts';
export type { Xmlvalg } from './les-elementer.ts';
export { STANDARDGRENSER } from './grenser.ts';
export type { Xmlgrenser } from './grenser.ts';
export { alle, attributt, finn, sti, tekst } from './node.ts';
export type { XmlNode } from './node.ts';
