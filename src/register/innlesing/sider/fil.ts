import { z } from 'zod';
import { visning } from '#grunn/handling/index.ts';
import * as lager from '../lager-visning.ts';
import { innlesingTilgang } from '../tilgang.ts';

export const Filkilde = z.enum(['folkeregisteret', 'hr', 'tilgangslosning', 'oppstart']);
export type Filkilde = z.infer<typeof Filkilde>;

export const FILJOBB: Readonly<Record<Filkilde, string>> = {
  folkeregisteret: 'register.innlesing.folkeregisteret.fil',
  hr: 'register.innlesing.hr',
  tilgangslosning: 'register.innlesing.tilgangslosning',
  oppstart: 'register.innlesing.oppstart',
};

/** The largest file that can be sent by hand; larger ones are laid in the inbox on the server. */
export const MAKS_BYTE = 250 * 1024 * 1024;

export const Filside = z.object({ kilder: z.array(Filkilde), maksMb: z.number(), holdt: z.number() });
export type Filside = z.infer<typeof Filside>;

/** The page where a file is sent by hand. */
export const filside = visning({
  regel: innlesingTilgang.lastOpp,
  inndata: z.object({}),
  utdata: Filside,
  gjelder: () => lager.hentKildevalg('hr'),
  async hent(s) {
    const planer = (await s.tjenester.jobbko?.planer()) ?? [];
    return {
      kilder: Filkilde.options.filter((k) => s.tjenester.innboks?.[k] !== undefined && planer.some((p) => p.navn === FILJOBB[k])),
      maksMb: MAKS_BYTE / (1024 * 1024),
      holdt: await lager.tellHoldte(s.db),
    };
  },
  viser: () => [],
});
