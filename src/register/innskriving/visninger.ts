import { z } from 'zod';
import { idvalg, IKKE_APENT_AR, navnevalg, skolearvalg, utvalg } from '#grunn/utvalg/index.ts';
import { ikkeFunnet, ingenPersoner, visning, type Kontekst } from '#grunn/handling/index.ts';
import type { Utsnitt } from '#grunn/tilgang/index.ts';
import { BREV } from './handlinger/vedta.ts';
import { BEGRUNNELSE } from './handlinger/svar.ts';
import * as lager from './lager.ts';
import { Barneside, Brevside, Innboks, Kretsliste, Oversikt, type Skoletall } from './modell.ts';
import { apneRunder, erEgenSak, forslagTilRunde, tellSkoler } from './regler.ts';
import { innskrivingTilgang } from './tilgang.ts';

const Arvalg = { skolear: skolearvalg };
/** The year that was asked for. @throws FunksjonellFeil 400 at the field when no round can be open for it. */
function valgtAr(s: Kontekst, skolear: number | undefined): number {
  const apne = apneRunder(s.idag);
  if (skolear === undefined) return apne[0]!;
  if (!apne.includes(skolear)) throw s.feil('ugyldig_inndata', IKKE_APENT_AR, { status: 400, felt: { skolear: IKKE_APENT_AR } });
  return skolear;
}

/** The schools this reader may look into. */
const mineSkoler = async (s: Kontekst, u: Utsnitt) =>
  (await lager.finnForsteskoler(s.db)).filter((x) => u.alt || (u.omfang.egenSkole ?? []).includes(x.skole));

/** The round of a year: each school's numbers, and the children of one of them. Protected children stand apart, for their circle, and in no number. */
export const oversikt = visning({
  regel: innskrivingTilgang.les,
  inndata: utvalg({ ...Arvalg, skole: navnevalg(/^\d{9}$/) }),
  utdata: Oversikt,
  async hent(s, inn, u) {
    const skolear = valgtAr(s, inn.skolear);
    const runde = (await lager.finnRunde(s.db, skolear)) ?? null;
    const skoler = await mineSkoler(s, u);
    const skole = skoler.length === 1 ? skoler[0]!.skole : (skoler.find((x) => x.skole === inn.skole)?.skole ?? null);
    if (inn.skole !== undefined && !skoler.some((x) => x.skole === inn.skole)) throw ikkeFunnet(s.sprak);
    const alle = runde === null ? [] : await lager.finnBarn(s.db, { skolear, alt: u.alt, skoler: skoler.map((x) => x.skole), aktorId: s.aktor.id, idag: s.idag }); // prettier-ignore
    const apne = alle.filter((b) => !b.vernet);
    const plasser = await lager.finnKapasitet(s.db, skolear);
    const tall: Skoletall[] = tellSkoler(apne, skoler.map((x) => ({ skole: x.skole, navn: x.navn, plasser: plasser.get(x.skole) ?? null }))); // prettier-ignore
    const her = (b: (typeof alle)[number]) => b.kretsskole === skole || b.onsketSkole === skole || b.vedtakSkole === skole;
    const objekt = skole === null ? undefined : await lager.finnForsteskole(s.db, skole);
    const kan = (regel: Parameters<Kontekst['kan']>[0]) => objekt !== undefined && s.kan(regel, objekt).tillatt;
    return {
      skolear,
      apne: [...apneRunder(s.idag)],
      idag: s.idag,
      runde,
      forslag: forslagTilRunde(skolear),
      skoler: tall,
      kretser: skole === null || runde === null ? [] : await lager.finnKretstall(s.db, { skolear, skole }),
      skole,
      barn: skole === null ? [] : apne.filter(her),
      iKretsen: alle.filter((b) => b.vernet && (skole === null || her(b))),
      ukjente: apne.filter((b) => b.kretsskole === null).length,
      sett: skole === null ? [] : await lager.finnSett(s.db, { skolear, skole }),
      kanRunde: s.kan(innskrivingTilgang.apneRunde).tillatt,
      kanPlassere: s.kan(innskrivingTilgang.plasser).tillatt,
      kanKapasitet: kan(innskrivingTilgang.settKapasitet),
      kanVedta: kan(innskrivingTilgang.vedta),
      kanTaInn: kan(innskrivingTilgang.taInn),
    };
  },
  viser: (ut) => [...ut.barn, ...ut.iKretsen].map((b) => b.personId),
});

/** One child, with what the guardians have said, and the decisions. */
export const barneside = visning({
  regel: innskrivingTilgang.les,
  inndata: z.object({ id: z.uuid() }),
  utdata: Barneside,
  gjelder: (s, inn) => lager.finnSak(s, inn.id),
  async hent(s, { id }, _u, sak) {
    const svar = await lager.finnSvar(s.db, id, s.idag);
    const avgjor = await lager.finnSak(s, id, true);
    const skoler = await lager.finnForsteskoler(s.db);
    return {
      barn: sak,
      skolear: sak.skolear,
      adresse: sak.adresse,
      krets: sak.kretsregel,
      kretsBegrunnelse: sak.kretsBegrunnelse,
      svar: svar.map((x) => ({
        slag: x.slag,
        skolenavn: x.skolenavn,
        begrunnelse: x.begrunnelse === null ? null : s.nokler.dekrypterStor(x.begrunnelse, BEGRUNNELSE),
        svart: x.svart,
        av: x.av,
      })),
      vedtak: await lager.finnVedtak(s.db, id),
      gjelder: sak.gjelderNa,
      avgjores: skoler.find((x) => x.skole === sak.avgjores)?.navn ?? null,
      skoler,
      versjon: sak.versjon,
      kanVedta:
        sak.status !== 'tatt_inn' &&
        sak.kretsskole !== null &&
        !erEgenSak(s.aktor, sak.personId) &&
        avgjor !== undefined &&
        s.kan(innskrivingTilgang.vedta, avgjor).tillatt,
      kanPlassere: sak.status !== 'tatt_inn' && s.kan(innskrivingTilgang.plasser, sak).tillatt,
    };
  },
  viser: (ut) => [ut.barn.personId],
});

/** Children whose home falls under no line. */
export const innboks = visning({
  regel: innskrivingTilgang.plasser,
  inndata: utvalg({ ...Arvalg, id: idvalg }),
  utdata: Innboks,
  async hent(s, inn) {
    const skolear = valgtAr(s, inn.skolear);
    return {
      skolear,
      barn: await lager.finnUkjente(s.db, { skolear, idag: s.idag, aktorId: s.aktor.id }),
      skoler: await lager.finnForsteskoler(s.db),
      kanPlassere: s.kan(innskrivingTilgang.plasser).tillatt,
    };
  },
  viser: (ut) => ut.barn.map((b) => b.personId),
});

/** The lines between the schools, and the field for new ones. */
export const kretsliste = visning({
  regel: innskrivingTilgang.lesKretser,
  inndata: z.object({}),
  utdata: Kretsliste,
  hent: async (s) => ({ regler: await lager.finnKretser(s.db), kanEndre: s.kan(innskrivingTilgang.endreKretser).tillatt }),
  viser: ingenPersoner,
});

/** The newest letter, for the school. */
export const skolensBrev = visning({
  regel: innskrivingTilgang.les,
  inndata: z.object({ id: z.uuid() }),
  utdata: Brevside,
  gjelder: (s, inn) => lager.finnSak(s, inn.id),
  async hent(s, { id }, _u, sak) {
    const [nyest] = await lager.finnVedtak(s.db, id);
    if (nyest === undefined) throw ikkeFunnet(s.sprak);
    return { id, personId: sak.personId, navn: sak.navn, brev: s.nokler.dekrypterStor(nyest.brev, BREV) };
  },
  viser: (ut) => [ut.personId],
});
