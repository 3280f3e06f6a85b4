// Logs somebody in the way people do it: through the login page, the provider's stand-in and back. Over HTTP, or in a browser.
import type { Page } from 'playwright-core';

export type Innloggingsvei = 'idporten' | 'feide' | 'entra' | 'bankid';

interface Innloggingsmal {
  readonly tilbyder?: Innloggingsvei;
  readonly som?: 'foresatt' | 'ansatt' | 'elev';
  readonly til?: string;
  readonly niva?: 'hoyt';
}

const MAKS_HOPP = 15;

export interface Svar {
  readonly status: number;
  readonly url: string;
  readonly sted: string | undefined;
  readonly kropp: string;
  readonly hoder: Headers;
}

/** A browser without script: keeps cookies by host and path, does not follow by itself. Several may be open at the same time. */
export interface Nettklient {
  readonly hent: (url: string, hoder?: Record<string, string>) => Promise<Svar>;
  readonly send: (url: string, felt: Record<string, string>, hoder?: Record<string, string>) => Promise<Svar>;
  /** Follows redirects, and chooses the person where a chooser is shown. Stops before an address of ours when `stopp` says so. */
  readonly folg: (svar: Svar, v?: { readonly person?: string; readonly stopp?: (url: URL) => boolean }) => Promise<Svar>;
  readonly kapsel: (navn: string) => string | undefined;
  readonly settKapsel: (url: string, navn: string, verdi: string | undefined) => void;
  readonly kapsler: () => { readonly navn: string; readonly verdi: string; readonly vert: string }[];
}

/** The stand-in and the service share a host name, so cookies are kept by port as well: as if they were two machines. */
export function nyNettklient(): Nettklient {
  const glass = new Map<string, { navn: string; verdi: string; vert: string; sti: string }>();
  const kall = async (
    url: string,
    valg: { method?: string; body?: URLSearchParams; headers: Record<string, string> },
  ): Promise<Svar> => {
    const u = new URL(url);
    const egne = [...glass.values()].filter((k) => k.vert === u.host && u.pathname.startsWith(k.sti));
    const svar = await fetch(u, {
      ...valg,
      redirect: 'manual',
      headers: { ...(egne.length > 0 ? { cookie: egne.map((k) => `${k.navn}=${k.verdi}`).join('; ') } : {}), ...valg.headers },
    });
    for (const linje of svar.headers.getSetCookie()) {
      const [par = '', ...resten] = linje.split(';').map((d) => d.trim());
      const navn = par.slice(0, par.indexOf('='));
      const verdi = par.slice(par.indexOf('=') + 1);
      const sti = resten.find((d) => /^path=/i.test(d))?.slice(5) ?? '/';
      const borte = resten.some((d) => /^max-age=0$/i.test(d) || (/^expires=/i.test(d) && Date.parse(d.slice(8)) < Date.now()));
      const nokkel = `${u.host}|${sti}|${navn}`;
      if (borte) glass.delete(nokkel);
      else glass.set(nokkel, { navn, verdi, vert: u.host, sti });
    }
    const sted = svar.headers.get('location') ?? undefined;
    return {
      status: svar.status,
      url,
      sted: sted === undefined ? undefined : new URL(sted, url).href,
      kropp: await svar.text(),
      hoder: svar.headers,
    };
  };
  const klient: Nettklient = {
    hent: (url, hoder = {}) => kall(url, { headers: hoder }),
    send: (url, felt, hoder = {}) =>
      kall(url, {
        method: 'POST',
        body: new URLSearchParams(felt),
        headers: { 'sec-fetch-site': 'same-origin', ...hoder },
      }),
    async folg(start, v = {}) {
      let svar = start;
      for (let hopp = 0; hopp < MAKS_HOPP; hopp++) {
        const neste = svar.sted;
        if (neste !== undefined) {
          if (v.stopp?.(new URL(neste)) === true) return svar;
          svar = await klient.hent(neste);
        } else if (v.person !== undefined && svar.status === 200 && /\/velg\/[\w-]+$/.test(new URL(svar.url).pathname)) {
          const acr = /name="acr" value="([^"]*)"/.exec(svar.kropp)?.[1] ?? '';
          svar = await klient.send(svar.url, { person: v.person, acr });
        } else return svar;
      }
      throw new Error('Innloggingen gikk i ring');
    },
    kapsel: (navn) => [...glass.values()].find((k) => k.navn === navn)?.verdi,
    settKapsel(url, navn, verdi) {
      const vert = new URL(url).host;
      if (verdi === undefined) glass.delete(`${vert}|/|${navn}`);
      else glass.set(`${vert}|/|${navn}`, { navn, verdi, vert, sti: '/' });
    },
    kapsler: () => [...glass.values()],
  };
  return klient;
}

export function innloggingssti(v: Innloggingsmal = {}): string {
  const { tilbyder = 'idporten', som, til, niva } = v;
  const s = new URLSearchParams({ ...(som ? { som } : {}), ...(til ? { til } : {}), ...(niva ? { niva } : {}) }).toString();
  return `/logg-inn/${tilbyder}${s === '' ? '' : `?${s}`}`;
}

/**
 * Logs in over HTTP as somebody the stand-in knows by this id. Gives the client with its session, the answer it ended on, and the cookie as
 * a header. @throws when no session came of it.
 */
export async function loggInnSom(
  adresse: string,
  person: string,
  v: Innloggingsmal & { readonly klient?: Nettklient } = {},
): Promise<{ readonly klient: Nettklient; readonly svar: Svar; readonly kake: string }> {
  const klient = v.klient ?? nyNettklient();
  const svar = await klient.folg(await klient.hent(`${adresse}${innloggingssti(v)}`), { person });
  const token = klient.kapsel('friminutt') ?? klient.kapsel('__Host-friminutt');
  if (token === undefined) throw new Error(`Innloggingen ga ingen økt: ${svar.status} ${new URL(svar.url).pathname}`);
  return { klient, svar, kake: `friminutt=${token}` };
}

/** The same in a browser: chooses the provider, finds the person by name in the chooser, and waits until we are back. */
export async function loggInnISide(side: Page, adresse: string, navn: string, v: Innloggingsmal = {}): Promise<void> {
  await side.goto(`${adresse}${innloggingssti(v)}`);
  const knapp = side.getByRole('button', { name: navn, exact: true });
  if ((await knapp.count()) === 0) {
    await side.getByRole('searchbox').fill(navn);
    await side.getByRole('button', { name: /^Finn/ }).click();
  }
  await knapp.first().click();
  await side.waitForURL((u) => u.origin === new URL(adresse).origin && !u.pathname.startsWith('/logg-inn'));
}
