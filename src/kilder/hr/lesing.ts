import { Kildefeil } from '#grunn/feil/index.ts';
import type { Avvik } from '#grunn/kilde/index.ts';
import { startenAv, tilInstant } from '#grunn/tid/index.ts';
import type { Xmlgrenser } from '#grunn/xml/index.ts';
import type { HrFilhode, HrOrganisasjon, HrPerson } from './modell.ts';

/** A file being read: employees as they come, and what the file says of itself when it has been read to its end. */
export interface HrLesing {
  readonly personer: AsyncIterable<HrPerson>;
  /** Settles when `personer` has been read; rejects with the same error, or when reading was given up. */
  readonly hode: Promise<HrFilhode>;
}

/** A kommune of 100 000 people has fewer than 20 000 employees, and one of them takes 10 to 20 kB in the file. */
export const HRGRENSER: Partial<Xmlgrenser> = { maksTotalt: 1024 * 1024 * 1024, maksElement: 1024 * 1024, maksTekst: 16 * 1024 };

/** Counts and collects while a file is read. */
export interface Filteller {
  eksportert: string | null;
  antallOppgitt: number | null;
  readonly organisasjoner: HrOrganisasjon[];
  /**
   * Notes one employee with the firms the file tells of (null: one without a code); false when this one is to be left out: without
   * number, seen before, or employed in none of the firms the kommune reads. Numbers are each firm's own, so strangers' are not kept.
   */
  tell(ansattnummer: string | null, firmaer: readonly (string | null)[]): boolean;
  noter(avvik: Avvik): void;
  hode(): HrFilhode;
}

/** A counter for one file. `firma`: the codes the kommune reads, empty for all. `hode()` throws Kildefeil `feil_svar` for another kommune's file. */
export function lagFilteller(format: HrFilhode['format'], firma: readonly string[]): Filteller {
  const sett = new Set<string>();
  const dobbelt = new Set<string>();
  const egne = new Set<string>();
  const fremmede = new Set<string>();
  const avvik = new Map<string, Avvik>();
  let lest = 0;
  const noter = (a: Avvik) => void avvik.set(`${a.kode}|${a.felt}|${a.verdi ?? ''}`, a);
  return {
    eksportert: null,
    antallOppgitt: null,
    organisasjoner: [],
    tell(ansattnummer, firmaer) {
      lest += 1;
      const hosOss = firmaer.filter((kode) => kode === null || firma.length === 0 || firma.includes(kode));
      for (const kode of firmaer) if (kode !== null) (hosOss.includes(kode) ? egne : fremmede).add(kode);
      if (firmaer.length > 0 && hosOss.length === 0) return false;
      if (ansattnummer === null) {
        noter({ kode: 'mangler_ansattnummer', felt: format === 'visma-hrm' ? 'person/@personIdHRM' : 'ResourceId' });
        return false;
      }
      if (sett.has(ansattnummer)) {
        dobbelt.add(ansattnummer);
        return false;
      }
      sett.add(ansattnummer);
      return true;
    },
    noter,
    hode() {
      if (egne.size === 0 && fremmede.size > 0) {
        const koder = [...fremmede].sort().slice(0, 5).join(', ');
        throw new Kildefeil('hr', 'feil_svar', `Fila gjelder en annen virksomhet (firma ${koder}), og er ikke lest inn.`);
      }
      for (const kode of [...fremmede].sort()) noter({ kode: 'fremmed_firma', felt: 'firma', verdi: kode });
      if (egne.size > 1 && firma.length === 0)
        for (const kode of [...egne].sort()) noter({ kode: 'flere_firma', felt: 'firma', verdi: kode });
      return {
        format,
        eksportert: this.eksportert,
        antallOppgitt: this.antallOppgitt,
        antallLest: lest,
        duplikater: dobbelt.size,
        organisasjoner: this.organisasjoner,
        avvik: [...avvik.values()],
      };
    },
  };
}

/** Joins a stream of employees with the promise of the file's head. */
export function lagLesing(personer: () => AsyncGenerator<HrPerson>, hode: () => HrFilhode): HrLesing {
  const { promise, resolve, reject } = Promise.withResolvers<HrFilhode>();
  promise.catch(() => undefined); // whoever never asks for the head is not to be stopped by it
  async function* medHode(): AsyncGenerator<HrPerson> {
    let ferdig = false;
    try {
      yield* personer();
      resolve(hode());
      ferdig = true;
      await promise;
    } catch (feil) {
      ferdig = true;
      reject(feil);
      throw feil;
    } finally {
      if (!ferdig) reject(new Kildefeil('hr', 'uleselig', 'Lesingen av fila ble avbrutt før slutten.'));
    }
  }
  return { personer: medHode(), hode: promise };
}

/** ISO 8601 in UTC; a time without a zone is on the wall in Norway, as HR systems write it. null when it can't be read. */
export function lesTidspunkt(ra: string | null): string | null {
  const m = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/.exec(ra ?? '');
  if (!m) return null;
  try {
    const [, dato = '', t = '00', min = '00', s = '00', sone] = m;
    if (sone !== undefined) return tilInstant(`${dato}T${t}:${min}:${s}${sone}`).toString();
    const dag = startenAv(dato).toZonedDateTimeISO('Europe/Oslo');
    return dag
      .with({ hour: Number(t), minute: Number(min), second: Number(s) })
      .toInstant()
      .toString();
  } catch {
    return null;
  }
}
