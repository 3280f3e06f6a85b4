import { z } from 'zod';
import { handling } from '#grunn/handling/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { FORSTE_TEGN, forsteTegn, leggIInnboks } from '../innboks.ts';
import * as lager from '../lager-visning.ts';
import { TEMA } from '../modell.ts';
import { FILJOBB, Filkilde } from '../sider/fil.ts';
import { jobbkode } from '../sider/kildejobber.ts';
import { koen } from '../tjenester.ts';
import { innlesingTilgang } from '../tilgang.ts';

const VELG_FIL = tosprak('Velg en fil.', 'Vel ei fil.');

const Fil = z.object({ navn: z.string(), byte: z.number(), sum: z.string(), sti: z.string() }, { error: VELG_FIL });

/** Takes a file somebody sends by hand, lays it in the inbox and starts its run. The brakes are the same as for one that comes by itself. */
export const lastOpp = handling({
  regel: innlesingTilgang.lastOpp,
  inndata: z.object({
    kilde: z.enum(Filkilde.options, { error: tosprak('Velg hvor fila kommer fra.', 'Vel kvar fila kjem frå.') }),
    fil: Fil,
  }),
  utdata: z.object({ jobb: z.string() }),
  gjelder: (_s, inn) => lager.hentKildevalg(inn.kilde),
  async utfor(s, _valg, inn) {
    const innboks = s.tjenester.innboks?.[inn.kilde];
    if (innboks === undefined) {
      const tekst = { nb: 'Denne kilden tar ikke imot filer her.', nn: 'Denne kjelda tek ikkje imot filer her.' };
      throw s.feil('ingen_innboks', tekst, { felt: { kilde: tekst } });
    }
    const tegn = forsteTegn(inn.fil.sti);
    if (!FORSTE_TEGN[inn.kilde].test(tegn))
      throw s.feil('feil_slags_fil', FEIL_SLAG[inn.kilde], { felt: { fil: tegn === '' ? TOM : FEIL_SLAG[inn.kilde] } });
    leggIInnboks(innboks, inn.fil, s.na);
    const jobb = FILJOBB[inn.kilde];
    await koen(s).startNa(jobb, { utlostAv: s.aktor.id }, { tx: s.db });
    return { ut: { jobb: jobbkode(jobb) }, spor: { kilde: inn.kilde, byte: inn.fil.byte, sum: inn.fil.sum }, skjedd: [TEMA] };
  },
});

const TOM = { nb: 'Fila er tom.', nn: 'Fila er tom.' };
const FEIL_SLAG = {
  folkeregisteret: {
    nb: 'Dette er ikke en fil fra Folkeregisteret. Den skal ha én person på hver linje (NDJSON).',
    nn: 'Dette er ikkje ei fil frå Folkeregisteret. Ho skal ha éin person på kvar linje (NDJSON).',
  },
  hr: {
    nb: 'Dette er ikke en fil fra HR-systemet. Den skal være XML.',
    nn: 'Dette er ikkje ei fil frå HR-systemet. Ho skal vere XML.',
  },
  tilgangslosning: {
    nb: 'Dette er ikke en rollefil. Den skal være CSV med kolonnene ansattnummer, rolle, skole, fra og til.',
    nn: 'Dette er ikkje ei rollefil. Ho skal vere CSV med kolonnane ansattnummer, rolle, skole, fra og til.',
  },
  oppstart: {
    nb: 'Dette er ikke en fil fra et skolesystem. Den skal være en OneRoster-pakke (zip), PIFU-IMS (XML) eller oppstartsfil (NDJSON).',
    nn: 'Dette er ikkje ei fil frå eit skulesystem. Ho skal vere ei OneRoster-pakke (zip), PIFU-IMS (XML) eller oppstartsfil (NDJSON).',
  },
};
