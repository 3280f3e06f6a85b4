import { describe, expect, test } from 'vitest';
import { erNede, kontaktbilde, oppdateringstilstand, type Kontaktgrunnlag, type Krrad } from './regler.ts';

const NA = '2026-11-22T08:00:00Z';
const NATT = '2026-11-22T01:30:00Z';
const krrad = (v: Partial<Krrad> = {}): Krrad => ({
  status: 'AKTIV',
  reservert: false,
  kan_varsles: true,
  epostadresse: 'a@b.example',
  epost_oppdatert: '2026-08-01T10:00:00Z',
  epost_verifisert: null,
  mobiltelefonnummer: '+4745111111',
  mobil_oppdatert: '2026-08-01T10:00:00Z',
  mobil_verifisert: null,
  ...v,
});
const fraKrr = (verdi: string | null) => ({ verdi, fraKrr: verdi !== null });
const hand = (verdi: string | null) => ({ verdi, fraKrr: false });
const bilde = (v: Partial<Kontaktgrunnlag> = {}) =>
  kontaktbilde({
    krr: krrad(),
    gjelder: { epostadresse: fraKrr('a@b.example'), mobiltelefonnummer: fraKrr('+4745111111') },
    naboer: [],
    hentet: NATT,
    sisteNatt: { status: 'ferdig', startet: NATT },
    sisteEgne: undefined,
    na: NA,
    ...v,
  });

describe('Min profil: hvilken tilstand kontaktinformasjonen er i', () => {
  test('[K15] alt er hentet og ferskt: ingenting å gjøre', () => {
    expect(bilde()).toMatchObject({ mangelfull: false, utdatert: false, nede: false, reservert: false, andre: [] });
    expect(bilde().epostadresse).toMatchObject({ kilde: 'krr', tilstand: 'hentet', kanVarsles: true });
  });

  test.each`
    hva                         | krr                                                                                   | epost                    | mobil                  | epostTilstand          | mobilTilstand          | mangelfull
    ${'mobil mangler'}          | ${krrad({ mobiltelefonnummer: null })}                                                | ${fraKrr('a@b.example')} | ${hand(null)}          | ${'hentet'}            | ${'ma_oppdatere'}      | ${true}
    ${'mobil skrevet for hånd'} | ${krrad({ mobiltelefonnummer: null })}                                                | ${fraKrr('a@b.example')} | ${hand('+4799999999')} | ${'hentet'}            | ${'ma_oppdatere'}      | ${true}
    ${'ikke i registeret'}      | ${krrad({ status: 'IKKE_REGISTRERT', epostadresse: null, mobiltelefonnummer: null })} | ${hand('a@b.example')}   | ${hand('+4799999999')} | ${'kunne_ikke_hentes'} | ${'kunne_ikke_hentes'} | ${true}
    ${'aldri spurt, for hånd'}  | ${undefined}                                                                          | ${hand('a@b.example')}   | ${hand('+4799999999')} | ${'manuell'}           | ${'manuell'}           | ${false}
    ${'aldri spurt, ingenting'} | ${undefined}                                                                          | ${hand(null)}            | ${hand(null)}          | ${'mangler'}           | ${'mangler'}           | ${true}
  `('[K21] $hva', ({ krr, epost, mobil, epostTilstand, mobilTilstand, mangelfull }) => {
    const b = bilde({ krr, gjelder: { epostadresse: epost, mobiltelefonnummer: mobil } });
    expect([b.epostadresse.tilstand, b.mobiltelefonnummer.tilstand, b.mangelfull]).toEqual([
      epostTilstand,
      mobilTilstand,
      mangelfull,
    ]);
  });

  test('[K21] 18 måneder regnes for hver kanal: e-posten er utdatert, mobilen kan brukes', () => {
    const b = bilde({ krr: krrad({ epost_oppdatert: '2025-05-01T10:00:00Z' }) });
    expect(b).toMatchObject({
      utdatert: true,
      mangelfull: false,
      epostadresse: { tilstand: 'bekreft', kanVarsles: false, verdi: 'a@b.example' },
      mobiltelefonnummer: { tilstand: 'hentet', kanVarsles: true },
    });
  });

  test('[E40] reservert: verdien står, og den brukes ikke til varsler om vedtak', () => {
    const b = bilde({ krr: krrad({ reservert: true, kan_varsles: false }) });
    expect(b).toMatchObject({ reservert: true, mangelfull: false, epostadresse: { tilstand: 'reservert', kanVarsles: false } });
    expect(b.epostadresse.verdi).toBe('a@b.example');
  });

  test.each`
    natt         | nattTid      | egne         | egneTid                   | hentet                    | nede
    ${'ferdig'}  | ${NATT}      | ${undefined} | ${undefined}              | ${NATT}                   | ${false}
    ${'feilet'}  | ${NATT}      | ${undefined} | ${undefined}              | ${'2026-11-21T01:30:00Z'} | ${true}
    ${'feilet'}  | ${NATT}      | ${undefined} | ${undefined}              | ${null}                   | ${true}
    ${'feilet'}  | ${NATT}      | ${'ferdig'}  | ${'2026-11-22T07:59:00Z'} | ${'2026-11-22T07:59:00Z'} | ${false}
    ${'ferdig'}  | ${NATT}      | ${'feilet'}  | ${'2026-11-22T07:59:00Z'} | ${NATT}                   | ${true}
    ${'ferdig'}  | ${NATT}      | ${'ferdig'}  | ${'2026-11-22T07:59:00Z'} | ${NATT}                   | ${true}
    ${undefined} | ${undefined} | ${undefined} | ${undefined}              | ${null}                   | ${false}
  `('[K20] natten $natt, egen oppdatering $egne: nede er $nede', ({ natt, nattTid, egne, egneTid, hentet, nede }) => {
    expect(
      erNede({
        hentet,
        sisteNatt: natt && { status: natt, startet: nattTid },
        sisteEgne: egne && { status: egne, startet: egneTid },
      }),
    ).toBe(nede);
  });

  test('[K19] et annet system vises bare når det sier noe annet', () => {
    const likt = { system: 'Flyt Barnehage', epostadresse: 'a@b.example', mobiltelefonnummer: null };
    const ulikt = { system: 'Kulturskolen', epostadresse: 'c@d.example', mobiltelefonnummer: null };
    expect(bilde({ naboer: [likt, ulikt] }).andre).toEqual([ulikt]);
  });

  test.each`
    spurt                     | nettopp  | hentet                    | nede     | svar
    ${undefined}              | ${false} | ${NATT}                   | ${false} | ${null}
    ${undefined}              | ${true}  | ${NATT}                   | ${false} | ${'nettopp'}
    ${'2026-11-22T07:59:50Z'} | ${false} | ${NATT}                   | ${false} | ${'henter'}
    ${'2026-11-22T07:59:50Z'} | ${false} | ${'2026-11-22T07:59:51Z'} | ${false} | ${'kommet'}
    ${'2026-11-22T07:59:50Z'} | ${false} | ${NATT}                   | ${true}  | ${'nede'}
    ${'2026-11-22T07:58:00Z'} | ${false} | ${NATT}                   | ${false} | ${'svarteIkke'}
  `('[K17] spurt $spurt, hentet $hentet: $svar', ({ spurt, nettopp, hentet, nede, svar }) => {
    expect(oppdateringstilstand({ spurt, nettopp, hentet, nede, na: NA })).toBe(svar);
  });
});
