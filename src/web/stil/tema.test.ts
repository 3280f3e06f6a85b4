import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const css = fs.readFileSync(path.join(import.meta.dirname, 'tema.css'), 'utf8');
const farger = (tekst: string) =>
  new Map([...tekst.matchAll(/--ds-color-([a-z0-9-]+):\s*(#[0-9a-f]{6})/g)].map((m) => [m[1]!, m[2]!]));
const [lysDel = '', morkDel = ''] = css.split('@media (prefers-color-scheme: dark)');
const skjema = { lys: farger(lysDel), mork: farger(morkDel) } as const;

/** Relative luminance of WCAG 2.2. */
function lyshet(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const v = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function kontrast(a: string, b: string): number {
  const [mork = 0, lys = 0] = [lyshet(a), lyshet(b)].toSorted((x, y) => x - y);
  return (lys + 0.05) / (mork + 0.05);
}

const TEKST = 4.5;
const TEGN = 3;
/** Every pair of foreground and background the style sheets put together. */
const par: readonly (readonly [foran: string, bak: string, minst: number])[] = [
  ...['background-default', 'background-tinted', 'surface-default', 'surface-tinted'].flatMap((bak) => [
    [`neutral-text-default`, `neutral-${bak}`, TEKST] as const,
    [`neutral-text-subtle`, `neutral-${bak}`, TEKST] as const,
    [`accent-text-subtle`, `neutral-${bak}`, TEKST] as const,
  ]),
  ...['accent', 'warning', 'danger'].flatMap((f) => [
    [`${f}-text-default`, `${f}-surface-tinted`, TEKST] as const,
    [`${f}-text-default`, `${f}-background-tinted`, TEKST] as const,
    [`${f}-text-subtle`, `${f}-background-tinted`, TEKST] as const,
    [`${f}-text-subtle`, `${f}-surface-tinted`, TEKST] as const,
    [`${f}-text-subtle`, `neutral-background-default`, TEKST] as const,
    [`neutral-text-default`, `${f}-background-tinted`, TEKST] as const,
    [`neutral-text-subtle`, `${f}-background-tinted`, TEKST] as const,
    [`${f}-base-contrast-default`, `${f}-base-default`, TEKST] as const,
    [`${f}-base-contrast-default`, `${f}-base-hover`, TEKST] as const,
    [`${f}-base-contrast-default`, `${f}-base-active`, TEKST] as const,
  ]),
  ['accent-text-subtle', 'accent-surface-hover', TEKST],
  ['accent-text-subtle', 'accent-surface-active', TEKST],
  ['neutral-base-contrast-default', 'neutral-base-default', TEKST],
  ['neutral-border-default', 'neutral-surface-default', TEGN],
  ['accent-border-strong', 'neutral-background-default', TEGN],
  ['accent-border-strong', 'warning-background-tinted', TEGN],
  ['accent-base-default', 'neutral-surface-tinted', TEGN],
  ['focus-outer', 'neutral-background-default', TEGN],
  ['focus-outer', 'focus-inner', TEGN],
];

describe.each(['lys', 'mork'] as const)('kontrast i %s drakt', (drakt) => {
  test.each(par)('%s på %s er minst %d:1', (foran, bak, minst) => {
    // A colour that is missing gives NaN, which is never enough.
    expect(kontrast(skjema[drakt].get(foran) ?? '', skjema[drakt].get(bak) ?? '')).toBeGreaterThanOrEqual(minst);
  });
});

test('mørk drakt har de samme fargene som lys, ingen er glemt', () => {
  expect([...skjema.mork.keys()].toSorted()).toEqual([...skjema.lys.keys()].toSorted());
});

test('kontrasten regnes som i WCAG', () => {
  expect(kontrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(kontrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});
