-- Without a setting of its own the function is written into the query that asks, so that a list evaluates the policies once and not once a name. Every
-- table in it is named with its schema.
alter function register.navn_for(uuid, date) reset all;
