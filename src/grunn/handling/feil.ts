import type { z } from 'zod';
import { FunksjonellFeil } from '#grunn/feil/index.ts';
import { paSprak, valgtSprak, type Sprak, type Tekst } from '#grunn/sprak/index.ts';
import type { Feilvalg } from './modell.ts';

/** An error in the reader's language. */
export function feilPaSprak(sprak: Sprak, kode: string, melding: Tekst, valg: Feilvalg = {}): FunksjonellFeil {
  const felt: Record<string, string> = {};
  for (const [navn, tekst] of Object.entries(valg.felt ?? {})) felt[navn] = paSprak(tekst, sprak);
  return new FunksjonellFeil(kode, paSprak(melding, sprak), { ...(valg.status ? { status: valg.status } : {}), felt });
}

/** Unknown, foreign and gone are told in the same words, so that an answer never says that something exists. */
export const ikkeFunnet = (sprak: Sprak): FunksjonellFeil =>
  feilPaSprak(
    sprak,
    'ikke_funnet',
    {
      nb: 'Vi fant ikke det du spurte etter, eller du har ikke tilgang til det.',
      nn: 'Vi fann ikkje det du spurde etter, eller du har ikkje tilgang til det.',
    },
    { status: 404 },
  );

export const ikkeLov = (sprak: Sprak, hva: Tekst): FunksjonellFeil =>
  feilPaSprak(
    sprak,
    'ikke_lov',
    {
      nb: `Du har ikke lov til å ${paSprak(hva, 'nb')}. Spør systemforvalteren i kommunen om du trenger det i arbeidet ditt.`,
      nn: `Du har ikkje lov til å ${paSprak(hva, 'nn')}. Spør systemforvaltaren i kommunen om du treng det i arbeidet ditt.`,
    },
    { status: 403 },
  );

export const ikkeInnlogget = (sprak: Sprak): FunksjonellFeil =>
  feilPaSprak(sprak, 'ikke_innlogget', { nb: 'Du må logge inn først.', nn: 'Du må logge inn først.' }, { status: 401 });

/**
 * The login is good, but not good enough for this: at a higher level, or a login at all where a guardian's device is all there is.
 * The server sends the person to log in and back to the same page.
 */
export const kreverInnlogging = (sprak: Sprak, mangler: 'innlogging' | 'niva'): FunksjonellFeil =>
  feilPaSprak(
    sprak,
    mangler === 'niva' ? 'krever_hoyt_niva' : 'ikke_innlogget',
    mangler === 'niva'
      ? {
          nb: 'Dette gjelder noen som er særlig beskyttet. Logg inn på høyt nivå for å gå videre.',
          nn: 'Dette gjeld nokon som er særleg verna. Logg inn på høgt nivå for å gå vidare.',
        }
      : { nb: 'Du må logge inn først.', nn: 'Du må logge inn først.' },
    { status: 401 },
  );

/** Somebody changed it first. The page shows what is there now beside what was typed. */
export const konflikt = (sprak: Sprak): FunksjonellFeil =>
  feilPaSprak(
    sprak,
    'konflikt',
    {
      nb: 'Noen andre har endret dette etter at du åpnet det. Se hva som står nå, og lagre på nytt hvis du fortsatt vil endre.',
      nn: 'Nokon andre har endra dette etter at du opna det. Sjå kva som står no, og lagre på nytt om du framleis vil endre.',
    },
    { status: 409 },
  );

const MANGLER: Tekst = { nb: 'Fyll ut feltet.', nn: 'Fyll ut feltet.' };

/** What to do about a field, when its schema has no sentence of its own. */
const UKJENT_VALG = {
  nb: 'Siden har ikke dette valget. Ta det bort fra adressen.',
  nn: 'Sida har ikkje dette valet. Ta det bort frå adressa.',
};

function standardmelding(f: z.core.$ZodRawIssue, sprak: Sprak): string {
  const tom = f.input === undefined || f.input === null || f.input === '';
  if (tom && f.code !== 'invalid_value') return paSprak(MANGLER, sprak);
  switch (f.code) {
    case 'too_small':
      return f.origin === 'string'
        ? sprak === 'nn'
          ? `Skriv minst ${f.minimum} teikn.`
          : `Skriv minst ${f.minimum} tegn.`
        : sprak === 'nn'
          ? `Verdien må vere minst ${f.minimum}.`
          : `Verdien må være minst ${f.minimum}.`;
    case 'too_big':
      return f.origin === 'string'
        ? sprak === 'nn'
          ? `Skriv høgst ${f.maximum} teikn.`
          : `Skriv høyst ${f.maximum} tegn.`
        : sprak === 'nn'
          ? `Verdien kan vere høgst ${f.maximum}.`
          : `Verdien kan være høyst ${f.maximum}.`;
    case 'invalid_value':
      return sprak === 'nn' ? 'Vel eit av alternativa.' : 'Velg ett av alternativene.';
    case 'unrecognized_keys':
      return sprak === 'nn' ? 'Her er det felt vi ikkje kjenner.' : 'Her er det felt vi ikke kjenner.';
    default:
      return sprak === 'nn' ? 'Sjekk at det er skrive rett.' : 'Sjekk at det er skrevet riktig.';
  }
}

/** Reads what came in from outside into a typed value. @throws FunksjonellFeil with a sentence for each field, never the value. */
export function lesInndata<I extends z.ZodType>(skjema: I, ra: unknown, sprak: Sprak): z.output<I> {
  const svar = skjema.safeParse(ra, { error: (f) => standardmelding(f, sprak) });
  if (svar.success) return svar.data;
  const felt: Record<string, string> = {};
  for (const f of svar.error.issues) {
    if (f.code === 'unrecognized_keys') for (const k of f.keys) felt[[...f.path, k].join('.')] ??= paSprak(UKJENT_VALG, sprak);
    else felt[f.path.join('.')] ??= valgtSprak(f.message, sprak);
  }
  throw feilPaSprak(
    sprak,
    'ugyldig_inndata',
    { nb: 'Noe må rettes før vi kan gå videre.', nn: 'Noko må rettast før vi kan gå vidare.' },
    { status: 400, felt },
  );
}
