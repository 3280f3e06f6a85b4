import { createHash, randomBytes } from 'node:crypto';
import type { DbEllerTx } from '#grunn/db/index.ts';
import type { Aktorfinner } from '#grunn/handling/index.ts';
import type { Sprak } from '#grunn/sprak/index.ts';
import { finnAktor } from '#tilgang/rolle/index.ts';
import { avsluttOktMedSum, brukOkt, hentOkt, lagreOkt, settOktsprak } from './lager.ts';
import { erGyldig, skalNoteres } from './regler.ts';

/** The token itself is only in the browser: a stolen database opens no session. */
const sum = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Starts a session for a person and gives the token for the cookie: 256 random bits. */
export async function nyOkt(db: DbEllerTx, o: { personId: string; sprak: Sprak; na: string }): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await lagreOkt(db, { tokenSum: sum(token), ...o });
  return token;
}

/** Who holds the token, with roles and reach, asked in the transaction of each act: what has ended is ended at once. */
export const aktorForOkt =
  (token: string | undefined): Aktorfinner =>
  async (tx, { na, idag }) => {
    if (token === undefined || token.length > 100) return undefined;
    const tokenSum = sum(token);
    const okt = await hentOkt(tx, tokenSum);
    if (okt === undefined || !erGyldig(okt, na)) return undefined;
    if (skalNoteres(okt, na)) await brukOkt(tx, tokenSum, na);
    return finnAktor(tx, okt.person_id, okt.sprak, { na, idag });
  };

export const avsluttOkt = (db: DbEllerTx, token: string, na: string): Promise<void> => avsluttOktMedSum(db, sum(token), na);

export const settSprak = (db: DbEllerTx, token: string, sprak: Sprak): Promise<void> => settOktsprak(db, sum(token), sprak);
