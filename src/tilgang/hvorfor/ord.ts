// The decision object in sentences: for the chain on «Hvorfor?» and for the short word on a card.
import { dato, oppramsing, type Sprak } from '#web/tekster/index.ts';
import type { Tilgangssteg } from '#web/komponenter/index.ts';
import type { Hvorforbilde } from './modell.ts';
import { tekst } from './tekster/index.ts';

interface Steginfo {
  readonly regel: string;
  readonly kilde: string;
  readonly detalj: string | null;
  readonly navn: string;
}

/** One rule of the decision in one sentence, for those at work. */
export function regelsetning(sprak: Sprak, s: Steginfo): string {
  const t = tekst(sprak);
  switch (s.regel) {
    case 'sperring':
      return t.regel.sperring(t.sperringsslag[s.detalj ?? 'lokal'] ?? t.sperringsslag['lokal'] ?? '');
    case 'foreldreansvar':
      return s.kilde === 'manuell'
        ? t.regel.foreldreansvarDokument
        : t.regel.foreldreansvar(t.kilde[s.kilde] ?? s.kilde, t.ansvar[s.detalj ?? 'ukjent'] ?? s.detalj ?? '');
    case 'ingen':
      return t.regel.ingen(s.navn);
    case 'myndig':
    case 'fosterforelder':
    case 'barnevern':
    case 'omsorgsovertakelse':
    case 'verge':
    case 'samtykke':
    case 'manglerSamtykke':
    case 'egen':
    case 'ventepaFrigivelse':
    case 'nektetFrigivelse':
    case 'ventetid':
    case 'foresattstenging':
    case 'ukjentAnsvar':
    case 'dod':
    case 'ikkeIKraft':
    case 'rettTatt':
      return t.regel[s.regel];
    default:
      return t.regel.ingen(s.navn);
  }
}

function forklaring(sprak: Sprak, regel: string, mangler: readonly string[]): string | undefined {
  const t = tekst(sprak).om;
  if (regel === 'manglerSamtykke') return mangler.length === 0 ? t.kanIkkeSporres : t.manglerSamtykke(oppramsing(mangler));
  if (regel === 'manglerSamtykke' || !Object.hasOwn(t, regel)) return undefined;
  const ord = t[regel as keyof typeof t];
  return typeof ord === 'string' ? ord : undefined;
}

/** Rules that hold back whoever they are about. */
const NEI: ReadonlySet<string> = new Set([
  'sperring',
  'myndig',
  'manglerSamtykke',
  'ventepaFrigivelse',
  'nektetFrigivelse',
  'ventetid',
  'foresattstenging',
  'ukjentAnsvar',
  'dod',
  'ikkeIKraft',
  'ingen',
  'rettTatt',
]);

/** The chain: what holds first, the link that breaks last. */
export function kjede(m: Hvorforbilde, sprak: Sprak): Tilgangssteg[] {
  const t = tekst(sprak);
  const ut: Tilgangssteg[] = [];
  const ser = m.retter.includes('se');
  if (m.rolle !== null)
    ut.push({
      utfall: 'ja',
      tekst: t.slektskap(m.person === '' ? t.utenNavn : m.person, t.rolle[m.rolle] ?? m.rolle),
      ...(m.grunn === 'ingen' ? { forklaring: t.slektskapOm } : {}),
    });
  const steg = m.steg.map((s) => ({ ...s, navn: m.person === '' ? t.utenNavn : m.person }));
  const avgjorende = steg.filter((s) => s.avgjorde);
  for (const s of [...steg.filter((x) => !x.avgjorde), ...avgjorende]) {
    const brudd = NEI.has(s.regel);
    // what was tried and did not count tells nothing when the answer is yes
    if (ser && brudd) continue;
    ut.push({
      utfall: brudd ? 'nei' : 'ja',
      tekst: [regelsetning(sprak, s), s.siden === null ? undefined : t.siden(dato(s.siden))].filter(Boolean).join(' '),
      forklaring: forklaring(sprak, s.regel, m.mangler),
    });
  }
  if (!ser && !ut.some((x) => x.utfall === 'nei')) {
    const regel = m.relasjon === 'INGEN' ? m.grunn : 'rettTatt';
    ut.push({
      utfall: 'nei',
      tekst: regelsetning(sprak, { regel, kilde: 'register', detalj: null, navn: m.person === '' ? t.utenNavn : m.person }),
      forklaring: forklaring(sprak, regel, m.mangler),
    });
  }
  if (ser || m.retter.length > 0)
    ut.push({
      utfall: 'ja',
      tekst: [t.har(oppramsing(m.retter.map((r) => t.rett[r]))), m.til === null ? undefined : t.til(dato(m.til))]
        .filter(Boolean)
        .join(' '),
    });
  return ut;
}
