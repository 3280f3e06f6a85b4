import { z } from 'zod';
import { handling, ikkeFunnet, type Kontekst } from '#grunn/handling/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { tilInstant } from '#grunn/tid/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import { finnPersonPaNummer, lesNummer, oppslagsnokkel, ValgfrittNummer } from '#register/person/index.ts';
import {
  avsluttNodinnsyn as lagreAvsluttet,
  beOmNodinnsyn as lagreBedt,
  finnNodinnsyn,
  finnVernet,
  godkjennNodinnsyn as lagreGodkjent,
  type Vernet,
} from '../lager.ts';
import { NODINNSYN_TIMER } from '../modell.ts';
import { erVernet, kreverGodkjenning, nodinnsynstilstand } from '../regler.ts';
import { vernTilgang } from '../tilgang.ts';

/** Ends when the time is up, whoever asked. */
const slutt = (na: string, timer: string): string =>
  tilInstant(na)
    .add({ hours: Number(timer) })
    .toString();

const hvorfor = {
  begrunnelse: z
    .string()
    .trim()
    .min(20, tosprak('Skriv hva som haster, med minst 20 tegn.', 'Skriv kva som hastar, med minst 20 teikn.'))
    .max(500, tosprak('Skriv begrunnelsen kortere (høyst 500 tegn).', 'Skriv grunngivinga kortare (høgst 500 teikn).')),
  timer: z.enum(NODINNSYN_TIMER, tosprak('Velg hvor lenge du trenger innsyn.', 'Vel kor lenge du treng innsyn.')),
};

/** Asks for the look; open at once, but for the strictest grade. @throws FunksjonellFeil 404 for somebody who is not protected. */
async function bryt(s: Kontekst, vernet: Vernet, inn: { readonly begrunnelse: string; readonly timer: string }) {
  if (!erVernet(vernet.gradering)) throw ikkeFunnet(s.sprak);
  const id = crypto.randomUUID();
  const toMa = kreverGodkjenning(vernet.gradering);
  await lagreBedt(s.db, {
    id,
    personId: vernet.personId,
    aktorId: s.aktor.id,
    begrunnelse: inn.begrunnelse,
    kreverGodkjenning: toMa,
    na: s.na,
    til: slutt(s.na, inn.timer),
  });
  return {
    ut: { personId: vernet.personId, apent: !toMa },
    spor: { nodinnsyn: id, timer: Number(inn.timer), kreverGodkjenning: toMa },
    gjelder: [vernet.personId],
    skjedd: ['tilgang.nodinnsyn'],
  };
}
const Bedt = z.object({ personId: z.string(), apent: z.boolean() });

/**
 * Break-glass: opens a protected person for a few hours, with a reason everybody in the circle and the leader sees at once. Under kode 6 it
 * waits for a second person.
 */
export const beOmNodinnsyn = handling({
  regel: vernTilgang.beOmNodinnsyn,
  inndata: z.object({ personId: z.uuid(), ...hvorfor }),
  utdata: Bedt,
  gjelder: (s, inn) => finnVernet(s, inn.personId),
  utfor: (s, vernet, inn) => bryt(s, vernet, inn),
});

const ingenAApne = (s: Kontekst) =>
  s.feil(
    'ingen_a_apne',
    { nb: 'Vi fant ingen å åpne for.', nn: 'Vi fann ingen å opne for.' },
    {
      status: 422,
      felt: {
        nummer: {
          nb: 'Ingen skjermet person du kan be om innsyn i, har dette nummeret. Kontroller sifrene, eller ring skolens leder.',
          nn: 'Ingen skjerma person du kan be om innsyn i, har dette nummeret. Kontroller sifra, eller ring leiaren på skulen.',
        },
      },
    },
  );

/** Somebody protected within this person's reach by a full number. Unknown, foreign and unprotected are answered alike. */
async function finnPaNummer(s: Kontekst, nummer: string): Promise<Innsyn<Vernet>> {
  const lest = lesNummer(s, { nummer });
  const id = lest && (await finnPersonPaNummer(s.db, oppslagsnokkel(s.nokler, lest.identifikator)));
  const vernet = id && (await finnVernet(s, id));
  if (!vernet || !erVernet(vernet.gradering) || !s.kan(vernTilgang.beOmNodinnsynMedNummer, vernet).tillatt) throw ingenAApne(s);
  return vernet;
}

/** The same, when the name gave nothing: with the full number of the person. The number is kept nowhere. */
export const beOmNodinnsynMedNummer = handling({
  regel: vernTilgang.beOmNodinnsynMedNummer,
  inndata: z.object({
    nummer: ValgfrittNummer.refine(
      (n) => n !== null,
      tosprak('Skriv fødselsnummeret, D-nummeret eller DUF-nummeret.', 'Skriv fødselsnummeret, D-nummeret eller DUF-nummeret.'),
    ),
    ...hvorfor,
  }),
  utdata: Bedt,
  gjelder: (s, inn) => finnPaNummer(s, inn.nummer ?? ''),
  utfor: (s, vernet, inn) => bryt(s, vernet, inn),
});

const Ett = z.object({ personId: z.uuid(), nodinnsynId: z.uuid() });

/** The second person's yes. Never one's own. */
export const godkjennNodinnsyn = handling({
  regel: vernTilgang.godkjennNodinnsyn,
  inndata: Ett,
  utdata: z.object({ personId: z.string() }),
  gjelder: (s, inn) => finnVernet(s, inn.personId),
  async utfor(s, vernet, inn) {
    const v = await finnNodinnsyn(s.db, inn.nodinnsynId, vernet.personId, s.idag);
    if (v === undefined) throw ikkeFunnet(s.sprak);
    if (v.aktor_id === s.aktor.id)
      throw s.feil('egen_sak', { nb: 'En annen enn du må godkjenne.', nn: 'Ein annan enn du må godkjenne.' }, { status: 403 });
    if (!(await lagreGodkjent(s.db, { id: v.id, na: s.na, av: s.aktor.id })))
      throw s.feil(
        'venter_ikke',
        { nb: 'Nødinnsynet venter ikke på godkjenning lenger.', nn: 'Naudinnsynet ventar ikkje på godkjenning lenger.' },
        { status: 409 },
      );
    return { ut: { personId: vernet.personId }, spor: { nodinnsyn: v.id }, gjelder: [vernet.personId, v.aktor_id] };
  },
});

/** Ends it before its time: by the one who asked, or a leader. */
export const avsluttNodinnsyn = handling({
  regel: vernTilgang.avsluttNodinnsyn,
  inndata: Ett,
  utdata: z.object({ personId: z.string() }),
  gjelder: (s, inn) => finnVernet(s, inn.personId),
  async utfor(s, vernet, inn) {
    const v = await finnNodinnsyn(s.db, inn.nodinnsynId, vernet.personId, s.idag);
    const leder = s.kan(vernTilgang.godkjennNodinnsyn, vernet).tillatt;
    if (v === undefined || (v.aktor_id !== s.aktor.id && !leder)) throw ikkeFunnet(s.sprak);
    if (nodinnsynstilstand(v, s.na) === 'slutt' || !(await lagreAvsluttet(s.db, { id: v.id, na: s.na })))
      throw s.feil('slutt', { nb: 'Nødinnsynet er alt slutt.', nn: 'Naudinnsynet er alt slutt.' }, { status: 409 });
    return { ut: { personId: vernet.personId }, spor: { nodinnsyn: v.id }, gjelder: [vernet.personId, v.aktor_id] };
  },
});
