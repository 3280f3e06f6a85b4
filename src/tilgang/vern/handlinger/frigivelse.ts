import { z } from 'zod';
import { handling, ikkeFunnet, type Kontekst } from '#grunn/handling/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { Begrunnelse, finnPerson } from '#register/person/index.ts';
import { avgjorRelasjon, hentBarnefakta, krevAnnenEnnNaer } from '#tilgang/relasjon/index.ts';
import { avgjorFrigivelse as lagre } from '../lager.ts';
import { vernTilgang } from '../tilgang.ts';

/**
 * There must be something to decide: the person waits now, or was decided on before. Nobody is let in ahead of time (I-04).
 * @throws FunksjonellFeil 404, as for somebody unknown.
 */
async function krevSak(s: Kontekst, barnId: string, hvem: string): Promise<void> {
  const fakta = await hentBarnefakta(s.db, barnId);
  const { grunn } = avgjorRelasjon({ ...fakta, stenging: null }, hvem, s.idag);
  if (grunn === 'ventepaFrigivelse' || fakta.frigivelser.some((f) => f.personId === hvem)) return;
  throw ikkeFunnet(s.sprak);
}

/** A named person lets a new guardian near any protection in, or keeps him out. Counts from the same moment. */
export const avgjorFrigivelse = handling({
  regel: vernTilgang.avgjorFrigivelse,
  inndata: z.object({
    /** The child. */
    personId: z.uuid(),
    hvem: z.uuid(),
    avgjorelse: z.enum(['frigitt', 'nektet'], tosprak('Velg om personen skal slippe til.', 'Vel om personen skal sleppe til.')),
    begrunnelse: Begrunnelse,
  }),
  utdata: z.object({ barnId: z.string(), avgjorelse: z.string() }),
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async utfor(s, barn, inn) {
    await krevAnnenEnnNaer(s, barn.personId);
    if (inn.hvem === s.aktor.id)
      throw s.feil(
        'egen_sak',
        { nb: 'Du kan ikke avgjøre noe som gjelder deg selv.', nn: 'Du kan ikkje avgjere noko som gjeld deg sjølv.' },
        { status: 403 },
      );
    await krevSak(s, barn.personId, inn.hvem);
    const id = crypto.randomUUID();
    await lagre(s.db, {
      id,
      barnId: barn.personId,
      personId: inn.hvem,
      avgjorelse: inn.avgjorelse,
      begrunnelse: inn.begrunnelse,
      na: s.na,
      av: s.aktor.id,
    });
    return {
      ut: { barnId: barn.personId, avgjorelse: inn.avgjorelse },
      spor: { frigivelse: id, avgjorelse: inn.avgjorelse },
      gjelder: [barn.personId, inn.hvem],
    };
  },
});
