// The person card with what the rooms downstream of the register have to say: the tab Familie also tells who may see and be told.
import { z } from 'zod';
import { sporingssokTilgang } from '#forvaltning/sporingssok/index.ts';
import { tidsmaskinTilgang } from '#forvaltning/tidsmaskin/index.ts';
import { ruter, side, visning, type Ramme, type Tegning } from '#grunn/handling/index.ts';
import { datovalg } from '#grunn/utvalg/index.ts';
import { gruppeTilgang } from '#register/gruppe/index.ts';
import { skolearFor } from '#register/skole/index.ts';
import { flyttingTilgang } from '#register/flytting/index.ts';
import {
  finnPerson,
  hentKortside,
  Kortinndata,
  Kortside,
  personTilgang,
  tegnPersonkort,
  visteI,
} from '#register/person/index.ts';
import { skyssTilgang, skyssti } from '#opplaring/skyss/index.ts';
import { elevkortside, kontaktlarerord } from './elevkort.tsx';
import { Fanebilde, hentElevfaner, tegnElevfaner } from './faner.tsx';
import { hentKontaktlarere } from './lager.ts';
import { finnElev } from '#skoledag/fravar/index.ts';
import { husholdTilgang, Ukenshjem, UkensHjemlinje } from '#skoledag/hushold/index.ts';
import { hentUkenshjem } from '#skoledag/ukesmonster/index.ts';
import { lagTekster } from '#web/tekster/index.ts';
import { Familiebilde, familieTilgang, Familietab, hentFamiliebilde } from '#tilgang/familie/index.ts';

const tekst = lagTekster({
  nb: {
    harSett: 'Hvem har sett',
    kunneSe: 'Hvem kunne se',
    skolegang: 'Skolegang og flytting',
    skyss: 'Skoleskyss',
    klasse: 'Endre klasse',
  },
  nn: {
    harSett: 'Kven har sett',
    kunneSe: 'Kven kunne sjå',
    skolegang: 'Skulegang og flytting',
    skyss: 'Skuleskyss',
    klasse: 'Endre klassen',
  },
});

const Kort = Kortside.extend({
  familiebilde: Familiebilde.nullable(),
  /** Two homes: with whom the pupil is this week, when somebody has said and this reader may know. */
  ukenshjem: Ukenshjem.nullable(),
  /** May this reader ask who has seen the person, and who could on another day? */
  ettersyn: z.object({
    harSett: z.boolean(),
    kunneSe: z.boolean(),
    skolegang: z.boolean(),
    skyss: z.boolean(),
    /** Where the pupil's class is changed, for those who may (V31). */
    klasse: z.string().nullable(),
  }),
  /** The tabs of other rooms that this reader may open, and what the open one shows. */
  faner: z.array(z.string()),
  bilde: Fanebilde.nullable(),
  kontaktlarere: z.array(z.string()),
});
type Kort = z.infer<typeof Kort>;

/** The page of a person card. What a tab asks for is fetched when the tab is open. */
export const visKort = visning({
  regel: personTilgang.les,
  inndata: Kortinndata.extend({ fane: z.string().optional(), uke: datovalg }),
  utdata: Kort,
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async hent(s, inn, _utsnitt, person) {
    const kort = await hentKortside(s, inn, person);
    const barn = kort.roller.includes('elev') || kort.roller.includes('barn');
    const vis = inn.fane === 'familie' && kort.paDato === null && barn && s.kan(familieTilgang.les, person).tillatt;
    const elevkort = kort.roller.includes('elev') && kort.paDato === null && !kort.ukjentDa;
    const elev = elevkort ? await finnElev(s, person.personId) : undefined;
    return {
      ...kort,
      ...(elev === undefined ? { faner: [], bilde: null } : await hentElevfaner(s, { elev, person, uke: inn.uke }, inn.fane)),
      kontaktlarere: elev === undefined ? [] : await hentKontaktlarere(s.db, person.personId, s.idag),
      familiebilde: vis ? await hentFamiliebilde(s, person) : null,
      ukenshjem:
        vis && elev !== undefined && s.kan(husholdTilgang.les, elev).tillatt
          ? ((await hentUkenshjem(s, person.personId)) ?? null)
          : null,
      ettersyn: {
        harSett: s.kan(sporingssokTilgang.hvemHarSett, person).tillatt,
        kunneSe: s.kan(tidsmaskinTilgang.les, person).tillatt,
        skolegang: kort.roller.includes('elev') && kort.paDato === null && s.kan(flyttingTilgang.les, person).tillatt,
        skyss: elevkort && s.kan(skyssTilgang.les, person).tillatt,
        klasse:
          elev !== undefined && s.kan(gruppeTilgang.plasser, elev).tillatt
            ? `/grupper/plasser?skole=${elev.skole}&skolear=${skolearFor(s.idag)}&trinn=${elev.arstrinn}`
            : null,
      },
    };
  },
  viser: (ut) => [
    ...new Set([
      ...visteI(ut),
      ...(ut.familiebilde?.foresatte ?? []).flatMap((f) => f.personId ?? []),
      ...(ut.familiebilde?.utenAnsvar ?? []).map((f) => f.personId),
    ]),
  ],
});

function tegn(m: Kort, ramme: Ramme): Tegning {
  const { familiebilde, ettersyn } = m;
  const t = tekst(ramme.sprak);
  const familie =
    familiebilde === null ? null : (
      <>
        {m.ukenshjem === null ? null : (
          <UkensHjemlinje
            uka={m.ukenshjem}
            navn={
              new Map(familiebilde.foresatte.flatMap((f) => (f.personId === null ? [] : [[f.personId, f.navn ?? ''] as const])))
            }
            sprak={ramme.sprak}
          />
        )}
        <Familietab m={familiebilde} ramme={ramme} />
      </>
    );
  const foran = familie === null ? {} : { familie };
  const lenker = [
    ...(ettersyn.harSett ? [{ href: `/hvem-har-sett/${m.personId}`, tekst: t.harSett }] : []),
    ...(ettersyn.kunneSe ? [{ href: `/tidsmaskin/${m.personId}`, tekst: t.kunneSe }] : []),
    ...(ettersyn.klasse === null ? [] : [{ href: ettersyn.klasse, tekst: t.klasse }]),
    ...(ettersyn.skolegang ? [{ href: `/flytting/${m.personId}`, tekst: t.skolegang }] : []),
    ...(ettersyn.skyss ? [{ href: skyssti(m.personId), tekst: t.skyss }] : []),
  ];
  return tegnPersonkort(m, ramme, {
    foran,
    lenkerTil: lenker,
    tillegg: tegnElevfaner(m, m, ramme),
    detaljer: kontaktlarerord(m.kontaktlarere, ramme.sprak),
  });
}

export const kortRuter = ruter('/person', [side('/:personId', visKort, tegn)]);

/** The pupil's card, for those who work with the pupil. */
export const elevkortRuter = ruter('/elevkort', [elevkortside]);
