export { kortRuter, visKort } from './personkort.tsx';
