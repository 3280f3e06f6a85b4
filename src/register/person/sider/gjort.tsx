import type { Ramme } from '#grunn/handling/index.ts';
import { Kvittering, type Kvitteringsvisning } from '#web/komponenter/index.ts';
import { naertidspunkt, oppramsing, storForbokstav, type Sprak } from '#web/tekster/index.ts';
import { tekst } from '../tekster/index.ts';
import type { Kortside } from '../visninger/kortside.ts';
import { lenker } from './lenker.ts';

/** How long a page waits for Kontakt- og reservasjonsregisteret before it says that it has not answered. Milliseconds. */
const VENTETID = 60_000;
/** The server's clock and the worker's need not be the same. Milliseconds. */
const SLINGRING = 2_000;

const harSvart = (side: Kortside): boolean =>
  side.spurt !== null && side.krr !== null && Date.parse(side.krr.hentet) >= Date.parse(side.spurt) - SLINGRING;

/** Somebody has asked the register anew, and the answer is not here yet. */
export const henterFortsatt = (side: Kortside): boolean =>
  side.spurt !== null && !harSvart(side) && Math.abs(Date.parse(side.na) - Date.parse(side.spurt)) < VENTETID;

function omOppdatering(side: Kortside, sprak: Sprak): Kvitteringsvisning | undefined {
  const t = tekst(sprak).kvittering;
  if (side.spurt === null) return undefined;
  if (side.krr !== null && harSvart(side))
    return { tekst: t.hentet(naertidspunkt(sprak, side.krr.hentet, side.na)), detalj: t.hentetDetalj };
  return henterFortsatt(side)
    ? { tekst: t.henter, detalj: t.henterDetalj, ikon: 'klokke' }
    : { tekst: t.svarteIkke, detalj: t.svarteIkkeDetalj, ikon: 'info' };
}

const UUID = /^[0-9a-f-]{36}$/;

/** What was just done with this card, in words, and how to take it back. Codes from the address choose among our own texts. */
function kvitteringFor(side: Kortside, ramme: Ramme): Kvitteringsvisning | undefined {
  const t = tekst(ramme.sprak);
  const { gjort = '', sett = '' } = ramme.sporring;
  const hvem = side.visningsnavn;
  const [hva, ...felt] = gjort.split('.');
  const navn = felt.flatMap((f) => (Object.hasOwn(t.hvorfor.omtale, f) ? [t.hvorfor.omtale[f]!] : []));
  const omtale = storForbokstav(oppramsing(navn));
  switch (hva) {
    case 'kontakt':
      if (navn.length === 0) return { tekst: t.kvittering.kontaktUendret(hvem) };
      return {
        tekst: t.kvittering.kontakt(omtale, hvem),
        ...(UUID.test(sett)
          ? {
              angre: {
                tekst: t.kvittering.angre,
                href: lenker.angre(side.personId),
                skjult: { sett, _nokkel: `${ramme.skjema.nokkel}-angre` },
              },
            }
          : {}),
      };
    case 'angret':
      return { tekst: t.kvittering.angret(hvem) };
    case 'registrert':
      return { tekst: t.kvittering.registrert(hvem) };
    case 'endret':
      return { tekst: t.kvittering.endret(hvem) };
    case 'fjernet':
      return { tekst: t.kvittering.fjernet(hvem) };
    case 'overstyrt':
      return { tekst: t.kvittering.overstyrt(omtale), detalj: t.kvittering.overstyrtDetalj };
    case 'opphevet':
      return { tekst: t.kvittering.opphevet(navn[0] ?? '') };
    case 'skjermet':
      return { tekst: t.kvittering.skjermet(hvem) };
    case 'skjermingOpphevet':
      return { tekst: t.kvittering.skjermingOpphevet(hvem) };
    default:
      return omOppdatering(side, ramme.sprak);
  }
}

/** The receipt on top of the card. While the register is being asked, the page looks again by itself; without script there is a link. */
export function Gjort({ side, ramme, selv }: { side: Kortside; ramme: Ramme; selv: string }) {
  const kvittering = kvitteringFor(side, ramme);
  if (kvittering === undefined) return null;
  return (
    <div className="fm-kortkvittering">
      <Kvittering kvittering={kvittering} />
      {henterFortsatt(side) ? (
        <p className="fm-liten">
          <a className="ds-link" href={selv} id="last-inn">
            {tekst(ramme.sprak).kvittering.lastInn}
          </a>
        </p>
      ) : null}
    </div>
  );
}
