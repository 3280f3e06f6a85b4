import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { kortlenke } from '#register/person/index.ts';
import { Tilgangskjede, type Lenkevisning } from '#web/komponenter/index.ts';
import type { Hvorforbilde } from '../modell.ts';
import { kjede } from '../ord.ts';
import { tekst } from '../tekster/index.ts';

/** The one thing to do about it, where there is one. */
function rettes(m: Hvorforbilde, ramme: Ramme): Lenkevisning | undefined {
  const t = tekst(ramme.sprak).lenke;
  if (m.grunn === 'ventepaFrigivelse') return { tekst: t.frigivelse, href: `/frigivelse/${m.barnId}/${m.personId}` };
  if (m.kanSvareOpplysning && m.relasjon === 'INGEN')
    return { tekst: t.henvendelse, href: `/person/${m.barnId}/opplysning/${m.personId}` };
  return undefined;
}

/** «Hvorfor?» for access: the chain, kept until the link that breaks. */
export function tegnHvorforTilgang(m: Hvorforbilde, ramme: Ramme): Tegning {
  const t = tekst(ramme.sprak);
  const sporsmal = t.sporsmal(m.person === '' ? t.utenNavn : m.person, m.barn);
  const gjor = rettes(m, ramme);
  return {
    tittel: sporsmal,
    innhold: (
      <Tilgangskjede
        sprak={ramme.sprak}
        visning={{
          sporsmal,
          svar: m.retter.includes('se'),
          steg: kjede(m, ramme.sprak),
          ...(gjor === undefined ? {} : { handling: gjor }),
          tilbakeHref: kortlenke(m.barnId, { fane: 'familie' }),
        }}
      />
    ),
  };
}
