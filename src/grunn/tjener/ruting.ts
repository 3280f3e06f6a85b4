import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { FunksjonellFeil } from '#grunn/feil/index.ts';
import {
  feilPaSprak,
  ikkeFunnet,
  medKontekst,
  type Fil,
  type Handling,
  type Kontekst,
  type Raverdier,
  type Rute,
  type Skjematilstand,
  type Tegner,
  type Visning,
} from '#grunn/handling/index.ts';
import type { Aktor } from '#grunn/tilgang/index.ts';
import { fjern, taImot } from './mottak.ts';
import type { Tjenervalg } from './modell.ts';
import { lesEnhet, lesOkt, settEnhet } from './okt.ts';
import { apneStrom } from './strom.ts';
import { nyTilstand, rammeFor, sendFeil, sendSide, sprakFor, stiAv, tekster, tilbakeadresse, vilHaJson } from './svar.ts';

type Utforer = (f: FastifyRequest, svar: FastifyReply) => Promise<unknown>;

/** Puts every address of the table on the server, and answers 405 to the methods an address does not have. */
export async function settRuter(app: FastifyInstance, v: Tjenervalg): Promise<void> {
  const metoder = new Map<string, Set<string>>();
  const ruter = v.ruter.flatMap((t) => t.ruter);
  // forms with files have a reader of their own; every other address refuses them
  const opplastinger = ruter.filter((r) => r.slag === 'opplasting');
  if (opplastinger.length > 0)
    await app.register(async (sub) => {
      await sub.register(multipart, { throwFileSizeLimit: false });
      for (const r of opplastinger)
        sub.route({
          method: 'POST',
          url: r.sti,
          config: { skjemaside: true, utenTrengsel: true },
          handler: (f, svar) => lastOpp(f, svar, v, r),
        });
    });
  for (const rute of ruter) {
    if (rute.slag === 'opplasting') metoder.set(rute.sti, new Set(['POST']));
    for (const [metode, utforer] of utforereFor(rute, v)) {
      const skjemaside = metode === 'POST' && ['skjema', 'oppslag', 'uthenting'].includes(rute.slag);
      app.route({
        method: metode,
        url: rute.sti,
        config: { skjemaside, utenTrengsel: rute.slag === 'strom' },
        handler: utforer,
      });
      metoder.set(rute.sti, (metoder.get(rute.sti) ?? new Set()).add(metode));
    }
  }
  for (const [sti, har] of metoder) {
    const mangler = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((m) => !har.has(m));
    app.route({
      method: mangler,
      url: sti,
      handler: async (f, svar) => {
        svar.header('allow', [...har, ...(har.has('GET') ? ['HEAD'] : [])].join(', '));
        return sendFeil(f, svar, v, metodeIkkeTillatt(f));
      },
    });
  }
}

const metodeIkkeTillatt = (f: FastifyRequest) =>
  feilPaSprak(
    sprakFor(f),
    'metode',
    { nb: 'Denne adressen kan ikke brukes slik.', nn: 'Denne adressa kan ikkje brukast slik.' },
    { status: 405 },
  );

function utforereFor(r: Rute, v: Tjenervalg): readonly [string, Utforer][] {
  switch (r.slag) {
    case 'side':
      return [['GET', (f, svar) => visSide(f, svar, v, r.visning, r.tegn)]];
    case 'skjema':
      return [
        ['GET', (f, svar) => visSide(f, svar, v, r.visning, r.tegn)],
        ['POST', (f, svar) => sendSkjema(f, svar, v, r)],
      ];
    case 'opplasting':
      return [['GET', (f, svar) => visSide(f, svar, v, r.visning, r.tegn)]];
    case 'knapp':
      return [['POST', (f, svar) => trykkKnapp(f, svar, v, r)]];
    case 'oppslag':
      return [
        ['GET', (f, svar) => visSide(f, svar, v, r.visning, r.tegn)],
        ['POST', (f, svar) => svarPaOppslag(f, svar, v, r)],
      ];
    case 'fil':
      return [['GET', (f, svar) => sendFil(f, svar, v, r)]];
    case 'uthenting':
      return [
        ['GET', (f, svar) => visSide(f, svar, v, r.visning, r.tegn)],
        ['POST', (f, svar) => hentUt(f, svar, v, r)],
      ];
    case 'strom':
      return [['GET', (f, svar) => folgStrom(f, svar, v, r)]];
    case 'api':
      return [[r.metode, (f, svar) => svarApi(f, svar, v, r.akt)]];
  }
}

/** Address parameters win over what the body or the query says. The hidden fields of the door are taken out. */
function raverdier(f: FastifyRequest, fra: 'query' | 'body'): Raverdier {
  const { _nokkel, _versjon, _kladd, ...resten } = {
    ...((fra === 'body' ? f.body : f.query) as Record<string, unknown> | undefined),
  };
  void _nokkel;
  void _versjon;
  void _kladd;
  const ra = { ...resten, ...(f.params as object) };
  if (harNulltegn(ra)) throw uleselig(f);
  return ra;
}

/** PostgreSQL keeps no such character in text; no keyboard writes one. */
const harNulltegn = (v: unknown): boolean =>
  typeof v === 'string' ? v.includes('\0') : typeof v === 'object' && v !== null && Object.values(v).some((x) => harNulltegn(x));

const uleselig = (f: FastifyRequest) =>
  feilPaSprak(
    sprakFor(f),
    'uleselig',
    {
      nb: 'Vi kunne ikke lese det du sendte. Åpne siden på nytt og prøv igjen.',
      nn: 'Vi kunne ikkje lese det du sende. Opne sida på nytt og prøv igjen.',
    },
    { status: 400 },
  );

const skjult = (f: FastifyRequest, navn: '_nokkel' | '_versjon'): string | undefined => {
  const verdi = (f.body as Record<string, unknown> | undefined)?.[navn];
  return typeof verdi === 'string' && verdi !== '' ? verdi : undefined;
};

const iKontekst = <T>(f: FastifyRequest, v: Tjenervalg, arbeid: (s: Kontekst) => Promise<T>): Promise<T> =>
  medKontekst(v.dor, v.finnAktor(lesOkt(f, v.https), lesEnhet(f, v.https)), sprakFor(f), async (s) => {
    f.aktor = s.aktor;
    return arbeid(s);
  });

/** Runs a view and hands back who saw it, so that the page is drawn outside the transaction. */
const lesVisning = <M>(f: FastifyRequest, v: Tjenervalg, visning: Visning<M>, ra: Raverdier) =>
  iKontekst(f, v, async (s) => ({ modell: await visning.kjor(s, ra), aktor: s.aktor }));

async function visSide(f: FastifyRequest, svar: FastifyReply, v: Tjenervalg, visning: Visning, tegn: Tegner<unknown>) {
  const { modell, aktor } = await lesVisning(f, v, visning, raverdier(f, 'query'));
  const ramme = rammeFor(f, aktor, await kladdtilstand(f, v, aktor));
  return sendSide(svar, v, tegn(modell, ramme), ramme);
}

/** What was typed before the person had to log in, drawn again. */
async function kladdtilstand(f: FastifyRequest, v: Tjenervalg, aktor: Aktor): Promise<Skjematilstand | undefined> {
  const id = (f.query as Record<string, unknown> | undefined)?.['_kladd'];
  if (typeof id !== 'string' || v.okt === undefined) return undefined;
  const verdier = await v.okt.hentKladd(id, { sti: stiAv(f), personId: aktor.id });
  if (verdier === undefined) return undefined;
  const melding =
    aktor.sprak === 'nn'
      ? 'Du er logga inn att. Sjå over det du skreiv, og send på nytt.'
      : 'Du er logget inn igjen. Se over det du skrev, og send på nytt.';
  return nyTilstand({ verdier, melding });
}

/** Every write carries the key its form was drawn with: sent twice, it is done once. */
function nokkelFra(f: FastifyRequest, sprak: Kontekst['sprak']): string {
  const hode = f.headers['idempotency-key'];
  const nokkel = typeof hode === 'string' ? hode : skjult(f, '_nokkel');
  if (nokkel !== undefined && /^[\w-]{8,100}$/.test(nokkel)) return nokkel;
  throw feilPaSprak(
    sprak,
    'mangler_nokkel',
    {
      nb: 'Skjemaet mangler nøkkelen som hindrer at det sendes to ganger. Åpne siden på nytt og prøv igjen.',
      nn: 'Skjemaet manglar nøkkelen som hindrar at det blir sendt to gonger. Opne sida på nytt og prøv igjen.',
    },
    { status: 400 },
  );
}

const basisFra = (f: FastifyRequest): string | undefined => {
  const hode = f.headers['if-match'];
  return hode === undefined ? skjult(f, '_versjon') : hode.replace(/^"(.*)"$/, '$1');
};

const utforHandling = (f: FastifyRequest, v: Tjenervalg, handling: Handling, ra: Raverdier) =>
  iKontekst(f, v, (s) => handling.kjor(s, ra, { nokkel: nokkelFra(f, s.sprak), basis: basisFra(f) }));

/** Asked first whether this person may: nobody else's file is read. What is left of it is gone when the answer is sent. */
async function lastOpp(f: FastifyRequest, svar: FastifyReply, v: Tjenervalg, r: Extract<Rute, { slag: 'opplasting' }>) {
  await iKontekst(f, v, (s) => r.visning.prov(s, raverdier(f, 'query')));
  if (v.opplastingsmappe === undefined) throw ikkeFunnet(sprakFor(f));
  try {
    const { felt, fil } = await taImot(f, v.opplastingsmappe, r.maksByte);
    f.body = { ...felt, ...(fil ? { fil } : {}) };
    try {
      return await sendSkjema(f, svar, v, r);
    } finally {
      fjern(fil);
    }
  } catch (e) {
    return tegnPaNytt(f, svar, v, r.visning, r.tegn, e);
  }
}

async function sendSkjema(
  f: FastifyRequest,
  svar: FastifyReply,
  v: Tjenervalg,
  r: Extract<Rute, { slag: 'skjema' | 'opplasting' }>,
) {
  const ra = raverdier(f, 'body');
  try {
    const ut = await utforHandling(f, v, r.handling, ra);
    return svar.redirect(r.videre(ut, ra), 303);
  } catch (e) {
    return tegnPaNytt(f, svar, v, r.visning, r.tegn, e);
  }
}

/** The form again, with what was typed, what is wrong, and (after a conflict) what stands there now. */
async function tegnPaNytt(
  f: FastifyRequest,
  svar: FastifyReply,
  v: Tjenervalg,
  visning: Visning,
  tegn: Tegner<unknown>,
  feil: unknown,
) {
  const KAN_RETTES = [400, 409, 422];
  if (!(feil instanceof FunksjonellFeil) || !KAN_RETTES.includes(feil.status)) throw feil;
  const { modell, aktor } = await lesVisning(f, v, visning, { ...(f.query as object), ...(f.params as object) });
  const ramme = rammeFor(
    f,
    aktor,
    nyTilstand({
      verdier: tekster(raverdier(f, 'body')),
      feil: Object.entries(feil.felt).map(([navn, melding]) => ({ navn, melding })),
      melding: feil.message,
      konflikt: feil.kode === 'konflikt',
    }),
  );
  return sendSide(svar, v, tegn(modell, ramme), ramme, feil.status);
}

async function trykkKnapp(f: FastifyRequest, svar: FastifyReply, v: Tjenervalg, r: Extract<Rute, { slag: 'knapp' }>) {
  const ra = raverdier(f, 'body');
  const ut = await utforHandling(f, v, r.handling, ra);
  const enhet = r.enhet?.(ut);
  if (enhet !== undefined) settEnhet(svar, v.https, enhet.token, enhet.dager);
  return svar.redirect(r.videre(ut, ra), 303);
}

async function svarPaOppslag(f: FastifyRequest, svar: FastifyReply, v: Tjenervalg, r: Extract<Rute, { slag: 'oppslag' }>) {
  try {
    const { modell, aktor } = await lesVisning(f, v, r.sporring, raverdier(f, 'body'));
    const ramme = rammeFor(f, aktor);
    return sendSide(svar, v, r.tegnSvar(modell, ramme), ramme);
  } catch (e) {
    return tegnPaNytt(f, svar, v, r.visning, r.tegn, e);
  }
}

async function sendFil(f: FastifyRequest, svar: FastifyReply, v: Tjenervalg, r: Extract<Rute, { slag: 'fil' }>) {
  const { modell, aktor } = await lesVisning(f, v, r.visning, raverdier(f, 'query'));
  return svarFil(svar, await r.lagFil(modell, aktor.sprak));
}

const svarFil = (svar: FastifyReply, fil: Fil) =>
  svar
    .type(fil.type)
    .header('content-disposition', `attachment; filename="${fil.filnavn.replaceAll(/[^\w.-]/g, '_')}"`)
    .send(fil.innhold);

async function hentUt(f: FastifyRequest, svar: FastifyReply, v: Tjenervalg, r: Extract<Rute, { slag: 'uthenting' }>) {
  try {
    const { modell, aktor } = await lesVisning(f, v, r.sporring, raverdier(f, 'body'));
    return svarFil(svar, await r.lagFil(modell, aktor.sprak));
  } catch (e) {
    return tegnPaNytt(f, svar, v, r.visning, r.tegn, e);
  }
}

async function folgStrom(f: FastifyRequest, svar: FastifyReply, v: Tjenervalg, r: Extract<Rute, { slag: 'strom' }>) {
  const ra = raverdier(f, 'query');
  const prov = () => iKontekst(f, v, (s) => r.visning.prov(s, ra)).then(() => true);
  await prov();
  if (v.endringer === undefined) return svar.code(204).send();
  return apneStrom(f, svar, { endringer: v.endringer, tema: r.tema(ra), prov });
}

async function svarApi(f: FastifyRequest, svar: FastifyReply, v: Tjenervalg, akt: Handling | Visning) {
  const ut =
    akt.slag === 'visning'
      ? (await lesVisning(f, v, akt, raverdier(f, 'query'))).modell
      : await utforHandling(f, v, akt, raverdier(f, 'body'));
  return svar.type('application/json; charset=utf-8').send(JSON.stringify(ut));
}

/** Nobody logged in: people are sent to log in and come back; programs are told. */
export async function krevInnlogging(
  f: FastifyRequest,
  svar: FastifyReply,
  v: Tjenervalg,
  feil: unknown,
  aktor?: Aktor,
): Promise<FastifyReply> {
  if (!(feil instanceof FunksjonellFeil)) return sendFeil(f, svar, v, feil, aktor);
  if (feil.status === 403 && stiAv(f) === '/' && aktor !== undefined && v.okt !== undefined) {
    const ramme = rammeFor(f, aktor);
    return sendSide(svar, v, await v.okt.utenRolle(aktor, ramme), ramme);
  }
  if (feil.status !== 401) return sendFeil(f, svar, v, feil, aktor);
  const token = lesOkt(f, v.https);
  if (token !== undefined && aktor === undefined) await v.okt?.avvist(token);
  if (vilHaJson(f)) return sendFeil(f, svar, v, feil, aktor);
  const til = f.method === 'GET' || f.method === 'HEAD' ? f.url : await skjemaadresse(f, v, token);
  const sporring = new URLSearchParams({
    ...(til === '/' ? {} : { til }),
    ...(feil.kode === 'krever_hoyt_niva' ? { niva: 'hoyt' } : {}),
  }).toString();
  return svar.redirect(sporring === '' ? v.innlogging : `${v.innlogging}?${sporring}`, 303);
}

/** Where to come back to after a write that needed a login: the form with what was typed, else the page it was sent from. */
async function skjemaadresse(f: FastifyRequest, v: Tjenervalg, token: string | undefined): Promise<string> {
  if (f.routeOptions.config.skjemaside !== true) return tilbakeadresse(f);
  const { _nokkel, _versjon, ...felt } = tekster(f.body);
  void _nokkel;
  void _versjon;
  const kladd = await v.okt?.lagreKladd(token, { sti: stiAv(f), felt });
  return kladd === undefined ? f.url : `${f.url}${f.url.includes('?') ? '&' : '?'}_kladd=${kladd}`;
}
