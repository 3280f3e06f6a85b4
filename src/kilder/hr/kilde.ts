import { z } from 'zod';
import { kilde } from '#grunn/kilde/index.ts';
import type { XmlNode } from '#grunn/xml/index.ts';
import { lagEnhetsoppslag } from './enheter.ts';
import type { HrPerson } from './modell.ts';
import type { HrOppsett } from './oppsett.ts';
import { oversettRessurs } from './unit4/oversett.ts';
import { oversettPerson } from './visma/oversett.ts';

/** One employee as the HR system sends them, with the settings that say how it is to be understood. */
export interface HrRessurs {
  readonly node: XmlNode;
  readonly oppsett: HrOppsett;
}

const erRessurs = (ra: unknown): boolean => {
  const { node, oppsett } = (ra ?? {}) as Partial<HrRessurs>;
  return oppsett?.format === 'visma-hrm' ? node?.nokkel === 'person' : oppsett !== undefined && node?.nokkel === 'resource';
};

/** The kommune's HR system as a source. */
export const hrKilde = kilde<HrRessurs, HrPerson | null>({
  navn: 'hr',
  eier: 'Kommunens HR-system (Unit4 eller Visma HRM)',
  formal: 'Holde ansatte og stillinger i skole og SFO oppdatert, så tilgang følger stillingen og slutter når den slutter',
  hjemmel:
    'Personvernforordningen art. 6 nr. 1 bokstav e, jf. opplæringslova § 25-1, og art. 32 om tilgangsstyring. Lønn, bank, skatt og pårørende leses ikke.',
  kontrakt: z.custom<HrRessurs>(erRessurs, 'Ventet et Resource-element (Stamdata3) eller et person-element (personsXML).'),
  oversett: ({ node, oppsett }) =>
    oppsett.format === 'visma-hrm'
      ? oversettPerson(node, oppsett, lagEnhetsoppslag(oppsett))
      : oversettRessurs(node, oppsett, lagEnhetsoppslag(oppsett)),
});
