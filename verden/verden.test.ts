import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { getType, idnr } from '@navikt/fnrvalidator';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  ansatte,
  barnMedAnsvar,
  barnOgForesatte,
  barnTil,
  elever,
  foreldreTil,
  foresatteMedElever,
  foresatteTil,
  lagVerden,
  personPa,
  soskenTil,
  spesiell,
  spesielle,
  type Verden,
  type Verdensperson,
} from './index.ts';
import { alderPa } from './tid.ts';

/** A fingerprint of everything in the world. */
function avtrykk(verden: Verden): string {
  const h = createHash('sha256');
  for (const p of verden.personer.values()) h.update(JSON.stringify(p));
  h.update(JSON.stringify([verden.skoler, verden.kommune, verden.barnevern, verden.hendelser, [...verden.perIdentifikator]]));
  return h.digest('hex');
}

const verden = lagVerden();
const alle = [...verden.personer.values()];
const tabell = fs
  .readFileSync(new URL('README.md', import.meta.url), 'utf8')
  .split('\n')
  .map((linje) => /^\| `([a-z0-9-]+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/.exec(linje))
  .filter((treff) => treff !== null)
  .map(([, nokkel = '', navn = '', viser = '', hvor = '']) => ({ nokkel, navn, viser, hvor }));

describe('samme tall gir samme kommune', () => {
  test('to verdener av samme frø er like til siste bokstav', () => {
    expect(avtrykk(lagVerden())).toBe(avtrykk(verden));
  });
  test('et annet frø gir andre mennesker', () => {
    expect(avtrykk(lagVerden({ fro: 1 }))).not.toBe(avtrykk(verden));
  });
  test('en annen dato flytter skoleåret og fødselsdatoene', () => {
    const neste = lagVerden({ dato: '2027-11-22' });
    expect(spesiell(neste, 'baug').fodselsdato).toBe('2016-05-20');
    expect(spesiell(neste, 'baug').elevforhold?.klasse).toBe('6A');
  });
});

describe('størrelse', () => {
  test('standard: fem skoler, 2 000 elever, 250 ansatte, om lag 450 under skolealder', () => {
    expect([...elever(verden)]).toHaveLength(2000);
    expect([...ansatte(verden)]).toHaveLength(250);
    expect(verden.skoler.map((s) => s.type).toSorted()).toEqual([
      'barneskole',
      'barneskole',
      'barneskole',
      'kombinert',
      'ungdomsskole',
    ]);
    const under = alle.filter((p) => p.fodselsdato >= '2021' && p.elevforhold === undefined && p.dodfodt !== true);
    expect(under.length).toBeGreaterThan(400);
    expect(under.length).toBeLessThan(500);
  });
  test.each([{ antall: 300 }, { antall: 5000 }])('$antall elever blir nøyaktig så mange', ({ antall }) => {
    expect([...elever(lagVerden({ elever: antall }))]).toHaveLength(antall);
  });
  test('klassene har 20–26 elever og heter som 6A', () => {
    const klasser = Map.groupBy(elever(verden), (p) => `${p.elevforhold?.skole} ${p.elevforhold?.klasse}`);
    for (const [klasse, elevene] of klasser) {
      expect(klasse).toMatch(/^\d{9} ([1-9]|10)[A-Z]$/);
      expect(elevene.length).toBeGreaterThanOrEqual(20);
      expect(elevene.length).toBeLessThanOrEqual(26);
    }
  });
  test('hver klasse har nøyaktig én kontaktlærer ved skolen', () => {
    const klasser = new Set([...elever(verden)].map((p) => `${p.elevforhold?.skole} ${p.elevforhold?.klasse}`));
    const kontakt = [...ansatte(verden)].flatMap((p) =>
      (p.ansatt?.stillinger ?? []).flatMap((s) => (s.kontaktlarerFor ?? []).map((k) => `${s.skole} ${k}`)),
    );
    expect(kontakt.toSorted()).toEqual([...klasser].toSorted());
  });
  test('hver skole har én rektor, og elevene går på et trinn skolen har', () => {
    for (const skole of verden.skoler) {
      const rektorer = alle.filter((p) =>
        p.ansatt?.stillinger.some((s) => s.stillingskode === '9951' && s.skole === skole.organisasjonsnummer),
      );
      expect(rektorer).toHaveLength(1);
    }
    for (const { elevforhold } of elever(verden)) {
      const skole = verden.skoler.find((s) => s.organisasjonsnummer === elevforhold?.skole);
      expect(elevforhold?.arstrinn).toBeGreaterThanOrEqual(skole?.trinn[0] ?? 99);
      expect(elevforhold?.arstrinn).toBeLessThanOrEqual(skole?.trinn[1] ?? 0);
      expect(elevforhold?.sfo === true && skole?.sfo === false).toBe(false);
    }
  });
});

describe('16 000 elever', () => {
  let stor: Verden;
  beforeAll(() => {
    stor = lagVerden({ elever: 16_000 });
  });
  test('40 skoler med hvert sitt navn og nummer, rundt 300–450 elever hver', () => {
    expect([...elever(stor)]).toHaveLength(16_000);
    expect([...ansatte(stor)]).toHaveLength(2000);
    expect(new Set(stor.skoler.map((s) => s.navn)).size).toBe(40);
    expect(new Set(stor.skoler.map((s) => s.organisasjonsnummer)).size).toBe(40);
    const perSkole = Map.groupBy(elever(stor), (p) => p.elevforhold?.skole);
    expect(perSkole.size).toBe(40);
    for (const elevene of perSkole.values()) expect(Math.abs(elevene.length - 400)).toBeLessThan(150);
  });
  test('menneskene med rolle er de samme som i den lille', () => {
    for (const [rolle, person] of spesielle(verden)) {
      expect(stor.personer.get(rolle)).toEqual(person);
    }
  });
  test('numrene er gyldige og ulike', () => {
    expect(feilINumre(stor)).toEqual([]);
  });
});

function numre(p: Verdensperson): string[] {
  return [...(p.identifikator === null ? [] : [p.identifikator]), ...p.tidligere.map((t) => t.identifikator)];
}

/** Ids of people with a number that is wrong, of the wrong kind, shared, or missing from the index. */
function feilINumre(v: Verden): string[] {
  const sett = new Map<string, string>();
  const feil: string[] = [];
  for (const p of v.personer.values()) {
    for (const nummer of numre(p)) {
      const type =
        (p.identifikator === nummer ? p.identifikatortype : p.tidligere.find((t) => t.identifikator === nummer)?.type) ?? null;
      const gyldig = idnr(nummer).status === 'valid' && getType(nummer) === (type === 'dNummer' ? 'dnr-and-tnr' : 'tnr');
      const syntetisk = Number(nummer.slice(2, 4)) > 80;
      if (!gyldig || !syntetisk || sett.has(nummer) || v.perIdentifikator.get(nummer) !== p.id) feil.push(p.id);
      sett.set(nummer, p.id);
    }
    if (p.duf !== undefined && v.perIdentifikator.get(p.duf) !== p.id) feil.push(p.id);
  }
  return feil;
}

describe('numre', () => {
  test('alle er syntetiske, gyldige etter fnrvalidator, og ingen tilhører to', () => {
    expect(feilINumre(verden)).toEqual([]);
  });
  test('det er både D-numre, DUF-numre og gamle numre i mengden', () => {
    expect(alle.filter((p) => p.identifikatortype === 'dNummer').length).toBeGreaterThan(5);
    expect(alle.filter((p) => p.duf !== undefined).length).toBeGreaterThan(0);
    expect(alle.filter((p) => p.tidligere.length > 0).length).toBeGreaterThan(5);
  });
  test('organisasjonsnumrene er syntetiske og går opp i mod 11', () => {
    const vekter = [3, 2, 7, 6, 5, 4, 3, 2, 1];
    for (const nr of [verden.kommune, verden.barnevern, ...verden.skoler].map((o) => o?.organisasjonsnummer ?? '')) {
      expect(nr).toMatch(/^3\d{8}$/);
      expect(vekter.reduce((sum, vekt, i) => sum + vekt * Number(nr[i]), 0) % 11).toBe(0);
    }
  });
});

describe('familiene henger sammen', () => {
  test('hvert foreldreansvar peker på en voksen som finnes, og har høyst én ansvarlig per rad', () => {
    const feil = alle.filter((barn) =>
      barn.foreldreansvar.some((a) => {
        const oppgitt = [a.ansvarlig, a.organisasjon, a.utenIdentifikator].filter((x) => x !== undefined).length;
        if (oppgitt !== (a.ansvar === 'ukjent' ? 0 : 1)) return true;
        if (a.ansvarlig === undefined) return false;
        const voksen = verden.personer.get(a.ansvarlig);
        return voksen === undefined || alderPa(voksen.fodselsdato, verden.dato) < 18 || voksen.fodselsdato >= barn.fodselsdato;
      }),
    );
    expect(feil.map((p) => p.id)).toEqual([]);
  });
  test('foreldre finnes, er minst 16 år eldre, og ektefeller peker på hverandre', () => {
    const feil = alle.filter(
      (p) =>
        p.foreldre.some((f) => alderPa(verden.personer.get(f.person)?.fodselsdato ?? '9999', p.fodselsdato) < 16) ||
        (p.ektefelle !== undefined && verden.personer.get(p.ektefelle)?.ektefelle !== p.id),
    );
    expect(feil.map((p) => p.id)).toEqual([]);
  });
  test('alle elever har foreldreansvar, og bare nulevende ansvarlige i mengden', () => {
    for (const elev of elever(verden)) expect(elev.foreldreansvar.length).toBeGreaterThan(0);
    const dode = foresatteMedElever(verden).filter((p) => p.dodsdato !== undefined);
    expect(dode.map((p) => p.id)).toEqual(['avdod-forelder']);
  });
  test('andelene er om lag som i landet', () => {
    const e = [...elever(verden)];
    const andel = (treff: (p: Verdensperson) => boolean): number => e.filter(treff).length / e.length;
    expect(andel((p) => p.foreldreansvar.some((a) => a.ansvar === 'felles'))).toBeGreaterThan(0.8);
    expect(andel((p) => p.adresser.some((a) => a.type === 'deltBosted'))).toBeGreaterThan(0.03);
    expect(andel((p) => p.foreldre.some((f) => f.rolle === 'medmor'))).toBeGreaterThan(0.004);
    expect(andel((p) => soskenTil(verden, p).length > 0)).toBeGreaterThan(0.5);
  });
  test('[V02] barn og foresatte hører sammen begge veier', () => {
    let par = 0;
    for (const { barn, foresatte } of barnOgForesatte(verden)) {
      for (const f of foresatte) {
        par += 1;
        if (!barnMedAnsvar(verden, f).includes(barn)) throw new Error(`${f.id} mangler ${barn.id}`);
      }
    }
    expect(par).toBeGreaterThan(4000);
  });
});

describe('menneskene med rolle', () => {
  test('hver nøkkel i README-tabellen finnes, og omvendt', () => {
    expect(tabell.map((rad) => rad.nokkel).toSorted()).toEqual([...spesielle(verden).keys()].toSorted());
  });
  test.each(tabell)('$nokkel heter som i tabellen', ({ nokkel, navn }) => {
    const person = spesiell(verden, nokkel);
    const fullt = [person.fornavn, person.mellomnavn, person.etternavn].filter(Boolean).join(' ');
    const forkortet = navn.endsWith('…') ? `${fullt.slice(0, navn.length - 1)}…` : fullt;
    expect(forkortet).toBe(navn);
  });
  test.each(tabell.filter((rad) => /^\d+[A-Z] [A-ZØ][\wø]+( ungdomsskole)?$/.test(rad.hvor)))(
    '$nokkel hører til i $hvor',
    ({ nokkel, hvor }) => {
      const { elevforhold, ansatt } = spesiell(verden, nokkel);
      const stilling = ansatt?.stillinger[0];
      const klasse = elevforhold?.klasse ?? stilling?.kontaktlarerFor?.[0];
      const skole = verden.skoler.find((s) => s.organisasjonsnummer === (elevforhold?.skole ?? stilling?.skole));
      expect(`${klasse} ${skole?.navn.replace(/ (skole|oppvekstsenter)$/, '')}`).toBe(hvor);
    },
  );
  test('[V03] far til Baug er forelder, men har ikke foreldreansvar', () => {
    const [baug, leite] = [spesiell(verden, 'baug'), spesiell(verden, 'leite')];
    expect(foreldreTil(verden, baug)).toContain(leite);
    expect(foresatteTil(verden, baug).map((p) => p.id)).toEqual(['anita']);
    expect(barnTil(verden, leite)).toContain(baug);
    expect(barnMedAnsvar(verden, leite)).toEqual([]);
  });
  test('et gammelt nummer fører til samme person', () => {
    const person = spesiell(verden, 'd-nummer-til-fodselsnummer');
    expect(personPa(verden, person.tidligere[0]?.identifikator ?? '')).toBe(person);
    expect(personPa(verden, spesiell(verden, 'duf').duf ?? '')?.rolle).toBe('duf');
    expect(personPa(verden, '00000000000')).toBeUndefined();
  });
  test('F-18 den som er strengt fortrolig har ingen adresse som røper kommunen', () => {
    const kode6 = alle.filter((p) => p.adressebeskyttelse === 'strengtFortrolig');
    expect(kode6.length).toBeGreaterThanOrEqual(4);
    for (const p of kode6) expect(p.adresser.filter((a) => a.type !== 'post' || a.kommunenummer !== '')).toEqual([]);
  });
  test('kanarifuglenes gate, telefon og e-post finnes ingen andre steder', () => {
    for (const rolle of ['kode-6-forelder', 'kode-7-forelder', 'lokal-skjerming-forelder']) {
      const { id, krr } = spesiell(verden, rolle);
      for (const p of alle) {
        if (p.id === id) continue;
        if (p.krr.epostadresse === krr.epostadresse || p.krr.mobiltelefonnummer === krr.mobiltelefonnummer) throw new Error(p.id);
      }
    }
    const gater = (navn: string): string[] =>
      alle.filter((p) => p.adresser.some((a) => a.gatenavn === navn)).map((p) => p.rolle ?? p.id);
    expect(gater('Kanarifuglsvingen').toSorted()).toEqual(['kode-7-barn', 'kode-7-forelder']);
    expect(gater('Lokalkanarigata').toSorted()).toEqual(['lokal-skjerming-barn', 'lokal-skjerming-forelder']);
  });
  test('hver voksen med KRR-rolle er foresatt for en elev', () => {
    const foresatte = new Set(foresatteMedElever(verden).map((p) => p.id));
    const uten = [...spesielle(verden).keys()].filter((rolle) => rolle.startsWith('krr-') && !foresatte.has(rolle));
    expect(uten).toEqual([]);
  });
});
