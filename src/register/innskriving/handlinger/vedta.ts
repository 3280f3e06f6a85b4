import { z } from 'zod';
import { handling, type Kontekst } from '#grunn/handling/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { dato } from '#web/tekster/index.ts';
import { skrivSkolear } from '#register/skole/index.ts';
import { finnBarn, finnForsteskole, finnForsteskoler, finnRunde, finnSak, type Forsteskole } from '../lager.ts';
import { skrivVedtak, type NyttVedtak } from '../lager-skriv.ts';
import type { Runde, Vedtakslag } from '../modell.ts';
import { erEgenSak, klagefrist, plassEtter } from '../regler.ts';
import { skrivBrev } from '../brev.ts';
import { innskrivingTilgang } from '../tilgang.ts';
import { BEGRUNNELSE } from './svar.ts';
import { Skole, Skolear } from './inndata.ts';

export const BREV = 'register.innskriving.brev';

interface Avgjorelse {
  readonly id: string;
  readonly navn: string;
  readonly gjelder: Vedtakslag;
  readonly innvilget: boolean;
  readonly avgjores: string;
  readonly skole: string | null;
  readonly sakkyndigRef: string | null;
  readonly begrunnelse: string;
}

/** The decision with its letter, in the hovudmål of the school that decides. */
function lagVedtak(s: Kontekst, a: Avgjorelse, runde: Runde, skoler: readonly Forsteskole[]): NyttVedtak {
  const ved = skoler.find((x) => x.skole === a.avgjores);
  const frist = klagefrist(s.idag);
  const brev = skrivBrev({
    malform: ved?.malform ?? 'nb',
    barn: a.navn,
    avgjortVed: ved?.navn ?? a.avgjores,
    plassVed: a.skole === null ? null : (skoler.find((x) => x.skole === a.skole)?.navn ?? a.skole),
    skolear: skrivSkolear(runde.skolear),
    gjelder: a.gjelder,
    innvilget: a.innvilget,
    begrunnelse: a.begrunnelse,
    forskrift: runde.forskrift,
    klageinstans: runde.klageinstans,
    klagefrist: dato(frist),
    vedtatt: dato(s.idag),
    av: s.aktor.navn,
  });
  return {
    innskrivingId: a.id,
    gjelder: a.gjelder,
    innvilget: a.innvilget,
    avgjortVed: a.avgjores,
    skole: a.skole,
    sakkyndigRef: a.sakkyndigRef,
    begrunnelse: s.nokler.krypterStor(a.begrunnelse, BEGRUNNELSE),
    brev: s.nokler.krypterStor(brev, BREV),
    klagefrist: frist,
  };
}

/**
 * The decision on one child, by the leader of the school that has the place: an enkeltvedtak with reasons, law and the last day to
 * appeal. A new one takes the place of the one before, as after an appeal.
 */
export const vedtaPlass = handling({
  regel: innskrivingTilgang.vedta,
  inndata: z.object({
    id: z.uuid(),
    utfall: z.enum(['innvilget', 'avslatt'], tosprak('Velg hva som er bestemt.', 'Vel kva som er bestemt.')),
    sakkyndigRef: z.string().trim().max(200).optional(),
    begrunnelse: z
      .string()
      .trim()
      .min(10, tosprak('Skriv begrunnelsen. Den står i brevet.', 'Skriv grunngivinga. Ho står i brevet.'))
      .max(4000),
  }),
  utdata: z.object({ id: z.string(), klagefrist: z.string() }),
  gjelder: (s, inn) => finnSak(s, inn.id, true),
  versjon: (sak) => sak.versjon,
  async utfor(s, sak, inn) {
    if (sak.status === 'tatt_inn')
      throw s.feil('tatt_inn', {
        nb: 'Barnet er alt tatt inn. Angre inntaket først.',
        nn: 'Barnet er alt teke inn. Angre inntaket først.',
      });
    if (erEgenSak(s.aktor, sak.personId)) {
      const tekst = { nb: 'Du er foresatt for barnet og kan ikke avgjøre dette. Be en annen leder om det.', nn: 'Du er føresett for barnet og kan ikkje avgjere dette. Be ein annan leiar om det.' }; // prettier-ignore
      throw s.feil('egen_sak', tekst, { status: 403 });
    }
    const gjelder = sak.gjelderNa;
    const innvilget = inn.utfall === 'innvilget';
    if (sak.avgjores === null || sak.kretsskole === null)
      throw s.feil('ukjent_krets', {
        nb: 'Nærskolen er ikke bestemt. Det gjør kommunen først.',
        nn: 'Nærskulen er ikkje avgjord. Det gjer kommunen først.',
      });
    if (gjelder === 'naerskole' && !innvilget) {
      const tekst = { nb: 'Barnet har rett til plass ved nærskolen.', nn: 'Barnet har rett til plass ved nærskulen.' };
      throw s.feil('har_rett', tekst, { status: 400, felt: { utfall: tekst } });
    }
    const trengerRef = innvilget && (gjelder === 'utsatt' || gjelder === 'framskutt');
    if (trengerRef && (inn.sakkyndigRef ?? '').length < 3) {
      const tekst = {
        nb: 'Skriv hvor den sakkyndige vurderingen finnes, som saksnummeret i arkivet.',
        nn: 'Skriv kvar den sakkunnige vurderinga finst, som saksnummeret i arkivet.',
      };
      throw s.feil('uten_sakkyndig', tekst, { status: 400, felt: { sakkyndigRef: tekst } });
    }
    const v = lagVedtak(
      s,
      {
        id: sak.id,
        navn: sak.navn,
        gjelder,
        innvilget,
        avgjores: sak.avgjores,
        skole: plassEtter(gjelder, innvilget, sak),
        sakkyndigRef: gjelder === 'utsatt' || gjelder === 'framskutt' ? inn.sakkyndigRef || null : null,
        begrunnelse: inn.begrunnelse,
      },
      sak.runde,
      await finnForsteskoler(s.db),
    );
    await skrivVedtak(s.db, [v], { na: s.na, av: s.aktor.id });
    return { ut: { id: sak.id, klagefrist: v.klagefrist }, spor: { gjelder, utfall: inn.utfall, skole: v.skole } };
  },
});

/** A place at the school for everybody whose home belongs there and who has confirmed; after the deadline, those who have not answered too. */
export const vedtaAlle = handling({
  regel: innskrivingTilgang.vedtaAlle,
  inndata: z.object({ skole: Skole, skolear: Skolear, utenSvar: z.literal('ja').optional() }),
  utdata: z.object({ skole: z.string(), skolear: z.number(), antall: z.number() }),
  gjelder: (s, inn) => finnForsteskole(s.db, inn.skole),
  async utfor(s, skole, { skolear, utenSvar }) {
    const runde = await finnRunde(s.db, skolear);
    if (runde === undefined)
      throw s.feil('ingen_runde', {
        nb: 'Innskrivingen er ikke åpnet for skoleåret.',
        nn: 'Innskrivinga er ikkje opna for skuleåret.',
      });
    if (utenSvar === 'ja' && s.idag <= runde.frist)
      throw s.feil('for_fristen', { nb: 'Vent til svarfristen er ute.', nn: 'Vent til svarfristen er ute.' });
    const barn = await finnBarn(s.db, { skolear, alt: false, skoler: [skole.skole], aktorId: s.aktor.id, idag: s.idag });
    const med = barn.filter(
      (b) =>
        !b.vernet &&
        !erEgenSak(s.aktor, b.personId) &&
        b.slag !== 'framskutt' &&
        b.kretsskole === skole.skole &&
        (b.status === 'bekreftet' || (utenSvar === 'ja' && b.status === 'ikke_svart')),
    );
    const skoler = await finnForsteskoler(s.db);
    const nn = skole.malform === 'nn';
    const begrunnelse = nn
      ? `Barnet bur i krinsen til ${skole.navn}, og har rett til å gå på nærskulen.`
      : `Barnet bor i kretsen til ${skole.navn}, og har rett til å gå på nærskolen.`;
    const vedtak = med.map((b) =>
      lagVedtak(
        s,
        {
          id: b.id,
          navn: b.navn,
          gjelder: 'naerskole',
          innvilget: true,
          avgjores: skole.skole,
          skole: skole.skole,
          sakkyndigRef: null,
          begrunnelse,
        },
        runde,
        skoler,
      ),
    );
    if (vedtak.length > 0) await skrivVedtak(s.db, vedtak, { na: s.na, av: s.aktor.id });
    return {
      ut: { skole: skole.skole, skolear, antall: vedtak.length },
      gjelder: med.map((b) => b.personId),
      spor: { skole: skole.skole, skolear, antall: vedtak.length, utenSvar: utenSvar ?? 'nei' },
    };
  },
});
