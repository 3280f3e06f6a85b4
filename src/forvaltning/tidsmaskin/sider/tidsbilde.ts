import { z } from 'zod';
import { visning } from '#grunn/handling/index.ts';
import { paSprak, tosprak } from '#grunn/sprak/index.ts';
import { erDato, leggTilDager, startenAv } from '#grunn/tid/index.ts';
import { finnPerson, personTilgang } from '#register/person/index.ts';
import { erVernet, finnSkjulte, vernutsnitt } from '#register/skjerming/index.ts';
import { ROLLETEKST, type Rollenavn } from '#tilgang/rolle/index.ts';
import { hentNavn, hentTidsdata } from '../lager.ts';
import { Tidsbilde } from '../modell.ts';
import { ansattePa, foresattePa } from '../regler.ts';
import { tidsmaskinTilgang } from '../tilgang.ts';

/** Who could see a child on a date, by the end of that day as it was known then. */
export const tidsbilde = visning({
  regel: tidsmaskinTilgang.les,
  inndata: z.object({
    personId: z.uuid(),
    dato: z.preprocess(
      (v) => (v === '' ? undefined : v),
      z.string().refine(erDato, tosprak('Skriv datoen som 2026-03-31.', 'Skriv datoen som 2026-03-31.')).optional(),
    ),
  }),
  utdata: Tidsbilde,
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async hent(s, inn, _utsnitt, person) {
    const dato = inn.dato ?? s.idag;
    if (dato > s.idag)
      throw s.feil(
        'framtid',
        { nb: 'Velg en dato som har vært.', nn: 'Vel ein dato som har vore.' },
        { status: 400, felt: { dato: { nb: 'Velg en dato som har vært.', nn: 'Vel ein dato som har vore.' } } },
      );
    const naar = dato === s.idag ? s.na : startenAv(leggTilDager(dato, 1)).subtract({ milliseconds: 1 }).toString();
    const d = await hentTidsdata(s.db, { barnId: person.personId, fra: startenAv(dato).toString(), naar, dato });
    const naere = [...d.barn.ansvar, ...d.barn.beslutninger, ...d.barn.sperringer].flatMap((x) => x.personId ?? []);
    const ansatte = ansattePa(d.ansatte, personTilgang.les, d.oppsett, { dato, naar });
    const skjulte = await finnSkjulte(s.db, [...ansatte.map((a) => a.personId), ...naere], vernutsnitt(s.aktor, s.idag));
    const navn = await hentNavn(
      s.db,
      [...new Set(naere)].filter((id) => !skjulte.has(id)),
    );
    const foresatte = foresattePa(d.barn, dato, (id) => navn.get(id) ?? '');
    return {
      personId: person.personId,
      visningsnavn: d.visningsnavn,
      dato,
      idag: s.idag,
      skjermet: erVernet(d.ansatte.gradering),
      barn: foresatte.length > 0 || !d.ansatt,
      foresatte: foresatte.map((f) => (skjulte.has(f.personId) ? { ...f, personId: '', skjult: true } : { ...f, skjult: false })),
      ansatte: ansatte.map((a) => ({
        ...a,
        skjult: skjulte.has(a.personId),
        ...(skjulte.has(a.personId) ? { navn: '' } : {}),
        rolle: paSprak(ROLLETEKST[a.rolle as Rollenavn], s.sprak),
      })),
    };
  },
  viser: (ut) => [ut.personId, ...ut.foresatte.flatMap((f) => (f.skjult ? [] : [f.personId]))],
});
