import { z } from 'zod';
import { handling, ikkeFunnet } from '#grunn/handling/index.ts';
import { Dato, Skole, Skolear } from '../inndata.ts';
import { finnGrupper, finnSkole } from '../lager.ts';
import { plasserElever } from '../plassering.ts';
import { gruppeTilgang } from '../tilgang.ts';
import { skolearsgrenser } from '#register/skole/index.ts';

/** Field names of the form: `klasse.<person>` = the class, `ut`, or `uendret`. */
const FELT = /^klasse\.([0-9a-f-]{36})$/;
const Valg = z.union([z.uuid(), z.literal('ut')]);

/** Many pupils get a class at once, one choice a pupil (B27). What is not chosen stays as it is. */
export const fordelElever = handling({
  regel: gruppeTilgang.plasser,
  inndata: z
    .looseObject({ skole: Skole, skolear: Skolear, trinn: z.coerce.number().int().min(1).max(10), fra: Dato })
    .transform(({ skole, skolear, trinn, fra, ...felt }) => ({
      skole,
      skolear,
      trinn,
      fra,
      valg: Object.entries(felt).flatMap(([navn, verdi]) => {
        const personId = FELT.exec(navn)?.[1];
        const lest = Valg.safeParse(verdi);
        return personId !== undefined && lest.success ? [{ personId, til: lest.data }] : [];
      }),
    })),
  utdata: z.object({ skole: z.string(), skolear: z.number(), trinn: z.number(), antall: z.number(), endringssett: z.string() }),
  gjelder: (s, inn) => finnSkole(s.db, inn.skole),
  async utfor(s, skolen, inn) {
    const { skole, skolear, trinn } = inn;
    const ar = skolearsgrenser(skolear);
    if (inn.fra < ar.fra || inn.fra > ar.til) {
      const tekst = { nb: `Velg en dato mellom ${ar.fra} og ${ar.til}.`, nn: `Vel ein dato mellom ${ar.fra} og ${ar.til}.` };
      throw s.feil('utenfor_skolearet', tekst, { status: 400, felt: { fra: tekst } });
    }
    const grupper = await finnGrupper(s.db, { skole: skolen.skole, skolear, dato: inn.fra, medSkjermede: true, bare: null });
    const klasser = new Set(grupper.filter((g) => g.slag === 'klasse').map((g) => g.gruppeId));
    if (inn.valg.some((v) => v.til !== 'ut' && !klasser.has(v.til))) throw ikkeFunnet(s.sprak);
    const { endringssett, personer } = await plasserElever(
      s,
      skole,
      inn.valg.map((v) => ({
        personId: v.personId,
        slag: 'klasse' as const,
        gruppeId: v.til === 'ut' ? null : v.til,
        fra: inn.fra,
        til: ar.til,
      })),
    );
    return {
      ut: { skole, skolear, trinn, antall: personer.length, endringssett },
      endringssett,
      gjelder: personer,
      spor: { skole, skolear, trinn, dato: inn.fra },
    };
  },
});
