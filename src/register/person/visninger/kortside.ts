import { z } from 'zod';
import { visning, type Kontekst } from '#grunn/handling/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { hentPersonkort } from '../kort.ts';
import { finnPerson, hentLenker } from '../lager-kort.ts';
import { Personkort, type Personref } from '../modell.ts';
import { personTilgang } from '../tilgang.ts';

/** The page of a card: the card itself, the moment it was drawn, and what is under way. */
export const Kortside = Personkort.extend({
  na: z.string(),
  idag: z.string(),
  /** On the card's date we did not know of the person yet. */
  ukjentDa: z.boolean(),
  /** Somebody asked Kontakt- og reservasjonsregisteret anew at this moment, and waits. */
  spurt: z.string().nullable(),
  kanOppdatere: z.boolean(),
});
export type Kortside = z.infer<typeof Kortside>;

/** An empty date field means «as it is now». */
export const Kortdato = z.preprocess(
  (v) => (v === '' ? undefined : v),
  z.iso.date(tosprak('Velg en dato.', 'Vel ein dato.')).optional(),
);
/** A moment in an address; anything else is no moment. */
const Tidspunkt = z.iso.datetime().optional().catch(undefined);

const navnNa = async (s: Kontekst, personId: string): Promise<string> =>
  (await hentLenker(s, [personId])).get(personId)?.navn ?? '';

/** Everybody a card shows, for the read log. */
export const visteI = (kort: Personkort): string[] => [
  kort.personId,
  ...kort.foreldreansvar.flatMap((a) => (a.ansvarlig.slag === 'person' ? [a.ansvarlig.person.personId] : [])),
  ...[...kort.ansvarFor, ...kort.kontaktFor].map((a) => a.barn.personId),
  ...[...kort.familie, ...kort.sosken].map((f) => f.person.personId).filter((id) => id !== ''),
];

export const Kortinndata = z.object({ personId: z.uuid(), paDato: Kortdato, spurt: Tidspunkt });

/** What the page of a person card shows, as it is or as it was on a date. */
export async function hentKortside(s: Kontekst, inn: z.output<typeof Kortinndata>, person: Innsyn<Personref>): Promise<Kortside> {
  // a date that is today is no going back
  const paDato = inn.paDato === s.idag ? undefined : inn.paDato;
  const kort = await hentPersonkort(s, person, { paDato });
  const harNummer = kort.identifikatorer.some((i) => i.status === 'iBruk' && i.type !== 'duf');
  const kanOppdatere =
    paDato === undefined &&
    harNummer &&
    kort.epostadresse.slag === 'apen' &&
    kort.roller.some((r) => r === 'foresatt' || r === 'ansatt') &&
    s.kan(personTilgang.oppdaterKontakt, person).tillatt;
  return {
    ...kort,
    // whom the page is about, also on a date before we knew the person
    visningsnavn: kort.visningsnavn || (await navnNa(s, person.personId)),
    na: s.na,
    idag: s.idag,
    ukjentDa: paDato !== undefined && kort.navn.gjeldende === null,
    spurt: inn.spurt ?? null,
    kanOppdatere,
  };
}

/** The page of a person card, as it is or as it was on a date. */
export const visKortside = visning({
  regel: personTilgang.les,
  inndata: Kortinndata,
  utdata: Kortside,
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  hent: (s, inn, _utsnitt, person) => hentKortside(s, inn, person),
  viser: visteI,
  // the tabs and links of rooms downstream are put on it in start/personkort
  utvides: true,
});
