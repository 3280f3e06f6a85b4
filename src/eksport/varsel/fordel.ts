// From what has happened to whom it is told: one row in the outbox for each guardian, in the transaction that takes the event.
import type { Db } from '#grunn/db/index.ts';
import { tilInstant, type Klokke } from '#grunn/tid/index.ts';
import { taHendelser } from '#skoledag/hendelse/kjerne.ts';
import { hentBarnefaktaForAlle } from '#tilgang/relasjon/index.ts';
import { finnBarnMedNye, leggIKo, type Nyttvarsel } from './lager.ts';
import { erVarselslag, SLAG, VARSELSLAG, type Varselslag } from './modell.ts';
import { dagen, mottakereFor, nyForesattvarsler } from './regler.ts';

const BOLK = 200;
const HASTER = VARSELSLAG.filter((s) => SLAG[s].haster);
/** How far back a new guardian is looked for: longer than the job has ever been down. Days. */
const DAGER_TILBAKE = 3;

const utloper = (slag: Varselslag, fra: string): string => tilInstant(fra).add({ hours: SLAG[slag].levetid }).toString();

/**
 * Takes what has happened on the school day and lays notices in the outbox, the urgent first. At least once; the occasion makes it once. `etterBolk`
 * is called each time some have been laid there, so that the first are not kept waiting for the last. Returns how many notices.
 */
export async function fordelHendelser(db: Db, klokke: Klokke, etterBolk?: () => Promise<unknown>): Promise<number> {
  let antall = 0;
  for (;;) {
    const na = klokke.na().toString();
    const tatt = await db.transaction().execute(async (tx) => {
      const hendelser = await taHendelser(tx, { na, hoyst: BOLK, forst: HASTER });
      const kjente = hendelser.flatMap((h) => (erVarselslag(h.slag) ? [{ ...h, slag: h.slag }] : []));
      const fakta = await hentBarnefaktaForAlle(tx, [...new Set(kjente.map((h) => h.elevId))]);
      const nye = kjente.flatMap((h): Nyttvarsel[] => {
        const f = fakta.get(h.elevId);
        if (f === undefined) return [];
        const opprettet = tilInstant(h.opprettet).toString();
        return mottakereFor(f, dagen(na), h.avId).map((mottakerId) => ({
          slag: h.slag,
          mottakerId,
          barnId: f.barnId,
          anledningId: h.omId,
          haster: SLAG[h.slag].haster,
          opprettet,
          utloper: utloper(h.slag, opprettet),
        }));
      });
      antall += await leggIKo(tx, nye, na);
      return hendelser.length;
    });
    await etterBolk?.();
    if (tatt < BOLK) return antall;
  }
}

/** Finds new guardians of the last days and lays notices to the others. What it has found before is there already. Returns how many notices. */
export async function fordelNyeForesatte(db: Db, klokke: Klokke): Promise<number> {
  const na = klokke.na();
  const tid = na.toString();
  const barn = await finnBarnMedNye(db, na.subtract({ hours: 24 * DAGER_TILBAKE }).toString());
  let antall = 0;
  for (let i = 0; i < barn.length; i += BOLK) {
    const fakta = await hentBarnefaktaForAlle(db, barn.slice(i, i + BOLK));
    const nye = [...fakta.values()].flatMap((f) =>
      nyForesattvarsler(f, dagen(tid)).map((v) => ({
        ...v,
        slag: 'nyForesatt' as const,
        barnId: f.barnId,
        haster: false,
        opprettet: tid,
        utloper: utloper('nyForesatt', tid),
      })),
    );
    antall += await leggIKo(db, nye, tid);
  }
  return antall;
}
