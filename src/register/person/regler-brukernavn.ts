// User names for the PC and the learning tools. Of the name only: never of a number or a birth date (E41). Pure.

const BYTT: Readonly<Record<string, string>> = {
  æ: 'a',
  ø: 'o',
  å: 'a',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ŧ: 't',
  ŋ: 'n',
};

const ascii = (ord: string): string =>
  ord
    .toLowerCase()
    .replace(/\P{ASCII}/gu, (t) => BYTT[t] ?? t)
    .normalize('NFD')
    .replace(/[^a-z0-9-]/g, '')
    .replace(/^[^a-z]+|-+$/g, '');

const FLEST = 99;
const LENGST = 30;

/** What somebody of this name may be called, the first choice first: first and last word, and then with a number after. */
export function brukernavnforslag(navn: string): readonly string[] {
  const ord = navn
    .split(/\s+/)
    .map(ascii)
    .filter((o) => o !== '');
  const deler = ord.length > 1 ? [ord[0]!, ord.at(-1)!] : ord;
  const stamme = deler
    .join('.')
    .slice(0, LENGST)
    .replace(/[.-]+$/, '');
  const rot = stamme.length < 2 ? 'bruker' : stamme;
  return [rot, ...Array.from({ length: FLEST - 1 }, (_, i) => `${rot}${i + 2}`)];
}
