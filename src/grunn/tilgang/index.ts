export { beslutt, gi, regelsett, utsnittFor } from './regler.ts';
export { ALT } from './modell.ts';
export type {
  Aktor,
  Apen,
  Beslutning,
  Grunnlag,
  Innsyn,
  Innsynsdata,
  Proving,
  Provingsutfall,
  Regel,
  Relasjon,
  Relasjonsregister,
  Rolle,
  Rolleregister,
  Skjermet,
  Skjermingsgrad,
  Tildeling,
  Tilhorighet,
  Tilknytning,
  Utsnitt,
} from './modell.ts';
