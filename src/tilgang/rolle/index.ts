export { sisteDagSomMindrearig } from '#tilgang/relasjon/index.ts';
export {
  aktorAv,
  finnAktor,
  hentAnsattfakta,
  hentApneVinduer,
  OPPSETTET,
  tildelRolle,
  type Aktorrad,
  type Apentvindu,
  type Rolletildeling,
} from './lager.ts';
export { hentRolleoppsett, ROLLEOPPSETT, rolleoppsettDaSql, rolleoppsettSql, tolkOppsett } from './lager-oppsett.ts';
export { medStandard, tilknytninger } from './regler.ts';
export {
  erApent,
  erHandgitt,
  erKommunal,
  relasjonFor,
  rolleForStilling,
  svarOm,
  tolkAnsattroller,
  type Ansattrolle,
} from './regler-ansatt.ts';
export {
  forrigeKvartal,
  fristFor,
  kvartalAv,
  nesteKvartal,
  nyesteSvar,
  sisteDagEtterRevisjon,
  skalBesvares,
  type Revisjonssvar,
} from './regler-revisjon.ts';
export {
  HANDGITTE,
  KOMMUNALE,
  opplaeringskrav,
  RELASJONER,
  revisjonsoppsett,
  Revisjonsoppsett,
  ROLLER,
  ROLLETEKST,
  SFOROLLER,
  Stillingsregel,
  STILLINGSROLLER,
  stillingsroller,
  Stillingsroller,
  type Handgitt,
  type Relasjonsnavn,
  type Rollenavn,
  type Rolleoppsett,
  type Tilgangsfaktum,
} from './modell.ts';
