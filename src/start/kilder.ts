import fs from 'node:fs';
import type { Tjenester } from '#grunn/handling/index.ts';
import { fiksKlient, skatteetatenKlient, type Fiksklient, type Fregklient } from '#kilder/folkeregisteret/index.ts';
import { lagGrepKlient, type GrepKlient } from '#kilder/grep/index.ts';
import { lagKrrKlient, type KrrKlient } from '#kilder/krr/index.ts';
import { lagMaskinporten, type Maskinporten } from '#kilder/maskinporten/index.ts';
import { lagNsrKlient, type NsrKlient } from '#kilder/nsr/index.ts';
import { altinnToken, lagKanaler, pushnokkelFra, type Kanaler } from '#eksport/varsel/kjerne.ts';
import type { Kildeoppsett } from './kildefil.ts';

export interface Kilder {
  readonly oppsett: Kildeoppsett;
  readonly fiks: Fiksklient | undefined;
  /** The feed and look-ups: direct from Skatteetaten, else mirrored by KS Fiks. */
  readonly feed: Fregklient | undefined;
  readonly krr: KrrKlient | undefined;
  readonly nsr: NsrKlient | undefined;
  readonly grep: GrepKlient | undefined;
  /** Those that fetch tokens, by use: the page on sources warns before their keys run out. */
  readonly maskinporten: ReadonlyMap<string, Maskinporten>;
  /** The ways out of the house. */
  readonly kanaler: Kanaler;
}

type MaskinportenDel = NonNullable<NonNullable<Kildeoppsett['krr']>['maskinporten']>;

function maskinportenFor(m: MaskinportenDel): Maskinporten {
  const ra = fs.readFileSync(m.nokkelfil, 'utf8');
  const nokkel = ra.trimStart().startsWith('{')
    ? { nokkel: JSON.parse(ra) as object, kid: m.kid ?? (JSON.parse(ra) as { kid?: string }).kid ?? '' }
    : { nokkel: ra, kid: m.kid ?? '' };
  return lagMaskinporten({
    ...nokkel,
    klientId: m.klientId,
    scope: m.scope,
    tokenUrl: m.tokenUrl,
    issuer: m.issuer,
    ...(m.consumerOrg ? { consumerOrg: m.consumerOrg } : {}),
    ...(m.nokkelUtloper ? { nokkelUtloper: m.nokkelUtloper } : {}),
  } as Parameters<typeof lagMaskinporten>[0]);
}

/** Makes the clients of the registers this kommune reads. @throws when a key file is missing or cannot be used. */
export function lagKilder(oppsett: Kildeoppsett): Kilder {
  const maskinporten = new Map<string, Maskinporten>();
  const token = (bruk: string, m: MaskinportenDel | undefined) => {
    if (!m) return async () => '';
    const klient = maskinportenFor(m);
    maskinporten.set(bruk, klient);
    return (valg?: { readonly nytt?: boolean }) => klient.hentToken(valg);
  };
  const f = oppsett.folkeregisteret;
  const fiks = f?.fiks
    ? fiksKlient({
        baseUrl: f.fiks.baseUrl,
        rolleId: f.fiks.rolleId,
        fiksOrgId: f.fiks.fiksOrgId,
        integrasjonId: f.fiks.integrasjonId,
        integrasjonPassord: fs.readFileSync(f.fiks.passordfil, 'utf8').trim(),
        hentToken: token('folkeregisteret.fiks', f.fiks.maskinporten),
      })
    : undefined;
  const direkte = f?.skatteetaten
    ? skatteetatenKlient({
        baseUrl: f.skatteetaten.baseUrl,
        hentToken: token('folkeregisteret.skatteetaten', f.skatteetaten.maskinporten),
      })
    : undefined;
  const krr = oppsett.krr
    ? lagKrrKlient({
        baseUrl: oppsett.krr.baseUrl,
        samtidighet: oppsett.krr.samtidighet,
        hentToken: token('krr', oppsett.krr.maskinporten),
      })
    : undefined;
  return {
    oppsett,
    fiks,
    feed: direkte ?? fiks,
    krr,
    nsr: oppsett.nsr && lagNsrKlient(oppsett.nsr),
    grep: oppsett.grep && lagGrepKlient(oppsett.grep),
    maskinporten,
    kanaler: lagKanaler(oppsett.varsel, {
      ...(oppsett.varsel?.sms?.slag === 'altinn'
        ? { altinnToken: altinnToken(oppsett.varsel.sms.baseUrl, token('varsel', oppsett.varsel.maskinporten)) }
        : {}),
    }),
  };
}

/** When the keys of this installation run out, by the source that is read with them (F-31: told 30 days before). */
export function nokkelutlop(oppsett: Kildeoppsett): readonly { readonly kilde: string; readonly utloper: string | undefined }[] {
  const f = oppsett.folkeregisteret;
  return [
    ['folkeregisteret', f?.fiks?.maskinporten],
    ['folkeregisteret', f?.skatteetaten?.maskinporten],
    ['krr', oppsett.krr?.maskinporten],
    ['varsel', oppsett.varsel?.maskinporten],
  ].flatMap(([kilde, m]) => (m ? [{ kilde: kilde as string, utloper: (m as MaskinportenDel).nokkelUtloper }] : []));
}

/** What the pages of the readings may ask for: when keys run out, and where a file sent by hand is laid. */
export function tjenesterFor(oppsett: Kildeoppsett): Pick<Tjenester, 'nokkelutlop' | 'innboks' | 'pushnokkel'> {
  const { hr, tilgangslosning, oppstart } = oppsett;
  const freg = oppsett.folkeregisteret?.fil;
  return {
    nokkelutlop: () => nokkelutlop(oppsett),
    pushnokkel: pushnokkelFra(oppsett.varsel),
    innboks: {
      ...(freg ? { folkeregisteret: freg } : {}),
      ...(hr ? { hr: { mappe: hr.mappe, monster: hr.monster } } : {}),
      ...(tilgangslosning ? { tilgangslosning } : {}),
      ...(oppstart ? { oppstart } : {}),
    },
  };
}
