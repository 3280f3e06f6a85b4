-- Taking something out again needs no reason: it only comes back into the light.
alter table tilgang.holdtavgjorelse alter column begrunnelse drop not null;
alter table tilgang.holdtavgjorelse add check (avgjorelse = 'tatt_fram' or begrunnelse is not null);
