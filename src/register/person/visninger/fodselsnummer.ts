import { z } from 'zod';
import { visning } from '#grunn/handling/index.ts';
import { leserplass } from '../kort.ts';
import { finnPerson, hentLenker } from '../lager-kort.ts';
import { hentIdentifikatorer } from '../lager-nummer.ts';
import { personTilgang } from '../tilgang.ts';
import { Begrunnelse } from '../inndata.ts';

export const Nummersvar = z.object({
  personId: z.string(),
  visningsnavn: z.string(),
  numre: z.array(
    z.object({ type: z.enum(['fodselsnummer', 'dNummer', 'duf']), nummer: z.string(), status: z.enum(['iBruk', 'opphort']) }),
  ),
});
export type Nummersvar = z.infer<typeof Nummersvar>;

/** The full numbers of a person, with the reason in the read log. Asked by POST (`oppslag`), so nothing of it stands in an address. */
export const visFodselsnummer = visning({
  regel: personTilgang.visFodselsnummer,
  inndata: z.object({ personId: z.uuid(), begrunnelse: Begrunnelse }),
  utdata: Nummersvar,
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async hent(s, _inn, _utsnitt, person) {
    if (person.gradering === 'strengtFortrolig' && leserplass(s, person) === 'kommunen')
      throw s.feil(
        'skjermet',
        {
          nb: 'Personen er skjermet. Bare skolen personen hører til, kan se nummeret.',
          nn: 'Personen er skjerma. Berre skulen personen høyrer til, kan sjå nummeret.',
        },
        { status: 403 },
      );
    const lenke = (await hentLenker(s, [person.personId])).get(person.personId);
    return {
      personId: person.personId,
      visningsnavn: lenke?.navn ?? '',
      numre: await hentIdentifikatorer(s.db, s.nokler, person),
    };
  },
  viser: (ut) => [ut.personId],
  begrunnelse: (inn) => inn.begrunnelse,
});
