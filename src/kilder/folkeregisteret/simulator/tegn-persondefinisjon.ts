// A child of the made-up world as KS Fiks oppvekst tells of it: current values, the guardians written into the record.
import {
  hentPerson,
  soskenTil,
  type Verden,
  type Verdensadresse,
  type Verdensforeldreansvar,
  type Verdensperson,
} from '#verden/index.ts';
import { utenTomme, type Ra } from './ra.ts';
import { erUtenlands, tegnAdresse, tegnPostadresse } from './tegn-adresse.ts';
import { tegnUtenIdentifikator } from './tegn-persondokument.ts';

const identifikasjonsnummer = (nummer: string, type: 'fodselsnummer' | 'dNummer' | null): Ra => ({
  foedselsEllerDNummer: nummer,
  identifikatortype: type === 'dNummer' ? 'dNummer' : 'foedselsnummer',
});

/** KS Fiks has room for one address of each kind, and none abroad but for oppholdsadresse. */
function adresser(alle: readonly Verdensadresse[]): Ra {
  const av = (type: Verdensadresse['type']) => alle.find((a) => a.type === type && (type === 'opphold' || !erUtenlands(a)));
  const tegn = (a: Verdensadresse | undefined) => a && tegnAdresse(a);
  const post = av('post');
  const postadresse = post && omdopt(tegnPostadresse(post));
  return {
    bostedsadresse: tegn(av('bosted')),
    oppholdsadresse: tegn(av('opphold')),
    deltBosted: tegn(av('deltBosted')),
    postadresse,
  };
}

/** Their name for free lines. */
function omdopt(ra: Ra): Ra {
  const { postadresseIFrittFormat, ...resten } = ra;
  return postadresseIFrittFormat === undefined ? ra : { ...resten, frittFormat: postadresseIFrittFormat };
}

/** Only for people with a number: the extract is made from numbers. */
export function tegnPersonDefinisjon(verden: Verden, p: Verdensperson): Ra {
  const tidligere = p.tidligere[0];
  const foreldre = p.foreldre.flatMap((f) => {
    const nummer = hentPerson(verden, f.person).identifikator;
    return nummer === null ? [] : [{ familierelasjonPerson: nummer, familierelasjonRolle: f.rolle }];
  });
  const sosken = soskenTil(verden, p).flatMap((s) =>
    s.identifikator === null || s.bareManuell === true
      ? []
      : [{ familierelasjonPerson: s.identifikator, familierelasjonRolle: 'soesken' }],
  );
  const rader = p.foreldreansvar.flatMap((a) => ansvarlig(verden, a) ?? []);
  return utenTomme({
    identifikasjonsnummer: identifikasjonsnummer(p.identifikator ?? '', p.identifikatortype),
    tidligereIdentifikasjonsnummer: tidligere && identifikasjonsnummer(tidligere.identifikator, tidligere.type),
    dufNummer: p.duf,
    foedselsdato: p.fodselsdato,
    personstatus: p.personstatus,
    foreldreansvarstype: p.foreldreansvar[0]?.ansvar,
    kjoenn: p.kjonn,
    navn: utenTomme({ fornavn: p.fornavn, mellomnavn: p.mellomnavn, etternavn: p.etternavn }),
    statsborgerskap: p.statsborgerskap[0],
    adressebeskyttelse: p.adressebeskyttelse,
    ...adresser(p.adresser),
    foreldreansvarlige: p.dobbelAnsvarsrad === true ? [...rader, ...rader.slice(0, 1)] : rader,
    familierelasjoner: [...foreldre, ...sosken],
  });
}

function ansvarlig(verden: Verden, a: Verdensforeldreansvar): Ra | undefined {
  if (a.organisasjon !== undefined)
    return {
      ansvar: a.ansvar,
      identifikasjonsnummer: { foedselsEllerDNummer: a.organisasjon, identifikatortype: 'organisasjonsnummer' },
    };
  if (a.utenIdentifikator !== undefined) {
    const { foedselsdato, ...uten } = tegnUtenIdentifikator(a.utenIdentifikator);
    return { ansvar: a.ansvar, ...uten, foedsel: foedselsdato };
  }
  if (a.ansvarlig === undefined) return undefined;
  const v = hentPerson(verden, a.ansvarlig);
  const { deltBosted: _delt, ...hjem } = adresser(v.adresser);
  return utenTomme({
    ansvar: a.ansvar,
    identifikasjonsnummer: v.identifikator === null ? undefined : identifikasjonsnummer(v.identifikator, v.identifikatortype),
    personstatus: v.personstatus,
    navn: utenTomme({ fornavn: v.fornavn, mellomnavn: v.mellomnavn, etternavn: v.etternavn }),
    statsborgerskap: v.statsborgerskap[0],
    kjoenn: v.kjonn,
    ...hjem,
    foedsel: v.fodselsdato,
  });
}
