// Writes a chunk of families: people and numbers, protection before addresses, relations last, all in one transaction.
import { brukFakta, type Faktarad } from '#grunn/fakta/index.ts';
import type { Tx } from '#grunn/db/index.ts';
import type { Folkeregisterperson } from '#kilder/folkeregisteret/modell.ts';
import { familierelasjonFakta, foreldreansvarFakta } from '#register/foresatt/index.ts';
import {
  adressebeskyttelseFakta,
  adresseFakta,
  vernAdresser,
  lasPersoner,
  navnFakta,
  opprettPersoner,
  personaliaFakta,
  registrerIdentifikatorer,
  type Identifikatorinn,
} from '#register/person/kjerne.ts';
import type { Brukskontekst, Brukssvar, Holdt } from '../modell.ts';
import { identifikatorerI, ingenFakta, kanonisk, leggTilFakta, type Personfakta } from './fakta.ts';
import type { Familie } from './familie.ts';
import { forhandsvis, RANG } from './forhandsvis.ts';
import * as lager from './lager.ts';
import {
  alleOppslag,
  duplikatnokkel,
  grupper,
  KILDE,
  kjentFor,
  nokkelFor,
  Oppslag,
  personerFor,
  sjekksum,
  stilling,
  type Kjente,
} from './oppslag.ts';

export async function bruk(tx: Tx, familier: readonly Familie[], k: Brukskontekst): Promise<Brukssvar> {
  const oppslag = new Oppslag(k);
  const alle = alleOppslag(familier, oppslag);
  // locked first, read afterwards: what we compare with cannot change before we have written
  await lasPersoner(tx, alle);
  const slatt = await slaSammenStubber(tx, familier, alle, oppslag, k);
  const { kjente } = slatt;
  const holdt: Holdt[] = [...slatt.holdt];

  const utelatt = k.utenBerorte ? await finnBerorte(tx, familier, kjente, oppslag) : new Set<Familie>();
  for (const f of utelatt)
    holdt.push({
      arsak: 'ny_foresatt_naer_skjermet',
      nokkel: nokkelFor(f),
      personId: kjentFor(f.personer[0]!, kjente, oppslag)?.personId,
      post: f,
    });

  const { med, idFor, nye } = velgPersoner(
    familier.filter((f) => !utelatt.has(f) && !slatt.familier.has(f)),
    kjente,
    oppslag,
    holdt,
  );
  const dekket = new Set<string>();
  const valgte = new Map<string, Folkeregisterperson>();
  const vern = new Map<string, string>();
  for (const p of med.flatMap((f) => f.personer)) {
    const personId = idFor(p.identifikatorer[0]!.identifikator);
    dekket.add(personId);
    const forrige = valgte.get(personId);
    valgte.set(personId, forrige ? gjeldende(forrige, p) : p);
    // a guardian with a document of the person's own is graded by that
    if (
      p.omfang === 'innfelt' &&
      !kjentFor(p, kjente, oppslag)?.egen &&
      RANG[p.adressebeskyttelse]! > RANG[vern.get(personId) ?? 'klientadresse']!
    )
      vern.set(personId, p.adressebeskyttelse);
  }

  const identifikatorer: Identifikatorinn[] = [];
  const pekteUt: string[] = [];
  const fakta = ingenFakta();
  const dokumenter: lager.Dokumentrad[] = [];
  const hele: string[] = [];
  const innfelte: string[] = [];
  const tierOmSosken: string[] = [];
  for (const [personId, p] of valgte) {
    const st = stilling(p, kjentFor(p, kjente, oppslag), k);
    for (const i of p.identifikatorer) {
      // a document we do not go by may tell of a number we did not have, but not which one is in use
      if (st !== 'uendret') identifikatorer.push({ personId, ...i });
      else if (!kjente.has(oppslag.av(i.identifikator))) identifikatorer.push({ personId, ...i, status: 'opphort' });
    }
    if (st === 'uendret') continue;
    dokumenter.push({
      kilde: p.omfang === 'hel' ? KILDE : `${KILDE}.innfelt`,
      personId,
      sjekksum: sjekksum(p, k),
      versjon: p.dokumentversjon,
      innlesing: k.endringssett,
    });
    if (st === 'stemplet') continue;
    (p.omfang === 'hel' ? hele : innfelte).push(personId);
    leggTilFakta(fakta, personId, p, idFor);
    if (p.dokumentversjon !== null && !p.familierelasjoner.some((r) => r.rolle === 'sosken')) tierOmSosken.push(personId);
    pekteUt.push(...identifikatorerI(p).andres);
  }
  const egne = new Set(identifikatorer.map((i) => oppslag.av(i.identifikator)));
  for (const i of pekteUt) {
    const o = oppslag.av(i);
    if (kjente.has(o) || egne.has(o)) continue;
    egne.add(o);
    identifikatorer.push({
      personId: idFor(i),
      identifikator: i,
      type: erDNummer(i) ? 'dNummer' : 'fodselsnummer',
      status: 'iBruk',
    });
  }
  const trengs = new Set([...identifikatorer.map((i) => i.personId), ...dokumenter.map((d) => d.personId)]);
  await opprettPersoner(tx, [...nye].filter((id) => trengs.has(id)), k.endringssett); // prettier-ignore
  await registrerIdentifikatorer(tx, k.nokler, { kilde: KILDE, endringssett: k.endringssett, na: k.na, rader: identifikatorer });
  // KS Fiks' record of a child names siblings, a person document does not: they would come and go with every other reading
  fakta.familierelasjon.push(...(await lager.finnSosken(tx, tierOmSosken)));
  await skrivFakta(tx, fakta, hele, innfelte, vern, k);
  await lager.skrivDokumenter(tx, k.endringssett, dokumenter);
  return { dekket: [...dekket], holdt };
}

/**
 * Of two documents about one person in a chunk (F-02, F-12): a whole one before an embedded one, then the newest, then a fixed order. Of
 * embedded ones the first, as between chunks.
 */
function gjeldende(a: Folkeregisterperson, b: Folkeregisterperson): Folkeregisterperson {
  if (a.omfang !== b.omfang) return a.omfang === 'hel' ? a : b;
  if (a.omfang === 'innfelt') return a;
  const [ta, tb] = [Date.parse(a.dokumentversjon ?? '') || 0, Date.parse(b.dokumentversjon ?? '') || 0];
  if (ta !== tb) return ta > tb ? a : b;
  return kanonisk(a) >= kanonisk(b) ? a : b;
}

/**
 * One person per group of numbers: those that some document in the chunk says are one person's belong together, and to the person who
 * already has one of them. Where that would make two of ours one, the families wait for a person to decide. New ids are made as they
 * are asked for.
 */
function velgPersoner(
  familier: readonly Familie[],
  kjente: Kjente,
  oppslag: Oppslag,
  holdt: Holdt[],
): { med: Familie[]; idFor: (identifikator: string) => string; nye: Set<string> } {
  const medNummer = familier.flatMap((f) => f.personer);
  const rot = grupper(medNummer, oppslag);
  const personer = new Map<string, string>();
  const flere = new Set<string>();
  for (const p of medNummer)
    for (const { identifikator } of p.identifikatorer) {
      const kjent = kjente.get(oppslag.av(identifikator));
      if (!kjent) continue;
      const r = rot(identifikator);
      if ((personer.get(r) ?? kjent.personId) !== kjent.personId) flere.add(r);
      personer.set(r, kjent.personId);
    }
  const med = familier.filter((f) => {
    const p = f.personer.find((x) => x.identifikatorer.some((i) => flere.has(rot(i.identifikator))));
    if (p)
      holdt.push({ arsak: 'duplikat', nokkel: duplikatnokkel(p), personId: kjentFor(p, kjente, oppslag)?.personId, post: f });
    return !p;
  });
  const nye = new Set<string>();
  const idFor = (identifikator: string): string => {
    const kjent = kjente.get(oppslag.av(identifikator));
    if (kjent) return kjent.personId;
    const r = rot(identifikator);
    let id = personer.get(r);
    if (!id) {
      personer.set(r, (id = crypto.randomUUID()));
      nye.add(id);
    }
    return id;
  };
  return { med, idFor, nye };
}

/** D-numbers carry day + 40; synthetic ones too. */
const erDNummer = (i: string): boolean => i.length === 11 && i.charCodeAt(0) >= 52;

async function skrivFakta(
  tx: Tx,
  fakta: Personfakta,
  hele: readonly string[],
  innfelte: readonly string[],
  vern: ReadonlyMap<string, string>,
  k: Brukskontekst,
): Promise<void> {
  const felles = { kilde: KILDE, endringssett: k.endringssett, na: k.na };
  const delt = (rader: readonly Faktarad[], blant: ReadonlySet<string>) =>
    rader.filter((r) => blant.has(r['person_id'] as string));
  const [h, i] = [new Set(hele), new Set(innfelte)];
  // protection first: no reader may meet an address before the grading that guards it
  await brukFakta(tx, adressebeskyttelseFakta, {
    ...felles,
    subjekter: hele,
    heltBilde: true,
    rader: delt(fakta.adressebeskyttelse, h),
  });
  await stramInn(tx, [...vern].filter(([id]) => !h.has(id)).map(([person_id, gradering]) => ({ person_id, gradering })), k); // prettier-ignore
  const vernede = await lager.finnSkjermede(tx, [...hele, ...innfelte]);
  for (const [tabell, rader] of [
    [adresseFakta, vernAdresser(k.nokler, fakta.adresse, vernede)],
    [navnFakta, fakta.navn],
    [personaliaFakta, fakta.personalia],
  ] as const) {
    await brukFakta(tx, tabell, { ...felles, subjekter: hele, heltBilde: true, rader: delt(rader, h) });
    await brukFakta(tx, tabell, { ...felles, subjekter: innfelte, heltBilde: tabell === adresseFakta, rader: delt(rader, i) });
  }
  await brukFakta(tx, foreldreansvarFakta, { ...felles, subjekter: hele, heltBilde: true, rader: fakta.foreldreansvar });
  await brukFakta(tx, familierelasjonFakta, { ...felles, subjekter: hele, heltBilde: true, rader: fakta.familierelasjon });
}

/** Gradings that are stricter than what we have; never a milder one. Returns whose. */
async function stramInn(
  tx: Tx,
  rader: readonly { readonly person_id: string; readonly gradering: string }[],
  k: Brukskontekst,
): Promise<string[]> {
  if (rader.length === 0) return [];
  const na = await lager.finnGraderinger(tx, rader.map((r) => r.person_id)); // prettier-ignore
  const per = new Map<string, { person_id: string; gradering: string }>();
  for (const r of rader)
    if (RANG[r.gradering]! > RANG[per.get(r.person_id)?.gradering ?? na.get(r.person_id) ?? 'ugradert']!) per.set(r.person_id, r);
  await brukFakta(tx, adressebeskyttelseFakta, {
    kilde: KILDE,
    endringssett: k.endringssett,
    na: k.na,
    subjekter: [...per.keys()],
    heltBilde: false,
    rader: [...per.values()],
  });
  return [...per.keys()];
}

/**
 * Folkeregisteret says that numbers we have on different people are one person's (D-number to fødselsnummer, a doublet).
 * Entries that are only signposts from others' documents are merged; two real people wait for a person to decide (E31).
 */
async function slaSammenStubber(
  tx: Tx,
  familier: readonly Familie[],
  alle: readonly string[],
  oppslag: Oppslag,
  k: Brukskontekst,
): Promise<{ kjente: Kjente; holdt: Holdt[]; familier: Set<Familie> }> {
  const senereEnn = k.avgjort ? k.endringssett : undefined;
  let kjente = await lager.finnKjente(tx, alle, senereEnn);
  const holdt: Holdt[] = [];
  const utelatt = new Set<Familie>();
  for (const f of familier)
    for (const p of f.personer) {
      const personer = personerFor(p, kjente, oppslag);
      if (personer.length < 2) continue;
      const stubber = await lager.finnStubber(tx, personer);
      const ekte = personer.filter((id) => !stubber.has(id));
      if (ekte.length > 1) {
        holdt.push({
          arsak: 'duplikat',
          nokkel: duplikatnokkel(p),
          personId: ekte[0],
          detaljer: { antall: ekte.length, personer: ekte },
          post: f,
        });
        utelatt.add(f);
        break;
      }
      const behold = ekte[0] ?? personer.toSorted()[0]!;
      for (const stubb of personer)
        if (stubb !== behold) await lager.slaSammen(tx, { stubb, behold, endringssett: k.endringssett, na: k.na });
      // the next document must see who is who now
      kjente = await lager.finnKjente(tx, alle, senereEnn);
    }
  return { kjente, holdt, familier: utelatt };
}

/** Families that the decision «approve the rest» leaves out. */
async function finnBerorte(tx: Tx, familier: readonly Familie[], kjente: Kjente, oppslag: Oppslag): Promise<Set<Familie>> {
  const ut = new Set<Familie>();
  for (const f of familier) {
    const endrede = f.personer.flatMap((p) => {
      const kjent = kjentFor(p, kjente, oppslag);
      return kjent ? [{ personId: kjent.personId, p }] : [];
    });
    if ((await forhandsvis(tx, endrede, f.personer, kjente, oppslag)).naerSkjermet > 0) ut.add(f);
  }
  return ut;
}

/**
 * Only what tightens: new or stricter grading of people we know (F-17: grading cannot wait for an approval), also where only an address in
 * a child's record shows it. The documents they were compared with count no more: whatever becomes of this run, these people are read
 * anew next time.
 */
export async function brukSkjerming(tx: Tx, familier: readonly Familie[], k: Brukskontekst): Promise<number> {
  const oppslag = new Oppslag(k);
  const strenge = familier.flatMap((f) => f.personer).filter((p) => RANG[p.adressebeskyttelse]! >= 2);
  if (strenge.length === 0) return 0;
  const numre = strenge.flatMap((p) => p.identifikatorer.map((i) => oppslag.av(i.identifikator)));
  await lasPersoner(tx, numre);
  const kjente = await lager.finnKjente(tx, numre);
  const rader = strenge.flatMap((p) => {
    const kjent = kjentFor(p, kjente, oppslag);
    if (!kjent || (p.omfang === 'innfelt' && kjent.egen)) return [];
    return ['ny', 'endret'].includes(stilling(p, kjent, k))
      ? [{ person_id: kjent.personId, gradering: p.adressebeskyttelse }]
      : [];
  });
  const strammet = await stramInn(tx, rader, k);
  await lager.foreldDokumenter(tx, strammet);
  return strammet.length;
}
