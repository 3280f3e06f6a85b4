import { flertall, lagTekster } from '#web/tekster/index.ts';

/** The texts of the search. */
export const tekst = lagTekster({
  nb: {
    tittel: 'Søk',
    blantAlle: 'Du søker blant elever, foresatte og ansatte i hele kommunen.',
    blantEgne: 'Du søker blant elever, foresatte og ansatte som hører til skolen din.',
    treff: (n: number) => flertall('nb', n, 'treff', 'treff'),
    merEnn: (n: number) => `Mer enn ${n} treff`,
    flere: (n: number) => `De ${n} første vises. Skriv mer av navnet, eller søk på fødselsdatoen.`,
    ingen: (tekst: string) => `Ingen treff på «${tekst}».`,
    ingenNummer: 'Ingen treff på nummeret.',
    prov: {
      navn: 'Prøv bare fornavnet eller etternavnet, færre bokstaver, eller fødselsdatoen slik: 20.05.2015.',
      fodselsdato: 'Ingen er født denne dagen. Kontroller datoen, eller søk på navnet.',
      nummer: 'Kontroller sifrene, eller søk på navnet.',
    },
    elev: (klasse: string | null) => (klasse === null ? 'elev' : `elev ${klasse}`),
    roller: { foresatt: 'foresatt', ansatt: 'ansatt', annen: 'kontaktperson eller familie' },
    fodt: (dato: string) => `født ${dato}`,
    dod: (dato: string) => `død ${dato}`,
  },
  nn: {
    tittel: 'Søk',
    blantAlle: 'Du søkjer blant elevar, føresette og tilsette i heile kommunen.',
    blantEgne: 'Du søkjer blant elevar, føresette og tilsette som høyrer til skulen din.',
    treff: (n: number) => flertall('nn', n, 'treff', 'treff'),
    merEnn: (n: number) => `Meir enn ${n} treff`,
    flere: (n: number) => `Dei ${n} første er viste. Skriv meir av namnet, eller søk på fødselsdatoen.`,
    ingen: (tekst: string) => `Ingen treff på «${tekst}».`,
    ingenNummer: 'Ingen treff på nummeret.',
    prov: {
      navn: 'Prøv berre førenamnet eller etternamnet, færre bokstavar, eller fødselsdatoen slik: 20.05.2015.',
      fodselsdato: 'Ingen er fødde denne dagen. Kontroller datoen, eller søk på namnet.',
      nummer: 'Kontroller sifra, eller søk på namnet.',
    },
    elev: (klasse: string | null) => (klasse === null ? 'elev' : `elev ${klasse}`),
    roller: { foresatt: 'føresett', ansatt: 'tilsett', annen: 'kontaktperson eller familie' },
    fodt: (dato: string) => `fødd ${dato}`,
    dod: (dato: string) => `død ${dato}`,
  },
});
