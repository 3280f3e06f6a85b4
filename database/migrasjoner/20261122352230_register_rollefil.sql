-- Roles from the kommune's access solution now come from a file. What a file may never give is refused by the table itself, so that neither the
-- reader nor the rule is the only lock: systemforvalter needs a second person, and brukerstotteIt is what a vendor's window opens.
alter table register.rollefaktum add constraint rollefaktum_rolle check (rolle in ('skolekonsulent', 'rektor', 'hovudstegsleder', 'radgiver',
  'sosiallarer', 'larer', 'sfoLeder', 'sfoAnsatt', 'kommunalsjef', 'faktureringsansvarlig', 'personvernombud'));
alter table register.rollefaktum add constraint rollefaktum_skole check ((skole = '') = (rolle in ('kommunalsjef', 'faktureringsansvarlig', 'personvernombud')));

-- A row is opened and closed, never opened again (as every other fact).
drop policy import_lukk on register.rollefaktum;
create policy import_lukk on register.rollefaktum for update to friminutt_import
  using (kilde = 'tilgangslosning' and kjent_til is null) with check (kilde = 'tilgangslosning' and kjent_til is not null);
create index rollefaktum_ansattnummer on register.rollefaktum (ansattnummer) where kjent_til is null;
