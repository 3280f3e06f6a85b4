import { z } from 'zod';
import { handling, type Kontekst } from '#grunn/handling/index.ts';
import { tosprak, type Tekst } from '#grunn/sprak/index.ts';
import { leggTilDager, startenAv } from '#grunn/tid/index.ts';
import { finnPamelding, hentSporsmal } from '../lager.ts';
import { endre, erLestAnonymt, erMinnet, finnSted, settInn, ta, varsle, type Ord, type Steg } from '../lager-styring.ts';
import { HVEM, SLAG, type Pamelding } from '../modell.ts';
import { temaFor, UNGDOMSTRINN } from '../regler.ts';
import { pameldingTilgang } from '../tilgang.ts';

const tom = (v: unknown) => (v === '' ? undefined : v);
const Linje = (maks: number) =>
  z.preprocess((v) => (typeof v === 'string' && v.trim() === '' ? undefined : v), z.string().trim().max(maks, tosprak(`Høyst ${maks} tegn.`, `Høgst ${maks} teikn.`)).optional()); // prettier-ignore
const Ordfelt = {
  tittel: z
    .string(tosprak('Skriv hva det gjelder.', 'Skriv kva det gjeld.'))
    .trim()
    .min(1, tosprak('Skriv hva det gjelder.', 'Skriv kva det gjeld.'))
    .max(100, tosprak('Høyst 100 tegn.', 'Høgst 100 teikn.')),
  tittelNn: Linje(100),
  tekst: Linje(2000),
  tekstNn: Linje(2000),
  frist: z.iso.date(tosprak('Velg siste dag for å svare.', 'Vel siste dag for å svare.')),
  plasser: z.preprocess(
    tom,
    z.coerce
      .number(tosprak('Skriv antall plasser.', 'Skriv talet på plassar.'))
      .int(tosprak('Skriv et helt tall.', 'Skriv eit heilt tal.'))
      .min(1, tosprak('Minst én plass.', 'Minst éin plass.'))
      .max(2000, tosprak('Høyst 2000 plasser.', 'Høgst 2000 plassar.'))
      .optional(),
  ),
};
const RETT: Tekst = { nb: 'Noe må rettes før vi kan gå videre.', nn: 'Noko må rettast før vi kan gå vidare.' };
const feltfeil = (s: Kontekst, felt: string, tekst: Tekst) => s.feil('ugyldig', RETT, { felt: { [felt]: tekst } });

const ordene = (inn: { tittel: string; tittelNn?: string | undefined; tekst?: string | undefined; tekstNn?: string | undefined; frist: string; plasser?: number | undefined }): Ord => ({ tittel: inn.tittel, tittelNn: inn.tittelNn ?? null, tekst: inn.tekst ?? '', tekstNn: inn.tekstNn ?? null, frist: inn.frist, plasser: inn.plasser ?? null }); // prettier-ignore

function krevFrist(s: Kontekst, frist: string): void {
  if (frist < s.idag) throw feltfeil(s, 'frist', { nb: 'Fristen har vært.', nn: 'Fristen har vore.' });
  if (frist > leggTilDager(s.idag, 366))
    throw feltfeil(s, 'frist', { nb: 'Det er for langt fram.', nn: 'Det er for langt fram.' });
}

/** Where the list is for, as the form sends it: `gruppe:<id>`, `trinn:<school>:<year>` or `skole:<school>`. */
const MAL = /^(?:gruppe:([0-9a-f-]{36})|trinn:(\d{9}):(\d{1,2})|skole:(\d{9}))$/;
const VELG_MAL = tosprak('Velg hvem det er til.', 'Vel kven det er til.');
const tolkMal = (mal: string) => {
  const [, gruppeId, trinnskole, trinn, skole] = MAL.exec(mal) ?? [];
  return { gruppeId, skole: skole ?? trinnskole, trinn: trinn === undefined ? null : Number(trinn) };
};

/** A list or a form that only the school sees yet. The questions come after. */
export const lagPamelding = handling({
  regel: pameldingTilgang.lag,
  inndata: z.object({
    mal: z.string({ error: VELG_MAL }).regex(MAL, VELG_MAL),
    slag: z.enum(SLAG, tosprak('Velg påmelding eller spørreskjema.', 'Vel påmelding eller spørjeskjema.')),
    hvem: z.enum(HVEM, tosprak('Velg hvem som svarer.', 'Vel kven som svarer.')),
    anonym: z.enum(['ja', 'nei']).default('nei'),
    ...Ordfelt,
  }),
  utdata: z.object({ pameldingId: z.string() }),
  gjelder: (s, inn) => finnSted(s, tolkMal(inn.mal)),
  async utfor(s, sted, inn) {
    krevFrist(s, inn.frist);
    const { trinn } = tolkMal(inn.mal);
    const forSma =
      sted.gruppe === null ? trinn !== null && trinn < UNGDOMSTRINN : sted.gruppe.arstrinn.every((t) => t < UNGDOMSTRINN);
    if (inn.hvem === 'elev' && forSma)
      throw feltfeil(s, 'hvem', { nb: 'Elever svarer selv fra 8. trinn. Velg de foresatte.', nn: 'Elevar svarer sjølve frå 8. trinn. Vel dei føresette.' }); // prettier-ignore
    if (inn.slag === 'sporreskjema' && inn.plasser !== undefined)
      throw feltfeil(s, 'plasser', { nb: 'Bare en påmelding har plasser. La feltet stå tomt.', nn: 'Berre ei påmelding har plassar. Lat feltet stå tomt.' }); // prettier-ignore
    if (inn.slag === 'pamelding' && inn.anonym === 'ja')
      throw feltfeil(s, 'anonym', { nb: 'En påmelding kan ikke være anonym.', nn: 'Ei påmelding kan ikkje vere anonym.' });
    const pameldingId = await settInn(
      s.db,
      {
        skole: sted.skole,
        gruppeId: sted.gruppe?.gruppeId ?? null,
        trinn,
        slag: inn.slag,
        hvem: inn.hvem,
        anonym: inn.anonym === 'ja',
        ...ordene(inn),
      },
      { na: s.na, av: s.aktor.id },
    );
    return { ut: { pameldingId }, spor: { pamelding: pameldingId, slag: inn.slag, hvem: inn.hvem } };
  },
});

const Valg = z.object({ pameldingId: z.uuid() });
const Svar = z.object({ pameldingId: z.string(), antall: z.number() });
const ferdig = (p: Pamelding, hva: string, antall = 0) => ({
  ut: { pameldingId: p.pameldingId, antall },
  spor: { pamelding: p.pameldingId, hva, antall },
  skjedd: [temaFor(p.pameldingId)],
});

/** Other words, another deadline, more or fewer places. The later of two is told what the first one changed. Those who have answered hear that something is new. */
export const endrePamelding = handling({
  regel: pameldingTilgang.endre,
  inndata: z.object({ pameldingId: z.uuid(), ...Ordfelt }),
  utdata: Svar,
  gjelder: (s, inn) => finnPamelding(s, inn.pameldingId),
  versjon: (p) => String(p.versjon),
  async utfor(s, p, inn) {
    if (p.status === 'slettet') throw s.feil('slettet', { nb: 'Den er slettet.', nn: 'Ho er sletta.' }, { status: 409 });
    if (inn.frist !== p.frist) krevFrist(s, inn.frist);
    if (p.anonym && inn.frist > p.frist && (await erLestAnonymt(s.db, p.pameldingId))) throw feltfeil(s, 'frist', LEST);
    if (p.slag === 'sporreskjema' && inn.plasser !== undefined)
      throw feltfeil(s, 'plasser', { nb: 'Bare en påmelding har plasser. La feltet stå tomt.', nn: 'Berre ei påmelding har plassar. Lat feltet stå tomt.' }); // prettier-ignore
    const har = Math.min(p.paMeldt, p.plasser ?? p.paMeldt);
    if (inn.plasser !== undefined && inn.plasser < har && inn.plasser !== p.plasser)
      throw feltfeil(s, 'plasser', {
        nb: `${har} har alt plass. Skriv minst ${har}.`,
        nn: `${har} har alt plass. Skriv minst ${har}.`,
      });
    const skriver = { na: s.na, av: s.aktor.id };
    const ny = ordene(inn);
    if (!(await endre(s.db, { pameldingId: p.pameldingId, versjon: p.versjon, ...ny }, skriver)))
      throw s.feil('endret', { nb: 'Noen andre endret imens.', nn: 'Nokon andre endra imens.' }, { status: 409 });
    const merkbart = ny.tittel !== p.tittel.nb || ny.tekst !== p.tekst.nb || ny.frist < p.frist;
    const antall = p.status === 'apen' && merkbart ? await varsle(s.db, { ...p, slag: 'endret' }, skriver) : 0;
    return ferdig(p, 'endret', antall);
  },
});

const LEST: Tekst = {
  nb: 'Svarene er anonyme og har vært vist. Lag et nytt skjema i stedet.',
  nn: 'Svara er anonyme og har vore viste. Lag eit nytt skjema i staden.',
};
const ALT: Tekst = { nb: 'Det er alt gjort, eller det går ikke nå. Se hvordan det står.', nn: 'Det er alt gjort, eller det går ikkje no. Sjå korleis det står.' }; // prettier-ignore

async function gjor(s: Kontekst, p: Pamelding, steg: Steg): Promise<void> {
  if (!(await ta(s.db, steg, p.pameldingId, { na: s.na, av: s.aktor.id }))) throw s.feil('alt_gjort', ALT, { status: 409 });
}

/** Opens the list: the homes are told that there is something, and it stands on their front page. */
export const apnePamelding = handling({
  regel: pameldingTilgang.apne,
  inndata: Valg,
  utdata: Svar,
  gjelder: (s, inn) => finnPamelding(s, inn.pameldingId),
  async utfor(s, p) {
    if (p.frist < s.idag) throw s.feil('frist', { nb: 'Fristen har vært. Endre den først.', nn: 'Fristen har vore. Endre han først.' }, { status: 409 }); // prettier-ignore
    if (p.slag === 'sporreskjema' && (await hentSporsmal(s.db, [p.pameldingId])).length === 0)
      throw s.feil('uten_sporsmal', { nb: 'Legg til minst ett spørsmål først.', nn: 'Legg til minst eitt spørsmål først.' }, { status: 409 }); // prettier-ignore
    await gjor(s, p, 'apne');
    return ferdig(p, 'apnet', await varsle(s.db, { ...p, slag: 'apnet' }, { na: s.na, av: s.aktor.id }));
  },
});

/** Closes before the deadline. */
export const lukkPamelding = handling({
  regel: pameldingTilgang.lukk,
  inndata: Valg,
  utdata: Svar,
  gjelder: (s, inn) => finnPamelding(s, inn.pameldingId),
  async utfor(s, p) {
    await gjor(s, p, 'lukk');
    return ferdig(p, 'lukket');
  },
});

/** Opens a closed list again. Not an anonymous one that has been read: two readings would tell who answered what. */
export const apneIgjen = handling({
  regel: pameldingTilgang.apneIgjen,
  inndata: Valg,
  utdata: Svar,
  gjelder: (s, inn) => finnPamelding(s, inn.pameldingId),
  async utfor(s, p) {
    if (await erLestAnonymt(s.db, p.pameldingId)) throw s.feil('lest', LEST, { status: 409 });
    await gjor(s, p, 'apneIgjen');
    return ferdig(p, 'apnetIgjen');
  },
});

/** Deletes: nobody at home sees it any more. Can be taken back. */
export const slettPamelding = handling({
  regel: pameldingTilgang.slett,
  inndata: Valg,
  utdata: Svar,
  gjelder: (s, inn) => finnPamelding(s, inn.pameldingId),
  async utfor(s, p) {
    await gjor(s, p, 'slett');
    return ferdig(p, 'slettet');
  },
});
export const gjenopprettPamelding = handling({
  regel: pameldingTilgang.gjenopprett,
  inndata: Valg,
  utdata: Svar,
  gjelder: (s, inn) => finnPamelding(s, inn.pameldingId),
  async utfor(s, p) {
    await gjor(s, p, 'gjenopprett');
    return ferdig(p, 'gjenopprettet');
  },
});

/** Reminds the homes that have not answered, at most once a day. */
export const minnOmPamelding = handling({
  regel: pameldingTilgang.minn,
  inndata: Valg,
  utdata: Svar,
  gjelder: (s, inn) => finnPamelding(s, inn.pameldingId),
  async utfor(s, p) {
    if (p.status !== 'apen' || p.hvem === 'elev')
      throw s.feil('ikke_apen', { nb: 'Det er ingen hjem å minne nå.', nn: 'Det er ingen heimar å minne no.' }, { status: 409 });
    if (await erMinnet(s.db, p.pameldingId, startenAv(s.idag).toString()))
      throw s.feil('minnet_i_dag', { nb: 'Hjemmene er alt minnet i dag.', nn: 'Heimane er alt minte i dag.' }, { status: 409 });
    return ferdig(p, 'minnet', await varsle(s.db, { ...p, slag: 'paminnet' }, { na: s.na, av: s.aktor.id }));
  },
});
