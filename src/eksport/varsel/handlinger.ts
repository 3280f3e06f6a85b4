import { z } from 'zod';
import { handling } from '#grunn/handling/index.ts';
import { kommunen } from '#grunn/innsyn/index.ts';
import { lesInnstilling, settInnstilling } from '#grunn/innstilling/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { finnPerson } from '#register/person/index.ts';
import { avsluttEgenPush, leggTilPush, provIgjen } from './lager-oversikt.ts';
import { varseloppsett } from './modell.ts';
import { erPushtjeneste } from './regler.ts';
import { varselTilgang } from './tilgang.ts';

const HVORFOR = tosprak('Skriv minst fem tegn om hvorfor.', 'Skriv minst fem teikn om kvifor.');
const KL = tosprak('Skriv klokkeslettet som 21:00.', 'Skriv klokkeslettet som 21:00.');
const MINUTTER = tosprak('Skriv et tall fra 1 til 30.', 'Skriv eit tal frå 1 til 30.');
const Klokkeslett = z.string({ error: KL }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: KL });

/** Sends what failed once more. Whether each may go is asked again, as always. */
export const provVarslerIgjen = handling({
  regel: varselTilgang.provIgjen,
  inndata: z.object({}),
  utdata: z.object({ antall: z.number() }),
  gjelder: () => kommunen(),
  async utfor(s) {
    const antall = await provIgjen(s.db, s.na);
    return { ut: { antall }, spor: { antall } };
  },
});

/** Sets the quiet hours, or stops everything but what concerns a child's safety. Counts for what lies in the queue, too. */
export const settUtsending = handling({
  regel: varselTilgang.sett,
  inndata: z.object({
    stanset: z.enum(['ja', 'nei'], { error: tosprak('Velg ja eller nei.', 'Vel ja eller nei.') }),
    stillFra: Klokkeslett,
    stillTil: Klokkeslett,
    ventMinutter: z.coerce
      .number({ error: MINUTTER })
      .int({ error: MINUTTER })
      .min(1, { error: MINUTTER })
      .max(30, { error: MINUTTER }),
    begrunnelse: z.string({ error: HVORFOR }).trim().min(5, { error: HVORFOR }).max(500),
  }),
  utdata: z.object({}),
  gjelder: () => kommunen(),
  async utfor(s, _kommunen, { begrunnelse, stanset, ...inn }) {
    const verdi = { ...(await lesInnstilling(s.db, varseloppsett)), ...inn, stanset: stanset === 'ja' };
    await settInnstilling(s.db, { navn: varseloppsett.navn, verdi, satt: s.na, sattAv: s.aktor.id, begrunnelse });
    return { ut: {}, spor: { innstilling: varseloppsett.navn, ...inn, stanset } };
  },
});

const Endepunkt = z.string().max(1000).refine(erPushtjeneste);

/** The browser has said yes: this device is told from now on. The same device again changes nothing; another person's is taken over. */
export const skruPaPush = handling({
  regel: varselTilgang.pushPa,
  inndata: z.object({
    endepunkt: Endepunkt,
    p256dh: z.string().regex(/^[\w-]{80,100}={0,2}$/),
    auth: z.string().regex(/^[\w-]{16,40}={0,2}$/),
  }),
  utdata: z.object({ paslatt: z.boolean() }),
  gjelder: (s) => finnPerson(s, s.aktor.id),
  async utfor(s, meg, inn) {
    await leggTilPush(s.db, { ...inn, personId: meg.personId, na: s.na });
    return { ut: { paslatt: true }, spor: { push: 'pa' } };
  },
});

/** This device is not told any more; without an address, none of the person's. */
export const skruAvPush = handling({
  regel: varselTilgang.pushAv,
  inndata: z.object({ endepunkt: z.string().max(1000).optional() }),
  utdata: z.object({ paslatt: z.boolean() }),
  gjelder: (s) => finnPerson(s, s.aktor.id),
  async utfor(s, meg, inn) {
    await avsluttEgenPush(s.db, { personId: meg.personId, endepunkt: inn.endepunkt, na: s.na });
    return { ut: { paslatt: false }, spor: { push: 'av' } };
  },
});
