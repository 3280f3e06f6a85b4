import { z } from 'zod';
import { tosprak } from '#grunn/sprak/index.ts';
import { handling } from '#grunn/handling/index.ts';
import { avklarElevsaker } from '../../etterlysning/index.ts';
import { finnElev, naa, temaFor } from '../../fravar/index.ts';
import { minutterMellom, rutineFor, typeMed } from '../../rutine/index.ts';
import { lagreGikk } from '../lager.ts';
import { timeNa, timerFor } from '../regler.ts';
import { oppmoteTilgang } from '../tilgang.ts';

/**
 * A child falls ill during the day, or is picked up early: when, why, and who at school wrote it. Guardians are told through the event. The
 * rest of the day counts as minutes, never as a day.
 */
export const gikkHjem = handling({
  regel: oppmoteTilgang.gikkHjem,
  inndata: z.object({
    elevId: z.uuid(),
    arsak: z.string({ error: tosprak('Velg hvorfor.', 'Vel kvifor.') }).min(1),
  }),
  utdata: z.object({ elevId: z.string(), skole: z.string(), klasse: z.string(), klokka: z.string() }),
  gjelder: (s, inn) => finnElev(s, inn.elevId),
  async utfor(s, elev, inn) {
    const rutine = rutineFor(elev.oppsett, elev.skole);
    const { klokka } = naa(s);
    const igjen = minutterMellom(klokka, rutine.skoledag.til);
    if (typeMed(rutine, inn.arsak) === undefined)
      throw s.feil('ugyldig_type', { nb: 'Velg en av grunnene.', nn: 'Vel ein av grunnane.' }, { felt: { arsak: { nb: 'Velg en av grunnene.', nn: 'Vel ein av grunnane.' } } }); // prettier-ignore
    if (igjen <= 0) throw s.feil('dagen_er_slutt', { nb: 'Skoledagen er slutt.', nn: 'Skuledagen er slutt.' });
    const gruppe = elev.klasse ?? `elev:${elev.elevId}`;
    await lagreGikk(s.db, {
      elevId: elev.elevId,
      skole: elev.skole,
      gruppe,
      dato: s.idag,
      timeNr: timerFor(elev.arstrinn, rutine).length === 0 ? 0 : timeNa(klokka, rutine),
      minutter: igjen,
      arsak: inn.arsak,
      na: s.na,
      av: s.aktor.id,
      rolle: s.aktor.tilknytninger[0]?.rolle ?? '',
    });
    await avklarElevsaker(s.db, { elever: [elev.elevId], utfall: 'meldt', av: s.aktor.id, na: s.na });
    return {
      ut: { elevId: elev.elevId, skole: elev.skole, klasse: elev.klasse ?? '', klokka },
      spor: { arsak: inn.arsak, klokka },
      skjedd: [temaFor(elev.skole)],
    };
  },
});
