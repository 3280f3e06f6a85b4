import { z } from 'zod';
import { handling, type Kontekst } from '#grunn/handling/index.ts';
import { kommunen } from '#grunn/innsyn/index.ts';
import { tosprak, type Tekst } from '#grunn/sprak/index.ts';
import { erDato } from '#grunn/tid/index.ts';
import { finnRute, finnSkole, skrivRute } from '../lager.ts';
import { FRISLAG, KOMMUNEN, type Skolefri, type Skolerute } from '../modell.ts';
import { apneSkolear, skolearsgrenser } from '../regler.ts';
import { skoleTilgang } from '../tilgang.ts';
import { Skolenummer } from '../inndata.ts';

/** Rows of days off in the form; empty ones are left out. */
export const FRIRADER = 16;
const Dag = z.string().trim().refine(erDato, tosprak('Skriv datoen som ÅÅÅÅ-MM-DD.', 'Skriv datoen som ÅÅÅÅ-MM-DD.'));
const Felt = z.looseObject({
  skolear: z.coerce.number().int().min(1990).max(2100),
  forsteSkoledag: Dag,
  sisteSkoledag: Dag,
  andreTerminFra: Dag,
});

type Inn = z.output<typeof Felt>;

/** Reads the rows `fri.0.fra` … into days off. @throws FunksjonellFeil with a sentence for each row that is wrong */
function lesFri(s: Kontekst, inn: Inn): Skolefri[] {
  const fri: Skolefri[] = [];
  const feil: Record<string, Tekst> = {};
  for (let i = 0; i < FRIRADER; i++) {
    const felt = (n: string) => (typeof inn[`fri.${i}.${n}`] === 'string' ? (inn[`fri.${i}.${n}`] as string).trim() : '');
    const [fra, navn] = [felt('fra'), felt('navn')];
    const til = felt('til') || fra;
    if (fra === '' && navn === '') continue;
    const slag = FRISLAG.find((x) => x === felt('slag')) ?? 'ferie';
    const hvilken = { nb: `Rad ${i + 1}`, nn: `Rad ${i + 1}` };
    if (!erDato(fra) || !erDato(til))
      feil[`fri.${i}.fra`] = { nb: `${hvilken.nb}: skriv fra og til som datoer.`, nn: `${hvilken.nn}: skriv frå og til som datoar.` }; // prettier-ignore
    else if (til < fra)
      feil[`fri.${i}.fra`] = { nb: `${hvilken.nb}: slutten er før starten.`, nn: `${hvilken.nn}: slutten er før starten.` }; // prettier-ignore
    else if (navn === '')
      feil[`fri.${i}.navn`] = { nb: `${hvilken.nb}: skriv hva dagene heter.`, nn: `${hvilken.nn}: skriv kva dagane heiter.` }; // prettier-ignore
    else if (fri.some((f) => f.fra === fra))
      feil[`fri.${i}.fra`] = { nb: `${hvilken.nb}: to rader begynner samme dag.`, nn: `${hvilken.nn}: to rader byrjar same dag.` }; // prettier-ignore
    else fri.push({ fra, til, slag, navn: navn.slice(0, 60) });
  }
  if (Object.keys(feil).length > 0)
    throw s.feil('ugyldig_inndata', { nb: 'Noe må rettes i skoleruta.', nn: 'Noko må rettast i skuleruta.' }, { status: 400, felt: feil }); // prettier-ignore
  return fri.toSorted((a, b) => (a.fra < b.fra ? -1 : 1));
}

function lesRute(s: Kontekst, inn: Inn): Skolerute {
  const { fra, til } = skolearsgrenser(inn.skolear);
  const { forsteSkoledag, sisteSkoledag, andreTerminFra } = inn;
  const feil: Record<string, Tekst> = {};
  if (!apneSkolear(s.idag, true).slice(0, 2).includes(inn.skolear))
    feil['forsteSkoledag'] = { nb: 'Skoleruta settes for dette skoleåret og det neste.', nn: 'Skuleruta blir sett for dette skuleåret og det neste.' }; // prettier-ignore
  else if (forsteSkoledag < fra || forsteSkoledag > til)
    feil['forsteSkoledag'] = { nb: `Velg en dag mellom ${fra} og ${til}.`, nn: `Vel ein dag mellom ${fra} og ${til}.` };
  if (sisteSkoledag <= forsteSkoledag || sisteSkoledag > til)
    feil['sisteSkoledag'] = { nb: `Velg en dag etter den første, senest ${til}.`, nn: `Vel ein dag etter den første, seinast ${til}.` }; // prettier-ignore
  if (andreTerminFra <= forsteSkoledag || andreTerminFra > sisteSkoledag)
    feil['andreTerminFra'] = {
      nb: 'Velg en dag mellom første og siste skoledag.',
      nn: 'Vel ein dag mellom første og siste skuledag.',
    };
  if (Object.keys(feil).length > 0)
    throw s.feil('ugyldig_inndata', { nb: 'Noe må rettes i skoleruta.', nn: 'Noko må rettast i skuleruta.' }, { status: 400, felt: feil }); // prettier-ignore
  return { forsteSkoledag, sisteSkoledag, andreTerminFra, fri: lesFri(s, inn) };
}

const Svar = z.object({ skole: z.string().nullable(), skolear: z.number(), sett: z.string() });

/** The calendar of the kommune, for every school that has none of its own. */
export const settKommunerute = handling({
  regel: skoleTilgang.settKommunerute,
  inndata: Felt,
  utdata: Svar,
  gjelder: kommunen,
  async utfor(s, _kommunen, inn) {
    const endringssett = crypto.randomUUID();
    await skrivRute(s.db, { skole: KOMMUNEN, skolear: inn.skolear, rute: lesRute(s, inn), endringssett, na: s.na });
    return { ut: { skole: null, skolear: inn.skolear, sett: endringssett }, endringssett, spor: { skolear: inn.skolear } };
  },
});

/** A school's own calendar: the same as the kommune's means that it follows the kommune's. */
export const settSkolerute = handling({
  regel: skoleTilgang.settSkolerute,
  inndata: Felt.extend({ skole: Skolenummer }),
  utdata: Svar,
  gjelder: (s, inn) => finnSkole(s.db, inn.skole),
  async utfor(s, _skole, inn) {
    const endringssett = crypto.randomUUID();
    const rute = lesRute(s, inn);
    const felles = await finnRute(s.db, KOMMUNEN, inn.skolear);
    const lik = felles !== undefined && JSON.stringify(kjerne(felles)) === JSON.stringify(kjerne(rute));
    await skrivRute(s.db, { skole: inn.skole, skolear: inn.skolear, rute: lik ? null : rute, endringssett, na: s.na });
    return { ut: { skole: inn.skole, skolear: inn.skolear, sett: endringssett }, endringssett, spor: { skolear: inn.skolear } };
  },
});

const kjerne = (r: Skolerute) => [
  r.forsteSkoledag,
  r.sisteSkoledag,
  r.andreTerminFra,
  r.fri.map((f) => [f.fra, f.til, f.slag, f.navn]),
];
