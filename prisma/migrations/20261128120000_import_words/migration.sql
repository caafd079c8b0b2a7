-- An import brings the words of its records along, worked out as Postgres does it, one word after the other only once: the parser of the full text was a
-- quarter of what Postgres did for it. Whoever leaves `search` out has it made, and every change makes it anew.
DROP TRIGGER citation_search ON citation;
CREATE TRIGGER citation_search BEFORE UPDATE OF csl, key, title, container_title, doi, pmid, pmcid ON citation
  FOR EACH ROW EXECUTE FUNCTION citation_search_text();
CREATE TRIGGER citation_search_added BEFORE INSERT ON citation
  FOR EACH ROW WHEN (NEW.search IS NULL) EXECUTE FUNCTION citation_search_text();

-- Of many added at once the keys are looked up together.
CREATE FUNCTION refuse_keys_of_aliases() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  taken text;
BEGIN
  SELECT added.key INTO taken FROM added JOIN citation_key_alias alias ON alias.library_id = added.library_id AND alias.key = added.key
    WHERE alias.citation_id <> added.id AND added.trashed_at IS NULL LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'the key % names another citation', taken USING ERRCODE = 'unique_violation', CONSTRAINT = 'citation_key_unique';
  END IF;
  RETURN NULL;
END
$$;
DROP TRIGGER citation_key_no_alias ON citation;
CREATE TRIGGER citation_key_no_alias AFTER UPDATE OF key, trashed_at ON citation
  FOR EACH ROW WHEN (NEW.trashed_at IS NULL) EXECUTE FUNCTION refuse_key_of_alias();
CREATE TRIGGER citation_keys_no_alias AFTER INSERT ON citation REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_keys_of_aliases();
