// Numbers, names and the odd entries of the register (rules.md 1, incoming.md 3.3).
import { adresseINabokommune } from '../steder.ts';
import { utenlandskAdresse } from '../familieformer.ts';
import { tilfeldig } from '../tilfeldig.ts';
import type { Verdensskole } from '../modell.ts';
import { dagerEtter } from '../tid.ts';
import { IKKE_I_KRR } from '../krr.ts';
import {
  ansvar,
  elevVed,
  fodtForAlder,
  fodtForTrinn,
  foreldre,
  hjemVed,
  nesteBursdag,
  parMedFelles,
  person,
  voksen,
  type Scene,
} from './oppsett.ts';

/** Everybody whose number, name, age or status is not the usual one. */
export function byggIdentitet(scene: Scene): void {
  numre(scene);
  dubletter(scene);
  navn(scene);
  fodsler(scene);
  status(scene);
  aldre(scene);
}

/** A child with married parents, in a class. */
function elev(
  scene: Scene,
  id: string,
  navnet: string,
  kjonn: 'kvinne' | 'mann',
  [skole, arstrinn, bokstav]: readonly [Verdensskole, number, string],
  mer: Partial<Parameters<typeof person>[4]> = {},
): void {
  const familie = parMedFelles(scene, id, navnet.split('|')[1] as string, skole);
  person(scene, id, navnet, kjonn, {
    ...familie.barn,
    fodselsdato: fodtForTrinn(scene, arstrinn, nesteBursdag(scene)),
    elevforhold: elevVed(scene, skole, arstrinn, bokstav),
    ...mer,
  });
}

function numre(scene: Scene): void {
  const { nordbygda, solsiden, strandlia, ungdom, oyvaer, plass } = scene;
  const { serie } = plass;
  const trinn = (n: number, dag: string): string => fodtForTrinn(scene, n, dag);

  elev(scene, 'd-nummer', 'Midlertidig|Bøye', 'mann', [solsiden, 4, 'B'], {
    fodselsdato: trinn(4, '04-04'),
    identifikator: serie.dNummer(trinn(4, '04-04'), 'mann'),
    identifikatortype: 'dNummer',
    personstatus: 'midlertidig',
    statsborgerskap: ['POL'],
  });
  elev(scene, 'd-nummer-til-fodselsnummer', 'Nyankommen|Kai', 'kvinne', [solsiden, 2, 'A'], {
    fodselsdato: trinn(2, '09-23'),
    tidligere: [{ identifikator: serie.dNummer(trinn(2, '09-23'), 'kvinne'), type: 'dNummer' }],
    statsborgerskap: ['LTU'],
  });
  elev(scene, 'duf', 'Forventningsfull|Seil', 'mann', [oyvaer, 7, 'A'], {
    identifikator: null,
    duf: serie.duf(plass.skolear),
    statsborgerskap: ['SYR'],
    personstatus: 'ikkeBosatt',
  });
  // Registered by hand by the school: in no register, not even the parents' number is known to be theirs.
  const hjem = hjemVed(scene, oyvaer);
  const forelder = voksen(scene, 'uten-nummer.mor', 'Håpefull|Kompass', 'kvinne', hjem, {
    identifikator: null,
    bareManuell: true,
    statsborgerskap: ['ERI'],
    krr: IKKE_I_KRR,
    manuellKontakt: { mobiltelefonnummer: '+4799900999' },
  });
  person(scene, 'uten-nummer', 'Nysgjerrig|Kompass', 'kvinne', {
    identifikator: null,
    bareManuell: true,
    fodselsdato: trinn(3, '01-01'),
    statsborgerskap: ['ERI'],
    adresser: [hjem],
    foreldre: foreldre(forelder),
    foreldreansvar: ansvar('mor', forelder),
    elevforhold: elevVed(scene, oyvaer, 3, 'B', { fra: dagerEtter(plass.dato, -12) }),
  });
  elev(scene, 'nytt-fodselsnummer', 'Nøyaktig|Linjal', 'mann', [nordbygda, 5, 'A'], {
    fodselsdato: trinn(5, '02-12'),
    tidligere: [{ identifikator: serie.fodselsnummer(trinn(5, '12-02'), 'mann'), type: 'fodselsnummer' }],
  });
  elev(scene, 'kjonn-endret', 'Egen|Regnbue', 'kvinne', [ungdom, 10, 'B'], {
    fodselsdato: trinn(10, '01-31'),
    tidligere: [{ identifikator: serie.fodselsnummer(trinn(10, '01-31'), 'mann'), type: 'fodselsnummer' }],
    tidligereNavn: 'Vanlig Regnbue',
  });
  elev(scene, 'navn-endret', 'Selvstendig|Morgenrøde', 'mann', [ungdom, 8, 'C'], { tidligereNavn: 'Selvstendig Solnedgang' });
  // The day's numbers had run out: the number says the 5th, the birth date is the 12th (folkeregisterforskriften § 3-3-1).
  elev(scene, 'dato-avviker-fra-nummer', 'Besynderlig|Veiskille', 'kvinne', [nordbygda, 5, 'B'], {
    fodselsdato: trinn(5, '03-12'),
    identifikator: serie.fodselsnummer(trinn(5, '03-05'), 'kvinne'),
  });
  elev(scene, 'statslos', 'Uavhengig|Anker', 'mann', [strandlia, 7, 'A'], { statsborgerskap: ['XXX'] });

  const inaktiv = voksen(
    scene,
    'd-nummer-inaktiv',
    'Langveis|Lokomotiv',
    'mann',
    utenlandskAdresse(`${plass.skolear - 6}-01-01`),
    {
      fodselsdato: fodtForAlder(scene, 41, '04-11'),
      identifikator: serie.dNummer(fodtForAlder(scene, 41, '04-11'), 'mann'),
      identifikatortype: 'dNummer',
      personstatus: 'inaktiv',
      statsborgerskap: ['SWE'],
      krr: IKKE_I_KRR,
    },
  );
  const mor = voksen(scene, 'd-nummer-inaktiv.mor', 'Hverdagslig|Perrong', 'kvinne', hjemVed(scene, strandlia));
  person(scene, 'd-nummer-inaktiv.barn', 'Punktlig|Perrong', 'mann', {
    fodselsdato: trinn(7, '10-10'),
    adresser: mor.adresser,
    foreldre: foreldre(mor, inaktiv),
    foreldreansvar: ansvar('felles', mor, inaktiv),
    elevforhold: elevVed(scene, strandlia, 7, 'B'),
  });
}

function dubletter(scene: Scene): void {
  const { strandlia, plass } = scene;
  const fodselsdato = fodtForTrinn(scene, 3, '08-30');
  const familie = parMedFelles(scene, 'dublett-original', 'Tvillingtårn', strandlia);
  person(scene, 'dublett-original', 'Ekte|Tvillingtårn', 'kvinne', {
    ...familie.barn,
    fodselsdato,
    elevforhold: elevVed(scene, strandlia, 3, 'A'),
  });
  person(scene, 'dublett', 'Ekte|Tvillingtårn', 'kvinne', {
    ...familie.barn,
    fodselsdato,
    identifikator: plass.serie.dNummer(fodselsdato, 'kvinne'),
    identifikatortype: 'dNummer',
    personstatus: 'midlertidig',
    dublettAv: 'dublett-original',
  });
}

function navn(scene: Scene): void {
  const { solsiden, oyvaer } = scene;
  // Folkeregisteret allows 200 characters in a part of a name.
  const langt = 'Overveldendeuendeligutholdendesammenhengende'.repeat(5).slice(0, 200);
  elev(scene, 'langt-navn', `${langt}|Skjærgårdsbåtbyggerlærlingforening-Nordkappfjellovergangen`, 'mann', [solsiden, 6, 'B']);
  elev(scene, 'samisk-navn', 'Čáppa Ŋealgi|Guovssahas-Bárru', 'kvinne', [oyvaer, 4, 'A']);
  elev(scene, 'bindestrek-navn', 'Lys-Blid|Skog-Berg', 'mann', [oyvaer, 4, 'B']);
  elev(scene, 'apostrof-navn', "D'Artig|O'Fjell", 'kvinne', [oyvaer, 6, 'A']);
}

function fodsler(scene: Scene): void {
  const { solsiden, plass } = scene;
  const familie = parMedFelles(scene, 'nyfodt', 'Snøfnugg', solsiden);
  person(scene, 'nyfodt', '*PIKE|Snøfnugg', 'kvinne', {
    ...familie.barn,
    fodselsdato: dagerEtter(plass.dato, -6),
    personstatus: 'foedselsregistrert',
    ajourholdt: `${dagerEtter(plass.dato, -4)}T06:00:00Z`,
  });

  // The register delivers a stillborn child with the relation BARN (F-04). It must never become a pupil or appear in a list.
  const hjem = hjemVed(scene, solsiden);
  const mor = voksen(scene, 'dodfodt-mor', 'Sår|Hvitveis', 'kvinne', hjem);
  person(scene, 'dodfodt', 'BARN|Hvitveis', 'kvinne', {
    fodselsdato: `${plass.skolear - 6}-03-14`,
    dodsdato: `${plass.skolear - 6}-03-14`,
    identifikator: null,
    personstatus: 'doed',
    dodfodt: true,
    foreldre: foreldre(mor),
  });
  person(scene, 'dodfodt-mor.barn', 'Lunken|Hvitveis', 'mann', {
    fodselsdato: fodtForTrinn(scene, 3, '05-25'),
    adresser: [hjem],
    foreldre: foreldre(mor),
    foreldreansvar: ansvar('mor', mor),
    elevforhold: elevVed(scene, solsiden, 3, 'A'),
  });
}

function status(scene: Scene): void {
  const { nordbygda, strandlia, plass } = scene;
  const t = tilfeldig(7);
  const mor = voksen(scene, 'utflyttet-forelder.mor', 'Sedvanlig|Stasjon', 'kvinne', hjemVed(scene, nordbygda));
  const far = voksen(scene, 'utflyttet-forelder', 'Bortreist|Vogn', 'mann', utenlandskAdresse(`${plass.skolear}-02-01`), {
    personstatus: 'utflyttet',
  });
  person(scene, 'utflyttet-forelder.barn', 'Drømmende|Stasjon', 'kvinne', {
    fodselsdato: fodtForTrinn(scene, 6, '10-30'),
    adresser: mor.adresser,
    foreldre: foreldre(mor, far),
    foreldreansvar: ansvar('felles', mor, far),
    elevforhold: elevVed(scene, nordbygda, 6, 'A'),
  });
  elev(scene, 'elev-flyttet-ut', 'Rutete|Sprettert', 'mann', [strandlia, 7, 'A'], {
    adresser: [adresseINabokommune(t, `${plass.skolear}-10-01`)],
    elevforhold: elevVed(scene, strandlia, 7, 'A', { til: `${plass.skolear}-09-30` }),
  });
  elev(scene, 'gjesteelev', 'Stripete|Drage', 'kvinne', [strandlia, 6, 'A'], {
    adresser: [adresseINabokommune(t, `${plass.skolear - 3}-05-01`)],
  });
  elev(scene, 'ukjent-bosted', 'Vindfull|Sky', 'mann', [strandlia, 2, 'A'], {
    adresser: [
      {
        type: 'bosted',
        gradering: 'ugradert',
        gatenavn: null,
        husnummer: null,
        postnummer: '',
        poststed: '',
        kommunenummer: '9901',
        fra: `${plass.skolear}-09-01`,
      },
    ],
  });
  elev(scene, 'avdod-elev', 'Elsket|Stjerne', 'kvinne', [strandlia, 6, 'B'], {
    personstatus: 'doed',
    dodsdato: dagerEtter(plass.dato, -40),
    elevforhold: elevVed(scene, strandlia, 6, 'B', { til: dagerEtter(plass.dato, -40) }),
  });
}

function aldre(scene: Scene): void {
  const { nordbygda, ungdom, oyvaer, plass } = scene;
  const bursdag = (alder: number): string => {
    const dag = plass.dato.slice(5) === '02-29' ? '02-28' : plass.dato.slice(5);
    return `${Number(plass.dato.slice(0, 4)) - alder}-${dag}`;
  };
  elev(scene, 'fyller-15-i-dag', 'Etterpåklok|Lyn', 'mann', [ungdom, 10, 'C'], { fodselsdato: bursdag(15) });
  // Turning 16 in 10. trinn: must not fall out of a 0–16 extract's sync while still a pupil (rules 2.4).
  elev(scene, 'fyller-16', 'Omsider|Torden', 'kvinne', [oyvaer, 10, 'A'], { fodselsdato: bursdag(16) });
  elev(scene, 'fyller-18-i-dag', 'Myndig|Regntung', 'mann', [ungdom, 10, 'D'], { fodselsdato: bursdag(18) });
  elev(scene, 'eldre-enn-trinnet', 'Sen|Åker', 'kvinne', [nordbygda, 1, 'A'], { fodselsdato: fodtForTrinn(scene, 2, '12-30') });
  elev(scene, 'starter-neste-ar', 'Forventningsrik|Kjelke', 'mann', [nordbygda, 1, 'A'], {
    fodselsdato: fodtForTrinn(scene, 0, '03-01'),
    elevforhold: undefined,
  });
}
