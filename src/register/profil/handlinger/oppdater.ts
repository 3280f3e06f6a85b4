import { z } from 'zod';
import { handling } from '#grunn/handling/index.ts';
import { noterOppdatering } from '../lager.ts';
import { finnMeg } from '../profil.ts';
import { MINST_MELLOM } from '../regler.ts';
import { profilTilgang } from '../tilgang.ts';

/** The same job as the night's, for one person: so provenance, history and locks are the same. */
const JOBB = 'register.innlesing.krr';

/** «Oppdater» (K17): asks Kontakt- og reservasjonsregisteret about the reader now, at most once a minute. Asked again sooner, nothing is started. */
export const oppdaterMinKontakt = handling({
  regel: profilTilgang.oppdater,
  inndata: z.object({}),
  utdata: z.object({ spurt: z.string(), nettopp: z.boolean() }),
  gjelder: (s) => finnMeg(s),
  async utfor(s, meg) {
    const ko = s.tjenester.jobbko;
    if (ko === undefined)
      throw s.feil(
        'uten_jobbko',
        {
          nb: 'Vi kan ikke hente opplysninger akkurat nå. Prøv igjen om litt.',
          nn: 'Vi kan ikkje hente opplysningar akkurat no. Prøv igjen om litt.',
        },
        { status: 503 },
      );
    const na = await noterOppdatering(s.db, { personId: meg.personId, na: s.na, av: s.aktor.id, minst: MINST_MELLOM });
    if (na) await ko.startNa(JOBB, { utlostAv: s.aktor.id, personer: [meg.personId] }, { tx: s.db });
    return { ut: { spurt: s.na, nettopp: !na }, spor: { kilde: 'krr', startet: na } };
  },
});
