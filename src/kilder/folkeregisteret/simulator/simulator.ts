// Skatteetaten's services and KS Fiks over real HTTP, drawn from the made-up world.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { personPa, type Verden, type Verdensperson } from '#verden/index.ts';
import {
  lagOppforsel,
  lesKropp,
  send,
  svarMedOppforsel,
  svarPaOppforsel,
  type Oppforsel,
  type Oppforselsbryter,
} from '#verktoy/oppforsel.ts';
import type { Simulatorhandler } from '#verktoy/simulatortjener.ts';
import { fikshendelser } from './fikshendelser.ts';
import { feilsvar, json, type Svar } from './svar.ts';
import type { Ra } from './ra.ts';
import { tegnPersonDefinisjon } from './tegn-persondefinisjon.ts';
import { tegnPersondokument } from './tegn-persondokument.ts';
import { tegnXml, XML_DEKLARASJON } from './tegn-xml.ts';

export interface Simulatorvalg {
  readonly verden: Verden;
  /** True for a token that is good. Default: any. */
  readonly godtaToken?: (token: string) => boolean;
  readonly rolleId?: string;
}

export interface Folkeregistersimulator {
  readonly handler: Simulatorhandler;
  readonly oppforsel: Oppforselsbryter;
  /** Calls answered or misbehaved on, by resource: `feed`, `bulkoppslag`, … */
  readonly kall: ReadonlyMap<string, number>;
  /** `Retry-After` and the like follow the unit of each: milliseconds for Skatteetaten, seconds for Fiks. */
  sett(oppforsel: Oppforsel): void;
}

export const SKATTEETATEN = '/folkeregisteret/offentlig-med-hjemmel/api';
export const FIKS = '/fiks/folkeregister/api/v1';
const SIDE = 1000;

/**
 * One handler for `/folkeregisteret/…` (Skatteetaten; base URL of the client is the server's root) and `/fiks/…` (KS Fiks; base
 * URL ends in `/fiks`). Told to misbehave by `sett` or `POST /simulator/folkeregisteret/oppforsel`.
 */
export function lagFolkeregisterSimulator(valg: Simulatorvalg): Folkeregistersimulator {
  const oppforsel = lagOppforsel('folkeregisteret');
  const kall = new Map<string, number>();
  const { verden } = valg;

  async function handler(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
    const url = new URL(req.url ?? '/', 'http://x');
    if (await svarPaOppforsel(req, res, oppforsel)) return true;
    const fiks = url.pathname.startsWith(`${FIKS}/`);
    if (!fiks && !url.pathname.startsWith(`${SKATTEETATEN}/`)) return false;
    const sti = decodeURIComponent(url.pathname.slice((fiks ? FIKS : SKATTEETATEN).length + 1));
    const ressurs = finnRessurs(fiks && !/^(oppvekst|hendelser)\//.test(sti) ? sti.slice(sti.indexOf('/') + 1) : sti);
    kall.set(ressurs.navn, (kall.get(ressurs.navn) ?? 0) + 1);
    const na = oppforsel.neste();
    const svar = await lagSvar(req, url, ressurs, na);
    if (await svarMedOppforsel(res, na, { enhet: fiks ? 's' : 'ms', helt: () => svar.kropp })) return true;
    const token = /^Bearer (.+)$/.exec(req.headers.authorization ?? '')?.[1];
    const godtaToken = valg.godtaToken ?? (() => true);
    if (token === undefined || !godtaToken(token)) return feil(res, 401, 'Autentiseringsinformasjon mangler');
    if (fiks && (!req.headers['integrasjonid'] || !req.headers['integrasjonpassord'])) return feil(res, 403, 'Ikke tilgang');
    return send(res, svar.status, svar.status === 304 ? '' : svar.kropp, svar.hoder);
  }

  async function lagSvar(req: IncomingMessage, url: URL, ressurs: Ressurs, na: Oppforsel): Promise<Svar> {
    const part = url.searchParams.getAll('part');
    switch (ressurs.navn) {
      case 'siste':
        return json({ sekvensnummer: verden.hendelser.at(-1)?.sekvensnummer ?? 0 });
      case 'feed':
        return feed(verden, Number(url.searchParams.get('seq') ?? 0), req.headers['if-none-match'], na);
      case 'bulkoppslag': {
        const spurt = (await lesJson(req))['foedselsEllerDNummer'];
        if (!erNummerliste(spurt) || spurt.length > SIDE) return feilsvar(400, 'Feil i mottatte data');
        return json({
          oppslag: forvreng(verden, spurt, na, (nr, p) => ({
            foedselsEllerDNummer: nr,
            folkeregisterperson: tegnPersondokument(verden, p, { part }),
          })),
        });
      }
      case 'person': {
        const p = iRegisteret(verden, ressurs.id);
        if (!p) return feilsvar(404, 'Personen finnes ikke');
        const dokument = tegnPersondokument(verden, p, { part });
        return /xml/.test(req.headers.accept ?? '')
          ? { status: 200, kropp: XML_DEKLARASJON + tegnXml(dokument), hoder: { 'content-type': 'application/xml' } }
          : json(dokument);
      }
      case 'oppvekst': {
        const spurt = (await lesJson(req))['foedselsnumre'];
        if (!erNummerliste(spurt)) return feilsvar(400, 'Feil i mottatte data');
        return json(forvreng(verden, spurt, na, (_, p) => tegnPersonDefinisjon(verden, p)));
      }
      case 'hendelser':
        return (
          fikshendelser(verden, ressurs.id, req.method === 'POST' ? await lesJson(req) : {}) ?? feilsvar(404, 'Feil uri brukt')
        );
      default:
        return feilsvar(404, 'Feil uri brukt');
    }
  }

  return { handler, oppforsel, kall, sett: (ny) => oppforsel.sett(ny) };
}

interface Ressurs {
  readonly navn: 'siste' | 'feed' | 'bulkoppslag' | 'person' | 'oppvekst' | 'hendelser' | 'ukjent';
  readonly id: string;
}

function finnRessurs(sti: string): Ressurs {
  const uten = sti.replace(/\/$/, '');
  if (uten === 'v1/hendelser/siste/sekvensnummer') return { navn: 'siste', id: '' };
  if (uten === 'v1/hendelser/feed') return { navn: 'feed', id: '' };
  if (uten === 'v1/personer/bulkoppslag') return { navn: 'bulkoppslag', id: '' };
  const person = /^v1\/personer\/(\d{11})$/.exec(uten)?.[1];
  if (person !== undefined) return { navn: 'person', id: person };
  if (/^oppvekst\/[^/]+\/[^/]+$/.test(uten)) return { navn: 'oppvekst', id: '' };
  const hendelser = /^hendelser\/(typer|statistikk|liste)$/.exec(uten)?.[1];
  return hendelser === undefined ? { navn: 'ukjent', id: '' } : { navn: 'hendelser', id: hendelser };
}

function feil(res: ServerResponse, status: number, melding: string): true {
  const svar = feilsvar(status, melding);
  return send(res, svar.status, svar.kropp);
}

const erNummerliste = (v: unknown): v is readonly string[] => Array.isArray(v) && v.every((n) => typeof n === 'string');

async function lesJson(req: IncomingMessage): Promise<Record<string, unknown>> {
  try {
    const ra: unknown = JSON.parse(await lesKropp(req));
    return ra !== null && typeof ra === 'object' ? (ra as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** A page of the feed. The tag covers what the page can show, so it changes when the next event comes. */
function feed(verden: Verden, fra: number, harEtag: string | undefined, na: Oppforsel): Svar {
  const side: unknown[] = [];
  for (const h of verden.hendelser) {
    if (h.sekvensnummer < fra) continue;
    if (side.length === SIDE) break;
    const nummer = h.identifikator === undefined ? verden.personer.get(h.person)?.identifikator : h.identifikator;
    side.push({
      sekvensnummer: na.slag === 'soppel' && side.length === 0 ? 'sju' : h.sekvensnummer,
      hendelse: {
        ...(nummer ? { folkeregisteridentifikator: nummer } : {}),
        hendelsetype: h.hendelsestype,
        hendelsesdokument: dokumentnummer(`h${h.sekvensnummer}`),
        // Nothing lies behind a number that has ended as a duplicate.
        ...(h.hendelsestype === 'personErOpphoertSomDublett' ? {} : { persondokument: dokumentnummer(`p${h.sekvensnummer}`) }),
        ajourholdstidspunkt: h.tidspunkt,
      },
    });
  }
  const etag = `"${fra}-${side.length}-${verden.hendelser.at(-1)?.sekvensnummer ?? 0}"`;
  return harEtag === etag ? { status: 304, kropp: '', hoder: { etag } } : json(side, { etag });
}

/** 32 hexadecimal digits, the same for the same event. */
function dokumentnummer(av: string): string {
  let sum = 0n;
  for (const tegn of av) sum = (sum * 0x1_0000_01b3n + BigInt(tegn.codePointAt(0) ?? 0)) % (1n << 128n);
  return ((sum * 0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835n) % (1n << 128n)).toString(16).padStart(32, '0');
}

/** Somebody Folkeregisteret knows: by number in use or before, not by DUF number, and not those the kommune has written in by hand. */
function iRegisteret(verden: Verden, nummer: string): Verdensperson | undefined {
  const p = /^\d{11}$/.test(nummer) ? personPa(verden, nummer) : undefined;
  return p && p.identifikator !== null && p.bareManuell !== true ? p : undefined;
}

/** The answers about those asked for, bent as the simulator has been told: somebody else, some left out, or rubbish. */
function forvreng(
  verden: Verden,
  spurt: readonly string[],
  na: Oppforsel,
  tegn: (nummer: string, p: Verdensperson) => Ra,
): readonly unknown[] {
  const funnet = [...new Set(spurt)].flatMap((nr) => {
    const p = iRegisteret(verden, nr);
    return p ? [{ nr, p }] : [];
  });
  if (na.slag === 'mangler') return funnet.filter((_, i) => i % 2 === 1).map(({ nr, p }) => tegn(nr, p));
  const ut: unknown[] = funnet.map(({ nr, p }) => tegn(nr, p));
  if (na.slag === 'soppel') ut[0] = 'søppel';
  if (na.slag === 'feil_person') {
    const bedt = new Set(spurt);
    const annen = verden.personer
      .values()
      .find((p) => p.identifikator !== null && p.bareManuell !== true && !bedt.has(p.identifikator));
    if (annen?.identifikator) {
      ut.push(tegn(annen.identifikator, annen));
      // And the worst kind: somebody else's document under the number that was asked for.
      const forste = funnet[0];
      if (forste) ut[0] = { ...tegn(annen.identifikator, annen), foedselsEllerDNummer: forste.nr };
    }
  }
  return ut;
}
