import { z } from 'zod';
import { handling, type Kontekst } from '#grunn/handling/index.ts';
import { kommunen } from '#grunn/innsyn/index.ts';
import { skrivSkolear } from '#register/skole/index.ts';
import { Ar, Skole, Valgfelt } from '../inndata.ts';
import { SKIFTEJOBB } from '../jobb.ts';
import * as lager from '../lager.ts';
import { finnPlan } from '../lager-plan.ts';
import { STANDARDVALG } from '../modell.ts';
import { apneSkifter, kanTasTilbake } from '../regler.ts';
import { arsskifteTilgang } from '../tilgang.ts';

/** The name of the change set, as it stands in the list of mass changes. */
const settnavn = (skole: string, fraAr: number): string => `Skoleårsskifte til ${skrivSkolear(fraAr + 1)}, ${skole}`;

function krevAr(s: Kontekst, fraAr: number): void {
  if (apneSkifter(s.idag).includes(fraAr)) return;
  throw s.feil(
    'stengt_ar',
    {
      nb: 'Skiftet kan gjøres fra skoleåret som går. I august og september også fra det forrige.',
      nn: 'Skiftet kan gjerast frå skuleåret som går. I august og september også frå det førre.',
    },
    { status: 400 },
  );
}

/** The queue takes it at once; without a queue in this process the beat of the worker does. */
const start = async (s: Kontekst): Promise<void> => {
  await s.tjenester.jobbko?.startNa(SKIFTEJOBB, {});
};

/**
 * Orders the change of one school (E33, L10): named, traced to the person, and made by the worker within seconds, all of the school or
 * nothing of it. Based on the version the preview showed.
 */
export const bestillSkifte = handling({
  regel: arsskifteTilgang.bestill,
  inndata: z.intersection(z.object({ skole: Skole, fraAr: Ar }), Valgfelt),
  utdata: z.object({ skole: z.string(), fraAr: z.number(), id: z.string() }),
  gjelder: (s, inn) => lager.finnSkole(s.db, inn.skole),
  versjon: (x) => x.versjon,
  async utfor(s, skole, { fraAr, larere, grupper, ungdomsskole, nyeForste }) {
    krevAr(s, fraAr);
    const valg = { larere, grupper, ungdomsskole, nyeForste };
    const plan = await finnPlan(s.db, { skole: skole.skole, fraAr, valg });
    if (plan.videre.some((v) => v.skole === null)) {
      const tekst = {
        nb: 'Velg hvor de elevene skal som skolekretsen ikke sier noe om.',
        nn: 'Vel kvar dei elevane skal som skulekrinsen ikkje seier noko om.',
      };
      throw s.feil('uten_skole', tekst, { status: 400, felt: { ungdomsskole: tekst } });
    }
    const id = crypto.randomUUID();
    const ny = await lager.skrivBestilling(s.db, { id, navn: settnavn(skole.navn, fraAr), skole: skole.skole, fraAr, valg, na: s.na, av: s.aktor.id }); // prettier-ignore
    if (!ny)
      throw s.feil(
        'gjort_alt',
        { nb: 'Skiftet er alt gjort eller bestilt for denne skolen.', nn: 'Skiftet er alt gjort eller tinga for denne skulen.' },
        { status: 409 },
      );
    await start(s);
    return { ut: { skole: skole.skole, fraAr, id }, endringssett: id, spor: { skole: skole.skole, skolear: fraAr + 1 } };
  },
});

/** Orders the change of every school that has none yet and whose pupils all have somewhere to go. Each is a change set of its own. */
export const bestillAlle = handling({
  regel: arsskifteTilgang.bestillAlle,
  inndata: z.object({ fraAr: Ar }),
  utdata: z.object({ fraAr: z.number(), antall: z.number(), hoppet: z.number() }),
  gjelder: kommunen,
  async utfor(s, _kommunen, { fraAr }) {
    krevAr(s, fraAr);
    let [antall, hoppet] = [0, 0];
    for (const x of await lager.finnStand(s.db, { alt: true, skoler: [], fraAr })) {
      if (x.elever === 0 || (x.status !== null && x.status !== 'angret' && x.status !== 'feilet')) continue;
      const plan = await finnPlan(s.db, { skole: x.skole, fraAr, valg: STANDARDVALG });
      const ferdig = plan.videre.every((v) => v.skole !== null);
      const bestilt = ferdig && (await lager.skrivBestilling(s.db, { id: crypto.randomUUID(), navn: settnavn(x.navn, fraAr), skole: x.skole, fraAr, valg: STANDARDVALG, na: s.na, av: s.aktor.id })); // prettier-ignore
      if (bestilt) antall++;
      else hoppet++;
    }
    if (antall > 0) await start(s);
    return { ut: { fraAr, antall, hoppet }, spor: { skolear: fraAr + 1, skoler: antall } };
  },
});

/** Orders that a school's change is taken back: every row as it was, or nothing. */
export const angreSkiftet = handling({
  regel: arsskifteTilgang.angre,
  inndata: z.object({ sett: z.uuid() }),
  utdata: z.object({ skole: z.string(), fraAr: z.number() }),
  gjelder: (s, inn) => lager.finnEtSett(s.db, inn.sett),
  async utfor(s, sett) {
    const { skole, fraAr } = sett;
    if (!kanTasTilbake(fraAr, s.idag))
      throw s.feil(
        'begynt',
        {
          nb: 'Skoleåret er i gang. Skiftet kan ikke lenger angres samlet.',
          nn: 'Skuleåret er i gang. Skiftet kan ikkje lenger angrast samla.',
        },
        { status: 409 },
      );
    if (!(await lager.bestillAngring(s.db, { id: sett.id, av: s.aktor.id })))
      throw s.feil(
        'ikke_utfort',
        {
          nb: 'Skiftet er ikke utført, eller det er alt angret. Åpne siden på nytt.',
          nn: 'Skiftet er ikkje utført, eller det er alt angra. Opne sida på nytt.',
        },
        { status: 409 },
      );
    await start(s);
    return { ut: { skole, fraAr }, endringssett: sett.id, spor: { skole, skolear: fraAr + 1 } };
  },
});
