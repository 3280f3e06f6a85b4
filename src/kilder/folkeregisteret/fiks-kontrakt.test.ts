import { describe, expect, test } from 'vitest';
import { lesElementer, tekst } from '#grunn/xml/index.ts';
import { elever, lagVerden } from '#verden/index.ts';
import { kontraktmappe, lesKontrakt } from '#verktoy/kontrakter.ts';
import { lesPersonDefinisjon } from './index.ts';
import type { Fikshendelsestype } from './klient-fiks.ts';
import { tegnPersonDefinisjon } from './simulator/index.ts';

interface Skjema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Skjema>>;
  readonly items?: Skjema;
}
interface Api {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Skjema>> };
}

const lesApi = (navn: string): Api => JSON.parse(lesKontrakt(`fiks-folkeregister/${navn}.json`)) as Api;
const finnSkjema = (api: Api, s: Skjema): Skjema =>
  s.$ref === undefined ? s : (api.components.schemas[s.$ref.split('/').at(-1) ?? ''] ?? {});

/** A value with every property the schema names. */
function fyll(api: Api, ra: Skjema, felt = ''): unknown {
  const s = finnSkjema(api, ra);
  if (s.type === 'array') return [fyll(api, s.items ?? {}, felt)];
  if (s.properties) return Object.fromEntries(Object.entries(s.properties).map(([k, v]) => [k, fyll(api, v, k)]));
  if (s.type === 'integer') return 12;
  if (/dato|foedsel$/i.test(felt)) return '2016-03-05';
  if (felt === 'foedselsEllerDNummer' || felt === 'familierelasjonPerson') return '05831695060';
  // an unreadable grading is the strictest: no address would be left to look at
  if (/gradering|beskyttelse/.test(felt)) return 'ugradert';
  return s.type === 'string' ? 'string' : null;
}

/** Names in a value that its schema does not have, with where they stand. */
function ukjente(api: Api, ra: Skjema, verdi: unknown, sti = ''): string[] {
  const s = finnSkjema(api, ra);
  if (Array.isArray(verdi)) return verdi.flatMap((v) => ukjente(api, s.items ?? {}, v, sti));
  if (verdi === null || typeof verdi !== 'object') return [];
  return Object.entries(verdi).flatMap(([k, v]) => {
    const her = `${sti}.${k}`;
    const under = s.properties?.[k];
    return under === undefined ? [her] : ukjente(api, under, v, her);
  });
}

describe.skipIf(!kontraktmappe())('kontrakten til KS Fiks (hoppes over der shared/contracts mangler)', () => {
  test('[V02] [L18] en oppvekstpost med alt kontrakten nevner, leses uten et ukjent felt', () => {
    const api = lesApi('folkeregister-oppvekst-api-v1');
    const post = lesPersonDefinisjon(fyll(api, { $ref: '#/components/schemas/PersonDefinisjon' }));
    expect(post?.barn.fodselsdato).toBe('2016-03-05');
    expect(post?.barn.adresser.length).toBeGreaterThan(0);
    expect(post?.ansvarlige).toHaveLength(1);
    const koder = post?.barn.avvik.map((a) => a.kode) ?? [];
    expect(koder).not.toContain('ukjent_felt');
    expect(koder).not.toContain('feil_form');
  });

  test('[V02] simulatoren sender ikke annet enn det kontrakten har', () => {
    const api = lesApi('folkeregister-oppvekst-api-v1');
    const verden = lagVerden({ elever: 200 });
    const skjema = { $ref: '#/components/schemas/PersonDefinisjon' };
    const rare = new Set<string>();
    for (const p of elever(verden))
      if (p.identifikator !== null)
        for (const sti of ukjente(api, skjema, JSON.parse(JSON.stringify(tegnPersonDefinisjon(verden, p))))) rare.add(sti);
    expect([...rare]).toEqual([]);
    expect(ukjente(api, skjema, { bostedsadresse: { vegadresse: { noeAnnet: 1 } } })).toEqual([
      '.bostedsadresse.vegadresse.noeAnnet',
    ]);
  });

  test('[B14] hendelsene: adressene og typene er kontraktens', () => {
    const api = lesApi('folkeregister-hendelser-api-v1');
    const typer: Record<Fikshendelsestype, true> = {
      FLYTTET_TIL_KOMMUNE: true,
      FLYTTET_FRA_KOMMUNE: true,
      DOED: true,
      FOEDT: true,
    };
    expect(api.components.schemas['Hendelsestype']?.enum?.toSorted()).toEqual(Object.keys(typer).toSorted());
    const rot = '/folkeregister/api/v1/hendelser';
    for (const sti of ['typer', 'statistikk', 'liste']) expect(Object.keys(api.paths)).toContain(`${rot}/${sti}`);
    expect(Object.keys(api.components.schemas['FoedselsnummerForHendelseRequest']?.properties ?? {}).toSorted()).toEqual([
      'foedt',
      'fraDato',
      'hendelsestype',
      'kommuner',
      'rolleId',
    ]);
  });
});

describe.skipIf(!kontraktmappe())('historiske kommunenummer (hoppes over der shared/contracts mangler)', () => {
  test('F-13 lista fra Skatteetaten leses: nummer er brukt om igjen, så et nummer er ingen nøkkel', async () => {
    const xml = Buffer.from(lesKontrakt('folkeregisteret/historiskekommuner.xml'));
    const perNummer = new Map<string, string[]>();
    for await (const kode of lesElementer(xml, { kilde: 'folkeregisteret', rot: ['kodeliste'], element: 'kode' })) {
      const nummer = tekst(kode, 'tekniskNavn') ?? '';
      expect(nummer).toMatch(/^\d{4}$/);
      perNummer.set(nummer, [...(perNummer.get(nummer) ?? []), tekst(kode, 'gyldigForBehandling', 'fradato') ?? '']);
    }
    expect(perNummer.size).toBeGreaterThan(500);
    expect([...perNummer.values()].some((fra) => fra.length > 1)).toBe(true);
  });
});
