// The people the descriptions of the system tell about by name.
import { nyAnsatt, stilling } from '../ansatte.ts';
import type { Verdensperson, Verdensskole } from '../modell.ts';
import {
  aktivKrr,
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

/** Baug's family, the staff around the class, and the pupils of the class report. */
export function byggKjente(scene: Scene): void {
  baugsFamilie(scene);
  ansatteVedSkolene(scene);
  elevene(scene);
}

function baugsFamilie(scene: Scene): void {
  const { nordbygda, ungdom, plass } = scene;
  const hjem = hjemVed(scene, nordbygda);
  const anita = voksen(scene, 'anita', 'Anita|Skoleleder', 'kvinne', hjem, { krr: aktivKrr(scene, 'anita') });
  anita.ansatt = nyAnsatt(anita, 1, [
    stilling('avdelingsleder', {
      stillingsnummer: '100001-1',
      skole: ungdom.organisasjonsnummer,
      fra: `${plass.skolear - 6}-08-01`,
    }),
  ]);
  const leite = voksen(scene, 'leite', 'Bård|Leite', 'mann', hjemVed(scene, scene.solsiden), {
    mellomnavn: 'Øyvind',
    krr: aktivKrr(scene, 'bard', { mobil: false }),
  });
  voksen(scene, 'stefar', 'Trygg|Brygge', 'mann', hjem);
  person(scene, 'baug', 'Konkurransedyktig|Baug', 'mann', {
    fodselsdato: fodtForTrinn(scene, 6, '05-20'),
    adresser: [hjem],
    foreldre: foreldre(anita, leite),
    foreldreansvar: ansvar('mor', anita),
    elevforhold: elevVed(scene, nordbygda, 6, 'A'),
  });
}

function ansatteVedSkolene(scene: Scene): void {
  const { nordbygda, ungdom, plass } = scene;
  const fra = `${plass.skolear - 5}-08-01`;
  const ansatt = (id: string, navn: string, kjonn: 'kvinne' | 'mann', skole: Verdensskole, alder: number): Verdensperson =>
    voksen(scene, id, navn, kjonn, hjemVed(scene, skole), { fodselsdato: fodtForAlder(scene, alder, nesteBursdag(scene)) });

  const lars = ansatt('lars', 'Lars|Leder', 'mann', nordbygda, 52);
  lars.ansatt = nyAnsatt(lars, 2, [
    stilling('rektor', { stillingsnummer: '100002-1', skole: nordbygda.organisasjonsnummer, fra }),
  ]);

  const astrid = ansatt('astrid', 'Astrid|Assistent', 'kvinne', nordbygda, 47);
  astrid.ansatt = nyAnsatt(astrid, 3, [
    stilling('skolekonsulent', { stillingsnummer: '100003-1', skole: nordbygda.organisasjonsnummer, fra }),
  ]);

  const felicia = ansatt('felicia', 'Felicia|Ansatt', 'kvinne', nordbygda, 34);
  felicia.ansatt = nyAnsatt(felicia, 4, [
    stilling('adjunkt', {
      stillingsnummer: '100004-1',
      skole: nordbygda.organisasjonsnummer,
      fra,
      kontaktlarerFor: ['6A'],
      underviser: [
        { klasse: '6A', fag: 'norsk' },
        { klasse: '6A', fag: 'matematikk' },
      ],
    }),
  ]);

  const lilly = ansatt('lilly', 'Lilly|Lektor', 'kvinne', ungdom, 29);
  lilly.ansatt = nyAnsatt(lilly, 5, [
    stilling('lektor', {
      stillingsnummer: '100005-1',
      skole: ungdom.organisasjonsnummer,
      fra,
      underviser: [
        { klasse: '8A', fag: 'norsk' },
        { klasse: '8B', fag: 'norsk' },
        { klasse: '8A', fag: 'samfunnsfag' },
        { klasse: '8A', fag: 'utdanningsvalg' },
      ],
    }),
  ]);

  const lisabeth = ansatt('lisabeth', 'Lisabeth|Lærer', 'kvinne', ungdom, 44);
  lisabeth.ansatt = nyAnsatt(lisabeth, 6, [
    stilling('larer', { stillingsnummer: '100006-1', skole: ungdom.organisasjonsnummer, fra, kontaktlarerFor: ['9A'] }),
  ]);
}

function elevene(scene: Scene): void {
  const { nordbygda, solsiden, ungdom } = scene;
  const elever = [
    ['elev-1', 'Elev|1', 'kvinne', ungdom, 9, 'A', '05-27'],
    ['noytral-ballsko', 'Nøytral|Ballsko', 'mann', ungdom, 10, 'A', '03-03'],
    ['rask-herre', 'Rask|Herre', 'mann', nordbygda, 3, 'A', '09-14'],
    ['original-elev', 'Original|Elev', 'kvinne', nordbygda, 7, 'A', '11-30'],
    ['direkte-servitrise', 'Direkte|Servitrise', 'kvinne', ungdom, 9, 'B', '01-08'],
    ['rorete-avslutningsfest', 'Rørete|Avslutningsfest', 'mann', nordbygda, 6, 'B', '07-19'],
  ] as const;
  for (const [id, navn, kjonn, skole, arstrinn, bokstav, dag] of elever) {
    const familie = parMedFelles(scene, id, navn.split('|')[1] as string, skole);
    person(scene, id, navn, kjonn, {
      ...familie.barn,
      fodselsdato: fodtForTrinn(scene, arstrinn, dag),
      elevforhold: elevVed(scene, skole, arstrinn, bokstav),
    });
  }

  const sonne = voksen(scene, 'barmhjertig-sonne', 'Barmhjertig|Sonne', 'mann', hjemVed(scene, solsiden, { husbokstav: 'D' }), {
    krr: aktivKrr(scene, 'barmhjertig', { mobiltelefonnummer: '+4745111111' }),
  });
  person(scene, 'urolig-kaie', 'Urolig|Kaie', 'kvinne', {
    fodselsdato: fodtForTrinn(scene, 3, '02-25'),
    adresser: sonne.adresser,
    foreldre: foreldre(sonne),
    foreldreansvar: ansvar('far', sonne),
    elevforhold: elevVed(scene, solsiden, 3, 'A'),
  });

  // Ådel Grieg has given KRR no mobile number: the portal asks her to complete the entry (K21), and Skole has an old one by hand.
  const grieg = voksen(scene, 'adel-grieg', 'Ådel|Grieg', 'kvinne', hjemVed(scene, nordbygda), {
    krr: aktivKrr(scene, 'adel', { mobil: false }),
    manuellKontakt: { mobiltelefonnummer: '+4799999999', arbeidstelefon: '+4755500063' },
  });
  person(scene, 'veik-allianse', 'Veik|Allianse', 'kvinne', {
    fodselsdato: fodtForTrinn(scene, 1, '10-02'),
    adresser: grieg.adresser,
    foreldre: foreldre(grieg),
    foreldreansvar: ansvar('mor', grieg),
    elevforhold: elevVed(scene, nordbygda, 1, 'A'),
  });
}
