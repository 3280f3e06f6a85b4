// From a neighbouring system to a run: its contact API asked about the guardians of our pupils, or its file.
import { Kildefeil } from '#grunn/feil/index.ts';
import { idag } from '#grunn/tid/index.ts';
import type { Avvik } from '#grunn/kilde/index.ts';
import { lesNabofil, NABOBOLK, type Naboklient, type Nabokontakt } from '#kilder/nabosystem/index.ts';
import { dekrypterIdentifikator } from '../../person/kjerne.ts';
import { finnOmfang } from '../krr/lager.ts';
import type { Innlesingsrad } from '../lager.ts';
import type { Innlesingsmiljo, Kildehode, Mottatt } from '../modell.ts';
import { kjorInnlesing } from '../motor.ts';
import * as lager from './lager.ts';
import { nabosystemInnlesing, type Naboenhet } from './type.ts';

export interface Nabovalg {
  /** What people call it: «Flyt Barnehage». */
  readonly system: string;
  /** `fil`: the whole text of an import file. */
  readonly fra: { readonly klient: Naboklient } | { readonly fil: string };
  readonly utlostAv: string;
}

/**
 * Reads contact details from a neighbouring system about guardians and employees in scope (as KRR's night). A batch that fails leaves its people as they
 * were; a file that is cut off says nothing of those who are not in it. @throws FunksjonellFeil `pagar` when another is under way.
 */
export async function kjorNabosystem(m: Innlesingsmiljo, v: Nabovalg): Promise<Innlesingsrad> {
  const spurte = await finnOmfang(m.db, { idag: idag(m.klokke), siden: undefined });
  const personer = new Map<string, string>();
  for (const s of spurte) personer.set(dekrypterIdentifikator(m.nokler, s.kryptert), s.personId);
  const kjente = await lager.finnKjente(m.db, v.system);
  let hode: Kildehode = {};
  let feil: Kildefeil | undefined;
  const hent =
    'klient' in v.fra
      ? spor(v.fra.klient, personer, kjente, v.system, (f) => (feil = f))
      : lesFil(v.fra.fil, personer, kjente, v.system, (h) => (hode = h));
  return kjorInnlesing(m, nabosystemInnlesing(), {
    slag: 'klient' in v.fra ? 'full' : 'fil',
    utlostAv: v.utlostAv,
    hent,
    hode: () => hode,
    feil: () => feil,
    ventet: 'klient' in v.fra ? spurte.length : null,
  });
}

const enhet = (personId: string, system: string, k: Nabokontakt | undefined): Mottatt<Naboenhet> => ({
  enhet: {
    personId,
    system,
    kontakt:
      k === undefined || (k.epostadresse === null && k.mobiltelefonnummer === null)
        ? null
        : { epostadresse: k.epostadresse, mobiltelefonnummer: k.mobiltelefonnummer, oppdatert: k.oppdatert },
  },
});

async function* spor(
  klient: Naboklient,
  personer: ReadonlyMap<string, string>,
  kjente: ReadonlySet<string>,
  system: string,
  meld: (f: Kildefeil) => void,
): AsyncGenerator<Mottatt<Naboenhet>> {
  const identer = [...personer.keys()];
  let svart = 0;
  let siste: Kildefeil | undefined;
  for (let i = 0; i < identer.length; i += NABOBOLK) {
    const bolk = identer.slice(i, i + NABOBOLK);
    try {
      const { kontakter, avvik } = await klient.hentPersoner(bolk);
      svart += bolk.length;
      if (avvik.length > 0) yield { avvik };
      const funnet = new Map(kontakter.map((k) => [k.personidentifikator, k]));
      for (const ident of bolk) {
        const personId = personer.get(ident)!;
        if (funnet.has(ident) || kjente.has(personId)) yield enhet(personId, system, funnet.get(ident));
      }
    } catch (f) {
      if (!(f instanceof Kildefeil)) throw f;
      siste = f;
      yield { utenSvar: bolk.length };
      if (f.kode === 'avvist') {
        const igjen = identer.length - i - bolk.length;
        if (igjen > 0) yield { utenSvar: igjen };
        break;
      }
    }
  }
  if (siste && svart === 0) throw siste;
  if (siste) meld(siste);
}

async function* lesFil(
  tekst: string,
  personer: ReadonlyMap<string, string>,
  kjente: ReadonlySet<string>,
  system: string,
  si: (h: Kildehode) => void,
): AsyncGenerator<Mottatt<Naboenhet>> {
  const fil = lesNabofil(tekst);
  if (fil === undefined) throw new Kildefeil('nabosystem', 'feil_svar', 'Filen følger ikke kontaktkontrakten.');
  const avvik: Avvik[] = [...fil.avvik];
  const sett = new Set<string>();
  let lest = 0;
  for (const k of fil.kontakter) {
    lest++;
    const personId = personer.get(k.personidentifikator);
    // somebody we have no reason to keep: not our guardian
    if (personId === undefined) continue;
    sett.add(personId);
    yield enhet(personId, system, k);
  }
  if (!fil.avkortet) for (const personId of kjente) if (!sett.has(personId)) yield enhet(personId, system, undefined);
  if (avvik.length > 0) yield { avvik };
  si({
    eksportert: fil.laget,
    antallOppgitt: fil.antallOppgitt,
    antallLest: lest,
    avkortet: fil.avkortet,
    heltBilde: !fil.avkortet,
  });
}
