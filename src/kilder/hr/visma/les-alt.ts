import type { Bytekilde } from '#grunn/tekst/index.ts';
import { Kildefeil } from '#grunn/feil/index.ts';
import { lagLesing, type HrLesing } from '../lesing.ts';
import type { HrFilhode, HrOrganisasjon, HrPerson } from '../modell.ts';
import { medHovedstilling, medUnikeNumre } from '../normaliser.ts';
import type { VismaOppsett } from '../oppsett.ts';
import { lesOrganisasjonskart, lesPersonsXml } from './les.ts';

export interface Vismasvar {
  /** Those employed now, one answer per company. */
  readonly ansatte: readonly (() => Promise<Bytekilde>)[];
  /** Those who have not started yet, one answer per company: hrm_ws keeps them apart. */
  readonly framtidige: readonly (() => Promise<Bytekilde>)[];
  readonly kart: readonly (() => Promise<Bytekilde>)[];
}

/**
 * All that hrm_ws tells of a kommune, as one reading: somebody who works here and has a new position in August comes once, with both.
 * The coming ones are few and are held in memory. Calls are made one at a time, as the reading gets to them.
 */
export function lesVisma(svar: Vismasvar, oppsett: VismaOppsett): HrLesing {
  const hoder: HrFilhode[] = [];
  const organisasjoner: HrOrganisasjon[] = [];
  const sett = new Set<string>();
  let dobbelt = 0;

  async function* les(kilder: Vismasvar['ansatte']): AsyncGenerator<HrPerson> {
    for (const hent of kilder) {
      const lesing = lesPersonsXml(await hent(), oppsett);
      yield* lesing.personer;
      hoder.push(await lesing.hode);
    }
  }

  async function* personer(): AsyncGenerator<HrPerson> {
    for (const hent of svar.kart) organisasjoner.push(...(await lesOrganisasjonskart(await hent(), oppsett)));
    const kommende = new Map<string, HrPerson>();
    for await (const p of les(svar.framtidige)) {
      const for_ = kommende.get(p.ansattnummer);
      kommende.set(p.ansattnummer, for_ ? slaSammen(for_, p) : p);
    }
    for await (const p of les(svar.ansatte)) {
      if (sett.has(p.ansattnummer)) {
        dobbelt += 1;
        continue;
      }
      sett.add(p.ansattnummer);
      const ny = kommende.get(p.ansattnummer);
      kommende.delete(p.ansattnummer);
      yield ny ? slaSammen(p, ny) : p;
    }
    yield* kommende.values();
  }

  return lagLesing(personer, () => {
    if (hoder.length === 0) throw new Kildefeil('hr', 'feil_svar', 'Ingen firma er satt opp for HR-systemet.');
    return {
      format: 'visma-hrm',
      eksportert: null,
      antallOppgitt: null,
      antallLest: hoder.reduce((sum, h) => sum + h.antallLest, 0),
      duplikater: hoder.reduce((sum, h) => sum + h.duplikater, dobbelt),
      organisasjoner,
      avvik: [...new Map(hoder.flatMap((h) => h.avvik).map((a) => [JSON.stringify(a), a])).values()],
    };
  });
}

/** The same person in two answers: the first's own data, and the positions of both. */
function slaSammen(a: HrPerson, b: HrPerson): HrPerson {
  const kjent = new Set(a.arbeidsforhold.map((f) => JSON.stringify({ ...f, hovedstilling: false })));
  const nye = b.arbeidsforhold.filter((f) => !kjent.has(JSON.stringify({ ...f, hovedstilling: false })));
  return {
    ...a,
    fra: a.fra === null || b.fra === null ? null : a.fra < b.fra ? a.fra : b.fra,
    til: a.til === null || b.til === null ? null : a.til > b.til ? a.til : b.til,
    arbeidsforhold: medHovedstilling(medUnikeNumre([...a.arbeidsforhold, ...nye])),
    avvik: [...a.avvik, ...b.avvik],
  };
}
