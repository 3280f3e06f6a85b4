import { z } from 'zod';
import { handling, type Kontekst } from '#grunn/handling/index.ts';
import { tosprak, type Tekst } from '#grunn/sprak/index.ts';
import { leggTilManeder } from '#grunn/tid/index.ts';
import { erKommunal } from '#tilgang/rolle/index.ts';
import { Begrunnelse, Dato, ValgfriSkole } from '../inndata.ts';
import * as lager from '../lager.ts';
import { Handgittrolle, type Tildeling } from '../modell.ts';
import { rolleTilgang } from '../tilgang.ts';

const felt = (s: Kontekst, navn: string, melding: Tekst) =>
  s.feil('ugyldig_rolle', { nb: 'Rollen kan ikke gis slik.', nn: 'Rolla kan ikkje givast slik.' }, { felt: { [navn]: melding } });

/** A hand-given role lasts a year at most (F-37). */
export const MAKS_MANEDER = 12;

/** Gives a role by hand, with a reason and an end. A systemforvalter waits for a second person; nobody gives himself one. */
export const giRolle = handling({
  regel: rolleTilgang.gi,
  inndata: z.object({
    personId: z.uuid(),
    rolle: z.enum(Handgittrolle.options, { error: tosprak('Velg en rolle.', 'Vel ei rolle.') }),
    skole: ValgfriSkole,
    til: Dato,
    begrunnelse: Begrunnelse,
  }),
  utdata: z.object({ personId: z.string(), venter: z.boolean(), tildeling: z.string() }),
  gjelder: (s, inn) => lager.finnAnsatt(s.db, inn.personId, s.idag, s.aktor.id),
  async utfor(s, person, inn) {
    if (person.personId === s.aktor.id)
      throw s.feil(
        'egen_rolle',
        {
          nb: 'Ingen kan gi seg selv en rolle. Be en annen om det.',
          nn: 'Ingen kan gi seg sjølv ei rolle. Be ein annan om det.',
        },
        { status: 403 },
      );
    if (inn.til < s.idag) throw felt(s, 'til', { nb: 'Velg en dato fra i dag.', nn: 'Vel ein dato frå i dag.' });
    if (inn.til > leggTilManeder(s.idag, MAKS_MANEDER))
      throw felt(s, 'til', {
        nb: 'En rolle som gis for hånd, kan vare høyst ett år.',
        nn: 'Ei rolle som blir gitt for hand, kan vare høgst eitt år.',
      });
    const kommunal = erKommunal(inn.rolle);
    if (!kommunal && inn.skole === undefined)
      throw felt(s, 'skole', { nb: 'Velg hvilken skole rollen gjelder.', nn: 'Vel kva skule rolla gjeld.' });
    // also for a role that needs none: what is sent is understood or refused, never passed over
    if (inn.skole !== undefined && !(await lager.hentSkoler(s.db)).some((x) => x.organisasjonsnummer === inn.skole))
      throw felt(s, 'skole', { nb: 'Velg en skole i kommunen.', nn: 'Vel ein skule i kommunen.' });
    const id = await lager.settTildeling(s.db, {
      personId: person.personId,
      rolle: inn.rolle,
      skole: kommunal ? null : (inn.skole ?? null),
      begrunnelse: inn.begrunnelse,
      fra: s.idag,
      til: inn.til,
      na: s.na,
      av: s.aktor.id,
    });
    const venter = inn.rolle === 'systemforvalter';
    return { ut: { personId: person.personId, venter, tildeling: id }, spor: { tildeling: id, rolle: inn.rolle, venter } };
  },
});

/** The second person's word before a new systemforvalter counts. */
export const godkjennRolle = handling({
  regel: rolleTilgang.godkjenn,
  inndata: z.object({ id: z.uuid() }),
  utdata: z.object({ personId: z.string() }),
  gjelder: (s, inn) => lager.finnTildeling(s.db, inn.id, s.idag),
  async utfor(s, t) {
    const nei = (kode: string, melding: Tekst, status: number) => s.feil(kode, melding, { status });
    if (t.gittAvId === s.aktor.id || t.personId === s.aktor.id)
      throw nei(
        'samme_person',
        {
          nb: 'En annen enn den som ga rollen og den som får den, må godkjenne.',
          nn: 'Ein annan enn den som gav rolla og den som får ho, må godkjenne.',
        },
        403,
      );
    if (t.godkjenning !== 'venter' || t.opphevet !== null || t.til < s.idag)
      throw nei('ikke_venter', { nb: 'Rollen venter ikke på godkjenning lenger.', nn: 'Rolla ventar ikkje på godkjenning lenger.' }, 409); // prettier-ignore
    await lager.godkjennTildeling(s.db, { id: t.id, na: s.na, av: s.aktor.id });
    return { ut: { personId: t.personId }, spor: { tildeling: t.id, rolle: t.rolle } };
  },
});

/** Ends a hand-given role now. The last systemforvalter cannot be removed: nobody could give the next one. */
export const avsluttRolle = handling({
  regel: rolleTilgang.avslutt,
  inndata: z.object({ id: z.uuid(), begrunnelse: Begrunnelse }),
  utdata: z.object({ personId: z.string(), tildeling: z.string() }),
  gjelder: (s, inn) => lager.finnTildeling(s.db, inn.id, s.idag),
  async utfor(s, t, inn) {
    if (t.opphevet !== null)
      throw s.feil('alt_fjernet', { nb: 'Rollen er alt fjernet.', nn: 'Rolla er alt fjerna.' }, { status: 409 });
    if (
      t.rolle === 'systemforvalter' &&
      t.godkjenning === 'godkjent' &&
      (await lager.tellAndreForvaltere(s.db, t.id, s.idag)) === 0
    )
      throw s.feil(
        'siste_forvalter',
        {
          nb: 'Dette er den siste systemforvalteren. Gi rollen til en annen først.',
          nn: 'Dette er den siste systemforvaltaren. Gi rolla til ein annan først.',
        },
        { status: 409 },
      );
    await lager.avsluttTildeling(s.db, { id: t.id, begrunnelse: inn.begrunnelse, na: s.na, av: s.aktor.id });
    return { ut: { personId: t.personId, tildeling: t.id }, spor: { tildeling: t.id, rolle: t.rolle } };
  },
});

/**
 * Undoes a removal on the same day, for the one who removed it. What was ended stays ended: the role is given anew, to the same date, and a
 * systemforvalter waits for a second person once more.
 */
export const angreAvsluttRolle = handling({
  regel: rolleTilgang.angreAvslutt,
  inndata: z.object({ id: z.uuid() }),
  utdata: z.object({ personId: z.string(), venter: z.boolean(), tildeling: z.string() }),
  gjelder: (s, inn) => lager.finnTildeling(s.db, inn.id, s.idag),
  async utfor(s, t) {
    const like = (x: Tildeling) => x.opphevet === null && x.rolle === t.rolle && x.skole === t.skole && x.til >= t.til;
    if (
      t.personId === s.aktor.id ||
      t.til < s.idag ||
      !(await lager.erFjernetAv(s.db, { id: t.id, av: s.aktor.id, idag: s.idag })) ||
      (await lager.hentTildelinger(s.db, t.personId, s.idag)).some(like)
    )
      throw s.feil(
        'kan_ikke_angres',
        {
          nb: 'Fjerningen kan ikke angres lenger. Gi rollen på nytt om den trengs.',
          nn: 'Fjerninga kan ikkje angrast lenger. Gi rolla på nytt om ho trengst.',
        },
        { status: 409 },
      );
    const id = await lager.settTildeling(s.db, {
      personId: t.personId,
      rolle: Handgittrolle.parse(t.rolle),
      skole: t.skole,
      begrunnelse: t.begrunnelse,
      fra: s.idag,
      til: t.til,
      na: s.na,
      av: s.aktor.id,
    });
    const venter = t.rolle === 'systemforvalter';
    return { ut: { personId: t.personId, venter, tildeling: id }, spor: { tildeling: id, etter: t.id, rolle: t.rolle, venter } };
  },
});
