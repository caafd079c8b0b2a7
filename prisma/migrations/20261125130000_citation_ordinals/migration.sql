-- A small number for each citation, never changed nor given twice: what the sets of citations kept in memory are made of.
ALTER TABLE "citation" ADD COLUMN "ordinal" SERIAL NOT NULL;
CREATE UNIQUE INDEX "citation_library_id_ordinal_key" ON "citation"("library_id", "ordinal");

-- Which citations were written to, for those who keep sets of them. No keys to others: it is thrown away after a day, and a library that goes leaves its last rows here.
CREATE TABLE "citation_change" (
    "library_id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "xid" xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ordinals" INTEGER[],

    CONSTRAINT "citation_change_pkey" PRIMARY KEY ("library_id", "seq")
);
CREATE INDEX "citation_change_library_id_xid_idx" ON "citation_change"("library_id", "xid");
CREATE INDEX "citation_change_at_idx" ON "citation_change"("at");

CREATE FUNCTION note_changed_citations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO citation_change (library_id, ordinals) SELECT library_id, array_agg(ordinal) FROM changed GROUP BY library_id;
  RETURN NULL;
END
$$;
CREATE TRIGGER added_are_noted AFTER INSERT ON citation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_citations();
CREATE TRIGGER changed_are_noted AFTER UPDATE ON citation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_citations();
CREATE TRIGGER removed_are_noted AFTER DELETE ON citation REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_citations();

-- Of what belongs to a citation and never goes to another.
CREATE FUNCTION note_citations_of_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO citation_change (library_id, ordinals)
    SELECT c.library_id, array_agg(c.ordinal) FROM (SELECT DISTINCT library_id, citation_id FROM changed) of_citation
    JOIN citation c ON c.library_id = of_citation.library_id AND c.id = of_citation.citation_id GROUP BY c.library_id;
  RETURN NULL;
END
$$;
CREATE TRIGGER added_are_noted AFTER INSERT ON citation_tag REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_citations_of_changed();
CREATE TRIGGER changed_are_noted AFTER UPDATE ON citation_tag REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_citations_of_changed();
CREATE TRIGGER removed_are_noted AFTER DELETE ON citation_tag REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_citations_of_changed();
CREATE TRIGGER added_are_noted AFTER INSERT ON citation_level REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_citations_of_changed();
CREATE TRIGGER changed_are_noted AFTER UPDATE ON citation_level REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_citations_of_changed();
CREATE TRIGGER removed_are_noted AFTER DELETE ON citation_level REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_citations_of_changed();
CREATE TRIGGER added_are_noted AFTER INSERT ON attachment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_citations_of_changed();
CREATE TRIGGER changed_are_noted AFTER UPDATE ON attachment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_citations_of_changed();
CREATE TRIGGER removed_are_noted AFTER DELETE ON attachment REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_citations_of_changed();

-- Without its statistics Postgres would read every citation to find a few by their ordinals.
ANALYZE "citation" ("ordinal");
