import { flertall, lagTekster } from '#web/tekster/index.ts';
import type { Ruteavvik } from './modell.ts';

/** What about a calendar somebody should look at, as a sentence. */
const avvikNb = (a: Ruteavvik): string => {
  switch (a.kode) {
    case 'for_fa_dager':
      return `Skoleruta har ${a.dager} skoledager. Opplæringslova § 14-1 krever 38 uker, som er ${a.krav} dager: legg til ${flertall('nb', a.krav - a.dager, 'dag', 'dager')}.`;
    case 'for_lang':
      return `Skoleåret strekker seg over ${a.uker} uker. Opplæringslova § 14-1 tillater ${a.krav}.`;
    case 'fri_utenfor':
      return `«${a.navn}» ligger utenfor skoleåret.`;
    case 'fri_overlapper':
      return `«${a.navn}» og «${a.annen}» ligger over hverandre.`;
  }
};
const avvikNn = (a: Ruteavvik): string => {
  switch (a.kode) {
    case 'for_fa_dager':
      return `Skuleruta har ${a.dager} skuledagar. Opplæringslova § 14-1 krev 38 veker, som er ${a.krav} dagar: legg til ${flertall('nn', a.krav - a.dager, 'dag', 'dagar')}.`;
    case 'for_lang':
      return `Skuleåret strekkjer seg over ${a.uker} veker. Opplæringslova § 14-1 tillèt ${a.krav}.`;
    case 'fri_utenfor':
      return `«${a.navn}» ligg utanfor skuleåret.`;
    case 'fri_overlapper':
      return `«${a.navn}» og «${a.annen}» ligg over kvarandre.`;
  }
};

/** The texts of schools and calendars. */
export const tekst = lagTekster({
  nb: {
    tittel: 'Skoler',
    kommunen: 'Kommunen',
    skole: 'Skole',
    trinn: 'Trinn',
    elever: 'Elever',
    klasser: 'Klasser',
    malform: 'Hovedmål',
    malformer: { nb: 'Bokmål', nn: 'Nynorsk' } as Record<string, string>,
    nedlagt: 'Nedlagt',
    ingen: 'Ingen skoler er lest inn.',
    ingenOm: 'Skolene hentes fra Nasjonalt skoleregister hver natt.',
    kommunerute: 'Kommunens skolerute',
    fakta: 'Om skolen',
    adresse: 'Adresse',
    type: 'Skoletype',
    fraNsr: 'Hentet fra Nasjonalt skoleregister',
    orgnr: 'Organisasjonsnummer',
    rute: 'Skolerute',
    rutetittel: (ar: string) => `Skolerute ${ar}`,
    forsteSkoledag: 'Første skoledag',
    sisteSkoledag: 'Siste skoledag',
    andreTerminFra: 'Andre termin begynner',
    termin: (n: number) => `${n}. termin`,
    skoledager: 'Skoledager',
    ialt: (dager: number) => `${flertall('nb', dager, 'skoledag', 'skoledager')} i alt`,
    fri: 'Fri og ferie',
    fra: 'Fra',
    til: 'Til',
    navn: 'Hva',
    slag: 'Slag',
    slagene: { ferie: 'Ferie', fridag: 'Fridag', planleggingsdag: 'Planleggingsdag' },
    helligdager: 'Helger og helligdager er regnet med, og skal ikke stå her.',
    folgerKommunen: 'Skolen følger kommunens skolerute.',
    egen: 'Skolen har sin egen skolerute.',
    ikkeBestemt: 'Skoleruta er ikke bestemt ennå.',
    forslag: 'Dette er et forslag. Rett det, og lagre.',
    endre: 'Endre skoleruta',
    lagre: 'Lagre skoleruta',
    somKommunens: 'Blir den lik kommunens, følger skolen kommunens.',
    rad: (n: number, hva: string) => `${hva}, rad ${n}`,
    lagret: 'Skoleruta er lagret.',
    angre: 'Angre',
    angret: 'Skoleruta er som den var.',
    planlegges: 'Neste skoleår er under planlegging. Bare ledere og kontor ser det.',
    grupper: 'Klasser og grupper',
    avvik: avvikNb,
  },
  nn: {
    tittel: 'Skular',
    kommunen: 'Kommunen',
    skole: 'Skule',
    trinn: 'Trinn',
    elever: 'Elevar',
    klasser: 'Klassar',
    malform: 'Hovudmål',
    malformer: { nb: 'Bokmål', nn: 'Nynorsk' },
    nedlagt: 'Nedlagd',
    ingen: 'Ingen skular er lesne inn.',
    ingenOm: 'Skulane blir henta frå Nasjonalt skuleregister kvar natt.',
    kommunerute: 'Skuleruta til kommunen',
    fakta: 'Om skulen',
    adresse: 'Adresse',
    type: 'Skuletype',
    fraNsr: 'Henta frå Nasjonalt skuleregister',
    orgnr: 'Organisasjonsnummer',
    rute: 'Skulerute',
    rutetittel: (ar: string) => `Skulerute ${ar}`,
    forsteSkoledag: 'Første skuledag',
    sisteSkoledag: 'Siste skuledag',
    andreTerminFra: 'Andre termin byrjar',
    termin: (n: number) => `${n}. termin`,
    skoledager: 'Skuledagar',
    ialt: (dager: number) => `${flertall('nn', dager, 'skuledag', 'skuledagar')} i alt`,
    fri: 'Fri og ferie',
    fra: 'Frå',
    til: 'Til',
    navn: 'Kva',
    slag: 'Slag',
    slagene: { ferie: 'Ferie', fridag: 'Fridag', planleggingsdag: 'Planleggingsdag' },
    helligdager: 'Helger og heilagdagar er rekna med, og skal ikkje stå her.',
    folgerKommunen: 'Skulen følgjer skuleruta til kommunen.',
    egen: 'Skulen har si eiga skulerute.',
    ikkeBestemt: 'Skuleruta er ikkje fastsett enno.',
    forslag: 'Dette er eit framlegg. Rett det, og lagre.',
    endre: 'Endre skuleruta',
    lagre: 'Lagre skuleruta',
    somKommunens: 'Blir ho lik kommunen si, følgjer skulen kommunen si.',
    rad: (n: number, hva: string) => `${hva}, rad ${n}`,
    lagret: 'Skuleruta er lagra.',
    angre: 'Angre',
    angret: 'Skuleruta er som ho var.',
    planlegges: 'Neste skuleår er under planlegging. Berre leiarar og kontor ser det.',
    grupper: 'Klassar og grupper',
    avvik: avvikNn,
  },
});
