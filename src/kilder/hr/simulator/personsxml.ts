import type { Verden, Verdensstilling } from '#verden/index.ts';
import { hrAnsatte, type HrAnsatt, type Utvalg } from './ansatte.ts';
import { enheter, lagEnhetFor, type Simulertenhet } from './enheter.ts';
import { LONNSMERKE } from './stamdata3.ts';
import { el, trygg } from './xmltekst.ts';

export interface Personvalg extends Utvalg {
  /** Only positions that pass; people without any are left out. */
  readonly med?: (stilling: Verdensstilling) => boolean;
  readonly bare?: (ansattnummer: string) => boolean;
  readonly firma?: string;
  /** Values no reader can use. */
  readonly soppel?: boolean;
}

const HODE =
  '<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<personsXML xsi:noNamespaceSchemaLocation="http://localhost/hrm_ws/schemas/person/enterprisePersonsExport.xsd" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n';

/** personsXML piece by piece, straight from the world. */
export function* personsXml(verden: Verden, valg: Personvalg = {}): Generator<string> {
  const enhetFor = lagEnhetFor(verden);
  yield HODE;
  for (const ansatt of hrAnsatte(verden, valg)) {
    if (valg.bare && !valg.bare(ansatt.ansattnummer)) continue;
    const stillinger = valg.med ? ansatt.stillinger.filter(valg.med) : ansatt.stillinger;
    if (stillinger.length === 0 && ansatt.stillinger.length > 0) continue;
    yield tegnPerson({ ...ansatt, stillinger }, verden, enhetFor, valg);
  }
  yield '</personsXML>\n';
}

function tegnPerson(a: HrAnsatt, verden: Verden, enhetFor: (skole: string | null) => Simulertenhet, valg: Personvalg): string {
  const fra = a.stillinger.map((s) => s.fra).sort()[0] ?? '2000-01-01';
  const apen = a.stillinger.some((s) => s.til === undefined);
  const til = apen
    ? undefined
    : a.stillinger
        .map((s) => s.til as string)
        .sort()
        .at(-1);
  return `<person personIdHRM="${trygg(a.ansattnummer)}">
<authentication>${el('alias', a.brukernavn)}<initials/>${el('userId', a.ansattnummer)}${el('username', `${a.etternavn}, ${a.fornavn}`.toUpperCase())}</authentication><careerInfo/>
<contactInfo>${el('email', valg.soppel ? 'ikke\n@en adresse' : a.epostadresse)}${el('mobilePhone', a.mobil)}${el('privatePhone', a.mobil)}${el('workPhone', valg.soppel ? '+47+47' : a.telefon)}</contactInfo>
${el('dateOfBirth', valg.soppel ? '1983-13-45' : a.fodselsdato)}<dependents><dependent><name>Nærmeste ${trygg(a.etternavn)}</name></dependent></dependents>
<employments><employment><bankDetails><accountNumber>${LONNSMERKE}</accountNumber></bankDetails><category id="F"><description>Fast ansatt</description></category><company><companyId>${trygg(valg.firma ?? '1')}</companyId>${el('companyName', verden.kommune.navn)}<organizationNumber>${verden.kommune.organisasjonsnummer}</organizationNumber></company>${el('employeeId', a.ansattnummer)}<employmentPercentage>100.0</employmentPercentage><paymentInAdvance>${LONNSMERKE}</paymentInAdvance><pension name="Pensjonskasse" value="1"/>
<positions>
${a.stillinger.map((s, i) => tegnStilling(s, i, enhetFor(s.skole))).join('')}</positions>
${el('startDate', fra)}${til === undefined ? '' : el('endDate', til)}<taxDetails><taxPercentage>${LONNSMERKE}</taxPercentage></taxDetails></employment></employments>
${el('familyName', a.etternavn)}<genderCode>${valg.soppel ? '?' : a.kjonn === 'mann' ? 'MALE' : 'FEMALE'}</genderCode>${el('givenName', a.fornavn)}<maritalStatus>Gift</maritalStatus><nationalityCode>NO</nationalityCode><postalAddress>${el('address1', a.gate)}<countryCode>NO</countryCode>${el('postalArea', a.poststed)}${el('postalCode', a.postnummer)}</postalAddress>${el('ssn', valg.soppel ? '123' : a.identifikator)}
</person>
`;
}

function tegnStilling(s: Verdensstilling, i: number, enhet: Simulertenhet): string {
  const virksomhet =
    enhet.organisasjonsnummer === null
      ? ''
      : `<businessNumber name="${trygg(enhet.navn)}" value="${enhet.organisasjonsnummer}"/>`;
  return `<position isPrimaryPosition="${s.hovedstilling}" validFromDate="${s.fra}"><chart id="4"><unit id="${enhet.kode}" name="${trygg(enhet.navn)}"><manager id="${enhet.leder ?? '00000'}" name="Leder"/><roles/></unit></chart><costCentres><dimension2 name="${trygg(enhet.navn)}" value="${enhet.sted.padStart(12, '0')}"/><dimension3 name="Undervisning" value="202"/></costCentres><fixedTransactions><fixedTransaction uniqueKey="1"><amount>${LONNSMERKE}</amount></fixedTransaction></fixedTransactions><leave/>
<positionInfo><positionCode name="${trygg(s.tittel)}" positionCode="${trygg(s.stillingskode)}" positionId="${i + 1}" tableNr="50"/><positionType name="Fast ansatt" value="FA"/><publicPositionCode name="${trygg(s.tittel)}" value="${trygg(s.stillingskode)}"><set>KS</set><setType>KSSKODE</setType></publicPositionCode></positionInfo><positionPercentage>${s.prosent.toFixed(1)}</positionPercentage>${el('positionStartDate', s.fra)}${s.til === undefined ? '' : el('positionEndDate', s.til)}<positionStatistics includeInAA="true" includeInPAI="true">${virksomhet}</positionStatistics><salaryInfo><yearlySalary>${LONNSMERKE}</yearlySalary></salaryInfo></position>
`;
}

/** The organisation chart: `parentid` points to the parent's `kode`, which is not its `id`. */
export function organisasjonskart(verden: Verden): string {
  const alle = enheter(verden);
  const kode = (id: string | null) => (id === null ? '0' : String(alle.findIndex((e) => e.kode === id) + 1));
  const rader = alle.map(
    (e) =>
      `<unit id="${e.kode}" kode="${kode(e.kode)}" name="${trygg(e.navn)}" parentid="${kode(e.overordnet)}"><manager id="${e.leder ?? '00000'}"/></unit>`,
  );
  return `<charts><chart id="4" name="${trygg(verden.kommune.navn)}"><units>${rader.join('')}</units></chart></charts>`;
}
