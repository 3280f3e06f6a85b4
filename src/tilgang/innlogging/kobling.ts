// Whose account it is. ID-porten and BankID: the verified number. Feide: the account, first known by a verified number or by the user name HR gives.
// Entra: the account, registered beforehand or first known by HR's number. Never by e-mail.
import type { DbEllerTx, Miljo } from '#grunn/db/index.ts';
import { kontrollregelFor, valider } from '#grunn/id/index.ts';
import { osloDato, tilInstant } from '#grunn/tid/index.ts';
import type { Nokkelring } from '#grunn/krypto/index.ts';
import { oppslagsnokkel } from '#register/person/index.ts';
import type { Tilbyder } from '#tilgang/okt/index.ts';
import { finnAnsatt, finnKonto, finnPersonMedOppslag, kanLoggeInn, lagreKonto, type Kontogrunnlag } from './lager.ts';
import { Avslag } from './modell.ts';
import { kontoIEntra, type Kjennetegn } from './regler.ts';

export interface Koblingsmiljo {
  readonly db: DbEllerTx;
  readonly nokler: Nokkelring;
  readonly miljo: Miljo;
  readonly na: string;
}

const kontonokkel = (nokler: Nokkelring, konto: string): Buffer => nokler.oppslag(konto, 'konto');

async function personMedNummer(m: Koblingsmiljo, nummer: string): Promise<string | undefined> {
  const kontrollregel = kontrollregelFor(osloDato(tilInstant(m.na)), m.miljo);
  if (!valider(nummer, { miljo: m.miljo, kontrollregel }).ok) return undefined;
  return finnPersonMedOppslag(m.db, oppslagsnokkel(m.nokler, nummer));
}

/** The person behind an account, remembered under the account from then on. @throws Avslag `ukjent` or `stengt` */
export async function koble(
  m: Koblingsmiljo,
  tilbyder: Tilbyder,
  k: Kjennetegn,
): Promise<{ readonly personId: string; readonly kontoId: string }> {
  const nokkel = kontonokkel(m.nokler, k.konto);
  const kjent = await finnKonto(m.db, tilbyder, nokkel);
  if (kjent?.stengt === true) throw new Avslag('stengt');
  const medNummer = tilbyder === 'idporten' || tilbyder === 'bankid';
  const funnet: { personId: string; grunnlag: Kontogrunnlag } | undefined =
    kjent !== undefined && !medNummer ? { personId: kjent.person_id, grunnlag: 'forhandsregistrert' } : await forsteGang(m, k);
  if (funnet === undefined || !(await kanLoggeInn(m.db, funnet.personId))) throw new Avslag('ukjent');
  const kontoId = await lagreKonto(m.db, { tilbyder, nokkel, ...funnet, na: m.na, brukt: true });
  return { personId: funnet.personId, kontoId };
}

async function forsteGang(m: Koblingsmiljo, k: Kjennetegn): Promise<{ personId: string; grunnlag: Kontogrunnlag } | undefined> {
  if (k.fodselsnummer !== undefined) {
    const personId = await personMedNummer(m, k.fodselsnummer);
    return personId === undefined ? undefined : { personId, grunnlag: 'fodselsnummer' };
  }
  for (const felt of ['ansattnummer', 'brukernavn'] as const) {
    const verdi = k[felt];
    const personId = verdi === undefined ? undefined : await finnAnsatt(m.db, felt, verdi);
    if (personId !== undefined) return { personId, grunnlag: felt };
  }
  return undefined;
}

/** Registers beforehand whose account it is in the kommune's Entra tenant. Gives the account's id here. */
export const forhandsregistrerEntra = (
  m: Koblingsmiljo,
  k: { readonly tenant: string; readonly oid: string; readonly personId: string },
): Promise<string> =>
  lagreKonto(m.db, {
    tilbyder: 'entra',
    nokkel: kontonokkel(m.nokler, kontoIEntra(k.tenant, k.oid)),
    personId: k.personId,
    grunnlag: 'forhandsregistrert',
    na: m.na,
    brukt: false,
  });
