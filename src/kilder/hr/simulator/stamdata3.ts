import { createWriteStream } from 'node:fs';
import { rename, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Verden, Verdensstilling } from '#verden/index.ts';
import { hrAnsatte, type HrAnsatt, type Utvalg } from './ansatte.ts';
import { enheter, lagEnhetFor, type Simulertenhet } from './enheter.ts';
import { el, trygg } from './xmltekst.ts';

/** What may be wrong with a file. The first five are well-formed XML, and only the brakes can tell. */
export const STAMDATAFEIL = {
  ok: 'slik den skal være',
  farre: 'bare hver tiende ansatt er med, men antallet i fila er det gamle (F-33)',
  farreUtenAntall: 'bare hver tiende ansatt er med, og fila sier ikke hvor mange den skulle hatt (F-33)',
  duplikat: 'hver tjuende ansatt står to ganger',
  gammel: 'eksportert en uke tidligere',
  annenKommune: 'nabokommunens firmakode og organisasjon',
  avkortet: 'kuttet etter en tidel av bytene (F-33)',
  feilTegnsett: 'sier UTF-8, men er skrevet i ISO-8859-1',
  uleseligDato: 'sluttdatoer skrevet som 31.12.2026',
} as const;
export type Stamdatafeil = keyof typeof STAMDATAFEIL;

export interface Stamdatavalg extends Utvalg {
  readonly feil?: Stamdatafeil;
  /** ExportedDate without zone, as Unit4 writes it; default: six in the evening on the world's date. */
  readonly eksportert?: string;
  readonly firma?: string;
  /** Whether the header stands last, as in real files, or is missing. */
  readonly utenHode?: boolean;
}

/** What a salary looks like in the file: a reader that lets one of these through has failed. */
export const LONNSMERKE = '987654.32';

/** A Stamdata3 file piece by piece, straight from the world: never the whole file in memory. */
export async function* stamdata3(verden: Verden, valg: Stamdatavalg = {}): AsyncGenerator<Uint8Array> {
  const { feil = 'ok' } = valg;
  if (feil === 'avkortet') {
    let hel = 0;
    for (const del of biter(verden, { ...valg, feil: 'ok' })) hel += Buffer.byteLength(del);
    let igjen = Math.floor(hel / 10);
    for (const del of biter(verden, { ...valg, feil: 'ok' })) {
      const bytes = Buffer.from(del);
      yield bytes.subarray(0, igjen);
      igjen -= bytes.byteLength;
      if (igjen <= 0) return;
    }
    return;
  }
  for (const del of biter(verden, valg)) yield Buffer.from(del, feil === 'feilTegnsett' ? 'latin1' : 'utf8');
}

/** Writes the file under a temporary name first, as a careful HR job does. Returns its size in bytes. */
export async function skrivStamdata3(verden: Verden, sti: string, valg: Stamdatavalg = {}): Promise<number> {
  await pipeline(Readable.from(stamdata3(verden, valg)), createWriteStream(`${sti}.tmp`));
  await rename(`${sti}.tmp`, sti);
  return (await stat(sti)).size;
}

function* biter(verden: Verden, valg: Stamdatavalg): Generator<string> {
  const { feil = 'ok', eksportert = `${verden.dato}T18:00:00` } = valg;
  const firma = valg.firma ?? (feil === 'annenKommune' ? 'NV' : 'FJ');
  const enhetFor = lagEnhetFor(verden);
  let antall = 0;
  yield '<?xml version="1.0" encoding="utf-8"?>\n<ExportInfo>\n<Resources>\n';
  for (const ansatt of hrAnsatte(verden, valg)) {
    antall += 1;
    if ((feil === 'farre' || feil === 'farreUtenAntall') && antall % 10 !== 1) continue;
    const ressurs = tegnRessurs(ansatt, { firma, enhetFor, eksportert, feil });
    yield ressurs;
    if (feil === 'duplikat' && antall % 20 === 1) yield ressurs;
  }
  yield '</Resources>\n';
  if (!valg.utenHode) {
    if (feil !== 'farreUtenAntall') yield `${el('NumberOfResources', antall)}\n`;
    yield `${el('ExportedDate', feil === 'gammel' ? enUkeFor(eksportert) : eksportert)}\n`;
  }
  yield `<Organisations>\n${enheter(verden)
    .map((e) => tegnOrganisasjon(e, firma))
    .join('')}</Organisations>\n</ExportInfo>\n`;
}

const enUkeFor = (tid: string) =>
  `${new Date(Date.parse(`${tid.slice(0, 10)}T00:00:00Z`) - 7 * 86_400_000).toISOString().slice(0, 10)}${tid.slice(10)}`;

interface Tegnevalg {
  readonly firma: string;
  readonly enhetFor: (skole: string | null) => Simulertenhet;
  readonly eksportert: string;
  readonly feil: Stamdatafeil;
}

const APEN = '2099-12-31';

function tegnRessurs(a: HrAnsatt, v: Tegnevalg): string {
  const fra = a.stillinger.map((s) => s.fra).sort()[0] ?? '2000-01-01';
  const slutter =
    a.stillinger
      .map((s) => s.til ?? APEN)
      .sort()
      .at(-1) ?? APEN;
  return `<Resource>
<Addresses><Address><AddressId>${a.ansattnummer}</AddressId><Type>1</Type><Contact/><Position/>${el('Street', a.gate)}${el('Place', a.poststed)}<Province/><CountryCode>NO</CountryCode>${el('ZipCode', a.postnummer)}${el('Telephone', a.telefon)}<Telefax/><Telex/>${el('Mobile', a.mobil)}<Pager/><Home/><Assistant/><EMailList>${el('string', a.epostadresse)}</EMailList><EMailCopyList><string/></EMailCopyList><LastUpdate>${v.eksportert}</LastUpdate></Address></Addresses>
<Employments>
${a.stillinger.map((s) => tegnAnsettelse(a, s, v)).join('')}</Employments>
<Relations>${tegnRelasjon('C1', 'Ansvar', 'COST_CENTER', v.enhetFor(a.stillinger[0]?.skole ?? null).sted, 'Ansvar', { fra, til: APEN }, '')}</Relations>
<Rates/><CompanyCode>${v.firma}</CompanyCode><ResourceId>${a.ansattnummer}</ResourceId>${el('DateFrom', fra)}${el('DateTo', sluttdato(slutter, v))}${el('FirstName', a.fornavn)}${el('Surname', a.etternavn)}${el('Name', `${a.etternavn}, ${a.fornavn}`)}${el('ShortName', a.brukernavn.toUpperCase())}<ResourceType>1</ResourceType>${el('Birthdate', a.fodselsdato)}${el('SocialSecurityNumber', a.identifikator)}<Sex>${a.kjonn === 'mann' ? 'M' : 'F'}</Sex><Municipal>9901</Municipal><LastUpdate>${v.eksportert}</LastUpdate><Status>N</Status><Dim1/><Dim2/><Dim3/><Dim4/>
<User>${el('UbwUserId', a.brukernavn.toUpperCase())}${el('DomainInfo', `FJORDVIK\\${a.brukernavn}`)}<ResourceId>${a.ansattnummer}</ResourceId></User><OvertimeYtd>${LONNSMERKE}</OvertimeYtd><TotalLastUpdate>${v.eksportert}</TotalLastUpdate>
</Resource>
`;
}

const sluttdato = (til: string, v: Tegnevalg) =>
  v.feil === 'uleseligDato' && til !== APEN ? til.split('-').reverse().join('.') : til;

function tegnAnsettelse(a: HrAnsatt, s: Verdensstilling, v: Tegnevalg): string {
  const enhet = v.enhetFor(s.skole);
  const periode = { fra: s.fra, til: sluttdato(s.til ?? APEN, v) };
  const mer = `${el('SequenceRef', s.stillingsnummer)}<SequenceNo>22</SequenceNo>`;
  const type = s.prosent === 0 ? ['T', 'Timelønnet'] : /vikar/i.test(s.tittel) ? ['V', 'Vikar'] : ['F', 'Fast ansatt'];
  return `<Employment ResourceId="${trygg(a.ansattnummer)}"><EmploymentType>${type[0]}</EmploymentType><EmploymentTypeDescription>${type[1]}</EmploymentTypeDescription><MainPosition>${s.hovedstilling}</MainPosition><Percentage>${s.prosent}</Percentage>${el('PostId', enhet.sted)}${el('PostIdDescription', enhet.navn)}${el('PostCode', s.stillingskode)}${el('PostCodeDescription', s.tittel)}<SalaryPerYears><SalaryPerYear>${LONNSMERKE}</SalaryPerYear></SalaryPerYears><Rates><Rate>${LONNSMERKE}</Rate></Rates><SeniorityDate>2010-04-01</SeniorityDate><WageRule>4.1</WageRule>
<Relations>
${tegnRelasjon('O8', 'Funksjon', 'FUNCTION', '202', 'Grunnskole', periode, mer)}${tegnRelasjon('C1', 'Ansvar', 'COST_CENTER', enhet.sted, enhet.navn, periode, mer)}${tegnRelasjon('MNAH', 'Arbeidssted', 'WORKPLACE', enhet.sted, enhet.navn, periode, mer)}${tegnRelasjon('MNAL', 'Organisasjonsenhet', 'ORGANIZATIONAL_UNIT', enhet.kode, enhet.navn, periode, mer)}</Relations>
${el('DateFrom', periode.fra)}${el('DateTo', periode.til)}<LastUpdate>${v.eksportert}</LastUpdate>${el('SequenceRef', s.stillingsnummer)}<SequenceNo>1</SequenceNo><TotalLastUpdate>${v.eksportert}</TotalLastUpdate></Employment>
`;
}

function tegnRelasjon(
  type: string,
  navn: string,
  element: string,
  kode: string,
  tekst: string,
  periode: { fra: string; til: string },
  mer: string,
): string {
  return `<Relation Type="${type}" Name="${navn}" ElementType="${element}">${el('Value', kode)}<Value1>0</Value1>${el('Description', tekst)}${el('DateFrom', periode.fra)}${el('DateTo', periode.til)}${mer}<LastUpdate>2024-01-01T00:00:00</LastUpdate></Relation>\n`;
}

const tegnOrganisasjon = (e: Simulertenhet, firma: string): string =>
  `<Organisation><CompanyCode>${firma}</CompanyCode>${el('Name', e.navn)}<Id>${e.kode}</Id>${el('ParentId', e.overordnet)}<Managers>${el('string', e.leder)}</Managers><DateFrom>0001-01-01T00:00:00</DateFrom><DateTo>9999-12-31T23:59:59.9999999</DateTo><LastUpdate>2018-12-05T09:42:31</LastUpdate><Status>N</Status></Organisation>\n`;
