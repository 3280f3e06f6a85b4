-- What concerns a child's safety is told at once: the workers hear that something urgent was written when it is committed, and never what. Nobody
-- waits for anybody: a notice of this kind takes no lock, and one that is lost is found by the job of the minute.
create trigger varsel_haster after insert on skoledag.hendelse for each row
  when (new.slag in ('elevEtterlyst', 'etterlysningAvklart')) execute function grunn.meld_endret('eksport.varsel.haster');

-- Those of one child stand together in the queue, so that what they are judged by is worked out once.
drop index eksport.varsel_forfalt;
create index varsel_forfalt on eksport.varsel (haster desc, neste, barn_id, id) where neste is not null;
