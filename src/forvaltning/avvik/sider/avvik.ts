import { z } from 'zod';
import { ingenPersoner, visning, type Kontekst } from '#grunn/handling/index.ts';
import { paSprak } from '#grunn/sprak/index.ts';
import { gjelder } from '#grunn/tid/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import { utvalg } from '#grunn/utvalg/index.ts';
import { ROLLETEKST, type Rollenavn } from '#tilgang/rolle/index.ts';
import { tellApne } from '#forvaltning/loggkontroll/index.ts';
import { finnAvvik, hentAvvik, hentBevis, hentKjente, type Avvik } from '../lager.ts';
import { Avvikskort, Avviksliste, NyttAvvikSide } from '../modell.ts';
import { meldefrist, utkast } from '../regler.ts';
import { tekst } from '../tekster.ts';
import { avvikTilgang } from '../tilgang.ts';

const MAKS = 500;
const MAKS_NED = 50_000;

const ord = (s: Kontekst, navn: string): string => {
  const t = s.tjenester.regeltekster?.get(navn);
  return t === undefined ? navn : paSprak(t, s.sprak);
};

export const avviksliste = visning({
  regel: avvikTilgang.les,
  inndata: utvalg({}),
  utdata: Avviksliste,
  hent: async (s) => ({
    avvik: (await hentAvvik(s.db)).map((a) => ({ ...a, frist: meldefrist(a.oppdaget) })),
    na: s.na,
    alarmer: await tellApne(s.db, s.aktor.id),
  }),
  viser: ingenPersoner,
});

export const nyttAvvik = visning({
  regel: avvikTilgang.registrer,
  inndata: z.object({}),
  utdata: NyttAvvikSide,
  async hent(s) {
    const { visninger, felter } = await hentKjente(s.db);
    return { visninger: visninger.map((navn) => ({ navn, tekst: ord(s, navn) })), kjenteFelt: felter, na: s.na };
  },
  viser: ingenPersoner,
});

const SKJERMET = new Set(['fortrolig', 'strengtFortrolig']);

async function kort(s: Kontekst, a: Innsyn<Avvik>, maks: number) {
  const b = await hentBevis(s.db, a.id, maks);
  const serAlle = s.aktor.tilknytninger.some((t) => t.rolle === 'personvernombud' && gjelder(s.idag, t.fra, t.til));
  const synlig = <T extends { readonly navn: string; readonly gradering: string | null }>({ gradering, ...x }: T) =>
    !serAlle && SKJERMET.has(gradering ?? '') ? { ...x, navn: tekst(s.sprak).skjermetAnsatt } : x;
  return {
    id: a.id,
    tittel: a.tittel,
    beskrivelse: a.beskrivelse,
    oppdaget: a.oppdaget,
    frist: meldefrist(a.oppdaget),
    fra: a.fra,
    til: a.til,
    visninger: a.visninger.map((v) => ord(s, v)),
    felt: a.felt,
    status: a.status,
    berorte: a.berorte,
    na: s.na,
    sett: b.sett,
    seere: b.seere,
    // who is protected is for the personvernombud; the rest of the list tells how many
    berorteListe: b.berorteListe.filter((p) => serAlle || !SKJERMET.has(p.gradering)),
    seereListe: b.seereListe.map(synlig).map((x) => ({
      ...x,
      rolle: Object.hasOwn(ROLLETEKST, x.rolle) ? paSprak(ROLLETEKST[x.rolle as Rollenavn], s.sprak) : x.rolle,
    })),
    innlogginger: b.innlogginger.map(synlig).filter((x) => Object.hasOwn(tekst(s.sprak).innlogging, x.handling)),
    steg: b.steg,
    utkast: utkast({ ...a, seere: b.seere, skjermede: b.berorteListe.filter((p) => SKJERMET.has(p.gradering)).length }),
  };
}

export const avvikside = visning({
  regel: avvikTilgang.les,
  inndata: z.object({ id: z.uuid() }),
  utdata: Avvikskort,
  gjelder: (s, inn) => finnAvvik(s, inn.id),
  hent: (s, _inn, _utsnitt, a) => kort(s, a, MAKS),
  viser: (ut) => ut.berorteListe.map((p) => p.personId),
});

export const avviksfil = visning({
  regel: avvikTilgang.lastNed,
  inndata: z.object({ id: z.uuid() }),
  utdata: Avvikskort,
  gjelder: (s, inn) => finnAvvik(s, inn.id),
  hent: (s, _inn, _utsnitt, a) => kort(s, a, MAKS_NED),
  viser: (ut) => ut.berorteListe.map((p) => p.personId),
});

export const stegside = visning({
  regel: avvikTilgang.folgOpp,
  inndata: z.object({ id: z.uuid() }),
  utdata: z.object({ id: z.string(), tittel: z.string(), status: z.string() }),
  gjelder: (s, inn) => finnAvvik(s, inn.id),
  hent: async (_s, _inn, _utsnitt, a) => ({ id: a.id, tittel: a.tittel, status: a.status }),
  viser: ingenPersoner,
});
