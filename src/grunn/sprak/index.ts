export { paSprak, tosprak, valgtSprak, type Sprak, type Tekst } from './sprak.ts';
