import { createHash, randomBytes } from 'node:crypto';
import type { DbEllerTx } from '#grunn/db/index.ts';
import { noterIdentitet, type Aktorfinner } from '#grunn/handling/index.ts';
import { tolkInnstilling } from '#grunn/innstilling/index.ts';
import type { Sprak } from '#grunn/sprak/index.ts';
import type { Aktor } from '#grunn/tilgang/index.ts';
import { osloDato, tilInstant } from '#grunn/tid/index.ts';
import { noterBarnefakta, type Barnefakta } from '#tilgang/relasjon/index.ts';
import { aktorAv, finnAktor } from '#tilgang/rolle/index.ts';
import {
  apneOkt,
  avsluttOktMedSid,
  avsluttOktMedSum,
  brukEnhet,
  brukOkt,
  hentEnhet,
  hentOktperson,
  lagreEnhet,
  lagreOkt,
  lasOktMedSum,
  settOktsprak,
  type Avsluttet,
} from './lager.ts';
import { autolas, type Oktgrunnlag, type Okttilbyder } from './modell.ts';
import { erGyldig, harLastSeg, harRolle, iOkten, lasminutter, LENGDE_MINUTTER, skalNoteres } from './regler.ts';

/** The token itself is only in the browser: a stolen database opens no session. */
export const tokensum = (token: string): Buffer => createHash('sha256').update(token).digest();
/** 256 random bits for a cookie. */
export const nyttToken = (): string => randomBytes(32).toString('base64url');
/** A provider's session, as its issuer names it. ID-porten's own documentation writes the issuer with and without a last slash. */
const sidsum = (utsteder: string, sid: string): Buffer => tokensum(`${utsteder.replace(/\/$/, '')}\0${sid}`);
const kanVareToken = (token: string | undefined): token is string => token !== undefined && token.length <= 100;

/** Starts a session and gives the token for the cookie. Every login and step-up has its own; the one before it must be ended. */
export async function nyOkt(db: DbEllerTx, o: Oktgrunnlag): Promise<string> {
  const token = nyttToken();
  await lagreOkt(db, tokensum(token), o, o.sid === undefined || o.utsteder === undefined ? null : sidsum(o.utsteder, o.sid));
  return token;
}

type Utfall =
  | {
      readonly slag: 'aktor';
      readonly aktor: Aktor;
      readonly skalNoteres: boolean;
      readonly lasEtter: number | null;
      readonly barn: readonly Barnefakta[];
    }
  | { readonly slag: 'ingen' }
  /** Logging in as the same person opens it again. */
  | { readonly slag: 'last' }
  /** Had a role, has none any more. */
  | { readonly slag: 'utenRolle' };

/** Nobody's guardian, and nothing at work: has a page that says how children come here (V01), and reaches nothing else. */
const barnlos = (personId: string): Aktor['tilknytninger'] => [
  {
    rolle: 'foresatt',
    relasjon: 'segSelv',
    omfang: personId,
    fra: null,
    til: null,
    grunnlag: { slag: 'faktum', kilde: 'innlogging', hva: 'innlogging' },
  },
];

async function provOkt(db: DbEllerTx, token: string, na: string): Promise<Utfall> {
  const idag = osloDato(tilInstant(na));
  const okt = await apneOkt(db, tokensum(token), idag);
  if (okt === undefined || !erGyldig(okt, na)) return { slag: 'ingen' };
  if (okt.last !== null) return { slag: 'last' };
  if (!okt.finnes) return { slag: 'ingen' };
  const funnet = aktorAv(okt, okt.person_id, okt.sprak, { na, idag });
  const { tilbyder, niva, to_faktor: toFaktor, foresatte_stengt: foresatteStengt } = okt;
  const tilknytninger = iOkten(funnet.tilknytninger, { tilbyder, toFaktor, foresatteStengt });
  if (okt.hadde_rolle && !harRolle(tilknytninger, idag)) return { slag: 'utenRolle' };
  const lasEtter = lasminutter(tolkInnstilling(autolas, okt.autolas), tilknytninger, idag);
  if (harLastSeg(okt, na, lasEtter)) return { slag: 'last' };
  return {
    slag: 'aktor',
    aktor: {
      ...funnet,
      tilknytninger:
        tilknytninger.length === 0 && tilbyder === 'idporten' && !foresatteStengt ? barnlos(funnet.id) : tilknytninger,
      innlogging: { tilbyder, niva, toFaktor, oktId: okt.id, ...(lasEtter === null ? {} : { lasEtter }) },
    },
    skalNoteres: skalNoteres(okt, na),
    lasEtter,
    barn: okt.barn ?? [],
  };
}

/**
 * Who holds the token, with the roles this session carries, asked in the transaction of each act: what has ended is ended at once. Where
 * there is no session, a guardian's own device is somebody too, for the acts that say so.
 */
export const aktorForOkt =
  (token: string | undefined, enhet?: string): Aktorfinner =>
  async (tx, { na, idag }) => {
    if (kanVareToken(token)) {
      const utfall = await provOkt(tx, token, na);
      if (utfall.slag === 'aktor') {
        noterIdentitet(tx, { aktorId: utfall.aktor.id, idag });
        noterBarnefakta(tx, utfall.aktor.id, utfall.barn);
        if (utfall.skalNoteres) await brukOkt(tx, tokensum(token), na);
        return utfall.aktor;
      }
      if (utfall.slag === 'last') return undefined;
    }
    return kanVareToken(enhet) ? aktorForEnhet(tx, enhet, na) : undefined;
  };

async function aktorForEnhet(db: DbEllerTx, token: string, na: string): Promise<Aktor | undefined> {
  const e = await hentEnhet(db, tokensum(token), na);
  if (e === undefined || e.foresatte_stengt) return undefined;
  const funnet = await finnAktor(db, e.person_id, e.sprak, na);
  if (funnet === undefined) return undefined;
  const tilknytninger = funnet.tilknytninger.filter((t) => t.rolle === 'foresatt');
  if (skalNoteres(e, na)) await brukEnhet(db, e.id, na);
  return {
    ...funnet,
    tilknytninger,
    innlogging: { tilbyder: 'idporten', niva: 'betydelig', toFaktor: true, oktId: e.id, bareEnhet: true },
  };
}

/** Remembers a guardian's device for so many days. Gives the token for its cookie. */
export async function nyEnhet(
  db: DbEllerTx,
  e: { personId: string; enhet: string | null; sprak: Sprak; na: string; dager: number },
): Promise<string> {
  const token = nyttToken();
  const utloper = tilInstant(e.na)
    .add({ hours: 24 * e.dager })
    .toString();
  await lagreEnhet(db, { tokenSum: tokensum(token), utloper, ...e });
  return token;
}

/** Ends the session for good when what it was refused for is for good; marks it as locked when that was why. */
export async function noterAvvist(db: DbEllerTx, token: string, na: string): Promise<void> {
  if (!kanVareToken(token)) return;
  const { slag } = await provOkt(db, token, na);
  if (slag === 'utenRolle') await avsluttOktMedSum(db, tokensum(token), na, 'rolle');
  else if (slag === 'last') await lasOktMedSum(db, tokensum(token), na);
}

/** Locks the session until its person logs in again. */
export const lasOkt = (db: DbEllerTx, token: string, na: string): Promise<void> => lasOktMedSum(db, tokensum(token), na);

/** Minutes before this session's screen is to lock itself; null when it does not, undefined when there is no session. */
export async function lasminutterFor(db: DbEllerTx, token: string | undefined, na: string): Promise<number | null | undefined> {
  if (!kanVareToken(token)) return undefined;
  const utfall = await provOkt(db, token, na);
  return utfall.slag === 'aktor' ? utfall.lasEtter : undefined;
}

/** Ends a session: why, and with which hint the provider is told. */
export const avsluttOkt = (db: DbEllerTx, token: string, na: string, grunn = 'selv'): Promise<Avsluttet | undefined> =>
  avsluttOktMedSum(db, tokensum(token), na, grunn);

/** A provider says that its session is over. */
export const avsluttForSid = (db: DbEllerTx, o: { utsteder: string; sid: string; na: string }): Promise<number> =>
  avsluttOktMedSid(db, sidsum(o.utsteder, o.sid), o.na);

export const settSprak = (db: DbEllerTx, token: string, sprak: Sprak): Promise<void> => settOktsprak(db, tokensum(token), sprak);

/** Whose screen this is: somebody logged in here today and has not logged out, though the session may have gone idle or locked. */
export async function hvemVarInnlogget(
  db: DbEllerTx,
  token: string | undefined,
  na: string,
): Promise<{ personId: string; tilbyder: Okttilbyder; sprak: Sprak; last: boolean } | undefined> {
  if (!kanVareToken(token)) return undefined;
  const etter = tilInstant(na)
    .subtract({ minutes: LENGDE_MINUTTER * 4 })
    .toString();
  const person = await hentOktperson(db, tokensum(token), etter);
  return person && { ...person, last: (await provOkt(db, token, na)).slag !== 'aktor' };
}
