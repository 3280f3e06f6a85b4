import type { Oppsett } from './oppsett.ts';

const KODER: Readonly<Record<string, (o: Pick<Oppsett, 'data'>, e: { readonly port: number | undefined }) => string>> = {
  EADDRINUSE: (_o, e) =>
    `Port ${String(e.port)} er i bruk av noe annet. Stopp det, eller velg en annen: PORT=3100 npm start. Demoen bruker også porten over.`,
  FM_OPPTATT: (o) =>
    `Friminutt kjører alt med dataene i ${o.data}. Bruk den som er oppe, stopp den med Ctrl-C, eller velg en annen mappe: DATA=/en/mappe PORT=3100 npm start.`,
  EACCES: (o, e) =>
    e.port === undefined
      ? `Får ikke skrive i ${o.data}. Velg en annen mappe: DATA=/en/mappe npm start.`
      : `Får ikke lov til å bruke port ${String(e.port)}. Velg en over 1023: PORT=3000 npm start.`,
  ENOTDIR: (o) => `${o.data} kan ikke være en mappe. Velg en annen: DATA=/en/mappe npm start.`,
  EEXIST: (o) => `${o.data} er en fil, ikke en mappe. Velg en annen: DATA=/en/mappe npm start.`,
  EROFS: (o) => `${o.data} kan bare leses. Velg en annen mappe: DATA=/en/mappe npm start.`,
  ENOSPC: (o) => `Disken er full der ${o.data} ligger. Rydd plass, og start på nytt.`,
  ECONNREFUSED: () => 'Ingen PostgreSQL svarer på adressen i DATABASE_URL. Er tjeneren startet, og stemmer maskin og port?',
  ENOTFOUND: () => 'Finner ikke maskinen i DATABASE_URL. Kontroller navnet.',
  '28P01': () => 'PostgreSQL avviste bruker eller passord i DATABASE_URL.',
  '28000': () => 'PostgreSQL slapp ikke inn brukeren i DATABASE_URL.',
  '3D000': () => 'Databasen i DATABASE_URL finnes ikke på tjeneren. Lag en tom database først.',
};

/** What went wrong at the start and what to do, for the usual reasons; undefined for those nobody foresaw. Never the address itself. */
export function oppstartsfeil(feil: unknown, o: Pick<Oppsett, 'data'>): string | undefined {
  // several addresses of one host fail together
  const forste: unknown = feil instanceof AggregateError ? feil.errors[0] : feil;
  if (!(forste instanceof Error)) return undefined;
  const { code, port } = forste as { code?: unknown; port?: unknown };
  return typeof code === 'string' ? KODER[code]?.(o, { port: typeof port === 'number' ? port : undefined }) : undefined;
}
