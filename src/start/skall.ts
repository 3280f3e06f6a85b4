// The shell around every page of the school: what stands in the menu is what this person can do.
import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { paSprak } from '#grunn/sprak/index.ts';
import { gjelder } from '#grunn/tid/index.ts';
import type { Aktor } from '#grunn/tilgang/index.ts';
import { ROLLETEKST, type Rollenavn } from '#tilgang/rolle/index.ts';
import { tegnSide, type Menypunkt } from '#web/skall/index.ts';
import { statiskeFiler, type Statisknavn } from '#web/statisk/index.ts';
import { lagTekster } from '#web/tekster/index.ts';

const tekst = lagTekster({
  nb: {
    hjem: 'I dag',
    innlesing: 'Innlesing',
    holdt: 'Holdt igjen',
    kilder: 'Kilder og rytme',
    elever: 'Elever',
    tavla: '09.00-tavla',
    register: 'Klasseregister',
    fravar: 'Fravær',
    permisjoner: 'Permisjoner',
    meld: 'Meld fravær',
    permisjon: 'Permisjon',
    demo: 'Demo med oppdiktede folk',
    kommunen: 'Hele kommunen',
  },
  nn: {
    hjem: 'I dag',
    innlesing: 'Innlesing',
    holdt: 'Haldne att',
    kilder: 'Kjelder og rytme',
    elever: 'Elevar',
    tavla: '09.00-tavla',
    register: 'Klasseregister',
    fravar: 'Fråvær',
    permisjoner: 'Permisjonar',
    meld: 'Meld fråvær',
    permisjon: 'Permisjon',
    demo: 'Demo med oppdikta folk',
    kommunen: 'Heile kommunen',
  },
});

export interface Skallvalg {
  readonly kommune: string;
  readonly demo: boolean;
  /** Today in Oslo. */
  readonly idag: () => string;
  /** Names of schools by organisation number, kept fresh by the caller. */
  readonly skoler: () => ReadonlyMap<string, string>;
}

function gjeldendeRoller(a: Aktor, idag: string): ReadonlySet<Rollenavn> {
  return new Set(a.tilknytninger.filter((t) => gjelder(idag, t.fra, t.til)).map((t) => t.rolle));
}

/** Pages with a larger search field of their own: one on a page is enough. */
const EGET_SOKEFELT: ReadonlySet<string> = new Set(['/', '/sok']);

/** Draws the shell of Skole around a page. */
export function lagTegnSide(v: Skallvalg): (tegning: Tegning, ramme: Ramme) => string {
  return (tegning, ramme) => {
    const t = tekst(ramme.sprak);
    const { aktor } = ramme;
    const idag = v.idag();
    const roller = aktor ? gjeldendeRoller(aktor, idag) : new Set<Rollenavn>();
    const ansatt = ['systemforvalter', 'skolekonsulent', 'rektor'].some((r) => roller.has(r as Rollenavn));
    const har = (...ord: readonly Rollenavn[]) => ord.some((r) => roller.has(r));
    const skolen = har('larer', 'kontaktlarer', 'rektor', 'hovudstegsleder', 'skolekonsulent');
    const punkt = (href: string, ord: string): Menypunkt => ({
      href,
      tekst: ord,
      valgt:
        tegning.meny === undefined
          ? ramme.sti === href || (href !== '/' && ramme.sti.startsWith(`${href}/`))
          : tegning.meny === href,
    });
    const meny = aktor
      ? [
          punkt('/', t.hjem),
          ...(skolen ? [punkt('/tavla', t.tavla)] : []),
          ...(skolen || har('sfoAnsatt', 'sfoLeder') ? [punkt('/register', t.register)] : []),
          ...(har('foresatt') ? [punkt('/meld-fravar', t.meld), punkt('/permisjon', t.permisjon)] : []),
          ...(skolen ? [punkt('/fravarsoversikt', t.fravar)] : []),
          ...(har('kontaktlarer', 'rektor', 'kommunalsjef', 'skolekonsulent') ? [punkt('/permisjoner', t.permisjoner)] : []),
          ...(ansatt ? [punkt('/elever', t.elever)] : []),
          ...(roller.has('systemforvalter') ? [punkt('/innlesing', t.innlesing)] : []),
        ]
      : [];
    const skoler = aktor
      ? [
          ...new Set(
            aktor.tilknytninger
              .filter((x) => gjelder(idag, x.fra, x.til) && x.relasjon === 'egenSkole')
              .map((x) => v.skoler().get(x.omfang) ?? ''),
          ),
        ].filter(Boolean)
      : [];
    const til = encodeURIComponent(ramme.sti);
    return tegnSide({
      sprak: ramme.sprak,
      tittel: tegning.tittel,
      statisk: statiskeFiler(),
      innhold: tegning.innhold,
      moduler: tegning.moduler as readonly Statisknavn[] | undefined,
      skall: {
        kommune: v.kommune,
        forsideHref: '/',
        meny,
        ...(aktor && (skoler.length > 0 || roller.has('systemforvalter'))
          ? { sted: { valgt: roller.has('systemforvalter') ? t.kommunen : skoler.join(', '), valg: [] } }
          : {}),
        ...(ansatt && !EGET_SOKEFELT.has(ramme.sti) ? { sok: { href: '/sok' } } : {}),
        ...(aktor
          ? {
              person: {
                navn: aktor.navn,
                rolle: [...roller].map((r) => paSprak(ROLLETEKST[r], ramme.sprak)).join(', '),
                meny: [],
                loggUt: { href: '/logg-ut' },
              },
            }
          : {}),
        sprakvalg: { nb: `/sprak/nb?til=${til}`, nn: `/sprak/nn?til=${til}` },
        ...(v.demo ? { merknad: t.demo } : {}),
      },
    });
  };
}
