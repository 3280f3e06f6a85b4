import { renderToStaticMarkup } from 'react-dom/server';
import type { ReactNode } from 'react';
import type { Statisk, Statisknavn } from '#web/statisk/index.ts';
import type { Sprak } from '#web/tekster/index.ts';
import type { Skallvisning } from './modell.ts';
import { Lasdekke } from './las.tsx';
import { Skall } from './skall.tsx';

export interface Side {
  readonly sprak: Sprak;
  /** What the page is, without the name of the system: «Bård Øyvind Leite». Stands first in the browser's tab. */
  readonly tittel: string;
  readonly skall: Skallvisning;
  readonly innhold: ReactNode;
  readonly statisk: Statisk;
  /** Modules this page wants beyond those of the shell, e.g. `framdrift.js`. */
  readonly moduler?: readonly Statisknavn[] | undefined;
}

/** Modules of the shell, each with the mark of what it works on: a page without it does not ask for it. */
const FASTE_MODULER: readonly (readonly [modul: Statisknavn, merke: string | undefined])[] = [
  ['skall.js', undefined],
  ['sok.js', 'data-sok'],
  ['hvorfor.js', 'data-hvorfor'],
];

/** A whole page as HTML, ready to send. No inline script or style, so it holds under our Content-Security-Policy. */
export function tegnSide({ sprak, tittel, skall, innhold, statisk, moduler = [] }: Side): string {
  const kropp = renderToStaticMarkup(
    <body data-las-etter={skall.lasEtter}>
      <Skall visning={skall} sprak={sprak}>
        {innhold}
      </Skall>
      {skall.lasEtter === undefined ? null : <Lasdekke sprak={sprak} />}
    </body>,
  );
  const faste = FASTE_MODULER.filter(([, merke]) => merke === undefined || kropp.includes(merke)).map(([modul]) => modul);
  const hode = renderToStaticMarkup(
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="referrer" content="same-origin" />
      <title>{`${tittel} – Friminutt`}</title>
      <link rel="icon" type="image/svg+xml" href={statisk.adresse('ikon.svg')} />
      <link rel="apple-touch-icon" href={statisk.adresse('ikon-192.png')} />
      <link rel="manifest" href={statisk.adresse('friminutt.webmanifest')} />
      <link rel="stylesheet" href={statisk.adresse('friminutt.css')} />
      {[...faste, ...(skall.lasEtter === undefined ? [] : (['las.js'] as const)), ...moduler].map((m) => (
        <script key={m} type="module" src={statisk.adresse(m)} />
      ))}
    </head>,
  );
  return `<!doctype html><html lang="${sprak}">${hode}${kropp}</html>`;
}
