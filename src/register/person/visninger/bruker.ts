// What the tab «Kontakt- og brukerinformasjon» shows beside the contact fields: the user name and the languages of the home.
import { z } from 'zod';
import { visning, type Kontekst } from '#grunn/handling/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import { finnMorsmal, hentBrukernavn } from '../lager-brukernavn.ts';
import { finnPerson, hentLenker } from '../lager-kort.ts';
import type { Personref } from '../modell.ts';
import { personTilgang } from '../tilgang.ts';

const Morsmal = z.object({ sprak: z.string(), annet: z.string().nullable(), tolk: z.boolean(), siden: z.string() });

export const Brukeropplysninger = z.object({
  brukernavn: z.string().nullable(),
  siden: z.string().nullable(),
  /** The name other systems get. */
  navnUtad: z.string().nullable(),
  /** The name has changed since the user name was made. */
  utdatert: z.boolean(),
  morsmal: Morsmal.nullable(),
  kan: z.object({ brukernavn: z.boolean(), morsmal: z.boolean() }),
});
export type Brukeropplysninger = z.infer<typeof Brukeropplysninger>;

/** Two statements. */
export async function hentBrukeropplysninger(s: Kontekst, person: Innsyn<Personref>): Promise<Brukeropplysninger> {
  const b = await hentBrukernavn(s.db, person.personId, s.idag);
  return {
    brukernavn: b.brukernavn,
    siden: b.siden,
    navnUtad: b.navnUtad,
    utdatert: b.brukernavn !== null && b.avNavn !== b.navnUtad,
    morsmal: (await finnMorsmal(s.db, person.personId)) ?? null,
    kan: {
      brukernavn: s.kan(personTilgang.lagBrukernavn, person).tillatt,
      morsmal: s.kan(personTilgang.registrerMorsmal, person).tillatt,
    },
  };
}

export const Morsmalskjema = z.object({ personId: z.string(), visningsnavn: z.string(), morsmal: Morsmal.nullable() });
export type Morsmalskjema = z.infer<typeof Morsmalskjema>;

export const morsmalskjema = visning({
  regel: personTilgang.registrerMorsmal,
  inndata: z.object({ personId: z.uuid() }),
  utdata: Morsmalskjema,
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  hent: async (s, _inn, _utsnitt, person) => ({
    personId: person.personId,
    visningsnavn: (await hentLenker(s, [person.personId])).get(person.personId)?.navn ?? '',
    morsmal: (await finnMorsmal(s.db, person.personId)) ?? null,
  }),
  viser: (ut) => [ut.personId],
});
