// Who each pupil of the start file is, and what must wait for a person to decide.
import { kontrollregelFor, valider } from '#grunn/id/index.ts';
import type { DbEllerTx } from '#grunn/db/index.ts';
import type { Oppstartselev } from '#kilder/oppstart/index.ts';
import { finnPersonerPaOppslag, oppslagsnokkel } from '#register/person/kjerne.ts';
import type { Brukskontekst, Holdarsak, Holdt } from '../modell.ts';
import * as lager from './lager.ts';

export interface Plass {
  readonly e: Oppstartselev;
  readonly id: string;
  readonly personId: string;
  /** The person is made by this reading. */
  readonly ny: boolean;
  /** Name and birth date come from the former system, for Folkeregisteret has not told of the person when it was made. */
  readonly egetNavn: boolean;
  /** The number is new to us. */
  readonly nyttNummer: boolean;
  /** The person goes to the school already, by somebody else's word: the place is left as it is, and the groups are read. */
  readonly harPlass: boolean;
}

export interface Plan {
  readonly plasser: readonly Plass[];
  readonly holdt: readonly Holdt[];
}

export const nokkel = (e: Oppstartselev): string => `oppstart:${e.lokalId}`;

/** A place keeps its id however often the file is read. */
export function elevforholdId(e: Oppstartselev, k: Pick<Brukskontekst, 'nokler'>): string {
  return somUuid(k.nokler.oppslag(`elevforhold:${e.lokalId}:${e.skole}:${e.fra}`, 'dokument'));
}

/** A person without a number is known by the former system's own key. */
export const lokalPersonId = (e: Oppstartselev, k: Pick<Brukskontekst, 'nokler'>): string =>
  somUuid(k.nokler.oppslag(`person:${e.lokalId}`, 'dokument'));

/** 16 bytes as a UUID of version 8 (own content, RFC 9562). */
export function somUuid(b: Buffer): string {
  const u = Buffer.from(b.subarray(0, 16));
  u[6] = (u[6]! & 0x0f) | 0x80;
  u[8] = (u[8]! & 0x3f) | 0x80;
  const h = u.toString('hex');
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20)}`;
}

const navnenokkel = (e: Oppstartselev): string =>
  `${e.fornavn.toLowerCase()}|${e.etternavn.toLowerCase()}|${e.fodselsdato ?? ''}`;

type Feil = { readonly arsak: Holdarsak; readonly detaljer: Readonly<Record<string, unknown>>; readonly personId?: string };

/** Decides for a chunk. Reads only; the same answer in preview and in use, unless the register has changed between. */
export async function planlegg(db: DbEllerTx, elever: readonly Oppstartselev[], k: Brukskontekst): Promise<Plan> {
  const oppslag = (i: string) => oppslagsnokkel(k.nokler, i);
  const plasseide = await lager.finnPlasser(db, elever.map((e) => elevforholdId(e, k))); // prettier-ignore
  const paNummer = await finnPersonerPaOppslag(db, elever.flatMap((e) => (e.identifikator ? [oppslag(e.identifikator)] : []))); // prettier-ignore
  const kandidater = new Set([...plasseide.values(), ...paNummer.values(), ...elever.map((e) => lokalPersonId(e, k))]);
  const kjente = await lager.finnKjenninger(db, [...kandidater]);
  const like = await lager.finnLike(
    db,
    elever.flatMap((e) => (e.fodselsdato === undefined ? [] : [{ nokkel: navnenokkel(e), fornavn: e.fornavn, etternavn: e.etternavn, fodselsdato: e.fodselsdato }])), // prettier-ignore
  );
  const andrePlasser = await lager.finnAndrePlasser(db, [...new Set([...kjente.values()].map((x) => x.personId))]);

  const plasser: Plass[] = [];
  const holdt: Holdt[] = [];
  const nyePaNummer = new Map<string, string>();
  const nyeUtenNummer = new Map<string, string>();
  const hold = (e: Oppstartselev, f: Feil) => holdt.push({ ...f, nokkel: nokkel(e), post: e });
  for (const e of elever) {
    const id = elevforholdId(e, k);
    const feil = feilVed(e, k);
    if (feil) {
      hold(e, feil);
      continue;
    }
    const lokal = lokalPersonId(e, k);
    // the one who has the place, or was made from the former system's key before
    const for_ = kjente.get(plasseide.get(id) ?? lokal);
    const paaNummeret = e.identifikator === undefined ? undefined : paNummer.get(oppslag(e.identifikator));
    const kjent = paaNummeret === undefined ? for_ : kjente.get(paaNummeret);
    const motstrid = finnMotstrid(e, for_, paaNummeret, kjent);
    if (motstrid) {
      hold(e, motstrid);
      continue;
    }
    if (kjent) {
      // the same key's own places are the file's to tell of; what others have said of where the pupil goes, it does not change
      const andre = (andrePlasser.get(kjent.personId) ?? []).filter(
        (p) => p.id !== id && elevforholdId({ ...e, skole: p.skole, fra: p.fra }, k) !== p.id && overlapper(e, p),
      );
      if (andre.some((p) => p.skole !== e.skole)) {
        hold(e, { arsak: 'motstrid', detaljer: { felt: 'skole', kode: 'gar_pa_annen_skole' }, personId: kjent.personId });
        continue;
      }
      const harPlass = andre.length > 0;
      const nyttNummer = e.identifikator !== undefined && paaNummeret === undefined;
      const egetNavn = kjent.egetNavn || (paaNummeret === undefined && !kjent.harNummer);
      plasser.push({ e, id, personId: kjent.personId, ny: false, egetNavn, nyttNummer, harPlass });
      continue;
    }
    if (e.fodselsdato === undefined) {
      hold(e, { arsak: 'ukjent_identifikator', detaljer: { felt: 'fodselsdato', kode: 'mangler_fodselsdato' } });
      continue;
    }
    const personId = e.identifikator === undefined ? lokal : (nyePaNummer.get(e.identifikator) ?? crypto.randomUUID());
    // without a number anybody of that name and birth date may be the same child; with one, only somebody who has none
    const andre = (like.get(navnenokkel(e)) ?? []).filter((l) => e.identifikator === undefined || !l.harNummer);
    const iFila = nyeUtenNummer.get(navnenokkel(e));
    if (andre.length > 0 || (iFila !== undefined && iFila !== personId)) {
      const lik = andre.map((l) => l.personId);
      hold(e, {
        arsak: 'duplikat',
        detaljer: { kode: 'samme_navn_og_fodselsdato', personer: lik },
        ...(lik[0] ? { personId: lik[0] } : {}),
      });
      continue;
    }
    if (e.identifikator === undefined) nyeUtenNummer.set(navnenokkel(e), personId);
    else nyePaNummer.set(e.identifikator, personId);
    plasser.push({ e, id, personId, ny: true, egetNavn: true, nyttNummer: e.identifikator !== undefined, harPlass: false }); // prettier-ignore
  }
  return { plasser, holdt };
}

const overlapper = (a: { fra: string; til?: string | null | undefined }, b: { fra: string; til: string | null }): boolean =>
  (a.til == null || a.til >= b.fra) && (b.til === null || b.til >= a.fra);

function feilVed(e: Oppstartselev, k: Brukskontekst): Feil | undefined {
  if (e.til !== undefined && e.til < e.fra) return { arsak: 'motstrid', detaljer: { felt: 'til', kode: 'slutter_for_start' } };
  if (e.fodselsdato !== undefined && e.fodselsdato > k.idag)
    return { arsak: 'motstrid', detaljer: { felt: 'fodselsdato', kode: 'fram_i_tid' } };
  if (e.identifikator === undefined) return undefined;
  const svar = valider(e.identifikator, { miljo: k.miljo, kontrollregel: kontrollregelFor(k.idag, k.miljo), idag: k.idag });
  return svar.ok ? undefined : { arsak: 'ugyldig_identifikator', detaljer: { felt: 'identifikator', kode: svar.kode } };
}

function finnMotstrid(
  e: Oppstartselev,
  for_: lager.Kjenning | undefined,
  paaNummeret: string | undefined,
  kjent: lager.Kjenning | undefined,
): Feil | undefined {
  // the child had a place without a number, and the number is another's: two people of ours, for a person to look at
  if (for_ && kjent && for_.personId !== kjent.personId)
    return { arsak: 'duplikat', detaljer: { antall: 2, personer: [for_.personId, kjent.personId] }, personId: kjent.personId };
  if (e.identifikator !== undefined && paaNummeret === undefined && for_?.harNummer)
    return { arsak: 'motstrid', detaljer: { felt: 'identifikator', kode: 'nummer_byttet' }, personId: for_.personId };
  // a mistyped number is a valid number of another child
  if (kjent && e.fodselsdato !== undefined && kjent.fodselsdato !== null && kjent.fodselsdato !== e.fodselsdato)
    return { arsak: 'motstrid', detaljer: { felt: 'fodselsdato', kode: 'annen_enn_registeret' }, personId: kjent.personId };
  return undefined;
}
