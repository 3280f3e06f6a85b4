// Compares a chunk of families with the register. Reads only.
import type { DbEllerTx } from '#grunn/db/index.ts';
import type { Avvik } from '#grunn/kilde/index.ts';
import type { Folkeregisterperson } from '#kilder/folkeregisteret/modell.ts';
import type { Brukskontekst, Holdt, Vurdering } from '../modell.ts';
import type { Familie } from './familie.ts';
import { forhandsvis, RANG } from './forhandsvis.ts';
import * as lager from './lager.ts';
import { alleNokler, alleOppslag, feilVed, kjentFor, nokkelFor, Oppslag, stilling } from './oppslag.ts';

/** Who has been told of so far, by run: guardians come again with each of their children. */
const fortalt = new WeakMap<Brukskontekst, Set<string>>();
function fortaltI(k: Brukskontekst): Set<string> {
  let s = fortalt.get(k);
  if (!s) fortalt.set(k, (s = new Set()));
  return s;
}

export async function vurder(db: DbEllerTx, familier: readonly Familie[], k: Brukskontekst): Promise<Vurdering<Familie>> {
  const oppslag = new Oppslag(k);
  const kjente = await lager.finnKjente(db, alleOppslag(familier, oppslag));
  const sett = fortaltI(k);
  const bruk: Familie[] = [];
  const uendret = new Set<string>();
  const gjennom: Folkeregisterperson[] = [];
  const holdt: Holdt[] = [];
  const avvik: Avvik[] = [];
  const tellere = { nye: 0, endret: 0, uendret: 0, avsluttet: 0 };
  let gjentatt = 0;
  const endredeKjente: { personId: string; p: Folkeregisterperson }[] = [];
  const graderinger = await innfelteGraderinger(db, familier, (p) => kjentFor(p, kjente, oppslag)?.personId);

  for (const f of familier) {
    const feil = f.personer.map((p) => feilVed(p, k)).find((x) => x);
    if (feil) {
      holdt.push({
        ...feil,
        nokkel: nokkelFor(f),
        linje: f.linje,
        personId: kjentFor(f.personer[0]!, kjente, oppslag)?.personId,
        post: f,
      });
      continue;
    }
    const nye: Folkeregisterperson[] = [];
    for (const p of f.personer) {
      for (const a of p.avvik) avvik.push(a);
      const kjent = kjentFor(p, kjente, oppslag);
      const hvem = kjent?.personId ?? oppslag.av(p.identifikatorer[0]!.identifikator);
      const igjen = sett.has(hvem);
      sett.add(hvem);
      if (igjen) gjentatt++;
      const st = stilling(p, kjent, k);
      const strengere =
        kjent !== undefined && !kjent.egen && RANG[p.adressebeskyttelse]! > RANG[graderinger.get(kjent.personId) ?? 'ugradert']!;
      const nyttNummer =
        st === 'uendret' && p.omfang === 'hel' && p.identifikatorer.some((i) => !kjente.has(oppslag.av(i.identifikator)));
      // another child's record has told of this guardian already (see `stilling`); stricter protection is heard all the same
      const overhort = igjen && st === 'endret' && p.omfang === 'innfelt' && !strengere;

      if ((st === 'uendret' && !nyttNummer) || overhort) {
        uendret.add(kjent!.personId);
        gjennom.push(p);
        if (!igjen) tellere.uendret++;
        continue;
      }
      nye.push(p);
      if (!igjen) tellere[st === 'ny' ? 'nye' : st === 'endret' ? 'endret' : 'uendret']++;
      if (kjent && st !== 'stemplet') endredeKjente.push({ personId: kjent.personId, p });
    }
    if (nye.length > 0) bruk.push({ ...f, personer: nye });
  }

  const alle = familier.flatMap((f) => f.personer).filter((p) => p.identifikatorer.length > 0);
  const { linjer, naerSkjermet, haster, avsluttet } = await forhandsvis(db, endredeKjente, alle, kjente, oppslag);
  tellere.avsluttet = avsluttet;
  return {
    bruk,
    haster,
    uendret: [...uendret],
    gjennom: () => alleNokler(gjennom),
    gjentatt,
    tellere,
    forhandsvisning: linjer,
    holdt,
    avvik,
    naerSkjermet,
  };
}

/** What we have of those whose grading only a child's record tells of. */
async function innfelteGraderinger(
  db: DbEllerTx,
  familier: readonly Familie[],
  idFor: (p: Folkeregisterperson) => string | undefined,
): Promise<Map<string, string>> {
  const ider = familier
    .flatMap((f) => f.personer)
    .flatMap((p) =>
      p.omfang === 'innfelt' && RANG[p.adressebeskyttelse]! >= 2 && p.identifikatorer.length > 0 ? (idFor(p) ?? []) : [],
    );
  return lager.finnGraderinger(db, ider);
}
