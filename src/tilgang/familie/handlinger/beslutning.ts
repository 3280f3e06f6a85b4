import { z } from 'zod';
import { handling, ikkeFunnet, type Kontekst } from '#grunn/handling/index.ts';
import { lesInnstilling } from '#grunn/innstilling/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { leggTilManeder } from '#grunn/tid/index.ts';
import { Begrunnelse, Datofelt, finnPerson } from '#register/person/index.ts';
import { krevAnnenEnnNaer } from '#tilgang/relasjon/index.ts';
import { hentRundtValg } from '#tilgang/vern/index.ts';
import { opphevBeslutning as lagreOpphevet, settBeslutning } from '../lager.ts';
import { andreregel, DOKUMENTSLAG, SAMTYKKERETTER } from '../modell.ts';
import { familieTilgang } from '../tilgang.ts';

const tomErNull = <T extends z.ZodType>(skjema: T) =>
  z.preprocess((v) => (typeof v === 'string' && v.trim() === '' ? null : v), skjema.nullable().optional());

/** Whom a decision is about must be among those the register or the home has told of: then there is somebody with a card to point to. */
async function krevRundt(s: Kontekst, barnId: string, hvem: string): Promise<string> {
  const rundt = await hentRundtValg(s, barnId, familieTilgang.registrerBeslutning);
  if (!rundt.some((r) => r.personId === hvem)) throw ikkeFunnet(s.sprak);
  if (hvem === s.aktor.id)
    throw s.feil(
      'egen_sak',
      { nb: 'Du kan ikke avgjøre noe som gjelder deg selv.', nn: 'Du kan ikkje avgjere noko som gjeld deg sjølv.' },
      { status: 403 },
    );
  return hvem;
}

/**
 * Foreldreansvar by judgment, verge, foster parents and barnevern after omsorgsovertakelse: from a document, with the same rights as if
 * Folkeregisteret had said so. No import can touch it.
 */
export const registrerBeslutning = handling({
  regel: familieTilgang.registrerBeslutning,
  inndata: z.object({
    /** The child. */
    personId: z.uuid(),
    slag: z.enum(DOKUMENTSLAG, tosprak('Velg hva dokumentet gjør personen til.', 'Vel kva dokumentet gjer personen til.')),
    hvem: tomErNull(z.uuid()),
    organisasjon: tomErNull(z.string().trim().max(100)),
    dokument: z
      .string(tosprak('Skriv hvor dokumentet ligger.', 'Skriv kvar dokumentet ligg.'))
      .trim()
      .min(3, tosprak('Skriv saksnummeret eller hvor dokumentet ligger.', 'Skriv saksnummeret eller kvar dokumentet ligg.'))
      .max(200),
    begrunnelse: Begrunnelse,
    fra: Datofelt,
    til: tomErNull(Datofelt),
  }),
  utdata: z.object({ barnId: z.string() }),
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async utfor(s, barn, inn) {
    await krevAnnenEnnNaer(s, barn.personId);
    const hvem = inn.hvem == null ? null : await krevRundt(s, barn.personId, inn.hvem);
    const organisasjon = hvem === null ? (inn.organisasjon ?? null) : null;
    if (hvem === null && (organisasjon === null || inn.slag !== 'barnevern'))
      throw s.feil(
        'mangler_person',
        { nb: 'Velg hvem det gjelder.', nn: 'Vel kven det gjeld.' },
        {
          felt: {
            hvem: {
              nb: 'Velg en person. Står hen ikke i lista, legg til hen som kontaktperson først.',
              nn: 'Vel ein person. Står vedkomande ikkje i lista, legg til vedkomande som kontaktperson først.',
            },
          },
        },
      );
    if (inn.til != null && inn.til < inn.fra)
      throw s.feil(
        'ugyldig_dato',
        { nb: 'Datoene stemmer ikke.', nn: 'Datoane stemmer ikkje.' },
        { felt: { til: { nb: 'Velg en dato etter den første.', nn: 'Vel ein dato etter den første.' } } },
      );
    const id = crypto.randomUUID();
    await settBeslutning(s.db, {
      id,
      barnId: barn.personId,
      slag: inn.slag,
      personId: hvem,
      organisasjon,
      omfang: [],
      dokument: inn.dokument,
      begrunnelse: inn.begrunnelse,
      fra: inn.fra,
      til: inn.til ?? null,
      na: s.na,
      av: s.aktor.id,
    });
    return {
      ut: { barnId: barn.personId },
      spor: { beslutning: id, slag: inn.slag },
      gjelder: [barn.personId, ...(hvem === null ? [] : [hvem])],
    };
  },
});

const avkryss = z.literal('ja').optional();

/**
 * Somebody without foreldreansvar (a stepfather) who may see or be told something, if everyone with foreldreansvar says yes. Opens
 * nothing before all have answered, and ends by itself.
 */
export const beOmSamtykke = handling({
  regel: familieTilgang.beOmSamtykke,
  inndata: z.object({
    personId: z.uuid(),
    hvem: z.uuid(tosprak('Velg en person.', 'Vel ein person.')),
    omfang_se: avkryss,
    omfang_varsles: avkryss,
    omfang_skjema: avkryss,
    omfang_meldinger: avkryss,
    omfang_nodmelding: avkryss,
    begrunnelse: Begrunnelse,
    til: Datofelt,
  }),
  utdata: z.object({ barnId: z.string() }),
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async utfor(s, barn, inn) {
    await krevAnnenEnnNaer(s, barn.personId);
    const regel = await lesInnstilling(s.db, andreregel);
    if (!regel.tillatt)
      throw s.feil(
        'ikke_tillatt',
        {
          nb: 'Kommunen har bestemt at bare de med foreldreansvar får tilgang.',
          nn: 'Kommunen har bestemt at berre dei med foreldreansvar får tilgang.',
        },
        { status: 409 },
      );
    const omfang = SAMTYKKERETTER.filter((r) => inn[`omfang_${r}`] === 'ja' && regel.retter.includes(r));
    if (omfang.length === 0)
      throw s.feil(
        'tomt_omfang',
        { nb: 'Velg hva samtykket skal gjelde.', nn: 'Vel kva samtykket skal gjelde.' },
        { felt: { omfang_se: { nb: 'Kryss av for minst én ting.', nn: 'Kryss av for minst éin ting.' } } },
      );
    if (inn.til <= s.idag || inn.til > leggTilManeder(s.idag, regel.maksManeder))
      throw s.feil(
        'ugyldig_dato',
        { nb: 'Velg hvor lenge samtykket skal gjelde.', nn: 'Vel kor lenge samtykket skal gjelde.' },
        {
          felt: {
            til: {
              nb: `Velg en dato fra i morgen og inntil ${regel.maksManeder} måneder fram.`,
              nn: `Vel ein dato frå i morgon og inntil ${regel.maksManeder} månader fram.`,
            },
          },
        },
      );
    const hvem = await krevRundt(s, barn.personId, inn.hvem);
    const id = crypto.randomUUID();
    await settBeslutning(s.db, {
      id,
      barnId: barn.personId,
      slag: 'samtykke',
      personId: hvem,
      organisasjon: null,
      omfang,
      dokument: null,
      begrunnelse: inn.begrunnelse,
      fra: s.idag,
      til: inn.til,
      na: s.na,
      av: s.aktor.id,
    });
    return { ut: { barnId: barn.personId }, spor: { beslutning: id, omfang }, gjelder: [barn.personId, hvem] };
  },
});

/** Ends a decision about somebody: what it gave, is gone at once. */
export const opphevBeslutning = handling({
  regel: familieTilgang.opphevBeslutning,
  inndata: z.object({ personId: z.uuid(), beslutningId: z.uuid(), begrunnelse: Begrunnelse }),
  utdata: z.object({ barnId: z.string() }),
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async utfor(s, barn, inn) {
    await krevAnnenEnnNaer(s, barn.personId);
    const rad = await lagreOpphevet(s.db, {
      id: inn.beslutningId,
      barnId: barn.personId,
      begrunnelse: inn.begrunnelse,
      na: s.na,
      av: s.aktor.id,
    });
    if (rad === undefined)
      throw s.feil('finnes_ikke', { nb: 'Beslutningen er alt avsluttet.', nn: 'Avgjerda er alt avslutta.' }, { status: 409 });
    return {
      ut: { barnId: barn.personId },
      spor: { beslutning: inn.beslutningId },
      gjelder: [barn.personId, ...(rad.person_id === null ? [] : [rad.person_id])],
    };
  },
});
