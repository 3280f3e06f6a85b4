import { z } from 'zod';
import { ikkeFunnet, visning, type Kontekst } from '#grunn/handling/index.ts';
import { hentPersonkort } from '../kort.ts';
import { finnPerson } from '../lager-kort.ts';
import { Adresse, kortfelt, Navn, Skjermet, type Kortfelt, type Personkort } from '../modell.ts';
import { personfelter, type Feltnavn } from '../regler.ts';
import { personTilgang } from '../tilgang.ts';
import { ansvarsfelt, ansettelsesfelt, nummerfelt, skolefelt, stillingsfelt } from './hvorfor-felt.ts';
import { Kortdato } from './kortside.ts';

/** Values of the card that are not one of the person's own fields. */
export const ANDRE_FELT = [
  'nummer',
  'foreldreansvar',
  'elevforhold',
  'stillinger',
  'ansattnummer',
  'brukernavn',
  'arbeidsepost',
  'arbeidstelefon',
  'ansattFra',
  'ansattTil',
] as const;
export type Annetfelt = (typeof ANDRE_FELT)[number];

const Verdi = z.union([z.string(), Navn, Adresse, z.array(z.string())]);
export type Hvorforverdi = z.infer<typeof Verdi>;

export const Hvorforsvar = z.object({
  personId: z.string(),
  visningsnavn: z.string(),
  na: z.string(),
  paDato: z.string().nullable(),
  felt: z.string(),
  roller: z.array(z.string()),
  krrStatus: z.string().nullable(),
  svar: z.discriminatedUnion('slag', [kortfelt(Verdi).extend({ slag: z.literal('apen') }), Skjermet]),
  /** The reader may ask Kontakt- og reservasjonsregisteret for this person now. */
  kanOppdatere: z.boolean(),
  /** Others whose names stand in the answer. */
  andre: z.array(z.string()),
});
export type Hvorforsvar = z.infer<typeof Hvorforsvar>;

type Svar = z.infer<typeof Hvorforsvar>['svar'];

const erPersonfelt = (felt: string): felt is Feltnavn => Object.hasOwn(personfelter, felt);

/** Everything there is to say about one value on a card: where from, when, why locked, what the others say, what was before. */
export const visHvorfor = visning({
  regel: personTilgang.les,
  inndata: z.object({ personId: z.uuid(), felt: z.string(), paDato: Kortdato }),
  utdata: Hvorforsvar,
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async hent(s, inn, _utsnitt, person) {
    const paDato = inn.paDato === s.idag ? undefined : inn.paDato;
    const kort = await hentPersonkort(s, person, { paDato });
    const svar = erPersonfelt(inn.felt) ? egetFelt(kort, inn.felt) : await annetFelt(s, kort, inn.felt);
    if (svar === undefined) throw ikkeFunnet(s.sprak);
    const voksen = kort.roller.some((r) => r === 'foresatt' || r === 'ansatt');
    return {
      personId: kort.personId,
      visningsnavn: kort.visningsnavn,
      na: s.na,
      paDato: paDato ?? null,
      felt: inn.felt,
      roller: kort.roller,
      krrStatus: kort.krr?.status ?? null,
      svar,
      kanOppdatere:
        svar.slag === 'apen' &&
        svar.register === 'krr' &&
        paDato === undefined &&
        voksen &&
        kort.identifikatorer.some((i) => i.status === 'iBruk' && i.type !== 'duf') &&
        s.kan(personTilgang.oppdaterKontakt, person).tillatt,
      andre:
        inn.felt === 'foreldreansvar'
          ? [...kort.foreldreansvar, ...kort.foreldreansvarTidligere].flatMap((a) =>
              a.ansvarlig.slag === 'person' ? [a.ansvarlig.person.personId] : [],
            )
          : [],
    };
  },
  viser: (ut) => [ut.personId, ...ut.andre],
});

function egetFelt(kort: Personkort, felt: Feltnavn): Svar | undefined {
  const f = kort[felt];
  if (f === null) return undefined;
  return 'slag' in f ? f : { slag: 'apen', ...f };
}

async function annetFelt(s: Kontekst, kort: Personkort, felt: string): Promise<Svar | undefined> {
  const apen = <T extends Hvorforverdi>(f: Kortfelt<T> | undefined): Svar | undefined => f && { slag: 'apen', ...f };
  switch (felt as Annetfelt) {
    case 'nummer':
      return apen(nummerfelt(kort, s.sprak));
    case 'foreldreansvar':
      return apen(ansvarsfelt(kort, s.sprak));
    case 'elevforhold':
      return apen(await skolefelt(s, kort));
    case 'stillinger':
      return apen(await stillingsfelt(s, kort));
    case 'ansattnummer':
    case 'brukernavn':
    case 'arbeidsepost':
    case 'arbeidstelefon':
    case 'ansattFra':
    case 'ansattTil':
      return apen(await ansettelsesfelt(s, kort, felt as Parameters<typeof ansettelsesfelt>[2]));
    default:
      return undefined;
  }
}
