-- Whether a second person is required, per library and kind of work.
ALTER TABLE "library" ADD COLUMN     "appraisals_need_second_person" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "claims_need_second_person" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "findings_need_second_person" BOOLEAN NOT NULL DEFAULT true;

-- A check sees one row alone; what follows asks the library too. The names of the rules stay.
ALTER TABLE finding DROP CONSTRAINT finding_not_accepted_by_author;
ALTER TABLE claim DROP CONSTRAINT claim_not_accepted_by_author;
ALTER TABLE appraisal DROP CONSTRAINT appraisal_not_accepted_by_author;

-- Called when a row says that its author accepted it. The argument: the column of the library that rules it. What was accepted so while that was
-- allowed stays accepted.
CREATE FUNCTION keep_second_person() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  needed boolean;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF (NEW.library_id, NEW.accepted_by_id, NEW.author_id) IS NOT DISTINCT FROM (OLD.library_id, OLD.accepted_by_id, OLD.author_id)
      AND (to_jsonb(NEW)->'status' IS NOT DISTINCT FROM to_jsonb(OLD)->'status' OR to_jsonb(NEW)->>'status' <> 'accepted') THEN
      RETURN NEW;
    END IF;
  END IF;
  -- Locked, so that the policy cannot change between this look and the commit.
  SELECT (to_jsonb(library)->>TG_ARGV[0])::boolean INTO needed FROM library WHERE id = NEW.library_id FOR SHARE;
  IF needed IS DISTINCT FROM false THEN
    RAISE EXCEPTION '%: a second person is required', TG_TABLE_NAME || '_not_accepted_by_author'
      USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_not_accepted_by_author';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM conflict_statement WHERE user_id = NEW.accepted_by_id AND expires_at > now()) THEN
    RAISE EXCEPTION '%: who accepts their own work has declared their conflicts of interest', TG_TABLE_NAME || '_own_with_conflict_statement'
      USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_own_with_conflict_statement';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER finding_second_person BEFORE INSERT OR UPDATE ON finding FOR EACH ROW
  WHEN (NEW.accepted_by_id = NEW.author_id) EXECUTE FUNCTION keep_second_person('findings_need_second_person');
CREATE TRIGGER claim_second_person BEFORE INSERT OR UPDATE ON claim FOR EACH ROW
  WHEN (NEW.accepted_by_id = NEW.author_id) EXECUTE FUNCTION keep_second_person('claims_need_second_person');
CREATE TRIGGER appraisal_second_person BEFORE INSERT OR UPDATE ON appraisal FOR EACH ROW
  WHEN (NEW.accepted_by_id = NEW.author_id) EXECUTE FUNCTION keep_second_person('appraisals_need_second_person');
