import { z } from 'zod';
import { handling } from '#grunn/handling/index.ts';
import { kommunen } from '#grunn/innsyn/index.ts';
import { finnAvvik, registrerAvvik, skrivSteg } from './lager.ts';
import { NyttAvvik, NyttSteg } from './modell.ts';
import { fraFelt } from './regler.ts';
import { avvikTilgang } from './tilgang.ts';

/** Enters a breach, and secures at once who was affected and who saw. */
export const registrer = handling({
  regel: avvikTilgang.registrer,
  inndata: NyttAvvik,
  utdata: z.object({ id: z.string() }),
  gjelder: kommunen,
  async utfor(s, _kommunen, inn) {
    const oppdaget = fraFelt(inn.oppdaget);
    if (oppdaget > s.na)
      throw s.feil(
        'framtid',
        { nb: 'Avviket kan ikke være oppdaget fram i tid.', nn: 'Avviket kan ikkje vere oppdaga fram i tid.' },
        { status: 400, felt: { oppdaget: { nb: 'Velg et tidspunkt som har vært.', nn: 'Vel eit tidspunkt som har vore.' } } },
      );
    const id = crypto.randomUUID();
    const sett = await registrerAvvik(s.db, {
      id,
      tittel: inn.tittel,
      beskrivelse: inn.beskrivelse,
      oppdaget,
      fra: fraFelt(inn.fra),
      til: fraFelt(inn.til),
      visninger: inn.visning === undefined ? [] : [inn.visning],
      felt: inn.felt ?? null,
      barn: inn.barn,
      opprettet: s.na,
      opprettetAv: s.aktor.id,
    });
    return { ut: { id }, gjelder: inn.barn, spor: { avvik: id, visninger: sett } };
  },
});

/** A step in following up: told, found not to be told, the affected informed, closed. */
export const folgOpp = handling({
  regel: avvikTilgang.folgOpp,
  inndata: NyttSteg,
  utdata: z.object({ id: z.string() }),
  gjelder: (s, inn) => finnAvvik(s, inn.id),
  async utfor(s, avvik, inn) {
    await skrivSteg(s.db, { avvikId: avvik.id, status: inn.status, merknad: inn.merknad, tid: s.na, gjortAv: s.aktor.id });
    return { ut: { id: avvik.id }, spor: { avvik: avvik.id, status: inn.status } };
  },
});
