// Pure: how an employee stands, and who is on which list.
import { gjelder, type Dato } from '#grunn/tid/index.ts';
import { erAktiv, sisteDag } from '#register/ansatt/index.ts';
import type { Rolleoppsett, Tilgangsfaktum } from '#tilgang/rolle/index.ts';
import { rollerNa } from '../roller/index.ts';
import type { Ansattrad, Status, Vurdert } from './modell.ts';

/**
 * How an employee stands on a date. A position HR has gone silent about is active with us until somebody ends it; that is what «Aktiv hos oss –
 * inaktiv i HRM» finds. Access without an active position is «Inaktive med tilgang», whatever gave it.
 */
export function vurderAnsatt(a: Ansattrad, o: Rolleoppsett, tid: { readonly idag: Dato; readonly na: string }): Vurdert {
  const aktive = a.stillinger.filter((s) => erAktiv(s, tid.idag));
  const roller = rollerNa(a.personId, a.fakta, o, tid).map(({ rolle, skole, til }) => ({ rolle, skole, til }));
  const tause = aktive.flatMap((s) => (s.tausSiden !== null && s.tausSiden <= tid.idag ? [s.tausSiden] : []));
  const statuser = new Set<Status>(['alle', aktive.length > 0 ? 'aktiv' : 'inaktiv']);
  if (tause.length > 0) statuser.add('inaktivIHrm');
  if (aktive.length === 0 && roller.length > 0) statuser.add('inaktivMedTilgang');
  if (a.handregistrert) statuser.add('handregistrert');
  if (aktive.some((s) => sisteDag(s) === null)) statuser.add('utenSluttdato');
  if (roller.length > 0 && !a.loggetInn) statuser.add('aldriLoggetInn');
  return { statuser, roller, tausSiden: tause.toSorted()[0] ?? null };
}

/** The schools an employee has to do with: positions that are open or to come, and roles in force. */
export const skolerFor = (a: Ansattrad, v: Vurdert, idag: Dato): ReadonlySet<string> =>
  new Set(
    [...a.stillinger.filter((s) => gjelder(idag, null, sisteDag(s))).map((s) => s.skole), ...v.roller.map((r) => r.skole)].filter(
      (s) => s !== null,
    ),
  );

/** Under kode 6 or 7: on the list only of those with a place at the same school. */
export const erSkjermet = (gradering: string): boolean => gradering === 'fortrolig' || gradering === 'strengtFortrolig';

/** How an employee stands by the facts alone, and the schools: for counting without the people's names. `fakta`: those that have not ended. */
export function ansattstatus(
  personId: string,
  fakta: readonly Tilgangsfaktum[],
  o: Rolleoppsett,
  tid: { readonly idag: Dato; readonly na: string },
): { readonly statuser: ReadonlySet<Status>; readonly skoler: readonly string[] } {
  const a: Ansattrad = {
    personId,
    navn: '',
    gradering: 'ugradert',
    loggetInn: true,
    handregistrert: false,
    stillinger: fakta
      .filter((f) => f.hva === 'arbeidsforhold')
      .map((f) => ({ id: f.id, kilde: f.kilde, tittel: f.tittel, skole: f.omfang, sted: null, fra: f.fra, til: f.til, tausSiden: f.taus_siden, slutt: null })), // prettier-ignore
    fakta,
  };
  const v = vurderAnsatt(a, o, tid);
  return { statuser: v.statuser, skoler: [...skolerFor(a, v, tid.idag)] };
}
