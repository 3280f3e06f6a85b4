// Functions for the rig's own tests, called in a child process.
export const dobbel = (x: number): number => 2 * x;
export const feil = (): never => {
  throw new RangeError('utenfor');
};
export const evig = (): Promise<never> => new Promise(() => setInterval(() => undefined, 1000));
export const skrik = (): string => {
  console.log('støy på standard ut');
  return 'stille';
};
