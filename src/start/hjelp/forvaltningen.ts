import type { Hjelpetekster } from './modell.ts';

/** Help on the pages of those who keep the system. */
export const FORVALTNINGEN = {
  '/innlesing': {
    nb: 'Hva registrene har fortalt oss, når, og hva som venter på deg. Kjør en kilde nå, eller åpne en innlesing for å se forskjellen. En stanset innlesing endrer ingenting før noen godkjenner.',
    nn: 'Kva registera har fortalt oss, når, og kva som ventar på deg. Køyr ei kjelde no, eller opne ei innlesing for å sjå skilnaden. Ei stansa innlesing endrar ingenting før nokon godkjenner.',
  },
  '/innlesing/holdt': {
    nb: 'De som ikke kunne leses inn, med grunn og hva du kan gjøre. Resten er tatt i bruk. En linje går bort av seg selv når det er rettet hos kilden.',
    nn: 'Dei som ikkje kunne lesast inn, med grunn og kva du kan gjere. Resten er teke i bruk. Ei linje går bort av seg sjølv når det er retta hos kjelda.',
  },
  '/innlesing/holdt/:id': {
    nb: 'Én linje som er holdt igjen: hva kilden sendte, og hvilken regel som stanset den. Prøv igjen, legg til side, eller rett hos kilden.',
    nn: 'Éi linje som er halden att: kva kjelda sende, og kva regel som stansa henne. Prøv igjen, legg til side, eller rett hos kjelda.',
  },
  '/innlesing/holdt/:id/slasammen': {
    nb: 'Avgjør om to rader er samme menneske. Slå bare sammen når du vet det. Den ene blir stående som en henvisning til den andre.',
    nn: 'Avgjer om to rader er same menneske. Slå berre saman når du veit det. Den eine blir ståande som ei tilvising til den andre.',
  },
  '/innlesing/fil': {
    nb: 'Les inn en fil når en kilde ikke kan hentes. Fila kontrolleres og vises for deg før noe tas i bruk. De samme reglene og bremsene gjelder.',
    nn: 'Les inn ei fil når ei kjelde ikkje kan hentast. Fila blir kontrollert og vist for deg før noko blir teke i bruk. Dei same reglane og bremsene gjeld.',
  },
  '/innlesing/rytme': {
    nb: 'Når hver kilde leses, hva som stanser en innlesing, og fra når. Velg en kilde for å endre. Klokka er norsk tid.',
    nn: 'Når kvar kjelde blir lesen, kva som stansar ei innlesing, og frå når. Vel ei kjelde for å endre. Klokka er norsk tid.',
  },
  '/innlesing/rytme/:jobb': {
    nb: 'Velg når kilden skal leses: hver natt, hver uke, hver måned eller bare for hånd. Det gjelder fra neste gang.',
    nn: 'Vel når kjelda skal lesast: kvar natt, kvar veke, kvar månad eller berre for hand. Det gjeld frå neste gong.',
  },
  '/innlesing/bremser/:kilde': {
    nb: 'Hvor mye kilden kan endre på én gang før et menneske må se på det. Lave tall stanser oftere. Bremsene gjelder også filer.',
    nn: 'Kor mykje kjelda kan endre på éin gong før eit menneske må sjå på det. Låge tal stansar oftare. Bremsene gjeld òg filer.',
  },
  '/innlesing/krr-fra': {
    nb: 'Fra hvilken dato kontaktopplysninger hentes fra Kontakt- og reservasjonsregisteret. Før den gjelder det skolen har skrevet inn.',
    nn: 'Frå kva dato kontaktopplysningar blir henta frå Kontakt- og reservasjonsregisteret. Før den gjeld det skulen har skrive inn.',
  },
  '/innlesing/:id': {
    nb: 'Én innlesing: hvem som får eller mister noe, hvilket barn, og hvorfor. Det som kan skade mest, står først. Godkjenn, avvis eller angre.',
    nn: 'Éi innlesing: kven som får eller mister noko, kva barn, og kvifor. Det som kan skade mest, står først. Godkjenn, avvis eller angre.',
  },
  '/innlesing/:id/avgjor': {
    nb: 'Godkjenn eller avvis innlesingen, med begrunnelse. Godkjenner du, tas alt i forhåndsvisningen i bruk. Avviser du, begynner neste på nytt.',
    nn: 'Godkjenn eller avvis innlesinga, med grunngiving. Godkjenner du, blir alt i førehandsvisinga teke i bruk. Avviser du, byrjar neste på nytt.',
  },
  '/innlesing/:id/angre': {
    nb: 'Sett tilbake det innlesingen endret. Det som er endret siden, og vern av personer, blir stående. Du får en liste over det.',
    nn: 'Set tilbake det innlesinga endra. Det som er endra sidan, og vern av personar, blir ståande. Du får ei liste over det.',
  },
  '/datakvalitet': {
    nb: 'Feil og mangler i registeret, talt nå. Åpne en linje for å se hvem det gjelder og rette det. Du ser skolene du har en rolle ved.',
    nn: 'Feil og manglar i registeret, talde no. Opne ei linje for å sjå kven det gjeld og rette det. Du ser skulane du har ei rolle ved.',
  },
  '/datakvalitet/:kode': {
    nb: 'Alle som har denne mangelen, med lenke dit den rettes. Linjen går bort når det er rettet. Noen kan rettes for flere samtidig.',
    nn: 'Alle som har denne mangelen, med lenkje dit han blir retta. Linja går bort når det er retta. Nokre kan rettast for fleire samstundes.',
  },
  '/datakvalitet/elev/:personId/:annenId': {
    nb: 'Er de to samme elev? Slå bare sammen når du vet det. Den som er i bruk, beholdes, og får nummer, foresatte og plasser fra den andre.',
    nn: 'Er dei to same elev? Slå berre saman når du veit det. Den som er i bruk, blir halden på, og får nummer, føresette og plassar frå den andre.',
  },
  '/datakvalitet/ansatt/:personId/:annenId': {
    nb: 'Er den som er registrert for hånd, samme person som den fra HR? Slå bare sammen når du vet det. Rollene følger med.',
    nn: 'Er den som er registrert for hand, same person som den frå HR? Slå berre saman når du veit det. Rollene følgjer med.',
  },
  '/ansatte': {
    nb: 'Ansatte med stillinger og status. Stillinger kommer fra HR og slutter når HR sier det. Filtrer, åpne et kort, eller registrer en vikar for hånd.',
    nn: 'Tilsette med stillingar og status. Stillingar kjem frå HR og sluttar når HR seier det. Filtrer, opne eit kort, eller registrer ein vikar for hand.',
  },
  '/ansatte/ny': {
    nb: 'Registrer en ansatt HR ikke har, for eksempel en vikar fra byrå. Høyst ett år fram. Med fødselsnummer blir det samme person når HR kommer med det.',
    nn: 'Registrer ein tilsett HR ikkje har, til dømes ein vikar frå byrå. Høgst eitt år fram. Med fødselsnummer blir det same person når HR kjem med det.',
  },
  '/ansatte/avslutt': {
    nb: 'Stillinger HR ikke lenger forteller om. Fjern krysset ved dem som skal fortsette, og sett en sluttdato for resten. Tilgangen slutter med stillingen.',
    nn: 'Stillingar HR ikkje lenger fortel om. Fjern krysset ved dei som skal halde fram, og set ein sluttdato for resten. Tilgangen sluttar med stillinga.',
  },
  '/ansatte/:personId': {
    nb: 'En ansatt: stillinger, roller, opplæring og hva som gir tilgang. Gi en rolle for hånd her når stillingen ikke gjør det.',
    nn: 'Ein tilsett: stillingar, roller, opplæring og kva som gir tilgang. Gi ei rolle for hand her når stillinga ikkje gjer det.',
  },
  '/ansatte/:personId/stilling/:stillingId': {
    nb: 'Sett når stillingen slutter. I går eller tidligere stenger tilgangen med det samme, ellers ved midnatt etter datoen.',
    nn: 'Set når stillinga sluttar. I går eller tidlegare stengjer tilgangen med det same, elles ved midnatt etter datoen.',
  },
  '/kompetanse/:personId/fag': {
    nb: 'Registrer hvilke fag læreren har kompetanse i, med studiepoeng. Det brukes når timeplanen legges og i kravene etter loven.',
    nn: 'Registrer kva fag læraren har kompetanse i, med studiepoeng. Det blir brukt når timeplanen blir lagd og i krava etter lova.',
  },
  '/kompetanse/:personId/nedslag': {
    nb: 'Registrer redusert leseplikt for læreren, med grunn og datoer. Grunnen er et slag, aldri helseopplysninger.',
    nn: 'Registrer redusert leseplikt for læraren, med grunn og datoar. Grunnen er eit slag, aldri helseopplysningar.',
  },
  '/roller': {
    nb: 'Hvem som har hvilke roller, og hvorfor: av stillingen, tilgangsløsningen eller gitt for hånd. Noen roller må godkjennes av en annen. Avslutt det som ikke trengs.',
    nn: 'Kven som har kva roller, og kvifor: av stillinga, tilgangsløysinga eller gitt for hand. Nokre roller må godkjennast av ein annan. Avslutt det som ikkje trengst.',
  },
  '/roller/stillinger': {
    nb: 'Tabellen som gjør en stilling til en rolle. Den første linjen som passer, avgjør. Prøv endringen og se hvem som får eller mister noe, før du lagrer.',
    nn: 'Tabellen som gjer ei stilling til ei rolle. Den første linja som passar, avgjer. Prøv endringa og sjå kven som får eller mister noko, før du lagrar.',
  },
  '/roller/krav': {
    nb: 'Bestem om opplæring i personvern kreves før rollen virker. Når det kreves, mister de uten opplæring tilgangen til den er registrert.',
    nn: 'Bestem om opplæring i personvern blir kravd før rolla verkar. Når det blir kravd, mister dei utan opplæring tilgangen til ho er registrert.',
  },
  '/roller/gi/:personId': {
    nb: 'Gi en rolle for hånd, ved en skole eller i hele kommunen. Skriv hvorfor og til når, høyst ett år. Du kan ikke gi deg selv en rolle.',
    nn: 'Gi ei rolle for hand, ved ein skule eller i heile kommunen. Skriv kvifor og til når, høgst eitt år. Du kan ikkje gi deg sjølv ei rolle.',
  },
  '/roller/opplaering/:personId': {
    nb: 'Registrer at den ansatte har fått opplæring i personvern, og når. Har kommunen satt et krav, åpner tilgangen da.',
    nn: 'Registrer at den tilsette har fått opplæring i personvern, og når. Har kommunen sett eit krav, opnar tilgangen då.',
  },
  '/roller/vindu/apne/:personId': {
    nb: 'Slipp inn en navngitt person fra en leverandør, høyst åtte timer. Alle som styrer tilgang, ser det øverst på siden så lenge det er åpent.',
    nn: 'Slepp inn ein namngitt person frå ein leverandør, høgst åtte timar. Alle som styrer tilgang, ser det øvst på sida så lenge det er ope.',
  },
  '/roller/:id/avslutt': {
    nb: 'Ta bort rollen. Tilgangen den ga, slutter ved neste forespørsel. Hvem som hadde den og hvorfor, blir stående.',
    nn: 'Ta bort rolla. Tilgangen ho gav, sluttar ved neste førespurnad. Kven som hadde henne og kvifor, blir ståande.',
  },
  '/tilgangsrevisjon': {
    nb: 'Hvert kvartal bekrefter skolen at de ansatte fortsatt trenger tilgangen. Velg en skole. Du ser hvem som er ferdige og hva som gjenstår.',
    nn: 'Kvart kvartal stadfester skulen at dei tilsette framleis treng tilgangen. Vel ein skule. Du ser kven som er ferdige og kva som står att.',
  },
  '/tilgangsrevisjon/innstilling': {
    nb: 'Bestem når revisjonen begynner, og hva som skjer med tilganger ingen har svart på innen fristen.',
    nn: 'Bestem når revisjonen byrjar, og kva som skjer med tilgangar ingen har svart på innan fristen.',
  },
  '/tilgangsrevisjon/:skole': {
    nb: 'Svar for hver ansatt: trengs rollen fortsatt? Nei avslutter den. Svarene lagres med navnet ditt og er beviset ved tilsyn.',
    nn: 'Svar for kvar tilsett: trengst rolla framleis? Nei avsluttar henne. Svara blir lagra med namnet ditt og er beviset ved tilsyn.',
  },
  '/tilgangsrevisjon/:skole/svar/:kvartal': {
    nb: 'Beviset for revisjonen: hvem som svarte hva, og når. Det kan skrives ut, og kan ikke endres.',
    nn: 'Beviset for revisjonen: kven som svarte kva, og når. Det kan skrivast ut, og kan ikkje endrast.',
  },
  '/innstillinger': {
    nb: 'Det kommunen selv bestemmer, med hvem, når og hvorfor. Velg «Endre» ved det som gjelder. Det som må avgjøres, står først. Siste endring kan angres.',
    nn: 'Det kommunen sjølv bestemmer, med kven, når og kvifor. Vel «Endre» ved det som gjeld. Det som må avgjerast, står først. Siste endring kan angrast.',
  },
  '/innstillinger/:seksjon': {
    nb: 'Skriv den nye verdien og hvorfor. Punktene over skjemaet sier hva endringen fører til. Den gjelder fra du lagrer.',
    nn: 'Skriv den nye verdien og kvifor. Punkta over skjemaet seier kva endringa fører til. Ho gjeld frå du lagrar.',
  },
  '/utsending': {
    nb: 'Meldingene som går ut: hvor mange som venter, er levert eller stoppet. Innhold og mottakere vises ikke. Stans eller start et sendemiddel under oppsett.',
    nn: 'Meldingane som går ut: kor mange som ventar, er leverte eller stoppa. Innhald og mottakarar blir ikkje viste. Stans eller start eit sendemiddel under oppsett.',
  },
  '/utsending/igjen': {
    nb: 'Prøv meldinger som ikke kom fram, på nytt. Tilgangen til hver mottaker spørres om igjen først, så ingen får noe de ikke lenger skal ha.',
    nn: 'Prøv meldingar som ikkje kom fram, på nytt. Tilgangen til kvar mottakar blir spurd om igjen først, så ingen får noko dei ikkje lenger skal ha.',
  },
  '/utsending/oppsett': {
    nb: 'Hvilke sendemidler kommunen bruker, stille timer og stans. Etterlysning av et barn går alltid ut. Endringen gjelder meldinger fra nå.',
    nn: 'Kva sendemiddel kommunen bruker, stille timar og stans. Etterlysing av eit barn går alltid ut. Endringa gjeld meldingar frå no.',
  },
  '/avvik': {
    nb: 'Personvernavvik, med frist for melding til Datatilsynet. Registrer et nytt med en gang noe er oppdaget; de 72 timene løper fra da.',
    nn: 'Personvernavvik, med frist for melding til Datatilsynet. Registrer eit nytt med ein gong noko er oppdaga; dei 72 timane går frå då.',
  },
  '/avvik/nytt': {
    nb: 'Skriv hva som skjedde, når, og hvilken side det gjelder. Da finner vi dem som er berørt og dem som har sett. Ikke skriv navn eller helseopplysninger.',
    nn: 'Skriv kva som skjedde, når, og kva side det gjeld. Då finn vi dei som er råka og dei som har sett. Ikkje skriv namn eller helseopplysningar.',
  },
  '/avvik/:id': {
    nb: 'Ett avvik: hvem som er berørt, hvem som har sett, og hva som er gjort. Lista kommer fra leseloggen. Hent den som fil til meldingen.',
    nn: 'Eitt avvik: kven som er råka, kven som har sett, og kva som er gjort. Lista kjem frå leseloggen. Hent henne som fil til meldinga.',
  },
  '/avvik/:id/folg-opp': {
    nb: 'Før hva som er gjort: stengt, varslet, meldt eller lukket. Hvert steg lagres med navn og tid og kan ikke endres.',
    nn: 'Før kva som er gjort: stengt, varsla, meldt eller lukka. Kvart steg blir lagra med namn og tid og kan ikkje endrast.',
  },
  '/loggkontroll': {
    nb: 'Lesing som ikke ser ut til å høre til arbeidet, funnet i leseloggen i natt. Åpne en linje og spør. De fleste har en god grunn.',
    nn: 'Lesing som ikkje ser ut til å høyre til arbeidet, funnen i leseloggen i natt. Opne ei linje og spør. Dei fleste har ein god grunn.',
  },
  '/loggkontroll/terskler': {
    nb: 'Når lesing regnes som uvanlig. Lavere tall gir flere spørsmål. Endringen gjelder fra neste natt.',
    nn: 'Når lesing blir rekna som uvanleg. Lågare tal gir fleire spørsmål. Endringa gjeld frå neste natt.',
  },
  '/loggkontroll/:id': {
    nb: 'Hva som ble lest, når, og hvorfor det ble lagt merke til. Snakk med den det gjelder, og skriv hva dere kom fram til, uten navn på elever.',
    nn: 'Kva som vart lese, når, og kvifor det vart lagt merke til. Snakk med den det gjeld, og skriv kva de kom fram til, utan namn på elevar.',
  },
  '/sporing/kontroll': {
    nb: 'Viser om loggene er hele. Rader er lenket sammen med nøkler utenfor databasen, så endringer blir funnet. Et brudd vises med hvilken rad.',
    nn: 'Viser om loggane er heile. Rader er lenkja saman med nøklar utanfor databasen, så endringar blir funne. Eit brot blir vist med kva rad.',
  },
} as const satisfies Hjelpetekster;
