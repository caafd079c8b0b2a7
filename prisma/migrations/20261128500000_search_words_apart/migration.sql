-- The words of records in a table of their own: a tag or a level, which raise a record's version, no longer write its hundred words anew into the index.
CREATE TABLE "citation_words" (
    "library_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "citation_id" UUID NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "citation_words_pkey" PRIMARY KEY ("library_id", "ordinal")
);
ALTER TABLE citation_words ALTER COLUMN words SET STORAGE EXTERNAL;

-- Words of titles, journals and names stand in it twice: as words of the record, and marked with their field, as `/opioid` of a title. So the index alone tells
-- which titles have a word. No folded text has these marks, so no word that is typed begins with one.
CREATE OR REPLACE FUNCTION citation_search_vector(csl jsonb, key text, title text, container_title text, doi text, pmid text, pmcid text)
RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  names text;
  of_title tsvector := to_tsvector('english', fold_text(coalesce(title, '')));
  of_journal tsvector := to_tsvector('english', fold_text(concat_ws(' ', container_title, csl->>'container-title-short')));
BEGIN
  SELECT fold_text(coalesce(string_agg(concat_ws(' ', name->>'given', name->>'dropping-particle', name->>'non-dropping-particle', name->>'family',
    name->>'literal'), ' '), '')) INTO names
    FROM jsonb_path_query(csl, 'lax $.*[*] ? (exists (@.family) || exists (@.literal))') AS name;
  RETURN
    (replace(' ' || of_title::text, ' ''', ' ''/') || replace(' ' || of_journal::text, ' ''', ' '':') ||
      replace(' ' || strip(to_tsvector('simple', names))::text, ' ''', ' ''@'))::tsvector ||
    setweight(of_title || to_tsvector('english', fold_text(concat_ws(' ', csl->>'title-short', key, doi, pmid, pmcid))), 'A') ||
    setweight(to_tsvector('english', names) || of_journal, 'B') ||
    setweight(to_tsvector('english', fold_text(concat_ws(' ', csl->>'keyword', csl->>'publisher', csl->>'note'))), 'C') ||
    setweight(to_tsvector('english', fold_text(coalesce(csl->>'abstract', ''))), 'D');
END
$$;

-- Words of a query as those of one field are marked.
CREATE FUNCTION words_of_field(words tsquery, mark text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT regexp_replace(words::text, '(^|[ (!])''', '\1''' || mark, 'g')::tsquery
$$;

INSERT INTO citation_words (library_id, ordinal, citation_id, words)
  SELECT library_id, ordinal, id, citation_search_vector(csl, key, title, container_title, doi, pmid, pmcid) FROM citation;
CREATE INDEX citation_words_of_records ON citation_words USING gin (library_id, words);

DROP TRIGGER citation_search ON citation;
DROP FUNCTION citation_search_text();
ALTER TABLE citation DROP COLUMN search;

-- Whatever raises a version sets `changed_at`, and a tag may change the rank. Without an index over them, and with room on the page, the new row of a citation needs
-- no new entry in any index. Lists by these columns are read in orders kept in memory; without those, sorting finds the first page. What was changed since a day is
-- found by an index over stretches of pages, which does not count here from PostgreSQL 16 on.
DROP INDEX "citation_library_id_changed_at_id_idx";
DROP INDEX "citation_library_id_level_rank_id_idx";
CREATE INDEX citation_changed ON citation USING brin (changed_at) WITH (pages_per_range = 16);
ALTER TABLE citation SET (fillfactor = 85);

-- Whoever brings along the words of what is added writes them first.
CREATE FUNCTION keep_words_of_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO citation_words (library_id, ordinal, citation_id, words)
    SELECT library_id, ordinal, id, citation_search_vector(csl, key, title, container_title, doi, pmid, pmcid) FROM added
    WHERE NOT EXISTS (SELECT FROM citation_words w WHERE w.library_id = added.library_id AND w.ordinal = added.ordinal);
  RETURN NULL;
END
$$;
CREATE TRIGGER words_of_added AFTER INSERT ON citation REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_words_of_added();

CREATE FUNCTION keep_words_of_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE citation_words SET words = citation_search_vector(NEW.csl, NEW.key, NEW.title, NEW.container_title, NEW.doi, NEW.pmid, NEW.pmcid)
    WHERE library_id = NEW.library_id AND ordinal = NEW.ordinal;
  RETURN NULL;
END
$$;
CREATE TRIGGER words_of_changed AFTER UPDATE OF csl, key, title, container_title, doi, pmid, pmcid ON citation
  FOR EACH ROW EXECUTE FUNCTION keep_words_of_changed();

CREATE FUNCTION forget_words_of_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM citation_words w USING removed WHERE w.library_id = removed.library_id AND w.ordinal = removed.ordinal;
  RETURN NULL;
END
$$;
CREATE TRIGGER words_of_removed AFTER DELETE ON citation REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION forget_words_of_removed();

ANALYZE citation_words;

-- Whoever saves a record is told who else has its identifiers: each has an index, where there is one to have.
CREATE INDEX citation_pmcid ON citation (library_id, pmcid) WHERE pmcid IS NOT NULL;
CREATE INDEX citation_isbn_of_books ON citation USING gin (library_id, isbn) WHERE type = 'book';
