import { z } from 'zod';
import { utvalg, valgfritt } from '#grunn/utvalg/index.ts';
import { ikkeFunnet, ingenPersoner, visning, type Kontekst } from '#grunn/handling/index.ts';
import { gjelder } from '#grunn/tid/index.ts';
import type { Utsnitt } from '#grunn/tilgang/index.ts';
import { hentRutineoppsett } from '#skoledag/fravar/index.ts';
import { rutineFor } from '#skoledag/rutine/index.ts';
import { finnSkole, finnSkoler } from '#register/gruppe/index.ts';
import { vernutsnitt } from '#register/skjerming/index.ts';
import { utlever, type Bestillingskolonne } from '#tilgang/utlevering/index.ts';
import { finnSkysselev, hentAdresser, hentSkyss, type Skyssadresse, type Skyssrad } from './lager.ts';
import {
  Elevskyss,
  Filvalg,
  HJEM,
  KOLONNER,
  Sidevalg,
  Skyssfil,
  Skysside,
  type Idag,
  type Kolonne,
  type Skyssbehov,
} from './modell.ts';
import { rettTilSkyss, ridesIdag, skyssregler, somKm, versjonAv } from './regler.ts';
import { tekst } from './tekster.ts';
import { skyssTilgang } from './tilgang.ts';

const vurder = <T extends Skyssbehov>(b: T, arstrinn: number, idag: string) => ({
  ...b,
  gjelder: gjelder(idag, b.fra, b.til),
  vurdert: rettTilSkyss(b, arstrinn, skyssregler(idag)),
});

/** One pupil's transport, home by home, and the form. */
export const elevskyss = visning({
  regel: skyssTilgang.les,
  inndata: utvalg({ elevId: z.uuid(), hjem: valgfritt(z.enum(HJEM)) }),
  utdata: Elevskyss,
  gjelder: (s, inn) => finnSkysselev(s, inn.elevId),
  hent: async (s, inn, _utsnitt, o) => ({
    idag: s.idag,
    elev: o.elev,
    hjem: o.hjem.map((h) => vurder(h, o.elev.arstrinn, s.idag)),
    versjon: versjonAv(o.hjem),
    toHjem: o.toHjem || o.hjem.some((h) => h.hjem === 'deltBosted'),
    valgt: inn.hjem ?? 'bosted',
    gjort: inn.gjort !== undefined,
  }),
  viser: (ut) => [ut.elev.elevId],
});

/** The schools this reader may choose among, and the one that is chosen. @throws FunksjonellFeil 404 for one out of reach. */
async function velgSkole(s: Kontekst, onsket: string | undefined, utsnitt: Utsnitt) {
  const skoler = await finnSkoler(s.db, { alt: utsnitt.alt, skoler: utsnitt.omfang.egenSkole ?? [] });
  const skole = onsket ?? (skoler.length === 1 ? skoler[0]!.organisasjonsnummer : null);
  if (skole !== null && !skoler.some((x) => x.organisasjonsnummer === skole)) throw ikkeFunnet(s.sprak);
  return { skole, skoler: skoler.map((x) => ({ skole: x.organisasjonsnummer, navn: x.navn })) };
}

const hentRader = async (s: Kontekst, skole: string): Promise<Skyssrad[]> =>
  hentSkyss(s.db, { skole, idag: s.idag, vern: vernutsnitt(s.aktor, s.idag) });

/** Reads a row's rides of today. The kommune's own roles see no absence: for them it is unknown, and not «on the bus». */
async function idagFor(s: Kontekst, skole: string | null, utsnitt: Utsnitt) {
  if (skole === null || !(utsnitt.omfang.egenSkole ?? []).includes(skole)) return () => null;
  const { skoledag } = rutineFor(await hentRutineoppsett(s.db, s.idag), skole);
  return (r: Skyssrad) => ridesIdag(r.borte, skoledag);
}

/** Who is written down for transport at a school, and who has a right to it today. */
export const skysside = visning({
  regel: skyssTilgang.oversikt,
  inndata: Sidevalg,
  utdata: Skysside,
  async hent(s, inn, utsnitt) {
    const { skole, skoler } = await velgSkole(s, inn.skole, utsnitt);
    const alle = inn.alle === 'ja';
    const rader = skole === null ? [] : await hentRader(s, skole);
    const idag = await idagFor(s, skole, utsnitt);
    return {
      skoler,
      skole,
      alle,
      rader: rader
        .filter((r) => r.apen)
        .map((r) => ({
          ...vurder(r, r.arstrinn, s.idag),
          navn: [r.fornavn, r.etternavn].filter(Boolean).join(' '),
          idag: idag(r),
        }))
        .filter((r) => alle || (r.gjelder && r.vurdert.rett)),
    };
  },
  viser: (ut) => [...new Set(ut.rader.map((r) => r.elevId))],
});

const SLAG: Readonly<Record<Kolonne, Bestillingskolonne['slag']>> = {
  fornavn: 'navn',
  etternavn: 'navn',
  idag: 'plass',
  trinn: 'plass',
  skole: 'plass',
  hjem: 'plass',
  adresse: 'adresse',
  postnummer: 'adresse',
  poststed: 'adresse',
  // how far from school somebody lives tells where
  avstand: 'adresse',
  grunn: 'personalia',
  ansvar: 'plass',
  sfo: 'plass',
  fra: 'plass',
  til: 'plass',
};

/** The list to whoever drives: those with a right today, through the gate, which leaves out the protected and writes who took it. */
export const skyssfil = visning({
  regel: skyssTilgang.hent,
  inndata: Filvalg,
  utdata: Skyssfil,
  async hent(s, inn, utsnitt) {
    const { skole, skoler } = await velgSkole(s, inn.skole, utsnitt);
    if (skole === null) throw ikkeFunnet(s.sprak);
    const objekt = await finnSkole(s.db, skole);
    const t = tekst(s.sprak);
    const skolenavn = skoler.find((x) => x.skole === skole)?.navn ?? '';
    const rader = (await hentRader(s, skole))
      .map((r) => ({ r, v: vurder(r, r.arstrinn, s.idag) }))
      .filter(({ v }) => v.gjelder && v.vurdert.rett);
    const idagtekst = (i: Idag | null) => (i === null ? null : t.idag[i]);
    const adresser = await hentAdresser(s.db, [...new Set(rader.map(({ r }) => r.elevId))], s.idag);
    const idag = await idagFor(s, skole, utsnitt);
    const linje = (r: Skyssrad, v: (typeof rader)[number]['v'], a: Skyssadresse | undefined): Record<Kolonne, string | null> => ({
      fornavn: r.fornavn,
      etternavn: r.etternavn,
      idag: idagtekst(idag(r)),
      trinn: String(r.arstrinn),
      skole: skolenavn,
      hjem: t.hjem[r.hjem],
      adresse: a?.linjer.join(', ') ?? null,
      postnummer: a?.postnummer ?? null,
      poststed: a?.poststed ?? null,
      avstand: somKm(r.avstand),
      grunn: v.vurdert.grunner.map((g) => t.grunn[g]).join(', '),
      ansvar: v.vurdert.ansvar === null ? null : t.ansvar[v.vurdert.ansvar],
      sfo: v.vurdert.sfo ? t.ja : t.nei,
      fra: r.fra,
      til: r.til,
    });
    const ut = await utlever(s, {
      flate: 'eksport',
      beslutning: s.kan(skyssTilgang.hent, objekt),
      format: inn.format,
      kolonner: KOLONNER.map((id) => ({ id, slag: SLAG[id], om: 'elev' as const })),
      rader: rader.map(({ r, v }) => ({
        elev: { personId: r.elevId, gradering: r.gradering, apen: r.apen },
        annen: null,
        verdier: linje(
          r,
          v,
          adresser.find((a) => a.elevId === r.elevId && a.hjem === r.hjem),
        ),
      })),
    });
    return {
      rader: ut.rader.map((x) => [...x]),
      skolenavn,
      format: inn.format,
      hentetAv: ut.hentetAv,
      hentet: ut.hentet,
    };
  },
  // the gate writes the read log, person by person
  viser: ingenPersoner,
});
