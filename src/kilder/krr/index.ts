import { kilde } from '#grunn/kilde/index.ts';
import { KrrUtveksling } from './kontrakt.ts';
import { oversettUtveksling } from './oversett.ts';

/** Kontakt- og reservasjonsregisteret: their format stops here. */
export const krr = kilde({
  navn: 'krr',
  eier: 'Digitaliseringsdirektoratet',
  formal: 'Kontakt mellom skole og heim: e-post og mobil til foresatte og ansatte, og hvem som kan varsles digitalt om vedtak',
  hjemmel: 'eForvaltningsforskriften §§ 8, 15 a og 29–32',
  kontrakt: KrrUtveksling,
  oversett: oversettUtveksling,
});

/** Where people correct their own entry; the return address must be registered with Digdir beforehand. */
export const MIN_PROFIL = 'https://minprofil.kontaktregisteret.no/';

export { lagFiksKrrKlient } from './klient-fiks.ts';
export type { FiksKrrvalg } from './klient-fiks.ts';
export { lagKrrKlient } from './klient.ts';
export type { Bolkutfall, KrrKlient, Krrvalg } from './klient.ts';
export { lesEpost, lesMobil, lesTid } from './lesing.ts';
export type { Kanal, Kontaktoppforing, Kontaktsvar } from './modell.ts';
export { oversettSvar } from './oversett.ts';
export { fersk, FERSKHET_MANEDER, vurderKontakt } from './regler.ts';
export type { Kanalnavn, Kanalvurdering, Kontakttilstand, Kontaktvurdering, Oppslag, Portaltekst } from './regler.ts';
