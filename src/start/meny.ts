// What stands in the menu: the pages whose own rule lets this person in. Nothing here says who may see what.
import { beslutt, type Aktor } from '#grunn/tilgang/index.ts';
import type { Regel } from '#grunn/tilgang/index.ts';
import { paSprak, type Sprak, type Tekst } from '#grunn/sprak/index.ts';
import { alleRuter } from './ruter.ts';

/** The headings of a long menu. */
const GRUPPER = {
  dagen: { nb: 'Skoledagen', nn: 'Skuledagen' },
  elever: { nb: 'Elever og klasser', nn: 'Elevar og klassar' },
  tilgang: { nb: 'Ansatte og tilgang', nn: 'Tilsette og tilgang' },
  oppsett: { nb: 'Oppsett og drift', nn: 'Oppsett og drift' },
} as const satisfies Readonly<Record<string, Tekst>>;

interface Punkt {
  readonly href: string;
  /** Without: first in the menu, under no heading. */
  readonly gruppe?: keyof typeof GRUPPER;
  readonly tekst: Tekst;
  /** What it is for, on the front page of those who have no more to start from. */
  readonly om?: Tekst;
}

/** In the order of a school day: first what is used every hour, last what keeps the system. */
const PUNKTER: readonly Punkt[] = [
  { href: '/', tekst: 'I dag' },
  {
    href: '/mine-barn',
    tekst: { nb: 'Barna dine', nn: 'Barna dine' },
    om: {
      nb: 'Hvem som kan se barnet ditt, og hva skolen har lov til',
      nn: 'Kven som kan sjå barnet ditt, og kva skulen har lov til',
    },
  },
  {
    href: '/mine-varsler',
    tekst: { nb: 'Mine varsler', nn: 'Mine varsel' },
    om: { nb: 'Når noen ny får tilgang til barnet ditt', nn: 'Når nokon ny får tilgang til barnet ditt' },
  },
  {
    href: '/varsler-pa-enheten',
    tekst: { nb: 'Varsler på enheten', nn: 'Varsel på eininga' },
    om: { nb: 'Telefonen sier fra når det er noe nytt', nn: 'Telefonen seier frå når det er noko nytt' },
  },
  {
    href: '/meld-fravar',
    tekst: { nb: 'Meld fravær', nn: 'Meld fråvær' },
    om: {
      nb: 'Syk, lege eller annet: skolen, SFO og skyssen får beskjed',
      nn: 'Sjuk, lege eller anna: skulen, SFO og skyssen får beskjed',
    },
  },
  {
    href: '/skolens-rutine',
    tekst: { nb: 'Rutinen ved skolen', nn: 'Rutinen ved skulen' },
    om: { nb: 'Frister, og hva skolen gjør når noen mangler', nn: 'Fristar, og kva skulen gjer når nokon manglar' },
  },
  {
    href: '/skolestart',
    tekst: { nb: 'Skolestart', nn: 'Skulestart' },
    om: { nb: 'For barn som skal begynne på 1. trinn', nn: 'For barn som skal byrje på 1. trinn' },
  },
  {
    href: '/to-hjem',
    tekst: { nb: 'To hjem', nn: 'To heimar' },
    om: { nb: 'Når barnet bor to steder: hvilke dager', nn: 'Når barnet bur to stader: kva dagar' },
  },
  { href: '/permisjon', tekst: 'Permisjon', om: { nb: 'Søk om fri, og se svaret', nn: 'Søk om fri, og sjå svaret' } },
  {
    href: '/utviklingssamtale',
    tekst: { nb: 'Utviklingssamtale', nn: 'Utviklingssamtale' },
    om: { nb: 'Velg time hos kontaktlæreren', nn: 'Vel time hos kontaktlæraren' },
  },
  {
    href: '/pamelding',
    tekst: 'Påmelding og skjema',
    om: { nb: 'Det skolen spør om, og det dere har svart', nn: 'Det skulen spør om, og det de har svart' },
  },
  {
    href: '/samtykker',
    tekst: { nb: 'Samtykker', nn: 'Samtykke' },
    om: { nb: 'Bilder, turer og deling: du bestemmer', nn: 'Bilete, turar og deling: du bestemmer' },
  },
  {
    href: '/tavla',
    gruppe: 'dagen',
    tekst: '09.00-tavla',
    om: { nb: 'Hvem som er her, og hvem vi leter etter', nn: 'Kven som er her, og kven vi leitar etter' },
  },
  {
    href: '/register',
    gruppe: 'dagen',
    tekst: 'Klasseregister',
    om: { nb: 'Hvem som er til stede', nn: 'Kven som er til stades' },
  },
  {
    href: '/fravarsoversikt',
    gruppe: 'dagen',
    tekst: { nb: 'Fravær', nn: 'Fråvær' },
    om: { nb: 'Dager og timer, elev for elev', nn: 'Dagar og timar, elev for elev' },
  },
  {
    href: '/permisjoner',
    gruppe: 'dagen',
    tekst: { nb: 'Permisjoner', nn: 'Permisjonar' },
    om: { nb: 'Søknader som venter på svar', nn: 'Søknader som ventar på svar' },
  },
  {
    href: '/utviklingssamtaler',
    gruppe: 'dagen',
    tekst: { nb: 'Utviklingssamtaler', nn: 'Utviklingssamtalar' },
    om: { nb: 'Sett opp timer, og se hvem som har valgt', nn: 'Set opp timar, og sjå kven som har valt' },
  },
  {
    href: '/pameldinger',
    gruppe: 'dagen',
    tekst: 'Påmelding og skjema',
    om: { nb: 'Spør hjemmene eller elevene, og se svarene', nn: 'Spør heimane eller elevane, og sjå svara' },
  },
  {
    href: '/samtykkeoversikt',
    gruppe: 'dagen',
    tekst: { nb: 'Samtykker', nn: 'Samtykke' },
    om: { nb: 'Hvem som kan være med på bilder og turer', nn: 'Kven som kan vere med på bilete og turar' },
  },
  {
    href: '/timeplan',
    gruppe: 'dagen',
    tekst: 'Timeplan',
    om: { nb: 'Uka for klasser, lærere og rom', nn: 'Veka for klassar, lærarar og rom' },
  },
  { href: '/elever', gruppe: 'elever', tekst: { nb: 'Elever', nn: 'Elevar' } },
  {
    href: '/grupper',
    gruppe: 'elever',
    tekst: { nb: 'Klasser', nn: 'Klassar' },
    om: { nb: 'Hvem som går hvor, og hvem som underviser', nn: 'Kven som går kvar, og kven som underviser' },
  },
  {
    href: '/tilrettelegging',
    gruppe: 'elever',
    tekst: 'Tilrettelegging',
    om: { nb: 'Behov og rett, når og av hvem', nn: 'Behov og rett, når og av kven' },
  },
  { href: '/skyss', gruppe: 'elever', tekst: { nb: 'Skoleskyss', nn: 'Skuleskyss' } },
  {
    href: '/rapport',
    gruppe: 'elever',
    tekst: 'Hent rapport',
    om: {
      nb: 'Lister, klasselister, etiketter og filer til fletting',
      nn: 'Lister, klasselister, etikettar og filer til fletting',
    },
  },
  { href: '/datakvalitet', gruppe: 'elever', tekst: 'Datakvalitet' },
  {
    href: '/innskriving',
    gruppe: 'elever',
    tekst: 'Innskriving',
    om: { nb: 'Barn som skal begynne på 1. trinn', nn: 'Barn som skal byrje på 1. trinn' },
  },
  { href: '/flytting', gruppe: 'elever', tekst: 'Flytting' },
  { href: '/skolearsskifte', gruppe: 'elever', tekst: { nb: 'Skoleårsskifte', nn: 'Skuleårsskifte' } },
  { href: '/ansatte', gruppe: 'tilgang', tekst: { nb: 'Ansatte', nn: 'Tilsette' } },
  { href: '/roller', gruppe: 'tilgang', tekst: 'Roller' },
  { href: '/tilgangsrevisjon', gruppe: 'tilgang', tekst: 'Tilgangsrevisjon' },
  { href: '/frigivelse', gruppe: 'tilgang', tekst: { nb: 'Nye foresatte', nn: 'Nye føresette' } },
  { href: '/foresattilgang', gruppe: 'tilgang', tekst: { nb: 'Foresattilgang', nn: 'Føresettilgang' } },
  { href: '/avvik', gruppe: 'tilgang', tekst: 'Avvik' },
  { href: '/skoler', gruppe: 'oppsett', tekst: { nb: 'Skoler', nn: 'Skular' } },
  { href: '/samtykketyper', gruppe: 'oppsett', tekst: { nb: 'Samtykker: hva vi spør om', nn: 'Samtykke: kva vi spør om' } },
  { href: '/innlesing', gruppe: 'oppsett', tekst: 'Innlesing' },
  { href: '/utsending', gruppe: 'oppsett', tekst: { nb: 'Varsler ut', nn: 'Varsel ut' } },
  {
    href: '/rutiner',
    gruppe: 'oppsett',
    tekst: { nb: 'Rutiner', nn: 'Rutinar' },
    om: { nb: 'Frister, klokkeslett og typer fravær ved skolen', nn: 'Fristar, klokkeslett og typar fråvær ved skulen' },
  },
  { href: '/innstillinger', gruppe: 'oppsett', tekst: { nb: 'Innstillinger', nn: 'Innstillingar' } },
  { href: '/sporing/kontroll', gruppe: 'oppsett', tekst: { nb: 'Kontroll av sporingen', nn: 'Kontroll av sporinga' } },
];

/** The rule of the page at an address; undefined when there is no such page. */
const regelFor = (href: string): Regel | undefined => {
  // read on first use: the table of addresses holds the front page, which asks here too
  regler ??= new Map(
    alleRuter.flatMap((t) => t.ruter.flatMap((r) => ('visning' in r ? [[r.sti, r.visning.regel] as const] : []))),
  );
  return regler.get(href);
};
let regler: Map<string, Regel> | undefined;

const slipperInn = (href: string, aktor: Aktor, idag: string): boolean => {
  const regel = regelFor(href);
  return regel !== undefined && beslutt(regel, aktor, idag).tillatt;
};

/** The points this person can open today. */
export const menypunkter = (
  aktor: Aktor,
  idag: string,
  sprak: Sprak,
): { readonly href: string; readonly gruppe: string | null; readonly tekst: string; readonly om: string | null }[] =>
  PUNKTER.filter((p) => slipperInn(p.href, aktor, idag)).map((p) => ({
    href: p.href,
    gruppe: p.gruppe === undefined ? null : paSprak(GRUPPER[p.gruppe], sprak),
    tekst: paSprak(p.tekst, sprak),
    om: p.om === undefined ? null : paSprak(p.om, sprak),
  }));

/** Has this person a page about himself? */
export const harProfil = (aktor: Aktor, idag: string): boolean => slipperInn('/min-profil', aktor, idag);

/** May this person search for people? */
export const kanSoke = (aktor: Aktor, idag: string): boolean => slipperInn('/sok', aktor, idag);

/** Somebody at work, who stands in a lane of their own when too many come. */
export const erIArbeid = (aktor: Aktor): boolean => aktor.tilknytninger.some((t) => t.rolle !== 'foresatt' && t.rolle !== 'elev');

const NODSOK = '/nodinnsyn/nummer';
/** Where this person can ask for an emergency look by number; undefined for those who may not. */
export const nodsok = (aktor: Aktor, idag: string): string | undefined => (slipperInn(NODSOK, aktor, idag) ? NODSOK : undefined);
