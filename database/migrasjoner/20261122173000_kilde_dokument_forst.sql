-- Which run first brought a document of this kind about the person. An undo of that run makes the person a signpost again; an undo of a
-- later one only forgets what the document said.
alter table kilde.dokument add column forst_lest uuid;
