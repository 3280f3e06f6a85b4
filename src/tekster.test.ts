// No text ships in one language only: every pair of bokmål and nynorsk in the house, read from the source.
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { lesHuset } from '#verktoy/gulv/index.ts';
import { lesTekstpar, type Tekstpar } from '#verktoy/tekstpar.ts';

/** Words that are the same in both, and stand only in texts that are. A new one is added by somebody who has looked. */
const LIKE_ORD = new Set(
  'aktivitet arbeidstelefon behandle dd digitaliseringsdirektoratet dokumentasjonen død faget feiring ferie funksjon gjesteeleven grunnlag helsegrunn idrett innsynsloggen kartlegging kjønn kommuneadmin kommunikasjon kultur landkode maskiner mat mistanke mm nsr postnummeret prøvde reise ressurs revisjon skjermlås snoking startdatoen svarfristen telefonnummeret trekk udir undervisning utdanning varig ønsket åååå'.split(
    ' ',
  ),
);
/** The columns of a file are named the same whoever reads about them. */
const FILKOLONNER = /ansattnummer, rolle, skole, fra(,| og) til/;

const BARE_BOKMAL =
  /(?<![\p{L}«-])(ikke|hva|hvem|hvor|hvorfor|hvordan|hvilke[nt]?|hvis|fra|noen|noe|jeg|være|kommer|mer|skole(?:n|r|ne|ns|året)?|foresatte?|ansatte?|velg|gjøre|flere|elever|lærer(?:e|en|ne)?|endret|lagret|hentet|uke[nr]?|bare)(?!\p{L})/iu;
const BARE_NYNORSK =
  /(?<![\p{L}«-])(ikkje|kva|kven|kvar|kvifor|korleis|dersom|frå|nokon|noko|eg|vere|kjem|meir|skul(?:e|en|ar|ane|eåret)|føresette?|tilsette?|vel|gjere|fleire|elevar|lærar(?:ar|en|ane)?|endra|lagra|henta|veke[nr]?|berre|òg)(?!\p{L})/iu;

const ord = (s: string): string[] => s.toLowerCase().match(/\p{L}{2,}/gu) ?? [];

/** Words known in nynorsk: they stand in a text that is another than the bokmål beside it. */
const kjente = (par: readonly Tekstpar[]): ReadonlySet<string> =>
  new Set(par.filter((p) => p.nn !== p.nb).flatMap((p) => ord(p.nn)));

/** What is not translated, or is in the wrong language; one line each. */
function mangler(par: readonly Tekstpar[], nynorsk: ReadonlySet<string>): string[] {
  return par.flatMap((p) => {
    if ((p.nb.trim() === '') !== (p.nn.trim() === '')) return [`${p.sted}: tom på ett av språkene`];
    if (FILKOLONNER.test(p.nb)) return [];
    const ukjent = p.nb === p.nn && ord(p.nb).length >= 3 ? ord(p.nn).filter((w) => !nynorsk.has(w) && !LIKE_ORD.has(w)) : [];
    const [nb, nn] = [BARE_BOKMAL.exec(p.nn)?.[0], BARE_NYNORSK.exec(p.nb)?.[0]];
    return [
      ...(ukjent.length > 0 ? [`${p.sted}: lik på begge språk, og ikke kjent på nynorsk: ${ukjent.join(', ')}`] : []),
      ...(nb === undefined ? [] : [`${p.sted}: bokmål i nynorsk: ${nb}`]),
      ...(nn === undefined ? [] : [`${p.sted}: nynorsk i bokmål: ${nn}`]),
    ];
  });
}

describe('[L28] tekstene som data', () => {
  const huset = [...lesHuset(path.resolve(import.meta.dirname, '..'))];
  const par = lesTekstpar(new Map(huset.filter(([s]) => s.startsWith('src/') && !s.includes('/simulator/'))));

  test('hver tekst finnes på bokmål og nynorsk, ingen er tom, og ingen er på feil språk', () => {
    expect(par.length).toBeGreaterThan(5000);
    expect(mangler(par, kjente(par))).toEqual([]);
  });

  test('hvert ord som er unntatt, trengs', () => {
    const nynorsk = kjente(par);
    const brukt = new Set(par.filter((p) => p.nb === p.nn && ord(p.nb).length >= 3).flatMap((p) => ord(p.nn)));
    expect([...LIKE_ORD].filter((w) => !brukt.has(w) || nynorsk.has(w))).toEqual([]);
  });

  test.each([
    ['objekt', `const t = { nb: 'Sjekk opplysningene først', nn: 'Sjekk opplysningene først' };`, 'opplysningene'],
    ['katalog', `lagTekster({ nb: { a: { b: 'Hei' } }, nn: { a: { b: '' } } });`, 'tom på ett'],
    ['funksjon', "lagTekster({ nb: { a: (n: number) => `${n} elever` }, nn: { a: (n: number) => `${n} elever` } });", 'bokmål i nynorsk: elever'],
    ['to setninger', `tosprak('Vel frå lista.', 'Vel frå lista.');`, 'nynorsk i bokmål: Vel'],
    ['egne konstanter', `const nb = { a: 'Skriv navnet ditt' }; const nn = { a: 'Skriv navnet ditt' }; lagTekster({ nb, nn });`, 'navnet'],
  ])('%s: det som ikke er oversatt, blir funnet', (_hva, kode, funn) => {
    const nytt = lesTekstpar(new Map([['src/ny/tekster.ts', kode]]));
    expect(mangler(nytt, kjente(par)).join('\n')).toContain(funn);
  }); // prettier-ignore
});
