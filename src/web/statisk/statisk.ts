import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** One file the server hands out as it is. The address holds a hash of the contents, so it may be cached for ever. */
export interface StatiskFil {
  readonly sti: string;
  readonly type: string;
  readonly hash: string;
  readonly bytes: Buffer;
  /** The same, for clients that accept gzip; undefined where it would not be smaller. */
  readonly gzip: Buffer | undefined;
}

/** What a page may ask for by name. */
export type Statisknavn =
  | 'friminutt.css'
  | 'ikon.svg'
  | 'ikon-192.png'
  | 'ikon-512.png'
  | 'friminutt.webmanifest'
  | 'skall.js'
  | 'sok.js'
  | 'send.js'
  | 'las.js'
  | 'hvorfor.js'
  | 'framdrift.js'
  | 'dra.js'
  | 'register.js'
  | 'tavle.js'
  | 'varsler.js'
  | 'frakoblet.js'
  | 'ds-error-summary.js'
  | 'ds-field.js';

export interface Statisk {
  readonly filer: ReadonlyMap<string, StatiskFil>;
  adresse(navn: Statisknavn): string;
}

/** The `Cache-Control` of every file in the table. */
export const STATISK_MELLOMLAGER = 'public, max-age=31536000, immutable';

/** No inline script or style; images also as `data:` because Designsystemet draws its icons as CSS masks. */
export const INNHOLDSREGLER: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'worker-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'manifest-src': ["'self'"],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/** The rules above as the value of a `Content-Security-Policy` header. */
export const innholdspolicy = (): string =>
  Object.entries(INNHOLDSREGLER)
    .map(([hva, hvorfra]) => `${hva} ${hvorfra.join(' ')}`)
    .join('; ');

/** The components of Designsystemet that our pages use; the whole set is three times as heavy. */
const DESIGNSYSTEMET = [
  'button',
  'label',
  'link',
  'list',
  'heading',
  'input',
  'field',
  'fieldset',
  'validation-message',
  'error-summary',
  'table',
  'breadcrumbs',
] as const;
const EGNE = [
  'grunn',
  'skall',
  'felt',
  'hvorfor',
  'skjema',
  'tabell',
  'framdrift',
  'melding',
  'person',
  'elever',
  'gruppe',
  'forside',
  'skoledag',
] as const;
const WEB_KOMPONENTER = [
  'error-summary/error-summary.js',
  'field/field.js',
  'utils/utils.js',
  'packages/web/package.js',
] as const;
const KLIENT = [
  'skall.js',
  'sok.js',
  'hvorfor.js',
  'framdrift.js',
  'send.js',
  'las.js',
  'dra.js',
  'register.js',
  'tavle.js',
  'varsler.js',
  'frakoblet.js',
] as const;

const her = path.resolve(import.meta.dirname, '..');
const krev = createRequire(import.meta.url);
const les = (...sti: string[]) => fs.readFileSync(path.join(...sti), 'utf8');
const kort = (s: string | Buffer) => createHash('sha256').update(s).digest('base64url').slice(0, 12);

/** The folder of an installed package whose `exports` do not show package.json. */
function pakkemappe(navn: string): string {
  const sti = krev.resolve.paths(navn)?.find((m) => fs.existsSync(path.join(m, navn)));
  if (sti === undefined) throw new Error(`Pakken ${navn} er ikke installert`);
  return path.join(sti, navn);
}

/** Comments and white space out of our own CSS; the files hold no strings where that would matter. */
function trang(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/;}/g, '}')
    .trim();
}

function stilark(): string {
  const ds = path.join(pakkemappe('@digdir/designsystemet-css'), 'dist', 'src');
  return [
    '@layer ds.theme,ds.base,ds.components,fm;',
    trang(les(her, 'stil', 'tema.css')),
    `@layer ds.base{${les(ds, 'base.css')}}`,
    ...DESIGNSYSTEMET.map((k) => `@layer ds.components{${les(ds, `${k}.css`)}}`),
    ...EGNE.map((k) => `@layer fm{${trang(les(her, 'stil', `${k}.css`))}}`),
  ].join('\n');
}

function lagTabell(): Statisk {
  const filer = new Map<string, StatiskFil>();
  const adresser = new Map<string, string>();
  const leggTil = (mappe: string, fil: string, type: string, innhold: string | Buffer) => {
    const bytes = typeof innhold === 'string' ? Buffer.from(innhold) : innhold;
    const gzip = gzipSync(bytes, { level: 9 });
    const sti = `/statisk/${mappe}/${fil}`;
    filer.set(sti, { sti, type, hash: mappe, bytes, gzip: gzip.length < bytes.length ? gzip : undefined });
    return sti;
  };
  const CSS = 'text/css; charset=utf-8';
  const JS = 'text/javascript; charset=utf-8';

  const css = stilark();
  adresser.set('friminutt.css', leggTil(kort(css), 'friminutt.css', CSS, css));
  const ikon = les(her, 'stil', 'ikon.svg');
  adresser.set('ikon.svg', leggTil(kort(ikon), 'ikon.svg', 'image/svg+xml', ikon));
  // what makes the pages an app on a telephone: its pictures, and the file that names them
  let manifest = les(her, 'stil', 'friminutt.webmanifest');
  for (const fil of ['ikon-192.png', 'ikon-512.png'] as const) {
    const bilde = fs.readFileSync(path.join(her, 'stil', fil));
    const sti = leggTil(kort(bilde), fil, 'image/png', bilde);
    adresser.set(fil, sti);
    manifest = manifest.replaceAll(`"${fil}"`, `"${sti}"`);
  }
  adresser.set('friminutt.webmanifest', leggTil(kort(manifest), 'friminutt.webmanifest', 'application/manifest+json', manifest));
  for (const fil of KLIENT) {
    const js = les(her, 'klient', fil);
    adresser.set(fil, leggTil(kort(js), fil, JS, js));
  }
  // Designsystemet's modules import each other by relative path, so they share one hash and keep their folders.
  const web = path.join(pakkemappe('@digdir/designsystemet-web'), 'dist', 'esm');
  const moduler = WEB_KOMPONENTER.map((fil) => [fil, les(web, fil).replace(/\n\/\/# sourceMappingURL=.*$/m, '')] as const);
  const felles = kort(moduler.map(([, js]) => js).join(''));
  for (const [fil, js] of moduler) {
    const sti = leggTil(felles, `ds/${fil}`, JS, js);
    if (!fil.startsWith('utils/') && !fil.startsWith('packages/')) adresser.set(`ds-${path.basename(fil)}`, sti);
  }
  return {
    filer,
    adresse(navn) {
      const sti = adresser.get(navn);
      if (sti === undefined) throw new Error(`Ingen statisk fil heter ${navn}`);
      return sti;
    },
  };
}

let tabell: Statisk | undefined;

/** Every static file of the screens, read and hashed once per process: address → bytes, type, hash. */
export function statiskeFiler(): Statisk {
  tabell ??= lagTabell();
  return tabell;
}
