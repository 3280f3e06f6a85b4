import { readFileSync } from 'node:fs';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { describe, expect, test } from 'vitest';
import { lagVerden } from '#verden/index.ts';
import { kontraktmappe, lesKontrakt } from '#verktoy/kontrakter.ts';
import { lesFil, type Folkeregisterperson } from './index.ts';
import { tegnPersondokument, tegnXml } from './simulator/index.ts';

const prove = readFileSync(new URL('proever/persondokument.xml', import.meta.url));

async function lesPersoner(bytes: Uint8Array): Promise<readonly Folkeregisterperson[]> {
  const ut: Folkeregisterperson[] = [];
  for await (const post of lesFil(bytes)) if (post.slag === 'personer') ut.push(...post.personer);
  return ut;
}

describe('persondokument i XML', () => {
  test('[B14] navnerom, CDATA, flere adresselinjer og avsluttede verdier', async () => {
    const [p, ...flere] = await lesPersoner(prove);
    expect(flere).toEqual([]);
    expect(p).toMatchObject({
      navn: { fornavn: 'ČÁPPA', etternavn: 'HERRE & FRUE' },
      fodselsdato: '2018-01-09',
      dodsdato: null,
      kjonn: 'kvinne',
      personstatus: 'bosatt',
      dokumentversjon: '2025-08-18T06:12:41.123Z',
      foreldreansvar: [{ ansvar: 'mor', ansvarlig: { identifikator: '11838631020' } }],
      avvik: [],
    });
    expect(p?.adresser.map((a) => [a.type, a.linjer, a.postnummer])).toEqual([
      ['bosted', ['c/o Snill Herre', 'Bakgarden', 'Skråninga'], '6899'],
      ['deltBosted', ['Nigarden', '12/3/4-1'], '0698'],
      ['post', ['Postboks 9', 'Sentrum'], '6899'],
    ]);
  });

  test('[L18] ukjente elementer og attributter stanser ikke lesingen', async () => {
    const med = prove
      .toString('utf8')
      .replace('<ns2:kjoenn>', '<ns2:nyOpplysning niva="1"><ns2:a><ns2:b>x</ns2:b></ns2:a></ns2:nyOpplysning><ns2:kjoenn>');
    const [p] = await lesPersoner(Buffer.from(med));
    expect(p?.avvik).toEqual([{ kode: 'ukjent_felt', felt: 'folkeregisterperson', verdi: 'nyOpplysning' }]);
    expect(p?.kjonn).toBe('kvinne');
  });

  test('F-18 [V28] uleselig gradering i XML er strengt fortrolig', async () => {
    const med = prove
      .toString('utf8')
      .replace('<ns2:bostedsadresse>', '<ns2:adressebeskyttelse><ns2:a/></ns2:adressebeskyttelse><ns2:bostedsadresse>');
    const [p] = await lesPersoner(Buffer.from(med));
    expect(p?.adressebeskyttelse).toBe('strengtFortrolig');
    expect(p?.adresser.map((a) => a.type)).toEqual(['post']);
  });
});

describe.skipIf(!kontraktmappe())('XSD fra Skatteetaten (hoppes over der shared/contracts mangler)', () => {
  const skjema = () => XsdValidator.fromDoc(XmlDocument.fromString(lesKontrakt('folkeregisteret/xsd/freg-person-v1_4_3.xsd')));
  const feil = (validator: XsdValidator, xml: string): string => {
    const dokument = XmlDocument.fromString(xml);
    try {
      validator.validate(dokument);
      return '';
    } catch (f) {
      return f instanceof Error ? f.message : String(f);
    } finally {
      dokument.dispose();
    }
  };

  test('[L18] prøven vår er gyldig, og en ødelagt er det ikke', () => {
    const validator = skjema();
    expect(feil(validator, prove.toString('utf8'))).toBe('');
    expect(feil(validator, prove.toString('utf8').replaceAll('ns2:kjoenn', 'ns2:kjonn'))).not.toBe('');
  });

  test('[L18] hver person simulatoren tegner, er gyldig etter skjemaet', () => {
    const verden = lagVerden({ elever: 160 });
    const validator = skjema();
    let antall = 0;
    const ugyldige = new Map<string, number>();
    for (const p of verden.personer.values()) {
      if (p.identifikator === null || p.bareManuell === true) continue;
      antall += 1;
      const hva = feil(validator, tegnXml(tegnPersondokument(verden, p))).replaceAll(/\d+/g, '#');
      if (hva !== '') ugyldige.set(hva, (ugyldige.get(hva) ?? 0) + 1);
    }
    expect([...ugyldige]).toEqual([]);
    expect(antall).toBeGreaterThan(300);
  });
});
