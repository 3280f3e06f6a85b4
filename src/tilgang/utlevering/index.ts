export {
  utlever,
  type Bestilling,
  type Bestillingskolonne,
  type Bestillingsrad,
  type Filperson,
  type Utlevert,
} from './utlevering.ts';
export { FELTSLAG, slippes, utelates, telles, type Feltslag, type Filflate } from './regler.ts';
