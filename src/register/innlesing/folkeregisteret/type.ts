import { brukFakta, finnForskjeller } from '#grunn/fakta/index.ts';
import { kontrollregelFor, valider } from '#grunn/id/index.ts';
import type { Avvik } from '#grunn/kilde/index.ts';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import type { Folkeregisterperson } from '#kilder/folkeregisteret/modell.ts';
import { familierelasjonFakta, foreldreansvarFakta } from '#register/foresatt/index.ts';
import {
  adressebeskyttelseFakta,
  adresseFakta,
  navnFakta,
  oppslagsnokkel,
  opprettPersoner,
  personaliaFakta,
  registrerIdentifikatorer,
  type Identifikatorinn,
} from '#register/person/index.ts';
import type { Bremsegrenser, Brukskontekst, Brukssvar, Forhandslinje, Holdt, Innlesingstype, Vurdering } from '../modell.ts';
import { ingenFakta, identifikatorerI, kanonisk, leggTilFakta, type Personfakta } from './fakta.ts';
import type { Familie } from './familie.ts';
import * as lager from './lager.ts';

const KILDE = 'folkeregisteret';
const ALVOR = { relasjon_ny: 80, skjerming_borte: 90, skjerming_ny: 70, relasjon_borte: 60, dod: 50, ny_person: 10 } as const;
const RANG: Readonly<Record<string, number>> = { ugradert: 0, klientadresse: 1, fortrolig: 2, strengtFortrolig: 3 };

/** Folkeregisteret's people into the register, a child with its guardians and their protection together. */
export function folkeregisterInnlesing(bremser: Bremsegrenser): Innlesingstype<Familie> {
  return {
    kilde: KILDE,
    bremser,
    antallPersoner: (f) => f.personer.length,
    nokkel: (f) => f.personer[0]?.identifikatorer[0]?.identifikator ?? `linje:${f.linje ?? 0}`,
    vurder,
    bruk,
    brukSkjerming,
  };
}

/** The chunk's numbers as look-up values, computed once. */
class Oppslag {
  readonly #k: Brukskontekst;
  readonly #kjente = new Map<string, string>();
  constructor(k: Brukskontekst) {
    this.#k = k;
  }
  av(identifikator: string): string {
    let o = this.#kjente.get(identifikator);
    if (o === undefined) this.#kjente.set(identifikator, (o = oppslagsnokkel(this.#k.nokler, identifikator)));
    return o;
  }
}

const sjekksum = (p: Folkeregisterperson, k: Brukskontekst): string =>
  k.nokler.oppslag(kanonisk(p), 'dokument').toString('base64');

function alleOppslag(familier: readonly Familie[], oppslag: Oppslag): string[] {
  const ut = new Set<string>();
  for (const f of familier)
    for (const p of f.personer) {
      const { egne, andres } = identifikatorerI(p);
      for (const i of [...egne, ...andres]) ut.add(oppslag.av(i));
    }
  return [...ut];
}

/** Different people of ours that one document says are one. */
function personerFor(p: Folkeregisterperson, kjente: ReadonlyMap<string, lager.Kjent>, oppslag: Oppslag): string[] {
  const ut = new Set<string>();
  for (const i of p.identifikatorer) {
    const k = kjente.get(oppslag.av(i.identifikator));
    if (k) ut.add(k.personId);
  }
  return [...ut];
}

function kjentFor(p: Folkeregisterperson, kjente: ReadonlyMap<string, lager.Kjent>, oppslag: Oppslag): lager.Kjent | undefined {
  for (const i of p.identifikatorer) {
    const k = kjente.get(oppslag.av(i.identifikator));
    if (k) return k;
  }
  return undefined;
}

/** What makes a person impossible to take in; undefined when all is well. */
function feilVed(
  p: Folkeregisterperson,
  k: Brukskontekst,
): { arsak: Holdt['arsak']; detaljer: Record<string, string> } | undefined {
  if (p.identifikatorer.length === 0) return { arsak: 'mangler_identifikator', detaljer: { felt: 'identifikasjonsnummer' } };
  for (const i of p.identifikatorer) {
    if (i.status === 'opphort') continue;
    const svar = valider(i.identifikator, { miljo: k.miljo, kontrollregel: kontrollregelFor(k.idag, k.miljo), idag: k.idag });
    if (!svar.ok) return { arsak: 'ugyldig_identifikator', detaljer: { felt: 'identifikasjonsnummer', kode: svar.kode } };
  }
  if (p.fodselsdato && p.fodselsdato > k.idag)
    return { arsak: 'motstrid', detaljer: { felt: 'foedselsdato', kode: 'fram_i_tid' } };
  if (p.fodselsdato && p.dodsdato && p.dodsdato < p.fodselsdato)
    return { arsak: 'motstrid', detaljer: { felt: 'doedsdato', kode: 'for_fodsel' } };
  const egne = new Set(p.identifikatorer.map((i) => i.identifikator));
  if (p.foreldreansvar.some((f) => f.ansvarlig.type === 'person' && egne.has(f.ansvarlig.identifikator)))
    return { arsak: 'motstrid', detaljer: { felt: 'foreldreansvar', kode: 'ansvar_for_seg_selv' } };
  return undefined;
}

/** Unchanged: the same content, and no newer stamp to remember. A guardian with a document of its own is not told by others. */
function stilling(
  p: Folkeregisterperson,
  kjent: lager.Kjent | undefined,
  k: Brukskontekst,
): 'ny' | 'endret' | 'stemplet' | 'uendret' {
  if (!kjent) return 'ny';
  if (p.omfang === 'innfelt') {
    if (kjent.egen) return 'uendret';
    if (!kjent.innfelt) return 'ny';
    return kjent.innfelt.sjekksum === sjekksum(p, k) ? 'uendret' : 'endret';
  }
  if (!kjent.egen) return 'ny';
  const nyere =
    p.dokumentversjon !== null && kjent.egen.versjon !== null
      ? Date.parse(p.dokumentversjon) - Date.parse(kjent.egen.versjon)
      : undefined;
  if (nyere !== undefined && nyere < 0) return 'uendret'; // an older document: the feed has been wound back (F-12)
  if (kjent.egen.sjekksum === sjekksum(p, k)) return nyere !== undefined && nyere > 0 ? 'stemplet' : 'uendret';
  return 'endret';
}

async function vurder(db: DbEllerTx, familier: readonly Familie[], k: Brukskontekst): Promise<Vurdering<Familie>> {
  const oppslag = new Oppslag(k);
  const kjente = await lager.finnKjente(db, alleOppslag(familier, oppslag));
  const bruk: Familie[] = [];
  const uendret = new Set<string>();
  const holdt: Holdt[] = [];
  const avvik: Avvik[] = [];
  const tellere = { nye: 0, endret: 0, uendret: 0, avsluttet: 0 };
  const endredeKjente: { personId: string; p: Folkeregisterperson }[] = [];

  for (const f of familier) {
    const feil = f.personer.map((p) => feilVed(p, k)).find((x) => x);
    if (feil) {
      const nokkel = f.personer[0]?.identifikatorer[0]?.identifikator ?? `linje:${f.linje ?? 0}`;
      holdt.push({ ...feil, nokkel, linje: f.linje, personId: kjentFor(f.personer[0]!, kjente, oppslag)?.personId, post: f });
      continue;
    }
    const nye: Folkeregisterperson[] = [];
    for (const p of f.personer) {
      for (const a of p.avvik) avvik.push(a);
      const kjent = kjentFor(p, kjente, oppslag);
      const st = stilling(p, kjent, k);
      const nyttNummer =
        st === 'uendret' && p.omfang === 'hel' && p.identifikatorer.some((i) => !kjente.has(oppslag.av(i.identifikator)));
      if (st === 'uendret' && !nyttNummer) {
        uendret.add(kjent!.personId);
        tellere.uendret++;
        continue;
      }
      nye.push(p);
      if (st === 'ny') tellere.nye++;
      else if (st === 'stemplet') tellere.uendret++;
      else tellere.endret++;
      if (kjent && st !== 'stemplet') endredeKjente.push({ personId: kjent.personId, p });
    }
    if (nye.length > 0) bruk.push({ ...f, personer: nye });
  }

  const { linjer, naerSkjermet, haster, avsluttet } = await forhandsvis(db, endredeKjente, kjente, oppslag);
  tellere.avsluttet = avsluttet;
  return { bruk, haster, uendret: [...uendret], tellere, forhandsvisning: linjer, holdt, avvik, naerSkjermet };
}

/** Who gains or loses a relation to which child, whose protection changes, who has died: among people we knew. */
async function forhandsvis(
  db: DbEllerTx,
  endrede: readonly { personId: string; p: Folkeregisterperson }[],
  kjente: ReadonlyMap<string, lager.Kjent>,
  oppslag: Oppslag,
): Promise<{ linjer: Forhandslinje[]; naerSkjermet: number; haster: boolean; avsluttet: number }> {
  if (endrede.length === 0) return { linjer: [], naerSkjermet: 0, haster: false, avsluttet: 0 };
  const ukjente = new Map<string, string>();
  const idFor = (i: string) => {
    const kjent = kjente.get(oppslag.av(i));
    if (kjent) return kjent.personId;
    let id = ukjente.get(i);
    if (!id) ukjente.set(i, (id = crypto.randomUUID()));
    return id;
  };
  const fakta = ingenFakta();
  for (const { personId, p } of endrede) leggTilFakta(fakta, personId, p, idFor);
  const hele = endrede.filter(({ p }) => p.omfang === 'hel').map(({ personId }) => personId);
  const felles = { kilde: KILDE, subjekter: hele, heltBilde: true };
  const ansvar = await finnForskjeller(db, foreldreansvarFakta, { ...felles, rader: fakta.foreldreansvar });
  const vern = await finnForskjeller(db, adressebeskyttelseFakta, { ...felles, rader: fakta.adressebeskyttelse });
  const personalia = await finnForskjeller(db, personaliaFakta, {
    ...felles,
    rader: fakta.personalia.filter((r) => hele.includes(r['person_id'] as string)),
  });

  const linjer: Forhandslinje[] = [];
  const nyeUkjente = new Set(ukjente.values());
  const medNyForesatt: { barn: string; ansvarlig: string | undefined }[] = [];
  for (const f of ansvar) {
    const etter = f.etter as { ansvarlig_id?: string; ansvar: string } | null;
    const for_ = f.for as { ansvarlig_id?: string; ansvar: string } | null;
    if (f.slag === 'endret') continue;
    const motpart = (etter ?? for_)?.ansvarlig_id ?? undefined;
    const nyPerson = motpart !== undefined && nyeUkjente.has(motpart);
    linjer.push({
      slag: f.slag === 'ny' ? 'relasjon_ny' : 'relasjon_borte',
      alvor: f.slag === 'ny' ? ALVOR.relasjon_ny : ALVOR.relasjon_borte,
      personId: f.subjekt,
      motpartId: nyPerson ? undefined : motpart,
      detaljer: { ansvar: (etter ?? for_)?.ansvar, ...(nyPerson ? { nyPerson: true } : {}) },
    });
    if (f.slag === 'ny') medNyForesatt.push({ barn: f.subjekt, ansvarlig: nyPerson ? undefined : motpart });
  }
  for (const f of vern) {
    const etter = (f.etter as { gradering: string } | null)?.gradering ?? 'ugradert';
    const for_ = (f.for as { gradering: string } | null)?.gradering ?? 'ugradert';
    const strengere = RANG[etter]! > RANG[for_]!;
    linjer.push({
      slag: strengere ? 'skjerming_ny' : 'skjerming_borte',
      alvor: strengere ? ALVOR.skjerming_ny : ALVOR.skjerming_borte,
      personId: f.subjekt,
    });
  }
  let avsluttet = 0;
  for (const f of personalia) {
    const etter = f.etter as { dodsdato: string | null; personstatus: string | null } | null;
    const for_ = f.for as { dodsdato: string | null; personstatus: string | null } | null;
    if (etter?.dodsdato && !for_?.dodsdato) linjer.push({ slag: 'dod', alvor: ALVOR.dod, personId: f.subjekt });
    if (
      etter &&
      for_ &&
      etter.personstatus !== for_.personstatus &&
      ['dod', 'utflyttet', 'opphort', 'inaktiv'].includes(etter.personstatus ?? '')
    )
      avsluttet++;
  }
  const naer = await finnNaerSkjermet(db, medNyForesatt, new Set(vern.filter((v) => v.etter).map((v) => v.subjekt)));
  for (const l of linjer) if (l.slag === 'relasjon_ny' && naer.has(l.personId!)) (l as { alvor: number }).alvor = 100;
  const haster = vern.length > 0 || ansvar.length > 0 || linjer.some((l) => l.slag === 'dod');
  return { linjer, naerSkjermet: naer.size, haster, avsluttet };
}

/** Children that get a new responsible person while they, the new one or those they have are protected. */
async function finnNaerSkjermet(
  db: DbEllerTx,
  nye: readonly { barn: string; ansvarlig: string | undefined }[],
  skjermesNa: ReadonlySet<string>,
): Promise<Set<string>> {
  if (nye.length === 0) return new Set();
  const barn = [...new Set(nye.map((n) => n.barn))];
  const ansvarlige = await lager.finnAnsvarlige(db, barn);
  const alle = new Set([
    ...barn,
    ...ansvarlige.map((a) => a.ansvarlig),
    ...nye.flatMap((n) => (n.ansvarlig ? [n.ansvarlig] : [])),
  ]);
  const skjermede = await lager.finnSkjermede(db, [...alle]);
  const treff = (id: string | undefined) => id !== undefined && (skjermede.has(id) || skjermesNa.has(id));
  return new Set(
    nye
      .filter((n) => treff(n.barn) || treff(n.ansvarlig) || ansvarlige.some((a) => a.barn === n.barn && treff(a.ansvarlig)))
      .map((n) => n.barn),
  );
}

async function bruk(tx: Tx, familier: readonly Familie[], k: Brukskontekst): Promise<Brukssvar> {
  const oppslag = new Oppslag(k);
  const alle = alleOppslag(familier, oppslag);
  let kjente = await lager.finnKjente(tx, alle);
  const slatt = await slaSammenStubber(tx, familier, kjente, oppslag, k);
  if (slatt.antall > 0) kjente = await lager.finnKjente(tx, alle);
  await lager.lasDokumenter(tx, [...new Set([...kjente.values()].map((x) => x.personId))]);

  let utelatt = new Set<Familie>();
  if (k.utenBerorte) utelatt = await finnBerorte(tx, familier, kjente, oppslag);
  const holdt: Holdt[] = [...slatt.holdt];
  for (const f of utelatt)
    holdt.push({
      arsak: 'ny_foresatt_naer_skjermet',
      nokkel: f.personer[0]!.identifikatorer[0]!.identifikator,
      personId: kjentFor(f.personer[0]!, kjente, oppslag)?.personId,
      post: f,
    });

  const med = familier.filter((f) => !utelatt.has(f) && !slatt.familier.has(f));
  const { idFor, nye } = velgPersoner(med, kjente, oppslag);
  const identifikatorer: Identifikatorinn[] = [];
  const dekket = new Set<string>();
  const valgte = new Map<string, Folkeregisterperson>();
  for (const p of med.flatMap((f) => f.personer)) {
    const personId = idFor(p.identifikatorer[0]!.identifikator);
    for (const i of p.identifikatorer) identifikatorer.push({ personId, ...i });
    for (const i of identifikatorerI(p).andres)
      if (!kjente.has(oppslag.av(i)))
        identifikatorer.push({
          personId: idFor(i),
          identifikator: i,
          type: erDNummer(i) ? 'dNummer' : 'fodselsnummer',
          status: 'iBruk',
        });
    dekket.add(personId);
    const forrige = valgte.get(personId);
    valgte.set(personId, forrige ? nyeste(forrige, p) : p);
  }
  const fakta = ingenFakta();
  const dokumenter: lager.Dokumentrad[] = [];
  const hele: string[] = [];
  const innfelte: string[] = [];
  for (const [personId, p] of valgte) {
    const st = stilling(p, kjentFor(p, kjente, oppslag), k);
    if (st === 'uendret') continue;
    dokumenter.push({
      kilde: p.omfang === 'hel' ? KILDE : `${KILDE}.innfelt`,
      personId,
      sjekksum: sjekksum(p, k),
      versjon: p.dokumentversjon,
    });
    if (st === 'stemplet') continue;
    (p.omfang === 'hel' ? hele : innfelte).push(personId);
    leggTilFakta(fakta, personId, p, idFor);
  }
  await opprettPersoner(tx, [...nye], k.endringssett);
  await registrerIdentifikatorer(tx, k.nokler, { kilde: KILDE, endringssett: k.endringssett, na: k.na, rader: identifikatorer });
  await skrivFakta(tx, fakta, hele, innfelte, k);
  await lager.skrivDokumenter(tx, k.endringssett, dokumenter);
  return { dekket: [...dekket], holdt };
}

/** Of two documents about one person in a chunk (F-02, F-12): a whole one before an embedded one, then the newest, then a fixed order. */
function nyeste(a: Folkeregisterperson, b: Folkeregisterperson): Folkeregisterperson {
  if (a.omfang !== b.omfang) return a.omfang === 'hel' ? a : b;
  const [ta, tb] = [Date.parse(a.dokumentversjon ?? '') || 0, Date.parse(b.dokumentversjon ?? '') || 0];
  if (ta !== tb) return ta > tb ? a : b;
  return kanonisk(a) >= kanonisk(b) ? a : b;
}

/**
 * One person per group of numbers: those that some document in the chunk says are one person's belong together, and to the
 * person who already has one of them. New ids are made as they are asked for.
 */
function velgPersoner(
  familier: readonly Familie[],
  kjente: ReadonlyMap<string, lager.Kjent>,
  oppslag: Oppslag,
): { idFor: (identifikator: string) => string; nye: Set<string> } {
  const over = new Map<string, string>();
  const rot = (o: string): string => {
    let r = o;
    for (let n = over.get(r); n !== undefined; n = over.get(r)) r = n;
    return r;
  };
  for (const p of familier.flatMap((f) => f.personer)) {
    const forste = rot(oppslag.av(p.identifikatorer[0]!.identifikator));
    for (const i of p.identifikatorer.slice(1)) {
      const annen = rot(oppslag.av(i.identifikator));
      if (annen !== forste) over.set(annen, forste);
    }
  }
  const personer = new Map<string, string>();
  for (const [o, kjent] of kjente) personer.set(rot(o), kjent.personId);
  const nye = new Set<string>();
  const idFor = (identifikator: string): string => {
    const r = rot(oppslag.av(identifikator));
    let id = personer.get(r);
    if (!id) {
      personer.set(r, (id = crypto.randomUUID()));
      nye.add(id);
    }
    return id;
  };
  return { idFor, nye };
}

/** D-numbers carry day + 40; synthetic ones too. */
const erDNummer = (i: string): boolean => i.length === 11 && i.charCodeAt(0) >= 52;

async function skrivFakta(
  tx: Tx,
  fakta: Personfakta,
  hele: readonly string[],
  innfelte: readonly string[],
  k: Brukskontekst,
): Promise<void> {
  const felles = { kilde: KILDE, endringssett: k.endringssett, na: k.na };
  const delt = (rader: Personfakta['navn'], blant: ReadonlySet<string>) =>
    rader.filter((r) => blant.has(r['person_id'] as string));
  const [h, i] = [new Set(hele), new Set(innfelte)];
  // protection first: no reader may meet an address before the grading that guards it
  await brukFakta(tx, adressebeskyttelseFakta, { ...felles, subjekter: hele, heltBilde: true, rader: fakta.adressebeskyttelse });
  for (const [tabell, rader] of [
    [adresseFakta, fakta.adresse],
    [navnFakta, fakta.navn],
    [personaliaFakta, fakta.personalia],
  ] as const) {
    await brukFakta(tx, tabell, { ...felles, subjekter: hele, heltBilde: true, rader: delt(rader, h) });
    await brukFakta(tx, tabell, { ...felles, subjekter: innfelte, heltBilde: tabell === adresseFakta, rader: delt(rader, i) });
  }
  await brukFakta(tx, foreldreansvarFakta, { ...felles, subjekter: hele, heltBilde: true, rader: fakta.foreldreansvar });
  await brukFakta(tx, familierelasjonFakta, { ...felles, subjekter: hele, heltBilde: true, rader: fakta.familierelasjon });
}

/**
 * Folkeregisteret says that numbers we have on different people are one person's (D-number to fødselsnummer, a doublet).
 * Entries that are only signposts from others' documents are merged; two real people wait for a person to decide (E31).
 */
async function slaSammenStubber(
  tx: Tx,
  familier: readonly Familie[],
  kjente: ReadonlyMap<string, lager.Kjent>,
  oppslag: Oppslag,
  k: Brukskontekst,
): Promise<{ antall: number; holdt: Holdt[]; familier: Set<Familie> }> {
  const holdt: Holdt[] = [];
  const utelatt = new Set<Familie>();
  let antall = 0;
  for (const f of familier)
    for (const p of f.personer) {
      const personer = personerFor(p, kjente, oppslag);
      if (personer.length < 2) continue;
      const stubber = await lager.finnStubber(tx, personer);
      const ekte = personer.filter((id) => !stubber.has(id));
      if (ekte.length > 1) {
        holdt.push({
          arsak: 'duplikat',
          nokkel: p.identifikatorer[0]!.identifikator,
          personId: ekte[0],
          detaljer: { antall: ekte.length, personer: ekte },
          post: f,
        });
        utelatt.add(f);
        break;
      }
      const behold = ekte[0] ?? personer.toSorted()[0]!;
      for (const stubb of personer) {
        if (stubb === behold) continue;
        await lager.slaSammen(tx, { stubb, behold, endringssett: k.endringssett, na: k.na });
        antall++;
      }
    }
  return { antall, holdt, familier: utelatt };
}

/** Families that the decision «approve the rest» leaves out. */
async function finnBerorte(
  tx: Tx,
  familier: readonly Familie[],
  kjente: ReadonlyMap<string, lager.Kjent>,
  oppslag: Oppslag,
): Promise<Set<Familie>> {
  const ut = new Set<Familie>();
  for (const f of familier) {
    const endrede = f.personer.flatMap((p) => {
      const kjent = kjentFor(p, kjente, oppslag);
      return kjent ? [{ personId: kjent.personId, p }] : [];
    });
    if ((await forhandsvis(tx, endrede, kjente, oppslag)).naerSkjermet > 0) ut.add(f);
  }
  return ut;
}

/** Only what tightens: new or stricter grading of people we know (F-17: grading cannot wait for an approval). */
async function brukSkjerming(tx: Tx, familier: readonly Familie[], k: Brukskontekst): Promise<number> {
  const oppslag = new Oppslag(k);
  const kjente = await lager.finnKjente(tx, alleOppslag(familier, oppslag));
  const rader = familier
    .flatMap((f) => f.personer)
    .filter((p) => p.omfang === 'hel' && RANG[p.adressebeskyttelse]! >= 2)
    .flatMap((p) => {
      const kjent = kjentFor(p, kjente, oppslag);
      return kjent && stilling(p, kjent, k) === 'endret' ? [{ person_id: kjent.personId, gradering: p.adressebeskyttelse }] : [];
    });
  const na = await lager.finnGraderinger(tx, rader.map((r) => r.person_id)); // prettier-ignore
  const strengere = rader.filter((r) => RANG[r.gradering]! > RANG[na.get(r.person_id) ?? 'ugradert']!);
  const subjekter = strengere.map((r) => r.person_id);
  await brukFakta(tx, adressebeskyttelseFakta, {
    kilde: KILDE,
    endringssett: k.endringssett,
    na: k.na,
    subjekter,
    heltBilde: false,
    rader: strengere,
  });
  return subjekter.length;
}
