import { z } from 'zod';
import { handling } from '#grunn/handling/index.ts';
import { kommunen } from '#grunn/innsyn/index.ts';
import { Begrunnelse } from '#register/person/index.ts';
import { apne, steng } from '../lager.ts';
import { lagreTilgangsbilde } from '../lager-tilgangsbilde.ts';
import { vernTilgang } from '../tilgang.ts';

/** Closes guardians' access for the whole kommune at once. Those at work are not touched. Who had access is kept, for the day it opens. */
export const stengForesattilgang = handling({
  regel: vernTilgang.stengForesattilgang,
  inndata: z.object({ begrunnelse: Begrunnelse }),
  utdata: z.object({ antall: z.number() }),
  gjelder: kommunen,
  async utfor(s, _kommunen, inn) {
    const id = crypto.randomUUID();
    const antall = await lagreTilgangsbilde(s.db, { stengingId: id, idag: s.idag });
    if (!(await steng(s.db, { id, begrunnelse: inn.begrunnelse, na: s.na, av: s.aktor.id })))
      throw s.feil('stengt', { nb: 'Foresattilgangen er alt stengt.', nn: 'Føresettilgangen er alt stengd.' }, { status: 409 });
    return { ut: { antall }, spor: { stenging: id, antall }, skjedd: ['tilgang.foresattstenging'] };
  },
});

/** Opens again. The page shows who lost and gained access in the meantime before this is pressed. */
export const apneForesattilgang = handling({
  regel: vernTilgang.apneForesattilgang,
  inndata: z.object({ lest: z.literal('ja') }),
  utdata: z.object({ apnet: z.boolean() }),
  gjelder: kommunen,
  async utfor(s) {
    if (!(await apne(s.db, { na: s.na, av: s.aktor.id })))
      throw s.feil('apen', { nb: 'Foresattilgangen er åpen.', nn: 'Føresettilgangen er open.' }, { status: 409 });
    return { ut: { apnet: true }, skjedd: ['tilgang.foresattstenging'] };
  },
});
