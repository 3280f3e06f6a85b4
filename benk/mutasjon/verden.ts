// A handful of people, and rows in every table, in a database made for breaking. Written by the owner with triggers and foreign keys asleep.
import type pg from 'pg';

const id = (n: number) => `a0000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const PERSONER = {
  her: id(1),
  der: id(2),
  kode7: id(3),
  kode6: id(4),
  morHer: id(5),
  morDer: id(6),
  rektor: id(7),
  larer: id(8),
  forvalter: id(9),
  kontaktlarer: id(10),
  farDer: id(11),
  // a home no row below protects, shuts out or ends
  barnRen: id(12),
  morRen: id(13),
  farRen: id(14),
} as const;
const P = PERSONER;
const BARN = [P.her, P.der, P.kode7, P.kode6];

const FORST = `
insert into register.person (id, opprettet_av) select x, x from unnest($1::uuid[]) x`;
const RESTEN = [
  `insert into register.elevforhold (person_id, kilde, elevforhold_id, skole, arstrinn, klasse, fra, kjent_fra, apnet_av)
    values ('${P.barnRen}', 'oppstart', '${P.barnRen}', '974000001', 6, '6B', '2026-08-01', '2026-08-01', '${P.rektor}')`,
  `insert into register.personalia (person_id, kilde, fodselsdato, dodfodt, kjent_fra, apnet_av)
    values ('${P.barnRen}', 'folkeregisteret', '2015-05-20', false, '2026-01-01', '${P.rektor}')`,
  `insert into register.foreldreansvar (person_id, kilde, ansvarlig_nokkel, ansvar, ansvarlig_id, kjent_fra, apnet_av)
    values ('${P.barnRen}', 'folkeregisteret', 'person:4', 'felles', '${P.morRen}', '2026-01-01', '${P.her}'), ('${P.barnRen}', 'folkeregisteret', 'person:5', 'felles', '${P.farRen}', '2026-01-01', '${P.her}')`,
  `insert into register.adresse (person_id, kilde, type, gradering, linjer, postnummer, skolekrets, landkode, kjent_fra, apnet_av)
    select x, 'folkeregisteret', 'bosted', 'ugradert', '{"Gata 2"}', '6800', 'k1', 'NO', '2026-01-01', '${P.her}' from unnest(array['${P.farRen}', '${P.barnRen}']::uuid[]) x`,
  `insert into register.overstyring (id, person_id, felt, verdi, begrunnelse, gyldig_til, gitt_av)
    values ('${id(95)}', '${P.farRen}', 'bostedsadresse', '{"kryptert": "x"}', 'Etter dokument', '2027-12-31', '${P.rektor}')`,
  `insert into register.kretsregel (id, skole, slag, verdi, gitt, gitt_av) values ('${id(89)}', '974000001', 'skolekrets', 'k1', '2026-01-01', '${P.rektor}')`,
  `insert into register.innskrivingsrunde (skolear, apner, frist, forskrift, klageinstans, opprettet, opprettet_av)
    values (2026, '2026-10-01', '2026-12-01', 'Forskrift', 'Statsforvalteren', '2026-01-01', '${P.rektor}')`,
  `insert into register.innskriving (id, person_id, skolear, slag, kretsskole, lagt_til, lagt_til_av)
    values ('${id(96)}', '${P.barnRen}', 2026, 'framskutt', '974000001', '2026-11-01', '${P.morRen}')`,
  `insert into register.innskrivingsvedtak (id, innskriving_id, gjelder, innvilget, skole, begrunnelse, avgjort_ved, vedtatt, vedtatt_av, klagefrist, brev)
    values ('${id(97)}', '${id(96)}', 'naerskole', true, '974000001', '\\x01', '974000001', '2026-11-02', '${P.rektor}', '2026-11-24', '\\x01')`,
  `insert into register.elevforhold (person_id, kilde, elevforhold_id, skole, arstrinn, klasse, fra, kjent_fra, apnet_av)
    select x, 'oppstart', x, case when x = '${P.der}' then '974000002' else '974000001' end, 6, '6A', '2026-08-01', '2026-08-01', x from unnest(array['${BARN.join("','")}']::uuid[]) x`,
  `insert into register.foreldreansvar (person_id, kilde, ansvarlig_nokkel, ansvar, ansvarlig_id, kjent_fra, apnet_av)
    values ('${P.her}', 'folkeregisteret', 'person:1', 'felles', '${P.morHer}', '2026-01-01', '${P.her}'), ('${P.der}', 'folkeregisteret', 'person:2', 'felles', '${P.morDer}', '2026-01-01', '${P.der}'),
    ('${P.der}', 'folkeregisteret', 'person:3', 'felles', '${P.farDer}', '2026-01-01', '${P.der}')`,
  // talks: open to the home of one group, held at another school's, a time that is taken and one that is free
  `insert into register.gruppe (gruppe_id, kilde, navn, slag, skole, skolear, fra, til, kjent_fra, apnet_av, arstrinn)
    values ('${id(70)}', 'oppstart', '6S', 'kontaktlarergruppe', '974000001', 2026, '2026-08-01', '2027-07-31', '2026-08-01', '${P.rektor}', '{6}')`,
  `insert into register.gruppemedlem (gruppe_id, person_id, kilde, fra, til, kjent_fra, apnet_av)
    select '${id(70)}', x, 'oppstart', '2026-08-01', '2027-07-31', '2026-08-01', '${P.rektor}' from unnest(array['${P.her}', '${P.kode7}', '${P.kode6}', '${P.barnRen}']::uuid[]) x`,
  `insert into skoledag.samtalerunde (id, skole, gruppe_id, sted, form, lengde, pause, hver_foresatt, frist, opprettet, opprettet_av, apnet, apnet_av)
    values ('${id(71)}', '974000001', '${id(70)}', 'Rom 1', 'fysisk', 20, 5, false, '2026-11-30', '2026-11-01', '${P.rektor}', '2026-11-01', '${P.rektor}'),
    ('${id(72)}', '974000001', '${id(70)}', 'Rom 1', 'fysisk', 20, 5, true, '2026-11-30', '2026-11-01', '${P.rektor}', '2026-11-01', '${P.rektor}'),
    ('${id(73)}', '974000001', '${id(70)}', 'Rom 1', 'fysisk', 20, 5, false, '2026-11-30', '2026-11-01', '${P.rektor}', null, null)`,
  `insert into skoledag.samtaletid (id, runde_id, fra, til) select ('a0000000-0000-4000-8001-' || lpad((n * 10 + m)::text, 12, '0'))::uuid, ('a0000000-0000-4000-8000-' || lpad((70 + n)::text, 12, '0'))::uuid,
    '2026-12-01T15:00:00Z'::timestamptz + m * interval '30 minutes', '2026-12-01T15:20:00Z'::timestamptz + m * interval '30 minutes' from generate_series(1, 3) n, generate_series(1, 4) m`,
  `insert into skoledag.samtalebestilling (id, runde_id, tid_id, elev_id, for_id, rolle, bestilt, bestilt_av)
    values ('${id(74)}', '${id(71)}', 'a0000000-0000-4000-8001-000000000011', '${P.her}', null, 'foresatt', '2026-11-02', '${P.morHer}'),
    ('${id(75)}', '${id(72)}', 'a0000000-0000-4000-8001-000000000021', '${P.barnRen}', '${P.morRen}', 'foresatt', '2026-11-02', '${P.morRen}')`,
  `insert into skoledag.samtalebestilling (id, runde_id, tid_id, elev_id, rolle, bestilt, bestilt_av, holdt, holdt_av)
    values ('${id(78)}', '${id(71)}', 'a0000000-0000-4000-8001-000000000012', '${P.barnRen}', 'foresatt', '2026-11-02', '${P.morRen}', '2026-11-20', '${P.rektor}')`,
  `insert into skoledag.samtaleinvitasjon (id, runde_id, elev_id, slag, sendt, sendt_av)
    values ('${id(76)}', '${id(71)}', '${P.her}', 'invitert', '2026-11-01', '${P.rektor}'), ('${id(77)}', '${id(71)}', '${P.barnRen}', 'endret', '2026-11-01', '${P.rektor}')`,
  // sent away: for two hours by a teacher, the rest of the day with the home told, and for days by the leader
  `insert into skoledag.bortvising (id, elev_id, skole, arstrinn, slag, fra, til, fra_kl, til_kl, grunn, varslet, varslet_hvordan, bestemt, bestemt_av, rolle)
    values ('${id(195)}', '${P.her}', '974000001', 6, 'timer', '2026-11-20', '2026-11-20', '09:00', '11:00', '\\x01', null, null, '2026-11-20', '${P.rektor}', 'larer'),
    ('${id(196)}', '${P.her}', '974000001', 6, 'resten', '2026-11-20', '2026-11-20', '11:00', null, '\\x01', '2026-11-20', 'telefon', '2026-11-20', '${P.rektor}', 'rektor'),
    ('${id(197)}', '${P.der}', '974000002', 9, 'dager', '2026-11-19', '2026-11-20', null, null, '\\x01', null, null, '2026-11-19', '${P.rektor}', 'rektor')`,
  // two homes: one says when, and waits; what the other said has been confirmed
  `insert into skoledag.hjemmonster (id, monster_id, elev_id, hos, dager, fra, status, foreslatt_av, kjent_fra, kjent_til, skrevet_av, lukket_av)
    values ('${id(190)}', '${id(191)}', '${P.der}', '${P.morDer}', '11111110000000', '2026-08-17', 'foreslatt', '${P.morDer}', '2026-11-01', null, '${P.morDer}', null),
    ('${id(192)}', '${id(193)}', '${P.der}', '${P.farDer}', '00000001111111', '2026-08-17', 'foreslatt', '${P.farDer}', '2026-11-01', '2026-11-02', '${P.farDer}', '${P.morDer}')`,
  `insert into skoledag.hjemmonster (id, monster_id, elev_id, hos, dager, fra, status, foreslatt_av, besvart_av, kjent_fra, skrevet_av)
    values ('${id(194)}', '${id(193)}', '${P.der}', '${P.farDer}', '00000001111111', '2026-08-17', 'bekreftet', '${P.farDer}', '${P.morDer}', '2026-11-02', '${P.morDer}')`,
  // lists: one place and two who come, an anonymous form with room for one answer more, one for each guardian, a draft with a question, and one that is over
  `insert into skoledag.pamelding (id, skole, gruppe_id, slag, hvem, tittel, tekst, frist, plasser, anonym, opprettet, opprettet_av, endret, endret_av, apnet)
    select ('a0000000-0000-4000-8000-' || lpad((170 + n)::text, 12, '0'))::uuid, '974000001', '${id(70)}', case n when 0 then 'pamelding' else 'sporreskjema' end, case n when 2 then 'foresatte' else 'hjemmet' end,
      'Tur', '', case n when 4 then '2026-10-20'::date else '2026-11-30'::date end, case n when 0 then 1 end, n = 1, '2026-11-01', '${P.rektor}', '2026-11-01', '${P.rektor}', case n when 3 then null else '2026-11-01'::timestamptz end
    from generate_series(0, 4) n`,
  `insert into skoledag.pameldingssporsmal (id, pamelding_id, nr, slag, tekst, tekst_nn, valg, valg_nn, pakrevd)
    values ('${id(175)}', '${id(173)}', 1, 'en', 'Mat?', 'Mat?', '{A,B}', '{A,B}', true), ('${id(176)}', '${id(170)}', 1, 'tall', 'Hvor mange?', null, '{}', null, false)`,
  `insert into skoledag.pameldingssvar (id, pamelding_id, elev_id, for_id, med, ko, svart, svart_av, endret, endret_av)
    values ('${id(180)}', '${id(170)}', '${P.barnRen}', null, true, 1, '2026-11-02', '${P.morRen}', '2026-11-02', '${P.morRen}'), ('${id(181)}', '${id(170)}', '${P.her}', null, true, 2, '2026-11-02', '${P.morHer}', '2026-11-02', '${P.morHer}'),
    ('${id(182)}', '${id(172)}', '${P.barnRen}', '${P.morRen}', null, null, '2026-11-02', '${P.morRen}', '2026-11-02', '${P.morRen}'), ('${id(183)}', '${id(171)}', '${P.barnRen}', null, null, null, '2026-11-02', '${P.morRen}', '2026-11-02', '${P.morRen}'),
    ('${id(184)}', '${id(171)}', '${P.her}', null, null, null, '2026-11-02', '${P.morHer}', '2026-11-02', '${P.morHer}'), ('${id(185)}', '${id(174)}', '${P.barnRen}', null, null, null, '2026-11-02', '${P.morRen}', '2026-11-02', '${P.morRen}')`,
  `insert into skoledag.pameldingsanonymt (id, pamelding_id, verdier) values ('${id(186)}', '${id(171)}', '\\x01'), ('${id(187)}', '${id(174)}', '\\x01')`,
  `insert into skoledag.pameldingsvarsel (id, pamelding_id, elev_id, slag, sendt, sendt_av)
    values ('${id(188)}', '${id(170)}', '${P.barnRen}', 'apnet', '2026-11-01', '${P.rektor}'), ('${id(189)}', '${id(170)}', '${P.her}', 'plass', '2026-11-01', '${P.rektor}'), ('${id(190)}', '${id(174)}', '${P.barnRen}', 'apnet', '2026-11-01', '${P.rektor}')`,
  `insert into skoledag.hendelse (id, slag, elev_id, om_id, skole, opprettet)
    values ('${id(198)}', 'samtaleApnet', '${P.her}', '${id(76)}', '974000001', '2026-11-01'), ('${id(199)}', 'pameldingApnet', '${P.barnRen}', '${id(188)}', '974000001', '2026-11-01'),
    ('${id(200)}', 'pameldingPlass', '${P.her}', '${id(189)}', '974000001', '2026-11-01')`,
  // an address of somebody another guardian only shares a child with
  `insert into register.adresse (person_id, kilde, type, gradering, linjer, postnummer, landkode, kjent_fra, apnet_av)
    values ('${P.farDer}', 'folkeregisteret', 'bosted', 'ugradert', '{"Gata 1"}', '6800', 'NO', '2026-01-01', '${P.her}')`,
  `insert into register.overstyring (id, person_id, felt, verdi, begrunnelse, gyldig_til, gitt_av)
    values ('${id(93)}', '${P.farDer}', 'bostedsadresse', '{"kryptert": "x"}', 'Etter dokument', '2027-12-31', '${P.rektor}'), ('${id(94)}', '${P.farDer}', 'navn', '{"fornavn": "Anna"}', 'Etter dokument', '2027-12-31', '${P.rektor}')`,
  `insert into eksport.varsel (id, slag, mottaker_id, barn_id, anledning_id, haster, tilstand, grunn, opprettet, neste, utloper, endret)
    values ('${id(98)}', 'x', '${P.morRen}', '${P.barnRen}', '${id(98)}', false, 'feilet', 'avvist', '2026-11-01', null, '2026-12-01', '2026-11-01'),
    ('${id(99)}', 'y', '${P.morRen}', '${P.barnRen}', '${id(99)}', false, 'koet', null, '2026-11-01', '2026-11-23', '2026-12-01', '2026-11-01')`,
  `insert into eksport.varselsteg (id, varsel_id, tid, tilstand, kanal) values ('${id(88)}', '${id(99)}', '2026-11-01', 'bekreftet', 'push')`,
  // a lesson of one day: the date must be a weekday; one at each school, one that is over, one from another source
  `insert into opplaring.timeendring (endring_id, kilde, skole, aktivitet_id, dato, nr, avlyst, kjent_fra, kjent_til, apnet_av, lukket_av) values
    ('${id(71)}', 'manuell', '974000001', '${id(81)}', '2026-11-23', 1, true, '2026-11-01', null, '${P.her}', null),
    ('${id(72)}', 'manuell', '974000002', '${id(82)}', '2026-11-23', 1, true, '2026-11-01', null, '${P.her}', null),
    ('${id(73)}', 'manuell', '974000001', '${id(83)}', '2026-11-23', 2, true, '2026-11-01', '2026-11-02', '${P.her}', '${P.her}'),
    ('${id(74)}', 'import', '974000001', '${id(84)}', '2026-11-23', 2, true, '2026-11-01', null, '${P.her}', null)`,
  // a plan nobody but those who keep it has seen, with what is to be taught; and one that was a draft before it was published
  `insert into opplaring.timeplan (timeplan_id, kilde, skole, skolear, navn, fra, til, utkast, kjent_fra, kjent_til, apnet_av, lukket_av) values
    ('${id(202)}', 'manuell', '974000001', 2025, 'Høst', '2025-08-18', '2025-12-19', false, '2025-07-01', null, '${P.her}', null),
    ('${id(201)}', 'manuell', '974000001', 2026, 'Vår', '2027-01-04', '2027-06-18', true, '2026-11-01', null, '${P.her}', null),
    ('${id(202)}', 'manuell', '974000001', 2025, 'Høst', '2025-08-18', '2025-12-19', true, '2025-06-01', '2025-07-01', '${P.her}', '${P.her}')`,
  `insert into opplaring.aktivitet (aktivitet_id, kilde, timeplan_id, skole, navn, grupper, larere, kjent_fra, apnet_av) values
    ('${id(203)}', 'manuell', '${id(201)}', '974000001', 'Norsk', '{}', '{}', '2026-11-01', '${P.her}')`,
  // the file of the access solution gives some roles a school, and some the whole kommune; rows of other sources are not its to close
  `insert into register.rollefaktum (person_id, kilde, ansattnummer, rolle, skole, fra, kjent_fra, kjent_til, apnet_av, lukket_av)
    select x.p::uuid, x.k, x.n, x.r, x.s, '2026-01-01', '2026-01-01', x.t::timestamptz, '${P.her}', case when x.t is null then null else '${P.her}'::uuid end from (values
    ('${P.larer}', 'tilgangslosning', '2', 'larer', '974000001', null), ('${P.rektor}', 'tilgangslosning', '1', 'kommunalsjef', '', null),
    ('${P.larer}', 'manuell', '2', 'larer', '974000001', null), ('${P.larer}', 'tilgangslosning', '2', 'radgiver', '974000001', '2026-02-01')) x(p, k, n, r, s, t)`,
  `insert into tilgang.foresattstenging (id, begrunnelse, stengt, stengt_av, apnet, apnet_av)
    select gen_random_uuid(), 'Feil i innlesingen', '2026-01-01', '${id(91)}', '2026-01-02', '${id(91)}' from generate_series(1, 2)`,
  `insert into register.adressebeskyttelse (person_id, kilde, gradering, kjent_fra, apnet_av)
    values ('${P.kode7}', 'folkeregisteret', 'fortrolig', '2026-01-01', '${P.her}'), ('${P.kode6}', 'folkeregisteret', 'strengtFortrolig', '2026-01-01', '${P.her}')`,
  `insert into register.arbeidsforhold (person_id, kilde, ansattnummer, stillingsnummer, stillingskode, hovedstilling, skole, fra, kjent_fra, apnet_av)
    values ('${P.rektor}', 'hr', '1', '1', '9951', true, '974000001', '2020-08-01', '2026-01-01', '${P.her}'), ('${P.larer}', 'hr', '2', '1', '7961', true, '974000001', '2020-08-01', '2026-01-01', '${P.her}'),
    ('${P.kontaktlarer}', 'hr', '3', '1', '7961', true, '974000002', '2020-08-01', '2026-01-01', '${P.her}')`,
  // the end of a position there is
  `insert into register.stillingsslutt (id, person_id, kilde, ansattnummer, stillingsnummer, til, begrunnelse, sett, gitt, gitt_av)
    values ('${id(87)}', '${P.larer}', 'hr', '2', '1', '2030-01-01', 'Slutter en gang', '${id(87)}', '2026-01-01', '${id(91)}')`,
  `insert into register.adresse (person_id, kilde, type, gradering, linjer, landkode, kryptert, kjent_fra, apnet_av)
    values ('${P.kode7}', 'manuell', 'bosted', 'fortrolig', '{}', 'NO', '\\x01', '2026-01-01', '${P.her}')`,
  `insert into tilgang.rolletildeling (id, person_id, rolle, begrunnelse, fra, til, gitt_av, godkjent, godkjent_av)
    values ('${id(90)}', '${P.forvalter}', 'systemforvalter', 'Satt opp', '2026-01-01', '2026-12-31', '${id(91)}', now(), '${id(92)}')`,
];

interface Kolonne {
  readonly navn: string;
  readonly slag: string;
  readonly kreves: boolean;
}

/** Literals a check constraint names for a column: the first one is a value that holds. */
function lovlige(sjekker: readonly string[], kolonne: string): string[] {
  const egne = sjekker.filter(
    (s) => new RegExp(`\\(+${kolonne} (=|~)|\\b${kolonne} = ANY|ANY \\(ARRAY`).test(s) && s.includes(kolonne),
  );
  return egne.flatMap((s) => {
    const m = new RegExp(`\\b${kolonne}\\b\\)? = ANY \\(\\(?ARRAY\\[([^\\]]*)\\]|\\b${kolonne}\\b\\)? = ('[^']*')::text`).exec(s);
    return m === null ? [] : [...(m[1] ?? m[2] ?? '').matchAll(/'([^']*)'/g)].map((x) => x[1]!);
  });
}

/** Fills every table of `tabeller` with a row for each of some people, as far as its constraints can be met. Returns the tables left empty. */
export async function fyllVerden(c: pg.Client, tabeller: readonly string[]): Promise<string[]> {
  await c.query(`set session_replication_role = replica`);
  await c.query(FORST, [Object.values(P)]);
  for (const q of RESTEN) await c.query(q);
  for (const [navn, x] of Object.entries({ ...P, ingen: null }))
    if (x !== null) await c.query('insert into prove.aktor values ($1, $2)', [navn, x]);
  const tomme: string[] = [];
  for (const t of tabeller) {
    const { rows: kolonner } = await c.query<Kolonne>(
      `select attname as navn, format_type(atttypid, null) as slag, attnotnull and not atthasdef as kreves from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''`,
      [t],
    );
    const { rows: sjekker } = await c.query<{ d: string }>(
      `select pg_get_constraintdef(oid) as d from pg_constraint where conrelid = $1::regclass and contype = 'c'`,
      [t],
    );
    const def = sjekker.map((s) => s.d);
    const kilder = kolonner.some((k) => k.navn === 'kilde') ? kildene(def) : [undefined];
    let skrevet = 0;
    for (const [i, person] of (t === 'register.rollefaktum' ? [] : [...BARN, P.morHer, P.larer]).entries())
      for (const [j, kilde] of kilder.entries())
        for (const alle of [false, true]) {
          const rad = Object.fromEntries(
            kolonner
              .filter((k) => k.kreves || alle || k.navn === 'kilde' || /^(person|barn|elev)_id$/.test(k.navn))
              .filter((k) => k.kreves || !LUKKER.test(k.navn))
              .map((k) => [
                k.navn,
                verdi(k, person, 100 + i * 10 + j, { kilde, def, harBarn: kolonner.some((x) => x.navn === 'barn_id') }),
              ]),
          );
          await c.query('savepoint fyll');
          try {
            await c.query(
              `insert into ${t} (${Object.keys(rad).join(', ')}) select ${Object.keys(rad).join(', ')} from jsonb_populate_record(null::${t}, $1)`,
              [JSON.stringify(rad)],
            );
            skrevet += 1;
            await c.query('release savepoint fyll');
            break;
          } catch (e) {
            if (alle && i === 0 && process.env['MUTASJON_FEIL']) console.error(t, (e as Error).message);
            await c.query('rollback to savepoint fyll');
          }
        }
    await lukkKopier(c, t, kolonner);
    const { rows } = await c.query<{ n: number }>(`select count(*)::int as n from ${t}`);
    if (skrevet === 0 && rows[0]!.n === 0) tomme.push(t);
  }
  await c.query(`set session_replication_role = default`);
  return tomme;
}

/** What ends a row: left out of the open ones. */
const LUKKER = /^(opphevet|kjent_til|apnet$|lost|godkjent|slettet|stengt|lukket|avsluttet|trukket|behandlet|svart|tatt)/;

/** The same rows once more, ended: a policy that lets only open rows be ended has something to refuse. */
async function lukkKopier(c: pg.Client, t: string, kolonner: readonly Kolonne[]): Promise<void> {
  const slutt = Object.fromEntries(
    kolonner
      .filter((k) => LUKKER.test(k.navn))
      .map((k) => [
        k.navn,
        k.slag === 'uuid'
          ? P.forvalter
          : k.slag.startsWith('timestamp') || k.slag === 'date'
            ? '2026-11-21T10:00:00Z'
            : 'Ikke lenger slik',
      ]),
  );
  if (Object.keys(slutt).length === 0) return;
  if (kolonner.some((k) => k.navn === 'utfall')) slutt['utfall'] = t === 'skoledag.etterlysning' ? 'mott' : 'avslatt';
  if (kolonner.some((k) => k.navn === 'tiltak')) slutt['tiltak'] = 'ingen';
  const { rows } = await c.query<{ r: Record<string, unknown> }>(`select to_jsonb(x) as r from ${t} x limit 4`);
  for (const { r } of rows)
    for (const ny of [{}, { id: crypto.randomUUID() }, { id: crypto.randomUUID(), om_id: crypto.randomUUID() }]) {
      await c.query('savepoint lukk');
      try {
        await c.query(`insert into ${t} select * from jsonb_populate_record(null::${t}, $1)`, [
          JSON.stringify({ ...r, ...slutt, ...ny }),
        ]);
        await c.query('release savepoint lukk');
        break;
      } catch {
        await c.query('rollback to savepoint lukk');
      }
    }
}

const kildene = (def: readonly string[]): string[] => {
  const l = lovlige(def, 'kilde');
  return l.length === 0
    ? ['manuell', 'folkeregisteret', 'oppstart']
    : l
        .filter((k) => ['manuell', 'oppstart', 'hr', 'folkeregisteret', 'krr', 'tilgangslosning', 'nsr'].includes(k))
        .concat(l)
        .slice(0, 3);
};

/** What a column's pattern asks for. */
const EGNE: Readonly<Record<string, (n: number) => string>> = {
  brukernavn: (n) => `bruker${n}`,
  fag: () => 'norsk',
  hjemkommune: () => '4640',
  verdi: (n) => `gata ${n}`,
  sprak: () => 'nb',
  annet: () => 'pl',
  p256dh: () => 'B'.repeat(87),
  auth: () => 'A'.repeat(22),
  grunn: () => 'reservert',
};

function verdi(
  k: Kolonne,
  person: string,
  n: number,
  o: { kilde: string | undefined; def: readonly string[]; harBarn: boolean },
): unknown {
  const { kilde, def, harBarn } = o;
  if (k.navn === 'kilde' && kilde !== undefined) return kilde;
  if (k.slag === 'uuid') {
    if (k.navn === 'person_id' && harBarn) return P.morDer;
    if (/^(person|barn|elev)_id$/.test(k.navn)) return person;
    if (k.navn === 'aktor_id' || k.navn === 'mottaker_id') return P.larer;
    // what refers to another row, refers to the one made with the same number
    const plass = k.navn === 'id' || k.navn.endsWith('_id') ? 2 : k.navn.length;
    return `c0000000-0000-4000-8000-${String(n + plass * 1000).padStart(12, '0')}`;
  }
  if (k.slag === 'text') {
    if (k.navn === 'rute' || k.navn === 'ramme') return '974000001/2026';
    const l = lovlige(def, k.navn);
    if (l.length > 0) return l[0];
    const egen = EGNE[k.navn];
    if (egen !== undefined) return egen(n);
    if (/skole|organisasjonsnummer/.test(k.navn)) return '974000001';
    return `Grunnen til dette ${n}`;
  }
  if (/int|numeric/.test(k.slag)) return k.navn === 'skolear' ? 2026 : k.navn.includes('trinn') ? 6 : k.navn === 'ledd' ? 4 : 2;
  if (k.navn === 'kvartal') return '2026-10-01';
  if (k.navn.startsWith('siste_')) return '2027-06-20';
  if (k.navn.startsWith('andre_')) return '2027-01-04';
  if (k.slag === 'date') return /til|slutt/.test(k.navn) ? '2026-12-31' : '2026-11-01';
  if (k.slag.startsWith('timestamp'))
    return /til|slutt|stenges|utloper/.test(k.navn) ? '2026-11-01T14:00:00Z' : '2026-11-01T10:00:00Z';
  if (k.slag.startsWith('time')) return k.navn === 'til' ? '10:45' : '10:00';
  if (k.slag === 'boolean') return false;
  if (k.navn === 'visninger') return ['person'];
  if (k.slag.endsWith('[]')) return [];
  if (k.navn === 'numre') return `\\x${'ab'.repeat(16)}`;
  if (k.slag === 'bytea') return `\\x${n.toString(16).padStart(4, '0')}${'ab'.repeat(30)}`;
  if (k.slag === 'jsonb' || k.slag === 'json') return {};
  return null;
}
