import { lesElementer, tekst, type Xmlgrenser } from '#grunn/xml/index.ts';
import type { Bytekilde } from '#grunn/tekst/index.ts';
import { lagEnhetsoppslag } from '../enheter.ts';
import { HRGRENSER, lagFilteller, lagLesing, lesTidspunkt, type HrLesing } from '../lesing.ts';
import type { HrPerson } from '../modell.ts';
import type { Unit4Oppsett } from '../oppsett.ts';
import { oversettOrganisasjon, oversettRessurs } from './oversett.ts';

/**
 * Dropped while the file is parsed: salary and everything that tells of it, and the private phone numbers, which Kontakt- og
 * reservasjonsregisteret owns (K06).
 */
export const UNIT4_FORKAST: readonly string[] = [
  ...[
    'SalaryPerYears',
    'SalaryPerYear',
    'Salary',
    'Rates',
    'SeniorityDate',
    'WageRule',
    'WageStep',
    'OvertimeYtd',
    'Account',
    'BankAccount',
  ],
  ...['BankInfo', 'Tax', 'TaxInfo', 'Payroll', 'Pension', 'Union', 'NextOfKin', 'Relatives'],
  ...['Mobile', 'Pager', 'Home', 'Telex', 'Telefax', 'Assistant', 'EMailCopyList', 'Municipal'],
];

/** Dropped while the file is parsed because nothing is made of them: a third of a file's elements. */
const UNIT4_UBRUKT: readonly string[] = [
  ...['LastUpdate', 'TotalLastUpdate', 'Value1', 'SequenceNo', 'EmploymentTypeDescription', 'ResourceType'],
  ...['Dim1', 'Dim2', 'Dim3', 'Dim4', 'AddressId', 'Type', 'Contact', 'Position', 'Province'],
];

/**
 * A Unit4 Stamdata3 file (`ExportInfo/Resources/Resource…`), one employee at a time. Throws Kildefeil from `personer`: `uleselig` for
 * a cut, broken or other file, `for_stor` past a limit, `feil_svar` when the firms in it are not the kommune's (told at the end).
 */
export function lesStamdata3(kilde: Bytekilde, oppsett: Unit4Oppsett, grenser: Partial<Xmlgrenser> = {}): HrLesing {
  const teller = lagFilteller('unit4-stamdata3', oppsett.firma);
  const skole = lagEnhetsoppslag(oppsett);
  async function* personer(): AsyncGenerator<HrPerson> {
    const noder = lesElementer(kilde, {
      kilde: 'hr',
      rot: ['ExportInfo'],
      element: ['Resource', 'Organisation', 'NumberOfResources', 'ExportedDate'],
      forkast: [...UNIT4_FORKAST, ...UNIT4_UBRUKT],
      grenser: { ...HRGRENSER, ...grenser },
    });
    for await (const node of noder) {
      if (node.nokkel === 'numberofresources') {
        teller.antallOppgitt = /^\d{1,9}$/.test(node.tekst) ? Number(node.tekst) : null;
      } else if (node.nokkel === 'exporteddate') {
        teller.eksportert = lesTidspunkt(node.tekst || null);
        if (node.tekst !== '' && teller.eksportert === null) teller.noter({ kode: 'ugyldig_dato', felt: 'ExportedDate' });
      } else if (node.nokkel === 'organisation') {
        const organisasjon = oversettOrganisasjon(node, oppsett, skole);
        if (organisasjon) teller.organisasjoner.push(organisasjon);
      } else {
        const person = oversettRessurs(node, oppsett, skole);
        if (teller.tell(person?.ansattnummer ?? null, [tekst(node, 'CompanyCode')]) && person) yield person;
      }
    }
  }
  return lagLesing(personer, () => teller.hode());
}
