import { z } from 'zod';
import { ikkeFunnet, visning } from '#grunn/handling/index.ts';
import { finnPerson, personTilgang } from '#register/person/index.ts';
import { finnVernet, hentAnsatteVed, hentKrets, hentNavn } from '../lager.ts';
import { Krets } from '../modell.ts';
import { erVernet } from '../regler.ts';
import { vernTilgang } from '../tilgang.ts';

/** The circle around a protected person, and whom it can be made of. Whoever may not open the card sees no name in its middle. */
export const visKrets = visning({
  regel: vernTilgang.lesKrets,
  inndata: z.object({ personId: z.uuid() }),
  utdata: Krets,
  gjelder: (s, inn) => finnVernet(s, inn.personId),
  async hent(s, _inn, _utsnitt, vernet) {
    const krets = await hentKrets(s.db, vernet.personId, s.idag);
    if (!erVernet(vernet.gradering) && krets.length === 0) throw ikkeFunnet(s.sprak);
    const person = await finnPerson(s, vernet.personId);
    const kanSes = person !== undefined && s.kan(personTilgang.les, person).tillatt;
    const ansatte = await hentAnsatteVed(s.db, vernet.personId, s.idag);
    return {
      personId: vernet.personId,
      visningsnavn: kanSes ? ((await hentNavn(s.db, [vernet.personId], s.idag)).get(vernet.personId) ?? '') : null,
      gradering: vernet.gradering,
      krets: krets.map((k) => ({
        kretsId: k.id,
        personId: k.aktor_id,
        navn: k.navn ?? '',
        stilling: k.stilling,
        begrunnelse: k.begrunnelse,
        fra: k.fra,
        til: k.til,
        gittAv: k.gitt_av_navn === '' ? null : k.gitt_av_navn,
      })),
      ansatte: ansatte
        .filter((a) => a.id !== s.aktor.id && !krets.some((k) => k.aktor_id === a.id))
        .map((a) => ({ personId: a.id, navn: a.navn, stilling: a.stilling })),
      kanLeggeTil: s.kan(vernTilgang.leggTilIKrets, vernet).tillatt,
      idag: s.idag,
    };
  },
  viser: (ut) => [ut.personId, ...ut.krets.map((k) => k.personId)],
});
