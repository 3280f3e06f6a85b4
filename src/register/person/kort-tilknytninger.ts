import { gjelder } from '#grunn/tid/index.ts';
import type * as lager from './lager-kort.ts';
import type { Personkort } from './modell.ts';
import { iso, type Kortsyn } from './regler.ts';

/** Places as pupil, the newest first; `gjelder` says which counts on the card's date. */
export const byggElevforhold = (rader: readonly lager.Elevforholdrad[], dato: string): Personkort['elevforhold'] =>
  rader.map((e) => ({
    elevforholdId: e.elevforhold_id,
    skole: { organisasjonsnummer: e.skole, navn: e.skolenavn ?? e.skole },
    arstrinn: e.arstrinn,
    klasse: e.klasse,
    fra: e.fra,
    til: e.til,
    gjelder: gjelder(dato, e.fra, e.til),
    kilde: e.kilde,
    siden: iso(e.kjent_fra),
  }));

/** Employments with their positions, one per number in HR. */
export const byggAnsettelser = (rader: lager.Tilknytningsrader, dato: string, syn: Kortsyn): Personkort['ansettelser'] =>
  rader.personalressurs.map((p) => ({
    ansattnummer: p.ansattnummer,
    brukernavn: p.brukernavn,
    epostadresse: p.epostadresse,
    telefon: p.telefon,
    fra: p.fra,
    til: p.til,
    tausSiden: p.taus_siden,
    kilde: p.kilde,
    siden: iso(p.kjent_fra),
    hentet: p.kilde === 'manuell' ? null : (syn.dekning.get(p.kilde) ?? iso(p.kjent_fra)),
    neste: syn.historisk ? null : (syn.neste.get(p.kilde) ?? null),
    arbeidsforhold: rader.arbeidsforhold
      .filter((a) => a.ansattnummer === p.ansattnummer && a.kilde === p.kilde)
      .map((a) => ({
        stillingsnummer: a.stillingsnummer,
        stillingskode: a.stillingskode,
        stillingstittel: a.stillingstittel,
        ansettelsestype: a.ansettelsestype,
        prosent: a.prosent,
        hovedstilling: a.hovedstilling,
        skole: a.skole === null ? null : { organisasjonsnummer: a.skole, navn: a.skolenavn ?? a.skole },
        enhetsnavn: a.enhetsnavn,
        fra: a.fra,
        til: a.til,
        gjelder: gjelder(dato, a.fra, a.til) && a.taus_siden === null,
        tausSiden: a.taus_siden,
        permisjon: a.permisjon.map((x) => ({ fra: x.fra, til: x.til, kode: x.kode })),
        kilde: a.kilde,
        siden: iso(a.kjent_fra),
      })),
  }));
