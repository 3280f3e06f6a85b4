import { z } from 'zod';
import { ingenPersoner, visning, type Kontekst } from '#grunn/handling/index.ts';
import { paSprak } from '#grunn/sprak/index.ts';
import { gjelder, tilInstant } from '#grunn/tid/index.ts';
import { utsnittFor, type Regel } from '#grunn/tilgang/index.ts';
import { elevforholdTilgang, hentSkoletall } from '#register/elevforhold/index.ts';
import { hentInnlesingstilstand, innlesingTilgang } from '#register/innlesing/index.ts';
import { vernutsnitt } from '#register/skjerming/index.ts';
import { personTilgang } from '#register/person/index.ts';
import { hentNodinnsynFor, tellFrigivelser, vernTilgang } from '#tilgang/vern/index.ts';
import { foresattvarselTilgang, hentForesattvarsler } from '#tilgang/foresattvarsel/index.ts';
import { ROLLER } from '#tilgang/rolle/index.ts';
import { hentLarertimer, hentNesteTimer } from '#opplaring/timeplan/index.ts';
import { tellForsinkedeInnbokser } from '#forvaltning/datakvalitet/index.ts';
import { tellEtterlysteIDag } from '#skoledag/etterlysning/index.ts';
import { hentKlasserIDag } from '#skoledag/oppmote/index.ts';
import { skoledagNa } from '#skoledag/tavle/index.ts';
import { tellSoknaderSomVenter } from '#skoledag/permisjon/index.ts';
import { hentHjem } from '#skoledag/hjem/index.ts';
import { egneBarnefakta } from '#tilgang/relasjon/index.ts';
import { hjelp } from '#tilgang/hvorfor/index.ts';
import { lesInnstilling } from '#grunn/innstilling/index.ts';
import { ansatteTilgang } from '#forvaltning/ansatte/index.ts';
import { innstillingerTilgang, KATALOG, MA_AVGJORES } from '#forvaltning/innstillinger/index.ts';
import { revisjonTilgang } from '#forvaltning/tilgangsrevisjon/index.ts';
import { hentOppfolgingsgrunnlag, hentRegistertall, tellHoldteVed } from './lager.ts';
import { Forside } from './modell.ts';
import { hilsenFor, oppfolging, type Rekkevidde } from './regler.ts';
import { forsideTilgang } from './tilgang.ts';

declare module '#grunn/handling/modell.ts' {
  interface Tjenester {
    /** The menu, from the table of addresses, which this page is in itself. */
    readonly menypunkter?: (
      aktor: Kontekst['aktor'],
      idag: string,
      sprak: Kontekst['sprak'],
    ) => readonly { readonly href: string; readonly tekst: string; readonly om: string | null }[];
  }
}

/** V01: somebody's parent, perhaps, but nobody's guardian here. The page says why, and who can put it right. */
const UTEN_BARN = {
  nb: 'Du ser ingen barn her nå. Les hvorfor, og hvem som kan rette det.',
  nn: 'Du ser ingen barn her no. Les kvifor, og kven som kan rette det.',
};
const harBarn = (s: Kontekst): boolean =>
  s.aktor.tilknytninger.some((t) => t.relasjon === 'egetBarn' && t.stengt === undefined && gjelder(s.idag, t.fra, t.til));

const timeIOslo = (na: string): number => tilInstant(na).toZonedDateTimeISO('Europe/Oslo').hour;

async function hentForvalterdel(s: Kontekst): Promise<Forside['forvalter']> {
  if (!s.kan(innlesingTilgang.les).tillatt) return null;
  const { kilder, venter, holdt } = await hentInnlesingstilstand(s);
  return {
    kilder: [...kilder],
    venter: venter.map((v) => ({ ...v, bremser: [...v.bremser] })),
    holdt,
    ...(await hentRegistertall(s.db, s.idag)),
  };
}

const DOGN = 24 * 60 * 60 * 1000;

/** Others' emergency looks of the last day and night. */
async function tellNodinnsyn(s: Kontekst): Promise<number> {
  if (!s.kan(vernTilgang.lesNodinnsyn).tillatt) return 0;
  const siden = Date.parse(s.na) - DOGN;
  return (await hentNodinnsynFor(s)).filter((v) => v.aktorId !== s.aktor.id && Date.parse(v.bedt) >= siden).length;
}

/** How far a rule reaches for this reader; undefined when it opens nothing. */
function rekkevidde(s: Kontekst, regel: Regel): Rekkevidde | undefined {
  if (!s.kan(regel).tillatt) return undefined;
  const u = utsnittFor(regel, s.aktor, s.idag);
  return u.alt ? 'alle' : new Set(u.omfang.egenSkole);
}

/** One statement for those who keep employees, none for everybody else. */
async function hentOppfolging(s: Kontekst): Promise<Forside['oppfolging']> {
  const ansatte = rekkevidde(s, ansatteTilgang.les);
  const revisjon = rekkevidde(s, revisjonTilgang.svar);
  if (ansatte === undefined && revisjon === undefined) return [];
  const egneSkoler = new Set(utsnittFor(ansatteTilgang.les, s.aktor, s.idag).omfang.egenSkole);
  const settes = s.kan(innstillingerTilgang.sett).tillatt ? MA_AVGJORES.map((x) => KATALOG[x].innstilling.navn) : [];
  return oppfolging(await hentOppfolgingsgrunnlag(s.db, s.idag, settes), {
    ansatte,
    revisjon,
    egneSkoler,
    idag: s.idag,
    na: s.na,
  });
}

/** What the school day asks of those at work; null when none of it is theirs, or there is nothing. A guardian is asked nothing. */
async function hentArbeidsdag(s: Kontekst): Promise<Forside['arbeidsdag']> {
  const dag = {
    klasser: await hentKlasserIDag(s),
    timer: await hentLarertimer(s),
    larer: s.aktor.id,
    etterlyste: await tellEtterlysteIDag(s),
    ...(await skoledagNa(s)),
    permisjoner: await tellSoknaderSomVenter(s),
    innbokser: await tellForsinkedeInnbokser(s),
  };
  const antall = dag.etterlyste + dag.klassesaker + dag.sentMeldt + dag.permisjoner + dag.innbokser;
  return dag.klasser.length + dag.timer.length + antall === 0 ? null : dag;
}

/** The first page: what waits for this person, and a calm sentence for those nothing waits for yet. */
export const forside = visning({
  regel: forsideTilgang.se,
  inndata: z.object({}),
  utdata: Forside,
  async hent(s) {
    const egne = utsnittFor(elevforholdTilgang.les, s.aktor, s.idag).omfang.egenSkole ?? [];
    const skoler =
      egne.length === 0
        ? null
        : await hentSkoletall(s.db, { alt: false, skoler: egne, vern: vernutsnitt(s.aktor, s.idag), idag: s.idag });
    const roller = new Set(s.aktor.tilknytninger.filter((t) => gjelder(s.idag, t.fra, t.til)).map((t) => t.rolle));
    // what the reader is to the children is asked once, for the children's part of the page and for the notices
    const varsles = s.kan(foresattvarselTilgang.mine).tillatt;
    const fakta = varsles ? await egneBarnefakta(s) : [];
    const hentet = await hentHjem(s, fakta);
    const hjem = hentet === undefined || (hentet.barn.length === 0 && hentet.venter.length === 0) ? null : hentet;
    return {
      na: s.na,
      hilsen: hilsenFor(timeIOslo(s.na)),
      hjem,
      timer: hjem === null ? [] : await hentNesteTimer(s, hjem.barn),
      utenBarn: hjem === null && roller.has('foresatt') ? { telefon: (await lesInnstilling(s.db, hjelp)).telefon } : null,
      fornavn: s.aktor.navn.split(' ')[0] ?? '',
      roller: ROLLER.filter((r) => roller.has(r)),
      sok: s.kan(personTilgang.sok).tillatt ? { heleKommunen: utsnittFor(personTilgang.sok, s.aktor, s.idag).alt } : null,
      forvalter: await hentForvalterdel(s),
      skoler,
      snarveier: (s.tjenester.menypunkter?.(s.aktor, s.idag, s.sprak) ?? []).flatMap(({ href, tekst, om }) =>
        om === null ? [] : [{ href, tekst, om: href === '/mine-barn' && !harBarn(s) ? paSprak(UTEN_BARN, s.sprak) : om }],
      ),
      varsler: varsles ? (await hentForesattvarsler(s, fakta)).length : 0,
      nyeForesatte: await tellFrigivelser(s),
      nodinnsyn: await tellNodinnsyn(s),
      arbeidsdag: await hentArbeidsdag(s),
      oppfolging: await hentOppfolging(s),
      holdtVedSkolene: egne.length === 0 ? 0 : await tellHoldteVed(s.db, egne, s.idag),
    };
  },
  viser: (ut) =>
    ut.hjem === null
      ? ingenPersoner()
      : [...ut.hjem.barn.map((b) => b.elevId), ...ut.hjem.venter.flatMap((v) => (v.slag === 'skolestart' ? [v.elevId] : []))],
});
