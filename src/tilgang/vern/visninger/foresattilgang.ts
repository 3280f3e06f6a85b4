import { z } from 'zod';
import { kommunen } from '#grunn/innsyn/index.ts';
import { visning } from '#grunn/handling/index.ts';
import { finnStenging, hentGraderinger, hentNavn } from '../lager.ts';
import { hentForskjell, tellPar } from '../lager-tilgangsbilde.ts';
import { Foresattilgang } from '../modell.ts';
import { erVernet } from '../regler.ts';
import { vernTilgang } from '../tilgang.ts';

/** Shown by name; the rest is counted. */
const VIST = 100;

/** Is guardians' access open, and while it is closed: who has lost and gained it since. Protected people are counted without names. */
export const visForesattilgang = visning({
  regel: vernTilgang.lesForesattilgang,
  inndata: z.object({}),
  utdata: Foresattilgang,
  gjelder: kommunen,
  async hent(s) {
    const sist = await finnStenging(s.db, s.idag);
    if (sist === undefined || sist.apnet !== null) return { na: s.na, stenging: null, antallPar: await tellPar(s.db, s.idag) };
    const { mistet, fatt } = await hentForskjell(s.db, { stengingId: sist.id, idag: s.idag });
    const viste = [...mistet.slice(0, VIST), ...fatt.slice(0, VIST)].flatMap((x) => [x.barn, x.person]);
    const [navn, gradert] = [await hentNavn(s.db, viste, s.idag), await hentGraderinger(s.db, viste)];
    const navnFor = (id: string) => (erVernet(gradert.get(id) ?? '') ? null : (navn.get(id) ?? ''));
    const par = (x: { barn: string; person: string }) => ({
      barnId: x.barn,
      barn: navnFor(x.barn),
      personId: x.person,
      person: navnFor(x.person),
    });
    return {
      na: s.na,
      antallPar: 0,
      stenging: {
        begrunnelse: sist.begrunnelse,
        stengt: sist.stengt,
        av: sist.stengt_av_navn === '' ? null : sist.stengt_av_navn,
        mistet: mistet.slice(0, VIST).map(par),
        fatt: fatt.slice(0, VIST).map(par),
        antallMistet: mistet.length,
        antallFatt: fatt.length,
      },
    };
  },
  viser: (ut) =>
    [...(ut.stenging?.mistet ?? []), ...(ut.stenging?.fatt ?? [])].flatMap((p) => [
      ...(p.barn === null ? [] : [p.barnId]),
      ...(p.person === null ? [] : [p.personId]),
    ]),
});
