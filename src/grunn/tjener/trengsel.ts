import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { tegnTrengsel } from './feilside.tsx';
import type { Tjenervalg } from './modell.ts';
import { lesOkt } from './okt.ts';
import { rammeFor, sprakFor, vilHaJson } from './svar.ts';
import { Trengsel, type Bane } from './trengselsregler.ts';

/** The sessions known to belong to people at work; the oldest go first. A session not known yet stands in the common lane. */
const HUSKER = 20_000;
/** At once, on one process: some more than the connections to the database, so that none of them stands idle. */
const PLASSER = 12;

const TEKST = {
  nb: {
    tittel: 'Mange vil inn nå',
    hva: 'Akkurat nå er det flere her enn vi rekker å svare. Du er fortsatt logget inn. Vent litt, og prøv igjen.',
    lagret: 'Ingenting av det du sendte, er lagret. Gå tilbake i nettleseren og send på nytt om litt.',
    igjen: 'Prøv igjen',
  },
  nn: {
    tittel: 'Mange vil inn no',
    hva: 'Akkurat no er det fleire her enn vi rekk å svare. Du er framleis logga inn. Vent litt, og prøv igjen.',
    lagret: 'Ingenting av det du sende, er lagra. Gå tilbake i nettlesaren og send på nytt om litt.',
    igjen: 'Prøv igjen',
  },
} as const;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Kept open or slow by nature: takes no place among those being answered. */
    utenTrengsel?: boolean;
  }
}

/**
 * Keeps what is answered at once within what the machine can do, people at work in a lane of their own (robustness 4, LT5). Who cannot be answered
 * soon is told so at once, in their language, with Retry-After: 503, nothing read and nothing saved.
 */
export function settTrengsel(app: FastifyInstance, v: Tjenervalg): Trengsel {
  const plasser = v.plasser ?? PLASSER;
  const port = new Trengsel({ plasser, forbeholdt: Math.max(1, Math.floor(plasser / 4)), ventMs: { ansatt: 4000, andre: 1500 } });
  const iArbeid = new Set<string>();
  const kjennetegn = (f: FastifyRequest): string | undefined => {
    const token = lesOkt(f, v.https);
    return token === undefined ? undefined : createHash('sha256').update(token).digest('base64url').slice(0, 22);
  };
  const nei = new Map<string, string>();
  app.addHook('preHandler', async (f, svar) => {
    if (f.routeOptions.config.utenTrengsel === true || f.is404) return;
    const hvem = kjennetegn(f);
    const bane: Bane = hvem !== undefined && iArbeid.has(hvem) ? 'ansatt' : 'andre';
    const plass = await port.plass(bane, performance.now());
    if (plass === undefined) return avvis(f, svar, v, nei, port.provIgjen(bane));
    let sluppet = false;
    const slipp = () => {
      if (sluppet) return;
      sluppet = true;
      port.slipp(plass, performance.now());
      if (hvem !== undefined && f.aktor !== undefined && v.iArbeid?.(f.aktor) === true) husk(iArbeid, hvem);
    };
    f.slippPlass = slipp;
    // a reader who went away while the answer was made
    svar.raw.once('close', slipp);
  });
  app.addHook('onSend', async (f) => f.slippPlass?.());
  return port;
}

function husk(mengde: Set<string>, hvem: string): void {
  mengde.delete(hvem);
  mengde.add(hvem);
  if (mengde.size > HUSKER) for (const eldst of mengde) return void mengde.delete(eldst);
}

/** Drawn once a language: an answer that costs as much as the page it stands in for would make the crowd worse. */
function avvis(
  f: FastifyRequest,
  svar: FastifyReply,
  v: Tjenervalg,
  ferdige: Map<string, string>,
  sekunder: number,
): FastifyReply {
  const sprak = sprakFor(f);
  const t = TEKST[sprak];
  const skriver = f.method !== 'GET' && f.method !== 'HEAD';
  svar.code(503).header('retry-after', String(sekunder)).header('cache-control', 'no-store');
  if (vilHaJson(f))
    return svar
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify({ type: 'urn:friminutt:feil:trengsel', title: skriver ? t.lagret : t.hva, status: 503 }));
  const nokkel = `${sprak} ${skriver}`;
  let html = ferdige.get(nokkel);
  if (html === undefined) {
    html = v.tegnSide(
      { tittel: t.tittel, innhold: tegnTrengsel(t, skriver) },
      { ...rammeFor(f, undefined), sti: '/', sporring: {} },
    );
    ferdige.set(nokkel, html);
  }
  return svar.type('text/html; charset=utf-8').send(html);
}
