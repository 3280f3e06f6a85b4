// What a chunk would change for relations and protection, and who is near protection.
import { finnForskjeller } from '#grunn/fakta/index.ts';
import type { DbEllerTx } from '#grunn/db/index.ts';
import type { Folkeregisterperson } from '#kilder/folkeregisteret/modell.ts';
import { foreldreansvarFakta } from '#register/foresatt/index.ts';
import { adressebeskyttelseFakta, personaliaFakta } from '#register/person/kjerne.ts';
import type { Forhandslinje } from '../modell.ts';
import { ingenFakta, leggTilFakta } from './fakta.ts';
import * as lager from './lager.ts';
import { grupper, KILDE, type Kjente, type Oppslag } from './oppslag.ts';

const ALVOR = { relasjon_ny: 80, skjerming_borte: 90, skjerming_ny: 70, relasjon_borte: 60, dod: 50, ny_person: 10 } as const;
export const RANG: Readonly<Record<string, number>> = { ugradert: 0, klientadresse: 1, fortrolig: 2, strengtFortrolig: 3 };

export interface Forhandsvisning {
  readonly linjer: Forhandslinje[];
  /** How many children would get a new responsible person near protection. */
  readonly naerSkjermet: number;
  readonly haster: boolean;
  readonly avsluttet: number;
}

/**
 * Who gains or loses a relation to which child, whose protection changes, who has died: among people we knew. `alle` is everybody in the
 * chunk: a guardian who has changed number in the same chunk is no new guardian.
 */
export async function forhandsvis(
  db: DbEllerTx,
  endrede: readonly { personId: string; p: Folkeregisterperson }[],
  alle: readonly Folkeregisterperson[],
  kjente: Kjente,
  oppslag: Oppslag,
): Promise<Forhandsvisning> {
  if (endrede.length === 0) return { linjer: [], naerSkjermet: 0, haster: false, avsluttet: 0 };
  const rot = grupper(alle, oppslag);
  const perRot = new Map<string, string>();
  for (const p of alle)
    for (const i of p.identifikatorer) {
      const kjent = kjente.get(oppslag.av(i.identifikator));
      if (kjent) perRot.set(rot(i.identifikator), kjent.personId);
    }
  const ukjente = new Map<string, string>();
  const idFor = (i: string) => {
    const kjent = kjente.get(oppslag.av(i))?.personId ?? perRot.get(rot(i));
    if (kjent) return kjent;
    let id = ukjente.get(rot(i));
    if (!id) ukjente.set(rot(i), (id = crypto.randomUUID()));
    return id;
  };
  const fakta = ingenFakta();
  for (const { personId, p } of endrede) leggTilFakta(fakta, personId, p, idFor);
  const hele = endrede.filter(({ p }) => p.omfang === 'hel').map(({ personId }) => personId);
  const blantHele = new Set(hele);
  const bareHele = (rader: typeof fakta.navn) => rader.filter((r) => blantHele.has(r['person_id'] as string));
  const felles = { kilde: KILDE, subjekter: hele, heltBilde: true };
  const ansvar = await finnForskjeller(db, foreldreansvarFakta, { ...felles, rader: fakta.foreldreansvar });
  const vern = await finnForskjeller(db, adressebeskyttelseFakta, { ...felles, rader: bareHele(fakta.adressebeskyttelse) });
  const personalia = await finnForskjeller(db, personaliaFakta, { ...felles, rader: bareHele(fakta.personalia) });

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
  const vernes = strengereInnfelt(endrede, await lager.finnGraderinger(db, endrede.map((e) => e.personId))); // prettier-ignore
  for (const personId of vernes) linjer.push({ slag: 'skjerming_ny', alvor: ALVOR.skjerming_ny, personId });
  for (const f of vern) {
    const etter = (f.etter as { gradering: string } | null)?.gradering ?? 'ugradert';
    const for_ = (f.for as { gradering: string } | null)?.gradering ?? 'ugradert';
    const strengere = RANG[etter]! > RANG[for_]!;
    if (f.etter) vernes.add(f.subjekt);
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
  const naer = await finnNaerSkjermet(db, medNyForesatt, vernes);
  const medAlvor = linjer.map((l) => (l.slag === 'relasjon_ny' && naer.has(l.personId!) ? { ...l, alvor: 100 } : l));
  const haster = vern.length > 0 || vernes.size > 0 || ansvar.length > 0 || linjer.some((l) => l.slag === 'dod');
  return { linjer: medAlvor, naerSkjermet: naer.size, haster, avsluttet };
}

/** Guardians whose addresses in a child's record are graded stricter than what we have. */
function strengereInnfelt(
  endrede: readonly { personId: string; p: Folkeregisterperson }[],
  na: ReadonlyMap<string, string>,
): Set<string> {
  return new Set(
    endrede
      .filter(
        ({ personId, p }) =>
          p.omfang === 'innfelt' &&
          RANG[p.adressebeskyttelse]! >= 2 &&
          RANG[p.adressebeskyttelse]! > RANG[na.get(personId) ?? 'ugradert']!,
      ) // prettier-ignore
      .map((e) => e.personId),
  );
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
