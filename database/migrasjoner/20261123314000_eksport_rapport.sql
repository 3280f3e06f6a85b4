-- The provider's delivery report names the notice by the provider's own id. Only those that wait for word are looked among.
create index varsel_referanse on eksport.varsel (referanse) where tilstand = 'sendt' and referanse is not null;
