import { describe, expect, test } from 'vitest';
import { lesDag, lesRader, tolkLiming } from './regler-liminn.ts';

const EN = new Set(['klasse', 'kontaktlarergruppe']);
const elever = [
  { personId: 'rask', navn: 'Rask Herre', fodselsdato: '2014-05-03' },
  { personId: 'kaie1', navn: 'Urolig Kaie', fodselsdato: '2014-01-01' },
  { personId: 'kaie2', navn: 'Urolig Kaie', fodselsdato: '2014-02-02' },
];
const grupper = [
  { gruppeId: '6a', navn: '6A', slag: 'klasse' },
  { gruppeId: '6b', navn: '6B', slag: 'klasse' },
  { gruppeId: 'kor', navn: 'Kor', slag: 'persongruppe' },
];
const tolk = (tekst: string) => tolkLiming(lesRader(tekst), elever, grupper, EN);

describe('rader som limes inn', () => {
  test.each`
    rad                             | svar
    ${'Rask Herre\t03.05.2014\t6A'} | ${'rask 6a'}
    ${'Rask Herre;3.5.2014;6A'}     | ${'rask 6a'}
    ${'Rask Herre;2014-05-03;6A'}   | ${'rask 6a'}
    ${'Herre, Rask;;6A'}            | ${'rask 6a'}
    ${'rask  herre;6a'}             | ${'rask 6a'}
    ${'Urolig Kaie;02.02.2014;Kor'} | ${'kaie2 kor'}
    ${'Urolig Kaie;Kor'}            | ${'flere_elever'}
    ${'Rask Herre;04.05.2014;6A'}   | ${'ukjent_elev'}
    ${'Rask Herre;31.02.2014;6A'}   | ${'ugyldig_dato'}
    ${'Rask Herre;03.05.2014;9Z'}   | ${'ukjent_gruppe'}
    ${'Rask Herre'}                 | ${'for_fa_felt'}
    ${'Rask Herre;03.05.2014;'}     | ${'for_fa_felt'}
  `('[B27] «$rad» er $svar', ({ rad, svar }) => {
    const { gode, feil } = tolk(rad as string);
    expect([...gode.map((g) => `${g.personId} ${g.gruppeId}`), ...feil.map((f) => f.kode)]).toEqual([svar]);
  });

  test('[B27] tusen rader med tre gale: feilene står med radnummer, og de gode er de andre', () => {
    const mange = Array.from({ length: 1000 }, (_, i) => ({
      personId: `p${i}`,
      navn: `Elev Nummer${i}`,
      fodselsdato: '2014-05-03',
    }));
    const linjer = mange.map((e) => `${e.navn};03.05.2014;6A`);
    linjer[6] = 'Ukjent Person;03.05.2014;6A';
    linjer[499] = 'Elev Nummer499;03.05.2014;9Z';
    linjer[999] = 'Elev Nummer0;03.05.2014;6B';
    const { gode, feil } = tolkLiming(lesRader(`Navn;Født;Klasse\n${linjer.join('\n')}`), mange, grupper, EN);
    expect(gode).toHaveLength(997);
    expect(feil).toEqual([
      { rad: 8, kode: 'ukjent_elev', hva: 'Ukjent Person', annen: null },
      { rad: 501, kode: 'ukjent_gruppe', hva: '9Z', annen: null },
      { rad: 1001, kode: 'to_klasser', hva: 'Elev Nummer0', annen: 2 },
    ]);
  });

  test.each(['32.01.2014', '2014-13-01', '1.1.14', 'i går', ''])('«%s» er ingen dag', (s) => {
    expect(lesDag(s)).toBeUndefined();
  });
});
