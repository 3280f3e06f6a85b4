import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ikkeFunnet } from '#grunn/handling/index.ts';
import { sporEndring } from '#grunn/sporing/index.ts';
import { lesOkt, rammeFor, settOkt, sprakFor } from '#grunn/tjener/index.ts';
import { gjelder, idag } from '#grunn/tid/index.ts';
import {
  avsluttOkt,
  enhetFra,
  folkeslag,
  harRolle,
  hvemVarInnlogget,
  iOkten,
  nyOkt,
  nyttToken,
  TILBYDERE,
  tokensum,
  type Folkeslag,
  type Tilbyder,
} from '#tilgang/okt/index.ts';
import { finnAktor } from '#tilgang/rolle/index.ts';
import { koble } from './kobling.ts';
import { foresatteErStengt, lagreForsok, taForsok, tellForsok } from './lager.ts';
import { Avslag, type Bevis, type Forsok, type Styrke } from './modell.ts';
import {
  brukerinfokrav,
  kanGiHoyt,
  kjennetegnFra,
  kravFor,
  provToken,
  sporsmalFor,
  styrkeAv,
  tryggAdresse,
  valgFor,
} from './regler.ts';
import { innloggingsadresse, tegnAvslag, tegnValg } from './side.tsx';
import { adresseFor, type Innloggingsvalg } from './valg.ts';
import { HINTKONTEKST, settUtlogging, skjemaUt, utloggingFor } from './utlogging.ts';

const FORSOKSKONTEKST = 'tilgang.innloggingsforsok';
const FORSOKSMINUTTER = 10;
/** From one address in ten minutes: a school behind one address logs in at 08:00. */
const MAKS_FORSOK = 600;
const STATUS: Partial<Record<Avslag['grunn'], number>> = {
  nede: 503,
  ugyldig: 400,
  ikkeGodtatt: 400,
  forMange: 429,
  avbrutt: 200,
};

const kapselnavn = (https: boolean): string => (https ? '__Host-friminutt-innlogging' : 'friminutt-innlogging');

/** Login with the providers that are set up: choosing, going there, coming back; and logging out again. */
export function settInnlogging(app: FastifyInstance, v: Innloggingsvalg): void {
  const naIso = () => v.dor.klokke.na().toString();

  app.get('/logg-inn', async (f, svar) => {
    const ramme = rammeFor(f, undefined);
    const niva = ramme.sporring['niva'] === 'hoyt' ? 'hoyt' : undefined;
    const til = tryggAdresse(ramme.sporring['til']);
    const forrige = await hvemVarInnlogget(v.dor.db, lesOkt(f, v.https), naIso());
    // more is asked of somebody who is logged in: the same provider, when it can
    if (niva === 'hoyt' && forrige?.last === false && forrige.tilbyder !== 'utvikling' && kanGiHoyt(v.oppsett, forrige.tilbyder))
      return svar.redirect(innloggingsadresse({ tilbyder: forrige.tilbyder, til, niva }), 303);
    const navn = forrige?.last === true ? (await finnAktor(v.dor.db, forrige.personId, ramme.sprak))?.navn : undefined;
    const tegning = tegnValg({ valg: valgFor(v.oppsett, niva), til, niva, last: navn }, ramme.sprak);
    return svar.type('text/html; charset=utf-8').send(v.tegnSide(tegning, ramme));
  });

  app.get('/logg-inn/:tilbyder', async (f, svar) => {
    const tilbyder = tilbyderI(f, v);
    try {
      return svar.redirect(await begynn(f, svar, v, tilbyder), 303);
    } catch (e) {
      return sendAvslag(f, svar, v, tilbyder, e);
    }
  });

  app.get('/logg-inn/:tilbyder/svar', async (f, svar) => {
    const tilbyder = tilbyderI(f, v);
    let forsok: Forsok | undefined;
    let bevis: Bevis | undefined;
    try {
      forsok = await hentForsok(f, v, tilbyder);
      bevis = await hentBevis(f, v, tilbyder, forsok);
      const styrke = styrkeAv(v.oppsett, tilbyder, bevis, forsok.krav);
      return await logginn(f, svar, v, { tilbyder, forsok, bevis, styrke });
    } catch (e) {
      return sendAvslag(f, svar, v, tilbyder, e, forsok, bevis);
    }
  });

  settUtlogging(app, v);
}

function tilbyderI(f: FastifyRequest, v: Innloggingsvalg): Tilbyder {
  const navn = (f.params as { tilbyder: string }).tilbyder;
  const tilbyder = TILBYDERE.find((t) => t === navn);
  if (tilbyder === undefined || v.klienter[tilbyder] === undefined) throw ikkeFunnet(sprakFor(f));
  return tilbyder;
}

const somI = (verdi: unknown, tilbyder: Tilbyder): Folkeslag =>
  tilbyder === 'idporten' ? 'foresatt' : tilbyder === 'feide' && verdi === 'elev' ? 'elev' : 'ansatt';

/** Begins an attempt and gives the provider's address. @throws Avslag */
async function begynn(f: FastifyRequest, svar: FastifyReply, v: Innloggingsvalg, tilbyder: Tilbyder): Promise<string> {
  const q = f.query as Record<string, unknown>;
  const na = v.dor.klokke.na();
  const avsender = v.dor.nokler.oppslag(`avsender|${f.ip}`, 'konto');
  if ((await tellForsok(v.dor.db, avsender, na.subtract({ minutes: FORSOKSMINUTTER }).toString())) >= MAKS_FORSOK)
    throw new Avslag('forMange');
  const forrige = await hvemVarInnlogget(v.dor.db, lesOkt(f, v.https), na.toString());
  const som = somI(q['som'], tilbyder);
  const krav = kravFor(som, q['niva'] === 'hoyt' ? 'hoyt' : undefined, forrige?.last === true || q['bytt'] === '1');
  const state = nyttToken();
  const forsok: Forsok = {
    nonce: nyttToken(),
    verifikator: nyttToken(),
    adresse: `${adresseFor(f, v.oppsett)}/logg-inn/${tilbyder}/svar`,
    til: tryggAdresse(q['til']),
    som,
    krav,
    person: forrige?.personId,
    startet: Math.floor(Date.now() / 1000),
  };
  const adresse = await v.klienter[tilbyder]!.start({
    adresse: forsok.adresse,
    state,
    nonce: forsok.nonce,
    verifikator: forsok.verifikator,
    sporsmal: { ...sporsmalFor(v.oppsett, tilbyder, krav), ui_locales: forrige?.sprak ?? sprakFor(f) },
  });
  await lagreForsok(v.dor.db, {
    stateSum: tokensum(state),
    kapselSum: tokensum(settKapsel(f, svar, v.https)),
    tilbyder,
    avsender,
    innhold: v.dor.nokler.krypterStor(JSON.stringify(forsok), FORSOKSKONTEKST),
    na: na.toString(),
    utloper: na.add({ minutes: FORSOKSMINUTTER }).toString(),
  });
  return adresse.href;
}

/** The browser's own mark while it logs in: the same in two tabs, so that both may finish. */
function settKapsel(f: FastifyRequest, svar: FastifyReply, https: boolean): string {
  const har = f.cookies[kapselnavn(https)];
  const kapsel = har !== undefined && /^[\w-]{43}$/.test(har) ? har : nyttToken();
  svar.setCookie(kapselnavn(https), kapsel, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: https,
    maxAge: FORSOKSMINUTTER * 60,
  });
  return kapsel;
}

async function hentForsok(f: FastifyRequest, v: Innloggingsvalg, tilbyder: Tilbyder): Promise<Forsok> {
  const state = (f.query as Record<string, unknown>)['state'];
  const kapsel = f.cookies[kapselnavn(v.https)];
  if (typeof state !== 'string' || kapsel === undefined || state.length > 200) throw new Avslag('ugyldig');
  const innhold = await taForsok(v.dor.db, {
    stateSum: tokensum(state),
    kapselSum: tokensum(kapsel),
    tilbyder,
    na: v.dor.klokke.na().toString(),
  });
  if (innhold === undefined) throw new Avslag('ugyldig');
  return JSON.parse(v.dor.nokler.dekrypterStor(innhold, FORSOKSKONTEKST)) as Forsok;
}

async function hentBevis(f: FastifyRequest, v: Innloggingsvalg, tilbyder: Tilbyder, forsok: Forsok): Promise<Bevis> {
  const svar = new URL(forsok.adresse);
  svar.search = new URL(f.url, forsok.adresse).search;
  const bevis = await v.klienter[tilbyder]!.fullfor({
    svar,
    state: (f.query as { state: string }).state,
    nonce: forsok.nonce,
    verifikator: forsok.verifikator,
    fraBrukerinfo: brukerinfokrav(v.oppsett, tilbyder),
  });
  provToken(bevis, {
    klientId: v.oppsett[tilbyder]!.klientId,
    na: Math.floor(Date.now() / 1000),
    startet: forsok.startet,
    krav: forsok.krav,
  });
  return bevis;
}

interface Bevist {
  readonly tilbyder: Tilbyder;
  readonly forsok: Forsok;
  readonly bevis: Bevis;
  readonly styrke: Styrke;
}

/** Gives the person a new session in place of what was here, and sends on. @throws Avslag */
async function logginn(f: FastifyRequest, svar: FastifyReply, v: Innloggingsvalg, b: Bevist): Promise<FastifyReply> {
  const { tilbyder, forsok, bevis, styrke } = b;
  const na = v.dor.klokke.na().toString();
  const dag = idag(v.dor.klokke);
  const gammel = lesOkt(f, v.https);
  const sprak = (await hvemVarInnlogget(v.dor.db, gammel, na))?.sprak ?? sprakFor(f);
  const ut = await v.dor.db.transaction().execute(async (tx) => {
    const kjennetegn = kjennetegnFra(v.oppsett, tilbyder, bevis);
    const { personId, kontoId } = await koble({ db: tx, nokler: v.dor.nokler, miljo: v.dor.miljo, na }, tilbyder, kjennetegn);
    const aktor = await finnAktor(tx, personId, sprak, { na, idag: dag });
    if (aktor === undefined) throw new Avslag('ukjent');
    const iKraft = aktor.tilknytninger.filter((t) => gjelder(dag, t.fra, t.til));
    // somebody at work who came as a pupil does: the same provider, asked for two factors
    if (!styrke.toFaktor && iKraft.some((t) => folkeslag(t.rolle) === 'ansatt')) return undefined;
    const { niva, toFaktor } = styrke;
    const slipper = iOkten(iKraft, { tilbyder, toFaktor, foresatteStengt: await foresatteErStengt(tx) });
    const sid = bevis.krav['sid'];
    if (gammel !== undefined) await avsluttOkt(tx, gammel, na, 'ny');
    const token = await nyOkt(tx, {
      personId,
      kontoId,
      sprak,
      na,
      tilbyder,
      niva,
      toFaktor,
      enhet: enhetFra(f.headers['user-agent']),
      utsteder: v.oppsett[tilbyder]!.utsteder,
      sid: typeof sid === 'string' ? sid : undefined,
      hint: v.dor.nokler.krypterStor(bevis.idToken, HINTKONTEKST),
      haddeRolle: harRolle(slipper, dag),
    });
    return { token, personId };
  });
  if (ut === undefined) return svar.redirect(innloggingsadresse({ tilbyder, som: 'ansatt', til: forsok.til }), 303);
  settOkt(svar, v.https, ut.token);
  v.logg.info({ kilde: tilbyder, kode: styrke.niva }, 'Innlogget');
  const samme = forsok.person === undefined || forsok.person === ut.personId;
  return svar.redirect(samme ? forsok.til : '/', 303);
}

async function sendAvslag(
  f: FastifyRequest,
  svar: FastifyReply,
  v: Innloggingsvalg,
  tilbyder: Tilbyder,
  feil: unknown,
  forsok?: Forsok,
  bevis?: Bevis,
): Promise<FastifyReply> {
  if (!(feil instanceof Avslag)) throw feil;
  v.logg.warn({ kilde: tilbyder, kode: feil.grunn, err: feil.cause }, 'Innlogging avvist');
  // only of an attempt that was begun here, and can be used once: nobody fills the trace from outside. Whom it was is not proven
  if (forsok !== undefined)
    await sporEndring(v.dor.db, {
      tid: v.dor.klokke.na().toString(),
      aktorId: null,
      aktor: 'innlogging',
      handling: 'tilgang.okt.avvist',
      gjelder: [],
      detaljer: { tilbyder, grunn: feil.grunn, som: forsok.som },
    });
  const ramme = rammeFor(f, undefined);
  const q = ramme.sporring;
  // those who are nobody here can log out there too (Digdir's verification test 6)
  const utlogging = bevis && (await utloggingFor(v, tilbyder, bevis.idToken, adresseFor(f, v.oppsett)));
  if (utlogging !== undefined) skjemaUt(svar, utlogging.href);
  const tegning = tegnAvslag(
    {
      grunn: feil.grunn,
      tilbyder,
      som: forsok?.som ?? (tilbyder === 'feide' ? somI(q['som'], tilbyder) : undefined),
      til: forsok?.til ?? tryggAdresse(q['til']),
      niva: forsok?.krav.niva ?? (q['niva'] === 'hoyt' ? 'hoyt' : undefined),
      utlogging,
    },
    ramme.sprak,
  );
  if (feil.grunn === 'nede') svar.header('retry-after', '30');
  return svar
    .code(STATUS[feil.grunn] ?? 403)
    .type('text/html; charset=utf-8')
    .send(v.tegnSide(tegning, ramme));
}
