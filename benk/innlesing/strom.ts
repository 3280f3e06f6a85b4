// A small world in which much happens: the documents Folkeregisteret would give of it, in the order it would give them.
import { lesPersondokument, type Folkeregisterperson } from '#kilder/folkeregisteret/index.ts';
import { tegnPersondokument } from '#kilder/folkeregisteret/simulator/index.ts';
import { foresatteTil, hentPerson, lagVerden, type Verden, type Verdensperson } from '#verden/index.ts';
import { skjer, type Skjebne } from '#verden/hendelser.ts';
import { blandFro, tilfeldig, type Tilfeldig } from '#verden/tilfeldig.ts';

export interface Strom {
  /** Everybody as they were before anything happened. */
  readonly start: readonly Folkeregisterperson[];
  /** What came since, oldest first: one document per person an event concerned. */
  readonly hendelser: readonly (readonly Folkeregisterperson[])[];
}

const iRegisteret = (p: Verdensperson): boolean => p.identifikator !== null && p.bareManuell !== true && p.dodfodt !== true;

const dokument = (verden: Verden, p: Verdensperson): Folkeregisterperson => {
  const lest = lesPersondokument(tegnPersondokument(verden, p));
  if (lest === undefined) throw new Error(`${p.id} gir ikke noe persondokument`);
  return lest;
};

/** Children drawn from the world, with those who have foreldreansvar for them and their parents. */
function utvalg(verden: Verden, barn: number, t: Tilfeldig): Verdensperson[] {
  const kandidater = [...verden.personer.values()].filter((p) => p.foreldreansvar.length > 0 && iRegisteret(p));
  // always one family in which somebody has a D-number
  const medDNummer = kandidater.filter((b) => [b, ...foresatteTil(verden, b)].some((p) => p.identifikatortype === 'dNummer'));
  const ut = new Set<Verdensperson>();
  for (let i = 0; i < barn; i++) {
    const b = t.velg(i === 0 && medDNummer.length > 0 ? medDNummer : kandidater);
    for (const p of [b, ...foresatteTil(verden, b), ...b.foreldre.map((f) => hentPerson(verden, f.person))])
      if (iRegisteret(p)) ut.add(p);
  }
  return [...ut];
}

/** What can happen to people, drawn. Merged duplicates are left out: they wait for a person to decide (E31). */
function trekk(t: Tilfeldig, verden: Verden, folk: readonly Verdensperson[]): Skjebne {
  const p = t.velg(folk);
  const person = p.id;
  const barn = p.foreldreansvar.length > 0;
  switch (t.velgVektet([5, 3, 2, 3, 3, 2, 1, 3, 2])) {
    case 0:
      if (p.adressebeskyttelse !== 'strengtFortrolig') return { type: 'nyAdresse', person };
      break;
    case 1:
      return { type: 'nyttNavn', person };
    case 2:
      return { type: 'gradering', person, gradering: t.velg(['ugradert', 'fortrolig', 'strengtFortrolig'] as const) };
    case 3:
      if (barn && p.foreldre.some((f) => f.rolle === 'mor')) return { type: 'fellesTilEne', person, til: 'mor' };
      break;
    case 4: {
      const voksen = t.velg(folk);
      if (barn && voksen.id !== person && voksen.foreldreansvar.length === 0)
        return { type: 'nyForesatt', person, ansvarlig: voksen.id };
      break;
    }
    case 5:
      if (p.identifikatortype === 'dNummer') return { type: 'dNummerTilFodselsnummer', person };
      return { type: 'nyttKjonn', person };
    case 6:
      if (!barn && p.dodsdato === undefined) return { type: 'dod', person, dodsdato: '2026-11-20' };
      break;
    case 7:
      if (!barn && p.kjonn === 'kvinne' && p.dodsdato === undefined) return { type: 'fodsel', person };
      break;
    default:
      break;
  }
  return { type: 'personErOppdatert', person };
}

/** Grows a stream: `barn` children and their families, then `hendelser` things that happen to them. The same seed, the same stream. */
export function lagStrom(o: { readonly fro: number; readonly barn: number; readonly hendelser: number }): Strom {
  const verden = lagVerden({ fro: o.fro, elever: 150 });
  const t = tilfeldig(blandFro(o.fro, 77));
  const folk = utvalg(verden, o.barn, t);
  const start = folk.map((p) => dokument(verden, p));
  const hendelser: Folkeregisterperson[][] = [];
  let tid = Date.parse('2026-11-20T06:00:00Z');
  for (let i = 0; i < o.hendelser; i++) {
    tid += 60_000;
    const meldt = skjer(verden, trekk(t, verden, folk), new Date(tid).toISOString());
    const berorte = new Set(meldt.map((h) => hentPerson(verden, h.person)));
    for (const p of berorte) if (!folk.includes(p)) folk.push(p);
    hendelser.push([...berorte].filter(iRegisteret).map((p) => dokument(verden, p)));
  }
  return { start, hendelser };
}
