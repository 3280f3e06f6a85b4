// What the forms on a card are drawn from. Each under the rule of its own act: whoever may not do it does not get the form.
import { z } from 'zod';
import { ikkeFunnet, visning, type Kontekst } from '#grunn/handling/index.ts';
import type { Innsyn, Regel } from '#grunn/tilgang/index.ts';
import { leggTilDager, leggTilManeder } from '#grunn/tid/index.ts';
import { erSkjultFor, kontakttelefon } from '../kort-relasjoner.ts';
import { hentPersonkort } from '../kort.ts';
import { finnKontaktperson } from '../lager-beslutning.ts';
import { finnPerson, finnPersonUansettVern, hentLenker, hentPersonrader } from '../lager-kort.ts';
import { Personkort, type Personref } from '../modell.ts';
import { personTilgang } from '../tilgang.ts';

const Hvem = z.object({ personId: z.uuid() });

/** Who a form is about. */
export const Personhode = z.object({
  personId: z.string(),
  visningsnavn: z.string(),
  idag: z.string(),
  /** The last date a decision may be given for. */
  etArFram: z.string(),
  iMorgen: z.string(),
});
export type Personhode = z.infer<typeof Personhode>;

/** A form that only needs to know who it is about. One statement besides the check. */
const hode = (regel: Regel, finn = finnPerson) => ({
  regel,
  inndata: Hvem,
  utdata: Personhode,
  gjelder: (s: Kontekst, inn: z.output<typeof Hvem>) => finn(s, inn.personId),
  async hent(s: Kontekst, _inn: unknown, _utsnitt: unknown, person: Innsyn<Personref>) {
    const lenke = (await hentLenker(s, [person.personId])).get(person.personId);
    return {
      personId: person.personId,
      visningsnavn: lenke?.navn ?? '',
      idag: s.idag,
      iMorgen: leggTilDager(s.idag, 1),
      etArFram: leggTilManeder(s.idag, 12),
    };
  },
  viser: (ut: Personhode) => [ut.personId],
});

export const nummerskjema = visning(hode(personTilgang.visFodselsnummer));
export const skjermeskjema = visning(hode(personTilgang.skjerm, finnPersonUansettVern));
export const opphevSkjermingsskjema = visning(hode(personTilgang.opphevSkjerming, finnPersonUansettVern));
export const nyKontaktpersonskjema = visning(hode(personTilgang.registrerPerson));

export const Kontaktskjema = Personkort.pick({
  personId: true,
  visningsnavn: true,
  roller: true,
  epostadresse: true,
  mobiltelefonnummer: true,
  telefonArbeid: true,
  telefonHjem: true,
  kontaktversjon: true,
}).extend({ na: z.string() });
export type Kontaktskjema = z.infer<typeof Kontaktskjema>;

export const kontaktskjema = visning({
  regel: personTilgang.registrerKontakt,
  inndata: Hvem,
  utdata: Kontaktskjema,
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  hent: async (s, _inn, _utsnitt, person) => ({ ...(await hentPersonkort(s, person)), na: s.na }),
  viser: (ut) => [ut.personId],
});

export const Overstyringsskjema = Personkort.pick({
  personId: true,
  visningsnavn: true,
  navn: true,
  alias: true,
  fodselsdato: true,
  kjonn: true,
  bostedsadresse: true,
  postadresse: true,
  epostadresse: true,
  mobiltelefonnummer: true,
}).extend({ na: z.string(), idag: z.string(), etArFram: z.string(), felt: z.string() });
export type Overstyringsskjema = z.infer<typeof Overstyringsskjema>;

const overstyring = (regel: Regel) => ({
  regel,
  inndata: Hvem.extend({ felt: z.string() }),
  utdata: Overstyringsskjema,
  gjelder: (s: Kontekst, inn: { personId: string }) => finnPerson(s, inn.personId),
  async hent(s: Kontekst, inn: { felt: string }, _utsnitt: unknown, person: Innsyn<Personref>) {
    const kort = await hentPersonkort(s, person);
    const f = (kort as unknown as Record<string, { kanOverstyres?: boolean } | null>)[inn.felt];
    if (f?.kanOverstyres !== true) throw ikkeFunnet(s.sprak);
    return { ...kort, na: s.na, idag: s.idag, etArFram: leggTilManeder(s.idag, 12), felt: inn.felt };
  },
  viser: (ut: { personId: string }) => [ut.personId],
});
export const overstyringsskjema = visning(overstyring(personTilgang.overstyr));
export const opphevOverstyringsskjema = visning(overstyring(personTilgang.opphevOverstyring));

export const Kontaktpersonskjema = z.object({
  personId: z.string(),
  visningsnavn: z.string(),
  nokkel: z.string(),
  navn: z.string(),
  fornavn: z.string(),
  mellomnavn: z.string(),
  etternavn: z.string(),
  kontakttype: z.string(),
  telefon: z.string().nullable(),
  /** A register owns the name: only the role and the phone are written here. */
  navnFraRegister: z.boolean(),
});
export type Kontaktpersonskjema = z.infer<typeof Kontaktpersonskjema>;

const kontaktperson = (regel: Regel) => ({
  regel,
  inndata: Hvem.extend({ nokkel: z.uuid() }),
  utdata: Kontaktpersonskjema,
  gjelder: (s: Kontekst, inn: { personId: string }) => finnPerson(s, inn.personId),
  async hent(s: Kontekst, inn: { nokkel: string }, _utsnitt: unknown, barn: Innsyn<Personref>) {
    const k = await finnKontaktperson(s.db, barn.personId, inn.nokkel);
    if (k === undefined) throw ikkeFunnet(s.sprak);
    const lenker = await hentLenker(s, [barn.personId, ...(k.kontakt_id === null ? [] : [k.kontakt_id])]);
    if (erSkjultFor(s, lenker.get(k.kontakt_id ?? ''))) throw ikkeFunnet(s.sprak);
    const lenke = lenker.get(barn.personId);
    const eget = k.kontakt_id !== null && k.bare_her ? (await hentPersonrader(s.db, k.kontakt_id)).navn : [];
    const skrevet = eget.find((n) => n.kilde === 'manuell' && n.kjent_til === null);
    const deler = k.navn.split(' ');
    return {
      personId: barn.personId,
      visningsnavn: lenke?.navn ?? '',
      nokkel: k.nokkel,
      navn: k.navn,
      fornavn: skrevet?.fornavn ?? deler.slice(0, -1).join(' '),
      mellomnavn: skrevet?.mellomnavn ?? '',
      etternavn: skrevet?.etternavn ?? deler.at(-1) ?? '',
      kontakttype: k.kontakttype,
      telefon: kontakttelefon(s, k, lenker.get(k.kontakt_id ?? '')),
      navnFraRegister: k.kontakt_id !== null && !k.bare_her,
    };
  },
  viser: (ut: { personId: string }) => [ut.personId],
});
export const kontaktpersonskjema = visning(kontaktperson(personTilgang.endreKontaktperson));
export const fjernKontaktpersonskjema = visning(kontaktperson(personTilgang.fjernKontaktperson));
