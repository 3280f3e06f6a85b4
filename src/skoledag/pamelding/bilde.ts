// Puts a list together with who asks: whose answer is it, may this person give it now, and if not, why.
import type { Kontekst } from '#grunn/handling/index.ts';
import type { Nokkelring } from '#grunn/krypto/index.ts';
import { avgjorRelasjon, beslekteteIder, harRett, type Barnefakta } from '#tilgang/relasjon/index.ts';
import type { Svarrad } from './lager.ts';
import { Svarverdier, type Pamelding, type Sperre, type Svaret } from './modell.ts';

type Leser = Pick<Kontekst, 'idag'> & { readonly aktor: { readonly id: string } };
const KONTEKST = 'skoledag.pamelding';

/** Whose answer it is that this reader gives: the child's (null), or the reader's own. */
export const forHvem = (s: Pick<Leser, 'aktor'>, p: Pick<Pamelding, 'hvem'>): string | null =>
  p.hvem === 'hjemmet' ? null : s.aktor.id;

/** The answer that is this reader's to see and change; in a list of one for each guardian his own alone. */
export const mitt = (s: Pick<Leser, 'aktor'>, p: Pamelding, elevId: string, alle: readonly Svarrad[]): Svarrad | undefined =>
  alle.find((a) => a.pameldingId === p.pameldingId && a.elevId === elevId && a.forId === forHvem(s, p));

/** Why this person cannot answer for the pupil; null: may. */
export function sperrenFor(
  s: Leser,
  p: Pamelding,
  elevId: string,
  f: Barnefakta | undefined,
  svar: Pick<Svarrad, 'versjon'> | undefined,
): Sperre | null {
  const selv = elevId === s.aktor.id;
  if (p.hvem === 'elev' && !selv) return 'eleven';
  if (p.hvem !== 'elev' && selv) return 'foresatte';
  if (!selv && (f === undefined || !harRett(avgjorRelasjon(f, s.aktor.id, s.idag), 'skjema'))) return 'rett';
  if (p.anonym && svar !== undefined) return 'anonymt';
  if (p.status === 'lukket') return 'lukket';
  return p.status === 'apen' ? null : 'frist';
}

/** The guardians who are to answer each for himself: those who may see the child and answer the school. */
export const svarendeForesatte = (f: Barnefakta, idag: string): readonly string[] =>
  beslekteteIder(f).filter((id) => {
    const r = avgjorRelasjon(f, id, idag);
    return id !== f.barnId && harRett(r, 'se') && harRett(r, 'skjema');
  });

export const lukkInn = (nokler: Nokkelring, v: Svarverdier): Buffer => nokler.krypterStor(JSON.stringify(v), KONTEKST);
export const lukkOpp = (nokler: Nokkelring, b: Uint8Array): Svarverdier =>
  Svarverdier.parse(JSON.parse(nokler.dekrypterStor(b, KONTEKST)));

/** An answer opened for one who may read it. */
export const somSvar = (s: Pick<Kontekst, 'nokler'> & Pick<Leser, 'aktor'>, a: Svarrad): Svaret => ({
  svarId: a.svarId,
  med: a.med,
  nr: a.nr,
  verdier: a.verdier === null ? null : lukkOpp(s.nokler, a.verdier),
  versjon: a.versjon,
  endret: a.endret,
  avDeg: a.endretAv === s.aktor.id,
});
