import { apneAdresser, apneOverstyringer } from './adressevern.ts';
import type { Kontekst } from '#grunn/handling/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import { startenAv, leggTilDager } from '#grunn/tid/index.ts';
import { byggRelasjoner } from './kort-relasjoner.ts';
import { byggAnsettelser, byggElevforhold } from './kort-tilknytninger.ts';
import * as lager from './lager-kort.ts';
import type { Gradering, Kortadresse, Kortfelt, Personkort, Personref, Skjermbar, Verngrunn } from './modell.ts';
import {
  byggFelt,
  erFortrolig,
  gjaldtDa,
  iso,
  samletVern,
  senest,
  skjermetAdresse,
  skjermetKontakt,
  strengest,
  type Feltnavn,
  type Kortsyn,
  type Leserplass,
} from './regler.ts';
import { personTilgang } from './tilgang.ts';

export interface Kortvalg {
  /** «Slik det var» on this date: positions and places of that date, as we knew them at its end unless `kjentPer` says otherwise. */
  readonly paDato?: string | undefined;
  /** As we knew it at this moment (ISO). */
  readonly kjentPer?: string | undefined;
}

/** Has the reader a place at one of the person's schools, or only in the kommune's administration? */
export const leserplass = (s: Kontekst, person: Innsyn<Personref>): Leserplass =>
  person.krets || s.kan(personTilgang.les, person).provd.some((p) => p.utfall === 'gitt' && p.relasjon === 'egenSkole')
    ? 'skolen'
    : 'kommunen';

/**
 * Everything a person card shows, each value with its provenance and history. Protection is always that of now, also when the
 * card is shown as it was: an address that is protected today is not found by going back in time. Five statements.
 */
export async function hentPersonkort(s: Kontekst, person: Innsyn<Personref>, valg: Kortvalg = {}): Promise<Personkort> {
  const id = person.personId;
  const historisk = valg.paDato !== undefined || valg.kjentPer !== undefined;
  const kjentPer = valg.kjentPer ?? (valg.paDato !== undefined && valg.paDato < s.idag ? slutten(valg.paDato) : undefined);
  const dato = valg.paDato ?? s.idag;
  const lest = await lager.hentPersonrader(s.db, id);
  const rader = {
    ...lest,
    adresse: apneAdresser(s.nokler, lest.adresse),
    overstyring: apneOverstyringer(s.nokler, lest.overstyring),
  };
  const relasjoner = await lager.hentRelasjoner(s.db, id, kjentPer);
  const tilknytninger = await lager.hentTilknytninger(s.db, id, kjentPer);
  const versjonerte = [
    ...rader.navn,
    ...rader.personalia,
    ...rader.adresse,
    ...rader.kontakt,
    ...relasjoner.ansvar,
    ...relasjoner.ansvar_for,
    ...relasjoner.kontaktpersoner,
    ...tilknytninger.personalressurs,
  ];
  const skrevet = (kilde: string) => kilde === 'manuell' || kilde === 'oppstart';
  const opphav = await lager.hentOpphav(s.db, {
    personId: id,
    kilder: [...new Set(versjonerte.map((r) => r.kilde).filter((k) => !skrevet(k)))],
    endringssett: [...new Set(versjonerte.filter((r) => skrevet(r.kilde)).map((r) => r.apnet_av))],
    personer: [...new Set([...rader.overstyring.map((o) => o.gitt_av), ...rader.skjerming.map((o) => o.gitt_av)])],
    na: kjentPer ?? s.na,
    idag: s.idag,
  });
  const kan = (regel: keyof typeof personTilgang) => !historisk && s.kan(personTilgang[regel], person).tillatt;
  const syn: Kortsyn = {
    dato,
    // what was written in this very moment is known now
    kjentPer: kjentPer === undefined ? Number.POSITIVE_INFINITY : Date.parse(kjentPer),
    historisk,
    ...opphav,
    kanOverstyre: kan('overstyr'),
  };
  const plass = leserplass(s, person);
  const relaterte = await byggRelasjoner(s, id, relasjoner, syn);
  const felt = lagFelt(rader, syn, kan('registrerKontakt'));
  const navn = felt.navn;
  // protected now, or at the moment the card is seen from: both hide
  const vern = strengestAv(person.gradering, rader, syn);
  const gjeldendeNavn = navn.gjeldende?.verdi;
  const krr = rader.kontakt.find((k) => k.kilde === 'krr' && gjaldtDa(k, syn.kjentPer));
  // where somebody under kode 6 goes to school or works is not for the kommune's administration
  const skjulSted = person.gradering === 'strengtFortrolig' && plass === 'kommunen';
  const elevforhold = skjulSted ? [] : byggElevforhold(tilknytninger.elevforhold, dato);
  const ansettelser = skjulSted ? [] : byggAnsettelser(tilknytninger, dato, syn);
  return {
    personId: id,
    visningsnavn: gjeldendeNavn
      ? [gjeldendeNavn.fornavn, gjeldendeNavn.mellomnavn, gjeldendeNavn.etternavn].filter(Boolean).join(' ')
      : '',
    paDato: valg.paDato ?? null,
    kjentPer: historisk ? (kjentPer ?? null) : null,
    roller: rollerFor(
      elevforhold.length > 0,
      relaterte.ansvarFor.length > 0,
      ansettelser.length > 0,
      relaterte.foreldreansvar.length > 0,
    ),
    vern: { gradering: vern, grunner: verngrunner(rader, syn) },
    navn,
    alias: felt.alias,
    fodselsdato: felt.fodselsdato,
    dodsdato: felt.dodsdato,
    kjonn: felt.kjonn,
    personstatus: felt.personstatus,
    statsborgerskap: felt.statsborgerskap,
    identifikatorer: rader.identifikator
      .filter((i) => gjaldtDa(i, syn.kjentPer))
      .map((i) => ({ type: i.type, status: i.status, kilde: i.kilde, siden: iso(i.kjent_fra) })),
    ...adresser(rader, vern, syn),
    ...kontaktfelter(felt, skjermetKontakt(vern, plass)),
    krr:
      krr && skjermetKontakt(vern, plass) === undefined
        ? {
            status: krr.status,
            reservert: krr.reservert,
            kanVarsles: krr.kan_varsles,
            sprak: krr.sprak,
            hentet: senest(opphav.dekning.get('krr'), iso(krr.kjent_fra)),
          }
        : null,
    kontaktversjon: person.kontaktversjon,
    ...relaterte,
    elevforhold,
    ansettelser,
    sistInnlogget: rader.sist_innlogget === null ? null : iso(rader.sist_innlogget),
    kan: {
      registrereKontakt: kan('registrerKontakt'),
      overstyre: kan('overstyr'),
      registrerePerson: kan('registrerPerson'),
      skjerme: kan('skjerm'),
      oppheveSkjerming: kan('opphevSkjerming'),
      viseFodselsnummer: kan('visFodselsnummer'),
    },
  };
}

/** The last moment of a date in Norway. */
const slutten = (dato: string): string => startenAv(leggTilDager(dato, 1)).toString();

function rollerFor(elev: boolean, foresatt: boolean, ansatt: boolean, barn: boolean): Personkort['roller'] {
  const ut: Personkort['roller'] = [];
  if (elev) ut.push('elev');
  else if (barn) ut.push('barn');
  if (foresatt) ut.push('foresatt');
  if (ansatt) ut.push('ansatt');
  return ut.length === 0 ? ['annen'] : ut;
}

/** The fields of a card from the rows they rest on. */
export function lagFelt(rader: lager.Personrader, syn: Kortsyn, kanRegistrere: boolean) {
  const { overstyring: overstyringer } = rader;
  const navn = <T>(felt: Feltnavn, les: (r: lager.Navnerad) => T | null) =>
    byggFelt({ felt, rader: rader.navn, les, overstyringer }, syn);
  const personalia = <T>(felt: Feltnavn, les: (r: lager.Personaliarad) => T | null) =>
    byggFelt({ felt, rader: rader.personalia, les, overstyringer }, syn);
  const kontakt = (felt: Feltnavn, les: (r: lager.Kontaktrad) => string | null, tid?: (r: lager.Kontaktrad) => string | null) =>
    byggFelt(
      { felt, rader: rader.kontakt, les, overstyringer, kanRedigere: kanRegistrere, ...(tid ? { tidspunkt: tid } : {}) },
      syn,
    );
  return {
    navn: navn('navn', (r) => ({ fornavn: r.fornavn, mellomnavn: r.mellomnavn, etternavn: r.etternavn })),
    alias: navn('alias', (r) => r.alias),
    fodselsdato: personalia('fodselsdato', (r) => r.fodselsdato),
    dodsdato: personalia('dodsdato', (r) => r.dodsdato),
    kjonn: personalia('kjonn', (r) => r.kjonn),
    personstatus: personalia('personstatus', (r) => r.personstatus),
    statsborgerskap: personalia('statsborgerskap', (r) => (r.statsborgerskap.length === 0 ? null : r.statsborgerskap)),
    epostadresse: kontakt(
      'epostadresse',
      (r) => r.epostadresse,
      (r) => nyest(r.epost_verifisert, r.epost_oppdatert),
    ),
    mobiltelefonnummer: kontakt(
      'mobiltelefonnummer',
      (r) => r.mobiltelefonnummer,
      (r) => nyest(r.mobil_verifisert, r.mobil_oppdatert),
    ),
    telefonArbeid: kontakt('telefonArbeid', (r) => r.telefon_arbeid),
    telefonHjem: kontakt('telefonHjem', (r) => r.telefon_hjem),
  };
}

/** A channel is as fresh as the newest of the two: confirmed, or changed. */
const nyest = (a: string | null, b: string | null): string | null =>
  a === null || b === null ? (a ?? b) : senest(iso(a), iso(b));

export type Kontaktnavn = 'epostadresse' | 'mobiltelefonnummer' | 'telefonArbeid' | 'telefonHjem';

/** The contact fields as they are now, and the hand-written row below them. One statement. */
export async function hentKontaktfelt(
  s: Kontekst,
  person: Innsyn<Personref>,
): Promise<{ felt: Record<Kontaktnavn, Kortfelt<string>>; rad: Handrad }> {
  const rader = await lager.hentPersonrader(s.db, person.personId);
  const syn: Kortsyn = {
    dato: s.idag,
    kjentPer: Number.POSITIVE_INFINITY,
    historisk: false,
    dekning: new Map(),
    neste: new Map(),
    skrevetAv: new Map(),
    kanOverstyre: false,
  };
  const { epostadresse, mobiltelefonnummer, telefonArbeid, telefonHjem } = lagFelt(rader, syn, true);
  const hand = rader.kontakt.find((k) => k.kilde === 'manuell' && k.kjent_til === null);
  return {
    felt: { epostadresse, mobiltelefonnummer, telefonArbeid, telefonHjem },
    rad: {
      epostadresse: hand?.epostadresse ?? null,
      mobiltelefonnummer: hand?.mobiltelefonnummer ?? null,
      telefon_arbeid: hand?.telefon_arbeid ?? null,
      telefon_hjem: hand?.telefon_hjem ?? null,
    },
  };
}

type Handrad = Pick<lager.Kontaktrad, 'epostadresse' | 'mobiltelefonnummer' | 'telefon_arbeid' | 'telefon_hjem'>;

function kontaktfelter(
  felt: ReturnType<typeof lagFelt>,
  skjermet: 'fortrolig' | 'strengtFortrolig' | undefined,
): Pick<Personkort, Kontaktnavn> {
  const en = (navn: Kontaktnavn): Personkort[Kontaktnavn] =>
    skjermet === undefined ? { slag: 'apen', ...felt[navn] } : { slag: 'skjermet', gradering: skjermet };
  return {
    epostadresse: en('epostadresse'),
    mobiltelefonnummer: en('mobiltelefonnummer'),
    telefonArbeid: en('telefonArbeid'),
    telefonHjem: en('telefonHjem'),
  };
}

const ADRESSEFELT = {
  bosted: 'bostedsadresse',
  deltBosted: 'deltBosted',
  opphold: 'oppholdsadresse',
  post: 'postadresse',
} as const;

function adresser(
  rader: lager.Personrader,
  vern: Gradering,
  syn: Kortsyn,
): Pick<Personkort, 'bostedsadresse' | 'deltBosted' | 'oppholdsadresse' | 'postadresse'> {
  const en = (type: keyof typeof ADRESSEFELT): Skjermbar<ReturnType<typeof byggFelt<lager.Adresserad, Kortadresse>>> | null => {
    const alle = rader.adresse.filter((a) => a.type === type);
    const overstyrt = rader.overstyring.some((o) => o.felt === ADRESSEFELT[type]);
    if (alle.length === 0 && !overstyrt) return null;
    // graded now, or graded then: both hide it
    const gradert = [...alle, ...rader.beskyttelse].filter((a) => a.kjent_til === null || gjaldtDa(a, syn.kjentPer));
    const skjermet = skjermetAdresse(vern, strengest(gradert.map((a) => a.gradering)));
    if (skjermet !== undefined) return { slag: 'skjermet', gradering: skjermet };
    // the home of somebody protected is not found by way of those who live there
    if (alle.some((a) => a.kjent_til === null && deltMedVernet(a, rader))) return { slag: 'skjermet', gradering: 'fortrolig' };
    const felt = byggFelt(
      {
        felt: ADRESSEFELT[type],
        rader: alle.filter((a) => a.gradering === 'ugradert' && !fraSkjultTid(a, rader) && !deltMedVernet(a, rader)),
        les: (a) => ({
          linjer: a.linjer,
          postnummer: a.postnummer,
          poststed: a.poststed,
          landkode: a.landkode,
          bruksenhetsnummer: a.bruksenhetsnummer,
          kommunenummer: a.kommunenummer,
          skolekrets: a.skolekrets,
          fra: a.fra,
          til: a.til,
        }),
        overstyringer: rader.overstyring,
      },
      syn,
    );
    return { slag: 'apen', ...felt };
  };
  return { bostedsadresse: en('bosted'), deltBosted: en('deltBosted'), oppholdsadresse: en('opphold'), postadresse: en('post') };
}

const skrevet = (a: Pick<lager.Adresserad, 'linjer' | 'postnummer'>): string =>
  [...a.linjer, a.postnummer ?? ''].join(' ').toUpperCase();
const deltMedVernet = (a: lager.Adresserad, { husstand }: lager.Personrader): boolean =>
  a.type !== 'post' && (husstand.alle || husstand.adresser.includes(skrevet(a)));

/** An address that is no longer the person's, and was so while the person was protected: not history for anybody. */
const fraSkjultTid = (a: lager.Adresserad, rader: lager.Personrader): boolean =>
  a.kjent_til !== null &&
  [
    ...rader.beskyttelse.filter((b) => erFortrolig(b.gradering)).map((b) => ({ fra: b.kjent_fra, til: b.kjent_til })),
    ...rader.skjerming.map((k) => ({ fra: k.gitt, til: k.opphevet })),
  ].some((v) => Date.parse(v.fra) < Date.parse(a.kjent_til!) && (v.til === null || Date.parse(v.til) > Date.parse(a.kjent_fra)));

/** Why the person is protected, as it is now (or then, when the card is shown as it was). */
function verngrunner(rader: lager.Personrader, syn: Kortsyn): Verngrunn[] {
  const ut: Verngrunn[] = rader.beskyttelse
    .filter((b) => gjaldtDa(b, syn.kjentPer))
    .map((b) => ({ slag: 'folkeregisteret', gradering: b.gradering, siden: iso(b.kjent_fra) }));
  for (const a of rader.adresse)
    if (a.gradering !== 'ugradert' && gjaldtDa(a, syn.kjentPer))
      ut.push({ slag: 'adresse', gradering: a.gradering, siden: iso(a.kjent_fra) });
  for (const k of rader.skjerming)
    if (gjaldtDa({ kjent_fra: k.gitt, kjent_til: k.opphevet }, syn.kjentPer))
      ut.push({
        slag: 'lokal',
        gradering: k.gradering,
        siden: iso(k.gitt),
        skjermingId: k.id,
        begrunnelse: k.begrunnelse,
        vurderesPaNytt: k.vurderes_pa_nytt,
        gittAv: syn.skrevetAv.get(k.gitt_av),
      });
  return ut;
}

/** Now or then, whichever was stricter. */
const strengestAv = (na: Gradering, rader: lager.Personrader, syn: Kortsyn): Gradering =>
  strengest([na, samletVern(verngrunner(rader, syn))]);
