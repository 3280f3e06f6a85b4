import { z } from 'zod';
import { ikkeFunnet, ingenPersoner, visning } from '#grunn/handling/index.ts';
import { leggTilDager } from '#grunn/tid/index.ts';
import { sidevalg, utvalg } from '#grunn/utvalg/index.ts';
import { hentSynlige } from '#forvaltning/ansatte/index.ts';
import { finnSkole } from '#register/gruppe/index.ts';
import { skolearFor, Skolevalg } from '#register/skole/index.ts';
import * as lager from './lager.ts';
import { FUNN, Innboks, MED_RETTING, Oversikt } from './modell.ts';
import { datakvalitetTilgang } from './tilgang.ts';

const Skole = z.string().regex(/^\d{9}$/);
export const PER_SIDE = 100;

/** How much of each kind, with trend, owner and deadline: of one school, or of all in reach together. Five statements. */
export const datakvalitet = visning({
  regel: datakvalitetTilgang.les,
  inndata: utvalg({ skole: Skolevalg }),
  utdata: Oversikt,
  async hent(s, inn, utsnitt) {
    const skoler = await lager.finnSkoler(s.db, { alt: utsnitt.alt, skoler: utsnitt.omfang.egenSkole ?? [] });
    const skole = inn.skole ?? (skoler.length === 1 ? skoler[0]!.skole : null);
    if (skole !== null && !skoler.some((x) => x.skole === skole)) throw ikkeFunnet(s.sprak);
    const valgte = skole === null ? skoler.map((x) => x.skole) : [skole];
    const tall = await lager.tellFunn(s.db, { alt: false, skoler: valgte, idag: s.idag, skolear: skolearFor(s.idag) });
    const ukeSiden = leggTilDager(s.idag, -7);
    const for_ = await lager.finnTall(s.db, { skoler: valgte, fra: leggTilDager(s.idag, -10), til: ukeSiden });
    const sisteDag = for_.at(-1)?.dag;
    const ansvar = skole === null ? [] : await lager.finnAnsvar(s.db, valgte, s.idag);
    const inaktive = (await hentSynlige(s, utsnitt)).sett.filter(
      (x) => x.v.statuser.has('inaktivMedTilgang') && (skole === null || x.skoler.has(skole)),
    ).length;
    return {
      skoler,
      skole,
      rader: FUNN.map((kode) => {
        const a = ansvar.find((x) => x.kode === kode);
        const antall = kode === 'inaktiv_med_tilgang' ? inaktive : sum(tall.filter((t) => t.kode === kode));
        const uke = for_.filter((t) => t.kode === kode && t.dag === sisteDag);
        return {
          kode,
          antall,
          forrigeUke: sisteDag === undefined || kode === 'inaktiv_med_tilgang' ? null : sum(uke),
          eier: a?.eier ?? null,
          frist: antall > 0 ? (a?.frist ?? null) : null,
          forsinket: antall > 0 && a?.frist != null && a.frist < s.idag,
        };
      }),
      kanTa: skole !== null && s.kan(datakvalitetTilgang.ta).tillatt,
    };
  },
  viser: ingenPersoner,
});

const sum = (rader: readonly { readonly antall: number }[]): number => rader.reduce((n, r) => n + r.antall, 0);

/** One kind at one school: who and what, and the bulk fix where there is one. Four statements. */
export const innboks = visning({
  regel: datakvalitetTilgang.les,
  inndata: utvalg({ skole: Skole, kode: z.enum(FUNN), side: sidevalg(1000) }),
  utdata: Innboks,
  gjelder: (s, inn) => finnSkole(s.db, inn.skole),
  async hent(s, { kode, side }, utsnitt, skole) {
    const skolear = skolearFor(s.idag);
    const retting = (MED_RETTING as readonly string[]).includes(kode);
    const utvalg = { alt: false, skoler: [skole.skole], idag: s.idag, skolear, kode };
    const { rader, totalt } = await lager.finnFunn(s.db, { ...utvalg, antall: PER_SIDE, hopp: (side - 1) * PER_SIDE });
    const ansvar = (await lager.finnAnsvar(s.db, [skole.skole], s.idag)).find((a) => a.kode === kode);
    return {
      skoler: await lager.finnSkoler(s.db, { alt: utsnitt.alt, skoler: utsnitt.omfang.egenSkole ?? [] }),
      skole: skole.skole,
      skolenavn: skole.navn,
      kode,
      totalt,
      side,
      rader,
      trend: await lager.finnTall(s.db, { skoler: [skole.skole], fra: leggTilDager(s.idag, -30), til: s.idag, kode }),
      eier: ansvar?.eier ?? null,
      frist: ansvar?.frist ?? null,
      kanTa: s.kan(datakvalitetTilgang.ta, skole).tillatt,
      kanSlaSammen:
        (kode === 'ansatt_dobbel' && s.kan(datakvalitetTilgang.slaSammen).tillatt) ||
        (kode === 'duplikat' && s.kan(datakvalitetTilgang.slaSammenElever).tillatt),
      kanRette: retting && s.kan(datakvalitetTilgang.rett, skole).tillatt,
      skolear,
      idag: s.idag,
    };
  },
  viser: (ut) => ut.rader.flatMap((r) => [r.personId, r.annenId].filter((x) => x !== null)),
});
