// Protected people. Their street, phone and e-mail are found nowhere else in the world, so a leak can be searched for.
import type { Verdensperson } from '../modell.ts';
import { sperretPostadresse } from '../steder.ts';
import { aktivKrr, ansvar, elevVed, fodtForTrinn, foreldre, hjemVed, person, voksen, type Scene } from './oppsett.ts';

/** kode 6, kode 7, klientadresse, and the child whose protection the kommune decides before the register knows. */
export function byggVern(scene: Scene): void {
  kode6(scene);
  kode7(scene);
  const { solsiden, strandlia } = scene;

  const klient = hjemVed(scene, strandlia, { gatenavn: 'Klientkanarivegen', gradering: 'klientadresse' });
  const mor = voksen(scene, 'klientadresse-barn.mor', 'Ubekymret|Fløyte', 'kvinne', klient);
  person(scene, 'klientadresse-barn', 'Kunstferdig|Fløyte', 'mann', {
    fodselsdato: fodtForTrinn(scene, 6, '06-15'),
    adresser: [klient],
    foreldre: foreldre(mor),
    foreldreansvar: ansvar('mor', mor),
    elevforhold: elevVed(scene, strandlia, 6, 'B'),
  });

  const lokalt = hjemVed(scene, solsiden, { gatenavn: 'Lokalkanarigata' });
  const flyktet = voksen(scene, 'lokal-skjerming-forelder', 'Uforferdet|Trane', 'kvinne', lokalt, {
    krr: aktivKrr(scene, 'lokalkanari'),
    lokalSkjerming: 'politiet vurderer adressesperre',
  });
  const far = voksen(scene, 'lokal-skjerming-barn.far', 'Brå|Jerv', 'mann', hjemVed(scene, strandlia));
  person(scene, 'lokal-skjerming-barn', 'Forunderlig|Trane', 'kvinne', {
    fodselsdato: fodtForTrinn(scene, 5, '11-02'),
    adresser: [lokalt],
    foreldre: foreldre(flyktet, far),
    foreldreansvar: ansvar('felles', flyktet, far),
    lokalSkjerming: 'politiet vurderer adressesperre',
    elevforhold: elevVed(scene, solsiden, 5, 'A'),
  });
}

function kode6(scene: Scene): void {
  const { nordbygda, strandlia, plass } = scene;
  const adresse = sperretPostadresse(`${plass.skolear - 2}-02-01`);
  const mor = voksen(scene, 'kode-6-forelder', 'Hemmelig|Nordlys', 'kvinne', adresse, {
    adressebeskyttelse: 'strengtFortrolig',
    krr: aktivKrr(scene, 'kode6kanari'),
  });
  const far = voksen(scene, 'kode-6-barn.far', 'Streng|Jerv', 'mann', hjemVed(scene, strandlia));
  person(scene, 'kode-6-barn', 'Lukket|Nordlys', 'kvinne', {
    fodselsdato: fodtForTrinn(scene, 4, '03-08'),
    adressebeskyttelse: 'strengtFortrolig',
    adresser: [adresse],
    foreldre: foreldre(mor, far),
    foreldreansvar: ansvar('mor', mor),
    elevforhold: elevVed(scene, nordbygda, 4, 'B'),
  });

  // Graded this week: no bosted any more, so the next extract on kommunenummer leaves the pupil out, as if they had moved.
  const ny = sperretPostadresse(plass.dato);
  const forelder = voksen(scene, 'kode-6-forsvinner.mor', 'Usynlig|Komet', 'kvinne', ny, {
    adressebeskyttelse: 'strengtFortrolig',
  });
  person(scene, 'kode-6-forsvinner', 'Gjennomsiktig|Komet', 'mann', {
    fodselsdato: fodtForTrinn(scene, 5, '07-28'),
    adressebeskyttelse: 'strengtFortrolig',
    adresser: [ny],
    foreldre: foreldre(forelder),
    foreldreansvar: ansvar('mor', forelder),
    elevforhold: elevVed(scene, strandlia, 5, 'B'),
    ajourholdt: `${plass.dato}T05:30:00Z`,
  });
}

function kode7(scene: Scene): void {
  const { nordbygda, solsiden } = scene;
  const skjult = hjemVed(scene, nordbygda, { gatenavn: 'Kanarifuglsvingen', gradering: 'fortrolig' });
  const mor = voksen(scene, 'kode-7-forelder', 'Halvåpen|Lerke', 'kvinne', skjult, {
    adressebeskyttelse: 'fortrolig',
    krr: aktivKrr(scene, 'kode7kanari'),
  });
  // Joint foreldreansvar all the same: he may see the child, never the mother's name, address or phone (A21).
  const far: Verdensperson = voksen(scene, 'kode-7-annen-forelder', 'Forsinket|Trost', 'mann', hjemVed(scene, solsiden));
  person(scene, 'kode-7-barn', 'Dempet|Lerke', 'mann', {
    fodselsdato: fodtForTrinn(scene, 2, '08-19'),
    adressebeskyttelse: 'fortrolig',
    adresser: [skjult],
    foreldre: foreldre(mor, far),
    foreldreansvar: ansvar('felles', mor, far),
    elevforhold: elevVed(scene, nordbygda, 2, 'B'),
  });
}
