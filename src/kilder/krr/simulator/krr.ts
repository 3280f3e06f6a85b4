import type { IncomingMessage, ServerResponse } from 'node:http';
import { ekteKlokke, type Klokke } from '#grunn/tid/index.ts';
import type { Verdenskrr, Verdensperson } from '#verden/index.ts';
import {
  lagOppforsel,
  lesFelter,
  lesKropp,
  send,
  svarMedOppforsel,
  svarPaOppforsel,
  type Oppforsel,
  type Oppforselsbryter,
} from '#verktoy/oppforsel.ts';
import type { Simulatorhandler } from '#verktoy/simulatortjener.ts';
import { tegnPerson, tegnSok } from './side.ts';
import { somFiks, somKrr, somSoppel } from './svar.ts';

export interface KrrSimulatorvalg {
  /** Who has a number, also an old one; undefined: the register does not know them. */
  readonly finn: (ident: string) => Verdensperson | undefined;
  /** Everyone, for the search on the page and for misbehaviour about strangers. */
  readonly personer: () => Iterable<Verdensperson>;
  /** What the register answers to an Authorization header. Left out: any header with a Bearer will do. */
  readonly sjekkToken?: (authorization: string | undefined, scope: string) => 200 | 401 | 403;
  /** Numbers the register refuses a whole batch for. Left out: those that are not eleven digits. */
  readonly erUgyldig?: (ident: string) => boolean;
  /** From each question to its answer, in milliseconds. */
  readonly latensMs?: number;
  readonly klokke?: Klokke;
  /** Told when somebody has changed their entry on the page. */
  readonly vedEndring?: (person: Verdensperson) => void;
}

export interface KrrSimulator {
  readonly handler: Simulatorhandler;
  readonly oppforsel: Oppforselsbryter;
  /** Calls to the look-up, refused ones included, since the start. */
  readonly antallKall: number;
  /** The most calls that were under way at the same time. */
  readonly mestSamtidig: number;
}

export const KRR_SCOPE = 'krr:global/kontaktinformasjon.read';
const PERSONSTI = /^\/krr\/person\/([^/]+)$/;
const FIKSSTI = /^\/krr\/register\/api\/v1\/ks\/[^/]+\/krr\/person$/;

/** The register over real HTTP under `/krr`: the look-up, KS Fiks' variant, and a page where people change their own entry. */
export function lagKrrSimulator(valg: KrrSimulatorvalg): KrrSimulator {
  const klokke = valg.klokke ?? ekteKlokke;
  const oppforsel = lagOppforsel('krr');
  const erUgyldig = valg.erUgyldig ?? ((ident: string) => !/^\d{11}$/.test(ident));
  let antallKall = 0;
  let samtidige = 0;
  let mestSamtidig = 0;

  const krrFor = (ident: string): Verdenskrr => valg.finn(ident)?.krr ?? { status: 'IKKE_REGISTRERT' };

  function tilgang(req: IncomingMessage, res: ServerResponse, scope: string): boolean {
    const bevis = req.headers.authorization;
    const status = valg.sjekkToken ? valg.sjekkToken(bevis, scope) : bevis?.startsWith('Bearer ') ? 200 : 401;
    if (status === 200) return true;
    send(res, status, JSON.stringify({ error: status === 401 ? 'invalid_token' : 'insufficient_scope' }));
    return false;
  }

  /** A batch's entries, bent by the behaviour that is set. */
  function rader(identer: readonly string[], o: Oppforsel): unknown[] {
    const na = klokke.na();
    const alle: Record<string, unknown>[] = identer.map((ident) => somKrr(ident, krrFor(ident), na));
    if (o.slag === 'soppel') return alle.map(somSoppel);
    // Every third, the first included, so that a question about one person goes unanswered too.
    if (o.slag === 'mangler') return alle.filter((_, i) => i % 3 !== 0);
    if (o.slag !== 'feil_person') return alle;
    for (const p of valg.personer()) {
      if (p.identifikator === null || identer.includes(p.identifikator)) continue;
      return [...alle.slice(1), somKrr(p.identifikator, p.krr, na)];
    }
    return alle.slice(1);
  }

  async function oppslag(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
    const spurt = performance.now();
    const ra = await lesKropp(req);
    const o = oppforsel.neste();
    const identer = lesIdenter(ra);
    const tekst = JSON.stringify({ personer: rader(identer ?? [], o) });
    const svar = () => tekst;
    // from the question to the answer: the time it took to find it is part of it
    const igjen = (valg.latensMs ?? 0) - (performance.now() - spurt);
    if (igjen > 0) await new Promise((ferdig) => void setTimeout(ferdig, igjen));
    if (await svarMedOppforsel(res, o, { helt: svar })) return true;
    if (!tilgang(req, res, KRR_SCOPE)) return true;
    if (!identer || identer.length === 0 || identer.length > 1000 || identer.some(erUgyldig))
      return send(res, 400, '{"error":"invalid_request","error_description":"Ugyldig personidentifikator i forespørselen"}');
    return send(res, 200, svar());
  }

  async function fiks(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
    const { fnr } = await lesFelter(req);
    const o = oppforsel.neste();
    const svar = () =>
      JSON.stringify(
        typeof fnr === 'string' ? somFiks(o.slag === 'feil_person' ? '00000000000' : fnr, krrFor(fnr), klokke.na()) : {},
      );
    if (await svarMedOppforsel(res, o, { helt: svar })) return true;
    if (!tilgang(req, res, 'ks:fiks')) return true;
    if (!req.headers['integrasjonid'] || !req.headers['integrasjonpassord']) return send(res, 403, '{"message":"Ikke tilgang"}');
    if (typeof fnr !== 'string' || erUgyldig(fnr)) return send(res, 400, '{"message":"Ugyldig fnr"}');
    if (!valg.finn(fnr)) return send(res, 404, '{"message":"Ingen treff"}');
    return send(res, 200, svar());
  }

  function sokeside(res: ServerResponse, sok: string): true {
    const ord = sok.toLowerCase().split(/\s+/).filter(Boolean);
    const treff: Verdensperson[] = [];
    for (const p of valg.personer()) {
      const navn = `${p.fornavn} ${p.mellomnavn ?? ''} ${p.etternavn}`.toLowerCase();
      if (p.identifikator === null || (ord.length === 0 ? p.rolle === undefined : !ord.every((o) => navn.includes(o)))) continue;
      treff.push(p);
      if (treff.length > 50) break;
    }
    return side(res, 200, tegnSok(sok, treff.slice(0, 50), treff.length > 50, oppforsel));
  }

  async function personside(req: IncomingMessage, res: ServerResponse, id: string, lagret: boolean): Promise<true> {
    const person = [...valg.personer()].find((p) => p.id === id);
    if (!person) return send(res, 404, 'Ukjent person', { 'content-type': 'text/plain; charset=utf-8' });
    if (req.method !== 'POST') return side(res, 200, tegnPerson(person, lagret));
    person.krr = endret(person.krr, await lesFelter(req), klokke.na().toString({ smallestUnit: 'second' }));
    valg.vedEndring?.(person);
    return send(res, 303, '', { location: `/krr/person/${encodeURIComponent(id)}?lagret=1` });
  }

  return {
    oppforsel,
    get antallKall() {
      return antallKall;
    },
    get mestSamtidig() {
      return mestSamtidig;
    },
    async handler(req, res) {
      const adresse = new URL(req.url ?? '/', 'http://x');
      if (await svarPaOppforsel(req, res, oppforsel, '/krr')) return true;
      const erFiks = FIKSSTI.test(adresse.pathname);
      if (erFiks || adresse.pathname === '/krr/rest/v2/personer') {
        if (req.method !== 'POST') return send(res, 405, '{"error":"bruk POST"}', { allow: 'POST' });
        antallKall++;
        mestSamtidig = Math.max(mestSamtidig, ++samtidige);
        try {
          return await (erFiks ? fiks(req, res) : oppslag(req, res));
        } finally {
          samtidige--;
        }
      }
      if (adresse.pathname === '/krr' || adresse.pathname === '/krr/')
        return sokeside(res, adresse.searchParams.get('navn') ?? '');
      const id = PERSONSTI.exec(adresse.pathname)?.[1];
      return id === undefined ? false : personside(req, res, decodeURIComponent(id), adresse.searchParams.has('lagret'));
    },
  };
}

const side = (res: ServerResponse, status: number, html: string): true =>
  send(res, status, html, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  });

function lesIdenter(ra: string): string[] | undefined {
  try {
    const kropp = JSON.parse(ra) as { personidentifikatorer?: unknown } | null;
    const liste = kropp?.personidentifikatorer;
    return Array.isArray(liste) && liste.every((v) => typeof v === 'string') ? liste : undefined;
  } catch {
    return undefined;
  }
}

/** What a person's entry becomes when they save the form: a changed value is updated now, a kept one is confirmed when they say so. */
function endret(k: Verdenskrr, felter: Readonly<Record<string, unknown>>, na: string): Verdenskrr {
  const tekst = (navn: string) => {
    const v = felter[navn];
    return typeof v === 'string' ? v.trim().slice(0, 254) : '';
  };
  const bekreft = tekst('bekreft') === 'ja';
  const kanal = (ny: string, gammel: string | undefined, oppdatert: string | undefined, verifisert: string | undefined) => {
    if (ny === '') return {};
    const erNy = ny !== gammel;
    return { verdi: ny, oppdatert: erNy ? na : oppdatert, verifisert: erNy || bekreft ? na : verifisert };
  };
  const e = kanal(tekst('epostadresse'), k.epostadresse, k.epostOppdatert, k.epostVerifisert);
  const m = kanal(tekst('mobiltelefonnummer'), k.mobiltelefonnummer, k.mobilOppdatert, k.mobilVerifisert);
  const valgt = (['AKTIV', 'SLETTET', 'IKKE_REGISTRERT'] as const).find((s) => s === felter['status']) ?? k.status;
  // Somebody who registers something is active, unless they chose another status in the same breath.
  const status = valgt === k.status && (e.oppdatert === na || m.oppdatert === na) ? 'AKTIV' : valgt;
  return {
    status,
    reservert: felter['reservert'] === 'ja',
    ...(k.sprak ? { sprak: k.sprak } : {}),
    ...(e.verdi ? { epostadresse: e.verdi, epostOppdatert: e.oppdatert, epostVerifisert: e.verifisert } : {}),
    ...(m.verdi ? { mobiltelefonnummer: m.verdi, mobilOppdatert: m.oppdatert, mobilVerifisert: m.verifisert } : {}),
  };
}
