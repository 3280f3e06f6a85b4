import { z } from 'zod';
import { handling, konflikt, type Kontekst } from '#grunn/handling/index.ts';
import { tosprak, type Tekst } from '#grunn/sprak/index.ts';
import { alder, leggTilDager } from '#grunn/tid/index.ts';
import { finnBarna, samleElever, type Elev } from '../../fravar/index.ts';
import { skoledager, type Skoleoppsett } from '../../rutine/index.ts';
import { finnSoknad, nySoknadsversjon, settInnSoknader, type NySoknad, type Soknadsinnsyn } from '../lager.ts';
import { ARSAKER } from '../modell.ts';
import { kanSoke, leddFor } from '../regler.ts';
import { permisjonTilgang } from '../tilgang.ts';

export const BEGRUNNELSE = 'skoledag.permisjon.begrunnelse';

const Innhold = {
  fra: z.iso.date({ error: tosprak('Velg første dag.', 'Vel første dag.') }),
  til: z.iso.date({ error: tosprak('Velg siste dag.', 'Vel siste dag.') }),
  arsak: z.enum(ARSAKER, { error: tosprak('Velg hva permisjonen gjelder.', 'Vel kva permisjonen gjeld.') }),
  begrunnelse: z
    .string({ error: tosprak('Skriv hvorfor.', 'Skriv kvifor.') })
    .trim()
    .min(5, { error: tosprak('Skriv litt om hvorfor.', 'Skriv litt om kvifor.') })
    .max(2000),
};
type Innhold = z.infer<z.ZodObject<typeof Innhold>>;

const feltfeil = (s: Kontekst, felt: string, tekst: Tekst) =>
  s.feil(
    'ugyldig',
    { nb: 'Noe må rettes før vi kan gå videre.', nn: 'Noko må rettast før vi kan gå vidare.' },
    { felt: { [felt]: tekst } },
  );

/** What an application says, checked: school days ahead, in order, at most a year. */
function innhold(
  s: Kontekst,
  inn: Innhold,
  oppsett: Skoleoppsett,
  skole: string,
): Pick<NySoknad, 'fra' | 'til' | 'arsak' | 'begrunnelse' | 'ledd' | 'dager'> {
  if (inn.til < inn.fra)
    throw feltfeil(s, 'til', { nb: 'Siste dag kan ikke være før første dag.', nn: 'Siste dag kan ikkje vere før første dag.' });
  if (inn.fra < s.idag)
    throw feltfeil(s, 'fra', {
      nb: 'Permisjon søkes om på forhånd. Meld fravær for dager som har vært.',
      nn: 'Permisjon skal det søkjast om på førehand. Meld fråvær for dagar som har vore.',
    });
  if (inn.til > leggTilDager(s.idag, 400))
    throw feltfeil(s, 'til', { nb: 'Det er for langt fram.', nn: 'Det er for langt fram.' });
  const dager = skoledager(inn.fra, inn.til, oppsett, skole).length;
  if (dager === 0) throw feltfeil(s, 'fra', { nb: 'Det er ikke skole de dagene.', nn: 'Det er ikkje skule dei dagane.' });
  return {
    fra: inn.fra,
    til: inn.til,
    arsak: inn.arsak,
    ledd: leddFor(inn.arsak),
    dager,
    begrunnelse: s.nokler.krypterStor(inn.begrunnelse, BEGRUNNELSE).toString('hex'),
  };
}

/** @throws FunksjonellFeil when a pupil is under 15, or a guardian's child is of age. */
function krevKanSoke(s: Kontekst, elev: Pick<Elev, 'elevId' | 'fodselsdato'>): 'foresatt' | 'elev' {
  const rolle = elev.elevId === s.aktor.id ? 'elev' : 'foresatt';
  if (elev.fodselsdato !== null && kanSoke(rolle, alder(elev.fodselsdato, s.idag))) return rolle;
  throw s.feil(
    'ikke_lov',
    rolle === 'elev'
      ? { nb: 'Foresatte søker til du er 15 år.', nn: 'Føresette søkjer til du er 15 år.' }
      : { nb: 'Eleven er myndig og søker selv.', nn: 'Eleven er myndig og søkjer sjølv.' },
    { status: 403 },
  );
}

/** A guardian, or a pupil of 15, asks for leave for one or more pupils: one application and one decision each. */
export const sokPermisjon = handling({
  regel: permisjonTilgang.sok,
  inndata: z.preprocess(
    samleElever,
    z.object({
      elever: z
        .array(z.uuid())
        .min(1, { error: tosprak('Velg hvem det gjelder.', 'Vel kven det gjeld.') })
        .max(20),
      ...Innhold,
    }),
  ),
  utdata: z.object({ soknader: z.array(z.string()) }),
  gjelder: (s, inn, utsnitt) => finnBarna(s, inn.elever, utsnitt),
  async utfor(s, barna, inn) {
    const roller = barna.elever.map((e) => krevKanSoke(s, e));
    // children at schools with different calendars may be away for a different number of days
    const nye = barna.elever.map((e) => ({
      ...innhold(s, inn, barna.oppsett, e.skole),
      soknadId: crypto.randomUUID(),
      elevId: e.elevId,
      skole: e.skole,
    }));
    await settInnSoknader(s.db, nye, { na: s.na, av: s.aktor.id, rolle: roller[0] ?? 'foresatt' });
    return { ut: { soknader: nye.map((n) => n.soknadId) }, spor: { arsak: inn.arsak, dager: nye.map((n) => n.dager) } };
  },
});

/** @throws FunksjonellFeil when it has been handled or withdrawn. */
function krevUbehandlet(s: Kontekst, k: Soknadsinnsyn): void {
  krevKanSoke(s, k);
  if (k.status !== 'sokt')
    throw s.feil('behandlet', {
      nb: 'Søknaden er behandlet og kan ikke endres. Er dere uenige, kan dere klage.',
      nn: 'Søknaden er behandla og kan ikkje endrast. Er de usamde, kan de klage.',
    });
}

/** @throws FunksjonellFeil when somebody wrote a version of it while this one was read: nothing of this is done. */
export async function nyVersjon(s: Kontekst, k: Soknadsinnsyn, endring: Parameters<typeof nySoknadsversjon>[2]): Promise<void> {
  if (!(await nySoknadsversjon(s.db, k.soknadId, endring, { na: s.na, av: s.aktor.id, basis: k.versjon })))
    throw konflikt(s.sprak);
}

/** Changed until it is handled. */
export const endreSoknad = handling({
  regel: permisjonTilgang.endre,
  inndata: z.object({ soknadId: z.uuid(), ...Innhold }),
  utdata: z.object({ soknadId: z.string() }),
  gjelder: (s, inn) => finnSoknad(s, inn.soknadId),
  versjon: (k) => k.versjon,
  async utfor(s, k, inn) {
    krevUbehandlet(s, k);
    await nyVersjon(s, k, { ...innhold(s, inn, k.oppsett, k.skole), status: 'sokt' });
    return { ut: { soknadId: k.soknadId }, spor: { arsak: inn.arsak } };
  },
});

/** Withdrawn until it is handled. */
export const trekkSoknad = handling({
  regel: permisjonTilgang.trekk,
  inndata: z.object({ soknadId: z.uuid() }),
  utdata: z.object({ soknadId: z.string() }),
  gjelder: (s, inn) => finnSoknad(s, inn.soknadId),
  async utfor(s, k) {
    krevUbehandlet(s, k);
    await nyVersjon(s, k, { status: 'trukket' });
    return { ut: { soknadId: k.soknadId } };
  },
});
