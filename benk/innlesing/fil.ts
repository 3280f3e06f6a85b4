// The oppvekst extract as a file: one child's record a line, guardians written into it.
import { once } from 'node:events';
import fs from 'node:fs';
import { finished } from 'node:stream/promises';
import { lesLinjer } from '#grunn/tekst/index.ts';
import { lesPersonDefinisjon } from '#kilder/folkeregisteret/index.ts';
import { tegnPersonDefinisjon } from '#kilder/folkeregisteret/simulator/index.ts';
import type { Familie } from '#register/innlesing/folkeregisteret/familie.ts';
import type { Mottatt } from '#register/innlesing/modell.ts';
import type { Verden } from '#verden/index.ts';

/** Writes every pupil known to Folkeregisteret as a line; returns how many. */
export async function skrivElever(verden: Verden, fil: string): Promise<number> {
  const ut = fs.createWriteStream(fil, { mode: 0o600 });
  let antall = 0;
  let bit = '';
  for (const p of verden.personer.values()) {
    if (p.elevforhold === undefined || p.identifikator === null || p.bareManuell === true) continue;
    bit += `${JSON.stringify(tegnPersonDefinisjon(verden, p))}\n`;
    antall += 1;
    if (bit.length < 1 << 20) continue;
    if (!ut.write(bit)) await once(ut, 'drain');
    bit = '';
  }
  ut.end(bit);
  await finished(ut);
  return antall;
}

/** Reads such a file as families. */
export async function* lesElever(fil: string): AsyncIterable<Mottatt<Familie>> {
  for await (const linje of lesLinjer(fs.createReadStream(fil, { highWaterMark: 1 << 18 }), { kilde: 'folkeregisteret' })) {
    const post = lesPersonDefinisjon(JSON.parse(linje.tekst));
    if (post) yield { enhet: { personer: [post.barn, ...post.ansvarlige], linje: linje.nummer } };
  }
}
