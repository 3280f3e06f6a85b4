import { brukFakta, finnForskjeller, type Faktarad } from '#grunn/fakta/index.ts';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import { tilInstant } from '#grunn/tid/index.ts';
import type { Kanalnavn, Kontaktoppforing } from '#kilder/krr/index.ts';
import { kontaktinformasjonFakta } from '../faktatabeller.ts';
import type { Bremsegrenser, Brukskontekst, Brukssvar, Forhandslinje, Innlesingstype, Vurdering } from '../modell.ts';
import { tilRad } from './fakta.ts';
import * as lager from './lager.ts';

const KILDE = 'krr';

/** One answer, and when it was asked for at the earliest (ISO): it never goes over a row we have had for a shorter time. */
export interface Kontaktenhet {
  readonly personId: string;
  readonly oppforing: Kontaktoppforing;
  readonly hentet: string;
}

/** More than a fifth changed in a night is no ordinary night. */
export const KRR_BREMSER: Bremsegrenser = { krympet: 1, endret: 0.2, avsluttet: 0.2, minstAntall: 50 };

/** Kontakt- og reservasjonsregisteret's answers into the register: one row a person, written only when something is new. */
export function krrInnlesing(bremser: Bremsegrenser = KRR_BREMSER): Innlesingstype<Kontaktenhet> {
  return {
    kilde: KILDE,
    bremser,
    enkeltSamtidig: true,
    antallPersoner: () => 1,
    nokkel: (e) => e.personId,
    bolkerHverForSeg: true,
    omKjente: true,
    vurder,
    bruk,
  };
}

interface Nyrad {
  readonly personId: string;
  readonly rad: Faktarad;
  readonly borte: readonly Kanalnavn[];
  readonly kjent: boolean;
}

/** The rows these answers give, those left out that something newer has passed. */
async function nyeRader(
  db: DbEllerTx,
  enheter: readonly Kontaktenhet[],
  ider: ReadonlyMap<string, string> | undefined,
  k: Brukskontekst,
): Promise<Nyrad[]> {
  const idFor = (e: Kontaktenhet) => ider?.get(e.personId) ?? e.personId;
  const for_ = await lager.finnRader(db, [...new Set(enheter.map(idFor))]);
  const na = tilInstant(k.na);
  const ut = new Map<string, Nyrad>();
  for (const e of enheter) {
    const personId = idFor(e);
    const forrige = for_.get(personId);
    if (forrige && Date.parse(forrige.kjent_fra) > Date.parse(e.hentet)) continue;
    ut.set(personId, { personId, ...tilRad(personId, e.oppforing, forrige, na), kjent: forrige !== undefined });
  }
  return [...ut.values()];
}

async function vurder(db: DbEllerTx, enheter: readonly Kontaktenhet[], k: Brukskontekst): Promise<Vurdering<Kontaktenhet>> {
  const rader = await nyeRader(db, enheter, undefined, k);
  // whoever we had nothing of is new, whatever the answer: the first night is all like that
  const kjente = rader.filter((r) => r.kjent);
  const forskjeller = await finnForskjeller(db, kontaktinformasjonFakta, {
    kilde: KILDE,
    subjekter: kjente.map((r) => r.personId),
    heltBilde: false,
    rader: kjente.map((r) => r.rad),
  });
  const nytt = new Set([...rader.filter((r) => !r.kjent).map((r) => r.personId), ...forskjeller.map((f) => f.subjekt)]);
  const endret = rader.filter((r) => nytt.has(r.personId));
  const forhandsvisning: Forhandslinje[] = endret
    .filter((r) => r.borte.length > 0)
    .map((r) => ({ slag: 'kontakt_fjernet', alvor: 30, personId: r.personId, detaljer: { kanaler: r.borte } }));
  const nye = endret.filter((r) => !r.kjent).length;
  return {
    bruk: enheter.filter((e) => nytt.has(e.personId)),
    uendret: enheter.filter((e) => !nytt.has(e.personId)).map((e) => e.personId),
    gjennom: () => enheter.filter((e) => !nytt.has(e.personId)).map((e) => e.personId),
    tellere: { nye, endret: endret.length - nye, uendret: enheter.length - endret.length, avsluttet: forhandsvisning.length },
    forhandsvisning,
    holdt: [],
    avvik: enheter.flatMap((e) => e.oppforing.avvik),
  };
}

async function bruk(tx: Tx, enheter: readonly Kontaktenhet[], k: Brukskontekst): Promise<Brukssvar> {
  const ider = await lager.lasPersoner(
    tx,
    enheter.map((e) => e.personId),
  );
  const rader = await nyeRader(tx, enheter, ider, k);
  await brukFakta(tx, kontaktinformasjonFakta, {
    kilde: KILDE,
    endringssett: k.endringssett,
    na: k.na,
    subjekter: rader.map((r) => r.personId),
    heltBilde: false,
    rader: rader.map((r) => r.rad),
    bareNye: rader.every((r) => !r.kjent),
  });
  return { dekket: [...new Set(enheter.map((e) => ider.get(e.personId) ?? e.personId))] };
}
