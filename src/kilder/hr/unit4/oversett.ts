import { alle, attributt, finn, tekst, type XmlNode } from '#grunn/xml/index.ts';
import type { Dato } from '#grunn/tid/index.ts';
import type { Enhetsoppslag } from '../enheter.ts';
import type { HrArbeidsforhold, HrOrganisasjon, HrPerson } from '../modell.ts';
import * as n from '../normaliser.ts';
import { ELEMENTTYPER, type Elementtype, type Unit4Oppsett } from '../oppsett.ts';

/** One `Resource` as an employee; null when it has no ResourceId and so can't be told from others. Pure. */
export function oversettRessurs(ressurs: XmlNode, oppsett: Unit4Oppsett, skole: Enhetsoppslag): HrPerson | null {
  const ansattnummer = tekst(ressurs, 'ResourceId');
  if (ansattnummer === null) return null;
  const avvik = n.lagAvvik();
  const periode = n.lesPeriode(
    { fra: tekst(ressurs, 'DateFrom'), til: tekst(ressurs, 'DateTo') },
    { fra: 'Resource/DateFrom', til: 'Resource/DateTo' },
    oppsett,
    avvik,
  );
  const fodselsdato = n.lesDato(tekst(ressurs, 'Birthdate'), oppsett);
  if (fodselsdato === undefined) avvik.noter('ugyldig_dato', 'Birthdate');
  const status = tekst(ressurs, 'Status');
  if (status !== null && !oppsett.kjenteStatuser.includes(status))
    avvik.noter('ukjent_kodeverdi', 'Resource/Status', status.slice(0, 20));

  const adresser = alle(finn(ressurs, 'Addresses'), 'Address');
  const rader = alle(finn(ressurs, 'Employments'), 'Employment').flatMap((e) =>
    oversettAnsettelse(e, { ressurs, ansattnummer, periode, oppsett, skole, avvik }),
  );
  const forhold = n.utenGjentakelser(rader, 'Employment', avvik);
  return {
    ansattnummer,
    fodselsnummer: n.lesFodselsnummer(tekst(ressurs, 'SocialSecurityNumber'), 'SocialSecurityNumber', avvik),
    fodselsdato: fodselsdato ?? null,
    ...lesNavn(ressurs, avvik),
    kjonn: n.lesKjonn(tekst(ressurs, 'Sex'), 'Sex', avvik),
    brukernavn: lesBrukernavn(ressurs, oppsett),
    epostadresse: forste(adresser, (a) =>
      forste(alle(finn(a, 'EmailList'), 'string'), (s) => n.lesEpost(tekst(s), 'EmailList', oppsett, avvik)),
    ),
    telefon: forste(adresser, (a) => n.lesTelefon(tekst(a, 'Telephone'), 'Telephone', avvik)),
    adresse: oppsett.lesAdresse ? forste(adresser, lesAdresse) : null,
    ...periode,
    arbeidsforhold: n.medHovedstilling(n.medUnikeNumre(forhold)),
    avvik: avvik.liste,
  };
}

interface Kontekst {
  readonly ressurs: XmlNode;
  readonly ansattnummer: string;
  readonly periode: { readonly fra: Dato | null; readonly til: Dato | null };
  readonly oppsett: Unit4Oppsett;
  readonly skole: Enhetsoppslag;
  readonly avvik: n.Avviksliste;
}

/** One employment becomes one position per unit it has had: someone who moves to another school in August has two, end to end. */
function oversettAnsettelse(ansettelse: XmlNode, k: Kontekst): HrArbeidsforhold[] {
  const { oppsett, avvik } = k;
  const gjelderFor = attributt(ansettelse, 'ResourceId');
  if (gjelderFor !== null && gjelderFor !== k.ansattnummer) avvik.noter('annet_ansattnummer', 'Employment/@ResourceId');
  const egen = n.lesPeriode(
    { fra: tekst(ansettelse, 'DateFrom'), til: tekst(ansettelse, 'DateTo') },
    { fra: 'Employment/DateFrom', til: 'Employment/DateTo' },
    oppsett,
    avvik,
  );
  const periode = { ...egen, til: oppsett.personensSluttdatoGjelder ? n.tidligste(egen.til, k.periode.til) : egen.til };
  const postkode = tekst(ansettelse, 'PostCode');
  const felles = {
    stillingsnummer: tekst(ansettelse, 'SequenceRef') ?? tekst(ansettelse, 'PostId') ?? postkode ?? 'stilling',
    stillingskode: postkode,
    stillingstittel: tekst(ansettelse, 'PostCodeDescription') ?? tekst(ansettelse, 'PostIdDescription'),
    ansettelsestype: tekst(ansettelse, 'EmploymentType'),
    prosent: n.lesProsent(tekst(ansettelse, 'Percentage'), 'Percentage', avvik),
    hovedstilling: /^(true|1)$/i.test(tekst(ansettelse, 'MainPosition') ?? ''),
    permisjon: [],
  };
  return lesPlasser(ansettelse, periode, k).map((plass) => ({ ...felles, ...plass }));
}

interface Relasjon {
  readonly type: Elementtype;
  readonly kode: string;
  readonly navn: string | null;
  readonly fra: Dato | null;
  readonly til: Dato | null;
  readonly skole: string | null;
}
type Plass = Pick<HrArbeidsforhold, 'fra' | 'til' | 'organisasjonsnummer' | 'enhetskode' | 'enhetsnavn'>;

function lesPlasser(ansettelse: XmlNode, periode: { fra: Dato | null; til: Dato | null }, k: Kontekst): Plass[] {
  const uten: Plass = { ...periode, organisasjonsnummer: null, enhetskode: null, enhetsnavn: null };
  // The employment's own relations; the person's only where the employment has none of that kind.
  const egne = lesRelasjoner(ansettelse, k);
  const personens = lesRelasjoner(k.ressurs, k).filter((r) => !egne.some((e) => e.type === r.type));
  const relasjoner = [...egne, ...personens].filter((r) => overlapper(r, periode));
  const felt =
    k.oppsett.enhetsfelt.find((type) => relasjoner.some((r) => r.type === type && r.skole !== null)) ??
    k.oppsett.enhetsfelt.find((type) => relasjoner.some((r) => r.type === type));
  if (felt === undefined) {
    k.avvik.noter('mangler_enhet', 'Employment/Relations');
    return [uten];
  }
  const plasser = sammenslatt(
    relasjoner
      .filter((r) => r.type === felt)
      .map((r) => ({
        fra: n.seneste(periode.fra, r.fra),
        til: n.tidligste(periode.til, r.til),
        organisasjonsnummer: r.skole,
        enhetskode: r.kode,
        enhetsnavn: r.navn,
      })),
  );
  const sist = plasser.reduce<Dato | null>(
    (til, p) => (til === null || p.til === null ? null : n.seneste(til, p.til)),
    '0000-01-01',
  );
  if (sist === null || (periode.til !== null && sist >= periode.til)) return plasser;
  // Still employed, but at no unit any more: the position goes on without a school.
  k.avvik.noter('enhet_utlopt', 'Employment/Relations');
  return [...plasser, { ...uten, fra: dagenEtter(sist) }];
}

function lesRelasjoner(node: XmlNode, k: Kontekst): Relasjon[] {
  return alle(finn(node, 'Relations'), 'Relation').flatMap((r) => {
    const type = lesElementtype(r, k.oppsett);
    if (type === null)
      k.avvik.noter('ukjent_kodeverdi', 'Relation/@ElementType', attributt(r, 'ElementType')?.slice(0, 40) ?? undefined);
    const kode = tekst(r, 'Value');
    if (type === null || kode === null || !k.oppsett.enhetsfelt.includes(type)) return [];
    const periode = n.lesPeriode(
      { fra: tekst(r, 'DateFrom'), til: tekst(r, 'DateTo') },
      { fra: 'Relation/DateFrom', til: 'Relation/DateTo' },
      k.oppsett,
      k.avvik,
    );
    return [{ type, kode, navn: tekst(r, 'Description'), ...periode, skole: k.skole(type, kode) }];
  });
}

/** By ElementType; `Type` and `Name` are each installation's own, and only a reserve. */
function lesElementtype(relasjon: XmlNode, oppsett: Unit4Oppsett): Elementtype | null {
  const oppgitt = attributt(relasjon, 'ElementType')?.toUpperCase();
  const kjent = ELEMENTTYPER.find((t) => t === oppgitt);
  if (kjent) return kjent;
  const lik = (liste: readonly string[] | undefined, verdi: string | null) =>
    verdi !== null && (liste ?? []).some((v) => v.toLowerCase() === verdi.toLowerCase());
  const type = attributt(relasjon, 'Type');
  const navn = attributt(relasjon, 'Name');
  return (
    ELEMENTTYPER.find((t) => lik(oppsett.elementtyper[t]?.type, type)) ??
    ELEMENTTYPER.find((t) => lik(oppsett.elementtyper[t]?.navn, navn)) ??
    null
  );
}

type Periode = { readonly fra: Dato | null; readonly til: Dato | null };
const overlapper = (a: Periode, b: Periode) =>
  (a.fra === null || b.til === null || a.fra <= b.til) && (b.fra === null || a.til === null || b.fra <= a.til);

/** Rows of the same unit that follow each other day by day are one. */
function sammenslatt(plasser: readonly Plass[]): Plass[] {
  const ut: Plass[] = [];
  for (const p of [...plasser].sort((a, b) => ((a.fra ?? '') < (b.fra ?? '') ? -1 : 1))) {
    const i = ut.findIndex(
      (u) => u.enhetskode === p.enhetskode && (u.til === null || p.fra === null || p.fra <= dagenEtter(u.til)),
    );
    const like = ut[i];
    if (like) ut[i] = { ...like, til: like.til === null || p.til === null ? null : n.seneste(like.til, p.til) };
    else ut.push(p);
  }
  return ut;
}

/** The next day, without the cost of a calendar: positions are counted in tens of thousands. */
const dagenEtter = (dato: Dato): Dato => new Date(Date.parse(`${dato}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

function lesNavn(ressurs: XmlNode, avvik: n.Avviksliste): { fornavn: string; etternavn: string } {
  // «Etternavn, Fornavn» is the only name in some older exports.
  const [etter = '', for_ = ''] = (tekst(ressurs, 'Name') ?? '').split(',').map((d) => d.trim());
  const navn = { fornavn: tekst(ressurs, 'FirstName') ?? for_, etternavn: tekst(ressurs, 'Surname') ?? etter };
  if (navn.fornavn === '' && navn.etternavn === '') avvik.noter('mangler_navn', 'Resource/Name');
  return navn;
}

function lesBrukernavn(ressurs: XmlNode, oppsett: Unit4Oppsett): string | null {
  const bruker = finn(ressurs, 'User');
  return forste(oppsett.brukernavn, (felt) => {
    if (felt === 'ShortName') return tekst(ressurs, 'ShortName');
    return tekst(bruker, felt)?.replace(/^.*\\/, '') || null;
  });
}

function lesAdresse(adresse: XmlNode): HrPerson['adresse'] {
  const linjer = (tekst(adresse, 'Street') ?? '')
    .split('\n')
    .map((l) => l.trim())
    .filter(Boolean);
  const postnummer = tekst(adresse, 'ZipCode');
  if (linjer.length === 0 && postnummer === null) return null;
  return { linjer, postnummer, poststed: tekst(adresse, 'Place'), landkode: tekst(adresse, 'CountryCode') };
}

/** One `Organisation`; null without an id. Pure. */
export function oversettOrganisasjon(node: XmlNode, oppsett: Unit4Oppsett, skole: Enhetsoppslag): HrOrganisasjon | null {
  const kode = tekst(node, 'Id');
  if (kode === null) return null;
  const periode = n.lesPeriode(
    { fra: tekst(node, 'DateFrom'), til: tekst(node, 'DateTo') },
    { fra: 'Organisation/DateFrom', til: 'Organisation/DateTo' },
    oppsett,
    n.lagAvvik(),
  );
  return {
    kode,
    navn: tekst(node, 'Name') ?? kode,
    overordnet: tekst(node, 'ParentId'),
    ledere: alle(finn(node, 'Managers'), 'string').flatMap((s) => tekst(s) ?? []),
    organisasjonsnummer: skole('ORGANIZATIONAL_UNIT', kode),
    ...periode,
  };
}

function forste<T, U>(liste: readonly T[], les: (t: T) => U | null): U | null {
  for (const t of liste) {
    const verdi = les(t);
    if (verdi !== null) return verdi;
  }
  return null;
}
