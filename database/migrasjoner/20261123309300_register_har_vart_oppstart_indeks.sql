-- What the former system once told of and somebody has closed: asked for each row that is opened again when a change of year is taken back.
create index elevforhold_var_oppstart on register.elevforhold (elevforhold_id) where kilde = 'oppstart' and lukket_av is not null;
create index gruppe_var_oppstart on register.gruppe (gruppe_id) where kilde = 'oppstart' and lukket_av is not null;
create index gruppemedlem_var_oppstart on register.gruppemedlem (gruppe_id, person_id, fra) where kilde = 'oppstart' and lukket_av is not null;
create index undervisningsforhold_var_oppstart on register.undervisningsforhold (gruppe_id, person_id, fra) where kilde = 'oppstart' and lukket_av is not null;
