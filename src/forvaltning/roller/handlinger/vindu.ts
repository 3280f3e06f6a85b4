import { z } from 'zod';
import { handling } from '#grunn/handling/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { tilInstant } from '#grunn/tid/index.ts';
import { Begrunnelse, Dato } from '../inndata.ts';
import * as lager from '../lager.ts';
import { rolleTilgang } from '../tilgang.ts';

/** The longest a vendor is let in for. */
export const MAKS_TIMER = 8;

const TIMER = tosprak('Velg hvor mange timer, høyst åtte.', 'Vel kor mange timar, høgst åtte.');
const LEVERANDOR = tosprak('Skriv hvilken leverandør det er.', 'Skriv kva leverandør det er.');

/** Lets a named person from a vendor in as Brukerstøtte IT for some hours. Ends by itself (I-17). */
export const apneVindu = handling({
  regel: rolleTilgang.apneVindu,
  inndata: z.object({
    personId: z.uuid(),
    leverandor: z.string({ error: LEVERANDOR }).trim().min(2, LEVERANDOR).max(100, LEVERANDOR),
    timer: z.coerce.number({ error: TIMER }).int(TIMER).min(1, TIMER).max(MAKS_TIMER, TIMER),
    begrunnelse: Begrunnelse,
  }),
  utdata: z.object({ personId: z.string(), til: z.string() }),
  gjelder: (s, inn) => lager.finnAnsatt(s.db, inn.personId, s.idag, s.aktor.id),
  async utfor(s, person, inn) {
    if (person.personId === s.aktor.id)
      throw s.feil(
        'egen_rolle',
        { nb: 'Ingen kan slippe inn seg selv.', nn: 'Ingen kan sleppe inn seg sjølv.' },
        { status: 403 },
      );
    const til = tilInstant(s.na).add({ hours: inn.timer }).toString();
    const id = await lager.apneVindu(s.db, {
      personId: person.personId,
      leverandor: inn.leverandor,
      begrunnelse: inn.begrunnelse,
      apnet: s.na,
      til,
      av: s.aktor.id,
    });
    return { ut: { personId: person.personId, til }, spor: { vindu: id, timer: inn.timer } };
  },
});

/** Shuts a vendor out before the time. Counts from the next thing he does. */
export const lukkVindu = handling({
  regel: rolleTilgang.lukkVindu,
  inndata: z.object({ id: z.uuid() }),
  utdata: z.object({ id: z.string() }),
  gjelder: (s, inn) => lager.finnVindu(s.db, inn.id, s.idag, s.na),
  async utfor(s, v) {
    if (v.apent) await lager.lukkVindu(s.db, { id: v.id, na: s.na, av: s.aktor.id });
    return { ut: { id: v.id }, spor: { vindu: v.id } };
  },
});

/** Notes when somebody was trained in privacy (B53). */
export const registrerOpplaering = handling({
  regel: rolleTilgang.registrerOpplaering,
  inndata: z.object({ personId: z.uuid(), dato: Dato }),
  utdata: z.object({ personId: z.string() }),
  gjelder: (s, inn) => lager.finnAnsatt(s.db, inn.personId, s.idag, s.aktor.id),
  async utfor(s, person, inn) {
    if (inn.dato > s.idag)
      throw s.feil(
        'ugyldig_dato',
        { nb: 'Opplæringen må være gjennomført.', nn: 'Opplæringa må vere gjennomført.' },
        { felt: { dato: { nb: 'Velg i dag eller en dag før.', nn: 'Vel i dag eller ein dag før.' } } },
      );
    await lager.registrerOpplaering(s.db, { personId: person.personId, dato: inn.dato, na: s.na, av: s.aktor.id });
    return { ut: { personId: person.personId } };
  },
});
