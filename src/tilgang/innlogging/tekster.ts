import { lagTekster } from '#web/tekster/index.ts';

const nb = {
  tittel: 'Logg inn',
  ingress: 'Velg hvordan du logger inn.',
  ingressHoyt: 'Det du skal åpne, gjelder noen som er særlig beskyttet. Logg inn på høyt nivå, så kommer du tilbake til siden.',
  ingressLast: (navn: string) => `Skjermen er låst. Logg inn igjen som ${navn} for å fortsette der du var.`,
  foresatt: 'Foresatt',
  ansatt: 'Ansatt',
  elev: 'Elev',
  med: (tilbyder: string) => `Logg inn med ${tilbyder}`,
  ingenValg: 'Ingen av måtene å logge inn på kan gi høyt nivå.',
  ingenValgOm: 'Systemforvalteren i kommunen kan sette opp BankID eller en annen innlogging på høyt nivå.',
  igjen: 'Prøv igjen',
  annen: 'Logg inn som en annen',
  loggUtHos: (tilbyder: string) => `Logg ut av ${tilbyder}`,
  avslag: {
    avbrutt: { tittel: 'Innloggingen ble avbrutt', om: 'Du er ikke logget inn. Prøv igjen når du vil.' },
    ugyldig: {
      tittel: 'Innloggingen er ikke gyldig lenger',
      om: 'Den var brukt før, tok mer enn ti minutter eller ble startet i en annen nettleser. Begynn på nytt.',
    },
    ikkeGodtatt: {
      tittel: 'Vi kunne ikke godta innloggingen',
      om: 'Svaret fra innloggingstjenesten stemte ikke. Prøv igjen. Skjer det flere ganger, si fra til systemforvalteren i kommunen.',
    },
    nede: {
      tittel: 'Innloggingstjenesten svarer ikke',
      om: 'Vi får ikke kontakt akkurat nå. Vent litt og prøv igjen. Haster det å melde fravær, ring skolen.',
    },
    forLavt: {
      tittel: 'Innloggingen er ikke sterk nok',
      om: 'Du logget inn på et lavere nivå enn det som trengs her. Prøv igjen og velg en innlogging på høyere nivå eller med to faktorer.',
    },
    manglerNummer: {
      tittel: 'Vi vet ikke hvem du er',
      om: 'Innloggingstjenesten oppga ikke fødselsnummer eller d-nummer. Logg inn med en elektronisk ID som er knyttet til nummeret ditt.',
    },
    ukjent: {
      tittel: 'Vi fant deg ikke her',
      om: 'Er du foresatt, ta kontakt med skolen, som kan se om du er registrert på barnet. Er du nyansatt, kommer tilgangen når stillingen er registrert i lønnssystemet. Ingenting er feil hos deg.',
    },
    stengt: {
      tittel: 'Kontoen er stengt',
      om: 'Kommunen har stengt denne innloggingen. Ta kontakt med systemforvalteren i kommunen.',
    },
    gjest: {
      tittel: 'Gjestekontoer slipper ikke inn',
      om: 'Logg inn med kontoen du har som ansatt i kommunen.',
    },
    forMange: {
      tittel: 'For mange forsøk',
      om: 'Det er gjort mange innlogginger herfra på kort tid. Vent ti minutter og prøv igjen.',
    },
  },
  utlogging: {
    tittel: 'Logger ut',
    om: (tilbyder: string) => `Du er logget ut her. Fullfør for å logge ut av ${tilbyder} også.`,
    knapp: 'Fullfør utloggingen',
    ferdig: 'Du er logget ut',
    ferdigOm: 'Lukk nettleseren hvis andre bruker den samme maskinen.',
    inn: 'Logg inn igjen',
  },
  uten: {
    hei: (navn: string) => `Hei, ${navn}`,
    tittel: 'Du har ingen rolle her nå',
    stengt: 'Foresattes tilgang er stengt for en stund',
    stengtOm:
      'Kommunen har stengt tilgangen for alle foresatte. Skolen er åpen som vanlig: ring for å melde fravær. Du får beskjed når det er åpent igjen.',
    foresatt:
      'Foresatte ser barna de har foreldreansvar for i Folkeregisteret. Stemmer det ikke, rettes det hos Skatteetaten og kommer hit neste natt. Skolen kan gi opplysninger når du ber om det.',
    ansatt:
      'Ansatte får tilgang fra stillingen sin i lønnssystemet, fra første til siste arbeidsdag. Spør nærmeste leder hvis du mangler tilgang.',
    annenVei: (tilbyder: string) =>
      `Du logget inn med ${tilbyder}. Er du både ansatt og foresatt, bruker du ID-porten som foresatt og jobbkontoen på jobb.`,
    elev: 'Elever får tilgang når de begynner på skolen.',
    lenke: 'Logg inn på en annen måte',
  },
  last: {
    tittel: 'Skjermen er låst',
    om: 'Den har stått urørt en stund. Det du holdt på med, er der når du har logget inn igjen.',
    knapp: 'Lås opp',
    apnet: 'Låst opp',
    apnetOm: 'Du kan lukke denne fanen og gå tilbake til siden du var på.',
  },
};
const nn: typeof nb = {
  tittel: 'Logg inn',
  ingress: 'Vel korleis du loggar inn.',
  ingressHoyt: 'Det du skal opne, gjeld nokon som er særleg verna. Logg inn på høgt nivå, så kjem du tilbake til sida.',
  ingressLast: (navn: string) => `Skjermen er låst. Logg inn att som ${navn} for å halde fram der du var.`,
  foresatt: 'Føresett',
  ansatt: 'Tilsett',
  elev: 'Elev',
  med: (tilbyder: string) => `Logg inn med ${tilbyder}`,
  ingenValg: 'Ingen av måtane å logge inn på kan gi høgt nivå.',
  ingenValgOm: 'Systemforvaltaren i kommunen kan setje opp BankID eller ei anna innlogging på høgt nivå.',
  igjen: 'Prøv igjen',
  annen: 'Logg inn som ein annan',
  loggUtHos: (tilbyder: string) => `Logg ut av ${tilbyder}`,
  avslag: {
    avbrutt: { tittel: 'Innlogginga vart avbroten', om: 'Du er ikkje logga inn. Prøv igjen når du vil.' },
    ugyldig: {
      tittel: 'Innlogginga er ikkje gyldig lenger',
      om: 'Ho var brukt før, tok meir enn ti minutt eller vart starta i ein annan nettlesar. Byrj på nytt.',
    },
    ikkeGodtatt: {
      tittel: 'Vi kunne ikkje godta innlogginga',
      om: 'Svaret frå innloggingstenesta stemde ikkje. Prøv igjen. Skjer det fleire gonger, sei frå til systemforvaltaren i kommunen.',
    },
    nede: {
      tittel: 'Innloggingstenesta svarar ikkje',
      om: 'Vi får ikkje kontakt akkurat no. Vent litt og prøv igjen. Hastar det å melde fråvær, ring skulen.',
    },
    forLavt: {
      tittel: 'Innlogginga er ikkje sterk nok',
      om: 'Du logga inn på eit lågare nivå enn det som trengst her. Prøv igjen og vel ei innlogging på høgare nivå eller med to faktorar.',
    },
    manglerNummer: {
      tittel: 'Vi veit ikkje kven du er',
      om: 'Innloggingstenesta oppgav ikkje fødselsnummer eller d-nummer. Logg inn med ein elektronisk ID som er knytt til nummeret ditt.',
    },
    ukjent: {
      tittel: 'Vi fann deg ikkje her',
      om: 'Er du føresett, ta kontakt med skulen, som kan sjå om du er registrert på barnet. Er du nytilsett, kjem tilgangen når stillinga er registrert i lønssystemet. Ingenting er feil hos deg.',
    },
    stengt: {
      tittel: 'Kontoen er stengd',
      om: 'Kommunen har stengt denne innlogginga. Ta kontakt med systemforvaltaren i kommunen.',
    },
    gjest: {
      tittel: 'Gjestekontoar slepp ikkje inn',
      om: 'Logg inn med kontoen du har som tilsett i kommunen.',
    },
    forMange: {
      tittel: 'For mange forsøk',
      om: 'Det er gjort mange innloggingar herifrå på kort tid. Vent ti minutt og prøv igjen.',
    },
  },
  utlogging: {
    tittel: 'Loggar ut',
    om: (tilbyder: string) => `Du er logga ut her. Fullfør for å logge ut av ${tilbyder} òg.`,
    knapp: 'Fullfør utlogginga',
    ferdig: 'Du er logga ut',
    ferdigOm: 'Lukk nettlesaren om andre brukar den same maskina.',
    inn: 'Logg inn att',
  },
  uten: {
    hei: (navn: string) => `Hei, ${navn}`,
    tittel: 'Du har inga rolle her no',
    stengt: 'Tilgangen for føresette er stengd ei stund',
    stengtOm:
      'Kommunen har stengt tilgangen for alle føresette. Skulen er open som vanleg: ring for å melde fråvær. Du får melding når det er ope att.',
    foresatt:
      'Føresette ser barna dei har foreldreansvar for i Folkeregisteret. Stemmer det ikkje, blir det retta hos Skatteetaten og kjem hit neste natt. Skulen kan gi opplysningar når du ber om det.',
    ansatt:
      'Tilsette får tilgang frå stillinga si i lønssystemet, frå første til siste arbeidsdag. Spør næraste leiar om du manglar tilgang.',
    annenVei: (tilbyder: string) =>
      `Du logga inn med ${tilbyder}. Er du både tilsett og føresett, bruker du ID-porten som føresett og jobbkontoen på jobb.`,
    elev: 'Elevar får tilgang når dei byrjar på skulen.',
    lenke: 'Logg inn på ein annan måte',
  },
  last: {
    tittel: 'Skjermen er låst',
    om: 'Han har stått urørt ei stund. Det du heldt på med, er der når du har logga inn att.',
    knapp: 'Lås opp',
    apnet: 'Låst opp',
    apnetOm: 'Du kan lukke denne fana og gå tilbake til sida du var på.',
  },
};

export const tekst = lagTekster({ nb, nn });
