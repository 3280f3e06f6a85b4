import type { Kontekst } from '#grunn/handling/index.ts';
import { erEgenSak } from './lager.ts';

/**
 * Decisions about who stands in for a child are not made by those who stand near it, whatever role they have at work (forvaltningsloven § 6).
 * Shutting somebody out is left open to them: what cannot wait may be decided for now (§ 7), and others can take it back.
 * @throws FunksjonellFeil 403
 */
export async function krevAnnenEnnNaer(s: Pick<Kontekst, 'db' | 'aktor' | 'feil'>, barnId: string): Promise<void> {
  if (await erEgenSak(s, barnId))
    throw s.feil(
      'egen_sak',
      {
        nb: 'Du står barnet nær og kan ikke avgjøre dette. Be en annen leder eller systemforvalteren om det.',
        nn: 'Du står barnet nær og kan ikkje avgjere dette. Be ein annan leiar eller systemforvaltaren om det.',
      },
      { status: 403 },
    );
}
