import type { Hjelpetekster } from './modell.ts';

/** Help on the pages about pupils, classes and school places. */
export const ELEVENE = {
  '/sok': {
    nb: 'Søk med navn, fødselsdato eller nummer. Du finner bare dem du har tilgang til. Søket huskes ikke i adressen, men det logges hvem du åpner.',
    nn: 'Søk med namn, fødselsdato eller nummer. Du finn berre dei du har tilgang til. Søket blir ikkje hugsa i adressa, men det blir logga kven du opnar.',
  },
  '/elever': {
    nb: 'Elevene du har tilgang til. Velg skole, trinn, klasse og skoleår. Trykk på et navn for å åpne elevkortet. Klasse og skole kommer fra skoleplassen.',
    nn: 'Elevane du har tilgang til. Vel skule, trinn, klasse og skuleår. Trykk på eit namn for å opne elevkortet. Klasse og skule kjem frå skuleplassen.',
  },
  '/elevkort/:elevId': {
    nb: 'Det du trenger om eleven i arbeidet: klasse, lærere, foresatte og hvem du kan ringe. Opplysninger du ikke har tilgang til, står ikke her.',
    nn: 'Det du treng om eleven i arbeidet: klasse, lærarar, føresette og kven du kan ringje. Opplysningar du ikkje har tilgang til, står ikkje her.',
  },
  '/grupper': {
    nb: 'Klassene og gruppene ved skolen, med lærere og antall elever. Lag nye, plasser elever, eller åpne en for å endre den. Elever uten klasse er merket.',
    nn: 'Klassane og gruppene ved skulen, med lærarar og talet på elevar. Lag nye, plasser elevar, eller opne ei for å endre henne. Elevar utan klasse er merkte.',
  },
  '/grupper/ny': {
    nb: 'Lag en klasse eller en gruppe. Fag fylles bare ut for undervisningsgrupper. Datoene bestemmer når lærerne får tilgang til elevene.',
    nn: 'Lag ein klasse eller ei gruppe. Fag blir berre fylt ut for undervisningsgrupper. Datoane bestemmer når lærarane får tilgang til elevane.',
  },
  '/grupper/plasser': {
    nb: 'Velg klasse for hver elev på trinnet, eller dra eleven i prikkene foran navnet. Lagre til slutt. Den du ikke endrer, blir der den er. Flyttingen kan angres.',
    nn: 'Vel klasse for kvar elev på trinnet, eller dra eleven i prikkane framfor namnet. Lagre til slutt. Den du ikkje endrar, blir der han er. Flyttinga kan angrast.',
  },
  '/grupper/lim-inn': {
    nb: 'Lim inn elever fra et regneark: navn, fødselsdato, klasse. Du ser hva som blir gjort og hvilke rader som er feil, før noe lagres.',
    nn: 'Lim inn elevar frå eit rekneark: namn, fødselsdato, klasse. Du ser kva som blir gjort og kva rader som er feil, før noko blir lagra.',
  },
  '/grupper/deling': {
    nb: 'Del et trinn i klasser. Velg hvor mange, og hva det skal tas hensyn til. Ingenting skjer med elevene før du tar et forslag i bruk.',
    nn: 'Del eit trinn i klassar. Vel kor mange, og kva det skal takast omsyn til. Ingenting skjer med elevane før du tek eit forslag i bruk.',
  },
  '/grupper/deling/:id': {
    nb: 'Forslaget til nye klasser. Flytt elever for hånd, eller be om et nytt forslag. Bare de som arbeider med delingen, ser det.',
    nn: 'Forslaget til nye klassar. Flytt elevar for hand, eller be om eit nytt forslag. Berre dei som arbeider med delinga, ser det.',
  },
  '/grupper/deling/:id/onske': {
    nb: 'Skriv hvem som bør gå sammen, og hvem som ikke bør. Ønskene brukes i forslaget og vises bare for dem som deler trinnet.',
    nn: 'Skriv kven som bør gå saman, og kven som ikkje bør. Ønska blir brukte i forslaget og viste berre for dei som deler trinnet.',
  },
  '/grupper/deling/:id/bruk': {
    nb: 'Ta delingen i bruk: klassene lages og elevene plasseres fra datoen du setter. Alt kan angres samlet.',
    nn: 'Ta delinga i bruk: klassane blir laga og elevane plasserte frå datoen du set. Alt kan angrast samla.',
  },
  '/grupper/:gruppeId': {
    nb: 'En klasse eller gruppe: elever, lærere og datoer. Legg til og flytt elever, sett lærere, eller avslutt. Hver endring får en dato og kan ses i historikken.',
    nn: 'Ein klasse eller ei gruppe: elevar, lærarar og datoar. Legg til og flytt elevar, set lærarar, eller avslutt. Kvar endring får ein dato og kan sjåast i historikken.',
  },
  '/grupper/:gruppeId/flytt': {
    nb: 'Flytt elevene du krysset av, til en annen klasse eller gruppe fra en dato. Tilgangen til lærerne følger med.',
    nn: 'Flytt elevane du kryssa av, til ein annan klasse eller ei anna gruppe frå ein dato. Tilgangen til lærarane følgjer med.',
  },
  '/grupper/:gruppeId/elever': {
    nb: 'Kryss av elevene som skal inn, og sett datoen. Lista er elevene på trinnene gruppa gjelder for.',
    nn: 'Kryss av elevane som skal inn, og set datoen. Lista er elevane på trinna gruppa gjeld for.',
  },
  '/grupper/:gruppeId/larere': {
    nb: 'Sett hvem som er kontaktlærer og hvem som underviser, med datoer. Tilgangen til elevene begynner og slutter av seg selv.',
    nn: 'Set kven som er kontaktlærar og kven som underviser, med datoar. Tilgangen til elevane byrjar og sluttar av seg sjølv.',
  },
  '/grupper/:gruppeId/avslutt': {
    nb: 'Avslutt gruppa fra en dato. Elevene står uten den etterpå, og lærerne mister tilgangen den ga. Historikken blir stående.',
    nn: 'Avslutt gruppa frå ein dato. Elevane står utan henne etterpå, og lærarane mister tilgangen ho gav. Historikken blir ståande.',
  },
  '/grupper/:gruppeId/endre': {
    nb: 'Endre navn, trinn og fag for gruppa. Fagene kommer fra Grep. Til og med dagen før datoen er alt som nå.',
    nn: 'Endre namn, trinn og fag for gruppa. Faga kjem frå Grep. Til og med dagen før datoen er alt som no.',
  },
  '/skoler': {
    nb: 'Skolene du har en rolle ved, og skoleruta. Navn og nummer kommer fra Nasjonalt skoleregister og rettes der.',
    nn: 'Skulane du har ei rolle ved, og skuleruta. Namn og nummer kjem frå Nasjonalt skuleregister og blir retta der.',
  },
  '/skoler/skolerute': {
    nb: 'Skoleruta for hele kommunen: første og siste skoledag, terminer og fri. En skole kan ha sin egen. Den bestemmer hvilke dager det føres, meldes og etterlyses, og hvor mange dager en permisjon er.',
    nn: 'Skuleruta for heile kommunen: første og siste skuledag, terminar og fri. Ein skule kan ha si eiga. Ho bestemmer kva dagar det blir ført, meldt og etterlyst, og kor mange dagar ein permisjon er.',
  },
  '/skoler/:skole': {
    nb: 'Én skole: kontaktopplysninger, skolerute og dager igjen. Rektor kan sette en egen rute. Opplysningene kommer fra Nasjonalt skoleregister.',
    nn: 'Éin skule: kontaktopplysningar, skulerute og dagar igjen. Rektor kan setje ei eiga rute. Opplysningane kjem frå Nasjonalt skuleregister.',
  },
  '/skoler/:skole/skolerute': {
    nb: 'Skolens egen skolerute, når den er en annen enn kommunens. Skriv dagene og lagre. Det kan angres fra kvitteringen.',
    nn: 'Skuleruta til skulen sjølv, når ho er ei anna enn den til kommunen. Skriv dagane og lagre. Det kan angrast frå kvitteringa.',
  },
  '/skolearsskifte': {
    nb: 'Her flyttes elevene til neste trinn og neste skoleår, én skole om gangen. Tabellen viser hvilke skoler som er klare, gjort og gjenstår.',
    nn: 'Her blir elevane flytte til neste trinn og neste skuleår, éin skule om gongen. Tabellen viser kva skular som er klare, gjorde og står att.',
  },
  '/skolearsskifte/:skole': {
    nb: 'Se hva som vil skje med elever, grupper og lærere, velg hva som skal med, og gjør skiftet. Det kan angres til noe er bygd på det, og senest 1. september.',
    nn: 'Sjå kva som vil skje med elevar, grupper og lærarar, vel kva som skal med, og gjer skiftet. Det kan angrast til noko er bygd på det, og seinast 1. september.',
  },
  '/flytting': {
    nb: 'Det Folkeregisteret sier om flytting, som skoleplassene ikke sier. Ta imot, la stå, eller åpne en elev. Ingenting skjer før noen tar stilling.',
    nn: 'Det Folkeregisteret seier om flytting, som skuleplassane ikkje seier. Ta imot, lat stå, eller opne ein elev. Ingenting skjer før nokon tek stilling.',
  },
  '/flytting/ta-imot': {
    nb: 'Gi eleven plass ved en skole her fra en dato. Dagen før er den siste ved den gamle skolen. Skolehistorikken tas vare på.',
    nn: 'Gi eleven plass ved ein skule her frå ein dato. Dagen før er den siste ved den gamle skulen. Skulehistorikken blir teken vare på.',
  },
  '/flytting/la-sta': {
    nb: 'La plassen stå selv om adressen er en annen, og skriv hvorfor. Saken kommer tilbake hvis Folkeregisteret melder noe nytt.',
    nn: 'Lat plassen stå sjølv om adressa er ei anna, og skriv kvifor. Saka kjem tilbake dersom Folkeregisteret melder noko nytt.',
  },
  '/flytting/ny-elev': {
    nb: 'Registrer et barn Folkeregisteret ikke har, eller som bor i en annen kommune. Uten nummer får eleven vår egen nøkkel, og kan slås sammen når nummeret kommer.',
    nn: 'Registrer eit barn Folkeregisteret ikkje har, eller som bur i ein annan kommune. Utan nummer får eleven vår eigen nøkkel, og kan slåast saman når nummeret kjem.',
  },
  '/flytting/gjesteelever': {
    nb: 'Elever med en annen hjemkommune, hvem som betaler, og for hvor mange måneder. De registreres fra eleven. Tallene er grunnlaget for refusjon.',
    nn: 'Elevar med ein annan heimkommune, kven som betaler, og for kor mange månader. Dei blir registrerte frå eleven. Tala er grunnlaget for refusjon.',
  },
  '/flytting/:personId': {
    nb: 'Hvilke skoler eleven har gått på, og hva som kan gjøres nå: flytte, slutte eller komme tilbake. Historikken tas vare på for alltid.',
    nn: 'Kva skular eleven har gått på, og kva som kan gjerast no: flytte, slutte eller kome tilbake. Historikken blir teken vare på for alltid.',
  },
  '/flytting/:personId/gjest': {
    nb: 'Registrer at en annen kommune har ansvaret for eleven, og fra når. Skriv kommunenummeret med fire siffer.',
    nn: 'Registrer at ein annan kommune har ansvaret for eleven, og frå når. Skriv kommunenummeret med fire siffer.',
  },
  '/innskriving': {
    nb: 'Barn som skal begynne på 1. trinn, med skole, svar fra foresatte og vedtak. Barna og adressene kommer fra Folkeregisteret, skolen fra kretsreglene.',
    nn: 'Barn som skal byrje på 1. trinn, med skule, svar frå føresette og vedtak. Barna og adressene kjem frå Folkeregisteret, skulen frå kretsreglane.',
  },
  '/innskriving/runde': {
    nb: 'Sett dagene for årets innskriving og forskriften vedtakene bygger på. Foresatte kan svare fra den dagen den åpner til fristen.',
    nn: 'Set dagane for innskrivinga i år og forskrifta vedtaka byggjer på. Føresette kan svare frå den dagen ho opnar til fristen.',
  },
  '/innskriving/plasser': {
    nb: 'Gjør vedtak for barna du krysset av. De foresatte får brev i portalen. Barn med særlige ønsker tas ett for ett.',
    nn: 'Gjer vedtak for barna du kryssa av. Dei føresette får brev i portalen. Barn med særlege ønske blir tekne eitt for eitt.',
  },
  '/innskriving/ukjent': {
    nb: 'Barn ingen kretsregel passer for. Velg skole for hvert, eller rett reglene og hent på nytt.',
    nn: 'Barn ingen kretsregel passar for. Vel skule for kvart, eller rett reglane og hent på nytt.',
  },
  '/innskriving/kretser': {
    nb: 'Hvilke adresser som hører til hvilken skole. Gate går foran grunnkrets, og grunnkrets foran skolekrets. Lim inn fra forskriften, og se hva som endres.',
    nn: 'Kva adresser som høyrer til kva skule. Gate går framfor grunnkrins, og grunnkrins framfor skulekrins. Lim inn frå forskrifta, og sjå kva som blir endra.',
  },
  '/innskriving/barn/:id': {
    nb: 'Ett barn: nærskole og hvorfor, hva de foresatte har svart, og vedtaket. Her registrerer du svar gitt på papir, og tidlig eller utsatt start.',
    nn: 'Eitt barn: nærskule og kvifor, kva dei føresette har svart, og vedtaket. Her registrerer du svar gitt på papir, og tidleg eller utsett start.',
  },
  '/innskriving/barn/:id/plasser': {
    nb: 'Gjør eller gjør om vedtaket om skoleplass. Begrunnelsen står i brevet til de foresatte, med klagefrist.',
    nn: 'Gjer eller gjer om vedtaket om skuleplass. Grunngivinga står i brevet til dei føresette, med klagefrist.',
  },
  '/innskriving/barn/:id/brev': {
    nb: 'Vedtaksbrevet slik de foresatte får det. Skriv det ut for dem som ikke bruker portalen.',
    nn: 'Vedtaksbrevet slik dei føresette får det. Skriv det ut for dei som ikkje bruker portalen.',
  },
  '/rapport/gjesteelever': {
    nb: 'Lista over gjesteelever som fil: heimkommune, hvem som betaler og måneder. Velg skoleår øverst og format. Hvem som henter fila, blir skrevet i den.',
    nn: 'Lista over gjesteelevar som fil: heimkommune, kven som betaler og månader. Vel skuleår øvst og format. Kven som hentar fila, blir skrive i henne.',
  },
  '/rapport': {
    nb: 'Velg elever og kolonner, se lista, og hent den som fil, etiketter eller ett brev til hver. Det blir loggført hvem som hentet den og hvem som står i den. Fødselsnummer krever en grunn.',
    nn: 'Vel elevar og kolonnar, sjå lista, og hent henne som fil, etikettar eller eitt brev til kvar. Det blir loggført kven som henta henne og kven som står i henne. Fødselsnummer krev ein grunn.',
  },
} as const satisfies Hjelpetekster;
