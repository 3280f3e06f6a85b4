import { api, knapp, ruter, side, skjema } from '#grunn/handling/index.ts';
import { settAnnetsted } from './handlinger/annetsted.ts';
import { forRegister } from './handlinger/for-register.ts';
import { gikkHjem } from './handlinger/gikk-hjem.ts';
import { registersti, tegnKlassevalg, tegnRegister } from './sider/register.tsx';
import { klassevalg, register } from './visninger/register.ts';

const tekstfelt = (ra: Readonly<Record<string, unknown>>, navn: string): string => {
  const v = ra[navn];
  return typeof v === 'string' ? v : '';
};
const tilbake = (ra: Readonly<Record<string, unknown>>): string => {
  const sporring = new URLSearchParams({ dato: tekstfelt(ra, 'dato'), time: tekstfelt(ra, 'timeNr'), lagret: 'ja' });
  return `${registersti({ skole: tekstfelt(ra, 'skole'), gruppe: tekstfelt(ra, 'gruppe') })}?${sporring.toString()}`;
};

/** The class register. */
export const oppmoteRuter = ruter('/register', [
  side('/', klassevalg, tegnKlassevalg),
  knapp('/annetsted', settAnnetsted, (_ut, ra) =>
    registersti({ skole: tekstfelt(ra, 'skole'), gruppe: tekstfelt(ra, 'gruppe') }),
  ),
  knapp('/gikk-hjem', gikkHjem, (ut) => `/elevfravar/${ut.elevId}?gjort=gikk`),
  skjema('/:skole/:gruppe', register, tegnRegister, forRegister, (_ut, ra) => tilbake(ra)),
  api('POST /api/v1/register', forRegister),
]);
