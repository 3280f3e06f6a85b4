import { describe, expect, test } from 'vitest';
import { lesNabofil } from './fil.ts';
import { oversettPerson } from './oversett.ts';

const IDENT = '20914695016';

describe('kontaktkontrakten', () => {
  test.each`
    hva                          | felt                                                               | epost            | mobil            | avvik
    ${'alt er der'}              | ${{ epostadresse: 'A@B.Example', mobiltelefonnummer: '41514965' }} | ${'A@b.example'} | ${'+4741514965'} | ${[]}
    ${'utelatt, null og tomt'}   | ${{ epostadresse: null, mobiltelefonnummer: ' ' }}                 | ${null}          | ${null}          | ${[]}
    ${'linjeskift i adressen'}   | ${{ epostadresse: 'a@b.example\nBcc: c@d.example' }}               | ${null}          | ${null}          | ${['ugyldig_verdi epostadresse']}
    ${'ikke et nummer'}          | ${{ mobiltelefonnummer: 'ring mor' }}                              | ${null}          | ${null}          | ${['ugyldig_verdi mobiltelefonnummer']}
    ${'et felt vi ikke kjenner'} | ${{ epostadresse: 'a@b.example', hjemadresse: 'Gata 1' }}          | ${'a@b.example'} | ${null}          | ${['ukjent_felt hjemadresse']}
  `('[K19] $hva', ({ felt, epost, mobil, avvik }) => {
    const lest = oversettPerson({ personidentifikator: IDENT, ...felt });
    expect(lest.kontakt).toMatchObject({ epostadresse: epost, mobiltelefonnummer: mobil });
    expect(lest.avvik.map((a) => `${a.kode} ${a.felt}`)).toEqual(avvik);
    // what we do not know the meaning of is not kept, nor told
    expect(JSON.stringify(lest)).not.toContain('Gata');
  });

  test.each([[null], ['tekst'], [42], [{}], [{ personidentifikator: 1 }], [[]]])(
    'F-30 %j er ikke en person, og ingen krasj',
    (ra) => {
      expect(oversettPerson(ra)).toEqual({ avvik: [{ kode: 'uleselig_post', felt: 'personer' }] });
    },
  );

  const linje = (epost: string, ident = IDENT) => JSON.stringify({ personidentifikator: ident, epostadresse: epost });
  const HODE = '{"format":"friminutt-kontakt-1","laget":"2026-11-22T01:00:00Z"}';
  test.each`
    hva                             | linjer                                                                  | antall | avkortet
    ${'hel'}                        | ${[HODE, linje('a@b.example'), '{"antall":1}']}                         | ${1}   | ${false}
    ${'tom, men hel'}               | ${[HODE, '{"antall":0}']}                                               | ${0}   | ${false}
    ${'kuttet etter en linje'}      | ${[HODE, linje('a@b.example')]}                                         | ${1}   | ${true}
    ${'kuttet midt i en linje'}     | ${[HODE, linje('a@b.example'), '{"personidenti']}                       | ${1}   | ${true}
    ${'antallet stemmer ikke'}      | ${[HODE, linje('a@b.example'), '{"antall":2}']}                         | ${1}   | ${true}
    ${'samme person to ganger'}     | ${[HODE, linje('a@b.example'), linje('c@d.example'), '{"antall":2}']}   | ${1}   | ${false}
    ${'Windows og byte order mark'} | ${[`\u{FEFF}${HODE}\r`, `${linje('a@b.example')}\r`, '{"antall":1}\r']} | ${1}   | ${false}
  `('[K19] importfil: $hva', ({ linjer, antall, avkortet }) => {
    const fil = lesNabofil(linjer.join('\n'));
    expect([fil?.kontakter.length, fil?.avkortet]).toEqual([antall, avkortet]);
  });

  test.each(['', 'navn;epost', '{"format":"noe-annet","laget":"x"}', '[]'])('[K19] «%s» er ikke en importfil', (tekst) => {
    expect(lesNabofil(tekst)).toBeUndefined();
  });
});
