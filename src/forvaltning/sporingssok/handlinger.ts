import { z } from 'zod';
import { handling } from '#grunn/handling/index.ts';
import { kommunen } from '#grunn/innsyn/index.ts';
import { sporingssokTilgang } from './tilgang.ts';

/** Asks the worker to check every seal now. One that already waits is not doubled. */
export const startKontroll = handling({
  regel: sporingssokTilgang.startKontroll,
  inndata: z.object({}),
  utdata: z.object({}),
  gjelder: kommunen,
  async utfor(s) {
    if (s.tjenester.jobbko === undefined)
      throw s.feil(
        'uten_jobbko',
        { nb: 'Jobbkøen er ikke oppe. Prøv igjen om litt.', nn: 'Jobbkøen er ikkje oppe. Prøv igjen om litt.' },
        { status: 503 },
      );
    await s.tjenester.jobbko.startNa('sporing.kontroll', {}, { tx: s.db });
    return { ut: {} };
  },
});
