// A person of the made-up world as a person document. Properties stand in the order of the XSD, so that the XML is valid as it falls.
import {
  barnMedAnsvar,
  barnTil,
  hentPerson,
  type Verden,
  type Verdensforeldreansvar,
  type Verdensperson,
} from '#verden/index.ts';
import { utenTomme, type Ra } from './ra.ts';
import { erUtenlands, tegnAdresse, tegnPostadresse } from './tegn-adresse.ts';

export interface Dokumentvalg {
  /** What was asked for; empty: person-basis. */
  readonly part?: readonly string[];
}

const BASIS =
  `identifikasjonsnummer identitetsgrunnlag status doedsfall sivilstand foedsel statsborgerskap kjoenn navn bostedsadresse
oppholdsadresse deltBosted postadresse postadresseIUtlandet adressebeskyttelse kontaktinformasjonForDoedsbo`.split(/\s+/);
const SAMLINGER: Readonly<Record<string, readonly string[]>> = {
  'person-basis': BASIS,
  'relasjon-utvidet': ['familierelasjon', 'foreldreansvar', 'vergemaalEllerFremtidsfullmakt'],
  'identitetsgrunnlag-utvidet': ['falskIdentitet', 'legitimasjonsdokument', 'utenlandskPersonidentifikasjon'],
};

/** Midnight of a date as the register writes it: in UTC, not caring for summer time. */
const midnatt = (dato: string): string => `${dato}T00:00:00Z`;

/** The whole document, or the parts asked for (dataminimering): history only with `historikk`, numbers always. */
export function tegnPersondokument(verden: Verden, p: Verdensperson, valg: Dokumentvalg = {}): Ra {
  const part = valg.part ?? ['person-basis', 'relasjon-utvidet', 'utlendingsmyndighetenesIdentifikasjonsnummer', 'historikk'];
  const bedt = new Set(['identifikasjonsnummer', ...(part.length === 0 ? BASIS : part.flatMap((d) => SAMLINGER[d] ?? [d]))]);
  const historikk = part.includes('historikk');
  const alt = tegnAlt(verden, p);
  return Object.fromEntries(
    Object.entries(alt)
      .filter(([felt]) => bedt.has(felt))
      .map(
        ([felt, v]) =>
          [felt, Array.isArray(v) && !historikk ? (v as Ra[]).filter((d) => d['erGjeldende'] !== false) : v] as const,
      )
      .filter(([, v]) => !Array.isArray(v) || v.length > 0),
  );
}

function tegnAlt(verden: Verden, p: Verdensperson): Ra {
  const meta = (gyldig: string, gjeldende = true): Ra => ({
    ajourholdstidspunkt: p.ajourholdt,
    erGjeldende: gjeldende,
    kilde: 'Fjordvik',
    gyldighetstidspunkt: midnatt(gyldig),
  });
  const na = meta(p.fodselsdato);
  const av = (type: string) => p.adresser.filter((a) => a.type === type);
  return utenTomme({
    identifikasjonsnummer: [
      ...(p.identifikator === null ? [] : [{ ...na, ...nummer(p.identifikator, p.identifikatortype, 'iBruk') }]),
      ...p.tidligere.map((t) => ({ ...meta(p.fodselsdato, false), ...nummer(t.identifikator, t.type, 'opphoert') })),
    ],
    status: [{ ...na, status: p.personstatus }],
    utlendingsmyndighetenesIdentifikasjonsnummer: tegnDuf(p, na),
    deltBosted: av('deltBosted').map((a) => ({ ...meta(a.fra), ...tegnAdresse(a) })),
    kjoenn: [{ ...na, kjoenn: p.kjonn }],
    foedsel: [{ ...na, foedselsdato: p.fodselsdato, foedselsaar: p.fodselsdato.slice(0, 4) }],
    familierelasjon: familierelasjoner(verden, p).map((f) => ({ ...na, ...f })),
    doedsfall: p.dodsdato === undefined ? undefined : { ...meta(p.dodsdato), doedsdato: p.dodsdato },
    navn: [
      { ...na, ...utenTomme({ fornavn: p.fornavn, mellomnavn: p.mellomnavn, etternavn: p.etternavn }) },
      ...(p.tidligereNavn === undefined
        ? []
        : [{ ...meta(p.fodselsdato, false), opphoerstidspunkt: p.ajourholdt, ...delNavn(p.tidligereNavn) }]),
    ],
    adressebeskyttelse: p.adressebeskyttelse === 'ugradert' ? [] : [{ ...na, graderingsnivaa: p.adressebeskyttelse }],
    bostedsadresse: av('bosted').map((a) => ({ ...meta(a.fra), ...tegnAdresse(a) })),
    oppholdsadresse: av('opphold').map((a) => ({ ...meta(a.fra), ...tegnAdresse(a) })),
    postadresse: av('post')
      .filter((a) => !erUtenlands(a))
      .map((a) => ({ ...meta(a.fra), ...tegnPostadresse(a) })),
    postadresseIUtlandet: av('post')
      .filter(erUtenlands)
      .map((a) => ({ ...meta(a.fra), ...tegnPostadresse(a) })),
    foreldreansvar: foreldreansvar(verden, p).map((f) => ({ ...na, ...f })),
    statsborgerskap: p.statsborgerskap.map((s) => ({ ...na, statsborgerskap: s })),
  });
}

const nummer = (foedselsEllerDNummer: string, type: 'fodselsnummer' | 'dNummer' | null, status: string): Ra => ({
  status,
  foedselsEllerDNummer,
  identifikatortype: type === 'dNummer' ? 'dNummer' : 'foedselsnummer',
});

/** DUF numbers come twice here, as they have for about 24 000 people (F-03). */
function tegnDuf(p: Verdensperson, na: Ra): readonly Ra[] {
  if (p.duf === undefined) return [];
  const rad = { ...na, identifikasjonsnummer: p.duf, identifikasjonsnummertype: 'DUF-nummer', utstederland: 'NOR' };
  return [rad, rad];
}

function delNavn(navn: string): Ra {
  const deler = navn.split(' ');
  return utenTomme({ fornavn: deler[0] ?? '', mellomnavn: deler.slice(1, -1).join(' '), etternavn: deler.at(-1) ?? '' });
}

/** People the kommune has registered by hand are not in Folkeregisteret, and so not related to anyone there. */
const iRegisteret = (p: Verdensperson): boolean => p.bareManuell !== true;

/** A relation to somebody: by number, else by name. */
function relatert(p: Verdensperson): Ra {
  if (p.identifikator !== null) return { relatertPerson: p.identifikator };
  return { relatertPersonUtenFolkeregisteridentifikator: utenIdentifikator(p) };
}

const utenIdentifikator = (p: Verdensperson): Ra => ({
  navn: utenTomme({ fornavn: p.fornavn, mellomnavn: p.mellomnavn, etternavn: p.etternavn }),
  foedselsdato: p.fodselsdato,
  kjoenn: p.kjonn,
});

function familierelasjoner(verden: Verden, p: Verdensperson): readonly Ra[] {
  const foreldre = p.foreldre.map((f) => ({ forelder: hentPerson(verden, f.person), rolle: f.rolle }));
  const barn = barnTil(verden, p).filter((b) => iRegisteret(b) && b.foreldre.some((f) => f.person === p.id));
  const ektefelle = p.ektefelle === undefined ? undefined : hentPerson(verden, p.ektefelle);
  return [
    ...foreldre
      .filter(({ forelder }) => iRegisteret(forelder))
      .map(({ forelder, rolle }) => ({ ...relatert(forelder), relatertPersonsRolle: rolle, minRolleForPerson: 'barn' })),
    ...barn.map((b) => ({
      ...(b.dodfodt === true ? dodfodt(p, b) : relatert(b)),
      // Also for the stillborn: 6 082 of them came as «barn» (F-04).
      relatertPersonsRolle: 'barn',
      minRolleForPerson: b.foreldre.find((f) => f.person === p.id)?.rolle,
    })),
    ...(ektefelle && iRegisteret(ektefelle)
      ? [{ ...relatert(ektefelle), relatertPersonsRolle: 'ektefelleEllerPartner', minRolleForPerson: 'ektefelleEllerPartner' }]
      : []),
  ];
}

const dodfodt = (forelder: Verdensperson, barn: Verdensperson): Ra => ({
  relatertPersonUtenFolkeregisteridentifikator: {
    ...utenIdentifikator(barn),
    navn: { fornavn: `${forelder.fornavn}*${barn.kjonn === 'kvinne' ? 'PIKE' : 'GUTT'}`, etternavn: barn.etternavn },
  },
});

/** On the child one row per responsible; on the adult one per child. */
function foreldreansvar(verden: Verden, p: Verdensperson): readonly Ra[] {
  const egne = p.foreldreansvar.map((a) =>
    utenTomme({ ansvar: a.ansvar, ansvarssubjekt: p.identifikator, ...ansvarlig(verden, a) }),
  );
  const forAndre = barnMedAnsvar(verden, p)
    .filter((b) => iRegisteret(b) && b.identifikator !== null)
    .map((b) => ({
      ansvar: b.foreldreansvar.find((a) => a.ansvarlig === p.id)?.ansvar,
      ansvarssubjekt: b.identifikator,
      ansvarlig: p.identifikator,
    }));
  const dobbel = p.dobbelAnsvarsrad === true && egne[0] !== undefined ? [egne[0]] : [];
  return [...egne, ...dobbel, ...(p.identifikator === null ? [] : forAndre)];
}

function ansvarlig(verden: Verden, a: Verdensforeldreansvar): Ra {
  if (a.organisasjon !== undefined) return { ansvarligOrganisasjon: a.organisasjon };
  if (a.utenIdentifikator !== undefined) return { ansvarligUtenIdentifikator: tegnUtenIdentifikator(a.utenIdentifikator) };
  if (a.ansvarlig === undefined) return {};
  const voksen = hentPerson(verden, a.ansvarlig);
  return voksen.identifikator === null
    ? { ansvarligUtenIdentifikator: utenIdentifikator(voksen) }
    : { ansvarlig: voksen.identifikator };
}

export function tegnUtenIdentifikator(u: NonNullable<Verdensforeldreansvar['utenIdentifikator']>): Ra {
  return {
    navn: delNavn(u.navn),
    foedselsdato: u.fodselsdato,
    statsborgerskap: u.statsborgerskap,
    kjoenn: u.kjonn,
  };
}
