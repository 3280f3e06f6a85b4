import { z } from 'zod';
import { handling } from '#grunn/handling/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { kommunen } from '#grunn/innsyn/index.ts';
import { finnForsteskole, finnRunde } from '../lager.ts';
import { hentInn, skrivKapasitet, skrivRunde } from '../lager-skriv.ts';
import { innskrivingTilgang } from '../tilgang.ts';
import { apneRunder } from '../regler.ts';
import { Dag, Skole, Skolear } from './inndata.ts';

const UKJENT_AR = {
  nb: 'Velg skoleåret som planlegges, eller det som går.',
  nn: 'Vel skuleåret som blir planlagt, eller det som går.',
};

/** The round of a year: when the guardians may answer, until when, and what the letters cite. */
export const apneRunde = handling({
  regel: innskrivingTilgang.apneRunde,
  inndata: z.object({
    skolear: Skolear,
    apner: Dag,
    frist: Dag,
    forskrift: z.string().trim().min(3, tosprak('Skriv hva forskriften heter.', 'Skriv kva forskrifta heiter.')).max(200),
    klageinstans: z.string().trim().min(3, tosprak('Skriv hvem som avgjør klager.', 'Skriv kven som avgjer klager.')).max(200),
  }),
  utdata: z.object({ skolear: z.number() }),
  gjelder: kommunen,
  async utfor(s, _k, inn) {
    if (!apneRunder(s.idag).includes(inn.skolear)) throw s.feil('ukjent_ar', UKJENT_AR, { status: 400 });
    if (inn.frist < inn.apner) {
      const tekst = { nb: 'Fristen er før dagen det åpner.', nn: 'Fristen er før dagen det opnar.' };
      throw s.feil('frist_for_start', tekst, { status: 400, felt: { frist: tekst } });
    }
    await skrivRunde(s.db, { ...inn, na: s.na, av: s.aktor.id });
    return { ut: { skolear: inn.skolear }, spor: { skolear: inn.skolear, apner: inn.apner, frist: inn.frist } };
  },
});

/** The children of the round from Folkeregisteret. Those there already are left as they are. */
export const hentBarn = handling({
  regel: innskrivingTilgang.hentBarn,
  inndata: z.object({ skolear: Skolear }),
  utdata: z.object({ skolear: z.number(), antall: z.number() }),
  gjelder: kommunen,
  async utfor(s, _k, { skolear }) {
    if ((await finnRunde(s.db, skolear)) === undefined)
      throw s.feil('ingen_runde', { nb: 'Sett dagene for innskrivingen først.', nn: 'Set dagane for innskrivinga først.' });
    const antall = await hentInn(s.db, skolear, s.na);
    return { ut: { skolear, antall }, spor: { skolear, antall } };
  },
});

/** How many places the first year of a school has. */
export const settKapasitet = handling({
  regel: innskrivingTilgang.settKapasitet,
  inndata: z.object({
    skole: Skole,
    skolear: Skolear,
    plasser: z.coerce.number(tosprak('Skriv et helt tall.', 'Skriv eit heilt tal.')).int().min(0).max(1000),
  }),
  utdata: z.object({ skole: z.string(), skolear: z.number() }),
  gjelder: (s, inn) => finnForsteskole(s.db, inn.skole),
  async utfor(s, skole, { skolear, plasser }) {
    if ((await finnRunde(s.db, skolear)) === undefined)
      throw s.feil('ingen_runde', {
        nb: 'Innskrivingen er ikke åpnet for skoleåret.',
        nn: 'Innskrivinga er ikkje opna for skuleåret.',
      });
    await skrivKapasitet(s.db, { skolear, skole: skole.skole, plasser, na: s.na, av: s.aktor.id });
    return { ut: { skole: skole.skole, skolear }, spor: { skole: skole.skole, skolear, plasser } };
  },
});
