// The pupil's card as the teachers meet it: who it is about, and the tabs each of them may open. The person card itself is the office's and the leaders'.
import { z } from 'zod';
import { side, visning, type Ramme, type Tegning } from '#grunn/handling/index.ts';
import { datovalg } from '#grunn/utvalg/index.ts';
import { personTilgang } from '#register/person/index.ts';
import { finnElev } from '#skoledag/fravar/index.ts';
import { Faner, Personhode, Stabel } from '#web/komponenter/index.ts';
import { dato, lagTekster } from '#web/tekster/index.ts';
import { Fanebilde, Faneinnhold, fanenavn, hentElevfaner } from './faner.tsx';
import { hentKontaktlarere } from './lager.ts';
import { elevkortTilgang } from './tilgang.ts';

const tekst = lagTekster({
  nb: {
    elev: 'Elev',
    fodt: (d: string) => `født ${d}`,
    kontaktlarer: (navn: string) => `kontaktlærer ${navn}`,
    faner: (navn: string) => `Om ${navn}`,
    personkort: 'Personkort',
  },
  nn: {
    elev: 'Elev',
    fodt: (d: string) => `fødd ${d}`,
    kontaktlarer: (navn: string) => `kontaktlærar ${navn}`,
    faner: (navn: string) => `Om ${navn}`,
    personkort: 'Personkort',
  },
});

/** «kontaktlærer Felicia Ansatt»: for the top of a pupil's card. */
export const kontaktlarerord = (navn: readonly string[], sprak: Ramme['sprak']): string[] =>
  navn.length === 0 ? [] : [tekst(sprak).kontaktlarer(navn.join(', '))];

const Elevkort = z.object({
  elevId: z.string(),
  navn: z.string(),
  klasse: z.string().nullable(),
  fodselsdato: z.string().nullable(),
  kontaktlarere: z.array(z.string()),
  faner: z.array(z.string()),
  /** The one that is open. */
  fane: z.string().nullable(),
  bilde: Fanebilde.nullable(),
  personkort: z.boolean(),
});
type Elevkort = z.infer<typeof Elevkort>;

/** The card of one pupil, for those who work with the pupil. */
export const elevkort = visning({
  regel: elevkortTilgang.les,
  inndata: z.object({ elevId: z.uuid(), fane: z.string().max(30).optional(), uke: datovalg }),
  utdata: Elevkort,
  gjelder: (s, inn) => finnElev(s, inn.elevId),
  async hent(s, inn, _utsnitt, elev) {
    return {
      elevId: elev.elevId,
      navn: elev.navn,
      klasse: elev.klasse,
      fodselsdato: elev.fodselsdato,
      kontaktlarere: await hentKontaktlarere(s.db, elev.elevId, s.idag),
      // the first tab that has something to show, when none is asked for
      ...(await hentElevfaner(s, { elev, person: undefined, uke: inn.uke }, inn.fane ?? 'fravar')),
      personkort: s.kan(personTilgang.les, elev).tillatt,
    };
  },
  viser: (ut) => [ut.elevId],
});

function tegn(m: Elevkort, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const sti = `/elevkort/${m.elevId}`;
  return {
    tittel: m.navn,
    innhold: (
      <article className="fm-kort">
        <Personhode
          person={{
            navn: m.navn,
            rolle: t.elev,
            detaljer: [
              ...(m.klasse === null ? [] : [m.klasse]),
              ...(m.fodselsdato === null ? [] : [t.fodt(dato(m.fodselsdato))]),
              ...kontaktlarerord(m.kontaktlarere, sprak),
            ],
          }}
          sprak={sprak}
        />
        <Faner
          merke={t.faner(m.navn)}
          faner={[
            ...m.faner.map((id) => ({ tekst: fanenavn(id, sprak), href: `${sti}?fane=${id}`, valgt: id === m.fane })),
            ...(m.personkort ? [{ tekst: t.personkort, href: `/person/${m.elevId}` }] : []),
          ]}
        />
        {m.bilde === null ? null : (
          <Stabel>
            <Faneinnhold b={m.bilde} navn={fanenavn(m.fane ?? '', sprak)} side={undefined} ramme={ramme} />
          </Stabel>
        )}
      </article>
    ),
  };
}

export const elevkortside = side('/:elevId', elevkort, tegn);
