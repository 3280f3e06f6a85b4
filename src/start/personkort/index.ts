export { elevkortRuter, kortRuter, visKort } from './personkort.tsx';
