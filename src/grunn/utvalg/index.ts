export {
  datovalg,
  heltallsvalg,
  idvalg,
  IKKE_APENT_AR,
  medStandard,
  navnevalg,
  sidevalg,
  skolearvalg,
  trinnvalg,
  utvalg,
  valgfritt,
} from './utvalg.ts';
