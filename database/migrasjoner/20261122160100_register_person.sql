-- Facts. Every row says who it is about, which source it comes from, since when we have known it (kjent_fra), until when
-- (kjent_til, null = still), and which change set opened and closed it. Rows are closed, never changed or deleted: the card
-- «as it was» and the undo of a change set both read them. See docs/beslutninger/0004.

create table register.person (
  id uuid primary key,
  opprettet timestamptz not null default now(),
  opprettet_av uuid not null,
  -- Folkeregisteret has said that this entry and another are one person; facts were moved there.
  sammenslatt_med uuid references register.person,
  check (sammenslatt_med <> id)
);

create table register.personidentifikator (
  person_id uuid not null references register.person,
  kilde text not null,
  type text not null check (type in ('fodselsnummer', 'dNummer', 'duf', 'ansattnummer')),
  -- HMAC-SHA-256 with a key outside the database, and the number itself under AES-256-GCM.
  oppslag bytea not null check (length(oppslag) = 32),
  kryptert bytea not null,
  status text not null check (status in ('iBruk', 'opphort')),
  kildetidspunkt timestamptz,
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  apnet_av uuid not null,
  lukket_av uuid
);
create unique index personidentifikator_oppslag on register.personidentifikator (oppslag) where kjent_til is null;
create index personidentifikator_person on register.personidentifikator (person_id) where kjent_til is null;
create index personidentifikator_apnet on register.personidentifikator (apnet_av);
create index personidentifikator_lukket on register.personidentifikator (lukket_av) where lukket_av is not null;

create table register.navn (
  person_id uuid not null references register.person,
  kilde text not null,
  fornavn text not null,
  mellomnavn text,
  etternavn text not null,
  alias text,
  kildetidspunkt timestamptz,
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  apnet_av uuid not null,
  lukket_av uuid
);
create unique index navn_gjeldende on register.navn (person_id, kilde) where kjent_til is null;
create index navn_sok on register.navn using gin (grunn.sokeform(fornavn || ' ' || coalesce(mellomnavn || ' ', '') || etternavn) gin_trgm_ops) where kjent_til is null;

create table register.personalia (
  person_id uuid not null references register.person,
  kilde text not null,
  fodselsdato date,
  dodsdato date,
  kjonn text check (kjonn in ('kvinne', 'mann')),
  personstatus text,
  statsborgerskap text[] not null default '{}',
  dodfodt boolean not null default false,
  kildetidspunkt timestamptz,
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  apnet_av uuid not null,
  lukket_av uuid
);
create unique index personalia_gjeldende on register.personalia (person_id, kilde) where kjent_til is null;
create index personalia_fodselsdato on register.personalia (fodselsdato) where kjent_til is null;

-- Only people with protection have a row: no row means ugradert.
create table register.adressebeskyttelse (
  person_id uuid not null references register.person,
  kilde text not null,
  gradering text not null check (gradering in ('klientadresse', 'fortrolig', 'strengtFortrolig')),
  kildetidspunkt timestamptz,
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  apnet_av uuid not null,
  lukket_av uuid
);
create unique index adressebeskyttelse_gjeldende on register.adressebeskyttelse (person_id, kilde) where kjent_til is null;

create table register.adresse (
  person_id uuid not null references register.person,
  kilde text not null,
  type text not null check (type in ('bosted', 'deltBosted', 'opphold', 'post')),
  gradering text not null check (gradering in ('ugradert', 'klientadresse', 'fortrolig', 'strengtFortrolig')),
  linjer text[] not null,
  postnummer text,
  poststed text,
  landkode text not null,
  bruksenhetsnummer text,
  kommunenummer text,
  grunnkrets text,
  skolekrets text,
  matrikkel_id text,
  fra date,
  til date,
  kildetidspunkt timestamptz,
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  apnet_av uuid not null,
  lukket_av uuid,
  -- Folkeregisteret never gives the home of a person under kode 6; neither do we keep it should it come.
  check (gradering <> 'strengtFortrolig' or type = 'post')
);
create unique index adresse_gjeldende on register.adresse (person_id, kilde, type) where kjent_til is null;

-- Who decides for the child. Lies on the child; one row per responsible. ansvarlig_nokkel makes people, organisations
-- (barnevern) and responsible people without a number comparable.
create table register.foreldreansvar (
  person_id uuid not null references register.person,
  kilde text not null,
  ansvarlig_nokkel text not null,
  ansvar text not null check (ansvar in ('felles', 'mor', 'far', 'medmor', 'andre', 'ukjent')),
  ansvarlig_id uuid references register.person,
  ansvarlig_organisasjon text,
  ansvarlig_uten_identifikator jsonb,
  kildetidspunkt timestamptz,
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  apnet_av uuid not null,
  lukket_av uuid,
  check (num_nonnulls(ansvarlig_id, ansvarlig_organisasjon, ansvarlig_uten_identifikator) <= 1),
  check (ansvarlig_id <> person_id)
);
create unique index foreldreansvar_gjeldende on register.foreldreansvar (person_id, kilde, ansvarlig_nokkel) where kjent_til is null;
create index foreldreansvar_ansvarlig on register.foreldreansvar (ansvarlig_id) where kjent_til is null;

-- Who is whose parent, child, spouse. Gives no right by itself.
create table register.familierelasjon (
  person_id uuid not null references register.person,
  kilde text not null,
  relatert_nokkel text not null,
  rolle text not null,
  min_rolle text not null,
  relatert_id uuid references register.person,
  relatert_navn text,
  kildetidspunkt timestamptz,
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  apnet_av uuid not null,
  lukket_av uuid
);
create unique index familierelasjon_gjeldende on register.familierelasjon (person_id, kilde, relatert_nokkel, rolle) where kjent_til is null;
create index familierelasjon_relatert on register.familierelasjon (relatert_id) where kjent_til is null;

create table register.kontaktinformasjon (
  person_id uuid not null references register.person,
  kilde text not null,
  status text check (status in ('AKTIV', 'SLETTET', 'IKKE_REGISTRERT')),
  reservert boolean,
  kan_varsles boolean,
  sprak text,
  epostadresse text,
  epost_oppdatert timestamptz,
  epost_verifisert timestamptz,
  mobiltelefonnummer text,
  mobil_oppdatert timestamptz,
  mobil_verifisert timestamptz,
  telefon_arbeid text,
  telefon_hjem text,
  kildetidspunkt timestamptz,
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  apnet_av uuid not null,
  lukket_av uuid
);
create unique index kontaktinformasjon_gjeldende on register.kontaktinformasjon (person_id, kilde) where kjent_til is null;

-- Other people a pupil's home wants the school to know (B11). Written by hand; the person may have no number.
create table register.kontaktperson (
  person_id uuid not null references register.person,
  kilde text not null,
  nokkel text not null,
  kontakt_id uuid references register.person,
  navn text not null,
  kontakttype text not null,
  telefon text,
  kildetidspunkt timestamptz,
  kjent_fra timestamptz not null,
  kjent_til timestamptz check (kjent_til >= kjent_fra),
  apnet_av uuid not null,
  lukket_av uuid
);
create unique index kontaktperson_gjeldende on register.kontaktperson (person_id, kilde, nokkel) where kjent_til is null;
