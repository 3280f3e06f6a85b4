import { z } from 'zod';
import { Skolenummer } from '#register/skole/index.ts';
import { handling, type Kontekst } from '#grunn/handling/index.ts';
import { kommunen } from '#grunn/innsyn/index.ts';
import { settInnstilling } from '#grunn/innstilling/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { fristFor, hentAnsattfakta, hentRolleoppsett, kvartalAv, nesteKvartal, revisjonsoppsett } from '#tilgang/rolle/index.ts';
import { finnSkole, lagreSvar } from './lager.ts';
import { gjeldendeKvartal, revisjonslinjer, type Linje } from './regler.ts';
import { revisjonTilgang } from './tilgang.ts';

/** The lines of a school in the quarter that is asked about now. @throws FunksjonellFeil when no review has begun. */
export async function linjerNa(s: Kontekst, skole: string): Promise<{ kvartal: string; linjer: Linje[]; frist: string }> {
  const oppsett = await hentRolleoppsett(s.db);
  const kvartal = gjeldendeKvartal(s.idag, oppsett);
  if (kvartal === null)
    throw s.feil('ingen_revisjon', { nb: 'Ingen revisjon er i gang.', nn: 'Ingen revisjon er i gang.' }, { status: 409 });
  const linjer = revisjonslinjer(await hentAnsattfakta(s.db), oppsett, { kvartal, skoler: new Set([skole]), idag: s.idag });
  return { kvartal, linjer, frist: fristFor(kvartal, oppsett.revisjon) };
}

/** `l_<person>_<rolle>` → the answer. */
const NOKKEL = /^l_([0-9a-f-]{36})_(\w+)$/;

/**
 * A principal's answers for a school: confirmed or removed, as many as are given. Nobody answers for himself; what is not answered by the
 * deadline lapses by its date. May be answered late: a confirmed access counts again from then.
 */
export const svarRevisjon = handling({
  regel: revisjonTilgang.svar,
  inndata: z.looseObject({ skole: Skolenummer, begrunnelse: z.string().trim().max(500).optional() }),
  utdata: z.object({ skole: z.string(), svart: z.number() }),
  gjelder: (s, inn) => finnSkole(s.db, inn.skole),
  async utfor(s, skole, inn) {
    const { kvartal, linjer } = await linjerNa(s, skole.organisasjonsnummer);
    const svar = linjer.flatMap((l) => {
      const v = inn[`l_${l.personId}_${l.rolle}`];
      if (v !== 'bekreftet' && v !== 'fjernet') return [];
      if (l.status === v || l.personId === s.aktor.id) return [];
      return [{ kvartal, skole: l.skole, personId: l.personId, rolle: l.rolle, svar: v } as const];
    });
    if (Object.keys(inn).some((k) => NOKKEL.exec(k)?.[1] === s.aktor.id && inn[k] !== ''))
      throw s.feil(
        'eget_svar',
        { nb: 'Ingen bekrefter sin egen tilgang. Systemforvalteren svarer for deg.', nn: 'Ingen stadfester sin eigen tilgang. Systemforvaltaren svarer for deg.' }, // prettier-ignore
        { status: 403 },
      );
    await lagreSvar(s.db, svar, { begrunnelse: inn.begrunnelse || null, na: s.na, av: s.aktor.id });
    return {
      ut: { skole: skole.organisasjonsnummer, svart: svar.length },
      gjelder: [...new Set(svar.map((x) => x.personId))],
      spor: {
        kvartal,
        skole: skole.organisasjonsnummer,
        fjernet: svar.filter((x) => x.svar === 'fjernet').length,
        svart: svar.length,
      },
    };
  },
});

const DAGER = tosprak('Velg mellom 14 og 80 dager.', 'Vel mellom 14 og 80 dagar.');

/** Begins the reviews, or ends them. The first quarter is this one when its deadline is at least two weeks away, else the next. */
export const settRevisjon = handling({
  regel: revisjonTilgang.sett,
  inndata: z.object({
    bruk: z.enum(['ja', 'nei']),
    fristDager: z.coerce.number({ error: DAGER }).int(DAGER).min(14, DAGER).max(80, DAGER),
    begrunnelse: z.string({ error: tosprak('Skriv minst fem tegn om hvorfor.', 'Skriv minst fem teikn om kvifor.') }).trim().min(5, tosprak('Skriv minst fem tegn om hvorfor.', 'Skriv minst fem teikn om kvifor.')).max(500), // prettier-ignore
  }),
  utdata: z.object({ forsteKvartal: z.string().nullable() }),
  gjelder: () => kommunen(),
  async utfor(s, _k, inn) {
    const { revisjon } = await hentRolleoppsett(s.db);
    const dette = kvartalAv(s.idag);
    const nok = fristFor(dette, { fristDager: inn.fristDager - 14 }) >= s.idag;
    const forste = inn.bruk === 'nei' ? null : (revisjon.forsteKvartal ?? (nok ? dette : nesteKvartal(dette)));
    await settInnstilling(s.db, {
      navn: revisjonsoppsett.navn,
      verdi: { forsteKvartal: forste, fristDager: inn.fristDager },
      satt: s.na,
      sattAv: s.aktor.id,
      begrunnelse: inn.begrunnelse,
    });
    return { ut: { forsteKvartal: forste }, spor: { forsteKvartal: forste, fristDager: inn.fristDager } };
  },
});
