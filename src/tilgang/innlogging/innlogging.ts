import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ikkeFunnet, type Dormiljo, type Ramme, type Tegning } from '#grunn/handling/index.ts';
import { paSprak, type Sprak } from '#grunn/sprak/index.ts';
import { lesOkt, rammeFor, settOkt, SPRAKKAPSEL, sprakFor } from '#grunn/tjener/index.ts';
import { idag } from '#grunn/tid/index.ts';
import { avsluttOkt, nyOkt, settSprak } from '#tilgang/okt/index.ts';
import { finnAktor, ROLLETEKST, type Rollenavn } from '#tilgang/rolle/index.ts';
import { finnValgbare, type Valgbarrad } from './lager.ts';
import type { Forslag, Innloggingsvisning, Valggruppe } from './modell.ts';
import { tegnInnlogging } from './side.tsx';
import { tekst } from './tekster.ts';

export interface Innloggingsvalg {
  readonly dor: Dormiljo;
  readonly https: boolean;
  readonly tegnSide: (tegning: Tegning, ramme: Ramme) => string;
  /** Whom to offer first. Asked each time the page is shown. */
  readonly forslag?: (() => Promise<readonly Forslag[]>) | undefined;
}

const Valg = z.object({ person: z.uuid(), til: z.string().optional() });
const PER_GRUPPE = 8;

/** Only addresses on this server, so that the login cannot be used to send people elsewhere. */
export function tryggAdresse(til: unknown): string {
  // what cannot stand in a header, and what browsers read in ways of their own, is no address of ours
  // eslint-disable-next-line no-control-regex
  if (typeof til !== 'string' || !til.isWellFormed() || !/^\/(?![/\\])[^\s\\\u0000-\u001f\u007f]*$/.test(til)) return '/';
  const u = new URL(til, 'http://her.invalid');
  const sted = `${u.pathname}${u.search}${u.hash}`;
  return u.host === 'her.invalid' && !/^\/(?:\/|logg-)/.test(sted) ? sted : '/';
}

const erLokal = (f: FastifyRequest): boolean => /^(127\.|::1$|::ffff:127\.)/.test(f.ip);

/**
 * The development login: anybody may be anybody. Only where all people are made up, and only from this machine.
 * @throws in production, where it must not exist.
 */
export function settInnlogging(app: FastifyInstance, v: Innloggingsvalg): void {
  if (v.dor.miljo === 'produksjon') throw new Error('Utviklingsinnloggingen finnes ikke i produksjon');
  const naIso = () => v.dor.klokke.na().toString();
  const krevLokal = (f: FastifyRequest) => {
    if (!erLokal(f)) throw ikkeFunnet(sprakFor(f));
  };

  app.get('/logg-inn', async (f, svar) => {
    krevLokal(f);
    const ramme = rammeFor(f, undefined);
    const modell = await hentValg(v, ramme.sprak, ramme.sporring);
    return svar.type('text/html; charset=utf-8').send(v.tegnSide(tegnInnlogging(modell, ramme.sprak), ramme));
  });

  app.post('/logg-inn', async (f, svar) => {
    krevLokal(f);
    const lest = Valg.safeParse(f.body);
    if (!lest.success || (await finnAktor(v.dor.db, lest.data.person, 'nb')) === undefined) throw ikkeFunnet(sprakFor(f));
    const gammel = lesOkt(f, v.https);
    if (gammel !== undefined) await avsluttOkt(v.dor.db, gammel, naIso());
    settOkt(svar, v.https, await nyOkt(v.dor.db, { personId: lest.data.person, sprak: sprakFor(f), na: naIso() }));
    return svar.redirect(tryggAdresse(lest.data.til), 303);
  });

  app.post('/logg-ut', async (f, svar) => {
    const token = lesOkt(f, v.https);
    if (token !== undefined) await avsluttOkt(v.dor.db, token, naIso());
    settOkt(svar, v.https, undefined);
    return svar.redirect('/logg-inn', 303);
  });

  app.get('/sprak/:sprak', async (f, svar) => {
    const sprak: Sprak = (f.params as { sprak: string }).sprak === 'nn' ? 'nn' : 'nb';
    const token = lesOkt(f, v.https);
    if (token !== undefined) await settSprak(v.dor.db, token, sprak);
    svar.setCookie(SPRAKKAPSEL, sprak, { path: '/', sameSite: 'lax', secure: v.https, httpOnly: true, maxAge: 31_536_000 });
    return svar.redirect(tryggAdresse((f.query as { til?: unknown }).til), 303);
  });
}

async function hentValg(
  v: Innloggingsvalg,
  sprak: Sprak,
  sporring: Readonly<Record<string, string>>,
): Promise<Innloggingsvisning> {
  const t = tekst(sprak);
  const sok = (sporring['q'] ?? '').trim().slice(0, 60);
  const forslag = sok === '' ? ((await v.forslag?.()) ?? []) : [];
  // a short page first: those worth meeting, and everybody else by name
  const rader = forslag.length > 0 ? [] : await finnValgbare(v.dor.db, { idag: idag(v.dor.klokke), sok, antall: PER_GRUPPE });
  const gruppe = (overskrift: string, hva: Valgbarrad['hva'], tekstFor: (r: Valgbarrad) => string | undefined): Valggruppe => ({
    overskrift,
    personer: rader
      .filter((r) => r.hva === hva)
      .map((r) => ({
        personId: r.id,
        navn: r.navn,
        detaljer: [tekstFor(r), r.hva === 'foresatt' ? undefined : r.sted].filter((d) => d !== undefined && d !== null),
      })),
  });
  const grupper = [
    { overskrift: t.forslag, personer: forslag.map((f) => ({ personId: f.personId, navn: f.navn, detaljer: [f.hva] })) },
    gruppe(t.kommunen, 'rolletildeling', (r) => paSprak(ROLLETEKST[r.kode as Rollenavn] ?? r.kode ?? '', sprak)),
    gruppe(t.skolen, 'arbeidsforhold', (r) => r.tittel ?? undefined),
    gruppe(t.foresatte, 'foresatt', (r) => (r.sted === null ? undefined : t.foresattTil(r.sted))),
    gruppe(t.elever, 'elev', (r) => r.tittel ?? undefined),
  ];
  return { til: tryggAdresse(sporring['til']), sok, grupper: grupper.filter((g) => g.personer.length > 0) };
}
