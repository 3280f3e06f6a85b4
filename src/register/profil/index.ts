export { minProfil, trengerKontakt } from './profil.ts';
export { oppdaterMinKontakt } from './handlinger/oppdater.ts';
export { angreJobbtelefon, endreJobbtelefon } from './handlinger/jobbtelefon.ts';
export { profilRuter } from './ruter.ts';
export { profilTilgang } from './tilgang.ts';
