// The same question over HTTP: every address that names a person, as the one who asks.
import type { Rutetabell } from '#grunn/handling/index.ts';
import { blandFro, tilfeldig } from '#verden/tilfeldig.ts';
import { Fasit } from './fasit.ts';
import type { Sporreverden } from './modell.ts';
import type { Orakelrigg } from './rigg.ts';
import type { KOLONNER } from './rolletabell.ts';
import { alle, fyll, harGet, omPerson } from './ruter.ts';
import type { Telling } from './sporsmal.ts';

/** Addresses whose answer the table decides: open or not, by column. */
const KOLONNE: readonly (readonly [RegExp, keyof typeof KOLONNER])[] = [
  [/^\/person\/:personId$/, 'Personkort'],
  [/^\/person\/:personId\/nummer$/, 'Personkort'],
  [/^\/person\/:personId\/(?:kontakt|kontaktperson)$/, 'Føre personer'],
  [/^\/person\/:personId\/overstyr\/:felt$/, 'Overstyre'],
];

/** What a body must not hold, and why: the person's canaries against what the documents open. */
export function lekkasjer(
  f: Fasit,
  v: Sporreverden,
  aktor: string,
  kropp: string,
  personer: readonly string[] = v.personer,
): readonly string[] {
  const ut: string[] = [];
  for (const person of personer) {
    const k = v.kanari.get(person)!;
    const navn = kropp.includes(k.navn);
    const sted = kropp.includes(k.gate);
    const nes = kropp.includes(k.epost) || kropp.includes(k.mobil);
    if (!navn && !sted && !nes) continue;
    if (aktor === person) continue;
    const svar = f.svar(aktor, person);
    const grad = f.gradering(person);
    const foresatt = f.barnaTil(aktor).has(person);
    if (navn && svar.navn === 'aldri') ut.push(`navn ${person}`);
    if (nes && (svar.kontakt === 'aldri' || (grad === 'strengtFortrolig' && !foresatt))) ut.push(`kontakt ${person}`);
    // a street many share says nothing of one of them who is hidden, if it must be in the open at another; of one who is not hidden it says
    // nothing either if it may be
    const delt = personer.some(
      (p) =>
        p !== person &&
        v.kanari.get(p)!.gate === k.gate &&
        f.gradering(p) === 'ugradert' &&
        (f.svar(aktor, p).adresse === 'skal' || (grad === 'ugradert' && f.svar(aktor, p).adresse === 'kan')),
    );
    if (sted && !delt && (svar.adresse === 'aldri' || (grad !== 'ugradert' && !foresatt))) ut.push(`adresse ${person}`);
  }
  return ut;
}

/** Asks `antall` random (actor, person, address) over HTTP and compares with the oracle. */
export async function sporHttp(
  r: Orakelrigg,
  v: Sporreverden,
  ruter: readonly Rutetabell[],
  antall: number,
  ut: Telling,
): Promise<ReadonlySet<string>> {
  const f = new Fasit(v);
  const t = tilfeldig(blandFro(v.fro, 99));
  const stier = alle(ruter).filter((x) => harGet(x) && omPerson(x.sti));
  const kaker = new Map<string, string>();
  const brukt = new Set<string>();
  for (let i = 0; i < antall; i++) {
    const aktor = t.velg(v.aktorer);
    const person = t.skjer(0.3) && f.barnaTil(aktor).size > 0 ? t.velg([...f.barnaTil(aktor).keys()]) : t.velg(v.personer);
    const { sti } = stier[i % stier.length]!;
    brukt.add(sti);
    const annen = t.velg(v.personer);
    const url = fyll(sti, { personId: person, elevId: person, hvem: annen, felt: 'navn', nokkel: 'x' }, () =>
      crypto.randomUUID(),
    );
    let kake = kaker.get(aktor);
    if (kake === undefined) kaker.set(aktor, (kake = await r.okt(aktor)));
    const svar = await r.hent(kake, url);
    ut.avgjorelser += 1;
    const feil = (hva: string, ventet: unknown, fikk: unknown): void =>
      void ut.forskjeller.push({
        hva: `http ${sti} ${hva}`,
        fro: v.fro,
        aktor,
        person,
        fasit: String(ventet),
        svar: String(fikk),
      });
    if (svar.status >= 500) feil('status', '< 500', svar.status);
    for (const l of lekkasjer(f, v, aktor, svar.kropp)) feil('lekker', 'ingenting', l);
    const kolonne = KOLONNE.find(([m]) => m.test(sti))?.[1];
    if (kolonne === undefined) continue;
    const apen = f.apen(aktor, person, kolonne);
    if (apen) ut.apne += 1;
    const ventet = apen ? 200 : f.harRolle(aktor, kolonne) ? 404 : 403;
    if (svar.status !== ventet) feil('status', ventet, svar.status);
  }
  return brukt;
}
