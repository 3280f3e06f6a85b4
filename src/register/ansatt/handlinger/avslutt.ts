import { z } from 'zod';
import { handling, type Kontekst } from '#grunn/handling/index.ts';
import { kommunen } from '#grunn/innsyn/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { erDato, leggTilManeder } from '#grunn/tid/index.ts';
import { avsluttStillinger, finnSett, finnStilling, finnStillinger, opphevSett } from '../lager.ts';
import { erAktiv, type Stilling } from '../modell.ts';
import { ansattTilgang } from '../tilgang.ts';

const Begrunnelse = z
  .string({ error: tosprak('Skriv en begrunnelse på minst fem tegn.', 'Skriv ei grunngiving på minst fem teikn.') })
  .trim()
  .min(5, tosprak('Skriv en begrunnelse på minst fem tegn.', 'Skriv ei grunngiving på minst fem teikn.'))
  .max(500, tosprak('Skriv begrunnelsen kortere (høyst 500 tegn).', 'Skriv grunngivinga kortare (høgst 500 teikn).'));
const Dato = z
  .string({ error: tosprak('Velg en dato.', 'Vel ein dato.') })
  .refine(erDato, tosprak('Velg en dato.', 'Vel ein dato.'));

/** What a position is based on in a form. */
export const stillingsversjon = (s: Stilling): string => `${s.til ?? ''}.${s.slutt?.id ?? ''}`;

function krevDato(s: Kontekst, til: string, stillinger: readonly Stilling[]): void {
  const nei = (nb: string, nn: string) =>
    s.feil('ugyldig_dato', { nb: 'Datoen kan ikke brukes.', nn: 'Datoen kan ikkje brukast.' }, { felt: { til: { nb, nn } } });
  if (til > leggTilManeder(s.idag, 24)) throw nei('Velg en dato høyst to år fram.', 'Vel ein dato høgst to år fram.');
  if (stillinger.some((x) => x.fra !== null && til < x.fra))
    throw nei('Velg en dato etter at stillingen begynte.', 'Vel ein dato etter at stillinga byrja.');
  if (stillinger.some((x) => x.til !== null && x.til < til))
    throw nei(
      'HRM sier at stillingen slutter før dette. Velg en tidligere dato.',
      'HRM seier at stillinga sluttar før dette. Vel ein tidlegare dato.',
    );
}

/** @throws FunksjonellFeil when it is about one's own position: others decide how long it gives access. */
function krevAndres(s: Kontekst, personer: readonly string[]): void {
  if (personer.includes(s.aktor.id))
    throw s.feil(
      'egen_sak',
      { nb: 'Ingen endrer sin egen stilling. Be en annen om det.', nn: 'Ingen endrar si eiga stilling. Be ein annan om det.' },
      { status: 403 },
    );
}

/**
 * «Tilsatt til» on one position. The access role that came with it ends with that day; yesterday or earlier ends it at once. HR's own row is
 * left as it is, so no import takes the end away.
 */
export const avsluttStilling = handling({
  regel: ansattTilgang.avslutt,
  inndata: z.object({ personId: z.uuid(), stillingId: z.guid(), til: Dato, begrunnelse: Begrunnelse }),
  utdata: z.object({ personId: z.string(), sett: z.string() }),
  gjelder: (s, inn) => finnStilling(s.db, inn.personId, inn.stillingId, s.idag),
  versjon: stillingsversjon,
  async utfor(s, stilling, inn) {
    krevAndres(s, [stilling.personId]);
    krevDato(s, inn.til, [stilling]);
    const sett = crypto.randomUUID();
    await avsluttStillinger(s.db, [stilling], { sett, til: inn.til, begrunnelse: inn.begrunnelse, na: s.na, av: s.aktor.id });
    return { ut: { personId: stilling.personId, sett }, spor: { sett, straks: inn.til < s.idag } };
  },
});

const somListe = (v: unknown): unknown => (v === undefined ? [] : Array.isArray(v) ? v : [v]);

/** Ends the positions that were ticked in the preview, all on the same day. Those that have ended meanwhile, and one's own, are left alone. */
export const avsluttFlere = handling({
  regel: ansattTilgang.avsluttFlere,
  inndata: z.object({
    stilling: z.preprocess(
      somListe,
      z
        .array(z.guid())
        .min(1, tosprak('Kryss av for minst én stilling.', 'Kryss av for minst éi stilling.'))
        .max(500, tosprak('Velg høyst 500 om gangen.', 'Vel høgst 500 om gongen.')),
    ),
    til: Dato,
    begrunnelse: Begrunnelse,
  }),
  utdata: z.object({ sett: z.string(), stillinger: z.number() }),
  gjelder: () => kommunen(),
  async utfor(s, _alle, inn) {
    const funnet = await finnStillinger(s.db, inn.stilling, s.idag);
    const stillinger = funnet.filter((x) => erAktiv(x, s.idag) && x.personId !== s.aktor.id);
    krevDato(s, inn.til, stillinger);
    const sett = crypto.randomUUID();
    await avsluttStillinger(s.db, stillinger, { sett, til: inn.til, begrunnelse: inn.begrunnelse, na: s.na, av: s.aktor.id });
    return {
      ut: { sett, stillinger: stillinger.length },
      gjelder: [...new Set(stillinger.map((x) => x.personId))],
      spor: { sett, stillinger: stillinger.length, bedtOm: inn.stilling.length },
    };
  },
});

/** Takes back what was ended together. */
export const angreAvslutning = handling({
  regel: ansattTilgang.angre,
  inndata: z.object({ sett: z.uuid() }),
  utdata: z.object({ personer: z.number() }),
  gjelder: (s, inn) => finnSett(s.db, inn.sett),
  async utfor(s, sett) {
    krevAndres(s, sett.personer);
    await opphevSett(s.db, { sett: sett.sett, na: s.na, av: s.aktor.id });
    return { ut: { personer: sett.personer.length }, spor: { sett: sett.sett } };
  },
});
