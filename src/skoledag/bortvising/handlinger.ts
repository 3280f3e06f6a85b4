import { z } from 'zod';
import { handling, type Kontekst } from '#grunn/handling/index.ts';
import { tosprak, type Tekst } from '#grunn/sprak/index.ts';
import { erEgenSak } from '#tilgang/relasjon/index.ts';
import { finnElev, temaFor } from '../fravar/index.ts';
import { Klokkeslett, skoledager } from '../rutine/index.ts';
import { finnBortvising, opphevBortvising, skrivBortvising } from './lager.ts';
import { BORTVISINGSSLAG, feilIBortvising, minutterMellom, type Bestemmer, type Bortvisingsfeil } from './regler.ts';
import { bortvisingTilgang } from './tilgang.ts';

export const GRUNN = 'skoledag.bortvising.grunn';
const tom = (v: unknown) => (typeof v === 'string' && v.trim() === '' ? undefined : v);
const Kl = z.preprocess((v) => (typeof v === 'string' ? tom(v.trim().replace('.', ':').replace(/^(\d):/, '0$1:')) : v), Klokkeslett.optional()); // prettier-ignore

const IKKE_LAGRET = { nb: 'Noe må rettes før det er bestemt.', nn: 'Noko må rettast før det er bestemt.' };
const FEIL: Readonly<Record<Bortvisingsfeil, { readonly felt: string; readonly tekst: Tekst }>> = {
  rektor_bestemmer: {
    felt: 'slag',
    tekst: {
      nb: 'En lærer bestemmer høyst to klokketimer. Resten bestemmer rektor.',
      nn: 'Ein lærar bestemmer høgst to klokketimar. Resten bestemmer rektor.',
    },
  },
  bare_timer_og_dag: {
    felt: 'slag',
    tekst: {
      nb: 'På 1.–7. trinn kan en elev vises bort for noen timer eller resten av dagen, ikke for hele dager.',
      nn: 'På 1.–7. trinn kan ein elev visast bort for nokre timar eller resten av dagen, ikkje for heile dagar.',
    },
  },
  for_mange_dager: {
    felt: 'til',
    tekst: { nb: 'En bortvisning er høyst tre skoledager.', nn: 'Ei bortvising er høgst tre skuledagar.' },
  },
  ingen_skoledag: {
    felt: 'fra',
    tekst: { nb: 'Det er ikke skole disse dagene.', nn: 'Det er ikkje skule desse dagane.' },
  },
  varsle_forst: {
    felt: 'varslet',
    tekst: {
      nb: 'Foresatte skal vite det før eleven sendes hjem. Varsle dem først, og skriv hvordan.',
      nn: 'Føresette skal vite det før eleven blir send heim. Varsle dei først, og skriv korleis.',
    },
  },
};

const feltfeil = (s: Kontekst, felt: string, tekst: Tekst) =>
  s.feil('ugyldig', IKKE_LAGRET, { status: 400, felt: { [felt]: tekst } });

/** The highest role somebody decides in for this school. */
const rolleVed = (s: Kontekst, skole: string): Bestemmer =>
  s.aktor.tilknytninger.some((t) => t.rolle === 'rektor' && t.omfang === skole) ? 'rektor' : 'larer';

/** Sends a pupil away. @throws FunksjonellFeil 400 with the field and what the law says, 403 when it is the signer's own child */
export const bestemBortvising = handling({
  regel: bortvisingTilgang.bestem,
  inndata: z.object({
    elevId: z.uuid(),
    slag: z.enum(BORTVISINGSSLAG, { error: tosprak('Velg hvor lenge.', 'Vel kor lenge.') }),
    fra: z.iso.date({ error: tosprak('Velg dagen.', 'Vel dagen.') }),
    til: z.preprocess(tom, z.iso.date().optional()),
    fraKl: Kl,
    tilKl: Kl,
    grunn: z
      .string({ error: tosprak('Skriv hvorfor.', 'Skriv kvifor.') })
      .trim()
      .min(10, {
        error: tosprak('Skriv hva som skjedde, og hva dere har prøvd før.', 'Skriv kva som hende, og kva de har prøvd før.'),
      })
      .max(2000),
    varslet: z.preprocess(tom, z.enum(['telefon', 'mote', 'melding']).optional()),
  }),
  utdata: z.object({ elevId: z.string(), id: z.string() }),
  gjelder: (s, inn) => finnElev(s, inn.elevId),
  async utfor(s, e, inn) {
    if (await erEgenSak(s, e.elevId))
      throw s.feil(
        'egen_sak',
        { nb: 'Du kan ikke avgjøre en sak om ditt eget barn.', nn: 'Du kan ikkje avgjere ei sak om ditt eige barn.' },
        { status: 403 },
      );
    const til = inn.slag === 'dager' ? (inn.til ?? inn.fra) : inn.fra;
    if (til < inn.fra) throw feltfeil(s, 'til', { nb: 'Siste dag kan ikke være før første dag.', nn: 'Siste dag kan ikkje vere før første dag.' }); // prettier-ignore
    if (inn.fra < s.idag)
      throw feltfeil(s, 'fra', {
        nb: 'Dagen har vært. Velg i dag eller senere.',
        nn: 'Dagen har vore. Vel i dag eller seinare.',
      });
    if (inn.slag !== 'dager' && inn.fraKl === undefined)
      throw feltfeil(s, 'fraKl', { nb: 'Skriv når det begynner, slik: 10.30.', nn: 'Skriv når det byrjar, slik: 10.30.' });
    if (inn.slag === 'timer' && (inn.tilKl === undefined || inn.tilKl <= inn.fraKl!))
      throw feltfeil(s, 'tilKl', { nb: 'Skriv når eleven er tilbake.', nn: 'Skriv når eleven er tilbake.' });
    const rolle = rolleVed(s, e.skole);
    const feil = feilIBortvising({
      arstrinn: e.arstrinn,
      slag: inn.slag,
      dager: skoledager(inn.fra, til, e.oppsett, e.skole).length,
      minutter: inn.slag === 'timer' ? minutterMellom(inn.fraKl!, inn.tilKl!) : 0,
      rolle,
      varslet: inn.varslet !== undefined,
    });
    if (feil !== undefined) throw feltfeil(s, FEIL[feil].felt, FEIL[feil].tekst);
    const id = crypto.randomUUID();
    await skrivBortvising(s.db, {
      id,
      elevId: e.elevId,
      skole: e.skole,
      arstrinn: e.arstrinn,
      slag: inn.slag,
      fra: inn.fra,
      til,
      fraKl: inn.slag === 'dager' ? null : inn.fraKl!,
      tilKl: inn.slag === 'timer' ? inn.tilKl! : null,
      grunn: s.nokler.krypterStor(inn.grunn, GRUNN),
      varsletHvordan: inn.varslet ?? null,
      rolle,
      na: s.na,
      av: s.aktor.id,
    });
    return {
      ut: { elevId: e.elevId, id },
      spor: { slag: inn.slag, rolle, varslet: inn.varslet !== undefined },
      skjedd: [temaFor(e.skole)],
    };
  },
});

/** Takes it back: by the leader, or by the one who decided it. */
export const opphevBortvisingen = handling({
  regel: bortvisingTilgang.opphev,
  inndata: z.object({ id: z.uuid() }),
  utdata: z.object({ elevId: z.string() }),
  gjelder: (s, inn) => finnBortvising(s, inn.id),
  async utfor(s, b) {
    if (rolleVed(s, b.skole) !== 'rektor' && b.bestemtAv !== s.aktor.id)
      throw s.feil(
        'ikke_din',
        {
          nb: 'Den som bestemte det, eller rektor, kan oppheve det.',
          nn: 'Den som bestemte det, eller rektor, kan oppheve det.',
        },
        { status: 403 },
      );
    if (!(await opphevBortvising(s.db, { id: b.id, na: s.na, av: s.aktor.id })))
      throw s.feil('opphevet', { nb: 'Den er alt opphevet.', nn: 'Ho er alt oppheva.' }, { status: 409 });
    return { ut: { elevId: b.elevId }, skjedd: [temaFor(b.skole)] };
  },
});
