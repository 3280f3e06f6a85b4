export { lesRollefil } from './les.ts';
export {
  FILROLLER,
  NEKTEDE_ROLLER,
  type Feilrad,
  type Filrad,
  type Filrolle,
  type Rolleansatt,
  type Rollefil,
} from './modell.ts';
