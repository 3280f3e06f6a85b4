import { z } from 'zod';
import { handling, ikkeFunnet } from '#grunn/handling/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { Begrunnelse, finnPerson } from '#register/person/index.ts';
import { krevAnnenEnnNaer } from '#tilgang/relasjon/index.ts';
import { hentRundtValg } from '#tilgang/vern/index.ts';
import { leggTilOpplysningssvar } from '../lager.ts';
import { familieTilgang } from '../tilgang.ts';

/**
 * A parent without foreldreansvar has asked the school for information: answered each time, with a reason (barnelova § 47). Gives no access
 * to anything; it keeps what was decided, and a refusal comes with how to appeal.
 */
export const svarOpplysning = handling({
  regel: familieTilgang.svarOpplysning,
  inndata: z.object({
    personId: z.uuid(),
    hvem: z.uuid(),
    gjaldt: z
      .string()
      .trim()
      .min(5, tosprak('Skriv hva forelderen ba om.', 'Skriv kva forelderen bad om.'))
      .max(500, tosprak('Skriv det kortere (høyst 500 tegn).', 'Skriv det kortare (høgst 500 teikn).')),
    avgjorelse: z.enum(['gitt', 'delvis', 'avslatt'], tosprak('Velg hva skolen svarte.', 'Vel kva skulen svarte.')),
    begrunnelse: Begrunnelse,
  }),
  utdata: z.object({ barnId: z.string(), hvem: z.string(), svarId: z.string() }),
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async utfor(s, barn, inn) {
    await krevAnnenEnnNaer(s, barn.personId);
    const rundt = await hentRundtValg(s, barn.personId, familieTilgang.svarOpplysning);
    const hvem = rundt.find((r) => r.personId === inn.hvem && ['mor', 'far', 'medmor'].includes(r.rolle ?? '') && !r.harAnsvar);
    if (hvem === undefined) throw ikkeFunnet(s.sprak);
    const id = crypto.randomUUID();
    await leggTilOpplysningssvar(s.db, {
      id,
      barnId: barn.personId,
      personId: inn.hvem,
      gjaldt: inn.gjaldt,
      avgjorelse: inn.avgjorelse,
      begrunnelse: inn.begrunnelse,
      na: s.na,
      av: s.aktor.id,
    });
    return {
      ut: { barnId: barn.personId, hvem: inn.hvem, svarId: id },
      spor: { opplysningssvar: id, avgjorelse: inn.avgjorelse },
      gjelder: [barn.personId, inn.hvem],
    };
  },
});
