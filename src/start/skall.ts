// The shell around every page of the school: what stands in the menu is what this person can do.
import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { paSprak } from '#grunn/sprak/index.ts';
import { gjelder } from '#grunn/tid/index.ts';
import type { Aktor } from '#grunn/tilgang/index.ts';
import { ROLLETEKST, type Apentvindu, type Rollenavn } from '#tilgang/rolle/index.ts';
import { tegnSide, type Menypunkt } from '#web/skall/index.ts';
import { statiskeFiler, type Statisknavn } from '#web/statisk/index.ts';
import { klokkeslett, lagTekster } from '#web/tekster/index.ts';
import { hjelpFor } from './hjelp/index.ts';
import { harProfil, kanSoke, menypunkter } from './meny.ts';

const tekst = lagTekster({
  nb: {
    leverandor: (hvem: string, kl: string) => `${hvem} er sluppet inn til ${kl}`,
    demo: 'Demo med oppdiktede folk',
    kommunen: 'Hele kommunen',
    okter: 'Økter',
    profil: 'Min profil',
  },
  nn: {
    leverandor: (hvem: string, kl: string) => `${hvem} er sleppt inn til ${kl}`,
    demo: 'Demo med oppdikta folk',
    kommunen: 'Heile kommunen',
    okter: 'Økter',
    profil: 'Min profil',
  },
});

export interface Skallvalg {
  readonly kommune: string;
  readonly demo: boolean;
  /** Today in Oslo. */
  readonly idag: () => string;
  /** Names of schools by organisation number, kept fresh by the caller. */
  readonly skoler: () => ReadonlyMap<string, string>;
  /** Vendors that are let in now, kept fresh by the caller: shown to those who govern access, on every page. */
  readonly vinduer?: () => readonly Apentvindu[];
}

/** Those who keep or read the whole kommune. */
const KOMMUNENIVA = ['systemforvalter', 'brukerstotteIt', 'kommunalsjef'] as const satisfies readonly Rollenavn[];

function gjeldendeRoller(a: Aktor, idag: string): ReadonlySet<Rollenavn> {
  return new Set(a.tilknytninger.filter((t) => gjelder(idag, t.fra, t.til)).map((t) => t.rolle));
}

/** Pages with a larger search field of their own: one on a page is enough. */
const EGET_SOKEFELT: ReadonlySet<string> = new Set(['/', '/sok']);

/** Pages that keep the school and year that are chosen. */
const MED_VALG: ReadonlySet<string> = new Set(['/elever', '/grupper']);

/** Draws the shell of Skole around a page. */
export function lagTegnSide(v: Skallvalg): (tegning: Tegning, ramme: Ramme) => string {
  return (tegning, ramme) => {
    const t = tekst(ramme.sprak);
    const aktor = tegning.utenPerson ? undefined : ramme.aktor;
    const idag = v.idag();
    const roller = aktor ? gjeldendeRoller(aktor, idag) : new Set<Rollenavn>();
    const kommuneniva = KOMMUNENIVA.some((r) => roller.has(r));
    const inne = kommuneniva ? (v.vinduer?.() ?? []).map((x) => t.leverandor(x.leverandor, klokkeslett(x.til))) : [];
    const meny: Menypunkt[] = (aktor ? menypunkter(aktor, idag, ramme.sprak) : []).map(({ href, gruppe, tekst: ord }) => ({
      gruppe,
      href: MED_VALG.has(href) ? `${href}${tegning.medIMenyen ?? ''}` : href,
      tekst: ord,
      valgt:
        tegning.meny === undefined
          ? ramme.sti === href || (href !== '/' && ramme.sti.startsWith(`${href}/`))
          : tegning.meny === href,
    }));
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
        ...(tegning.periode === undefined ? {} : { skolear: tegning.periode }),
        ...(tegning.sted !== undefined
          ? { sted: tegning.sted }
          : aktor && (skoler.length > 0 || kommuneniva)
            ? { sted: { valgt: kommuneniva ? t.kommunen : skoler.join(', '), valg: [] } }
            : {}),
        ...(aktor && kanSoke(aktor, idag) && !EGET_SOKEFELT.has(ramme.sti) ? { sok: { href: '/sok' } } : {}),
        ...(aktor
          ? {
              person: {
                navn: aktor.navn,
                rolle: [...roller].map((r) => paSprak(ROLLETEKST[r], ramme.sprak)).join(', '),
                meny: [
                  ...(harProfil(aktor, idag) ? [{ href: '/min-profil', tekst: t.profil }] : []),
                  ...(roller.size > 0 ? [{ href: '/okter', tekst: t.okter }] : []),
                ],
                loggUt: { href: '/logg-ut' },
              },
            }
          : {}),
        // a refused or a login page is not the page at the address: only those who are in are helped
        ...(aktor === undefined ? {} : { hjelp: hjelpFor(ramme.sti, ramme.sprak) }),
        sprakvalg: { nb: `/sprak/nb?til=${til}`, nn: `/sprak/nn?til=${til}` },
        ...(v.demo || inne.length > 0 ? { merknad: [...inne, ...(v.demo ? [t.demo] : [])].join(' · ') } : {}),
        ...(aktor?.innlogging?.lasEtter == null ? {} : { lasEtter: aktor.innlogging.lasEtter }),
      },
    });
  };
}
