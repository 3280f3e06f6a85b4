-- Which run read a document: of two records that tell of one guardian in a run the first counts, and a run that has waited for a decision
-- does not go over what was read meanwhile.
alter table kilde.dokument add column innlesing_id uuid;
