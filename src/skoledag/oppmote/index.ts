export { Egenklasse, hentKlasserIDag } from './idag.ts';
export { forRegister } from './handlinger/for-register.ts';
export { gikkHjem } from './handlinger/gikk-hjem.ts';
export { settAnnetsted } from './handlinger/annetsted.ts';
export { oppmoteRuter } from './ruter.ts';
export { registersti } from './sider/register.tsx';
export { oppmoteTilgang } from './tilgang.ts';
export { klassevalg, register } from './visninger/register.ts';
