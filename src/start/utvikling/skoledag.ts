// A school day in the made-up kommune: a week for every class of one school, next term's draft, what is otherwise one day, and what some homes have said this morning. Each is written as people
// write it, through the pages and their forms.
import type { FastifyInstance } from 'fastify';
import type { Db } from '#grunn/db/index.ts';
import type { Nokkelring } from '#grunn/krypto/index.ts';
import { leggTilDager, ukedag } from '#grunn/tid/index.ts';
import { skolearFor } from '#register/skole/index.ts';
import { nyOkt } from '#tilgang/okt/index.ts';
import { spesielle, type Verden, type Verdensperson } from '#verden/index.ts';
import { finnVare } from './fro.ts';

interface Miljo {
  readonly app: FastifyInstance;
  /** Where people's own sessions are made, and where everybody is found. */
  readonly db: Db;
  readonly system: Db;
  readonly nokler: Nokkelring;
  readonly na: string;
  readonly idag: string;
}

const RINGETIDER = ['08:30–09:15', '09:15–10:00', '10:20–11:05', '11:45–12:30', '12:30–13:15', '13:30–14:15'];
const FAG = ['Norsk', 'Matematikk', 'Engelsk', 'Naturfag', 'Samfunnsfag', 'KRLE', 'Kunst og håndverk', 'Musikk', 'Kroppsøving'];
const DAGER = ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag'];

/** Somebody at the pages: reads a form for what is hidden in it, and sends it. */
async function nyBesoker(m: Miljo, personId: string) {
  const token = await nyOkt(m.db, { personId, sprak: 'nb', na: m.na, tilbyder: 'utvikling', niva: 'hoyt', toFaktor: true });
  const cookie = `friminutt=${token}`;
  const hent = async (sti: string) => (await m.app.inject({ method: 'GET', url: sti, headers: { cookie } })).body;
  const post = (sti: string, felt: Readonly<Record<string, string>>) =>
    m.app.inject({
      method: 'POST',
      url: sti,
      headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ _nokkel: crypto.randomUUID(), ...felt }).toString(),
    });
  return {
    hent,
    /** The page a form answers with: a preview. */
    sporr: async (sti: string, felt: Readonly<Record<string, string>>) => (await post(sti, felt)).body,
    /** Sends what `side` asks for. @returns where it goes on to. @throws Error when the form is not taken */
    async send(sti: string, felt: Readonly<Record<string, string>>, side: string): Promise<URL> {
      const versjon = /name="_versjon" value="([^"]+)"/.exec(side)?.[1];
      const svar = await post(sti, { ...(versjon === undefined ? {} : { _versjon: versjon }), ...felt });
      if (svar.statusCode !== 303) throw new Error(`POST ${sti} svarte ${svar.statusCode}`);
      return new URL(String(svar.headers['location']), 'http://demo');
    },
  };
}

const navn = (p: Verdensperson) => [p.fornavn, p.mellomnavn, p.etternavn].filter(Boolean).join(' ');

/** The lessons of a school's week, as a file would have them: its contact teacher has most of them, none of two classes in one room. */
function timeplanrader(verden: Verden, skole: string): string {
  const larere = new Map<string, Verdensperson>();
  for (const p of verden.personer.values())
    for (const s of p.ansatt?.stillinger ?? [])
      if (s.skole === skole && (s.til === undefined || s.til >= verden.dato))
        for (const klasse of s.kontaktlarerFor ?? []) larere.set(klasse, p);
  const rader: string[] = [];
  for (const [k, [klasse, larer]] of [...larere].toSorted(([a], [b]) => (a < b ? -1 : 1)).entries())
    for (const [d, dag] of DAGER.entries())
      for (let nr = 1; nr <= (dag === 'onsdag' ? 4 : 6); nr++) {
        const fag = FAG[(k + d * 2 + nr * 4) % FAG.length]!;
        rader.push([dag, nr, fag, klasse, navn(larer), `Rom ${klasse}`].join(';'));
      }
  return rader.join('\n');
}

/**
 * Lays the week of the school whose principal is in the story, and lets two homes say something. @throws Error when a page refuses what it
 * should take.
 */
export async function leggSkoledag(m: Miljo, verden: Verden): Promise<void> {
  const folk = spesielle(verden);
  const vare = await finnVare({ db: m.system, nokler: m.nokler }, [...folk.values()]);
  const lars = folk.get('lars');
  const skole = lars?.ansatt?.stillinger[0]?.skole;
  const rektor = vare.get('lars');
  if (skole == null || rektor === undefined) throw new Error('Fant ikke rektoren: er HR-filen lest inn?');
  const skolear = skolearFor(m.idag);
  const her = { skole, skolear: String(skolear) };
  const rader = timeplanrader(verden, skole);
  const klasser = [...new Set(rader.split('\n').map((r) => r.split(';')[3]!))];
  const leder = await nyBesoker(m, rektor);
  const valg = `?skole=${skole}&skolear=${skolear}`;
  await leder.send(
    '/timeplan/ringetider',
    {
      ...her,
      ...Object.fromEntries(
        RINGETIDER.flatMap(
          (t, i) =>
            [
              [`fra${i + 1}`, t.slice(0, 5)],
              [`til${i + 1}`, t.slice(6)],
            ] as [string, string][],
        ),
      ),
    },
    await leder.hent(`/timeplan/ringetider${valg}`),
  );
  await leder.send(
    '/timeplan/rom',
    { ...her, rom: [...klasser.map((k) => `Rom ${k}; 28`), 'Gymsal; 60', 'Musikkrom; 30'].join('\n') },
    await leder.hent(`/timeplan/rom${valg}`),
  );
  const fra = `${skolear}-08-17`;
  const laget = await leder.send('/timeplan/plan', { ...her, navn: 'Timeplanen', fra, til: `${skolear + 1}-06-20` }, '');
  const plan = laget.searchParams.get('plan')!;
  await leder.send(
    '/timeplan/les-inn/bruk',
    { plan, rader, godta: 'ja' },
    await leder.sporr('/timeplan/les-inn', { plan, rader }),
  );
  await leder.send('/timeplan/publiser', { plan, gjelderFra: fra }, await leder.hent(`/timeplan/endre-plan?plan=${plan}`));
  // next term's plan is being made, and two lessons of next week are not as usual
  await leder.send(
    '/timeplan/plan',
    { ...her, navn: 'Våren', fra: `${skolear + 1}-01-04`, til: `${skolear + 1}-06-20`, kopi: plan },
    '',
  );
  const nesteUke = `/timeplan/uke?skole=${skole}&uke=${leggTilDager(m.idag, 7)}`;
  const klasse = /<option value="([0-9a-f-]{36})"[^>]*>6A</.exec(await leder.hent(nesteUke))?.[1];
  const uka = await leder.hent(klasse === undefined ? nesteUke : `${nesteUke}&id=${klasse}`);
  const timer = [...uka.matchAll(/href="(\/timeplan\/dag\?[^"]+)"/g)].map(([, sti]) => sti!.replaceAll('&amp;', '&'));
  for (const [i, hva] of [[1, 'avlyst'] as const, [6, 'endret'] as const]) {
    // none in the holidays
    const sti = timer[i];
    if (sti === undefined) break;
    const side = await leder.hent(sti);
    const gymsal = /<option value="([0-9a-f-]{36})"[^>]*>Gymsal</.exec(side)?.[1] ?? '';
    const felt = Object.fromEntries(new URL(sti, 'http://demo').searchParams);
    await leder.send('/timeplan/dag', { ...felt, hva, ...(hva === 'endret' ? { rom: gymsal } : {}) }, side);
  }

  // a Monday some weeks from now, and the day after
  const mandag = leggTilDager(m.idag, 15 + ((8 - ukedag(m.idag)) % 7));
  for (const hvem of ['barmhjertig-sonne', 'anita']) {
    const hjemme = vare.get(hvem);
    if (hjemme === undefined) throw new Error(`Fant ikke ${hvem}`);
    const foresatt = await nyBesoker(m, hjemme);
    const side = await foresatt.hent('/meld-fravar');
    const barn = /name="elev-([0-9a-f-]{36})"/.exec(side)?.[1];
    if (barn === undefined) throw new Error(`Fant ikke barnet til ${hvem}`);
    await foresatt.send('/meld-fravar', { [`elev-${barn}`]: 'ja', nar: 'imorgen', type: 'tannlege' }, side);
    await foresatt.send(
      '/permisjon',
      {
        [`elev-${barn}`]: 'ja',
        fra: mandag,
        til: leggTilDager(mandag, 1),
        arsak: 'familie',
        begrunnelse: 'Vi skal i bryllup i familien og reiser dagen før.',
      },
      '',
    );
  }
}
