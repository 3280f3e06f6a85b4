import { z } from 'zod';
import { ingenPersoner, visning, type Kontekst } from '#grunn/handling/index.ts';
import { IKKE_APENT_AR, utvalg, valgfritt } from '#grunn/utvalg/index.ts';
import { Ar, Skole, Valgfelt } from './inndata.ts';
import * as lager from './lager.ts';
import { finnPlan } from './lager-plan.ts';
import { Skifteoversikt, Skifteside } from './modell.ts';
import { apneSkifter, kanTasTilbake } from './regler.ts';
import { arsskifteTilgang } from './tilgang.ts';

const FraAr = valgfritt(Ar);
const valgtAr = (s: Kontekst, onsket: number | undefined): number => {
  const apne = apneSkifter(s.idag);
  if (onsket === undefined) return apne[0]!;
  if (!apne.includes(onsket)) throw s.feil('ugyldig_inndata', IKKE_APENT_AR, { status: 400, felt: { fraAr: IKKE_APENT_AR } });
  return onsket;
};

/** Every school of the reader and where its change stands. One statement. */
export const skifteoversikt = visning({
  regel: arsskifteTilgang.les,
  inndata: utvalg({ fraAr: FraAr }),
  utdata: Skifteoversikt,
  async hent(s, inn, utsnitt) {
    const fraAr = valgtAr(s, inn.fraAr);
    const skoler = await lager.finnStand(s.db, { alt: utsnitt.alt, skoler: utsnitt.omfang.egenSkole ?? [], fraAr });
    const kanBestilleAlle = s.kan(arsskifteTilgang.bestillAlle).tillatt;
    return { fraAr, ar: [...apneSkifter(s.idag)], skoler, kanBestilleAlle };
  },
  viser: ingenPersoner,
});

/** One school: the dry run with these choices, or what was done. Four statements, nothing written. */
export const skifteside = visning({
  regel: arsskifteTilgang.les,
  inndata: z.intersection(z.object({ skole: Skole, fraAr: FraAr }), Valgfelt),
  utdata: Skifteside,
  gjelder: (s, inn) => lager.finnSkole(s.db, inn.skole),
  async hent(s, { fraAr: onsket, larere, grupper, ungdomsskole, nyeForste }, _utsnitt, skole) {
    const fraAr = valgtAr(s, onsket);
    const valg = { larere, grupper, ungdomsskole, nyeForste };
    const historikk = await lager.finnSett(s.db, { skole: skole.skole, fraAr, idag: s.idag });
    const plan = await finnPlan(s.db, { skole: skole.skole, fraAr, valg });
    const siste = historikk[0];
    const gjort = siste !== undefined && siste.status !== 'angret' && siste.status !== 'feilet';
    const nyeKlasser = plan.klasser.filter((k) => k.nyttNavn !== null && !k.finnes);
    const folger = plan.klasser.flatMap((k) => (k.nyttNavn === null ? [] : k.larere.filter((l) => l.folger)));
    return {
      skole: skole.skole,
      navn: skole.navn,
      fraAr,
      ar: [...apneSkifter(s.idag)],
      trinnTil: plan.trinnTil,
      valg,
      tall: {
        opp: plan.opp,
        ut: plan.ut,
        nye: plan.nye,
        videre: plan.videre.reduce((n, v) => n + v.antall, 0),
        utenSkole: plan.videre.find((v) => v.skole === null)?.antall ?? 0,
        klasser: nyeKlasser.filter((k) => k.slag === 'klasse').length,
        grupper: nyeKlasser.filter((k) => k.slag !== 'klasse').length,
        plasser: plan.klasser.reduce((n, k) => n + (k.nyttNavn === null ? 0 : k.elever), 0),
        larere: folger.length,
      },
      klasser: plan.klasser.toSorted(
        (a, b) => rekke(a.slag) - rekke(b.slag) || a.navn.localeCompare(b.navn, 'nb', { numeric: true }),
      ),
      videre: plan.videre,
      utenKlasse: plan.utenKlasse,
      ungdomsskoler: plan.trinnTil < 10 ? await lager.finnUngdomsskoler(s.db, plan.trinnTil + 1) : [],
      sett: gjort ? siste : null,
      historikk,
      kanBestille: !gjort && s.kan(arsskifteTilgang.bestill, skole).tillatt,
      kanAngre: siste?.status === 'utfort' && kanTasTilbake(fraAr, s.idag) && s.kan(arsskifteTilgang.angre, skole).tillatt,
      versjon: skole.versjon,
    };
  },
  viser: (ut) => ut.klasser.flatMap((k) => k.larere.map((l) => l.personId)),
});

const SLAG = ['klasse', 'kontaktlarergruppe', 'undervisningsgruppe', 'faggruppe', 'persongruppe'];
const rekke = (slag: string): number => SLAG.indexOf(slag);
