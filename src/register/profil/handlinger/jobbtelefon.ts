import { z } from 'zod';
import { brukFakta } from '#grunn/fakta/index.ts';
import { handling } from '#grunn/handling/index.ts';
import { kontaktinformasjonFakta } from '../../kontaktinformasjon/index.ts';
import { finnForEndring, hentProfilfelt, ValgfriTelefon } from '../../person/index.ts';
import { finnMeg } from '../profil.ts';
import { profilTilgang } from '../tilgang.ts';

/** The guardian's own extra number (K22). An empty field takes it away; what the school has written of the rest stands. */
export const endreJobbtelefon = handling({
  regel: profilTilgang.jobbtelefon,
  inndata: z.object({ jobbtelefon: ValgfriTelefon }),
  /** `endringssett`: for taking it back; null when nothing was changed. */
  utdata: z.object({ endringssett: z.string().nullable() }),
  gjelder: (s) => finnMeg(s),
  versjon: (meg) => meg.kontaktversjon,
  async utfor(s, meg, inn) {
    const { hand } = await hentProfilfelt(s, meg);
    if (hand.telefon_arbeid === inn.jobbtelefon) return { ut: { endringssett: null } };
    const endringssett = crypto.randomUUID();
    const ny = { ...hand, telefon_arbeid: inn.jobbtelefon };
    await brukFakta(s.db, kontaktinformasjonFakta, {
      kilde: 'manuell',
      endringssett,
      na: s.na,
      subjekter: [meg.personId],
      heltBilde: true,
      rader: Object.values(ny).every((v) => v === null) ? [] : [{ person_id: meg.personId, ...ny }],
    });
    return { ut: { endringssett }, endringssett, spor: { felt: ['telefonArbeid'] } };
  },
});

/** Takes back what was just written. Only while nobody has written anything since. */
export const angreJobbtelefon = handling({
  regel: profilTilgang.angreJobbtelefon,
  inndata: z.object({ sett: z.uuid() }),
  utdata: z.object({}),
  gjelder: (s) => finnMeg(s),
  async utfor(s, meg, inn) {
    const forrige = await finnForEndring(s.db, meg.personId, inn.sett);
    if (forrige === undefined)
      throw s.feil(
        'endret_siden',
        {
          nb: 'Det er skrevet noe nytt etterpå, så dette kan ikke angres. Endre nummeret i stedet.',
          nn: 'Det er skrive noko nytt etterpå, så dette kan ikkje angrast. Endre nummeret i staden.',
        },
        { status: 409 },
      );
    const endringssett = crypto.randomUUID();
    await brukFakta(s.db, kontaktinformasjonFakta, {
      kilde: 'manuell',
      endringssett,
      na: s.na,
      subjekter: [meg.personId],
      heltBilde: true,
      rader: forrige === null ? [] : [{ person_id: meg.personId, ...forrige }],
    });
    return { ut: {}, endringssett, spor: { angret: inn.sett } };
  },
});
