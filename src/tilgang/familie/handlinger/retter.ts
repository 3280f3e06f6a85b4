import { z } from 'zod';
import { handling, ikkeFunnet } from '#grunn/handling/index.ts';
import { Begrunnelse, finnPerson } from '#register/person/index.ts';
import { hentBarnefakta, krevAnnenEnnNaer, RETTER } from '#tilgang/relasjon/index.ts';
import { angreRetter as lagreAngret, settRetter as lagre } from '../lager.ts';
import { familieTilgang } from '../tilgang.ts';

const Valg = z.enum(['standard', 'ja', 'nei']).default('standard');

/**
 * Rights of one guardian to one child, where they shall differ from what the relation gives: see, be notified, forms, messages, consents,
 * emergency messages. Takes away, and gives where the relation leaves room (opplæringslova § 24-4).
 */
export const settRetter = handling({
  regel: familieTilgang.settRetter,
  inndata: z.object({
    personId: z.uuid(),
    hvem: z.uuid(),
    rett_se: Valg,
    rett_varsles: Valg,
    rett_skjema: Valg,
    rett_meldinger: Valg,
    rett_samtykke: Valg,
    rett_nodmelding: Valg,
    begrunnelse: Begrunnelse,
  }),
  utdata: z.object({ barnId: z.string(), hvem: z.string(), satt: z.string() }),
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async utfor(s, barn, inn) {
    await krevAnnenEnnNaer(s, barn.personId);
    const f = await hentBarnefakta(s.db, barn.personId);
    const naer = [...f.ansvar.map((a) => a.personId), ...f.beslutninger.map((b) => b.personId)];
    if (!naer.includes(inn.hvem)) throw ikkeFunnet(s.sprak);
    if (inn.hvem === s.aktor.id)
      throw s.feil(
        'egen_sak',
        { nb: 'Du kan ikke endre dine egne retter.', nn: 'Du kan ikkje endre dine eigne rettar.' },
        { status: 403 },
      );
    const na = new Map(f.retter.filter((r) => r.personId === inn.hvem).map((r) => [r.rett, r.gittRett]));
    const endret = new Map<string, boolean | null>();
    for (const rett of RETTER) {
      const valg = inn[`rett_${rett}`];
      const ny = valg === 'standard' ? null : valg === 'ja';
      if (ny !== (na.get(rett) ?? null)) endret.set(rett, ny);
    }
    if (endret.size === 0)
      throw s.feil(
        'uendret',
        { nb: 'Ingenting er endret.', nn: 'Ingenting er endra.' },
        { felt: { rett_se: { nb: 'Endre minst én rett, eller avbryt.', nn: 'Endre minst éin rett, eller avbryt.' } } },
      );
    await lagre(s.db, {
      barnId: barn.personId,
      personId: inn.hvem,
      begrunnelse: inn.begrunnelse,
      retter: endret,
      na: s.na,
      av: s.aktor.id,
    });
    return {
      ut: { barnId: barn.personId, hvem: inn.hvem, satt: s.na },
      spor: { retter: Object.fromEntries(endret) },
      gjelder: [barn.personId, inn.hvem],
    };
  },
});

/** «Angre» just after rights were changed: what was before, counts again. Refused when somebody has decided something since. */
export const angreRetter = handling({
  regel: familieTilgang.angreRetter,
  inndata: z.object({ personId: z.uuid(), hvem: z.uuid(), satt: z.iso.datetime({ offset: true }) }),
  utdata: z.object({ barnId: z.string() }),
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async utfor(s, barn, inn) {
    await krevAnnenEnnNaer(s, barn.personId);
    const gjort = await lagreAngret(s.db, {
      barnId: barn.personId,
      personId: inn.hvem,
      satt: inn.satt,
      na: s.na,
      av: s.aktor.id,
    });
    if (!gjort)
      throw s.feil(
        'for_sent',
        {
          nb: 'Rettene er endret igjen siden, eller alt angret. Åpne kortet på nytt.',
          nn: 'Rettane er endra igjen sidan, eller alt angra. Opne kortet på nytt.',
        },
        { status: 409 },
      );
    return { ut: { barnId: barn.personId }, gjelder: [barn.personId, inn.hvem] };
  },
});
