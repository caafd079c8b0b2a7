-- DOIs of citations are indexed apart for those in the trash, so that a notice finds its papers by two look-ups. The index over all others is there
-- already; one over both would be another to keep at every import.
CREATE INDEX citation_trashed_doi ON citation (library_id, doi) WHERE trashed_at IS NOT NULL;

-- A notice looks its papers up one by one, whatever Postgres knows of a table that has just grown: a register of tens of thousands that is taken in
-- after a large import must not read the library for each.
CREATE FUNCTION papers_numbered(library uuid, wanted_doi text, wanted_pmid text) RETURNS TABLE (id uuid, doi text, pmid text)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT id, doi, pmid FROM citation WHERE library_id = library AND doi = wanted_doi AND trashed_at IS NULL
  UNION
  SELECT id, doi, pmid FROM citation WHERE library_id = library AND doi = wanted_doi AND trashed_at IS NOT NULL
  UNION
  SELECT id, doi, pmid FROM citation WHERE library_id = library AND pmid = wanted_pmid
$$;

CREATE OR REPLACE FUNCTION match_added_notices() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO citation_notice (library_id, citation_id, notice_id, matched_by)
    SELECT added.library_id, paper.id, added.id, notice_matched_by(added.doi, added.pmid, paper.doi, paper.pmid)
      FROM added CROSS JOIN LATERAL papers_numbered(added.library_id, added.doi, added.pmid) paper;
  RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION match_changed_notice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM citation_notice WHERE library_id = NEW.library_id AND notice_id = NEW.id;
  INSERT INTO citation_notice (library_id, citation_id, notice_id, matched_by)
    SELECT NEW.library_id, paper.id, NEW.id, notice_matched_by(NEW.doi, NEW.pmid, paper.doi, paper.pmid)
      FROM papers_numbered(NEW.library_id, NEW.doi, NEW.pmid) paper;
  RETURN NULL;
END
$$;
