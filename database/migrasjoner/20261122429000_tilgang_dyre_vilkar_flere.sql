-- What the row policies ask of each row says what it costs, so that PostgreSQL takes the index first (see 20261122349000).
alter function skoledag.ser_foring(text, uuid[], tilgang.syn) cost 1000;
alter function tilgang.bare_medforesatt(uuid, tilgang.syn) cost 1000;
alter function tilgang.har_rolle(text[]) cost 1000;
alter function tilgang.som(text[]) cost 1000;
