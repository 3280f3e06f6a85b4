import { setTimeout as vent } from 'node:timers/promises';
import * as lager from './lager.ts';
import type { Brukskontekst, Brukssvar, Innlesingsmiljo, Innlesingstype, Tellere } from './modell.ts';
import { leggSammen } from './regler.ts';

interface Bolkoppdrag<E> {
  readonly innlesingId: string;
  readonly bolk: lager.Mottaksbolk<E>;
  readonly tellere: Tellere;
  readonly kontekst: Brukskontekst;
}

/**
 * Applies one chunk in one transaction. When somebody in it is bad the chunk is halved until that one is found and held;
 * the rest goes in. The chunk is marked as used in the transaction that used it, so a crash neither loses nor doubles it.
 */
export async function brukBolk<E>(m: Innlesingsmiljo, type: Innlesingstype<E>, o: Bolkoppdrag<E>): Promise<Tellere> {
  const hel = await provBruk(m, type, o, o.bolk.enheter, String(o.bolk.nummer), true);
  if (hel.ok) return hel.tellere;
  let tellere = o.tellere;
  const del = async (enheter: readonly E[], sti: string): Promise<void> => {
    if (enheter.length === 1) {
      const svar = await provBruk(m, type, { ...o, tellere }, enheter, sti, false);
      if (svar.ok) {
        tellere = svar.tellere;
        return;
      }
      tellere = leggSammen(tellere, { holdtIgjen: 1 });
      const holdt = {
        arsak: 'avvist_av_registeret' as const,
        nokkel: type.nokkel(enheter[0]!),
        detaljer: { kode: svar.kode, regel: svar.regel },
        post: enheter[0],
      };
      await lager.holdIgjen(m.db, m.nokler, o.innlesingId, type.kilde, [holdt]);
      return;
    }
    const midt = Math.ceil(enheter.length / 2);
    for (const [i, halv] of [enheter.slice(0, midt), enheter.slice(midt)].entries()) {
      const navn = `${sti}.${'ab'[i]}`;
      const svar = halv.length > 1 ? await provBruk(m, type, { ...o, tellere }, halv, navn, false) : undefined;
      if (svar?.ok) tellere = svar.tellere;
      else await del(halv, navn);
    }
  };
  if (o.bolk.enheter.length > 0) await del(o.bolk.enheter, String(o.bolk.nummer));
  await m.db.transaction().execute(async (tx) => {
    await lager.merkBrukt(tx, o.innlesingId, o.bolk.nummer);
    await lager.settInnlesing(tx, o.innlesingId, { tellere });
  });
  return tellere;
}

type Proving = { ok: true; tellere: Tellere } | { ok: false; kode: string; regel: string };

async function provBruk<E>(
  m: Innlesingsmiljo,
  type: Innlesingstype<E>,
  o: Bolkoppdrag<E>,
  enheter: readonly E[],
  sti: string,
  merk: boolean,
): Promise<Proving> {
  for (let forsok = 1; ; forsok++) {
    try {
      return await m.db.transaction().execute(async (tx) => {
        const svar: Brukssvar = await type.bruk(tx, enheter, o.kontekst);
        const antall = enheter.reduce((n, e) => n + type.antallPersoner(e), 0);
        const tellere = leggSammen(o.tellere, { brukt: antall, holdtIgjen: svar.holdt?.length ?? 0 });
        await lager.skrivDekning(tx, { innlesingId: o.innlesingId, kilde: type.kilde, nummer: sti, personer: svar.dekket });
        await lager.holdIgjen(tx, m.nokler, o.innlesingId, type.kilde, svar.holdt ?? []);
        const holdte = new Set(svar.holdt?.map((h) => h.nokkel));
        const lost = enheter.map((e) => type.nokkel(e)).filter((n) => !holdte.has(n)); // prettier-ignore
        await lager.losHoldte(tx, m.nokler, type.kilde, lost, 'kom_gjennom');
        if (merk) await lager.merkBrukt(tx, o.innlesingId, o.bolk.nummer);
        await lager.settInnlesing(tx, o.innlesingId, { tellere });
        return { ok: true, tellere };
      });
    } catch (e) {
      const feil = e as { code?: string; constraint?: string };
      if (erTilfeldig(feil) && forsok < 4) {
        await vent(20 * forsok);
        continue;
      }
      if (!erDatafeil(feil)) throw e;
      return { ok: false, kode: feil.code!, regel: feil.constraint ?? '' };
    }
  }
}

/** Two runs met: a deadlock, a serialisation failure, or both made the same person at once. Another try settles it. */
const erTilfeldig = (e: { code?: string; constraint?: string }): boolean =>
  e.code === '40001' || e.code === '40P01' || (e.code === '23505' && e.constraint === 'personidentifikator_oppslag');

/** Something in the chunk breaks a rule of the register (SQLSTATE 22 and 23): not the connection, not the disk. */
const erDatafeil = (e: { code?: string }): boolean =>
  typeof e.code === 'string' && (e.code.startsWith('22') || e.code.startsWith('23'));
