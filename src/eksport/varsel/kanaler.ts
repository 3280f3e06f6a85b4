import fs from 'node:fs';
import { z } from 'zod';
import { altinnKanal } from './kanal-altinn.ts';
import { epostKanal } from './kanal-epost.ts';
import { lokalKanal } from './kanal-lokal.ts';
import { pushKanal } from './kanal-push.ts';
import { smsKanal } from './kanal-sms.ts';
import type { Kanaler } from './modell.ts';
import type { Varselutganger } from './oppsett.ts';

const Vapidfil = z.object({ publicKey: z.string(), privateKey: z.string() });
const les = (fil: string | undefined) => async (): Promise<string | undefined> =>
  fil === undefined ? undefined : (await fs.promises.readFile(fil, 'utf8')).trim();

/** The public half of the key for push; undefined where that road is closed. @throws when the key file is missing or unreadable. */
export const pushnokkelFra = (o: Varselutganger | undefined): string | undefined =>
  o?.push === undefined ? undefined : Vapidfil.parse(JSON.parse(fs.readFileSync(o.push.nokkelfil, 'utf8'))).publicKey;

/** The channels a kommune has opened. @throws when a key file is missing or unreadable. */
export function lagKanaler(o: Varselutganger | undefined, valg: { readonly altinnToken?: () => Promise<string> } = {}): Kanaler {
  const { epost, sms, push } = o ?? {};
  return {
    ...(push === undefined
      ? {}
      : { push: pushKanal({ ...Vapidfil.parse(JSON.parse(fs.readFileSync(push.nokkelfil, 'utf8'))), kontakt: push.kontakt }) }),
    ...(epost === undefined
      ? {}
      : { epost: 'slag' in epost ? lokalKanal('epost', epost.mappe) : epostKanal(epost, les(epost.passordfil)) }),
    ...(sms === undefined
      ? {}
      : {
          sms:
            sms.slag === 'lokal'
              ? lokalKanal('sms', sms.mappe)
              : sms.slag === 'altinn'
                ? altinnKanal(sms, valg.altinnToken ?? (async () => ''))
                : smsKanal(sms, les(sms.hemmeligfil)),
        }),
  };
}
