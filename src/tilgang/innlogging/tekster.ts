import { lagTekster } from '#web/tekster/index.ts';

const nb = {
  tittel: 'Velg hvem du er',
  ingress: 'Dette er en demo med oppdiktede mennesker. Ekte innlogging med ID-porten og Feide kommer senere.',
  sok: 'Søk etter navn',
  finn: 'Finn',
  forslag: 'Forslag',
  kommunen: 'Hele kommunen',
  skolen: 'På skolen',
  foresatte: 'Foresatte',
  elever: 'Elever',
  foresattTil: (barn: string) => `foresatt til ${barn}`,
  ingen: 'Ingen her ennå. Når den første innlesingen er ferdig, kommer menneskene av seg selv.',
  ingenTreff: 'Ingen med det navnet.',
};
const nn = {
  tittel: 'Vel kven du er',
  ingress: 'Dette er ein demo med oppdikta menneske. Ekte innlogging med ID-porten og Feide kjem seinare.',
  sok: 'Søk etter namn',
  finn: 'Finn',
  forslag: 'Forslag',
  kommunen: 'Heile kommunen',
  skolen: 'På skulen',
  foresatte: 'Føresette',
  elever: 'Elevar',
  foresattTil: (barn: string) => `føresett til ${barn}`,
  ingen: 'Ingen her enno. Når den første innlesinga er ferdig, kjem menneska av seg sjølve.',
  ingenTreff: 'Ingen med det namnet.',
};

export const tekst = lagTekster({ nb, nn });
