import { idnr } from '@navikt/fnrvalidator';
import { describe, expect, test } from 'vitest';
import { ansett, avsluttStilling, endreAndel, endreKrr, nyStilling, skjer } from './hendelser.ts';
import { barnMedAnsvar, barnTil, foresatteTil, hentPerson, lagVerden, personPa, spesiell, type Verden } from './index.ts';

const DA = '2026-11-22T21:00:00Z';
const liten = (): Verden => lagVerden({ elever: 300 });
const typer = (hendelser: readonly { hendelsestype: string }[]): string[] => hendelser.map((h) => h.hendelsestype);

describe('i Folkeregisteret', () => {
  test('hendelsene er nummerert fra 1 uten hull, med nummeret personen hadde da', () => {
    const v = liten();
    skjer(v, { type: 'personErOppdatert', person: 'baug' }, DA);
    const [, ...resten] = skjer(v, { type: 'nyttKjonn', person: 'baug' }, DA);
    expect(v.hendelser.map((h) => h.sekvensnummer)).toEqual([1, 2, 3]);
    expect(v.hendelser[0]?.identifikator).toBe(spesiell(v, 'baug').tidligere[0]?.identifikator);
    expect(resten[0]?.identifikator).toBe(spesiell(v, 'baug').identifikator);
    expect(spesiell(v, 'baug').ajourholdt).toBe(DA);
  });

  test('F-20 den som flytter tar med seg barna som bor der, hver med sin hendelse', () => {
    const v = liten();
    const hendelser = skjer(v, { type: 'nyAdresse', person: 'felles-ansvar.mor' }, DA);
    expect(hendelser.map((h) => h.person).toSorted()).toEqual(['felles-ansvar', 'felles-ansvar.mor']);
    expect(spesiell(v, 'felles-ansvar').adresser).toEqual(hentPerson(v, 'felles-ansvar.mor').adresser);
    expect(hentPerson(v, 'felles-ansvar.far').adresser).not.toEqual(hentPerson(v, 'felles-ansvar.mor').adresser);
  });

  test('nytt kjønn gir nytt gyldig nummer, og det gamle fører fortsatt fram', () => {
    const v = liten();
    const person = spesiell(v, 'rask-herre');
    const gammelt = person.identifikator as string;
    expect(typer(skjer(v, { type: 'nyttKjonn', person: 'rask-herre', fornavn: 'Varm' }, DA))).toEqual([
      'endringIKjoenn',
      'endringIIdentifikasjonsnummer',
      'endringINavn',
    ]);
    expect(person).toMatchObject({ kjonn: 'kvinne', fornavn: 'Varm', tidligereNavn: 'Rask Herre' });
    expect(idnr(person.identifikator as string).status).toBe('valid');
    expect(personPa(v, gammelt)).toBe(person);
    expect(personPa(v, person.identifikator as string)).toBe(person);
  });

  test('F-16 graderingen og adressen den tar med kommer i én hendelse', () => {
    const v = liten();
    const person = spesiell(v, 'felles-ansvar');
    expect(typer(skjer(v, { type: 'gradering', person: person.id, gradering: 'fortrolig' }, DA))).toEqual([
      'endringIAdressebeskyttelse',
    ]);
    expect(person.adresser.map((a) => a.gradering)).toEqual(['fortrolig']);
    skjer(v, { type: 'gradering', person: person.id, gradering: 'strengtFortrolig' }, DA);
    expect(person.adresser.map((a) => [a.type, a.kommunenummer])).toEqual([['post', '']]);
    skjer(v, { type: 'gradering', person: person.id, gradering: 'ugradert' }, DA);
    expect(person.adressebeskyttelse).toBe('ugradert');
    expect(person.adresser.map((a) => [a.type, a.gradering])).toEqual([['bosted', 'ugradert']]);
  });

  test('klientadresse er en gradering av adressen, ikke av personen', () => {
    const v = liten();
    skjer(v, { type: 'gradering', person: 'elev-1', gradering: 'klientadresse' }, DA);
    expect(spesiell(v, 'elev-1').adressebeskyttelse).toBe('ugradert');
    expect(spesiell(v, 'elev-1').adresser[0]?.gradering).toBe('klientadresse');
  });

  test('felles blir til mor alene, og far er fortsatt far', () => {
    const v = liten();
    skjer(v, { type: 'fellesTilEne', person: 'felles-ansvar', til: 'mor' }, DA);
    expect(spesiell(v, 'felles-ansvar').foreldreansvar).toEqual([{ ansvar: 'mor', ansvarlig: 'felles-ansvar.mor' }]);
    const far = hentPerson(v, 'felles-ansvar.far');
    expect(barnMedAnsvar(v, far)).toEqual([]);
    expect(barnTil(v, far)).toEqual([spesiell(v, 'felles-ansvar')]);
  });

  test('en ny foresatt finner barnet, og barnet den nye foresatte', () => {
    const v = liten();
    expect(barnTil(v, spesiell(v, 'stefar'))).toEqual([]);
    expect(typer(skjer(v, { type: 'nyForesatt', person: 'baug', ansvarlig: 'stefar' }, DA))).toEqual(['endringIForeldreansvar']);
    expect(foresatteTil(v, spesiell(v, 'baug')).map((p) => p.id)).toEqual(['anita', 'stefar']);
    expect(barnMedAnsvar(v, spesiell(v, 'stefar'))).toEqual([spesiell(v, 'baug')]);
  });

  test.each([
    { ansvaretStar: false, rader: [{ ansvar: 'mor', ansvarlig: 'elev-1.mor' }] },
    {
      ansvaretStar: true,
      rader: [
        { ansvar: 'felles', ansvarlig: 'elev-1.mor' },
        { ansvar: 'felles', ansvarlig: 'elev-1.far' },
      ],
    },
  ])('når far dør får mor ansvaret alene, med mindre registeret henger etter: $ansvaretStar', ({ ansvaretStar, rader }) => {
    const v = liten();
    const hendelser = skjer(v, { type: 'dod', person: 'elev-1.far', ansvaretStar }, DA);
    expect(typer(hendelser)).toEqual(ansvaretStar ? ['personErDoed'] : ['personErDoed', 'endringIForeldreansvar']);
    expect(spesiell(v, 'elev-1').foreldreansvar).toEqual(rader);
    expect(hentPerson(v, 'elev-1.far')).toMatchObject({ personstatus: 'doed', dodsdato: '2026-11-22' });
  });

  test('et nyfødt barn har ennå ikke navn', () => {
    const v = liten();
    const [fodt] = skjer(v, { type: 'fodsel', person: 'elev-1.mor', medforelder: 'elev-1.far', kjonn: 'mann' }, DA);
    const barn = hentPerson(v, fodt?.person ?? '');
    expect(barn).toMatchObject({ fornavn: '*GUTT', etternavn: '1', fodselsdato: '2026-11-22' });
    expect(foresatteTil(v, barn).map((p) => p.id)).toEqual(['elev-1.mor', 'elev-1.far']);
    expect(barnTil(v, hentPerson(v, 'elev-1.mor'))).toContain(barn);
    expect(personPa(v, barn.identifikator ?? '')).toBe(barn);
  });

  test.each([
    { til: 'kommune', hendelse: 'endringIBostedsadresse', kommuner: ['9902'] },
    { til: 'utland', hendelse: 'personErUtflyttet', kommuner: [] },
  ] as const)('flytter til $til', ({ til, hendelse, kommuner }) => {
    const v = liten();
    expect(typer(skjer(v, { type: 'utflytting', person: 'rask-herre.mor', til }, DA))).toEqual([hendelse, hendelse]);
    expect(spesiell(v, 'rask-herre').adresser.map((a) => a.kommunenummer)).toEqual(kommuner);
  });

  test('D-nummer blir fødselsnummer én gang', () => {
    const v = liten();
    const person = spesiell(v, 'd-nummer');
    const gammelt = person.identifikator as string;
    expect(typer(skjer(v, { type: 'dNummerTilFodselsnummer', person: 'd-nummer' }, DA))).toEqual([
      'endringIIdentifikasjonsnummer',
      'personErBosatt',
    ]);
    expect(person.identifikatortype).toBe('fodselsnummer');
    expect(personPa(v, gammelt)).toBe(person);
    expect(() => skjer(v, { type: 'dNummerTilFodselsnummer', person: 'd-nummer' }, DA)).toThrow(/no D-number/);
  });

  test('[E31] etter sammenslåing fører dublettens nummer til den som er ført videre', () => {
    const v = liten();
    const gammelt = spesiell(v, 'dublett').identifikator as string;
    const hendelser = skjer(v, { type: 'sammenslaing', person: 'dublett-original', dublett: 'dublett' }, DA);
    expect(typer(hendelser)).toEqual(['personErViderefoertSomGjeldendeVedSammenslaaing', 'personErOpphoertSomDublett']);
    expect(hendelser[1]?.identifikator).toBe(gammelt);
    expect(personPa(v, gammelt)?.rolle).toBe('dublett-original');
    expect(barnTil(v, hentPerson(v, 'dublett-original.mor')).map((p) => p.id)).toEqual(['dublett-original']);
  });

  test('personErOppdatert endrer ingenting annet enn tidspunktet', () => {
    const v = liten();
    const for_ = structuredClone(spesiell(v, 'baug'));
    skjer(v, { type: 'personErOppdatert', person: 'baug' }, DA);
    expect(spesiell(v, 'baug')).toEqual({ ...for_, ajourholdt: DA });
  });
});

describe('en natt med endringer', () => {
  test('en prosent av folket, den samme hver gang, og ingen med rolle', () => {
    const [a, b] = [lagVerden(), lagVerden()];
    const hendelser = endreAndel(a, { andel: 0.01, fro: 3, tidspunkt: DA });
    expect(endreAndel(b, { andel: 0.01, fro: 3, tidspunkt: DA })).toEqual(hendelser);
    expect([...a.personer.values()]).toEqual([...b.personer.values()]);
    const rort = new Set(hendelser.map((h) => h.person));
    expect(rort.size).toBeGreaterThanOrEqual(a.personer.size * 0.009);
    expect(rort.size).toBeLessThan(a.personer.size * 0.025);
    expect([...rort].filter((id) => hentPerson(a, id).rolle !== undefined)).toEqual([]);
    expect(new Set(typer(hendelser)).size).toBeGreaterThan(4);
  });
  test('også når alt endres er numrene ulike og familiene hele', () => {
    const v = lagVerden();
    endreAndel(v, { andel: 1, fro: 4, tidspunkt: DA });
    const sett = new Map<string, string>();
    for (const p of v.personer.values()) {
      for (const nr of [p.identifikator, ...p.tidligere.map((t) => t.identifikator)]) {
        if (nr === null) continue;
        expect(sett.get(nr)).toBeUndefined();
        sett.set(nr, p.id);
        expect(v.perIdentifikator.get(nr)).toBe(p.id);
      }
      for (const a of p.foreldreansvar) if (a.ansvarlig !== undefined) hentPerson(v, a.ansvarlig);
    }
    const kode6 = [...v.personer.values()].filter((p) => p.adressebeskyttelse === 'strengtFortrolig');
    expect(kode6.flatMap((p) => p.adresser).filter((a) => a.type !== 'post')).toEqual([]);
    expect(kode6.length).toBeGreaterThan(10);
    expect(v.hendelser.map((h) => h.sekvensnummer)).toEqual(v.hendelser.map((_, i) => i + 1));
  });
});

describe('i KRR', () => {
  test('en kanal som endres er fersk fra da av, den andre er som før, og Folkeregisteret merker ingenting', () => {
    const v = liten();
    const { krr } = spesiell(v, 'krr-alt-utgatt');
    const person = endreKrr(v, 'krr-alt-utgatt', { epostadresse: 'ny@epost.example' }, DA);
    expect(person.krr).toEqual({ ...krr, epostadresse: 'ny@epost.example', epostOppdatert: DA, epostVerifisert: DA });
    expect(v.hendelser).toEqual([]);
  });
  test('den som ikke var registrert blir aktiv, og den som sletter seg står tom', () => {
    const v = liten();
    expect(endreKrr(v, 'krr-ikke-registrert', { mobiltelefonnummer: '+4799900777' }, DA).krr).toMatchObject({
      status: 'AKTIV',
      mobiltelefonnummer: '+4799900777',
      mobilOppdatert: DA,
    });
    expect(endreKrr(v, 'krr-aktiv', { status: 'SLETTET' }, DA).krr).toEqual({ status: 'SLETTET' });
    expect(endreKrr(v, 'krr-bekreftet', { mobiltelefonnummer: undefined }, DA).krr.mobiltelefonnummer).toBeUndefined();
  });
});

describe('i HR', () => {
  test('[A02] en stilling avsluttes, den andre står', () => {
    const v = liten();
    avsluttStilling(v, 'to-stillinger', {
      stillingsnummer: spesiell(v, 'to-stillinger').ansatt?.stillinger[1]?.stillingsnummer,
      til: '2026-11-30',
    });
    expect(spesiell(v, 'to-stillinger').ansatt?.stillinger.map((s) => s.til)).toEqual([undefined, '2026-11-30']);
  });
  test('[A03] en tilbakedatert sluttdato er merket, så HR-filen utelater stillingen', () => {
    const v = liten();
    expect(avsluttStilling(v, 'felicia', { til: '2026-10-31', tilbakedatert: true })).toMatchObject([
      { til: '2026-10-31', sluttdatoTilbakedatert: true },
    ]);
    expect(() => avsluttStilling(v, 'felicia', { til: '2026-10-31' })).toThrow(/no such position/);
  });
  test('ny stilling og ny ansatt får egne numre', () => {
    const v = liten();
    const skole = v.skoler[1]?.organisasjonsnummer ?? null;
    expect(nyStilling(v, 'lilly', { type: 'lektor', skole, fra: '2026-12-01', prosent: 20 })).toMatchObject({
      stillingsnummer: '100005-2',
      hovedstilling: false,
    });
    const stefar = ansett(v, 'stefar', { type: 'sfoAssistent', skole, fra: '2026-12-01' });
    const ny = ansett(
      v,
      { fornavn: 'Ny', etternavn: 'Penn', kjonn: 'kvinne', fodselsdato: '1990-01-01' },
      { type: 'larer', skole, fra: '2026-12-01' },
    );
    expect(stefar.ansatt?.ansattnummer).not.toBe(ny.ansatt?.ansattnummer);
    expect(ny.ansatt?.stillinger).toMatchObject([{ hovedstilling: true, prosent: 100, stillingskode: '7961' }]);
    expect(personPa(v, ny.identifikator ?? '')).toBe(ny);
  });
});
