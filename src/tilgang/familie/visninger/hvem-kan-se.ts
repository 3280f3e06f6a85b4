import { z } from 'zod';
import { visning } from '#grunn/handling/index.ts';
import { finnPerson } from '#register/person/index.ts';
import { avgjorRelasjon, hentBarnefakta, manglerSamtykke } from '#tilgang/relasjon/index.ts';
import { hentFamilierader, hentNaer } from '../lager.ts';
import { HvemKanSe, SAMTYKKERETTER } from '../modell.ts';
import { familieTilgang } from '../tilgang.ts';

const ANSATTE = ['kontaktlarer', 'larer', 'rektor', 'skolekonsulent', 'sfoAnsatt', 'systemforvalter'] as const;

/**
 * «Hvem kan se barnet mitt», for a guardian or the pupil. Where the child or anybody near is protected there are no names: one home must
 * not learn of the other, nor of who stands in the circle.
 */
export const visHvemKanSe = visning({
  regel: familieTilgang.hvemKanSe,
  inndata: z.object({ personId: z.uuid() }),
  utdata: HvemKanSe,
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async hent(s, _inn, _utsnitt, barn) {
    const f = await hentBarnefakta(s.db, barn.personId);
    const rader = await hentFamilierader(s.db, barn.personId, s.idag);
    const ider = [
      ...new Set([
        ...f.ansvar.flatMap((a) => a.personId ?? []),
        ...f.beslutninger.filter((b) => b.opphevet === null).flatMap((b) => b.personId ?? []),
      ]),
    ];
    const naer = await hentNaer(s.db, { barnId: barn.personId, ider, idag: s.idag });
    const skjermet = barn.gradering !== 'ugradert' || naer.personer.some((p) => p.vernet) || f.sperringer.length > 0;
    const om = new Map(naer.personer.map((p) => [p.id, p]));
    const ser = ider.map((id) => avgjorRelasjon(f, id, s.idag)).filter((r) => r.retter.includes('se'));
    return {
      barnId: barn.personId,
      visningsnavn: rader.navn ?? '',
      skjermet,
      foresatte: ser.map((r) => ({
        navn: skjermet && r.personId !== s.aktor.id ? null : (om.get(r.personId)?.navn ?? ''),
        rolle: om.get(r.personId)?.rolle ?? (r.relasjon === 'SAMTYKKEOMFANG' ? 'samtykke' : 'foresatt'),
        deg: r.personId === s.aktor.id,
        retter: [...r.retter],
      })),
      ansatte:
        skjermet && barn.gradering !== 'ugradert' && barn.gradering !== 'klientadresse' ? ['krets' as const] : [...ANSATTE],
      skole: skjermet ? null : naer.skole,
      venter: f.beslutninger
        .filter(
          (b) =>
            b.slag === 'samtykke' &&
            b.opphevet === null &&
            (b.til === null || b.til >= s.idag) &&
            manglerSamtykke(f, { ...b, svar: [] }, s.idag)?.includes(s.aktor.id) === true &&
            !b.svar.some((x) => x.personId === s.aktor.id),
        )
        .map((b) => ({
          beslutningId: b.id,
          navn: om.get(b.personId ?? '')?.navn ?? '',
          omfang: SAMTYKKERETTER.filter((r) => b.omfang.includes(r)),
          til: b.til,
        })),
    };
  },
  viser: (ut) => [ut.barnId],
});
