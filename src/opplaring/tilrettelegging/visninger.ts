import { z } from 'zod';
import { utvalg, valgfritt } from '#grunn/utvalg/index.ts';
import { visning, type Kontekst } from '#grunn/handling/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import { finnElev, type Elev } from '#skoledag/fravar/index.ts';
import { finnTiltak, hentAlle, hentLarere, hentTiltak, underviser } from './lager.ts';
import { Elevtiltak, TILTAKSSLAG, Tiltaksliste, Tiltaksskjema } from './modell.ts';
import { gjelderNa } from './regler.ts';
import { tilretteleggingTilgang } from './tilgang.ts';

/** Does this reader need to know of the pupil's adaptations? The leaders, the adviser and the contact teacher do; of the others, those who teach the pupil. */
export async function trengerTilrettelegging(s: Kontekst, elev: Innsyn<Elev>): Promise<boolean> {
  if (s.kan(tilretteleggingTilgang.registrer, elev).tillatt) return true;
  return s.kan(tilretteleggingTilgang.les, elev).tillatt && underviser(s.db, elev.elevId);
}

const elevref = ({ elevId, navn, klasse, skole }: Elev) => ({ elevId, navn, klasse, skole });

/** What one pupil needs and has a right to, when, and by whom. */
export const elevtiltak = visning({
  regel: tilretteleggingTilgang.les,
  inndata: z.object({ elevId: z.uuid(), gjort: z.literal('lagret').optional().catch(undefined) }),
  utdata: Elevtiltak,
  async gjelder(s, inn) {
    const elev = await finnElev(s, inn.elevId);
    return elev !== undefined && (await trengerTilrettelegging(s, elev)) ? elev : undefined;
  },
  async hent(s, inn, _utsnitt, elev) {
    const registrere = s.kan(tilretteleggingTilgang.registrer, elev).tillatt;
    const rett = s.kan(tilretteleggingTilgang.rett, elev).tillatt;
    return {
      idag: s.idag,
      elev: elevref(elev),
      tiltak: (await hentTiltak(s.db, elev.elevId, s.idag)).map((t) => ({
        ...t,
        arkivref: rett ? t.arkivref : null,
        gjelder: gjelderNa(t, s.idag),
        kanEndre: rett || (registrere && t.status === 'behov'),
      })),
      kanRegistrere: registrere,
      gjort: inn.gjort !== undefined,
    };
  },
  viser: (ut) => [ut.elev.elevId],
});

/** Everybody the reader needs to know of. */
export const tiltaksliste = visning({
  regel: tilretteleggingTilgang.oversikt,
  inndata: utvalg({ slag: valgfritt(z.enum(TILTAKSSLAG)) }),
  utdata: Tiltaksliste,
  hent: async (s, inn) => ({
    slag: inn.slag ?? null,
    rader: await hentAlle(s.db, { slag: inn.slag ?? null, idag: s.idag }),
  }),
  viser: (ut) => [...new Set(ut.rader.map((r) => r.elevId))],
});

/** The form for a new one. */
export const nyttTiltaksskjema = visning({
  regel: tilretteleggingTilgang.registrer,
  inndata: z.object({ elevId: z.uuid() }),
  utdata: Tiltaksskjema,
  gjelder: (s, inn) => finnElev(s, inn.elevId),
  hent: async (s, _inn, _utsnitt, elev) => ({
    idag: s.idag,
    elev: elevref(elev),
    tiltak: null,
    larere: await hentLarere(s.db, elev.skole, s.idag),
    kanRett: s.kan(tilretteleggingTilgang.rett, elev).tillatt,
  }),
  viser: (ut) => [ut.elev.elevId],
});

/** The form for one that stands. */
export const tiltaksskjema = visning({
  regel: tilretteleggingTilgang.endre,
  inndata: z.object({ elevId: z.uuid(), sakId: z.uuid() }),
  utdata: Tiltaksskjema,
  gjelder: (s, inn) => finnTiltak(s, inn.elevId, inn.sakId),
  async hent(s, _inn, _utsnitt, o) {
    const kanRett = s.kan(tilretteleggingTilgang.rett, o).tillatt;
    return {
      idag: s.idag,
      elev: elevref(o.elev),
      tiltak: { ...o.tiltak, arkivref: kanRett ? o.tiltak.arkivref : null },
      larere: await hentLarere(s.db, o.elev.skole, s.idag),
      kanRett,
    };
  },
  viser: (ut) => [ut.elev.elevId],
});
