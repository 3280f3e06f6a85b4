import type { Avvik } from '#grunn/kilde/index.ts';
import { FiksKrrPerson, KrrPerson, type KrrSvar, type KrrUtveksling } from './kontrakt.ts';
import { lesEpost, lesMobil, lesTid } from './lesing.ts';
import type { Kanal, Kontaktoppforing, Kontaktsvar } from './modell.ts';

const STATUS = ['AKTIV', 'SLETTET', 'IKKE_REGISTRERT'] as const;
const SPRAK = ['nb', 'nn', 'en', 'se'] as const;

/** A field name or code of theirs, kept only when it cannot be somebody's value. */
const trygg = (tekst: string): string | undefined => (/^[A-Za-zÆØÅæøå_.-]{1,30}$/.test(tekst) ? tekst : undefined);

function avvik(kode: string, felt: string, verdi?: string): Avvik {
  const kjent = verdi === undefined ? undefined : trygg(verdi);
  return kjent === undefined ? { kode, felt } : { kode, felt, verdi: kjent };
}

/**
 * Translates one answer. Pure; never throws for what the register says. `spurt` are the numbers that were asked for:
 * a person outside them is dropped and counted (F-27), and one of them who is missing, unreadable or contradicted is `mangler`: unknown, not empty (F-26).
 */
export function oversettSvar(ra: KrrSvar, spurt: readonly string[]): Kontaktsvar {
  const ventet = new Set(spurt);
  const funnet = new Map<string, Kontaktoppforing | 'uklar'>();
  const feil: Avvik[] = [];
  let ubedt = 0;
  for (const rad of ra.personer) {
    const lest = lesPerson(rad, feil);
    if (!lest) continue;
    if (!ventet.has(lest.personidentifikator)) {
      ubedt++;
      continue;
    }
    const ny = oversettPerson(lest, feil);
    const forrige = funnet.get(lest.personidentifikator);
    if (forrige === undefined) {
      funnet.set(lest.personidentifikator, ny);
      continue;
    }
    const like = JSON.stringify(forrige) === JSON.stringify(ny);
    feil.push(avvik(like ? 'duplikat' : 'motstridende_duplikat', 'personer'));
    if (!like) funnet.set(lest.personidentifikator, 'uklar');
  }
  const oppforinger: Kontaktoppforing[] = [];
  const mangler: string[] = [];
  for (const id of ventet) {
    const svar = funnet.get(id);
    if (svar === undefined || svar === 'uklar') mangler.push(id);
    else oppforinger.push(svar);
  }
  if (ubedt > 0) feil.push(avvik('ubedt_person', 'personer'));
  return { oppforinger, mangler, ubedt, avvik: utenGjentakelser(feil) };
}

/** The same as one function of one value, for the declaration of the source. */
export const oversettUtveksling = (u: KrrUtveksling): Kontaktsvar => oversettSvar(u.svar, u.spurt);

/** Reads the shape of one entry. A field of the wrong type is taken out and noted, so that the rest of the person can be used. */
function lesPerson(rad: unknown, feil: Avvik[]): KrrPerson | undefined {
  let lest = KrrPerson.safeParse(rad);
  if (!lest.success && rad !== null && typeof rad === 'object') {
    const kopi = structuredClone(rad) as Record<string, unknown>;
    for (const { path } of lest.error.issues) {
      const [felt, under] = path.map(String);
      if (felt === undefined) continue;
      feil.push(avvik('uventet_type', path.join('.')));
      const inni = kopi[felt];
      if (under !== undefined && inni !== null && typeof inni === 'object') delete (inni as Record<string, unknown>)[under];
      else delete kopi[felt];
      // A channel we could not read is unknown, not empty: leave a mark that the translation will refuse.
      if (under === 'epostadresse' || under === 'mobiltelefonnummer') (inni as Record<string, unknown>)[under] = UKJENT_VERDI;
      if (felt === 'kontaktinformasjon' && under === undefined)
        kopi[felt] = { epostadresse: UKJENT_VERDI, mobiltelefonnummer: UKJENT_VERDI };
    }
    lest = KrrPerson.safeParse(kopi);
  }
  if (!lest.success) {
    feil.push(avvik('uleselig_person', 'personer'));
    return undefined;
  }
  for (const felt of Object.keys(lest.data))
    if (!(felt in KrrPerson.shape)) feil.push(avvik('ukjent_felt', trygg(felt) ?? 'personer'));
  return lest.data;
}

const UKJENT_VERDI = '\u0000';

function oversettPerson(p: KrrPerson, feil: Avvik[]): Kontaktoppforing | 'uklar' {
  const status = STATUS.find((s) => s === p.status);
  if (!status) {
    // A status we do not know must neither empty the card nor fill it.
    feil.push(avvik('ukjent_kodeverdi', 'status', p.status ?? undefined));
    return 'uklar';
  }
  const egne: Avvik[] = [];
  const aktiv = status === 'AKTIV';
  if (aktiv && p.reservasjon !== 'JA' && p.reservasjon !== 'NEI') {
    // Always returned by contract. Without it nobody may be told that this person can be notified.
    feil.push(avvik('ukjent_kodeverdi', 'reservasjon', p.reservasjon ?? undefined));
    return 'uklar';
  }
  const reservert = p.reservasjon === 'JA';
  const sprak = SPRAK.find((s) => s === p.spraak?.toLowerCase()) ?? null;
  if (p.spraak && !sprak) feil.push(avvik('ukjent_kodeverdi', 'spraak', p.spraak));
  const kanVarsles = p.varslingsstatus === 'KAN_VARSLES' ? true : p.varslingsstatus === 'KAN_IKKE_VARSLES' ? false : null;
  if (p.varslingsstatus && kanVarsles === null) feil.push(avvik('ukjent_kodeverdi', 'varslingsstatus', p.varslingsstatus));
  const k = p.kontaktinformasjon;
  return {
    personidentifikator: p.personidentifikator,
    status,
    reservert,
    reservertTidspunkt: reservert ? tid(p.reservasjonstidspunkt, 'reservasjonstidspunkt', egne) : null,
    kanVarsles,
    // Deleted and unregistered people have no contact information by contract; if some comes, it is not theirs to keep.
    epostadresse: aktiv
      ? kanal(k?.epostadresse, lesEpost, k?.epostadresse_oppdatert, k?.epostadresse_sist_verifisert, 'epostadresse', egne)
      : null,
    mobiltelefonnummer: aktiv
      ? kanal(
          k?.mobiltelefonnummer,
          lesMobil,
          k?.mobiltelefonnummer_oppdatert,
          k?.mobiltelefonnummer_sist_verifisert,
          'mobiltelefonnummer',
          egne,
        )
      : null,
    sprak,
    avvik: egne,
  };
}

function kanal(
  ra: string | null | undefined,
  les: (tekst: string) => string | null,
  oppdatert: string | null | undefined,
  verifisert: string | null | undefined,
  felt: 'epostadresse' | 'mobiltelefonnummer',
  egne: Avvik[],
): Kanal | null {
  if (ra === undefined || ra === null || ra.trim() === '') return null;
  const verdi = les(ra);
  if (verdi === null) {
    egne.push(avvik(felt === 'epostadresse' ? 'ugyldig_epost' : 'ugyldig_telefon', felt));
    return null;
  }
  return {
    verdi,
    oppdatert: tid(oppdatert, `${felt}_oppdatert`, egne),
    verifisert: tid(verifisert, `${felt}_sist_verifisert`, egne),
  };
}

function tid(ra: string | null | undefined, felt: string, egne: Avvik[]): string | null {
  if (ra === undefined || ra === null || ra === '') return null;
  const lest = lesTid(ra);
  if (lest === null) egne.push(avvik('ugyldig_tid', felt));
  return lest;
}

/** One line per kind, not one per person: a new field comes a thousand times in a thousand entries. */
function utenGjentakelser(alle: readonly Avvik[]): Avvik[] {
  return [...new Map(alle.map((a) => [JSON.stringify(a), a])).values()];
}

/** KS Fiks' own shape turned into the register's, so that the rest of the house knows one. Throws nothing; `undefined` when it cannot be read. */
export function fraFiks(ra: unknown): KrrSvar | undefined {
  const lest = FiksKrrPerson.safeParse(ra);
  if (!lest.success) return undefined;
  const { fnr, epost, tlf, reservert, kanVarsles } = lest.data;
  // Their contract does not demand a status; somebody with contact information is active.
  const status = lest.data.status ?? (epost?.adresse || tlf?.nummer ? 'AKTIV' : null);
  return {
    personer: [
      {
        personidentifikator: fnr,
        status,
        reservasjon: reservert === true ? 'JA' : reservert === false ? 'NEI' : null,
        varslingsstatus: kanVarsles === true ? 'KAN_VARSLES' : kanVarsles === false ? 'KAN_IKKE_VARSLES' : null,
        kontaktinformasjon: {
          epostadresse: epost?.adresse,
          epostadresse_oppdatert: epost?.sistOppdatert,
          epostadresse_sist_verifisert: epost?.sistVerifisert,
          mobiltelefonnummer: tlf?.nummer,
          mobiltelefonnummer_oppdatert: tlf?.sistOppdatert,
          mobiltelefonnummer_sist_verifisert: tlf?.sistVerifisert,
        },
      },
    ],
  };
}
