import { z } from 'zod';
import { Skolenummer } from '#register/skole/index.ts';
import { handling } from '#grunn/handling/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { temaFor } from '../../fravar/index.ts';
import { Klokkeslett } from '../../rutine/index.ts';
import { finnRegister, lagreAnnetsted } from '../lager.ts';
import { oppmoteTilgang } from '../tilgang.ts';

const tom = (v: unknown) => (v === '' ? undefined : v);
const samle = (v: unknown): unknown => {
  if (typeof v !== 'object' || v === null || 'elever' in v) return v;
  const elever = Object.keys(v).flatMap((k) => (k.startsWith('elev-') ? [k.slice(5)] : []));
  return { ...v, elever };
};

/** Pupils of a class are on a trip, in another group, at SFO, or on a bus that is late: the board knows before it alarms. No pupils named: the whole class. */
export const settAnnetsted = handling({
  regel: oppmoteTilgang.annetsted,
  inndata: z.preprocess(
    samle,
    z.object({
      skole: Skolenummer,
      gruppe: z.string().min(1).max(60),
      dato: z.iso.date(),
      slag: z.enum(['tur', 'gruppe', 'sfo', 'skyss'], { error: tosprak('Velg hvor.', 'Vel kvar.') }),
      elever: z.array(z.uuid()).max(400),
      til: z.preprocess(tom, z.iso.date().optional()),
      fraKl: z.preprocess(tom, Klokkeslett.optional()),
      tilKl: z.preprocess(tom, Klokkeslett.optional()),
      hva: z.preprocess(tom, z.string().trim().max(60).optional()),
    }),
  ),
  utdata: z.object({ antall: z.number() }),
  gjelder: (s, inn) => finnRegister(s.db, { ...inn, timeNr: 0 }),
  async utfor(s, k, inn) {
    const iKlassen = new Set(k.elever.map((e) => e.elevId));
    const elever = inn.elever.length === 0 ? [...iKlassen] : inn.elever.filter((e) => iKlassen.has(e));
    if (inn.slag === 'skyss' && inn.tilKl === undefined)
      throw s.feil('mangler_tid', { nb: 'Skriv når bussen ventes.', nn: 'Skriv når bussen er venta.' }, { felt: { tilKl: { nb: 'Skriv når bussen ventes.', nn: 'Skriv når bussen er venta.' } } }); // prettier-ignore
    await lagreAnnetsted(s.db, {
      elever,
      skole: k.skole,
      slag: inn.slag,
      fra: inn.dato,
      til: inn.til ?? inn.dato,
      fraKl: inn.tilKl === undefined ? null : (inn.fraKl ?? '00:00'),
      tilKl: inn.tilKl ?? null,
      hva: inn.hva ?? null,
      na: s.na,
      av: s.aktor.id,
    });
    return { ut: { antall: elever.length }, gjelder: elever, spor: { slag: inn.slag }, skjedd: [temaFor(k.skole)] };
  },
});
