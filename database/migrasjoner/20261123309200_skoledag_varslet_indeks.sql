-- When home was first told of the day: asked for each pupil who is away as a class is saved, closed rows too.
create index oppmote_varslet on skoledag.oppmote (elev_id, dato) where varslet is not null;
