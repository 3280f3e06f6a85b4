import { z } from 'zod';
import { visning } from '#grunn/handling/index.ts';
import { osloKlokke, tilInstant } from '#grunn/tid/index.ts';
import { leggTilMinutter, rutineFor } from '../../rutine/index.ts';
import { hentKontakter } from '../kontakter.ts';
import { finnSak, hentSteg, type Sakinnsyn } from '../lager.ts';
import { SAKSTRINN, Saksteg, UTFALL } from '../modell.ts';
import { nesteSteg } from '../regler.ts';
import { etterlysningTilgang } from '../tilgang.ts';

const Felles = {
  sakId: z.string(),
  elevId: z.string().nullable(),
  slag: z.enum(['elev', 'klasse']),
  navn: z.string(),
  klasse: z.string().nullable(),
  skole: z.string(),
  skolenavn: z.string(),
  apnet: z.string(),
  lukket: z.string().nullable(),
  utfall: z.enum(UTFALL).nullable(),
  politiKl: z.string(),
};

export const Sakside = z.object({
  ...Felles,
  trinn: z.enum(SAKSTRINN),
  neste: z.enum(['let', 'ring', 'eskaler', 'politi']),
  eskaleresKl: z.string(),
  kontakter: z.array(
    z.object({ personId: z.string(), navn: z.string(), telefon: z.string().nullable(), viaLedelsen: z.boolean() }),
  ),
  steg: z.array(Saksteg),
});
export type Sakside = z.infer<typeof Sakside>;

const klokkaFor = (tid: string): string => osloKlokke(tilInstant(tid));
const felles = (k: Sakinnsyn, politiKl: string) => ({
  sakId: k.id,
  elevId: k.elevId,
  slag: k.slag,
  navn: k.navn,
  klasse: k.klasse ?? k.gruppe,
  skole: k.skole,
  skolenavn: k.skolenavn,
  apnet: k.apnet,
  lukket: k.lukket,
  utfall: k.utfall,
  politiKl,
});

/** A case: whom to call, what is done, and the next step of the school's routine. */
export const sakside = visning({
  regel: etterlysningTilgang.les,
  inndata: z.object({ sakId: z.uuid() }),
  utdata: Sakside,
  gjelder: (s, inn) => finnSak(s, inn.sakId),
  async hent(s, _inn, _utsnitt, k) {
    const rutine = rutineFor(k.oppsett, k.skole);
    const steg = await hentSteg(s.db, k.id, s.idag);
    const varslet = klokkaFor(k.varslet ?? k.apnet);
    return {
      ...felles(k, leggTilMinutter(varslet, rutine.politiVurderesEtter)),
      trinn: k.trinn,
      eskaleresKl: leggTilMinutter(varslet, rutine.eskaleresEtter),
      neste: nesteSteg(
        {
          trinn: k.trinn,
          harLett: steg.some((x) => x.hva === 'lette'),
          harRingt: steg.some((x) => x.hva === 'ringte'),
          varslet: k.varslet === null ? undefined : varslet,
          klokka: klokkaFor(s.na),
        },
        rutine,
      ),
      kontakter: k.elevId === null || k.lukket !== null ? [] : await hentKontakter(s, k.elevId),
      steg,
    };
  },
  viser: (ut) => [...(ut.elevId === null ? [] : [ut.elevId]), ...ut.kontakter.map((x) => x.personId)],
});

export const MinSak = z.object(Felles);
export type MinSak = z.infer<typeof MinSak>;

/** The same case as the guardian meets it: what to do, and the answer. Nothing of who else was called. */
export const minSak = visning({
  regel: etterlysningTilgang.seMitt,
  inndata: z.object({ sakId: z.uuid() }),
  utdata: MinSak,
  gjelder: (s, inn) => finnSak(s, inn.sakId),
  hent: async (_s, _inn, _utsnitt, k) =>
    felles(k, leggTilMinutter(klokkaFor(k.varslet ?? k.apnet), rutineFor(k.oppsett, k.skole).politiVurderesEtter)),
  viser: (ut) => (ut.elevId === null ? [] : [ut.elevId]),
});
