import { z } from 'zod';
import { visning, type Kontekst } from '#grunn/handling/index.ts';
import type { Utsnitt } from '#grunn/tilgang/index.ts';
import { hentBarnefaktaForAlle, type Barnefakta } from '#tilgang/relasjon/index.ts';
import { hentEgneBarn, type Elev } from '../../fravar/index.ts';
import { mitt, somSvar, sperrenFor } from '../bilde.ts';
import { finnElevIPamelding, hentForElever, hentSporsmal, hentSvar } from '../lager.ts';
import { Minepameldinger, Minpamelding } from '../modell.ts';
import { pameldingTilgang } from '../tilgang.ts';

/** The lists of these children as this reader meets them. */
async function hentMine(s: Kontekst, elever: readonly Elev[], pameldingId?: string): Promise<Minpamelding[]> {
  const alle = await hentForElever(s, elever.map((e) => e.elevId)); // prettier-ignore
  const rader = pameldingId === undefined ? alle : alle.filter((r) => r.pamelding.pameldingId === pameldingId);
  if (rader.length === 0) return [];
  const lister = [...new Set(rader.map((r) => r.pamelding.pameldingId))];
  const sporsmal = await hentSporsmal(s.db, lister);
  const svar = await hentSvar(s.db, { pameldinger: lister, elever: elever.map((e) => e.elevId) });
  const fakta = await hentBarnefaktaForAlle(s.db, [...new Set(rader.map((r) => r.elevId))]);
  return rader.flatMap(({ elevId, pamelding }) => {
    const barn = elever.find((e) => e.elevId === elevId);
    if (barn === undefined) return [];
    const m = mitt(s, pamelding, elevId, svar);
    const sperre = sperrenFor(s, pamelding, elevId, fakta.get(elevId), m);
    return [
      {
        barn: { elevId, navn: barn.navn, skole: barn.skole, klasse: barn.klasse, arstrinn: barn.arstrinn },
        deg: elevId === s.aktor.id,
        pamelding,
        sporsmal: sporsmal.filter((q) => q.pameldingId === pamelding.pameldingId),
        svar: m === undefined ? null : somSvar(s, m),
        kanSvare: sperre === null,
        hvorforIkke: sperre,
      },
    ];
  });
}

/** What the school has asked this home, child by child. */
export const minePameldinger = visning({
  regel: pameldingTilgang.seMine,
  inndata: z.object({ gjort: z.enum(['svart']).optional().catch(undefined) }),
  utdata: Minepameldinger,
  async hent(s, inn, utsnitt: Utsnitt) {
    const { elever } = await hentEgneBarn(s, utsnitt);
    return { pameldinger: await hentMine(s, elever), gjort: inn.gjort ?? null };
  },
  viser: (ut) => ut.pameldinger.map((x) => x.barn.elevId),
});

/** One list for one child: the questions, and what stands. */
export const minPamelding = visning({
  regel: pameldingTilgang.seMine,
  inndata: z.object({ pameldingId: z.uuid(), elevId: z.uuid() }),
  utdata: z.object({ pamelding: Minpamelding.nullable() }),
  gjelder: (s, inn) => finnElevIPamelding(s, inn.pameldingId, inn.elevId),
  async hent(s, inn, utsnitt) {
    const { elever } = await hentEgneBarn(s, utsnitt);
    const [m] = await hentMine(s, elever.filter((e) => e.elevId === inn.elevId), inn.pameldingId); // prettier-ignore
    return { pamelding: m ?? null };
  },
  viser: (ut) => (ut.pamelding === null ? [] : [ut.pamelding.barn.elevId]),
});

/** Lists that wait for this reader's answer, by child: for the front page. At most two statements beside the facts. */
export async function pameldingerSomVenter(
  s: Pick<Kontekst, 'db' | 'idag'> & { readonly aktor: { readonly id: string } },
  elever: readonly string[],
  fakta: ReadonlyMap<string, Barnefakta>,
): Promise<
  readonly {
    readonly pameldingId: string;
    readonly elevId: string;
    readonly tittel: { readonly nb: string; readonly nn: string };
  }[]
> {
  const rader = (await hentForElever(s, elever)).filter((r) => r.pamelding.status === 'apen');
  if (rader.length === 0) return [];
  const svar = await hentSvar(s.db, { pameldinger: [...new Set(rader.map((r) => r.pamelding.pameldingId))], elever });
  return rader.flatMap(({ elevId, pamelding: p }) => {
    const m = mitt(s, p, elevId, svar);
    return m === undefined && sperrenFor(s, p, elevId, fakta.get(elevId), m) === null
      ? [{ pameldingId: p.pameldingId, elevId, tittel: p.tittel }]
      : [];
  });
}
