import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { lesOkt, rammeFor, settOkt, sprakkapsel } from '#grunn/tjener/index.ts';
import type { Aktor } from '#grunn/tilgang/index.ts';
import type { Sprak } from '#grunn/sprak/index.ts';
import {
  avsluttForSid,
  avsluttOkt,
  hvemVarInnlogget,
  lasminutterFor,
  lasOkt,
  nyttToken,
  settSprak,
  type Okttilbyder,
} from '#tilgang/okt/index.ts';
import { INNHOLDSREGLER } from '#web/statisk/index.ts';
import { adresseFor, type Innloggingsvalg } from './valg.ts';
import { foresatteErStengt } from './lager.ts';
import { tryggAdresse } from './regler.ts';
import { tegnLast, tegnLastOpp, tegnLoggetUt, tegnUtenRolle, tegnUtlogging, type Utlogging } from './side.tsx';

export const HINTKONTEKST = 'tilgang.okt.hint';

/** The provider's own logout as a form; undefined when it has none or does not answer. */
export async function utloggingFor(
  v: Innloggingsvalg,
  tilbyder: Okttilbyder,
  idToken: string,
  adresse: string,
): Promise<Utlogging | undefined> {
  const href = tilbyder === 'utvikling' ? undefined : await v.klienter[tilbyder]?.utlogging();
  if (href === undefined) return undefined;
  return {
    href,
    felt: { id_token_hint: idToken, post_logout_redirect_uri: `${adresse}/logget-ut`, state: nyttToken() },
  };
}

const regler = (r: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(r)
    .map(([hva, hvorfra]) => `${hva} ${hvorfra.join(' ')}`)
    .join('; ');

/** Lets this one page send a form to that one address, and where it sends the browser on. */
export function skjemaUt(svar: FastifyReply, href: string): void {
  const dit = new URL(href).origin;
  svar.header('content-security-policy', regler({ ...INNHOLDSREGLER, 'form-action': ["'self'", dit] }));
}

export function settUtlogging(app: FastifyInstance, v: Innloggingsvalg): void {
  const naIso = () => v.dor.klokke.na().toString();
  const send = (f: FastifyRequest, svar: FastifyReply, tegn: (sprak: Sprak) => Tegning) => {
    const ramme = rammeFor(f, undefined);
    return svar.type('text/html; charset=utf-8').send(v.tegnSide(tegn(ramme.sprak), ramme));
  };

  app.post('/logg-ut', async (f, svar) => {
    const token = lesOkt(f, v.https);
    settOkt(svar, v.https, undefined);
    // what scripts or the back button could still show is gone with the session
    svar.header('clear-site-data', '"cache", "storage"');
    const slutt = token === undefined ? undefined : await avsluttOkt(v.dor.db, token, naIso());
    const utlogging =
      slutt?.hint == null
        ? undefined
        : await utloggingFor(v, slutt.tilbyder, v.dor.nokler.dekrypterStor(slutt.hint, HINTKONTEKST), adresseFor(f, v.oppsett));
    if (slutt === undefined || utlogging === undefined) return svar.redirect('/logget-ut', 303);
    skjemaUt(svar, utlogging.href);
    return send(f, svar, (sprak) => tegnUtlogging({ utlogging, tilbyder: slutt.tilbyder }, sprak));
  });

  app.get('/logget-ut', async (f, svar) => send(f, svar, tegnLoggetUt));

  // the provider shows this in a hidden frame, without our cookie: its own session's name is all there is
  app.get('/logg-ut/frontkanal', async (f, svar) => {
    const { iss, sid } = f.query as Record<string, unknown>;
    const uten = (s: string) => s.replace(/\/$/, '');
    const oppsett = [v.oppsett.idporten, v.oppsett.feide, v.oppsett.entra, v.oppsett.bankid].find(
      (t) => t !== undefined && typeof iss === 'string' && uten(t.utsteder) === uten(iss),
    );
    svar.removeHeader('x-frame-options');
    const rammer = oppsett !== undefined && 'innramming' in oppsett ? oppsett.innramming : [];
    svar.header(
      'content-security-policy',
      regler({
        'default-src': ["'none'"],
        'frame-ancestors': [...rammer, ...(oppsett ? [new URL(oppsett.utsteder).origin] : ["'none'"])],
      }),
    );
    if (oppsett === undefined || typeof sid !== 'string' || sid === '' || sid.length > 300)
      return svar.code(400).type('text/plain; charset=utf-8').send('400');
    const antall = await avsluttForSid(v.dor.db, { utsteder: oppsett.utsteder, sid, na: naIso() });
    v.logg.info({ antall }, 'Utlogging fra en annen tjeneste');
    return svar.type('text/plain; charset=utf-8').send('OK');
  });

  app.post('/las', async (f, svar) => {
    const token = lesOkt(f, v.https);
    if (token !== undefined) await lasOkt(v.dor.db, token, naIso());
    return svar.redirect('/last', 303);
  });
  app.get('/last', async (f, svar) =>
    send(f, svar, (sprak) => tegnLast({ til: tryggAdresse((f.query as { til?: unknown }).til) }, sprak)),
  );
  app.get('/okt/apnet', async (f, svar) => send(f, svar, tegnLastOpp));
  // asked by a covered page: is it the same person again? Counts as no use of the session
  app.get('/okt', async (f, svar) => {
    const token = lesOkt(f, v.https);
    const lasEtter = await lasminutterFor(v.dor.db, token, naIso());
    const hvem = lasEtter === undefined ? undefined : await hvemVarInnlogget(v.dor.db, token, naIso());
    return svar.send(
      hvem === undefined
        ? { apen: false }
        : {
            apen: true,
            lasEtter,
            hvem: v.dor.nokler.oppslag(`skjerm|${hvem.personId}`, 'konto').toString('base64url').slice(0, 16),
          },
    );
  });

  app.get('/sprak/:sprak', async (f, svar) => {
    const sprak: Sprak = (f.params as { sprak: string }).sprak === 'nn' ? 'nn' : 'nb';
    const token = lesOkt(f, v.https);
    if (token !== undefined) await settSprak(v.dor.db, token, sprak);
    const hvordan = { path: '/', sameSite: 'lax', secure: v.https, httpOnly: true, maxAge: 31_536_000 } as const;
    svar.setCookie(sprakkapsel(v.https), sprak, hvordan);
    return svar.redirect(tryggAdresse((f.query as { til?: unknown }).til), 303);
  });
}

/** The front page of those without a role. */
export const utenRolle =
  (v: Pick<Innloggingsvalg, 'dor'>) =>
  async (aktor: Aktor, ramme: Ramme): Promise<Tegning> =>
    tegnUtenRolle(
      {
        navn: aktor.navn,
        tilbyder: (aktor.innlogging?.tilbyder ?? 'utvikling') as Okttilbyder,
        foresatteStengt: await foresatteErStengt(v.dor.db),
      },
      ramme.sprak,
    );
