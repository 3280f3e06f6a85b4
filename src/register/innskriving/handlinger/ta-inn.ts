import { z } from 'zod';
import { handling, konflikt } from '#grunn/handling/index.ts';
import { SKIFTEJOBB } from '#register/arsskifte/index.ts';
import { skrivSkolear } from '#register/skole/index.ts';
import { finnBarn, finnEtSett, finnForsteskole } from '../lager.ts';
import { bestillAngring, skrivInntak } from '../lager-skriv.ts';
import { innskrivingTilgang } from '../tilgang.ts';
import { Skole, Skolear } from './inndata.ts';

/** Those with a place by a decision become pupils of the first year from 1 August, as one named change set that can be undone. */
export const taInn = handling({
  regel: innskrivingTilgang.taInn,
  inndata: z.object({ skole: Skole, skolear: Skolear }),
  utdata: z.object({ skole: z.string(), skolear: z.number(), antall: z.number(), sett: z.string().nullable() }),
  gjelder: (s, inn) => finnForsteskole(s.db, inn.skole),
  async utfor(s, skole, { skolear }) {
    const barn = await finnBarn(s.db, { skolear, alt: false, skoler: [skole.skole], aktorId: s.aktor.id, idag: s.idag });
    const med = barn.filter((b) => b.status === 'plass' && b.vedtakSkole === skole.skole);
    if (med.length === 0) return { ut: { skole: skole.skole, skolear, antall: 0, sett: null }, spor: { antall: 0 } };
    const sett = crypto.randomUUID();
    const navn = `Tatt inn på 1. trinn, ${skole.navn} ${skrivSkolear(skolear)}`;
    const personer = med.map((b) => b.personId);
    const skrevet = await skrivInntak(s.db, {
      sett,
      navn,
      skole: skole.skole,
      skolear,
      personer,
      na: s.na,
      av: s.aktor.id,
    }).catch((e: unknown) => {
      if (['23P01', '23505'].includes((e as { code?: string }).code ?? '')) return false;
      throw e;
    });
    if (!skrevet) throw konflikt(s.sprak);
    return {
      ut: { skole: skole.skole, skolear, antall: med.length, sett },
      endringssett: sett,
      gjelder: personer,
      spor: { skole: skole.skole, skolear, antall: med.length },
    };
  },
});

/** The intake is taken back, all of it or nothing, while nothing of it has been changed since (L10). The worker does it within seconds. */
export const angreInntak = handling({
  regel: innskrivingTilgang.angreInntak,
  inndata: z.object({ sett: z.uuid() }),
  utdata: z.object({ skole: z.string(), skolear: z.number() }),
  gjelder: (s, inn) => finnEtSett(s.db, inn.sett),
  async utfor(s, sett) {
    if (!(await bestillAngring(s.db, sett.id, s.aktor.id)))
      throw s.feil('angret_alt', { nb: 'Inntaket er alt angret.', nn: 'Inntaket er alt angra.' }, { status: 409 });
    await s.tjenester.jobbko?.startNa(SKIFTEJOBB, {});
    return { ut: { skole: sett.skole, skolear: sett.skolear }, endringssett: sett.id, spor: { skole: sett.skole } };
  },
});
