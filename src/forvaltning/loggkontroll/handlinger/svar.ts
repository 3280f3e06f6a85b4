import { z } from 'zod';
import { handling } from '#grunn/handling/index.ts';
import { kommunen } from '#grunn/innsyn/index.ts';
import { settInnstilling } from '#grunn/innstilling/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { finnAlarm, skrivSvar } from '../lager.ts';
import { Terskler, terskler } from '../modell.ts';
import { loggkontrollTilgang } from '../tilgang.ts';

const GRUNN = tosprak('Skriv minst fem tegn om hvorfor.', 'Skriv minst fem teikn om kvifor.');
export const Begrunnelse = z.string({ error: GRUNN }).trim().min(5, GRUNN).max(2000, GRUNN);

/** Closes an alarm: there was a reason in the work (falsk), or it is to be handled as a breach. Nobody answers one about himself. */
export const svarAlarm = handling({
  regel: loggkontrollTilgang.svar,
  inndata: z.object({
    id: z.uuid(),
    utfall: z.enum(['falsk', 'avvik'], { error: tosprak('Velg hva du har kommet fram til.', 'Vel kva du har kome fram til.') }),
    begrunnelse: Begrunnelse,
  }),
  utdata: z.object({ id: z.string(), utfall: z.enum(['falsk', 'avvik']) }),
  gjelder: (s, inn) => finnAlarm(s.db, inn.id, s.aktor.id),
  async utfor(s, alarm, inn) {
    if (alarm.utfall !== null)
      throw s.feil('alt_svart', { nb: 'Varselet er alt avgjort.', nn: 'Varselet er alt avgjort.' }, { status: 409 });
    await skrivSvar(s.db, { alarmId: alarm.id, utfall: inn.utfall, begrunnelse: inn.begrunnelse, na: s.na, av: s.aktor.id });
    return { ut: { id: alarm.id, utfall: inn.utfall }, spor: { alarm: alarm.id, slag: alarm.slag, utfall: inn.utfall } };
  },
});

/** Sets how much may pass before somebody is asked. Counts from the next night. */
export const settTerskler = handling({
  regel: loggkontrollTilgang.sett,
  inndata: Terskler.extend({ begrunnelse: Begrunnelse }),
  utdata: z.object({}),
  gjelder: () => kommunen(),
  async utfor(s, _kommunen, { begrunnelse, ...verdi }) {
    await settInnstilling(s.db, { navn: terskler.navn, verdi, satt: s.na, sattAv: s.aktor.id, begrunnelse });
    return { ut: {}, spor: { ...verdi } };
  },
});
