import { z } from 'zod';
import { FunksjonellFeil } from '#grunn/feil/index.ts';
import { jobb, Planlagt, type Jobbkontekst, type NoenJobb, type Rytme } from '#grunn/jobb/index.ts';
import { logg } from '#grunn/logg/index.ts';
import type { Innlesingsrad } from './lager.ts';

/** How each source is read in this kommune. One left out is off. `start` puts the clients behind these. */
export interface Innlesingsoppgaver {
  readonly folkeregisterNatt?: (utlostAv: string) => Promise<Innlesingsrad>;
  readonly folkeregisterFeed?: (utlostAv: string) => Promise<Innlesingsrad | undefined>;
  readonly folkeregisterFil?: (utlostAv: string) => Promise<Innlesingsrad | undefined>;
  readonly krr?: (utlostAv: string, personer?: readonly string[]) => Promise<Innlesingsrad | undefined>;
  readonly hr?: (utlostAv: string) => Promise<Innlesingsrad | undefined>;
  /** Roles from the kommune's own access solution. */
  readonly tilgangslosning?: (utlostAv: string) => Promise<Innlesingsrad | undefined>;
  /** What the kommune's former school system had: our start file, OneRoster or PIFU. */
  readonly oppstart?: (utlostAv: string) => Promise<Innlesingsrad | undefined>;
  readonly nsr?: (utlostAv: string) => Promise<Innlesingsrad | undefined>;
  readonly grep?: (utlostAv: string) => Promise<Innlesingsrad | undefined>;
  readonly nabosystem?: (utlostAv: string) => Promise<Innlesingsrad | undefined>;
  /** Goes on with a run that a person has decided on, or that a crash left. */
  readonly fortsett: (innlesingId: string) => Promise<Innlesingsrad>;
  readonly angre: (innlesingId: string, utlostAv: string) => Promise<Innlesingsrad>;
  /** Tries a held record again. */
  readonly holdt: (holdtId: string, utlostAv: string) => Promise<Innlesingsrad | undefined>;
  /** Joins two entries that a person has decided are one. */
  readonly slaSammen: (sammenslaingId: string, utlostAv: string) => Promise<Innlesingsrad>;
  readonly rydd: () => Promise<void>;
}

/** Default rhythm of each job; the kommune sets its own (V08). The order of the night: people, who they work for, how to reach them. */
export const STANDARDRYTME: Readonly<Record<string, Rytme>> = {
  'register.innlesing.folkeregisteret.natt': { slag: 'nattlig', kl: '02:10' },
  // protection must be in place within a minute of the feed showing it (F-17)
  'register.innlesing.folkeregisteret.feed': { slag: 'lopende', hvertMinutt: 1 },
  'register.innlesing.folkeregisteret.fil': { slag: 'nattlig', kl: '01:50' },
  'register.innlesing.hr': { slag: 'nattlig', kl: '02:20' },
  // after HR: whoever was employed tonight may have a role tonight
  'register.innlesing.tilgangslosning': { slag: 'nattlig', kl: '02:28' },
  'register.innlesing.krr': { slag: 'nattlig', kl: '02:30' },
  'register.innlesing.nsr': { slag: 'ukentlig', dag: 7, kl: '04:00' },
  'register.innlesing.grep': { slag: 'ukentlig', dag: 7, kl: '04:10' },
  'register.innlesing.nabosystem': { slag: 'nattlig', kl: '02:50' },
  // read when somebody sends it, and looked over before it is used
  'register.innlesing.oppstart': { slag: 'paForesporsel' },
  'register.innlesing.rydd': { slag: 'nattlig', kl: '04:30' },
};

export const Bestilling = z.object({
  planlagt: z.string().optional(),
  utlostAv: z.uuid().optional(),
  personer: z.array(z.uuid()).max(1000).optional(),
});
export const Gjelder = z.object({ innlesingId: z.uuid(), utlostAv: z.uuid().optional() });
const GjelderHoldt = z.object({ holdtId: z.uuid(), utlostAv: z.uuid() });
const GjelderSammenslaing = z.object({ sammenslaingId: z.uuid(), utlostAv: z.uuid() });

/** The jobs of the readings that are on. One of each at a time; starts while it runs are merged into one more run. */
export function innlesingsjobber(o: Innlesingsoppgaver): NoenJobb[] {
  const les = (
    navn: string,
    utfor: (utlostAv: string, personer?: readonly string[]) => Promise<Innlesingsrad | undefined>,
  ): NoenJobb =>
    jobb({
      navn,
      data: navn === 'register.innlesing.krr' ? Bestilling : Bestilling.omit({ personer: true }),
      kjoring: navn === 'register.innlesing.krr' ? 'hver' : 'samlet',
      forsok: 3,
      ventSekunder: 120,
      utfor: (k: Jobbkontekst, data: z.infer<typeof Bestilling>) =>
        meld(navn, k, () => utfor(data.utlostAv ?? navn.replace('register.', ''), data.personer)),
    });
  const ut: NoenJobb[] = [];
  if (o.folkeregisterNatt) ut.push(les('register.innlesing.folkeregisteret.natt', o.folkeregisterNatt));
  if (o.folkeregisterFeed) ut.push(les('register.innlesing.folkeregisteret.feed', o.folkeregisterFeed));
  if (o.folkeregisterFil) ut.push(les('register.innlesing.folkeregisteret.fil', o.folkeregisterFil));
  if (o.hr) ut.push(les('register.innlesing.hr', o.hr));
  if (o.tilgangslosning) ut.push(les('register.innlesing.tilgangslosning', o.tilgangslosning));
  if (o.oppstart) ut.push(les('register.innlesing.oppstart', o.oppstart));
  if (o.krr) ut.push(les('register.innlesing.krr', o.krr));
  if (o.nsr) ut.push(les('register.innlesing.nsr', o.nsr));
  if (o.grep) ut.push(les('register.innlesing.grep', o.grep));
  if (o.nabosystem) ut.push(les('register.innlesing.nabosystem', o.nabosystem));
  ut.push(
    avgjort('register.innlesing.fortsett', Gjelder, (d) => o.fortsett(d.innlesingId)),
    avgjort('register.innlesing.angre', Gjelder, (d) => o.angre(d.innlesingId, d.utlostAv ?? 'innlesing.angre')),
    avgjort('register.innlesing.holdt', GjelderHoldt, (d) => o.holdt(d.holdtId, d.utlostAv)),
    avgjort('register.innlesing.slasammen', GjelderSammenslaing, (d) => o.slaSammen(d.sammenslaingId, d.utlostAv)),
    jobb({ navn: 'register.innlesing.rydd', data: Planlagt, kjoring: 'samlet', utfor: () => o.rydd() }),
  );
  return ut;
}

/**
 * What a named person has decided is done, also when the source is being read just then: it waits for its turn. Refused because it has
 * been done already, or cannot be done any more, it is over.
 */
function avgjort<D extends object>(
  navn: string,
  data: z.ZodType<D>,
  utfor: (data: D) => Promise<Innlesingsrad | undefined>,
): NoenJobb {
  return jobb({
    navn,
    data,
    forsok: 20,
    ventSekunder: 5,
    utfor: async (_k, d: D) => {
      try {
        fortell(navn, await utfor(d));
      } catch (e) {
        if (e instanceof FunksjonellFeil && (e.kode === 'kan_ikke_angres' || e.kode === 'finnes_ikke')) return;
        throw e;
      }
    },
  });
}

/** The same jobs for a process that only starts them (the web server): whatever the kommune reads, a worker does it. */
export const bestillbareInnlesinger = (): NoenJobb[] => {
  const ikkeHer = () => Promise.reject(new Error('This process takes no jobs'));
  return innlesingsjobber({
    folkeregisterNatt: ikkeHer,
    folkeregisterFeed: ikkeHer,
    folkeregisterFil: ikkeHer,
    krr: ikkeHer,
    hr: ikkeHer,
    tilgangslosning: ikkeHer,
    oppstart: ikkeHer,
    nsr: ikkeHer,
    grep: ikkeHer,
    nabosystem: ikkeHer,
    fortsett: ikkeHer,
    angre: ikkeHer,
    holdt: ikkeHer,
    slaSammen: ikkeHer,
    rydd: ikkeHer,
  });
};

/** Another node at the same source is no failure: that node's run is the run. */
async function meld(navn: string, k: Jobbkontekst, utfor: () => Promise<Innlesingsrad | undefined>): Promise<void> {
  try {
    const rad = await utfor();
    fortell(navn, rad);
    // a source that was down is tried again; what a person must decide is not, nor a file somebody has sent once
    if (rad?.status === 'feilet' && k.forsok < 3 && navn !== 'register.innlesing.oppstart')
      throw new FunksjonellFeil('innlesing_feilet', 'Innlesingen feilet og prøves igjen.');
  } catch (e) {
    if (e instanceof FunksjonellFeil && e.kode === 'pagar') return;
    throw e;
  }
}

function fortell(navn: string, rad: Innlesingsrad | undefined): void {
  if (rad)
    logg.info(
      { jobb: navn, kjoring: rad.id, kilde: rad.kilde, status: rad.status, antall: rad.tellere.hentet },
      'Innlesing avsluttet',
    );
}
