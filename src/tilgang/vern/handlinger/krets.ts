import { z } from 'zod';
import { handling } from '#grunn/handling/index.ts';
import { leggTilManeder } from '#grunn/tid/index.ts';
import { Begrunnelse, Datofelt } from '#register/person/index.ts';
import { finnVernet, hentAnsatteVed, leggTilIKrets as lagreNavngitt, taUtAvKrets as lagreTattUt } from '../lager.ts';
import { vernTilgang } from '../tilgang.ts';

/** Names somebody at work who may see a protected person, until a date. Never oneself. */
export const leggTilIKrets = handling({
  regel: vernTilgang.leggTilIKrets,
  inndata: z.object({ personId: z.uuid(), aktorId: z.uuid(), begrunnelse: Begrunnelse, til: Datofelt }),
  utdata: z.object({ personId: z.string() }),
  gjelder: (s, inn) => finnVernet(s, inn.personId),
  async utfor(s, vernet, inn) {
    if (inn.til < s.idag || inn.til > leggTilManeder(s.idag, 12))
      throw s.feil(
        'ugyldig_dato',
        { nb: 'Velg hvor lenge.', nn: 'Vel kor lenge.' },
        {
          felt: {
            til: {
              nb: 'Velg en dato fra i dag og inntil ett år fram.',
              nn: 'Vel ein dato frå i dag og inntil eitt år fram.',
            },
          },
        },
      );
    if (inn.aktorId === s.aktor.id)
      throw s.feil(
        'egen_sak',
        { nb: 'Du kan ikke legge til deg selv.', nn: 'Du kan ikkje leggje til deg sjølv.' },
        {
          felt: {
            aktorId: {
              nb: 'Du kan ikke legge til deg selv. Be en annen leder eller systemforvalteren om det.',
              nn: 'Du kan ikkje leggje til deg sjølv. Be ein annan leiar eller systemforvaltaren om det.',
            },
          },
        },
      );
    const ansatte = await hentAnsatteVed(s.db, vernet.personId, s.idag);
    if (!ansatte.some((a) => a.id === inn.aktorId))
      throw s.feil(
        'ikke_ansatt',
        { nb: 'Velg en som arbeider ved skolen.', nn: 'Vel ein som arbeider ved skulen.' },
        { felt: { aktorId: { nb: 'Velg en som arbeider ved skolen.', nn: 'Vel ein som arbeider ved skulen.' } } },
      );
    const id = crypto.randomUUID();
    await lagreNavngitt(s.db, {
      id,
      personId: vernet.personId,
      aktorId: inn.aktorId,
      begrunnelse: inn.begrunnelse,
      fra: s.idag,
      til: inn.til,
      na: s.na,
      av: s.aktor.id,
    });
    return { ut: { personId: vernet.personId }, spor: { krets: id, til: inn.til }, gjelder: [vernet.personId, inn.aktorId] };
  },
});

/** Takes somebody out of the circle. */
export const taUtAvKrets = handling({
  regel: vernTilgang.taUtAvKrets,
  inndata: z.object({ personId: z.uuid(), kretsId: z.uuid(), begrunnelse: Begrunnelse }),
  utdata: z.object({ personId: z.string() }),
  gjelder: (s, inn) => finnVernet(s, inn.personId),
  async utfor(s, vernet, inn) {
    const aktorId = await lagreTattUt(s.db, {
      id: inn.kretsId,
      personId: vernet.personId,
      begrunnelse: inn.begrunnelse,
      na: s.na,
      av: s.aktor.id,
    });
    if (aktorId === undefined)
      throw s.feil(
        'finnes_ikke',
        { nb: 'Personen er alt tatt ut av kretsen.', nn: 'Personen er alt teken ut av krinsen.' },
        { status: 409 },
      );
    return { ut: { personId: vernet.personId }, spor: { krets: inn.kretsId }, gjelder: [vernet.personId, aktorId] };
  },
});
