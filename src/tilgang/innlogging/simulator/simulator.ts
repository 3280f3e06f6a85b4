import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import type { Simulatorhandler } from '#verktoy/simulatortjener.ts';
import type { Innloggingsfil } from '../oppsett.ts';
import { erNede, medAvvik } from './avvik.ts';
import type { Folkebok } from './folk.ts';
import { ENTRAKONTEKST, MALER, OMRADE, TENANT } from './maler.ts';
import type { Avvik, Standin } from './modell.ts';
import { lagTjeneste, type Tjeneste } from './tjeneste.ts';

export const KLIENT = 'friminutt';
/** Another service of the same circle of trust, for single sign-on and single logout. */
export const ANNEN_TJENESTE = { klientId: 'annen-tjeneste', hemmelighet: 'bare-for-simulatoren-av-en-annen-tjeneste' };
const HEMMELIGHET = 'bare-for-simulatoren-og-lang-nok-til-et-hmac';

export interface Innloggingssimulator {
  readonly handler: Simulatorhandler;
  /** Starts the four providers at this address, and gives what the configuration file would hold. Keys are written to `mappe`. */
  readonly start: (url: string, mappe: string) => Promise<Innloggingsfil>;
  /** Told to misbehave from now on; `{}` ends it. */
  readonly avvik: (a: Avvik, hvem?: Standin) => void;
  /** Tokens handed out, newest last. */
  readonly tokener: readonly string[];
  readonly utsteder: (hvem: Standin) => string;
}

interface Nokkelsett {
  readonly egen: JWK;
  readonly annen: JWK;
  readonly klient: JWK;
  readonly cookie: string;
}

/** The keys of this data folder: made once, so that a restart ends nobody's session at the provider's. */
async function hentNokler(mappe: string): Promise<Nokkelsett> {
  const fil = path.join(mappe, 'innlogging-simulator.json');
  if (fs.existsSync(fil)) return JSON.parse(fs.readFileSync(fil, 'utf8')) as Nokkelsett;
  const ny = async (alg: string, kid: string) => {
    const { privateKey } = await generateKeyPair(alg, { extractable: true });
    return { ...(await exportJWK(privateKey)), kid, alg, use: 'sig' } as JWK;
  };
  const [egen, annen, klient] = await Promise.all([
    ny('RS256', 'standin-1'),
    ny('RS256', 'standin-1'),
    ny('ES256', 'friminutt-1'),
  ]);
  const sett = { egen, annen, klient, cookie: randomBytes(32).toString('base64url') };
  fs.mkdirSync(mappe, { recursive: true, mode: 0o700 });
  fs.writeFileSync(fil, JSON.stringify(sett), { mode: 0o600 });
  return sett;
}

const offentlig = (j: JWK): JWK => {
  const { d, p, q, dp, dq, qi, ...resten } = j as Record<string, unknown>;
  void [d, p, q, dp, dq, qi];
  return resten as unknown as JWK;
};

/** ID-porten, Feide, Microsoft Entra and BankID, played by a certified provider's code with a chooser of made-up people. */
export function lagInnloggingssimulator(folk: Folkebok): Innloggingssimulator {
  let tjenester: ReadonlyMap<Standin, { sti: string; tjeneste: Tjeneste }> = new Map();
  let nokler: Nokkelsett | undefined;
  const avvik = new Map<Standin, Avvik>();
  const tokener: string[] = [];
  /** Where the service was last reached: as providers are told when a client is registered. */
  const tjenesteadresse = new Map<string, string>();
  const avvikFor = (s: Standin): Avvik => avvik.get(s) ?? {};

  return {
    tokener,
    avvik: (a, hvem) => {
      for (const { navn } of MALER) if (hvem === undefined || hvem === navn) avvik.set(navn, a);
    },
    utsteder: (hvem) => tjenester.get(hvem)!.tjeneste.utsteder,
    async start(url, mappe) {
      const n = await hentNokler(mappe);
      nokler = n;
      const felles = { redirect_uris: ['http://localhost/logg-inn/svar'], grant_types: ['authorization_code'], response_types: ['code' as const], require_auth_time: true }; // prettier-ignore
      tjenester = new Map(
        MALER.map((mal) => [
          mal.navn,
          {
            sti: mal.sti,
            tjeneste: lagTjeneste({
              url,
              mal,
              folk,
              nokkel: n.egen,
              cookienokkel: n.cookie,
              frontkanal: (klientId) =>
                klientId === KLIENT && tjenesteadresse.has(mal.navn)
                  ? `${tjenesteadresse.get(mal.navn)}/logg-ut/frontkanal`
                  : undefined,
              klienter: [
                mal.navn === 'idporten' || mal.navn === 'bankid'
                  ? {
                      ...felles,
                      client_id: KLIENT,
                      token_endpoint_auth_method: 'private_key_jwt',
                      token_endpoint_auth_signing_alg: 'ES256',
                      jwks: { keys: [offentlig(n.klient)] },
                    }
                  : { ...felles, client_id: KLIENT, client_secret: HEMMELIGHET },
                {
                  ...felles,
                  client_id: ANNEN_TJENESTE.klientId,
                  client_secret: ANNEN_TJENESTE.hemmelighet,
                  token_endpoint_auth_method: 'client_secret_post',
                },
              ],
            }),
          },
        ]),
      );
      const skriv = (fil: string, innhold: string) => {
        fs.writeFileSync(path.join(mappe, fil), innhold, { mode: 0o600 });
        return path.join(mappe, fil);
      };
      const nokkelfil = skriv('innlogging.jwk', JSON.stringify(n.klient));
      const hemmelighetfil = skriv('innlogging.hemmelighet', HEMMELIGHET);
      const av = (navn: Standin) => ({ utsteder: tjenester.get(navn)!.tjeneste.utsteder, klientId: KLIENT });
      return {
        adresse: 'lokal',
        idporten: { ...av('idporten'), nokkelfil },
        feide: { ...av('feide'), hemmelighetfil, omrader: [OMRADE] },
        entra: { ...av('entra'), hemmelighetfil, tenant: TENANT, toFaktor: ENTRAKONTEKST, ansattnummer: 'employeeid' },
        bankid: { ...av('bankid'), nokkelfil },
      };
    },
    async handler(req, res) {
      const sti = (req.url ?? '').split('?', 1)[0] ?? '';
      for (const [navn, t] of tjenester) {
        if (sti !== t.sti && !sti.startsWith(`${t.sti}/`)) continue;
        const til = new URL(req.url ?? '/', 'http://her.invalid').searchParams.get('redirect_uri');
        if (til !== null && /\/logg-inn\//.test(til)) tjenesteadresse.set(navn, new URL(til).origin);
        if (await erNede(sti, res, avvikFor(navn))) return true;
        medAvvik(
          req,
          res,
          () => avvikFor(navn),
          nokler!,
          (jwt) => tokener.push(jwt),
        );
        await t.tjeneste.svar(req, res);
        return true;
      }
      return false;
    },
  };
}
