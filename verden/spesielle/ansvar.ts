// Who may act for a child: every kind of foreldreansvar, two homes, foster home, siblings across schools (rules.md 2).
import { dagerEtter } from '../tid.ts';
import {
  ansvar,
  elevVed,
  fodtForAlder,
  fodtForTrinn,
  foreldre,
  gift,
  hjemVed,
  parMedFelles,
  person,
  voksen,
  type Scene,
} from './oppsett.ts';

/** All children whose situation at home is special, with the adults around them. */
export function byggAnsvar(scene: Scene): void {
  foreldrene(scene);
  andreEnnForeldre(scene);
  toHjem(scene);
  sosken(scene);
  dodsfallOgFeil(scene);
}

function foreldrene(scene: Scene): void {
  const { nordbygda, solsiden } = scene;
  const felles = parMedFelles(scene, 'felles-ansvar', 'Vidde', nordbygda);
  person(scene, 'felles-ansvar', 'Lystig|Vidde', 'kvinne', {
    ...felles.barn,
    fodselsdato: fodtForTrinn(scene, 2, '03-12'),
    elevforhold: elevVed(scene, nordbygda, 2, 'A'),
  });

  const mor = voksen(scene, 'ene-ansvar-mor.mor', 'Modig|Fjære', 'kvinne', hjemVed(scene, solsiden));
  person(scene, 'ene-ansvar-mor', 'Kvikk|Fjære', 'mann', {
    fodselsdato: fodtForTrinn(scene, 4, '06-21'),
    adresser: mor.adresser,
    foreldre: foreldre(mor),
    foreldreansvar: ansvar('mor', mor),
    elevforhold: elevVed(scene, solsiden, 4, 'A'),
  });

  const far = voksen(scene, 'ene-ansvar-far.far', 'Sindig|Knaus', 'mann', hjemVed(scene, solsiden));
  const utenAnsvar = voksen(scene, 'ene-ansvar-far.mor', 'Fjern|Tind', 'kvinne', hjemVed(scene, nordbygda));
  person(scene, 'ene-ansvar-far', 'Ivrig|Knaus', 'kvinne', {
    fodselsdato: fodtForTrinn(scene, 5, '08-08'),
    adresser: far.adresser,
    foreldre: foreldre(utenAnsvar, far),
    foreldreansvar: ansvar('far', far),
    elevforhold: elevVed(scene, solsiden, 5, 'A'),
  });

  const hjem = hjemVed(scene, nordbygda);
  const fodemor = voksen(scene, 'to-modre.mor', 'Varm|Seter', 'kvinne', hjem);
  const medmor = voksen(scene, 'to-modre.medmor', 'Lun|Stabbur', 'kvinne', hjem);
  gift(fodemor, medmor);
  person(scene, 'to-modre', 'Blid|Seter', 'mann', {
    fodselsdato: fodtForTrinn(scene, 3, '12-01'),
    adresser: [hjem],
    foreldre: [
      { person: fodemor.id, rolle: 'mor' },
      { person: medmor.id, rolle: 'medmor' },
    ],
    foreldreansvar: ansvar('felles', fodemor, medmor),
    elevforhold: elevVed(scene, nordbygda, 3, 'B'),
  });

  const fedrehjem = hjemVed(scene, nordbygda);
  const far1 = voksen(scene, 'to-fedre.far-1', 'Stolt|Brygge-Skjær', 'mann', fedrehjem);
  const far2 = voksen(scene, 'to-fedre.far-2', 'Raus|Skjær', 'mann', fedrehjem);
  gift(far1, far2);
  person(scene, 'to-fedre', 'Munter|Skjær', 'kvinne', {
    fodselsdato: fodtForTrinn(scene, 1, '02-02'),
    adresser: [fedrehjem],
    foreldre: foreldre(far1, far2),
    foreldreansvar: ansvar('felles', far1, far2),
    elevforhold: elevVed(scene, nordbygda, 1, 'B'),
  });
}

function andreEnnForeldre(scene: Scene): void {
  const { strandlia, oyvaer, plass } = scene;
  const besteforelder = voksen(scene, 'besteforelder-med-ansvar', 'Gavmild|Lund', 'kvinne', hjemVed(scene, strandlia), {
    fodselsdato: fodtForAlder(scene, 68, '10-19'),
  });
  const mor = voksen(scene, 'ansvar-andre.mor', 'Sliten|Lund', 'kvinne', hjemVed(scene, oyvaer));
  person(scene, 'ansvar-andre', 'Tapper|Lund', 'mann', {
    fodselsdato: fodtForTrinn(scene, 6, '04-30'),
    adresser: besteforelder.adresser,
    foreldre: foreldre(mor),
    foreldreansvar: ansvar('andre', besteforelder),
    elevforhold: elevVed(scene, strandlia, 6, 'A'),
  });

  person(scene, 'ansvar-organisasjon', 'Våken|Fakkel', 'kvinne', {
    fodselsdato: fodtForTrinn(scene, 8, '01-29'),
    adresser: [hjemVed(scene, scene.ungdom, { gradering: 'klientadresse' })],
    foreldre: foreldre(mor),
    foreldreansvar: [{ ansvar: 'andre', organisasjon: plass.barnevern.organisasjonsnummer }],
    elevforhold: elevVed(scene, scene.ungdom, 8, 'B'),
  });

  const utenlandsk = voksen(scene, 'ansvar-uten-identifikator.mor', 'Glad|Duggdråpe', 'kvinne', hjemVed(scene, oyvaer), {
    statsborgerskap: ['UKR'],
  });
  person(scene, 'ansvar-uten-identifikator', 'Nysgjerrig|Duggdråpe', 'kvinne', {
    fodselsdato: fodtForTrinn(scene, 3, '07-07'),
    adresser: utenlandsk.adresser,
    statsborgerskap: ['UKR'],
    foreldre: foreldre(utenlandsk),
    foreldreansvar: [
      ...ansvar('felles', utenlandsk),
      {
        ansvar: 'felles',
        utenIdentifikator: {
          navn: 'Langveisfarende Duggdråpe',
          fodselsdato: fodtForAlder(scene, 42, '02-14'),
          statsborgerskap: 'UKR',
          kjonn: 'mann',
        },
      },
    ],
    elevforhold: elevVed(scene, oyvaer, 3, 'A'),
  });

  const ukjent = voksen(scene, 'ansvar-ukjent.mor', 'Utydelig|Tåkelur', 'kvinne', hjemVed(scene, oyvaer));
  person(scene, 'ansvar-ukjent', 'Uklar|Tåkelur', 'mann', {
    fodselsdato: fodtForTrinn(scene, 5, '05-05'),
    adresser: ukjent.adresser,
    foreldre: foreldre(ukjent),
    foreldreansvar: [{ ansvar: 'ukjent' }],
    elevforhold: elevVed(scene, oyvaer, 5, 'A'),
  });

  // The parents keep joint foreldreansvar in the register after omsorgsovertakelse; the foster home shows only as the address.
  const fosterhjem = hjemVed(scene, strandlia);
  const fostermor = voksen(scene, 'fostermor', 'Tålmodig|Peis', 'kvinne', fosterhjem, {
    fodselsdato: fodtForAlder(scene, 51, '03-30'),
  });
  const fosterfar = voksen(scene, 'fosterfar', 'Trofast|Peis', 'mann', fosterhjem, {
    fodselsdato: fodtForAlder(scene, 53, '11-11'),
  });
  gift(fostermor, fosterfar);
  const opphav = parMedFelles(scene, 'fosterbarn', 'Vindfall', oyvaer);
  person(scene, 'fosterbarn', 'Årvåken|Vindfall', 'mann', {
    ...opphav.barn,
    adresser: [fosterhjem],
    fodselsdato: fodtForTrinn(scene, 4, '09-02'),
    fosterforeldre: [fostermor.id, fosterfar.id],
    elevforhold: elevVed(scene, strandlia, 4, 'A'),
  });
}

function toHjem(scene: Scene): void {
  const { solsiden, strandlia, plass } = scene;
  for (const [id, fornavn, til] of [
    ['delt-bosted', 'Smidig', undefined],
    ['delt-bosted-utlopt', 'Seig', `${plass.skolear}-06-30`],
  ] as const) {
    const hosMor = hjemVed(scene, solsiden);
    const hosFar = hjemVed(scene, strandlia);
    const mor = voksen(scene, `${id}.mor`, 'Ærlig|Odde', 'kvinne', hosMor);
    const far = voksen(scene, `${id}.far`, 'Oppriktig|Holme', 'mann', hosFar);
    person(scene, id, `${fornavn}|Odde`, 'kvinne', {
      fodselsdato: fodtForTrinn(scene, 5, '10-17'),
      adresser: [hosMor, { ...hosFar, type: 'deltBosted', ...(til === undefined ? {} : { til }) }],
      foreldre: foreldre(mor, far),
      foreldreansvar: ansvar('felles', mor, far),
      elevforhold: elevVed(scene, solsiden, 5, 'B'),
    });
  }
}

function sosken(scene: Scene): void {
  const { strandlia, ungdom, oyvaer } = scene;
  const tvillinger = parMedFelles(scene, 'tvilling-a', 'Kilde', strandlia);
  for (const [id, fornavn, kjonn, bokstav] of [
    ['tvilling-a', 'Søt', 'kvinne', 'A'],
    ['tvilling-b', 'Salt', 'mann', 'B'],
  ] as const) {
    person(scene, id, `${fornavn}|Kilde`, kjonn, {
      ...tvillinger.barn,
      fodselsdato: fodtForTrinn(scene, 4, '05-17'),
      elevforhold: elevVed(scene, strandlia, 4, bokstav),
    });
  }

  const mor = voksen(scene, 'halvsosken-mor', 'Framsynt|Selje', 'kvinne', hjemVed(scene, oyvaer), {
    fodselsdato: fodtForAlder(scene, 40, '01-20'),
  });
  const far1 = voksen(scene, 'halvsosken-eldre.far', 'Høflig|Gran', 'mann', hjemVed(scene, ungdom));
  const far2 = voksen(scene, 'halvsosken-yngre.far', 'Godslig|Ask', 'mann', mor.adresser[0] as (typeof mor.adresser)[number]);
  person(scene, 'halvsosken-eldre', 'Skarp|Gran', 'mann', {
    fodselsdato: fodtForTrinn(scene, 9, '06-06'),
    adresser: far1.adresser,
    foreldre: foreldre(mor, far1),
    foreldreansvar: ansvar('felles', mor, far1),
    elevforhold: elevVed(scene, ungdom, 9, 'C'),
  });
  person(scene, 'halvsosken-yngre', 'Myk|Ask', 'kvinne', {
    fodselsdato: fodtForTrinn(scene, 2, '12-24'),
    adresser: mor.adresser,
    foreldre: foreldre(mor, far2),
    foreldreansvar: ansvar('felles', mor, far2),
    elevforhold: elevVed(scene, oyvaer, 2, 'A'),
  });

  const hjem = hjemVed(scene, strandlia);
  const travel = voksen(scene, 'to-skoler-forelder', 'Omstendelig|Mølle', 'kvinne', hjem);
  const far = voksen(scene, 'to-skoler-forelder.far', 'Grundig|Mølle', 'mann', hjem);
  gift(travel, far);
  for (const [id, fornavn, skole, arstrinn] of [
    ['to-skoler-forelder.yngst', 'Lett', strandlia, 5],
    ['to-skoler-forelder.eldst', 'Tung', ungdom, 8],
  ] as const) {
    person(scene, id, `${fornavn}|Mølle`, 'kvinne', {
      fodselsdato: fodtForTrinn(scene, arstrinn, '02-11'),
      adresser: [hjem],
      foreldre: foreldre(travel, far),
      foreldreansvar: ansvar('felles', travel, far),
      elevforhold: elevVed(scene, skole, arstrinn, 'A'),
    });
  }
}

function dodsfallOgFeil(scene: Scene): void {
  const { nordbygda, solsiden, plass } = scene;
  // The death is a week old, and the register has not yet ended the father's foreldreansvar (A16).
  const hjem = hjemVed(scene, nordbygda);
  const enke = voksen(scene, 'etterlatt-barn.mor', 'Stille|Tjern', 'kvinne', hjem);
  const avdod = voksen(scene, 'avdod-forelder', 'Savnet|Tjern', 'mann', hjem, {
    personstatus: 'doed',
    dodsdato: dagerEtter(plass.dato, -7),
  });
  gift(enke, avdod);
  person(scene, 'etterlatt-barn', 'Tankefull|Tjern', 'kvinne', {
    fodselsdato: fodtForTrinn(scene, 7, '03-22'),
    adresser: [hjem],
    foreldre: foreldre(enke, avdod),
    foreldreansvar: ansvar('felles', enke, avdod),
    elevforhold: elevVed(scene, nordbygda, 7, 'B'),
  });

  const dobbel = parMedFelles(scene, 'dobbel-ansvarsrad', 'Speil', solsiden);
  person(scene, 'dobbel-ansvarsrad', 'Tvetydig|Speil', 'mann', {
    ...dobbel.barn,
    fodselsdato: fodtForTrinn(scene, 6, '09-09'),
    dobbelAnsvarsrad: true,
    elevforhold: elevVed(scene, solsiden, 6, 'A'),
  });

  // Joint in the register, but a court has forbidden contact: only the kommune's own decision says so (A04).
  const mor = voksen(scene, 'besoksforbud-barn.mor', 'Fredelig|Løe', 'kvinne', hjemVed(scene, solsiden));
  const far = voksen(scene, 'besoksforbud-forelder', 'Uforutsigbar|Grind', 'mann', hjemVed(scene, nordbygda));
  person(scene, 'besoksforbud-barn', 'Beskjeden|Løe', 'kvinne', {
    fodselsdato: fodtForTrinn(scene, 3, '01-15'),
    adresser: mor.adresser,
    foreldre: foreldre(mor, far),
    foreldreansvar: ansvar('felles', mor, far),
    lokalSkjerming: 'besøksforbud for far',
    elevforhold: elevVed(scene, solsiden, 3, 'B'),
  });
}
