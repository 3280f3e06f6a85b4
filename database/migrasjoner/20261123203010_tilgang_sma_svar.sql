-- The facts of one child read every row of register.personalia to find who is dead, and every graded address: docs/beslutninger/0012. The planner takes a
-- function to give a thousand rows unless it is told: a child has two guardians, a person has a few children, and for so few the indexes are right.
create index personalia_dod on register.personalia (person_id) where dodsdato is not null and kjent_til is null;
alter function tilgang.ansvar_for(uuid) rows 2;
alter function tilgang.ansvar_for_da(uuid, timestamptz) rows 2;
alter function tilgang.barn_til(uuid) rows 3;
alter function tilgang.egne_barn(uuid, date) rows 3;
