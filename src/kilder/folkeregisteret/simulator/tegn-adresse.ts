// Addresses of the made-up world in the register's own shape, with the properties in the order of the XSD.
import type { Verdensadresse } from '#verden/modell.ts';
import { alfa2 } from '../landkoder.ts';
import { utenTomme, type Ra } from './ra.ts';

const poststed = (a: Verdensadresse): Ra => ({ poststedsnavn: a.poststed, postnummer: a.postnummer });

function adressenummer(a: Verdensadresse): Ra | undefined {
  return a.husnummer === null ? undefined : utenTomme({ husnummer: a.husnummer, husbokstav: a.husbokstav });
}

function vegadresse(a: Verdensadresse): Ra {
  return utenTomme({
    kommunenummer: a.kommunenummer,
    bruksenhetsnummer: a.bruksenhetsnummer,
    bruksenhetstype: a.bruksenhetsnummer === undefined ? undefined : 'bolig',
    adressenavn: a.gatenavn,
    adressenummer: adressenummer(a),
    poststed: poststed(a),
  });
}

/** The form used, under the name the register has for it. */
function sted(a: Verdensadresse): Ra {
  if (a.landkode !== undefined && a.landkode !== 'NOR')
    return {
      utenlandskAdresse: utenTomme({
        adressenavn: [a.gatenavn, a.husnummer].filter(Boolean).join(' '),
        postkode: a.postnummer,
        byEllerStedsnavn: a.poststed,
        landkode: alfa2(a.landkode) ?? 'XX',
      }),
    };
  if (a.gatenavn === null) return { ukjentBosted: utenTomme({ bostedskommune: a.kommunenummer }) };
  return { vegadresse: vegadresse(a) };
}

/** bostedsadresse, deltBosted and oppholdsadresse. */
export function tegnAdresse(a: Verdensadresse): Ra {
  const form = a.type === 'opphold' && a.gatenavn === null ? { adressenErUkjent: true } : sted(a);
  const matrikkelen = a.gatenavn === null ? undefined : matrikkelId(a);
  if (a.type === 'deltBosted')
    return utenTomme({
      ...form,
      startdatoForKontrakt: a.fra,
      sluttdatoForKontrakt: a.til,
      adresseIdentifikatorFraMatrikkelen: matrikkelen,
      adressegradering: a.gradering,
    });
  if (a.type === 'opphold') return { ...form, adressegradering: a.gradering, oppholdsadressedato: a.fra };
  return utenTomme({
    ...form,
    adresseIdentifikatorFraMatrikkelen: matrikkelen,
    adressegradering: a.gradering,
    flyttedato: a.fra,
    grunnkrets: a.grunnkrets,
    skolekrets: a.skolekrets,
  });
}

/** postadresse, or postadresseIUtlandet when it is abroad. Boxes are boxes, streets are free lines. */
export function tegnPostadresse(a: Verdensadresse): Ra {
  if (a.landkode !== undefined && a.landkode !== 'NOR') return { adressegradering: a.gradering, ...sted(a) };
  if (/^postboks/i.test(a.gatenavn ?? ''))
    return { adressegradering: a.gradering, postboksadresse: { postboks: a.gatenavn, poststed: poststed(a) } };
  const linje = [a.gatenavn, `${a.husnummer ?? ''}${a.husbokstav ?? ''}`].filter(Boolean).join(' ');
  return { adressegradering: a.gradering, postadresseIFrittFormat: { adresselinje: [linje], poststed: poststed(a) } };
}

export const erUtenlands = (a: Verdensadresse): boolean => a.landkode !== undefined && a.landkode !== 'NOR';

/** The same place always has the same id, as in Matrikkelen. */
function matrikkelId(a: Verdensadresse): string {
  let sum = 7;
  for (const tegn of `${a.gatenavn}${a.husnummer}${a.husbokstav ?? ''}`)
    sum = (sum * 31 + (tegn.codePointAt(0) ?? 0)) % 899_999_999;
  return String(100_000_000 + sum);
}
