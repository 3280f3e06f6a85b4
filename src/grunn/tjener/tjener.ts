import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import fastify, { LogController, type FastifyInstance } from 'fastify';
import { medSporringsteller } from '#grunn/db/index.ts';
import { ikkeFunnet } from '#grunn/handling/index.ts';
import type { Aktor } from '#grunn/tilgang/index.ts';
import { settHelse } from './helse.ts';
import type { Tjenervalg } from './modell.ts';
import { krevInnlogging, settRuter } from './ruting.ts';
import { lesbarAdresse, settSikkerhet } from './sikkerhet.ts';
import { settStatiske } from './statiske.ts';
import { lukkStrommer } from './strom.ts';
import { settTrengsel } from './trengsel.ts';
import { nyReferanse, sendFeil, sprakFor } from './svar.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A POST whose form is drawn by a GET on the same address. */
    skjemaside?: boolean;
  }
  interface FastifyRequest {
    /** Who asked, once the act has found out: for error pages in the reader's language and shell. */
    aktor: Aktor | undefined;
    /** Statements sent for this request so far. */
    sporringer: (() => number) | undefined;
    /** Gives back the place among those being answered; nothing the second time. */
    slippPlass: (() => void) | undefined;
  }
}

/** Forms are small; files have a door of their own. */
const KROPPSTAK = 1024 * 1024;

/** The web server with every address in the table. Not listening yet: `listen`, or `inject` in tests. */
export async function lagTjener(v: Tjenervalg): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: v.logg,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: nyReferanse,
    bodyLimit: KROPPSTAK,
    // the one in front, and nobody before it: what they say of themselves is theirs to make up
    trustProxy: v.bakProxy === true ? (_adresse, ledd) => ledd === 0 : false,
    rewriteUrl: (f) => lesbarAdresse(f.url ?? '/'),
    routerOptions: { maxParamLength: 200 },
    // a file of the largest size over a slow line; headers have Node's own, shorter time
    requestTimeout: 120_000,
    forceCloseConnections: true,
  }) as unknown as FastifyInstance;
  app.decorateRequest('aktor', undefined);
  app.decorateRequest('sporringer', undefined);
  app.decorateRequest('slippPlass', undefined);

  app.addHook('onRequest', (f, _svar, videre) => {
    void medSporringsteller(async (antall) => {
      f.sporringer = antall;
      videre();
    });
  });
  app.addHook('onResponse', async (f, svar) => {
    v.logg.info(
      {
        metode: f.method,
        rute: f.routeOptions.url ?? 'ukjent',
        status: svar.statusCode,
        varighetMs: Math.round(svar.elapsedTime),
        sporringer: f.sporringer?.() ?? 0,
        reqId: f.id,
      },
      'Forespørsel',
    );
  });
  app.addHook('preClose', async () => lukkStrommer());

  await app.register(cookie);
  await app.register(formbody, { bodyLimit: KROPPSTAK });
  await settSikkerhet(app, { produksjon: v.dor.miljo === 'produksjon' });
  app.setErrorHandler((feil, f, svar) => krevInnlogging(f, svar, v, feil, f.aktor));
  app.setNotFoundHandler((f, svar) => sendFeil(f, svar, v, ikkeFunnet(sprakFor(f))));

  settHelse(app, v.helse);
  settStatiske(app, v.statisk);
  settTrengsel(app, v);
  v.utenInnlogging?.(app);
  await settRuter(app, v);
  return app;
}
