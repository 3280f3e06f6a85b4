import { brukFakta, type Faktarad } from '#grunn/fakta/index.ts';
import type { Avvik } from '#grunn/kilde/index.ts';
import type { DbEllerTx, Tx } from '#grunn/db/index.ts';
import type { HrPerson } from '#kilder/hr/modell.ts';
import { lasPersoner, opprettPersoner, registrerIdentifikatorer, type Identifikatorinn } from '../../person/kjerne.ts';
import { adresseFakta, arbeidsforholdFakta, navnFakta, personaliaFakta, personalressursFakta } from '../faktatabeller.ts';
import { finnSkjermede, skrivDokumenter, type Dokumentrad } from '../folkeregisteret/lager.ts';
import { finnIBildet } from '../lager.ts';
import type { Bremsegrenser, Brukskontekst, Brukssvar, Forhandslinje, Holdt, Innlesingstype, Vurdering } from '../modell.ts';
import {
  adresserader,
  kanonisk,
  navnerad,
  personaliarad,
  ressursrad,
  stillingsendringer,
  stillingsrad,
  utenDobbeltstillinger,
} from './fakta.ts';
import * as identitet from './identitet.ts';
import * as lager from './lager.ts';

const KILDE = 'hr';
const ALVOR = { stilling_taus: 45, stilling_avsluttet: 40, stilling_ny: 20 } as const;

/** A file with a tenth fewer people, or a fifth changed, is not an ordinary night (F-33). */
export const HR_BREMSER: Bremsegrenser = { krympet: 0.1, endret: 0.2, avsluttet: 0.1, minstAntall: 20 };

/** HR's employees into the register: a full reconciliation, so that one who stops coming is found the same night (L08). */
export function hrInnlesing(bremser: Bremsegrenser = HR_BREMSER): Innlesingstype<HrPerson> {
  return {
    kilde: KILDE,
    bremser,
    antallPersoner: () => 1,
    nokkel: (p) => p.ansattnummer,
    bildenokkel: (p) => [p.ansattnummer],
    bolkerHverForSeg: true,
    vurder,
    bruk,
    finnTause,
    avslutt: async (tx, k) =>
      lager.merkTause(
        tx,
        (await lager.finnTause(tx, k)).map((t) => t.ansattnummer),
        k,
      ),
  };
}

/** What a chunk's records are compared with. */
interface Bakgrunn {
  readonly treff: ReadonlyMap<string, identitet.Treff>;
  readonly skoler: ReadonlySet<string>;
  readonly skjermede: ReadonlySet<string>;
  readonly dokumenter: ReadonlyMap<string, { readonly personId: string; readonly sjekksum: string }>;
}

/** Employee numbers we have had before: only these have anything to compare with. */
const kjenteNumre = (personer: readonly HrPerson[], treff: ReadonlyMap<string, identitet.Treff>): string[] =>
  personer.filter((p) => treff.get(p.ansattnummer)!.ansatt !== undefined).map((p) => p.ansattnummer);

async function hentBakgrunn(db: DbEllerTx, personer: readonly HrPerson[], k: Brukskontekst): Promise<Bakgrunn> {
  const treff = await identitet.finnTreff(db, personer, k);
  const medAdresse = personer.flatMap((p) => {
    const t = treff.get(p.ansattnummer)!;
    const id = t.ansatt ?? t.nummer;
    return p.adresse && id ? [id] : [];
  });
  return {
    treff,
    skoler: await lager.finnSkoler(db),
    skjermede: await finnSkjermede(db, medAdresse),
    dokumenter: await lager.finnDokumenter(db, kjenteNumre(personer, treff)),
  };
}

const sjekksum = (p: HrPerson, personId: string | undefined, b: Bakgrunn, k: Brukskontekst): string =>
  k.nokler
    .oppslag(kanonisk(p, { skoler: b.skoler, skjermet: personId !== undefined && b.skjermede.has(personId) }), 'dokument')
    .toString('base64');

/** The same record about the same person as last time, and both numbers still the person's. */
function erUendret(p: HrPerson, b: Bakgrunn, k: Brukskontekst): boolean {
  const t = b.treff.get(p.ansattnummer)!;
  const dokument = b.dokumenter.get(p.ansattnummer);
  if (!dokument || t.ansatt !== dokument.personId) return false;
  if (p.fodselsnummer !== null && t.nummer !== t.ansatt) return false;
  return dokument.sjekksum === sjekksum(p, t.ansatt, b, k);
}

async function vurder(db: DbEllerTx, innkomne: readonly HrPerson[], k: Brukskontekst): Promise<Vurdering<HrPerson>> {
  const holdt: Holdt[] = [];
  const avvik: Avvik[] = innkomne.flatMap((p) => p.avvik);
  const hold = (p: HrPerson, feil: identitet.Feil) => holdt.push({ ...feil, nokkel: p.ansattnummer, post: p });

  const sett = await finnIBildet(
    db,
    k.endringssett,
    innkomne.map((p) => p.ansattnummer),
  );
  const lesbare: HrPerson[] = [];
  for (const p of innkomne) {
    const feil = sett.has(p.ansattnummer)
      ? { arsak: 'duplikat' as const, detaljer: { felt: 'ansattnummer', kode: 'flere_ganger_i_fila' } }
      : identitet.feilVed(p, k);
    if (p.ansattnummer !== '') sett.add(p.ansattnummer);
    if (feil) hold(p, feil);
    else lesbare.push(utenDobbeltstillinger(p));
  }
  const b = await hentBakgrunn(db, lesbare, k);
  const likeSomSist = new Set(lesbare.filter((p) => erUendret(p, b, k)));
  const nye = lesbare.filter((p) => !likeSomSist.has(p));
  const motstrid = await identitet.finnMotstrid(db, nye, b.treff, k);
  const bruk: HrPerson[] = [];
  for (const p of nye) {
    const feil = motstrid.get(p.ansattnummer);
    if (feil) hold(p, feil);
    else bruk.push(p);
  }
  for (const p of lesbare)
    for (const a of p.arbeidsforhold)
      if (a.organisasjonsnummer !== null && !b.skoler.has(a.organisasjonsnummer))
        avvik.push({ kode: 'ukjent_skole', felt: 'organisasjonsnummer', verdi: a.organisasjonsnummer });

  const kjente = bruk.filter((p) => b.treff.get(p.ansattnummer)!.ansatt !== undefined);
  const { linjer, avsluttet } = await forhandsvis(db, bruk, b, k);
  const uendret = [...likeSomSist].map((p) => b.treff.get(p.ansattnummer)!.ansatt!);
  return {
    bruk,
    uendret,
    gjennom: () => [...likeSomSist].map((p) => p.ansattnummer),
    tellere: { nye: bruk.length - kjente.length, endret: kjente.length, uendret: uendret.length, avsluttet },
    forhandsvisning: linjer,
    holdt,
    avvik,
  };
}

/** New, ended and silent positions among people we know. */
async function forhandsvis(
  db: DbEllerTx,
  personer: readonly HrPerson[],
  b: Bakgrunn,
  k: Brukskontekst,
): Promise<{ linjer: Forhandslinje[]; avsluttet: number }> {
  const linjer: Forhandslinje[] = [];
  let avsluttet = 0;
  const stillinger = await lager.finnStillinger(db, kjenteNumre(personer, b.treff));
  for (const p of personer) {
    const t = b.treff.get(p.ansattnummer)!;
    const personId = t.ansatt ?? t.nummer;
    if (personId === undefined) continue;
    const e = stillingsendringer(stillinger.get(p.ansattnummer) ?? [], p.arbeidsforhold, k.idag);
    const linje = (slag: keyof typeof ALVOR, antall: number, detaljer = {}) => {
      if (antall > 0) linjer.push({ slag, alvor: ALVOR[slag], personId, detaljer: { antall, ...detaljer } });
    };
    linje('stilling_taus', e.tause.length);
    linje('stilling_avsluttet', e.avsluttet.length);
    linje('stilling_ny', e.nye.length + e.tilbake.length, e.tilbake.length > 0 ? { tilbake: e.tilbake.length } : {});
    if (e.tause.length + e.avsluttet.length > 0) avsluttet++;
  }
  return { linjer, avsluttet };
}

async function finnTause(db: DbEllerTx, k: Brukskontekst) {
  const tause = await lager.finnTause(db, k);
  const forhandsvisning: Forhandslinje[] = tause.map((t) => ({
    slag: 'stilling_taus',
    alvor: ALVOR.stilling_taus,
    personId: t.personId,
    detaljer: { antall: t.stillinger, helePersonen: true },
  }));
  return { antall: tause.length, av: await lager.antallAktive(db, k.idag), forhandsvisning };
}

async function bruk(tx: Tx, innkomne: readonly HrPerson[], k: Brukskontekst): Promise<Brukssvar> {
  // locked first, read afterwards: what we compare with cannot change before we have written
  await lasPersoner(tx, identitet.alleOppslag(innkomne, k));
  let b = await hentBakgrunn(tx, innkomne, k);
  const slatt = await identitet.slaSammenEllerHold(tx, innkomne, b.treff, k);
  if (slatt.antall > 0) b = await hentBakgrunn(tx, innkomne, k);
  const holdt: Holdt[] = innkomne.flatMap((p) => {
    const feil = slatt.holdt.get(p.ansattnummer);
    return feil ? [{ ...feil, nokkel: p.ansattnummer, post: p }] : [];
  });
  const personer = innkomne.filter((p) => !slatt.holdt.has(p.ansattnummer));

  const { idFor, nye } = velgPersoner(personer, b, k);
  const med = personer.map((p) => ({ p, personId: idFor(p) }));
  await opprettPersoner(tx, [...nye], k.endringssett);
  const identifikatorer: Identifikatorinn[] = await identitet.utgatteDNumre(tx, med.filter((x) => !nye.has(x.personId)), k); // prettier-ignore
  for (const { p, personId } of med) {
    const oppslag = identitet.oppslagFor(p, k);
    identifikatorer.push({
      personId,
      identifikator: p.ansattnummer,
      type: 'ansattnummer',
      status: 'iBruk',
      oppslag: oppslag.ansatt,
    });
    if (p.fodselsnummer !== null)
      identifikatorer.push({
        personId,
        identifikator: p.fodselsnummer,
        type: identitet.typeAv(p.fodselsnummer, k),
        status: 'iBruk',
        oppslag: oppslag.nummer,
      });
  }
  const bareNye = med.every((x) => nye.has(x.personId));
  const felles = { kilde: KILDE, endringssett: k.endringssett, na: k.na };
  await registrerIdentifikatorer(tx, k.nokler, { ...felles, rader: identifikatorer, bareNye });
  await skrivFakta(tx, med, b, k, bareNye);
  await skrivDokumenter(
    tx,
    k.endringssett,
    med.map(({ p, personId }): Dokumentrad => ({
      kilde: `hr.${p.ansattnummer}`,
      personId,
      sjekksum: sjekksum(p, personId, b, k),
      versjon: null,
      innlesing: k.endringssett,
    })),
  );
  return { dekket: [...new Set(med.map((x) => x.personId))], holdt };
}

/** One person per national number, else per employee number; a rehired employee has several of the latter (F-35). */
function velgPersoner(
  personer: readonly HrPerson[],
  b: Bakgrunn,
  k: Brukskontekst,
): { idFor: (p: HrPerson) => string; nye: Set<string> } {
  const nye = new Set<string>();
  const perNummer = new Map<string, string>();
  const valgt = new Map<string, string>();
  for (const p of personer) {
    const t = b.treff.get(p.ansattnummer)!;
    const { nummer } = identitet.oppslagFor(p, k);
    let id = t.ansatt ?? t.nummer ?? (nummer && perNummer.get(nummer));
    if (!id) nye.add((id = crypto.randomUUID()));
    if (nummer && !perNummer.has(nummer)) perNummer.set(nummer, id);
    valgt.set(p.ansattnummer, id);
  }
  return { idFor: (p) => valgt.get(p.ansattnummer)!, nye };
}

async function skrivFakta(
  tx: Tx,
  med: readonly { readonly p: HrPerson; readonly personId: string }[],
  b: Bakgrunn,
  k: Brukskontekst,
  bareNye: boolean,
): Promise<void> {
  const felles = { kilde: KILDE, endringssett: k.endringssett, na: k.na };
  // of several employments of one person the last number tells name and birth date
  const perPerson = new Map(med.toSorted((x, y) => (x.p.ansattnummer < y.p.ansattnummer ? -1 : 1)).map((x) => [x.personId, x.p]));
  const subjekter = [...perPerson.keys()];
  const rader = (lag: (personId: string, p: HrPerson) => Faktarad[]) => [...perPerson].flatMap(([id, p]) => lag(id, p));
  const omPersoner = { ...felles, subjekter, heltBilde: true, bareNye };
  await brukFakta(tx, navnFakta, { ...omPersoner, rader: rader((id, p) => [navnerad(id, p)]) });
  await brukFakta(tx, personaliaFakta, { ...omPersoner, rader: rader((id, p) => [personaliarad(id, p)]) });
  await brukFakta(tx, adresseFakta, { ...omPersoner, rader: rader((id, p) => adresserader(id, p, b.skjermede.has(id))) });

  const ansattnumre = med.map((x) => x.p.ansattnummer);
  await brukFakta(tx, personalressursFakta, {
    ...felles,
    subjekter: ansattnumre,
    heltBilde: true,
    rader: med.map(({ p, personId }) => ressursrad(personId, p)),
  });
  const kjente = await lager.finnStillinger(tx, kjenteNumre(med.map((x) => x.p), b.treff)); // prettier-ignore
  const stillinger = med.flatMap(({ p, personId }): Faktarad[] => [
    ...p.arbeidsforhold.map((a) => stillingsrad(personId, p, a, b.skoler)),
    // not told of any more, and not ended: «aktiv hos oss, inaktiv i HRM», never closed by silence
    ...stillingsendringer(kjente.get(p.ansattnummer) ?? [], p.arbeidsforhold, k.idag).tause.map((s) => ({
      ...s,
      person_id: personId,
      taus_siden: k.idag,
    })),
  ]);
  await brukFakta(tx, arbeidsforholdFakta, { ...felles, subjekter: ansattnumre, heltBilde: false, rader: stillinger });
}
