import { z } from 'zod';
import { handling, ikkeFunnet, type Kontekst } from '#grunn/handling/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { leggTilManeder } from '#grunn/tid/index.ts';
import {
  Begrunnelse,
  Datofelt,
  finnPerson,
  finnPersonerPaOppslag,
  lesNummer,
  oppslagsnokkel,
  opprettPersoner,
  registrerIdentifikatorer,
  ValgfrittNummer,
} from '#register/person/index.ts';
import { krevAnnenEnnNaer } from '#tilgang/relasjon/index.ts';
import { opphevSperring as lagreOpphevet, settSperring as lagreSperring } from '../lager.ts';
import { SPERRINGSSLAG } from '../modell.ts';
import { vernTilgang } from '../tilgang.ts';

const tomErNull = <T extends z.ZodType>(skjema: T) =>
  z.preprocess((v) => (typeof v === 'string' && v.trim() === '' ? null : v), skjema.nullable().optional());

/** Somebody around the child, or anybody by number: also one no register has told of yet, so that the block is there first. */
async function finnHvem(s: Kontekst, inn: { hvem?: string | null | undefined; nummer?: string | null | undefined }) {
  const nummer = lesNummer(s, { nummer: inn.nummer, fodselsdato: null });
  if (nummer === undefined) {
    if (inn.hvem == null)
      throw s.feil(
        'mangler_person',
        { nb: 'Velg hvem som skal sperres.', nn: 'Vel kven som skal sperrast.' },
        {
          felt: {
            hvem: {
              nb: 'Velg en person, eller skriv fødselsnummeret til den som skal sperres.',
              nn: 'Vel ein person, eller skriv fødselsnummeret til den som skal sperrast.',
            },
          },
        },
      );
    const kjent = await finnPerson(s, inn.hvem);
    if (kjent === undefined) throw ikkeFunnet(s.sprak);
    return kjent.personId;
  }
  const oppslag = oppslagsnokkel(s.nokler, nummer.identifikator, nummer.type);
  const kjent = (await finnPersonerPaOppslag(s.db, [oppslag])).get(oppslag);
  if (kjent !== undefined) return kjent;
  const [id, endringssett] = [crypto.randomUUID(), crypto.randomUUID()];
  await opprettPersoner(s.db, [id], endringssett);
  await registrerIdentifikatorer(s.db, s.nokler, {
    kilde: 'manuell',
    endringssett,
    na: s.na,
    rader: [{ personId: id, ...nummer, status: 'iBruk' }],
  });
  return id;
}

/**
 * Shuts a person out from a child at once: besøksforbud, lost right to information (barnelova § 47), or our own until the case is decided.
 * No import can touch it; it ends only by another decision.
 */
export const settSperring = handling({
  regel: vernTilgang.settSperring,
  inndata: z.object({
    /** The child. */
    personId: z.uuid(),
    hvem: tomErNull(z.uuid()),
    nummer: ValgfrittNummer.optional(),
    slag: z.enum(SPERRINGSSLAG, tosprak('Velg hva sperringen bygger på.', 'Vel kva sperringa byggjer på.')),
    dokument: tomErNull(z.string().trim().max(200)),
    begrunnelse: Begrunnelse,
    vurderesPaNytt: Datofelt,
  }),
  utdata: z.object({ barnId: z.string() }),
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async utfor(s, barn, inn) {
    if (inn.vurderesPaNytt <= s.idag || inn.vurderesPaNytt > leggTilManeder(s.idag, 12))
      throw s.feil(
        'ugyldig_dato',
        { nb: 'Velg når sperringen skal vurderes på nytt.', nn: 'Vel når sperringa skal vurderast på nytt.' },
        {
          felt: {
            vurderesPaNytt: {
              nb: 'Velg en dato fra i morgen og inntil ett år fram.',
              nn: 'Vel ein dato frå i morgon og inntil eitt år fram.',
            },
          },
        },
      );
    if (inn.slag !== 'lokal' && (inn.dokument ?? null) === null)
      throw s.feil(
        'mangler_dokument',
        { nb: 'Vis til dokumentet sperringen bygger på.', nn: 'Vis til dokumentet sperringa byggjer på.' },
        {
          felt: {
            dokument: {
              nb: 'Skriv saksnummeret eller hvor dokumentet ligger.',
              nn: 'Skriv saksnummeret eller kvar dokumentet ligg.',
            },
          },
        },
      );
    // what cannot wait may be decided for now (fvl. § 7); what builds on a judgment others write down
    if (inn.slag !== 'lokal') await krevAnnenEnnNaer(s, barn.personId);
    const hvem = await finnHvem(s, inn);
    if (hvem === barn.personId)
      throw s.feil(
        'samme_person',
        { nb: 'Barnet kan ikke sperres fra seg selv.', nn: 'Barnet kan ikkje sperrast frå seg sjølv.' },
        { felt: { hvem: { nb: 'Velg en annen person.', nn: 'Vel ein annan person.' } } },
      );
    const id = crypto.randomUUID();
    const ny = await lagreSperring(s.db, {
      id,
      barnId: barn.personId,
      personId: hvem,
      slag: inn.slag,
      dokument: inn.dokument ?? null,
      begrunnelse: inn.begrunnelse,
      vurderesPaNytt: inn.vurderesPaNytt,
      na: s.na,
      av: s.aktor.id,
    });
    if (!ny)
      throw s.feil(
        'finnes',
        { nb: 'Personen er alt sperret på dette grunnlaget.', nn: 'Personen er alt sperra på dette grunnlaget.' },
        { status: 409 },
      );
    return {
      ut: { barnId: barn.personId },
      spor: { sperring: id, slag: inn.slag, medNummer: inn.nummer != null },
      gjelder: [barn.personId, hvem],
    };
  },
});

/** Ends a block. Nobody ends a block that is about themselves, or about a child they stand near. */
export const opphevSperring = handling({
  regel: vernTilgang.opphevSperring,
  inndata: z.object({ personId: z.uuid(), sperringId: z.uuid(), begrunnelse: Begrunnelse }),
  utdata: z.object({ barnId: z.string() }),
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async utfor(s, barn, inn) {
    await krevAnnenEnnNaer(s, barn.personId);
    const hvem = await lagreOpphevet(s.db, {
      id: inn.sperringId,
      barnId: barn.personId,
      begrunnelse: inn.begrunnelse,
      na: s.na,
      av: s.aktor.id,
    });
    if (hvem === undefined)
      throw s.feil('finnes_ikke', { nb: 'Sperringen er alt opphevet.', nn: 'Sperringa er alt oppheva.' }, { status: 409 });
    if (hvem === s.aktor.id)
      throw s.feil(
        'egen_sak',
        {
          nb: 'Du kan ikke oppheve en sperring som gjelder deg selv.',
          nn: 'Du kan ikkje oppheve ei sperring som gjeld deg sjølv.',
        },
        { status: 403 },
      );
    return { ut: { barnId: barn.personId }, spor: { sperring: inn.sperringId }, gjelder: [barn.personId, hvem] };
  },
});
