import { z } from 'zod';
import { handling } from '#grunn/handling/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { erEgenSak } from '#tilgang/relasjon/index.ts';
import { dato } from '#web/tekster/index.ts';
import { temaFor } from '../../fravar/index.ts';
import { frist, skoledager } from '../../rutine/index.ts';
import { finnSoknad, merkApnet, settInnVedtak } from '../lager.ts';
import { VEDTAKSUTFALL } from '../modell.ts';
import { kanAvgjore, mittNiva, nivaFor, skrivBrev } from '../regler.ts';
import { permisjonTilgang } from '../tilgang.ts';
import { BEGRUNNELSE, nyVersjon } from './sok.ts';

export const BREV = 'skoledag.permisjon.brev';
const TRE_UKER = 21;
const tom = (v: unknown) => (v === '' ? undefined : v);

/**
 * The decision, by somebody on the right level: an enkeltvedtak with reasons, law and the last day to appeal. The letter lies in the portal;
 * the event that tells of it has no content.
 */
export const vedtaPermisjon = handling({
  regel: permisjonTilgang.vedta,
  inndata: z.object({
    soknadId: z.uuid(),
    utfall: z.enum(VEDTAKSUTFALL, { error: tosprak('Velg hva som er bestemt.', 'Vel kva som er bestemt.') }),
    fra: z.preprocess(tom, z.iso.date().optional()),
    til: z.preprocess(tom, z.iso.date().optional()),
    begrunnelse: z
      .string({ error: tosprak('Skriv begrunnelsen. Den står i brevet.', 'Skriv grunngivinga. Ho står i brevet.') })
      .trim()
      .min(10, { error: tosprak('Skriv begrunnelsen. Den står i brevet.', 'Skriv grunngivinga. Ho står i brevet.') })
      .max(4000),
  }),
  utdata: z.object({ soknadId: z.string(), klagefrist: z.string() }),
  gjelder: (s, inn) => finnSoknad(s, inn.soknadId),
  versjon: (k) => k.versjon,
  async utfor(s, k, inn) {
    if (k.status !== 'sokt') throw s.feil('behandlet', { nb: 'Søknaden er alt behandlet.', nn: 'Søknaden er alt behandla.' });
    // fvl. § 6: a party's parent decides nothing in the case
    if (await erEgenSak(s, k.elevId))
      throw s.feil(
        'egen_sak',
        { nb: 'Du kan ikke avgjøre en sak om ditt eget barn.', nn: 'Du kan ikkje avgjere ei sak om ditt eige barn.' },
        { status: 403 },
      );
    const mitt = mittNiva(s.aktor, s.idag, k.skole);
    if (mitt === undefined || !kanAvgjore(mitt, k.dager, k.regler)) {
      const hvem = nivaFor(k.dager, k.regler);
      throw s.feil('feil_niva', {
        nb: `${k.dager} skoledager avgjøres av ${hvem === 'kommune' ? 'kommunen' : 'rektor'}, etter ${k.regler.forskrift}.`,
        nn: `${k.dager} skuledagar blir avgjorde av ${hvem === 'kommune' ? 'kommunen' : 'rektor'}, etter ${k.regler.forskrift}.`,
      });
    }
    const avslatt = inn.utfall === 'avslatt';
    const fra = avslatt ? null : inn.utfall === 'delvis' ? (inn.fra ?? k.fra) : k.fra;
    const til = avslatt ? null : inn.utfall === 'delvis' ? (inn.til ?? k.til) : k.til;
    if (fra !== null && til !== null && (fra < k.fra || til > k.til || til < fra))
      throw s.feil(
        'utenfor',
        { nb: 'Dagene må ligge innenfor søknaden.', nn: 'Dagane må liggje innanfor søknaden.' },
        { felt: { fra: { nb: 'Velg dager innenfor søknaden.', nn: 'Vel dagar innanfor søknaden.' } } },
      );
    const dager = fra === null || til === null ? 0 : skoledager(fra, til, k.oppsett, k.skole).length;
    const klagefrist = frist(s.idag, TRE_UKER);
    const brev = skrivBrev({
      malform: k.malform,
      elev: k.navn,
      skole: k.skolenavn,
      kommune: undefined,
      fra: fra === null ? '' : dato(fra),
      til: til === null ? '' : dato(til),
      dager,
      sokt: { fra: dato(k.fra), til: dato(k.til), dager: k.dager },
      utfall: inn.utfall,
      ledd: k.ledd,
      begrunnelse: inn.begrunnelse,
      forskrift: k.regler.forskrift,
      klagefrist: dato(klagefrist),
      klageinstans: k.regler.klageinstans,
      vedtatt: dato(s.idag),
      av: s.aktor.navn,
    });
    await settInnVedtak(s.db, {
      soknadId: k.soknadId,
      elevId: k.elevId,
      skole: k.skole,
      utfall: inn.utfall,
      fra,
      til,
      dager,
      niva: mitt,
      begrunnelse: s.nokler.krypterStor(inn.begrunnelse, BEGRUNNELSE),
      forskrift: k.regler.forskrift,
      klagefrist,
      brev: s.nokler.krypterStor(brev, BREV),
      na: s.na,
      av: s.aktor.id,
    });
    await nyVersjon(s, k, { status: inn.utfall });
    return {
      ut: { soknadId: k.soknadId, klagefrist },
      spor: { utfall: inn.utfall, dager, niva: mitt },
      skjedd: [temaFor(k.skole)],
    };
  },
});

/** The party opens the decision: when is registered (eForvaltningsforskriften § 8), and the appeal's clock is known. */
export const apneVedtak = handling({
  regel: permisjonTilgang.apne,
  inndata: z.object({ soknadId: z.uuid() }),
  utdata: z.object({ soknadId: z.string() }),
  gjelder: (s, inn) => finnSoknad(s, inn.soknadId),
  async utfor(s, k) {
    if (k.vedtakId === null)
      throw s.feil('ikke_klart', { nb: 'Søknaden er ikke behandlet ennå.', nn: 'Søknaden er ikkje behandla enno.' });
    await merkApnet(s.db, k.vedtakId, { na: s.na, av: s.aktor.id });
    return { ut: { soknadId: k.soknadId } };
  },
});
