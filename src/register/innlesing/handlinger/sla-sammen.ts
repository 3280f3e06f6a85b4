import { z } from 'zod';
import { handling } from '#grunn/handling/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { skrivSammenslaing } from '../lager-beslutning.ts';
import { hentHoldt, holdtePersoner, sammenlign } from '../lager-holdtvisning.ts';
import { flyttFakta, pekOm } from '../lager-slasammen.ts';
import { TEMA } from '../modell.ts';
import { hindring, kanSlasSammen } from '../regler-holdt.ts';
import { holdtversjon } from '../sider/holdt.ts';
import { tekst } from '../tekster.ts';
import { koen } from '../tjenester.ts';
import { innlesingTilgang } from '../tilgang.ts';
import { Begrunnelse } from './inndata.ts';

/**
 * A named person says that two entries are one (E31). What people have written by hand is moved now; what the registers have told is moved
 * by a job of the import role, under the same change set.
 */
export const slaSammen = handling({
  regel: innlesingTilgang.slaSammen,
  inndata: z.object({
    id: z.uuid(),
    behold: z.uuid({ error: tosprak('Velg hvilken som skal beholdes.', 'Vel kven som skal haldast på.') }),
    begrunnelse: Begrunnelse,
  }),
  utdata: z.object({ id: z.uuid() }),
  async gjelder(s, inn) {
    const r = await hentHoldt(s.db, inn.id);
    return r && kanSlasSammen({ arsak: r.arsak, personer: holdtePersoner(r) }) ? r : undefined;
  },
  versjon: holdtversjon,
  async utfor(s, holdt, inn) {
    const to = (await sammenlign(s.db, holdtePersoner(holdt))).filter((x) => !x.sammenslatt).slice(0, 2);
    const behold = to.find((x) => x.id === inn.behold);
    const fjernes = to.find((x) => x.id !== inn.behold);
    if (behold === undefined || fjernes === undefined)
      throw s.feil(
        'ukjent_valg',
        { nb: 'Velg en av de to.', nn: 'Vel ein av dei to.' },
        { felt: { behold: { nb: 'Velg en av de to.', nn: 'Vel ein av dei to.' } } },
      );
    const hindret = hindring(behold, fjernes);
    if (hindret !== undefined) {
      const setning = { nb: tekst('nb').sammen.hindring[hindret], nn: tekst('nn').sammen.hindring[hindret] };
      throw s.feil(hindret, setning, { felt: { behold: setning } });
    }
    const id = crypto.randomUUID();
    const flytting = { fra: fjernes.id, til: behold.id, endringssett: id, na: s.na };
    await skrivSammenslaing(s.db, {
      id,
      behold: behold.id,
      fjernes: fjernes.id,
      holdtId: holdt.id,
      begrunnelse: inn.begrunnelse,
      na: s.na,
      av: s.aktor.id,
    });
    await flyttFakta(s.db, flytting, 'manuell');
    await pekOm(s.db, flytting);
    await koen(s).startNa('register.innlesing.slasammen', { sammenslaingId: id, utlostAv: s.aktor.id }, { tx: s.db });
    return {
      ut: { id: holdt.id },
      gjelder: [behold.id, fjernes.id],
      endringssett: id,
      spor: { kilde: holdt.kilde },
      skjedd: [TEMA],
    };
  },
});
