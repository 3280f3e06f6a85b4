import { z } from 'zod';
import { visning } from '#grunn/handling/index.ts';
import { alder } from '#grunn/tid/index.ts';
import { erEgenSak } from '#tilgang/relasjon/index.ts';
import { utvalg } from '#grunn/utvalg/index.ts';
import { Elevref, hentEgneBarn } from '../fravar/index.ts';
import { BREV } from './handlinger/vedta.ts';
import { BEGRUNNELSE } from './handlinger/sok.ts';
import { finnSoknad, hentRegler, hentSoknader } from './lager.ts';
import { NIVAER, Soknad } from './modell.ts';
import { kanAvgjore, kanSoke, mittNiva, nivaFor, overGrensen } from './regler.ts';
import { permisjonTilgang } from './tilgang.ts';

export const Minepermisjoner = z.object({
  barn: z.array(Elevref),
  soknader: z.array(Soknad),
  forskrift: z.string(),
  hoystPerAr: z.number(),
  idag: z.string(),
  gjort: z.enum(['sokt', 'endret', 'trukket']).nullable(),
});
export type Minepermisjoner = z.infer<typeof Minepermisjoner>;

/** The guardian's (or the pupil's) applications, and the form for a new one. Both guardians see the same. */
export const minePermisjoner = visning({
  regel: permisjonTilgang.seMine,
  inndata: z.object({ gjort: z.enum(['sokt', 'endret', 'trukket']).optional().catch(undefined) }),
  utdata: Minepermisjoner,
  async hent(s, inn, utsnitt) {
    const { elever } = await hentEgneBarn(s, utsnitt);
    const regler = await hentRegler(s.db);
    return {
      barn: elever.filter(
        (e) => e.fodselsdato !== null && kanSoke(e.elevId === s.aktor.id ? 'elev' : 'foresatt', alder(e.fodselsdato, s.idag)),
      ),
      soknader: await hentSoknader(s.db, { elever: elever.map((e) => e.elevId), idag: s.idag }),
      forskrift: regler.forskrift,
      hoystPerAr: regler.hoystPerAr,
      idag: s.idag,
      gjort: inn.gjort ?? null,
    };
  },
  viser: (ut) => [...ut.barn.map((b) => b.elevId), ...ut.soknader.map((x) => x.elevId)],
});

export const Minsoknad = z.object({
  soknad: Soknad,
  begrunnelse: z.string(),
  /** The letter, once it has been opened. */
  brev: z.string().nullable(),
});
export type Minsoknad = z.infer<typeof Minsoknad>;

/** One application, its form until it is handled, and the decision when it has been opened. */
export const minSoknad = visning({
  regel: permisjonTilgang.endre,
  inndata: z.object({ soknadId: z.uuid() }),
  utdata: Minsoknad,
  gjelder: (s, inn) => finnSoknad(s, inn.soknadId),
  hent: async (s, _inn, _utsnitt, k) => ({
    soknad: k,
    begrunnelse: k.begrunnelse === null ? '' : s.nokler.dekrypterStor(k.begrunnelse, BEGRUNNELSE).toString(),
    brev: k.vedtak === null || k.apnet === null ? null : s.nokler.dekrypterStor(k.vedtak.brev, BREV).toString(),
  }),
  viser: (ut) => [ut.soknad.elevId],
});

export const Behandling = z.object({ soknader: z.array(Soknad), idag: z.string() });
export type Behandling = z.infer<typeof Behandling>;

/** What waits for a decision at the reader's schools, and what has been decided. */
export const behandling = visning({
  regel: permisjonTilgang.behandle,
  inndata: utvalg({}),
  utdata: Behandling,
  hent: async (s, _inn, u) => ({
    idag: s.idag,
    soknader: await hentSoknader(s.db, {
      alt: u.alt,
      skoler: u.omfang.egenSkole ?? [],
      grupper: u.omfang.egenGruppe ?? [],
      idag: s.idag,
    }),
  }),
  viser: (ut) => ut.soknader.map((x) => x.elevId),
});

export const Sakside = z.object({
  soknad: Soknad,
  skolenavn: z.string(),
  begrunnelse: z.string(),
  innvilgetFor: z.number(),
  over: z.number(),
  niva: z.enum(NIVAER),
  forskrift: z.string(),
  hoystPerAr: z.number(),
  kanVedta: z.boolean(),
  brev: z.string().nullable(),
});
export type Sakside = z.infer<typeof Sakside>;

/** One application as the school handles it: what the kommune's rules say of it, and the form of the decision. */
export const permisjonssak = visning({
  regel: permisjonTilgang.behandle,
  inndata: z.object({ soknadId: z.uuid() }),
  utdata: Sakside,
  gjelder: (s, inn) => finnSoknad(s, inn.soknadId),
  async hent(s, _inn, _utsnitt, k) {
    const mitt = mittNiva(s.aktor, s.idag, k.skole);
    return {
      soknad: k,
      skolenavn: k.skolenavn,
      begrunnelse: k.begrunnelse === null ? '' : s.nokler.dekrypterStor(k.begrunnelse, BEGRUNNELSE).toString(),
      innvilgetFor: k.innvilgetFor,
      over: overGrensen({ ledd: k.ledd, dager: k.dager, for: k.innvilgetFor }, k.regler),
      niva: nivaFor(k.dager, k.regler),
      forskrift: k.regler.forskrift,
      hoystPerAr: k.regler.hoystPerAr,
      kanVedta:
        k.status === 'sokt' &&
        s.kan(permisjonTilgang.vedta, k).tillatt &&
        !(await erEgenSak(s, k.elevId)) &&
        mitt !== undefined &&
        kanAvgjore(mitt, k.dager, k.regler),
      brev: k.vedtak === null ? null : s.nokler.dekrypterStor(k.vedtak.brev, BREV).toString(),
    };
  },
  viser: (ut) => [ut.soknad.elevId],
});
