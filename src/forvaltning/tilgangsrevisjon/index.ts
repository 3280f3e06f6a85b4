export { settRevisjon, svarRevisjon } from './handlinger.ts';
export { gjeldendeKvartal, revisjonslinjer, type Linje } from './regler.ts';
export { revisjonRuter } from './ruter.ts';
export { hentRevisjonstall, type Revisjonsoversikt } from './sider/visninger.ts';
export { revisjonTilgang } from './tilgang.ts';
