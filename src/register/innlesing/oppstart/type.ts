import { brukFakta } from '#grunn/fakta/index.ts';
import { kontrollregelFor, valider } from '#grunn/id/index.ts';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import type { Oppstartselev } from '#kilder/oppstart/index.ts';
import { elevforholdFakta } from '#register/elevforhold/index.ts';
import {
  finnPersonerPaOppslag,
  navnFakta,
  oppslagsnokkel,
  opprettPersoner,
  personaliaFakta,
  registrerIdentifikatorer,
} from '#register/person/index.ts';
import type { Bremsegrenser, Brukskontekst, Brukssvar, Holdt, Innlesingstype, Vurdering } from '../modell.ts';
import * as lager from './lager.ts';

const KILDE = 'oppstart';
const BREMSER: Bremsegrenser = { krympet: 1, endret: 1, avsluttet: 1, minstAntall: 50 };

/** A place keeps its id however often the file is read. */
export function elevforholdId(e: Oppstartselev, k: Pick<Brukskontekst, 'nokler'>): string {
  return somUuid(k.nokler.oppslag(`elevforhold:${e.lokalId}:${e.skole}:${e.fra}`, 'dokument'));
}

/** A person without a number is known by the former system's own key. */
const lokalPersonId = (e: Oppstartselev, k: Pick<Brukskontekst, 'nokler'>): string =>
  somUuid(k.nokler.oppslag(`person:${e.lokalId}`, 'dokument'));

/** 16 bytes as a UUID of version 8 (own content, RFC 9562). */
function somUuid(b: Buffer): string {
  const u = Buffer.from(b.subarray(0, 16));
  u[6] = (u[6]! & 0x0f) | 0x80;
  u[8] = (u[8]! & 0x3f) | 0x80;
  const h = u.toString('hex');
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20)}`;
}

/** Pupils' places from the kommune's former system (E30). People and relations come from Folkeregisteret. */
export function oppstartInnlesing(): Innlesingstype<Oppstartselev> {
  return { kilde: KILDE, bremser: BREMSER, antallPersoner: () => 1, nokkel: (e) => `oppstart:${e.lokalId}`, vurder, bruk };
}

const navnenokkel = (e: Oppstartselev): string => `${e.fornavn.toLowerCase()}|${e.etternavn.toLowerCase()}|${e.fodselsdato}`;

async function vurder(db: DbEllerTx, elever: readonly Oppstartselev[], k: Brukskontekst): Promise<Vurdering<Oppstartselev>> {
  const finnes = await lager.finnElevforhold(db, elever.map((e) => elevforholdId(e, k))); // prettier-ignore
  const uten = elever.filter((e) => !e.identifikator && !finnes.has(elevforholdId(e, k)));
  const like = await lager.finnLike(db, uten.map(({ fornavn, etternavn, fodselsdato }) => ({ fornavn, etternavn, fodselsdato }))); // prettier-ignore
  const bruk: Oppstartselev[] = [];
  const holdt: Holdt[] = [];
  const uendret: string[] = [];
  const tellere = { nye: 0, endret: 0, uendret: 0 };
  for (const e of elever) {
    const nokkel = `oppstart:${e.lokalId}`;
    if (e.identifikator) {
      const svar = valider(e.identifikator, { miljo: k.miljo, kontrollregel: kontrollregelFor(k.idag, k.miljo), idag: k.idag });
      if (!svar.ok) {
        holdt.push({ arsak: 'ugyldig_identifikator', nokkel, detaljer: { felt: 'identifikator', kode: svar.kode }, post: e });
        continue;
      }
    }
    const lik = e.identifikator ? undefined : like.get(navnenokkel(e));
    const gammel = finnes.get(elevforholdId(e, k));
    if (lik && !gammel && lik !== lokalPersonId(e, k)) {
      holdt.push({ arsak: 'duplikat', nokkel, personId: lik, detaljer: { kode: 'samme_navn_og_fodselsdato' }, post: e });
      continue;
    }
    const lik_ =
      gammel &&
      gammel.arstrinn === e.arstrinn &&
      (gammel.klasse ?? undefined) === e.klasse &&
      (gammel.til ?? undefined) === e.til;
    if (lik_) {
      uendret.push(gammel.person_id);
      tellere.uendret++;
      continue;
    }
    tellere[gammel ? 'endret' : 'nye']++;
    bruk.push(e);
  }
  return { bruk, uendret, tellere, forhandsvisning: [], holdt, avvik: [] };
}

async function bruk(tx: Tx, elever: readonly Oppstartselev[], k: Brukskontekst): Promise<Brukssvar> {
  const oppslag = (i: string) => oppslagsnokkel(k.nokler, i);
  const finnes = await lager.finnElevforhold(tx, elever.map((e) => elevforholdId(e, k))); // prettier-ignore
  const kjente = await finnPersonerPaOppslag(tx, elever.flatMap((e) => (e.identifikator ? [oppslag(e.identifikator)] : []))); // prettier-ignore
  const nye = new Map<string, string>();
  const personFor = (e: Oppstartselev): string => {
    const gammel = finnes.get(elevforholdId(e, k));
    if (gammel) return gammel.person_id;
    if (!e.identifikator) return lokalPersonId(e, k);
    const kjent = kjente.get(oppslag(e.identifikator)) ?? nye.get(e.identifikator);
    if (kjent) return kjent;
    const id = crypto.randomUUID();
    nye.set(e.identifikator, id);
    return id;
  };
  const plasser = elever.map((e) => ({ e, personId: personFor(e), id: elevforholdId(e, k) }));
  const ukjente = plasser.filter(({ e, personId }) =>
    e.identifikator ? nye.get(e.identifikator) === personId : !finnes.has(elevforholdId(e, k)),
  );
  const felles = { kilde: KILDE, endringssett: k.endringssett, na: k.na, heltBilde: false };
  await opprettPersoner(tx, [...new Set(ukjente.map((u) => u.personId))], k.endringssett);
  await registrerIdentifikatorer(tx, k.nokler, {
    ...felles,
    rader: [...nye].map(([identifikator, personId]) => ({
      personId,
      identifikator,
      type:
        identifikator.length === 12
          ? ('duf' as const)
          : identifikator.charCodeAt(0) >= 52
            ? ('dNummer' as const)
            : ('fodselsnummer' as const),
      status: 'iBruk' as const,
    })),
  });
  const subjekter = ukjente.map((u) => u.personId);
  await brukFakta(tx, navnFakta, {
    ...felles,
    subjekter,
    rader: ukjente.map(({ e, personId }) => ({
      person_id: personId,
      fornavn: e.fornavn,
      mellomnavn: e.mellomnavn ?? null,
      etternavn: e.etternavn,
      alias: null,
    })),
  });
  await brukFakta(tx, personaliaFakta, {
    ...felles,
    subjekter,
    rader: ukjente.map(({ e, personId }) => ({
      person_id: personId,
      fodselsdato: e.fodselsdato,
      statsborgerskap: [],
      dodfodt: false,
    })),
  });
  await brukFakta(tx, elevforholdFakta, {
    ...felles,
    subjekter: plasser.map((p) => p.personId),
    rader: plasser.map(({ e, personId, id }) => ({
      person_id: personId,
      elevforhold_id: id,
      skole: e.skole,
      arstrinn: e.arstrinn,
      klasse: e.klasse ?? null,
      fra: e.fra,
      til: e.til ?? null,
    })),
  });
  return { dekket: plasser.map((p) => p.personId) };
}
