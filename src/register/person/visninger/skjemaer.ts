// What the forms on a card are drawn from. Each under the rule of its own act: whoever may not do it does not get the form.
import { z } from 'zod';
import { ikkeFunnet, visning, type Kontekst } from '#grunn/handling/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import { hentPersonkort } from '../kort.ts';
import { finnKontaktperson } from '../lager-beslutning.ts';
import { finnPerson, hentLenker, hentPersonrader } from '../lager-kort.ts';
import { Personkort, type Personref } from '../modell.ts';
import { personTilgang } from '../tilgang.ts';

const Hvem = z.object({ personId: z.uuid() });

/** Who a form is about. */
export const Personhode = z.object({
  personId: z.string(),
  visningsnavn: z.string(),
});
export type Personhode = z.infer<typeof Personhode>;

/** A form that only needs to know who it is about. One statement besides the check. */
const hode = {
  inndata: Hvem,
  utdata: Personhode,
  gjelder: (s: Kontekst, inn: { personId: string }) => finnPerson(s, inn.personId),
  async hent(s: Kontekst, _inn: unknown, _utsnitt: unknown, person: Innsyn<Personref>): Promise<Personhode> {
    return {
      personId: person.personId,
      visningsnavn: await navnPa(s, person.personId),
    };
  },
  viser: (ut: Personhode) => [ut.personId],
};

const navnPa = async (s: Kontekst, personId: string): Promise<string> =>
  (await hentLenker(s.db, [personId], s.idag)).get(personId)?.navn ?? '';

export const nummerskjema = visning({ regel: personTilgang.visFodselsnummer, ...hode });
export const skjermeskjema = visning({ regel: personTilgang.skjerm, ...hode });
export const opphevSkjermingsskjema = visning({ regel: personTilgang.opphevSkjerming, ...hode });
export const nyKontaktpersonskjema = visning({ regel: personTilgang.registrerPerson, ...hode });

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
}).extend({ na: z.string(), felt: z.string() });
export type Overstyringsskjema = z.infer<typeof Overstyringsskjema>;

const overstyring = {
  inndata: Hvem.extend({ felt: z.string() }),
  utdata: Overstyringsskjema,
  gjelder: (s: Kontekst, inn: { personId: string }) => finnPerson(s, inn.personId),
  async hent(s: Kontekst, inn: { felt: string }, _utsnitt: unknown, person: Innsyn<Personref>): Promise<Overstyringsskjema> {
    const kort = await hentPersonkort(s, person);
    const f = (kort as unknown as Record<string, { kanOverstyres?: boolean } | null>)[inn.felt];
    if (f?.kanOverstyres !== true) throw ikkeFunnet(s.sprak);
    return { ...kort, na: s.na, felt: inn.felt };
  },
  viser: (ut: Overstyringsskjema) => [ut.personId],
};
export const overstyringsskjema = visning({ regel: personTilgang.overstyr, ...overstyring });
export const opphevOverstyringsskjema = visning({ regel: personTilgang.opphevOverstyring, ...overstyring });

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

const kontaktperson = {
  inndata: Hvem.extend({ nokkel: z.uuid() }),
  utdata: Kontaktpersonskjema,
  gjelder: (s: Kontekst, inn: { personId: string }) => finnPerson(s, inn.personId),
  async hent(s: Kontekst, inn: { nokkel: string }, _utsnitt: unknown, barn: Innsyn<Personref>): Promise<Kontaktpersonskjema> {
    const k = await finnKontaktperson(s.db, barn.personId, inn.nokkel);
    if (k === undefined) throw ikkeFunnet(s.sprak);
    const eget = k.kontakt_id !== null && k.bare_her ? (await hentPersonrader(s.db, k.kontakt_id)).navn : [];
    const skrevet = eget.find((n) => n.kilde === 'manuell' && n.kjent_til === null);
    const deler = k.navn.split(' ');
    return {
      personId: barn.personId,
      visningsnavn: await navnPa(s, barn.personId),
      nokkel: k.nokkel,
      navn: k.navn,
      fornavn: skrevet?.fornavn ?? deler.slice(0, -1).join(' '),
      mellomnavn: skrevet?.mellomnavn ?? '',
      etternavn: skrevet?.etternavn ?? deler.at(-1) ?? '',
      kontakttype: k.kontakttype,
      telefon: k.telefon,
      navnFraRegister: k.kontakt_id !== null && !k.bare_her,
    };
  },
  viser: (ut: Kontaktpersonskjema) => [ut.personId],
};
export const kontaktpersonskjema = visning({ regel: personTilgang.endreKontaktperson, ...kontaktperson });
export const fjernKontaktpersonskjema = visning({ regel: personTilgang.fjernKontaktperson, ...kontaktperson });
