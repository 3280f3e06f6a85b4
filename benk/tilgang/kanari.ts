// Canaries: people whose name, street, telephone and e-mail nobody else has. Every page is opened as every role, every form is sent, and all
// that comes out is searched for bytes the oracle does not open.
import { sql } from 'kysely';
import type { Rutetabell } from '#grunn/handling/index.ts';
import { blandFro, tilfeldig } from '#verden/tilfeldig.ts';
import { Fasit } from './fasit.ts';
import { lekkasjer } from './http.ts';
import { provere } from './bytte.ts';
import type { Sporreverden } from './modell.ts';
import type { Orakelrigg } from './rigg.ts';
import { alle, fyll, harGet, harPost } from './ruter.ts';

/** What a reason, a note or a message may hold: never to be found in a log, an address or an error. */
export const FRITEKST = 'Kanarigrunnqzxw som ingen logg skal ha';

export interface Kanarisvar {
  svar: number;
  byte: number;
  /** Answers that showed some person rightly: what the zeros rest on. */
  viste: number;
  readonly feil: string[];
  readonly typer: Set<string>;
}
export const nyttKanarisvar = (): Kanarisvar => ({ svar: 0, byte: 0, viste: 0, feil: [], typer: new Set() });

const LENKE = /(?:href|action)="(\/[^"#]*)"/g;
const UTE = /^\/(?:logg-ut|sprak|statisk)/;

/** Follows every link as each role from its own front page and from every address, sends every form once, and searches. */
export async function letEtterKanarier(
  r: Orakelrigg,
  v: Sporreverden,
  ruter: readonly Rutetabell[],
  o: { readonly perRolle: number },
  ut: Kanarisvar,
): Promise<void> {
  const f = new Fasit(v);
  const t = tilfeldig(blandFro(v.fro, 31));
  const tatt = r.logg.length;
  const se = (hvem: { rolle: string; id: string }, hva: string, svar: { status: number; kropp: string }): void => {
    ut.svar += 1;
    ut.byte += svar.kropp.length;
    if (v.personer.some((p) => svar.kropp.includes(v.kanari.get(p)!.navn))) ut.viste += 1;
    if (svar.status >= 500) ut.feil.push(`${hvem.rolle} ${hva}: ${svar.status}`);
    for (const l of lekkasjer(f, v, hvem.id, svar.kropp)) ut.feil.push(`${hvem.rolle} ${hva}: ${l}`);
  };
  for (const hvem of [...provere(v, f), { rolle: 'ingen', id: '' }]) {
    const kake = hvem.id === '' ? 'friminutt=ugyldig' : await r.okt(hvem.id);
    const sett = new Set<string>();
    const ko = ['/', ...alle(ruter).filter(harGet).map((x) => fyll(x.sti, { personId: t.velg(v.personer), elevId: t.velg(v.personer), hvem: t.velg(v.personer), skole: v.skoler[0]!, felt: 'navn', gruppeId: v.rader['register.gruppe'][0]!['gruppe_id'] as string, gruppe: 'klasse-6A' }, () => crypto.randomUUID()))]; // prettier-ignore
    const formater = new Map<string, number>();
    while (ko.length > 0 && sett.size < o.perRolle) {
      const url = ko.shift()!;
      if (sett.has(url) || UTE.test(url)) continue;
      // not the same page about everybody: a few of each shape
      const form = url.replaceAll(/[0-9a-f-]{36}/g, ':').replace(/\?.*/, '?');
      const n = formater.get(form) ?? 0;
      if (n > 4) continue;
      formater.set(form, n + 1);
      sett.add(url);
      const svar = await r.hent(kake, url);
      ut.typer.add(form);
      se(hvem, `GET ${form}`, svar);
      if (svar.status === 200) for (const [, lenke] of svar.kropp.matchAll(LENKE)) ko.push(lenke!.replaceAll('&amp;', '&'));
    }
    for (const rute of alle(ruter).filter(harPost)) {
      const personId = t.velg(v.personer);
      const url = fyll(
        rute.sti,
        { personId, elevId: personId, hvem: t.velg(v.personer), skole: v.skoler[0]!, felt: 'navn' },
        () => crypto.randomUUID(),
      );
      // wrong on purpose: the form comes back with what was typed, and what stands there
      se(hvem, `POST ${rute.sti}`, await r.send(kake, url, { begrunnelse: FRITEKST, merknad: FRITEKST, q: 'Kanari', navn: 'Kanari', fra: 'aldri', personId: t.velg(v.personer), hvem: t.velg(v.personer) })); // prettier-ignore
    }
  }
  for (const sti of ['/helse', '/helse/klar', '/metrics', '/statistikk', '/finnes-ikke', '/person', '/.env'])
    for (const kake of ['', 'friminutt=ugyldig']) se({ rolle: 'ingen', id: '' }, sti, await r.hent(kake, sti));
  // the log knows ids, never what people are called, where they live or what they wrote
  const logg = r.logg.slice(tatt).join('\n');
  ut.byte += logg.length;
  for (const p of v.personer) for (const x of Object.values(v.kanari.get(p)!)) if (logg.includes(x)) ut.feil.push(`loggen: ${p}`);
  if (logg.includes(FRITEKST)) ut.feil.push('loggen: fritekst');
  const { rows } = await sql<{
    t: string;
  }>`select detaljer::text as t from sporing.endring union all select coalesce(begrunnelse, '') from sporing.innsyn`.execute(
    r.eier,
  );
  const spor = rows.map((x) => x.t).join('\n');
  for (const p of v.personer)
    if (spor.includes(v.kanari.get(p)!.navn) || spor.includes(v.kanari.get(p)!.gate)) ut.feil.push(`sporet: ${p}`);
}
