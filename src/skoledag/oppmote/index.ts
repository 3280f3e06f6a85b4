export { Egenklasse, hentKlasserIDag } from './idag.ts';
export { forRegister } from './handlinger/for-register.ts';
export { gikkHjem } from './handlinger/gikk-hjem.ts';
export { fjernFraAnnetsted, settAnnetsted } from './handlinger/annetsted.ts';
export { oppmoteRuter } from './ruter.ts';
export { registersti } from './sider/sti.ts';
export { oppmoteTilgang } from './tilgang.ts';
export { klassevalg, register } from './visninger/register.ts';
export { annetstedside } from './visninger/annetsted.ts';
