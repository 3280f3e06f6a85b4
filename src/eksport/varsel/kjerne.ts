// The door without screens, for the worker.
export { fordelHendelser, fordelNyeForesatte } from './fordel.ts';
export {
  hasterjobb,
  NYE_FORESATTE_RYTME,
  nyeForesattejobb,
  RYDDEVARSLERRYTME,
  ryddVarsler,
  VARSELRYTME,
  varseljobb,
  vekkVedHast,
} from './jobb.ts';
export { altinnToken } from './kanal-altinn.ts';
export { lagKanaler, pushnokkelFra } from './kanaler.ts';
export {
  SLAG,
  varseloppsett,
  VARSELSLAG,
  type Kanal,
  type Kanaler,
  type Forsendelse,
  type Kanalnavn,
  type Varseloppsett,
} from './modell.ts';
export { Varselutganger } from './oppsett.ts';
export { sendForfalte, sporEtterKvittering, type Portmiljo, type Portsvar } from './port.ts';
export { avgjorVarsel, mottakereFor } from './regler.ts';
