import type { Kontekst } from '#grunn/handling/index.ts';
import type { Tekst } from '#grunn/sprak/index.ts';
import { alder, leggTilDager, osloKlokke, tilInstant } from '#grunn/tid/index.ts';
import { erSkoledag, nesteSkoledag, rutineFor, skoledager, typeMed, type Skoleoppsett } from '../rutine/index.ts';
import type { Meldingsinnhold } from './inndata.ts';
import type { Elev, NyMelding } from './lager.ts';
import { erSen, kanMelde } from './regler.ts';

/** The date and the clock on the wall at the moment of the act. */
export const naa = (s: Pick<Kontekst, 'na' | 'idag'>) => ({ dato: s.idag, klokka: osloKlokke(tilInstant(s.na)) });

/** How far ahead, and how long at once, absence may be reported. Longer is leave. */
const LENGST_FRAM = 200;
const LENGST = 14;

const feltfeil = (s: Kontekst, felt: string, tekst: Tekst) =>
  s.feil('ugyldig_tid', { nb: 'Noe må rettes før vi kan gå videre.', nn: 'Noko må rettast før vi kan gå vidare.' }, { status: 400, felt: { [felt]: tekst } }); // prettier-ignore

/** The days and clocks that were meant. @throws FunksjonellFeil with what to do beside the field. */
function dagene(s: Kontekst, inn: Meldingsinnhold, oppsett: Skoleoppsett, skole: string): { fra: string; til: string } {
  const enDag = (d: string) => ({ fra: d, til: d });
  switch (inn.nar) {
    case 'idag':
      if (!erSkoledag(s.idag, oppsett, skole))
        throw feltfeil(s, 'nar', { nb: 'Det er ikke skole i dag. Velg en annen dag.', nn: 'Det er ikkje skule i dag. Vel ein annan dag.' }); // prettier-ignore
      return enDag(s.idag);
    case 'imorgen':
      return enDag(nesteSkoledag(s.idag, oppsett, skole) ?? s.idag);
    case 'del':
      return enDag(inn.dato ?? s.idag);
    case 'dager':
      return { fra: inn.fra ?? s.idag, til: inn.til ?? s.idag };
  }
}

/** One report for one pupil, checked against the school's routine. @throws FunksjonellFeil */
export function lagMelding(s: Kontekst, elev: Elev, inn: Meldingsinnhold, oppsett: Skoleoppsett): NyMelding {
  const rutine = rutineFor(oppsett, elev.skole);
  const { fra, til } = dagene(s, inn, oppsett, elev.skole);
  const deltid = inn.nar === 'del' ? { fraKl: inn.fraKl ?? null, tilKl: inn.tilKl ?? null } : { fraKl: null, tilKl: null };
  const type = typeMed(rutine, inn.type);
  if (type === undefined) throw feltfeil(s, 'type', { nb: 'Velg en av grunnene.', nn: 'Vel ein av grunnane.' });
  if (type.timer && deltid.fraKl === null)
    throw feltfeil(s, 'nar', {
      nb: `«${type.nb}» gjelder deler av en dag. Velg «Deler av en dag» og skriv klokkeslett.`,
      nn: `«${type.nn}» gjeld delar av ein dag. Vel «Delar av ein dag» og skriv klokkeslett.`,
    });
  const felt = inn.nar === 'del' ? 'dato' : 'fra';
  if (fra < leggTilDager(s.idag, -LENGST) || fra > leggTilDager(s.idag, LENGST_FRAM))
    throw feltfeil(s, felt, {
      nb: 'Velg en dag i de siste to ukene eller dette skoleåret.',
      nn: 'Vel ein dag i dei siste to vekene eller dette skuleåret.',
    });
  const dager = skoledager(fra, til, oppsett, elev.skole).length;
  if (dager === 0) throw feltfeil(s, felt, { nb: 'Det er ikke skole de dagene.', nn: 'Det er ikkje skule dei dagane.' });
  if (dager > LENGST)
    throw feltfeil(s, 'til', {
      nb: `Meld høyst ${LENGST} skoledager om gangen. Skal barnet være lenger borte, søker dere permisjon.`,
      nn: `Meld høgst ${LENGST} skuledagar om gongen. Skal barnet vere lenger borte, søkjer de permisjon.`,
    });
  if (inn.merknad !== undefined && !rutine.fritekst)
    throw feltfeil(s, 'merknad', { nb: 'Skolen tar ikke imot tekst her.', nn: 'Skulen tek ikkje imot tekst her.' });
  return {
    id: crypto.randomUUID(),
    meldingId: crypto.randomUUID(),
    elevId: elev.elevId,
    skole: elev.skole,
    type: inn.type,
    fra,
    til,
    ...deltid,
    sen: erSen({ fra, fraKl: deltid.fraKl ?? undefined }, naa(s), rutine),
    merknad: inn.merknad === undefined ? null : s.nokler.krypterStor(inn.merknad, MERKNADKONTEKST).toString('hex'),
  };
}

export const MERKNADKONTEKST = 'skoledag.fravarsmelding.merknad';

/** The role somebody reports in. @throws FunksjonellFeil when a pupil is too young, or a guardian's child is of age. */
export function krevKanMelde(s: Kontekst, elev: Elev): 'foresatt' | 'elev' {
  const rolle = elev.elevId === s.aktor.id ? 'elev' : 'foresatt';
  if (elev.fodselsdato !== null && kanMelde(rolle, alder(elev.fodselsdato, s.idag))) return rolle;
  throw s.feil(
    'ikke_lov',
    rolle === 'elev'
      ? { nb: 'Foresatte melder fravær til du er 18 år.', nn: 'Føresette melder fråvær til du er 18 år.' }
      : { nb: 'Eleven er myndig og melder selv.', nn: 'Eleven er myndig og melder sjølv.' },
    { status: 403 },
  );
}

/** Topics of the live screens of a school: the board and the class registers. */
export const temaFor = (skole: string): string => `skoledag:${skole}`;
