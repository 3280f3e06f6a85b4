import { z } from 'zod';
import { ikkeFunnet, ingenPersoner, visning, type Kontekst } from '#grunn/handling/index.ts';
import { utsnittFor } from '#grunn/tilgang/index.ts';
import { tilInstant } from '#grunn/tid/index.ts';
import { utvalg } from '#grunn/utvalg/index.ts';
import { finnVernet, hentNodinnsyn } from '../lager.ts';
import { Nodinnsynsliste, Nodinnsynsskjema, type Nodinnsyn } from '../modell.ts';
import { erVernet, kreverGodkjenning, nodinnsynstilstand } from '../regler.ts';
import { vernTilgang } from '../tilgang.ts';

/** The form says nothing of who the person is: whoever asks knows, or has no business asking. */
export const nodinnsynsskjema = visning({
  regel: vernTilgang.beOmNodinnsyn,
  inndata: z.object({ personId: z.uuid() }),
  utdata: Nodinnsynsskjema,
  gjelder: (s, inn) => finnVernet(s, inn.personId),
  async hent(s, _inn, _utsnitt, vernet) {
    if (!erVernet(vernet.gradering)) throw ikkeFunnet(s.sprak);
    return { personId: vernet.personId, kreverGodkjenning: kreverGodkjenning(vernet.gradering) };
  },
  viser: (ut) => [ut.personId],
});

/** The form when all one has is a number: knows nobody. */
export const nodsokskjema = visning({
  regel: vernTilgang.beOmNodinnsynMedNummer,
  inndata: z.object({}),
  utdata: z.object({}),
  hent: async () => ({}),
  viser: ingenPersoner,
});

const DAGER = 30;

/** Emergency looks of the last month that this person should know of, newest first. */
export async function hentNodinnsynFor(s: Kontekst): Promise<Nodinnsyn[]> {
  const leder = utsnittFor(vernTilgang.godkjennNodinnsyn, s.aktor, s.idag);
  const siden = tilInstant(s.na)
    .subtract({ hours: 24 * DAGER })
    .toString();
  const rader = await hentNodinnsyn(s.db, { aktorId: s.aktor.id, leder, siden, idag: s.idag });
  return rader.map((r) => {
    const tilstand = nodinnsynstilstand(r, s.na);
    const egen = r.aktor_id === s.aktor.id;
    const erLeder = leder.alt || (leder.omfang.egenSkole ?? []).length > 0;
    return {
      nodinnsynId: r.id,
      personId: r.person_id,
      // one's own, while it waits for a second person, does not name anybody
      navn: egen && tilstand !== 'apent' ? '' : (r.navn ?? ''),
      aktorId: r.aktor_id,
      aktor: r.aktor_navn ?? '',
      begrunnelse: r.begrunnelse,
      bedt: r.bedt,
      til: r.til,
      tilstand,
      kanGodkjennes: tilstand === 'venter' && !egen && erLeder,
      kanAvsluttes: tilstand !== 'slutt' && (egen || erLeder),
    };
  });
}

/** The list «Nødinnsyn». */
export const visNodinnsyn = visning({
  regel: vernTilgang.lesNodinnsyn,
  inndata: utvalg({}),
  utdata: Nodinnsynsliste,
  hent: async (s) => ({ na: s.na, kanBe: s.kan(vernTilgang.beOmNodinnsynMedNummer).tillatt, rader: await hentNodinnsynFor(s) }),
  viser: (ut) => ut.rader.flatMap((r) => [r.personId, r.aktorId]),
});
