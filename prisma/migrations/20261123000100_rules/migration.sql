-- The rules Prisma's schema cannot say: checks, partial unique indexes, full-text search, the closed tree, the append-only log.

CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;

-- People ---------------------------------------------------------------------------------------------------------

ALTER TABLE user_account
  ADD CONSTRAINT user_account_email_folded CHECK (email = lower(email) AND email LIKE '%_@_%'),
  ADD CONSTRAINT user_account_name_given CHECK (name <> '');
ALTER TABLE api_token
  ADD CONSTRAINT api_token_scopes_known CHECK (scopes <@ ARRAY['read', 'write', 'review', 'admin'] AND cardinality(scopes) > 0);

-- Slugs ----------------------------------------------------------------------------------------------------------

ALTER TABLE library ADD CONSTRAINT library_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE facet ADD CONSTRAINT facet_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE library_style ADD CONSTRAINT library_style_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE term
  ADD CONSTRAINT term_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  ADD CONSTRAINT term_name_given CHECK (name <> ''),
  ADD CONSTRAINT term_not_its_own_successor CHECK (successor_id <> id),
  ADD CONSTRAINT term_successor_only_when_deprecated CHECK (successor_id IS NULL OR deprecated_at IS NOT NULL);

-- Citations ------------------------------------------------------------------------------------------------------

ALTER TABLE citation
  ADD CONSTRAINT citation_csl_is_object CHECK (jsonb_typeof(csl) = 'object'),
  ADD CONSTRAINT citation_key_form CHECK (key ~ '^[^\s{}(),=#%"\\~'']+$'),
  ADD CONSTRAINT citation_doi_form CHECK (doi ~ '^10\.\d{4,9}/\S+$' AND doi = lower(doi)),
  ADD CONSTRAINT citation_pmid_form CHECK (pmid ~ '^[1-9]\d{0,8}$'),
  ADD CONSTRAINT citation_pmcid_form CHECK (pmcid ~ '^PMC[1-9]\d*$'),
  ADD CONSTRAINT citation_year_range CHECK (year BETWEEN -9999 AND 9999);
CREATE UNIQUE INDEX citation_key_unique ON citation (library_id, key) WHERE trashed_at IS NULL;
CREATE UNIQUE INDEX citation_doi_unique ON citation (library_id, doi) WHERE trashed_at IS NULL;
CREATE INDEX citation_title_trigrams ON citation USING gin (library_id, title_sort gin_trgm_ops);

-- Letters a reader does not tell apart: accents, dashes and the Greek of receptor names.
CREATE FUNCTION fold_text(input text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT public.unaccent('public.unaccent'::regdictionary,
    replace(replace(replace(replace(replace(replace(replace(replace(
      translate(input, E'\u2010\u2011\u2012\u2013\u2014\u2212\u00AD', '------'),
      E'\u00B5', 'mu'), E'\u03BC', 'mu'), E'\u03BA', 'kappa'), E'\u03B4', 'delta'),
      E'\u03B1', 'alpha'), E'\u03B2', 'beta'), E'\u03B3', 'gamma'), E'\u03C3', 'sigma'))
$$;

CREATE FUNCTION citation_search_text() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  names text;
BEGIN
  SELECT string_agg(concat_ws(' ', name->>'given', name->>'family', name->>'literal'), ' ') INTO names
    FROM jsonb_path_query(NEW.csl, 'lax $.*[*] ? (exists (@.family) || exists (@.literal))') AS name;
  NEW.search :=
    setweight(to_tsvector('english', fold_text(concat_ws(' ', NEW.title, NEW.csl->>'title-short', NEW.key, NEW.doi, NEW.pmid, NEW.pmcid))), 'A') ||
    setweight(to_tsvector('english', fold_text(concat_ws(' ', names, NEW.container_title, NEW.csl->>'container-title-short'))), 'B') ||
    setweight(to_tsvector('english', fold_text(concat_ws(' ', NEW.csl->>'keyword', NEW.csl->>'publisher', NEW.csl->>'note'))), 'C') ||
    setweight(to_tsvector('english', fold_text(coalesce(NEW.csl->>'abstract', ''))), 'D');
  RETURN NEW;
END
$$;
CREATE TRIGGER citation_search BEFORE INSERT OR UPDATE OF csl, key, title, container_title, doi, pmid, pmcid ON citation
  FOR EACH ROW EXECUTE FUNCTION citation_search_text();
CREATE INDEX citation_search_words ON citation USING gin (library_id, search);

ALTER TABLE attachment
  ADD CONSTRAINT attachment_sha256_form CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT attachment_size_range CHECK (byte_size >= 0);

-- Evidence levels ------------------------------------------------------------------------------------------------

ALTER TABLE citation_level
  ADD CONSTRAINT citation_level_of_scheme CHECK (
    (scheme = 'ocebm' AND scheme_version = '2011' AND code IN ('1', '2', '3', '4', '5') AND question IS NOT NULL AND question IN
      ('prevalence', 'diagnosis', 'prognosis', 'treatment', 'common-harms', 'rare-harms', 'screening')
      AND NOT (question IN ('prevalence', 'prognosis') AND code = '5'))
    OR (scheme = 'preclinical' AND scheme_version = 'speciosa-1' AND code IN ('P0', 'P1', 'P2', 'P3', 'P4', 'P5') AND question IS NULL)),
  ADD CONSTRAINT citation_level_judged_by_someone CHECK (basis = 'suggested' OR set_by_id IS NOT NULL),
  ADD CONSTRAINT citation_level_override_has_reason CHECK (
    basis = 'suggested' OR suggested_code IS NULL OR suggested_code = code OR length(trim(coalesce(reason, ''))) > 0);
CREATE UNIQUE INDEX citation_level_once ON citation_level (library_id, citation_id, scheme, coalesce(question, ''));

-- The vocabulary's tree ------------------------------------------------------------------------------------------

CREATE FUNCTION close_term_tree(libraries uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    WITH RECURSIVE up AS (
      SELECT library_id, id, parent_id FROM term WHERE library_id = ANY (libraries) AND parent_id IS NOT NULL
      UNION ALL
      SELECT up.library_id, up.id, term.parent_id FROM up JOIN term ON term.library_id = up.library_id AND term.id = up.parent_id
        WHERE term.parent_id IS NOT NULL
    ) CYCLE id, parent_id SET looped USING path
    SELECT 1 FROM up WHERE looped) THEN
    RAISE EXCEPTION 'a term cannot be its own ancestor' USING ERRCODE = 'check_violation', CONSTRAINT = 'term_tree_has_no_cycle';
  END IF;
  DELETE FROM term_ancestor WHERE library_id = ANY (libraries);
  INSERT INTO term_ancestor (library_id, ancestor_id, descendant_id, depth)
    WITH RECURSIVE up AS (
      SELECT library_id, id AS ancestor_id, id AS descendant_id, parent_id, 0 AS depth FROM term WHERE library_id = ANY (libraries)
      UNION ALL
      SELECT up.library_id, term.id, up.descendant_id, term.parent_id, up.depth + 1 FROM up
        JOIN term ON term.library_id = up.library_id AND term.id = up.parent_id
    )
    SELECT library_id, ancestor_id, descendant_id, depth FROM up;
END
$$;

CREATE FUNCTION term_tree_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM close_term_tree(ARRAY(SELECT DISTINCT library_id FROM touched));
  RETURN NULL;
END
$$;
CREATE TRIGGER term_added AFTER INSERT ON term REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION term_tree_changed();
CREATE TRIGGER term_removed AFTER DELETE ON term REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION term_tree_changed();

-- A statement trigger with a transition table cannot name columns, so renames are told from moves here.
CREATE FUNCTION term_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM touched JOIN earlier USING (library_id, id) WHERE touched.parent_id IS DISTINCT FROM earlier.parent_id) THEN
    PERFORM close_term_tree(ARRAY(SELECT DISTINCT library_id FROM touched));
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER term_moved AFTER UPDATE ON term REFERENCING OLD TABLE AS earlier NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION term_moved();

-- A term and its parent share a facet: one tree never reaches into another.
CREATE FUNCTION term_parent_in_facet() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.parent_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM term WHERE library_id = NEW.library_id AND id = NEW.parent_id AND facet_id = NEW.facet_id) THEN
    RAISE EXCEPTION 'a term and its parent belong to one facet' USING ERRCODE = 'check_violation', CONSTRAINT = 'term_parent_in_facet';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER term_parent_in_facet AFTER INSERT OR UPDATE OF parent_id, facet_id ON term
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION term_parent_in_facet();

-- Activity -------------------------------------------------------------------------------------------------------

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER event_subject_append_only BEFORE UPDATE OR DELETE ON event_subject FOR EACH ROW EXECUTE FUNCTION refuse_change();
