// What the forms about guardians are drawn from. Each under the rule of its own act.
import { z } from 'zod';
import { ikkeFunnet, visning, type Kontekst } from '#grunn/handling/index.ts';
import { lesInnstilling } from '#grunn/innstilling/index.ts';
import type { Innsyn, Regel } from '#grunn/tilgang/index.ts';
import { finnPerson, type Personref } from '#register/person/index.ts';
import { hentRundtValg } from '#tilgang/vern/index.ts';
import { hentFamiliebilde, navnPa } from '../familiebilde.ts';
import { andreregel, Beslutningsskjema, EnForesatt, Opplysningsskjema, Svarbrev } from '../modell.ts';
import { familieTilgang } from '../tilgang.ts';

const Hvem = z.object({ personId: z.uuid() });

const beslutning = (regel: Regel) => ({
  regel,
  inndata: Hvem,
  utdata: Beslutningsskjema,
  gjelder: (s: Kontekst, inn: z.output<typeof Hvem>) => finnPerson(s, inn.personId),
  hent: async (s: Kontekst, _inn: unknown, _utsnitt: unknown, barn: Innsyn<Personref>) => ({
    personId: barn.personId,
    visningsnavn: await navnPa(s, barn.personId),
    rundt: await hentRundtValg(s, barn.personId, regel),
    regel: await lesInnstilling(s.db, andreregel),
    idag: s.idag,
  }),
  viser: (ut: Beslutningsskjema) => [ut.personId, ...ut.rundt.map((r) => r.personId)],
});
export const dokumentskjema = visning(beslutning(familieTilgang.registrerBeslutning));
export const samtykkeskjema = visning(beslutning(familieTilgang.beOmSamtykke));

const viserEn = (ut: EnForesatt) => [ut.barnId, ...(ut.foresatt.personId === null ? [] : [ut.foresatt.personId])];

/** One guardian, found by what the address says. */
const en = <I extends z.ZodType<{ personId: string }>>(
  regel: Regel,
  inndata: I,
  finn: (f: EnForesatt['foresatt'], inn: z.output<I>) => boolean,
) => ({
  regel,
  inndata,
  utdata: EnForesatt,
  gjelder: (s: Kontekst, inn: z.output<I>) => finnPerson(s, (inn as { personId: string }).personId),
  async hent(s: Kontekst, inn: z.output<I>, _utsnitt: unknown, barn: Innsyn<Personref>) {
    const bilde = await hentFamiliebilde(s, barn);
    const foresatt = bilde.foresatte.find((f) => finn(f, inn));
    if (foresatt === undefined) throw ikkeFunnet(s.sprak);
    return { barnId: barn.personId, visningsnavn: bilde.visningsnavn, foresatt };
  },
  viser: viserEn,
});

export const opphevskjema = visning(
  en(familieTilgang.opphevBeslutning, Hvem.extend({ beslutningId: z.uuid() }), (f, inn) => f.beslutning?.id === inn.beslutningId),
);
export const retteskjema = visning(
  en(familieTilgang.settRetter, Hvem.extend({ hvem: z.uuid() }), (f, inn) => f.personId === inn.hvem),
);
export const svarskjema = visning(
  en(
    familieTilgang.registrerSvar,
    Hvem.extend({ beslutningId: z.uuid(), hvem: z.uuid() }),
    (f, inn) => f.beslutning?.id === inn.beslutningId && f.samtykke?.svar.some((x) => x.personId === inn.hvem) === true,
  ),
);

async function utenAnsvar(s: Kontekst, barn: Innsyn<Personref>, hvem: string) {
  const bilde = await hentFamiliebilde(s, barn);
  const p = bilde.utenAnsvar.find((x) => x.personId === hvem);
  if (p === undefined) throw ikkeFunnet(s.sprak);
  return { bilde, skjema: { barnId: barn.personId, visningsnavn: bilde.visningsnavn, personId: hvem, navn: p.navn } };
}

export const opplysningsskjema = visning({
  regel: familieTilgang.svarOpplysning,
  inndata: Hvem.extend({ hvem: z.uuid() }),
  utdata: Opplysningsskjema,
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  hent: async (s, inn, _utsnitt, barn) => (await utenAnsvar(s, barn, inn.hvem)).skjema,
  viser: (ut) => [ut.barnId, ut.personId],
});

/** The answer as it can be given to the parent, with how to appeal. */
export const svarbrev = visning({
  regel: familieTilgang.svarOpplysning,
  inndata: Hvem.extend({ hvem: z.uuid(), svarId: z.uuid() }),
  utdata: Svarbrev,
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async hent(s, inn, _utsnitt, barn) {
    const { bilde, skjema } = await utenAnsvar(s, barn, inn.hvem);
    const svar = bilde.opplysningssvar.find((x) => x.id === inn.svarId && x.personId === inn.hvem);
    if (svar === undefined) throw ikkeFunnet(s.sprak);
    return { ...skjema, svar };
  },
  viser: (ut) => [ut.barnId, ut.personId],
});
