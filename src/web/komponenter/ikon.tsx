import type { ReactElement } from 'react';

/** Drawn with one stroke width on a 24 grid, so that they sit quietly beside text. */
const tegninger = {
  las: (
    <>
      <rect x="5" y="10.5" width="14" height="10" rx="2" />
      <path d="M8.5 10.5V7a3.5 3.5 0 0 1 7 0v3.5" />
    </>
  ),
  info: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 11v5.5M12 7.5v.2" />
    </>
  ),
  skjold: <path d="M12 3l7.5 3v5c0 4.7-3 8.3-7.5 10-4.5-1.7-7.5-5.3-7.5-10V6z" />,
  penn: <path d="M4 20l1-4.5L16.5 4a2.1 2.1 0 0 1 3 3L8.5 19zM14.5 6l3 3" />,
  hake: <path d="M4.5 12.5l5 5 10-11" />,
  kryss: <path d="M6 6l12 12M18 6L6 18" />,
  prikk: <circle cx="12" cy="12" r="4" fill="currentColor" />,
  bjelle: <path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 21h4M12 5V3" />,
  utrop: <path d="M12 3.5l9.5 17h-19zM12 10v5M12 17.8v.2" />,
  konvolutt: <path d="M3.5 6h17v12h-17zM4 6.5l8 6.5 8-6.5" />,
  konvoluttStengt: <path d="M3.5 6h17v12h-17zM4 6.5l8 6.5 8-6.5M3 21L21 3" />,
  klokke: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 7v5l3.5 2" />
    </>
  ),
  hent: <path d="M12 4v10.5M7 10l5 5 5-5M5 20h14" />,
  sok: (
    <>
      <circle cx="10.5" cy="10.5" r="6.5" />
      <path d="M15.5 15.5L21 21" />
    </>
  ),
  meny: <path d="M4 6.5h16M4 12h16M4 17.5h16" />,
  ned: <path d="M6 9.5l6 6 6-6" />,
  hoyre: <path d="M9.5 6l6 6-6 6" />,
  venstre: <path d="M14.5 6l-6 6 6 6" />,
  ut: <path d="M8 16L18 6M9.5 6H18v8.5" />,
  stigende: <path d="M12 19V5M6.5 10.5L12 5l5.5 5.5" />,
  synkende: <path d="M12 5v14M6.5 13.5L12 19l5.5-5.5" />,
  sorter: <path d="M8 10l4-4 4 4M8 14l4 4 4-4" />,
} as const satisfies Record<string, ReactElement>;

export type Ikonnavn = keyof typeof tegninger;

export interface Ikonvalg {
  readonly navn: Ikonnavn;
  /** Accessible name. Left out: the icon is decoration beside a word that says the same. */
  readonly merke?: string | undefined;
  /** Shown when the pointer rests on the icon, and read as its description. */
  readonly tips?: string | undefined;
}

/** An inline icon the height of the text around it. */
export function Ikon({ navn, merke, tips }: Ikonvalg) {
  const tilgjengelig = merke === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': merke };
  return (
    <svg className="fm-ikon" viewBox="0 0 24 24" focusable="false" {...tilgjengelig}>
      {tips === undefined ? null : <title>{tips}</title>}
      {tegninger[navn]}
    </svg>
  );
}
