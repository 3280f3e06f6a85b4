import { z } from 'zod';
import { handling } from '#grunn/handling/index.ts';
import type { Tekst } from '#grunn/sprak/index.ts';
import { Skolenummer } from '#register/skole/index.ts';
import * as lager from '../lager.ts';
import * as dager from '../lager-dag.ts';
import type { Ringetid } from '../modell.ts';
import { feilIRingetider } from '../regler.ts';
import { timeplanTilgang } from '../tilgang.ts';

export const ANTALL_TIMER = 10;
const Skolear = z.object({ skole: Skolenummer, skolear: z.coerce.number().int().min(1990).max(2100) });
const Svar = z.object({ skole: z.string(), skolear: z.number(), sett: z.string() });
const kl = z.string().trim().max(5).default('');
/** `fra1`, `til1` and so on; read by number. */
const Tidsfelt: z.ZodObject<{ fra1: typeof kl }> = z.object({
  fra1: kl,
  ...Object.fromEntries(
    Array.from({ length: ANTALL_TIMER }, (_, i) => [`fra${i + 1}`, `til${i + 1}`]).flatMap((par) => par.map((n) => [n, kl])),
  ),
});
const IKKE_LAGRET = { nb: 'Noe må rettes før vi kan lagre.', nn: 'Noko må rettast før vi kan lagre.' };
const TIDSFEIL: Record<'mangler' | 'snudd' | 'overlapper', (nr: number) => Tekst> = {
  mangler: (nr) => ({ nb: `${nr}. time: skriv både når den begynner og slutter, slik: 08:30.`, nn: `${nr}. time: skriv både når ho byrjar og sluttar, slik: 08:30.` }), // prettier-ignore
  snudd: (nr) => ({ nb: `${nr}. time slutter før den begynner.`, nn: `${nr}. time sluttar før ho byrjar.` }),
  overlapper: (nr) => ({ nb: `${nr}. time begynner før timen foran er slutt.`, nn: `${nr}. time byrjar før timen framfor er slutt.` }), // prettier-ignore
};

/** «8.30» is written 08:30. */
function lesKl(verdi: unknown): string {
  const t = typeof verdi === 'string' ? verdi.replace('.', ':') : '';
  return t === '' ? '' : t.padStart(5, '0');
}

/** When it rings at a school, for a year. */
export const settRingetider = handling({
  regel: timeplanTilgang.settRingetider,
  inndata: Skolear.extend(Tidsfelt.shape),
  utdata: Svar,
  gjelder: (s, inn) => lager.finnSkolen(s.db, inn.skole),
  versjon: (o) => o.versjon,
  async utfor(s, _skole, inn) {
    await lager.holdSkolen(s.db, inn.skole);
    const felt: Readonly<Record<string, unknown>> = inn;
    const tider = Array.from({ length: ANTALL_TIMER }, (_, i) => {
      const [fra, til] = [lesKl(felt[`fra${i + 1}`]), lesKl(felt[`til${i + 1}`])];
      return fra === '' && til === '' ? null : { fra, til };
    });
    const feil = [...feilIRingetider(tider)].map(([i, f]) => [`fra${i + 1}`, TIDSFEIL[f](i + 1)] as const);
    if (feil.length > 0) throw s.feil('ugyldig_inndata', IKKE_LAGRET, { status: 400, felt: Object.fromEntries(feil) });
    const ringetider = tider.flatMap((t, i): Ringetid[] => (t === null ? [] : [{ nr: i + 1, ...t }]));
    const sett = crypto.randomUUID();
    await lager.skrivRingetider(s.db, { skole: inn.skole, skolear: inn.skolear, ringetider, endringssett: sett, na: s.na });
    return {
      ut: { skole: inn.skole, skolear: inn.skolear, sett },
      endringssett: sett,
      spor: { skole: inn.skole, skolear: inn.skolear },
    };
  },
});

/** The rooms of a school, one a line: «Naturfagrom; 30». A room keeps its identity by its name. */
export const settRom = handling({
  regel: timeplanTilgang.settRom,
  inndata: Skolear.extend({ rom: z.string().max(20_000).default('') }),
  utdata: Svar,
  gjelder: (s, inn) => lager.finnSkolen(s.db, inn.skole),
  versjon: (o) => o.versjon,
  async utfor(s, _skole, inn) {
    await lager.holdSkolen(s.db, inn.skole);
    const for_ = await lager.hentRom(s.db, inn.skole);
    const rom: lager.Rom[] = [];
    const feil: Record<string, Tekst> = {};
    const linjer = inn.rom.split(/\r\n|\r|\n/).map((l) => l.trim()).filter(Boolean); // prettier-ignore
    for (const [i, linje] of linjer.entries()) {
      const [navn = '', tall = ''] = linje.split(/[;\t]/).map((x) => x.trim());
      const plasser = tall === '' ? null : Number(tall);
      if (navn === '' || navn.length > 60)
        feil[`rad.${i + 1}`] = { nb: `Rad ${i + 1}: skriv et navn på høyst 60 tegn.`, nn: `Rad ${i + 1}: skriv eit namn på høgst 60 teikn.` }; // prettier-ignore
      else if (plasser !== null && (!Number.isInteger(plasser) || plasser < 1 || plasser > 2000))
        feil[`rad.${i + 1}`] = { nb: `Rad ${i + 1}: skriv plassene som et tall.`, nn: `Rad ${i + 1}: skriv plassane som eit tal.` }; // prettier-ignore
      else if (rom.some((r) => r.navn.toLowerCase() === navn.toLowerCase()))
        feil[`rad.${i + 1}`] = { nb: `Rad ${i + 1}: ${navn} står to ganger.`, nn: `Rad ${i + 1}: ${navn} står to gonger.` };
      else
        rom.push({ id: for_.find((r) => r.navn.toLowerCase() === navn.toLowerCase())?.id ?? crypto.randomUUID(), navn, plasser });
    }
    if (Object.keys(feil).length > 0) throw s.feil('gale_rader', IKKE_LAGRET, { status: 400, felt: feil });
    const sett = crypto.randomUUID();
    await lager.skrivRom(s.db, { skole: inn.skole, rom, for: for_, endringssett: sett, na: s.na });
    return {
      ut: { skole: inn.skole, skolear: inn.skolear, sett },
      endringssett: sett,
      spor: { skole: inn.skole, rom: rom.length },
    };
  },
});

/** Takes back one change of the timetable, the rooms or the bells, all of it or nothing (L10). */
export const angrePlanendring = handling({
  regel: timeplanTilgang.angre,
  inndata: z.object({ sett: z.uuid() }),
  utdata: z.object({ skole: z.string() }),
  gjelder: (s, inn) => lager.finnEndring(s.db, inn.sett),
  async utfor(s, endring) {
    await lager.holdSkolen(s.db, endring.skole);
    const nytt = crypto.randomUUID();
    if (!(await lager.taTilbake(s.db, { endringssett: endring.sett, nyttEndringssett: nytt, na: s.na })))
      throw s.feil(
        'endret_siden',
        {
          nb: 'Dette er endret etterpå, eller angret før. Rett det for hånd i stedet.',
          nn: 'Dette er endra etterpå, eller angra før. Rett det for hand i staden.',
        },
        { status: 409 },
      );
    // a home that was told of the day is told that it is otherwise again
    for (const d of await dager.finnEndredeDager(s.db, nytt))
      if (d.dato >= s.idag) await dager.siFra(s.db, { skole: endring.skole, na: s.na, ...d });
    return { ut: { skole: endring.skole }, endringssett: nytt, spor: { angret: endring.sett } };
  },
});
