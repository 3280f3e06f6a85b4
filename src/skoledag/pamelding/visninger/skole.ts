import { z } from 'zod';
import { ingenPersoner, visning, type Kontekst } from '#grunn/handling/index.ts';
import { startenAv } from '#grunn/tid/index.ts';
import type { Utsnitt } from '#grunn/tilgang/index.ts';
import { heltallsvalg, idvalg, medStandard, sidevalg, utvalg } from '#grunn/utvalg/index.ts';
import { vernutsnitt } from '#register/skjerming/index.ts';
import { hentBarnefaktaForAlle } from '#tilgang/relasjon/index.ts';
import { lukkOpp, svarendeForesatte } from '../bilde.ts';
import { tillaterFritekst } from '../handlinger/sporsmal.ts';
import { finnPamelding, hentDager, hentPameldinger, hentSporsmal, hentSvar } from '../lager.ts';
import { erLestAnonymt, erMinnet, hentAnonyme, hentGrupper, hentNavn, hentSkoler, hentSpurte, hentTall, kanEndreSporsmal, type Spurt } from '../lager-styring.ts'; // prettier-ignore
import { Nyside, Oversikt, Pameldingsside, STYREGJORT, VIS, type Linje, type Pamelding } from '../modell.ts';
import { tell } from '../regler.ts';
import { pameldingTilgang } from '../tilgang.ts';

const rekkevidde = (u: Utsnitt) => ({ skoler: u.omfang.egenSkole ?? [], grupper: u.omfang.egenGruppe ?? [] });

/** The lists of the reader's groups and schools. */
export const pameldingsoversikt = visning({
  regel: pameldingTilgang.oversikt,
  inndata: utvalg({ id: idvalg }),
  utdata: Oversikt,
  async hent(s, inn, u) {
    const r = rekkevidde(u);
    const pameldinger = await hentPameldinger(s, r);
    const tall = await hentTall(s, pameldinger);
    return {
      pameldinger: pameldinger.map((p) => ({ ...p, svart: 0, spurt: 0, ...tall.get(p.pameldingId) })),
      kanLage: r.skoler.length > 0 || r.grupper.length > 0,
      gjort: inn.gjort === 'slettet' ? ('slettet' as const) : null,
      angreId: inn.gjort === 'slettet' ? (inn.id ?? null) : null,
    };
  },
  viser: ingenPersoner,
});

/** The form for a new list. */
export const nyPamelding = visning({
  regel: pameldingTilgang.oversikt,
  inndata: utvalg({}),
  utdata: Nyside,
  async hent(s, _inn, u) {
    const r = rekkevidde(u);
    return {
      grupper: await hentGrupper(s, r),
      skoler: await hentSkoler(s, r.skoler),
      idag: s.idag,
      dager: await hentDager(s.db),
    };
  },
  viser: ingenPersoner,
});

type Linjer = readonly (Linje & Pick<Spurt, 'gradering' | 'apen'>)[];
/** Everybody who is asked and what they answered: a line for each pupil, or for each guardian of each. Of anonymous answers only that they came. */
export async function hentLinjer(s: Kontekst, p: Pamelding): Promise<Linjer> {
  const spurte = await hentSpurte(s, p, vernutsnitt(s.aktor, s.idag));
  const svar = await hentSvar(s.db, { pameldinger: [p.pameldingId] });
  const fakta = p.hvem === 'foresatte' ? await hentBarnefaktaForAlle(s.db, spurte.map((e) => e.elevId)) : undefined; // prettier-ignore
  const hvem = new Map(
    spurte.map((e) => {
      const f = fakta?.get(e.elevId);
      const har = svar.flatMap((a) => (a.elevId === e.elevId && a.forId !== null ? [a.forId] : []));
      return [e.elevId, [...new Set([...(f === undefined ? [] : svarendeForesatte(f, s.idag)), ...har])]] as const;
    }),
  );
  const navn = p.hvem === 'foresatte' ? await hentNavn(s.db, [...new Set([...hvem.values()].flat())], s.idag) : new Map<string, string>(); // prettier-ignore
  return spurte.flatMap((e) => {
    const linje = (forId: string | null) => {
      const a = svar.find((x) => x.elevId === e.elevId && (p.hvem === 'elev' || x.forId === forId));
      return {
        ...e,
        forId,
        forNavn: forId === null ? null : (navn.get(forId) ?? null),
        svart: a?.endret ?? null,
        med: a?.med ?? null,
        nr: a?.nr ?? null,
        verdier: a?.verdier == null ? null : lukkOpp(s.nokler, a.verdier),
      };
    };
    return p.hvem === 'foresatte' ? (hvem.get(e.elevId) ?? []).map(linje) : [linje(null)];
  });
}

/** What the answers add up to; null: nobody is to know yet. */
export async function hentResultater(s: Kontekst, p: Pamelding, linjer: Linjer) {
  const sporsmal = await hentSporsmal(s.db, [p.pameldingId]);
  if (!p.anonym) {
    const gitt = linjer.flatMap((l) => (l.verdier === null || l.med === false ? [] : [l.verdier]));
    return sporsmal.map((q) => tell(q, gitt));
  }
  const gitt = (await hentAnonyme(s.db, p.pameldingId)).map((b) => lukkOpp(s.nokler, b));
  return gitt.length === 0 ? null : sporsmal.map((q) => tell(q, gitt));
}

const PER_SIDE = 100;
/** One list: who has answered, what they answered, and everything that can be done with it. */
export const pameldingsside = visning({
  regel: pameldingTilgang.seSvar,
  inndata: z.object({
    pameldingId: z.uuid(),
    gjort: z.enum(STYREGJORT).optional().catch(undefined),
    antall: heltallsvalg(0, 9999),
    vis: medStandard(VIS, 'alle'),
    side: sidevalg(),
  }),
  utdata: Pameldingsside,
  gjelder: (s, inn) => finnPamelding(s, inn.pameldingId),
  async hent(s, inn, _utsnitt, p) {
    const linjer = await hentLinjer(s, p);
    const svart = linjer.filter((l) => l.svart !== null).length;
    const vist = inn.vis === 'mangler' ? linjer.filter((l) => l.svart === null) : linjer;
    const sider = Math.max(1, Math.ceil(vist.length / PER_SIDE));
    const side = Math.min(inn.side, sider);
    const [skole] = await hentSkoler(s, [p.skole]);
    return {
      pamelding: p,
      skolenavn: skole?.navn ?? p.skole,
      sporsmal: await hentSporsmal(s.db, [p.pameldingId]),
      linjer: vist.slice((side - 1) * PER_SIDE, side * PER_SIDE),
      resultater: await hentResultater(s, p, linjer),
      svart,
      spurt: linjer.length,
      vis: inn.vis,
      side,
      sider,
      kanEndreSporsmal: await kanEndreSporsmal(s.db, p.pameldingId),
      kanApneIgjen: !(await erLestAnonymt(s.db, p.pameldingId)),
      fritekst: await tillaterFritekst(s, p.skole),
      minnetIDag: await erMinnet(s.db, p.pameldingId, startenAv(s.idag).toString()),
      dager: await hentDager(s.db),
      idag: s.idag,
      gjort: inn.gjort ?? null,
      antall: inn.antall ?? null,
    };
  },
  viser: (ut) => ut.linjer.map((l) => l.elevId),
});
