export {
  INNHOLDSREGLER,
  STATISK_MELLOMLAGER,
  innholdspolicy,
  statiskeFiler,
  type Statisk,
  type StatiskFil,
  type Statisknavn,
} from './statisk.ts';
