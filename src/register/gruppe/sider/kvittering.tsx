import type { Ramme } from '#grunn/handling/index.ts';
import { Kvittering, Varselboks } from '#web/komponenter/index.ts';
import { tekst } from '../tekster.ts';

const UUID = /^[0-9a-f-]{36}$/;

/** What was just done, in words chosen by a code in the address, and how to take it back. */
export function Kvitteringen({ ramme }: { ramme: Ramme }) {
  const t = tekst(ramme.sprak);
  const { gjort = '', sett = '', antall = '' } = ramme.sporring;
  const n = Number(antall);
  const ord =
    (gjort === 'flyttet' || gjort === 'plassert') && n > 0
      ? t.gjort[gjort](n)
      : gjort === 'flyttet' || gjort === 'plassert'
        ? t.gjort.ingen
        : gjort === 'larer' || gjort === 'endret' || gjort === 'laget' || gjort === 'avsluttet' || gjort === 'angret'
          ? t.gjort[gjort]
          : undefined;
  if (ord === undefined) return null;
  const kanAngres = UUID.test(sett) && ord !== t.gjort.ingen;
  return (
    <Kvittering
      kvittering={{
        tekst: ord,
        ...(kanAngres
          ? { angre: { tekst: t.angre, href: '/grupper/angre', skjult: { sett, _nokkel: `${ramme.skjema.nokkel}-angre` } } }
          : {}),
      }}
    />
  );
}

/** The sentence of a refused form, when no field carries it. */
export function Avslag({ ramme }: { ramme: Ramme }) {
  const { melding, feil } = ramme.skjema;
  if (melding === undefined || feil.length > 0) return null;
  return <Varselboks varsel={{ tone: 'trengerDeg', tittel: melding }} sprak={ramme.sprak} />;
}
