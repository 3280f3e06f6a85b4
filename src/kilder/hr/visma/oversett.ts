import { alle, attributt, finn, sti, tekst, type XmlNode } from '#grunn/xml/index.ts';
import type { Dato } from '#grunn/tid/index.ts';
import { utenNuller, type Enhetsoppslag } from '../enheter.ts';
import type { HrArbeidsforhold, HrPerson } from '../modell.ts';
import * as n from '../normaliser.ts';
import type { Vismaenhet, VismaOppsett } from '../oppsett.ts';

/** One `person` as an employee; null without personIdHRM. Positions of all its employments lie side by side. Pure. */
export function oversettPerson(person: XmlNode, oppsett: VismaOppsett, skole: Enhetsoppslag): HrPerson | null {
  const ansattnummer = attributt(person, 'personIdHRM');
  if (ansattnummer === null) return null;
  const avvik = n.lagAvvik();
  const fodselsdato = n.lesDato(tekst(person, 'dateOfBirth'), oppsett);
  if (fodselsdato === undefined) avvik.noter('ugyldig_dato', 'dateOfBirth');
  const fornavn = tekst(person, 'givenName') ?? '';
  const etternavn = tekst(person, 'familyName') ?? '';
  if (fornavn === '' && etternavn === '') avvik.noter('mangler_navn', 'familyName');

  const ansettelser = egneAnsettelser(person, oppsett);
  const perioder = ansettelser.map((a) =>
    n.lesPeriode(
      { fra: tekst(a, 'startDate'), til: tekst(a, 'endDate') },
      { fra: 'employment/startDate', til: 'employment/endDate' },
      oppsett,
      avvik,
    ),
  );
  const rader = ansettelser.flatMap((a, i) =>
    alle(finn(a, 'positions'), 'position').map((p) =>
      oversettStilling(p, a, perioder[i] ?? { fra: null, til: null }, { oppsett, skole, avvik }),
    ),
  );
  const kontakt = finn(person, 'contactInfo');
  return {
    ansattnummer,
    fodselsnummer: n.lesFodselsnummer(tekst(person, 'ssn'), 'ssn', avvik),
    fodselsdato: fodselsdato ?? null,
    fornavn,
    etternavn,
    kjonn: n.lesKjonn(tekst(person, 'genderCode'), 'genderCode', avvik),
    brukernavn: forste(oppsett.brukernavn, (felt) => tekst(person, 'authentication', felt)),
    epostadresse: n.lesEpost(tekst(kontakt, 'email'), 'contactInfo/email', oppsett, avvik),
    telefon: n.lesTelefon(tekst(kontakt, 'workPhone'), 'contactInfo/workPhone', avvik),
    adresse: oppsett.lesAdresse ? lesAdresse(finn(person, 'postalAddress')) : null,
    ...samlet(perioder),
    arbeidsforhold: n.medHovedstilling(n.medUnikeNumre(n.utenGjentakelser(rader, 'position', avvik))),
    avvik: avvik.liste,
  };
}

/** The firms the person is employed by; null where none is named. */
export const firmaer = (person: XmlNode): (string | null)[] =>
  alle(finn(person, 'employments'), 'employment').map((a) => tekst(a, 'company', 'companyId'));

/** Only the employments in the kommune's own firms, where those are named. */
function egneAnsettelser(person: XmlNode, oppsett: VismaOppsett): readonly XmlNode[] {
  const alleAnsettelser = alle(finn(person, 'employments'), 'employment');
  if (oppsett.firma.length === 0) return alleAnsettelser;
  return alleAnsettelser.filter((a) => {
    const firma = tekst(a, 'company', 'companyId');
    return firma === null || oppsett.firma.includes(firma);
  });
}

interface Kontekst {
  readonly oppsett: VismaOppsett;
  readonly skole: Enhetsoppslag;
  readonly avvik: n.Avviksliste;
}

function oversettStilling(
  stilling: XmlNode,
  ansettelse: XmlNode,
  ansettelsesperiode: { readonly til: Dato | null },
  k: Kontekst,
): HrArbeidsforhold {
  const { oppsett, avvik } = k;
  const egen = n.lesPeriode(
    // Without a start date the row's own validity is the nearest we come (as KS Læring does).
    {
      fra: tekst(stilling, 'positionStartDate') ?? attributt(stilling, 'validFromDate'),
      til: tekst(stilling, 'positionEndDate'),
    },
    { fra: 'positionStartDate', til: 'positionEndDate' },
    oppsett,
    avvik,
  );
  const info = finn(stilling, 'positionInfo');
  const kode = finn(info, 'positionCode');
  const offentlig = finn(info, 'publicPositionCode');
  const type = finn(info, 'positionType');
  const prosent = tekst(stilling, 'positionPercentage') ?? tekst(stilling, 'employmentPositionPercentage');
  return {
    stillingsnummer: [
      tekst(ansettelse, 'employeeId') ?? '0',
      attributt(kode, 'positionId') ?? attributt(kode, 'positionCode') ?? '0',
      // The position's own start, never the row's validity: that moves with each change, and the number must not.
      tekst(stilling, 'positionStartDate') === null ? '0' : (egen.fra ?? '0'),
    ].join('.'),
    stillingskode: forste(oppsett.stillingskode, (felt) =>
      felt === 'positionCode' ? attributt(kode, 'positionCode') : attributt(offentlig, 'value'),
    ),
    stillingstittel: attributt(kode, 'name') ?? attributt(offentlig, 'name') ?? attributt(type, 'name'),
    ansettelsestype: attributt(type, 'value') ?? attributt(finn(ansettelse, 'category'), 'id'),
    prosent: n.lesProsent(prosent, 'positionPercentage', avvik),
    hovedstilling: attributt(stilling, 'isPrimaryPosition')?.toLowerCase() === 'true',
    fra: egen.fra,
    til: oppsett.personensSluttdatoGjelder ? n.tidligste(egen.til, ansettelsesperiode.til) : egen.til,
    ...lesEnhet(stilling, k),
    permisjon: alle(stilling, 'leave').flatMap((p) => lesPermisjon(p, k)),
  };
}

function lesEnhet(stilling: XmlNode, k: Kontekst): Pick<HrArbeidsforhold, 'organisasjonsnummer' | 'enhetskode' | 'enhetsnavn'> {
  const { oppsett, avvik } = k;
  const kandidater = oppsett.enhetsfelt.flatMap((felt) => {
    const node = VISMAENHET[felt](stilling);
    const kode = attributt(node, felt === 'unit' ? 'id' : 'value');
    if (kode === null) return [];
    return [{ kode: felt === 'unit' ? kode : utenNuller(kode), navn: attributt(node, 'name'), skole: k.skole(felt, kode) }];
  });
  const enhet = kandidater.find((e) => e.skole !== null) ?? kandidater[0];
  if (!enhet) avvik.noter('mangler_enhet', 'position/chart');
  const virksomhet = attributt(sti(stilling, 'positionStatistics', 'businessNumber'), 'value');
  const oppgitt = virksomhet !== null && /^\d{9}$/.test(virksomhet) ? virksomhet : null;
  if (virksomhet !== null && oppgitt === null) avvik.noter('ugyldig_organisasjonsnummer', 'positionStatistics/businessNumber');
  const fraTabell = enhet?.skole ?? null;
  return {
    organisasjonsnummer: oppsett.tabellForst ? (fraTabell ?? oppgitt) : (oppgitt ?? fraTabell),
    enhetskode: enhet?.kode ?? null,
    enhetsnavn: enhet?.navn ?? null,
  };
}

const VISMAENHET: Readonly<Record<Vismaenhet, (stilling: XmlNode) => XmlNode | undefined>> = {
  unit: (s) => sti(s, 'chart', 'unit'),
  dimension2: (s) => sti(s, 'costCentres', 'dimension2'),
  location: (s) => finn(s, 'location'),
};

/** Leave is an empty element in every sample we have; what stands in it is read by what the names say. */
function lesPermisjon(leave: XmlNode, k: Kontekst): HrArbeidsforhold['permisjon'] {
  const rader = leave.barn.some((b) => b.barn.length > 0) ? leave.barn : [leave];
  return rader.flatMap((rad) => {
    if (rad.barn.length === 0 && Object.keys(rad.attributter).length === 0) return [];
    const verdi = (monster: RegExp) =>
      rad.barn.find((b) => monster.test(b.nokkel))?.tekst ||
      Object.entries(rad.attributter).find(([navn]) => monster.test(navn.toLowerCase()))?.[1] ||
      null;
    const periode = n.lesPeriode(
      {
        fra: verdi(/(start|from|fra).*(date|dato)|^(from|start|fra)$/),
        til: verdi(/(end|to|til|slutt).*(date|dato)|^(to|end|til)$/),
      },
      { fra: 'leave/start', til: 'leave/end' },
      k.oppsett,
      k.avvik,
    );
    const kode = verdi(/^(code|kode|id|value|type|leavetype|leavecode)$/);
    if (periode.fra === null && periode.til === null && kode === null) k.avvik.noter('ukjent_felt', 'position/leave');
    return [{ ...periode, kode }];
  });
}

/** From the first start to the last end; open when one of them is. */
function samlet(perioder: readonly { fra: Dato | null; til: Dato | null }[]): { fra: Dato | null; til: Dato | null } {
  const [forst, ...resten] = perioder;
  if (!forst) return { fra: null, til: null };
  return resten.reduce(
    (s, p) => ({
      fra: s.fra === null || p.fra === null ? null : n.tidligste(s.fra, p.fra),
      til: s.til === null || p.til === null ? null : n.seneste(s.til, p.til),
    }),
    forst,
  );
}

function lesAdresse(adresse: XmlNode | undefined): HrPerson['adresse'] {
  const linjer = ['address1', 'address2', 'address3'].flatMap((felt) => tekst(adresse, felt) ?? []);
  const postnummer = tekst(adresse, 'postalCode');
  if (linjer.length === 0 && postnummer === null) return null;
  return { linjer, postnummer, poststed: tekst(adresse, 'postalArea'), landkode: tekst(adresse, 'countryCode') };
}

function forste<T, U>(liste: readonly T[], les: (t: T) => U | null): U | null {
  for (const t of liste) {
    const verdi = les(t);
    if (verdi !== null) return verdi;
  }
  return null;
}
