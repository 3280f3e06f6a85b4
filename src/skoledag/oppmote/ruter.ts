import { api, knapp, ruter, side, skjema } from '#grunn/handling/index.ts';
import { fjernFraAnnetsted, settAnnetsted } from './handlinger/annetsted.ts';
import { forRegister } from './handlinger/for-register.ts';
import { gikkHjem } from './handlinger/gikk-hjem.ts';
import { tegnAnnetsted } from './sider/annetsted.tsx';
import { tegnKlassevalg, tegnRegister } from './sider/register.tsx';
import { registersti } from './sider/sti.ts';
import { annetstedside } from './visninger/annetsted.ts';
import { klassevalg, register } from './visninger/register.ts';

const tekstfelt = (ra: Readonly<Record<string, unknown>>, navn: string): string => {
  const v = ra[navn];
  return typeof v === 'string' ? v : '';
};
const tilbake = (ra: Readonly<Record<string, unknown>>): string => {
  const sporring = new URLSearchParams({ dato: tekstfelt(ra, 'dato'), time: tekstfelt(ra, 'timeNr'), lagret: 'ja' });
  return `${registersti({ skole: tekstfelt(ra, 'skole'), gruppe: tekstfelt(ra, 'gruppe') })}?${sporring.toString()}`;
};

const stedsti = (ra: Readonly<Record<string, unknown>>): string =>
  `${registersti({ skole: tekstfelt(ra, 'skole'), gruppe: tekstfelt(ra, 'gruppe') })}/annetsted`;

/** The class register. */
export const oppmoteRuter = ruter('/register', [
  side('/', klassevalg, tegnKlassevalg),
  knapp('/annetsted', settAnnetsted, (_ut, ra) =>
    registersti({ skole: tekstfelt(ra, 'skole'), gruppe: tekstfelt(ra, 'gruppe') }),
  ),
  knapp('/gikk-hjem', gikkHjem, (ut) => `/elevfravar/${ut.elevId}?gjort=gikk`),
  skjema('/:skole/:gruppe/annetsted', annetstedside, tegnAnnetsted, settAnnetsted, (_ut, ra) => `${stedsti(ra)}?gjort=satt`),
  knapp('/:skole/:gruppe/annetsted/slutt', fjernFraAnnetsted, (_ut, ra) => `${stedsti(ra)}?gjort=slutt`),
  skjema('/:skole/:gruppe', register, tegnRegister, forRegister, (_ut, ra) => tilbake(ra)),
  api('POST /api/v1/register', forRegister),
]);
