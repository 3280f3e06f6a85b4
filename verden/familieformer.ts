// The ways of living together: who the parents are, who has foreldreansvar, where the second home is.
import type { Byggeplass } from './bygg.ts';
import { IKKE_I_KRR } from './krr.ts';
import type { Verdensadresse, Verdensforeldreansvar, Verdensperson } from './modell.ts';
import { nyttEtternavn, nyttFornavn } from './navn.ts';
import type { Tilfeldig } from './tilfeldig.ts';
import { alderPa, dagIAret, dagerEtter } from './tid.ts';

// Share of each way of living, in per mille.
const FAMILIEFORMER = [
  ['gift', 500],
  ['samboere', 190],
  ['hosMor', 110],
  ['hosFar', 35],
  ['deltBosted', 55],
  ['aleneMedMor', 55],
  ['aleneMedFar', 12],
  ['toModre', 13],
  ['enkemann', 4],
  ['enke', 6],
  ['utenIdentifikator', 6],
  ['barnevern', 3],
  ['andre', 4],
  ['ukjent', 1],
  ['fortrolig', 2],
  ['strengtFortrolig', 1],
  ['klientadresse', 1],
  ['utlandetsForelder', 2],
] as const;
export type Familieform = (typeof FAMILIEFORMER)[number][0];
const VEKTER = FAMILIEFORMER.map(([, vekt]) => vekt);

/** Draws one way of living. */
export function velgFamilieform(t: Tilfeldig): Familieform {
  return (FAMILIEFORMER[t.velgVektet(VEKTER)] as (typeof FAMILIEFORMER)[number])[0];
}

/** Citizenships of those who are not (only) Norwegian; XXX is stateless. */
export const STATSBORGERSKAP = [['POL'], ['SWE'], ['UKR'], ['SYR'], ['SOM', 'NOR'], ['ERI'], ['LTU'], ['XXX']].map(
  (land) => Object.freeze(land) as unknown as string[],
);

export interface Ramme {
  readonly foreldre: Verdensperson['foreldre'];
  readonly ansvar: Verdensforeldreansvar[];
  readonly deltBosted: Verdensadresse | null;
  /** Both parents where the surname may come from either. */
  readonly par: readonly string[] | null;
  /** Who shares the child's grading. */
  readonly beskyttet: readonly string[];
}

export interface Omgivelser {
  readonly ledige: Verdensperson[];
  readonly forstefodte: number;
}

export type NyForelder = (kjonn: 'kvinne' | 'mann', adresse: Verdensadresse) => Verdensperson;

/** Who the parents are, who has foreldreansvar, and where the second home is. */
export function ansvarOgForeldre(
  t: Tilfeldig,
  plass: Byggeplass,
  form: Familieform,
  hjem: Verdensadresse,
  annetHjem: () => Verdensadresse,
  voksen: NyForelder,
  rundt: Omgivelser,
): Ramme {
  const fra = (rolle: 'mor' | 'far' | 'medmor', p: Verdensperson): Verdensperson['foreldre'][number] => ({ person: p.id, rolle });
  const felles = (...p: readonly Verdensperson[]): Verdensforeldreansvar[] =>
    p.map((en) => ({ ansvar: 'felles', ansvarlig: en.id }));
  const lag = (foreldre: Verdensperson['foreldre'], ansvar: Verdensforeldreansvar[], mer: Partial<Ramme> = {}): Ramme => ({
    foreldre,
    ansvar,
    deltBosted: null,
    par: null,
    beskyttet: foreldre.map((f) => f.person),
    ...mer,
  });

  switch (form) {
    case 'gift':
    case 'samboere':
    case 'toModre': {
      const gjenbruk = form === 'samboere' && t.skjer(0.3) ? finnLedig(rundt) : null;
      const mor = gjenbruk?.kjonn === 'kvinne' ? flyttTil(gjenbruk, hjem) : voksen('kvinne', hjem);
      if (form === 'toModre') {
        const medmor = voksen('kvinne', hjem);
        giftes(mor, medmor);
        return lag([fra('mor', mor), fra('medmor', medmor)], felles(mor, medmor), { par: [mor.id, medmor.id] });
      }
      const far = gjenbruk?.kjonn === 'mann' ? flyttTil(gjenbruk, hjem) : voksen('mann', hjem);
      if (form === 'gift') giftes(mor, far);
      return lag([fra('mor', mor), fra('far', far)], felles(mor, far), { par: [mor.id, far.id] });
    }
    case 'hosMor':
    case 'hosFar':
    case 'deltBosted': {
      const annet = annetHjem();
      const hosFar = form === 'hosFar';
      const mor = voksen('kvinne', hosFar ? annet : hjem);
      const far = voksen('mann', hosFar ? hjem : annet);
      // Whoever has the child half the time stays put; the other may start a new family and move.
      if (form !== 'deltBosted') rundt.ledige.push(hosFar ? mor : far);
      return lag([fra('mor', mor), fra('far', far)], felles(mor, far), {
        deltBosted: form === 'deltBosted' ? { ...annet, type: 'deltBosted' } : null,
      });
    }
    case 'aleneMedMor': {
      const mor = voksen('kvinne', hjem);
      const foreldre = [fra('mor', mor)];
      if (t.skjer(0.6)) foreldre.push(fra('far', voksen('mann', annetHjem()))); // known, without foreldreansvar
      return lag(foreldre, [{ ansvar: 'mor', ansvarlig: mor.id }]);
    }
    case 'aleneMedFar': {
      const far = voksen('mann', hjem);
      const mor = voksen('kvinne', annetHjem());
      return lag([fra('mor', mor), fra('far', far)], [{ ansvar: 'far', ansvarlig: far.id }]);
    }
    case 'enke':
    case 'enkemann': {
      const mor = voksen('kvinne', hjem);
      const far = voksen('mann', hjem);
      const dod = form === 'enke' ? far : mor;
      dod.personstatus = 'doed';
      dod.dodsdato = dagerEtter(plass.dato, -t.heltall(40, 1500));
      dod.krr = IKKE_I_KRR;
      const lever = form === 'enke' ? mor : far;
      return lag([fra('mor', mor), fra('far', far)], [{ ansvar: form === 'enke' ? 'mor' : 'far', ansvarlig: lever.id }]);
    }
    case 'utenIdentifikator': {
      const mor = voksen('kvinne', hjem);
      const uten = {
        navn: `${nyttFornavn(t)} ${nyttEtternavn(t)}`,
        fodselsdato: dagIAret(plass.skolear - 40, t.heltall(0, 364)),
        statsborgerskap: t.velg(STATSBORGERSKAP)[0] as string,
        kjonn: 'mann' as const,
      };
      return lag([fra('mor', mor)], [...felles(mor), { ansvar: 'felles', utenIdentifikator: uten }]);
    }
    case 'barnevern': {
      const mor = voksen('kvinne', annetHjem());
      return lag([fra('mor', mor)], [{ ansvar: 'andre', organisasjon: plass.barnevern.organisasjonsnummer }]);
    }
    case 'andre': {
      const mor = voksen('kvinne', annetHjem());
      const besteforelder = voksen(t.skjer(0.6) ? 'kvinne' : 'mann', hjem);
      return lag([fra('mor', mor)], [{ ansvar: 'andre', ansvarlig: besteforelder.id }]);
    }
    case 'ukjent': {
      const mor = voksen('kvinne', hjem);
      return lag([fra('mor', mor)], [{ ansvar: 'ukjent' }]);
    }
    case 'utlandetsForelder': {
      const mor = voksen('kvinne', hjem);
      const far = voksen('mann', utenlandskAdresse(hjem.fra));
      far.personstatus = 'utflyttet';
      return lag([fra('mor', mor), fra('far', far)], felles(mor, far));
    }
    case 'fortrolig':
    case 'strengtFortrolig':
    case 'klientadresse': {
      const mor = voksen('kvinne', hjem);
      const far = t.skjer(0.5) ? voksen('mann', annetHjem()) : null;
      const foreldre = far === null ? [fra('mor', mor)] : [fra('mor', mor), fra('far', far)];
      return lag(foreldre, [{ ansvar: 'mor', ansvarlig: mor.id }], { beskyttet: [mor.id] });
    }
  }
}

/** Somebody's address abroad, as postadresse i utlandet. */
export function utenlandskAdresse(fra: string): Verdensadresse {
  return {
    type: 'post',
    gradering: 'ugradert',
    gatenavn: 'Lilla Nygatan',
    husnummer: '7',
    postnummer: '111 28',
    poststed: 'STOCKHOLM',
    kommunenummer: '',
    landkode: 'SWE',
    fra,
  };
}

function giftes(a: Verdensperson, b: Verdensperson): void {
  a.ektefelle = b.id;
  b.ektefelle = a.id;
}

/** A separated parent who was at least 19 when the new family's first child was born. */
function finnLedig(rundt: Omgivelser): Verdensperson | null {
  const i = rundt.ledige.findIndex((p) => alderPa(p.fodselsdato, `${rundt.forstefodte}-01-01`) >= 19);
  return i < 0 ? null : (rundt.ledige.splice(i, 1)[0] ?? null);
}

function flyttTil(person: Verdensperson, hjem: Verdensadresse): Verdensperson {
  person.adresser = [hjem];
  return person;
}
