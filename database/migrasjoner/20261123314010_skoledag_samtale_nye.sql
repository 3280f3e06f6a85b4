-- A pupil who joins a group after its talks were opened is invited like the others, by the clock, in the name of the one who opened them.
create policy system_ny on skoledag.samtaleinvitasjon for insert to friminutt_system with check (slag = 'invitert'
  and exists (select 1 from skoledag.samtalerunde r where r.id = runde_id and r.apnet is not null and r.avlyst is null and r.apnet_av = sendt_av));
