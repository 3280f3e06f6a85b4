import { z } from 'zod';
import { handling } from '#grunn/handling/index.ts';
import { hentHoldt } from '../lager-holdtvisning.ts';
import { TEMA } from '../modell.ts';
import { kanProves } from '../regler-holdt.ts';
import { koen } from '../tjenester.ts';
import { innlesingTilgang } from '../tilgang.ts';

/** Somebody asks for a held record to be read again: as it was received, under the same rules and brakes. */
export const provIgjen = handling({
  regel: innlesingTilgang.provIgjen,
  inndata: z.object({ id: z.uuid() }),
  utdata: z.object({ id: z.uuid() }),
  gjelder: (s, inn) => hentHoldt(s.db, inn.id),
  async utfor(s, holdt) {
    if (holdt.lost !== null) throw s.feil('lost', { nb: 'Dette er allerede løst.', nn: 'Dette er alt løyst.' }, { status: 409 });
    if (!kanProves({ kilde: holdt.kilde, harPost: holdt.kryptert !== null }))
      throw s.feil('uten_post', {
        nb: 'Bare plassen i fila er kjent, så det er ingenting å prøve igjen med. En ny fil løser det.',
        nn: 'Berre plassen i fila er kjend, så det er ingenting å prøve igjen med. Ei ny fil løyser det.',
      });
    await koen(s).startNa('register.innlesing.holdt', { holdtId: holdt.id, utlostAv: s.aktor.id }, { tx: s.db });
    return { ut: { id: holdt.id }, spor: { arsak: holdt.arsak, kilde: holdt.kilde }, skjedd: [TEMA] };
  },
});
