import { z } from 'zod';
import { Skolenummer } from '#register/skole/index.ts';
import { handling, ikkeFunnet, type Kontekst } from '#grunn/handling/index.ts';
import { tosprak, type Tekst } from '#grunn/sprak/index.ts';
import { leggTilDager } from '#grunn/tid/index.ts';
import { samleElever, temaFor } from '../../fravar/index.ts';
import { Klokkeslett } from '../../rutine/index.ts';
import { finnRegister, fjernAnnetsted, lagreAnnetsted } from '../lager.ts';
import { oppmoteTilgang } from '../tilgang.ts';

const tom = (v: unknown) => (typeof v === 'string' && v.trim() === '' ? undefined : v);
const KLOKKE = tosprak('Skriv klokkeslettet slik: 09.30.', 'Skriv klokkeslettet slik: 09.30.');
const Kl = z.preprocess(
  (v) =>
    typeof v === 'string'
      ? tom(
          v
            .trim()
            .replace('.', ':')
            .replace(/^(\d):/, '0$1:'),
        )
      : v,
  Klokkeslett.refine(() => true, { error: KLOKKE }).optional(),
);
const Klasse = { skole: Skolenummer, gruppe: z.string().min(1).max(60), dato: z.iso.date() };
/** How far ahead a trip may be written down. Days. */
const LENGST_FRAM = 60;

const feltfeil = (s: Kontekst, felt: string, tekst: Tekst) =>
  s.feil('ugyldig', { nb: 'Noe må rettes før vi kan gå videre.', nn: 'Noko må rettast før vi kan gå vidare.' }, { felt: { [felt]: tekst } }); // prettier-ignore

/** Pupils of a class are on a trip, in another group, at SFO, or on a bus that is late: the board knows before it alarms. No pupils named: the whole class. */
export const settAnnetsted = handling({
  regel: oppmoteTilgang.annetsted,
  inndata: z.preprocess(
    samleElever,
    z.object({
      ...Klasse,
      slag: z.enum(['tur', 'gruppe', 'sfo', 'skyss'], { error: tosprak('Velg hvor.', 'Vel kvar.') }),
      elever: z.array(z.uuid()).max(400),
      til: z.preprocess(tom, z.iso.date({ error: tosprak('Velg en dato.', 'Vel ein dato.') }).optional()),
      fraKl: Kl,
      tilKl: Kl,
      hva: z.preprocess(
        tom,
        z
          .string()
          .trim()
          .max(60, { error: tosprak('Høyst 60 tegn.', 'Høgst 60 teikn.') })
          .optional(),
      ),
    }),
  ),
  utdata: z.object({ antall: z.number() }),
  gjelder: (s, inn) => finnRegister(s.db, { ...inn, timeNr: 0 }),
  async utfor(s, k, inn) {
    const iKlassen = new Set(k.elever.map((e) => e.elevId));
    const elever = inn.elever.length === 0 ? [...iKlassen] : inn.elever.filter((e) => iKlassen.has(e));
    const til = inn.til ?? inn.dato;
    if (inn.slag === 'skyss' && inn.tilKl === undefined)
      throw s.feil('mangler_tid', { nb: 'Skriv når bussen ventes.', nn: 'Skriv når bussen er venta.' }, { felt: { tilKl: { nb: 'Skriv når bussen ventes.', nn: 'Skriv når bussen er venta.' } } }); // prettier-ignore
    if (til < inn.dato)
      throw feltfeil(s, 'til', { nb: 'Siste dag kan ikke være før første dag.', nn: 'Siste dag kan ikkje vere før første dag.' });
    if (inn.slag === 'skyss' && til !== inn.dato)
      throw feltfeil(s, 'til', { nb: 'En forsinket buss gjelder én dag.', nn: 'Ein forseinka buss gjeld éin dag.' });
    if (inn.dato > leggTilDager(s.idag, LENGST_FRAM) || til > leggTilDager(inn.dato, LENGST_FRAM))
      throw feltfeil(s, 'til', { nb: 'Det er for langt fram.', nn: 'Det er for langt fram.' });
    const fraKl = inn.fraKl ?? '00:00';
    if (inn.fraKl !== undefined && inn.tilKl === undefined)
      throw feltfeil(s, 'tilKl', { nb: 'Skriv når de er tilbake.', nn: 'Skriv når dei er tilbake.' });
    if (inn.tilKl !== undefined && inn.tilKl <= fraKl)
      throw feltfeil(s, 'tilKl', { nb: 'Slutten må være etter starten.', nn: 'Slutten må vere etter starten.' });
    await lagreAnnetsted(s.db, {
      elever,
      skole: k.skole,
      slag: inn.slag,
      fra: inn.dato,
      til,
      fraKl: inn.tilKl === undefined ? null : fraKl,
      tilKl: inn.tilKl ?? null,
      hva: inn.hva ?? null,
      na: s.na,
      av: s.aktor.id,
    });
    return { ut: { antall: elever.length }, gjelder: elever, spor: { slag: inn.slag }, skjedd: [temaFor(k.skole)] };
  },
});

/** It was wrong, or they are back before time: from now on the board looks for these pupils again. What was said stays as an older version. */
export const fjernFraAnnetsted = handling({
  regel: oppmoteTilgang.annetstedSlutt,
  inndata: z.object({
    ...Klasse,
    rader: z.preprocess((v) => (typeof v === 'string' ? v.split(',') : v), z.array(z.uuid()).min(1).max(400)),
  }),
  utdata: z.object({ antall: z.number() }),
  gjelder: (s, inn) => finnRegister(s.db, { ...inn, timeNr: 0 }),
  async utfor(s, k, inn) {
    const elever = await fjernAnnetsted(s.db, {
      rader: inn.rader,
      elever: k.elever.map((e) => e.elevId),
      na: s.na,
      av: s.aktor.id,
    });
    if (elever.length === 0) throw ikkeFunnet(s.sprak);
    return { ut: { antall: elever.length }, gjelder: elever, skjedd: [temaFor(k.skole)] };
  },
});
