-- When the guardians were told of absence nobody at home had reported: the log that the duty to tell them was done. Null: they had said it themselves.
alter table skoledag.oppmote add column varslet timestamptz;
