import { z } from 'zod';
import { ikkeFunnet, ingenPersoner, visning, type Kontekst } from '#grunn/handling/index.ts';
import type { Utsnitt } from '#grunn/tilgang/index.ts';
import { ansattTilgang, erAktiv, sisteDag } from '#register/ansatt/index.ts';
import { hentRolleoppsett } from '#tilgang/rolle/index.ts';
import { hentSkoler } from '../../roller/index.ts';
import { hentAnsatte } from '../lager.ts';
import { Ansattliste, Ansattvalg, Listerad, STATUSER, type Ansattrad, type Status, type Vurdert } from '../modell.ts';
import { erSkjermet, skolerFor, vurderAnsatt } from '../regler.ts';
import { ansatteTilgang } from '../tilgang.ts';

export const PER_SIDE = 50;

export interface Sett {
  readonly a: Ansattrad;
  readonly v: Vurdert;
  readonly skoler: ReadonlySet<string>;
}

/** Those this reader may see, with how each stands. Protected employees are seen only from their own school. */
export async function hentSynlige(s: Kontekst, utsnitt: Utsnitt): Promise<{ sett: Sett[]; utelatt: number }> {
  const egne = new Set(utsnitt.omfang.egenSkole);
  const oppsett = await hentRolleoppsett(s.db);
  const innenfor = (await hentAnsatte(s.db, s.idag))
    .map((a) => {
      const v = vurderAnsatt(a, oppsett, s);
      return { a, v, skoler: skolerFor(a, v, s.idag) };
    })
    .filter((x) => utsnitt.alt || [...x.skoler].some((skole) => egne.has(skole)));
  const sett = innenfor.filter((x) => !erSkjermet(x.a.gradering) || [...x.skoler].some((skole) => egne.has(skole)));
  return { sett, utelatt: innenfor.length - sett.length };
}

export const tilRad = ({ a, v }: Sett, idag: string, sted: (skole: string | null) => string | null): Listerad => {
  const aktive = a.stillinger.filter((x) => erAktiv(x, idag));
  const vist = aktive.length > 0 ? aktive : a.stillinger.slice(0, 1);
  const dager = vist.map((x) => sisteDag(x));
  return {
    personId: a.personId,
    navn: a.navn,
    skjermet: erSkjermet(a.gradering),
    stillinger: vist.map((x) => ({ tittel: x.tittel, sted: x.sted })),
    roller: v.roller.map((r) => ({ rolle: r.rolle, sted: sted(r.skole), til: r.til })),
    sisteDag: dager.includes(null)
      ? null
      : (dager
          .filter((d) => d !== null)
          .toSorted()
          .at(-1) ?? null),
    tausSiden: v.tausSiden,
    handregistrert: a.handregistrert,
    loggetInn: a.loggetInn,
  };
};

/** Where the list is cut to: school and role, not status. */
export const treffer = (x: Sett, valg: { skole?: string | undefined; rolle?: string | undefined }): boolean =>
  (valg.skole === undefined || x.skoler.has(valg.skole)) &&
  (valg.rolle === undefined || x.v.roller.some((r) => r.rolle === valg.rolle));

/** «Ansatte»: standard search is those with at least one active position; the alternatives by status, role and school, with counts. */
export const ansatte = visning({
  regel: ansatteTilgang.les,
  inndata: Ansattvalg,
  utdata: Ansattliste,
  async hent(s, inn, utsnitt) {
    const alleSkoler = await hentSkoler(s.db);
    const navn = new Map(alleSkoler.map((x) => [x.organisasjonsnummer, x.navn]));
    const egne = utsnitt.omfang.egenSkole ?? [];
    const skoler = utsnitt.alt ? alleSkoler : alleSkoler.filter((x) => egne.includes(x.organisasjonsnummer));
    if (inn.skole !== undefined && !skoler.some((x) => x.organisasjonsnummer === inn.skole)) throw ikkeFunnet(s.sprak);
    const { sett, utelatt } = await hentSynlige(s, utsnitt);
    const innen = sett.filter((x) => treffer(x, inn));
    const funnet = innen.filter((x) => x.v.statuser.has(inn.status));
    const antall = Object.fromEntries(STATUSER.map((st) => [st, innen.filter((x) => x.v.statuser.has(st)).length]));
    return {
      idag: s.idag,
      status: inn.status,
      rolle: inn.rolle ?? null,
      skole: inn.skole ?? null,
      side: inn.side,
      av: Math.max(1, Math.ceil(funnet.length / PER_SIDE)),
      totalt: funnet.length,
      antall: antall as Record<Status, number>,
      kommuneadmin: sett.filter((x) => treffer(x, { skole: inn.skole, rolle: 'systemforvalter' })).length,
      skoler,
      rader: funnet
        .slice((inn.side - 1) * PER_SIDE, inn.side * PER_SIDE)
        .map((x) => tilRad(x, s.idag, (skole) => (skole === null ? null : (navn.get(skole) ?? skole)))),
      utelatt,
      kanAvslutteFlere: s.kan(ansattTilgang.avsluttFlere).tillatt,
      kanRegistrere: s.kan(ansatteTilgang.registrer).tillatt,
    };
  },
  viser: (ut) => ut.rader.map((r) => r.personId),
});

export const Flereside = z.object({
  idag: z.string(),
  status: z.enum(STATUSER),
  skole: z.string().nullable(),
  rader: z.array(
    z.object({
      stillingId: z.string(),
      personId: z.string(),
      navn: z.string(),
      tittel: z.string().nullable(),
      sted: z.string().nullable(),
      tausSiden: z.string().nullable(),
      /** The roles the person loses when this position ends today. */
      roller: Listerad.shape.roller,
    }),
  ),
  flere: z.number(),
});
export type Flereside = z.infer<typeof Flereside>;

const MAKS = 200;

/** The preview before many are ended: positions HR is silent about, with the roles that go. */
export const avsluttFlereSide = visning({
  regel: ansattTilgang.avsluttFlere,
  inndata: z.object({ skole: Ansattvalg.shape.skole }),
  utdata: Flereside,
  async hent(s, inn, utsnitt) {
    const navn = new Map((await hentSkoler(s.db)).map((x) => [x.organisasjonsnummer, x.navn]));
    const { sett } = await hentSynlige(s, utsnitt);
    const rader = sett
      .filter((x) => x.v.statuser.has('inaktivIHrm') && treffer(x, inn))
      .flatMap(({ a, v }) =>
        a.stillinger
          .filter((x) => erAktiv(x, s.idag) && x.tausSiden !== null && x.tausSiden <= s.idag)
          .map((x) => ({
            stillingId: x.id,
            personId: a.personId,
            navn: a.navn,
            tittel: x.tittel,
            sted: x.sted,
            tausSiden: x.tausSiden,
            roller: v.roller
              .filter((r) => r.skole === x.skole && r.skole !== null)
              .map((r) => ({ rolle: r.rolle, sted: navn.get(r.skole!) ?? r.skole, til: r.til })),
          })),
      );
    return {
      idag: s.idag,
      status: 'inaktivIHrm' as const,
      skole: inn.skole ?? null,
      rader: rader.slice(0, MAKS),
      flere: Math.max(0, rader.length - MAKS),
    };
  },
  viser: (ut) => (ut.rader.length === 0 ? ingenPersoner() : ut.rader.map((r) => r.personId)),
});
