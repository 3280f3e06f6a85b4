create table register.skole (
  organisasjonsnummer text not null,
  kilde text not null,
  navn text not null,
  kommunenummer text,
  malform text,
  skoletype text,
  aktiv boolean not null default true,
  adresselinje text,
  postnummer text,
  poststed text,
  trinn_fra int,
  trinn_til int,
  kildetidspunkt timestamptz,
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  apnet_av uuid not null,
  lukket_av uuid
);
create unique index skole_gjeldende on register.skole (organisasjonsnummer, kilde) where kjent_til is null;

-- Subject codes from Grep. Never deleted: a diploma from 2010 still names its codes.
create table register.fagkode (
  kode text not null,
  kilde text not null,
  navn jsonb not null,
  status text not null,
  gyldig_fra date,
  gyldig_til date,
  erstattes_av text[] not null default '{}',
  kildetidspunkt timestamptz,
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  apnet_av uuid not null,
  lukket_av uuid
);
create unique index fagkode_gjeldende on register.fagkode (kode, kilde) where kjent_til is null;

-- A pupil's place at a school. Groups and classes get tables of their own; class and year are kept here until then.
create table register.elevforhold (
  person_id uuid not null references register.person,
  kilde text not null,
  elevforhold_id uuid not null,
  skole text not null,
  arstrinn int not null check (arstrinn between 1 and 10),
  klasse text,
  fra date not null,
  til date check (til >= fra),
  kildetidspunkt timestamptz,
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  apnet_av uuid not null,
  lukket_av uuid
);
create unique index elevforhold_gjeldende on register.elevforhold (elevforhold_id, kilde) where kjent_til is null;
create index elevforhold_person on register.elevforhold (person_id) where kjent_til is null;
create index elevforhold_skole on register.elevforhold (skole, klasse) where kjent_til is null;

create table register.personalressurs (
  person_id uuid not null references register.person,
  kilde text not null,
  ansattnummer text not null,
  brukernavn text,
  epostadresse text,
  telefon text,
  fra date,
  til date,
  -- «aktiv hos oss, inaktiv i HRM» since this date: HR's full file no longer tells of the person
  taus_siden date,
  kildetidspunkt timestamptz,
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  apnet_av uuid not null,
  lukket_av uuid
);
create unique index personalressurs_gjeldende on register.personalressurs (kilde, ansattnummer) where kjent_til is null;
create index personalressurs_person on register.personalressurs (person_id) where kjent_til is null;

create table register.arbeidsforhold (
  person_id uuid not null references register.person,
  kilde text not null,
  ansattnummer text not null,
  stillingsnummer text not null,
  stillingskode text,
  stillingstittel text,
  ansettelsestype text,
  prosent numeric(6,2),
  hovedstilling boolean not null,
  skole text,
  enhetskode text,
  enhetsnavn text,
  fra date,
  til date,
  permisjon jsonb not null default '[]',
  taus_siden date,
  kildetidspunkt timestamptz,
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  apnet_av uuid not null,
  lukket_av uuid
);
create unique index arbeidsforhold_gjeldende on register.arbeidsforhold (kilde, ansattnummer, stillingsnummer) where kjent_til is null;
create index arbeidsforhold_person on register.arbeidsforhold (person_id) where kjent_til is null;
create index arbeidsforhold_skole on register.arbeidsforhold (skole) where kjent_til is null;

-- Which change set touched what: undo and «as it was» find rows by these.
do $$
declare t text;
begin
  foreach t in array array['navn', 'personalia', 'adressebeskyttelse', 'adresse', 'foreldreansvar', 'familierelasjon', 'kontaktinformasjon',
                           'kontaktperson', 'skole', 'fagkode', 'elevforhold', 'personalressurs', 'arbeidsforhold'] loop
    execute format('create index %I on register.%I (apnet_av)', t || '_apnet', t);
    execute format('create index %I on register.%I (lukket_av) where lukket_av is not null', t || '_lukket', t);
  end loop;
  foreach t in array array['navn', 'personalia', 'adressebeskyttelse', 'adresse', 'foreldreansvar', 'familierelasjon', 'kontaktinformasjon'] loop
    execute format('create index %I on register.%I (person_id, kjent_fra)', t || '_historikk', t);
  end loop;
end $$;
