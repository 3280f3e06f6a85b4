import { lesDokument, lesElementer, type Xmlgrenser } from '#grunn/xml/index.ts';
import type { Bytekilde } from '#grunn/tekst/index.ts';
import { lagEnhetsoppslag } from '../enheter.ts';
import { HRGRENSER, lagFilteller, lagLesing, type HrLesing } from '../lesing.ts';
import type { HrOrganisasjon, HrPerson } from '../modell.ts';
import type { VismaOppsett } from '../oppsett.ts';
import { oversettKart } from './oversett-organisasjon.ts';
import { firmaer, oversettPerson } from './oversett.ts';

/**
 * Dropped while the answer is parsed: salary, bank, tax, pension, next of kin, and the private numbers that Kontakt- og
 * reservasjonsregisteret owns (K06).
 */
export const VISMA_FORKAST: readonly string[] = [
  ...[
    'bankDetails',
    'salaryInfo',
    'fixedTransactions',
    'taxDetails',
    'pension',
    'paymentInAdvance',
    'statistics',
    'union',
    'unions',
  ],
  ...['dependents', 'nextOfKin', 'relatives', 'maritalStatus', 'careerInfo', 'nationalityCode', 'picture'],
  ...['mobilePhone', 'privatePhone', 'privateMobilePhone', 'privateEmail', 'paycheckByEmail'],
];

/**
 * `personsXML` from hrm_ws, or the same as a file, one employee at a time. Throws Kildefeil from `personer`: `uleselig` for a cut,
 * broken or other document, `for_stor` past a limit, `feil_svar` when the companies in it are not the kommune's (told at the end).
 */
export function lesPersonsXml(kilde: Bytekilde, oppsett: VismaOppsett, grenser: Partial<Xmlgrenser> = {}): HrLesing {
  const teller = lagFilteller('visma-hrm', oppsett.firma);
  const skole = lagEnhetsoppslag(oppsett);
  async function* personer(): AsyncGenerator<HrPerson> {
    const noder = lesElementer(kilde, {
      kilde: 'hr',
      // A look-up of one person answers with the person alone.
      rot: ['personsXML', 'person'],
      element: 'person',
      forkast: VISMA_FORKAST,
      grenser: { ...HRGRENSER, ...grenser },
    });
    for await (const node of noder) {
      const person = oversettPerson(node, oppsett, skole);
      if (teller.tell(person?.ansattnummer ?? null, firmaer(node)) && person) yield person;
    }
  }
  return lagLesing(personer, () => teller.hode());
}

/** The organisation chart of hrm_ws. Throws Kildefeil as `lesPersonsXml` does. */
export async function lesOrganisasjonskart(kilde: Bytekilde, oppsett: VismaOppsett): Promise<HrOrganisasjon[]> {
  const kart = await lesDokument(kilde, {
    kilde: 'hr',
    rot: ['charts'],
    grenser: { maksTotalt: 64 * 1024 * 1024, maksElement: 64 * 1024 * 1024, maksNoder: 500_000 },
  });
  return oversettKart(kart, lagEnhetsoppslag(oppsett));
}
