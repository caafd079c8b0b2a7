-- What counts as soon as it is judged, an evidence level and GRADE, is confirmed by a second person.
ALTER TABLE "citation_level" ADD COLUMN     "confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "confirmed_by_id" UUID;
ALTER TABLE "claim" ADD COLUMN     "grade_confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "grade_confirmed_by_id" UUID;

ALTER TABLE "citation_level" ADD CONSTRAINT "citation_level_confirmed_by_id_fkey" FOREIGN KEY ("confirmed_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "claim" ADD CONSTRAINT "claim_grade_confirmed_by_id_fkey" FOREIGN KEY ("grade_confirmed_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Nobody confirms their own, whatever the library's policy.
ALTER TABLE citation_level
  ADD CONSTRAINT citation_level_confirmed_whole CHECK ((confirmed_by_id IS NULL) = (confirmed_at IS NULL)),
  ADD CONSTRAINT citation_level_confirmed_is_judged CHECK (confirmed_by_id IS NULL OR (basis = 'judged' AND set_by_id IS NOT NULL)),
  ADD CONSTRAINT citation_level_not_confirmed_by_judge CHECK (confirmed_by_id <> set_by_id);
ALTER TABLE claim
  ADD CONSTRAINT claim_grade_confirmed_whole CHECK ((grade_confirmed_by_id IS NULL) = (grade_confirmed_at IS NULL)),
  ADD CONSTRAINT claim_grade_confirmed_is_judged CHECK (grade_confirmed_by_id IS NULL OR graded_by_id IS NOT NULL),
  ADD CONSTRAINT claim_grade_not_confirmed_by_judge CHECK (grade_confirmed_by_id <> graded_by_id);

-- What was confirmed is what stands: another judgement waits anew.
CREATE FUNCTION keep_confirmed_level() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.scheme, NEW.scheme_version, NEW.code, NEW.question, NEW.reason, NEW.set_by_id)
    IS DISTINCT FROM (OLD.scheme, OLD.scheme_version, OLD.code, OLD.question, OLD.reason, OLD.set_by_id) THEN
    RAISE EXCEPTION 'a changed level is confirmed anew' USING ERRCODE = 'check_violation', CONSTRAINT = 'citation_level_confirmed_anew';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER citation_level_confirmed BEFORE UPDATE ON citation_level FOR EACH ROW
  WHEN (OLD.confirmed_by_id IS NOT NULL AND NEW.confirmed_by_id IS NOT NULL) EXECUTE FUNCTION keep_confirmed_level();
CREATE FUNCTION keep_confirmed_grade() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.grade, NEW.grade_level, NEW.grade_reason, NEW.graded_by_id) IS DISTINCT FROM (OLD.grade, OLD.grade_level, OLD.grade_reason, OLD.graded_by_id) THEN
    RAISE EXCEPTION 'a changed judgement is confirmed anew' USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_grade_confirmed_anew';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER claim_grade_confirmed BEFORE UPDATE ON claim FOR EACH ROW
  WHEN (OLD.grade_confirmed_by_id IS NOT NULL AND NEW.grade_confirmed_by_id IS NOT NULL) EXECUTE FUNCTION keep_confirmed_grade();

-- The confirmation of a grade, as the grade itself, is free of the rule that an accepted claim changes by revision.
DROP TRIGGER claim_review_rules ON claim;
CREATE TRIGGER claim_review_rules BEFORE UPDATE ON claim FOR EACH ROW EXECUTE FUNCTION keep_review_rules('claim',
  'grade', 'grade_suggested', 'grade_level', 'grade_reason', 'graded_by_id', 'graded_at', 'grade_confirmed_by_id', 'grade_confirmed_at',
  'verdict', 'verdict_note', 'verdict_signed_by_id', 'verdict_signed_at');

-- As before, with who confirmed the levels that a merge copies.
CREATE OR REPLACE FUNCTION move_followers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  followers constant text[] := ARRAY['citation_note', 'attachment', 'finding', 'appraisal', 'claim_link', 'inbox_record'];
  follower text;
  clash text;
  ids jsonb;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    PERFORM return_followers(OLD);
    RETURN NEW;
  END IF;
  FOREACH follower IN ARRAY followers LOOP
    -- What the other has already stays with the one that goes.
    clash := CASE follower
      WHEN 'appraisal' THEN 'AND NOT EXISTS (SELECT 1 FROM appraisal held WHERE held.library_id = $1 AND held.citation_id = $2 AND held.tool = f.tool AND held.result = f.result)'
      WHEN 'claim_link' THEN 'AND NOT EXISTS (SELECT 1 FROM claim_link held WHERE held.library_id = $1 AND held.citation_id = $2 AND held.claim_id = f.claim_id)'
      ELSE '' END;
    EXECUTE format('WITH gone AS (UPDATE %I f SET citation_id = $2 WHERE f.library_id = $1 AND f.citation_id = $3 %s RETURNING f.id)
      SELECT coalesce(jsonb_agg(id), ''[]'') FROM gone', follower, clash) INTO ids USING NEW.library_id, NEW.winner_id, NEW.loser_id;
    NEW.moved := NEW.moved || jsonb_build_object(follower, ids);
  END LOOP;
  FOREACH follower IN ARRAY ARRAY['review_comment', 'review_flag'] LOOP
    EXECUTE format('WITH gone AS (UPDATE %I SET subject_id = $2 WHERE library_id = $1 AND subject_type = ''citation'' AND subject_id = $3 RETURNING id)
      SELECT coalesce(jsonb_agg(id), ''[]'') FROM gone', follower) INTO ids USING NEW.library_id, NEW.winner_id, NEW.loser_id;
    NEW.moved := NEW.moved || jsonb_build_object(follower, ids);
  END LOOP;
  WITH gone AS (UPDATE citation_key_alias SET citation_id = NEW.winner_id WHERE library_id = NEW.library_id AND citation_id = NEW.loser_id RETURNING key)
    SELECT coalesce(jsonb_agg(key), '[]') INTO ids FROM gone;
  NEW.moved := NEW.moved || jsonb_build_object('citation_key_alias', ids);
  WITH copied AS (
    INSERT INTO citation_tag (library_id, term_id, citation_id)
      SELECT library_id, term_id, NEW.winner_id FROM citation_tag WHERE library_id = NEW.library_id AND citation_id = NEW.loser_id
      ON CONFLICT DO NOTHING RETURNING term_id)
    SELECT coalesce(jsonb_agg(term_id), '[]') INTO ids FROM copied;
  NEW.moved := NEW.moved || jsonb_build_object('citation_tag', ids);
  -- It takes the other's place, whatever else a collection says of its members.
  WITH gone AS (
    UPDATE collection_citation c SET citation_id = NEW.winner_id WHERE c.library_id = NEW.library_id AND c.citation_id = NEW.loser_id
      AND NOT EXISTS (SELECT 1 FROM collection_citation held WHERE held.library_id = c.library_id AND held.collection_id = c.collection_id
        AND held.citation_id = NEW.winner_id) RETURNING c.collection_id)
    SELECT coalesce(jsonb_agg(collection_id), '[]') INTO ids FROM gone;
  NEW.moved := NEW.moved || jsonb_build_object('collection_citation', ids);
  -- A person's judgement outweighs what was only suggested.
  DELETE FROM citation_level suggested USING citation_level judged
    WHERE suggested.library_id = NEW.library_id AND suggested.citation_id = NEW.winner_id AND suggested.basis = 'suggested'
      AND judged.library_id = NEW.library_id AND judged.citation_id = NEW.loser_id AND judged.basis = 'judged'
      AND judged.scheme = suggested.scheme AND coalesce(judged.question, '') = coalesce(suggested.question, '');
  WITH copied AS (
    INSERT INTO citation_level (library_id, id, citation_id, scheme, scheme_version, code, question, basis, suggested_code, reason, set_by_id, set_at,
      confirmed_by_id, confirmed_at)
      SELECT library_id, gen_random_uuid(), NEW.winner_id, scheme, scheme_version, code, question, basis, suggested_code, reason, set_by_id, set_at,
        confirmed_by_id, confirmed_at
      FROM citation_level WHERE library_id = NEW.library_id AND citation_id = NEW.loser_id
      ON CONFLICT DO NOTHING RETURNING id)
    SELECT coalesce(jsonb_agg(id), '[]') INTO ids FROM copied;
  NEW.moved := NEW.moved || jsonb_build_object('citation_level', ids);
  WITH copied AS (
    INSERT INTO subscription (library_id, user_id, subject_type, subject_id, muted, since)
      SELECT library_id, user_id, subject_type, NEW.winner_id, muted, since FROM subscription
      WHERE library_id = NEW.library_id AND subject_type = 'citation' AND subject_id = NEW.loser_id
      ON CONFLICT DO NOTHING RETURNING user_id)
    SELECT coalesce(jsonb_agg(user_id), '[]') INTO ids FROM copied;
  NEW.moved := NEW.moved || jsonb_build_object('subscription', ids);
  INSERT INTO study_report (library_id, citation_id, study_id, nature)
    SELECT library_id, NEW.winner_id, study_id, nature FROM study_report WHERE library_id = NEW.library_id AND citation_id = NEW.loser_id
    ON CONFLICT DO NOTHING;
  RETURN NEW;
END
$$;
