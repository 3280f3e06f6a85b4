import type { Folkeslag, Tilbyder } from '#tilgang/okt/index.ts';
import type { Bevis, Krav, Styrke, Tilbydervalg } from './modell.ts';
import { Avslag } from './modell.ts';
import type { Innloggingsoppsett } from './oppsett.ts';

/** Only addresses on this server, so that the login cannot be used to send people elsewhere. */
export function tryggAdresse(til: unknown): string {
  // what cannot stand in a header, and what browsers read in ways of their own, is no address of ours
  // eslint-disable-next-line no-control-regex
  if (typeof til !== 'string' || !til.isWellFormed() || !/^\/(?![/\\])[^\s\\\u0000-\u001f\u007f]*$/.test(til)) return '/';
  const u = new URL(til, 'http://her.invalid');
  const sted = `${u.pathname}${u.search}${u.hash}`;
  return u.host === 'her.invalid' && !/^\/(?:\/|logg-|last\b)/.test(sted) ? sted : '/';
}

/** Who is offered what, in the order it is shown. */
const TILBUD: readonly Tilbydervalg[] = [
  { tilbyder: 'idporten', som: 'foresatt' },
  { tilbyder: 'feide', som: 'ansatt' },
  { tilbyder: 'entra', som: 'ansatt' },
  { tilbyder: 'bankid', som: 'ansatt' },
  { tilbyder: 'feide', som: 'elev' },
];

/** Can this provider, as it is set up here, show the high level? */
export function kanGiHoyt(o: Innloggingsoppsett, tilbyder: Tilbyder): boolean {
  if (tilbyder === 'feide') return (o.feide?.hoyt.length ?? 0) > 0;
  if (tilbyder === 'entra') return o.entra?.hoyt !== undefined;
  return o[tilbyder] !== undefined;
}

export const valgFor = (o: Innloggingsoppsett, niva: 'hoyt' | undefined): Tilbydervalg[] =>
  TILBUD.filter((v) => o[v.tilbyder] !== undefined && (niva === undefined || (v.som !== 'elev' && kanGiHoyt(o, v.tilbyder))));

/** People at work show two factors; ID-porten and BankID always do. */
export const kravFor = (som: Folkeslag | undefined, niva: 'hoyt' | undefined, paNytt: boolean): Krav => ({
  niva,
  toFaktor: som === 'ansatt',
  paNytt,
});

/** What to ask the provider for, as parameters of the authorization request. */
export function sporsmalFor(o: Innloggingsoppsett, tilbyder: Tilbyder, krav: Krav): Record<string, string> {
  const prompt: Record<string, string> = krav.paNytt ? { prompt: 'login' } : {};
  const acr = (verdier: readonly string[]): Record<string, string> =>
    verdier.length === 0 ? {} : { acr_values: verdier.join(' ') };
  switch (tilbyder) {
    case 'idporten':
      return { scope: 'openid', ...acr(krav.niva === 'hoyt' ? o.idporten!.hoyt : o.idporten!.betydelig), ...prompt };
    case 'feide': {
      const f = o.feide!;
      return { scope: f.scope, ...acr(krav.niva === 'hoyt' ? f.hoyt : krav.toFaktor ? f.toFaktor : []), ...prompt };
    }
    case 'entra': {
      const e = o.entra!;
      const verdi = krav.niva === 'hoyt' ? (e.hoyt ?? e.toFaktor) : e.toFaktor;
      return { scope: e.scope, claims: JSON.stringify({ id_token: { acrs: { essential: true, value: verdi } } }), ...prompt };
    }
    case 'bankid':
      return { scope: o.bankid!.scope, ...acr(o.bankid!.hoyt), ...prompt };
  }
}

const tekst = (v: unknown): string | undefined => (typeof v === 'string' && v !== '' ? v : undefined);

/**
 * How sure the provider says it is, by the table. `amr` is never looked at.
 * @throws Avslag when the provider says less than it must always say, or than was asked for.
 */
export function styrkeAv(o: Innloggingsoppsett, tilbyder: Tilbyder, bevis: Bevis, krav: Krav): Styrke {
  const styrke = lesStyrke(o, tilbyder, bevis);
  if (styrke === undefined) throw new Avslag('forLavt');
  if ((krav.niva === 'hoyt' && styrke.niva !== 'hoyt') || (krav.toFaktor && !styrke.toFaktor)) throw new Avslag('forLavt');
  return styrke;
}

function lesStyrke(o: Innloggingsoppsett, tilbyder: Tilbyder, { krav }: Bevis): Styrke | undefined {
  const acr = tekst(krav['acr']) ?? '';
  switch (tilbyder) {
    case 'idporten':
      if (o.idporten!.hoyt.includes(acr)) return { niva: 'hoyt', toFaktor: true };
      return o.idporten!.betydelig.includes(acr) ? { niva: 'betydelig', toFaktor: true } : undefined;
    case 'feide':
      // pupils have one factor, and their session carries nothing but themselves
      return {
        niva: o.feide!.hoyt.includes(acr) ? 'hoyt' : 'betydelig',
        toFaktor: o.feide!.toFaktor.includes(acr) || o.feide!.hoyt.includes(acr),
      };
    case 'entra': {
      const acrs = Array.isArray(krav['acrs']) ? krav['acrs'] : [krav['acrs']];
      const hoyt = o.entra!.hoyt !== undefined && acrs.includes(o.entra!.hoyt);
      return hoyt || acrs.includes(o.entra!.toFaktor) ? { niva: hoyt ? 'hoyt' : 'betydelig', toFaktor: true } : undefined;
    }
    case 'bankid':
      return o.bankid!.hoyt.includes(acr) ? { niva: 'hoyt', toFaktor: true } : undefined;
  }
}

/** Seconds a clock at the provider may be ahead of ours, and the age a token may have when it comes. */
const KLOKKESLINGRING = 60;
const TOKENALDER = 600;

/**
 * What the protocol leaves to the client: one audience, the right party, made now and for this, and, when the person was asked to show the
 * factors again, shown since then. Times in seconds since 1970.
 * @throws Avslag
 */
export function provToken(bevis: Bevis, v: { klientId: string; na: number; startet: number; krav: Krav }): void {
  const { aud, azp, iat, auth_time: vist } = bevis.krav;
  const nei = () => new Avslag('ikkeGodtatt');
  const en = Array.isArray(aud) ? (aud.length === 1 ? aud[0] : undefined) : aud;
  if (en !== v.klientId || (azp !== undefined && azp !== v.klientId)) throw nei();
  if (typeof iat !== 'number' || iat > v.na + KLOKKESLINGRING || iat < v.na - TOKENALDER) throw nei();
  if (vist !== undefined && (typeof vist !== 'number' || vist > v.na + KLOKKESLINGRING)) throw nei();
  if (v.krav.paNytt && (typeof vist !== 'number' || vist < v.startet - KLOKKESLINGRING)) throw nei();
}

/** What the provider calls the person, in the ways that may be looked up. Never an e-mail address. */
export interface Kjennetegn {
  /** What the account is known by from now on. */
  readonly konto: string;
  readonly fodselsnummer?: string | undefined;
  readonly ansattnummer?: string | undefined;
  readonly brukernavn?: string | undefined;
}

/** @throws Avslag `manglerNummer` when there is nothing to know the person by, `gjest` for guests of the tenant. */
export function kjennetegnFra(o: Innloggingsoppsett, tilbyder: Tilbyder, { krav }: Bevis): Kjennetegn {
  const sub = tekst(krav['sub']) ?? '';
  switch (tilbyder) {
    case 'idporten':
    case 'bankid': {
      const nummer = tekst(krav[o[tilbyder]!.fodselsnummer]);
      if (nummer === undefined) throw new Avslag('manglerNummer');
      return { konto: `${tilbyder}|${nummer}`, fodselsnummer: nummer };
    }
    case 'feide': {
      const f = o.feide!;
      // «kari@fjordvik.no»; a realm that is not the kommune's own says nothing here
      const [bruker, omrade] = (tekst(krav[f.prinsipalnavn]) ?? '').toLowerCase().split('@');
      return {
        konto: `feide|${f.utsteder}|${sub}`,
        fodselsnummer: tekst(krav[f.fodselsnummer]),
        brukernavn: omrade !== undefined && bruker !== '' && f.omrader.includes(omrade) ? bruker : undefined,
      };
    }
    case 'entra': {
      const e = o.entra!;
      const oid = tekst(krav['oid']);
      if (oid === undefined || krav['tid'] !== e.tenant) throw new Avslag('ikkeGodtatt');
      if (krav['acct'] === 1 || krav['acct'] === '1') throw new Avslag('gjest');
      return {
        konto: kontoIEntra(e.tenant, oid),
        ansattnummer: e.ansattnummer === undefined ? undefined : tekst(krav[e.ansattnummer]),
      };
    }
  }
}

export const kontoIEntra = (tenant: string, oid: string): string => `entra|${tenant.toLowerCase()}|${oid.toLowerCase()}`;

/** What Feide may tell outside the token: the person's name there and number, and nothing about how sure it is. */
export const brukerinfokrav = (o: Innloggingsoppsett, tilbyder: Tilbyder): string[] =>
  tilbyder === 'feide' && o.feide?.brukerinfo === true ? [o.feide.prinsipalnavn, o.feide.fodselsnummer] : [];
