CREATE TYPE "notice_nature" AS ENUM ('retraction', 'correction', 'expression_of_concern', 'reinstatement');

CREATE TABLE "retraction_notice" (
    "library_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "nature" "notice_nature" NOT NULL,
    "date" DATE,
    "doi" TEXT,
    "pmid" TEXT,
    "title" TEXT NOT NULL DEFAULT '',
    "notice_doi" TEXT,
    "notice_pmid" TEXT,
    "reasons" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "added_by_id" UUID,

    CONSTRAINT "retraction_notice_pkey" PRIMARY KEY ("library_id","id")
);

CREATE TABLE "citation_notice" (
    "library_id" UUID NOT NULL,
    "citation_id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "matched_by" TEXT NOT NULL,

    CONSTRAINT "citation_notice_pkey" PRIMARY KEY ("library_id","citation_id","notice_id")
);

CREATE TABLE "notice_check" (
    "library_id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "note" TEXT NOT NULL,
    "checked_by_id" UUID,
    "checked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notice_check_pkey" PRIMARY KEY ("library_id","notice_id","subject_type","subject_id")
);

CREATE INDEX "retraction_notice_library_id_doi_idx" ON "retraction_notice"("library_id", "doi");

CREATE INDEX "retraction_notice_library_id_pmid_idx" ON "retraction_notice"("library_id", "pmid");

CREATE UNIQUE INDEX "retraction_notice_library_id_source_source_id_key" ON "retraction_notice"("library_id", "source", "source_id");

CREATE INDEX "citation_notice_library_id_notice_id_idx" ON "citation_notice"("library_id", "notice_id");

CREATE INDEX "notice_check_library_id_subject_type_subject_id_idx" ON "notice_check"("library_id", "subject_type", "subject_id");

ALTER TABLE "retraction_notice" ADD CONSTRAINT "retraction_notice_library_id_fkey" FOREIGN KEY ("library_id") REFERENCES "library"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "retraction_notice" ADD CONSTRAINT "retraction_notice_added_by_id_fkey" FOREIGN KEY ("added_by_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "citation_notice" ADD CONSTRAINT "citation_notice_library_id_citation_id_fkey" FOREIGN KEY ("library_id", "citation_id") REFERENCES "citation"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "citation_notice" ADD CONSTRAINT "citation_notice_library_id_notice_id_fkey" FOREIGN KEY ("library_id", "notice_id") REFERENCES "retraction_notice"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "notice_check" ADD CONSTRAINT "notice_check_library_id_notice_id_fkey" FOREIGN KEY ("library_id", "notice_id") REFERENCES "retraction_notice"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "notice_check" ADD CONSTRAINT "notice_check_checked_by_id_fkey" FOREIGN KEY ("checked_by_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE retraction_notice
  ADD CONSTRAINT retraction_notice_names_work CHECK (doi IS NOT NULL OR pmid IS NOT NULL),
  ADD CONSTRAINT retraction_notice_doi_form CHECK (doi ~ '^10\.\d{4,9}/\S+$' AND doi = lower(doi)),
  ADD CONSTRAINT retraction_notice_pmid_form CHECK (pmid ~ '^[1-9]\d{0,8}$'),
  ADD CONSTRAINT retraction_notice_source_given CHECK (source <> '' AND source_id <> '');
ALTER TABLE citation_notice ADD CONSTRAINT citation_notice_matched_by CHECK (matched_by IN ('doi', 'pmid', 'both'));
ALTER TABLE notice_check
  ADD CONSTRAINT notice_check_subject CHECK (subject_type IN ('finding', 'claim')),
  ADD CONSTRAINT notice_check_note_given CHECK (btrim(note) <> '');

-- A notice is about every citation with its DOI or its PMID, whichever of the two is added first, and whatever is corrected later.
CREATE FUNCTION notice_matched_by(one_doi text, one_pmid text, other_doi text, other_pmid text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN one_doi = other_doi AND one_pmid = other_pmid THEN 'both' WHEN one_doi = other_doi THEN 'doi' ELSE 'pmid' END
$$;

CREATE FUNCTION match_added_citations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO citation_notice (library_id, citation_id, notice_id, matched_by)
    SELECT added.library_id, added.id, notice.id, notice_matched_by(added.doi, added.pmid, notice.doi, notice.pmid)
      FROM added JOIN retraction_notice notice ON notice.library_id = added.library_id AND notice.doi = added.doi
    UNION
    SELECT added.library_id, added.id, notice.id, notice_matched_by(added.doi, added.pmid, notice.doi, notice.pmid)
      FROM added JOIN retraction_notice notice ON notice.library_id = added.library_id AND notice.pmid = added.pmid;
  RETURN NULL;
END
$$;
CREATE TRIGGER notices_of_added AFTER INSERT ON citation REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION match_added_citations();

CREATE FUNCTION match_changed_citation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM citation_notice WHERE library_id = NEW.library_id AND citation_id = NEW.id;
  INSERT INTO citation_notice (library_id, citation_id, notice_id, matched_by)
    SELECT library_id, NEW.id, id, notice_matched_by(NEW.doi, NEW.pmid, doi, pmid) FROM retraction_notice
      WHERE library_id = NEW.library_id AND (doi = NEW.doi OR pmid = NEW.pmid);
  RETURN NULL;
END
$$;
CREATE TRIGGER notices_of_changed AFTER UPDATE OF doi, pmid ON citation FOR EACH ROW
  WHEN (NEW.doi IS DISTINCT FROM OLD.doi OR NEW.pmid IS DISTINCT FROM OLD.pmid) EXECUTE FUNCTION match_changed_citation();

CREATE FUNCTION match_added_notices() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO citation_notice (library_id, citation_id, notice_id, matched_by)
    SELECT added.library_id, citation.id, added.id, notice_matched_by(added.doi, added.pmid, citation.doi, citation.pmid)
      FROM added JOIN citation ON citation.library_id = added.library_id AND citation.doi = added.doi
    UNION
    SELECT added.library_id, citation.id, added.id, notice_matched_by(added.doi, added.pmid, citation.doi, citation.pmid)
      FROM added JOIN citation ON citation.library_id = added.library_id AND citation.pmid = added.pmid;
  RETURN NULL;
END
$$;
CREATE TRIGGER citations_of_added_notices AFTER INSERT ON retraction_notice REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION match_added_notices();

CREATE FUNCTION match_changed_notice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM citation_notice WHERE library_id = NEW.library_id AND notice_id = NEW.id;
  INSERT INTO citation_notice (library_id, citation_id, notice_id, matched_by)
    SELECT library_id, id, NEW.id, notice_matched_by(NEW.doi, NEW.pmid, doi, pmid) FROM citation
      WHERE library_id = NEW.library_id AND (doi = NEW.doi OR pmid = NEW.pmid);
  RETURN NULL;
END
$$;
CREATE TRIGGER citations_of_changed_notice AFTER UPDATE OF doi, pmid ON retraction_notice FOR EACH ROW
  WHEN (NEW.doi IS DISTINCT FROM OLD.doi OR NEW.pmid IS DISTINCT FROM OLD.pmid) EXECUTE FUNCTION match_changed_notice();

-- What has become of a citation: a reinstatement undoes what came before it, and on the same day; a correction retracts nothing.
CREATE VIEW citation_retraction AS
  WITH dated AS (
    SELECT link.library_id, link.citation_id,
      max(coalesce(notice.date, '-infinity')) FILTER (WHERE notice.nature = 'retraction') AS retracted_on,
      max(coalesce(notice.date, '-infinity')) FILTER (WHERE notice.nature = 'expression_of_concern') AS concern_on,
      max(coalesce(notice.date, '-infinity')) FILTER (WHERE notice.nature = 'correction') AS corrected_on,
      max(coalesce(notice.date, 'infinity')) FILTER (WHERE notice.nature = 'reinstatement') AS reinstated_on
    FROM citation_notice link JOIN retraction_notice notice ON notice.library_id = link.library_id AND notice.id = link.notice_id
    GROUP BY link.library_id, link.citation_id)
  SELECT library_id, citation_id, CASE
    WHEN retracted_on > coalesce(reinstated_on, '-infinity') OR (retracted_on IS NOT NULL AND reinstated_on IS NULL) THEN 'retracted'
    WHEN concern_on > coalesce(reinstated_on, '-infinity') OR (concern_on IS NOT NULL AND reinstated_on IS NULL) THEN 'concern'
    WHEN corrected_on IS NOT NULL THEN 'corrected'
    ELSE 'reinstated' END AS state
  FROM dated;
