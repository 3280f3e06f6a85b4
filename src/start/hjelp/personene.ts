import type { Hjelpetekster } from './modell.ts';

/** Help on the pages about one person, and about who may see whom. */
export const PERSONENE = {
  '/person/:personId': {
    nb: 'Alt du har tilgang til om personen. Låste verdier kommer fra et register og rettes der; «Hvorfor?» viser kilden. Åpne verdier kan du endre. At du har sett siden, blir loggført.',
    nn: 'Alt du har tilgang til om personen. Låste verdiar kjem frå eit register og blir retta der; «Kvifor?» viser kjelda. Opne verdiar kan du endre. At du har sett sida, blir loggført.',
  },
  '/person/:personId/hvorfor/:felt': {
    nb: 'Hvor verdien kommer fra, når den ble hentet, hvorfor den er låst, og hva som sto før. Du kan ikke endre noe her.',
    nn: 'Kvar verdien kjem frå, når han vart henta, kvifor han er låst, og kva som stod før. Du kan ikkje endre noko her.',
  },
  '/person/:personId/nummer': {
    nb: 'Her vises hele fødselsnummeret når du trenger det i arbeidet. Skriv hvorfor. Grunnen og visningen blir loggført.',
    nn: 'Her blir heile fødselsnummeret vist når du treng det i arbeidet. Skriv kvifor. Grunnen og visinga blir loggførte.',
  },
  '/person/:personId/kontakt': {
    nb: 'Skriv telefon og e-post når registeret ikke har noe. Har registeret en verdi, går den foran, og personen retter den selv der.',
    nn: 'Skriv telefon og e-post når registeret ikkje har noko. Har registeret ein verdi, går han framfor, og personen rettar han sjølv der.',
  },
  '/person/:personId/overstyr/:felt': {
    nb: 'Overstyr en verdi fra et register når den er feil og haster. Skriv hvorfor og til når. Registerets verdi ligger ved siden av og kommer tilbake av seg selv.',
    nn: 'Overstyr ein verdi frå eit register når han er feil og det hastar. Skriv kvifor og til når. Verdien til registeret ligg ved sida av og kjem tilbake av seg sjølv.',
  },
  '/person/:personId/overstyr/:felt/opphev': {
    nb: 'Ta bort overstyringen. Da gjelder registerets verdi igjen med en gang. Det som var overstyrt, står i historikken.',
    nn: 'Ta bort overstyringa. Då gjeld verdien til registeret igjen med ein gong. Det som var overstyrt, står i historikken.',
  },
  '/person/:personId/kontaktperson': {
    nb: 'Registrer en kontakt for barnet, for eksempel en besteforelder. En kontakt kan ringes, men ser ingenting i portalen før noen gir tilgang.',
    nn: 'Registrer ein kontakt for barnet, til dømes ein besteforelder. Ein kontakt kan ringjast, men ser ingenting i portalen før nokon gir tilgang.',
  },
  '/person/:personId/kontaktperson/:nokkel': {
    nb: 'Endre navn, nummer eller forhold for kontakten. Foresatte med foreldreansvar kommer fra Folkeregisteret og endres ikke her.',
    nn: 'Endre namn, nummer eller forhold for kontakten. Føresette med foreldreansvar kjem frå Folkeregisteret og blir ikkje endra her.',
  },
  '/person/:personId/kontaktperson/:nokkel/fjern': {
    nb: 'Ta kontakten bort fra barnet. Det som sto, blir liggende i historikken. Foreldreansvar kan ikke tas bort her.',
    nn: 'Ta kontakten bort frå barnet. Det som stod, blir liggjande i historikken. Foreldreansvar kan ikkje takast bort her.',
  },
  '/person/:personId/morsmal': {
    nb: 'Registrer morsmål og språk hjemme, slik foresatte har sagt det. Det brukes til særskilt norskopplæring og tolk.',
    nn: 'Registrer morsmål og språk heime, slik føresette har sagt det. Det blir brukt til særskild norskopplæring og tolk.',
  },
  '/person/:personId/skjerm': {
    nb: 'Skjerm en person før registeret har gjort det. Adressen blir borte for alle uten særlig tilgang med en gang. Skriv hvem som ba om det, ikke hvorfor.',
    nn: 'Skjerm ein person før registeret har gjort det. Adressa blir borte for alle utan særleg tilgang med ein gong. Skriv kven som bad om det, ikkje kvifor.',
  },
  '/person/:personId/skjerm/opphev': {
    nb: 'Ta bort skjermingen kommunen har satt. Skjerming fra Folkeregisteret kan bare oppheves der.',
    nn: 'Ta bort skjerminga kommunen har sett. Skjerming frå Folkeregisteret kan berre opphevast der.',
  },
  '/person/:personId/foresatt/dokument': {
    nb: 'Registrer en avgjørelse som endrer hvem som er foresatt: dom, vedtak eller omsorgsovertakelse. Skriv saksnummeret. Tilgangen følger datoene.',
    nn: 'Registrer ei avgjerd som endrar kven som er føresett: dom, vedtak eller omsorgsovertaking. Skriv saksnummeret. Tilgangen følgjer datoane.',
  },
  '/person/:personId/foresatt/samtykke': {
    nb: 'Be alle med foreldreansvar si ja til at en annen voksen får tilgang. Ingenting åpnes før alle har svart ja, og det varer til datoen.',
    nn: 'Be alle med foreldreansvar seie ja til at ein annan vaksen får tilgang. Ingenting blir opna før alle har svart ja, og det varer til datoen.',
  },
  '/person/:personId/foresatt/:beslutningId/svar/:hvem': {
    nb: 'Før svaret fra en foresatt som ikke har svart i portalen. Den det gjelder, ser svaret og kan trekke det.',
    nn: 'Før svaret frå ein føresett som ikkje har svart i portalen. Den det gjeld, ser svaret og kan trekkje det.',
  },
  '/person/:personId/foresatt/:beslutningId/avslutt': {
    nb: 'Avslutt beslutningen fra en dato. Tilgangen den ga, slutter da. Begrunnelsen og historikken blir stående.',
    nn: 'Avslutt avgjerda frå ein dato. Tilgangen ho gav, sluttar då. Grunngivinga og historikken blir ståande.',
  },
  '/person/:personId/retter/:hvem': {
    nb: 'Hva denne voksne kan for barnet: se, bli varslet, få skjema, meldinger og nødmeldinger. Endre én rett om gangen, med grunn. Resten følger av foreldreansvaret.',
    nn: 'Kva denne vaksne kan for barnet: sjå, bli varsla, få skjema, meldingar og naudmeldingar. Endre éin rett om gongen, med grunn. Resten følgjer av foreldreansvaret.',
  },
  '/person/:personId/opplysning/:hvem': {
    nb: 'En forelder uten foreldreansvar kan be om opplysninger om barnet. Før hva som ble spurt om, og hva skolen svarte, etter barnelova § 47.',
    nn: 'Ein forelder utan foreldreansvar kan be om opplysningar om barnet. Før kva som vart spurt om, og kva skulen svarte, etter barnelova § 47.',
  },
  '/person/:personId/opplysning/:hvem/:svarId': {
    nb: 'Svaret skolen ga, slik det ble ført. Skriv det ut eller send det etter skolens rutine. Det kan ikke endres.',
    nn: 'Svaret skulen gav, slik det vart ført. Skriv det ut eller send det etter rutinen til skulen. Det kan ikkje endrast.',
  },
  '/person/:personId/sperring': {
    nb: 'Steng en person ute fra barnet, for eksempel ved besøksforbud. Det virker med en gang, også for varsler. Ingen innlesing kan åpne igjen.',
    nn: 'Steng ein person ute frå barnet, til dømes ved besøksforbod. Det verkar med ein gong, òg for varsel. Inga innlesing kan opne igjen.',
  },
  '/person/:personId/sperring/:sperringId/opphev': {
    nb: 'Ta bort sperringen. Skriv hvilket vedtak det bygger på. Tilgangen følger registeret igjen fra nå.',
    nn: 'Ta bort sperringa. Skriv kva vedtak det byggjer på. Tilgangen følgjer registeret igjen frå no.',
  },
  '/person/:personId/krets': {
    nb: 'De navngitte som får se en skjermet person. Legg til en ansatt som trenger det i arbeidet, med grunn og dato. Alle andre ser ingenting.',
    nn: 'Dei namngitte som får sjå ein skjerma person. Legg til ein tilsett som treng det i arbeidet, med grunn og dato. Alle andre ser ingenting.',
  },
  '/person/:personId/krets/:kretsId/ta-ut': {
    nb: 'Ta en ansatt ut av kretsen. Personen blir usynlig for den ansatte med en gang.',
    nn: 'Ta ein tilsett ut av krinsen. Personen blir usynleg for den tilsette med ein gong.',
  },
  '/person/:personId/nodinnsyn': {
    nb: 'Innsyn når det står om liv eller helse, og du ellers ikke har tilgang. Skriv hvorfor. Det varer kort, og ledelsen får vite det med en gang.',
    nn: 'Innsyn når det står om liv eller helse, og du elles ikkje har tilgang. Skriv kvifor. Det varer kort, og leiinga får vite det med ein gong.',
  },
  '/nodinnsyn': {
    nb: 'Alle nødinnsyn: hvem, når, hvorfor og hva som ble sett. Hvert skal gås gjennom etterpå av en annen.',
    nn: 'Alle naudinnsyn: kven, når, kvifor og kva som vart sett. Kvart skal gåast gjennom etterpå av ein annan.',
  },
  '/nodinnsyn/nummer': {
    nb: 'Nødinnsyn når du bare har et fødselsnummer. Skriv nummeret og hvorfor. Oppslaget blir loggført, og ledelsen får vite det.',
    nn: 'Naudinnsyn når du berre har eit fødselsnummer. Skriv nummeret og kvifor. Oppslaget blir loggført, og leiinga får vite det.',
  },
  '/person/:personId/tilgang/:hvem': {
    nb: 'Hvorfor en person kan eller ikke kan se en annen, ledd for ledd, med kilde og dato. Der kjeden stopper, står det hvor det rettes.',
    nn: 'Kvifor ein person kan eller ikkje kan sjå ein annan, ledd for ledd, med kjelde og dato. Der kjeda stoppar, står det kvar det blir retta.',
  },
  '/frigivelse': {
    nb: 'Nye foresatte rundt barn med vern venter her til noen har sett på det. Åpne en for å frigi eller holde igjen. Grunnlaget kommer fra Folkeregisteret.',
    nn: 'Nye føresette rundt barn med vern ventar her til nokon har sett på det. Opne ein for å frigi eller halde att. Grunnlaget kjem frå Folkeregisteret.',
  },
  '/frigivelse/:personId/:hvem': {
    nb: 'Avgjør om den nye foresatte skal få tilgang. Snakk med den som er beskyttet først. Begrunnelsen lagres med navnet ditt.',
    nn: 'Avgjer om den nye føresette skal få tilgang. Snakk med den som er verna først. Grunngivinga blir lagra med namnet ditt.',
  },
  '/foresattilgang': {
    nb: 'Steng portalen for alle foresatte når noe er galt, for eksempel feil i registeret. Det virker ved neste forespørsel. Ansatte merker ingenting.',
    nn: 'Steng portalen for alle føresette når noko er gale, til dømes feil i registeret. Det verkar ved neste førespurnad. Tilsette merkar ingenting.',
  },
  '/foresattilgang/apne': {
    nb: 'Åpne portalen for foresatte igjen. Skriv hva som er rettet. Alle får tilgangen de har etter registeret og beslutningene nå.',
    nn: 'Opne portalen for føresette igjen. Skriv kva som er retta. Alle får tilgangen dei har etter registeret og avgjerdene no.',
  },
  '/hvem-har-sett/:personId': {
    nb: 'Alle som har fått vist opplysninger om personen: hvem, når, hvilken side og hvilke felt. Velg tidsrom eller ett felt. Spørsmålet ditt blir også loggført.',
    nn: 'Alle som har fått vist opplysningar om personen: kven, når, kva side og kva felt. Vel tidsrom eller eitt felt. Spørsmålet ditt blir òg loggført.',
  },
  '/tidsmaskin/:personId': {
    nb: 'Hvem som kunne se personen en bestemt dag, og hvorfor. Velg dato. Svaret er regnet av det vi visste den dagen, og av det vi vet nå.',
    nn: 'Kven som kunne sjå personen ein bestemt dag, og kvifor. Vel dato. Svaret er rekna av det vi visste den dagen, og av det vi veit no.',
  },
} as const satisfies Hjelpetekster;
