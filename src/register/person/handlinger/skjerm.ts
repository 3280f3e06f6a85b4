import { z } from 'zod';
import { handling, type Kontekst } from '#grunn/handling/index.ts';
import { leggTilManeder } from '#grunn/tid/index.ts';
import { Begrunnelse, Dato } from '../inndata.ts';
import { erNaer, opphevSkjerming as lagreOpphevet, settSkjerming } from '../lager-beslutning.ts';
import { finnPerson, finnPersonUansettVern } from '../lager-kort.ts';
import { personTilgang } from '../tilgang.ts';

/** Is the card still open to the one who did it, with the protection as it is now? */
async function kanApnes(s: Kontekst, personId: string): Promise<boolean> {
  const person = await finnPerson(s, personId);
  return person !== undefined && s.kan(personTilgang.les, person).tillatt;
}

/** Protects a person before, or without, Folkeregisteret saying so. No import can touch it; it ends only by decision. */
export const skjermLokalt = handling({
  regel: personTilgang.skjerm,
  inndata: z.object({
    personId: z.uuid(),
    gradering: z.enum(['fortrolig', 'strengtFortrolig']),
    begrunnelse: Begrunnelse,
    vurderesPaNytt: Dato,
  }),
  /** `apen`: the one who did it may still open the card. */
  utdata: z.object({ personId: z.string(), apen: z.boolean() }),
  gjelder: (s, inn) => finnPersonUansettVern(s, inn.personId),
  async utfor(s, person, inn) {
    if (inn.vurderesPaNytt <= s.idag || inn.vurderesPaNytt > leggTilManeder(s.idag, 12))
      throw s.feil(
        'ugyldig_dato',
        { nb: 'Velg når skjermingen skal vurderes på nytt.', nn: 'Vel når skjerminga skal vurderast på nytt.' },
        {
          felt: {
            vurderesPaNytt: {
              nb: 'Velg en dato fra i morgen og inntil ett år fram.',
              nn: 'Vel ein dato frå i morgon og inntil eitt år fram.',
            },
          },
        },
      );
    const id = crypto.randomUUID();
    await settSkjerming(s.db, {
      id,
      personId: person.personId,
      gradering: inn.gradering,
      begrunnelse: inn.begrunnelse,
      vurderesPaNytt: inn.vurderesPaNytt,
      na: s.na,
      av: s.aktor.id,
    });
    return {
      ut: { personId: person.personId, apen: await kanApnes(s, person.personId) },
      spor: { skjerming: id, gradering: inn.gradering },
    };
  },
});

/** Ends our own protection. What Folkeregisteret says stands. Never by the person or those near (forvaltningsloven § 6). */
export const opphevSkjerming = handling({
  regel: personTilgang.opphevSkjerming,
  inndata: z.object({ personId: z.uuid(), begrunnelse: Begrunnelse }),
  utdata: z.object({ personId: z.string(), apen: z.boolean() }),
  gjelder: (s, inn) => finnPersonUansettVern(s, inn.personId),
  async utfor(s, person, inn) {
    if (await erNaer(s.db, person.personId, s.aktor.id))
      throw s.feil(
        'egen_sak',
        {
          nb: 'Du står personen nær og kan ikke oppheve skjermingen. Be en annen leder eller systemforvalteren om det.',
          nn: 'Du står personen nær og kan ikkje oppheve skjerminga. Be ein annan leiar eller systemforvaltaren om det.',
        },
        { status: 403 },
      );
    const var_ = await lagreOpphevet(s.db, { personId: person.personId, begrunnelse: inn.begrunnelse, na: s.na, av: s.aktor.id });
    if (!var_)
      throw s.feil(
        'finnes_ikke',
        { nb: 'Personen har ingen lokal skjerming.', nn: 'Personen har inga lokal skjerming.' },
        { status: 409 },
      );
    return { ut: { personId: person.personId, apen: await kanApnes(s, person.personId) } };
  },
});
