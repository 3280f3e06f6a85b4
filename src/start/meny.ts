// What stands in the menu: the pages whose own rule lets this person in. Nothing here says who may see what.
import { beslutt, type Aktor } from '#grunn/tilgang/index.ts';
import type { Regel } from '#grunn/tilgang/index.ts';
import { paSprak, type Sprak, type Tekst } from '#grunn/sprak/index.ts';
import { alleRuter } from './ruter.ts';

interface Punkt {
  readonly href: string;
  readonly tekst: Tekst;
}

/** In the order of a school day: first what is used every hour, last what keeps the system. */
const PUNKTER: readonly Punkt[] = [
  { href: '/', tekst: 'I dag' },
  { href: '/mine-barn', tekst: { nb: 'Barna dine', nn: 'Barna dine' } },
  { href: '/meld-fravar', tekst: { nb: 'Meld fravær', nn: 'Meld fråvær' } },
  { href: '/permisjon', tekst: 'Permisjon' },
  { href: '/tavla', tekst: '09.00-tavla' },
  { href: '/register', tekst: 'Klasseregister' },
  { href: '/fravarsoversikt', tekst: { nb: 'Fravær', nn: 'Fråvær' } },
  { href: '/permisjoner', tekst: { nb: 'Permisjoner', nn: 'Permisjonar' } },
  { href: '/elever', tekst: { nb: 'Elever', nn: 'Elevar' } },
  { href: '/grupper', tekst: { nb: 'Klasser', nn: 'Klassar' } },
  { href: '/ansatte', tekst: { nb: 'Ansatte', nn: 'Tilsette' } },
  { href: '/skoler', tekst: { nb: 'Skoler', nn: 'Skular' } },
  { href: '/frigivelse', tekst: { nb: 'Nye foresatte', nn: 'Nye føresette' } },
  { href: '/innlesing', tekst: 'Innlesing' },
  { href: '/roller', tekst: 'Roller' },
  { href: '/tilgangsrevisjon', tekst: 'Tilgangsrevisjon' },
  { href: '/foresattilgang', tekst: { nb: 'Foresattilgang', nn: 'Føresettilgang' } },
  { href: '/avvik', tekst: 'Avvik' },
  { href: '/sporing/kontroll', tekst: { nb: 'Kontroll av sporingen', nn: 'Kontroll av sporinga' } },
];

/** The rule of the page at an address; undefined when there is no such page. */
const regelFor = (href: string): Regel | undefined =>
  alleRuter
    .flatMap((t) => t.ruter)
    .flatMap((r) => (r.sti === href && 'visning' in r ? [r.visning.regel] : []))
    .at(0);

const REGLER: ReadonlyMap<string, Regel> = new Map(
  PUNKTER.flatMap(({ href }) => {
    const regel = regelFor(href);
    return regel === undefined ? [] : [[href, regel] as const];
  }),
);

const slipperInn = (href: string, aktor: Aktor, idag: string): boolean => {
  const regel = REGLER.get(href);
  return regel !== undefined && beslutt(regel, aktor, idag).tillatt;
};

/** The points this person can open today. */
export const menypunkter = (aktor: Aktor, idag: string, sprak: Sprak): { readonly href: string; readonly tekst: string }[] =>
  PUNKTER.filter((p) => slipperInn(p.href, aktor, idag)).map((p) => ({ href: p.href, tekst: paSprak(p.tekst, sprak) }));

/** May this person search for people? */
export const kanSoke = (aktor: Aktor, idag: string): boolean => {
  const regel = regelFor('/sok');
  return regel !== undefined && beslutt(regel, aktor, idag).tillatt;
};
